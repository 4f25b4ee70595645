"""The overview looks at a target's sectors or at every sector, and says which."""

import pytest

from fbdesk.models.effects import EffectInput
from fbdesk.models.measures import Measure
from fbdesk.models.programmes.programme import load_programme
from fbdesk.models.results.computing import compute, edition_of
from fbdesk.models.results.plan import PlanResults, TargetResult
from fbdesk.models.strategy import Target
from fbdesk.reports.wording import wording_in
from fbdesk.ui.pages.overview.figures import FigureWords, figures_of
from fbdesk.ui.pages.overview.scope import EVERY_SECTOR, every_sector, view_name, views
from tests.builders import a_plan, a_reduction, a_target, an_inventory, changed

WORDING = wording_in("nb", load_programme("framtidens-byer"))

CARS, INDUSTRY = ("Veitrafikk", "Personbiler"), ("Industri, olje og gass", "Smelteverk")
EMISSIONS = {
    CARS: {2009: 100_000.0, 2011: 90_000.0, 2013: 60_000.0},
    INDUSTRY: {2009: 900_000.0, 2011: 910_000.0, 2013: 940_000.0},
}


def some_results(*contents: object, samples: int = 0) -> PlanResults:
    edition, *measured = an_inventory(EMISSIONS)
    plan = a_plan(edition, *measured, *contents, inventory_edition=edition.key)  # type: ignore[arg-type] # rows
    return compute(plan, edition_of(plan), samples=samples)


def programme_target(**values: object) -> Target:
    return a_target(**{"scope": "programme", **values})  # type: ignore[arg-type] # fields of a target


def figures(results: PlanResults, view: TargetResult) -> dict[str, FigureWords]:
    names = ("emissions", "target", "cut", "remaining")
    return dict(zip(names, figures_of(results, view, WORDING), strict=True))


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def test_the_main_target_comes_first_and_every_sector_last() -> None:
    early = changed(programme_target(year=2015), main=False, title="tidlig")
    main = programme_target(year=2020)
    found = views(some_results(early, main))
    assert [view.target for view in found] == [main.key, early.key, EVERY_SECTOR]


def test_a_target_for_every_sector_needs_no_view_beside_it() -> None:
    target = a_target(scope="all")
    assert [view.target for view in views(some_results(target))] == [target.key]


def test_without_a_target_there_is_still_the_whole_inventory() -> None:
    (view,) = views(some_results())
    assert view.target == EVERY_SECTOR
    assert view.registered_t == {2009: 1_000_000.0, 2011: 1_000_000.0, 2013: 1_000_000.0}


def test_the_whole_inventory_is_looked_at_in_the_main_targets_year() -> None:
    results = some_results(programme_target(year=2020))
    view = every_sector(results)
    assert view.year == 2020
    assert view.reference_t[2020] == pytest.approx(1_000_000)
    assert set(view.sectors) == {"Veitrafikk", "Industri, olje og gass"}


def test_a_chip_states_cut_year_and_sectors() -> None:
    results = some_results(programme_target(share=0.25))
    names = [plain(view_name(view, WORDING)) for view in views(results)]
    assert names == ["−25 % by 2020, programmets sektorer", "Alle utslipp i kommunen"]


def test_a_target_with_sectors_of_its_own_is_called_by_its_title() -> None:
    own = a_target(scope="sectors", sectors="Veitrafikk", title="Halvert trafikkutslipp")
    assert view_name(views(some_results(own))[0], WORDING) == "Halvert trafikkutslipp"


def test_emissions_are_those_of_the_scope_with_their_change_and_share() -> None:
    results = some_results(programme_target(share=0.1))
    words = figures(results, views(results)[0])["emissions"]
    assert words.caption == "Emissions in 2013"
    assert plain(words.figure) == "60,0 kt"
    first, second = plain(words.note).splitlines()
    assert first.startswith("down 40 % from 2009")  # 60 000 / 100 000 − 1
    assert second == "programmets sektorer, 6 % of all emissions"  # 60 000 / 1 000 000


def test_emissions_below_the_goal_are_said_where_the_plan_itself_misses_it() -> None:
    results = some_results(programme_target(share=0.3))
    words = figures(results, views(results)[0])
    assert "below the target for 2020" in words["emissions"].note
    assert plain(words["remaining"].figure) == "30,0 kt"  # nothing done: 100 000 − 70 000


def test_a_rise_is_called_a_rise() -> None:
    target = a_target(scope="sectors", sectors="Industri, olje og gass")
    results = some_results(target)
    note = plain(figures(results, views(results)[0])["emissions"].note)
    assert note.startswith("up 4 % from 2009")  # 940 000 / 900 000


def test_the_goal_is_in_tonnes_with_its_share_and_scope() -> None:
    results = some_results(programme_target(share=0.25))
    words = figures(results, views(results)[0])["target"]
    assert (words.caption, plain(words.figure)) == ("Target for 2020", "75,0 kt")
    assert plain(words.note) == "−25 % from 2009\nprogrammets sektorer"


def test_the_measures_cut_is_the_distance_to_the_reference_path() -> None:
    results = some_results(programme_target(share=0.25), *a_reduction(12_000.0))
    words = figures(results, views(results)[0])
    assert plain(words["cut"].figure) == "12,0 kt"
    assert words["cut"].tone == ""
    assert plain(words["remaining"].figure) == "13,0 kt"  # 88 000 − 75 000


def test_a_reached_target_tells_what_is_to_spare() -> None:
    results = some_results(programme_target(share=0.1), *a_reduction(30_000.0))
    words = figures(results, views(results)[0])["remaining"]
    assert plain(words.figure) == "0 t"
    assert "20,0 kt to spare" in plain(words.note)  # goal 90 000, path 70 000


