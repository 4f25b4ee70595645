"""The methods' formulas as a spreadsheet writes them: stated once more, apart from the program.

A name in braces is the cell that holds the input. Each formula gives t CO2e per year at one place.
They serve two ends: LibreOffice computes the same model for a fair comparison of time, and both
must give the same numbers. Methods without tonnes are not here: they have no part in the joint
effect, and are worked out by hand in the tests.
"""

from collections.abc import Mapping

from fbdesk.calculation.places import (
    AVOIDED_PRODUCTION,
    BIOLOGICAL_TREATMENT,
    BUSES,
    CARS,
    DISTRICT_HEAT,
    DISTRICT_HEATING,
    ELECTRICITY,
    HEATING_OIL,
    HEAVY_VEHICLES,
    LANDFILL_GAS,
    PURCHASES,
    WASTE_INCINERATION,
    Place,
)

GWP_CH4, GWP_N2O = 28, 265
"""IPCC AR5, 100 years."""

FORMULAS: Mapping[str, Mapping[Place, str]] = {
    "general.stated": {CARS: "{effect_t}"},
    "general.activity": {
        HEAVY_VEHICLES: "{activity}*({factor_after_kg}-{factor_before_kg})/1000",
    },
    "landuse.densification": {
        CARS: "{dwellings}*{vkm_per_dwelling}"
        "*(({density_after}/{density_before})^{elasticity}-1)*{factor_kg_per_km}/1000",
    },
    "transport.price": {
        CARS: "{traffic_vkm}*{affected_share}"
        "*(({price_after}/{price_before})^{elasticity}-1)*{factor_kg_per_km}/1000",
    },
    "transport.traffic_reduction": {
        CARS: "-{traffic_vkm}*{reduction_share}*{factor_kg_per_km}/1000",
    },
    "transport.modal_shift": {
        CARS: "-{distance_pkm}*{factor_from_kg_per_km}/{occupancy_from}/1000",
        BUSES: "{distance_pkm}*{factor_to_kg_per_km}/{occupancy_to}/1000",
    },
    "transport.public_transport": {
        CARS: "-{trips}*((1+{supply_change})^{supply_elasticity}"
        "*(1+{fare_change})^{fare_elasticity}-1)"
        "*{share_from_car}*{trip_km}/{car_occupancy}*{car_factor_kg_per_km}/1000",
        BUSES: "{added_bus_km}*{bus_factor_kg_per_km}/1000",
    },
    "transport.cycling": {
        CARS: "-{new_trips}*{trip_km}*{share_from_car}/{car_occupancy}*{car_factor_kg_per_km}/1000",
    },
    "transport.vehicles": {
        BUSES: "{vehicles}*{km_per_vehicle}"
        "*({factor_after_kg_per_km}-{factor_before_kg_per_km})/1000",
    },
    "transport.fuel": {
        HEAVY_VEHICLES: "{litres}*({factor_after_kg_per_litre}-{factor_before_kg_per_litre})/1000",
    },
    "transport.freight": {
        HEAVY_VEHICLES: "{traffic_vkm}*({load_before_t}/{load_after_t}-1)*{factor_kg_per_km}/1000",
    },
    "energy.efficiency": {
        HEATING_OIL: "-{area_m2}*{specific_use_kwh_per_m2}*{saving_share}*{factor_kg_per_kwh}/1000",
    },
    "energy.carrier": {
        HEATING_OIL: "-{useful_heat_kwh}/{efficiency_before}*{factor_before_kg_per_kwh}/1000",
        ELECTRICITY: "{useful_heat_kwh}/{efficiency_after}*{factor_after_kg_per_kwh}/1000",
    },
    "energy.new_building": {
        DISTRICT_HEAT: "{area_m2}*({need_built_kwh_per_m2}-{need_standard_kwh_per_m2})"
        "/{system_efficiency}*{factor_kg_per_kwh}/1000",
    },
    "energy.production": {
        ELECTRICITY: "-{production_kwh}*{factor_displaced_kg_per_kwh}/1000",
    },
    "energy.district_heating": {
        DISTRICT_HEATING: "{delivered_kwh}"
        "*({factor_after_kg_per_kwh}-{factor_before_kg_per_kwh})/1000",
    },
    "waste.landfill_gas": {
        LANDFILL_GAS: "{generated_ch4_t}*({recovery_before}-{recovery_after})*(1-{oxidation})"
        f"*{GWP_CH4}",
    },
    "waste.incineration": {
        WASTE_INCINERATION: "({tonnes_after}-{tonnes_before})*{dry_matter}*{carbon_fraction}"
        "*{fossil_fraction}*{oxidation_factor}*44/12",
    },
    "waste.biological": {
        BIOLOGICAL_TREATMENT: "{tonnes}"
        f"*({{ch4_g_per_kg}}*{GWP_CH4}+{{n2o_g_per_kg}}*{GWP_N2O}-{{replaced_kg_per_t}})/1000",
    },
    "waste.recycling": {
        WASTE_INCINERATION: "-{tonnes}*{avoided_treatment_kg_per_t}/1000",
        AVOIDED_PRODUCTION: "-{tonnes}*{credit_kg_per_t}/1000",
    },
    "waste.prevention": {
        WASTE_INCINERATION: "-{tonnes}*{treatment_kg_per_t}/1000",
        AVOIDED_PRODUCTION: "-{tonnes}*{production_kg_per_t}/1000",
    },
    "consumption.procurement": {
        PURCHASES: "-{spend_nok}/1000*{factor_kg_per_1000_nok}*{reduction_share}/1000",
    },
    "consumption.behaviour": {
        CARS: "-{households}*{participation_share}*{saving_kg_per_household}"
        "*{persistence_share}/1000",
    },
}
"""Methods with a steady level per year: where each of their parts falls, and its formula."""

LANDFILL = "waste.landfill"
LANDFILL_DEPOSITED = "{tonnes_per_year}*{doc}*{docf}*{mcf}"
LANDFILL_EMITTED = (
    "-(1-EXP(-{k}))*{methane_fraction}*16/12*(1-{recovery_share})*(1-{oxidation})"
    f"*{GWP_CH4}"
)
"""What is deposited of degradable carbon in a year, and what one tonne in store emits (IPCC)."""
