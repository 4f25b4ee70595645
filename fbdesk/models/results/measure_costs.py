"""What a measure costs, read from its cost lines: for the price per tonne and the present value."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from fbdesk.calculation.economics import (
    Costs,
    cost_per_tonne_nok,
    net_present_value_nok,
    rate_steps,
)
from fbdesk.calculation.factors import FactorEdition
from fbdesk.models.effects import Effect
from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine
from fbdesk.models.results.effects_in_plan import ComputedEffect, evaluate_effect, first_year
from fbdesk.models.snapshot import Plan

ORE_PER_NOK = 100

ANALYSIS_PERIOD_YEARS = 40
"""The life that a lasting effect is given (factor table: econ-ap, the state's analysis period)."""


def measure_costs(plan: Plan, measure: Measure) -> Costs | None:
    """Return what a measure costs, NOK; None where the plan has no cost line for it.

    The additional cost counts where it is entered, the gross cost where it is not. Investments
    of all years add up; running costs and savings are the mean of the years that have any.
    """
    lines = plan.children(CostLine, "measure", measure.key)
    if not lines:
        return None
    return Costs(
        investment_nok=sum(_by_year_nok(lines, "investment").values()),
        operating_nok_per_year=_mean(_by_year_nok(lines, "operating")),
        saving_nok_per_year=_mean(_by_year_nok(lines, "saving")),
    )


def measure_cost_per_t_nok(plan: Plan, measure: Measure, annual_effect_t: float) -> float | None:
    """Return NOK per t CO2e that a measure cuts, None where it has no costs or cuts nothing."""
    costs = measure_costs(plan, measure)
    if costs is None:
        return None
    return cost_per_tonne_nok(
        costs,
        annual_effect_t,
        rate=plan.settings.discount_rate,
        lifetime_years=cost_lifetime_years(plan, measure),
    )


def annual_effect_t(
    plan: Plan,
    measure: Measure,
    computed: Sequence[ComputedEffect],
    edition: FactorEdition,
    cost_year: int,
) -> float:
    """Return the yearly direct effect that a price is set against, t CO2e, negative = reduction.

    A steady effect counts as in the cost year, or at its strongest where it has ended by then. An
    effect without a steady level, as waste that decays for decades, counts with its mean over the
    years that bear the investment: one late and faint year would make any price look high.
    """
    steady: dict[int, float] = {}
    mean_t = 0.0
    for each in computed:
        evaluation = each.evaluation
        if evaluation is None or evaluation.direct_t is None:
            continue
        if evaluation.full_direct_t is None:
            life = cost_lifetime_years(plan, measure)
            mean_t += _mean_effect_t(plan, each, edition, life)
            continue
        for year, effect_t in zip(evaluation.years, evaluation.direct_t.tolist(), strict=True):
            steady[year] = steady.get(year, 0.0) + effect_t
    at_year = steady.get(cost_year, 0.0)
    return mean_t + (at_year if at_year < 0 else min(steady.values(), default=0.0))


def _mean_effect_t(
    plan: Plan, computed: ComputedEffect, edition: FactorEdition, years: int
) -> float:
    """Return the mean per year of a direct effect over so many years from its own start."""
    last = (first_year(computed.measure, computed.effect) or 0) + years - 1
    found = evaluate_effect(plan, computed.effect, edition, last)
    by_year = zip(found.years, np.asarray(found.direct_t).tolist(), strict=True)
    return float(sum(effect_t for year, effect_t in by_year if year <= last)) / years


def cost_lifetime_years(plan: Plan, measure: Measure) -> int:
    """Return the years over which an investment is spread: the life of its longest effect.

    A lasting effect, or none yet, counts with the analysis period.
    """
    effects = plan.children(Effect, "measure", measure.key)
    lives = [effect.lifetime_years or ANALYSIS_PERIOD_YEARS for effect in effects]
    return max(lives, default=ANALYSIS_PERIOD_YEARS)


def measure_present_value_nok(plan: Plan, measure: Measure) -> float | None:
    """Return the present value of the cost lines in the plan's start year, NOK; None without any.

    Costs are positive, savings negative, each year discounted with the plan's rate.
    """
    lines = plan.children(CostLine, "measure", measure.key)
    if not lines:
        return None
    net: dict[int, float] = {}
    for kind, sign in (("investment", 1.0), ("operating", 1.0), ("saving", -1.0)):
        for year, amount in _by_year_nok(lines, kind).items():
            net[year] = net.get(year, 0.0) + sign * amount
    steps = rate_steps(plan.settings.discount_rate)
    return net_present_value_nok(net, plan.settings.start_year, steps)


def _by_year_nok(lines: Iterable[CostLine], kind: str) -> Mapping[int, float]:
    totals: dict[int, int] = {}
    for line in lines:
        if line.kind == kind:
            counted = line.gross_ore if line.additional_ore is None else line.additional_ore
            totals[line.year] = totals.get(line.year, 0) + counted
    return {year: total / ORE_PER_NOK for year, total in totals.items()}


def _mean(by_year: Mapping[int, float]) -> float:
    return sum(by_year.values()) / len(by_year) if by_year else 0.0