def test_measures_that_raise_emissions_are_a_warning() -> None:
    results = some_results(programme_target(), *a_reduction(-5_000.0))
    words = figures(results, views(results)[0])["cut"]
    assert plain(words.figure) == "+5 000 t"
    assert words.tone == "warning"


def test_ideas_do_not_cut_and_it_is_said_why() -> None:
    rows = [
        changed(row, status="idea") if isinstance(row, Measure) else row
        for row in a_reduction(12_000.0)
    ]
    results = some_results(programme_target(), *rows)
    words = figures(results, views(results)[0])["cut"]
    assert words.note.startswith("no measure is decided yet")
    assert plain(words.figure) == "0 t"


def test_a_range_and_a_probability_are_told_where_samples_are_known() -> None:
    spread = [
        changed(row, spread="percent", high=0.4)
        if isinstance(row, EffectInput) and row.name == "effect_t"
        else row
        for row in a_reduction(20_000.0)
    ]
    results = some_results(programme_target(share=0.25), *spread, samples=400)
    words = figures(results, views(results)[0])
    low, high = sorted(100_000.0 - end for end in results.band[2020])
    assert 12_000 < low < 20_000 < high < 28_000  # ±40 % of 20 000, P5 to P95
    tonnes = WORDING.numbers.tonnes
    assert words["cut"].note.splitlines() == [
        f"between {tonnes(low)} and {tonnes(high)}",
        "programmets sektorer",
    ]
    assert "probability of reaching it: " in words["remaining"].note.splitlines()[1]


def test_an_inventory_without_the_base_year_leaves_the_goal_open() -> None:
    results = some_results(programme_target(base_year=2010, year=2020))
    words = figures(results, views(results)[0])
    assert "the inventory lacks 2010" in words["target"].note
    assert words["target"].tone == "warning"
    assert words["remaining"].figure == "–"


def test_every_sector_has_no_goal_and_says_so() -> None:
    results = some_results(programme_target(), *a_reduction(12_000.0))
    words = figures(results, views(results)[-1])
    assert plain(words["emissions"].figure) == "1 000 kt"
    assert words["target"].figure == words["remaining"].figure == "–"
    assert words["target"].note == "No target covers all emissions"
    assert plain(words["cut"].figure) == "12,0 kt"


def test_a_plan_without_inventory_has_no_figures_and_no_zeros() -> None:
    plan = a_plan(a_target())
    results = compute(plan, edition_of(plan))
    for view in views(results):
        words = figures(results, view)
        assert words["emissions"].figure == "–"
        assert words["cut"].figure == "–"


def test_a_plan_without_targets_says_that_none_is_set() -> None:
    results = some_results()
    words = figures(results, views(results)[0])
    assert words["target"].note == words["remaining"].note == "no target is set yet"


def test_without_a_path_no_year_is_claimed_for_the_cut() -> None:
    plan = a_plan()
    results = compute(plan, edition_of(plan))
    words = figures(results, views(results)[0])["cut"]
    assert words.caption == "The measures together cut"


@pytest.mark.parametrize(
    ("scope", "base_t", "cut_t"),
    [
        ("all", 1_000_000.0, 10_000.0),
        ("without_industry", 100_000.0, 10_000.0),
        ("programme", 100_000.0, 10_000.0),
    ],
)
@pytest.mark.parametrize("share", [0.1, 0.25, 1.0])
def test_each_scopes_goal_gap_and_cut_follow_from_its_own_base(
    scope: str, base_t: float, cut_t: float, share: float
) -> None:
    target = a_target(share, scope=scope)
    results = some_results(target, *a_reduction(10_000.0))
    view = views(results)[0]
    told = figures(results, view)
    write = WORDING.numbers.tonnes
    goal_t = base_t * (1 - share)
    assert told["target"].figure == write(goal_t)
    assert told["cut"].figure == write(cut_t)
    gap_t = max(0.0, base_t - cut_t - goal_t)
    assert told["remaining"].figure == write(gap_t)
    for name in ("emissions", "target", "cut", "remaining"):
        assert WORDING.scope_inside(scope) in told[name].note


@pytest.mark.parametrize("main_first", [True, False])
def test_the_chips_follow_the_main_target_and_not_the_order_of_writing(*, main_first: bool) -> None:
    main = programme_target(title="hoved")
    other = changed(programme_target(title="annet", year=2030), main=False)
    targets = (main, other) if main_first else (other, main)
    found = views(some_results(*targets))
    assert [view.target for view in found] == [main.key, other.key, EVERY_SECTOR]
    names = [view_name(view, WORDING) for view in found]
    assert len(set(names)) == len(names)


def test_a_target_of_own_sectors_without_a_title_is_still_named() -> None:
    view = TargetResult("t", "", "sectors", ("Veitrafikk",), 2009, 2020, 0.2)
    assert "20" in plain(view_name(view, WORDING))
    assert "2020, veitrafikk" in view_name(view, WORDING)


@pytest.mark.parametrize("year", [2013, 2020, 2050])
def test_the_cut_is_told_in_the_targets_own_year(year: int) -> None:
    results = some_results(programme_target(year=year), *a_reduction(5_000.0))
    told = figures(results, views(results)[0])
    assert told["cut"].caption.endswith(str(year))
    assert told["target"].caption.endswith(str(year))


@pytest.mark.parametrize("amount_t", [1.0, 999.0, 40_000.0])
def test_the_remaining_is_never_below_nought(amount_t: float) -> None:
    results = some_results(programme_target(share=0.00001), *a_reduction(amount_t))
    told = figures(results, views(results)[0])
    assert told["remaining"].figure == WORDING.numbers.tonnes(0.0)
