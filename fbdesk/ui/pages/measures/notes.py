"""The dated notes of a measure: what happened, newest first, with a field for the next one."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from fbdesk.models.edits import followup as edits
from fbdesk.models.followup import ProgressNote
from fbdesk.reports.numbers import numbers_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.row_form import FormField
from fbdesk.ui.forms.row_list import Listed, RowListWords
from fbdesk.ui.pages.measures.rows import MeasureRows
from fbdesk.ui.today import local_today
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.fields import LongTextEdit

SAVE_KEYS = ("Ctrl+Return", "Ctrl+Enter")


class MeasureNotes(MeasureRows[ProgressNote]):
    """A note is written in the field above and stands below it, dated today."""

    def __init__(self, desk: Desk) -> None:
        words = RowListWords(name=tr("Progress notes"), none_yet=tr("No notes yet."))
        super().__init__(desk, ProgressNote, words, _fields(), tr("a note"))
        self._numbers = numbers_in(desk.language)
        self.entry = LongTextEdit(
            tr("What has happened? Ctrl+Enter saves it with today's date."),
            least_lines=2,
            most_lines=8,
        )
        self.entry.setAccessibleName(tr("New note"))
        self.entry.setObjectName("new-note")
        self.entry.saves_on_the_way = False  # each saved text is a note
        self.entry.committed.connect(self._save)
        for keys in SAVE_KEYS:
            shortcut = QShortcut(QKeySequence(keys), self.entry)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self.entry.commit)
        self.list.put_below_name(self.entry)

    def in_order(self, held: tuple[ProgressNote, ...]) -> tuple[ProgressNote, ...]:
        """Return the newest note first."""
        return held[::-1]

    def listed(self, row: ProgressNote) -> Listed:
        """Return a note with its day and who wrote it."""
        day = self._numbers.day(row.dated)
        who = " · ".join(part for part in (day, row.written_by) if part)
        return Listed(key=row.key, title=row.text, note=who)

    def leave(self) -> None:
        """Save what is being typed, also a note that is not finished."""
        self.entry.commit()
        super().leave()

    def start(self) -> None:
        """Put the cursor into the field for the next note."""
        self.entry.setFocus()

    def _save(self, text: str) -> None:
        if self.measure is None or not text.strip():
            return
        add = partial(
            edits.add_note,
            measure=self.measure.key,
            dated=local_today(),
            text=text,
            written_by=self.desk.user(),
        )
        added = self.desk.editor.perform(tr("add a note to {name}", name=self.measure.number), add)
        if added is not None:
            self.entry.setPlainText("")
            self.entry.show_value("")


def _fields() -> tuple[FormField, ...]:
    return (
        FormField(name="text", text=tr("Note"), lines=3),
        FormField(name="dated", text=tr("Date")),
        FormField(name="written_by", text=tr("Written by")),
    )
