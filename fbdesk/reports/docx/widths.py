"""How wide the columns of a Word table are: by their shares, but no word broken in two."""

import re
from collections.abc import Sequence
from typing import Final

from fbdesk.reports.content import Column, TableRow

NARROW_SHARE: Final = 0.75
"""The width of a column that is as narrow as its words, beside one of width 1."""
LETTER_MM: Final = 1.95
"""A letter of 10.5 points, bold as in a heading, is about so wide; smaller ones in proportion."""
WIDE, NARROW = frozenset("mwMWæÆ%@"), frozenset("ijlItf.,:;|!'")
SMALL: Final = 9 / 10.5
PADDING_MM: Final = 4.2
"""What a cell leaves empty at both sides together."""
MOST_LETTERS: Final = 22
"""A longer word may be broken: it would leave no room for the others."""
BREAKS: Final = re.compile(r"(?:[^\S\u00a0\u202f]|[\u200b/])+|(?<=[-\u2013])(?!\d)")
"""Where a line may break: Word would break T-01 and 2009–2014 too, but no reader wants it."""


def column_widths(
    columns: Sequence[Column], rows: Sequence[TableRow], room_mm: float, *, small: bool
) -> tuple[float, ...]:
    """Return the width of each column in mm; together they fill the room.

    Columns share the room by their widths. One that would break its longest word gets what the
    word needs, from those that have more than they need.
    """
    shares = [column.width or NARROW_SHARE for column in columns]
    widths = [room_mm * share / sum(shares) for share in shares]
    needs = [_need_mm(place, column, rows, small=small) for place, column in enumerate(columns)]
    lacking = sum(max(need - width, 0.0) for need, width in zip(needs, widths, strict=True))
    spare = sum(max(width - need, 0.0) for need, width in zip(needs, widths, strict=True))
    if not lacking or spare <= lacking:
        return tuple(widths)
    return tuple(
        need if need >= width else width - lacking * (width - need) / spare
        for need, width in zip(needs, widths, strict=True)
    )


def _need_mm(place: int, column: Column, rows: Sequence[TableRow], *, small: bool) -> float:
    """Return what the longest word of a column needs; group rows go across."""
    texts = [column.heading, *(text for row in rows for text in _cell(row, place))]
    longest = max((_letters(word) for text in texts for word in BREAKS.split(text)), default=0)
    return min(longest, MOST_LETTERS) * LETTER_MM * (SMALL if small else 1.0) + PADDING_MM


def _letters(word: str) -> float:
    """Return how many letters of middling width a word is as long as."""
    return len(word) + 0.55 * sum(c in WIDE for c in word) - 0.4 * sum(c in NARROW for c in word)


def _cell(row: TableRow, place: int) -> tuple[str, ...]:
    """Return the text of a cell; none where the row goes across."""
    return () if row.kind == "group" else row.cells[place : place + 1]
