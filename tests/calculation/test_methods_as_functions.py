"""Tests of every method as a pure function: arrays and floats, and the way each input pulls."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from fbdesk.calculation.accounting import accounting
from fbdesk.calculation.catalogue import METHODS, method
from fbdesk.calculation.declaration import Conditions, Input, Method, Outcome
from fbdesk.calculation.gwp import gwp
from fbdesk.calculation.inputs import InputValue, read_inputs
from fbdesk.calculation.profile import Profile, year_range
from tests.calculation.calculating import an_example, the_edition

YEARS = year_range(2009, 2030)

NUMBERS = [(m, one) for m in METHODS for one in m.inputs if one.kind == "number"]
EACH_NUMBER = pytest.mark.parametrize(
    ("declared", "one"), NUMBERS, ids=[f"{m.id}-{i.id}" for m, i in NUMBERS]
)

DIRECTION = {
    # + : more of the input, more emissions (a smaller cut); − : more of it, a larger cut.
    "general.stated": {"effect_t": "+"},
    "general.activity": {"activity": "-", "factor_before_kg": "-", "factor_after_kg": "+"},
    "transport.traffic_reduction": {
        "traffic_vkm": "-",
        "reduction_share": "-",
        "factor_kg_per_km": "-",
    },
    "transport.price": {
        "traffic_vkm": "-",
        "affected_share": "-",
        "price_before": "+",
        "price_after": "-",
        "elasticity": "+",  # nearer to nought, less of a cut
        "factor_kg_per_km": "-",
    },
    "transport.modal_shift": {
        "factor_from_kg_per_km": "-",
        "occupancy_from": "+",
        "factor_to_kg_per_km": "+",
        "occupancy_to": "-",
    },
    "transport.public_transport": {
        "trips": "-",
        "supply_change": "-",
        "supply_elasticity": "-",
        "fare_change": "+",
        "share_from_car": "-",
        "trip_km": "-",
        "car_occupancy": "+",
        "car_factor_kg_per_km": "-",
        "added_bus_km": "+",
        "bus_factor_kg_per_km": "+",
    },
    "transport.cycling": {
        "new_trips": "-",
        "trip_km": "-",
        "share_from_car": "-",
        "car_occupancy": "+",
        "car_factor_kg_per_km": "-",
    },
    "transport.vehicles": {
        "vehicles": "-",
        "km_per_vehicle": "-",
        "factor_before_kg_per_km": "-",
        "factor_after_kg_per_km": "+",
    },
    "transport.fuel": {
        "litres": "-",
        "factor_before_kg_per_litre": "-",
        "factor_after_kg_per_litre": "+",
    },
    "transport.freight": {
        "traffic_vkm": "-",
        "load_before_t": "+",
        "load_after_t": "-",
        "factor_kg_per_km": "-",
    },
    "landuse.densification": {
        "dwellings": "-",
        "vkm_per_dwelling": "-",
        "density_before": "+",
        "density_after": "-",
        "elasticity": "+",
        "factor_kg_per_km": "-",
    },
    "energy.efficiency": {
        "area_m2": "-",
        "specific_use_kwh_per_m2": "-",
        "saving_share": "-",
        "factor_kg_per_kwh": "-",
    },
    "energy.carrier": {
        "useful_heat_kwh": "-",
        "efficiency_before": "+",  # a good old boiler leaves less to save
        "factor_before_kg_per_kwh": "-",
        "efficiency_after": "-",
        "factor_after_kg_per_kwh": "+",
    },
    "energy.new_building": {
        "area_m2": "-",
        "need_standard_kwh_per_m2": "-",
        "need_built_kwh_per_m2": "+",
        "system_efficiency": "+",
        "factor_kg_per_kwh": "-",
    },
    "energy.production": {"production_kwh": "-", "factor_displaced_kg_per_kwh": "-"},
    "energy.district_heating": {
        "delivered_kwh": "-",
        "factor_before_kg_per_kwh": "-",
        "factor_after_kg_per_kwh": "+",
    },
    "waste.landfill": {
        "tonnes_per_year": "-",
        "doc": "-",
        "docf": "-",
        "mcf": "-",
        "methane_fraction": "-",
        "oxidation": "+",
        "recovery_share": "+",
    },
    "waste.landfill_gas": {
        "generated_ch4_t": "-",
        "recovery_before": "+",
        "recovery_after": "-",
        "oxidation": "+",
    },
    "waste.incineration": {
        "tonnes_before": "-",
        "tonnes_after": "+",
        "dry_matter": "-",
        "carbon_fraction": "-",
        "fossil_fraction": "-",
        "oxidation_factor": "-",
    },
    "waste.biological": {
        "tonnes": "+",  # compost emits
        "ch4_g_per_kg": "+",
        "n2o_g_per_kg": "+",
        "replaced_kg_per_t": "-",
        "biogas_credit_kg_per_t": "-",
    },
    "waste.recycling": {
        "tonnes": "-",
        "credit_kg_per_t": "-",
        "avoided_treatment_kg_per_t": "-",
    },
    "waste.prevention": {
        "tonnes": "-",
        "treatment_kg_per_t": "-",
        "production_kg_per_t": "-",
    },
    "consumption.procurement": {
        "spend_nok": "-",
        "factor_kg_per_1000_nok": "-",
        "reduction_share": "-",
    },
    "consumption.behaviour": {
        "households": "-",
        "participation_share": "-",
        "saving_kg_per_household": "-",
        "persistence_share": "-",
    },
}

ASIDE = {
    ("transport.modal_shift", "distance_pkm"),  # the example breaks even
    ("transport.public_transport", "fare_elasticity"),  # fares stand still in the example
    ("transport.fuel", "biogenic_kg_per_litre"),  # a memo item
    ("waste.landfill", "k"),  # sooner, not more
}


def arguments(declared: Method, **changes: Any) -> dict[str, Any]:
    """Return the example's inputs as the pure function takes them, with some changed."""
    stated = {name: InputValue(value) for name, value in an_example(declared.id).items()}
    given = read_inputs(declared, stated, the_edition(), accounting("none"))
    return {one.declared.id: one.value for one in given} | changes


