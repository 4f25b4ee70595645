"""The one way from the window to the plan: edits, undo, and the results that follow."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from sqlalchemy import Connection

from fbdesk.document.backups.store import Reason
from fbdesk.document.document import Change, Document
from fbdesk.document.file_info import FileInfo
from fbdesk.errors import PlanError
from fbdesk.models.edits.naming import change_named
from fbdesk.models.results.plan import PlanResults
from fbdesk.models.row import Row, Stored
from fbdesk.models.snapshot import Plan
from fbdesk.ui.background import Background, Progress, Task
from fbdesk.ui.patience import waited_for
from fbdesk.ui.recent_rows import RecentRows
from fbdesk.ui.translation import tr

T = TypeVar("T")

Calculate = Callable[[Plan, Progress], PlanResults]
"""Computes a plan's results; runs in a thread."""

Refine = Callable[[Plan], Calculate | None]
"""Names the longer calculation of a plan, where its first results leave something out."""

CALCULATE_AFTER_MS = 120
"""Typing goes on while results wait this long for the next edit."""


class Editor(QObject):
    """Owns the document. Pages read `plan` and `results` and change things through `perform`."""

    changed = Signal(object)
    """An edit, an undo or a redo changed these tables (`frozenset[str]`)."""
    results_changed = Signal(object)
    """New results (`PlanResults`) belong to the present plan."""
    failed = Signal(object)
    """An edit or a calculation met something that the user can mend (`PlanError`)."""

    def __init__(
        self,
        document: Document,
        calculate: Calculate,
        background: Background,
        parent: QObject | None = None,
        *,
        refine: Refine | None = None,
    ) -> None:
        """`refine` names what is computed once the first results are shown, None where nothing."""
        super().__init__(parent)
        self._refine = refine
        self._document = document
        self._calculate = calculate
        self._background = background
        self.recent = RecentRows()
        self._gathered: list[Callable[[Connection], object]] | None = None
        self._before: Plan | None = None
        self._results: PlanResults | None = None
        self._calculation: Task[tuple[int, PlanResults]] | None = None
        self._calculations = 0
        self._calculation_timer = QTimer(self)
        self._calculation_timer.setSingleShot(True)
        self._calculation_timer.setInterval(CALCULATE_AFTER_MS)
        self._calculation_timer.timeout.connect(self._start_calculation)
        self._start_calculation()

    @property
    def document(self) -> Document:
        """Return the open plan file."""
        return self._document

    @property
    def plan(self) -> Plan:
        """Return the plan as it stands; while a large edit goes on, as it stood before it."""
        return self._before or self._document.snapshot()

    @property
    def results(self) -> PlanResults | None:
        """Return the newest results, which may be a moment older than the plan; None at first."""
        return self._results

    @property
    def calculating(self) -> bool:
        """Return whether newer results are on their way."""
        return self._calculation is not None or self._calculation_timer.isActive()

    def perform(
        self,
        text: str,
        edit: Callable[[Connection], T],
        *,
        backup: Reason | None = None,
        large: bool = False,
        merged: FileInfo | None = None,
    ) -> T | None:
        """Carry out one edit as one undo step named `text`; return what the edit returned.

        With a reason for a `backup`, the plan is kept as it stands first. A `large` edit, and one
        with a backup, is done in a thread while the window waits and paints: it gets values, and
        never a widget. `merged` tells of another copy that the edit merges in. What the user can
        mend is sent with `failed`; then nothing has changed and None returns. Within `together`,
        the edit waits for the others and None returns.
        """
        if self._gathered is not None:
            self._gathered.append(edit)
            return None
        try:
            if large or backup:
                work = partial(_performed, self._document, text, edit, backup, merged)
                change = self._done_aside(text, work)
            else:
                change = self._document.perform(text, edit)
        except PlanError as error:
            self.failed.emit(error)
            return None
        self._tell(change)
        return change.result

    def change(self, text: str, kind: type[Row], key: str, /, **values: Stored) -> bool:
        """Set fields of one row as one undo step; return False where they were refused."""

        def set_fields(connection: Connection) -> bool:
            return change_named(connection, kind, key, **values)

        return bool(self.perform(text, set_fields)) or self._gathered is not None

    @contextmanager
    def together(self, text: str) -> Iterator[None]:
        """Make one undo step named `text` of every edit in the block: all of them or none."""
        gathered: list[Callable[[Connection], object]] = []
        self._gathered = gathered
        try:
            yield
        finally:
            self._gathered = None
        if gathered:
            self.perform(text, partial(_each, gathered))

    def undo(self) -> None:
        """Take back the last step."""
        if self._document.undo_text:
            self._tell(self._document.undo())

    def redo(self) -> None:
        """Do again what was last taken back."""
        if self._document.redo_text:
            self._tell(self._document.redo())

    def close(self, *, discard: bool = False) -> None:
        """Let go of the plan; what is not saved stays on this PC unless it is discarded."""
        self._calculation_timer.stop()
        self._cancel_calculation()
        self._document.close(discard=discard)

    def _done_aside(self, text: str, work: Callable[[], Change[T]]) -> Change[T]:
        self._before = self._document.snapshot()
        self._document.in_use = True
        try:
            return waited_for(tr("One moment: {text} …", text=text), work)
        finally:
            self._document.in_use, self._before = False, None

    def _tell(self, change: Change[T]) -> None:
        self.recent.note(change.rows)
        if change.tables:
            self.changed.emit(change.tables)
            self._calculation_timer.start()

    def _start_calculation(self) -> None:
        self._cancel_calculation()
        self._calculations += 1
        self._compute(self._calculate, self._take_first_results)

    def _compute(
        self, calculate: Calculate, take: Callable[[tuple[int, PlanResults]], None]
    ) -> None:
        self._calculation = self._background.start(
            "",
            partial(_numbered, self._calculations, calculate, self.plan),
            take,
            self._calculation_failed,
        )

    def _cancel_calculation(self) -> None:
        if self._calculation is not None:
            self._calculation.cancel()
            self._calculation = None

    def _take_first_results(self, numbered: tuple[int, PlanResults]) -> None:
        self._take_results(numbered)
        longer = self._refine(self.plan) if self._refine is not None else None
        if longer is not None and numbered[0] == self._calculations:
            self._compute(longer, self._take_results)

    def _take_results(self, numbered: tuple[int, PlanResults]) -> None:
        number, results = numbered
        if number != self._calculations:
            return  # an older plan's results: newer ones are under way
        self._calculation = None
        self._results = results
        self.results_changed.emit(results)

    def _calculation_failed(self, error: PlanError) -> None:
        self._calculation = None
        self.failed.emit(error)


def _each(edits: Sequence[Callable[[Connection], object]], connection: Connection) -> None:
    for edit in edits:
        edit(connection)


def _performed(
    document: Document,
    text: str,
    edit: Callable[[Connection], T],
    backup: Reason | None,
    merged: FileInfo | None,
) -> Change[T]:
    """Keep the plan, carry out an edit, and read what it changed; runs in a thread."""
    if backup:
        document.backups.before(backup)
    change = document.perform(text, edit, merged=merged)
    document.snapshot()
    return change


def _numbered(
    number: int,
    calculate: Calculate,
    plan: Plan,
    progress: Progress,
) -> tuple[int, PlanResults]:
    return number, calculate(plan, progress)
