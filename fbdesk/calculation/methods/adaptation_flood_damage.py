"""What floods cost in a mean year, before and after a protection."""

from dataclasses import dataclass
from itertools import pairwise

from fbdesk.calculation.declaration import (
    Column,
    Conditions,
    Example,
    Indicator,
    Input,
    Method,
    Outcome,
)
from fbdesk.calculation.tables import Table
from fbdesk.errors import InputError


@dataclass(frozen=True, slots=True)
class FloodDamage:
    """Inputs of `effect`: damage by yearly probability, before and after the measure."""

    curve_before: Table
    curve_after: Table


_LABELS = {"curve_before": "Damage before", "curve_after": "Damage after"}


def expected_damage_nok(field: str, curve: Table) -> float:
    """Return the expected annual damage, NOK per year: the trapezoid over probability.

    Σ (p_i − p_{i+1})·(D_i + D_{i+1})/2 between the points given; nothing is added beyond the
    most frequent and the rarest flood. InputError where a probability stands twice.
    """
    points = sorted(curve, reverse=True)
    for (probability, _), (following, _) in pairwise(points):
        if probability == following:
            raise InputError(
                "{field}: the probability {value} stands twice",
                field=field,
                label=_LABELS.get(field, field),
                value=probability,
            )
    return sum((p - q) * (damage + worse) / 2 for (p, damage), (q, worse) in pairwise(points))


def effect(inputs: FloodDamage, conditions: Conditions) -> Outcome:
    """Return the expected annual damage before and after; complete without tonnes."""
    del conditions
    before = expected_damage_nok("curve_before", inputs.curve_before)
    after = expected_damage_nok("curve_after", inputs.curve_after)
    name = "expected_annual_damage"
    return Outcome(indicators=(Indicator(name, "Expected damage", "NOK/yr", before, after),))


_COLUMNS = (
    Column("probability", "Yearly probability", "-", 0, 1),
    Column("damage_nok", "Damage", "NOK", 0, 1e13),
)


def _curve(input_id: str, label: str) -> Input:
    return Input(
        input_id,
        label,
        "rows",
        2,
        50,
        "The damage of floods of several yearly probabilities, such as 0.05, 0.005 and 0.001 (the "
        "safety classes of TEK17), from a flood zone map and the value of what stands there.",
        kind="table",
        columns=_COLUMNS,
        where="NVE: flood zone maps; the municipality or insurers: value of what stands there",
    )


METHOD = Method(
    id="adaptation.flood_damage",
    title="Less flood damage",
    question="Protection against flood and storm surge",
    focus_area=4,
    task="4.2",
    inputs=tuple(_curve(name, label) for name, label in _LABELS.items()),
    sources=(),
    formula="Σ (p_i − p_{i+1})·(D_i + D_{i+1})/2",
    literature=("TEK17 § 7-2: safety classes F1-F3",),
    example=Example(
        "Damage of 10 million (1/20) and 100 million (1/200); the first falls to nothing: from "
        "0.045·55 to 0.045·50 million kroner a year.",
        {
            "curve_before": [[0.05, 10e6], [0.005, 100e6]],
            "curve_after": [[0.05, 0], [0.005, 100e6]],
        },
        indicators={"expected_annual_damage": (2.475e6, 2.25e6)},
    ),
    checklist=("Do rarer floods than the rarest on the curve matter? Add a point.",),
    arguments=FloodDamage,
    compute=effect,
    gives_tonnes=False,
)
