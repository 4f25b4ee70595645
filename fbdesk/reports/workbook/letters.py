"""How wide texts are in the letters of the workbook, so that each cell gets room and no more."""

import unicodedata
from functools import lru_cache
from typing import Final

UNIT: Final = 50
"""Hundredths of a letter's height that a unit of column width holds, with some to spare.

A unit is 7 pixels, which is 52.5 of 13⅓ pixels (10 points); programs round each letter their way.
"""
BOLD: Final = 1.05
"""Bold letters are so much wider."""
FIRST_WIDE: Final = "\u1100"
"""No sign before this one is as wide as it is high."""
WIDE_SIGN: Final = 100

_USUAL: Final = 53
_LETTERS: Final = {
    25: " \u00a0',.:;Iijl·¹ìíîïÌÍÎÏ",
    34: "!()-[]{}/\\Jrtf`´¨¸°²³¡",
    41: 'Lcsz"ªºç¯',
    47: "EFSTZ?agkvxy|¿ÈÉÊËàáâãäåýÿ",
    50: "0123456789#$*+<=>^_e~¢£¤¥¦§«»¬®±×÷YÝèéêë",
    58: "BRVAÀÁÂÃÄÅ¶",
    64: "DGHNU¼ÐÑÙÚÛÜ",
    71: "O%&Qw½¾ÒÓÔÕÖØ",
    78: "mÆæ",
    88: "MW@©",
}
"""Letters of Calibri by their width, in hundredths of its height; all others are usual."""


def _widths() -> bytes:
    widths = bytearray([_USUAL] * 256)
    for hundredths, letters in _LETTERS.items():
        for letter in letters:
            widths[ord(letter)] = hundredths
    return bytes(widths)


_WIDTHS: Final = _widths()
_SPACE: Final = _WIDTHS[ord(" ")] / UNIT


def wide(text: str) -> float:
    """Return how wide a text on one line is, in units of column width."""
    signs = text.encode("latin-1", "replace")
    hundredths = sum(signs.translate(_WIDTHS))
    if not text.isascii() and max(text) >= FIRST_WIDE:
        each = WIDE_SIGN - _WIDTHS[ord("?")]
        hundredths += each * sum(unicodedata.east_asian_width(sign) in "WF" for sign in text)
    return hundredths / UNIT


def lines_in(text: str, width: float) -> int:
    """Return how many lines a text takes in a column of such a width, broken between words."""
    return sum(_lines(line, width) for line in text.split("\n"))


@lru_cache(maxsize=8192)
def _word_width(word: str) -> float:
    """Return how wide a word is: most words of a plan come again and again."""
    return wide(word)


def _lines(text: str, width: float) -> int:
    if wide(text) <= width:
        return 1
    lines, left = 1, width
    for word in text.split(" "):
        needed = _word_width(word)
        if needed > max(left, 0) and left < width:
            lines, left = lines + 1, width
        while needed > width:  # a word that no line holds is broken
            lines, needed = lines + 1, needed - width
        left -= needed + _SPACE
    return lines
