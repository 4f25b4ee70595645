"""Saving by itself: a few seconds after the last edit on a local disk, each minute on a share."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from fbdesk.document.share import is_on_share
from fbdesk.ui.enum_names import set_named

LOCAL_MS = 4_000
LOCAL_AT_LATEST_MS = 30_000
"""Who edits without a pause is saved all the same."""

SHARE_MS = 60_000
AGAIN_MS = 30_000
NETWORK_KINDS = (b"nfs", b"cifs", b"smb", b"afp", b"webdav", b"fuse.sshfs", b"9p")


class Autosave(QObject):
    """Calls `save` when it is time."""

    def __init__(self, save: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        set_named(self._timer, timerType="PreciseTimer")
        self._timer.timeout.connect(self._run)
        self._save = save
        self._waiting = QElapsedTimer()

    @property
    def due_in_ms(self) -> int:
        """Return how long until the next save, −1 where none is due."""
        return self._timer.remainingTime()

    def note_edit(self, *, share: bool) -> None:
        """Count from this edit on, for a while; on a share the first edit starts the minute."""
        if not self._timer.isActive():
            self._waiting.start()
            self._timer.start(SHARE_MS if share else LOCAL_MS)
        elif not share:
            left = LOCAL_AT_LATEST_MS - self._waiting.elapsed()
            self._timer.start(max(0, min(LOCAL_MS, left)))

    def try_again(self) -> None:
        """Save a while after a save that did not work."""
        self._timer.start(AGAIN_MS)

    def stop(self) -> None:
        """Save no more by itself until the next edit."""
        self._timer.stop()

    def _run(self) -> None:
        self._save()


def lies_on_share(path: Path) -> bool:
    """Return whether a file lies on a network share; Qt is asked where the system does not tell."""
    known = is_on_share(path)
    if known is not None:
        return known
    from PySide6.QtCore import QStorageInfo

    kind = bytes(QStorageInfo(str(path.parent)).fileSystemType().data()).lower()
    return kind.startswith(NETWORK_KINDS)
