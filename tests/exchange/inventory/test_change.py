"""Tests of what two editions of an inventory have in common and what not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.exchange.inventory.change import SAME_WITHIN_T, Comparison, Revision, compare
from fbdesk.exchange.inventory.file import Area, EmissionRow
from fbdesk.exchange.inventory.overview import ROUNDING_T, differences, sums_t
from fbdesk.exchange.inventory.places import Places
from fbdesk.models.city import Municipality
from fbdesk.models.inventory import InventoryRow

CITY = "4001"
HERE = Area(CITY, "Porsgrunn")


def a_row(
    emission_t: float, year: int = 2009, source: str = "Busser", gas: str = "CO2e"
) -> InventoryRow:
    return InventoryRow(
        edition="e",
        municipality=CITY,
        year=year,
        sector="Veitrafikk",
        source=source,
        gas=gas,
        emission_t=emission_t,
    )


def compared(before: list[InventoryRow], after: list[InventoryRow]) -> Comparison:
    return compare(before, after, lambda number: number)


def test_an_edition_compared_with_itself_differs_in_nothing() -> None:
    rows = [a_row(10), a_row(20, 2011)]
    found = compared(rows, rows)
    assert (found.revised, found.sources_added, found.years_added) == ((), (), ())
    assert found.comparable
    assert [(t.before_t, t.after_t) for t in found.totals] == [(10, 10), (20, 20)]


@pytest.mark.parametrize(("change_t", "told"), [(SAME_WITHIN_T / 2, False), (0.1, True)])
def test_a_change_in_the_first_decimal_is_a_revision_and_less_is_none(
    change_t: float, told: bool
) -> None:
    found = compared([a_row(10)], [a_row(10 + change_t)])
    assert bool(found.revised) is told


def test_a_revision_says_where_when_and_how_much() -> None:
    (found,) = compared([a_row(10)], [a_row(12)]).revised
    assert found == Revision(CITY, 2009, "Veitrafikk", "Busser", before_t=10, after_t=12)


def test_gases_that_one_edition_parts_and_the_other_sums_are_no_revision() -> None:
    parted = [a_row(9, gas="CO2"), a_row(0.6, gas="CH4"), a_row(0.4, gas="N2O")]
    assert compared(parted, [a_row(10)]).revised == ()


def test_a_year_that_is_new_is_no_revision() -> None:
    found = compared([a_row(10)], [a_row(10), a_row(11, 2011)])
    assert found.revised == ()
    assert (found.years_added, found.years_gone) == ((2011,), ())
    assert found.totals[1].before_t is None


def test_nothing_before_is_nothing_to_compare_with() -> None:
    found = compared([], [a_row(10)])
    assert (found.sources_added, found.sectors_added, found.years_added) == ((), (), ())
    assert found.totals[0].after_t == 10


editions = st.lists(
    st.builds(
        a_row,
        st.floats(0, 1e6).map(lambda emission_t: round(emission_t, 1)),
        st.sampled_from((2009, 2011, 2013)),
        st.sampled_from(("Busser", "Personbiler", "Varebiler")),
    ),
    min_size=1,
    max_size=12,
)


@given(editions, editions)
def test_what_came_one_way_went_the_other(
    before: list[InventoryRow], after: list[InventoryRow]
) -> None:
    there, back = compared(before, after), compared(after, before)
    assert there.sources_added == back.sources_gone
    assert there.years_added == back.years_gone
    assert [(r.after_t, r.before_t) for r in there.revised] == [
        (r.before_t, r.after_t) for r in back.revised
    ]


@given(editions, editions)
def test_totals_are_those_of_each_edition(
    before: list[InventoryRow], after: list[InventoryRow]
) -> None:
    found = compared(before, after)
    for rows, total_t in (
        (before, sum(each.before_t or 0.0 for each in found.totals)),
        (after, sum(each.after_t or 0.0 for each in found.totals)),
    ):
        assert total_t == pytest.approx(sum(row.emission_t for row in rows))


# sums of the file itself


def an_emission(emission_t: float, source: str = "Busser") -> EmissionRow:
    return EmissionRow(HERE, 2009, "Veitrafikk", source, "CO2", emission_t)


def test_sources_add_up_to_their_sector() -> None:
    rows = [an_emission(10), an_emission(5, "Personbiler")]
    assert sums_t(rows) == {(HERE, 2009, "Veitrafikk"): 15}


@pytest.mark.parametrize(
    ("stated_t", "told"), [(15.0, 0), (15.0 + ROUNDING_T, 0), (16.1, 1), (13.9, 1)]
)
def test_a_sum_may_be_rounded_to_whole_tonnes_and_no_further(stated_t: float, told: int) -> None:
    rows = [an_emission(10), an_emission(5, "Personbiler")]
    assert len(differences(rows, [an_emission(stated_t)], "Oversikt")) == told


def test_a_sum_without_any_source_is_told_with_both_numbers() -> None:
    (found,) = differences([], [an_emission(7)], "Oversikt")
    assert found.text == (
        "Oversikt gives 7.0 t for Veitrafikk in 2009, its sources add up to 0.0 t. "
        "The sources were kept."
    )


def test_a_sum_that_the_overview_leaves_out_is_no_difference() -> None:
    assert differences([an_emission(10)], [], "Oversikt") == ()


# places


def test_a_number_decides_before_a_name_because_names_are_shared() -> None:
    places = Places.of([Municipality(number="3018", name="Våler")])
    assert places.find(Area("3419", "Våler")) is None
    assert places.find(Area(None, "våler")) is not None


def test_a_place_that_no_list_knows_is_found_by_its_own_number_and_name() -> None:
    places = Places.of([Municipality(number="9999", name="Utopia")])
    found = places.find(Area("9999", "Nowhere"))
    assert found is not None
    assert places.number("utopia") == "9999"
    assert places.number("Atlantis") == "Atlantis"
