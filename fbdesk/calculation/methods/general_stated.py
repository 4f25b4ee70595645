"""A tonne figure that somebody else has computed, with source and reason."""

from dataclasses import dataclass

from fbdesk.calculation.declaration import Conditions, Example, Input, Method, Outcome, Part
from fbdesk.calculation.methods.choices import DIRECT, SIDE, side_place
from fbdesk.calculation.places import UNPLACED
from fbdesk.calculation.quantities import Value


@dataclass(frozen=True, slots=True)
class Stated:
    """Inputs of `effect`: the figure, and why it can be trusted."""

    effect_t: Value
    reason: str
    side: str = DIRECT


def effect(inputs: Stated, conditions: Conditions) -> Outcome:
    """Return the stated change, t CO2e per year (negative = reduction), unchanged."""
    del conditions
    return Outcome((Part(side_place(inputs.side), inputs.effect_t),))


METHOD = Method(
    id="general.stated",
    title="Stated effect",
    question="An effect that is already computed elsewhere",
    focus_area=0,
    task="",
    inputs=(
        Input(
            "effect_t",
            "Effect per year",
            "t CO2e/yr",
            -1e8,
            1e8,
            "Change per year at full effect. A reduction is negative: −1 240.",
            where="The report that computed it: the table, and what it assumes",
        ),
        Input(
            "reason",
            "Source and reason",
            kind="text",
            help="Who computed it, in which report, with which assumptions.",
            where="The title page of the report: who, when, for whom",
        ),
        SIDE,
    ),
    sources=(UNPLACED,),
    formula="effect",
    literature=("The report that the reason names",),
    example=Example(
        "A consultant's report finds 1 240 t less per year.",
        {"effect_t": -1_240.0, "reason": "Consultant's report 2009, table 4"},
        direct_t=-1_240.0,
    ),
    checklist=(
        "Does the report count the same sources as the municipal inventory?",
        "Is the figure for the full effect, or a mean over the years?",
    ),
    arguments=Stated,
    compute=effect,
)
