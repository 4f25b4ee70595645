"""A municipality is the same place under every number it has had."""

import pytest

from fbdesk.errors import UsageError
from fbdesk.models.municipalities import municipalities, municipality, municipality_named
from fbdesk.models.programmes.programme import load_programme


@pytest.mark.parametrize("number", ["0805", "3806", "4001"])
def test_an_old_number_gives_the_same_place(number: str) -> None:
    assert municipality(number).name == "Porsgrunn"


def test_the_number_of_today_is_the_last_one() -> None:
    assert municipality("0806").number == "4003"
    assert municipality("0806").county == "Telemark"
    assert municipality("0806").valid_from == 2024


@pytest.mark.parametrize(
    ("year", "number"), [(2009, "1601"), (2017, "1601"), (2018, "5001"), (2026, "5001")]
)
def test_a_municipality_has_one_number_in_each_year(year: int, number: str) -> None:
    assert municipality("5001").number_in(year) == number


def test_a_place_that_was_never_renumbered_has_one_number_in_all_years() -> None:
    assert [municipality("0301").number_in(year) for year in (2008, 2020, 2024)] == ["0301"] * 3


@pytest.mark.parametrize("year", [2008, 2017, 2018, 2019, 2020, 2023, 2024, 2030])
def test_no_year_falls_between_two_numbers(year: int) -> None:
    for place in municipalities():
        assert sum(period.holds_in(year) for period in place.numbers) == 1


def test_no_number_belongs_to_two_places() -> None:
    numbers = [period.number for place in municipalities() for period in place.numbers]
    assert len(set(numbers)) == len(numbers)
    assert all(len(number) == 4 and number.isdigit() for number in numbers)


def test_an_unknown_number_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"no municipality 9999.*4001 Porsgrunn"):
        municipality("9999")


def test_a_name_is_found_in_any_case() -> None:
    found = municipality_named(" SKIEN ")
    assert found is not None
    assert found.number == "4003"
    assert municipality_named("Skeiane") is None


def test_every_city_of_the_programme_is_known_by_both_its_numbers() -> None:
    for city in load_programme("framtidens-byer").cities:
        place = municipality(city.number)
        assert (place.name, place.number) == (city.name, city.number)
        assert place.number_in(2009) == city.number_2009
