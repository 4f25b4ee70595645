"""Indicators: what is counted to see whether the measures work, in tonnes or in anything else."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fbdesk.models import rows
from fbdesk.models.checks.progress import asked_day
from fbdesk.models.edits import followup as edits
from fbdesk.models.followup import Indicator
from fbdesk.models.measures import Measure
from fbdesk.models.results.indicators import WORSE, IndicatorResult, indicator_results
from fbdesk.models.snapshot import Plan
from fbdesk.reports.figures.drawn import Drawn
from fbdesk.reports.figures.indicators import indicators_figure
from fbdesk.reports.figures.style import Style
from fbdesk.reports.numbers import Numbers
from fbdesk.reports.wording import Wording, wording_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.messages import NOTE, Message
from fbdesk.ui.pages.indicators.card import IndicatorCard
from fbdesk.ui.pages.indicators.words import (
    completion_words,
    latest_words,
    trend_words,
    value_words,
    warning_words,
)
from fbdesk.ui.pages.list_page import ListPage, ListWords, areas_of, everything, text_of
from fbdesk.ui.row_moving import let_order
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.today import local_today
from fbdesk.ui.tokens import FOCUS_AREAS
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.chart_view import ChartView
from fbdesk.ui.widgets.choices import FilterChips

ALL = "all"
LACKING = "lacking"
MOST_PANELS = 12
CHARTS_SIZE = (300, 360)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorLine:
    """One line: an indicator, how far it has come, and what it lacks most."""

    key: str
    result: IndicatorResult
    measure: Measure | None
    warning: str
    words: str

    @property
    def indicator(self) -> Indicator:
        """Return the indicator itself."""
        return self.result.indicator


class IndicatorsPage(ListPage[IndicatorLine]):
    """The list of indicators with their latest values, and all of them as small charts."""

    def __init__(self, desk: Desk) -> None:
        words = ListWords(
            title=tr("Indicators"),
            purpose=tr("What is counted to see whether the measures work."),
            new=tr("New indicator"),
            search=tr("Search in indicators"),
            none=tr("No indicators yet"),
            none_text=tr(
                "An indicator is something that is counted: share of cyclists, kilometres of "
                "secured flood ways, waste per inhabitant. It shows results that are not tonnes."
            ),
            no_match=tr("No indicator matches."),
            show_all=tr("Show all indicators"),
        )
        self._wording: Wording = wording_in(desk.language, desk.programme)
        super().__init__(desk, words, _columns(desk, self._wording.numbers))
        let_order(desk, self.table, Indicator)
        self.areas = FilterChips()
        self.charts = ChartView(desk, tr("Charts of the indicators"))
        self.charts.picture.set_least(*CHARTS_SIZE)
        self.charts.hide()
        self.toggle = button("", self.toggle_charts, kind="link", icon="chart-line")
        self.card = IndicatorCard(desk, self._wording)
        tools = QWidget()
        column = QVBoxLayout(tools)
        margins(column, 0, 0, 0, 0)
        spacing(column, 6)
        column.addWidget(self.areas)
        self.place(self.card, tools, below=(self.toggle, self.charts))
        self.areas.chosen.connect(self.filter)
        self.card.delete_wanted.connect(self._delete_one)
        self._name_toggle()

    def lines(self, plan: Plan) -> tuple[IndicatorLine, ...]:
        """Return a line for each indicator, in the plan's order."""
        today = asked_day(plan, local_today())
        areas = areas_of(self.desk)
        return tuple(_line(plan, result, areas, today) for result in indicator_results(plan))

    def show_tools(self, plan: Plan, lines: tuple[IndicatorLine, ...]) -> None:
        """Show how many indicators each filter lets through."""
        del plan
        held = [line.indicator.focus_area for line in lines]
        self.areas.show_chips(
            (
                (ALL, everything(), len(held)),
                *((code, name, held.count(code)) for code, name in areas_of(self.desk).items()),
                (LACKING, tr("Something is missing"), sum(1 for line in lines if line.warning)),
            )
        )

    def keeps(self, line: IndicatorLine) -> bool:
        """Return whether the chosen chip lets an indicator through."""
        chosen = self.areas.value or ALL
        if chosen == LACKING:
            return bool(line.warning)
        return chosen in (ALL, line.indicator.focus_area)

    def clear_filters(self) -> None:
        """Show the indicators of every area."""
        self.areas.choose(ALL)

    def show_card(self, plan: Plan, key: str) -> None:
        """Show the chosen indicator, and the charts of those that are listed."""
        self.card.show_indicator(plan, key)
        self._draw_charts()

    def add(self) -> None:
        """Add an indicator to the area that is shown, and let its title be typed."""
        area = self.areas.value
        add = partial(
            edits.add_indicator,
            title=tr("New indicator"),
            focus_area=area if area in areas_of(self.desk) else "0",
        )
        key = self.desk.editor.perform(tr("add an indicator"), add)
        if key is not None:
            self.reveal(key)
            self.card.start_writing()

    def delete(self, keys: tuple[str, ...]) -> None:
        """Delete indicators with their figures, tell what went along, and offer to undo it."""
        told = _what_goes(self.desk.plan, keys)
        text = counted(len(keys), "delete {number} indicator", "delete {number} indicators")
        self.desk.editor.perform(text, partial(_delete, keys=keys))
        undo = partial(_bring_back, self.desk, text)
        self.desk.messages.tell(Message(told, NOTE, tr("Undo"), undo))

    def toggle_charts(self) -> None:
        """Show a small chart of each indicator that is listed, or put them away again."""
        self.charts.setVisible(self.charts.isHidden())
        self._name_toggle()
        self._draw_charts()

    def _delete_one(self, key: str) -> None:
        self.delete((key,))

    def _name_toggle(self) -> None:
        shown = not self.charts.isHidden()
        self.toggle.setText(tr("Hide the charts") if shown else tr("Show all as charts"))

    def _draw_charts(self) -> None:
        if not self.charts.isHidden():
            shown = tuple(line.result for line in self.table.rows.rows[:MOST_PANELS])
            self.charts.show_chart(partial(_draw, shown, self._wording))


