"""What the effect of a measure hangs on: each uncertain number from low to high, for a tornado."""

from collections.abc import Sequence

from fbdesk.calculation.factors import FactorEdition
from fbdesk.calculation.prepare import Prepared
from fbdesk.calculation.sensitivity import Tornado, tornado
from fbdesk.errors import PlanError
from fbdesk.models.effects import Effect
from fbdesk.models.effects_in_plan import prepare_effect
from fbdesk.models.results import plan_years
from fbdesk.models.snapshot import Plan


def measure_tornado(
    plan: Plan, measure: str, edition: FactorEdition, *, year: int | None = None
) -> Tornado:
    """Return how the effect of a measure follows its uncertain numbers, all calculations together.

    Direct effects where the measure has any, else indirect ones: the two are never added. `year`
    is a year of the plan; without it the effect is the yearly level at full effect. A calculation
    that cannot be made is left out. `edition` holds the plan's own factors (`own_factors`).
    """
    return effects_tornado(plan, plan.children(Effect, "measure", measure), edition, year=year)


def effects_tornado(
    plan: Plan, effects: Sequence[Effect], edition: FactorEdition, *, year: int | None = None
) -> Tornado:
    """Return the same for some calculations of the plan, such as the one that is shown."""
    prepared = [
        found for effect in effects if (found := _prepared(plan, effect, edition, year)) is not None
    ]
    direct = tornado(prepared, year=year, direct=True)
    if direct.effect_t:
        return direct
    indirect = tornado(prepared, year=year, direct=False)
    return direct if indirect.effect_t is None else indirect


def _prepared(
    plan: Plan, effect: Effect, edition: FactorEdition, year: int | None
) -> Prepared | None:
    last_year = max(plan_years(plan)[-1], year or 0)
    try:
        return prepare_effect(plan, effect, edition, last_year)
    except PlanError:
        return None
