"""The tables of the page on city and region: municipalities, parties, cooperation."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from fbdesk.models import rows
from fbdesk.models.city import Cooperation, Municipality, Party
from fbdesk.models.edits import strategy
from fbdesk.models.row import Row
from fbdesk.ui.desk import Desk
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.row_moving import let_order
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.card import Card
from fbdesk.ui.widgets.data_table import DataTable

LEAST_ROWS, MOST_ROWS = 2, 9


class TableCard(Card):
    """A card with a table of one kind of row, edited in place, with adding and deleting."""

    def __init__(
        self,
        desk: Desk,
        title: str,
        subtitle: str,
        kind: type[Row],
        columns: tuple[Column[Any], ...],
        new_row: tuple[str, Callable[[], Row]] | None,
    ) -> None:
        super().__init__(title, subtitle)
        self._desk = desk
        self._kind = kind
        self._new_row = new_row
        self._first_column = columns[0].code
        self.table: DataTable[Any] = DataTable(title, columns)
        self.table.fit_rows(LEAST_ROWS, MOST_ROWS)
        let_order(desk, self.table, kind)
        self.body.addWidget(self.table)
        if new_row is not None:
            row = QHBoxLayout()
            row.addWidget(button(new_row[0], self.add, kind="link", icon="plus"))
            row.addStretch(1)
            self._delete = button(tr("Delete"), self.delete, kind="quiet")
            row.addWidget(self._delete)
            self.body.addLayout(row)
            self.table.delete_wanted.connect(self.delete)

    def show_rows(self, shown: tuple[Row, ...]) -> None:
        """Show the rows."""
        self.table.show_rows(shown)
        if self._new_row is not None:
            self._delete.setEnabled(bool(shown))

    def add(self) -> None:
        """Add a row and open its first cell."""
        if self._new_row is None:
            return
        text, make = self._new_row
        key = self._desk.editor.perform(_lower(text), partial(strategy.add, row=make()))
        if key is not None:
            self.table.edit_cell(key, self._first_column)

    def delete(self, _keys: object = None) -> None:
        """Delete the selected rows; undo brings them back."""
        keys = self.table.selected_keys
        if not keys:
            return
        text = counted(len(keys), "delete {number} row", "delete {number} rows")

        def delete_rows(connection: Any) -> None:
            rows.delete(connection, self._kind, *keys)

        self._desk.editor.perform(text, delete_rows)


def municipality_card(desk: Desk) -> TableCard:
    """Return the table of municipalities: which the plan is for, which belong to the region."""
    return TableCard(
        desk,
        tr("Municipalities"),
        tr("The plan and its inventory are for those that are marked; the others are neighbours."),
        Municipality,
        (
            Column(
                code="name",
                title=tr("Municipality"),
                value=_value("name"),
                edit=_edit(desk, Municipality, "name", tr("name of a municipality")),
                stretch=True,
                width=140,
            ),
            Column(code="number", title=tr("Number"), value=_value("number"), width=80),
            Column(
                code="planning",
                title=tr("In the plan"),
                value=_value("planning"),
                edit=_edit(desk, Municipality, "planning", tr("municipalities in the plan")),
                field="check",
                width=90,
            ),
        ),
        None,
    )


def party_card(desk: Desk) -> TableCard:
    """Return the table of parties and partners."""
    return TableCard(
        desk,
        tr("Parties and partners"),
        tr("Who signs, pays or takes part."),
        Party,
        (
            _text_column(desk, Party, "name", tr("Name"), 180, stretch=True),
            Column(
                code="kind",
                title=tr("Kind"),
                value=_value("kind"),
                edit=_edit(desk, Party, "kind", tr("kind of party")),
                field="choice",
                choices=desk.choices("party_kind"),
                width=120,
            ),
            _text_column(desk, Party, "role", tr("Role"), 160),
        ),
        (tr("Add a party"), partial(Party, name=tr("New party"), kind="organisation")),
    )


def cooperation_card(desk: Desk) -> TableCard:
    """Return the table of how work with neighbours, county and state is organised."""
    return TableCard(
        desk,
        tr("Cooperation"),
        tr("How the work with neighbours, county and state agencies is organised."),
        Cooperation,
        (
            _text_column(desk, Cooperation, "name", tr("Name"), 160, stretch=True),
            _text_column(desk, Cooperation, "with_whom", tr("With whom"), 150),
            _text_column(desk, Cooperation, "builds_on", tr("Builds on"), 130),
        ),
        (tr("Add a cooperation"), partial(Cooperation, name=tr("New cooperation"))),
    )


def _text_column(
    desk: Desk, kind: type[Row], field: str, title: str, width: int, *, stretch: bool = False
) -> Column[Any]:
    return Column(
        code=field,
        title=title,
        value=_value(field),
        edit=_edit(desk, kind, field, _lower(title)),
        tooltip=_value(field),
        width=width,
        stretch=stretch,
    )


def _value(field: str) -> Callable[[Row], Any]:
    def value(row: Row) -> Any:
        return getattr(row, field)

    return value


def _edit(desk: Desk, kind: type[Row], field: str, what: str) -> Callable[[Row, Any], None]:
    def edit(row: Row, value: Any) -> None:
        desk.editor.change(tr("change {what}", what=what), kind, row.key, **{field: value})

    return edit


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
