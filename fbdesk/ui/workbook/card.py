"""The chosen change of a workbook: what the plan holds and what the workbook says, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fbdesk.ui.merge.text import MergeText
from fbdesk.ui.scale import spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.labels import label

if TYPE_CHECKING:
    from fbdesk.ui.workbook.words import ChangeWords
    from fbdesk.ui.workbook.work import Line


class WorkbookCard(QWidget):
    """Shows one change in full, with what differs marked."""

    def __init__(self, words: ChangeWords) -> None:
        super().__init__()
        self._words = words
        self._thing = label("", "section", wrap=True)
        self._what = label("", "muted", wrap=True)
        self._standing = label("", "muted", wrap=True)
        self._base_title = label(tr("When the workbook was made"), "caption")
        self.base = MergeText(tr("When the workbook was made"))
        self.held = MergeText(tr("In the plan"))
        self.wanted = MergeText(tr(words.theirs))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        spacing(column, 6)
        for part in (self._thing, self._what, self._standing, self._base_title, self.base):
            column.addWidget(part)
        for text in (self.held, self.wanted):
            column.addWidget(label(text.accessibleName(), "caption"))
            column.addWidget(text)
        column.addStretch(1)

    def show_line(self, line: Line) -> None:
        """Show a change."""
        self._thing.setText(line.thing)
        self._what.setText(f"{line.field} · {line.place}")
        self._standing.setText(tr(self._words.about[line.change.standing]))
        for part in (self._base_title, self.base):
            part.setVisible(line.at_export is not None)
        self.base.show_text(line.at_export or "")
        alike = bool(line.change.field)  # a whole row is not another text
        self.held.show_text(line.held, (line.at_export or line.wanted) * alike)
        self.wanted.show_text(line.wanted, (line.at_export or line.held) * alike)
