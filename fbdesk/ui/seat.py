"""Our place at the open plan: colleagues see who edits it, and we see when they have left."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from fbdesk.ui.messages import WARNING, Message
from fbdesk.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fbdesk.document.lock.file import EditLock, InUseError, Sign
    from fbdesk.document.lock.holder import Holder
    from fbdesk.ui.messages import Messages

SIGN_OF_LIFE_MS = 600_000
LOOK_MS = 10_000
LEAVE_S = 2.0
"""How long leaving waits for a share that does not answer; our name then stays and grows old."""


class Seat(QObject):
    """Holds our name at one plan, or watches the plan that someone else has open."""

    changed = Signal()
    """How it stands with the watched plan is another thing now."""

    def __init__(self, user: Callable[[], str], messages: Messages, parent: QObject) -> None:
        """`user` gives the name that colleagues read."""
        super().__init__(parent)
        self._user = user
        self._messages = messages
        self._lock: EditLock | None = None
        self._watched: Path | None = None
        self._seen: Sign | None = None
        self._pulse = QTimer(self)
        self._pulse.setInterval(SIGN_OF_LIFE_MS)
        self._pulse.timeout.connect(self.give_sign)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self.look)

    @property
    def sign(self) -> Sign | None:
        """Return how it stands with the plan that is watched; None where we sit ourselves."""
        return self._seen if self._watched is not None else None

    @property
    def lock(self) -> EditLock | None:
        """Return our name at the plan; None where the folder takes none, or someone else has it."""
        return self._lock

    def claim(self, plan: Path, *, even_from: Holder | None = None) -> EditLock | None:
        """Return our name at a plan that is about to be opened; None where none can be written.

        Raises `InUseError` where someone else has it open.
        """
        from fbdesk.document.lock.file import take_lock

        return take_lock(plan, self._user(), even_from=even_from) if plan.is_file() else None

    def settle(self, plan: Path, lock: EditLock | None, refusal: InUseError | None) -> None:
        """Sit down at a plan that was opened, or watch it where someone else sits there."""
        if refusal is not None:
            self.watch(plan, refusal.sign)
            return
        self.sit(lock)
        if lock is not None and lock.left is not None:
            words = tr(
                "{user} had this plan open since {since} when fbdesk or the PC stopped. "
                "You can edit it.",
                user=lock.left.user or tr("Someone"),
                since=lock.left.since_words(),
            )
            self._messages.tell(Message(words))

    def sit(self, lock: EditLock | None) -> None:
        """Keep this name, in place of any before."""
        self.leave()
        self._lock = lock
        if lock is not None:
            self._pulse.start()

    def watch(self, plan: Path, sign: Sign) -> None:
        """Look now and then whether the plan is free, which it was not."""
        self.leave()
        self._watched, self._seen = plan, sign
        self._look.start()

    def move_to(self, plan: Path) -> None:
        """Sit at another plan: ours was saved under another name."""
        from fbdesk.document.lock.file import InUseError

        if self._lock is not None and self._lock.plan == plan:
            return
        try:
            self.sit(self.claim(plan))
        except InUseError:  # the user chose to replace a file that someone has open
            self.leave()

    def leave(self) -> None:
        """Take our name away and watch no more."""
        self._pulse.stop()
        self._look.stop()
        self._watched = self._seen = None
        lock, self._lock = self._lock, None
        if lock is not None:
            leaving = threading.Thread(target=lock.release, daemon=True)
            leaving.start()
            leaving.join(LEAVE_S)

    def give_sign(self) -> None:
        """Show that we are still here."""
        if self._lock is not None:
            from fbdesk.ui.aside import Aside

            run = Aside(self._lock.renew, self)
            run.done.connect(partial(self._take_answer, self._lock))
            run.start()

    def look(self) -> None:
        """Look whether the watched plan is free."""
        if self._watched is not None:
            from fbdesk.document.lock.file import sign_at
            from fbdesk.ui.aside import Aside

            run = Aside(partial(sign_at, self._watched), self)
            run.done.connect(partial(self._take_sign, self._watched))
            run.start()

    def _take_answer(self, lock: EditLock, ours: bool) -> None:  # noqa: FBT001 from a signal
        if not ours and lock is self._lock:
            self._pulse.stop()
            self._lock = None
            words = tr(
                "Someone else has opened {name} for editing, because fbdesk here gave no sign of "
                "life. If you both edit, the second one to save is asked.",
                name=lock.plan.name,
            )
            self._messages.tell(Message(words, WARNING))

    def _take_sign(self, plan: Path, sign: Sign) -> None:
        if plan != self._watched or sign == self._seen:
            return
        self._seen = sign
        self.changed.emit()
