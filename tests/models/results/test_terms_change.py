"""Tests of what changes with another edition, GWP set or electricity, worked out by hand."""

from typing import Any

import pytest

from fbdesk.calculation.factors import Factor, FactorEdition
from fbdesk.errors import FileError
from fbdesk.models.city import Settings
from fbdesk.models.declarations import fields
from fbdesk.models.effects import Effect, EffectInput, FactorOverride
from fbdesk.models.programmes.programme import load_programme
from fbdesk.models.results.terms_change import NumberChange, TermsChange, terms_change
from fbdesk.models.row import Row
from tests.builders import a_measure, a_plan, a_reduction, a_target

PROGRAMME = load_programme("framtidens-byer")


def a_factor(factor_id: str, value: float | None, unit: str = "kg CO2e/unit") -> Factor:
    return Factor(factor_id, "vehicle", factor_id.title(), value, unit, text=str(value))


OLD = FactorEdition("2015.1", (a_factor("car", 2.0), a_factor("bus", 5.0), a_factor("gone", 1.0)))
NEW = FactorEdition(
    "2026.1",
    (
        Factor("car", "vehicle", "Car", 1.5, "kg CO2e/unit", status="unconfirmed"),
        a_factor("bus", 5.0),
        a_factor("tram", 0.1),
    ),
)
EDITIONS = {"2015.1": OLD, "2026.1": NEW}


def an_activity(number: str, factor: str = "car", **values: Any) -> tuple[Row, ...]:
    """Return a measure that takes 10 000 units away from cars on the road."""
    measure = a_measure(number, key=number, **values)
    effect = Effect(
        key=f"{number}-effect",
        measure=number,
        method="general.activity",
        sector="Veitrafikk",
        source="Personbiler",
        overlap="disjoint",
    )
    return (
        measure,
        effect,
        EffectInput(effect=effect.key, name="activity", value=10_000.0),
        EffectInput(effect=effect.key, name="factor_before_kg", factor=factor),
        EffectInput(effect=effect.key, name="factor_after_kg", value=0.0),
    )


def newer(*rows: Row, **settings: Any) -> TermsChange:
    """Return what moving from 2015.1 to 2026.1 does to a plan of 1 000 t."""
    plan = a_plan(*rows, personbiler_t=1_000, factors_edition="2015.1", **settings)
    return terms_change(plan, PROGRAMME, {"factors_edition": "2026.1"}, editions=EDITIONS)


def of(change: TermsChange, name: str) -> NumberChange:
    return next(number for number in change.numbers if number.name == name)


def test_a_newer_edition_tells_each_used_factor_before_and_after() -> None:
    car = of(newer(*an_activity("T-01"), *an_activity("T-02", position=1)), "Car")
    assert (car.before, car.after, car.unit) == (2.0, 1.5, "kg CO2e/unit")
    assert car.share == pytest.approx(-0.25)
    assert (car.status, car.measures) == ("unconfirmed", ("T-01", "T-02"))


def test_a_factor_that_stays_as_it_is_is_not_told() -> None:
    assert "Bus" not in [number.name for number in newer(*an_activity("T-01", "bus")).numbers]


def test_factors_that_nobody_uses_are_told_after_those_that_are_used() -> None:
    change = newer(*an_activity("T-01"))
    told = [(each.name, each.before, each.after, each.measures) for each in change.numbers]
    assert told == [
        ("Car", 2.0, 1.5, ("T-01",)),
        ("Gone", 1.0, None, ()),
        ("Tram", None, 0.1, ()),
    ]


def test_each_measure_has_its_tonnes_before_and_after() -> None:
    change = newer(*an_activity("T-01"), *a_reduction(7, "T-02"), a_target(0.5))
    assert change.year == 2020
    first, second = change.measures
    # 10 000 units · 2.0 kg = 20 t; · 1.5 kg = 15 t
    assert (first.direct_before_t, first.direct_after_t) == pytest.approx((-20, -15))
    assert (second.direct_before_t, second.direct_after_t) == (-7, -7)
    assert change.changed_measures == (first,)


def test_the_plan_as_a_whole_is_told_before_and_after() -> None:
    change = newer(*an_activity("T-01"), a_target(0.5))
    assert (change.before.joint_t, change.after.joint_t) == pytest.approx((-20, -15))
    # goal 500 t: 980 − 500 and 985 − 500
    assert (change.before.gap_t, change.after.gap_t) == pytest.approx((480, 485))


def test_a_measure_whose_factor_is_gone_is_told_with_the_reason() -> None:
    change = newer(*an_activity("T-01", "gone"))
    (measure,) = change.changed_measures
    assert (measure.direct_before_t, measure.direct_after_t) == pytest.approx((-10, None))
    assert "no factor gone" in str(measure.problem)
    gone = of(change, "Gone")
    assert (gone.before, gone.after, gone.share) == (1.0, None, None)


def test_a_calculation_that_could_not_be_made_before_is_no_change() -> None:
    measure, effect, *_ = an_activity("T-01")
    assert newer(measure, effect).changed_measures == ()


