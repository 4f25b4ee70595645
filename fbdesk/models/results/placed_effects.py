"""Where the direct effects of a plan fall: on which sources of its inventory, from its start on."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from fbdesk.calculation.evaluate import Evaluation
from fbdesk.calculation.joint import (
    JointFinding,
    Numbers,
    Source,
    SourceEffect,
    effect_on_path,
)
from fbdesk.calculation.prepare import Prepared
from fbdesk.calculation.sampled_joint import SampledEffect
from fbdesk.calculation.spread import Draws
from fbdesk.models.checks.findings import BLOCKS, FIGURE_DOCUMENTS, REMARK, Finding
from fbdesk.models.effects import Effect
from fbdesk.models.measures import Measure
from fbdesk.models.results.reference import ReferencePath


def source_effects(
    effect: Effect, evaluation: Evaluation, reference: ReferencePath
) -> tuple[SourceEffect, ...]:
    """Return what a calculation does to each source on the plan's path, over the path's years.

    An effect on a whole sector is spread over its sources in proportion to the reference path.
    The indirect parts have no place here.
    """
    start = reference.years[0]
    found: list[SourceEffect] = []
    for part in evaluation.parts:
        if not part.place.direct or part.by_year_t is None:
            continue
        counted = effect_on_path(part.by_year_t, evaluation.years, start)
        on_path = counted[..., evaluation.years.index(start) :]
        place = Source(part.place.sector, part.place.source)
        found += [
            SourceEffect(effect.measure, source, share, disjoint=effect.overlap == "disjoint")
            for source, share in _spread_over(place, on_path, reference.by_source_t)
        ]
    return tuple(found)


def sampled_effects(
    effect: Effect, prepared: Prepared, draws: Draws, reference: ReferencePath
) -> tuple[SampledEffect, ...]:
    """Return the same for every sample of the calculation's uncertain numbers."""
    years, start = prepared.terms.years.tolist(), reference.years[0]
    first = years.index(start)
    shares = effect_on_path(prepared.shares, years, start)[first:]
    found: list[SampledEffect] = []
    for part in prepared.outcome(prepared.drawn(draws)).parts:
        if not part.place.direct:
            continue
        level_t, course = part.full_t, shares
        if level_t is None and part.by_year_t is not None:
            level_t = 1.0
            course = effect_on_path(part.by_year_t, years, start)[..., first:]
        place = Source(part.place.sector, part.place.source)
        found += [
            SampledEffect(
                effect.measure,
                source,
                0.0 if level_t is None else level_t,
                own,
                disjoint=effect.overlap == "disjoint",
            )
            for source, own in _spread_over(place, course, reference.by_source_t)
        ]
    return tuple(found)


def _spread_over(
    place: Source, effect_t: Numbers, reference_t: Mapping[Source, Numbers]
) -> Iterator[tuple[Source, Numbers]]:
    """Yield an effect on a source as it is, one on a whole sector in parts."""
    sources = [source for source in reference_t if source.sector == place.sector]
    if place.source or not sources:
        yield place, effect_t
        return
    whole = np.sum([np.maximum(reference_t[source], 0.0) for source in sources], axis=0)
    for source in sources:
        own = np.maximum(reference_t[source], 0.0)
        yield source, effect_t * np.divide(own, whole, out=np.zeros_like(own), where=whole > 0)
    if np.any(whole <= 0):
        yield place, np.where(whole > 0, 0.0, effect_t)


def placement_findings(
    findings: Sequence[JointFinding], measures: Mapping[str, Measure], years: Sequence[int]
) -> Iterator[Finding]:
    """Yield in the planner's words what does not fit the inventory, in the measures' order."""
    places = {key: place for place, key in enumerate(measures)}
    for each in sorted(findings, key=lambda each: places.get(each.measure or "", -1)):
        measure = measures.get(each.measure or "")
        message, strength = _words(each)
        yield Finding(
            each.code.replace("_", "-"),
            message,
            {
                "measure": f"{measure.number} {measure.title}" if measure else "",
                "place": _place(each.source),
                "years": _years(each.years, years),
            },
            table="measure" if measure else "",
            key=measure.key if measure else "",
            strength=strength,
            documents=FIGURE_DOCUMENTS,
        )


_NO_SOURCE = (
    "{measure}: the calculation does not say which source of the inventory it acts on. The effect "
    "is shown on its own and does not count on the path. Choose a source."
)
_NOT_PLACED = (
    "{measure}: the inventory has nothing at {place} ({years}). The effect is shown on its own and "
    "does not count on the path. Choose another source."
)
_LARGER = (
    "{measure}: the effect is larger than what is left to cut at {place} ({years}). Only what is "
    "there counts. Check the calculation."
)
_CAPPED = (
    "The measures that act on different parts of {place} claim more than it emits ({years}). They "
    "are scaled down to it."
)


def _words(finding: JointFinding) -> tuple[str, str]:
    """Return the message and the strength of a finding."""
    if finding.code == "not_placed":
        return (_NOT_PLACED if finding.source.sector else _NO_SOURCE), BLOCKS
    return (_LARGER if finding.code == "larger_than_source" else _CAPPED), REMARK


def _place(source: Source) -> str:
    return " / ".join(part for part in source if part) or "–"


def _years(positions: Sequence[int], years: Sequence[int]) -> str:
    """Return the years from first to last, as they are read: 2012 or 2012–2030."""
    first, last = years[positions[0]], years[positions[-1]]
    return str(first) if first == last else f"{first}–{last}"
