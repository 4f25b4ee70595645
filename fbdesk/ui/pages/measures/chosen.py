"""What is done with several chosen measures: change a column for all, paste, delete."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from fbdesk.ui.block_editing import BlockEditing
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.measures.columns import pasted_columns
from fbdesk.ui.pages.measures.lines import MeasureLine
from fbdesk.ui.pages.measures.verbs import add_pasted
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.labels import label


def measure_blocks(desk: Desk, table: DataTable[MeasureLine]) -> BlockEditing[MeasureLine]:
    """Let the table of measures take blocks of cells, new measures among them."""
    add = partial(add_pasted, title=tr("New measure"))
    return BlockEditing(desk, table, add=add, more=pasted_columns(desk))


class ChosenBar(QWidget):
    """How many measures are chosen, and what can be done with all of them; hidden for one."""

    def __init__(
        self,
        table: DataTable[MeasureLine],
        blocks: BlockEditing[MeasureLine],
        delete: Callable[[], object],
    ) -> None:
        super().__init__()
        self._table = table
        self._blocks = blocks
        self._words = label("", "strong")
        self.change = button(f"{tr('Change')} ▾", self._open)
        self.delete = button("", delete, kind="danger")
        row = QHBoxLayout(self)
        margins(row, 4, 0, 4, 0)
        spacing(row, 8)
        row.addWidget(self._words)
        row.addStretch(1)
        row.addWidget(self.change)
        row.addWidget(self.delete)
        self.hide()
        table.selectionModel().selectionChanged.connect(self._show_number)

    def menu(self) -> QMenu:
        """Return what can be changed for all of them."""
        return self._blocks.menu()

    def _show_number(self) -> None:
        number = len(self._table.selected_keys)
        self.setVisible(number > 1)
        self._words.setText(
            counted(number, "{number} measure is chosen", "{number} measures are chosen")
        )
        self.delete.setText(counted(number, "Delete {number} measure", "Delete {number} measures"))

    def _open(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.change.mapToGlobal(self.change.rect().bottomLeft()))
