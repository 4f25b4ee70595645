"""The corners of small widgets: nothing to show, odd values, keys, and a change of mind."""

from datetime import date

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from fbdesk.ui.messages import DANGER, NOTE, WARNING, Message, Messages
from fbdesk.ui.theme import Theme
from fbdesk.ui.widgets.bars import Bar, Bars
from fbdesk.ui.widgets.card import Card, KeyFigure
from fbdesk.ui.widgets.choices import ChoiceField, FilterChips, SearchField, TabStrip, ToolRow
from fbdesk.ui.widgets.columns import Columns
from fbdesk.ui.widgets.date_field import DateField
from fbdesk.ui.widgets.elided import ElidedButton
from fbdesk.ui.widgets.flow_layout import FlowLayout
from fbdesk.ui.widgets.message_bar import MessageBar

BLUE = "#1F6FB2"


def filled(bars: Bars, y: int) -> int:
    """Return how many pixels of a line have the bar's colour."""
    bars.resize(200, max(1, bars.sizeHint().height()))
    image = bars.grab().toImage()
    return sum(image.pixelColor(x, y).name().upper() == BLUE for x in range(image.width()))


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize(
    ("value", "greatest", "pixels"),
    [(5.0, 20.0, 50), (20.0, 20.0, 200), (30.0, 20.0, 200), (0.0, 20.0, 0), (0.0, None, 0)],
)
def test_a_bar_is_its_share_of_a_given_scale_and_never_longer(
    qtbot: QtBot, value: float, greatest: float | None, pixels: int
) -> None:
    bars = Bars()
    qtbot.addWidget(bars)
    bars.show_bars((Bar("Transport", value, "", BLUE),), greatest)
    assert filled(bars, 30) == pixels


@pytest.mark.usefixtures("theme")
def test_no_bars_take_no_height_and_say_nothing(qtbot: QtBot) -> None:
    bars = Bars()
    qtbot.addWidget(bars)
    bars.show_bars((Bar("Transport", 1, "1 t", BLUE),))
    assert bars.sizeHint().height() == 22 + 16 + 8
    bars.show_bars(())
    assert (bars.sizeHint().height(), bars.accessibleName()) == (0, "")


def a_row(qtbot: QtBot, *widths: int) -> tuple[QWidget, FlowLayout, list[QLabel]]:
    row = QWidget()
    qtbot.addWidget(row)
    flow = FlowLayout(row, gap=10)
    parts = []
    for width in widths:
        part = QLabel()
        part.setFixedSize(width, 20)
        flow.addWidget(part)
        parts.append(part)
    return row, flow, parts


def test_parts_stand_where_their_line_has_room(qtbot: QtBot) -> None:
    _row, flow, parts = a_row(qtbot, 100, 50, 80)
    flow.setGeometry(QRect(0, 0, 200, 100))
    assert [(part.x(), part.y()) for part in parts] == [(0, 0), (110, 0), (0, 30)]
    flow.setGeometry(QRect(5, 7, 260, 100))
    assert [(part.x(), part.y()) for part in parts] == [(5, 7), (115, 7), (175, 7)]


def test_a_part_wider_than_the_row_has_its_own_line_without_an_empty_one(qtbot: QtBot) -> None:
    _row, flow, parts = a_row(qtbot, 300, 40)
    flow.setGeometry(QRect(0, 0, 200, 100))
    assert [(part.x(), part.y()) for part in parts] == [(0, 0), (0, 30)]
    assert flow.minimumSize().width() == 300


def test_an_empty_row_has_no_height(qtbot: QtBot) -> None:
    _row, flow, parts = a_row(qtbot, 40)
    assert flow.takeAt(0) is not None
    assert (flow.count(), flow.heightForWidth(100), flow.sizeHint().width()) == (0, 0, 0)
    parts[0].deleteLater()


def test_a_card_gives_its_subtitle_up_again(qtbot: QtBot) -> None:
    card = Card("Måltall", "Hele byen")
    qtbot.addWidget(card)
    assert not card._subtitle.isHidden()
    card.set_title("Måltall")
    assert card._subtitle.isHidden()
    assert not card._title.isHidden()


