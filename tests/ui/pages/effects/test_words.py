"""What the page of the joint effect says: lines, sums, ceiling, remarks."""

from typing import Any

import pytest

from fbdesk.models.city import Settings
from fbdesk.models.effects import Effect
from fbdesk.models.programmes.programme import load_programme
from fbdesk.models.results.computing import compute, edition_of
from fbdesk.models.results.plan import PlanResults, TargetResult
from fbdesk.models.row import Row
from fbdesk.reports.wording import wording_in
from fbdesk.ui.pages.effects.words import (
    EffectLine,
    ceiling_lines,
    choices_words,
    effect_lines,
    findings_of_the_effect,
    outside_words,
    together_words,
)
from fbdesk.ui.pages.overview.scope import views
from tests.builders import a_measure, a_plan, a_stated_effect, a_target, an_inventory

WORDS = wording_in("nb", load_programme("framtidens-byer"))
CARS, OIL = ("Veitrafikk", "Personbiler"), ("Oppvarming", "Fossil olje")


def computed(*rows: Row, **settings: Any) -> PlanResults:
    edition, *measured = an_inventory({CARS: {2009: 1_000.0, 2011: 900.0}, OIL: {2009: 200.0}})
    plan = a_plan(edition, *measured, *rows, inventory_edition=edition.key, **settings)
    assert isinstance(plan.settings, Settings)
    return compute(plan, edition_of(plan))


def two_on_cars() -> tuple[Row, ...]:
    first, second = a_measure("T-01"), a_measure("T-02")
    return first, *a_stated_effect(first, -500), second, *a_stated_effect(second, -500)


def view_of(results: PlanResults) -> TargetResult:
    return views(results)[0]


def line(lines: tuple[EffectLine, ...], number: str) -> EffectLine:
    return next(each for each in lines if each.number == number)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_each_measure_stands_alone_together_and_at_the_margin() -> None:
    # 1 000 t halved twice: 250 left, 750 cut, 375 each; without one 500 are cut, so it adds 250
    results = computed(*two_on_cars(), a_target())
    found = line(effect_lines(results, view_of(results)), "T-01")
    assert (found.alone_t, found.joint_t, found.marginal_t) == (
        pytest.approx(-500),
        pytest.approx(-375),
        pytest.approx(-250),
    )
    assert (found.indirect_t, found.not_placed_t, found.note) == (None, None, "")


def test_only_the_sectors_of_the_target_are_told() -> None:
    measure = a_measure()
    on_oil = a_stated_effect(measure, -50, sector=OIL[0], source=OIL[1])
    results = computed(measure, *on_oil, a_target(scope="sectors", sectors="Veitrafikk"))
    found = line(effect_lines(results, view_of(results)), "T-01")
    assert (found.alone_t, found.joint_t) == (None, None)
    everywhere = line(effect_lines(results, views(results)[-1]), "T-01")
    assert everywhere.joint_t == pytest.approx(-50)


def test_a_measure_without_a_place_says_so_and_keeps_its_tonnes() -> None:
    measure = a_measure()
    nowhere = a_stated_effect(measure, -70, sector="Luftfart", source="Innenriks")
    results = computed(measure, *nowhere, a_target())
    found = line(effect_lines(results, view_of(results)), "T-01")
    assert found.not_placed_t == pytest.approx(-70)
    assert found.note == "not placed in the inventory"
    assert [each.code for each in findings_of_the_effect(results)] == ["not-placed"]


def test_a_measure_larger_than_its_source_says_so() -> None:
    measure = a_measure()
    results = computed(measure, *a_stated_effect(measure, -5_000), a_target())
    assert line(effect_lines(results, view_of(results)), "T-01").note == "larger than its source"


def test_a_measure_that_does_not_count_has_no_share() -> None:
    idea = a_measure(status="idea")
    results = computed(idea, *a_stated_effect(idea, -100), a_target())
    found = line(effect_lines(results, view_of(results)), "T-01")
    assert (found.counts, found.alone_t, found.joint_t) == (False, pytest.approx(-100), None)


def test_the_sum_one_by_one_is_held_against_the_joint_cut() -> None:
    results = computed(*two_on_cars(), a_target())
    view = view_of(results)
    told = plain(together_words(effect_lines(results, view), view, WORDS))
    assert told.startswith("One by one the measures would cut 1 000 t in 2020.")
    assert "Together they cut 750 t" in told


def test_where_nothing_overlaps_there_is_one_sum() -> None:
    measure = a_measure()
    results = computed(measure, *a_stated_effect(measure, -100), a_target())
    view = view_of(results)
    told = plain(together_words(effect_lines(results, view), view, WORDS))
    assert told == "Together the measures cut 100 t in 2020."


def test_without_cuts_it_is_said_plainly() -> None:
    results = computed(a_measure(), a_target())
    view = view_of(results)
    told = together_words(effect_lines(results, view), view, WORDS)
    assert told == "No measure that counts cuts anything in these sectors yet."


def test_what_lies_outside_is_told_apart_and_never_added() -> None:
    measure = a_measure()
    indirect = Effect(measure=measure.key, method="consumption.procurement")
    inputs = [
        _input(indirect, name, value)
        for name, value in (
            ("spend_nok", 1e6),
            ("factor_kg_per_1000_nok", 50.0),
            ("reduction_share", 0.2),
        )
    ]
    results = computed(measure, indirect, *inputs, a_target())
    # 1 000 thousand kr · 50 kg · 0.2 = 10 000 kg
    assert "kutter 10 t" in plain(outside_words(results, 2020, WORDS))
    assert results.measures_path[2020] == results.reference[2020]
    assert outside_words(computed(a_measure()), 2014, WORDS) == ""


def _input(effect: Effect, name: str, value: float) -> Row:
    from fbdesk.models.effects import EffectInput

    return EffectInput(effect=effect.key, name=name, value=value)


def test_the_ceiling_is_the_target_path_year_by_year() -> None:
    # −50 % of 1 200 t by 2020: in 2020 600 t may be emitted; the measures leave 450 t
    results = computed(*two_on_cars(), a_target(0.5))
    lines = {each.key: each for each in ceiling_lines(view_of(results))}
    last = lines["2020"]
    assert last.ceiling_t == pytest.approx(600)
    assert last.measures_t == pytest.approx(450)
    assert last.room_t == pytest.approx(150)
    assert (last.registered_t, last.registered_room_t) == (None, None)
    followed = lines["2011"]
    assert followed.registered_t == pytest.approx(900)
    assert followed.registered_room_t == pytest.approx((followed.ceiling_t or 0) - 900)
    assert "2010" in lines
    assert lines["2010"].registered_t is None


def test_without_a_target_there_is_no_ceiling() -> None:
    results = computed(*two_on_cars())
    assert all(each.ceiling_t is None for each in ceiling_lines(view_of(results)))


def test_the_choices_that_every_figure_depends_on_are_told() -> None:
    told = " · ".join(choices_words(computed(a_target()), WORDS))
    assert told == "GWP AR5 · electricity: ikke medregnet · factor edition 2026.1"
