"""Where an effect belongs: a row of the municipal inventory, or outside it.

The labels are the inventory's own, as the environment directorate publishes them, so that an
effect finds its row.
"""

from dataclasses import dataclass

INDIRECT = "Indirekte"
"""Stands as the sector of everything that lies outside the municipal inventory."""


@dataclass(frozen=True, slots=True)
class Place:
    """One row of the accounts. Direct: a source of the inventory. Indirect: outside it.

    Both names empty: inside the inventory, at a row that the planner has yet to choose.
    """

    sector: str
    source: str
    direct: bool = True


UNPLACED = Place("", "")

CARS = Place("Veitrafikk", "Personbiler")
BUSES = Place("Veitrafikk", "Busser")
HEAVY_VEHICLES = Place("Veitrafikk", "Tunge kjøretøy")

HEATING_OIL = Place("Oppvarming", "Fossil olje")
HEATING_KEROSENE = Place("Oppvarming", "Fyringsparafin")
HEATING_GAS = Place("Oppvarming", "Naturgass")
HEATING_LPG = Place("Oppvarming", "LPG")
HEATING_BIOENERGY = Place("Oppvarming", "Bioenergi")
HEATING_WOOD = Place("Oppvarming", "Vedfyring")
HEATING_OTHER = Place("Oppvarming", "Annet")

DISTRICT_HEATING = Place("Energiforsyning", "Fjernvarme unntatt avfallsforbrenning")
WASTE_INCINERATION = Place("Energiforsyning", "Avfallsforbrenning")
POWER_PRODUCTION = Place("Energiforsyning", "Elektrisitetsproduksjon og annen energiforsyning")

LANDFILL_GAS = Place("Avfall og avløp", "Avfallsdeponigass")
BIOLOGICAL_TREATMENT = Place("Avfall og avløp", "Biologisk behandling av avfall")

ELECTRICITY = Place(INDIRECT, "Elektrisitet", direct=False)
DISTRICT_HEAT = Place(INDIRECT, "Fjernvarme", direct=False)
AVOIDED_PRODUCTION = Place(INDIRECT, "Spart produksjon", direct=False)
PURCHASES = Place(INDIRECT, "Innkjøp", direct=False)
ELSEWHERE = Place(INDIRECT, "Andre steder", direct=False)
