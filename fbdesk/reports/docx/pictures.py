"""Pictures of a Word file: the logo and figures, each with the text that stands for it."""

import io
from typing import TYPE_CHECKING, Final

from fbdesk.reports.docx.text import clean, picture_of
from fbdesk.reports.look import Logo
from fbdesk.reports.templates.logo import logo_as_png

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

WIDTH_MM: Final = 160


def add_figure(word: "WordDocument", svg: str, alternative_text: str) -> None:
    """Add a figure as wide as the text."""
    from docx.shared import Mm

    word.add_picture(io.BytesIO(picture_of(svg)), width=Mm(WIDTH_MM))
    _describe(word, alternative_text)


def add_logo(word: "WordDocument", logo: Logo) -> None:
    """Add a logo in its height, with room below it."""
    from docx.shared import Mm, Pt

    word.add_picture(io.BytesIO(logo_as_png(logo)), height=Mm(logo.height_mm))
    word.paragraphs[-1].paragraph_format.space_after = Pt(12)
    _describe(word, logo.alternative_text)


def _describe(word: "WordDocument", alternative_text: str) -> None:
    """Give the picture that came last the text that stands for it."""
    inline = word.inline_shapes[-1]
    inline._inline.docPr.set("descr", clean(alternative_text))  # noqa: SLF001 the library has no way to it
