"""The four key figures in words: each case of a target worked out by hand, without a window."""

from dataclasses import replace
from typing import Any

import pytest

from fbdesk.models.programmes.programme import load_programme
from fbdesk.models.results.plan import MeasureResult, TargetResult
from fbdesk.reports.wording import wording_in
from fbdesk.ui.pages.overview.figures import FigureWords, figures_of
from fbdesk.ui.pages.overview.scope import EVERY_SECTOR, every_sector, view_name, views
from tests.reports.given import a_target_result, some_results

WORDING = wording_in("nb", load_programme("framtidens-byer"))
BUS = MeasureResult(measure="bus", number="T-01", title="Bussvei", focus_area="1", counts=True)
SCOPE = "programmets sektorer"


def words(**values: Any) -> dict[str, FigureWords]:
    """Return the figures of a target that the measures miss by 11 500 t, with other values."""
    view = a_target_result(**values)
    return told(view, measures=(BUS,))


def told(view: TargetResult, **values: Any) -> dict[str, FigureWords]:
    found = figures_of(some_results(view, **values), view, WORDING)
    return dict(zip(("emissions", "target", "cut", "remaining"), map(plain, found), strict=True))


def plain(shown: FigureWords) -> FigureWords:
    """Return the words with ordinary spaces."""
    return replace(
        shown,
        figure=shown.figure.replace("\u202f", " ").replace("\u00a0", " "),
        note=shown.note.replace("\u202f", " ").replace("\u00a0", " "),
    )


# Emissions.


def test_the_last_published_year_is_held_against_the_base_year() -> None:
    shown = words(registered_t={2009: 200_000.0, 2011: 198_000.0, 2015: 184_000.0})["emissions"]
    assert (shown.caption, shown.figure) == ("Emissions in 2015", "184 kt")
    # 184 000 / 200 000 = 92 %
    assert shown.note.splitlines()[0] == "down 8 % from 2009"


def test_emissions_that_rose_are_told_as_up() -> None:
    shown = words(registered_t={2009: 200_000.0, 2011: 250_000.0})["emissions"]
    assert shown.note.startswith("up 25 % from 2009")


@pytest.mark.parametrize(
    "registered_t",
    [
        pytest.param({2009: 200_000.0}, id="only the base year is published"),
        pytest.param({2011: 198_000.0}, id="the base year is not published"),
        pytest.param({2009: 0.0, 2011: 198_000.0}, id="nothing was emitted in the base year"),
    ],
)
def test_without_two_years_to_compare_no_change_is_told(registered_t: dict[int, float]) -> None:
    note = words(registered_t=registered_t)["emissions"].note
    assert "up" not in note
    assert "down" not in note
    assert note.startswith(SCOPE)


def test_no_published_emissions_are_a_warning_and_no_nought() -> None:
    shown = words(registered_t={})["emissions"]
    assert (shown.figure, shown.tone) == ("–", "warning")
    assert shown.caption == "Emissions in 2009"


def test_the_share_of_all_emissions_is_told_where_the_inventory_has_that_year() -> None:
    view = a_target_result(registered_t={2009: 200_000.0, 2011: 110_000.0})
    inventory = {2011: {"Veitrafikk": 110_000.0, "Industri, olje og gass": 330_000.0}}
    note = told(view, inventory=inventory)["emissions"].note
    assert note.splitlines()[-1] == f"{SCOPE}, 25 % of all emissions"


def test_emissions_below_a_goal_that_the_plan_misses_are_said_to_be_so() -> None:
    shown = words(registered_t={2009: 200_000.0, 2015: 140_000.0})["emissions"]
    assert shown.note.startswith("down 30 % from 2009, below the target for 2020")


def test_emissions_below_a_goal_that_the_plan_reaches_need_no_such_word() -> None:
    shown = words(registered_t={2009: 200_000.0, 2015: 140_000.0}, gap_t=-10.0)["emissions"]
    assert "below the target" not in shown.note


# The target.


def test_the_target_is_told_in_tonnes_with_its_share_and_scope() -> None:
    shown = words()["target"]
    assert (shown.caption, shown.figure, shown.tone) == ("Target for 2020", "150 kt", "")
    assert shown.note.splitlines() == ["−25 % from 2009", SCOPE]


def test_a_target_without_base_has_its_share_and_the_year_that_lacks() -> None:
    shown = words(goal_t=None, base_t=None)["target"]
    assert (shown.figure, shown.tone) == ("−25 %", "warning")
    assert shown.note.startswith("the inventory lacks 2009")


@pytest.mark.parametrize(
    ("targets", "reason"),
    [
        pytest.param((), "no target is set yet", id="no target"),
        pytest.param((a_target_result(),), "No target covers all emissions", id="another scope"),
    ],
)
def test_every_sector_has_no_target_and_says_why(
    targets: tuple[TargetResult, ...], reason: str
) -> None:
    results = replace(some_results(), targets=targets)
    _, target, _, remaining = figures_of(results, every_sector(results), WORDING)
    assert (target.figure, target.note) == ("–", reason)
    assert (remaining.figure, remaining.note) == ("–", reason)


# The cut.


def test_the_cut_is_the_reference_less_the_measures_in_the_targets_year() -> None:
    shown = words(reference_t={2020: 9_000.0}, measures_at_year_t=7_760.0, band_t={})["cut"]
    assert shown.caption == "The measures together cut in 2020"
    assert (shown.figure, shown.note, shown.tone) == ("1 240 t", SCOPE, "")