def test_the_plans_own_value_stays_in_the_newer_edition() -> None:
    own = FactorOverride(
        factor="car", value=3.0, unit="kg CO2e/unit", source="Telling", reason="Lokalt"
    )
    change = newer(*an_activity("T-01"), own)
    assert change.changed_measures == ()
    assert change.measures[0].direct_after_t == pytest.approx(-30)


def test_an_unused_factor_with_an_own_value_says_so() -> None:
    own = FactorOverride(
        factor="gone", value=3.0, unit="kg CO2e/unit", source="Telling", reason="Lokalt"
    )
    assert of(newer(own), "Gone").own


def test_a_factor_in_another_unit_is_not_compared_with_the_old_one() -> None:
    other = FactorEdition("2026.1", (a_factor("car", 2_000.0, "g CO2e/unit"), a_factor("bus", 5.0)))
    plan = a_plan(factors_edition="2015.1")
    change = terms_change(
        plan,
        PROGRAMME,
        {"factors_edition": "2026.1"},
        editions={"2015.1": OLD, "2026.1": other},
    )
    car = of(change, "Car")
    assert (car.before, car.after, car.unit, car.share) == (None, 2_000.0, "g CO2e/unit", None)


def test_a_change_from_nothing_has_no_share() -> None:
    assert NumberChange("x", "x", 0.0, 1.0, "kg").share is None
    assert NumberChange("x", "x", 1.0, 0.0, "kg").share == -1.0


def test_the_plan_itself_is_left_as_it_is() -> None:
    plan = a_plan(*an_activity("T-01"), personbiler_t=1_000, factors_edition="2015.1")
    terms_change(plan, PROGRAMME, {"factors_edition": "2026.1"}, editions=EDITIONS)
    assert plan.settings.factors_edition == "2015.1"


def test_an_edition_that_there_is_not_is_refused() -> None:
    with pytest.raises(FileError, match=r"1999\.1"):
        terms_change(a_plan(), PROGRAMME, {"factors_edition": "1999.1"})


def landfill_gas() -> tuple[Row, ...]:
    """Return a measure that catches half of 10 t CH4 more than before."""
    measure = a_measure("T-01", focus_area="3")
    effect = Effect(measure=measure.key, method="waste.landfill_gas")
    given = {"generated_ch4_t": 10.0, "recovery_before": 0.0, "recovery_after": 0.5, "oxidation": 0}
    inputs = (
        EffectInput(effect=effect.key, name=name, value=float(value))
        for name, value in given.items()
    )
    return measure, effect, *inputs


def test_another_set_of_potentials_is_told_gas_by_gas() -> None:
    plan = a_plan(*landfill_gas(), gwp_set="AR5")
    change = terms_change(plan, PROGRAMME, {"gwp_set": "SAR"})
    methane = of(change, "GWP100 CH4")
    assert (methane.before, methane.after, methane.measures) == (28, 21, ("T-01",))
    # 10 t · 0.5 = 5 t CH4: · 28 = 140 t, · 21 = 105 t
    (measure,) = change.changed_measures
    assert (measure.direct_before_t, measure.direct_after_t) == pytest.approx((-140, -105))


def solar_power() -> tuple[Row, ...]:
    measure = a_measure("T-01", focus_area="2")
    effect = Effect(measure=measure.key, method="energy.production")
    return (
        measure,
        effect,
        EffectInput(effect=effect.key, name="production_kwh", value=1_000_000.0),
        EffectInput(effect=effect.key, name="carrier_before", text="el"),
    )


def test_another_way_of_counting_electricity_is_told_with_its_factor() -> None:
    plan = a_plan(*solar_power(), electricity="none")
    change = terms_change(plan, PROGRAMME, {"electricity": "location"})
    (number,) = change.numbers
    # NVE's declaration of 2023: 15 g per kWh
    assert (number.before, number.after) == pytest.approx((0, 0.015))
    (measure,) = change.changed_measures
    assert measure.indirect_before_t in (None, 0)
    assert measure.indirect_after_t == pytest.approx(-15)
    assert change.after.indirect_t == pytest.approx(-15)


def test_the_same_terms_change_nothing() -> None:
    plan = a_plan(*landfill_gas(), *an_activity("T-09"), personbiler_t=1_000)
    terms = {"gwp_set": "AR5", "electricity": "none", "factors_edition": "2026.1"}
    change = terms_change(plan, PROGRAMME, terms)
    assert (change.numbers, change.changed_measures) == ((), ())
    assert change.before == change.after


def test_a_comparison_that_nobody_waits_for_ends() -> None:
    class EnoughError(Exception):
        pass

    def stop() -> None:
        raise EnoughError

    with pytest.raises(EnoughError):
        terms_change(a_plan(*landfill_gas()), PROGRAMME, {"gwp_set": "AR4"}, go_on=stop)


def test_settings_hold_the_terms_that_can_be_changed() -> None:
    names = {"factors_edition", "gwp_set", "electricity"}
    assert names <= {field.name for field in fields(Settings)}
