"""A list and its card share the width, and texts in the card take the height they need."""

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fbdesk.ui.widgets.fields import LongTextEdit
from fbdesk.ui.widgets.list_and_card import ListAndCard


def a_split(qtbot: QtBot, share: int) -> ListAndCard:
    split = ListAndCard(QWidget(), left_share=share)
    qtbot.addWidget(split)
    split.resize(1000, 400)
    split.show()
    QApplication.processEvents()
    return split


def test_the_width_is_divided_by_the_shares_at_first(qtbot: QtBot) -> None:
    left, card = a_split(qtbot, 60).sizes()
    assert abs(left / (left + card) - 0.6) < 0.02


def test_the_users_own_division_holds_through_a_resize(qtbot: QtBot) -> None:
    split = a_split(qtbot, 60)
    split.setSizes([400, 584])
    split.splitterMoved.emit(400, 1)
    split.resize(1200, 400)
    QApplication.processEvents()
    left, card = split.sizes()
    assert left < card


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
