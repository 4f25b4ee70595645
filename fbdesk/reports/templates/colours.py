"""The colours of a template: written right, and readable on what they stand on."""

import dataclasses
import re
from typing import Final

from fbdesk.errors import FileError
from fbdesk.reports.figures.style import contrast
from fbdesk.reports.look import Colours
from fbdesk.reports.templates.source import Source
from fbdesk.reports.templates.values import table, text

COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")
READ: Final = ("accent", "ink", "muted", "warning")
"""The colours that letters have."""
PAPER: Final = "#FFFFFF"
LEAST_CONTRAST: Final = 4.5
"""What WCAG 2 asks for text (1.4.3, AA), and with it the Norwegian duty of universal design."""


def read_colours(source: Source, usual: Colours) -> Colours:
    """Return the colours of a template; those that it leaves out are the usual ones.

    Raises `FileError` for what is no colour, and for letters too faint to be read.
    """
    known = tuple(field.name for field in dataclasses.fields(Colours))
    held = table(source, ("colours",), known)
    chosen = dataclasses.replace(usual, **{name: _colour(source, name) for name in held})
    for name in READ:
        for ground in (PAPER, chosen.ground):
            ratio = contrast(getattr(chosen, name), ground)
            if ratio < LEAST_CONTRAST:
                place = ("colours", name if name in held else "ground")
                raise source.refuse(place, _too_faint(name, getattr(chosen, name), ground, ratio))
    return chosen


def _colour(source: Source, name: str) -> str:
    held = text(source, ("colours", name))
    if not COLOUR.fullmatch(held):
        problem = FileError(
            "{value} is no colour. Write # and six signs from 0 to 9 and A to F, such as #0F6B54.",
            value=held,
        )
        raise source.refuse(("colours", name), problem)
    return held.upper()


def _too_faint(name: str, colour: str, ground: str, ratio: float) -> FileError:
    return FileError(
        "{name} {colour} cannot be read on {ground}: the contrast is {ratio}, and must be at "
        "least {least}. Choose colours further apart.",
        name=name,
        colour=colour,
        ground=ground,
        ratio=round(ratio, 1),
        least=LEAST_CONTRAST,
    )
