"""The figures of a plan that a report tells, kept as they were when a period was closed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fbdesk.errors import FileError
from fbdesk.models.plan_results import MeasureResult, PlanResults, Series


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
    from pydantic import TypeAdapter

    return TypeAdapter(FrozenResults).dump_json(results).decode()


def results_from_text(text: str) -> FrozenResults:
    """Return the figures that a text holds; `FileError` where it holds none."""
    from pydantic import TypeAdapter, ValidationError

    try:
        return TypeAdapter(FrozenResults).validate_json(text)
    except ValidationError as error:
        raise FileError("A frozen copy of a report period cannot be read.") from error


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
