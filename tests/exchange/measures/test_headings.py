"""Tests of the words by which the columns of a city's list are known."""

import pytest

from fbdesk.exchange.measures.fields import BY_CODE, FIELDS
from fbdesk.exchange.measures.headings import (
    best_headings,
    heading_factor,
    heading_text,
    heading_year,
    meanings,
)


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("Tiltak", "title"),
        ("TILTAK", "title"),
        ("Nr.", "number"),
        ("Tiltak nr", "number"),
        ("Ansvarlig", "responsible"),
        ("Ansvar", "responsible"),
        ("Ansvarlig enhet/person", "responsible"),
        ("Ansvarleg", "responsible"),
        ("Frist", "deadline"),
        ("Kostnad", "investment"),
        ("Kostnad (1000 kr)", "investment"),
        ("Kostnad 2026, mill. kr", "investment"),
        ("Årlige kostnader", "operating"),
        ("Satsingsområde", "focus_area"),
        ("Status", "status"),
        ("Status per mai 2025", "status"),
        ("Beskrivelse av tiltaket", "description"),
        ("Virkemiddel", "instruments"),
        ("Verkemiddel", "instruments"),
        ("Effekt (tonn CO2-ekv.)", "cut"),
        ("Tonn CO₂", "cut"),
        ("Effekt for bymiljø", ""),
        ("Samarbeidspartnere", "partners"),
        ("Tidsplan", "years"),
        ("Kommentar", "note"),
        ("Responsible", "responsible"),
        ("Farge", ""),
        ("2026", ""),
        ("", ""),
    ],
)
def test_a_heading_means_what_municipalities_mean_by_it(heading: str, code: str) -> None:
    assert meanings([heading]).get(heading, "") == code


def test_no_word_stands_for_two_fields() -> None:
    words = [word for field in FIELDS for word in field.headings]
    assert sorted(set(words)) == sorted(words)
    assert len(BY_CODE) == len(FIELDS)


def test_each_field_has_one_column_and_the_best_heading_gets_it() -> None:
    found = meanings(["Ansvarlig for oppfølging", "Ansvarlig", "Tiltak i planen", "Tiltak"])
    assert found == {"Ansvarlig": "responsible", "Tiltak": "title"}


def test_amounts_of_several_years_each_have_their_column() -> None:
    found = meanings(["Tiltak", "Kostnad 2026", "Kostnad 2027", "Kostnadsoverslag 2027"])
    assert found == {"Tiltak": "title", "Kostnad 2026": "investment", "Kostnad 2027": "investment"}


def test_the_row_with_most_known_headings_is_the_one_of_headings() -> None:
    rows = [
        ["Tiltak i Skien", "", ""],
        ["", "", ""],
        ["Nr", "Tiltak", "Ansvar"],
        ["1", "Tiltak for sykkel", "By"],
    ]
    assert best_headings(rows) == (2, 3)


def test_a_word_that_is_broken_at_the_end_of_a_line_is_whole_again() -> None:
    assert heading_text("Satsings-\nområde") == "Satsingsområde"
    assert heading_text("Ansvarlig\nenhet ") == "Ansvarlig enhet"
    assert heading_text("Mål - og tiltak") == "Mål - og tiltak"
    assert best_headings([["Tiltak", "Satsings-\r\nområde"]]) == (0, 2)


def test_a_list_of_titles_alone_needs_the_very_word() -> None:
    assert best_headings([["Tiltak"], ["Sykkelvei"]]) == (0, 1)
    assert best_headings([["Tiltak i Skien kommune"], ["Sykkelvei"]]) == (0, 0)
    assert best_headings([]) == (0, 0)


@pytest.mark.parametrize(
    ("heading", "factor"),
    [
        ("Kostnad", None),
        ("Kostnad (kr)", 1),
        ("Kostnad i kroner", 1),
        ("Kostnad (1000 kr)", 1_000),
        ("Kostnad (1 000 kr)", 1_000),
        ("Kostnad i hele tusen", 1_000),
        ("Budsjett TNOK", 1_000),
        ("Investering, mill. kr", 1_000_000),
        ("Investering (MNOK)", 1_000_000),
        ("Kostnad 2026", None),
        ("Ukraina", None),
    ],
)
def test_the_unit_of_amounts_stands_in_their_heading(heading: str, factor: int | None) -> None:
    assert heading_factor(heading) == factor


@pytest.mark.parametrize(
    ("heading", "year"),
    [
        ("Kostnad 2026", 2026),
        ("2027", 2027),
        ("Kostnad 2026–2029", None),
        ("Kostnad 1000 kr", None),
    ],
)
def test_a_year_in_a_heading_is_told(heading: str, year: int | None) -> None:
    assert heading_year(heading) == year
