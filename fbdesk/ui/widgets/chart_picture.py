"""The picture of a chart: its pixels, and the number under the mouse."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from fbdesk.reports.figures.drawn import Point
from fbdesk.ui.scale import scaled
from fbdesk.ui.theme import tokens_of
from fbdesk.ui.translation import tr

HOVER_PX = 28
MARK_PX = 5


class ChartPicture(QWidget):
    """Shows pixels; near a point with a number it marks the point and tells the number."""

    def __init__(self) -> None:
        super().__init__()
        self._pixels: QImage | None = None
        self._points: tuple[Point, ...] = ()
        self._near: Point | None = None
        self._least = (320, 220)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def pixels(self) -> QImage | None:
        """Return the picture, None before the first drawing."""
        return self._pixels

    def show_picture(self, pixels: QImage, points: tuple[Point, ...]) -> None:
        """Show a drawing and its points."""
        self._pixels, self._points, self._near = pixels, points, None
        self.update()

    def set_least(self, width: int, height: int) -> None:
        """Set the least size at 100 %."""
        self._least = (width, height)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which labels keep apart."""
        return QSize(scaled(self._least[0]), scaled(self._least[1]))

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(scaled(640), scaled(380))

    def point_at(self, place: QPointF) -> Point | None:
        """Return the nearest point with a number, None where none is near."""
        if not self.width() or not self.height():
            return None

        def distance(point: Point) -> float:
            x = point.x * self.width() - place.x()
            y = point.y * self.height() - place.y()
            return x * x + y * y

        nearest = min(self._points, key=distance, default=None)
        if nearest is None or distance(nearest) > scaled(HOVER_PX) ** 2:
            return None
        return nearest

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell the number near the mouse."""
        near = self.point_at(event.position())
        if near is not self._near:
            self._near = near
            self.update()
            text = near.text if near is not None else ""
            QToolTip.showText(event.globalPosition().toPoint(), text, self)
        super().mouseMoveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pixels, and the mark of the point under the mouse."""
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._pixels is None:
            painter.setPen(QColor(tokens.muted))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, tr("Drawing the chart …"))
        else:
            painter.drawImage(QRectF(self.rect()), self._pixels)
        if self._near is not None:
            size = scaled(MARK_PX)
            place = QPointF(self._near.x * self.width(), self._near.y * self.height())
            painter.setPen(QPen(QColor(tokens.surface), 2))
            painter.setBrush(QColor(tokens.text))
            painter.drawEllipse(place, size, size)
        painter.end()
