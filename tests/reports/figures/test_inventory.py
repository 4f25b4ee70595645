"""Tests of the figure of the inventory: what is stacked, what stands apart, and what it says."""

from typing import Any

import pytest

from fbdesk.reports.figures.drawn import Drawn
from fbdesk.reports.figures.inventory import (
    giant_sector,
    inventory_figure,
    scope_totals,
    sector_colour,
    stacking_order,
)
from fbdesk.reports.figures.style import PRINT
from tests.reports.given import SECTORS, bokmal, some_results

INDUSTRY = "Industri, olje og gass"
PORSGRUNN = {
    2009: {INDUSTRY: 2_099_750.0, "Veitrafikk": 79_503.0, "Oppvarming": 9_667.0},
    2024: {INDUSTRY: 1_843_810.0, "Veitrafikk": 56_011.0, "Oppvarming": 2_728.0},
}


def drawn(inventory: dict[int, dict[str, float]], **values: Any) -> Drawn:
    return inventory_figure(some_results(inventory=inventory, **values), PRINT, bokmal())


def test_industry_that_dwarfs_the_city_stands_apart() -> None:
    assert giant_sector(PORSGRUNN) == INDUSTRY
    assert len(drawn(PORSGRUNN).figure.axes) == 2


def test_a_sector_of_the_programme_is_never_set_apart() -> None:
    assert giant_sector({2009: {"Veitrafikk": 90.0, "Jordbruk": 10.0}}) == ""


def test_a_sector_alone_is_not_set_apart_from_nothing() -> None:
    assert giant_sector({2009: {INDUSTRY: 90.0}}) == ""


def test_the_scope_lies_at_the_bottom_with_its_largest_sector_first() -> None:
    inventory = {2009: {"Jordbruk": 900.0, "Oppvarming": 100.0, "Veitrafikk": 500.0, "Luftfart": 0}}
    assert stacking_order(inventory, SECTORS, "") == ("Veitrafikk", "Oppvarming", "Jordbruk")


def test_sectors_in_the_scope_have_their_areas_colour_and_others_are_grey() -> None:
    wording = bokmal()
    area_1 = wording.programme.focus_area("1").colour
    assert sector_colour("Veitrafikk", -1, SECTORS, wording) == area_1
    assert sector_colour("Veitrafikk", 0, ("Oppvarming",), wording) == "#7C8886"
    paler = sector_colour("Energiforsyning", -1, SECTORS, wording)
    assert paler != sector_colour("Oppvarming", -1, SECTORS, wording)


def test_the_title_tells_how_the_scope_has_moved() -> None:
    # (56 011 + 2 728) / (79 503 + 9 667) − 1 = −34 %
    title = drawn(PORSGRUNN).title
    assert title == "Utslippene i målets sektorer er ned 34\u00a0% fra 2009 til 2024"


def test_emissions_that_rise_are_said_to_rise() -> None:
    inventory = {2009: {"Veitrafikk": 100.0}, 2011: {"Veitrafikk": 110.0}}
    assert "opp 10\u00a0%" in drawn(inventory).title


@pytest.mark.parametrize(
    "inventory",
    [{}, {2009: {"Veitrafikk": 100.0}}, {2009: {"Jordbruk": 1.0}, 2011: {"Jordbruk": 2.0}}],
    ids=["empty", "one year", "nothing in the scope"],
)
def test_without_a_movement_the_title_claims_none(inventory: dict[int, dict[str, float]]) -> None:
    assert drawn(inventory).title == "Utslipp per sektor"


def test_the_sum_of_the_scope_leaves_out_industry() -> None:
    assert scope_totals(some_results(inventory=PORSGRUNN))[2009] == pytest.approx(89_170)


def test_years_that_are_not_published_have_no_bar() -> None:
    axes = drawn({2009: {"Veitrafikk": 1.0}, 2011: {"Veitrafikk": 1.0}}).figure.axes[0]
    bars: list[Any] = list(axes.patches)
    centres = {round(bar.get_x() + bar.get_width() / 2) for bar in bars}
    assert centres == {2009, 2011}


def test_the_alternative_text_says_how_much_stands_apart() -> None:
    # 1 843 810 / 1 902 549 = 97 %
    assert "97\u00a0% av alle utslipp i 2024" in drawn(PORSGRUNN).alternative_text


def test_the_table_has_every_sector_the_giant_and_the_sum() -> None:
    table = drawn(PORSGRUNN).table
    assert [row[0] for row in table.rows] == [
        "Veitrafikk",
        "Oppvarming",
        "Industri, olje og gass",
        "Alle sektorer",
    ]
    assert table.rows[-1][1] == "2\u202f188\u202f920"


def test_pointing_at_a_bar_tells_year_sector_and_tonnes() -> None:
    texts = [point.text for point in drawn(PORSGRUNN).points]
    assert "2009, Veitrafikk: 79,5\u00a0kt" in texts


@pytest.mark.parametrize(
    ("last_t", "title"),
    [
        (100.0, "er like høye i 2011 som i 2009"),
        (100.4, "er like høye i 2011 som i 2009"),
        (99.6, "er like høye i 2011 som i 2009"),
        (101.0, "er opp 1 % fra 2009 til 2011"),
        (98.0, "er ned 2 % fra 2009 til 2011"),
    ],
)
def test_the_title_never_says_that_emissions_moved_by_nought(last_t: float, title: str) -> None:
    inventory = {2009: {"Veitrafikk": 100.0}, 2011: {"Veitrafikk": last_t}}
    figure = inventory_figure(some_results(inventory=inventory), PRINT, bokmal())
    assert figure.title.replace("\u00a0", " ") == f"Utslippene i målets sektorer {title}"
