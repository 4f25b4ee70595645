"""The paths of a plan: where emissions go without it, and where the targets say they should be.

A path is an array of t CO2e over years. Years that the inventory has not published stay gaps;
they are filled only for drawing, and marked as such.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fbdesk.calculation.bounds import check_each, finite, within
from fbdesk.calculation.elementary import growth
from fbdesk.errors import InputError

Numbers = NDArray[np.float64]

_STEEPEST_FALL, _STEEPEST_RISE = -0.99, 10.0
_MOST_PEOPLE = 1e10


def constant_path(base_t: float, years: Sequence[int]) -> Numbers:
    """Return the reference path that stays at the start year's emissions, t CO2e per year."""
    return np.full(len(years), finite("base_t", base_t, "t CO2e/yr"), dtype=float)


def linear_path(base_t: float, yearly_change: float, years: Sequence[int], start: int) -> Numbers:
    """Return the reference path that changes by the same amount each year: base·(1 + c·(y − Y0)).

    `yearly_change` is a share of the start year's emissions; the path never goes below 0.
    """
    elapsed = np.asarray(years, dtype=float) - start
    path: Numbers = base_t * np.maximum(1.0 + yearly_change * elapsed, 0.0)
    return path


def stated_path(
    base_t: float, stated_t: Mapping[int, float], years: Sequence[int], start: int
) -> Numbers:
    """Return the reference path through stated figures, t CO2e per year.

    Straight lines lead from the start year's emissions through the figures of later years; after
    the last one the path stays there. Figures of the start year and before it do not count: the
    inventory is what the path departs from.
    """
    points = {start: base_t} | {year: t for year, t in stated_t.items() if year > start}
    known = sorted(points)
    levels = [points[year] for year in known]
    path: Numbers = np.interp(np.asarray(years, dtype=float), known, levels)
    return path


def trend_path(base_t: float, yearly_change: float, years: Sequence[int], start: int) -> Numbers:
    """Return the reference path of a stated yearly change, t CO2e per year: base·(1 + c)^(y − Y0).

    `yearly_change` is a share: −0.02 is two per cent less each year. InputError for a change of
    −1 or less: nothing is left to change after that.
    """
    finite("base_t", base_t, "t CO2e/yr")
    within("yearly_change", yearly_change, _STEEPEST_FALL, _STEEPEST_RISE)
    elapsed = np.asarray(years, dtype=np.int64) - start
    onwards = growth(yearly_change, np.maximum(elapsed, 0))
    back = growth(yearly_change, np.maximum(-elapsed, 0))
    path: Numbers = base_t * onwards / back
    return path


def per_inhabitant_path(
    base_t: float, inhabitants: Mapping[int, float], years: Sequence[int], start: int
) -> Numbers:
    """Return the reference path of constant emissions per inhabitant: base·N(y)/N(Y0).

    Between known years the population is interpolated; before the first and after the last it
    stays as it was. InputError where no population is known, none in the start year, or below 0.
    """
    finite("base_t", base_t, "t CO2e/yr")
    at_start = inhabitants_in(inhabitants, [start])[0]
    if at_start <= 0:
        raise InputError("The population of {year} must be more than 0", year=start)
    path: Numbers = base_t * inhabitants_in(inhabitants, years) / at_start
    return path


def inhabitants_in(inhabitants: Mapping[int, float], years: Sequence[int]) -> Numbers:
    """Return the population of each year, straight lines between the known years."""
    if not inhabitants:
        raise InputError(
            "Emissions per inhabitant need a population figure. Enter one under city and region"
        )
    check_each("inhabitants", inhabitants, 0.0, _MOST_PEOPLE)
    known = sorted(inhabitants)
    counts = [inhabitants[year] for year in known]
    population: Numbers = np.interp(np.asarray(years, dtype=float), known, counts)
    return population


def target_path(fixed_points: Mapping[int, float], years: Sequence[int]) -> Numbers:
    """Return the target path, t CO2e per year: straight lines from base year to target years.

    `fixed_points` maps the base year to its emissions and each target year to its goal. Before
    the base year there is no path (NaN); after the last target year its goal remains.
    """
    known = sorted(fixed_points)
    levels = [fixed_points[year] for year in known]
    path: Numbers = np.interp(np.asarray(years, dtype=float), known, levels, left=np.nan)
    return path


def emission_ceiling_t(fixed_points: Mapping[int, float], year: int) -> float | None:
    """Return what may be emitted in one year: the target path, read as a climate budget does."""
    ceiling = float(target_path(fixed_points, [year])[0])
    return None if np.isnan(ceiling) else ceiling


@dataclass(frozen=True, slots=True)
class DrawnPoint:
    """A point of a line on a chart; `published` is False where the year is only drawn."""

    year: int
    emission_t: float
    published: bool


def drawn_line(published_t: Mapping[int, float]) -> tuple[DrawnPoint, ...]:
    """Return a published series with its gap years filled by straight lines, and marked.

    For drawing only: a filled year is no figure. Nothing is drawn outside the published years.
    """
    known = sorted(published_t)
    if not known:
        return ()
    years = range(known[0], known[-1] + 1)
    line = np.interp(years, known, [published_t[year] for year in known])
    return tuple(
        DrawnPoint(year, float(value), year in published_t)
        for year, value in zip(years, line, strict=True)
    )
