"""Which letters print: those that our fonts have; others become a marked gap or are left out."""

import unicodedata
from functools import cache
from typing import Final

from fbdesk.resource_files import resource

NO_SUCH_LETTER: Final = "□"
REPLACED: Final = "\ufffd"
"""Stands in a text whose letters were lost before it came here; an archive refuses it."""
KEPT: Final = frozenset("\n\t\u00ad\u200b")
"""Unseen characters with a use: line break, tab, and the two that allow a line to break."""
NEVER_PRINTED: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Kinds of characters that no archive may hold, or that could turn a text around."""


def printable(text: str) -> str:
    """Return the text with only letters that our fonts have; others become a marked gap.

    An archive refuses a document with a letter that no font can show.
    """
    composed = unicodedata.normalize("NFC", text)
    if composed.isascii() and composed.isprintable():
        return composed
    return composed.translate(_shown_letters())


class _ShownLetters(dict[int, str]):
    """What stands for each code point, found out when it is first met: texts repeat a few."""

    def __missing__(self, code: int) -> str:
        """Find out what stands for a code point, and keep it."""
        shown = self[code] = _shown(chr(code))
        return shown


@cache
def _shown_letters() -> _ShownLetters:
    return _ShownLetters()


def _shown(letter: str) -> str:
    if letter in KEPT:
        return letter
    if unicodedata.category(letter) in NEVER_PRINTED:
        return ""
    if ord(letter) in _letters() and letter != REPLACED:
        return letter
    return "" if unicodedata.combining(letter) else NO_SUCH_LETTER


@cache
def _letters() -> frozenset[int]:
    """Return the code points that every style of the house type can show."""
    from matplotlib.ft2font import FT2Font

    fonts = sorted(resource("fonts").glob("*.ttf"))
    return frozenset.intersection(*(frozenset(FT2Font(str(f)).get_charmap()) for f in fonts))
