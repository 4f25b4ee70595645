"""The navigation at the left: the plan's name and its pages, always in the same order."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QVBoxLayout

from fbdesk.ui.icons import drawing
from fbdesk.ui.page_list import PageSpec
from fbdesk.ui.scale import margins, scaled, spacing
from fbdesk.ui.theme import tokens_of
from fbdesk.ui.tokens import NAVIGATION_ICON_WIDTH, NAVIGATION_WIDTH
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.labels import label

ITEM_PX = 32
ICON_PX, ICON_GAP = 16, 4
DOT_PX = 7
KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class NavigationItem(QAbstractButton):
    """One page in the navigation: icon, name, count and warning dot."""

    def __init__(self, spec: PageSpec, shortcut: str) -> None:
        super().__init__()
        self.spec = spec
        self._count: int | None = None
        self._attention = False
        self._by_keys = False
        self._collapsed = False
        self._shortcut = shortcut
        self.setText(tr(spec.title))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_state(None, attention=False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the keyboard came here: then the focus is drawn."""
        self._by_keys = event.reason() in KEYBOARD_REASONS
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Draw the focus from the first key on."""
        self._by_keys = True
        super().keyPressEvent(event)

    def show_state(self, count: int | None, *, attention: bool) -> None:
        """Show a count (None for none) and the warning dot."""
        self._count, self._attention = count, attention
        words = [self.text()]
        if count is not None:
            words.append(str(count))
        if attention:
            words.append(tr("something is missing"))
        self.setAccessibleName(", ".join(words))
        self.setToolTip(f"{', '.join(words)}   {self._shortcut}".rstrip())
        self.update()

    def set_collapsed(self, *, collapsed: bool) -> None:
        """Show the icon alone, or icon and name."""
        self._collapsed = collapsed
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of a line."""
        return QSize(scaled(NAVIGATION_ICON_WIDTH), scaled(ITEM_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            painter.fillRect(self.rect(), QColor(tokens.accent_soft))
            painter.fillRect(0, 0, scaled(3), self.height(), QColor(tokens.accent))
        elif self.underMouse():
            painter.fillRect(self.rect(), QColor(tokens.chip))
        size = min(scaled(ICON_PX), self.height() - scaled(ICON_GAP))
        colour = tokens.accent if self.isChecked() else tokens.muted
        left = (self.width() - size) // 2 if self._collapsed else scaled(16)
        picture = drawing(self.spec.icon, colour, size, self.devicePixelRatioF())
        painter.drawPixmap(left, (self.height() - size) // 2, picture)
        x = float(left + size)
        if not self._collapsed:
            x = self._draw_words(painter, x + scaled(10))
        if self._attention:
            self._draw_dot(painter, x)
        if self.hasFocus() and self._by_keys:
            painter.setPen(QColor(tokens.accent))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
            painter.drawRect(self.rect().adjusted(2, 2, -3, -3))
        painter.end()

    def _draw_words(self, painter: QPainter, x: float) -> float:
        """Draw name and count; return where they end."""
        tokens = tokens_of(self)
        font = QFont(self.font())
        if self.isChecked():
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        area = QRectF(x, 0, self.width() - x, self.height())
        painter.drawText(area, middle, self.text())
        x += painter.fontMetrics().horizontalAdvance(self.text()) + scaled(8)
        if self._count is not None:
            painter.setPen(QColor(tokens.muted))
            area = QRectF(x, 0, self.width() - x, self.height())
            painter.drawText(area, middle, str(self._count))
            x += painter.fontMetrics().horizontalAdvance(str(self._count)) + scaled(8)
        return x

    def _draw_dot(self, painter: QPainter, x: float) -> None:
        size = scaled(DOT_PX)
        y = scaled(6) if self._collapsed else (self.height() - size) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens_of(self).warning))
        painter.drawEllipse(QRectF(x, y, size, size))


class Navigation(QFrame):
    """Plan name, groups and pages."""

    chosen = Signal(str)
    """The user chose the page with this code."""

    def __init__(self, pages: tuple[PageSpec, ...]) -> None:
        super().__init__()
        self.setObjectName("navigation")
        self._collapsed = False
        self._name = label("", "section", wrap=True)
        self._place = label("", "caption", wrap=True)
        self._group = QButtonGroup(self)
        self._items: dict[str, NavigationItem] = {}
        self._headings = [self._name, self._place]
        self._column = QVBoxLayout(self)
        margins(self._column, 0, 14, 1, 8)
        spacing(self._column, 0)
        for part in (self._name, self._place):
            part.setContentsMargins(scaled(16), 0, scaled(12), 0)
            self._column.addWidget(part)
        self._add_pages(pages)
        self._column.addStretch(1)
        self._group.buttonClicked.connect(self._tell)
        self.set_collapsed(collapsed=False)

    def show_plan(self, name: str, place: str) -> None:
        """Show what the plan is called and which municipalities it is for."""
        self._name.setText(name)
        self._place.setText(place)

    def choose(self, code: str) -> None:
        """Mark a page as the one that is shown."""
        self._items[code].setChecked(True)

    def item(self, code: str) -> NavigationItem:
        """Return the line of a page."""
        return self._items[code]

    @property
    def items(self) -> tuple[NavigationItem, ...]:
        """Return every line."""
        return tuple(self._items.values())

    def set_collapsed(self, *, collapsed: bool) -> None:
        """Show icons alone, or icons and names."""
        self._collapsed = collapsed
        self.setFixedWidth(scaled(NAVIGATION_ICON_WIDTH if collapsed else NAVIGATION_WIDTH))
        for heading in self._headings:
            heading.setVisible(not collapsed)
        for item in self._items.values():
            item.set_collapsed(collapsed=collapsed)

    def rescale(self) -> None:
        """Follow the zoom."""
        for heading in self._headings:
            heading.setContentsMargins(scaled(16), heading.contentsMargins().top(), 0, 0)
        self.set_collapsed(collapsed=self._collapsed)

    def _add_pages(self, pages: tuple[PageSpec, ...]) -> None:
        group = ""
        for number, spec in enumerate(pages, start=1):
            if spec.group != group:
                group = spec.group
                heading = label(tr(group), "caption")
                heading.setContentsMargins(scaled(16), scaled(14), 0, scaled(4))
                self._headings.append(heading)
                self._column.addWidget(heading)
            item = NavigationItem(spec, f"Ctrl+{number}" if number <= 9 else "")  # noqa: PLR2004 nine digits
            self._items[spec.code] = item
            self._group.addButton(item)
            self._column.addWidget(item)

    def _tell(self, item: NavigationItem) -> None:
        self.chosen.emit(item.spec.code)
