"""What the waste methods share: avoided emissions at their places, and inputs with bounds."""

import numpy as np
import pytest

from fbdesk.calculation.inputs import InputValue
from fbdesk.calculation.methods.waste_inputs import (
    OXIDATION,
    TONNES,
    WASTE_CLASSES,
    avoided,
    credit,
)
from fbdesk.calculation.places import AVOIDED_PRODUCTION, WASTE_INCINERATION
from fbdesk.errors import InputError
from tests.calculation.calculating import an_example, direct_t, evaluated, the_edition

GAS = "waste.landfill_gas"
LESS = "waste.prevention"


def test_each_place_gets_its_own_part_in_tonnes() -> None:
    furnace, production = avoided(
        100.0, (WASTE_INCINERATION, 293.0), (AVOIDED_PRODUCTION, 22_310.0)
    )
    assert (furnace.place, furnace.full_t) == (WASTE_INCINERATION, pytest.approx(-29.3))
    assert (production.place, production.full_t) == (AVOIDED_PRODUCTION, pytest.approx(-2_231))


def test_a_place_with_a_factor_of_nought_has_no_part() -> None:
    parts = avoided(100.0, (WASTE_INCINERATION, 0.0), (AVOIDED_PRODUCTION, 500.0))
    assert [(part.place, part.full_t) for part in parts] == [(AVOIDED_PRODUCTION, -50.0)]


def test_where_all_factors_are_nought_the_first_place_has_the_nought() -> None:
    parts = avoided(100.0, (WASTE_INCINERATION, 0.0), (AVOIDED_PRODUCTION, 0.0))
    assert [(part.place, part.full_t) for part in parts] == [(WASTE_INCINERATION, 0.0)]


def test_no_waste_is_an_effect_of_nought_at_every_place_with_a_factor() -> None:
    parts = avoided(0.0, (WASTE_INCINERATION, 293.0), (AVOIDED_PRODUCTION, 500.0))
    assert [part.full_t for part in parts] == [0.0, 0.0]


def test_samples_are_computed_one_by_one() -> None:
    (part,) = avoided(np.array([1_000.0, 2_000.0, 0.0]), (WASTE_INCINERATION, 550.0))
    assert part.full_t is not None
    assert list(np.asarray(part.full_t)) == pytest.approx([-550.0, -1_100.0, 0.0])


def test_a_factor_that_is_nought_in_some_samples_keeps_its_place() -> None:
    factor = np.array([0.0, 100.0])
    (part,) = avoided(10.0, (WASTE_INCINERATION, factor))
    assert part.full_t is not None
    assert list(np.asarray(part.full_t)) == pytest.approx([0.0, -1.0])


def test_waste_is_counted_as_weighed_and_must_be_stated() -> None:
    assert TONNES.unit == "t/yr"
    with pytest.raises(InputError, match="tonnes is missing: Waste, t/yr"):
        evaluated(LESS, an_example(LESS, tonnes=None))


def test_kilograms_of_waste_are_turned_into_tonnes() -> None:
    kilograms = InputValue(100_000.0, unit="kg/yr")
    assert direct_t(LESS, tonnes=kilograms) == pytest.approx(-29.3)  # 100 t · 293 kg


def test_a_negative_amount_of_waste_is_refused() -> None:
    with pytest.raises(InputError, match="tonnes must be between 0 and"):
        direct_t(LESS, tonnes=-5.0)


def test_a_cover_of_soil_is_taken_for_granted_and_named_in_the_passport() -> None:
    result = evaluated(GAS, an_example(GAS, oxidation=None))
    line = next(line for line in result.passport if line.name == "oxidation")
    assert line.value == OXIDATION.default == 0.1
    assert "table 3.2" in line.source
    assert result.full_direct_t == pytest.approx(-5_040)  # 500·0.4·0.9·28


def test_a_credit_is_per_tonne_and_says_what_it_is() -> None:
    declared = credit("credit_kg_per_t", "Saved", "New minus recycled.", "recycling avoided")
    assert (declared.unit, declared.help) == ("kg CO2e/t", "New minus recycled.")
    assert declared.factor_categories == ("recycling avoided",)
    assert declared.must_be_found


def test_a_credit_of_a_whole_tonne_per_kilogram_is_a_slip_of_the_unit() -> None:
    with pytest.raises(InputError, match="production_kg_per_t must be between 0 and"):
        direct_t(LESS, production_kg_per_t=1_000_000.0)


def test_a_credit_in_tonnes_per_tonne_is_the_same() -> None:
    per_tonne = InputValue(0.293, unit="t CO2e/t")
    assert direct_t(LESS, treatment_kg_per_t=per_tonne) == pytest.approx(-29.3)


@pytest.mark.parametrize("waste", WASTE_CLASSES)
def test_every_class_of_waste_can_be_picked_for_the_furnace(waste: str) -> None:
    clothes = {"treatment_kg_per_t": InputValue(factor=f"inc-msw_{waste}")}
    derived = the_edition().factor(f"inc-msw_{waste}").in_unit("kg CO2e/t")
    result = evaluated(LESS, an_example(LESS, **clothes))
    assert (result.full_direct_t or 0) == pytest.approx(-derived * 100 / 1_000)
