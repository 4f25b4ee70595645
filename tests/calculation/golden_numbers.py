"""Prints figures of a model of all methods, bit for bit: run by the test of golden numbers."""

import json
import sys

import numpy as np

from benchmarks.model import METHODS_IN_TURN, compute_model, model, reference_t
from fbdesk.calculation.inputs import InputValue
from fbdesk.calculation.joint import Source
from fbdesk.calculation.prepare import Terms, prepare
from fbdesk.calculation.profile import Profile, year_range
from fbdesk.calculation.sampled_joint import SampledEffect, sampled_total
from fbdesk.calculation.spread import Draws, Lognormal, Percent, Spread, Triangular
from fbdesk.calculation.uncertainty import drivers, interval, probability_at_most
from tests.calculation.calculating import a_calculation, the_edition

CARS = Source("Veitrafikk", "Personbiler")
SPREADS: dict[str, Spread] = {
    "traffic_vkm": Percent(20),
    "elasticity": Triangular(-0.6, -0.1),
    "factor_kg_per_km": Lognormal(1.3),
}


def golden() -> dict[str, str]:
    """Return the figures by what they are."""
    measures = model(len(METHODS_IN_TURN))
    joint = compute_model(measures).joint
    total = joint.total_t(lambda effect: effect.source in reference_t(1))
    stated = {"traffic_vkm": 4e8, "affected_share": 0.25, "price_before": 20.0, "price_after": 30.0}
    inputs: dict[str, object] = {
        **stated,
        "traffic_vkm": InputValue(4e8, spread=SPREADS["traffic_vkm"]),
        "elasticity": InputValue(-0.3, spread=SPREADS["elasticity"]),
        "factor_kg_per_km": InputValue(0.2, spread=SPREADS["factor_kg_per_km"]),
    }
    calculation = a_calculation("transport.price", inputs, profile=Profile(2010), key="golden")
    prepared = prepare(calculation, Terms(year_range(2009, 2012), the_edition()))
    drawn = prepared.drawn(Draws(2009, 10_000))
    level = np.asarray(prepared.outcome(drawn).parts[0].full_t)
    effect = SampledEffect("A", CARS, level, np.array([0.5, 1.0]))
    other = SampledEffect("B", CARS, -9_000.0, np.array([0.0, 1.0]))
    path = 60_000.0 + sampled_total(np.full(2, 60_000.0), [effect, other], 10_000)[1]
    sure = interval(path)
    found = {
        "joint effect in the last year": total[-1],
        "joint effect of all years": float(np.sum(joint.shares_t)),
        "p5": sure.p5,
        "p50": sure.p50,
        "p95": sure.p95,
        "probability": probability_at_most(path, 49_000.0),
    }
    found |= {f"drives: {each.name}": each.correlation for each in drivers(drawn, path)}
    return {name: float(value).hex() for name, value in found.items()}


if __name__ == "__main__":
    json.dump(golden(), sys.stdout)
