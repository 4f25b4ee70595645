"""Which heading of a city's own list of measures means what, guessed from the words cities use."""

import re
from collections.abc import Sequence
from typing import Final

from fbdesk.exchange.inventory.cells import label, plain
from fbdesk.exchange.measures.fields import FIELDS, REPEATED, Holds, ListField

TITLE: Final = "title"
SHORTEST_PART: Final = 4
"""Shorter words at the beginning or end of a heading say too little of it."""

EXACT, BEGINS, ENDS = range(3)
"""How well a heading fits: it is the word, begins with it, or ends with it."""

_BROKEN: Final = re.compile(r"(?<=\w)-[ \t]*\r?\n\s*(?=\w)")
_BRACKETS: Final = re.compile(r"\([^)]*\)")
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_UNIT: Final = re.compile(
    r"\bi (?:hele )?(?=\d|tusen|mill|kr|tonn)|\b1[\s.]?000\s?kr(?:oner)?\b|"
    r"\b(?:mill(?:ioner|ionar)?|tusen)\b\.?(?:\s?kr(?:oner)?\b)?|"
    r"\b(?:mnok|tnok|nok|mkr|tkr|kr(?:oner)?)\b|\bt(?:onn)? co2(?:[- ]?e(?:kv\w*\.?)?)?\b"
)
_MILLIONS: Final = re.compile(r"\bmill|\bmnok\b|\bmkr\b|\bmillion")
_THOUSANDS: Final = re.compile(r"\b1[\s.]?000\b|\btusen|\btnok\b|\btkr\b|\bthousand")
_SIGNS: Final = " .:,;*-–/\\"

Fit = tuple[int, int]
"""How well, and the place of the word among those of its field: smaller is better."""


def meanings(headings: Sequence[str]) -> dict[str, str]:
    """Return the code of the field that each heading means; headings that say nothing are left out.

    Each field has one column, the one whose heading fits it best; only amounts may stand in
    several, such as one for each year.
    """
    fits = sorted(
        (fit, place, heading, field.code)
        for place, heading in enumerate(headings)
        for field in FIELDS
        if (fit := _fit(heading, field)) is not None
    )
    found: dict[str, str] = {}
    taken: set[tuple[str, int | None]] = set()
    for _, _, heading, code in fits:
        slot = (code, heading_year(heading) if code in REPEATED else None)
        if heading not in found and slot not in taken:
            found[heading] = code
            taken.add(slot)
    return found


def best_headings(rows: Sequence[Sequence[object]]) -> tuple[int, int]:
    """Return which of the first rows is the one of headings, from 0, and how many it tells.

    A row without a column for the measures tells none; of equals, the first is the one.
    """
    counts = [_known([heading_text(cell) for cell in row]) for row in rows]
    most = max(counts, default=0)
    return (counts.index(most), most) if most else (0, 0)


def heading_text(cell: object) -> str:
    """Return a heading on one line; a word that is broken at the end of a line is whole again."""
    return label(_BROKEN.sub("", str(cell)))


def heading_year(heading: str) -> int | None:
    """Return the one year that a heading names: 2026 for `Kostnad 2026`; None otherwise."""
    found = set(_YEAR.findall(heading))
    return int(found.pop()) if len(found) == 1 else None


def heading_factor(heading: str) -> int | None:
    """Return the kroner in one of the amounts below a heading, None where it does not say.

    1 000 for `Kostnad (1000 kr)`, 1 000 000 for `mill. kr`, 1 for `kr`.
    """
    said = plain(heading)
    if _MILLIONS.search(said):
        return 1_000_000
    if _THOUSANDS.search(said):
        return 1_000
    return 1 if re.search(r"\b(?:kr|kroner|nok)\b", said) else None


def _known(cells: Sequence[str]) -> int:
    found = meanings(cells)
    title = next((heading for heading, code in found.items() if code == TITLE), None)
    if title is None:
        return 0
    alone = len(found) == 1
    fit = _fit(title, FIELDS[0])
    return 0 if alone and (fit is None or fit[0] != EXACT) else len(found)


def _fit(heading: str, field: ListField) -> Fit | None:
    """Return how well a heading fits a field, None where it does not."""
    said = _bare(heading, field)
    if not said:
        return None
    if said in field.headings:
        return EXACT, field.headings.index(said)
    if field.holds is Holds.TONNES:  # an effect on the city environment is not one in tonnes
        return None
    for place, word in enumerate(field.headings):
        if len(word) < SHORTEST_PART:
            continue
        if said.startswith((f"{word} ", f"{word}/")):
            return BEGINS, place
        if said.endswith(f" {word}") and field.code != TITLE:
            return ENDS, place
    return None


def _bare(heading: str, field: ListField) -> str:
    """Return a heading without brackets and signs; of amounts also without unit and year."""
    said = plain(heading)
    if field.holds in {Holds.MONEY, Holds.TONNES}:
        whole = said
        said = _UNIT.sub(" ", _YEAR.sub(" ", _BRACKETS.sub(" ", said)))
        said = said if said.strip(_SIGNS) else whole
    else:
        said = _BRACKETS.sub(" ", said)
    return " ".join(said.split()).strip(_SIGNS)
