"""Fields that save when they are left: text, long text, numbers, years, money and yes or no."""

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QCheckBox, QLineEdit

from fbdesk.models.rich_text import lines_of
from fbdesk.ui.number_text import number_text, parse_number
from fbdesk.ui.scale import scaled
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.growing_text import GrowingText
from fbdesk.ui.widgets.labels import set_role
from fbdesk.ui.widgets.plan_undo import belongs_to_plan
from fbdesk.ui.widgets.rich_text.bar import RichBar
from fbdesk.ui.widgets.rich_text.clipboard import copied_lines, pasted_lines
from fbdesk.ui.widgets.rich_text.document import insert_lines, lines_in, show_lines, text_in
from fbdesk.ui.widgets.rich_text.writing import RichWriting

ORE_PER_KRONE = 100
INDENT_PX = 22
SAVED_WITHIN_MS = 10_000
"""No more of a long text than what was typed in this time is lost when the power fails."""


class TextField(QLineEdit):
    """One line of text."""

    committed = Signal(object)
    """The user left the field with another text (`str`) than it showed."""

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self._shown = ""
        self.setPlaceholderText(placeholder)
        self.editingFinished.connect(self._commit)

    def event(self, event: QEvent) -> bool:
        """Let undo go on to the plan where nothing was typed."""
        if belongs_to_plan(event, self.isUndoAvailable):
            return False
        return super().event(event)

    def show_value(self, value: object) -> None:
        """Show a value; a field that the user is typing in keeps what was typed."""
        text = str(value or "")
        if self.hasFocus() and self.text() != self._shown:
            self._shown = text
            return
        self._shown = text
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape brings back what stood there."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.setText(self._shown)
            return
        super().keyPressEvent(event)

    def _commit(self) -> None:
        text = self.text().strip()
        if text != self._shown:
            self._shown = text
            self.setText(text)  # what was typed is the plan's to undo from here
            self.committed.emit(text)


