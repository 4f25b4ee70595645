"""Python's garbage is taken away in the window's thread alone, where Qt's objects belong."""

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_EVERY_MS = 500


class GarbageCollection(QObject):
    """Collects when Python would have, but never from the middle of work in another thread.

    Python collects in whichever thread happens to allocate. In a thread that computes or draws it
    would then destroy widgets that were left in a cycle, which ends the process without a word.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation whose count is over its threshold."""
        counts = gc.get_count()
        due = [
            generation
            for generation, (count, threshold) in enumerate(
                zip(counts, self._thresholds, strict=True)
            )
            if threshold and count > threshold
        ]
        if due:
            gc.collect(max(due))

    def stop(self) -> None:
        """Let Python collect as it used to."""
        self._timer.stop()
        gc.enable()
