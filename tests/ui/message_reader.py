"""A user who reads every message box and closes it."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox


class MessageReader:
    """Reads each message box that opens, and closes it."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._timer = QTimer()
        self._timer.timeout.connect(self._read)
        self._timer.start(5)

    def _read(self) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            self.texts.append(f"{box.text()} {box.informativeText()}")
            box.buttons()[0].click()

    def stop(self) -> None:
        """Let boxes stand from now on."""
        self._timer.stop()
