"""A page with a list at the left and the chosen thing as a card at the right, and its manners."""

from dataclasses import dataclass
from functools import partial
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from fbdesk.models.snapshot import Plan
from fbdesk.ui.block_editing import BlockEditing
from fbdesk.ui.desk import Desk
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.page import Page
from fbdesk.ui.scale import margins, widths
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.card import EmptyState
from fbdesk.ui.widgets.choices import SearchField, ToolRow
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.labels import label
from fbdesk.ui.widgets.list_and_card import ListAndCard
from fbdesk.ui.widgets.stacking import stacked


class Line(Protocol):
    """One line of the list."""

    @property
    def key(self) -> str:
        """The key of the thing."""

    @property
    def words(self) -> str:
        """Every text of the thing, in small letters."""


L = TypeVar("L", bound=Line)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWords:
    """The words of a page: its name and purpose, its buttons, and what stands in an empty one."""

    title: str
    purpose: str
    new: str
    search: str
    none: str
    none_text: str
    no_match: str
    show_all: str


class ListPage(Page, Generic[L]):
    """Search, filters, a table, and a card. A page says what its lines are and fills the card."""

    def __init__(self, desk: Desk, words: ListWords, columns: tuple[Column[L], ...]) -> None:
        super().__init__(desk, words.title, words.purpose)
        self._words = words
        self.add_action(words.new, self.add, primary=True, icon="plus")
        self.table: DataTable[L] = DataTable(words.title, columns)
        self.blocks = BlockEditing(desk, self.table)
        self.search = SearchField(words.search)
        widths(self.search, 200, 340)
        self._empty = EmptyState(words.none, words.none_text, step=(words.new, self.add))
        self._no_match = QWidget()
        nothing = QHBoxLayout(self._no_match)
        margins(nothing, 4, 0, 4, 0)
        nothing.addWidget(label(words.no_match, "muted"))
        nothing.addWidget(button(words.show_all, self.show_everything, kind="link"))
        nothing.addStretch(1)
        self._full = QWidget()
        self.table.chosen.connect(self._show_chosen)
        self.table.delete_wanted.connect(self._delete_selected)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.search.searched.connect(self.filter)
        QShortcut(QKeySequence("Ctrl+Shift+N"), self).activated.connect(self.add)

    def place(self, card: QWidget, *tools: QWidget, below: tuple[QWidget, ...] = ()) -> None:
        """Lay the page out: search and tools above, the table with `below` at the left."""
        left = stacked(self._no_match, self.table, *below, gap=8, grows=self.table)
        split = ListAndCard(left, left_share=54)
        split.hold(card)
        columns = button(f"{tr('Columns')} ▾", kind="chip")
        columns.setMenu(self.table.columns.menu())
        above = (ToolRow(self.search, right=(columns,)), *tools)
        stacked(*above, split, gap=10, grows=split, inside=self._full)
        self.body.addWidget(self._full, 1)
        self.body.addWidget(self._empty, 1)

    def show_plan(self, plan: Plan, changed: frozenset[str]) -> None:
        """Show the lines of the plan and the chosen one."""
        del changed
        lines = self.lines(plan)
        self._full.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        self.show_tools(plan, lines)
        self.table.show_rows(lines)
        self.filter()

    def lines(self, plan: Plan) -> tuple[L, ...]:
        """Return a line for each thing of the plan."""
        raise NotImplementedError

    def show_tools(self, plan: Plan, lines: tuple[L, ...]) -> None:
        """Show what stands above the table, for example counts; a page without tools leaves it."""

    def keeps(self, line: L) -> bool:
        """Return whether the filters let a line through."""
        del line
        return True

    def show_card(self, plan: Plan, key: str) -> None:
        """Show the chosen thing; the key is empty where nothing is chosen."""
        raise NotImplementedError

    def clear_filters(self) -> None:
        """Let go of the filters; the search is emptied beside it."""

    def add(self) -> None:
        """Add a thing."""
        raise NotImplementedError

    def delete(self, keys: tuple[str, ...]) -> None:
        """Delete things."""
        raise NotImplementedError

    def reveal(self, key: str) -> None:
        """Choose a thing, also one that search or filters leave out."""
        if not self.table.choose(key):
            self.show_everything()
            self.table.choose(key)

    def start_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus()
        self.search.selectAll()

    def show_everything(self) -> None:
        """Let go of search and filters."""
        self.search.clear()
        self.clear_filters()
        self.filter()

    def filter(self, _what: str = "") -> None:
        """Show the lines that search and filters let through."""
        words = self.search.text().casefold().split()

        def keep(line: L) -> bool:
            return self.keeps(line) and all(word in line.words for word in words)

        self.table.rows.filter_by(keep)
        self._no_match.setVisible(not self.table.rows.rows)
        self._show_chosen()

    def context_menu(self) -> QMenu:
        """Return what can be done with the selected things."""
        menu = QMenu(self.table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._words.new, self.add)
        keys = self.table.selected_keys
        if keys:
            menu.addMenu(self.blocks.menu()).setText(tr("Change"))
            menu.addSeparator()
            menu.addAction(tr("Delete"), partial(self.delete, keys))
        menu.addSeparator()
        self.table.extend_menu(menu)
        return menu

    def _show_menu(self, at: QPoint) -> None:
        self.context_menu().popup(self.table.viewport().mapToGlobal(at))

    def _show_chosen(self, _key: str = "") -> None:
        key = self.table.chosen_key
        shown = self.table.rows.row_of(key) >= 0
        self.show_card(self.desk.plan, key if shown else "")

    def _delete_selected(self, keys: tuple[str, ...]) -> None:
        self.delete(keys)


def text_of(*parts: str) -> str:
    """Return texts as they are searched in: in small letters, on lines of their own."""
    return "\n".join(parts).casefold()


def areas_of(desk: Desk) -> dict[str, str]:
    """Return the focus areas by code, each with its number and short name."""
    return {
        area.code: f"{area.code}  {area.short_name.text(desk.language)}"
        for area in desk.programme.focus_areas
    }


def everything() -> str:
    """Return the word on the chip that filters nothing."""
    return tr("All")
