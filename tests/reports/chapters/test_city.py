"""Tests of the chapters on the city, its region and its parties."""

from fbdesk.models.city import Municipality, Population
from fbdesk.reports.chapters.city import city_and_region, parties
from tests.reports.given_plans import a_basis, headings, rows, table, the_full_basis, words_of


def test_background_delimitation_and_cooperation_have_their_sections() -> None:
    blocks = city_and_region(the_full_basis())
    assert headings(blocks) == [
        "Byen og regionen",
        "Bakgrunn",
        "Avgrensing",
        "Samarbeid",
        "Bystrategien",
    ]
    assert "Felles sekretariat." in words_of(blocks)


def test_a_plan_without_delimitation_says_so_where_it_is_missed() -> None:
    blocks = city_and_region(a_basis())
    assert "Byregionen er ikke avgrenset ennå." in words_of(blocks)
    assert "Bakgrunn" not in headings(blocks)


def test_inhabitants_are_those_of_the_start_year_and_not_a_forecast() -> None:
    city = Municipality(number="4001", name="Porsgrunn")
    neighbour = Municipality(number="4012", name="Bamble", planning=False, position=1)
    counts = [
        Population(municipality=city.key, year=year, inhabitants=inhabitants)
        for year, inhabitants in ((2008, 34_000), (2010, 34_600), (2030, 38_300))
    ]
    blocks = city_and_region(a_basis(city, neighbour, *counts))
    assert rows(table(blocks, "Kommuner")) == [
        ("4001", "Porsgrunn", "planlegger", "34 600", "2010"),
        ("4012", "Bamble", "i regionen", "–", "–"),
    ]


def test_parties_are_listed_with_their_kind_and_role() -> None:
    blocks = parties(the_full_basis())
    listed = rows(table(blocks, "Parter"))
    assert ("Porsgrunn kommune", "Kommune", "Leder planen", "") in listed
    assert len(listed) == 3


def test_a_plan_without_parties_says_so() -> None:
    assert "Det er ikke lagt inn parter ennå." in words_of(parties(a_basis()))


def test_the_programmes_meetings_are_told() -> None:
    assert "Politisk toppmøte" in words_of(parties(a_basis()))
