"""Tests of what a calculation hangs on while it is filled in."""

from dataclasses import replace
from typing import Any

import pytest

from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.results.computing import edition_of
from fbdesk.models.results.draft_tornado import draft_tornado
from fbdesk.models.results.effect_draft import Draft, draft
from fbdesk.models.snapshot import Plan
from tests.builders import a_measure, a_plan, a_target

PARKING = {
    "traffic_vkm": 400e6,
    "affected_share": 0.25,
    "price_before": 20.0,
    "price_after": 25.0,
    "elasticity": -0.3,
    "factor_kg_per_km": 0.2,
}


def drafted(
    spreads: dict[str, float], method: str = "transport.price", **values: Any
) -> tuple[Draft, Plan]:
    """Return the draft of a calculation in which some numbers are ± a share."""
    measure = a_measure()
    effect = Effect(measure=measure.key, method=method)
    given = {
        name: EffectInput(effect=effect.key, name=name, value=value)
        for name, value in (values or PARKING).items()
    }
    for name, share in spreads.items():
        given[name] = replace(given[name], spread="percent", high=share)
    plan = a_plan(measure, effect, a_target())
    return draft(plan, effect, given, edition_of(plan)), plan


def test_a_number_that_the_result_is_in_proportion_to_moves_it_by_its_own_share() -> None:
    found, plan = drafted({"traffic_vkm": 0.2})
    tornado = draft_tornado(plan, found)
    assert tornado.effect_t == pytest.approx(-1_295, abs=1)
    (swing,) = [each for each in tornado.swings if each.input == "traffic_vkm"]
    low, high = swing.low / swing.value, swing.high / swing.value
    assert swing.at_low_t == pytest.approx((tornado.effect_t or 0) * low)
    assert swing.at_high_t == pytest.approx((tornado.effect_t or 0) * high)
    assert 0.8 <= low < 1 < high <= 1.2


def test_the_most_uncertain_number_stands_first() -> None:
    found, plan = drafted({"traffic_vkm": 0.05, "affected_share": 0.4})
    names = [each.input for each in draft_tornado(plan, found).swings]
    assert names.index("affected_share") < names.index("traffic_vkm")


def test_without_a_result_there_is_nothing_to_show() -> None:
    found, plan = drafted({}, traffic_vkm=400e6)
    assert found.missing
    assert draft_tornado(plan, found).swings == ()
    assert draft_tornado(plan, found).effect_t is None


def test_an_effect_without_a_level_is_told_in_the_telling_year() -> None:
    values = {
        "tonnes_per_year": 1_000.0,
        "deposit_years": 10.0,
        "doc": 0.15,
        "docf": 0.5,
        "mcf": 1.0,
        "k": 0.185,
        "methane_fraction": 0.5,
    }
    found, plan = drafted({"tonnes_per_year": 0.1}, "waste.landfill", **values)
    assert not found.missing
    assert found.evaluation is not None
    tornado = draft_tornado(plan, found)
    direct = found.evaluation.direct_t
    assert direct is not None
    assert tornado.effect_t == pytest.approx(float(direct[found.evaluation.years.index(2020)]))
