"""Taking chosen differences of a returned agreement into the plan, as one change."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection

from fbdesk.exchange.agreement.difference import About, Difference
from fbdesk.exchange.agreement.links import MEASURES
from fbdesk.models import rows
from fbdesk.models.agreement import Agreement, AgreementSection, Commitment, Condition
from fbdesk.models.edits import agreement as edits
from fbdesk.models.measures import Measure
from fbdesk.models.row import Row

KINDS: Final[Mapping[About, type[Row]]] = {
    "commitment": Commitment,
    "condition": Condition,
    "section": AgreementSection,
}
"""The row of the plan that a difference is about."""


def take_over(
    connection: Connection,
    differences: Iterable[Difference],
    *,
    day: date,
    changed_by: str = "",
    reason: str = "",
) -> int:
    """Write what was chosen into the plan and return how many differences that were.

    A wording past the draft is kept with the day, who took the new one over, and the `reason`.
    What cannot be taken, and rows that the plan no longer has, are left out.
    """
    taken = 0
    for each in differences:
        if not each.can_be_taken or not _is_there(connection, each):
            continue
        if each.about == "section":
            _take_section(connection, each)
        elif each.about == "condition":
            _take_condition(connection, each)
        elif each.change == "new":
            _add_commitment(connection, each.values)
        elif each.part == MEASURES:
            _tie(connection, each.key, each.values)
        elif each.part == "text":
            text = str(each.values["text"])
            edits.reword(connection, each.key, text, day=day, changed_by=changed_by, reason=reason)
        else:
            rows.change(connection, Commitment, each.key, **_values(each.values))
        taken += 1
    return taken


def _is_there(connection: Connection, difference: Difference) -> bool:
    values = difference.values
    needed: list[tuple[type[Row], object]]
    needed = [(Commitment, values[name]) for name in ("commitment", "requires") if name in values]
    needed += [(Measure, values["measure"])] if "measure" in values else []
    needed += [(KINDS[difference.about], difference.key)] if difference.change != "new" else []
    return all(rows.find(connection, kind, key=str(key)) is not None for kind, key in needed)


def _take_section(connection: Connection, difference: Difference) -> None:
    if difference.change == "gone":
        rows.delete(connection, AgreementSection, difference.key)
    elif difference.change == "new":
        agreement = rows.read(connection, Agreement)[0].key
        title, text = (str(difference.values[name]) for name in ("title", "text"))
        edits.add_section(connection, agreement, title=title, text=text)
    else:
        rows.change(connection, AgreementSection, difference.key, **_values(difference.values))


def _take_condition(connection: Connection, difference: Difference) -> None:
    """Take a condition over; two commitments that another condition binds already have one."""
    values = difference.values
    ends = {name: str(values[name]) for name in ("commitment", "requires") if name in values}
    bound = rows.find(connection, Condition, **ends) if ends else None
    if difference.change == "gone" or (bound is not None and difference.change == "changed"):
        rows.delete(connection, Condition, difference.key)
    elif difference.change == "changed":
        rows.change(connection, Condition, difference.key, **_values(values))
    else:
        edits.set_condition(connection, **ends, linked=True, text=str(values["text"]))


def _tie(connection: Connection, commitment: str, values: Mapping[str, object]) -> None:
    linked = bool(values["linked"])
    edits.set_measure(connection, commitment, str(values["measure"]), linked=linked)


def _add_commitment(connection: Connection, values: Mapping[str, object]) -> None:
    """Add a commitment; the number that the parties gave it is kept where it is free."""
    key = edits.add_commitment(
        connection,
        party=str(values["party"]),
        text=str(values["text"]),
        focus_area=str(values.get("focus_area") or "0"),
    )
    more = {name: values[name] for name in ("deadline", "status") if name in values}
    number = str(values.get("number") or "")
    taken = {each.number for each in rows.read(connection, Commitment)}
    if edits.NUMBER.search(number) and number not in taken:
        more["number"] = number
    if more:
        rows.change(connection, Commitment, key, **_values(more))
    measures = values.get(MEASURES)
    for measure in measures if isinstance(measures, tuple) else ():
        if rows.find(connection, Measure, key=measure) is not None:
            edits.set_measure(connection, key, measure, linked=True)


def _values(values: Mapping[str, object]) -> dict[str, Any]:
    return dict(values)
