"""Fields that save when they are left: text, long text, numbers, years, money and yes or no."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QSizePolicy

from fbdesk.ui.number_text import number_text, parse_number
from fbdesk.ui.scale import scaled
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.labels import set_role
from fbdesk.ui.widgets.plan_undo import belongs_to_plan

ORE_PER_KRONE = 100


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


class LongTextEdit(QPlainTextEdit):
    """Several paragraphs of plain text; grows with its text up to `most_lines`."""

    committed = Signal(object)
    """The user left the field with another text (`str`) than it showed."""

    def __init__(self, placeholder: str = "", least_lines: int = 3, most_lines: int = 12) -> None:
        super().__init__()
        self._shown = ""
        self._lines = (least_lines, most_lines)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._grow)

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
        typing = self.hasFocus() and self.toPlainText() != self._shown
        self._shown = text
        if not typing and self.toPlainText() != text:
            self.setPlainText(text)

    def sizeHint(self) -> QSize:
        """Return the height of the text, within its bounds."""
        line = self.fontMetrics().lineSpacing()
        least, most = self._lines
        lines = min(most, max(least, self._lines_of_text()))
        around = 2 * self.document().documentMargin() + scaled(12)
        return QSize(scaled(240), lines * line + round(around))

    def _grow(self) -> None:
        """Ask for the height of the text; scroll only beyond `most_lines`.

        A bar that comes and goes with the height would change the width, and so the height again.
        """
        policy = Qt.ScrollBarPolicy
        fits = self._lines_of_text() <= self._lines[1]
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded
        )
        self.updateGeometry()

    def _lines_of_text(self) -> int:
        """Return how many lines the text takes; the document itself lays out only what shows."""
        bar = self.verticalScrollBar()
        room = self.viewport().width() + (bar.width() if bar.isVisibleTo(self) else 0)
        width = room - round(2 * self.document().documentMargin())
        area = QRect(0, 0, max(1, width), 0)
        metrics = self.fontMetrics()
        text = f"{self.toPlainText()}\u200b"  # an empty last line counts too
        taken = metrics.boundingRect(area, Qt.TextFlag.TextWordWrap, text).height()
        return round(taken / metrics.lineSpacing())

    def minimumSizeHint(self) -> QSize:
        """Return the least height; the text scrolls below it."""
        return QSize(scaled(120), self.sizeHint().height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save when the field is left."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.commit()

    def commit(self) -> None:
        """Send the text where it differs from what was shown."""
        text = self.toPlainText().strip()
        if text != self._shown:
            self._shown = text
            self.committed.emit(text)


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
