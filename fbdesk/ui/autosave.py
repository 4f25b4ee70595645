"""Saving by itself: a few seconds after the last edit on a local disk, each minute on a share."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

LOCAL_MS = 4_000
SHARE_MS = 60_000
AGAIN_MS = 60_000
NETWORK_KINDS = (b"nfs", b"cifs", b"smb", b"afp", b"webdav", b"fuse.sshfs", b"9p")


class Autosave(QObject):
    """Calls `save` when it is time; where it did not work, again after a minute."""

    def __init__(self, save: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._save = save
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._run)

    @property
    def due_in_ms(self) -> int:
        """Return how long until the next save, −1 where none is due."""
        return self._timer.remainingTime()

    def note_edit(self, path: Path) -> None:
        """Count from this edit on; on a share the first edit starts the minute."""
        if is_share(path):
            if not self._timer.isActive():
                self._timer.start(SHARE_MS)
        else:
            self._timer.start(LOCAL_MS)

    def stop(self) -> None:
        """Save no more by itself until the next edit."""
        self._timer.stop()

    def _run(self) -> None:
        if not self._save():
            self._timer.start(AGAIN_MS)


def is_share(path: Path) -> bool:
    """Return whether a file lies on a network share."""
    if str(path).startswith(("\\\\", "//")):
        return True
    from PySide6.QtCore import QStorageInfo

    kind = bytes(QStorageInfo(str(path.parent)).fileSystemType().data()).lower()
    return kind.startswith(NETWORK_KINDS)
