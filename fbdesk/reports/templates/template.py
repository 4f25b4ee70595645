"""What a template says of a document: its words, its chapters in their order, and its looks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from fbdesk.reports.look import STANDARD, Look

NEW_PAGE: Final = "new-page"
"""Stands in a list of chapters where the next one begins on a new page."""


@dataclass(frozen=True, slots=True)
class OwnText:
    """A chapter that the office wrote itself; `text` has the light marks of a plan's long texts."""

    heading: str
    text: str
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Template:
    """A template in one language.

    An empty `title` or `subtitle` is the document's own. `headings` holds the chapters that are
    called otherwise than usual, `own` the office's chapters by the name they have in `chapters`.
    """

    document: str
    title: str = ""
    subtitle: str = ""
    chapters: tuple[str, ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, OwnText] = field(default_factory=dict)
    look: Look = STANDARD
