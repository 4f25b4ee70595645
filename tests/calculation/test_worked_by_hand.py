"""Each method against a case worked out by hand, with factors as the literature gives them.

The arithmetic stands in the test, step by step, so that a planner can follow it with a pencil.
"""

from typing import Any

import pytest

from fbdesk.calculation.inputs import InputValue
from fbdesk.calculation.profile import Profile
from tests.calculation.calculating import course, evaluated

HEATING_OIL_KG_PER_KWH = 0.26  # Miljødirektoratet, omregningstabell (NIR 2021)
DIESEL_KG_PER_LITRE = 2.66  # the same table
PETROL_KG_PER_LITRE = 2.32  # the same table
NATURAL_GAS_KG_PER_KWH = 0.20  # the same table
POWER_2023_KG_PER_KWH = 0.015  # NVE, klimadeklarasjon 2023
METHANE_AR5, NITROUS_OXIDE_AR5 = 28, 265


def full_t(method_id: str, **inputs: Any) -> tuple[float | None, float | None]:
    """Return the direct and the indirect effect per year at full effect, t CO2e."""
    found = evaluated(method_id, inputs)
    direct, indirect = found.full_direct_t, found.full_indirect_t
    return (
        None if direct is None else float(direct),
        None if indirect is None else float(indirect),
    )


# general


def test_a_study_says_what_a_measure_does() -> None:
    assert full_t("general.stated", effect_t=-1_240.0, reason="KVU 2009") == (-1_240, None)


def test_a_ferry_on_gas_instead_of_diesel() -> None:
    # 1 200 000 litres of diesel at 2.66 kg; the same engine work on gas emits 2.02 kg
    found = full_t("general.activity", activity=1.2e6, factor_before_kg=2.66, factor_after_kg=2.02)
    assert found == (pytest.approx(-768), None)  # 1 200 000 · (2.02 − 2.66) / 1 000


# transport and land use


def test_a_tenth_fewer_kilometres_by_car() -> None:
    found = full_t(
        "transport.traffic_reduction", traffic_vkm=80e6, reduction_share=0.1, factor_kg_per_km=0.2
    )
    assert found[0] == pytest.approx(-1_600)  # 8 mill. km at 0.2 kg


def test_a_doubled_price_is_read_off_the_curve_and_not_off_a_straight_line() -> None:
    # Q1 = Q0·2^−0.3 = 0.8123·Q0; a straight line through the elasticity would say 0.7·Q0
    found = full_t(
        "transport.price",
        traffic_vkm=100e6,
        affected_share=0.5,
        price_before=1.0,
        price_after=2.0,
        elasticity=-0.3,
        factor_kg_per_km=0.2,
    )
    assert found[0] == pytest.approx(-50e6 * (1 - 0.812252) * 0.2 / 1_000, rel=1e-5)
    assert found[0] != pytest.approx(-50e6 * 0.3 * 0.2 / 1_000, rel=0.1)


def test_going_up_in_price_and_down_again_ends_where_it_began() -> None:
    def relative_traffic(before: float, after: float) -> float:
        found = full_t(
            "transport.price",
            traffic_vkm=1e6,
            affected_share=1.0,
            price_before=before,
            price_after=after,
            elasticity=-0.4,
            factor_kg_per_km=1.0,
        )
        assert found[0] is not None
        return 1 + found[0] / 1_000  # 1 000 t is all of it

    assert relative_traffic(20, 30) * relative_traffic(30, 20) == pytest.approx(1)


def test_a_full_bus_instead_of_cars() -> None:
    # per person-km: car 0.2/1.5 = 0.1333 kg, bus 1.0/20 = 0.05 kg; 6 mill. pkm move over
    found = full_t(
        "transport.modal_shift",
        distance_pkm=6e6,
        factor_from_kg_per_km=0.2,
        occupancy_from=1.5,
        factor_to_kg_per_km=1.0,
        occupancy_to=20.0,
    )
    assert found[0] == pytest.approx(6e6 * (0.05 - 0.2 / 1.5) / 1_000)
    assert found[0] == pytest.approx(-500)


