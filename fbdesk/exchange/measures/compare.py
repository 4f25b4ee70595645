"""Compares a city's own list of measures with the plan: what is new, what it says otherwise."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from fbdesk.errors import InputError
from fbdesk.exchange.inventory.cells import plain
from fbdesk.exchange.measures.change import MeasureListChange, Proposal
from fbdesk.exchange.measures.file import MeasureList, read_measure_list
from fbdesk.exchange.measures.headings import TITLE
from fbdesk.exchange.measures.lines import OF_MEASURE, ListedMeasure, ListReader, unread_columns
from fbdesk.exchange.measures.mapping import ListMapping, guessed, read_mapping
from fbdesk.exchange.measures.parts import PartMaker, change_at
from fbdesk.exchange.reading import Cancelled, Message, never, stop_if
from fbdesk.exchange.workbook.change import Change, Standing
from fbdesk.exchange.workbook.values import Choices
from fbdesk.models.cell_values import as_cells_hold
from fbdesk.models.edits.measures import number_after
from fbdesk.models.measures import Measure
from fbdesk.models.row import Stored
from fbdesk.models.rows import check
from fbdesk.models.snapshot import Plan

ROWS_AT_A_TIME: Final = 100
UNREAD: Final = "The column {name} is not taken in: its heading says nothing that fbdesk knows."
ANOTHER: Final = (
    "The plan has the number {number} for another measure: {title}. What the list says of it is "
    "shown, and taken in only if you say so."
)
TWO_MEASURES: Final = (
    "The number is that of {first} in the plan, the title that of {second}. The row is left out."
)
TWICE: Final = "The measure stands in row {first} already. The row is left out."


def preview(
    plan: Plan,
    path: Path,
    choices: Choices,
    day: date,
    *,
    mapping: Path | None = None,
    cancelled: Cancelled = never,
) -> MeasureListChange:
    """Return what the measures of a file would change; the plan is not touched.

    `choices` are the names that people write for codes. Notes of progress are dated `day`.
    Raises `FileError` and `InputError` for a list or mapping that cannot be used.
    """
    listed = read_measure_list(path, cancelled)
    how = read_mapping(mapping, listed) if mapping else guessed(listed)
    return compare(plan, listed, how, choices, day, cancelled=cancelled)


def compare(
    plan: Plan,
    listed: MeasureList,
    mapping: ListMapping,
    choices: Choices,
    day: date,
    *,
    cancelled: Cancelled = never,
) -> MeasureListChange:
    """Return what the measures of a list that was read would change, read by a mapping.

    A measure is known by its title or its number. What the plan leaves open is filled in, what
    it says otherwise is a conflict.
    """
    unread = unread_columns(listed, mapping)
    messages = [
        *(Message(level="note", message=UNREAD, values={"name": name}) for name in unread),
        *(
            Message(level="note", message="The sheet has no measures.", sheet=name)
            for name in listed.passed_over
        ),
    ]
    reader = ListReader(mapping, choices)
    maker = PartMaker(plan, listed.file_name, day, choices, mapping.cost_year)
    measures = tuple(reader.read(listed))
    comparison = _Comparison(plan, maker, measures)
    proposals: list[Proposal] = []
    for place, measure in enumerate(measures):
        if place % ROWS_AT_A_TIME == 0:
            stop_if(cancelled)
        proposals += comparison.measure(measure)
    messages += [*reader.messages, *comparison.messages, *maker.messages]
    return MeasureListChange(
        listed.file_name,
        listed.sha256,
        mapping,
        listed.headings,
        unread,
        tuple(proposals),
        tuple(messages),
    )


class _Comparison:
    """Finds each listed measure in the plan, and tells what the list says beyond the plan."""

    def __init__(self, plan: Plan, maker: PartMaker, measures: Iterable[ListedMeasure]) -> None:
        self._plan = plan
        self._maker = maker
        self._by_number = {plain(each.number): each for each in plan.measures}
        self._by_title = {plain(each.title): each for each in reversed(plan.measures)}
        given = (str(each.values.get("number", "")) for each in measures)
        self._numbers = [*(each.number for each in plan.measures), *given]
        self._position = max((each.position for each in plan.measures), default=-1)
        self._seen: dict[str, int] = {}
        self.messages: list[Message] = []

    def measure(self, listed: ListedMeasure) -> Iterator[Proposal]:
        """Yield what one row of the list proposes."""
        try:
            held, is_sure = self._held(listed)
            self._only_once(held, listed)
            if held is None:
                yield self._new(listed)
                return
        except InputError as error:
            self._tell("error", error.message, listed, **error.values)
            return
        if not is_sure:
            told = {"number": held.number, "title": held.title}
            self._tell("warning", ANOTHER, listed, **told)
        yield from _fields(held, listed, is_sure=is_sure)
        standing = Standing.NEW if is_sure else Standing.CONFLICT
        yield from self._maker.parts(held, listed, standing)

    def _held(self, listed: ListedMeasure) -> tuple[Measure | None, bool]:
        """Return the measure of the plan that a row means, and whether its title says so too.

        Raises `InputError` where number and title mean two of them.
        """
        number = plain(listed.values.get("number", ""))
        by_number = self._by_number.get(number) if number else None
        by_title = self._by_title.get(plain(listed.title))
        if by_number is not None and plain(by_number.title) == plain(listed.title):
            by_title = by_number  # of two measures with one title, the number tells which
        if by_number and by_title and by_number is not by_title:
            first, second = (f"{m.number} {m.title}" for m in (by_number, by_title))
            raise InputError(TWO_MEASURES, first=first, second=second)
        return (by_title, True) if by_title else (by_number, by_number is None)

    def _only_once(self, held: Measure | None, listed: ListedMeasure) -> None:
        """Raise `InputError` where a row above told of the same measure."""
        title, number = plain(listed.title), plain(listed.values.get("number", ""))
        names = [held.key] if held else [f"title {title}", f"number {number}"][: 1 + bool(number)]
        first = next((self._seen[name] for name in names if name in self._seen), None)
        if first is not None:
            raise InputError(TWICE, first=first)
        self._seen.update(dict.fromkeys(names, listed.row))

    def _new(self, listed: ListedMeasure) -> Proposal:
        number = str(listed.values.get("number") or number_after(self._numbers))
        values: dict[str, Any] = {**listed.values, "number": number}
        key = self._maker.key(Measure, plain(listed.title), plain(number))
        made = Measure(key=key, position=self._position + 1, **values)
        check(made)
        self._numbers.append(number)
        self._position += 1
        parts = self._maker.parts(made, listed, Standing.NEW)
        along = tuple(change for part in parts for change in (part.change, *part.along))
        return Proposal(change_at(listed, TITLE, made, Standing.NEW), along)

    def _tell(self, level: Any, text: str, listed: ListedMeasure, **values: object) -> None:
        told: Mapping[str, object] = values
        place = listed.places.get(TITLE, "")
        message = Message(
            level=level, message=text, values=told, sheet=listed.sheet, row=listed.row, column=place
        )
        self.messages.append(message)


def _fields(held: Measure, listed: ListedMeasure, *, is_sure: bool) -> Iterator[Proposal]:
    """Yield each field of which the list says something that the plan does not."""
    for name, wanted in listed.values.items():
        has: Stored = getattr(held, name)
        declared = OF_MEASURE[name]
        if _same(as_cells_hold(declared, has), wanted):
            continue
        fills = is_sure and has in ("", None)
        change = Change(
            kind=Measure,
            key=held.key,
            standing=Standing.CHANGED if fills else Standing.CONFLICT,
            sheet=listed.sheet,
            row=listed.row,
            column=listed.places.get(name, ""),
            field=name,
            held=has,
            wanted=wanted,
        )
        yield Proposal(change)


def _same(held: Stored, wanted: Stored) -> bool:
    """Tell whether two values say the same; texts may differ in their spaces and capitals."""
    if isinstance(held, str) and isinstance(wanted, str):
        return plain(held) == plain(wanted)
    return held == wanted
