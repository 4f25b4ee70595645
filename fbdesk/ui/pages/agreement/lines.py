"""The lines between commitments: from what is required to what holds because of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from fbdesk.ui.pages.agreement.tiles import CommitmentTile, TileColumn
from fbdesk.ui.scale import scaled
from fbdesk.ui.theme import tokens_of

Bond = tuple[str, str]
"""The keys of a commitment and of the one that it requires."""

LINE_PX, CHOSEN_PX = 1.4, 2.4
ARROW_PX = 7
BEND_PX = 26
FAINT = 150
"""How opaque the lines are that do not belong to the chosen commitment, of 255."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is drawn: from the requirement (a dot) to what depends on it (an arrow)."""

    bond: Bond
    start: QPointF
    end: QPointF
    leaves_right: bool
    arrives_right: bool


class BondLines(QWidget):
    """Draws a line for every condition behind the tiles; one that is dragged lies over them."""

    def __init__(self, over: QWidget, columns: tuple[TileColumn, ...]) -> None:
        super().__init__(over)
        self._over, self._columns = over, columns
        self._bonds: tuple[Bond, ...] = ()
        self._chosen = ""
        self._drag: tuple[str, QPoint] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        over.installEventFilter(self)
        self.lower()
        for column in columns:
            column.scrolled.viewport().installEventFilter(self)
            column.scrolled.verticalScrollBar().valueChanged.connect(self._moved)

    def show_bonds(self, bonds: tuple[Bond, ...], chosen: str) -> None:
        """Draw these conditions; those of the chosen commitment stand out."""
        self._bonds, self._chosen = bonds, chosen
        self.update()

    def show_drag(self, key: str, at: QPoint | None) -> None:
        """Draw the line that is being dragged from a tile to a point on the screen, or none."""
        self._drag = None if at is None else (key, at)
        if self._drag:
            self.raise_()
        else:
            self.lower()
        self.update()

    def lines(self) -> list[Line]:
        """Return the lines of the conditions of which at least one end is in sight."""
        tiles = self._tiles()
        found = []
        for commitment, requires in self._bonds:
            if commitment in tiles and requires in tiles:
                start, end = tiles[requires], tiles[commitment]
                if start[1] or end[1]:
                    found.append(_line((commitment, requires), start[0], end[0]))
        return found

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the columns: their size, their tiles, and what is scrolled."""
        if event.type() == QEvent.Type.Resize and watched is self._over:
            self.setGeometry(self._over.rect())
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.LayoutRequest):
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the faint lines first, then the chosen ones, then the one being dragged."""
        del event
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        faint = QColor(tokens.field_line)
        faint.setAlpha(FAINT)
        found = sorted(self.lines(), key=lambda line: self._chosen in line.bond)
        for line in found:
            chosen = self._chosen in line.bond
            colour = QColor(tokens.accent) if chosen else faint
            _draw(painter, line, colour, CHOSEN_PX if chosen else LINE_PX)
        self._draw_drag(painter, QColor(tokens.accent))
        painter.end()

    def _draw_drag(self, painter: QPainter, colour: QColor) -> None:
        held = self._tiles().get(self._drag[0]) if self._drag else None
        if held is None or self._drag is None:
            return
        end = QPointF(self.mapFromGlobal(self._drag[1]))
        rect = held[0]
        side = rect.right() if end.x() > rect.center().x() else rect.left()
        pen = QPen(colour, scaled(1) * CHOSEN_PX)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(side, rect.center().y()), end)

    def _tiles(self) -> Mapping[str, tuple[QRectF, bool]]:
        """Return where each tile is, held inside its column, and whether it is in sight."""
        found: dict[str, tuple[QRectF, bool]] = {}
        for column in self._columns:
            if not column.isVisible():
                continue
            port = column.scrolled.viewport()
            sight = QRect(port.mapTo(self._over, QPoint(0, 0)), port.size())
            for key, tile in column.tiles.items():
                rect = self._place(tile)
                seen = rect.intersected(sight)
                held = seen if seen.height() > 0 else _at_the_edge(rect, sight)
                found[key] = (QRectF(held), seen.height() > 0)
        return found

    def _place(self, tile: CommitmentTile) -> QRect:
        return QRect(tile.mapTo(self._over, QPoint(0, 0)), tile.size())

    def _moved(self, _value: int) -> None:
        self.update()


def _at_the_edge(rect: QRect, sight: QRect) -> QRect:
    """Return the strip of a column's edge behind which a tile is scrolled away."""
    above = rect.center().y() < sight.center().y()
    return QRect(rect.left(), sight.top() if above else sight.bottom(), rect.width(), 1)


def _line(bond: Bond, start: QRectF, end: QRectF) -> Line:
    same = abs(start.center().x() - end.center().x()) < start.width() / 2
    rightwards = same or end.center().x() > start.center().x()
    leaves = start.right() if rightwards else start.left()
    arrives = (end.right() if same else end.left()) if rightwards else end.right()
    return Line(
        bond,
        QPointF(leaves, start.center().y()),
        QPointF(arrives, end.center().y()),
        leaves_right=rightwards,
        arrives_right=same or not rightwards,
    )


def _draw(painter: QPainter, line: Line, colour: QColor, width: float) -> None:
    bend = scaled(BEND_PX)
    out = bend if line.leaves_right else -bend
    back = bend if line.arrives_right else -bend
    path = QPainterPath(line.start)
    path.cubicTo(line.start + QPointF(out, 0.0), line.end + QPointF(back, 0.0), line.end)
    painter.setPen(QPen(colour, scaled(1) * width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    dot = scaled(ARROW_PX) / 2
    painter.drawEllipse(line.start, dot * 0.8, dot * 0.8)
    reach = scaled(ARROW_PX) if line.arrives_right else -scaled(ARROW_PX)
    tip, foot = line.end, line.end + QPointF(reach, 0.0)
    painter.drawPolygon([tip, foot + QPointF(0.0, -dot), foot + QPointF(0.0, dot)])
