"""How much each criterion counts when measures are put in order; the city decides, openly."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, ClassVar, Final

from fbdesk.models.row import Between, Code, Row

DIRECT, INDIRECT, COST, ENVIRONMENT, INDEPENDENCE, PRIORITY = (
    *("direct", "indirect", "cost"),
    *("environment", "independence", "priority"),
)
CRITERIA: Final = (DIRECT, INDIRECT, COST, ENVIRONMENT, INDEPENDENCE, PRIORITY)
"""Cut in the inventory, cut outside it, cost per tonne, city environment, independence of the
state, and the priority that the city has given the measure."""

FIRST_WEIGHTS: Final[Mapping[str, int]] = MappingProxyType(
    {DIRECT: 3, INDIRECT: 1, COST: 2, ENVIRONMENT: 2, INDEPENDENCE: 1, PRIORITY: 1}
)
"""What a plan starts from, until the city sets its own weights."""

HIGHEST_WEIGHT: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionWeight(Row):
    """Vekt: how much a criterion counts, 0 for not at all; without a row it has its first weight.

    Only the proportions matter: 2 counts twice as much as 1.
    """

    order: ClassVar[tuple[str, ...]] = ("criterion",)
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("criterion",),)

    criterion: Annotated[str, Code("criterion", CRITERIA)]
    weight: Annotated[int, Between(0, HIGHEST_WEIGHT)] = 1
