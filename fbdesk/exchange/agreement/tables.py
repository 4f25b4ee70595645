"""The tables of a returned agreement: each commitment and each condition as the file has it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from fbdesk.exchange.agreement.words import COLUMNS, CONDITION_COLUMNS, is_column
from fbdesk.exchange.word.text import Grid, GridRow, Remark
from fbdesk.models.agreement_marks import COMMITMENT, CONDITION, words_as_read

NEEDED: Final = frozenset({"number", "party", "text"})
NEEDED_OF_CONDITIONS: Final = frozenset({"given", "required"})
PLACES: Final = {name: place for place, name in enumerate(COLUMNS)}
"""Where columns stand in a file as it went out; taken where the headings were written anew."""
PLACES_OF_CONDITIONS: Final = {name: place for place, name in enumerate(CONDITION_COLUMNS)}


@dataclass(frozen=True, slots=True)
class ReturnedCommitment:
    """A row of a table of commitments, in the file's words; None where there is no such column.

    `area` is the code of the focus area under whose heading it stands, empty where none is marked.
    """

    mark: str
    number: str
    party: str
    text: str
    deadline: str | None
    status: str | None
    measures: str | None = None
    area: str = ""
    remarks: tuple[Remark, ...] = ()
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReturnedCondition:
    """A row of the table of conditions: which commitment holds, which one it needs, and why.

    Both commitments are as the file names them: the number, then words that nobody needs.
    """

    mark: str
    given: str
    required: str
    text: str | None
    remarks: tuple[Remark, ...] = ()
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StruckOut:
    """A row that somebody deleted with tracked changes."""

    mark: str
    number: str
    authors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadTable:
    """What a table holds; `is_ours` is false for one that has neither of our kinds of rows."""

    commitments: tuple[ReturnedCommitment, ...] = ()
    conditions: tuple[ReturnedCondition, ...] = ()
    struck_out: tuple[StruckOut, ...] = ()
    remarks: tuple[Remark, ...] = ()
    """Comments beside rows that are neither."""
    is_ours: bool = True


def read_table(grid: Grid, area: str) -> ReadTable:
    """Return what a table of the file holds; `area` is the focus area under whose heading it is."""
    for kind, names, needed, places in (
        (COMMITMENT, COLUMNS, NEEDED, PLACES),
        (CONDITION, CONDITION_COLUMNS, NEEDED_OF_CONDITIONS, PLACES_OF_CONDITIONS),
    ):
        found = _columns(grid, names)
        whole = found.keys() >= needed
        if whole or any(_first_mark(row, kind) for row in grid.rows):
            headings = {name: names[name] for name in needed}
            return _Table(kind, found if whole else places, headings).read(grid, area)
    return ReadTable(remarks=tuple(r for row in grid.rows for r in _remarks(row)), is_ours=False)


def _first_mark(row: GridRow, kind: str) -> str:
    """Return the bookmark of a kind that a row has, empty where it has none."""
    marks = (mark for passage in row.passages for mark in passage.marks)
    return next((mark for mark in marks if mark.startswith(kind)), "")


def _columns(grid: Grid, names: Mapping[str, str]) -> dict[str, int]:
    """Return where each column stands, by the headings in the first row."""
    found: dict[str, int] = {}
    for place, text in enumerate(_cells(grid.rows[0]) if grid.rows else ()):
        for name, source in names.items():
            if is_column(source, text):
                found.setdefault(name, place)
    return found


@dataclass(slots=True)
class _Table:
    """A table of one kind while it is read: the columns' places, and the headings it must have."""

    kind: str
    columns: Mapping[str, int]
    headings: Mapping[str, str]
    commitments: list[ReturnedCommitment] = field(default_factory=list)
    conditions: list[ReturnedCondition] = field(default_factory=list)
    struck_out: list[StruckOut] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def read(self, grid: Grid, area: str) -> ReadTable:
        """Return what the table holds."""
        for row in grid.rows:
            self._row(row, area)
        return ReadTable(
            tuple(self.commitments),
            tuple(self.conditions),
            tuple(self.struck_out),
            tuple(self.remarks),
        )

    def _row(self, row: GridRow, area: str) -> None:
        texts = _cells(row)
        mark = _first_mark(row, self.kind)
        across = len(row.cells) == 1 and len(texts) > 1
        held = {
            name: words_as_read(texts[place])
            for name, place in self.columns.items()
            if place < len(texts)
        }
        authors = _once((*row.authors, *(a for p in row.passages for a in p.authors)))
        written = held.get("text") or held.get("given") or held.get("required")
        if row.struck_out:
            self.struck_out.append(StruckOut(mark, held.get("number", ""), authors))
            self.remarks += _remarks(row)
        elif (across and not mark) or self._is_heading(texts) or not (mark or written):
            self.remarks += _remarks(row)
        elif self.kind == COMMITMENT:
            self.commitments.append(_commitment(mark, held, area, _remarks(row), authors))
        else:
            ends = held.get("given", ""), held.get("required", "")
            self.conditions.append(
                ReturnedCondition(mark, *ends, held.get("text"), _remarks(row), authors)
            )

    def _is_heading(self, texts: Sequence[str]) -> bool:
        """Return whether a row holds the headings, which a table that was cut in two has twice."""
        places = ((self.columns[name], source) for name, source in self.headings.items())
        return all(p < len(texts) and is_column(source, texts[p]) for p, source in places)


def _commitment(
    mark: str,
    held: Mapping[str, str],
    area: str,
    remarks: tuple[Remark, ...],
    authors: tuple[str, ...],
) -> ReturnedCommitment:
    return ReturnedCommitment(
        mark=mark,
        number=held.get("number", ""),
        party=held.get("party", ""),
        text=held.get("text", ""),
        deadline=held.get("deadline"),
        status=held.get("status"),
        measures=held.get("measures"),
        area=area,
        remarks=remarks,
        authors=authors,
    )


def _cells(row: GridRow) -> list[str]:
    """Return the texts of a row by columns; a cell across several stands in the first of them."""
    texts: list[str] = []
    for cell in row.cells:
        texts += [cell.text, *[""] * (cell.span - 1)]
    return texts


def _remarks(row: GridRow) -> tuple[Remark, ...]:
    return tuple(dict.fromkeys(remark for p in row.passages for remark in p.remarks))


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
