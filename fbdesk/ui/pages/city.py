"""City and region: what the plan is about, which municipalities, who takes part and cooperates."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from fbdesk.models.city import Settings
from fbdesk.models.snapshot import Plan
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.row_form import FormField, RowForm
from fbdesk.ui.page import Page
from fbdesk.ui.scale import spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.card import Card
from fbdesk.ui.widgets.list_and_card import ScrolledColumn


class CityPage(Page):
    """Three cards of fields at the left, municipalities, parties and cooperation at the right."""

    def __init__(self, desk: Desk) -> None:
        purpose = tr("What the plan is about, and who stands behind it.")
        super().__init__(desk, tr("City and region"), purpose)
        self._plan_form = RowForm(desk, Settings, _plan_fields(), naming=_plan_name)
        self._region_form = RowForm(desk, Settings, _region_fields(), naming=_plan_name)
        self._basis_form = RowForm(desk, Settings, _basis_fields(), naming=_plan_name)
        scrolled = ScrolledColumn()
        row = QHBoxLayout()
        spacing(row, 16)
        left = QVBoxLayout()
        spacing(left, 16)
        for title, form in (
            (tr("The plan"), self._plan_form),
            (tr("The city region"), self._region_form),
            (tr("Basis of the calculation"), self._basis_form),
        ):
            card = Card(title)
            card.body.addWidget(form)
            left.addWidget(card)
        left.addStretch(1)
        row.addLayout(left, 1)
        scrolled.body.addLayout(row)
        scrolled.body.addStretch(1)
        self.body.addWidget(scrolled, 1)

    def show_plan(self, plan: Plan, changed: frozenset[str]) -> None:
        """Show settings, municipalities, parties and cooperation."""
        del changed
        for form in (self._plan_form, self._region_form, self._basis_form):
            form.show_row(plan.settings)


def _plan_name(_settings: object) -> str:
    return tr("the plan")


def _plan_fields() -> tuple[FormField, ...]:
    return (
        FormField(name="name", text=tr("Name")),
        FormField(name="subtitle", text=tr("Subtitle")),
        FormField(name="introduction", text=tr("Introduction")),
        FormField(name="period_from", text=tr("Period from")),
        FormField(name="period_to", text=tr("Period to")),
    )


def _region_fields() -> tuple[FormField, ...]:
    return (
        FormField(name="region_name", text=tr("Name of the city region"), wide=True),
        FormField(name="region_delimitation", text=tr("Proposed delimitation")),
        FormField(name="region_reason", text=tr("Why this delimitation")),
    )


def _basis_fields() -> tuple[FormField, ...]:
    return (
        FormField(name="start_year", text=tr("Start year")),
        FormField(name="price_year", text=tr("Price year")),
    )
