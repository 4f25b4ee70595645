"""The chosen conflict: its three states side by side, and which of them shall stay."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from fbdesk.document.merging.conflicts import Choice, DeletionConflict
from fbdesk.ui.merge.text import MergeText
from fbdesk.ui.scale import spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.labels import label

if TYPE_CHECKING:
    from fbdesk.document.merging.conflicts import Conflict
    from fbdesk.ui.merge.words import ConflictWords


class MergeCard(QWidget):
    """Shows one conflict and takes the user's choice."""

    chosen = Signal(object)
    """The user chose one of the sides, or both (`Choice`)."""

    def __init__(self) -> None:
        super().__init__()
        self._thing = label("", "section", wrap=True)
        self._what = label("", "muted", wrap=True)
        self._base_title = label(tr("Common starting point"), "caption")
        self.base = MergeText(tr("Common starting point"))
        self.texts = {side: MergeText(tr(name)) for side, name in NAMES.items()}
        self.radios = {side: QRadioButton(tr(name)) for side, name in NAMES.items()}
        self._group = QButtonGroup(self)
        for side, radio in self.radios.items():
            self._group.addButton(radio)
            radio.clicked.connect(partial(self.chosen.emit, side))
        self._lay_out()

    def show_conflict(
        self, conflict: Conflict, words: ConflictWords, answer: Choice | None, both: str
    ) -> None:
        """Show a conflict with the answer it has; `both` is the text that keeps both versions."""
        self._thing.setText(words.thing)
        self._what.setText(words.what)
        self._what.setVisible(bool(words.what))
        has_base = bool(words.base)
        self._base_title.setVisible(has_base)
        self.base.setVisible(has_base)
        self.base.show_text(words.base)
        alike = not isinstance(conflict, DeletionConflict)  # what is deleted is not another text
        self.texts[Choice.MINE].show_text(words.mine, (words.base or words.theirs) * alike)
        self.texts[Choice.THEIRS].show_text(words.theirs, (words.base or words.mine) * alike)
        self.texts[Choice.BOTH].show_text(both, words.base)
        for side, radio in self.radios.items():
            offered = side in conflict.choices
            radio.setVisible(offered)
            self.texts[side].setVisible(offered)
        self._show_answer(answer)

    def _show_answer(self, answer: Choice | None) -> None:
        self._group.setExclusive(False)
        for side, radio in self.radios.items():
            radio.setChecked(side is answer)
        self._group.setExclusive(True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        spacing(column, 6)
        for part in (self._thing, self._what, self._base_title, self.base):
            column.addWidget(part)
        for side, radio in self.radios.items():
            column.addWidget(radio)
            column.addWidget(self.texts[side])
        column.addStretch(1)


NAMES = {Choice.MINE: "Keep mine", Choice.THEIRS: "Keep theirs", Choice.BOTH: "Keep both"}
"""What each choice is called; source texts."""
