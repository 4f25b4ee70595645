"""Which row people mean by a number or a name that they wrote into a workbook."""

from collections.abc import Iterator, Mapping
from typing import Final

from fbdesk.errors import InputError
from fbdesk.exchange.inventory.cells import plain
from fbdesk.exchange.workbook.file import FilledBook
from fbdesk.exchange.workbook.index import ListedColumn
from fbdesk.exchange.workbook.values import cell_text
from fbdesk.models.declarations import BY_TABLE, Field, fields
from fbdesk.models.row import Row, Stored, To
from fbdesk.models.snapshot import Plan

NAMING: Final = ("number", "title", "name")
"""Fields by which sheets name rows of other sheets."""


class Names:
    """The rows of the plan and of the workbook by what people call them.

    The workbook speaks first: whoever renumbers a measure in it means the new number elsewhere.
    """

    def __init__(self, plan: Plan, book: FilledBook) -> None:
        self._plan = plan
        self._added: dict[str, Row] = {}
        self._sheets = {sheet.table: sheet.name for sheet in book.index.sheets.values()}
        self._in_book: dict[str, dict[str, list[str]]] = {}
        self._in_plan: dict[str, dict[str, list[str]]] = {}
        self._called: dict[tuple[str, str], str] = {}
        for place, key, text in _names_in(book):
            self._note(self._in_book, place, key, text)

    def add(self, table: str, row: Row) -> None:
        """Take up a row that the workbook adds."""
        self._added[row.key] = row
        for name in NAMING:
            if text := str(getattr(row, name, "")):
                self._note(self._in_book, f"{table}.{name}", row.key, text)

    def row(self, kind: type[Row], key: str) -> Row | None:
        """Return a row of the plan, or one that the workbook adds."""
        found = self._plan.find(kind, key) or self._added.get(key)
        return found if isinstance(found, kind) else None

    def key(
        self,
        declared: Field,
        column: ListedColumn,
        cell: object,
        before: str,
        values: Mapping[str, Stored],
    ) -> str | None:
        """Return the key of the row that a cell names.

        `before` is the key of the one that it named, `values` what else is known of the row: of
        rows with one name it tells the right one. Raises `InputError` where it names none or many.
        """
        text = cell_text(cell).strip()
        if not text:
            if declared.optional:
                return None
            raise InputError("{field} cannot be empty.", field=_heading(column))
        if before and self._is_called(column.refers, before, text):
            return before
        found = self._found(declared, column.refers, text, values)
        if len(found) == 1:
            return found[0]
        table = column.refers.partition(".")[0]
        sheet = self._sheets.get(table, table)
        if found:
            raise InputError(
                "«{text}» is the name of several rows in {sheet}. Give them names of their own.",
                text=text,
                sheet=sheet,
            )
        raise InputError(
            "«{text}» is not in {sheet}. Choose one from the list, or add it there first.",
            text=text,
            sheet=sheet,
        )

    def _found(
        self, declared: Field, refers: str, text: str, values: Mapping[str, Stored]
    ) -> list[str]:
        called = plain(text)
        found = self._in_book.get(refers, {}).get(called, [])
        found = found or self._plan_names(refers).get(called, [])
        if len(found) < 2:  # noqa: PLR2004 one is right, none is wrong
            return found
        to = declared.mark(To)
        kind = BY_TABLE[to.table] if to else Row
        near = [key for key in found if _belongs(self.row(kind, key), values)]
        return near if len(near) == 1 else found

    def _is_called(self, refers: str, key: str, text: str) -> bool:
        """Tell whether a row has, or had when the workbook was made, the name in a cell."""
        if self._called.get((refers, key)) == plain(text):
            return True
        table, _, name = refers.partition(".")
        row = self._plan.find(BY_TABLE[table], key) if table in BY_TABLE else None
        return row is not None and plain(getattr(row, name)) == plain(text)

    def _plan_names(self, refers: str) -> Mapping[str, list[str]]:
        if refers not in self._in_plan:
            self._in_plan[refers] = {}
            table, _, name = refers.partition(".")
            for row in self._plan.rows_of(BY_TABLE[table]) if table in BY_TABLE else ():
                called = self._in_plan[refers].setdefault(plain(getattr(row, name)), [])
                called.append(row.key)
        return self._in_plan[refers]

    def _note(
        self, names: dict[str, dict[str, list[str]]], place: str, key: str, text: str
    ) -> None:
        self._called[place, key] = plain(text)
        keys = names.setdefault(place, {}).setdefault(plain(text), [])
        if key not in keys:
            keys.append(key)


def _names_in(book: FilledBook) -> Iterator[tuple[str, str, str]]:
    """Yield what the workbook calls the rows that it had when it was made."""
    for sheet in book.sheets:
        for name in NAMING:
            if name not in sheet.places or "key" not in sheet.places:
                continue
            for row in sheet.rows:
                key, text = cell_text(row.cells["key"]).strip(), cell_text(row.cells[name]).strip()
                if key and text:
                    yield f"{sheet.listed.table}.{name}", key, text


def _belongs(row: Row | None, values: Mapping[str, Stored]) -> bool:
    """Tell whether a row belongs to the same rows as far as both say to which they belong."""
    if row is None:
        return False
    shared = [
        field.name for field in fields(type(row)) if field.mark(To) and values.get(field.name)
    ]
    return bool(shared) and all(getattr(row, name) == values[name] for name in shared)


def _heading(column: ListedColumn) -> str:
    return " ".join(column.heading.split()) or column.code
