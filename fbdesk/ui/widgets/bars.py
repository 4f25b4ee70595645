"""Small horizontal bars with a name at the left and a figure at the right, drawn at once."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fbdesk.ui.scale import scaled
from fbdesk.ui.theme import tokens_of

NAME_PX = 22
BAR_PX = 16
GAP_PX = 8


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its length is `value` of the greatest, its colour a name like `#1F6FB2`."""

    name: str
    value: float
    text: str
    colour: str


class Bars(QWidget):
    """Bars below each other on one scale; a negative value draws nothing and keeps its text."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: tuple[Bar, ...] = ()
        self._greatest = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: tuple[Bar, ...], greatest: float | None = None) -> None:
        """Show the bars; the scale ends at `greatest`, or at the longest bar."""
        self._bars = bars
        self._greatest = greatest or max((bar.value for bar in bars), default=0.0)
        self.setAccessibleName("; ".join(f"{bar.name}: {bar.text}" for bar in bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of all bars."""
        each = scaled(NAME_PX) + scaled(BAR_PX) + scaled(GAP_PX)
        return QSize(scaled(200), each * len(self._bars))

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which names can be read."""
        return QSize(scaled(120), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw name, figure, ground and bar."""
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = Qt.AlignmentFlag.AlignVCenter
        y = 0.0
        for bar in self._bars:
            line = QRectF(0, y, self.width(), scaled(NAME_PX))
            painter.setPen(QColor(tokens.text))
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | middle, bar.name)
            painter.setPen(QColor(tokens.muted))
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | middle, bar.text)
            ground = QRectF(0, y + scaled(NAME_PX), self.width(), scaled(BAR_PX))
            painter.fillRect(ground, QColor(tokens.chip))
            share = max(0.0, bar.value) / self._greatest if self._greatest > 0 else 0.0
            ground.setWidth(self.width() * min(1.0, share))
            painter.fillRect(ground, QColor(bar.colour))
            y += scaled(NAME_PX) + scaled(BAR_PX) + scaled(GAP_PX)
        painter.end()
