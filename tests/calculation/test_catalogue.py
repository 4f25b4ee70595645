"""Tests of the catalogue: every declaration is whole, checked by its own example."""

import inspect
import json
from collections.abc import Iterator

import pytest

from fbdesk.calculation.accounting import ACCOUNTINGS
from fbdesk.calculation.catalogue import METHODS, method
from fbdesk.calculation.declaration import Input, Method
from fbdesk.calculation.quantities import convertible
from fbdesk.errors import UsageError
from fbdesk.resource_files import resource
from fbdesk.texts import catalogue
from tests.calculation.calculating import evaluated, the_edition

BY_ID = pytest.mark.parametrize("declared", METHODS, ids=lambda declared: declared.id)

IDS_OF_THE_DESIGN = {
    "general.stated": "effect_t reason",
    "general.activity": "activity factor_before_kg factor_after_kg",
    "transport.traffic_reduction": "traffic_vkm reduction_share factor_kg_per_km",
    "transport.price": (
        "traffic_vkm affected_share price_before price_after elasticity factor_kg_per_km"
    ),
    "transport.modal_shift": (
        "distance_pkm factor_from_kg_per_km occupancy_from factor_to_kg_per_km occupancy_to"
    ),
    "transport.public_transport": (
        "trips supply_change supply_elasticity fare_change fare_elasticity share_from_car trip_km "
        "car_occupancy car_factor_kg_per_km added_bus_km bus_factor_kg_per_km"
    ),
    "transport.cycling": "new_trips trip_km share_from_car car_occupancy car_factor_kg_per_km",
    "transport.vehicles": (
        "vehicles km_per_vehicle factor_before_kg_per_km factor_after_kg_per_km"
    ),
    "transport.fuel": "litres factor_before_kg_per_litre factor_after_kg_per_litre",
    "transport.freight": "traffic_vkm load_before_t load_after_t factor_kg_per_km",
    "landuse.densification": (
        "dwellings vkm_per_dwelling density_before density_after elasticity factor_kg_per_km"
    ),
    "energy.efficiency": "area_m2 specific_use_kwh_per_m2 saving_share factor_kg_per_kwh",
    "energy.carrier": (
        "useful_heat_kwh efficiency_before factor_before_kg_per_kwh efficiency_after "
        "factor_after_kg_per_kwh"
    ),
    "energy.new_building": (
        "area_m2 need_standard_kwh_per_m2 need_built_kwh_per_m2 system_efficiency factor_kg_per_kwh"
    ),
    "energy.production": "production_kwh factor_displaced_kg_per_kwh",
    "energy.district_heating": "delivered_kwh factor_before_kg_per_kwh factor_after_kg_per_kwh",
    "waste.landfill": (
        "tonnes_per_year deposit_years doc docf mcf k methane_fraction oxidation recovery_share"
    ),
    "waste.landfill_gas": "generated_ch4_t recovery_before recovery_after oxidation",
    "waste.incineration": (
        "tonnes_before tonnes_after dry_matter carbon_fraction fossil_fraction oxidation_factor"
    ),
    "waste.biological": (
        "tonnes ch4_g_per_kg n2o_g_per_kg replaced_kg_per_t biogas_credit_kg_per_t"
    ),
    "waste.recycling": "tonnes credit_kg_per_t avoided_treatment_kg_per_t",
    "waste.prevention": "tonnes treatment_kg_per_t production_kg_per_t",
    "consumption.procurement": "spend_nok factor_kg_per_1000_nok reduction_share",
    "consumption.behaviour": (
        "households participation_share saving_kg_per_household persistence_share"
    ),
    "adaptation.runoff": (
        "area_ha coefficient_before coefficient_after intensity_mm_per_h climate_factor"
    ),
    "adaptation.blue_green": "plot_m2 surfaces_before surfaces_after",
    "adaptation.flood_damage": "curve_before curve_after",
}


def words_of(declared: Method) -> Iterator[str]:
    """Give every text of a method that a planner reads."""
    yield from (declared.title, declared.question, declared.example.text, *declared.checklist)
    for one in declared.inputs:
        yield from (one.label, *filter(None, [one.help, one.where]))
        yield from (choice.label for choice in one.choices)
        yield from (column.label for column in one.columns)
        if one.kind in {"number", "whole"} and one.unit != "-":
            yield one.unit


def test_the_catalogue_is_the_designs_table_with_its_stable_names() -> None:
    assert {m.id for m in METHODS} == set(IDS_OF_THE_DESIGN)
    for declared in METHODS:
        wanted = IDS_OF_THE_DESIGN[declared.id].split()
        assert [i.id for i in declared.inputs][: len(wanted)] == wanted


def test_a_method_is_found_by_its_id() -> None:
    assert method("waste.landfill").title == "Waste kept away from landfill"


def test_a_slip_of_the_pen_gets_the_nearest_name() -> None:
    with pytest.raises(UsageError, match=r"did you mean transport\.cycling"):
        method("transport.cykling")


