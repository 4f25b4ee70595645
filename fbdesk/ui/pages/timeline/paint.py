"""How measures and milestones are drawn on the line of time: fills by status, ramps, diamonds."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen, QPolygonF

from fbdesk.models.timeline import FAINT, FULL, HATCHED, OPEN, PLAIN, Step
from fbdesk.ui.scale import scaled
from fbdesk.ui.tokens import CAPTION_PX, LINE_CONTRAST, TEXT_PX, Tokens, readable

DIAMOND_PX = 6
STRONG, SOFT = 255, 70


def draw_bar(
    painter: QPainter, area: QRectF, ramp: float, pattern: str, colour: str, tokens: Tokens
) -> None:
    """Draw a bar whose first `ramp` pixels rise from nothing to its full height."""
    ink = QColor(readable(colour, tokens, LINE_CONTRAST))
    ramp = min(ramp, area.width())
    shape = QPolygonF(
        [
            area.bottomLeft(),
            QPointF(area.left() + ramp, area.top()),
            area.topRight(),
            area.bottomRight(),
        ]
    )
    soft = QColor(ink)
    soft.setAlpha(SOFT)
    fills = {
        PLAIN: QBrush(soft),
        HATCHED: QBrush(ink, Qt.BrushStyle.BDiagPattern),
        FULL: QBrush(ink),
    }
    pen = QPen(ink if pattern != FAINT else QColor(tokens.muted), max(1, scaled(1)))
    if pattern == OPEN:
        pen.setStyle(Qt.PenStyle.DashLine)
    elif pattern == FAINT:
        pen.setStyle(Qt.PenStyle.DotLine)
    if pattern == HATCHED:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(soft))
        painter.drawPolygon(shape)
    painter.setPen(pen)
    painter.setBrush(fills.get(pattern, QBrush(Qt.BrushStyle.NoBrush)))
    painter.drawPolygon(shape)


def draw_step(painter: QPainter, at: QPointF, step: Step, tokens: Tokens) -> None:
    """Draw a milestone: filled when reached, open when to come, red with a mark when late."""
    size = scaled(DIAMOND_PX)
    diamond = QPolygonF(
        [
            QPointF(at.x(), at.y() - size),
            QPointF(at.x() + size, at.y()),
            QPointF(at.x(), at.y() + size),
            QPointF(at.x() - size, at.y()),
        ]
    )
    ink = QColor(tokens.danger if step.late else tokens.text)
    painter.setPen(QPen(ink, max(1.0, scaled(1.5))))
    painter.setBrush(ink if step.done else QColor(tokens.surface))
    painter.drawPolygon(diamond)
    if step.late:
        painter.setFont(font(painter, CAPTION_PX, bold=True))
        painter.drawText(QPointF(at.x() + size + scaled(2), at.y() - scaled(1)), "!")


def write(
    painter: QPainter,
    area: QRectF,
    text: str,
    colour: str,
    *,
    bold: bool = False,
    small: bool = False,
) -> None:
    """Write a line of text, cut where the area ends."""
    painter.setFont(font(painter, CAPTION_PX if small else TEXT_PX, bold=bold))
    painter.setPen(QColor(colour))
    room = max(0, round(area.width()))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def font(painter: QPainter, pixels: float, *, bold: bool = False) -> QFont:
    """Return the window's font in a size of the design."""
    made = QFont(painter.font())
    made.setPixelSize(scaled(pixels))
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made
