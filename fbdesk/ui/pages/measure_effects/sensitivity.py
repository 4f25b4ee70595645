"""What the result of a calculation hangs on: a bar for each uncertain number, as it is typed."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fbdesk.calculation.sensitivity import Tornado
from fbdesk.reports.figures.drawn import Drawn
from fbdesk.reports.figures.style import Style
from fbdesk.reports.figures.tornado import MOST_BARS, tornado_figure
from fbdesk.reports.wording import Wording
from fbdesk.ui.desk import Desk
from fbdesk.ui.scale import heights, margins
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.card import Card
from fbdesk.ui.widgets.chart_view import ChartView

DRAW_AFTER_MS = 300
"""Drawing takes the breath of a key press: it waits until the typing rests."""
ABOVE_BARS, PER_BAR = 96, 52
LEAST_WIDTH = 280


class Sensitivity(QWidget):
    """The chart; it takes no room where no number is uncertain."""

    def __init__(self, desk: Desk, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self._shown = self._wanted = Tornado(None)
        self.chart = ChartView(desk, tr("What the result hangs on"))
        self._card = Card()
        self._card.body.addWidget(self.chart, 1)
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        column.addWidget(self._card)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAW_AFTER_MS)
        self._timer.timeout.connect(self._draw)
        self.hide()

    def show_tornado(self, tornado: Tornado) -> None:
        """Show how the result follows its numbers; the same ones again draw nothing anew."""
        self.setVisible(bool(tornado.swings))
        self._wanted = tornado
        self._timer.start()

    def _draw(self) -> None:
        tornado = self._wanted
        if not tornado.swings or tornado == self._shown:
            return
        self._shown = tornado
        height = ABOVE_BARS + PER_BAR * min(len(tornado.swings), MOST_BARS)
        self.chart.picture.set_least(LEAST_WIDTH, height)
        heights(self._card, height + 30, height + 30)
        self.chart.show_chart(partial(_figure, tornado, self._wording))


def _figure(tornado: Tornado, wording: Wording, style: Style) -> Drawn:
    """Draw the bars; runs in a thread."""
    return tornado_figure(tornado, style, wording)
