"""No part of a page ever stands on the screen as a window of its own, not even for a moment."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from fbdesk.ui.main_window import MainWindow
from fbdesk.ui.pages.agreement.page import AgreementPage
from fbdesk.ui.pages.goals.page import GoalsPage
from fbdesk.ui.pages.inventory.page import InventoryPage
from fbdesk.ui.pages.measures.page import MeasuresPage
from fbdesk.ui.patience import Waiting
from tests.builders import some_settings
from tests.e2e.looking import CODES, page_of, settle


class Witness(QObject):
    """Notes every window that is shown, with the line of our code that showed it."""

    def __init__(self, *known: QWidget) -> None:
        super().__init__()
        self._known = known
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt's name
        window = watched if isinstance(watched, QWidget) and watched.isWindow() else None
        known = window in self._known or isinstance(window, Waiting)  # a slow machine may wait
        if event.type() == QEvent.Type.Show and window and not known:
            ours = [
                f"{frame.filename.rpartition('fbdesk/')[2]}:{frame.lineno}"
                for frame in traceback.extract_stack()
                if "fbdesk/ui" in frame.filename
            ]
            self.seen.append(f"{type(window).__name__} from {ours[-1:]}")
        return False


@contextmanager
def witnessed(*known: QWidget) -> Iterator[Witness]:
    """Watch every window meanwhile."""
    application = QApplication.instance()
    assert application is not None
    witness = Witness(*known)
    application.installEventFilter(witness)
    try:
        yield witness
    finally:
        application.removeEventFilter(witness)


def test_the_sample_goes_through_every_page_without_a_flash(window: MainWindow) -> None:
    with witnessed(window) as witness:
        window.flow.open_sample()
        for code in CODES:
            window.go_to(code)
            settle(window)
            page = page_of(window)
            if isinstance(page, GoalsPage | AgreementPage | InventoryPage):
                for tab in tuple(page.tabs._buttons):
                    page.tabs.choose(tab)
            if isinstance(page, MeasuresPage):
                for tab in tuple(page.card.tabs._buttons):
                    page.card.tabs.choose(tab)
                page.add()
                page.duplicate()
                page.delete()
            settle(window)
        window.commands.undo()
        settle(window)
    assert sorted(set(witness.seen)) == []
    assert window.isActiveWindow()


def test_an_empty_plan_and_the_start_page_show_nothing_of_their_own(window: MainWindow) -> None:
    with witnessed(window) as witness:
        window.flow.new([some_settings()])
        for code in CODES:
            window.go_to(code)
            settle(window)
        window.flow.close()
        window.show_start()
        settle(window)
    assert sorted(set(witness.seen)) == []
