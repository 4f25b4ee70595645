"""Tests of reading inputs: what is taken, what is refused, and how the refusal reads."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.accounting import accounting
from fbdesk.calculation.catalogue import METHODS, method
from fbdesk.calculation.declaration import Input
from fbdesk.calculation.inputs import DEFAULT, PLAN, STATED, Given, InputValue, read_inputs
from fbdesk.calculation.spread import Percent, Triangular
from fbdesk.errors import InputError
from tests.calculation.calculating import an_example, the_edition

CARRIER = "energy.carrier"


def read(method_id: str, electricity: str = "none", **changes: Any) -> dict[str, Given]:
    stated = {
        name: value if isinstance(value, InputValue) else InputValue(value)
        for name, value in an_example(method_id, **changes).items()
    }
    found = read_inputs(method(method_id), stated, the_edition(), accounting(electricity))
    return {one.declared.id: one for one in found}


def read_one(method_id: str, declared: Input, value: float) -> Given:
    changes: dict[str, Any] = {declared.id: value}
    return read(method_id, **changes)[declared.id]


def test_every_input_comes_back_in_declared_order() -> None:
    assert list(read(CARRIER)) == [one.id for one in method(CARRIER).inputs]


def test_a_plain_number_is_in_the_declared_unit() -> None:
    one = read(CARRIER, useful_heat_kwh=1_200)["useful_heat_kwh"]
    assert (one.value, one.origin, one.number) == (1_200.0, STATED, 1_200.0)


def test_a_number_in_another_unit_is_converted() -> None:
    stated = InputValue(3.5, unit="GWh/yr")
    assert read(CARRIER, useful_heat_kwh=stated)["useful_heat_kwh"].value == 3.5e6


def test_a_number_in_a_unit_of_another_kind_is_refused() -> None:
    with pytest.raises(InputError, match="useful_heat_kwh is given in litre but needs kWh/yr"):
        read(CARRIER, useful_heat_kwh=InputValue(3.5, unit="litre"))


def test_a_factor_brings_its_number_in_the_declared_unit() -> None:
    one = read(CARRIER, factor_after_kg_per_kwh=InputValue(factor="el-zeb"))
    found = one["factor_after_kg_per_kwh"]
    assert found.value == pytest.approx(0.132)  # 132 g
    assert found.factor is not None
    assert found.factor.status == "unconfirmed"


def test_the_factor_holds_where_a_number_is_kept_beside_it() -> None:
    stated = InputValue(0.9, factor="el-zeb")
    found = read(CARRIER, factor_after_kg_per_kwh=stated)["factor_after_kg_per_kwh"]
    assert found.value == pytest.approx(0.132)


def test_a_factor_of_another_kind_is_refused() -> None:
    with pytest.raises(InputError, match="is given in kg CO2/litre but needs kg CO2e/kWh"):
        read(CARRIER, factor_before_kg_per_kwh=InputValue(factor="ef-heatingoil-l-nir21"))


def test_a_missing_number_is_asked_for_by_name_and_unit() -> None:
    with pytest.raises(InputError, match="useful_heat_kwh is missing: Useful heat, kWh/yr"):
        read(CARRIER, useful_heat_kwh=None)


def test_a_missing_table_is_asked_for() -> None:
    with pytest.raises(InputError, match="curve_after is missing: Damage after, rows"):
        read("adaptation.flood_damage", curve_after=None)


def test_a_missing_number_with_a_default_takes_it_and_says_so() -> None:
    found = read("transport.cycling", car_occupancy=None)["car_occupancy"]
    assert (found.value, found.origin) == (1.7, DEFAULT)
    assert found.factor is not None
    assert found.factor.source == "SSB"


def test_a_plain_default_takes_its_own_source() -> None:
    found = read("waste.landfill", oxidation=None)["oxidation"]
    assert (found.value, found.origin) == (0.1, DEFAULT)


@pytest.mark.parametrize(
    ("electricity", "expected"),
    [("none", 0), ("location", 0.015), ("market", 0.402), ("life_cycle", 0.13)],
)
def test_power_without_a_factor_follows_the_plan(electricity: str, expected: float) -> None:
    one = read(CARRIER, electricity, factor_after_kg_per_kwh=None)["factor_after_kg_per_kwh"]
    assert one.value == pytest.approx(expected)
    assert one.origin == PLAN


def test_district_heat_without_a_factor_follows_the_plan_too() -> None:
    read_ones = read(CARRIER, "location", factor_after_kg_per_kwh=None, carrier_after="dh")
    assert read_ones["factor_after_kg_per_kwh"].value == pytest.approx(0.075)


def test_oil_without_a_factor_is_not_guessed() -> None:
    with pytest.raises(InputError, match="factor_before_kg_per_kwh is missing"):
        read(CARRIER, factor_before_kg_per_kwh=None)


def test_a_stated_factor_goes_before_the_plans_choice() -> None:
    one = read(CARRIER, "market", factor_after_kg_per_kwh=0.02)["factor_after_kg_per_kwh"]
    assert one.value == 0.02


def test_a_factor_of_electricity_tells_the_carrier() -> None:
    found = read(CARRIER, factor_after_kg_per_kwh=InputValue(factor="el-zeb"), carrier_after=None)
    assert found["carrier_after"].value == "el"
    assert found["carrier_before"].value == "heatingoil"


def test_a_factor_of_oil_tells_nothing_and_leaves_the_carrier_open() -> None:
    stated = InputValue(factor="ef-heatingoil-kwh-nir21")
    found = read(CARRIER, factor_before_kg_per_kwh=stated, carrier_before=None)
    assert found["carrier_before"].value is None


def test_oil_with_a_factor_of_electricity_is_a_contradiction() -> None:
    stated = InputValue(factor="el-zeb")
    with pytest.raises(InputError, match="carrier_before says heatingoil, but el-zeb"):
        read(CARRIER, factor_before_kg_per_kwh=stated)


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), -float("inf"), "1200", True, [1200], {"x": 1}]
)
def test_what_is_no_number_is_refused_by_name_and_unit(value: object) -> None:
    with pytest.raises(InputError, match="useful_heat_kwh must be a number in kWh/yr"):
        read(CARRIER, useful_heat_kwh=InputValue(value))  # type: ignore[arg-type]


def test_a_number_out_of_bounds_is_refused_with_field_value_bounds_and_unit() -> None:
    with pytest.raises(InputError) as refused:
        read("transport.price", price_after=0)
    assert str(refused.value) == "price_after must be between 0.01 and 100000 NOK, not 0"
    assert refused.value.values["label"] == "Price after"


def test_a_factor_out_of_bounds_is_refused_like_a_number() -> None:
    stated = InputValue(factor="ox-managed")  # 0: no number of persons
    with pytest.raises(InputError, match="is given in - but needs persons"):
        read("transport.cycling", car_occupancy=stated)
    with pytest.raises(InputError, match=r"efficiency_before must be between 0\.2 and 8 -, not 0"):
        read(CARRIER, efficiency_before=stated)


def bounded_inputs() -> list[tuple[str, Input]]:
    return [(m.id, i) for m in METHODS for i in m.inputs if i.kind in {"number", "whole"}]


@pytest.mark.parametrize(
    ("method_id", "declared"),
    bounded_inputs(),
    ids=[f"{m}-{i.id}" for m, i in bounded_inputs()],
)
def test_every_bound_holds_at_both_ends(method_id: str, declared: Input) -> None:
    step = (declared.high - declared.low) * 1e-9 + 1e-9
    if declared.kind == "whole":
        step = 1
    for value in (declared.low - step, declared.high + step):
        with pytest.raises(InputError, match=f"^{declared.id} must be between"):
            read_one(method_id, declared, value)
    for value in (declared.low, declared.high):
        assert read_one(method_id, declared, value).value == value


def test_half_a_year_of_deposits_is_no_whole_number() -> None:
    with pytest.raises(InputError, match=r"deposit_years must be a whole number, not 1\.5"):
        read("waste.landfill", deposit_years=1.5)


def test_an_unknown_input_gets_the_nearest_name() -> None:
    with pytest.raises(InputError, match="did you mean useful_heat_kwh"):
        read(CARRIER, useful_heat=3)


def test_an_input_like_no_other_gets_the_list() -> None:
    with pytest.raises(InputError, match="it takes useful_heat_kwh, efficiency_before"):
        read(CARRIER, zzz=3)


def test_a_choice_outside_the_choices_is_refused() -> None:
    with pytest.raises(InputError, match="side must be one of direct, indirect, not both"):
        read("general.stated", side="both")


def test_a_choice_left_open_takes_its_default() -> None:
    assert read("general.stated")["side"].value == "direct"
    assert read("general.stated", side="")["side"].value == "direct"
    assert read("general.stated", side="indirect")["side"].value == "indirect"


def test_an_unknown_carrier_is_refused() -> None:
    with pytest.raises(InputError, match="There is no energy carrier coal"):
        read(CARRIER, carrier_before="coal")


@pytest.mark.parametrize("reason", [None, "", "   "])
def test_a_stated_effect_without_a_reason_is_refused(reason: str | None) -> None:
    with pytest.raises(InputError, match="reason is missing"):
        read("general.stated", reason=reason)


def test_a_reason_is_a_text() -> None:
    with pytest.raises(InputError, match="reason must be a text, not 7"):
        read("general.stated", reason=7)


def test_a_stated_spread_goes_before_the_factors_and_the_declarations() -> None:
    stated = InputValue(factor="doc-msw_food-wet", spread=Percent(5))
    assert read("waste.landfill", doc=stated)["doc"].spread == Percent(5)


def test_a_factor_brings_the_range_of_its_source() -> None:
    found = read("waste.landfill", doc=InputValue(factor="doc-msw_food-wet"))["doc"]
    assert found.spread == Triangular(0.08, 0.2, 0.15)


def test_a_plain_number_is_taken_as_it_is() -> None:
    assert read("waste.landfill", doc=0.15)["doc"].spread is None


def test_a_range_in_another_unit_is_converted_with_its_number() -> None:
    stated = InputValue(3.0, unit="GWh/yr", spread=Triangular(2, 5, 4))
    found = read(CARRIER, useful_heat_kwh=stated)["useful_heat_kwh"]
    assert found.spread == Triangular(2e6, 5e6, 4e6)
    without_mode = InputValue(3.0, unit="GWh/yr", spread=Triangular(2, 5))
    assert read(CARRIER, useful_heat_kwh=without_mode)["useful_heat_kwh"].spread == Triangular(
        2e6, 5e6
    )


@given(st.floats(0, 1))
def test_any_share_from_nought_to_one_is_taken(share: float) -> None:
    assert read("transport.price", affected_share=share)["affected_share"].value == share
