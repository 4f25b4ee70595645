"""The choice lists: every code that a cell may hold, with the name that people choose."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from fbdesk.calculation.accounting import ACCOUNTINGS
from fbdesk.calculation.catalogue import METHODS
from fbdesk.models.programmes.programme import Programme
from fbdesk.reports.workbook.columns import CodeName
from fbdesk.texts import Translate

OF_THE_PROGRAMME: Final = (
    *("focus_area", "task", "status", "scheme", "target_scope", "party_kind"),
    *("instrument_kind", "level", "priority", "programme_importance", "state_dependence"),
    *("city_environment", "commitment_status", "agreement_state", "agreement_section"),
)
NUMBERED: Final = frozenset({"focus_area", "task"})
"""Lists whose codes people know: they stand before the names, `1.3 Begrense bilbruken`."""

OWN: Final[Mapping[str, Mapping[str, str]]] = {
    "yes_no": {"yes": "Yes", "no": "No"},
    "goal_kind": {"main": "Main goal", "sub": "Sub-goal"},
    "cost_kind": {"investment": "Investment", "operating": "Operation", "saving": "Saving"},
    "reference_method": {
        "constant": "As in the start year",
        "linear": "Yearly change, straight line",
        "trend": "Yearly change",
        "per_inhabitant": "Follows the population",
        "stated": "Stated figures",
    },
    "scenario_basis": {
        "adopted": "Adopted measures",
        "proposed": "Adopted and proposed measures",
        "without_state": "Without the state's contribution",
        "chosen": "Chosen measures only",
    },
    "criterion": {
        "direct": "Direct cut",
        "indirect": "Indirect cut",
        "cost": "Cost per tonne",
        "environment": "City environment",
        "independence": "Independent of the state",
        "priority": "Priority",
    },
    "electricity": {choice.code: choice.name for choice in ACCOUNTINGS},
    "gwp_set": {"SAR": "SAR", "AR4": "AR4", "AR5": "AR5", "AR6": "AR6"},
    "overlap": {"overlapping": "Overlapping", "disjoint": "On different parts"},
    "spread": {"percent": "± per cent", "triangular": "Low to high", "lognormal": "Lognormal"},
    "source_status": {
        "confirmed": "Confirmed",
        "derived": "Derived",
        "unconfirmed": "Not confirmed",
        "stated": "Stated in the plan",
        "default": "Default value",
        "own": "The plan's own value",
    },
    "link_kind": {"web": "Web page", "attachment": "Attachment", "case": "Case"},
    "indicator_kind": {
        "result": "Result indicator",
        "output": "Output indicator",
        "context": "Context indicator",
    },
    "indicator_direction": {"up": "Higher is better", "down": "Lower is better"},
    "body_kind": {
        "political": "Political body",
        "steering": "Steering group",
        "project": "Project group",
        "working_group": "Working group",
        "network": "Network",
        "other": "Other body",
    },
    "meeting_state": {"planned": "Planned", "held": "Held", "cancelled": "Cancelled"},
    "attendance": {"invited": "Invited", "attended": "Attended", "absent": "Absent"},
    "deadline_kind": {
        "programme": "The programme",
        "state_budget": "State budget",
        "municipal_budget": "Municipal budget",
        "report": "Report",
        "own": "Own deadline",
    },
    "precision": {"day": "On the day", "month": "In the month", "season": "In the season"},
    "period_kind": {"quarter": "Quarter", "half_year": "Half-year", "year": "Year"},
    "period_state": {"open": "Still open", "closed": "Closed"},
    "period_action": {"closed": "Closed", "reopened": "Reopened"},
    "finding_strength": {"blocks": "Must be mended", "remark": "Remark"},
}
"""Lists of codes that do not depend on the programme; names in English."""


def choice_lists(
    programme: Programme, translate: Translate, language: str
) -> dict[str, tuple[CodeName, ...]]:
    """Return every choice list by its name; within a list no two names are the same."""
    lists = {
        of: [
            CodeName(code, f"{code} {name}" if of in NUMBERED else name)
            for code, words in programme.choices(of)
            for name in [words.text(language)]
        ]
        for of in OF_THE_PROGRAMME
    }
    lists["programme"] = [CodeName(programme.code, programme.name.text(language))]
    lists["target_scope"].append(CodeName("sectors", translate("The sectors listed")))
    lists["method"] = [CodeName(method.id, translate(method.title)) for method in METHODS]
    for of, names in OWN.items():
        lists[of] = [CodeName(code, translate(name)) for code, name in names.items()]
    return {of: _told_apart(choices) for of, choices in lists.items()}


def _told_apart(choices: Iterable[CodeName]) -> tuple[CodeName, ...]:
    """Return the choices with their codes behind names that stand twice."""
    listed = tuple(choices)
    times = Counter(choice.name.casefold() for choice in listed)
    return tuple(
        choice
        if times[choice.name.casefold()] == 1
        else CodeName(choice.code, f"{choice.name} ({choice.code})")
        for choice in listed
    )
