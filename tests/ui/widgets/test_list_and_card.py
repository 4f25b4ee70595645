"""A list and its card share the width, and texts in the card take the height they need."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fbdesk.ui.theme import Theme
from fbdesk.ui.widgets.fields import LongTextEdit
from fbdesk.ui.widgets.labels import label
from fbdesk.ui.widgets.list_and_card import ListAndCard, ScrolledColumn
from tests.e2e.looking import lay_out

ASplit = Callable[[int], ListAndCard]


@pytest.fixture
def a_split(qtbot: QtBot) -> ASplit:
    """Give a maker of splits within a page, which let themselves be made too narrow."""
    page = QWidget()
    qtbot.addWidget(page)

    def make(share: int) -> ListAndCard:
        split = ListAndCard(QWidget(), left_share=share)
        split.setParent(page)
        split.resize(1000, 400)
        page.show()
        QApplication.processEvents()
        return split

    return make


def test_the_width_is_divided_by_the_shares_at_first(a_split: ASplit) -> None:
    left, card = a_split(60).sizes()
    assert abs(left / (left + card) - 0.6) < 0.02


def test_the_users_own_division_holds_through_a_resize(a_split: ASplit) -> None:
    split = a_split(60)
    split.setSizes([400, 584])
    split.splitterMoved.emit(400, 1)
    split.resize(1200, 400)
    QApplication.processEvents()
    left, card = split.sizes()
    assert left < card


def test_both_parts_keep_their_least_widths_where_there_is_room(a_split: ASplit) -> None:
    split = a_split(50)
    split.setSizes([1, 983])
    assert split.sizes() == [300, 684]
    split.setSizes([983, 1])
    assert split.sizes() == [664, 320]


@pytest.mark.parametrize("width", [1232, 1000, 792, 500])
def test_no_part_is_cut_where_the_least_widths_do_not_fit(
    qtbot: QtBot, a_split: ASplit, theme: Theme, width: int
) -> None:
    theme.set_zoom(200)
    split = a_split(55)
    split.card.body.addWidget(a_part(300))
    split.resize(width, 400)
    # at 200 % the least widths take 600 + 640 px, more than any of these
    qtbot.waitUntil(lambda: split.frame.width() > 300)
    assert split.frame.geometry().right() < width
    left, card = split.sizes()
    assert left + split.handleWidth() + card == width


def test_the_list_gives_way_to_a_card_that_comes_to_hold_something_wider(
    qtbot: QtBot, a_split: ASplit
) -> None:
    split = a_split(60)
    split.resize(600, 400)
    QApplication.processEvents()
    # 600 − 16 px shared as 300 to 320
    assert split.sizes() == [283, 301]
    split.card.body.addWidget(a_part(400))
    qtbot.waitUntil(lambda: split.sizes()[1] > 400)
    assert split.frame.geometry().right() < 600
    assert split.minimumSizeHint().width() < 600


def test_the_least_widths_come_back_with_the_room(a_split: ASplit) -> None:
    split = a_split(30)
    for width in (400, 1000):
        split.resize(width, 400)
        QApplication.processEvents()
    assert split.sizes() == [300, 684]


def a_part(width: int) -> QWidget:
    part = QWidget()
    part.setMinimumWidth(width)
    return part


def test_a_text_at_the_edge_of_one_more_line_finds_its_height(qtbot: QtBot) -> None:
    """A bar that came and went with the height once changed the width for ever."""
    text = LongTextEdit("", least_lines=1, most_lines=14)
    text.setPlainText(
        "Bompenger i tre snitt over elva betaler for kollektivfelt og sykkelveger. " * 3
    )
    split = ListAndCard(QWidget())
    split.card.body.addWidget(text)
    split.card.body.addStretch(1)
    qtbot.addWidget(split)
    split.show()
    for width in range(700, 1100, 7):
        split.resize(width, 400)
        QApplication.processEvents()
        assert text.height() == text.sizeHint().height()
        assert not text.verticalScrollBar().isVisible()


def test_a_text_longer_than_its_most_lines_scrolls(qtbot: QtBot) -> None:
    text = LongTextEdit("", least_lines=1, most_lines=3)
    qtbot.addWidget(text)
    text.resize(300, 80)
    text.show()
    text.setPlainText("linje\n" * 12)
    QApplication.processEvents()
    assert text.verticalScrollBar().maximum() > 0


def test_parts_that_come_while_the_column_is_in_sight_get_their_whole_height(qtbot: QtBot) -> None:
    column = ScrolledColumn()
    qtbot.addWidget(column)
    column.resize(200, 120)
    column.show()
    words = [label("En lang tekst som går over flere linjer. " * 6, wrap=True) for _ in range(6)]
    for each in words:
        column.body.addWidget(each)
    column.resize(200, 140)  # before Qt shows what is new
    lay_out()
    assert all(each.height() >= each.heightForWidth(each.width()) for each in words)
    assert column.verticalScrollBar().maximum() > 0
