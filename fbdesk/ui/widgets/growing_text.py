"""What every field of several lines has in common: it grows with its text and saves when left."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QTextEdit

from fbdesk.ui.scale import scaled
from fbdesk.ui.widgets.plan_undo import belongs_to_plan


class GrowingText(QTextEdit):
    """Several lines of text; grows with them up to `most_lines`.

    How the text is shown and read is the fields' own: `_text` and `_put`.
    """

    committed = Signal(object)
    """The user left the field with another text (`str`) than it showed."""

    def __init__(self, placeholder: str = "", least_lines: int = 3, most_lines: int = 12) -> None:
        super().__init__()
        self._shown = ""
        self._untouched = ""
        self._lines = (least_lines, most_lines)
        self.setAcceptRichText(False)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def event(self, event: QEvent) -> bool:
        """Let undo go on to the plan where nothing was typed."""
        if belongs_to_plan(event, self.document().isUndoAvailable):
            return False
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height that the text takes at this width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()

    def show_value(self, value: object) -> None:
        """Show a text; a field that the user is typing in keeps what was typed."""
        text = str(value or "")
        typing = self.hasFocus() and self.is_touched
        before = self._shown
        self._shown = text
        if not typing and (text != before or self.is_touched):
            self._put(text)
            self.document().clearUndoRedoStacks()
            self._untouched = self._text()

    @property
    def is_touched(self) -> bool:
        """Return whether another text stands here than was shown."""
        return self._text() != self._untouched

    def sizeHint(self) -> QSize:
        """Return the height of the text, within its bounds."""
        line = self.fontMetrics().lineSpacing()
        least, most = self._lines
        height = min(most * line, max(least * line, self._height_of_text()))
        around = 2 * self.document().documentMargin() + scaled(12)
        return QSize(scaled(240), height + round(around))

    def minimumSizeHint(self) -> QSize:
        """Return the least height; the text scrolls below it."""
        return QSize(scaled(120), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape brings back what stood there."""
        if event.key() == Qt.Key.Key_Escape and self.is_touched:
            self._put(self._shown)
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save when the field is left."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.commit()

    def commit(self) -> None:
        """Send the text where it differs from what was shown."""
        if not self.is_touched:
            return
        text = self._text().strip()
        self._untouched = self._text()
        if text != self._shown:
            self._shown = text
            self.committed.emit(text)

    def _text(self) -> str:
        """Return the text as it stands in the field."""
        return self.toPlainText()

    def _put(self, text: str) -> None:
        """Let a text stand in the field."""
        self.setPlainText(text)

    def _grow(self, _size: object = None) -> None:
        """Ask for the height of the text; scroll only beyond `most_lines`.

        A bar that comes and goes with the height would change the width, and so the height again.
        """
        policy = Qt.ScrollBarPolicy
        fits = self._height_of_text() <= self._lines[1] * self.fontMetrics().lineSpacing()
        wanted = policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded
        if self.verticalScrollBarPolicy() != wanted:
            self.setVerticalScrollBarPolicy(wanted)
        self.updateGeometry()

    def _height_of_text(self) -> int:
        """Return how high the text stands at the field's width."""
        document = self.document()
        return round(document.size().height() - 2 * document.documentMargin())


class PlainTextEdit(GrowingText):
    """Several lines in which every sign is a sign, for example a title that wraps."""
