"""The indicators that tell how far a measure has come: link, add, and how each stands."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fbdesk.models.checks.progress import asked_day
from fbdesk.models.edits import followup as edits
from fbdesk.models.followup import Indicator
from fbdesk.models.measures import Measure
from fbdesk.models.results.indicators import indicator_result, measure_completion
from fbdesk.models.snapshot import Plan
from fbdesk.reports.numbers import numbers_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.indicators.words import summary_words, warning_words
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.today import local_today
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.labels import label
from fbdesk.ui.widgets.link_list import Linked, LinkList, LinkWords


class MeasureIndicators(QWidget):
    """The indicators of the measure, and its degree of completion by them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._numbers = numbers_in(desk.language)
        self._measure: Measure | None = None
        self.completion = label("", "strong", wrap=True)
        self.list = LinkList(
            LinkWords(
                name=tr("Indicators"),
                none_yet=tr("No indicator yet. It shows results that are not tonnes, too."),
                add=tr("Link an indicator of the plan …"),
                let_go=tr("Unlink"),
                open=tr("Show the indicator"),
            )
        )
        self.list.linked.connect(partial(self._set, linked=True))
        self.list.unlinked.connect(partial(self._set, linked=False))
        self.list.opened.connect(self._open)
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 8)
        column.addWidget(self.list)
        column.addWidget(self.completion)
        across = QHBoxLayout()
        across.addWidget(button(tr("New indicator"), self.add, kind="link", icon="plus"))
        across.addStretch(1)
        column.addLayout(across)

    def show_measure(self, plan: Plan, measure: Measure) -> None:
        """Show the indicators of a measure."""
        self._measure = measure
        held = plan.children(Indicator, "measure", measure.key)
        free = tuple((i.key, i.title) for i in plan.indicators if i.measure is None)
        self.list.show_links(tuple(self._linked(plan, i) for i in held), free)
        share = measure_completion(plan, measure.key)
        self.completion.setVisible(share is not None)
        words = tr(
            "The measure is {share} completed by its result indicators.",
            share=self._numbers.percent(share),
        )
        self.completion.setText(words)

    def add(self) -> None:
        """Add an indicator to the measure and show it on its page."""
        if self._measure is None:
            return
        key = self._desk.editor.perform(
            tr("add {what} to {name}", what=tr("an indicator"), name=self._measure.number),
            partial(
                edits.add_indicator,
                title=tr("New indicator"),
                measure=self._measure.key,
                focus_area=self._measure.focus_area,
            ),
        )
        if key is not None:
            self._open(key)

    def _linked(self, plan: Plan, indicator: Indicator) -> Linked:
        result = indicator_result(plan, indicator)
        return Linked(
            indicator.key,
            indicator.title,
            summary_words(result, self._numbers),
            warning_words(result, asked_day(plan, local_today())),
        )

    def _set(self, key: str, *, linked: bool) -> None:
        if self._measure is None:
            return
        number = self._measure.number
        text = (
            tr("link an indicator to {name}", name=number)
            if linked
            else tr("unlink an indicator from {name}", name=number)
        )
        measure = self._measure.key if linked else None
        self._desk.editor.change(text, Indicator, key, measure=measure)

    def _open(self, key: str) -> None:
        self._desk.go_to("indicators", key)
