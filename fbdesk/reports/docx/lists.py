"""Numbered lists of a Word file: each begins anew, as it does in the plan."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph as WordParagraph

STYLE = "List Number"


def new_list(word: "WordDocument", first: int) -> int:
    """Return the id of a new list in the manner of the style, that begins with a number."""
    numbering = word.part.numbering_part.element
    style: Any = word.styles[STYLE]
    held = style.element.pPr.numPr.numId.val
    abstract = numbering.num_having_numId(held).abstractNumId.val
    made = numbering.add_num(abstract)
    made.add_lvlOverride(ilvl=0).add_startOverride(first)
    return int(made.numId)


def put_in_list(paragraph: "WordParagraph", list_id: int) -> None:
    """Make a paragraph an item of a list."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 the library has no lists
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = list_id