def test_a_key_figure_keeps_its_caption_and_loses_its_tone(qtbot: QtBot) -> None:
    figure = KeyFigure("Utslipp")
    qtbot.addWidget(figure)
    figure.show_figure("247 kt", "over målet", tone="warning", tip="246 912 t")
    assert figure._note.property("role") == "warning"
    assert figure._figure.toolTip() == "246 912 t"
    figure.show_figure("12 kt")
    assert figure._note.property("role") == "muted"
    assert figure._figure.toolTip() == ""
    assert figure.accessibleName() == "Utslipp: 12 kt. "


def a_day(qtbot: QtBot, day: date | None) -> tuple[DateField, list[object]]:
    field = DateField()
    qtbot.addWidget(field)
    committed: list[object] = []
    field.committed.connect(committed.append)
    field.show_value(day)
    field.show()
    return field, committed


@pytest.mark.parametrize(
    ("typed", "day", "shown"),
    [
        ("24.6.11", date(2011, 6, 24), "24.06.2011"),
        ("2012", date(2012, 12, 31), "31.12.2012"),
        ("2012-02-29", date(2012, 2, 29), "29.02.2012"),
        ("  ", None, ""),
    ],
)
def test_a_day_is_committed_and_written_out(
    qtbot: QtBot, typed: str, day: date | None, shown: str
) -> None:
    field, committed = a_day(qtbot, date(2010, 1, 1))
    field.selectAll()
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert committed == [day]
    assert field.text() == shown


def test_a_day_that_is_no_day_is_told_in_words_and_escape_mends_it(qtbot: QtBot) -> None:
    field, committed = a_day(qtbot, date(2010, 1, 1))
    field.selectAll()
    QTest.keyClicks(field, "31.2.2010")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert committed == []
    assert field.property("invalid")
    assert "31.12.2010" in field.accessibleDescription()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "01.01.2010"
    assert not field.property("invalid")
    assert field.toolTip() == ""


def test_the_same_day_written_otherwise_is_no_change(qtbot: QtBot) -> None:
    field, committed = a_day(qtbot, date(2010, 1, 1))
    field.selectAll()
    QTest.keyClicks(field, "1/1 2010")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert committed == []
    assert field.text() == "01.01.2010"


def test_a_choice_can_be_none_at_all(qtbot: QtBot) -> None:
    field = ChoiceField((("a", "Alfa"),))
    qtbot.addWidget(field)
    field.show_value(None)
    assert (field.value, field.currentIndex()) == ("", -1)
    field.set_choices(())
    assert (field.value, field.count()) == ("", 0)


def test_a_choice_that_shows_a_value_tells_nobody(qtbot: QtBot) -> None:
    field = ChoiceField((("a", "Alfa"), ("b", "Beta")))
    qtbot.addWidget(field)
    with qtbot.assertNotEmitted(field.committed):
        field.show_value("b")
        field.set_choices((("b", "Beta"), ("c", "Gamma")))
    assert field.currentText() == "Beta"


def test_chips_show_an_ampersand_and_a_nought(qtbot: QtBot) -> None:
    chips = FilterChips()
    qtbot.addWidget(chips)
    chips.show_chips((("", "Vann & avløp", 0), ("x", "Uten tall", None)))
    texts = [chip.text() for chip in chips._buttons.values()]
    assert texts == ["Vann && avløp  0", "Uten tall"]
    chips.choose("not there")
    assert chips.value == ""
    chips.show_chips(())
    assert chips.value == ""


def test_a_strip_knows_its_tabs_and_may_have_none(qtbot: QtBot) -> None:
    tabs = TabStrip((("a", "Alfa"), ("b", "Beta")))
    none = TabStrip(())
    for strip in (tabs, none):
        qtbot.addWidget(strip)
    assert (tabs.codes, tabs.value) == (("a", "b"), "a")
    assert (none.codes, none.value) == ((), "")
    with qtbot.waitSignal(tabs.chosen) as chosen:
        tabs.choose("b")
    assert chosen.args == ["b"]


