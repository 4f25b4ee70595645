"""The figures of a plan that a report tells, kept as they were when a period was closed."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from fbdesk.errors import FileError
from fbdesk.models.results.plan import MeasureResult, PlanResults, Series


@dataclass(frozen=True, slots=True)
class FrozenMeasure:
    """What one measure did: alone, its share of the joint effect, and outside the inventory."""

    number: str
    title: str
    counts: bool
    stand_alone_t: Series
    joint_t: Series
    indirect_t: Series
    cost_per_t_nok: float | None = None


@dataclass(frozen=True, slots=True)
class FrozenTarget:
    """How a target stood."""

    title: str
    year: int
    goal_t: float | None = None
    measures_at_year_t: float | None = None
    gap_t: float | None = None
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class FrozenArea:
    """What the measures of a focus area did together."""

    direct_t: Series
    indirect_t: Series


@dataclass(frozen=True, slots=True)
class FrozenResults:
    """The figures that reports tell; `digest` is that of the results they were taken from.

    Measures and targets stand under their keys, focus areas under their codes.
    """

    digest: str
    factors_edition: str
    gwp_set: str
    start_year: int
    reference: Series
    measures_path: Series
    target_path: Series
    inventory: Mapping[int, Mapping[str, float]]
    focus_areas: Mapping[str, FrozenArea] = field(default_factory=dict)
    measures: Mapping[str, FrozenMeasure] = field(default_factory=dict)
    targets: Mapping[str, FrozenTarget] = field(default_factory=dict)


def frozen_results(results: PlanResults) -> FrozenResults:
    """Return the figures of results that a report tells."""
    return FrozenResults(
        digest=results.digest,
        factors_edition=results.factors_edition,
        gwp_set=results.gwp_set,
        start_year=results.start_year,
        reference=dict(results.reference),
        measures_path=dict(results.measures_path),
        target_path=dict(results.target_path),
        inventory={year: dict(sectors) for year, sectors in results.inventory.items()},
        focus_areas={
            area.code: FrozenArea(dict(area.direct_t), dict(area.indirect_t))
            for area in results.focus_areas
        },
        measures={result.measure: _measure(result) for result in results.measures},
        targets={
            target.target: FrozenTarget(
                target.title,
                target.year,
                target.goal_t,
                target.measures_at_year_t,
                target.gap_t,
                target.probability,
            )
            for target in results.targets
        },
    )


def results_as_text(results: FrozenResults) -> str:
    """Return the figures as JSON; the same figures give the same text."""
    return json.dumps(asdict(results), ensure_ascii=False, separators=(",", ":"))


def results_from_text(text: str) -> FrozenResults:
    """Return the figures that a text holds; `FileError` where it holds none."""
    try:
        held = json.loads(text)
        return FrozenResults(
            digest=str(held["digest"]),
            factors_edition=str(held["factors_edition"]),
            gwp_set=str(held["gwp_set"]),
            start_year=int(held["start_year"]),
            reference=_series(held["reference"]),
            measures_path=_series(held["measures_path"]),
            target_path=_series(held["target_path"]),
            inventory={
                int(year): {str(name): float(t) for name, t in sectors.items()}
                for year, sectors in held["inventory"].items()
            },
            focus_areas={
                code: FrozenArea(_series(area["direct_t"]), _series(area["indirect_t"]))
                for code, area in held["focus_areas"].items()
            },
            measures={key: _read_measure(each) for key, each in held["measures"].items()},
            targets={key: _read_target(each) for key, each in held["targets"].items()},
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise FileError("A frozen copy of a report period cannot be read.") from error


def _series(held: Mapping[str, Any]) -> Series:
    return {int(year): float(value) for year, value in held.items()}


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def _read_measure(held: Mapping[str, Any]) -> FrozenMeasure:
    return FrozenMeasure(
        number=str(held["number"]),
        title=str(held["title"]),
        counts=bool(held["counts"]),
        stand_alone_t=_series(held["stand_alone_t"]),
        joint_t=_series(held["joint_t"]),
        indirect_t=_series(held["indirect_t"]),
        cost_per_t_nok=_number(held["cost_per_t_nok"]),
    )


def _read_target(held: Mapping[str, Any]) -> FrozenTarget:
    return FrozenTarget(
        title=str(held["title"]),
        year=int(held["year"]),
        goal_t=_number(held["goal_t"]),
        measures_at_year_t=_number(held["measures_at_year_t"]),
        gap_t=_number(held["gap_t"]),
        probability=_number(held["probability"]),
    )


def _measure(result: MeasureResult) -> FrozenMeasure:
    return FrozenMeasure(
        number=result.number,
        title=result.title,
        counts=result.counts,
        stand_alone_t=dict(result.stand_alone_t),
        joint_t=dict(result.joint_t),
        indirect_t=dict(result.indirect_t),
        cost_per_t_nok=result.cost_per_t_nok,
    )
