"""The fixed words of the agreement as they stand in a file, in whichever language it was made."""

import re
from functools import cache
from typing import Final

from fbdesk.models.agreement_marks import comparable_words
from fbdesk.texts import LANGUAGES, translator

COLUMNS: Final = {
    "number": "No.",
    "party": "Party",
    "text": "Commitment",
    "measures": "Measures",
    "deadline": "Deadline",
    "status": "Status",
}
"""The columns of a table of commitments that are read, by their headings' source texts."""
CONDITION_COLUMNS: Final = {
    "given": "This commitment",
    "required": "holds when this one is fulfilled",
    "text": "Reason",
}
"""The columns of the table of conditions."""
FIXED_HEADINGS: Final = (
    *("Parties", "Commitments", "What depends on what", "Signatures"),
    *("Annex. Measures in the agreement", "Annex. Joint projects in {year}"),
    "Annex. The calculations",
)
YEAR: Final = re.compile(r"\b\d{4}\b")
NOTICES: Final = (
    *("Not written yet.", "No commitments are entered yet."),
    "A commitment on the left holds if and when the one on the right is fulfilled.",
)
"""What stands where there is no text, or explains a table; no planner wrote it."""


def plain(text: str) -> str:
    """Return words as they are compared: spaces and capital letters make no difference."""
    return comparable_words(text).casefold()


def is_fixed_heading(title: str) -> bool:
    """Return whether a heading is one of the document's own."""
    return plain(YEAR.sub("{year}", title)) in _in_all_languages(FIXED_HEADINGS)


def is_notice(text: str) -> bool:
    """Return whether a text is the document's own and no planner's."""
    return plain(text) in _in_all_languages(NOTICES)


def is_column(source: str, title: str) -> bool:
    """Return whether a heading of a table is that of a column, by its source text."""
    return plain(title) in _in_all_languages((source,))


@cache
def _in_all_languages(sources: tuple[str, ...]) -> frozenset[str]:
    """Return what texts are in every language; made once, for the catalogues are long."""
    return frozenset(plain(text) for source in sources for text in _translated()[source])


@cache
def _translated() -> dict[str, tuple[str, ...]]:
    translators = [translator(language) for language in LANGUAGES]
    columns = (*COLUMNS.values(), *CONDITION_COLUMNS.values())
    sources = (*columns, *FIXED_HEADINGS, *NOTICES)
    return {source: tuple(translate(source) for translate in translators) for source in sources}
