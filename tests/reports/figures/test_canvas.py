"""Tests of what all figures share: units of axes, and labels that keep apart."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.reports.figures.canvas import Captions, caption_lines, kept_apart, scale_of
from fbdesk.reports.figures.style import LIGHT


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
