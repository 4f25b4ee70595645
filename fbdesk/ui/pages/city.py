"""City and region: what the plan is about, which municipalities, who takes part and cooperates."""

from fbdesk.models.city import Settings
from fbdesk.models.snapshot import Plan
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.row_form import FormField, RowForm
from fbdesk.ui.page import Page
from fbdesk.ui.pages.city_tables import cooperation_card, municipality_card, party_card
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.card import Card
from fbdesk.ui.widgets.columns import Columns
from fbdesk.ui.widgets.list_and_card import ScrolledColumn


class CityPage(Page):
    """Cards of fields at the left; municipalities, parties and cooperation at the right."""

    def __init__(self, desk: Desk) -> None:
        purpose = tr("What the plan is about, and who stands behind it.")
        super().__init__(desk, tr("City and region"), purpose)
        self._forms = tuple(
            RowForm(desk, Settings, form_fields, naming=_plan_name)
            for form_fields in (_plan_fields(), _region_fields(), _basis_fields())
        )
        titles = (tr("The plan"), tr("The city region"), tr("Basis of the calculation"))
        self._municipalities = municipality_card(desk)
        self._parties = party_card(desk)
        self._cooperation = cooperation_card(desk)
        columns = Columns(1, 1)
        left, right = columns.columns
        for title, form in zip(titles, self._forms, strict=True):
            card = Card(title)
            card.body.addWidget(form)
            left.addWidget(card)
        for card in (self._municipalities, self._parties, self._cooperation):
            right.addWidget(card)
        for column in (left, right):
            column.addStretch(1)
        scrolled = ScrolledColumn()
        scrolled.body.addWidget(columns)
        self.body.addWidget(scrolled, 1)

    def show_plan(self, plan: Plan, changed: frozenset[str]) -> None:
        """Show settings, municipalities, parties and cooperation."""
        del changed
        for form in self._forms:
            form.show_row(plan.settings)
        self._municipalities.show_rows(plan.municipalities)
        self._parties.show_rows(plan.parties)
        self._cooperation.show_rows(plan.cooperations)

    def reveal(self, key: str) -> None:
        """Choose the municipality, party or cooperation with a key."""
        for card in (self._municipalities, self._parties, self._cooperation):
            if card.table.choose(key):
                card.table.setFocus()


def _plan_name(_settings: object) -> str:
    return tr("the plan")


def _plan_fields() -> tuple[FormField, ...]:
    return (
        FormField(name="name", text=tr("Name")),
        FormField(name="subtitle", text=tr("Subtitle")),
        FormField(name="introduction", text=tr("Introduction"), lines=4),
        FormField(name="period_from", text=tr("Period from")),
        FormField(name="period_to", text=tr("Period to")),
        FormField(
            name="example_data",
            text=tr("The plan's own figures are example data"),
            help=tr("Every document then says so."),
            wide=True,
        ),
    )


def _region_fields() -> tuple[FormField, ...]:
    return (
        FormField(name="region_name", text=tr("Name of the city region"), wide=True),
        FormField(name="region_delimitation", text=tr("Proposed delimitation")),
        FormField(name="region_reason", text=tr("Why this delimitation")),
    )


def _basis_fields() -> tuple[FormField, ...]:
    return (
        FormField(
            name="start_year",
            text=tr("Start year"),
            help=tr("The paths begin here; the inventory must have this year."),
        ),
        FormField(name="price_year", text=tr("Price year")),
        FormField(
            name="gwp_set",
            text=tr("Weights of the gases"),
            choices=(
                ("SAR", tr("SAR (second report)")),
                ("AR4", tr("AR4 (fourth report)")),
                ("AR5", tr("AR5 (fifth report)")),
                ("AR6", tr("AR6 (sixth report)")),
            ),
            help=tr("Global warming potentials over 100 years, from the climate panel's reports."),
        ),
        FormField(
            name="electricity",
            text=tr("Emissions of electricity"),
            choices=(
                ("none", tr("Not counted")),
                ("location", tr("The power that is made here")),
                ("market", tr("The power that is bought")),
                ("life_cycle", tr("Whole life cycle")),
            ),
            help=tr("Indirect emissions only; they never enter the municipal inventory."),
        ),
        FormField(
            name="discount_rate",
            text=tr("Discount rate"),
            unit=tr("share"),
            help=tr("0.04 is four per cent a year."),
        ),
    )
