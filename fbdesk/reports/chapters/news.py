"""The measures that a period has news of: a step, a decision, another status, another effect."""

from collections.abc import Iterator

from fbdesk.models.followup import Indicator
from fbdesk.models.measures import Measure
from fbdesk.models.results.frozen import FrozenResults
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.period import reported_of
from fbdesk.reports.reported import Reported


def with_news(basis: Basis) -> frozenset[str]:
    """Return the keys of the measures that a report of the period has something to tell of."""
    told = reported_of(basis)
    found = {key for key in _happened(basis, told) if key}
    if told.plan_before:
        before = {measure.key: measure for measure in told.plan_before.measures}
        found |= {m.key for m in basis.plan.measures if _moved(m, before.get(m.key))}
    if told.figures_before:
        found |= {*_with_another_effect(basis, told.figures_before)}
    return frozenset(found)


def _happened(basis: Basis, told: Reported) -> Iterator[str | None]:
    """Yield the measures with a milestone, a decision, a note or an observation in the period."""
    plan = basis.plan
    for step in plan.milestones:
        if told.contains(step.due) or told.contains(step.done):
            yield step.measure
    yield from (note.measure for note in plan.progress_notes if told.contains(note.dated))
    yield from (each.measure for each in plan.decisions if told.contains(each.decided))
    for value in plan.indicator_values:
        indicator = plan.find(Indicator, value.indicator)
        if indicator and told.contains(value.observed):
            yield indicator.measure


def _moved(now: Measure, was: Measure | None) -> bool:
    return was is None or was.status != now.status


def _with_another_effect(basis: Basis, before: FrozenResults) -> Iterator[str]:
    """Yield the measures whose own effect in the main year differs by a tonne or more."""
    year = basis.main_year
    for result in basis.results.measures:
        was = before.measures.get(result.measure)
        then_t = was.stand_alone_t.get(year, 0.0) if was else 0.0
        if abs(result.stand_alone_t.get(year, 0.0) - then_t) >= 1:
            yield result.measure
