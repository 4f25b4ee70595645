"""What the fills and marks of the line of time mean, in one row."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fbdesk.models.timeline import Step, patterns
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.timeline.paint import draw_bar, draw_step
from fbdesk.ui.scale import margins, scaled, spacing
from fbdesk.ui.theme import tokens_of
from fbdesk.ui.today import local_today
from fbdesk.ui.tokens import FOCUS_AREAS
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.flow_layout import FlowLayout
from fbdesk.ui.widgets.labels import label

SWATCH_PX, HEIGHT_PX = 30, 16


class Swatch(QWidget):
    """A small bar in one fill, or a milestone."""

    def __init__(self, pattern: str = "", *, done: bool = False, late: bool = False) -> None:
        super().__init__()
        self._pattern = pattern
        self._step = Step(key="", title="", day=local_today(), done=done, late=late)

    def sizeHint(self) -> QSize:
        """Return the size of a bar beside a word."""
        return QSize(scaled(SWATCH_PX), scaled(HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        """Return the same size."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bar or the milestone."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = tokens_of(self)
        area = QRectF(self.rect()).adjusted(1, scaled(2), -scaled(4), -scaled(2))
        if self._pattern:
            draw_bar(painter, area, 0.0, self._pattern, FOCUS_AREAS["0"], tokens)
        else:
            draw_step(painter, QPointF(area.center()), self._step, tokens)
        painter.end()


class TimelineLegend(QWidget):
    """Each fill with the statuses that it stands for, then the milestones."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        flow = FlowLayout(self, gap=16)
        names = dict(desk.choices("status"))
        fills: dict[str, list[str]] = {}
        for code, pattern in patterns(desk.programme).items():
            fills.setdefault(pattern, []).append(names.get(code, code))
        for pattern, statuses in fills.items():
            flow.addWidget(_entry(Swatch(pattern), ", ".join(statuses)))
        flow.addWidget(_entry(Swatch(done=True), tr("milestone reached")))
        flow.addWidget(_entry(Swatch(), tr("milestone to come")))
        flow.addWidget(_entry(Swatch(late=True), tr("milestone overdue")))


def _entry(swatch: Swatch, words: str) -> QWidget:
    entry = QWidget()
    row = QHBoxLayout(entry)
    margins(row, 0, 0, 0, 0)
    spacing(row, 4)
    row.addWidget(swatch)
    row.addWidget(label(words, "caption"))
    return entry
