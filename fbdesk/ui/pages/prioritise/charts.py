"""The charts of the page of priorities: scores as bars, the cost curve, cost against cut."""

from collections.abc import Sequence
from functools import partial

from fbdesk.models.priorities import Rated
from fbdesk.models.results.measure_economy import CarbonPrice
from fbdesk.reports.figures.abatement import Curve, abatement_figure
from fbdesk.reports.figures.bubbles import Bubble, bubbles_figure
from fbdesk.reports.figures.drawn import Drawn
from fbdesk.reports.figures.scores import scores_figure
from fbdesk.reports.figures.style import Style
from fbdesk.reports.wording import Wording
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.prioritise.words import curve_of, left_out_words
from fbdesk.ui.scale import heights, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.card import Card
from fbdesk.ui.widgets.chart_view import ChartView
from fbdesk.ui.widgets.choices import FilterChips
from fbdesk.ui.widgets.labels import label
from fbdesk.ui.widgets.list_and_card import ScrolledColumn

CHART_SIZE = (300, 320)
LEAST_HEIGHT = 400
MOST_NUMBERS = 12


class ChartPanel(ScrolledColumn):
    """A chart in a card with room for words below it; it scrolls rather than flatten the chart."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self.chart = ChartView(desk, name)
        self.chart.picture.set_least(*CHART_SIZE)
        self.note = label("", "muted", wrap=True)
        card = Card()
        heights(card, LEAST_HEIGHT)
        card.body.addWidget(self.chart, 1)
        spacing(self.body, 8)
        self.body.addWidget(card, 1)
        self.body.addWidget(self.note)
        self.note.hide()


class ScoreBars(ChartPanel):
    """The highest scores, each bar divided by what the criteria give."""

    def __init__(self, desk: Desk, wording: Wording) -> None:
        super().__init__(desk, tr("Chart of the scores"))
        self._wording = wording

    def show_rated(self, rated: Sequence[Rated]) -> None:
        """Draw measures in their order."""
        self.chart.show_chart(partial(_scores, tuple(rated), self._wording))


class CostCurve(ChartPanel):
    """The abatement cost curve over the joint shares, by gross or additional cost."""

    def __init__(self, desk: Desk, wording: Wording) -> None:
        super().__init__(desk, tr("Abatement cost curve"))
        self._wording = wording
        self._shown: tuple[tuple[Rated, ...], int, CarbonPrice | None] | None = None
        self.cost = FilterChips()
        self.cost.setAccessibleName(tr("Which cost"))
        self.cost.show_chips(
            (("additional", tr("Additional cost"), None), ("gross", tr("Gross cost"), None))
        )
        self.body.insertWidget(0, self.cost)
        self.cost.chosen.connect(self._show)

    def show_rated(self, rated: Sequence[Rated], year: int, carbon: CarbonPrice | None) -> None:
        """Draw the curve of measures in a year."""
        self._shown = tuple(rated), year, carbon
        self._show()

    def _show(self, _code: str = "") -> None:
        if self._shown is None:
            return
        rated, year, carbon = self._shown
        curve = curve_of(rated, year, carbon, additional=self.cost.value == "additional")
        self.chart.show_chart(partial(_curve, curve, self._wording))
        told = [
            f"{reason}: {_listed(numbers)}"
            for reason, numbers in left_out_words(rated, curve).items()
        ]
        heading = tr("Not on the curve:")
        self.note.setText("\n".join((heading, *told)) if told else "")
        self.note.setVisible(bool(told))


class CostMap(ChartPanel):
    """Cost per tonne against cut, the city environment as the size of the bubble."""

    def __init__(self, desk: Desk, wording: Wording) -> None:
        super().__init__(desk, tr("Chart of cost and cut"))
        self._wording = wording

    def show_rated(self, rated: Sequence[Rated], year: int, carbon: CarbonPrice | None) -> None:
        """Draw measures that have both a cut and a cost."""
        bubbles = tuple(
            Bubble(
                number=each.number,
                title=each.title,
                focus_area=each.focus_area,
                cut_t=-each.alone_t,
                cost_nok=each.cost_per_t_nok,
                environment=each.environment_sum,
            )
            for each in rated
            if each.alone_t is not None and each.alone_t < 0 and each.cost_per_t_nok is not None
        )
        self.chart.show_chart(partial(_map, bubbles, year, carbon, self._wording))
        left = len(rated) - len(bubbles)
        self.note.setText(
            tr("{number} measures without a cut and a cost are not drawn.", number=left)
        )
        self.note.setVisible(left > 0)


def _listed(numbers: Sequence[str]) -> str:
    if len(numbers) <= MOST_NUMBERS:
        return ", ".join(numbers)
    shown = ", ".join(numbers[:MOST_NUMBERS])
    return tr("{measures} and {number} more", measures=shown, number=len(numbers) - MOST_NUMBERS)


def _scores(rated: tuple[Rated, ...], wording: Wording, style: Style) -> Drawn:
    """Draw the scores; runs in a thread."""
    return scores_figure(rated, style, wording)


def _curve(curve: Curve, wording: Wording, style: Style) -> Drawn:
    """Draw the cost curve; runs in a thread."""
    return abatement_figure(curve, style, wording)


def _map(
    bubbles: tuple[Bubble, ...],
    year: int,
    carbon: CarbonPrice | None,
    wording: Wording,
    style: Style,
) -> Drawn:
    """Draw cost against cut; runs in a thread."""
    return bubbles_figure(bubbles, year, carbon, style, wording)
