"""Choices, filter chips, tabs and search."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QWheelEvent
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionButton
from pytestqt.qtbot import QtBot

from fbdesk.ui.theme import Theme
from fbdesk.ui.widgets.choices import ChoiceField, FilterChips, SearchField, Tab, TabStrip

STATUSES = (("idea", "Idé"), ("adopted", "Vedtatt"), ("started", "Påbegynt"))


def test_a_choice_shows_the_name_and_gives_the_code(qtbot: QtBot) -> None:
    field = ChoiceField(STATUSES)
    qtbot.addWidget(field)
    chosen: list[object] = []
    field.committed.connect(chosen.append)
    field.show_value("adopted")
    assert field.currentText() == "Vedtatt"
    assert chosen == []
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert chosen == ["started"]
    assert field.value == "started"


def test_a_code_that_the_list_lacks_is_kept_and_shown(qtbot: QtBot) -> None:
    field = ChoiceField(STATUSES)
    qtbot.addWidget(field)
    field.show_value("from-another-programme")
    assert field.value == "from-another-programme"


def test_other_choices_keep_the_code_that_is_shown(qtbot: QtBot) -> None:
    field = ChoiceField(STATUSES)
    qtbot.addWidget(field)
    field.show_value("adopted")
    field.set_choices((*STATUSES, ("stopped", "Stanset")))
    assert field.value == "adopted"


def test_the_wheel_scrolls_the_page_and_not_the_choice(qtbot: QtBot) -> None:
    field = ChoiceField(STATUSES)
    qtbot.addWidget(field)
    field.show_value("idea")
    field.show()
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, event)
    assert field.value == "idea"


def test_chips_show_counts_and_one_is_chosen(qtbot: QtBot) -> None:
    chips = FilterChips()
    qtbot.addWidget(chips)
    chips.show_chips((("", "Alle", 34), ("1", "1  Areal og transport", 13)))
    assert chips.value == ""
    chosen: list[str] = []
    chips.chosen.connect(chosen.append)
    chips.choose("1")
    assert chosen == ["1"]
    chips.show_chips((("", "Alle", 35), ("1", "1  Areal og transport", 14)))
    assert chips.value == "1"


def test_a_chip_that_is_gone_gives_way_to_the_first(qtbot: QtBot) -> None:
    chips = FilterChips()
    qtbot.addWidget(chips)
    chips.show_chips((("", "Alle", None), ("1", "1", 1)))
    chips.choose("1")
    chips.show_chips((("", "Alle", None), ("2", "2", 1)))
    assert chips.value == ""


def test_the_first_tab_is_chosen_and_another_can_be(qtbot: QtBot) -> None:
    tabs = TabStrip((("about", "Om tiltaket"), ("effect", "Virkning")))
    qtbot.addWidget(tabs)
    chosen: list[str] = []
    tabs.chosen.connect(chosen.append)
    assert tabs.value == "about"
    tabs.choose("effect")
    assert (tabs.value, chosen) == ("effect", ["effect"])


def test_a_tab_has_room_for_its_word_when_it_is_chosen(qtbot: QtBot, theme: Theme) -> None:
    del theme
    tabs = TabStrip((("a", "Rekkefølge"), ("curve", "Tiltakskostnadskurve")))
    qtbot.addWidget(tabs)
    tabs.resize(600, 60)
    tabs.show()
    tabs.choose("curve")
    (tab,) = [each for each in tabs.findChildren(Tab) if each.isChecked()]
    font = QFont(tab.font())
    font.setWeight(QFont.Weight.DemiBold)
    assert tab.width() > QFontMetrics(font).horizontalAdvance(tab.text())


@pytest.mark.parametrize("zoom", [80, 100, 125, 200])
@pytest.mark.parametrize(
    "name", ["Mål", "Forpliktelser og vilkår", "Forutsetninger for utslippene"]
)
def test_the_bold_word_of_a_tab_fits_between_its_paddings_at_any_zoom(
    qtbot: QtBot, theme: Theme, zoom: int, name: str
) -> None:
    theme.set_zoom(zoom)
    tabs = TabStrip((("a", "Rekkefølge"), ("long", name)))
    qtbot.addWidget(tabs)
    tabs.resize(1600, 60)
    tabs.show()
    tabs.choose("long")
    tab = tabs.findChildren(Tab)[1]
    tab.ensurePolished()
    option = QStyleOptionButton()
    tab.initStyleOption(option)
    room = tab.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, tab)
    strong = QFont(tab.font())
    strong.setWeight(QFont.Weight.DemiBold)
    assert QFontMetrics(strong).horizontalAdvance(name) <= room.width()


def test_search_gives_words_without_blanks_and_escape_empties_it(qtbot: QtBot) -> None:
    field = SearchField("Søk i tiltak")
    qtbot.addWidget(field)
    field.show()
    searched: list[str] = []
    field.searched.connect(searched.append)
    field.setText(" buss ")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert searched == ["buss", ""]


@pytest.mark.parametrize("zoom", [100, 200])
def test_the_lens_of_a_search_grows_with_the_letters(qtbot: QtBot, theme: Theme, zoom: int) -> None:
    theme.set_zoom(zoom)
    field = SearchField("Søk")
    qtbot.addWidget(field)
    field.setPlaceholderText("")
    field.show()
    picture = field.grab().toImage()
    left = zoom * 9 // 100  # inside the border
    area = range(left, left + zoom * 16 // 100)
    paper = picture.pixelColor(field.width() - 20, field.height() // 2)
    drawn = [
        (x, y)
        for x in area
        for y in range(4, field.height() - 4)
        if picture.pixelColor(x, y) != paper
    ]
    height = max(y for _, y in drawn) - min(y for _, y in drawn)
    assert height == pytest.approx(zoom * 0.13, abs=3)  # the lens fills most of its 16 px
    assert field.textMargins().left() == zoom * 22 // 100


def test_the_lens_follows_a_zoom_that_comes_later(qtbot: QtBot, theme: Theme) -> None:
    field = SearchField("Søk")
    qtbot.addWidget(field)
    field.show()
    before = field.textMargins().left()
    theme.set_zoom(200)
    qtbot.waitUntil(lambda: field.textMargins().left() == 2 * before)


@pytest.mark.parametrize("zoom", [100, 150, 200])
@pytest.mark.parametrize("count", [2, 3, 8])
def test_the_open_list_shows_all_of_a_few_choices(
    qtbot: QtBot, theme: Theme, zoom: int, count: int
) -> None:
    theme.set_zoom(zoom)
    field = ChoiceField(tuple((str(number), f"Utgave {number}") for number in range(count)))
    qtbot.addWidget(field)
    field.show()
    field.showPopup()
    view = field.view()
    qtbot.waitUntil(view.isVisible)
    whole = view.viewport().rect()
    for line in range(count):
        assert whole.contains(view.visualRect(field.model().index(line, 0)))
    field.hidePopup()
