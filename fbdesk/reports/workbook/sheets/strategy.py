"""Sheets of the strategy: challenges, goals, targets with their standing, strategy per area."""

from collections.abc import Sequence
from typing import Final

from fbdesk.models.results.plan import TargetResult
from fbdesk.models.strategy import (
    Challenge,
    Goal,
    ReferenceAssumption,
    ReferenceValue,
    Strategy,
    Target,
)
from fbdesk.reports.workbook.columns import Book, Cell, Column, Kind, Sheet, key_columns, stored
from fbdesk.reports.workbook.passports import target_note
from fbdesk.reports.workbook.sheets.city import FieldLine

GROUP: Final = "strategy"

CHALLENGES: Final = Sheet(
    code="challenge",
    title="Challenges",
    about="What makes the goals hard to reach here.",
    group=GROUP,
    rows=lambda book: book.plan.challenges,
    columns=lambda _: (
        stored(Challenge, "focus_area", "Focus area"),
        stored(Challenge, "title", "Challenge"),
        stored(Challenge, "description", "Description"),
        *key_columns(Challenge),
    ),
    reads="challenge",
)

GOALS: Final = Sheet(
    code="goal",
    title="Goals",
    about="Main goal and sub-goals in words. Their figures are targets.",
    group=GROUP,
    rows=lambda book: book.plan.goals,
    columns=lambda _: (
        stored(Goal, "kind", "Kind of goal"),
        stored(Goal, "focus_area", "Focus area"),
        stored(Goal, "title", "Goal"),
        stored(Goal, "description", "Description"),
        *key_columns(Goal),
    ),
    reads="goal",
)


def _result(book: Book, target: Target) -> TargetResult | None:
    return next((one for one in book.results.targets if one.target == target.key), None)


def _figure(name: str, heading: str, **options: str) -> Column:
    """Return the column of one computed figure of a target, t CO2e."""

    def value(book: Book, target: Target) -> float | None:
        result = _result(book, target)
        figure: float | None = getattr(result, name) if result else None
        return figure

    return Column(
        code=name,
        heading=heading,
        value=value,
        kind=Kind.TONNES,
        unit="t CO₂e",
        computed=True,
        formula=options.get("formula", ""),
        about=options.get("about", ""),
        note=lambda book, target: target_note(book, target, _result(book, target), heading),
    )


def _goal(book: Book, target: Target) -> str | None:
    found = book.plan.find(Goal, target.goal)
    return found.title if found else None


def _sectors(book: Book, target: Target) -> str | None:
    result = _result(book, target)
    return book.sectors(result.sectors) if result else None


def _probability(book: Book, target: Target) -> float | None:
    result = _result(book, target)
    return result.probability if result else None


TARGETS: Final = Sheet(
    code="target",
    title="Targets",
    about=(
        "Figures of the goals, in per cent of the base year and for a stated scope. "
        "A positive gap means that the target is missed."
    ),
    group=GROUP,
    rows=lambda book: book.plan.targets,
    columns=lambda _: (
        stored(Target, "title", "Target"),
        stored(Target, "main", "Main target"),
        Column(code="goal_title", heading="Goal", value=_goal, refers="goal.title"),
        stored(Target, "reduction_share", "Reduction", kind=Kind.SHARE),
        stored(Target, "base_year", "Base year"),
        stored(Target, "year", "Target year"),
        stored(Target, "scope", "Scope"),
        stored(Target, "sectors", "Sectors of an own scope"),
        Column(
            code="covers",
            heading="The target covers",
            value=_sectors,
            kind=Kind.LONG,
            computed=True,
        ),
        _figure("base_t", "Emissions in the base year"),
        _figure(
            "goal_t",
            "Emissions at the goal",
            formula="[base_t]*(1-[reduction_share])",
            about="Emissions in the base year less the reduction.",
        ),
        _figure("measures_at_year_t", "Measures path in the target year"),
        _figure(
            "gap_t",
            "Gap",
            formula="[measures_at_year_t]-[goal_t]",
            about="Measures path less goal. Positive: the target is missed.",
        ),
        Column(
            code="probability",
            heading="Probability of meeting the target",
            value=_probability,
            kind=Kind.SHARE,
            computed=True,
            note=lambda book, target: target_note(
                book, target, _result(book, target), "Probability of meeting the target"
            ),
        ),
        stored(Target, "reason", "Reason"),
        *key_columns(Target),
    ),
    reads="target",
)

