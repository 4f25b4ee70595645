"""About fbdesk: its version, what it is made of, and the licence of every part in full."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from fbdesk.resource_files import top_file
from fbdesk.shipped_parts import Licence, licences
from fbdesk.ui.dialog_frame import CLOSE, ending_buttons, fit
from fbdesk.ui.scale import margins, scaled, spacing, widths
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.labels import label
from fbdesk.version import VERSION

SIZE = (820, 600)
LIST_WIDTH = 300
ROW_HEIGHT = 32


class AboutDialog(QDialog):
    """Version and licences."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About fbdesk"))
        column = QVBoxLayout(self)
        margins(column, 24, 20, 24, 16)
        spacing(column, 10)
        column.addWidget(label("fbdesk", "title"))
        column.addWidget(label(tr("Version {version}", version=VERSION), "muted"))
        words = tr(
            "Plan, compute, agree and report a city's climate work: in the programme Framtidens "
            "byer, as a municipal climate plan, or with focus areas of your own. "
            "Everything stays on this PC: the program uses no network."
        )
        column.addWidget(label(words, wrap=True))
        column.addWidget(label(tr("Licences"), "section"))
        column.addLayout(self._licences(), 1)
        column.addWidget(ending_buttons(self, closing=CLOSE))
        fit(self, *SIZE)

    def _licences(self) -> QHBoxLayout:
        ours = Licence("fbdesk", VERSION, "MIT", top_file("LICENSE"))
        self._shown = (ours, *licences())
        self.parts = QListWidget()
        self.parts.setAccessibleName(tr("Parts of the program"))
        for each in self._shown:
            item = QListWidgetItem(f"{each.part} {each.version}".strip(), self.parts)
            item.setSizeHint(QSize(scaled(160), scaled(ROW_HEIGHT)))
        widths(self.parts, LIST_WIDTH, LIST_WIDTH)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("Licence"))
        self.parts.currentRowChanged.connect(self._show)
        self.parts.setCurrentRow(0)
        row = QHBoxLayout()
        spacing(row, 12)
        row.addWidget(self.parts)
        row.addWidget(self.text, 1)
        return row

    def _show(self, place: int) -> None:
        chosen = self._shown[place]
        head = "\n".join((f"{chosen.part} {chosen.version}".strip(), chosen.licence))
        self.text.setPlainText(f"{head}\n\n{chosen.text}".strip())