def computed(declared: Method, **changes: Any) -> Outcome:
    conditions = Conditions(
        {gas: gwp("AR5", gas) for gas in declared.gases}, YEARS, Profile(2010), the_edition()
    )
    return declared.compute(declared.arguments(**arguments(declared, **changes)), conditions)


def figures(outcome: Outcome) -> dict[str, Any]:
    """Return every number of an outcome by name: places, indicators and memo figures."""
    found = tonnes_by_place(outcome)
    for one in outcome.indicators:
        found |= {f"{one.id} before": one.before, f"{one.id} after": one.after}
    return found | {one.id: one.value for one in outcome.memo}


def tonnes_by_place(outcome: Outcome) -> dict[str, Any]:
    """Return the tonnes of an outcome, a place that two parts share with their sum."""
    found: dict[str, Any] = {}
    for part in outcome.parts:
        tonnes = part.by_year_t if part.full_t is None else part.full_t
        name = f"{part.place.sector} / {part.place.source}"
        found[name] = found.get(name, 0.0) + np.asarray(tonnes)
    return found


def around_the_example(declared: Method, one: Input) -> list[float]:
    """Return five values of an input within its bounds, near the example's."""
    middle = float(arguments(declared)[one.id] or 0)
    width = 0.2 * (abs(middle) or min(1.0, one.high))
    return [
        float(v) for v in np.clip(np.linspace(middle - width, middle + width, 5), one.low, one.high)
    ]


def total_t(declared: Method, **changes: Any) -> float:
    """Return all tonnes together, direct and indirect, over the years: only to compare signs."""
    places = tonnes_by_place(computed(declared, **changes))
    return float(sum(np.sum(tonnes) for tonnes in places.values()))


@EACH_NUMBER
def test_an_array_gives_what_its_numbers_give_one_by_one(declared: Method, one: Input) -> None:
    values = around_the_example(declared, one)
    together = figures(computed(declared, **{one.id: np.array(values)}))
    for index, value in enumerate(values):
        alone = figures(computed(declared, **{one.id: value}))
        assert set(alone) <= set(together)
        for name, many in together.items():
            single = alone.get(name, 0.0)  # a place with nothing to do with it has no figure
            assert np.allclose(picked(many, single, index), single, rtol=1e-12), name


def picked(many: Any, single: Any, index: int) -> Any:
    """Return one sample of a figure, or the figure itself where the input does not touch it."""
    return np.asarray(many)[index] if np.ndim(many) > np.ndim(single) else many


@EACH_NUMBER
def test_every_input_pulls_the_way_a_planner_expects(declared: Method, one: Input) -> None:
    if not declared.gives_tonnes or (declared.id, one.id) in ASIDE:
        return
    values = sorted(set(around_the_example(declared, one)))
    tonnes = [total_t(declared, **{one.id: value}) for value in values]
    rises = all(later >= earlier for earlier, later in pairwise(tonnes))
    falls = all(later <= earlier for earlier, later in pairwise(tonnes))
    assert tonnes[0] != tonnes[-1]
    assert {"+": rises, "-": falls}[DIRECTION[declared.id][one.id]]


def test_the_table_of_directions_names_every_number_once() -> None:
    named = {(m, name) for m, names in DIRECTION.items() for name in names} | ASIDE
    expected = {(m.id, one.id) for m, one in NUMBERS if m.gives_tonnes}
    assert named == expected


def test_a_method_is_usable_as_a_library() -> None:
    from fbdesk.calculation.methods.energy_efficiency import Efficiency, effect

    conditions = Conditions({}, YEARS, Profile(2010), the_edition())
    outcome = effect(Efficiency(1_000.0, 200.0, 0.5, 0.26), conditions)
    assert outcome.parts[0].full_t == pytest.approx(-26)  # 100 000 kWh · 0.26 kg


@pytest.mark.parametrize("declared", METHODS, ids=lambda declared: declared.id)
def test_a_method_does_not_change_what_it_is_given(declared: Method) -> None:
    given = arguments(declared)
    numbers: dict[str, Any] = {
        k: np.array([v, v]) for k, v in given.items() if isinstance(v, float)
    }
    if declared.id == "waste.landfill":
        numbers["deposit_years"] = 1.0
    before = {name: np.copy(value) for name, value in numbers.items()}
    computed(declared, **numbers)
    for name, value in numbers.items():
        assert np.array_equal(value, before[name]), name


def test_the_year_by_year_course_has_one_row_per_sample() -> None:
    declared = method("waste.landfill")
    outcome = computed(declared, doc=np.array([0.1, 0.2, 0.3]), k=np.array([0.1, 0.1, 0.2]))
    course = outcome.parts[0].by_year_t
    assert course is not None
    assert course.shape == (3, len(YEARS))
