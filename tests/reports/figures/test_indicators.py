"""The figure of indicators: a panel each, direct labels, words and numbers worked out by hand."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from fbdesk.models.followup import Indicator, IndicatorTarget, IndicatorValue
from fbdesk.models.results.indicators import IndicatorResult, indicator_results
from fbdesk.models.row import Row
from fbdesk.reports.figures.drawn import Drawn
from fbdesk.reports.figures.indicators import indicators_figure, lines_of, value_text
from fbdesk.reports.figures.style import DARK, LIGHT, PRINT, Style
from tests.builders import a_plan
from tests.reports.given import bokmal, english


def an_indicator(observed: dict[int, float], targets: dict[int, float], **values: Any) -> list[Row]:
    """Return an indicator that was observed at the end of years."""
    indicator = Indicator(**{"title": "Sykkelandel", "unit": "%", "focus_area": "1", **values})
    return [
        indicator,
        *(IndicatorTarget(indicator=indicator.key, year=y, value=v) for y, v in targets.items()),
        *(
            IndicatorValue(indicator=indicator.key, observed=date(y, 12, 31), value=v)
            for y, v in observed.items()
        ),
    ]


CYCLING = an_indicator({2010: 4.5, 2011: 6.0}, {2014: 8.0}, baseline=4.0, baseline_year=2009)
WASTE = an_indicator(
    {2010: 250.0, 2012: 230.0}, {2014: 200.0}, baseline=260.0, baseline_year=2009,
    title="Restavfall", unit="kg", direction="down", focus_area="3", position=1,
)  # fmt: skip
EMPTY = an_indicator({}, {}, title="Flomveier", unit="km", focus_area="4", position=2)


def results(*groups: list[Row]) -> tuple[IndicatorResult, ...]:
    return indicator_results(a_plan(*(row for group in groups for row in group)))


def drawn(*groups: list[Row], style: Style = PRINT) -> Drawn:
    return indicators_figure(results(*groups), style, bokmal())


def words_in(figure: Drawn) -> set[str]:
    return {
        text.get_text().replace("\u00a0", " ")
        for axes in figure.figure.axes
        for text in (*axes.texts, axes.title, *axes.get_children())
        if hasattr(text, "get_text")
    }


def test_both_lines_begin_at_the_end_of_the_baselines_year() -> None:
    lines = lines_of(results(CYCLING)[0])
    assert lines.observed[0] == lines.aims[0] == (2010.0, 4.0)
    assert [value for _, value in lines.observed] == [4.0, 4.5, 6.0]
    assert lines.observed[1][0] == pytest.approx(2010 + 364 / 365)
    assert lines.aims[1] == (2015.0, 8.0)


def test_without_a_baseline_the_lines_hold_what_is_there() -> None:
    (result,) = results(an_indicator({2010: 4.5}, {2014: 8.0}))
    lines = lines_of(result)
    assert len(lines.observed) == len(lines.aims) == 1
    nothing = lines_of(results(EMPTY)[0])
    assert nothing.places == ()


def test_one_indicator_tells_its_way_as_the_title() -> None:
    """From 4 to 8; 6 is halfway."""
    figure = drawn(CYCLING)
    assert figure.title.replace("\u00a0", " ") == "Sykkelandel: 50 % av veien til 8 % i 2014"
    assert figure.subtitle.startswith("Enhet: %. ")
    assert {"6 %", "mål 8 %"} <= words_in(figure)


def test_several_indicators_have_a_panel_each_and_the_title_counts_those_on_schedule() -> None:
    """Cycling is at 6 of 5.6 expected; waste at 230 of 224 kg, which should be less."""
    figure = drawn(CYCLING, WASTE, style=LIGHT.sized(900, 400))
    assert len(figure.figure.axes) == 2
    assert figure.title == "1 av 2 indikatorer er i rute"
    assert {"Sykkelandel", "Restavfall", "230 kg", "mål 200 kg"} <= words_in(figure)


def test_an_indicator_without_figures_says_so_in_an_empty_panel() -> None:
    figure = drawn(EMPTY)
    assert figure.title == "Flomveier: ikke observert ennå"
    assert "Ingen tall ennå" in words_in(figure)
    assert not figure.figure.axes[0].axison
    assert drawn(EMPTY, an_indicator({}, {}, title="B", position=3)).title == "2 indikatorer"


def test_an_indicator_without_a_target_tells_its_latest_value() -> None:
    figure = drawn(an_indicator({2010: 4.5}, {}))
    assert figure.title.replace("\u00a0", " ") == "Sykkelandel: 4,5 %"


def test_the_alternative_text_and_the_table_hold_every_number() -> None:
    figure = drawn(CYCLING)
    told = figure.alternative_text.replace("\u00a0", " ")
    assert "4,5 % (31.12.2010), 6 % (31.12.2011)" in told
    assert figure.table.columns == ("Indikator", "Dag eller år", "Observert", "Måltall")
    rows = [[cell.replace("\u00a0", " ") for cell in row] for row in figure.table.rows]
    assert rows == [
        ["Sykkelandel", "2009", "4 %", ""],
        ["Sykkelandel", "31.12.2010", "4,5 %", ""],
        ["Sykkelandel", "31.12.2011", "6 %", ""],
        ["Sykkelandel", "2014", "", "8 %"],
    ]


def test_every_observation_and_target_can_be_pointed_at() -> None:
    points = drawn(CYCLING).points
    assert [point.text.replace("\u00a0", " ") for point in points] == [
        "Sykkelandel 31.12.2010: 4,5 %",
        "Sykkelandel 31.12.2011: 6 %",
        "Sykkelandel 2014: mål 8 %",
    ]
    assert all(0 < point.x <= 1 and 0 < point.y < 1 for point in points)
    assert points[0].x < points[1].x < points[2].x


def test_the_axis_is_written_in_steps_that_are_not_rounded_away() -> None:
    shown = beside(drawn(CYCLING))
    assert len(shown) >= 2
    assert [float(words.replace(",", ".")) for words, _ in shown] == [y for _, y in shown]
    assert len({words for words, _ in shown}) == len(shown)


def beside(figure: Drawn) -> list[tuple[str, float]]:
    """Return the words beside the upright axis of the first panel, and the values they stand at."""
    axes = figure.figure.axes[0]
    upright = axes.get_yaxis_transform()
    return [
        (text.get_text().replace("\u2212", "-"), text.get_position()[1])
        for text in axes.texts
        if text.get_transform() == upright
    ]


def test_each_year_stands_below_its_middle_between_two_marks() -> None:
    axes = drawn(CYCLING).figure.axes[0]
    below = axes.get_xaxis_transform()
    years = [text for text in axes.texts if text.get_transform() == below]
    assert [text.get_text() for text in years] == ["2009", "2010", "2011", "2012", "2013", "2014"]
    assert [text.get_position()[0] for text in years] == [year + 0.5 for year in range(2009, 2015)]
    marks, heights = min(map(ends, axes.lines), key=lambda each: float(np.nanmin(each[1])))
    assert list(marks[::3]) == list(range(2009, 2016))
    assert max(heights[::3]) == axes.get_ylim()[0]


def test_lines_across_stand_at_the_numbers_and_reach_both_edges() -> None:
    figure = drawn(CYCLING)
    axes = figure.figure.axes[0]
    across = [each for each in map(ends, axes.lines) if list(each[0][:2]) == [2009, 2015]]
    assert [list(heights[::3]) for _, heights in across] == [[y for _, y in beside(figure)]]
    assert axes.get_xlim() == (2009, 2015)


def ends(line: Any) -> tuple[Any, Any]:
    """Return the places of a line: years and values; between its parts there is no number."""
    return np.asarray(line.get_xdata(), float), np.asarray(line.get_ydata(), float)


def test_a_falling_target_is_labelled_below_its_line() -> None:
    (target,) = [
        text for text in drawn(WASTE).figure.axes[0].texts if text.get_text().startswith("mål")
    ]
    assert target.get_verticalalignment() == "top"


def test_values_keep_the_digits_that_were_given() -> None:
    assert value_text(4.25, "%", bokmal()) == "4,25\u00a0%"
    assert value_text(4.0, "", bokmal()) == "4"
    assert value_text(1_200.5, "km", english()) == "1,200.5\u00a0km"


@pytest.mark.parametrize("style", [PRINT, DARK.sized(240, 160, 2.0), LIGHT.sized(1_000, 900)])
def test_odd_indicators_in_odd_sizes_can_be_drawn(style: Style) -> None:
    odd = (
        an_indicator({2010: -5.0}, {2014: -50.0}, title="Et langt navn " * 12),
        an_indicator({2010: 0.0}, {2014: 0.0}, title="Null", position=1),
        an_indicator({1990: 1e9, 2060: 1e-6}, {2100: 1e12}, title="Stort", position=2),
        EMPTY,
    )
    assert drawn(*odd, style=style).png(40).startswith(b"\x89PNG")


def test_no_indicator_at_all_is_an_empty_sheet() -> None:
    figure = drawn()
    assert figure.figure.axes == []
    assert figure.title == "0 indikatorer"


def written(figure: Drawn, words: str) -> Any:
    """Return the words beside a point, as they are drawn."""
    return next(
        text
        for axes in figure.figure.axes
        for text in axes.texts
        if text.get_text().replace("\u00a0", " ") == words
    )


def test_words_of_a_first_observation_do_not_run_over_the_numbers_at_the_edge() -> None:
    begun = an_indicator({2010: 41.0}, {2020: 52.0}, unit="prosent")
    assert written(drawn(begun), "41 prosent").get_horizontalalignment() == "left"
    far = an_indicator({2010: 41.0, 2018: 50.0}, {2020: 52.0}, unit="prosent")
    assert written(drawn(far), "50 prosent").get_horizontalalignment() == "right"


def test_a_target_of_nought_has_room_for_its_words_above_the_years() -> None:
    boilers = an_indicator({2010: 28.0}, {2012: 0.0}, baseline=34.0, baseline_year=2009)
    figure = drawn(boilers)
    (axes,) = figure.figure.axes
    low, _ = axes.get_ylim()
    assert low < 0
    assert min(value for _, value in beside(figure)) == 0
    rising = an_indicator({2010: 0.0}, {2012: 10.0})
    assert drawn(rising).figure.axes[0].get_ylim()[0] == 0
