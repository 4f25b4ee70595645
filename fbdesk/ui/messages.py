"""What the window tells the user in its one message bar: nothing told is lost or covers another."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from fbdesk.errors import PlanError
from fbdesk.ui.translation import described

NOTE, WARNING, DANGER = "note", "warning", "danger"


# A NamedTuple: a dataclass takes six times as long to make, and the start waits for it.
class Message(NamedTuple):
    """One message: what, why it matters, and, where there is one, the way to mend it."""

    text: str
    tone: str = NOTE
    action_text: str = ""
    action: Callable[[], object] | None = None


class Messages(QObject):
    """The messages that are not yet put away, newest first."""

    changed = Signal()
    """A message came or was put away."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[Message] = []

    @property
    def waiting(self) -> tuple[Message, ...]:
        """Return the messages that are not yet put away, newest first."""
        return tuple(self._waiting)

    def tell(self, message: Message) -> None:
        """Show a message; the same text twice in a row is told once."""
        if not self._waiting or self._waiting[0].text != message.text:
            self._waiting.insert(0, message)
        self.changed.emit()

    def tell_error(self, error: PlanError) -> None:
        """Show what the user can mend."""
        self.tell(Message(described(error), WARNING))

    def put_away(self) -> None:
        """Take away the newest message."""
        if self._waiting:
            self._waiting.pop(0)
        self.changed.emit()

    def take_back(self, message: Message) -> None:
        """Take away a message that no longer holds, wherever it waits."""
        if message in self._waiting:
            self._waiting.remove(message)
            self.changed.emit()

    def clear(self) -> None:
        """Take away every message, for example when another plan is opened."""
        self._waiting.clear()
        self.changed.emit()