class LongTextEdit(GrowingText):
    """Several paragraphs with lists and bold words, as `models.rich_text` reads them.

    What is typed with marks (`- `, `1. `, `**so**`) becomes what the marks mean. Who writes for
    minutes need not leave the field: what stands there is saved on the way (`saves_on_the_way`).
    """

    saves_on_the_way = True
    """Switched off where leaving the field makes something new of the text."""

    def __init__(self, placeholder: str = "", least_lines: int = 3, most_lines: int = 12) -> None:
        super().__init__(placeholder, least_lines, most_lines)
        self.on_the_way = QTimer(self)
        self.on_the_way.setSingleShot(True)
        self.on_the_way.setInterval(SAVED_WITHIN_MS)
        self.on_the_way.timeout.connect(self._save_on_the_way)
        self.document().contentsChanged.connect(self._note_writing)
        self.document().setIndentWidth(scaled(INDENT_PX))
        self._writing = RichWriting(self)
        self._bar: RichBar | None = None

    def event(self, event: QEvent) -> bool:
        """Keep the keys of bold and lists from the window."""
        if event.type() == QEvent.Type.ShortcutOverride and self._writing.command(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Make words bold and lines items; go on as in any field else."""
        if self.isReadOnly() or not self._writing.press(event):
            super().keyPressEvent(event)
            self._writing.read_marks(event.text())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the buttons for bold and lists while the field is written in."""
        super().focusInEvent(event)
        if self.isReadOnly():
            return
        if self._bar is None:
            self._bar = RichBar(self, self._writing)
        self._bar.show_above()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put the buttons away, and save."""
        super().focusOutEvent(event)
        if self._bar is not None and event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._bar.hide()

    def commit(self) -> None:
        """Send the text where it differs; marks that were typed show as what they mean."""
        super().commit()
        if lines_in(self.document()) != lines_of(self._shown):
            self._put(self._shown)
            self._untouched = self._text()

    def _note_writing(self) -> None:
        if self.saves_on_the_way and self.hasFocus() and not self.on_the_way.isActive():
            self.on_the_way.start()

    def _save_on_the_way(self) -> None:
        """Send the text as it stands, and change nothing where the cursor is."""
        if self.hasFocus():
            super().commit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer bold and lists beside what any field offers."""
        menu = self.createStandardContextMenu(event.pos())
        if not self.isReadOnly():
            self._writing.extend(menu)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Return whether the clipboard holds a text."""
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste paragraphs, lists and bold words; every other look stays outside."""
        insert_lines(self.textCursor(), pasted_lines(source))
        self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy so that lists and bold words arrive, in other programs too."""
        return copied_lines(self.textCursor().selection())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the zoom."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.document().setIndentWidth(scaled(INDENT_PX))

    def _text(self) -> str:
        return text_in(self.document())

    def _put(self, text: str) -> None:
        show_lines(self.document(), lines_of(text))
        self.moveCursor(QTextCursor.MoveOperation.Start)


class NumberField(QLineEdit):
    """A number with decimal comma, its bounds and its unit; empty means not known."""

    committed = Signal(object)
    """The user left the field with another number (`float | int | None`) than it showed."""

    def __init__(
        self,
        low: float | None = None,
        high: float | None = None,
        *,
        whole: bool = False,
        optional: bool = True,
    ) -> None:
        super().__init__()
        self._low, self._high = low, high
        self._whole, self._optional = whole, optional
        self._value: float | None = None
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.textEdited.connect(self._check)
        self.editingFinished.connect(self._commit)

    def event(self, event: QEvent) -> bool:
        """Let undo go on to the plan where nothing was typed."""
        if belongs_to_plan(event, self.isUndoAvailable):
            return False
        return super().event(event)

    @property
    def value(self) -> float | int | None:
        """Return the number that was shown or committed last."""
        return self._value

    def set_bounds(self, low: float | None, high: float | None) -> None:
        """Change the bounds, for example where another field sets one of them."""
        self._low, self._high = low, high
        if self.isModified():
            self._check()

    def typed(self) -> float | int | None:
        """Return the number in the field now, or None where it is empty or not valid."""
        number, problem = self._read()
        return None if problem else number

    def show_value(self, value: object) -> None:
        """Show a number; a field that the user is typing in keeps what was typed."""
        typing = self.hasFocus() and self.isModified()
        self._value = value if isinstance(value, int | float) else None
        if not typing:
            self.setText(self._as_text(self._value))
            self._mark("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape brings back what stood there."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.setText(self._as_text(self._value))
            self._mark("")
            return
        super().keyPressEvent(event)

    def _as_text(self, value: float | None) -> str:
        return number_text(value)

    def _from_text(self, number: float) -> float | int:
        return round(number) if self._whole else number

    def _read(self) -> tuple[float | int | None, str]:
        """Return the number and what is wrong with it, empty where nothing is."""
        if not self.text().strip():
            return None, "" if self._optional else tr("Give a number here.")
        number = parse_number(self.text())
        if number is None:
            return None, tr("This is not a number. Write for example 1 240,5.")
        if not self._inside(number):
            return None, tr(
                "Must be between {low} and {high}.",
                low=self._bound_text(self._low) or "−∞",
                high=self._bound_text(self._high) or "∞",
            )
        return self._from_text(number), ""

    def _bound_text(self, bound: float | None) -> str:
        return number_text(bound)

    def _inside(self, number: float) -> bool:
        above = self._low is None or number >= self._low
        return above and (self._high is None or number <= self._high)

    def _check(self) -> None:
        self._mark(self._read()[1])

    def _mark(self, problem: str) -> None:
        self.setToolTip(problem)
        set_role(self, invalid=bool(problem))

    def _commit(self) -> None:
        number, problem = self._read()
        self._mark(problem)
        if problem or not self.isModified():
            return
        self.setModified(False)
        changed = number != self._value
        self._value = number
        self.setText(self._as_text(number))
        if changed:
            self.committed.emit(number)


class YearField(NumberField):
    """A year of the plan's span; without spaces between thousands."""

    def __init__(self, low: int = 1990, high: int = 2100, *, optional: bool = True) -> None:
        super().__init__(low, high, whole=True, optional=optional)
        self.setMaxLength(4)

    def _as_text(self, value: float | None) -> str:
        return "" if value is None else str(round(value))

    def _bound_text(self, bound: float | None) -> str:
        return self._as_text(bound)  # a bound is a year too: 1990, not 1 990


class MoneyField(NumberField):
    """An amount in kroner; the value is whole øre."""

    def __init__(self, *, optional: bool = True) -> None:
        super().__init__(-1e12, 1e12, optional=optional)

    def _as_text(self, value: float | None) -> str:
        return number_text(None if value is None else value / ORE_PER_KRONE)

    def _from_text(self, number: float) -> int:
        return round(number * ORE_PER_KRONE)


class CheckField(QCheckBox):
    """Yes or no."""

    committed = Signal(object)
    """The user changed the mark (`bool`)."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.clicked.connect(self._commit)

    def show_value(self, value: object) -> None:
        """Show yes or no."""
        self.setChecked(bool(value))

    def _commit(self) -> None:
        self.committed.emit(self.isChecked())
