"""What is shown in the table of measures: area, status, words and mine, each and together."""

from typing import Any

import pytest

from fbdesk.ui.pages.measures.cut import Cut
from fbdesk.ui.pages.measures.lines import MeasureLine
from fbdesk.ui.pages.measures.tools import _keeps
from fbdesk.ui.saved_filters import Filter
from tests.builders import a_measure

CUT = Cut(text="", value_t=None, tip="", tone="")


def a_line(number: str, words: str = "", **values: Any) -> MeasureLine:
    measure = a_measure(number, **values)
    return MeasureLine(
        key=number,
        measure=measure,
        area_name="",
        cut=CUT,
        cost_ore=None,
        granted_ore=None,
        words=words,
    )


LINES = (
    a_line("T-01", "bussvei\nkollektiv", focus_area="1", status="adopted", responsible="Nes"),
    a_line("T-02", "sykkelvei", focus_area="1", status="idea", responsible="Li"),
    a_line("E-01", "fjernvarme\nbussdepot", focus_area="2", status="adopted", responsible=""),
)


def kept(shown: Filter, mine: str = "") -> list[str]:
    is_mine = mine.__eq__ if mine else None
    return [line.measure.number for line in LINES if _keeps(shown, is_mine, line)]


@pytest.mark.parametrize(
    ("shown", "numbers"),
    [
        ({}, ["T-01", "T-02", "E-01"]),
        ({"area": "1"}, ["T-01", "T-02"]),
        ({"area": "4"}, []),
        ({"status": "adopted"}, ["T-01", "E-01"]),
        ({"search": "buss"}, ["T-01", "E-01"]),
        ({"search": "BUSS Kollektiv"}, ["T-01"]),
        ({"area": "1", "status": "adopted"}, ["T-01"]),
        ({"area": "2", "search": "sykkel"}, []),
        ({"area": "1", "status": "idea", "search": "vei"}, ["T-02"]),
    ],
)
def test_every_part_of_a_filter_must_hold(shown: Filter, numbers: list[str]) -> None:
    assert kept(shown) == numbers


def test_mine_narrows_what_the_other_filters_leave() -> None:
    assert kept({}, mine="Nes") == ["T-01"]
    assert kept({"area": "2"}, mine="Nes") == []


def test_words_in_any_order_find_a_measure_that_holds_them_all() -> None:
    assert LINES[0].matches("kollektiv bussvei")
    assert not LINES[0].matches("kollektiv sykkelvei")


def test_no_words_find_everything() -> None:
    assert all(line.matches("  ") for line in LINES)


@pytest.mark.parametrize(
    ("cost_ore", "granted_ore", "gap_ore"),
    [(None, None, None), (None, 5, None), (8, None, 8), (8, 5, 3), (5, 8, -3)],
)
def test_the_gap_of_a_line_is_unknown_only_without_a_cost(
    cost_ore: int | None, granted_ore: int | None, gap_ore: int | None
) -> None:
    line = MeasureLine(
        key="a",
        measure=a_measure(),
        area_name="",
        cut=CUT,
        cost_ore=cost_ore,
        granted_ore=granted_ore,
        words="",
    )
    assert line.gap_ore == gap_ore
