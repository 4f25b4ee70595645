"""What of a copied text comes along between fbdesk and other programs: lists and bold words."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor, QTextDocument, QTextDocumentFragment

from fbdesk.models.rich_text import Line, lines_of, text_of, without_marks
from fbdesk.ui.widgets.rich_document import lines_in

HARD_SPACE = "\xa0"
"""Stands between words in what browsers and word processors copy."""


def pasted_lines(source: QMimeData) -> tuple[Line, ...]:
    """Return the lines of what is on the clipboard, without any other look."""
    if source.hasHtml():
        document = QTextDocument()
        document.setHtml(source.html())
        text = text_of(lines_in(document)).replace(HARD_SPACE, " ").strip("\n")
        if text.strip():
            return lines_of(text)
    return lines_of(source.text())


def copied_lines(chosen: QTextDocumentFragment) -> QMimeData:
    """Return what is copied: as text with the signs of lists, and as HTML with bold words."""
    document = QTextDocument()
    QTextCursor(document).insertFragment(chosen)
    copied = QMimeData()
    copied.setText(without_marks(text_of(lines_in(document))))
    copied.setHtml(chosen.toHtml())
    return copied
