"""The list of all methods: what fbdesk can compute, in the order a planner reads it."""

import difflib

from fbdesk.calculation.declaration import Method
from fbdesk.calculation.methods import (
    adaptation_blue_green,
    adaptation_flood_damage,
    adaptation_runoff,
    consumption_behaviour,
    consumption_procurement,
    energy_carrier,
    energy_district_heating,
    energy_efficiency,
    energy_new_building,
    energy_production,
    general_activity,
    general_stated,
    landuse_densification,
    transport_cycling,
    transport_freight,
    transport_fuel,
    transport_modal_shift,
    transport_price,
    transport_public_transport,
    transport_traffic_reduction,
    transport_vehicles,
    waste_biological,
    waste_incineration,
    waste_landfill,
    waste_landfill_gas,
    waste_prevention,
    waste_recycling,
)
from fbdesk.errors import UsageError

METHODS: tuple[Method, ...] = (
    general_stated.METHOD,
    general_activity.METHOD,
    landuse_densification.METHOD,
    transport_price.METHOD,
    transport_traffic_reduction.METHOD,
    transport_modal_shift.METHOD,
    transport_public_transport.METHOD,
    transport_cycling.METHOD,
    transport_vehicles.METHOD,
    transport_fuel.METHOD,
    transport_freight.METHOD,
    energy_efficiency.METHOD,
    energy_carrier.METHOD,
    energy_new_building.METHOD,
    energy_production.METHOD,
    energy_district_heating.METHOD,
    waste_landfill.METHOD,
    waste_landfill_gas.METHOD,
    waste_incineration.METHOD,
    waste_biological.METHOD,
    waste_recycling.METHOD,
    waste_prevention.METHOD,
    consumption_procurement.METHOD,
    consumption_behaviour.METHOD,
    adaptation_runoff.METHOD,
    adaptation_blue_green.METHOD,
    adaptation_flood_damage.METHOD,
)

_BY_ID = {entry.id: entry for entry in METHODS}


def method(method_id: str) -> Method:
    """Return one method; UsageError, with the nearest name, where there is none of that id."""
    if method_id in _BY_ID:
        return _BY_ID[method_id]
    near = difflib.get_close_matches(method_id, _BY_ID, 1)
    if near:
        raise UsageError(
            "There is no method {method}; did you mean {near}?", method=method_id, near=near[0]
        )
    raise UsageError(
        "There is no method {method}; `fbdesk methods` lists them all", method=method_id
    )
