"""Days and places on the line of time."""

from datetime import date

from fbdesk.ui.pages.timeline.scale import TimeScale

SCALE = TimeScale(2008, 2014, 100.0)


def test_each_year_is_equally_long() -> None:
    assert SCALE.x(date(2008, 1, 1)) == 0
    assert SCALE.x(date(2010, 1, 1)) == 200
    assert 249 < SCALE.x(date(2010, 7, 2)) < 250.5
    assert SCALE.width == 700


def test_a_move_counts_whole_years_to_the_nearest() -> None:
    assert [SCALE.years(dx) for dx in (0, 49, 51, 149, -51, -160)] == [0, 0, 1, 1, -1, -2]


def test_every_year_has_four_quarters() -> None:
    quarters = SCALE.quarters()
    assert len(quarters) == 28
    assert quarters[:5] == [
        date(2008, 1, 1),
        date(2008, 4, 1),
        date(2008, 7, 1),
        date(2008, 10, 1),
        date(2009, 1, 1),
    ]
