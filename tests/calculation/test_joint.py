"""Tests of the joint effect: worked examples, edges, and properties that must hold for any plan."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.joint import (
    JointEffect,
    Numbers,
    Source,
    SourceEffect,
    effect_on_path,
    joint_effect,
    marginal_effects,
    total_on_source,
)

CARS = Source("Veitrafikk", "Personbiler")
BUSES = Source("Veitrafikk", "Busser")
OIL = Source("Oppvarming", "Fossil olje")


def an_effect(
    *effect_t: float, measure: str = "A", source: Source = CARS, disjoint: bool = False
) -> SourceEffect:
    return SourceEffect(measure, source, np.array(effect_t, dtype=float), disjoint=disjoint)


def a_reduction(t: float, measure: str = "A", *, disjoint: bool = False) -> SourceEffect:
    return an_effect(-t, measure=measure, disjoint=disjoint)


def together(reference_t: float, *effects: SourceEffect) -> JointEffect:
    return joint_effect({CARS: np.array([reference_t])}, effects)


def shares(joint: JointEffect) -> dict[str, float]:
    return {each.measure: float(joint.of_measure_t(each.measure)[0]) for each in joint.effects}


def codes(joint: JointEffect) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.measure) for finding in joint.findings]


# worked examples


def test_two_measures_on_one_source_never_save_more_than_it_emits() -> None:
    joint = together(1_000, a_reduction(800, "A"), a_reduction(700, "B"))
    assert joint.total_t()[0] == pytest.approx(-940)  # 1000·(1 − 0.2·0.3)


def test_shares_follow_the_logarithm_of_what_each_leaves() -> None:
    joint = together(1_000, a_reduction(800, "A"), a_reduction(700, "B"))
    # −ln 0.2 = 1.6094, −ln 0.3 = 1.2040: A gets 1.6094/2.8134 of 940
    assert shares(joint)["A"] == pytest.approx(-940 * 1.6094379 / 2.8134107)
    assert shares(joint)["B"] == pytest.approx(-940 * 1.2039728 / 2.8134107)


def test_a_measure_alone_has_its_stand_alone_effect() -> None:
    assert together(1_000, a_reduction(300)).total_t()[0] == pytest.approx(-300)


def test_equal_measures_get_equal_shares() -> None:
    joint = together(1_000, a_reduction(500, "A"), a_reduction(500, "B"))
    assert shares(joint) == pytest.approx({"A": -375, "B": -375})  # 1000·(1 − 0.25)/2


def test_a_measure_that_removes_the_source_takes_the_whole_joint_effect() -> None:
    joint = together(1_000, a_reduction(1_000, "ban"), a_reduction(400, "B"))
    assert shares(joint) == pytest.approx({"ban": -1_000, "B": 0})


def test_measures_that_each_remove_the_source_share_it_equally() -> None:
    joint = together(900, a_reduction(900, "A"), a_reduction(2_000, "B"), a_reduction(10, "C"))
    assert shares(joint) == pytest.approx({"A": -450, "B": -450, "C": 0})


def test_disjoint_measures_add() -> None:
    joint = together(
        1_000, a_reduction(300, "A", disjoint=True), a_reduction(500, "B", disjoint=True)
    )
    assert shares(joint) == pytest.approx({"A": -300, "B": -500})
    assert joint.findings == ()


def test_disjoint_measures_beyond_the_source_are_capped_pro_rata_and_reported() -> None:
    joint = together(
        1_000, a_reduction(500, "A", disjoint=True), a_reduction(1_500, "B", disjoint=True)
    )
    assert shares(joint) == pytest.approx({"A": -250, "B": -750})
    assert codes(joint) == [("disjoint_capped", None)]


def test_a_disjoint_and_an_overlapping_measure_add_because_they_share_no_part() -> None:
    joint = together(1_000, a_reduction(300, "A", disjoint=True), a_reduction(400, "B"))
    assert shares(joint) == pytest.approx({"A": -300, "B": -400})


def test_overlapping_measures_share_what_the_disjoint_one_leaves() -> None:
    joint = together(
        1_000, a_reduction(200, "A", disjoint=True), a_reduction(400, "B"), a_reduction(600, "C")
    )
    # 800 left for B (one half) and C (three quarters): 800·(1 − 0.5·0.25) = 700
    assert joint.total_t()[0] == pytest.approx(-900)
    assert shares(joint)["A"] == pytest.approx(-200)


def test_nothing_is_left_when_disjoint_measures_take_the_whole_source() -> None:
    joint = together(1_000, a_reduction(1_000, "A", disjoint=True), a_reduction(400, "B"))
    assert shares(joint) == pytest.approx({"A": -1_000, "B": 0})
    assert codes(joint) == [("larger_than_source", "B")]


def test_increases_add_after_the_reductions() -> None:
    joint = together(1_000, a_reduction(800, "A"), an_effect(50, measure="new buses"))
    assert shares(joint) == pytest.approx({"A": -800, "new buses": 50})


def test_an_increase_may_lift_a_source_above_its_reference() -> None:
    assert together(10, an_effect(50)).total_t()[0] == pytest.approx(50)


def test_a_measure_larger_than_its_source_takes_all_of_it_and_is_reported() -> None:
    joint = together(100, a_reduction(250, "A"))
    assert joint.total_t()[0] == pytest.approx(-100)
    assert codes(joint) == [("larger_than_source", "A")]


def test_a_measure_that_is_exactly_as_large_as_its_source_is_no_finding() -> None:
    assert together(100, a_reduction(100)).findings == ()


@pytest.mark.parametrize("reference_t", [0.0, np.nan, -5.0])
def test_an_effect_on_an_empty_source_is_kept_as_not_placed(reference_t: float) -> None:
    joint = together(reference_t, a_reduction(40, "A"))
    assert joint.total_t()[0] == 0
    assert joint.not_placed_of_t("A")[0] == -40
    assert codes(joint) == [("not_placed", "A")]


def test_an_effect_on_a_source_that_the_inventory_lacks_is_kept_as_not_placed() -> None:
    joint = joint_effect({CARS: np.array([1_000.0])}, [an_effect(-40, source=OIL)])
    assert joint.not_placed_of_t("A")[0] == -40
    assert joint.findings[0].source == OIL


def test_only_the_years_without_the_source_are_not_placed() -> None:
    joint = joint_effect({CARS: np.array([100.0, 0.0, 50.0])}, [an_effect(-10, -10, -10)])
    assert joint.total_t().tolist() == [-10, 0, -10]
    assert joint.not_placed_of_t("A").tolist() == [0, -10, 0]
    assert joint.findings[0].years == (1,)


def test_no_effect_on_an_empty_source_is_no_finding() -> None:
    assert joint_effect({CARS: np.array([0.0])}, [an_effect(0)]).findings == ()


def test_a_measure_may_act_on_several_sources() -> None:
    reference = {CARS: np.array([1_000.0]), BUSES: np.array([100.0])}
    joint = joint_effect(reference, [an_effect(-400), an_effect(30, source=BUSES)])
    assert joint.of_measure_t("A")[0] == pytest.approx(-370)
    assert joint.on_source_t(BUSES)[0] == pytest.approx(30)


def test_a_plan_without_effects_changes_nothing() -> None:
    joint = joint_effect({CARS: np.array([1_000.0, 900.0])}, [])
    assert joint.total_t().tolist() == [0, 0]
    assert joint.findings == ()


def test_an_inventory_without_sources_and_effects_gives_an_empty_result() -> None:
    assert joint_effect({}, []).total_t().shape == (0,)


def test_each_year_stands_for_itself() -> None:
    joint = joint_effect(
        {CARS: np.array([1_000.0, 500.0])},
        [an_effect(-800, 0, measure="A"), an_effect(-700, -100, measure="B")],
    )
    assert joint.total_t() == pytest.approx([-940, -100])


def test_a_source_without_effects_keeps_what_it_emits() -> None:
    assert total_on_source(np.array([5.0, 6.0]), []).tolist() == [0, 0]
    assert total_on_source(None, []) == 0


# marginal effect


def test_marginal_is_the_plan_with_the_measure_minus_the_plan_without_it() -> None:
    reference = {CARS: np.array([1_000.0])}
    marginal = marginal_effects(reference, [a_reduction(800, "A"), a_reduction(700, "B")])
    assert marginal["A"][0] == pytest.approx(-240)  # 940 − 700
    assert marginal["B"][0] == pytest.approx(-140)  # 940 − 800


def test_marginal_adds_over_the_sources_of_a_measure() -> None:
    reference = {CARS: np.array([1_000.0]), BUSES: np.array([100.0])}
    effects = [an_effect(-400), an_effect(30, source=BUSES), a_reduction(500, "B")]
    # cars with both 1000·(1 − 0.6·0.5) = 700, without A 500; buses + 30
    assert marginal_effects(reference, effects)["A"][0] == pytest.approx(-200 + 30)


def test_marginal_of_an_effect_that_has_no_place_is_nothing() -> None:
    assert marginal_effects({}, [a_reduction(40)])["A"][0] == 0


def test_marginal_of_measures_on_different_parts_is_their_own_effect() -> None:
    reference = {CARS: np.array([1_000.0])}
    effects = [a_reduction(300, "A", disjoint=True), a_reduction(400, "B")]
    assert marginal_effects(reference, effects) == {
        "A": pytest.approx(np.array([-300])),
        "B": pytest.approx(np.array([-400])),
    }


# the start year


def test_what_a_measure_did_before_the_start_year_does_not_count_again() -> None:
    effect = np.array([-100.0, -100.0, -250.0, -250.0])
    counted = effect_on_path(effect, [2008, 2009, 2010, 2011], start_year=2009)
    assert counted.tolist() == [0, 0, -150, -150]


def test_a_saving_that_falls_away_after_the_start_year_becomes_an_increase() -> None:
    counted = effect_on_path(np.array([-100.0, -100.0, 0.0]), [2009, 2010, 2011], start_year=2009)
    assert counted.tolist() == [0, 0, 100]


def test_the_rule_of_the_start_year_holds_for_each_sample() -> None:
    samples = np.array([[-10.0, -30.0], [-20.0, -70.0]])
    counted = effect_on_path(samples, [2009, 2010], start_year=2009)
    assert counted.tolist() == [[0, -20], [0, -50]]


def test_a_start_year_outside_the_years_is_refused() -> None:
    with pytest.raises(ValueError, match="2005"):
        effect_on_path(np.array([0.0]), [2009], start_year=2005)


# properties

tonnes = st.floats(min_value=-3_000, max_value=500, allow_nan=False).map(lambda t: round(t, 3))
plans = st.lists(st.tuples(tonnes, st.booleans()), min_size=1, max_size=6)
references = st.floats(min_value=0.001, max_value=2_000)


def a_plan(parts: list[tuple[float, bool]]) -> list[SourceEffect]:
    return [
        an_effect(effect_t, measure=f"M{number}", disjoint=disjoint)
        for number, (effect_t, disjoint) in enumerate(parts)
    ]


@given(references, plans)
def test_reductions_together_never_take_more_than_the_source(
    reference_t: float, parts: list[tuple[float, bool]]
) -> None:
    reductions = [(min(effect_t, 0.0), disjoint) for effect_t, disjoint in parts]
    total = together(reference_t, *a_plan(reductions)).total_t()[0]
    assert -reference_t * (1 + 1e-9) <= total <= 0


@given(references, plans)
def test_reductions_together_never_take_more_than_their_plain_sum(
    reference_t: float, parts: list[tuple[float, bool]]
) -> None:
    reductions = [(min(effect_t, 0.0), disjoint) for effect_t, disjoint in parts]
    total = together(reference_t, *a_plan(reductions)).total_t()[0]
    assert total >= sum(effect_t for effect_t, _ in reductions) - 1e-6


@given(references, plans)
def test_shares_add_to_the_joint_effect(
    reference_t: float, parts: list[tuple[float, bool]]
) -> None:
    effects = a_plan(parts)
    joint = together(reference_t, *effects)
    assert sum(shares(joint).values()) == pytest.approx(joint.total_t()[0], rel=1e-12, abs=1e-9)
    alone = total_on_source(np.array([reference_t]), effects)[0]
    assert alone == pytest.approx(joint.total_t()[0], rel=1e-9, abs=1e-6)


@given(references, st.lists(st.tuples(tonnes, st.booleans()), min_size=2, max_size=4))
def test_the_order_of_the_measures_changes_nothing_not_even_the_last_digit(
    reference_t: float, parts: list[tuple[float, bool]]
) -> None:
    effects = a_plan(parts)
    first = together(reference_t, *effects)
    for shuffled in permutations(effects):
        again = together(reference_t, *shuffled)
        assert shares(again) == shares(first)
        assert again.total_t()[0] == first.total_t()[0]


@given(references, plans)
def test_each_share_lies_between_nothing_and_the_stand_alone_effect(
    reference_t: float, parts: list[tuple[float, bool]]
) -> None:
    for effect, share in zip(
        a_plan(parts), shares(together(reference_t, *a_plan(parts))).values(), strict=True
    ):
        alone = float(effect.effect_t[0])
        assert min(alone, 0) - 1e-6 <= share <= max(alone, 0) + 1e-6


@given(references, plans, tonnes, st.booleans())
def test_one_more_reduction_never_makes_the_plan_cut_less(
    reference_t: float, parts: list[tuple[float, bool]], added_t: float, disjoint: bool
) -> None:
    before = together(reference_t, *a_plan(parts)).total_t()[0]
    more = a_plan([*parts, (min(added_t, 0.0), disjoint)])
    assert together(reference_t, *more).total_t()[0] <= before + 1e-6


@given(references, plans)
def test_marginal_equals_two_plans_subtracted(
    reference_t: float, parts: list[tuple[float, bool]]
) -> None:
    effects = a_plan(parts)
    marginal = marginal_effects({CARS: np.array([reference_t])}, effects)
    whole = together(reference_t, *effects).total_t()[0]
    for left_out in effects:
        others = [each for each in effects if each is not left_out]
        expected = whole - together(reference_t, *others).total_t().sum()
        assert marginal[left_out.measure][0] == pytest.approx(expected, rel=1e-9, abs=1e-6)


@given(st.lists(references, min_size=3, max_size=3), plans)
def test_an_array_of_years_gives_what_each_year_gives_alone(
    reference_t: list[float], parts: list[tuple[float, bool]]
) -> None:
    effects = [
        SourceEffect(f"M{number}", CARS, np.full(3, effect_t), disjoint=disjoint)
        for number, (effect_t, disjoint) in enumerate(parts)
    ]
    whole = joint_effect({CARS: np.array(reference_t)}, effects)
    for year, base in enumerate(reference_t):
        alone = together(base, *a_plan(parts))
        assert whole.shares_t[:, year] == pytest.approx(alone.shares_t[:, 0], rel=1e-12, abs=1e-12)


def sampled(rng: np.random.Generator, measure: str, *, disjoint: bool) -> SourceEffect:
    values: Numbers = rng.normal(-100, 60, size=(50, 4))
    return SourceEffect(measure, CARS, values, disjoint=disjoint)


def test_samples_give_what_each_sample_gives_alone() -> None:
    rng = np.random.default_rng(1)
    reference = {CARS: np.array([400.0, 300.0, 200.0, 0.0])}
    effects = [
        sampled(rng, "A", disjoint=False),
        sampled(rng, "B", disjoint=False),
        sampled(rng, "C", disjoint=True),
    ]
    whole = joint_effect(reference, effects)
    for sample in range(50):
        alone = joint_effect(
            reference,
            [
                SourceEffect(each.measure, CARS, each.effect_t[sample], disjoint=each.disjoint)
                for each in effects
            ],
        )
        assert whole.shares_t[:, sample] == pytest.approx(alone.shares_t)


def test_certain_and_sampled_effects_may_stand_together() -> None:
    effects = [an_effect(-10, -10), SourceEffect("B", CARS, np.full((3, 2), -20.0))]
    joint = joint_effect({CARS: np.array([1_000.0, 1_000.0])}, effects)
    assert joint.total_t().shape == (3, 2)