def test_an_empty_bus_is_worse_than_the_cars_that_it_replaces() -> None:
    found = full_t(
        "transport.modal_shift",
        distance_pkm=6e6,
        factor_from_kg_per_km=0.2,
        occupancy_from=1.5,
        factor_to_kg_per_km=1.0,
        occupancy_to=5.0,
    )
    assert found[0] == pytest.approx(400)  # 6e6·(0.2 − 0.1333)


def test_more_buses_at_a_lower_fare() -> None:
    # 4 mill. trips·(1.25^0.4·0.8^−0.5 − 1): 1.09336·1.11803 = 1.22242; 889 664 new trips
    new_trips = 4e6 * (1.25**0.4 * 0.8**-0.5 - 1)
    found = full_t(
        "transport.public_transport",
        trips=4e6,
        supply_change=0.25,
        supply_elasticity=0.4,
        fare_change=-0.2,
        fare_elasticity=-0.5,
        share_from_car=0.5,
        trip_km=8.0,
        car_occupancy=1.25,
        car_factor_kg_per_km=0.2,
        added_bus_km=300_000.0,
        bus_factor_kg_per_km=1.1,
    )
    cars_t = new_trips * 0.5 * 8 / 1.25 * 0.2 / 1_000
    assert new_trips == pytest.approx(889_664, abs=0.5)
    assert found[0] == pytest.approx(330 - cars_t)  # 300 000 km·1.1 kg of buses


def test_a_hundred_thousand_cycle_trips() -> None:
    found = full_t(
        "transport.cycling",
        new_trips=100_000.0,
        trip_km=4.0,
        share_from_car=0.3,
        car_occupancy=1.2,
        car_factor_kg_per_km=0.2,
    )
    assert found[0] == pytest.approx(-20)  # 100 000·4·0.3/1.2 = 100 000 km


def test_two_hundred_electric_cars_of_the_municipality() -> None:
    found = full_t(
        "transport.vehicles",
        vehicles=200.0,
        km_per_vehicle=12_000.0,
        factor_before_kg_per_km=0.15,
        factor_after_kg_per_km=0.0,
    )
    assert found[0] == pytest.approx(-360)


def test_biodiesel_in_a_fleet_counts_the_fossil_carbon_alone() -> None:
    found = full_t(
        "transport.fuel",
        litres=500_000.0,
        factor_before_kg_per_litre=DIESEL_KG_PER_LITRE,
        factor_after_kg_per_litre=0.0,
    )
    assert found[0] == pytest.approx(-1_330)


def test_the_same_goods_on_fewer_lorries() -> None:
    # 9 t a trip become 12 t: 10 mill. km become 7.5 mill. km, at 0.8 kg
    found = full_t(
        "transport.freight", traffic_vkm=10e6, load_before_t=9.0, load_after_t=12.0,
        factor_kg_per_km=0.8,
    )  # fmt: skip
    assert found[0] == pytest.approx(-2_000)


def test_dwellings_where_it_is_twice_as_dense() -> None:
    # 2^−0.2 = 0.87055: 12.9 % fewer km for 1 000 dwellings of 12 000 km
    found = full_t(
        "landuse.densification",
        dwellings=1_000.0,
        vkm_per_dwelling=12_000.0,
        density_before=20.0,
        density_after=40.0,
        elasticity=-0.2,
        factor_kg_per_km=0.2,
    )
    assert found[0] == pytest.approx(12e6 * (0.870551 - 1) * 0.2 / 1_000, rel=1e-5)


# energy


def test_a_quarter_less_oil_heat_in_schools() -> None:
    # 40 000 m2·200 kWh·0.25 = 2 GWh of delivered oil
    found = full_t(
        "energy.efficiency",
        area_m2=40_000.0,
        specific_use_kwh_per_m2=200.0,
        saving_share=0.25,
        factor_kg_per_kwh=HEATING_OIL_KG_PER_KWH,
        carrier_before="heatingoil",
    )
    assert found == (pytest.approx(-520), None)


def test_an_oil_boiler_becomes_a_heat_pump_and_the_two_sides_stay_apart() -> None:
    # 1.6 GWh of heat: 2 GWh of oil at η 0.8 go, 0.5 GWh of power at COP 3.2 come
    found = full_t(
        "energy.carrier",
        useful_heat_kwh=1.6e6,
        efficiency_before=0.8,
        factor_before_kg_per_kwh=HEATING_OIL_KG_PER_KWH,
        efficiency_after=3.2,
        factor_after_kg_per_kwh=POWER_2023_KG_PER_KWH,
        carrier_before="heatingoil",
        carrier_after="el",
    )
    assert found == (pytest.approx(-520), pytest.approx(7.5))


