"""The window while a plan is open: navigation at the left, its pages, the status line below."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fbdesk.models.checks.readiness import readiness
from fbdesk.models.programmes.of_plan import with_own_areas
from fbdesk.models.programmes.programme import load_programme
from fbdesk.models.results.plan import PlanResults
from fbdesk.ui.desk import Desk
from fbdesk.ui.locking import PageLock
from fbdesk.ui.navigation import Navigation
from fbdesk.ui.page_list import PAGES
from fbdesk.ui.page_stack import PageStack
from fbdesk.ui.scale import scaled
from fbdesk.ui.status_line import StatusLine
from fbdesk.ui.theme import Theme
from fbdesk.ui.today import local_today
from fbdesk.ui.tokens import COLLAPSE_BELOW

if TYPE_CHECKING:
    from fbdesk.models.checks.findings import Finding


class PlanSide(QWidget):
    """Shows one plan after the other; made when the first one is opened."""

    undo_texts_changed = Signal(str, str)
    """What undo and redo would do now, each empty where there is nothing."""

    def __init__(self, theme: Theme, status: StatusLine) -> None:
        super().__init__()
        self.navigation = Navigation(PAGES)
        self.pages = PageStack(PAGES)
        self.status = status
        self._page_lock = PageLock(self.pages)
        self._desk: Desk | None = None
        self._findings: tuple[Finding, ...] = ()
        self._theme = theme
        self._lay_out()
        self.navigation.chosen.connect(self.pages.show_page)
        self.pages.shown.connect(self.navigation.choose)
        self.pages.shown.connect(self._page_lock.lock_all)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def open(self, desk: Desk) -> None:
        """Show a plan that was opened, on its first page."""
        self._desk = desk
        self._findings = ()
        desk.editor.changed.connect(self._show_changed)
        desk.editor.results_changed.connect(self._find)
        self.pages.open(desk)
        if desk.editor.document.read_only:
            self._page_lock.lock()
        else:
            self._page_lock.unlock()
        self._show_changed()
        self.pages.show_page(PAGES[0].code)

    def close_plan(self) -> None:
        """Put the plan's pages away."""
        self._desk = None
        self._page_lock.unlock()
        self.pages.close_all()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show icons alone where there is little room."""
        super().resizeEvent(event)
        self._collapse()

    def _lay_out(self) -> None:
        work = QVBoxLayout()
        work.setSpacing(0)
        work.addWidget(self.pages, 1)
        work.addWidget(self.status)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addLayout(work, 1)

    def _show_changed(self) -> None:
        if self._desk is None:
            return
        self._follow_areas(self._desk)
        plan, document = self._desk.plan, self._desk.editor.document
        place = ", ".join(place.name for place in plan.municipalities if place.planning)
        self.navigation.show_plan(plan.settings.name, place)
        for item in self.navigation.items:
            count = item.spec.count(plan) if item.spec.count else None
            item.show_state(count, attention=item.spec.needs_attention(self._findings))
        self.status.show_undo(document.undo_text)
        self.undo_texts_changed.emit(document.undo_text, document.redo_text)

    def _follow_areas(self, desk: Desk) -> None:
        """Make the pages anew where the plan's own focus areas are others now."""
        now = with_own_areas(load_programme(desk.programme.code), desk.plan)
        if now.focus_areas != desk.programme.focus_areas:
            self._desk = replace(desk, programme=now)
            self.pages.renew(self._desk)

    def _find(self, results: PlanResults) -> None:
        """Look for what is missing, once the results of an edit are there."""
        if self._desk is not None:
            self._findings = readiness(
                self._desk.plan, self._desk.programme, results, today=local_today()
            )
            self._show_changed()

    def _follow_theme(self) -> None:
        self.status.show_zoom(self._theme.zoom)
        self.navigation.rescale()
        self._collapse()

    def _collapse(self) -> None:
        self.navigation.set_collapsed(collapsed=self.width() < scaled(COLLAPSE_BELOW))
