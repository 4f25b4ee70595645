"""The main window: the start page or the open plan, and above it the one message."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from fbdesk.ui.copy_commands import tell_missing_backup
from fbdesk.ui.document_flow import SUFFIX, DocumentFlow, Surroundings
from fbdesk.ui.merge.commands import merge_with_own_file
from fbdesk.ui.reading_view import ReadingView
from fbdesk.ui.repair.commands import show_repair_of_work, tell_refusal
from fbdesk.ui.start_page import StartPage
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.message_bar import MessageBar
from fbdesk.ui.window_commands import WindowCommands

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent

    from fbdesk.ui.background import Background
    from fbdesk.ui.editor import Editor
    from fbdesk.ui.navigation import Navigation
    from fbdesk.ui.page_stack import PageStack
    from fbdesk.ui.plan_side import PlanSide
    from fbdesk.ui.theme import Theme

FIRST_SIZE = (1400, 880)
LEAST_SIZE = (760, 520)


class MainWindow(QMainWindow):
    """The window of one plan. It only puts its parts together; each part does its own work."""

    painted = Signal()
    """The window was painted for the first time; what is slow to load may load now."""

    def __init__(self, theme: Theme, around: Surroundings) -> None:
        super().__init__()
        self.theme = theme
        self.around = around
        self._seen = False
        self._plan_side: PlanSide | None = None
        self.flow = DocumentFlow(around, self)
        self.start_page = StartPage()
        self.reading = ReadingView(self)
        self._sides = QStackedWidget()
        self._lay_out()
        self.commands = WindowCommands(self)
        self.painted.connect(self.commands.make_actions)
        self._connect()
        self.setAcceptDrops(True)
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(*FIRST_SIZE)
        self.restoreGeometry(QByteArray.fromBase64(around.preferences.held.window.encode()))
        self._follow_theme()

    @property
    def editor(self) -> Editor | None:
        """Return the open plan's editor, or None."""
        return self.flow.editor

    @property
    def background(self) -> Background:
        """Return the work beside the window."""
        return self.around.background

    @property
    def plan_side(self) -> PlanSide:
        """Return the part that shows a plan; made when the first plan is opened."""
        if self._plan_side is None:
            from fbdesk.ui.plan_side import PlanSide
            from fbdesk.ui.status_line import StatusLine

            self._plan_side = PlanSide(self.theme, StatusLine(self.background))
            self._plan_side.undo_texts_changed.connect(self.commands.show_undo)
            self._plan_side.status.undo_wanted.connect(self.commands.undo)
            self._plan_side.status.zoom_wanted.connect(self.commands.zoom_reset)
            self._sides.addWidget(self._plan_side)
        return self._plan_side

    @property
    def navigation(self) -> Navigation:
        """Return the navigation of the open plan."""
        return self.plan_side.navigation

    @property
    def pages(self) -> PageStack:
        """Return the pages of the open plan."""
        return self.plan_side.pages

    def go_to(self, code: str, key: str = "") -> None:
        """Show a page and, where a key is given, the row with it."""
        self.pages.show_page(code, key)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when the user has seen the window for the first time."""
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self.painted.emit)

    def show_pages(self, editor: Editor) -> None:
        """Show the pages of an open plan, made anew."""
        from fbdesk.models.programmes.of_plan import programme_of
        from fbdesk.ui.desk import Desk
        from fbdesk.ui.reminders import remind
        from fbdesk.ui.today import local_today

        desk = Desk(
            editor=editor,
            programme=programme_of(editor.plan),
            background=self.background,
            messages=self.around.messages,
            questions=self.around.questions,
            theme=self.theme,
            language=self.around.preferences.held.language,
            user=self.around.preferences.shown_name,
            go_to=self.go_to,
            preferences=self.around.preferences,
        )
        self.commands.set_plan_open(is_open=True)
        self.plan_side.open(desk)
        self._sides.setCurrentWidget(self.plan_side)
        remind(desk, self.around.preferences, local_today())

    def show_start(self) -> None:
        """Show the start page, with the work that was left behind."""
        lost = self.flow.lost_work.find()
        self.start_page.show_choices(self.flow.recent, lost)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a plan file."""
        if _dropped_plan(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a dropped plan file."""
        path = _dropped_plan(event)
        if path is not None:
            self.flow.open_path(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the plan, saved; leave nothing behind."""
        self.commit_field()
        if not self.flow.close():
            event.ignore()
            return
        place = bytes(self.saveGeometry().toBase64().data()).decode()
        self.around.preferences.set(window=place, theme=self.theme.choice, zoom=self.theme.zoom)
        self.background.close()
        super().closeEvent(event)

    def commit_field(self) -> None:
        """Let the field that is being typed in save, as when it is left; the cursor stays."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()
            focused.setFocus()

    def _lay_out(self) -> None:
        self._sides.addWidget(self.start_page)
        desk = QWidget()
        desk.setObjectName("desk")
        whole = QVBoxLayout(desk)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(MessageBar(self.around.messages))
        whole.addWidget(self.reading.bar)
        whole.addWidget(self._sides, 1)
        self.setCentralWidget(desk)

    def _connect(self) -> None:
        self.flow.opened.connect(self.show_pages)
        self.flow.refused.connect(partial(tell_refusal, self))
        self.flow.saving.saved.connect(partial(tell_missing_backup, self))
        self.flow.saving.merge_wanted.connect(partial(merge_with_own_file, self))
        self.flow.closed.connect(self._show_closed)
        self.flow.saved_state_changed.connect(self._show_saved)
        self.theme.changed.connect(self._follow_theme)
        start = self.start_page
        start.new_wanted.connect(self.commands.new)
        start.open_wanted.connect(self.flow.ask_open)
        start.sample_wanted.connect(self.flow.open_sample)
        start.recent_chosen.connect(self.flow.open_path)
        start.recover_wanted.connect(self.flow.lost_work.take_up)
        start.repair_wanted.connect(partial(show_repair_of_work, self))
        start.discard_wanted.connect(self.commands.discard_lost_work)

    def _show_start_side(self) -> None:
        self.start_page.show_choices(self.flow.recent, ())
        self._sides.setCurrentWidget(self.start_page)
        self.start_page.setFocus()
        self.commands.set_plan_open(is_open=False)
        self.setWindowTitle("fbdesk")

    def _show_closed(self) -> None:
        self.plan_side.close_plan()
        self._show_start_side()
        self.show_start()

    def _show_saved(self) -> None:
        editor = self.editor
        if editor is None:
            return
        path = editor.document.path
        words = self.flow.saved_words()
        failing = self.flow.saving.is_failing
        self.plan_side.status.show_saved(words, str(path or ""), warns=failing)
        name = path.name if path else editor.plan.settings.name
        if editor.document.read_only:
            name = tr("{name} (read only)", name=name)
        self.setWindowTitle(f"{name}[*] – fbdesk")
        self.setWindowModified(not editor.document.is_saved)

    def _follow_theme(self) -> None:
        self.commands.show_theme(self.theme.choice)
        if self.editor is None:
            self._show_start_side()


def _dropped_plan(event: QDropEvent) -> Path | None:
    """Return the plan file that is being dropped, or None."""
    for url in event.mimeData().urls():
        if url.isLocalFile() and url.toLocalFile().lower().endswith(SUFFIX):
            return Path(url.toLocalFile())
    return None
