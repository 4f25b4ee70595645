"""The municipality buys greener: fewer and better goods and services."""

from dataclasses import dataclass

from fbdesk.calculation.declaration import Conditions, Example, Input, Method, Outcome, Part
from fbdesk.calculation.places import PURCHASES
from fbdesk.calculation.quantities import Value, tonnes

_KRONER_PER_UNIT = 1_000.0


@dataclass(frozen=True, slots=True)
class Procurement:
    """Inputs of `effect`: spending, its footprint, and the share that is cut."""

    spend_nok: Value
    factor_kg_per_1000_nok: Value
    reduction_share: Value


def effect(inputs: Procurement, conditions: Conditions) -> Outcome:
    """Return the change, t CO2e per year (negative = reduction), indirect: −spend/1000·EF·r."""
    del conditions
    footprint_kg = inputs.spend_nok / _KRONER_PER_UNIT * inputs.factor_kg_per_1000_nok
    return Outcome((Part(PURCHASES, -tonnes(footprint_kg * inputs.reduction_share)),))


METHOD = Method(
    id="consumption.procurement",
    title="Greener procurement",
    question="The municipality's own purchases",
    focus_area=3,
    task="3.1",
    inputs=(
        Input(
            "spend_nok",
            "Purchases",
            "NOK/yr",
            0,
            1e12,
            "Kroner per year on the goods concerned, from the municipal accounts (KOSTRA). In the "
            "price year of the factor.",
            where="The municipal accounts by account group (KOSTRA art), or the purchasing system",
        ),
        Input(
            "factor_kg_per_1000_nok",
            "Emission per 1 000 kroner",
            "kg CO2e/1000 NOK",
            0,
            1_000,
            "The mean of all public procurement is 21.4 kg (2017 kroner).",
            default_factor="pub-int-2017",
            factor_categories=("spend factor (derived)",),
        ),
        Input(
            "reduction_share",
            "Share that is cut",
            "-",
            0,
            1,
            "How much smaller the footprint of these purchases becomes.",
            where="The tender or an environmental account of the new goods",
        ),
    ),
    sources=(PURCHASES,),
    formula="−spend/1000·EF·r",
    literature=("DFØ, Klimafotavtrykket til offentlige anskaffelser (2017)",),
    example=Example(
        "50 million kroner at 20 kg per 1 000 kroner, 10 % less.",
        {"spend_nok": 50e6, "factor_kg_per_1000_nok": 20.0, "reduction_share": 0.1},
        indirect_t=-100.0,
    ),
    checklist=("Is energy or fuel among the purchases? Then it may be counted twice.",),
    arguments=Procurement,
    compute=effect,
)
