"""A link of one line gives way where the room ends, and keeps its whole text at hand."""

import pytest
from pytestqt.qtbot import QtBot

from fbdesk.ui.theme import Theme
from fbdesk.ui.widgets.elided import ElidedButton

LONG = "Kilde: tellinger i sentrum, høsten 2008, ved Parkeringsavdelingen i Skien"


def shown(qtbot: QtBot, width: int, clicks: list[str]) -> ElidedButton:
    made = ElidedButton(lambda: clicks.append("clicked"))
    qtbot.addWidget(made)
    made.resize(width, 30)
    made.show()
    return made


@pytest.mark.usefixtures("theme")
def test_a_long_text_is_cut_and_stands_whole_in_the_tool_tip(qtbot: QtBot) -> None:
    made = shown(qtbot, 160, [])
    made.show_text(LONG)
    assert made.text().endswith("…")
    assert made.toolTip() == LONG
    assert made.accessibleName() == LONG
    assert made.whole_text == LONG


@pytest.mark.usefixtures("theme")
def test_a_text_that_fits_needs_no_tool_tip(qtbot: QtBot) -> None:
    made = shown(qtbot, 900, [])
    made.show_text(LONG)
    assert made.text() == LONG
    assert made.toolTip() == ""


@pytest.mark.usefixtures("theme")
def test_more_room_brings_the_text_back(qtbot: QtBot) -> None:
    made = shown(qtbot, 160, [])
    made.show_text(LONG)
    made.resize(900, 40)
    assert made.text() == LONG


@pytest.mark.usefixtures("theme")
def test_a_text_never_widens_the_page(qtbot: QtBot) -> None:
    made = shown(qtbot, 160, [])
    made.show_text(LONG * 10)
    assert made.minimumSizeHint().width() <= 80


def test_the_text_follows_the_zoom(qtbot: QtBot, theme: Theme) -> None:
    made = shown(qtbot, 600, [])
    made.show_text(LONG)
    assert made.text() == LONG
    theme.set_zoom(200)
    made.resize(600, 80)
    assert made.text().endswith("…")


@pytest.mark.usefixtures("theme")
def test_a_warning_has_its_tone_and_loses_it_again(qtbot: QtBot) -> None:
    made = shown(qtbot, 160, [])
    made.show_text("● Ikke bekreftet", "warning")
    assert made.property("tone") == "warning"
    made.show_text("Kilde: SSB")
    assert made.property("tone") is None


@pytest.mark.usefixtures("theme")
def test_an_ampersand_is_shown_and_a_click_acts(qtbot: QtBot) -> None:
    clicks: list[str] = []
    made = shown(qtbot, 300, clicks)
    made.show_text("Vann & avløp")
    assert made.text() == "Vann && avløp"
    made.click()
    assert clicks == ["clicked"]
