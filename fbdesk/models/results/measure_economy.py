"""What a measure costs in full: gross and additional, per year and per tonne, and who pays."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from fbdesk.calculation.economics import annuity, cost_per_tonne_nok
from fbdesk.calculation.factors import FactorEdition
from fbdesk.models.effects import Effect
from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.programmes.programme import Programme
from fbdesk.models.results.effects_in_plan import ComputedEffect
from fbdesk.models.results.measure_costs import (
    annual_effect_t,
    cost_lifetime_years,
    measure_costs,
    measure_present_value_nok,
)
from fbdesk.models.results.plan import EffectResult
from fbdesk.models.snapshot import Plan

PRIVATE_OWNER = "other"
"""The owner, in a programme's list of schemes, of money that is not public."""

CARBON_PRICE = "cprice-main-{year}"
"""The factor that holds the Ministry of Finance's carbon price of a year (main path)."""


@dataclass(frozen=True, slots=True)
class CostView:
    """One way to look at a measure's costs, NOK; a price per tonne is None where nothing is cut.

    `annuity_nok` is the part of the investment that one year bears, `yearly_nok` that and the
    running costs less the savings. `present_value_nok` is seen from the plan's start year.
    """

    investment_nok: float
    annuity_nok: float
    operating_nok: float
    saving_nok: float
    yearly_nok: float
    present_value_nok: float
    per_t_nok: float | None


@dataclass(frozen=True, slots=True)
class MeasureEconomy:
    """The economy of a measure.

    `gross` counts the whole cost, `additional` the extra cost where it is entered (and the gross
    cost on lines without it); it is None where no line has one, `gross` where there is no cost.
    `price_years` are those of the cost lines. `cut_t` is the yearly direct cut that the prices are
    set against. `public_ore` and `private_ore` are what is granted, in øre.
    """

    lifetime_years: int
    rate: float
    cut_t: float
    gross: CostView | None
    additional: CostView | None
    price_years: tuple[int, ...]
    public_ore: int
    private_ore: int


@dataclass(frozen=True, slots=True)
class CarbonPrice:
    """A price of carbon for comparison: of which year, NOK per t CO2e, and where it is from."""

    year: int
    nok_per_t: float
    unit: str
    source: str

    @property
    def price_year(self) -> int | None:
        """The year in whose kroner the price is, None where the unit does not say."""
        found = re.search(r"\((\d{4})\)", self.unit)
        return int(found[1]) if found else None


def measure_economy(
    plan: Plan,
    measure: Measure,
    programme: Programme,
    effects: Iterable[EffectResult],
    edition: FactorEdition,
    cost_year: int,
) -> MeasureEconomy:
    """Return the economy of a measure whose calculations gave `effects`."""
    computed = [
        ComputedEffect(measure, row, result)
        for result in effects
        if (row := plan.find(Effect, result.effect)) is not None
    ]
    effect_t = annual_effect_t(plan, measure, computed, edition, cost_year)
    lines = plan.children(CostLine, "measure", measure.key)
    has_additional = any(line.additional_ore is not None for line in lines)
    public, private = _granted_ore(plan, measure, programme)
    return MeasureEconomy(
        lifetime_years=cost_lifetime_years(plan, measure),
        rate=plan.settings.discount_rate,
        cut_t=max(-effect_t, 0.0),
        gross=_view(_gross_only(plan, measure), measure, effect_t),
        additional=_view(plan, measure, effect_t) if has_additional else None,
        price_years=_price_years(plan, lines),
        public_ore=public,
        private_ore=private,
    )


def carbon_price(edition: FactorEdition, year: int) -> CarbonPrice | None:
    """Return the carbon price of a year, of the path's nearest year where it does not reach it.

    None where the edition has no such path.
    """
    known = [factor for factor in edition.factors if factor.category.startswith("carbon price")]
    years = [factor.year for factor in known if factor.year is not None]
    if not years:
        return None
    nearest = min(max(year, min(years)), max(years))
    name = CARBON_PRICE.format(year=nearest)
    if name not in edition:
        return None
    factor = edition.factor(name)
    if factor.value is None:
        return None
    return CarbonPrice(nearest, factor.value, factor.unit, factor.source)


def _view(plan: Plan, measure: Measure, effect_t: float) -> CostView | None:
    costs = measure_costs(plan, measure)
    value = measure_present_value_nok(plan, measure)
    if costs is None or value is None:
        return None
    rate, life = plan.settings.discount_rate, cost_lifetime_years(plan, measure)
    return CostView(
        investment_nok=costs.investment_nok,
        annuity_nok=annuity(rate, life) * costs.investment_nok,
        operating_nok=costs.operating_nok_per_year,
        saving_nok=costs.saving_nok_per_year,
        yearly_nok=costs.yearly_nok(rate, life),
        present_value_nok=value,
        per_t_nok=cost_per_tonne_nok(costs, effect_t, rate=rate, lifetime_years=life),
    )


def _gross_only(plan: Plan, measure: Measure) -> Plan:
    """Return a plan of the measure's gross costs alone, with what decides their life."""
    lines = plan.children(CostLine, "measure", measure.key)
    return Plan(
        settings=plan.settings,
        measures=(measure,),
        effects=plan.children(Effect, "measure", measure.key),
        cost_lines=tuple(replace(line, additional_ore=None) for line in lines),
    )


def _granted_ore(plan: Plan, measure: Measure, programme: Programme) -> tuple[int, int]:
    """Return what public and other sources have granted, in øre; an unknown scheme is public."""
    owners = {scheme.code: scheme.owner for scheme in programme.funding_schemes}
    public = private = 0
    for line in plan.children(FundingLine, "measure", measure.key):
        if owners.get(line.scheme) == PRIVATE_OWNER:
            private += line.granted_ore or 0
        else:
            public += line.granted_ore or 0
    return public, private


def _price_years(plan: Plan, lines: Iterable[CostLine]) -> tuple[int, ...]:
    """Return the price years of the costs; a line without one has the plan's."""
    stated = {line.price_year or plan.settings.price_year for line in lines}
    return tuple(sorted(year for year in stated if year is not None))
