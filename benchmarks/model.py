"""A model of any number of measures: every method in turn, on sources of every kind."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from benchmarks.model_formulas import FORMULAS, LANDFILL
from fbdesk.calculation.catalogue import method
from fbdesk.calculation.evaluate import Evaluation, evaluate
from fbdesk.calculation.factors import FactorEdition, load_edition
from fbdesk.calculation.inputs import InputValue
from fbdesk.calculation.joint import (
    JointEffect,
    Numbers,
    Source,
    SourceEffect,
    effect_on_path,
    joint_effect,
)
from fbdesk.calculation.paths import trend_path
from fbdesk.calculation.places import (
    BIOLOGICAL_TREATMENT,
    BUSES,
    CARS,
    DISTRICT_HEATING,
    HEATING_OIL,
    HEAVY_VEHICLES,
    LANDFILL_GAS,
    WASTE_INCINERATION,
    Place,
)
from fbdesk.calculation.prepare import Calculation, Terms
from fbdesk.calculation.profile import Profile, year_range
from fbdesk.resource_files import resource

FIRST, LAST = 2010, 2040
METHODS_IN_TURN = (*FORMULAS, LANDFILL)
DISJOINT_EVERY = 5

BASES_T: Mapping[Place, tuple[float, float]] = {
    # t CO2e in the first year, and the yearly change of the reference path
    CARS: (900.0, 0.01),
    BUSES: (60.0, 0.0),
    HEAVY_VEHICLES: (500.0, 0.005),
    HEATING_OIL: (20.0, -0.02),  # a large measure alone takes all of it
    DISTRICT_HEATING: (12.0, 0.0),  # less than the measures on it claim
    WASTE_INCINERATION: (700.0, 0.0),
    LANDFILL_GAS: (900.0, -0.03),
    BIOLOGICAL_TREATMENT: (0.0, 0.0),  # a source without emissions: nothing is placed there
}
"""Emissions per measure on the plan, so that the effects stay in proportion at every size."""


@dataclass(frozen=True, slots=True)
class ModelMeasure:
    """One measure of the model: its calculation, and whether it acts on a part of its own."""

    calculation: Calculation
    disjoint: bool


@dataclass(frozen=True, slots=True, eq=False)
class Computed:
    """What the calculator gives for a model: each evaluation, and the joint effect."""

    evaluations: tuple[Evaluation, ...]
    joint: JointEffect


def model(measures: int) -> tuple[ModelMeasure, ...]:
    """Return so many measures: the methods' examples in turn, with other amounts and years."""
    return tuple(_measure(number) for number in range(measures))


def _measure(number: int) -> ModelMeasure:
    declared = method(METHODS_IN_TURN[number % len(METHODS_IN_TURN)])
    inputs = {name: InputValue(value) for name, value in declared.example.inputs.items()}
    first = declared.inputs[0].id
    amount = inputs[first].value
    if isinstance(amount, float):
        inputs[first] = replace(inputs[first], value=amount * (0.2 + 0.05 * (number % 17)))
    profile = Profile(
        start=FIRST + 1 + number % 13,
        phase_in=1 + number % 5,
        lifetime=None if number % 4 else 15,
        yearly_change=0.0 if number % 3 else 0.01,
    )
    places = FORMULAS.get(declared.id, {LANDFILL_GAS: ""})
    placement = next((place for place in places if place.direct), None)
    calculation = Calculation(declared.id, inputs, profile, placement, key=f"{number:05}")
    return ModelMeasure(calculation, number % DISJOINT_EVERY == 0)


@cache
def edition() -> FactorEdition:
    """Return the factor edition that the model is computed with."""
    return load_edition(resource("factors", "2026.1"))


def reference_t(measures: int) -> dict[Source, Numbers]:
    """Return the reference path of each source for a model of so many measures."""
    years = range(FIRST, LAST + 1)
    return {
        Source(place.sector, place.source): trend_path(base * measures, change, years, FIRST)
        for place, (base, change) in BASES_T.items()
    }


def compute_model(measures: tuple[ModelMeasure, ...]) -> Computed:
    """Return what the calculator makes of a model: each effect by year, and all together."""
    years = year_range(FIRST, LAST)
    terms = Terms(years, edition())
    evaluations = tuple(evaluate(each.calculation, terms) for each in measures)
    effects = [
        SourceEffect(
            each.calculation.key,
            Source(part.place.sector, part.place.source),
            effect_on_path(np.asarray(part.by_year_t), years.tolist(), FIRST),
            each.disjoint,
        )
        for each, evaluation in zip(measures, evaluations, strict=True)
        for part in evaluation.parts
        if part.place.direct
    ]
    return Computed(evaluations, joint_effect(reference_t(len(measures)), effects))
