"""City and region: what the plan is about, which municipalities, who takes part and cooperates."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fbdesk.calculation.accounting import ACCOUNTINGS
from fbdesk.models.city import PLAN_YEARS, Settings
from fbdesk.models.snapshot import Plan
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.row_form import FormField, RowForm
from fbdesk.ui.number_text import parse_number
from fbdesk.ui.page import Page
from fbdesk.ui.pages.city_tables import cooperation_card, municipality_card, party_card
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.card import Card
from fbdesk.ui.widgets.columns import Columns
from fbdesk.ui.widgets.fields import YearField
from fbdesk.ui.widgets.labels import label
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
        self._period = PeriodWords(self._forms[0])
        self._terms = TermsLine(desk)
        titles = (tr("The plan"), tr("The city region"), tr("Basis of the calculation"))
        extras = (self._period, None, self._terms)
        self._municipalities = municipality_card(desk)
        self._parties = party_card(desk)
        self._cooperation = cooperation_card(desk)
        columns = Columns(1, 1)
        left, right = columns.columns
        for title, form, extra in zip(titles, self._forms, extras, strict=True):
            card = Card(title)
            card.body.addWidget(form)
            if extra is not None:
                card.body.addWidget(extra)
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
        self._period.show_settings(plan.settings)
        self._terms.show_settings(plan.settings)
        self._municipalities.show_rows(plan.municipalities)
        self._parties.show_rows(plan.parties)
        self._cooperation.show_rows(plan.cooperations)

    def reveal(self, key: str) -> None:
        """Choose the municipality, party or cooperation with a key."""
        for card in (self._municipalities, self._parties, self._cooperation):
            if card.table.choose(key):
                card.table.setFocus()


class PeriodWords(QWidget):
    """Says below the fields of the period that it may not end before it begins."""

    def __init__(self, form: RowForm) -> None:
        super().__init__()
        self._fields = tuple(_year_field(form, name) for name in ("period_from", "period_to"))
        self._words = label("", "warning", wrap=True)
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        column.addWidget(self._words)
        for field in self._fields:
            field.textChanged.connect(self._tell)
        self._tell()

    def show_settings(self, settings: Settings) -> None:
        """Let each year be the other's bound."""
        first, last = self._fields
        first.set_bounds(PLAN_YEARS.low, max(settings.period_from, settings.period_to))
        last.set_bounds(min(settings.period_from, settings.period_to), PLAN_YEARS.high)
        self._tell()

    def _tell(self) -> None:
        first, last = (parse_number(field.text()) for field in self._fields)
        wrong = first is not None and last is not None and first > last
        self.setVisible(wrong)
        self._words.setText(
            tr(
                "The period ends before it begins. Its last year must be {year} or later.",
                year=self._fields[0].text(),
            )
            if wrong
            else ""
        )


class TermsLine(QWidget):
    """What all calculations build on, and the way to where it is chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._words = label("", wrap=True)
        self.change = button(
            tr("See what another choice would change"),
            partial(desk.go_to, "factors", "terms"),
            kind="link",
        )
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 4)
        column.addWidget(self._words)
        column.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)

    def show_settings(self, settings: Settings) -> None:
        """Show the plan's edition, weights of the gases and accounting of electricity."""
        names = {choice.code: choice.name for choice in ACCOUNTINGS}
        electricity = names.get(settings.electricity, settings.electricity)
        self._words.setText(
            tr(
                "Factor edition {edition}. Gases weighed as in {gwp}. Electricity: {electricity}.",
                edition=settings.factors_edition,
                gwp=settings.gwp_set,
                electricity=_small(tr(electricity)),
            )
        )


def _year_field(form: RowForm, name: str) -> YearField:
    field = form.field(name)
    if not isinstance(field, YearField):
        message = f"{name} is no year"
        raise TypeError(message)
    return field


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


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
            name="discount_rate",
            text=tr("Discount rate"),
            unit=tr("share"),
            help=tr("0.04 is four per cent a year."),
        ),
    )
