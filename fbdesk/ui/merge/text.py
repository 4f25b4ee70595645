"""A text of a conflict, to be read, with what differs in it marked."""

import re
from difflib import SequenceMatcher

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from fbdesk.ui.theme import tokens_of
from fbdesk.ui.widgets.growing_text import PlainTextEdit

WORD = re.compile(r"\w+|\s+|[^\w\s]")
MOST_WORDS = 20_000
LEAST_ALIKE = 0.5
MOST_LINES = 9

Span = tuple[int, int]
"""The first place that differs in a text, and the first that no longer does."""


def changed_spans(text: str, other: str) -> tuple[Span, ...]:
    """Return which parts of a text, whole words at least, another text does not have there."""
    if not text or text == other:
        return ()
    words, others = WORD.findall(text), WORD.findall(other)
    if not others or len(words) + len(others) > MOST_WORDS:
        return ((0, len(text)),)
    matcher = SequenceMatcher(None, others, words, autojunk=False)
    if matcher.ratio() < LEAST_ALIKE:
        return ((0, len(text)),)  # a word here and there in common says nothing
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word))
    return tuple(
        (starts[first], starts[last])
        for what, _, _, first, last in matcher.get_opcodes()
        if what in {"insert", "replace"}
    )


class MergeText(PlainTextEdit):
    """Shows one state of what is in conflict."""

    def __init__(self, name: str) -> None:
        super().__init__("", least_lines=1, most_lines=MOST_LINES)
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.spans: tuple[Span, ...] = ()

    def show_text(self, text: str, compared_with: str = "") -> None:
        """Show a text, and mark what it does not share with the other one."""
        self.setPlainText(text or "–")
        self.spans = changed_spans(text, compared_with) if compared_with else ()
        self._mark()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._mark()

    def _mark(self) -> None:
        look = QTextCharFormat()
        look.setBackground(QColor(tokens_of(self).warning_soft))
        look.setForeground(QColor(tokens_of(self).warning))
        marks = []
        for first, last in self.spans:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self.document())
            mark.cursor.setPosition(first)
            mark.cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            mark.format = look
            marks.append(mark)
        self.setExtraSelections(marks)
