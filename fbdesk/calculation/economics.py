"""What measures cost: yearly cost of an investment, present value, cost per tonne, cost curve.

Money is NOK in the prices of one year. Costs are positive, savings are given as positive savings.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fbdesk.calculation.bounds import finite
from fbdesk.calculation.elementary import growth
from fbdesk.errors import InputError

DEFAULT_RATE = 0.04

STEPPED_RATES = ((0, 0.04), (40, 0.03), (75, 0.02))
"""Years after the start, and the real rate from then on.

Source: Ministry of Finance, circular R-109/21 (factor tables: econ-r1, econ-r2, econ-r3): 4 % for
the first 40 years, 3 % up to 75 years, 2 % after that.
"""

RateSteps = tuple[tuple[int, float], ...]


def annuity(rate: float, lifetime_years: int) -> float:
    """Return the share of an investment that each year of its life bears: r/(1 − (1 + r)^−n).

    At rate 0 it is 1/n. InputError for a life below one year or a negative rate.
    """
    if lifetime_years < 1:
        raise InputError("The lifetime must be at least 1 year, not {years}", years=lifetime_years)
    _check_rate(rate)
    if rate == 0:
        return 1.0 / lifetime_years
    return rate / (1.0 - 1.0 / float(growth(rate, [lifetime_years])[0]))


def rate_steps(rate: float) -> RateSteps:
    """Return the plan's discount rates: the stepped standard at 4 %, else one rate for ever."""
    _check_rate(rate)
    return STEPPED_RATES if rate == DEFAULT_RATE else ((0, rate),)


def discount_factor(years_after: int, steps: RateSteps = STEPPED_RATES) -> float:
    """Return what 1 NOK so many years after the start is worth at the start.

    Each year is discounted with the rate of its own step, so the factor never jumps:
    1/((1 + r1)·(1 + r2)·…). A payment at the start or before it keeps its value.
    """
    factor = 1.0
    ends = [first for first, _ in steps[1:]] + [max(years_after, 0)]
    for (first, rate), end in zip(steps, ends, strict=True):
        factor /= float(growth(rate, [max(min(end, years_after) - first, 0)])[0])
    return factor


def net_present_value_nok(
    net_cost_nok: Mapping[int, float], start_year: int, steps: RateSteps = STEPPED_RATES
) -> float:
    """Return the present value in the start year of a cost per year, NOK; negative = a gain."""
    for cost in net_cost_nok.values():
        finite("net_cost_nok", cost, "NOK")
    return sum(
        cost * discount_factor(year - start_year, steps) for year, cost in net_cost_nok.items()
    )


@dataclass(frozen=True, slots=True)
class Costs:
    """What a measure costs: the investment once, running costs and savings every year, NOK."""

    investment_nok: float = 0.0
    operating_nok_per_year: float = 0.0
    saving_nok_per_year: float = 0.0

    def __post_init__(self) -> None:
        """Refuse money that is no number."""
        for name in ("investment_nok", "operating_nok_per_year", "saving_nok_per_year"):
            finite(name, getattr(self, name), "NOK")

    def yearly_nok(self, rate: float, lifetime_years: int) -> float:
        """Return the cost of one year: annuity·investment + running costs − savings."""
        running = self.operating_nok_per_year - self.saving_nok_per_year
        return annuity(rate, lifetime_years) * self.investment_nok + running


def cost_per_tonne_nok(
    costs: Costs, annual_effect_t: float, *, rate: float, lifetime_years: int
) -> float | None:
    """Return NOK per t CO2e cut: (a·I + O&M − savings)/annual tonnes; negative = it pays.

    `annual_effect_t` is an effect, negative = reduction. None where nothing is cut: a measure
    that cuts nothing has no price per tonne.
    """
    if finite("annual_effect_t", annual_effect_t, "t CO2e/yr") >= 0:
        return None
    return costs.yearly_nok(rate, lifetime_years) / -annual_effect_t


@dataclass(frozen=True, slots=True)
class CurveStep:
    """One measure on the abatement cost curve: how wide, from where, at what price."""

    measure: str
    cost_per_t_nok: float
    cut_t: float
    from_t: float


def abatement_cost_curve(
    steps: Iterable[tuple[str, float | None, float]],
) -> tuple[CurveStep, ...]:
    """Return the measures from the cheapest tonne to the dearest, side by side.

    Each step is (measure, NOK per t CO2e or None, share of the joint effect in t). The width is
    the joint share, so the curve is as wide as the joint effect of the measures on it. Measures
    without a price or without a cut are not on the curve.
    """
    priced = [
        (finite("cost_per_t_nok", cost, "NOK/t"), key, -share)
        for key, cost, share in steps
        if cost is not None and finite("share_t", share, "t CO2e/yr") < 0
    ]
    curve: list[CurveStep] = []
    reached = 0.0
    for cost, key, cut in sorted(priced):
        curve.append(CurveStep(key, cost, cut, reached))
        reached += cut
    return tuple(curve)


def _check_rate(rate: float) -> None:
    if not 0 <= rate < 1:
        raise InputError("The discount rate must be between 0 and 1, not {rate}", rate=rate)
