"""Tests of the chapters on the city, its region and its parties."""

import pytest

from fbdesk.models.city import Cooperation, Municipality, Party, Population
from fbdesk.reports.chapters.city import city_and_region, parties
from fbdesk.reports.content import Heading, Paragraph
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


def test_a_count_before_the_start_year_is_not_used() -> None:
    city = Municipality(number="4001", name="Porsgrunn")
    early = Population(municipality=city.key, year=2008, inhabitants=34_000)
    blocks = city_and_region(a_basis(city, early))
    assert rows(table(blocks, "Kommuner")) == [("4001", "Porsgrunn", "planlegger", "–", "–")]


def test_a_cooperation_tells_with_whom_and_what_it_builds_on_before_what_it_is() -> None:
    work = Cooperation(
        name="Bypakka", with_whom="Fylket", builds_on="Avtalen av 2007", description="Veg og buss."
    )
    blocks = city_and_region(a_basis(work))
    led = [(b.lead, b.text) for b in blocks if isinstance(b, Paragraph)]
    assert led[-3:] == [
        ("Med:", "Fylket"),
        ("Bygger på:", "Avtalen av 2007"),
        ("", "Veg og buss."),
    ]


def test_a_cooperation_with_a_name_alone_has_no_empty_lines() -> None:
    blocks = city_and_region(a_basis(Cooperation(name="Bypakka")))
    assert headings(blocks)[-1] == "Bypakka"
    assert isinstance(blocks[-1], Heading)


@pytest.mark.parametrize(
    ("role", "person", "told"),
    [
        ("Klimarådgiver", "Kari Nes", "Klimarådgiver · Kari Nes"),
        ("Klimarådgiver", "", "Klimarådgiver"),
        ("", "Kari Nes", "Kari Nes"),
        ("", "", ""),
    ],
)
def test_a_contact_is_told_by_what_is_known_of_it(role: str, person: str, told: str) -> None:
    party = Party(
        name="Fylket", kind="county", role="Buss", contact_role=role, contact_person=person
    )
    (listed,) = rows(table(parties(a_basis(party)), "Parter"))
    assert listed == ("Fylket", "Fylkeskommune", "Buss", told)