def test_a_search_tells_of_its_key_only_where_the_key_leads_to_it(qtbot: QtBot) -> None:
    by_key, without = SearchField("Søk"), SearchField("Søk", by_key=False)
    for field in (by_key, without):
        qtbot.addWidget(field)
        assert field.accessibleName() == "Søk"
    assert by_key.placeholderText() == "Søk   Ctrl+F"
    assert without.placeholderText() == "Søk"


def test_escape_in_an_empty_search_goes_on_to_what_is_around_it(qtbot: QtBot) -> None:
    heard: list[int] = []

    class Around(QWidget):
        def keyPressEvent(self, event: object) -> None:  # noqa: N802 Qt's name
            heard.append(getattr(event, "key")())  # noqa: B009 the event is Qt's own

    around = Around()
    qtbot.addWidget(around)
    field = SearchField("Søk")
    field.setParent(around)
    around.show()
    field.setText("buss")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), heard) == ("", [])
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert heard == [Qt.Key.Key_Escape]


def test_a_tool_row_keeps_its_parts_in_order(qtbot: QtBot) -> None:
    left, right = QLabel("søk"), QLabel("kolonner")
    row = ToolRow(left, right=(right,))
    qtbot.addWidget(row)
    row.resize(400, 30)
    row.show()
    assert left.x() == 0
    assert right.geometry().right() == 399


def test_messages_wait_behind_each_other_in_the_bar(qtbot: QtBot) -> None:
    messages = Messages()
    bar = MessageBar(messages)
    qtbot.addWidget(bar)
    for text, tone in (("en", NOTE), ("to", WARNING), ("tre", DANGER)):
        messages.tell(Message(text, tone))
    assert (bar.accessibleName(), bar.property("tone")) == ("tre", DANGER)
    assert bar._more.text() == "1 of 3"
    bar._close.click()
    assert (bar.accessibleName(), bar.property("tone")) == ("to", WARNING)
    assert bar._action.isHidden()
    bar._close.click()
    assert bar._more.isHidden()
    bar._close.click()
    assert bar.isHidden()
    messages.put_away()
    assert messages.waiting == ()


def test_a_message_that_tells_another_while_it_is_acted_on_leaves_that_one(qtbot: QtBot) -> None:
    messages = Messages()
    bar = MessageBar(messages)
    qtbot.addWidget(bar)
    messages.tell(Message("lagret", action_text="Åpne", action=lambda: messages.tell(NEXT)))
    bar._action.click()
    assert messages.waiting == (NEXT,)


NEXT = Message("åpnet")


@pytest.mark.usefixtures("theme")
def test_an_elided_link_says_what_it_is_about_first(qtbot: QtBot) -> None:
    made = ElidedButton(lambda: None, about="Kilde for kjørelengde:")
    qtbot.addWidget(made)
    made.resize(90, 30)
    made.show()
    made.show_text("Statens vegvesen 2008")
    assert made.accessibleName() == "Kilde for kjørelengde: Statens vegvesen 2008"
    made.show_text("")
    assert (made.text(), made.toolTip()) == ("", "")
    assert made.accessibleName() == "Kilde for kjørelengde:"


def test_columns_need_more_room_beside_each_other_when_zoomed(qtbot: QtBot, theme: Theme) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(900, 300)
    columns = Columns(1, 1, beside_from=500)
    columns.setParent(holder)
    left, right = QLabel("a"), QLabel("b")
    for column, part in zip(columns.columns, (left, right), strict=True):
        column.addWidget(part)
    columns.resize(800, 300)
    holder.show()
    qtbot.waitUntil(lambda: right.x() > left.x())
    theme.set_zoom(200)
    qtbot.waitUntil(lambda: right.y() > left.y())
    theme.set_zoom(150)
    qtbot.waitUntil(lambda: right.x() > left.x())