def test_gas_after_oil_stays_inside_the_boundary() -> None:
    found = full_t(
        "energy.carrier",
        useful_heat_kwh=0.9e6,
        efficiency_before=0.75,
        factor_before_kg_per_kwh=HEATING_OIL_KG_PER_KWH,
        efficiency_after=0.9,
        factor_after_kg_per_kwh=NATURAL_GAS_KG_PER_KWH,
        carrier_before="heatingoil",
        carrier_after="natgas",
    )
    assert found == (pytest.approx(-312 + 200), None)  # 1.2 GWh·0.26 out, 1.0 GWh·0.20 in


def test_a_passive_house_needs_delivered_energy_not_net_need() -> None:
    # TEK10 asks 150 kWh/m2 net, built 75: 75·10 000 = 750 000 kWh net, 833 333 kWh delivered
    found = full_t(
        "energy.new_building",
        area_m2=10_000.0,
        need_standard_kwh_per_m2=150.0,
        need_built_kwh_per_m2=75.0,
        system_efficiency=0.9,
        factor_kg_per_kwh=0.2,
        carrier_before="natgas",
    )
    assert found[0] == pytest.approx(-750_000 / 0.9 * 0.2 / 1_000)


def test_solar_power_saves_little_where_power_is_clean() -> None:
    found = full_t(
        "energy.production",
        production_kwh=1e6,
        factor_displaced_kg_per_kwh=POWER_2023_KG_PER_KWH,
        carrier_before="el",
    )
    assert found == (None, pytest.approx(-15))


def test_district_heat_without_the_oil_of_cold_days() -> None:
    found = full_t(
        "energy.district_heating",
        delivered_kwh=50e6,
        factor_before_kg_per_kwh=0.06,
        factor_after_kg_per_kwh=0.02,
    )
    assert found[0] == pytest.approx(-2_000)


# waste and consumption


def test_more_gas_drawn_from_an_old_landfill() -> None:
    # 500 t CH4 generated, 20 % then 50 % drawn off, a tenth of the rest oxidised, AR5
    found = full_t(
        "waste.landfill_gas",
        generated_ch4_t=500.0,
        recovery_before=0.2,
        recovery_after=0.5,
        oxidation=0.1,
    )
    assert found[0] == pytest.approx(-500 * 0.3 * 0.9 * METHANE_AR5)
    assert found[0] == pytest.approx(-3_780)


def test_a_thousand_tonnes_of_wet_plastic_are_2_750_tonnes_of_carbon_dioxide() -> None:
    found = full_t(
        "waste.incineration",
        tonnes_before=0.0,
        tonnes_after=1_000.0,
        dry_matter=1.0,
        carbon_fraction=0.75,
        fossil_fraction=1.0,
        oxidation_factor=1.0,
    )
    assert found[0] == pytest.approx(1_000 * 0.75 * 44 / 12)


def test_paper_in_the_furnace_is_almost_all_biogenic() -> None:
    # IPCC 2006 table 2.4: dry matter 0.90, carbon 0.46, fossil share 0.01
    found = full_t(
        "waste.incineration",
        tonnes_before=1_000.0,
        tonnes_after=0.0,
        dry_matter=0.9,
        carbon_fraction=0.46,
        fossil_fraction=0.01,
        oxidation_factor=1.0,
    )
    assert found[0] == pytest.approx(-15.18)  # 1 000·0.9·0.46·0.01·44/12


def test_a_biogas_plant_leaks_and_gives_back() -> None:
    # 0.8 g CH4 a kg: 22.4 kg CO2e a tonne; 150 kg a tonne saved where diesel is not burnt
    found = full_t(
        "waste.biological",
        tonnes=5_000.0,
        ch4_g_per_kg=0.8,
        n2o_g_per_kg=0.0,
        replaced_kg_per_t=0.0,
        biogas_credit_kg_per_t=150.0,
    )
    assert found == (pytest.approx(112), pytest.approx(-750))


