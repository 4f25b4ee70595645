"""A measure's economy on its tab on money: what a year and a tonne cost, and who pays."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fbdesk.errors import PlanError
from fbdesk.models.measures import Measure
from fbdesk.models.results.computing import edition_of
from fbdesk.models.results.effect_draft import telling_year
from fbdesk.models.results.effects_in_plan import own_factors
from fbdesk.models.results.measure_economy import (
    CarbonPrice,
    CostView,
    MeasureEconomy,
    carbon_price,
    measure_economy,
)
from fbdesk.models.results.plan import PlanResults
from fbdesk.models.snapshot import Plan
from fbdesk.reports.numbers import Numbers
from fbdesk.ui.desk import Desk
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.labels import label

ORE_PER_NOK = 100


@dataclass(frozen=True, slots=True)
class EconomyLine:
    """One figure of the economy, by gross and by additional cost."""

    key: str
    name: str
    gross: str
    additional: str


class Economy(QWidget):
    """A small table, and below it what the figures rest on."""

    def __init__(self, desk: Desk, numbers: Numbers) -> None:
        super().__init__()
        self._desk = desk
        self._numbers = numbers
        self.table: DataTable[EconomyLine] = DataTable(
            tr("Economy"),
            (
                Column(
                    code="name",
                    title=tr("Economy"),
                    value=lambda line: line.name,
                    tooltip=lambda line: line.name,
                    stretch=True,
                    width=150,
                ),
                Column(
                    code="gross",
                    title=tr("Gross"),
                    value=lambda line: line.gross,
                    align="right",
                    width=120,
                ),
                Column(
                    code="additional",
                    title=tr("Additional cost"),
                    value=lambda line: line.additional,
                    align="right",
                    width=120,
                ),
            ),
        )
        self.table.fit_rows(6, 6)
        self.notes = label("", "muted", wrap=True)
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 8)
        column.addWidget(self.table)
        column.addWidget(self.notes)

    def show_measure(self, plan: Plan, measure: Measure, results: PlanResults | None) -> None:
        """Show the economy of a measure; without costs or results it takes no room."""
        result = results.measure(measure.key) if results is not None else None
        try:
            edition, _ = own_factors(plan, edition_of(plan))
        except PlanError:
            self.hide()
            return
        year = telling_year(plan)
        effects = result.effects if result is not None else ()
        found = measure_economy(plan, measure, self._desk.programme, effects, edition, year)
        self.setVisible(found.gross is not None and result is not None)
        if found.gross is None:
            return
        self.table.show_rows(economy_lines(found, plan.settings.start_year, self._numbers))
        self.notes.setText(
            "\n".join(economy_notes(found, carbon_price(edition, year), self._numbers))
        )


def economy_lines(
    found: MeasureEconomy, start_year: int, numbers: Numbers
) -> tuple[EconomyLine, ...]:
    """Return the figures line by line; what is not known reads –."""

    def money(of: Callable[[CostView], float]) -> Callable[[CostView], str]:
        return lambda view: numbers.money(round(of(view) * ORE_PER_NOK))

    shown: tuple[tuple[str, str, Callable[[CostView], str]], ...] = (
        ("annuity", tr("Investment a year"), money(lambda view: view.annuity_nok)),
        ("operating", tr("Operation a year"), money(lambda view: view.operating_nok)),
        ("saving", tr("Saving a year"), money(lambda view: view.saving_nok)),
        ("yearly", tr("Cost a year"), money(lambda view: view.yearly_nok)),
        (
            "present",
            tr("Present value in {year}", year=start_year),
            money(lambda view: view.present_value_nok),
        ),
        (
            "tonne",
            tr("Cost per tonne"),
            lambda view: numbers.cost_per_tonne(view.per_t_nok),
        ),
    )
    return tuple(
        EconomyLine(
            key=key,
            name=name,
            gross=write(found.gross) if found.gross else numbers.money(None),
            additional=write(found.additional) if found.additional else numbers.money(None),
        )
        for key, name, write in shown
    )


def economy_notes(
    found: MeasureEconomy, carbon: CarbonPrice | None, numbers: Numbers
) -> Iterator[str]:
    """Yield what the figures rest on: rate and life, cut, carbon price, price year, who pays."""
    yield tr(
        "The investment is spread over {years} years at {rate}.",
        years=found.lifetime_years,
        rate=numbers.percent(found.rate, 1),
    )
    if found.cut_t:
        yield tr(
            "The price per tonne is set against {cut} a year.", cut=numbers.tonnes(found.cut_t)
        )
    else:
        yield tr("Without a cut in the inventory there is no price per tonne.")
    if carbon is not None:
        yield tr(
            "Carbon price for {year} to compare with: {amount}, in {prices} kroner.",
            year=carbon.year,
            amount=numbers.cost_per_tonne(carbon.nok_per_t),
            prices=carbon.price_year or carbon.year,
        )
    if found.price_years:
        years = ", ".join(map(str, found.price_years))
        yield tr("Price year: {years}.", years=years)
    if found.public_ore or found.private_ore:
        yield tr(
            "Granted by public sources {public}, by others (business, users, tolls) {private}.",
            public=numbers.money(found.public_ore),
            private=numbers.money(found.private_ore),
        )
