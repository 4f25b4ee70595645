"""What a calculation gives, as JSON: years ascending, t CO2e, negative = reduction."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from fbdesk.calculation.declaration import Part
from fbdesk.calculation.evaluate import Evaluation
from fbdesk.calculation.passport import PassportLine
from fbdesk.calculation.quantities import Value
from fbdesk.calculation.tables import Table
from fbdesk.calculation.uncertainty import interval

Course = NDArray[np.float64] | None


def evaluation_json(evaluation: Evaluation, samples: Evaluation | None = None) -> dict[str, object]:
    """Return the result; None stands for what does not apply, never 0.

    `samples` is the same calculation with draws: it gives the interval of the full effect per
    year, direct where there is one, else indirect; without a steady level, of the sum over the
    years asked for.
    """
    years = evaluation.years
    return {
        "method": evaluation.method,
        "full_effect": {
            "direct_t": _number(evaluation.full_direct_t),
            "indirect_t": _number(evaluation.full_indirect_t),
        },
        "years": _years(years, evaluation.direct_t, evaluation.indirect_t),
        "sources": [_source(years, part) for part in evaluation.parts],
        "indicators": {
            indicator.id: {
                "before": _number(indicator.before),
                "after": _number(indicator.after),
                "unit": indicator.unit,
            }
            for indicator in evaluation.indicators
        },
        "interval": None if samples is None else _interval(samples),
        "passport": [_line(line) for line in evaluation.passport],
        "digest": evaluation.digest,
    }


def _years(years: Iterable[int], direct_t: Course, indirect_t: Course) -> dict[str, object]:
    return {
        str(year): {"direct_t": _at(direct_t, index), "indirect_t": _at(indirect_t, index)}
        for index, year in enumerate(years)
    }


def _source(years: Iterable[int], part: Part) -> dict[str, object]:
    direct, indirect = (part.by_year_t, None) if part.place.direct else (None, part.by_year_t)
    return {
        "sector": part.place.sector or None,
        "source": part.place.source or None,
        "years": _years(years, direct, indirect),
    }


def _interval(samples: Evaluation) -> dict[str, float] | None:
    for level, course in (
        (samples.full_direct_t, samples.direct_t),
        (samples.full_indirect_t, samples.indirect_t),
    ):
        if course is None:
            continue
        of = course.sum(axis=-1) if level is None else np.atleast_1d(level)
        found = interval(of)
        return {"p5": found.p5, "p50": found.p50, "p95": found.p95}
    return None


def _line(line: PassportLine) -> dict[str, object]:
    return {
        "name": line.name,
        "value": _rows(line.value) if isinstance(line.value, tuple) else line.value,
        "unit": line.unit,
        "source": line.source,
        "status": line.status,
    }


def _rows(table: Table) -> list[list[float]]:
    return [list(row) for row in table]


def _at(course: Course, index: int) -> float | None:
    return None if course is None else _number(course[index])


def _number(value: Value | None) -> float | None:
    """Return a number for JSON; a zero has no sign there."""
    return None if value is None else float(value) + 0.0
