"""Targets: so many per cent less by a year, for a stated set of sectors.

A target lives in per cent: history is recalculated with each inventory edition, so the base and
the goal in tonnes are read from the edition that the plan uses, every time.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fbdesk.calculation.bounds import finite, within


@dataclass(frozen=True, slots=True)
class Standing:
    """How a target stands, t CO2e per year; None is not known, never 0.

    `gap_t` is positive where the measures leave more than the goal allows.
    """

    base_t: float | None
    goal_t: float | None
    reached_t: float | None
    gap_t: float | None


def goal_t(base_t: float, reduction_share: float) -> float:
    """Return the goal in t CO2e per year: base·(1 − share); 0.8 is eighty per cent less.

    InputError for a share outside 0 to 1 and for a base that is no number.
    """
    finite("base_t", base_t, "t CO2e/yr")
    within("reduction_share", reduction_share, 0.0, 1.0)
    return base_t * (1.0 - reduction_share)


def standing(base_t: float | None, reduction_share: float, reached_t: float | None) -> Standing:
    """Return goal and gap of a target from its base and from where the measures lead."""
    goal = None if base_t is None else goal_t(base_t, reduction_share)
    gap = None if goal is None or reached_t is None else reached_t - goal
    return Standing(base_t, goal, reached_t, gap)


def scope_total_t(emissions_t: Mapping[str, float], sectors: Iterable[str]) -> float | None:
    """Return the emissions of the sectors, t CO2e; None where the inventory has none of them.

    A sector that is absent while others are there has no emissions in that edition: it adds
    nothing. `absent_sectors` names those, so that the planner can be told.
    """
    found = [emissions_t[sector] for sector in sectors if sector in emissions_t]
    return sum(found) if found else None


def absent_sectors(emissions_t: Mapping[str, float], sectors: Iterable[str]) -> tuple[str, ...]:
    """Return the sectors of a scope that the inventory does not have, in the scope's order."""
    return tuple(sector for sector in sectors if sector not in emissions_t)
