"""Tests of units: what converts, by how much, and what must never be mixed."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.quantities import added, convert, convertible, tonnes, unit
from fbdesk.errors import InputError
from tests.calculation.calculating import the_edition

UNITS_WITHOUT_CONVERSION = {
    "NOK per NOK",
    "date",
    "largest nominal annual probability",
    "cm",
    "m",
    "W/m2K",
    "1/h at 50 Pa",
    "g per km (article wording)",
}


@pytest.mark.parametrize(
    ("value", "given_unit", "wanted", "expected"),
    [
        (1_240, "kg", "t", 1.24),
        (15, "g CO2e/kWh", "kg CO2e/kWh", 0.015),
        (3.5, "GWh/yr", "kWh/yr", 3_500_000),
        (1, "TJ", "kWh", 277_777.7777777778),  # 1 kWh = 3.6 MJ
        (36, "MJ", "kWh", 10),
        (0.5498, "t fossil CO2/t waste", "kg CO2e/t", 549.8),
        (2.83, "t CO2e/short ton", "kg CO2e/t", 3_119.55),  # 2 830 kg per 0.90718474 t
        (69_300, "kg CO2/TJ", "kg CO2e/kWh", 0.24948),  # 69 300 · 3.6e-6
        (119, "g CO2e/vkm", "kg CO2e/vkm", 0.119),
        (0.17, "kg CO2e/km", "kg CO2e/vkm", 0.17),
        (21.4, "kg CO2e/1000 NOK", "kg CO2e/NOK", 0.0214),
        (4, "g CH4/kg", "g CH4/kg", 4),
        (4, "g CH4/kg", "kg CH4/t", 4),  # per mille either way
        (12, "%", "-", 0.12),
        (0.42, "%/%", "-", 0.42),
        (100, "l/(s*ha)", "mm/h", 36),  # 100 l/s on a hectare = 360 m³/h on 10 000 m²
        (100, "kWh/m2 heated BRA/yr (net need)", "kWh/m2/yr", 100),
        (2, "mill. vkm/yr", "vkm/yr", 2e6),
    ],
)
def test_a_value_keeps_its_meaning_in_another_unit(
    value: float, given_unit: str, wanted: str, expected: float
) -> None:
    assert convert(value, given_unit, wanted) == pytest.approx(expected, rel=1e-5)


@pytest.mark.parametrize(
    ("given_unit", "wanted"),
    [
        ("kWh", "t"),
        ("kg CO2e/kWh", "kg CO2e/vkm"),
        ("g CO2e/pkm", "kg CO2e/vkm"),
        ("kg CO2/litre", "kg CO2e/Sm3"),
        ("kWh", "kWh/yr"),
        ("kg", "kg CO2e"),
        ("1/yr", "-"),
    ],
)
def test_what_measures_another_thing_is_refused(given_unit: str, wanted: str) -> None:
    assert not convertible(given_unit, wanted)
    with pytest.raises(InputError, match="measure different things"):
        convert(1.0, given_unit, wanted)


@pytest.mark.parametrize(
    ("given_unit", "wanted"),
    [
        ("g CH4/kg", "g N2O/kg"),
        ("kg N2O/t", "g CH4/kg"),
        ("t CH4", "kg N2O"),
    ],
)
def test_a_gram_of_one_gas_is_never_a_gram_of_another(given_unit: str, wanted: str) -> None:
    assert not convertible(given_unit, wanted)
    with pytest.raises(InputError, match="measure different things"):
        convert(1.0, given_unit, wanted)


def test_a_weight_that_names_no_gas_is_taken_for_the_gas_that_is_asked_for() -> None:
    assert convert(500_000.0, "kg/yr", "t CH4/yr") == pytest.approx(500)
    assert convert(240.0, "g/t", "g N2O/kg") == pytest.approx(0.24)


def test_an_unknown_unit_is_named() -> None:
    with pytest.raises(InputError, match="bushel is not a unit"):
        unit("bushel")


@pytest.mark.parametrize("given_unit", ["kg CO2/litre", "kg CO2/kWh", "kg CO2e/t"])
def test_a_free_activity_takes_any_emission_factor_as_it_stands(given_unit: str) -> None:
    assert convert(2.66, given_unit, "kg CO2e/unit") == 2.66


def test_a_free_activity_still_converts_what_is_emitted() -> None:
    assert convert(15.0, "g CO2e/kWh", "kg CO2e/unit") == pytest.approx(0.015)


def test_a_free_activity_takes_no_number_that_is_not_an_emission() -> None:
    assert not convertible("kWh/litre", "kg CO2e/unit")
    assert not convertible("kg CO2e", "kg CO2e/unit")


def test_every_number_of_the_edition_has_a_unit_that_is_known_or_named_here() -> None:
    def known(text: str) -> bool:
        try:
            unit(text)
        except InputError:
            return False
        return True

    strange = {f.unit for f in the_edition().factors if f.value is not None and not known(f.unit)}
    assert strange <= UNITS_WITHOUT_CONVERSION


@given(st.floats(-1e9, 1e9))
def test_there_and_back_is_the_same_number(value: float) -> None:
    there = convert(value, "GWh", "MJ")
    assert convert(there, "MJ", "GWh") == pytest.approx(value, rel=1e-12, abs=1e-9)


def test_arrays_convert_like_numbers() -> None:
    samples = np.array([1.0, 2.0, 3.0])
    assert list(np.asarray(convert(samples, "GWh", "kWh"))) == [1e6, 2e6, 3e6]
    assert list(np.asarray(tonnes(samples))) == [0.001, 0.002, 0.003]


def test_numbers_and_samples_add_up() -> None:
    assert added([]) == 0
    assert added([1.5, 2.0]) == 3.5
    assert np.asarray(added([np.array([1.0, 2.0]), 3.0])).tolist() == [4, 5]
