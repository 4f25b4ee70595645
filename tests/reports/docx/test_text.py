"""Tests of texts and pictures that a Word file can hold."""

import pytest

from fbdesk.reports.docx.text import clean, picture_of
from tests.reports.test_pdf import SVG


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Æøå «buss» – 25 %",
        "linje\nlinje\tkolonne",
        "lang\u00adt ord",  # a hyphen where the word may break
        "el-\u200bmiks",  # a break without a hyphen
        "10\u00a0000\u202ft",
        "日本 😀",
    ],
)
def test_what_a_planner_may_write_stays_as_it_is(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    "letter",
    [
        "\x00",
        "\x0b",
        "\x1f",
        "\x7f",
        "\r",
        "\u200e",  # a mark that turns the text's direction
        "\u202e",
        "\u2066",
        "\ufeff",
        "\ufffe",
        "\ud800",
        "\ue000",  # somebody's private letter
    ],
)
def test_what_word_cannot_hold_or_would_be_turned_around_goes(letter: str) -> None:
    assert clean(f"a{letter}b") == "ab"


def test_a_letter_written_in_two_parts_becomes_the_one_letter() -> None:
    assert clean("A\u030a") == "Å"
    assert clean("e\u0301") == "é"


def test_a_picture_is_a_png_as_wide_as_the_text() -> None:
    png = picture_of(SVG)
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = (int.from_bytes(png[first : first + 4]) for first in (16, 20))
    # 160 mm at 220 dots to an inch of 25.4 mm; the drawing is square
    assert width == pytest.approx(160 / 25.4 * 220, abs=1)
    assert width == height


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert picture_of(SVG) == picture_of(SVG)
