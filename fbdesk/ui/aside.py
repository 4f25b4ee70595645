"""Work on disks that may be away: in a thread of its own that the window never waits for."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal, Slot

from fbdesk.errors import PlanError

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

logger = logging.getLogger(__name__)


class Aside(QObject, Generic[T]):
    """One piece of such work. It gets values, never a widget or the document's connection.

    Exactly one of `done`, `failed` and `broke` is sent, in the window's thread, and then `ended`.
    A share that does not answer may keep the thread for minutes; it does not keep the program.
    """

    done = Signal(object)
    """The work gave its result."""
    failed = Signal(object)
    """The work met something that the user can mend (`PlanError`)."""
    broke = Signal(object)
    """The work met a fault of the program (`Exception`)."""
    ended = Signal()
    """The work is over in one of the three ways."""
    _over = Signal(str, object)
    """From the thread: the name of the way that the work ended, and its result or error."""

    def __init__(self, work: Callable[[], T], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self.is_over = False
        self._over.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin."""
        threading.Thread(target=self._run, daemon=True).start()

    def wait(self, patience_ms: int) -> bool:
        """Return whether the work ends in time; the window goes on painting, but takes no input."""
        if self.is_over:
            return True
        loop = QEventLoop()
        self.ended.connect(loop.quit)
        timer = QTimer()
        timer.setSingleShot(True)
        timer.timeout.connect(loop.quit)
        timer.start(patience_ms)
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        timer.stop()
        self.ended.disconnect(loop.quit)
        return self.is_over

    def _run(self) -> None:
        outcome: object
        try:
            way, outcome = "done", self._work()
        except PlanError as error:
            way, outcome = "failed", error
        except Exception as error:  # noqa: BLE001 the border of the thread: nothing may be lost
            way, outcome = "broke", error
        try:
            self._over.emit(way, outcome)
        except RuntimeError:  # the window went away meanwhile
            logger.info("work ended after the window was gone")

    @Slot(str, object)
    def _tell(self, way: str, outcome: object) -> None:
        self.is_over = True
        if way == "broke":
            logger.error("work aside broke", exc_info=outcome)  # type: ignore[arg-type] # an exception
            self.broke.emit(outcome)
        elif way == "failed":
            self.failed.emit(outcome)
        else:
            self.done.emit(outcome)
        self.ended.emit()
        self.deleteLater()
