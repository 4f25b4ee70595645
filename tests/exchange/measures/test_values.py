"""Tests of what people write into the cells of a list of measures."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.errors import InputError
from fbdesk.exchange.measures.values import (
    amount_ore,
    area_of,
    cut_t,
    day_of,
    is_empty,
    names_in,
    priority_of,
    state_of,
    year_of,
    years_of,
)
from tests.exchange.listed_measures import CHOICES

MILLION = 1_000_000_00
"""Øre."""


@pytest.mark.parametrize(
    ("cell", "factor", "ore"),
    [
        (1200, 1, 1_200_00),
        (1200.5, 1, 1_200_50),
        (1200, 1_000, 1_200_000_00),
        ("1 200 000", 1, 1_200_000_00),
        ("1\u00a0200\u00a0000,-", 1, 1_200_000_00),
        ("1.200.000", 1, 1_200_000_00),
        ("1,5 mill.", 1, 150_000_000),
        ("1.5 mill", 1, 150_000_000),
        ("2 millioner kroner", 1, 2 * MILLION),
        ("0,25 MNOK", 1_000, 25_000_000),
        ("500 tusen", 1, 500_000_00),
        ("500'", 1, 500_000_00),
        ("250 TNOK", 1, 250_000_00),
        ("ca. 300 000 kr", 1_000, 300_000_00),
        ("kr 300", 1_000, 300_00),
        ("300", 1_000, 300_000_00),
        ("0", 1, 0),
    ],
)
def test_an_amount_is_read_with_its_unit(cell: object, factor: int, ore: int) -> None:
    assert amount_ore(cell, factor) == ore


@given(kroner=st.integers(0, 10**9))
def test_whole_kroner_come_in_to_the_krone(kroner: int) -> None:
    written = f"{kroner:,}".replace(",", " ")
    assert amount_ore(written, 1) == amount_ore(kroner, 1) == kroner * 100


@pytest.mark.parametrize(
    "cell", ["innenfor rammen", "1.200", "1–2 mill.", "mill.", True, date(2026, 1, 5), "5 m"]
)
def test_what_is_no_amount_is_refused(cell: object) -> None:
    with pytest.raises(InputError):
        amount_ore(cell, 1)


@pytest.mark.parametrize(
    ("cell", "effect_t"),
    [(120, -120), (-120, -120), ("120 tonn", -120), ("ca. 1 240 t CO2e/år", -1240), ("−85", -85)],
)
def test_a_cut_is_a_reduction_with_either_sign(cell: object, effect_t: float) -> None:
    assert cut_t(cell) == effect_t


def test_a_cut_in_words_is_refused() -> None:
    with pytest.raises(InputError, match="is not a number"):
        cut_t("stor")


@pytest.mark.parametrize(
    ("cell", "years"),
    [
        ("2025-2028", (2025, 2028)),
        ("2025–2028", (2025, 2028)),
        ("2025 –", (2025, None)),
        ("fra 2025", (2025, None)),
        ("innen 2027", (None, 2027)),
        ("–2027", (None, 2027)),
        ("2026", (2026, 2026)),
        (2026.0, (2026, 2026)),
        ("høst 2026", (2026, 2026)),
        (datetime(2026, 5, 1), (2026, 2026)),  # noqa: DTZ001 as spreadsheets give days
    ],
)
def test_a_period_gives_its_first_and_last_year(
    cell: object, years: tuple[int | None, int | None]
) -> None:
    assert years_of(cell) == years


@pytest.mark.parametrize("cell", ["løpende", "", "25/26", 12])
def test_a_period_without_a_year_is_refused(cell: object) -> None:
    with pytest.raises(InputError, match="names no year"):
        years_of(cell)


def test_a_year_is_one_year() -> None:
    assert year_of("1.5.2026") == 2026
    assert year_of("innen 2027") == 2027
    with pytest.raises(InputError, match="names several years"):
        year_of("2025–2027")


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (datetime(2026, 6, 1), date(2026, 6, 1)),  # noqa: DTZ001 as spreadsheets give days
        (date(2026, 6, 1), date(2026, 6, 1)),
        ("1.6.2026", date(2026, 6, 1)),
        ("juni 2026", date(2026, 6, 30)),
        ("2026", date(2026, 12, 31)),
        (2026.0, date(2026, 12, 31)),
        ("innen 2026", date(2026, 12, 31)),
        ("Utgangen av 2026", date(2026, 12, 31)),
        ("Q2 2026", date(2026, 6, 30)),
        ("3. kvartal 2026", date(2026, 9, 30)),
        ("1. halvår 2026", date(2026, 6, 30)),
        ("2. halvår 2026", date(2026, 12, 31)),
    ],
)
def test_a_deadline_is_its_last_day(cell: object, day: date) -> None:
    assert day_of(cell) == day


@pytest.mark.parametrize("cell", ["Løpende", "årlig", "31.2.2026", "innen 20261", "1026"])
def test_what_is_no_deadline_is_refused(cell: object) -> None:
    with pytest.raises(InputError, match="is no date"):
        day_of(cell)


def test_names_are_parted_as_people_part_them() -> None:
    assert names_in("Skien; Telemark fylke\n- NHO, LO", commas=True) == (
        *("Skien", "Telemark fylke", "NHO", "LO"),
    )
    assert names_in("Krav i plan, byggesak; Tilskudd", commas=False) == (
        *("Krav i plan, byggesak", "Tilskudd"),
    )
    assert names_in(" ; ", commas=True) == ()


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("Vedtatt", "adopted"),
        ("vedteke", "adopted"),
        ("Adopted", "adopted"),
        ("Under arbeid", "started"),
        ("Pågår.", "started"),
        ("FERDIG", "completed"),
        ("På vent", "postponed"),
        ("Utgår", "stopped"),
        ("Forslag", "idea"),
        ("Under utredning", "study"),
    ],
)
def test_a_status_is_known_by_the_words_of_lists(cell: str, code: str) -> None:
    assert state_of(cell, CHOICES) == code


@pytest.mark.parametrize("cell", ["Planlagt", "Ikke startet", "50 %", "grønn"])
def test_a_status_that_may_mean_several_is_not_guessed(cell: str) -> None:
    with pytest.raises(InputError, match="Allowed: Idé, Utredes, Vedtatt"):
        state_of(cell, CHOICES)


@pytest.mark.parametrize(("cell", "code"), [("Høy", "high"), (2.0, "medium"), ("låg", "low")])
def test_a_priority_is_known_by_word_or_number(cell: object, code: str) -> None:
    assert priority_of(cell, CHOICES) == code


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("1", "1"),
        (3.0, "3"),
        ("1 Areal og transport", "1"),
        ("2. Energi", "2"),
        ("Arealbruk og transport", "1"),
        ("Transport", "1"),
        ("Avfall", "3"),
        ("Klimatilpasning", "4"),
        ("Energi i bygg", "2"),
        ("Energibruk og bygg", "2"),
        ("Felles", "0"),
    ],
)
def test_a_focus_area_is_known_by_code_name_or_word(cell: object, code: str) -> None:
    assert area_of(cell, CHOICES) == code


@pytest.mark.parametrize("cell", ["Landbruk", "", "Transport og avfall", "9 Annet"])
def test_what_is_no_one_focus_area_is_refused(cell: str) -> None:
    with pytest.raises(InputError, match="is not one of the choices"):
        area_of(cell, CHOICES)


@pytest.mark.parametrize("cell", ["", " ", "-", "–", "..", "n/a"])
def test_dashes_say_nothing(cell: str) -> None:
    assert is_empty(cell)
    assert not is_empty(0.0)
