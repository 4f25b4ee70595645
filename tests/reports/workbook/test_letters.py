"""The widths of letters, against a font as wide as the workbook's, and where lines break."""

from pathlib import Path

import pytest

from fbdesk.reports.workbook.letters import UNIT, lines_in, wide

CARLITO = Path("/usr/share/fonts/truetype/crosextra/Carlito-Regular.ttf")
"""A free font whose letters are as wide as those of Calibri."""
PRINTED = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA1, 0x100)))).replace("\xad", "")
RUNNING = (
    "Partene skal få til et utbyggingsmønster som gir mindre transport, og ta i bruk virkemidler "
    "som begrenser bilbruken. Utslippene i 2030 skal være 154 008 t CO₂e (−35 %)."
)


def hundredths(text: str) -> dict[str, float]:
    """Return how wide the font's letters are, in hundredths of their height."""
    from matplotlib.ft2font import FT2Font

    if not CARLITO.exists():
        pytest.skip("the font is not here")
    font = FT2Font(CARLITO)
    font.set_size(100, 72)
    return {sign: font.load_char(ord(sign)).linearHoriAdvance / 65536 for sign in text}


def test_each_letter_is_about_as_wide_as_in_the_font() -> None:
    found = hundredths(PRINTED)
    assert set(found) > set("aæøåÆØÅ1%«»½")
    assert {s: round(w) for s, w in found.items() if abs(w - UNIT * wide(s)) > 6} == {}


def test_running_text_is_as_wide_as_in_the_font_or_a_little_wider() -> None:
    real = sum(hundredths(RUNNING)[sign] for sign in RUNNING)
    assert real <= UNIT * wide(RUNNING) <= 1.05 * real


def test_narrow_letters_take_less_room_than_broad_ones() -> None:
    assert wide("ill") < wide("ane") < wide("MWM")
    assert wide("東京") == 2 * wide("京") == 4  # as wide as they are high: two units each


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("kort", 1),
        ("a\nb\n\nc", 4),
        ("nnnn nnnn", 1),  # nine letters of 1.06 units or less
        ("nnnn nnnn nnnn", 2),
        ("nnnnnn nnnnnn nnnnnn", 3),  # no two of the words share a line
        ("n" * 25, 3),  # 26.5 units, in lines of 10
        ("nn " + "n" * 15, 3),  # the long word begins on a line of its own
        ("nnnn nnnn" + " " * 20, 1),  # spaces at the end of a line make no new one
    ],
)
def test_lines_break_between_words(text: str, lines: int) -> None:
    assert lines_in(text, 10) == lines


def test_each_paragraph_has_lines_of_its_own() -> None:
    text = "nnnn nnnn nnnn"
    assert lines_in(f"{text}\n{text}", 10) == 2 * lines_in(text, 10)
