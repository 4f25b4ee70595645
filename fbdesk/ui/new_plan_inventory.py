"""The last step of a new plan: the inventory's file, read and shown once the plan is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fbdesk.ui.editor import Editor
    from fbdesk.ui.main_window import MainWindow

ROWS = "inventory_row"


class InventoryChoice(QWidget):
    """Asks for the file that the inventory is imported from; a plan can begin without."""

    def __init__(self, ask: Callable[[], Path | None]) -> None:
        super().__init__()
        self._ask = ask
        self.path: Path | None = None
        self.choose = button(tr("Choose file …"), self._choose, icon="file-spreadsheet")
        self.leave_out = button(tr("Without"), self._leave_out, kind="quiet")
        self._chosen = label("", "caption", wrap=True)
        row = QHBoxLayout()
        spacing(row, 8)
        row.addWidget(self.choose)
        row.addWidget(self._chosen, 1)
        row.addWidget(self.leave_out)
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 4)
        column.addWidget(label(tr("Emission inventory"), "caption"))
        column.addLayout(row)
        self._show()

    def _choose(self) -> None:
        self.path = self._ask() or self.path
        self._show()

    def _leave_out(self) -> None:
        self.path = None
        self._show()

    def _show(self) -> None:
        words = tr("The download from Miljødirektoratet. You can also import it later.")
        self._chosen.setText(self.path.name if self.path else words)
        self.leave_out.setVisible(self.path is not None)


class FirstInventory(QObject):
    """Shows what the chosen file brings, and then, once it is taken in, the filled overview."""

    def __init__(self, window: MainWindow, editor: Editor, path: Path) -> None:
        super().__init__(editor)
        from fbdesk.ui.pages.inventory.page import InventoryPage

        self._window = window
        self._editor = editor
        editor.changed.connect(self._note_change)
        window.go_to("inventory")
        page = window.pages.current_page
        if isinstance(page, InventoryPage):
            page.read(path)

    def _note_change(self, tables: frozenset[str]) -> None:
        if ROWS in tables:
            self._editor.changed.disconnect(self._note_change)
            self._window.go_to("overview")
            self.deleteLater()
