"""The status line shows long work with its progress and lets it be cancelled."""

import threading

from pytestqt.qtbot import QtBot

from fbdesk.ui.background import Background, Progress
from fbdesk.ui.status_line import StatusLine


def test_work_is_named_with_its_progress_and_can_be_cancelled(
    background: Background, qtbot: QtBot
) -> None:
    line = StatusLine(background)
    qtbot.addWidget(line)
    line.show()
    assert not line._bar.isVisible()
    looked = threading.Event()

    def work(progress: Progress) -> None:
        progress.report(0.5, "side 3 av 6")
        looked.wait(5)
        progress.report(1)

    task = background.start("Skriver handlingsprogram", work, print)
    qtbot.waitUntil(lambda: line._work.text() == "Skriver handlingsprogram: side 3 av 6")
    assert line._bar.isVisible()
    assert line._bar.value() == 50
    line._cancel.click()
    assert task.progress.cancelled
    looked.set()
    qtbot.waitUntil(lambda: not background.busy)
    assert not line._bar.isVisible()


def test_what_can_be_undone_is_a_button_in_words(background: Background, qtbot: QtBot) -> None:
    line = StatusLine(background)
    qtbot.addWidget(line)
    line.show()
    assert not line._undo.isVisible()
    line.show_undo("endre kostnad for T-07")
    assert line._undo.accessibleName() == "Undo: endre kostnad for T-07"
    with qtbot.waitSignal(line.undo_wanted):
        line._undo.click()
