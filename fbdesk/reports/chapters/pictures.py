"""Figures of the figures package as pictures in a document."""

from fbdesk.reports.content import FigureOf
from fbdesk.reports.figures.drawn import Drawn


def picture(drawn: Drawn) -> FigureOf:
    """Return a drawn figure as a block: its letters are outlines, its text stands beside it.

    Its ground is the page's, so that the mark of a draft runs on behind it.
    """
    return FigureOf(
        svg=drawn.svg(ground=False).decode("utf-8"),
        title=drawn.title,
        subtitle=drawn.subtitle,
        source=drawn.source,
        alternative_text=drawn.alternative_text,
    )
