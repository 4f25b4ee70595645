"""Choosing: one of a list, filter chips above a table, tabs in a card, and the search field."""

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from fbdesk.ui.icons import drawing
from fbdesk.ui.scale import margins, scaled, spacing, widths
from fbdesk.ui.theme import tokens_of
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import Button
from fbdesk.ui.widgets.flow_layout import FlowLayout

TAB_PADDING = 8
LENS, LENS_LEFT, LENS_GAP = 16, 9, 6
"""The size of a search field's lens, its distance from the edge, and from the text."""

Choices = tuple[tuple[str, str], ...]
"""Codes and the names that people read, in order."""


class ChoiceField(QComboBox):
    """One of a list of codes, shown by name."""

    committed = Signal(object)
    """The user chose another code (`str`)."""

    def __init__(self, choices: Choices = ()) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_choices(choices)
        self.activated.connect(self._commit)

    @property
    def value(self) -> str:
        """Return the code that is shown."""
        return str(self.currentData() or "")

    def set_choices(self, choices: Choices) -> None:
        """Offer these; the shown code stays where it is among them."""
        held = self.value
        self.blockSignals(True)  # noqa: FBT003 Qt's own name
        self.clear()
        for code, name in choices:
            self.addItem(name, code)
        self.blockSignals(False)  # noqa: FBT003
        self.show_value(held)

    def show_value(self, value: object) -> None:
        """Show a code; one that the list lacks is added as it stands, so that nothing is lost."""
        code = str(value or "")
        index = self.findData(code)
        if index < 0 and code:
            self.addItem(code, code)
            index = self.count() - 1
        self.setCurrentIndex(index)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the choice: a value must not change in passing."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow in the colours of the theme."""
        super().paintEvent(event)
        size = scaled(16)
        painter = QPainter(self)
        picture = drawing("chevron-down", tokens_of(self).muted, size, self.devicePixelRatioF())
        at = QPoint(self.width() - size - scaled(8), (self.height() - size) // 2)
        painter.drawPixmap(at, picture)
        painter.end()

    def _commit(self) -> None:
        self.committed.emit(self.value)


class FilterChips(QWidget):
    """Chips of which one is chosen; each may carry a count."""

    chosen = Signal(str)
    """The user chose the chip with this code."""

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._group.buttonClicked.connect(self._tell)

    @property
    def value(self) -> str:
        """Return the code of the chosen chip."""
        return next((code for code, chip in self._buttons.items() if chip.isChecked()), "")

    def show_chips(self, chips: tuple[tuple[str, str, int | None], ...]) -> None:
        """Show chips of code, name and count; the chosen one stays chosen, else the first is."""
        held = self.value
        if tuple(self._buttons) != tuple(code for code, _, _ in chips):
            self._rebuild(tuple(code for code, _, _ in chips))
        for code, name, count in chips:
            text = name if count is None else f"{name}  {count}"
            self._buttons[code].setText(text.replace("&", "&&"))
        chosen = self._buttons.get(held) or next(iter(self._buttons.values()), None)
        if chosen is not None:
            chosen.setChecked(True)

    def choose(self, code: str) -> None:
        """Choose a chip as the user would."""
        if code in self._buttons:
            self._buttons[code].click()

    def _rebuild(self, codes: tuple[str, ...]) -> None:
        for chip in self._buttons.values():
            self._group.removeButton(chip)
            self._flow.removeWidget(chip)
            chip.hide()  # it may be drawn once more before it is gone
            chip.deleteLater()
        self._buttons = {}
        for code in codes:
            chip = Button("", kind="chip")
            chip.setCheckable(True)
            self._group.addButton(chip)
            self._flow.addWidget(chip)
            self._buttons[code] = chip

    def _tell(self) -> None:
        self.chosen.emit(self.value)


class Tab(Button):
    """A tab; it keeps room for its word in the weight that it has when it is chosen."""

    def __init__(self, text: str) -> None:
        super().__init__(text, kind="tab")
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        """Return the size with the word in semibold."""
        hint = super().sizeHint()
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        strong = QFontMetrics(font).horizontalAdvance(self.text()) + scaled(TAB_PADDING)
        return QSize(max(hint.width(), strong), hint.height())


class TabStrip(QWidget):
    """The tabs of a card: words in a row, the chosen one underlined."""

    chosen = Signal(str)
    """The user chose the tab with this code."""

    def __init__(self, tabs: Choices) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        flow = FlowLayout(self, gap=14)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for code, name in tabs:
            tab = Tab(name)
            self._group.addButton(tab)
            flow.addWidget(tab)
            self._buttons[code] = tab
        if tabs:
            self._buttons[tabs[0][0]].setChecked(True)
        self._group.buttonClicked.connect(self._tell)

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes of the tabs, from the left."""
        return tuple(self._buttons)

    @property
    def value(self) -> str:
        """Return the code of the chosen tab."""
        return next((code for code, tab in self._buttons.items() if tab.isChecked()), "")

    def choose(self, code: str) -> None:
        """Choose a tab as the user would."""
        self._buttons[code].click()

    def _tell(self) -> None:
        self.chosen.emit(self.value)


class SearchField(QLineEdit):
    """Search within a page; Escape empties it."""

    searched = Signal(str)
    """The user typed this, without blanks at its ends."""

    def __init__(self, placeholder: str, *, by_key: bool = True) -> None:
        """Make the field; `by_key` says that Ctrl+F leads to it, and the field then tells so."""
        super().__init__()
        key = f"   {tr('Ctrl+F')}" if by_key else ""
        self.setPlaceholderText(f"{placeholder}{key}")
        self.setAccessibleName(placeholder)
        widths(self, 160, 260)
        self._leave_room()
        self.textChanged.connect(self._tell)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the zoom: the letters grow, and the lens with them."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._leave_room()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lens before the text, in the colours of the theme."""
        super().paintEvent(event)
        size = scaled(LENS)
        painter = QPainter(self)
        picture = drawing("search", tokens_of(self).muted, size, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(scaled(LENS_LEFT), (self.height() - size) // 2), picture)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the field."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def _leave_room(self) -> None:
        self.setTextMargins(scaled(LENS + LENS_GAP), 0, 0, 0)

    def _tell(self, text: str) -> None:
        self.searched.emit(text.strip())


class ToolRow(QWidget):
    """The row above a table: search at the left, chips, and the rest at the right."""

    def __init__(self, *parts: QWidget, right: tuple[QWidget, ...] = ()) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        margins(row, 0, 0, 0, 0)
        spacing(row, 8)
        for part in parts:
            row.addWidget(part, 1 if isinstance(part, FilterChips) else 0)
        if not any(isinstance(part, FilterChips) for part in parts):
            row.addStretch(1)
        for part in right:
            row.addWidget(part)
