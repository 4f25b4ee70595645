"""Goals and challenges: a table of titles, and the chosen one with its words."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from sqlalchemy import Connection

from fbdesk.models import rows
from fbdesk.models.edits import strategy as edits
from fbdesk.models.row import Row
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.row_form import FormField, RowForm
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.row_moving import let_order
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.card import EmptyState
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.list_and_card import ListAndCard

R = TypeVar("R", bound=Row)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWords:
    """What a list calls its things; all in the user's language."""

    name: str
    new: str
    added: str
    deleted: str
    delete: str
    empty_title: str
    empty_text: str


class TitledList(QWidget, Generic[R]):
    """Rows with a title: added, chosen, edited field by field, deleted as one step each."""

    def __init__(
        self,
        desk: Desk,
        kind: type[R],
        words: ListWords,
        columns: tuple[Column[R], ...],
        form_fields: tuple[FormField, ...],
        fresh: Callable[[], R],
    ) -> None:
        """`fresh` makes the row that is added; its title is opened for typing at once."""
        super().__init__()
        self._desk, self._kind, self._words, self._fresh = desk, kind, words, fresh
        self.table: DataTable[R] = DataTable(words.name, columns)
        if kind.order[0] == "position":
            let_order(desk, self.table, kind)
        self.table.chosen.connect(self.show_chosen)
        self.table.delete_wanted.connect(self._delete)
        self.form = RowForm(desk, kind, form_fields, naming=title_of)
        self._split = ListAndCard(self.table, left_share=45)
        self.card = self._split.card.body
        self.card.addWidget(self.form)
        self.extra = QVBoxLayout()
        spacing(self.extra, 12)
        self.card.addLayout(self.extra)
        foot = QHBoxLayout()
        self._delete_button = button(
            words.delete, self._delete_chosen, kind="quiet", icon="trash-2"
        )
        foot.addWidget(self._delete_button)
        foot.addStretch(1)
        self.card.addLayout(foot)
        self.card.addStretch(1)
        self._empty = EmptyState(words.empty_title, words.empty_text, step=(words.new, self.add))
        whole = QVBoxLayout(self)
        margins(whole, 0, 0, 0, 0)
        whole.addWidget(self._split, 1)
        whole.addWidget(self._empty, 1)

    def show_all(self, shown: tuple[R, ...], held: int) -> None:
        """Show these rows; `held` counts all of them, so that a filter is not an empty plan."""
        self._split.setVisible(held > 0)
        self._empty.setVisible(held == 0)
        self.table.show_rows(shown)
        self.show_chosen()

    def show_chosen(self, _key: str = "") -> None:
        """Show the chosen row in the card."""
        row = self.table.chosen_row
        self.form.show_row(row)
        self._delete_button.setEnabled(row is not None)

    def add(self) -> None:
        """Add a row and open its title for typing."""
        key = self._desk.editor.perform(self._words.added, partial(edits.add, row=self._fresh()))
        if key:
            self.table.edit_cell(key, "title")

    def _delete_chosen(self) -> None:
        if self.table.chosen_key:
            self._delete((self.table.chosen_key,))

    def _delete(self, keys: tuple[str, ...]) -> None:
        self._desk.editor.perform(
            self._words.deleted, partial(_delete_rows, kind=self._kind, keys=keys)
        )


def title_of(row: object) -> str:
    """Return a row's title, for the words of an undo step."""
    return str(getattr(row, "title", ""))


def _delete_rows(connection: Connection, kind: type[Row], keys: tuple[str, ...]) -> None:
    rows.delete(connection, kind, *keys)
