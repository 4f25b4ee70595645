"""What stands around the item in meeting mode: the agenda at the left, what it is about beside."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fbdesk.models.agreement import Commitment
from fbdesk.models.city import Party
from fbdesk.models.measures import Measure
from fbdesk.models.meeting_facts import ItemFacts
from fbdesk.models.results.plan import PlanResults
from fbdesk.models.rich_text import on_one_line
from fbdesk.models.snapshot import Plan
from fbdesk.reports.numbers import numbers_in
from fbdesk.reports.wording import wording_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.tokens import FOCUS_AREAS
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.bars import Bar, Bars
from fbdesk.ui.widgets.card import Card
from fbdesk.ui.widgets.elided import ElidedButton
from fbdesk.ui.widgets.emptying import empty
from fbdesk.ui.widgets.labels import label, set_role
from fbdesk.ui.widgets.list_and_card import ScrolledColumn

MOST_YEARS = 4
LONGEST = 400


class AgendaSide(ScrolledColumn):
    """The items in their order, the one that is shown in strong type."""

    chosen = Signal(str)
    """The user clicked the item with this key."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout()
        spacing(self._rows, 8)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)

    def show_items(self, items: tuple[ItemFacts, ...], current: str) -> None:
        """Show the agenda."""
        empty(self._rows)
        if not items:
            self._rows.addWidget(label(tr("No items yet. Press N."), "muted", wrap=True))
        for facts in items:
            here = facts.item.key == current
            mark = "✓ " if facts.item.decision else ""
            row = ElidedButton(
                partial(self.chosen.emit, facts.item.key), "link" if here else "quiet"
            )
            row.show_text(f"{mark}{facts.number}.  {facts.item.title}")
            set_role(row, current=here)
            self._rows.addWidget(row)


class ItemAbout(QWidget):
    """The measures and commitments of an item: key facts, and what a measure cuts by the year."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._numbers = numbers_in(desk.language)
        self._wording = wording_in(desk.language, desk.programme)
        self._cards = QVBoxLayout(self)
        margins(self._cards, 0, 0, 0, 0)
        spacing(self._cards, 16)

    def show_item(self, plan: Plan, facts: ItemFacts | None) -> None:
        """Show what an item is about."""
        empty(self._cards)
        if facts is None:
            return
        for measure in facts.measures:
            self._cards.addWidget(self._measure(measure))
        for commitment in facts.commitments:
            self._cards.addWidget(self._commitment(plan, commitment))

    def _measure(self, measure: Measure) -> Card:
        card = Card(f"{measure.number}  {measure.title}", self._wording.area(measure.focus_area))
        status = self._wording.choice("status", measure.status)
        card.body.addWidget(label(tr("Status: {status}", status=status), "strong", wrap=True))
        years = (
            self._numbers.years(measure.start_year, measure.end_year)
            if (measure.start_year is not None and measure.end_year is not None)
            else str(measure.start_year or "")
        )
        facts = " · ".join(part for part in (measure.responsible, years) if part)
        for text in (facts, _shortened(measure.description)):
            if text:
                card.body.addWidget(label(text, wrap=True))
        results = self._desk.editor.results
        if results is not None:
            self._add_chart(card, measure, results)
        return card

    def _add_chart(self, card: Card, measure: Measure, results: PlanResults) -> None:
        found = results.measure(measure.key)
        known = found.stand_alone_t if found else {}
        cuts = {year: effect_t for year, effect_t in known.items() if effect_t}
        if not cuts:
            return
        years = list(cuts)
        step = max(1, -(-len(years) // MOST_YEARS))
        shown = sorted({*years[step - 1 :: step], years[-1]})
        colour = FOCUS_AREAS.get(measure.focus_area, FOCUS_AREAS["0"])
        chart = Bars()
        chart.show_bars(
            tuple(Bar(str(y), -cuts[y], self._numbers.cut(cuts[y]), colour) for y in shown)
        )
        card.body.addWidget(label(tr("What it cuts alone, per year"), "caption", wrap=True))
        card.body.addWidget(chart)

    def _commitment(self, plan: Plan, commitment: Commitment) -> Card:
        party = plan.find(Party, commitment.party)
        card = Card(commitment.number, party.name if party else "")
        status = self._wording.choice("commitment_status", commitment.status)
        card.body.addWidget(label(tr("Status: {status}", status=status), "strong", wrap=True))
        card.body.addWidget(label(_shortened(commitment.text), wrap=True))
        if commitment.deadline is not None:
            day = self._numbers.day(commitment.deadline)
            card.body.addWidget(label(tr("By {day}", day=day), "muted"))
        return card


def _shortened(text: str) -> str:
    plain = on_one_line(text)
    return plain if len(plain) <= LONGEST else f"{plain[:LONGEST].rstrip()} …"
