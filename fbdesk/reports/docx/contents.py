"""The contents of a Word file: each line leads to its heading, and Word can count its pages."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from fbdesk.reports.docx.marks import put_mark
from fbdesk.reports.docx.page import field_code, field_mark
from fbdesk.reports.docx.text import clean

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph as WordParagraph

CODE: Final = 'TOC \\o "1-2" \\h \\z'
TEXT_WIDTH_MM: Final = 162
STEP_MM: Final = 6
"""How much further in the second level stands."""
DEEPEST: Final = 2


def add_contents(word: "WordDocument", headings: Sequence[tuple[int, str]]) -> None:
    """Add a line for each heading, given as level and text, that leads to its bookmark.

    The page numbers come when Word brings the contents up to date: before, nobody knows them.
    """
    _styles(word)
    made = [_line(word, place, level, text) for place, (level, text) in enumerate(headings)]
    if made:
        first, last = made[0], made[-1]
        for place, part in enumerate(
            (field_mark("begin"), field_code(CODE), field_mark("separate"))
        ):
            _insert(first, part, place)
        last.add_run()._r.append(field_mark("end"))  # noqa: SLF001 the library has no fields


def mark_heading(paragraph: "WordParagraph", place: int) -> None:
    """Put the bookmark on a heading to which the contents' line of this place leads."""
    put_mark(paragraph, _name(place))


def _name(place: int) -> str:
    """Return the name of a bookmark as Word itself calls those of its contents."""
    return f"_Toc{place + 1:08}"


def _line(word: "WordDocument", place: int, level: int, text: str) -> "WordParagraph":
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = word.add_paragraph(style=f"TOC {level}")
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), _name(place))
    link.set(qn("w:history"), "1")
    link.append(made.add_run(clean(text))._r)  # noqa: SLF001 the library has no links inside a file
    made._p.append(link)  # noqa: SLF001 as above
    return made


def _insert(paragraph: "WordParagraph", part: Any, place: int) -> None:
    """Put a part of a field before the words of a line."""
    run = paragraph.add_run()._r  # noqa: SLF001 the library has no fields
    run.append(part)
    held = paragraph._p  # noqa: SLF001 as above
    held.insert(place + (held.pPr is not None), run)


def _styles(word: "WordDocument") -> None:
    """Make the styles that Word takes for the lines of contents, with room for page numbers."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Mm, Pt

    for level in range(1, DEEPEST + 1):
        made: Any = word.styles.add_style(f"TOC {level}", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        made.base_style = word.styles["Normal"]
        made.font.bold = level == 1
        made.paragraph_format.space_before = Pt(5 if level == 1 else 0)
        made.paragraph_format.space_after = Pt(1)
        made.paragraph_format.left_indent = Mm(STEP_MM * (level - 1))
        made.paragraph_format.tab_stops.add_tab_stop(
            Mm(TEXT_WIDTH_MM), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
        )
