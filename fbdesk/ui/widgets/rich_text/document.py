"""Light marks as a field shows them: a text's lines become paragraphs, lists and bold, and back."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextList,
    QTextListFormat,
)

from fbdesk.models.rich_text import Kind, Line, Run, text_of

BOLD_FROM = QFont.Weight.DemiBold
PICTURE = "\ufffc"
"""Stands in a document's text for a picture or another thing that is no letter."""

SIGNS = (
    QTextListFormat.Style.ListDisc,
    QTextListFormat.Style.ListCircle,
    QTextListFormat.Style.ListSquare,
)
STYLES: dict[Kind, QTextListFormat.Style] = {
    "bullet": QTextListFormat.Style.ListDisc,
    "number": QTextListFormat.Style.ListDecimal,
}


def insert_lines(cursor: QTextCursor, lines: Iterable[Line]) -> None:
    """Put lines where the cursor is, as one undo step; a first paragraph joins the line there."""
    cursor.beginEditBlock()
    for place, line in enumerate(lines):
        if place:
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        if place or line.kind != "paragraph":
            set_kind(cursor, line.kind, line.number)
        for run in line.runs:
            cursor.insertText(run.text, weight(bold=run.bold))
    cursor.endEditBlock()


def show_lines(document: QTextDocument, lines: Iterable[Line]) -> None:
    """Let a document hold these lines and nothing else."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.removeSelectedText()
    set_kind(cursor, "paragraph")
    cursor.setBlockCharFormat(QTextCharFormat())
    insert_lines(cursor, lines)
    cursor.endEditBlock()


def lines_in(document: QTextDocument) -> tuple[Line, ...]:
    """Return the lines of a document; whatever else it looks like is left out."""
    return tuple(map(_line, _blocks(document)))


def text_in(document: QTextDocument) -> str:
    """Return the text with marks that a document shows."""
    return text_of(lines_in(document))


def kind_of(block: QTextBlock) -> Kind:
    """Return whether a block is a paragraph or an item of a list, and of which."""
    held: QTextList | None = block.textList()
    if held is None:
        return "paragraph"
    return "number" if _counts(held) else "bullet"


def set_kind(cursor: QTextCursor, kind: Kind, number: int = 1) -> None:
    """Make the cursor's block a paragraph or an item; it joins the list before it if it goes on."""
    block = cursor.block()
    held = block.textList()
    if held is not None:
        held.remove(block)
    if kind == "paragraph":
        cursor.setBlockFormat(QTextBlockFormat())
        return
    before = block.previous()
    above = before.textList() if before.isValid() else None
    if above is not None and kind_of(before) == kind and _next_number(above) in {0, number}:
        above.add(block)
        return
    look = QTextListFormat()
    look.setStyle(STYLES[kind])
    look.setIndent(1)
    look.setStart(number)
    cursor.createList(look)


def next_number(block: QTextBlock) -> int:
    """Return the number that an item after a block would have."""
    held = block.textList() if block.isValid() else None
    return _next_number(held) or 1 if held is not None else 1


def text_before(cursor: QTextCursor) -> str:
    """Return what stands in the cursor's block before it."""
    units = cursor.block().text().encode("utf-16-le", "surrogatepass")
    return units[: 2 * cursor.positionInBlock()].decode("utf-16-le", "surrogatepass")


def weight(*, bold: bool) -> QTextCharFormat:
    """Return the look of bold letters, or of the others."""
    look = QTextCharFormat()
    if bold:
        look.setFontWeight(QFont.Weight.Bold)
    return look


def is_bold(look: QTextCharFormat) -> bool:
    """Return whether letters are bold."""
    return look.fontWeight() >= BOLD_FROM


def _next_number(held: QTextList) -> int:
    """Return the number after a list's last, 0 where the list counts nothing."""
    return held.format().start() + held.count() if _counts(held) else 0


def _counts(held: QTextList) -> bool:
    return held.format().style() not in SIGNS


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _line(block: QTextBlock) -> Line:
    letters = block.text().replace(PICTURE, " ")
    kind: Kind = kind_of(block) if letters.strip() else "paragraph"
    number = 0
    if kind == "number":
        held = block.textList()
        number = held.format().start() + held.itemNumber(block)
    return Line(tuple(_runs(block, letters)), kind, number)


def _runs(block: QTextBlock, letters: str) -> Iterator[Run]:
    """Yield a block's letters in their weights; positions count UTF-16 units, as Qt does."""
    units = letters.encode("utf-16-le", "surrogatepass")
    parts = (
        (is_bold(part.format), units[2 * part.start : 2 * (part.start + part.length)])
        for part in block.textFormats()
    )
    for bold, same in groupby(parts, key=lambda part: part[0]):
        text = b"".join(part for _, part in same).decode("utf-16-le", "surrogatepass")
        if text:
            yield Run(text, bold)
