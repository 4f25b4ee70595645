"""The chosen difference of a returned agreement: both wordings, and what the parties said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fbdesk.ui.merge.text import MergeText
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.labels import label

if TYPE_CHECKING:
    from fbdesk.ui.pages.agreement.returned_lines import Line


class ReturnedCard(QWidget):
    """Shows one difference in full, with the words that differ marked."""

    def __init__(self) -> None:
        super().__init__()
        self._thing = label("", "section", wrap=True)
        self._field = label("", "muted", wrap=True)
        self.about = label("", "muted", wrap=True)
        self.ours = MergeText(tr("In the plan"))
        self.theirs = MergeText(tr("In the Word file"))
        self._said_title = label(tr("Comments and tracked changes"), "caption")
        self.said = label("", wrap=True)
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 6)
        for part in (self._thing, self._field, self.about):
            column.addWidget(part)
        for text in (self.ours, self.theirs):
            column.addWidget(label(text.accessibleName(), "caption"))
            column.addWidget(text)
        column.addWidget(self._said_title)
        column.addWidget(self.said)
        column.addStretch(1)

    def show_line(self, line: Line) -> None:
        """Show a difference."""
        self._thing.setText(line.thing)
        self._field.setText(line.field)
        self._field.setVisible(bool(line.field))
        self.about.setText(line.about)
        alike = line.difference.change == "changed"  # what is new or gone is not another text
        self.ours.show_text(line.held, line.wanted * alike)
        self.theirs.show_text(line.wanted, line.held * alike)
        self.said.setText(line.said)
        for part in (self._said_title, self.said):
            part.setVisible(bool(line.said))
