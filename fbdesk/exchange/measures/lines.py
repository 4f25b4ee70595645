"""From the rows of a list to measures as the list tells them, with a word on what was odd."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from fbdesk.errors import InputError
from fbdesk.exchange.inventory.cells import is_total, plain
from fbdesk.exchange.measures.fields import AMOUNTS_IN, BY_CODE, Holds
from fbdesk.exchange.measures.file import ListLine, ListSheet, MeasureList
from fbdesk.exchange.measures.headings import TITLE, heading_factor, heading_year
from fbdesk.exchange.measures.mapping import ListMapping
from fbdesk.exchange.measures.values import (
    amount_ore,
    area_of,
    cut_t,
    day_of,
    is_empty,
    names_in,
    priority_of,
    state_of,
    year_of,
    years_of,
)
from fbdesk.exchange.reading import Message
from fbdesk.exchange.workbook.places import column_letters
from fbdesk.exchange.workbook.values import SIGNS_OF_NO, SIGNS_OF_YES, Choices, cell_text
from fbdesk.models.declarations import fields
from fbdesk.models.measures import Measure
from fbdesk.models.row import Stored
from fbdesk.models.rows import check_value

OF_MEASURE: Final = {declared.name: declared for declared in fields(Measure)}


@dataclass(frozen=True, slots=True)
class Amount:
    """A cost of a kind, øre; `year` is None where its column names none."""

    kind: str
    year: int | None
    ore: int
    place: str


@dataclass(frozen=True, slots=True)
class ListedMeasure:
    """A measure as one row of a list tells it; what the row does not say is not there.

    `places` gives the letters of the column of each field. `deadline` comes with the heading of
    its column, which names the milestone.
    """

    sheet: str
    row: int
    values: Mapping[str, Stored]
    places: Mapping[str, str]
    amounts: tuple[Amount, ...] = ()
    deadline: tuple[str, date] | None = None
    cut_t: float | None = None
    partners: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    indicator: str = ""
    note: str = ""

    @property
    def title(self) -> str:
        """What the measure is called."""
        return str(self.values[TITLE])


@dataclass
class _Told:
    """What has been read of a row so far."""

    values: dict[str, Stored] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    amounts: list[Amount] = field(default_factory=list)
    parts: dict[str, Any] = field(default_factory=dict)


class ListReader:
    """Reads the rows of a list by a mapping, and keeps what there is to tell about them."""

    def __init__(self, mapping: ListMapping, choices: Choices) -> None:
        self._mapping = mapping
        self._choices = choices
        self.messages: list[Message] = []

    def read(self, listed: MeasureList) -> Iterator[ListedMeasure]:
        """Yield the measures of every sheet in which the mapping has a column for them."""
        for sheet in listed.sheets:
            if TITLE not in map(self._mapping.column, sheet.headings):
                self._say("warning", "The sheet has no column for the measures.", sheet)
                continue
            yield from self._sheet(sheet)

    def _sheet(self, sheet: ListSheet) -> Iterator[ListedMeasure]:
        area = self._area(sheet.name)
        for line in sheet.lines:
            heading = self._heading(line)
            if heading:
                area = heading
                continue
            told = self._line(sheet, line)
            if TITLE not in told.values:
                self._without_title(sheet, line)
                continue
            if area and "focus_area" not in told.values:
                told.values["focus_area"] = area
            yield ListedMeasure(
                sheet.name,
                line.number,
                told.values,
                told.places,
                tuple(told.amounts),
                **told.parts,
            )

    def _heading(self, line: ListLine) -> str:
        """Return the focus area that a row of one cell names: it is a heading, no measure."""
        written = [cell for cell in line.cells if not is_empty(cell)]
        return self._area(cell_text(written[0])) if len(written) == 1 else ""

    def _area(self, text: str) -> str:
        try:
            return area_of(self._mapping.word("focus_area", text), self._choices) if text else ""
        except InputError:
            return ""

    def _without_title(self, sheet: ListSheet, line: ListLine) -> None:
        if any(is_total(cell) for cell in line.cells):
            text = "A row of totals was left out: its parts are in the table."
            self._say("note", text, sheet, line)
        else:
            text = "The row names no measure. It is left out."
            self._say("warning", text, sheet, line)

    def _line(self, sheet: ListSheet, line: ListLine) -> _Told:
        told = _Told()
        for place, heading in enumerate(sheet.headings):
            code = self._mapping.column(heading)
            cell = line.cells[place] if place < len(line.cells) else ""
            if not code or is_empty(cell) or (code == TITLE and is_total(cell)):
                continue
            try:
                self._take(told, code, heading, cell, column_letters(place))
            except InputError as error:
                self.messages.append(
                    Message(
                        level="warning",
                        message=error.message,
                        values={**error.values, "field": heading},
                        sheet=sheet.name,
                        row=line.number,
                        column=column_letters(place),
                    )
                )
        return told

    def _take(self, told: _Told, code: str, heading: str, cell: object, place: str) -> None:
        """Take one cell over. Raises `InputError` where it cannot be read."""
        holds = BY_CODE[code].holds
        told.places[code] = place
        if holds is Holds.MONEY:
            factor = heading_factor(heading) or AMOUNTS_IN[self._mapping.amounts_in]
            amount = Amount(code, heading_year(heading), amount_ore(cell, factor), place)
            told.amounts.append(amount)
        elif code == "years":
            for name, year in zip(("start_year", "end_year"), years_of(cell), strict=True):
                if year is not None:
                    told.values.setdefault(name, year)
                    told.places.setdefault(name, place)
        elif code in OF_MEASURE:
            value = self._value(code, cell)
            check_value(OF_MEASURE[code], value)
            told.values[code] = value
        else:
            name, part = self._part(code, heading, cell)
            told.parts[name] = part

    def _value(self, code: str, cell: object) -> Stored:
        match BY_CODE[code].holds:
            case Holds.CHOICE:
                return self._choice(code, cell)
            case Holds.YEAR:
                return year_of(cell)
            case Holds.YES_NO:
                return _yes_or_no(cell)
            case Holds.TEXT:
                return cell_text(cell).strip()
            case _:
                return " ".join(cell_text(cell).split())

    def _choice(self, of: str, cell: object) -> str:
        word = self._mapping.word(of, cell_text(cell).strip())
        if of == "status":
            return state_of(word, self._choices)
        if of == "priority":
            return priority_of(word, self._choices)
        return area_of(word, self._choices, of)

    def _part(self, code: str, heading: str, cell: object) -> tuple[str, Any]:
        match code:
            case "deadline":
                return "deadline", (heading, day_of(cell))
            case "cut":
                return "cut_t", cut_t(cell)
            case "partners" | "instruments":
                return code, names_in(cell, commas=code == "partners")
            case "indicator":
                return code, " ".join(cell_text(cell).split())
            case _:
                return code, cell_text(cell).strip()

    def _say(self, level: Any, text: str, sheet: ListSheet, line: ListLine | None = None) -> None:
        row = line.number if line else 0
        self.messages.append(Message(level=level, message=text, sheet=sheet.name, row=row))


def unread_columns(listed: MeasureList, mapping: ListMapping) -> tuple[str, ...]:
    """Return the headings of columns with something in them that the mapping does not take."""
    unread: dict[str, None] = {}
    for sheet in listed.sheets:
        for place, heading in enumerate(sheet.headings):
            cells = (line.cells[place] for line in sheet.lines if place < len(line.cells))
            if heading and not mapping.column(heading) and not all(map(is_empty, cells)):
                unread[heading] = None
    return tuple(unread)


def _yes_or_no(cell: object) -> bool:
    said = plain(cell_text(cell))
    if said in SIGNS_OF_YES | SIGNS_OF_NO:
        return said in SIGNS_OF_YES
    raise InputError("«{text}» is neither yes nor no.", text=cell_text(cell))
