"""Long work beside the window: computing, importing and exporting, with progress and cancel."""

import logging
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6 import QtCore
from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from fbdesk.errors import PlanError

T = TypeVar("T")

logger = logging.getLogger(__name__)


class CancelledError(Exception):
    """The user, or newer work, asked this work to stop."""


class Progress:
    """What work in a thread tells the window, and how it hears that it shall stop."""

    def __init__(self, report: Callable[[float, str], None]) -> None:
        self._report = report
        self._cancelled = False

    @property
    def cancelled(self) -> bool:
        """Return whether the work shall stop."""
        return self._cancelled

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._cancelled = True

    def report(self, share: float, text: str = "") -> None:
        """Tell how much is done, 0 … 1; raises `CancelledError` where the work shall stop."""
        self.check()
        self._report(share, text)

    def check(self) -> None:
        """Raise `CancelledError` where the work shall stop."""
        if self._cancelled:
            raise CancelledError


class Task(QObject, Generic[T]):
    """One piece of work. It gets values (a snapshot), never a widget or a session.

    Exactly one of `done`, `failed`, `broke` and `stopped` is sent, in the window's thread.
    """

    done = Signal(object)
    """The work gave its result."""
    failed = Signal(object)
    """The work met something that the user can mend (`PlanError`)."""
    broke = Signal(object)
    """The work met a fault of the program (`Exception`)."""
    stopped = Signal()
    """The work was cancelled."""
    progressed = Signal(object)
    """The work told how far it is; gives this task."""
    ended = Signal(object)
    """The work is over in one of the four ways; gives this task."""
    _over = Signal(str, object)
    """From the thread: the name of the way that the work ended, and its result or error."""

    def __init__(self, text: str, work: Callable[[Progress], T], parent: QObject) -> None:
        super().__init__(parent)
        self.text = text
        self.step = ""
        self.share = 0.0
        self.progress = Progress(self._note)
        self._work: Callable[[Progress], T] | None = work
        self._over.connect(self._tell, QtCore.Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop; its result, should it come all the same, is dropped."""
        self.progress.cancel()

    def carry_out(self) -> None:
        """Do the work and tell how it ended; runs in a thread of the pool."""
        work, self._work = self._work, None  # what it holds shall not outlive it
        if work is None:
            return
        try:
            self.progress.check()
            result = work(self.progress)
        except CancelledError:
            self._over.emit("stopped", None)
        except PlanError as error:
            self._over.emit("failed", error)
        except Exception as error:  # noqa: BLE001 the border of the thread: nothing may be lost
            self._over.emit("broke", error)
        else:
            self._over.emit("done", result)

    @Slot(str, object)
    def _tell(self, way: str, outcome: object) -> None:
        """Send how the work ended, in the window's thread, where cancelling is done too."""
        if way == "broke":
            self.broke.emit(outcome)
        elif way == "stopped" or self.progress.cancelled:
            self.stopped.emit()
        elif way == "failed":
            self.failed.emit(outcome)
        else:
            self.done.emit(outcome)
        self.ended.emit(self)

    def _note(self, share: float, text: str) -> None:
        self.share, self.step = share, text
        self.progressed.emit(self)


class _Run(QRunnable):
    """Carries a task into the pool."""

    def __init__(self, task: Task[object]) -> None:
        super().__init__()
        self.setAutoDelete(False)  # Python owns it; the pool must not delete it a second time
        self._task = task

    def run(self) -> None:
        """Do the work."""
        self._task.carry_out()


class Background(QObject):
    """The work that is under way. It ends with the window: nothing is left behind."""

    changed = Signal()
    """Work began, ended or moved on."""
    broke = Signal(object)
    """Work met a fault of the program; the crash dialog tells it."""

    def __init__(self, parent: QObject | None = None, threads: int = 2) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._drawing_pool = QThreadPool(self)
        self._drawing_pool.setMaxThreadCount(1)  # matplotlib draws one figure at a time
        self._runs: dict[Task[object], _Run] = {}

    def start(
        self,
        text: str,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[PlanError], None] | None = None,
        *,
        ended: Callable[[Task[T]], None] | None = None,
        drawing: bool = False,
    ) -> Task[T]:
        """Start work in the pool and return its task; `done` gets the result in this thread.

        `text` stands in the status line; work with an empty text is not shown there. `ended` is
        called last however the work ended: a signal connected after the start may come too late.
        Charts are drawn one after the other (`drawing`).
        """
        task = Task(text, work, self)
        queued = QtCore.Qt.ConnectionType.QueuedConnection
        task.done.connect(done, queued)
        if failed is not None:
            task.failed.connect(failed, queued)
        if ended is not None:
            task.ended.connect(ended, queued)
        task.broke.connect(self._tell_fault, queued)
        task.progressed.connect(self._note_progress, queued)
        task.ended.connect(self._forget, queued)
        run = _Run(task)  # type: ignore[arg-type] # a task of anything is a task
        self._runs[task] = run  # type: ignore[index]
        (self._drawing_pool if drawing else self._pool).start(run)
        self.changed.emit()
        return task

    @property
    def shown(self) -> tuple[Task[object], ...]:
        """Return the work that the status line shows, oldest first."""
        return tuple(task for task in self._runs if task.text)

    @property
    def busy(self) -> bool:
        """Return whether any work is under way."""
        return bool(self._runs)

    def close(self) -> None:
        """Cancel everything and wait until no thread is left."""
        for task in self._runs:
            task.cancel()
        for pool in (self._pool, self._drawing_pool):
            pool.clear()
            pool.waitForDone()
        self._runs.clear()

    @Slot(object)
    def _note_progress(self, _task: Task[object]) -> None:
        self.changed.emit()

    @Slot(object)
    def _tell_fault(self, error: Exception) -> None:
        logger.error("background work broke", exc_info=error)
        self.broke.emit(error)

    @Slot(object)
    def _forget(self, task: Task[object]) -> None:
        if self._runs.pop(task, None) is not None:
            task.deleteLater()
            self.changed.emit()
