"""Writing with lists and bold words: the keys, the menu, and marks that are typed."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit

from fbdesk.models.rich_text import BULLETS, Kind
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.rich_text.document import (
    is_bold,
    kind_of,
    next_number,
    set_kind,
    text_before,
    weight,
)

_BOLD_TYPED: Final = re.compile(r"\*\*([^\s*](?:[^*]*[^\s*])?)\*\*$")
_NUMBER_TYPED: Final = re.compile(r"([1-9]\d?)\. $")
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

_KEYS_OF_BULLETS: Final = (Qt.Key.Key_8, Qt.Key.Key_ParenLeft, Qt.Key.Key_Asterisk)
_KEYS_OF_NUMBERS: Final = (Qt.Key.Key_7, Qt.Key.Key_Slash, Qt.Key.Key_Ampersand)
"""Shift and the digit give another sign on each keyboard: Norwegian, then American."""


@dataclass(frozen=True, slots=True)
class Verb:
    """Something that can be done with words or lines; `on` says whether it is so at the cursor."""

    icon: str
    text: str
    keys: str
    act: Callable[[], None]
    on: bool


class RichWriting:
    """Carries out what a user wants with the words and lines of one field."""

    def __init__(self, field: QTextEdit) -> None:
        self._field = field

    def command(self, event: QEvent) -> Callable[[], None] | None:
        """Return what a key means for the look of words and lines, None where nothing."""
        if not isinstance(event, QKeyEvent) or self._field.isReadOnly():
            return None
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == _CTRL and event.key() == Qt.Key.Key_B:
            return self.toggle_bold
        if held != _CTRL | _SHIFT:
            return None
        if event.key() in _KEYS_OF_BULLETS:
            return partial(self.toggle_list, "bullet")
        return partial(self.toggle_list, "number") if event.key() in _KEYS_OF_NUMBERS else None

    def press(self, event: QKeyEvent) -> bool:
        """Carry out what a key means here; return whether it meant anything."""
        act = self.command(event)
        if act is None and event.key() in _ENTER and not event.modifiers() & _CTRL:
            act = self._break_line
        if act is None and event.key() == Qt.Key.Key_Backspace and self._before_item():
            act = self._leave_list
        if act is None:
            return False
        act()
        self._field.ensureCursorVisible()
        return True

    def toggle_bold(self) -> None:
        """Make the chosen words bold, or no longer; without a choice, what is typed next."""
        bold = is_bold(self._field.currentCharFormat())
        self._field.setFontWeight(QFont.Weight.Normal if bold else QFont.Weight.Bold)

    def toggle_list(self, kind: Kind) -> None:
        """Make the chosen lines items of a list, or paragraphs where all of them are."""
        chosen = self._field.textCursor()
        document = self._field.document()
        block = document.findBlock(chosen.selectionStart())
        last = document.findBlock(chosen.selectionEnd()).blockNumber()
        blocks = []
        while block.isValid() and block.blockNumber() <= last:
            blocks.append(block)
            block = block.next()
        wanted: Kind = "paragraph" if all(kind_of(each) == kind for each in blocks) else kind
        chosen.beginEditBlock()
        for each in blocks:
            set_kind(QTextCursor(each), wanted, next_number(each.previous()))
        chosen.endEditBlock()

    def read_marks(self, typed: str) -> None:
        """Turn a mark that was just finished into what it means."""
        if typed == " ":
            self._read_sign()
        elif typed == "*":
            self._read_stars()

    def verbs(self) -> tuple[Verb, ...]:
        """Return what can be done with the look of words and lines, and whether it is so here."""
        kind = kind_of(self._field.textCursor().block())
        bold = is_bold(self._field.currentCharFormat())
        bullets, numbers = partial(self.toggle_list, "bullet"), partial(self.toggle_list, "number")
        return (
            Verb("bold", tr("Bold"), "Ctrl+B", self.toggle_bold, bold),
            Verb("list", tr("Bulleted list"), "Ctrl+Shift+8", bullets, kind == "bullet"),
            Verb("list-ordered", tr("Numbered list"), "Ctrl+Shift+7", numbers, kind == "number"),
        )

    def extend(self, menu: QMenu) -> None:
        """Add bold and lists to a field's menu."""
        menu.addSeparator()
        for verb in self.verbs():
            menu.addAction(f"{verb.text}\t{verb.keys}", verb.act)

    def _read_sign(self) -> None:
        cursor = self._field.textCursor()
        begun = text_before(cursor)
        numbered = _NUMBER_TYPED.match(begun)
        if kind_of(cursor.block()) != "paragraph" or not (numbered or begun in BULLETS):
            return
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        set_kind(cursor, "number" if numbered else "bullet", int(numbered[1]) if numbered else 0)
        cursor.endEditBlock()

    def _read_stars(self) -> None:
        cursor = self._field.textCursor()
        match = _BOLD_TYPED.search(text_before(cursor))
        if match is None:
            return
        cursor.beginEditBlock()
        length = len(match[0].encode("utf-16-le")) // 2  # Qt counts UTF-16 units
        cursor.setPosition(cursor.position() - length, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(match[1], weight(bold=True))
        cursor.endEditBlock()
        cursor.setCharFormat(weight(bold=False))
        self._field.setTextCursor(cursor)
        self._field.setCurrentCharFormat(weight(bold=False))

    def _break_line(self) -> None:
        cursor = self._field.textCursor()
        if kind_of(cursor.block()) != "paragraph" and not cursor.block().text().strip():
            set_kind(cursor, "paragraph")
            return
        cursor.insertBlock()

    def _before_item(self) -> bool:
        cursor = self._field.textCursor()
        at_start = cursor.atBlockStart() and not cursor.hasSelection()
        return at_start and kind_of(cursor.block()) != "paragraph"

    def _leave_list(self) -> None:
        set_kind(self._field.textCursor(), "paragraph")
