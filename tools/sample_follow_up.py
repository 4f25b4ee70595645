"""Rows of the samples that are written one table per row: follow-up, meetings, deadlines, reports.

In the source, a field that holds another row's key holds the name by which the source calls that
row. A list named after a table of `LINKED` makes one linking row for each of its names.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from fbdesk.models.agreement import Commitment
from fbdesk.models.declarations import BY_TABLE, fields
from fbdesk.models.followup import Indicator
from fbdesk.models.measures import Measure
from fbdesk.models.periods.history import CLOSED, freeze
from fbdesk.models.programmes.of_plan import programme_of
from fbdesk.models.reporting import FrozenPart, PeriodEvent, ReportPeriod
from fbdesk.models.results.computing import compute, edition_of
from fbdesk.models.row import Row, To
from fbdesk.models.snapshot import Plan

Words = Mapping[str, Any]
KeyOf = Callable[..., str]
"""Gives the key of a row by its kind and the names that the source calls it by."""
RowOf = Callable[..., Row]
"""Gives a row of a kind by its name and its words."""

TABLES = (
    *("milestone", "progress_note", "decision", "measure_link", "indicator"),
    *("body", "body_member", "meeting_series", "meeting", "meeting_participant"),
    *("agenda_item", "action_item", "communication", "deadline", "report_period"),
    *("commitment_wording", "commitment_year", "joint_project", "joint_project_year"),
    "criterion_weight",
)
"""The tables of the source that hold one row each, in the order in which rows are made."""

LINKED = {
    ("agenda_item", "measures"): ("agenda_item_measure", "measure"),
    ("agenda_item", "commitments"): ("agenda_item_commitment", "commitment"),
    ("communication", "measures"): ("communication_measure", "measure"),
    ("joint_project", "parties"): ("joint_project_party", "party"),
}
"""Lists of names in a table, with the kind of row that each name becomes and its field."""


def follow_up(files: Mapping[str, Words], key_of: KeyOf, row_of: RowOf) -> Iterator[Row]:
    """Yield every row that the files of a sample hold in tables of their own."""
    for table in TABLES:
        for given in files.values():
            for position, words in enumerate(given.get(table, ())):
                yield from _rows(table, words, position, key_of, row_of)


def closed(plan: Plan, closing: Words, key_of: KeyOf) -> Plan:
    """Return a plan with its period closed, as the words of the source tell it.

    The frozen copy holds what the plan was then: today's rows, with the values of that day where
    the source gives them, and no deadline that was met later.
    """
    period = plan.find(ReportPeriod, key_of(ReportPeriod, closing["report_period"]))
    if period is None:
        raise ValueError("the closing names no report period of the source")
    then = _as_it_was(plan, closing, period, key_of)
    frozen = freeze(then, compute(then, edition_of(then), programme_of(then)), period.key)
    event = PeriodEvent(
        key=key_of(PeriodEvent, closing["report_period"]),
        report_period=period.key,
        action=CLOSED,
        happened=closing["happened"],
        person=closing["person"],
        reason=closing["reason"],
        digest=frozen.digest,
    )
    parts = [
        replace(one, key=key_of(FrozenPart, closing["report_period"], one.part, str(one.piece)))
        for one in frozen.parts
    ]
    ordered = sorted(parts, key=lambda one: (one.part, one.piece))
    return replace(plan, period_events=(event,), frozen_parts=tuple(ordered))


def _as_it_was(plan: Plan, closing: Words, period: ReportPeriod, key_of: KeyOf) -> Plan:
    measures = {key_of(Measure, number): was for number, was in closing["measures"].items()}
    promises = {key_of(Commitment, number): was for number, was in closing["commitments"].items()}
    day = closing["happened"].date()
    return replace(
        plan,
        deadlines=tuple(
            replace(one, done_through=None) if one.done_through and one.done_through > day else one
            for one in plan.deadlines
        ),
        measures=tuple(replace(one, **measures.get(one.key, {})) for one in plan.measures),
        commitments=tuple(replace(one, **promises.get(one.key, {})) for one in plan.commitments),
        report_periods=(replace(period, state="open"),),
    )


def _rows(table: str, words: Words, position: int, key_of: KeyOf, row_of: RowOf) -> Iterator[Row]:
    kind = BY_TABLE[table]
    below = {"id", "targets", "value", *(name for of, name in LINKED if of == table)}
    stated = {name: value for name, value in words.items() if name not in below}
    marks = {field.name: field.mark(To) for field in fields(kind)}
    for name, mark in marks.items():
        if mark is not None and name in stated:
            stated[name] = key_of(BY_TABLE[mark.table], stated[name])
    if "position" in marks:
        stated["position"] = position
    name = words.get("id", str(position))
    row = row_of(kind, name, stated)
    yield row
    for (of, list_name), (link, end) in LINKED.items():
        for one in words.get(list_name, ()) if of == table else ():
            ends = {table: row.key, end: key_of(BY_TABLE[end], one)}
            yield row_of(BY_TABLE[link], f"{name}/{one}", ends)
    if isinstance(row, Indicator):
        yield from _figures(row, name, words, row_of)


def _figures(indicator: Indicator, name: str, words: Words, row_of: RowOf) -> Iterator[Row]:
    belongs = {"indicator": indicator.key}
    for year, value in words.get("targets", {}).items():
        target = {**belongs, "year": int(year), "value": value}
        yield row_of(BY_TABLE["indicator_target"], f"{name}/{year}", target)
    for observed in words.get("value", ()):
        seen = f"{name}/{observed['observed']}"
        yield row_of(BY_TABLE["indicator_value"], seen, {**observed, **belongs})
