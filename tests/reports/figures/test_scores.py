"""Tests of the figure of the scores: bars made of contributions, the key, words and table."""

import dataclasses
from typing import Any

import pytest

from fbdesk.models.priorities import KNOWN, MISSING, NOT_APPLICABLE, Points, Rated
from fbdesk.models.priority_weights import CRITERIA
from fbdesk.models.results.measure_economy import MeasureEconomy
from fbdesk.reports.figures.drawn import Drawn
from fbdesk.reports.figures.scores import (
    FEWEST_BARS,
    MOST_BARS,
    criterion_name,
    points_words,
    scores_figure,
)
from fbdesk.reports.figures.style import DARK, LIGHT, PRINT
from tests.reports.given import bokmal

NO_ECONOMY = MeasureEconomy(40, 0.04, 0.0, None, None, (), 0, 0)


def a_rated(number: str, place: int | None, **contributions: float) -> Rated:
    """Return a measure whose score is the sum of its contributions; other criteria lack."""
    points = tuple(
        Points(criterion, KNOWN, 50.0, 1, contributions[criterion])
        if criterion in contributions
        else Points(criterion, NOT_APPLICABLE if criterion == "indirect" else MISSING)
        for criterion in CRITERIA
    )
    return Rated(
        key=number,
        number=number,
        title=f"Tiltak {number}",
        focus_area="1",
        status="adopted",
        counts=True,
        in_tonnes=True,
        alone_t=-1.0,
        joint_t=-1.0,
        indirect_t=None,
        economy=NO_ECONOMY,
        environment={},
        state_dependence="",
        priority="",
        risk="",
        points=points,
        score=sum(contributions.values()) if contributions else None,
        place=place,
    )


FIRST = a_rated("T-01", 1, direct=40.0, cost=30.5)
SECOND = a_rated("T-02", 2, environment=3.0)
UNKNOWN = a_rated("T-03", None)


def drawn(*rated: Rated, **values: Any) -> Drawn:
    return scores_figure(rated, values.get("style", PRINT), bokmal())


def words_in(figure: Drawn) -> list[str]:
    return [text.get_text() for text in figure.figure.axes[0].texts]


def test_the_title_names_the_first_measure() -> None:
    assert drawn(FIRST, SECOND).title == "T-01 Tiltak T-01 kommer først med 70 av 100 poeng"


def test_each_bar_is_made_of_what_the_criteria_give() -> None:
    bars: list[Any] = list(drawn(FIRST, SECOND).figure.axes[0].patches)
    assert [(bar.get_x(), bar.get_width()) for bar in bars] == [(0, 40), (40, 30.5), (0, 3)]


def test_a_part_too_narrow_for_its_figure_has_none_and_the_score_stands_at_the_end() -> None:
    words = words_in(drawn(SECOND))
    assert words.count("3") == 1


def test_the_key_names_only_criteria_that_give_something() -> None:
    words = words_in(drawn(FIRST))
    assert "Direkte kutt" in words
    assert "Kostnad per tonn" in words
    assert "Bymiljø" not in words


def test_a_measure_without_a_score_has_no_bar() -> None:
    figure = drawn(FIRST, UNKNOWN)
    assert [row[1] for row in figure.table.rows] == ["T-01 Tiltak T-01"]
    assert "T-03 Tiltak T-03" not in words_in(figure)


def test_only_so_many_bars_as_can_be_read_and_the_table_has_all() -> None:
    many = [a_rated(f"T-{n:02}", n, direct=100.0 - n) for n in range(1, 41)]
    high, low = (
        drawn(*many, style=LIGHT.sized(900, height)).figure.axes[0].patches for height in (900, 330)
    )
    assert len(high) == MOST_BARS
    assert FEWEST_BARS <= len(low) < 9
    assert len(drawn(*many).table.rows) == 40


def test_the_table_says_what_is_not_known_and_what_does_not_apply() -> None:
    table = drawn(FIRST).table
    row = dict(zip(table.columns, table.rows[0], strict=True))
    assert row["Direkte kutt"] == "40,0"
    assert row["Bymiljø"] == "ikke kjent"
    assert row["Indirekte kutt"] == "gjelder ikke"
    assert row["Poeng"] == "70,5"


def test_each_part_can_be_pointed_at() -> None:
    assert [point.text for point in drawn(FIRST).points] == [
        "T-01, Direkte kutt: 40,0",
        "T-01, Kostnad per tonn: 30,5",
    ]


@pytest.mark.parametrize("style", [PRINT, DARK, DARK.sized(320, 220, 2.0)])
def test_it_can_be_drawn_empty_and_very_small(style: Any) -> None:
    assert drawn(style=style).title == "Ingen tiltak kan settes i rekkefølge ennå"
    long = dataclasses.replace(FIRST, title="Et tiltak med et svært langt navn " * 4)
    assert drawn(long, style=style).png(50).startswith(b"\x89PNG")


def test_every_criterion_has_its_words() -> None:
    names = [criterion_name(criterion, bokmal()) for criterion in CRITERIA]
    assert len(set(names)) == len(CRITERIA)
    assert points_words(Points("cost", MISSING), bokmal()) == "ikke kjent"
