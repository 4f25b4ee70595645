"""A file that is written by another program while the window shows what came of it."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

SETTLED_AFTER_MS = 300
"""A program that saves tells several times: it empties the file, writes, or puts another there."""

Stamp = tuple[int, int]


class WatchedFile(QObject):
    """Tells that one file was written anew, also by a program that puts another in its place."""

    changed = Signal()
    """The file says something else than before, or is there again; it is whole by now."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._file: Path | None = None
        self._stamp: Stamp | None = None
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLED_AFTER_MS)
        self._timer.timeout.connect(self._look)
        self._watcher.fileChanged.connect(self._timer.start)
        self._watcher.directoryChanged.connect(self._timer.start)

    def follow(self, file: Path | None) -> None:
        """Tell of this file from now on, and of none before it; None is no file at all."""
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)
        self._timer.stop()
        self._file = file
        self._stamp = _stamp(file)
        self._watch()

    def _watch(self) -> None:
        """Watch the file, and its folder: a file that was replaced is forgotten by the system."""
        if self._file is None:
            return
        known = {*self._watcher.files(), *self._watcher.directories()}
        for path in (self._file, self._file.parent):
            if str(path) not in known and path.exists():
                self._watcher.addPath(str(path))

    def _look(self) -> None:
        self._watch()
        stamp = _stamp(self._file)
        if stamp != self._stamp:
            self._stamp = stamp
            self.changed.emit()


def _stamp(file: Path | None) -> Stamp | None:
    """Return when a file was written and its size in bytes, None for a file that is not there."""
    try:
        found = file.stat() if file is not None else None
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_size) if found is not None else None