def test_compost_weighs_both_of_its_gases() -> None:
    found = full_t(
        "waste.biological",
        tonnes=1_000.0,
        ch4_g_per_kg=4.0,
        n2o_g_per_kg=0.24,
        replaced_kg_per_t=0.0,
        biogas_credit_kg_per_t=0.0,
    )
    assert found == (pytest.approx(4 * METHANE_AR5 + 0.24 * NITROUS_OXIDE_AR5), None)


def test_greener_purchases_save_where_things_are_made() -> None:
    # 40 mill. kr at 30 kg per 1 000 kr, a fifth less
    found = full_t(
        "consumption.procurement",
        spend_nok=40e6,
        factor_kg_per_1000_nok=30.0,
        reduction_share=0.2,
    )
    assert found == (None, pytest.approx(-240))


def test_a_campaign_reaches_some_and_lasts_with_fewer() -> None:
    found = full_t(
        "consumption.behaviour",
        households=20_000.0,
        participation_share=0.1,
        saving_kg_per_household=250.0,
        persistence_share=0.4,
    )
    assert found[0] == pytest.approx(-200)  # 2 000 households·0.4·250 kg


def test_food_kept_from_a_landfill_year_by_year() -> None:
    # 1 000 t in 2010 alone, DOC 0.15: DDOCm 75 t. Decay e^−0.185 = 0.831104 a year.
    # 2011: 75·0.168896 = 12.6672 t decayed, ·0.5·16/12·0.9 = 7.60032 t CH4; ·28 = 212.81 t
    found = evaluated(
        "waste.landfill",
        {
            "tonnes_per_year": 1_000.0,
            "deposit_years": 1.0,
            "doc": 0.15,
            "docf": 0.5,
            "mcf": 1.0,
            "k": 0.185,
            "methane_fraction": 0.5,
            "oxidation": 0.1,
            "recovery_share": 0.0,
        },
        profile=Profile(2010),
    )
    by_year = course(found)
    assert (by_year[2009], by_year[2010]) == (0, 0)
    assert by_year[2011] == pytest.approx(-212.809, abs=0.01)
    assert by_year[2012] / by_year[2011] == pytest.approx(0.831104, abs=1e-6)
    assert by_year[2020] / by_year[2011] == pytest.approx(0.831104**9, abs=1e-5)


# adaptation


def test_a_green_roof_takes_half_of_the_runoff() -> None:
    # Q = C·i·A·Kf/360: 0.9 and 0.45 of 50 mm/h on 2 ha, with 40 % more rain to come
    (runoff,) = evaluated(
        "adaptation.runoff",
        {
            "area_ha": 2.0,
            "coefficient_before": 0.9,
            "coefficient_after": 0.45,
            "intensity_mm_per_h": 50.0,
            "climate_factor": 1.4,
        },
    ).indicators
    assert (runoff.before, runoff.after) == (pytest.approx(0.35), pytest.approx(0.175))
    assert runoff.unit == "m3/s"


def test_expected_damage_is_the_area_under_the_curve() -> None:
    # between 1/10 and 1/100 the mean of 0 and 10 mill.: 0.09·5 mill. = 450 000 kr a year
    (damage,) = evaluated(
        "adaptation.flood_damage",
        {
            "curve_before": [[0.1, 0.0], [0.01, 10e6]],
            "curve_after": [[0.1, 0.0], [0.01, 2e6]],
        },
    ).indicators
    assert (damage.before, damage.after) == (pytest.approx(450_000), pytest.approx(90_000))


# one number from the tables, one of the planner's


def test_a_litre_of_petrol_from_the_table_is_the_litre_of_the_authority() -> None:
    stated = {
        "litres": 1_000.0,
        "factor_before_kg_per_litre": PETROL_KG_PER_LITRE,
        "factor_after_kg_per_litre": 0.0,
    }
    by_hand = evaluated("transport.fuel", stated).full_direct_t
    assert by_hand == pytest.approx(-2.32)


def test_a_share_may_be_given_in_per_cent() -> None:
    stated = {
        "traffic_vkm": InputValue(80.0, unit="mill. vkm/yr"),
        "reduction_share": InputValue(10.0, unit="%"),
        "factor_kg_per_km": InputValue(200.0, unit="g CO2e/km"),
    }
    assert evaluated("transport.traffic_reduction", stated).full_direct_t == pytest.approx(-1_600)
