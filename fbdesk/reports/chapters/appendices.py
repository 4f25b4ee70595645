"""The headings of the appendices: with a letter where a document has more than one."""

from string import ascii_uppercase
from typing import Final

from fbdesk.reports.basis import Basis
from fbdesk.reports.content import Heading
from fbdesk.reports.templates.applying import template_of

TITLES: Final = {"passports": "The calculations", "sources": "Sources and choices"}
"""English source texts, by the names that a template calls the appendices."""


def appendix(basis: Basis, document: str, chapter: str) -> Heading:
    """Return the heading of an appendix: the only one of its document has no letter."""
    title = basis.text(TITLES[chapter])
    standing = [name for name in template_of(basis, document).chapters if name in TITLES]
    if standing in ([], [chapter]):
        return Heading(1, basis.text("Appendix. {title}", title=title), numbered=False)
    letter = ascii_uppercase[standing.index(chapter)]
    told = basis.text("Appendix {letter}. {title}", letter=letter, title=title)
    return Heading(1, told, numbered=False)


def has_appendix(basis: Basis, document: str, chapter: str) -> bool:
    """Return whether a document has an appendix, as its template says."""
    return chapter in template_of(basis, document).chapters
