"""Tests of the figures' colours: what means something can be told from its ground."""

import pytest

from fbdesk.models.programmes.programme import load_programme
from fbdesk.reports.figures.style import DARK, LIGHT, PRINT, Style, contrast, towards

PROGRAMME = load_programme("framtidens-byer")
STYLES = (PRINT, LIGHT, DARK)


def test_black_on_white_has_the_largest_contrast_there_is() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)  # (1 + 0.05) / (0 + 0.05)
    assert contrast("#FFFFFF", "#FFFFFF") == pytest.approx(1)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_words_have_the_contrast_that_reading_needs(style: Style) -> None:
    assert contrast(style.text, style.surface) >= 4.5
    assert contrast(style.muted, style.surface) >= 4.5
    assert contrast(style.danger, style.surface) >= 4.5


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_the_measures_path_can_be_told_from_its_ground(style: Style) -> None:
    assert contrast(style.accent, style.surface) >= 3


@pytest.mark.parametrize("area", PROGRAMME.focus_areas, ids=lambda area: area.code)
def test_focus_areas_stand_out_on_a_dark_ground(area: object) -> None:
    code = area.code  # type: ignore[attr-defined] # parametrised with focus areas
    assert contrast(DARK.area_colour(PROGRAMME, code), DARK.surface) >= 3


def test_an_area_that_the_programme_does_not_know_is_muted() -> None:
    assert PRINT.area_colour(PROGRAMME, "9") == PRINT.muted


def test_a_colour_moves_by_a_share_of_the_way() -> None:
    assert towards("#000000", "#FF8000", 0.5) == "#804000"
    assert towards("#123456", "#FFFFFF", 0) == "#123456"


def test_a_size_on_screen_is_given_in_pixels_and_zoom() -> None:
    style = LIGHT.sized(960, 480, zoom=2)
    assert (style.width_in, style.height_in, style.type_pt) == (10, 5, 20)
