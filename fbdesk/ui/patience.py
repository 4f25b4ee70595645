"""Work that the user waits for: the window goes on painting and says what is going on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from fbdesk.errors import GivenUpError
from fbdesk.ui.aside import Aside
from fbdesk.ui.scale import margins, spacing, widths
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

UNSEEN_MS = 700
"""Work that is over by then is not spoken of: a box that flashes tells nobody anything."""


class Waiting(QDialog):
    """Says what is going on. It closes when the work is over, or at the user's wish."""

    def __init__(self, text: str, parent: QWidget | None, *, may_give_up: bool) -> None:
        super().__init__(
            parent,
            Qt.WindowType.Dialog
            | Qt.WindowType.CustomizeWindowHint
            | Qt.WindowType.WindowTitleHint,
        )
        self.setWindowTitle(text)
        self._may_give_up = may_give_up
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(text)
        column = QVBoxLayout(self)
        margins(column, 24, 20, 24, 20)
        spacing(column, 12)
        column.addWidget(label(text, "strong", wrap=True))
        column.addWidget(bar)
        widths(self, 360, 560)
        if may_give_up:
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(button(tr("Cancel"), self.reject))
            column.addLayout(row)

    def finish(self) -> None:
        """Close: the work is over."""
        self.accept()

    def reject(self) -> None:
        """Close where the user may give up (Esc, too); stay otherwise."""
        if self._may_give_up:
            super().reject()


def waited_for(
    text: str, work: Callable[[], T], unwanted: Callable[[T], object] | None = None
) -> T:
    """Do work in a thread and return its result; raises what the work raised.

    The window paints meanwhile and takes no input. Where it takes longer than a moment, `text`
    says what is going on. With `unwanted`, the user may give up: `GivenUpError` is raised, and
    `unwanted` gets the result should it come all the same. The work gets values, and whatever else
    it touches is touched by nobody meanwhile.
    """
    application = QApplication.instance()
    if application is None:
        return work()
    run = Aside(work, application)
    results: list[T] = []
    errors: list[Exception] = []
    run.done.connect(results.append)
    run.failed.connect(errors.append)
    run.broke.connect(errors.append)
    run.start()
    if not run.wait(UNSEEN_MS):
        _show_until_over(run, text, may_give_up=unwanted is not None)
    if errors:
        raise errors[0]
    if results:
        return results[0]
    if unwanted is not None:
        run.done.connect(partial(_hand_over, unwanted))
    raise GivenUpError


def _show_until_over(run: Aside[T], text: str, *, may_give_up: bool) -> None:
    window = QApplication.activeWindow()
    waiting = Waiting(text, window, may_give_up=may_give_up)
    run.ended.connect(waiting.finish)
    if not run.is_over:
        waiting.exec()
    run.ended.disconnect(waiting.finish)
    waiting.deleteLater()
    if window is not None:
        window.activateWindow()  # not every desktop gives the keyboard back by itself


def _hand_over(unwanted: Callable[[T], object], result: T) -> None:
    unwanted(result)
