"""The pages of the open plan, each made when it is first visited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from fbdesk.ui.column_memory import remember_columns

if TYPE_CHECKING:
    from fbdesk.ui.desk import Desk
    from fbdesk.ui.page import Page
    from fbdesk.ui.page_list import PageSpec


class PageStack(QStackedWidget):
    """Shows one page of a plan."""

    shown = Signal(str)
    """The page with this code is shown now."""

    def __init__(self, pages: tuple[PageSpec, ...]) -> None:
        super().__init__()
        self._specs = {spec.code: spec for spec in pages}
        self._pages: dict[str, Page] = {}
        self._desk: Desk | None = None
        self._shown = ""

    def open(self, desk: Desk) -> None:
        """Take the pages of a newly opened plan."""
        self.close_all()
        self._desk = desk
        desk.editor.changed.connect(self._note_change)
        desk.editor.results_changed.connect(self._note_results)

    def renew(self, desk: Desk) -> None:
        """Make the pages of the open plan anew: lists that they were made with have changed."""
        shown = self._shown
        self._put_away()
        self._desk = desk
        self.show_page(shown)

    def close_all(self) -> None:
        """Put every page away."""
        self._put_away()
        self._desk = None

    def _put_away(self) -> None:
        for page in self._pages.values():
            self.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._pages = {}

    def page(self, code: str) -> Page | None:
        """Return a page, made now where it was not visited before; None without a plan."""
        if self._desk is None:
            return None
        if code not in self._pages:
            made = self._specs[code].make(self._desk)
            self._pages[code] = made
            remember_columns(made, code, self._desk.preferences)
            self.addWidget(made)
        return self._pages[code]

    def show_page(self, code: str, key: str = "") -> None:
        """Show a page and, where a key is given, the row with it."""
        page = self.page(code)
        if page is None:
            return
        self.setCurrentWidget(page)
        self._shown = code
        if key:
            page.reveal(key)
        self.shown.emit(code)

    @property
    def shown_code(self) -> str:
        """Return the code of the page that is shown."""
        return self._shown

    @property
    def current_page(self) -> Page | None:
        """Return the page that is shown."""
        return self._pages.get(self._shown)

    def _note_change(self, tables: frozenset[str]) -> None:
        for page in self._pages.values():
            page.note_change(tables)

    def _note_results(self, results: object) -> None:
        for page in self._pages.values():
            page.note_results(results)  # type: ignore[arg-type] # the signal carries PlanResults
