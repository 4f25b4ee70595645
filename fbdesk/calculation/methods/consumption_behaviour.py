"""Households that change habits after information, teaching or a campaign."""

from dataclasses import dataclass

from fbdesk.calculation.declaration import Conditions, Example, Input, Method, Outcome, Part
from fbdesk.calculation.methods.choices import DIRECT, SIDE, side_place
from fbdesk.calculation.places import UNPLACED
from fbdesk.calculation.quantities import Value, tonnes


@dataclass(frozen=True, slots=True)
class Behaviour:
    """Inputs of `effect`: who is reached, who takes part, what it saves, what remains of it."""

    households: Value
    participation_share: Value
    saving_kg_per_household: Value
    persistence_share: Value
    side: str = DIRECT


def effect(inputs: Behaviour, conditions: Conditions) -> Outcome:
    """Return the change, t CO2e per year (negative = reduction): −n·p·s·persistence."""
    del conditions
    lasting = inputs.households * inputs.participation_share * inputs.persistence_share
    saved_t = tonnes(lasting * inputs.saving_kg_per_household)
    return Outcome((Part(side_place(inputs.side), -saved_t),))


def _share(input_id: str, label: str, help_text: str) -> Input:
    return Input(
        input_id,
        label,
        "-",
        0,
        1,
        help_text,
        where="A survey among those reached, right after and a year after",
    )


METHOD = Method(
    id="consumption.behaviour",
    title="Changed habits",
    question="Households that change their habits",
    focus_area=3,
    task="3.1",
    inputs=(
        Input(
            "households",
            "Households reached",
            "households",
            0,
            1e7,
            "Households that the campaign reaches, from SSB's table of households.",
            where="SSB: households, by municipality",
        ),
        _share("participation_share", "Share that takes part", "From a survey after the campaign."),
        Input(
            "saving_kg_per_household",
            "Saving per household",
            "kg CO2e/yr",
            0,
            50_000,
            "Kilograms per year and household that takes part.",
            where="An evaluation of a campaign of the same kind; never a guess without a range",
        ),
        _share(
            "persistence_share",
            "Share that lasts",
            "Habits fade: the share of the saving that is left after the first year.",
        ),
        SIDE,
    ),
    sources=(UNPLACED,),
    formula="−n·p·s·persistence",
    literature=("Survey and evaluation of the campaign itself",),
    example=Example(
        "20 000 households, 10 % take part, 200 kg each, half of it lasts.",
        {
            "households": 20_000.0,
            "participation_share": 0.1,
            "saving_kg_per_household": 200.0,
            "persistence_share": 0.5,
        },
        direct_t=-200.0,
    ),
    checklist=("Is the saving in the municipal inventory, or where the goods are made?",),
    arguments=Behaviour,
    compute=effect,
)
