"""When the program itself is at fault: the work is safe, the log says where, and it is told."""

import logging
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from fbdesk.ui.enum_names import set_named
from fbdesk.ui.translation import tr

logger = logging.getLogger(__name__)

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


class CrashReporter(QObject):
    """Catches what nobody else caught, writes it to the log, and tells the user once at a time."""

    caught = Signal(object)
    """A fault of the program was caught (`BaseException`)."""

    def __init__(self, window: QWidget, log: Path) -> None:
        super().__init__(window)
        self._window = window
        self._log = log
        self._before: Hook = sys.excepthook
        self._showing = False
        self.caught.connect(self._show_soon)

    def install(self) -> None:
        """Catch from now on."""
        self._before = sys.excepthook
        sys.excepthook = self._catch

    def remove(self) -> None:
        """Catch no more."""
        sys.excepthook = self._before

    def tell(self, error: Exception) -> None:
        """Tell of a fault that was caught elsewhere, and is in the log already."""
        self.caught.emit(error)

    def _catch(
        self, kind: type[BaseException], error: BaseException, place: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before(kind, error, place)
            return
        logger.critical("not caught", exc_info=(kind, error, place))
        self.caught.emit(error)

    @Slot(object)
    def _show_soon(self, error: BaseException) -> None:
        """Tell of it in the window's thread, once the work that broke there is over."""
        QTimer.singleShot(0, partial(self._show, error))

    def _show(self, error: BaseException) -> None:
        if self._showing:
            return
        from PySide6.QtWidgets import QMessageBox

        self._showing = True
        box = QMessageBox(self._window)
        set_named(box, textFormat="PlainText")
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("fbdesk")
        box.setText(tr("Something in fbdesk went wrong. Your work is safe."))
        box.setInformativeText(
            tr(
                "What you did last may not have been carried out. The log tells where it happened "
                "({kind}) and holds nothing of your plan:\n{path}",
                kind=type(error).__name__,
                path=self._log,
            )
        )
        box.addButton(tr("Go on working"), QMessageBox.ButtonRole.AcceptRole)
        box.exec()
        box.deleteLater()
        self._showing = False
