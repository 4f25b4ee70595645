"""Texts in cells: what a spreadsheet cannot hold is taken out, and nothing becomes a formula."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from fbdesk.models.cell_values import text_for_cells

CELL_LIMIT: Final = 32_767
"""What one cell holds, in UTF-16 units."""
NAME_LIMIT: Final = 31
"""The longest name of a sheet, in UTF-16 units."""
MARGIN_LIMIT: Final = 255
"""The longest header or footer of a printed page, its codes included."""

FORMULA_MARKS: Final = "=+-@\t\r\n|%＝＋－＠'"
"""First signs that some program takes for the start of a formula when a cell is edited."""

_LINE_ENDS: Final = re.compile("\r\n?")
_NOT_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


@dataclass(frozen=True, slots=True)
class CellText:
    """A text as a cell can hold it, what did not fit, and whether signs were taken out."""

    text: str
    rest: str = ""
    removed: bool = False


def cell_text(text: str) -> CellText:
    """Return the text without control signs, with plain line ends, cut where a cell is full."""
    if len(text) <= CELL_LIMIT // 2 and text.isprintable():  # as nearly all texts are
        return CellText(text)
    plain = _LINE_ENDS.sub("\n", text)
    legal = text_for_cells(plain)
    end = _fitting(legal, CELL_LIMIT)
    return CellText(legal[:end], legal[end:], removed=legal != plain)


def looks_like_formula(text: str) -> bool:
    """Tell whether a program could take the text for a formula once someone edits the cell."""
    return text[:1] in FORMULA_MARKS if text else False


def sheet_name(wanted: str, taken: Collection[str]) -> str:
    """Return a name that a sheet may have and that no other one has, capitals aside."""
    plain = _NOT_IN_NAMES.sub(" ", cell_text(wanted).text).strip(" '") or "Ark"
    used = {name.casefold() for name in taken}
    name, number = _beginning(plain, NAME_LIMIT), 1
    while name.casefold() in used:
        number += 1
        ending = f" ({number})"
        name = _beginning(plain, NAME_LIMIT - len(ending)) + ending
    return name


def _beginning(text: str, limit: int) -> str:
    """Return what fits of a name; a name may not end in an apostrophe."""
    return text[: _fitting(text, limit)].rstrip(" '")


def margin_text(text: str) -> str:
    """Return a text for a header or footer: one line, `&` doubled so that it prints as itself."""
    return cell_text(" ".join(text.split())).text.replace("&", "&&")


def _fitting(text: str, limit: int) -> int:
    """Return how many characters from the start fit into so many UTF-16 units."""
    if len(text) * 2 <= limit:
        return len(text)
    units = 0
    for place, character in enumerate(text):
        units += 2 if ord(character) > 0xFFFF else 1  # noqa: PLR2004 # the end of the first plane
        if units > limit:
            return place
    return len(text)
