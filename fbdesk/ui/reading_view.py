"""The window while a plan can only be read: the bar over its pages, and the way to editing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fbdesk.ui.widgets.read_only_bar import ReadOnlyBar

if TYPE_CHECKING:
    from fbdesk.ui.editor import Editor
    from fbdesk.ui.main_window import MainWindow


class ReadingView(QObject):
    """Shows why a plan can only be read, and makes its pages anew when it can be edited."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._read_only = False
        self.bar = ReadOnlyBar()
        flow = window.flow
        flow.opened.connect(self._note_opened)
        flow.access_changed.connect(self.show_access)
        self.bar.save_as_wanted.connect(flow.ask_save_as)
        self.bar.edit_wanted.connect(self.edit_now)

    def show_access(self) -> None:
        """Show whether the plan can be edited, and why not."""
        access = self._window.flow.access()
        self.bar.show_reason(
            access.reason,
            edit=access.edit_text,
            can_save_as=access.can_save_as,
            is_free=access.is_free,
        )
        editor = self._window.editor
        if editor is not None and editor.document.read_only != self._read_only:
            page = self._window.pages.shown_code
            self._note_opened(editor)
            self._window.show_pages(editor)
            self._window.go_to(page)

    def edit_now(self) -> None:
        """Open the plan again to edit it, on the page that is shown."""
        page = self._window.pages.shown_code
        self._window.flow.edit_now()
        self._window.go_to(page)

    def _note_opened(self, editor: Editor) -> None:
        self._read_only = editor.document.read_only
