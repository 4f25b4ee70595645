"""The hidden index of a reporting workbook as it comes back: which column holds which field."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

RECORD_LENGTH: Final = 8


@dataclass(frozen=True, slots=True)
class ListedColumn:
    """One column as the workbook was made: its code, letters, role and kind.

    `choices` names the list of its values, `refers` the `sheet.column` whose values it holds.
    """

    code: str
    letters: str
    role: str
    kind: str
    choices: str
    refers: str
    heading: str = ""

    @property
    def filled_in(self) -> bool:
        """Whether people fill in the column."""
        return self.role == "field"


@dataclass(slots=True)
class ListedSheet:
    """One sheet as the workbook was made; `table` is empty where all of it is computed."""

    code: str
    name: str
    table: str
    shape: str
    heading_row: int
    columns: dict[str, ListedColumn] = field(default_factory=dict)


@dataclass(slots=True)
class Index:
    """Everything that the hidden index says.

    `rests` are the ends of long texts by the name of their sheet. `fields` are the fields of each
    table in the order of their marks, `marks` the marks of each row by table and key.
    """

    facts: dict[str, str] = field(default_factory=dict)
    pages: set[str] = field(default_factory=set)
    sheets: dict[str, ListedSheet] = field(default_factory=dict)
    lists: dict[str, tuple[str, int]] = field(default_factory=dict)
    rests: dict[str, dict[str, str]] = field(default_factory=dict)
    fields: dict[str, tuple[str, ...]] = field(default_factory=dict)
    marks: dict[str, dict[str, str]] = field(default_factory=dict)

    def take(self, record: Sequence[str]) -> None:
        """Take in one line of the index; a kind that this version does not know is passed over."""
        what, first, second, third, *more = record
        match what:
            case "workbook":
                self.facts[first] = second
            case "page":
                self.pages.add(first)
            case "list":
                self.lists[first] = (second, _whole(third))
            case "rest":
                texts = self.rests.setdefault(first, {})
                texts[second] = texts.get(second, "") + more[0]
            case "marks":
                self.fields[first] = tuple(second.split())
            case "row":
                self.marks.setdefault(first, {})[second] = third
            case _:
                self._take_sheet(record)

    def _take_sheet(self, record: Sequence[str]) -> None:
        """Take in what a line says of one sheet."""
        what, code, second, third, *more = record
        if what == "sheet":
            self.sheets[code] = ListedSheet(code, second, third, more[0], _whole(more[1]))
        elif code in self.sheets:
            columns = self.sheets[code].columns
            if what == "column":
                columns[third] = ListedColumn(third, second, *more)
            elif what == "heading" and second in columns:
                columns[second] = replace(columns[second], heading=third)

    def marks_of(self, table: str, key: str, length: int) -> Mapping[str, str]:
        """Return the marks of a row's fields at export; empty for a row that was not in it."""
        held = self.marks.get(table, {}).get(key, "")
        names = self.fields.get(table, ())
        if len(held) != length * len(names):
            return {}
        return {
            name: held[place * length : (place + 1) * length] for place, name in enumerate(names)
        }


def index_of(rows: Iterable[Sequence[object]]) -> Index:
    """Return what the lines of the hidden sheet say."""
    index = Index()
    for row in rows:
        record = [_said(cell) for cell in row[:RECORD_LENGTH]]
        index.take([*record, *[""] * (RECORD_LENGTH - len(record))])
    return index


def _said(cell: object) -> str:
    return f"{cell:.0f}" if isinstance(cell, float) else str(cell)


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() else 0
