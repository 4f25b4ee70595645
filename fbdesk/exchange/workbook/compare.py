"""Compares a workbook that came back with the plan: what was changed in it, added and taken out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from fbdesk.errors import FileError, InputError
from fbdesk.exchange.reading import Cancelled, Message, never, stop_if
from fbdesk.exchange.workbook.cells import Cell, CellReader, cells_of, standing
from fbdesk.exchange.workbook.change import Change, Standing, WorkbookChange
from fbdesk.exchange.workbook.file import FilledBook, FilledRow, FilledSheet, read_workbook
from fbdesk.exchange.workbook.fit import what_does_not_fit
from fbdesk.exchange.workbook.mixed_rows import mixed_rows
from fbdesk.exchange.workbook.names import Names
from fbdesk.exchange.workbook.new_rows import NewRows
from fbdesk.exchange.workbook.values import Choices, cell_text
from fbdesk.models.cell_values import MARK_LENGTH
from fbdesk.models.declarations import KINDS, table_name
from fbdesk.models.edits.naming import names_of
from fbdesk.models.reporting import ReportPeriod
from fbdesk.models.row import Row, Stored, To
from fbdesk.models.snapshot import Plan

CHANGED_ELSEWHERE: Final[Mapping[tuple[str, str], str]] = {
    ("plan", "programme"): "The programme of a plan cannot be changed.",
    ("plan", "factors_edition"): "The edition of the factors is chosen on the page Factors.",
    ("report_period", "state"): "A report period is closed and reopened on the page Reporting.",
    ("effect", "method"): "The method of a calculation is changed with its inputs, in fbdesk.",
}
"""Fields that hang together with more than a cell shows, and where they are changed instead."""

ROWS_AT_A_TIME: Final = 100
"""Between so many rows the user can stop the comparison."""

CLOSED: Final = "The report period is closed. Reopen it in fbdesk before its texts are changed."
DELETED_SINCE: Final = (
    "The row was deleted in the plan after the workbook was made. Tick it to add it again."
)
COPIED: Final = "The row is a copy of row {first}, and comes in as a new one."
UNKNOWN_KEY: Final = "The plan has no such row. It comes in as a new one."
NAMELESS: Final = "{name} keeps its name: a name cannot be empty."
NEW_LINE: Final = "Lines cannot be added to this sheet."


def preview(
    plan: Plan,
    path: Path,
    names_by_list: Mapping[str, Mapping[str, str]],
    cancelled: Cancelled = never,
) -> WorkbookChange:
    """Return what a filled-in workbook would change; the plan is not touched.

    `names_by_list` holds the codes of each choice list by their names in all languages. Raises
    `FileError` for a file that cannot be used or belongs to another plan.
    """
    book = read_workbook(path, cancelled)
    if book.index.facts.get("plan_key") != plan.settings.key:
        raise FileError(
            "{file} was made from another plan. Open that plan, or make a workbook from this one.",
            file=path.name,
        )
    return compare(plan, book, names_by_list, cancelled)


def compare(
    plan: Plan,
    book: FilledBook,
    names_by_list: Mapping[str, Mapping[str, str]],
    cancelled: Cancelled = never,
) -> WorkbookChange:
    """Return what a workbook that was read would change."""
    comparison = _Comparison(plan, book, Choices(book.lists, names_by_list), cancelled)
    by_table = {sheet.listed.table: sheet for sheet in book.sheets}
    for kind in KINDS:  # parents first, so that new rows can belong to new ones
        sheet = by_table.get(table_name(kind))
        if sheet is not None and "key" in sheet.places:
            mixed = mixed_rows(plan, kind, sheet)
            if mixed is None:
                comparison.sheet(kind, sheet)
            else:
                comparison.messages.append(mixed)
    kept, problems = what_does_not_fit(plan, comparison.changes)
    messages = (*book.messages, *comparison.messages, *problems)
    return WorkbookChange(book.file_name, book.sha256, tuple(_once(kept)), messages)


@dataclass
class _Comparison:
    plan: Plan
    book: FilledBook
    choices: Choices
    cancelled: Cancelled
    changes: list[Change] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._names = Names(self.plan, self.book)
        self._reader = CellReader(self.book, self._names, self.choices)
        self._new_rows = NewRows(self.plan, self._reader, self._names)

    def sheet(self, kind: type[Row], sheet: FilledSheet) -> None:
        """Compare one sheet."""
        seen: dict[str, int] = {}
        for place, row in enumerate(sheet.rows):
            if place % ROWS_AT_A_TIME == 0:
                stop_if(self.cancelled)
            key = cell_text(row.cells["key"]).strip()
            by_line = sheet.listed.shape == "fields"
            held = self.plan.find(kind, key)
            if held is not None and (by_line or key not in seen):
                self._row(sheet, row, held)
            elif by_line:
                if any(not cell.is_empty for cell in cells_of(sheet, row)):
                    self._say("warning", NEW_LINE, sheet, row)
            else:
                self._new(sheet, row, key, seen.get(key, 0))
            if key:
                seen.setdefault(key, row.number)
        if sheet.listed.shape == "rows":
            self.changes += self._gone(kind, sheet, seen)

    def _row(self, sheet: FilledSheet, row: FilledRow, held: Row) -> None:
        table = sheet.listed.table
        marks = self.book.index.marks_of(table, held.key, MARK_LENGTH)
        closed = isinstance(held, ReportPeriod) and held.state == "closed"
        known: dict[str, Stored] = {}
        for cell in cells_of(sheet, row):
            name = cell.field.name
            known[name] = getattr(held, name)
            try:
                change = self._cell(cell, held, marks.get(name, ""), known)
            except InputError as error:
                self.messages.append(cell.message(error))
                continue
            if change is None:
                continue
            elsewhere = CHANGED_ELSEWHERE.get((table, name), CLOSED if closed else "")
            if elsewhere:
                self._say("warning", elsewhere, sheet, row, change.column)
            else:
                known[name] = change.wanted
                self.changes.append(change)

    def _cell(self, cell: Cell, held: Row, mark: str, known: Mapping[str, Stored]) -> Change | None:
        """Return what a cell changes in the plan, if anything."""
        name = cell.field.name
        before = cell.row.cells.get(name, "") if cell.field.mark(To) else ""
        meant = self._reader.values(cell, cell_text(before).strip(), known)
        found = standing(cell.field, getattr(held, name), meant, mark)
        if found is None:
            return None
        how, wanted = found
        if wanted == "" and name in names_of(type(held)):
            raise InputError(NAMELESS, name=getattr(held, name))
        return Change(
            kind=type(held),
            key=held.key,
            standing=how,
            sheet=cell.sheet.listed.name,
            row=cell.row.number,
            column=cell.sheet.letters(cell.column.code),
            field=name,
            held=getattr(held, name),
            wanted=wanted,
            words=cell_text(cell.content).strip(),
            mark=mark,
        )

    def _new(self, sheet: FilledSheet, row: FilledRow, key: str, copy_of: int) -> None:
        table = sheet.listed.table
        was_there = key in self.book.index.marks.get(table, {}) and not copy_of
        made = self._new_rows.make(sheet, row, key if was_there else "", self.messages)
        if made is None:
            return
        if was_there:
            self._say("warning", DELETED_SINCE, sheet, row)
        elif copy_of:
            self._say("warning", COPIED, sheet, row, first=copy_of)
        elif key:
            self._say("warning", UNKNOWN_KEY, sheet, row)
        self.changes.append(
            Change(
                kind=type(made),
                key=made.key,
                standing=Standing.CONFLICT if was_there else Standing.NEW,
                sheet=sheet.listed.name,
                row=row.number,
                new=made,
            )
        )

    def _gone(
        self, kind: type[Row], sheet: FilledSheet, seen: Mapping[str, int]
    ) -> Iterator[Change]:
        """Yield the rows that were in the workbook when it was made, and are in the plan alone."""
        for key in self.book.index.marks.get(sheet.listed.table, {}):
            if key not in seen and self.plan.find(kind, key) is not None:
                yield Change(kind=kind, key=key, standing=Standing.GONE, sheet=sheet.listed.name)

    def _say(
        self,
        level: str,
        message: str,
        sheet: FilledSheet,
        row: FilledRow,
        column: str = "",
        **values: object,
    ) -> None:
        self.messages.append(
            Message(
                level="warning" if level == "warning" else "note",
                message=message,
                values=values,
                sheet=sheet.listed.name,
                row=row.number,
                column=column,
            )
        )


def _once(changes: Iterable[Change]) -> Iterator[Change]:
    """Yield each change once: some sheets show one field on several lines."""
    seen: set[str] = set()
    for change in changes:
        if change.id not in seen:
            seen.add(change.id)
            yield change