def test_the_range_of_the_cut_goes_from_the_small_to_the_large_cut() -> None:
    shown = words(
        reference_t={2020: 9_000.0}, measures_at_year_t=7_760.0, band_t={2020: (7_400.0, 8_100.0)}
    )["cut"]
    # 9 000 − 8 100 and 9 000 − 7 400
    assert shown.note.splitlines()[0] == "between 900 t and 1 600 t"


def test_a_range_of_another_year_is_not_told() -> None:
    assert words(band_t={2019: (1.0, 2.0)})["cut"].note == SCOPE


def test_measures_that_raise_emissions_are_a_rise_and_a_warning() -> None:
    shown = words(reference_t={2020: 9_000.0}, measures_at_year_t=9_500.0, band_t={})["cut"]
    assert (shown.figure, shown.tone) == ("+500 t", "warning")


@pytest.mark.parametrize(
    ("values", "caption"),
    [
        ({"measures_at_year_t": None}, "The measures together cut in 2020"),
        ({"reference_t": {2019: 1.0}}, "The measures together cut in 2020"),
        ({"reference_t": {}}, "The measures together cut"),
    ],
)
def test_a_cut_that_cannot_be_computed_is_unknown(values: dict[str, Any], caption: str) -> None:
    shown = words(**values)["cut"]
    assert (shown.caption, shown.figure, shown.tone) == (caption, "–", "warning")
    assert shown.note.startswith("cannot be computed yet")


def test_ideas_alone_are_no_decided_cut() -> None:
    view = a_target_result()
    shown = told(view, measures=(replace(BUS, counts=False),))["cut"]
    assert shown.note.startswith("no measure is decided yet")
    assert shown.tone == "warning"


# What remains.


def test_what_remains_is_told_with_its_probability() -> None:
    shown = words(registered_t={2009: 200_000.0})["remaining"]
    assert shown.figure == "11,5 kt"
    assert shown.note.splitlines() == ["probability of reaching it: 14 %", SCOPE]


@pytest.mark.parametrize(("probability", "share"), [(0.0, "under 1 %"), (1.0, "over 99 %")])
def test_samples_give_no_certainty(probability: float, share: str) -> None:
    note = words(probability=probability)["remaining"].note
    assert f"probability of reaching it: {share}" in note


def test_a_target_that_is_passed_has_nothing_left_and_something_to_spare() -> None:
    shown = words(gap_t=-2_500.0, probability=0.8)["remaining"]
    assert shown.figure == "0 t"
    assert shown.note.splitlines()[0] == "2 500 t to spare, probability of reaching it: 80 %"


def test_a_target_that_is_met_to_the_tonne_has_nothing_to_spare() -> None:
    shown = words(gap_t=0.0, probability=None)["remaining"]
    assert (shown.figure, shown.note) == ("0 t", SCOPE)


def test_a_gap_that_is_not_known_is_no_nought() -> None:
    shown = words(gap_t=None)["remaining"]
    assert (shown.figure, shown.tone) == ("–", "warning")


def test_a_gap_on_the_path_is_explained_where_published_emissions_are_lower_already() -> None:
    shown = words(registered_t={2009: 200_000.0, 2015: 145_000.0})["remaining"]
    assert shown.note.splitlines()[0] == (
        "on the measures path, which begins in 2009; published emissions of 2015 are 5 000 t "
        "below the target already"
    )


@pytest.mark.parametrize(
    "registered_t",
    [
        pytest.param({2009: 200_000.0, 2015: 150_001.0}, id="still above the target"),
        pytest.param({2009: 140_000.0}, id="nothing published after the start year"),
        pytest.param({}, id="nothing published"),
    ],
)
def test_a_gap_that_nobody_wonders_at_is_not_explained(registered_t: dict[int, float]) -> None:
    assert "on the measures path" not in words(registered_t=registered_t)["remaining"].note


# What can be looked at.


def test_every_sector_adds_up_the_inventory_from_the_start_year_on() -> None:
    results = some_results(
        inventory={2008: {"Veitrafikk": 9.0}, 2009: {"Veitrafikk": 4.0, "Oppvarming": 3.0}}
    )
    assert every_sector(results).registered_t == {2009: 7.0}
    assert every_sector(results).sectors == ("Oppvarming", "Veitrafikk")


def test_every_sector_is_looked_at_in_the_last_year_where_the_targets_is_not_reached() -> None:
    results = some_results(whole_reference={2009: 5.0, 2018: 6.0}, whole_measures_path={2018: 4.0})
    view = every_sector(results)
    assert (view.year, view.measures_at_year_t) == (2018, 4.0)


def test_without_any_path_every_sector_is_looked_at_in_the_start_year() -> None:
    results = some_results(whole_reference={}, whole_measures_path={})
    assert (every_sector(results).year, every_sector(results).measures_at_year_t) == (2009, None)


def test_the_main_target_comes_first_and_the_others_keep_their_order() -> None:
    first, second, main = (a_target_result(target=key) for key in ("a", "b", "c"))
    results = replace(some_results(main), targets=(first, second, main))
    assert [view.target for view in views(results)] == ["c", "a", "b", EVERY_SECTOR]


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({}, "−25 % by 2020, programmets sektorer"),
        ({"scope": "sectors", "title": "Grønn havn"}, "Grønn havn"),
        (
            {"scope": "sectors", "title": " ", "sectors": ("Sjøfart", "Luftfart")},
            "−25 % by 2020, sjøfart, luftfart",
        ),
    ],
)
def test_a_view_is_named_by_its_cut_and_what_it_covers(values: dict[str, Any], name: str) -> None:
    assert view_name(a_target_result(**values), WORDING).replace("\u00a0", " ") == name
