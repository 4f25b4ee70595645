"""A field for a day: typed as people write it, empty where no day is set."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from fbdesk.ui.day_text import day_text, parse_day
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.labels import set_role


class DateField(QLineEdit):
    """A day, shown as `31.12.2010`."""

    committed = Signal(object)
    """The user left the field with another day (`date | None`) than it showed."""

    def __init__(self) -> None:
        super().__init__()
        self._value: date | None = None
        self.setPlaceholderText(tr("dd.mm.yyyy"))
        self.textEdited.connect(self._check)
        self.editingFinished.connect(self._commit)

    def show_value(self, value: object) -> None:
        """Show a day; a field that the user is typing in keeps what was typed."""
        day = value if isinstance(value, date) else None
        typing = self.hasFocus() and self.text() != day_text(self._value)
        self._value = day
        if not typing:
            self.setText(day_text(day))
            self._complain("")

    def typed(self) -> date | None:
        """Return the day in the field now, None where it is empty.

        Raises `ValueError` where the text writes no day.
        """
        return parse_day(self.text()) if self.text().strip() else None

    def writes_a_day(self) -> bool:
        """Return whether the field is empty or holds a day of the calendar."""
        try:
            self.typed()
        except ValueError:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape brings back what stood there."""
        if event.key() == Qt.Key.Key_Escape and self.text() != day_text(self._value):
            self.setText(day_text(self._value))
            self._complain("")
            return
        super().keyPressEvent(event)

    def _check(self) -> None:
        self._complain("")

    def _commit(self) -> None:
        if not self.writes_a_day():
            self._complain(tr("This is no day. Write it as 31.12.2010."))
            return
        day = self.typed()
        self._complain("")
        self.setText(day_text(day))
        if day != self._value:
            self._value = day
            self.committed.emit(day)

    def _complain(self, words: str) -> None:
        self.setToolTip(words)
        self.setAccessibleDescription(words)
        set_role(self, invalid=bool(words))
