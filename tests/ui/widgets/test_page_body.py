"""The parts of a page fill the window, and none gets lower than it needs: then the page scrolls."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fbdesk.ui.theme import Theme
from fbdesk.ui.widgets.choices import FilterChips
from fbdesk.ui.widgets.list_and_card import LEAST_READABLE, ListAndCard
from fbdesk.ui.widgets.page_body import LEAST_HEIGHT, PageBody
from tests.e2e.looking import lay_out


class Low:
    """A page's body with a row of chips that wraps, and a list with a card below it."""

    def __init__(self, qtbot: QtBot, height: int, width: int = 900) -> None:
        self.page = PageBody()
        qtbot.addWidget(self.page)
        self.chips = FilterChips()
        self.chips.show_chips(tuple((str(n), f"Innsatsområde {n}", n) for n in range(8)))
        self.split = ListAndCard(QLabel("Tiltak"))
        self.page.body.addWidget(self.chips)
        self.page.body.addWidget(self.split, 1)
        self.page.resize(width, height)
        self.page.show()
        lay_out()

    @property
    def scrolls(self) -> bool:
        return self.page.verticalScrollBar().maximum() > 0

    def inside(self, part: QWidget) -> bool:
        """Return whether a part stands whole in the column, to be scrolled to."""
        inner = self.page.widget()
        assert inner is not None
        return part.geometry().bottom() < inner.height()


@pytest.fixture(autouse=True)
def looks(theme: Theme) -> Theme:
    return theme


def test_the_parts_fill_a_window_with_room(qtbot: QtBot) -> None:
    high = Low(qtbot, 700)
    assert not high.scrolls
    assert high.split.geometry().bottom() == high.page.viewport().height() - 1
    assert high.split.height() > LEAST_READABLE


def test_a_low_window_scrolls_and_the_card_can_still_be_read(qtbot: QtBot) -> None:
    low = Low(qtbot, 180)
    assert low.scrolls
    assert low.split.height() >= LEAST_READABLE
    assert low.inside(low.split)
    assert low.split.width() == low.page.viewport().width()


def test_chips_that_wrap_are_counted_with_all_their_lines(qtbot: QtBot) -> None:
    narrow = Low(qtbot, 200, width=640)
    lines = {chip.y() for chip in narrow.chips.findChildren(QPushButton)}
    assert len(lines) > 1
    assert narrow.chips.height() >= narrow.chips.heightForWidth(narrow.chips.width())
    assert narrow.split.y() >= narrow.chips.geometry().bottom()
    assert narrow.split.height() >= LEAST_READABLE


def test_the_bar_goes_when_there_is_room_again(qtbot: QtBot) -> None:
    part = Low(qtbot, 180)
    seen = [part.scrolls]
    part.page.resize(900, 700)
    lay_out()
    seen.append(part.scrolls)
    part.split.setMinimumHeight(900)
    lay_out()
    seen.append(part.scrolls)
    assert seen == [True, False, True]


def test_a_page_may_be_lower_than_its_parts_but_not_narrower(qtbot: QtBot) -> None:
    page = Low(qtbot, 300).page
    least = page.minimumSizeHint()
    assert least.height() == LEAST_HEIGHT
    assert least.width() >= page.body.minimumSize().width() > 0
    assert page.sizeHint().height() > LEAST_HEIGHT
