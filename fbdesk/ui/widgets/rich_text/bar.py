"""The small bar beside a long text that is written in: bold, bulleted list, numbered list."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QTextEdit, QWidget

from fbdesk.ui.scale import margins, scaled, spacing
from fbdesk.ui.widgets.buttons import IconButton
from fbdesk.ui.widgets.rich_text.writing import RichWriting

OVERLAP_PX = 3


class RichBar(QFrame):
    """Stands above the right end of a field and leaves the cursor in it.

    Tab passes it by: each of its buttons has its own keys, which the tool tips tell.
    """

    def __init__(self, field: QTextEdit, writing: RichWriting) -> None:
        super().__init__(field)
        self.setObjectName("rich-bar")
        self._field, self._writing = field, writing
        row = QHBoxLayout(self)
        margins(row, 2, 1, 2, 1)
        spacing(row, 2)
        self.buttons: tuple[IconButton, ...] = tuple(
            IconButton(verb.icon, f"{verb.text} ({verb.keys})") for verb in writing.verbs()
        )
        for made, verb in zip(self.buttons, writing.verbs(), strict=True):
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            made.setCheckable(True)
            made.clicked.connect(verb.act)
            made.clicked.connect(self._show_state)
            row.addWidget(made)
        field.cursorPositionChanged.connect(self._show_state)
        field.currentCharFormatChanged.connect(self._show_state)
        field.installEventFilter(self)
        self.hide()

    def show_above(self) -> None:
        """Show the bar above the field, with what holds at the cursor."""
        self._show_state()
        self._place()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the field when it grows or moves."""
        del watched
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and not self.isHidden():
            self._place()
        return False

    def _show_state(self, _what: object = None) -> None:
        for button, verb in zip(self.buttons, self._writing.verbs(), strict=True):
            button.setChecked(verb.on)

    def _place(self) -> None:
        """Stand above the right end of the field, or below it where another field is above."""
        self.adjustSize()
        right, overlap = self._field.width() - self.width(), scaled(OVERLAP_PX)
        over = QPoint(right, overlap - self.height())
        if self._covers_a_field(over):
            over = QPoint(right, self._field.height() - overlap)
        holder = self._holder(over)
        if self.parentWidget() is not holder:
            shown = not self.isHidden()
            self.setParent(holder)
            self.setVisible(shown)
        at = self._field.mapTo(holder, over)
        self.move(max(0, at.x()), max(0, at.y()))

    def _holder(self, over: QPoint) -> QWidget:
        """Return the nearest part of the window that has room for the bar at a place."""
        holder: QWidget = self._field
        while (above := holder.parentWidget()) is not None and not holder.isWindow():
            holder = above
            if holder.rect().contains(QRect(self._field.mapTo(holder, over), self.size())):
                break
        return holder

    def _covers_a_field(self, over: QPoint) -> bool:
        """Return whether a text could not be read with the bar at a place of its own field."""
        window = self._field.window()
        middle = self._field.mapTo(window, over) + self.rect().center()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        found = window.childAt(middle)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)  # noqa: FBT003
        holder = found.parentWidget() if found is not None else None
        return isinstance(found, QLineEdit) or isinstance(holder, QTextEdit)
