"""Light and dark, and one zoom for letters, lengths and margins."""

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fbdesk.resource_files import resource
from fbdesk.ui.scale import ZOOM_STEPS, heights, margins, scaled, spacing, widths
from fbdesk.ui.theme import Theme, style_sheet, tokens_of
from fbdesk.ui.tokens import DARK, LIGHT, Tokens

SHEET = resource("style", "window.qss").read_text(encoding="utf-8")


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_name_in_the_style_sheet_is_a_colour(tokens: Tokens) -> None:
    assert "@" not in style_sheet(SHEET, tokens, 1.0, 0.75)


def test_lengths_follow_the_zoom_and_type_takes_fractions() -> None:
    sheet = "QLabel { padding: 5px; margin: 0px; font-size: 13.5px; color: @text; }"
    # 5 px · 1.5 = 7.5 ≈ 8 px; 13.5 px · 1.5 · 0.75 pt = 15.19 pt
    assert style_sheet(sheet, LIGHT, 1.5, 1.5 * 0.75) == (
        "QLabel { padding: 8px; margin: 0px; font-size: 15.19pt; color: #1D2524; }"
    )


def test_a_line_of_one_pixel_never_vanishes() -> None:
    assert "1px" in style_sheet("a { border: 1px }", LIGHT, 0.4, 1)


def test_dark_is_chosen_for_everything_at_once(theme: Theme, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    assert tokens_of(widget) is LIGHT

    with qtbot.waitSignal(theme.changed):
        theme.choose("dark")

    assert theme.tokens is DARK
    assert tokens_of(widget) is DARK
    ground = QApplication.palette().color(QPalette.ColorRole.Window)
    assert ground.name().upper() == DARK.window


def test_an_unknown_choice_follows_the_system(qapp: QApplication) -> None:
    theme = Theme(qapp, "purple", 100)
    assert theme.choice == "system"
    theme.deleteLater()


def test_margins_spacings_and_lengths_follow_the_zoom(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    margins(layout, 24, 20, 24, 8)
    spacing(layout, 16)
    child = QWidget()
    widths(child, 100, 200)
    heights(child, 32)
    layout.addWidget(child)

    theme.set_zoom(150)

    assert layout.contentsMargins().left() == 36  # 24 · 1.5
    assert layout.spacing() == 24  # 16 · 1.5
    assert (child.minimumWidth(), child.maximumWidth()) == (150, 300)
    assert child.minimumHeight() == 48
    assert scaled(10) == 15


def test_the_zoom_goes_by_steps_and_stops_at_the_ends(theme: Theme) -> None:
    theme.zoom_in()
    assert theme.zoom == 110
    theme.set_zoom(200)
    theme.zoom_in()
    assert theme.zoom == ZOOM_STEPS[-1] == 200
    theme.set_zoom(80)
    theme.zoom_out()
    assert theme.zoom == ZOOM_STEPS[0] == 80
    theme.set_zoom(97)
    assert theme.zoom == 100
