"""What makes a Word file known when it comes back: bookmarks, and what it said when it was made."""

import uuid
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from fbdesk.models.agreement_marks import NAMESPACE

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph as WordParagraph

RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PROPERTIES: Final = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
SCHEMA: Final = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
ITEM_ID: Final = f"{{{str(uuid.uuid5(uuid.NAMESPACE_URL, NAMESPACE)).upper()}}}"
HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def put_mark(paragraph: "WordParagraph", name: str) -> None:
    """Put a bookmark around what a paragraph holds; `number_marks` tells it from the others."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    begin, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    begin.set(qn("w:name"), name)
    held = paragraph._p  # noqa: SLF001 the library has no bookmarks
    held.insert(0 if held.pPr is None else 1, begin)
    held.append(end)


def number_marks(word: "WordDocument") -> None:
    """Give every bookmark a number of its own, by which its end belongs to its beginning."""
    from docx.oxml.ns import qn

    for name in ("w:bookmarkStart", "w:bookmarkEnd"):
        for number, each in enumerate(word.element.body.iter(qn(name)), 1):
            each.set(qn("w:id"), str(number))


def carry(word: "WordDocument", text: str) -> None:
    """Let the file carry a text unseen, as Word and LibreOffice keep it; nothing where empty."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    if not text:
        return
    package = word.part.package
    taken = {str(part.partname) for part in package.iter_parts()}
    number = next(n for n in range(1, len(taken) + 2) if f"/customXml/item{n}.xml" not in taken)
    content = f'{HEAD}<sent xmlns="{NAMESPACE}">{escape(text)}</sent>'
    item = Part(
        PackURI(f"/customXml/item{number}.xml"), "application/xml", content.encode(), package
    )
    about = f'{HEAD}<ds:datastoreItem ds:itemID="{ITEM_ID}" xmlns:ds="{SCHEMA}"/>'
    properties = Part(
        PackURI(f"/customXml/itemProps{number}.xml"), PROPERTIES, about.encode(), package
    )
    word.part.relate_to(item, f"{RELATIONS}/customXml")
    item.relate_to(properties, f"{RELATIONS}/customXmlProps")
