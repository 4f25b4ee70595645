"""Tests of the scenarios in print: side by side, in the main target's sectors."""

from fbdesk.models.row import Row
from fbdesk.models.scenarios import Scenario, ScenarioMeasure
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.emissions import emissions
from fbdesk.reports.chapters.scenarios import scenarios
from tests.builders import a_measure, a_stated_effect, a_target
from tests.reports.given_plans import a_basis, headings, rows, table, words_of


def a_cut(amount_t: float, number: str, **values: object) -> tuple[Row, ...]:
    measure = a_measure(number, key=number, **values)
    return measure, *a_stated_effect(measure, -amount_t)


def three_measures(*more: Row, language: str = "nb") -> Basis:
    """Return a plan of 1 000 t: 100 t adopted, 200 t that require the state, 300 t as an idea."""
    return a_basis(
        *a_cut(100, "T-01"),
        *a_cut(200, "T-02", state_dependence="great", position=1),
        *a_cut(300, "T-03", status="idea", position=2),
        a_target(0.5),
        *more,
        personbiler_t=1_000,
        language=language,
    )


def side_by_side(basis: Basis) -> list[tuple[str, ...]]:
    return rows(table(scenarios(basis), "Scenarioer"))


def test_the_scenarios_stand_side_by_side() -> None:
    # 1 000 · 0.9 · 0.8 · 0.7 with all, half of 1 000 t is the goal
    assert side_by_side(three_measures()) == [
        ("Vedtatte tiltak", "2", "280", "720", "220"),
        ("Vedtatte og foreslåtte tiltak", "3", "496", "504", "4"),
        ("Uten statens bidrag", "1", "100", "900", "400"),
    ]


def test_the_planners_own_scenario_stands_last_under_its_own_name() -> None:
    own = Scenario(key="own", title="Bare ideen", description="Det som gjenstår å vedta.")
    basis = three_measures(own, ScenarioMeasure(scenario="own", measure="T-03"))
    assert side_by_side(basis)[-1] == ("Bare ideen", "1", "300", "700", "200")
    assert "Bare ideen: Det som gjenstår å vedta." in words_of(scenarios(basis))


def test_each_scenario_says_what_it_holds() -> None:
    told = words_of(scenarios(three_measures()))
    assert "Uten statens bidrag: Det som er vedtatt og kan gjennomføres selv om staten" in told
    assert "Tallene gjelder sektorene i hovedmålet i 2020." in told


def test_a_target_that_is_reached_leaves_nothing() -> None:
    basis = a_basis(*a_cut(600, "T-01"), a_target(0.5), personbiler_t=1_000)
    assert side_by_side(basis)[0] == ("Vedtatte tiltak", "1", "600", "400", "0")


def test_without_a_target_there_is_nothing_to_remain() -> None:
    basis = a_basis(*a_cut(100, "T-01"), personbiler_t=1_000)
    assert side_by_side(basis)[0] == ("Vedtatte tiltak", "1", "100", "900", "–")


def test_a_plan_without_paths_or_measures_has_no_section() -> None:
    assert scenarios(a_basis(*a_cut(100, "T-01"), a_target(0.5))) == ()
    assert scenarios(a_basis(a_target(0.5), personbiler_t=1_000)) == ()


def test_the_section_stands_in_the_chapter_on_emissions() -> None:
    assert "Scenarioer" in headings(emissions(three_measures()))


def test_the_section_speaks_english_in_an_english_document() -> None:
    basis = three_measures(language="en")
    assert rows(table(scenarios(basis), "Scenarios side by side"))[2][0] == (
        "Without the state's contribution"
    )
