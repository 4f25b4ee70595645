"""What of a copied text comes along between fbdesk and other programs: lists and bold words."""

import re
from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor, QTextDocument, QTextDocumentFragment

from fbdesk.models.rich_text import Line, lines_of, text_of, without_marks
from fbdesk.ui.widgets.rich_text.document import lines_in, show_lines

HARD_SPACE = "\xa0"
"""Stands between words in what browsers and word processors copy."""

_BOUNDS: Final = re.compile(r"<!--(?:Start|End)Fragment-->")
"""Where a copied part begins and ends. Qt reads nothing before it, not even the list it is in."""


def pasted_lines(source: QMimeData) -> tuple[Line, ...]:
    """Return the lines of what is on the clipboard, without any other look."""
    if source.hasHtml():
        document = QTextDocument()
        document.setHtml(_BOUNDS.sub("", source.html()))
        text = text_of(lines_in(document)).replace(HARD_SPACE, " ").strip("\n")
        if text.strip():
            return lines_of(text)
    return lines_of(source.text())


def copied_lines(chosen: QTextDocumentFragment) -> QMimeData:
    """Return what is copied: as text with the signs of lists, and as HTML with bold words."""
    document = QTextDocument()
    QTextCursor(document).insertFragment(chosen)
    lines = _chosen(lines_in(document))
    show_lines(document, lines)
    copied = QMimeData()
    copied.setText(without_marks(text_of(lines)))
    copied.setHtml(QTextDocumentFragment(document).toHtml())
    return copied


def _chosen(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines as they were chosen: words from within one item are no list.

    Qt puts an empty line before a choice that begins within an item.
    """
    first, *others = lines
    begun = others if others and not first.text and others[0].kind != "paragraph" else lines
    return tuple(begun) if len(begun) > 1 else (Line(begun[0].runs),)
