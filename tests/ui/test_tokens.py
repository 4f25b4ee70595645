"""Colours can be read: contrast 4.5 for text, 3 for lines and shapes that mean something."""

import pytest

from fbdesk.ui.tokens import (
    DARK,
    FOCUS_AREAS,
    LIGHT,
    LINE_CONTRAST,
    TEXT_CONTRAST,
    Tokens,
    contrast,
    readable,
)

BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


def test_black_on_white_is_the_greatest_contrast_there_is() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)


def test_a_colour_on_itself_has_none() -> None:
    assert contrast("#0F6B54", "#0F6B54") == pytest.approx(1)


@BOTH
def test_every_text_can_be_read_where_it_stands(tokens: Tokens) -> None:
    grounds = (tokens.window, tokens.surface, tokens.accent_soft, tokens.chip, tokens.stripe)
    for ground in grounds:
        assert contrast(tokens.text, ground) >= TEXT_CONTRAST
        assert contrast(tokens.muted, ground) >= TEXT_CONTRAST, ground
    for colour in (tokens.accent, tokens.warning, tokens.danger):
        assert contrast(colour, tokens.surface) >= TEXT_CONTRAST
        assert contrast(colour, tokens.window) >= TEXT_CONTRAST
    assert contrast(tokens.on_accent, tokens.accent) >= TEXT_CONTRAST
    assert contrast(tokens.on_accent, tokens.accent_strong) >= TEXT_CONTRAST
    assert contrast(tokens.text, tokens.warning_soft) >= TEXT_CONTRAST
    assert contrast(tokens.warning, tokens.warning_soft) >= TEXT_CONTRAST
    assert contrast(tokens.text, tokens.danger_soft) >= TEXT_CONTRAST


@BOTH
def test_the_line_around_a_field_can_be_seen(tokens: Tokens) -> None:
    assert contrast(tokens.field_line, tokens.surface) >= LINE_CONTRAST
    assert contrast(tokens.accent, tokens.surface) >= LINE_CONTRAST


@BOTH
@pytest.mark.parametrize("code", sorted(FOCUS_AREAS))
def test_a_focus_areas_colour_as_text_can_be_read(tokens: Tokens, code: str) -> None:
    assert contrast(readable(FOCUS_AREAS[code], tokens), tokens.surface) >= TEXT_CONTRAST


def test_a_colour_that_can_be_read_already_is_left_alone() -> None:
    assert readable(FOCUS_AREAS["1"], LIGHT) == FOCUS_AREAS["1"].lower()
