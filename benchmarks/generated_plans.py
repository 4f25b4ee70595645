"""Plans of any size for measuring: the measures of the sample plan, over and over."""

import dataclasses
import uuid
from collections.abc import Iterator, Sequence

from fbdesk.exchange.plan_json.plan import rows_from_json
from fbdesk.models.belonging import thing_kind
from fbdesk.models.declarations import KINDS, Field, fields, table_name
from fbdesk.models.followup import Indicator, IndicatorTarget, IndicatorValue
from fbdesk.models.measures import Measure
from fbdesk.models.row import Row, To
from fbdesk.resource_files import resource

NAMES = uuid.UUID("0f0e5b5e-6a0b-5f57-9f0a-3f2f6d1f5a11")
OF_MEASURES = tuple(kind for kind in KINDS if thing_kind(kind) is Measure)
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
    rows = [_on_its_own(row) for row in rows if not _needs_a_measure(row)]
    for start in range(0, measures, len(first)):
        rows += _round(sample, first[: measures - start], start)
    place = {kind: number for number, kind in enumerate(KINDS)}
    return sorted(rows, key=lambda row: place[type(row)])


def with_indicators(rows: Sequence[Row], count: int) -> list[Row]:
    """Return the rows of a plan with so many indicators: those that it has, over and over.

    Each has the targets and figures of the one that it repeats.
    """
    own = [row for row in rows if isinstance(row, Indicator)]
    more: list[Row] = []
    for start in range(len(own), count, len(own)):
        wanted = {row.key for row in own[: count - start]}
        more += [_again_for(row, start) for row in rows if _indicator(row) in wanted]
    place = {kind: number for number, kind in enumerate(KINDS)}
    return sorted((*rows, *more), key=lambda row: place[type(row)])


def _indicator(row: Row) -> str | None:
    """Return the key of the indicator that a row is, or belongs to."""
    if isinstance(row, Indicator):
        return row.key
    return row.indicator if isinstance(row, IndicatorTarget | IndicatorValue) else None


def _again_for(row: Row, start: int) -> Row:
    """Return a row of an indicator once more, under a key of its own."""
    key = _again(row.key, start)
    if isinstance(row, Indicator):
        return dataclasses.replace(row, key=key, position=start + row.position)
    assert isinstance(row, IndicatorTarget | IndicatorValue)
    return dataclasses.replace(row, key=key, indicator=_again(row.indicator, start))


def _needs_a_measure(row: Row) -> bool:
    """Return whether a row links a measure of the sample to something else."""
    return any(_names_a_measure(mark) and not f.optional for f, mark in _references(row))


def _on_its_own(row: Row) -> Row:
    """Return a row that lets go of the sample's measures."""
    named = {f.name: None for f, mark in _references(row) if _names_a_measure(mark)}
    return dataclasses.replace(row, **named) if named else row  # type: ignore[arg-type]


def _references(row: Row) -> list[tuple[Field, To]]:
    return [(f, mark) for f in fields(type(row)) if (mark := f.mark(To))]


def _names_a_measure(to: To) -> bool:
    return to.table in {table_name(kind) for kind in OF_MEASURES}


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
