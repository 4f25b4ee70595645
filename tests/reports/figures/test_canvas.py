"""Tests of what all figures share: units of axes, and labels that keep apart."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.reports.figures.canvas import (
    Captions,
    Margins,
    add_axes,
    caption_lines,
    fitted,
    kept_apart,
    new_figure,
    number_axis,
    scale_of,
    year_axis,
)
from fbdesk.reports.figures.style import LIGHT
from tests.reports.given import bokmal


def test_labels_that_are_far_apart_stay_where_they_belong() -> None:
    assert kept_apart([10, 50, 90], 5, 0, 100) == [10, 50, 90]


def test_labels_on_one_spot_are_set_one_above_the_other() -> None:
    assert kept_apart([50, 50, 50], 10, 0, 100) == [50, 60, 70]


def test_labels_at_the_edge_push_the_others_back() -> None:
    assert kept_apart([99, 98], 10, 0, 100) == [100, 90]


def test_labels_without_room_share_what_there_is() -> None:
    assert kept_apart([5, 5, 5], 10, 0, 10) == [0, 5, 10]


def test_no_labels_need_no_places() -> None:
    assert kept_apart([], 10, 0, 100) == []


@given(
    st.lists(st.floats(-50, 150), min_size=1, max_size=12),
    st.floats(0.1, 30),
)
def test_places_are_inside_apart_and_in_the_wanted_order(wanted: list[float], gap: float) -> None:
    places = kept_apart(wanted, gap, 0, 100)
    ordered = sorted(places)
    assert ordered[0] >= -1e-6
    assert ordered[-1] <= 100 + 1e-6
    room = min(gap, 100 / max(len(wanted) - 1, 1))
    assert all(b - a >= room - 1e-6 for a, b in itertools.pairwise(ordered))
    ranks = sorted(range(len(wanted)), key=lambda place: wanted[place])
    assert [places[rank] for rank in ranks] == ordered


def test_small_places_are_drawn_in_tonnes_and_large_ones_in_thousands() -> None:
    assert scale_of(19_999)[0] == 1
    assert scale_of(20_000)[0] == 1000


def test_a_long_title_takes_a_second_line() -> None:
    narrow = LIGHT.sized(300, 300)
    short = caption_lines(narrow, Captions("Kort", "t", ""))
    long = caption_lines(narrow, Captions("Et funn som trenger flere ord enn bredden har", "t", ""))
    assert long == pytest.approx(short + 1.3)


def test_a_small_picture_drops_its_source_and_then_its_unit_line() -> None:
    captions = Captions("Et funn", "1 000 tonn", "Kilde: et navn " * 6)
    assert fitted(LIGHT.sized(800, 500), captions) == captions
    assert fitted(LIGHT.sized(400, 220), captions) == Captions("Et funn", "1 000 tonn", "")
    assert fitted(LIGHT.sized(300, 110), captions) == Captions("Et funn", "", "")


def test_a_picture_too_small_for_its_margins_keeps_room_for_the_axes() -> None:
    style = LIGHT.sized(120, 90, zoom=2)
    captions = Captions("Et langt funn som ikke får plass", "enhet", "kilde")
    axes = add_axes(new_figure(style, captions), style, Margins(left=2, right=3), captions)
    box = axes.get_position()
    assert box.width >= 0.33
    assert box.height >= 0.33


def test_years_on_a_narrow_axis_are_fewer() -> None:
    def ticks(width_px: int) -> list[str]:
        style = LIGHT.sized(width_px, 300)
        captions = Captions("", "", "")
        axes = add_axes(new_figure(style, captions), style, Margins(), captions)
        axes.set_xlim(2009, 2030)
        year_axis(axes, style, 2009, 2030)
        return [label.get_text() for label in axes.get_xticklabels()]

    assert ticks(1_400)[:3] == ["2009", "2010", "2011"]
    assert ticks(600)[:3] == ["2010", "2012", "2014"]
    assert ticks(300) == ["2010", "2015", "2020", "2025", "2030"]
    assert ticks(180) == ["2010", "2020", "2030"]


def test_an_axis_counts_in_the_readers_manner_from_nought() -> None:
    style = LIGHT.sized(600, 400)
    captions = Captions("", "", "")
    axes = add_axes(new_figure(style, captions), style, Margins(), captions)
    number_axis(axes, style, bokmal().numbers, 2_300)
    labels = [label.get_text() for label in axes.get_yticklabels()]
    assert labels[:3] == ["0", "500", "1\u202f000"]


def test_an_axis_of_small_numbers_has_decimals_so_that_no_label_stands_twice() -> None:
    style = LIGHT.sized(600, 400)
    captions = Captions("", "", "")
    axes = add_axes(new_figure(style, captions), style, Margins(), captions)
    number_axis(axes, style, bokmal().numbers, 2)
    labels = [label.get_text() for label in axes.get_yticklabels()]
    assert labels[0] == "0,0"
    assert len(set(labels)) == len(labels)
