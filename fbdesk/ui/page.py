"""What every page of the window shares: its head, its refresh, and its manners when it is empty."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QBoxLayout, QPushButton, QVBoxLayout, QWidget

from fbdesk.models.results.plan import PlanResults
from fbdesk.models.snapshot import Plan
from fbdesk.ui.desk import Desk
from fbdesk.ui.scale import margins, scaled, spacing
from fbdesk.ui.tokens import PAGE_MARGIN
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.flow_layout import FlowLayout
from fbdesk.ui.widgets.labels import label
from fbdesk.ui.widgets.page_body import PageBody

LEAST_TITLE = 240
"""So much room a title and what the page is for keep beside the buttons."""


class Page(QWidget):
    """One page. A page overrides `show_plan`, and `show_results` and `reveal` where it needs them.

    `body` is the layout below the head. A page shows what it is given and asks the editor for
    every change; it never refreshes itself.
    """

    def __init__(self, desk: Desk, title: str, purpose: str) -> None:
        super().__init__()
        self.desk = desk
        self._stale = True
        self._title = label(title, "title")
        self._purpose = label(purpose, "muted", wrap=True)
        self._actions = QWidget()
        self._head_buttons = FlowLayout(self._actions)
        self._head_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._page_layout = QVBoxLayout(self)
        self._below = PageBody()
        self.body = self._below.body
        spacing(self.body, 16)
        self._set_up_head()
        self.setAccessibleName(title)

    def show_plan(self, plan: Plan, changed: frozenset[str]) -> None:
        """Show the plan; `changed` lists the tables that differ, empty where all may differ."""
        raise NotImplementedError

    def show_results(self, results: PlanResults) -> None:
        """Show new results; a page without numbers leaves this."""

    def reveal(self, key: str) -> None:
        """Select and show the row with a key; a page without rows leaves this."""

    def start_search(self) -> None:
        """Put the cursor into the page's search field (Ctrl+F); a page without one leaves this."""

    def add_action(
        self,
        text: str,
        action: Callable[[], object],
        *,
        primary: bool = False,
        icon: str = "",
        first: bool = False,
    ) -> QPushButton:
        """Add a button at the right of the head; at most one is primary, and it comes last.

        `first` sets it before those that are there already.
        """
        made = button(text, action, kind="primary" if primary else "", icon=icon)
        self._head_buttons.insertWidget(0 if first else self._head_buttons.count(), made)
        return made

    def set_purpose(self, text: str) -> None:
        """Change the line below the title, for example to hold a count."""
        self._purpose.setText(text)

    def note_change(self, changed: frozenset[str]) -> None:
        """Refresh now where the page can be seen, else when it is shown next."""
        if self.isVisible():
            self._refresh(changed)
        else:
            self._stale = True

    def note_results(self, results: PlanResults) -> None:
        """Show results now where the page can be seen, else when it is shown next."""
        if self.isVisible():
            self._keeping_place(lambda: self.show_results(results))
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the page was out of sight."""
        if self._stale:
            self._refresh(frozenset())
        super().showEvent(event)

    def event(self, event: QEvent) -> bool:
        """Set the buttons below the title where the page, or the zoom, leaves no room beside it."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._arrange_head()
        return super().event(event)

    def _arrange_head(self) -> None:
        needed = self._head_buttons.sizeHint().width() + scaled(LEAST_TITLE + 2 * PAGE_MARGIN)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        direction = beside if self.width() >= needed else below
        if direction != self._head_row.direction():
            self._head_row.setDirection(direction)
            self._page_layout.activate()  # at once: the old arrangement shall not be painted

    def _refresh(self, changed: frozenset[str]) -> None:
        self._stale = False
        self._keeping_place(lambda: self._show_all(changed))

    def _show_all(self, changed: frozenset[str]) -> None:
        self.show_plan(self.desk.plan, changed)
        results = self.desk.editor.results
        if results is not None and not changed:
            self.show_results(results)

    def _keeping_place(self, show: Callable[[], None]) -> None:
        """Refresh without moving what the user is looking at."""
        bars = [
            (bar, bar.value())
            for area in self.findChildren(QAbstractScrollArea)
            for bar in (area.verticalScrollBar(), area.horizontalScrollBar())
        ]
        show()
        for bar, value in bars:
            bar.setValue(value)

    def _set_up_head(self) -> None:
        head = self._head_row
        spacing(head, 16)
        words = QVBoxLayout()
        spacing(words, 2)
        words.addWidget(self._title)
        words.addWidget(self._purpose)
        head.addLayout(words, 1)
        head.addWidget(self._actions)
        whole = self._page_layout
        margins(whole, PAGE_MARGIN, 20, PAGE_MARGIN, 8)
        spacing(whole, 16)
        whole.addLayout(head)
        whole.addWidget(self._below, 1)
