"""Energy carriers: what burns where, and so on which side of the municipal boundary it counts.

Combustion on the spot is direct. Electricity and district heat arise elsewhere and are indirect,
with the accounting choice of the plan.
"""

import re
from dataclasses import dataclass

from fbdesk.calculation.factors import Factor
from fbdesk.calculation.places import (
    DISTRICT_HEAT,
    ELECTRICITY,
    HEATING_BIOENERGY,
    HEATING_GAS,
    HEATING_KEROSENE,
    HEATING_LPG,
    HEATING_OIL,
    HEATING_OTHER,
    HEATING_WOOD,
    Place,
)
from fbdesk.errors import InputError


@dataclass(frozen=True, slots=True)
class Carrier:
    """An energy carrier: its code in the energy table, its name and its place when it heats."""

    code: str
    name: str
    heating: Place

    @property
    def on_site(self) -> bool:
        """Return whether it burns where it is used."""
        return self.heating.direct


EL, DISTRICT = "el", "dh"

CARRIERS = (
    Carrier("heatingoil", "Heating oil", HEATING_OIL),
    Carrier("kerosene", "Kerosene", HEATING_KEROSENE),
    Carrier("natgas", "Natural gas", HEATING_GAS),
    Carrier("lpg", "LPG", HEATING_LPG),
    Carrier("pellets", "Wood pellets", HEATING_BIOENERGY),
    Carrier("briquettes", "Wood briquettes", HEATING_BIOENERGY),
    Carrier("chips", "Wood chips", HEATING_BIOENERGY),
    Carrier("wood", "Firewood", HEATING_WOOD),
    Carrier("biogas", "Biogas", HEATING_OTHER),
    Carrier("diesel", "Diesel", HEATING_OTHER),
    Carrier("petrol", "Petrol", HEATING_OTHER),
    Carrier("mgo", "Marine gas oil", HEATING_OTHER),
    Carrier("biodiesel", "Biodiesel", HEATING_OTHER),
    Carrier("bioethanol", "Bioethanol", HEATING_OTHER),
    Carrier("lng", "LNG", HEATING_GAS),
    Carrier(EL, "Electricity", ELECTRICITY),
    Carrier(DISTRICT, "District heating", DISTRICT_HEAT),
)

_BY_CODE = {carrier.code: carrier for carrier in CARRIERS}
_OTHER_WORDS = {
    "electricity": EL,
    "district_heating": DISTRICT,
    "oil": "heatingoil",
    "gas": "natgas",
}
_FACTOR_ID = re.compile(r"^(?:ef(?:-kostra|15)?-)?([a-z]+)(?:-.*)?$")


def carrier(code: str) -> Carrier:
    """Return a carrier by its code, or by the id of its factor in the energy table.

    InputError, with the codes that exist, for any other word.
    """
    match = _FACTOR_ID.match(code)
    word = match[1] if match else code
    for candidate in (code, word):
        found = _BY_CODE.get(_OTHER_WORDS.get(candidate, candidate))
        if found is not None:
            return found
    raise InputError(
        "There is no energy carrier {value}; it is one of {codes}",
        value=code,
        codes=", ".join(_BY_CODE),
    )


def carrier_of(factor: Factor) -> str | None:
    """Return the code of a carrier that a factor alone gives away as indirect, else None."""
    if factor.category == "district heating" or factor.id.startswith("ef15-dh"):
        return DISTRICT
    electric = factor.category == "electricity" or factor.id.startswith("ef15-el")
    return EL if electric or "Battery Electric Vehicle" in factor.name else None


def heating_place(code: str | None) -> Place:
    """Return where heat from the carrier counts; without a carrier, heating oil on the spot."""
    return HEATING_OIL if code is None else carrier(code).heating


def transport_place(code: str | None, road: Place) -> Place:
    """Return where a vehicle's energy counts: at its row of road traffic, or outside."""
    if code is None or carrier(code).on_site:
        return road
    return carrier(code).heating
