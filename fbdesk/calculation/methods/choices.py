"""The two choices that several methods share: the side of the boundary, and the energy carrier."""

from fbdesk.calculation.carriers import CARRIERS
from fbdesk.calculation.declaration import Choice, Input
from fbdesk.calculation.places import ELSEWHERE, UNPLACED, Place

DIRECT, INDIRECT = "direct", "indirect"

SIDE = Input(
    "side",
    "Where it counts",
    kind="choice",
    required=False,
    default=DIRECT,
    default_source="fbdesk",
    choices=(
        Choice(DIRECT, "In the municipal inventory"),
        Choice(INDIRECT, "Outside the municipal inventory"),
    ),
    help="Direct: the emission is a row of the municipality's inventory. "
    "Indirect: it arises elsewhere, for instance where goods are made.",
)


def side_place(side: str, direct: Place = UNPLACED) -> Place:
    """Return the place of an effect on the side that the planner chose."""
    return direct if side == DIRECT else ELSEWHERE


def carrier_input(input_id: str, label: str) -> Input:
    """Return the declaration of an optional energy carrier."""
    return Input(
        input_id,
        label,
        kind="choice",
        required=False,
        choices=tuple(Choice(carrier.code, carrier.name) for carrier in CARRIERS),
        help="Decides where the emission counts: what burns on the spot is direct; electricity "
        "and district heat are indirect, counted as the plan has chosen.",
    )
