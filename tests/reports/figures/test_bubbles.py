"""Tests of the figure of cost against cut: place, size, ring, labels that keep apart."""

from typing import Any

import pytest

from fbdesk.models.results.measure_economy import CarbonPrice
from fbdesk.reports.figures.bubbles import LARGEST, SMALLEST, Bubble, bubbles_figure
from fbdesk.reports.figures.drawn import Drawn
from fbdesk.reports.figures.style import DARK, PRINT
from tests.reports.given import bokmal

CARBON = CarbonPrice(2030, 2_000.0, "NOK(2023)/t CO2e", "Finansdepartementet")
SOME = (
    Bubble("T-01", "Sykkel", "1", 400.0, 1_500.0, 4),
    Bubble("T-02", "Oljekjeler", "2", 1_200.0, -900.0, 0),
    Bubble("T-03", "Bane", "1", 600.0, 30_000.0, 2),
    Bubble("T-04", "Ukjent", "3", 90.0, 100.0, None),
)


def drawn(*bubbles: Bubble, carbon: CarbonPrice | None = CARBON) -> Drawn:
    return bubbles_figure(bubbles, 2030, carbon, PRINT, bokmal())


def circles(figure: Drawn) -> dict[float, Any]:
    """Return each bubble as matplotlib draws it, by its cost."""
    found: list[Any] = list(figure.figure.axes[0].collections)
    return {float(each.get_offsets()[0][0]): each for each in found}


def sizes(figure: Drawn) -> dict[float, float]:
    """Return the area of each bubble by its cost."""
    return {cost: float(each.get_sizes()[0]) for cost, each in circles(figure).items()}


def names(figure: Drawn) -> list[str]:
    return [
        text.get_text() for text in figure.figure.axes[0].texts if text.get_text().startswith("T-")
    ]


def test_the_title_counts_what_is_cheap_and_good_for_the_city() -> None:
    assert drawn(*SOME).title == "1 tiltak er både rimelig og bra for bymiljøet"
    more = drawn(*SOME, Bubble("T-05", "Tre", "1", 10.0, 0.0, 1))
    assert more.title == "2 tiltak er både rimelige og bra for bymiljøet"


def test_the_best_for_the_city_is_the_largest_and_the_worst_the_smallest() -> None:
    found = sizes(drawn(*SOME))
    assert found[1_500.0] == LARGEST
    assert found[-900.0] == SMALLEST
    assert found[30_000.0] == pytest.approx((LARGEST + SMALLEST) / 2)


def test_what_is_not_assessed_is_a_ring_as_small_as_the_lowest() -> None:
    figure = drawn(*SOME)
    assert sizes(figure)[100.0] == SMALLEST
    assert len(circles(figure)[100.0].get_facecolor()) == 0


def test_two_bubbles_in_one_place_do_not_write_over_each_other() -> None:
    same = [Bubble(f"T-{n:02}", "Likt", "1", 100.0, 500.0, 1) for n in range(1, 6)]
    assert names(drawn(*same)) == ["T-01", "T-02"]  # one above, one below, the rest on hover


def test_every_bubble_has_its_numbers_on_hover_and_in_the_table() -> None:
    figure = drawn(*SOME)
    assert len(figure.points) == len(figure.table.rows) == 4
    assert figure.points[0].text.replace("\u00a0", " ").replace("\u202f", " ") == (
        "T-01 Sykkel\n400 t, 1 500 kr/t"
    )
    assert figure.table.rows[3][3] == "–"


@pytest.mark.parametrize("carbon", [CARBON, None])
def test_no_bubble_at_all_can_be_drawn_and_says_so(carbon: CarbonPrice | None) -> None:
    figure = bubbles_figure((), 2030, carbon, DARK, bokmal())
    assert figure.title == "Ingen tiltak har både kutt og kostnad ennå"
    assert figure.png(50).startswith(b"\x89PNG")
