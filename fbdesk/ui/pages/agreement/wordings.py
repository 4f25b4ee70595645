"""How a commitment read before: each earlier wording with its day, who changed it, and why."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fbdesk.models.agreement import CommitmentWording
from fbdesk.reports.numbers import numbers_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.emptying import empty
from fbdesk.ui.widgets.fields import TextField
from fbdesk.ui.widgets.labels import label


class WordingHistory(QWidget):
    """Earlier wordings, the newest first; the reason is written where it stands."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._numbers = numbers_in(desk.language)
        self._shown: tuple[str, ...] = ()
        self.reasons: dict[str, TextField] = {}
        self._title = label("", "caption")
        self._entries = QVBoxLayout()
        spacing(self._entries, 4)
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 4)
        column.addWidget(self._title)
        column.addLayout(self._entries)
        self.hide()

    def show_wordings(self, wordings: tuple[CommitmentWording, ...]) -> None:
        """Show the wordings; the same ones again leave a reason that is being typed alone."""
        self.setVisible(bool(wordings))
        keys = tuple(wording.key for wording in wordings)
        if keys != self._shown:
            self._shown = keys
            self._rebuild(wordings)
        for wording in wordings:
            self.reasons[wording.key].show_value(wording.reason)

    def _rebuild(self, wordings: tuple[CommitmentWording, ...]) -> None:
        empty(self._entries)
        self.reasons = {}
        self._title.setText(
            counted(len(wordings), "{number} earlier wording", "{number} earlier wordings")
        )
        for wording in reversed(wordings):
            self._entries.addWidget(label(self._when(wording), "strong", wrap=True))
            self._entries.addWidget(label(wording.text, "muted", wrap=True))
            reason = TextField(tr("Why was the wording changed?"))
            reason.setAccessibleName(
                tr("Reason for the change of {day}", day=self._numbers.day(wording.until))
            )
            reason.committed.connect(partial(self._save, wording.key))
            self.reasons[wording.key] = reason
            self._entries.addWidget(reason)

    def _when(self, wording: CommitmentWording) -> str:
        day = self._numbers.day(wording.until)
        if wording.changed_by:
            return tr("Until {day}, changed by {name}", day=day, name=wording.changed_by)
        return tr("Until {day}", day=day)

    def _save(self, key: str, reason: object) -> None:
        text = tr("change the reason of a wording")
        self._desk.editor.change(text, CommitmentWording, key, reason=str(reason or ""))
