"""Plans of any size for measuring: the measures of the sample plan, over and over."""

import dataclasses
import uuid
from collections.abc import Iterator

from fbdesk.exchange.plan_json import rows_from_json
from fbdesk.models.agreement import CommitmentMeasure
from fbdesk.models.declarations import KINDS, fields
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.measures import (
    CityEnvironmentEffect,
    Measure,
    MeasureInstrument,
    MeasurePartner,
)
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.row import Row, To
from fbdesk.models.scenarios import ScenarioMeasure
from fbdesk.resource_files import resource

NAMES = uuid.UUID("0f0e5b5e-6a0b-5f57-9f0a-3f2f6d1f5a11")
OF_MEASURES = (
    Measure,
    MeasurePartner,
    MeasureInstrument,
    CityEnvironmentEffect,
    Effect,
    EffectInput,
    CostLine,
    FundingLine,
)
"""The kinds of rows that are repeated; all else stands once, as in the sample."""


def sample_rows() -> list[Row]:
    """Return the rows of the sample plan."""
    return rows_from_json(resource("sample", "grenland.json").read_bytes())


def generated_rows(measures: int) -> list[Row]:
    """Return the rows of a plan with so many measures, the same on every machine.

    Round after round of the sample's measures, each with its calculations, money, instruments
    and city-environment effects under keys of its own; the last round is cut short.
    """
    sample = sample_rows()
    first = [row for row in sample if isinstance(row, Measure)]
    rows: list[Row] = [row for row in sample if not isinstance(row, OF_MEASURES)]
    rows = [row for row in rows if not isinstance(row, CommitmentMeasure | ScenarioMeasure)]
    for start in range(0, measures, len(first)):
        rows += _round(sample, first[: measures - start], start)
    place = {kind: number for number, kind in enumerate(KINDS)}
    return sorted(rows, key=lambda row: place[type(row)])


def _round(sample: list[Row], chosen: list[Measure], start: int) -> Iterator[Row]:
    """Yield the chosen measures once more, numbered from `start`, with all that is theirs."""
    wanted = {measure.key for measure in chosen}
    for row in sample:
        if not isinstance(row, OF_MEASURES):
            continue
        if isinstance(row, Measure):
            if row.key in wanted:
                number = start + chosen.index(row)
                yield dataclasses.replace(
                    row, key=_again(row.key, start), number=f"T-{number + 1:04}", position=number
                )
        elif _owner(row) in wanted:
            wanted.add(row.key)
            yield _repeated(row, start)


def _owner(row: Row) -> str:
    """Return the key of the measure, or of the calculation, that a row belongs to."""
    return str(getattr(row, "effect", None) or getattr(row, "measure", ""))


def _repeated(row: Row, start: int) -> Row:
    ours = {"measure", "effect"}
    links = {
        field.name: _again(getattr(row, field.name), start)
        for field in fields(type(row))
        if field.mark(To) and field.name in ours
    }
    return dataclasses.replace(row, key=_again(row.key, start), **links)  # type: ignore[arg-type]


def _again(key: str, start: int) -> str:
    return str(uuid.uuid5(NAMES, f"{key}/{start}"))