def test_a_name_like_no_other_is_sent_to_the_list() -> None:
    with pytest.raises(UsageError, match="lists them all"):
        method("x")


@BY_ID
def test_the_worked_example_comes_out(declared: Method) -> None:
    result = evaluated(declared.id)
    example = declared.example
    assert result.full_direct_t == approx(example.direct_t)
    assert result.full_indirect_t == approx(example.indirect_t)
    found = {one.id: (one.before, one.after) for one in result.indicators}
    assert found == {k: pytest.approx(v) for k, v in (example.indicators or {}).items()}


def approx(expected: float | None) -> object:
    return None if expected is None else pytest.approx(expected, rel=1e-4, abs=1e-9)


@BY_ID
def test_the_inputs_are_the_fields_of_the_arguments(declared: Method) -> None:
    assert {one.id for one in declared.inputs} == set(
        inspect.signature(declared.arguments).parameters
    )


@BY_ID
def test_a_declaration_leaves_nothing_out(declared: Method) -> None:
    assert declared.question
    assert declared.formula
    assert declared.literature
    assert declared.checklist
    assert declared.example.text
    assert declared.focus_area in range(5)
    assert declared.task.startswith(str(declared.focus_area) + ".") or not declared.focus_area
    assert bool(declared.sources) == declared.gives_tonnes


@BY_ID
def test_every_input_has_help_and_bounds_in_order(declared: Method) -> None:
    for one in declared.inputs:
        assert one.label
        assert one.help, one.id
        assert one.low < one.high, one.id


@BY_ID
def test_a_choice_may_always_be_left_open_and_nothing_else(declared: Method) -> None:
    assert all(one.required is (one.kind != "choice") for one in declared.inputs)


@BY_ID
def test_a_default_has_a_source_and_lies_within_its_bounds(declared: Method) -> None:
    for one in declared.inputs:
        if one.default_factor:
            factor = the_edition().factor(one.default_factor)
            assert one.low <= factor.in_unit(one.unit) <= one.high
        if one.default is not None:
            assert one.default_source, one.id
        if isinstance(one.default, float):
            assert one.low <= one.default <= one.high


def numbers_with_factors() -> list[tuple[str, Input]]:
    return [(m.id, one) for m in METHODS for one in m.inputs if one.takes_factor]


@pytest.mark.parametrize(
    ("method_id", "declared"),
    numbers_with_factors(),
    ids=[f"{m}-{i.id}" for m, i in numbers_with_factors()],
)
def test_an_input_that_takes_factors_is_offered_some_that_fit(
    method_id: str, declared: Input
) -> None:
    offered = the_edition().offered(declared.unit, declared.factor_categories, declared.factor_ids)
    assert offered, method_id
    for factor in offered:
        assert convertible(factor.unit, declared.unit)
    missing = set(declared.factor_ids) - {factor.id for factor in offered}
    assert not missing


@BY_ID
def test_everything_a_planner_reads_is_in_bokmal(declared: Method) -> None:
    bokmal = catalogue("nb")
    assert [text for text in words_of(declared) if text not in bokmal] == []


def test_the_accounting_choices_are_in_bokmal() -> None:
    assert {choice.name for choice in ACCOUNTINGS} <= set(catalogue("nb"))


def test_bokmal_keeps_places_and_manners() -> None:
    path = resource("translations", "nb", "calculation.json")
    texts = json.loads(path.read_text(encoding="utf-8"))
    for source, text in texts.items():
        assert text.strip(), source
        assert "vennligst" not in text.lower()
        assert "!" not in text
        assert source.count("{") == text.count("{"), source


@BY_ID
def test_a_planner_is_told_who_has_each_figure_that_must_be_found(declared: Method) -> None:
    assert declared.needs
    for needed in declared.needs:
        assert needed.where, needed.id
        assert needed.where[0].isupper()
        assert not needed.where.endswith(".")  # it ends a line of a list


def test_what_must_be_found_is_what_nothing_else_stands_in_for() -> None:
    price = method("transport.price")
    needed = [one.id for one in price.needs]
    assert needed == ["traffic_vkm", "affected_share", "price_before", "price_after", "elasticity"]
    assert price.input("factor_kg_per_km").default_factor  # the mean car of the tables
    oxidation = method("waste.landfill").input("oxidation")
    assert not oxidation.must_be_found  # a default stands in
    assert not method("energy.carrier").input("carrier_before").must_be_found


@BY_ID
def test_a_carrier_that_a_number_points_to_is_declared(declared: Method) -> None:
    ids = {one.id for one in declared.inputs}
    assert {one.carrier_input for one in declared.inputs if one.carrier_input} <= ids


def test_an_input_is_found_by_its_id() -> None:
    declared = method("waste.landfill")
    assert declared.input("k").unit == "1/yr"
    with pytest.raises(KeyError):
        declared.input("kk")
