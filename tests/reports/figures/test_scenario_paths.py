"""Tests of the figure of scenarios side by side: a line for each, against one target."""

import itertools
from typing import Any

import pytest

from fbdesk.models.results.plan import Series
from fbdesk.reports.figures.drawn import Drawn
from fbdesk.reports.figures.scenario_paths import scenarios_figure
from fbdesk.reports.figures.style import DARK, PRINT, Style
from tests.reports.given import REFERENCE_T, YEARS, a_target_result, bokmal, some_results

COURSES: dict[str, Series] = {
    "Vedtatte tiltak": {year: REFERENCE_T - 3_500 * (year - 2009) for year in YEARS},
    "Uten staten": {year: REFERENCE_T - 1_000 * (year - 2009) for year in YEARS},
}


def drawn(courses: dict[str, Series] | None = None, style: Style = PRINT) -> Drawn:
    target = a_target_result()
    given = COURSES if courses is None else courses
    return scenarios_figure(given, some_results(target), target, style, bokmal())


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_the_title_states_where_the_scenarios_lead_and_the_target() -> None:
    # 200 000 − 38 500 and 200 000 − 11 000 in 2020
    assert plain(drawn().title) == "Scenarioene gir mellom 162 kt og 189 kt i 2020. Målet er 150 kt"


def test_without_a_goal_the_title_states_the_ends_alone() -> None:
    target = a_target_result(goal_t=None)
    figure = scenarios_figure(COURSES, some_results(target), target, PRINT, bokmal())
    assert plain(figure.title) == "Scenarioene gir mellom 162 kt og 189 kt i 2020"


def test_each_scenario_has_its_name_at_its_end_and_no_other_measures_path_is_drawn() -> None:
    words = [text.get_text() for text in drawn().figure.axes[0].texts]
    assert {"Vedtatte tiltak", "Uten staten"} <= set(words)
    assert "med tiltakene" not in words


def test_the_lines_differ_in_colour_and_in_pattern() -> None:
    names = [f"Scenario {n}" for n in range(4)]
    many: dict[str, Series] = dict(
        zip(names, itertools.repeat(COURSES["Uten staten"]), strict=False)
    )
    found: list[Any] = list(drawn(many).figure.axes[0].lines)  # their ways are not annotated
    lines = [
        line for line in found if len(line.get_xdata()) == len(YEARS) and line.get_linewidth() == 2
    ]
    looks = {(line.get_color(), str(line._unscaled_dash_pattern)) for line in lines}
    assert len({colour for colour, _ in looks}) == 4
    assert len({pattern for _, pattern in looks}) >= 3


def test_the_table_has_a_column_for_each_scenario() -> None:
    table = drawn().table
    last = dict(zip(table.columns, table.rows[-1], strict=True))
    assert plain(last["Uten staten, t"]) == "189 000"
    assert plain(last["Vedtatte tiltak, t"]) == "161 500"


def test_each_line_can_be_pointed_at() -> None:
    texts = [plain(point.text) for point in drawn().points]
    assert "2020, Uten staten: 189 kt" in texts


@pytest.mark.parametrize("style", [PRINT, DARK])
def test_without_scenarios_or_with_a_long_name_it_can_be_drawn(style: Style) -> None:
    assert drawn({}, style).title == "Klimaregnskapet mangler. Banene kan ikke tegnes"
    long: dict[str, Series] = {"Et scenario med et svært langt navn " * 3: COURSES["Uten staten"]}
    words = [text.get_text() for text in drawn(long, style).figure.axes[0].texts]
    assert any(word.endswith("…") for word in words)
