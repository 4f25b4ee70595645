"""Strategy: one focus area at a time, written under the programme's six heads."""

from functools import partial

from PySide6.QtWidgets import QWidget

from fbdesk.models.edits import strategy as edits
from fbdesk.models.measures import Measure
from fbdesk.models.programmes.parts import FocusArea
from fbdesk.models.snapshot import Plan
from fbdesk.models.strategy import Strategy
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.form_grid import FormRow
from fbdesk.ui.page import Page
from fbdesk.ui.pages.strategy_areas import OwnAreasCard
from fbdesk.ui.scale import widths
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.card import Card
from fbdesk.ui.widgets.choices import FilterChips
from fbdesk.ui.widgets.columns import Columns
from fbdesk.ui.widgets.fields import LongTextEdit
from fbdesk.ui.widgets.labels import label
from fbdesk.ui.widgets.list_and_card import ScrolledColumn
from fbdesk.ui.widgets.long_list import LongList

READABLE_WIDTH = 860
LEAST_TEXT, LEAST_SIDE = 360, 300
"""Widths at which text and what is beside it can stand next to each other."""


class StrategyPage(Page):
    """Chips of the focus areas, six long texts, and the area's tasks and measures beside them."""

    def __init__(self, desk: Desk) -> None:
        purpose = tr("Where the city goes in each focus area, and how the measures follow from it.")
        super().__init__(desk, tr("Strategy"), purpose)
        self._areas = FilterChips()
        self._areas.chosen.connect(self._show_area)
        self._shown_area = ""
        self._heads: dict[str, LongTextEdit] = {}
        self._text_card = Card()
        self._about = Card(tr("About the area"))
        self._about_text = label("", "muted", wrap=True)
        self._about.body.addWidget(self._about_text)
        self._own_areas = OwnAreasCard(desk)
        self._measures = Card()
        self._no_measures = label(
            tr("No measures yet. Add them on the page Measures."), "muted", wrap=True
        )
        self._measure_list = LongList(self._way_to, gap=2)
        self._measures.body.addWidget(self._no_measures)
        self._measures.body.addWidget(self._measure_list)
        self._build_heads()
        self._lay_out_columns()

    def show_plan(self, plan: Plan, changed: frozenset[str]) -> None:
        """Show the chosen area's strategy and measures."""
        del changed
        written = {strategy.focus_area: strategy for strategy in plan.strategies}
        order = sorted(
            self.desk.programme.focus_areas, key=lambda area: (area.code == "0", area.code)
        )
        self._areas.show_chips(
            tuple((area.code, self._chip(area, written.get(area.code)), None) for area in order)
        )
        self._show_area()

    def reveal(self, key: str) -> None:
        """Show the area of a strategy, by the strategy's key or the area's code."""
        strategy = self.desk.plan.find(Strategy, key)
        self._areas.choose(strategy.focus_area if strategy else key)

    def _chip(self, area: FocusArea, strategy: Strategy | None) -> str:
        name = f"{area.code}  {area.short_name.text(self.desk.language)}"
        texts = [getattr(strategy, head) for head in edits.HEADS] if strategy else []
        done = sum(bool(text) for text in texts)
        return f"{name}  {done}/{len(edits.HEADS)}"

    def _build_heads(self) -> None:
        for choice in self.desk.programme.strategy_heads:
            name = choice.name.text(self.desk.language)
            hint = choice.text.text(self.desk.language) if choice.text else ""
            field = LongTextEdit(hint, least_lines=3, most_lines=24)
            field.setObjectName(choice.code)
            field.committed.connect(partial(self._save, choice.code, name))
            self._heads[choice.code] = field
            self._text_card.body.addWidget(FormRow(name, field, help_text=hint))

    def _lay_out_columns(self) -> None:
        scrolled = ScrolledColumn()
        beside = Columns(3, 2, beside_from=LEAST_TEXT + LEAST_SIDE)
        widths(self._text_card, LEAST_TEXT, READABLE_WIDTH)
        text, side = beside.columns
        text.addWidget(self._text_card)
        text.addStretch(1)
        side.addWidget(self._own_areas)
        side.addWidget(self._about)
        side.addWidget(self._measures)
        side.addStretch(1)
        scrolled.body.addWidget(beside)
        scrolled.body.addStretch(1)
        self.body.addWidget(self._areas)
        self.body.addWidget(scrolled, 1)

    def _show_area(self, _code: str = "") -> None:
        code = self._areas.value
        if not code:
            return
        if code != self._shown_area:
            self._leave_fields()
            self._shown_area = code
            self._own_areas.show_area(code)
        area = self.desk.programme.focus_area(code)
        language = self.desk.language
        plan = self.desk.plan
        strategy = next((s for s in plan.strategies if s.focus_area == code), None)
        self._text_card.set_title(f"{code}  {area.name.text(language)}")
        for head, field in self._heads.items():
            field.show_value(getattr(strategy, head) if strategy else "")
        tasks = [f"{task.code}  {task.name.text(language)}" for task in area.tasks]
        self._about_text.setText("\n".join([area.text.text(language), "", *tasks]).strip())
        self._show_measures([m for m in plan.measures if m.focus_area == code])

    def _show_measures(self, measures: list[Measure]) -> None:
        self._measures.set_title(
            counted(len(measures), "{number} measure in the area", "{number} measures in the area")
        )
        self._no_measures.setVisible(not measures)
        self._measure_list.setVisible(bool(measures))
        self._measure_list.show_rows(measures)

    def _way_to(self, measure: Measure) -> QWidget:
        go = partial(self.desk.go_to, "measures", measure.key)
        return button(f"{measure.number}  {measure.title}", go, kind="link")

    def _leave_fields(self) -> None:
        """Save what is being typed for the area that is left."""
        for field in self._heads.values():
            field.commit()

    def _save(self, head: str, name: str, text: str) -> None:
        area = self._shown_area
        undo = tr("change {what} of {name}", what=name.lower(), name=tr("area {area}", area=area))
        self.desk.editor.perform(
            undo, partial(edits.set_head, focus_area=area, head=head, text=text)
        )
