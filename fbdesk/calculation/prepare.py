"""A calculation with its inputs read and checked: ready to be computed once, or many times."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from fbdesk.calculation.accounting import Accounting, accounting
from fbdesk.calculation.bounds import check_years
from fbdesk.calculation.catalogue import method as method_of
from fbdesk.calculation.declaration import Conditions, Input, Method, Outcome, Part
from fbdesk.calculation.factors import Factor, FactorEdition
from fbdesk.calculation.gwp import DEFAULT_GWP_SET, gwp, known_gwp_set
from fbdesk.calculation.inputs import Given, InputValue, read_inputs
from fbdesk.calculation.places import Place
from fbdesk.calculation.profile import Profile
from fbdesk.calculation.quantities import Value
from fbdesk.calculation.spread import Draws, Samples, Spread


@dataclass(frozen=True, slots=True)
class Calculation:
    """What a planner states: a method, its inputs, and when the measure works.

    `placement` puts the direct effect at another row of the inventory than the method's usual
    one. `key` names the calculation, so that its own numbers draw their own samples.
    """

    method: str
    inputs: Mapping[str, InputValue]
    profile: Profile
    placement: Place | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for all calculations of a plan: years, warming potentials, factors, electricity.

    `years` ascend, shape (years,). `electricity` is a code of `fbdesk.calculation.accounting`.
    """

    years: NDArray[np.int64]
    edition: FactorEdition
    gwp_set: str = DEFAULT_GWP_SET
    electricity: str = "none"


@dataclass(frozen=True, slots=True)
class UncertainNumber:
    """A number of a calculation that is not certain, and how it spreads.

    `name` is what its samples are drawn by: a factor has one name in all calculations of a plan,
    a planner's own number one for itself. Whatever is drawn stays within the input's bounds.
    """

    name: str
    declared: Input
    value: float
    spread: Spread
    factor: Factor | None = None

    def samples(self, draws: Draws) -> Samples:
        """Return its samples, shape (count,)."""
        drawn = draws.shared if self.factor is not None else draws.samples
        return self._bounded(drawn(self.name, self.value, self.spread))

    def quantiles(self, shares: Samples) -> Samples:
        """Return the numbers below which the shares of its distribution lie."""
        return self._bounded(self.spread.quantile(self.value, shares))

    def _bounded(self, samples: Samples) -> Samples:
        return np.clip(samples, self.declared.low, self.declared.high)


@dataclass(frozen=True, eq=False)
class Prepared:
    """A calculation whose inputs are read: computing it again takes only the method itself."""

    calculation: Calculation
    terms: Terms
    method: Method
    given: tuple[Given, ...]
    conditions: Conditions
    counting: Accounting

    @cached_property
    def shares(self) -> NDArray[np.float64]:
        """The share of the full effect in each year, shape (years,)."""
        return self.calculation.profile.shares(self.terms.years)

    @cached_property
    def uncertain(self) -> Mapping[str, UncertainNumber]:
        """The uncertain numbers by the ids of their inputs."""
        numbers = (_uncertain(one, self.calculation.key) for one in self.given)
        return {number.declared.id: number for number in numbers if number is not None}

    def drawn(self, draws: Draws) -> dict[str, Samples]:
        """Return the samples of each uncertain number by the id of its input."""
        return {name: number.samples(draws) for name, number in self.uncertain.items()}

    def outcome(self, changed: Mapping[str, Value] | None = None) -> Outcome:
        """Return what the method gives, one part per place, with some inputs changed.

        A changed input is a number or one number per sample, in the input's own unit and within
        its bounds.
        """
        values: dict[str, object] = {one.declared.id: one.value for one in self.given}
        outcome = self.method.compute(
            self.method.arguments(**(values | dict(changed or {}))), self.conditions
        )
        parts = _merged(_placed(outcome.parts, self.calculation.placement), self.shares)
        return outcome if parts is outcome.parts else replace(outcome, parts=parts)


def prepare(calculation: Calculation, terms: Terms) -> Prepared:
    """Return a calculation ready to compute.

    InputError for inputs that the method cannot take and for years that do not follow each other,
    UsageError for an unknown method.
    """
    check_years(terms.years)
    chosen = method_of(calculation.method)
    counting = accounting(terms.electricity)
    given = read_inputs(chosen, calculation.inputs, terms.edition, counting)
    gwp_set = known_gwp_set(terms.gwp_set)
    gases = {gas: gwp(gwp_set, gas) for gas in chosen.gases}
    conditions = Conditions(gases, terms.years, calculation.profile, terms.edition)
    return Prepared(calculation, terms, chosen, given, conditions, counting)


def _uncertain(given: Given, key: str) -> UncertainNumber | None:
    if given.number is None or given.spread is None or given.declared.kind == "whole":
        return None
    name = f"factor {given.factor.id}" if given.factor else f"input {key} {given.declared.id}"
    return UncertainNumber(name, given.declared, given.number, given.spread, given.factor)


def _placed(parts: tuple[Part, ...], placement: Place | None) -> tuple[Part, ...]:
    """Return the parts with the first place in the inventory exchanged for the planner's.

    What lies outside the inventory stays outside, whatever row is chosen.
    """
    usual = next((part.place for part in parts if part.place.direct), None)
    if placement is None or usual is None:
        return parts
    return tuple(replace(part, place=placement) if part.place == usual else part for part in parts)


def _merged(parts: tuple[Part, ...], shares: NDArray[np.float64]) -> tuple[Part, ...]:
    """Return one part per place: a level per year, or a course where any of it has its own."""
    places = dict.fromkeys(part.place for part in parts)
    if len(places) == len(parts):
        return parts
    return tuple(
        _sum_of([part for part in parts if part.place == place], shares) for place in places
    )


def _sum_of(parts: Iterable[Part], shares: NDArray[np.float64]) -> Part:
    first, *others = parts
    for part in others:
        if first.full_t is not None and part.full_t is not None:
            first = replace(first, full_t=first.full_t + part.full_t)
        else:
            first = Part(first.place, by_year_t=course(first, shares) + course(part, shares))
    return first


def course(part: Part, shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return what a part does in each year, t CO2e, shape ([samples,] years)."""
    if part.by_year_t is not None:
        return part.by_year_t
    return np.asarray(part.full_t)[..., np.newaxis] * shares