def _line(plan: Plan, result: IndicatorResult, areas: dict[str, str], today: date) -> IndicatorLine:
    indicator = result.indicator
    measure = plan.find(Measure, indicator.measure)
    return IndicatorLine(
        key=indicator.key,
        result=result,
        measure=measure,
        warning=warning_words(result, today),
        words=text_of(
            indicator.title,
            indicator.definition,
            indicator.unit,
            indicator.source,
            indicator.responsible,
            areas.get(indicator.focus_area, ""),
            f"{measure.number} {measure.title}" if measure else "",
        ),
    )


def _what_goes(plan: Plan, keys: tuple[str, ...]) -> str:
    gone = [result for result in indicator_results(plan) if result.indicator.key in keys]
    head = counted(len(keys), "{number} indicator is deleted", "{number} indicators are deleted")
    figures = sum(len(result.observations) + len(result.targets) for result in gone)
    if not figures:
        return f"{head}."
    along = counted(figures, "{number} figure", "{number} figures")
    return tr("{what}, with {along}.", what=head, along=along)


def _delete(connection: Any, keys: tuple[str, ...]) -> None:
    rows.delete(connection, Indicator, *keys)


def _bring_back(desk: Desk, text: str) -> None:
    if desk.editor.document.undo_text == text:
        desk.editor.undo()
    else:
        desk.tell(tr("Something else was done since. Press Ctrl+Z until it is back."))


def _draw(results: tuple[IndicatorResult, ...], wording: Wording, style: Style) -> Drawn:
    """Draw the indicators; runs in a thread."""
    return indicators_figure(results, style, wording)


def _columns(desk: Desk, numbers: Numbers) -> tuple[Column[IndicatorLine], ...]:
    def rename(line: IndicatorLine, title: str) -> None:
        if not title:
            desk.tell(tr("An indicator needs a title. What stood there is kept."))
            return
        text = tr("change {what} of {name}", what=tr("title"), name=line.indicator.title)
        desk.editor.change(text, Indicator, line.key, title=title)

    def aim(line: IndicatorLine) -> str:
        target = line.result.target
        if target is None:
            return ""
        return f"{value_words(target.value, line.indicator.unit)} ({target.year})"

    return (
        Column(
            code="title", title=tr("Indicator"), value=lambda line: line.indicator.title,
            edit=rename, tooltip=lambda line: line.warning or line.indicator.title, width=160,
            stretch=True,
        ),
        Column(
            code="focus_area", title=tr("Area no."),
            value=lambda line: line.indicator.focus_area,
            tone=lambda line: FOCUS_AREAS.get(line.indicator.focus_area, ""), align="centre",
            width=50,
        ),
        Column(
            code="latest", title=tr("Latest value"),
            value=lambda line: line.result.latest.value if line.result.latest else None,
            shows=_latest, tooltip=lambda line: latest_words(
                line.result, numbers
            ),
            tone=lambda line: "warning" if line.result.latest is None else "", align="right",
            width=96,
        ),
        Column(
            code="target", title=tr("Target"),
            value=lambda line: line.result.target.value if line.result.target else None,
            shows=aim, align="right", width=110,
        ),
        Column(
            code="completion", title=tr("Completion"),
            value=lambda line: line.result.completion,
            text=lambda share: completion_words(share, numbers), align="right", width=104,
        ),
        Column(
            code="trend", title=tr("Trend"), value=lambda line: line.result.trend,
            text=trend_words, width=118,
            tone=lambda line: "warning" if line.result.trend == WORSE else "",
        ),
        Column(
            code="measure", title=tr("Measure"),
            value=lambda line: line.measure.number if line.measure else "",
            tooltip=lambda line: line.measure.title if line.measure else "", width=64, hidden=True,
        ),
        Column(
            code="warning", title=tr("Missing"), value=lambda line: line.warning,
            tooltip=lambda line: line.warning, tone=lambda _: "warning", width=120, hidden=True,
        ),
    )  # fmt: skip


def _latest(line: IndicatorLine) -> str:
    latest = line.result.latest
    return tr("missing") if latest is None else value_words(latest.value, line.indicator.unit)
