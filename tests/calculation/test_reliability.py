"""Nothing that is no number, out of bounds or out of order becomes a figure without a word."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.catalogue import METHODS
from fbdesk.calculation.declaration import Input, Method
from fbdesk.calculation.economics import (
    Costs,
    abatement_cost_curve,
    annuity,
    cost_per_tonne_nok,
    net_present_value_nok,
)
from fbdesk.calculation.evaluate import evaluate
from fbdesk.calculation.inputs import InputValue
from fbdesk.calculation.joint import Source, SourceEffect, joint_effect, marginal_effects
from fbdesk.calculation.paths import (
    constant_path,
    emission_ceiling_t,
    per_inhabitant_path,
    target_path,
    trend_path,
)
from fbdesk.calculation.prepare import Terms
from fbdesk.calculation.profile import Profile, year_range
from fbdesk.calculation.sampled_joint import SampledEffect, sampled_total
from fbdesk.calculation.spread import Lognormal, Percent, Triangular
from fbdesk.calculation.targets import goal_t, standing
from fbdesk.errors import InputError
from tests.calculation.calculating import a_calculation, an_example, evaluated, the_edition

NAN, INFINITY = float("nan"), float("inf")
NO_NUMBERS = pytest.mark.parametrize("wrong", [NAN, INFINITY, -INFINITY])
CARS = Source("Veitrafikk", "Personbiler")

NUMBERS = [
    (method, one) for method in METHODS for one in method.inputs if one.kind in {"number", "whole"}
]
EACH_NUMBER = pytest.mark.parametrize(
    ("declared", "one"), NUMBERS, ids=[f"{method.id}-{one.id}" for method, one in NUMBERS]
)


@EACH_NUMBER
def test_no_method_computes_with_what_is_no_number(declared: Method, one: Input) -> None:
    for wrong in (NAN, INFINITY, -INFINITY):
        with pytest.raises(InputError) as refused:
            evaluated(declared.id, an_example(declared.id, **{one.id: wrong}))
        assert refused.value.values["field"] == one.id


@EACH_NUMBER
def test_no_method_computes_beyond_its_bounds(declared: Method, one: Input) -> None:
    beyond = 1.0 if one.kind == "whole" else max(abs(one.high), 1.0) * 1e-6
    for wrong in (one.low - beyond, one.high + beyond):
        with pytest.raises(InputError, match="must be between"):
            evaluated(declared.id, an_example(declared.id, **{one.id: wrong}))


@pytest.mark.parametrize(
    ("method_id", "field", "wrong", "message"),
    [
        ("energy.efficiency", "area_m2", -400.0, "area_m2 must be between 0 and 1000000000 m2"),
        ("energy.efficiency", "saving_share", 1.2, "saving_share must be between 0 and 1"),
        ("transport.price", "price_before", 0.0, "price_before must be between 0.01"),
        ("transport.freight", "load_after_t", 0.0, "load_after_t must be between 0.01"),
        ("energy.carrier", "efficiency_before", 0.0, "efficiency_before must be between 0.2"),
        ("adaptation.blue_green", "plot_m2", 0.0, "plot_m2 must be between 1"),
    ],
)
def test_areas_shares_and_divisors_that_cannot_be_are_named_with_their_bounds(
    method_id: str, field: str, wrong: float, message: str
) -> None:
    with pytest.raises(InputError, match=message):
        evaluated(method_id, an_example(method_id, **{field: wrong}))


@pytest.mark.parametrize(
    "table",
    [
        [[NAN, 1e6], [0.01, 2e6]],
        [[0.1, INFINITY], [0.01, 2e6]],
        [[1.5, 1e6], [0.01, 2e6]],
        [[0.1, -5.0], [0.01, 2e6]],
        [[0.1, 1e6], [0.1, 2e6]],
        [[0.1, 1e6]],
        [[0.1], [0.01]],
        "0.1",
    ],
)
def test_no_table_computes_with_a_cell_that_cannot_be(table: object) -> None:
    with pytest.raises(InputError, match="curve_before"):
        evaluated(
            "adaptation.flood_damage", an_example("adaptation.flood_damage", curve_before=table)
        )


def test_a_curve_in_any_order_is_the_same_curve() -> None:
    backwards = an_example("adaptation.flood_damage")
    backwards["curve_before"] = backwards["curve_before"][::-1]
    assert evaluated("adaptation.flood_damage", backwards).indicators[0].before == pytest.approx(
        2_475_000
    )


@pytest.mark.parametrize(
    "years", [[2012, 2011, 2010], [2010, 2012], [2010, 2010], [2009, 2010, 2012, 2011]]
)
@pytest.mark.parametrize("method_id", ["transport.cycling", "waste.landfill"])
def test_years_out_of_order_are_refused(method_id: str, years: list[int]) -> None:
    terms = Terms(np.array(years), the_edition())
    with pytest.raises(InputError, match="years of a calculation must follow each other"):
        evaluate(a_calculation(method_id), terms)


def test_a_range_of_years_that_runs_backwards_is_refused() -> None:
    with pytest.raises(InputError, match="comes before the first"):
        year_range(2020, 2010)


@pytest.mark.parametrize("change", [NAN, INFINITY, -0.6, 0.6])
def test_a_course_grows_by_a_share_that_can_be(change: float) -> None:
    with pytest.raises(InputError, match="yearly_change must be between"):
        Profile(2010, yearly_change=change)


@NO_NUMBERS
def test_a_spread_is_made_of_numbers(wrong: float) -> None:
    with pytest.raises(InputError, match="percent of a spread must be a number between"):
        Percent(wrong)
    with pytest.raises(InputError, match="ratio of a spread must be a number between"):
        Lognormal(wrong)
    with pytest.raises(InputError, match="high of a spread must be a number between"):
        Triangular(0.0, wrong)


@NO_NUMBERS
def test_an_effect_that_is_no_number_never_joins_the_others(wrong: float) -> None:
    effects = [
        SourceEffect("A", CARS, np.array([-10.0, -10.0])),
        SourceEffect("B", CARS, np.array([-10.0, wrong])),
    ]
    reference = {CARS: np.array([100.0, 100.0])}
    for together in (joint_effect, marginal_effects):
        with pytest.raises(InputError, match="Veitrafikk / Personbiler is no number"):
            together(reference, effects)
    sampled = SampledEffect("B", CARS, np.array([-1.0, wrong]), np.array([1.0, 1.0]))
    with pytest.raises(InputError, match="is no number"):
        sampled_total(reference[CARS], [sampled], 2)


@pytest.mark.parametrize("reference", [0.0, NAN, -3.0, INFINITY])
def test_a_reference_that_nothing_can_be_taken_from_is_said(reference: float) -> None:
    joint = joint_effect({CARS: np.array([reference])}, [SourceEffect("A", CARS, np.array([-5.0]))])
    assert joint.total_t().tolist() == [0]
    assert joint.not_placed_of_t("A").tolist() == [-5]
    assert [finding.code for finding in joint.findings] == ["not_placed"]


@given(
    st.lists(st.tuples(st.floats(1, 5_000), st.booleans()), min_size=1, max_size=6),
    st.floats(1, 2_000),
)
def test_measures_that_claim_too_much_are_capped_and_said(
    claims: list[tuple[float, bool]], reference: float
) -> None:
    effects = [
        SourceEffect(f"T-{place}", CARS, np.array([-claim]), disjoint)
        for place, (claim, disjoint) in enumerate(claims)
    ]
    joint = joint_effect({CARS: np.array([reference])}, effects)
    assert -reference * (1 + 1e-9) <= joint.total_t()[0] <= 0
    separate = sum(claim for claim, disjoint in claims if disjoint)
    capped = "disjoint_capped" in {finding.code for finding in joint.findings}
    assert capped is (separate > reference * (1 + 1e-9))
    rest = max(reference - separate, 0.0)
    too_large = {
        finding.measure for finding in joint.findings if finding.code == "larger_than_source"
    }
    for place, (claim, disjoint) in enumerate(claims):
        if not disjoint and abs(claim - rest) > 1e-6 * reference:
            assert (f"T-{place}" in too_large) is (claim > rest)


@NO_NUMBERS
def test_paths_start_from_a_number(wrong: float) -> None:
    with pytest.raises(InputError, match="base_t must be a number"):
        constant_path(wrong, [2009])
    with pytest.raises(InputError, match="base_t must be a number"):
        trend_path(wrong, 0.01, [2009], 2009)
    with pytest.raises(InputError, match="base_t must be a number"):
        per_inhabitant_path(wrong, {2009: 100}, [2009], 2009)


@pytest.mark.parametrize("change", [-1.0, -2.0, 11.0])
def test_a_trend_that_would_turn_emissions_around_is_refused(change: float) -> None:
    with pytest.raises(InputError, match=r"yearly_change must be between -0\.99 and 10"):
        trend_path(1_000.0, change, [2009, 2010], 2009)


@pytest.mark.parametrize("people", [{2009: -5.0}, {2009: NAN}, {2009: 0.0}, {}])
def test_a_population_that_cannot_be_carries_no_path(people: dict[int, float]) -> None:
    with pytest.raises(InputError, match=r"[Pp]opulation|inhabitants"):
        per_inhabitant_path(1_000.0, people, [2009], 2009)


def test_points_of_a_target_path_may_come_in_any_order() -> None:
    points = {2020: 80.0, 2009: 100.0, 2015: 95.0}
    assert target_path(points, [2009, 2012, 2015, 2020]).tolist() == [100, 97.5, 95, 80]
    assert emission_ceiling_t(points, 2008) is None  # before the base year there is no ceiling


@pytest.mark.parametrize("share", [-0.1, 1.1, NAN, INFINITY])
def test_a_target_asks_for_a_share_between_nothing_and_all(share: float) -> None:
    with pytest.raises(InputError, match="reduction_share must be"):
        goal_t(1_000.0, share)
    with pytest.raises(InputError, match="reduction_share must be"):
        standing(1_000.0, share, 900.0)


@NO_NUMBERS
def test_a_target_departs_from_a_number(wrong: float) -> None:
    with pytest.raises(InputError, match="base_t must be a number in t CO2e/yr"):
        goal_t(wrong, 0.5)


def test_what_is_not_known_stays_unknown() -> None:
    found = standing(None, 0.5, 900.0)
    assert (found.goal_t, found.gap_t) == (None, None)
    assert standing(1_000.0, 0.5, None).gap_t is None


@NO_NUMBERS
def test_money_that_is_no_number_has_no_price(wrong: float) -> None:
    with pytest.raises(InputError, match="investment_nok must be a number in NOK"):
        Costs(investment_nok=wrong)
    with pytest.raises(InputError, match="annual_effect_t must be a number"):
        cost_per_tonne_nok(Costs(1_000.0), wrong, rate=0.04, lifetime_years=10)
    with pytest.raises(InputError, match="net_cost_nok must be a number"):
        net_present_value_nok({2010: wrong}, 2010)
    with pytest.raises(InputError, match="cost_per_t_nok must be a number"):
        abatement_cost_curve([("A", wrong, -5.0)])
    with pytest.raises(InputError, match="share_t must be a number"):
        abatement_cost_curve([("A", 100.0, wrong)])
    with pytest.raises(InputError, match="discount rate"):
        annuity(wrong, 10)


def test_an_input_of_nothing_is_asked_for_and_never_taken_as_nought() -> None:
    stated = an_example("transport.cycling")
    stated["new_trips"] = InputValue(None)
    with pytest.raises(InputError, match="new_trips is missing"):
        evaluated("transport.cycling", stated)