ASSUMPTIONS: Final = Sheet(
    code="reference_assumption",
    title="Reference path",
    about="How each sector is carried forward without the plan's measures, and why.",
    group=GROUP,
    rows=lambda book: book.plan.reference_assumptions,
    columns=lambda _: (
        stored(ReferenceAssumption, "sector", "Sector"),
        stored(ReferenceAssumption, "source", "Emission source"),
        stored(ReferenceAssumption, "method", "Method"),
        stored(ReferenceAssumption, "yearly_change", "Yearly change", kind=Kind.SHARE),
        stored(ReferenceAssumption, "reason", "Reason"),
        *key_columns(ReferenceAssumption),
    ),
    reads="reference_assumption",
)


def _assumption(book: Book, row: ReferenceValue) -> str | None:
    """Return what a stated figure speaks of, in the inventory's own words."""
    found = book.plan.find(ReferenceAssumption, row.assumption)
    return " / ".join(part for part in (found.sector, found.source) if part) if found else None


def _values(book: Book) -> list[ReferenceValue]:
    place = {row.key: number for number, row in enumerate(book.plan.reference_assumptions)}
    return sorted(book.plan.reference_values, key=lambda row: (place[row.assumption], row.year))


REFERENCE_VALUES: Final = Sheet(
    code="reference_value",
    title="Stated reference path",
    about="What a sector or source is stated to emit without the plan's measures.",
    group=GROUP,
    rows=_values,
    columns=lambda _: (
        Column(code="assumption_name", heading="Sector", value=_assumption, computed=True),
        stored(ReferenceValue, "year", "Year"),
        stored(ReferenceValue, "emission_t", "Emissions", kind=Kind.TONNES, unit="t CO₂e"),
        *key_columns(ReferenceValue),
    ),
    reads="reference_value",
)


def _strategy_lines(book: Book) -> Sequence[tuple[Strategy, FieldLine]]:
    """Return one line per focus area and head, so that long texts read down the page."""
    return [
        (row, FieldLine(row.key, head.code, Cell(getattr(row, head.code), Kind.LONG)))
        for row in book.plan.strategies
        for head in book.programme.strategy_heads
    ]


def _head(book: Book, line: tuple[Strategy, FieldLine]) -> str:
    heads = book.programme.strategy_heads
    return next(h.name.text(book.language) for h in heads if h.code == line[1].field)


STRATEGIES: Final = Sheet(
    code="strategy",
    title="Strategy",
    about="The six heads of each focus area, one line per head.",
    group=GROUP,
    rows=_strategy_lines,
    columns=lambda book: (
        Column(
            code="focus_area",
            heading="Focus area",
            value=lambda _, line: line[0].focus_area,
            kind=Kind.CHOICE,
            choices="focus_area",
        ),
        Column(
            code="own_name",
            heading="Own name",
            value=lambda _, line: line[0].own_name,
            hidden=not book.programme.own_focus_areas,
        ),
        Column(code="head", heading="Head", value=_head, computed=True),
        Column(code="value", heading="Text", value=lambda _, line: line[1].value, kind=Kind.LONG),
        Column(
            code="field", heading="Field name", value=lambda _, line: line[1].field, hidden=True
        ),
        Column(
            code="key",
            heading="Key",
            value=lambda _, line: line[1].key,
            kind=Kind.KEY,
            hidden=True,
        ),
    ),
    reads="strategy",
    shape="fields",
    frozen=2,
)

SHEETS: Final = (CHALLENGES, GOALS, TARGETS, ASSUMPTIONS, REFERENCE_VALUES, STRATEGIES)
