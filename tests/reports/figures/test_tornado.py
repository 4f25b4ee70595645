"""Tests of the figure of a result's sensitivity: bars, ends, words, the longest first."""

from typing import Any

import pytest

from fbdesk.calculation.sensitivity import Swing, Tornado
from fbdesk.reports.figures.drawn import Drawn
from fbdesk.reports.figures.style import DARK, PRINT
from fbdesk.reports.figures.tornado import MOST_BARS, number_words, span_words, tornado_figure
from tests.reports.given import bokmal


def a_swing(label: str, at_low_t: float, at_high_t: float, **values: Any) -> Swing:
    defaults: dict[str, Any] = {
        "input": label,
        "label": label,
        "unit": "km",
        "factor": "",
        "calculation": "a",
        "value": 1_000.0,
        "low": 800.0,
        "high": 1_200.0,
    }
    return Swing(at_low_t=at_low_t, at_high_t=at_high_t, **{**defaults, **values})


TRAFFIC = a_swing("Traffic", -160.0, -240.0)
PRICE = a_swing("Price", -210.0, -190.0, unit="-", low=0.1, high=0.3)
BOTH = Tornado(-200.0, (TRAFFIC, PRICE))


def drawn(tornado: Tornado = BOTH) -> Drawn:
    return tornado_figure(tornado, PRINT, bokmal())


def bars(figure: Drawn) -> list[Any]:
    """Return the bars as matplotlib's rectangles, whose ways are not annotated."""
    return list(figure.figure.axes[0].patches)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_the_title_names_what_the_result_hangs_most_on() -> None:
    assert drawn().title == "Resultatet henger mest på traffic"


def test_each_number_has_a_bar_from_its_low_to_its_high_end_around_the_result() -> None:
    ends = [(bar.get_x(), bar.get_x() + bar.get_width()) for bar in bars(drawn())]
    assert ends == [(200, 160), (200, 240), (200, 210), (200, 190)]


def test_the_ends_are_written_in_tonnes() -> None:
    words = [plain(text.get_text()) for text in drawn().figure.axes[0].texts]
    assert {"160 t", "240 t", "210 t", "190 t"} <= set(words)
    assert "Traffic: 800 til 1 200 km" in words


def test_an_end_at_which_emissions_rise_is_called_a_rise() -> None:
    words = [
        plain(text.get_text())
        for text in drawn(Tornado(-10.0, (a_swing("A", 20.0, -40.0),))).figure.axes[0].texts
    ]
    assert "+20 t" in words


def test_units_stand_once_and_a_share_has_none() -> None:
    assert plain(span_words(TRAFFIC, bokmal())) == "800 til 1 200 km"
    assert plain(span_words(PRICE, bokmal())) == "0,1 til 0,3"
    assert plain(number_words(TRAFFIC, 800.0, bokmal())) == "800 km"


def test_the_table_has_every_number_and_the_picture_only_so_many() -> None:
    many = Tornado(-200.0, tuple(a_swing(f"Tall {n}", -150.0 - n, -250.0 + n) for n in range(12)))
    figure = drawn(many)
    assert len(bars(figure)) == 2 * MOST_BARS
    assert len(figure.table.rows) == 12
    assert [plain(cell) for cell in drawn().table.rows[0]] == [
        *("Traffic", "800 km", "1 200 km"),
        *("160,0", "240,0"),
    ]


def test_each_end_can_be_pointed_at() -> None:
    texts = [plain(point.text) for point in drawn().points]
    assert texts[:2] == ["Traffic 800 km: kutter 160 t", "Traffic 1 200 km: kutter 240 t"]


@pytest.mark.parametrize("style", [PRINT, DARK.sized(240, 160, 2.0)])
def test_nothing_uncertain_and_long_names_can_be_drawn(style: Any) -> None:
    nothing = tornado_figure(Tornado(-5.0), style, bokmal())
    assert nothing.title == "Ingen tall i beregningen er usikre"
    long = tornado_figure(
        Tornado(-5.0, (a_swing("Et langt navn " * 20, -4.0, -6.0),)), style, bokmal()
    )
    assert long.png(50).startswith(b"\x89PNG")
