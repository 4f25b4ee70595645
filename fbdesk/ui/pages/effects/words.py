"""What the page of the joint effect says: a line per measure, a line per year, and the sums."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fbdesk.models.checks.findings import Finding
from fbdesk.models.results.plan import PlanResults, TargetResult
from fbdesk.reports.wording import Wording
from fbdesk.ui.translation import tr

OF_THE_EFFECT = frozenset(
    {"not-placed", "larger-than-source", "disjoint-capped", "effect-not-computed"}
)
"""Findings of the joint effect: what does not fit the inventory, and what cannot be computed."""


@dataclass(frozen=True, slots=True)
class EffectLine:
    """One measure in the year of the target, t CO2e, negative = reduction; None = does not apply.

    `alone_t`, `joint_t` and `marginal_t` are those in the target's sectors; `indirect_t` and
    `not_placed_t` lie outside every sector.
    """

    key: str
    number: str
    title: str
    focus_area: str
    counts: bool
    alone_t: float | None
    joint_t: float | None
    marginal_t: float | None
    indirect_t: float | None
    not_placed_t: float | None
    note: str


@dataclass(frozen=True, slots=True)
class CeilingLine:
    """One year of a target's sectors, t CO2e: what may be emitted, and what is or will be.

    `room_t` is the ceiling less the measures path, `registered_room_t` less what is published.
    """

    key: str
    ceiling_t: float | None
    measures_t: float | None
    room_t: float | None
    registered_t: float | None
    registered_room_t: float | None


def effect_lines(results: PlanResults, view: TargetResult) -> tuple[EffectLine, ...]:
    """Return a line for every measure, in the plan's order."""
    notes = _notes(results.findings)
    lines = []
    for each in results.measures:
        inside = each.inside(view.sectors)
        lines.append(
            EffectLine(
                key=each.measure,
                number=each.number,
                title=each.title,
                focus_area=each.focus_area,
                counts=each.counts,
                alone_t=inside.stand_alone_t.get(view.year),
                joint_t=inside.joint_t.get(view.year),
                marginal_t=inside.marginal_t.get(view.year),
                indirect_t=each.indirect_t.get(view.year),
                not_placed_t=each.not_placed_t.get(view.year),
                note=notes.get(each.measure, ""),
            )
        )
    return tuple(lines)


def ceiling_lines(view: TargetResult) -> tuple[CeilingLine, ...]:
    """Return a line for every year that has a ceiling, a path or a published figure."""
    years = sorted({*view.path_t, *view.measures_t, *view.registered_t})
    return tuple(_ceiling_line(view, year) for year in years)


def findings_of_the_effect(results: PlanResults) -> tuple[Finding, ...]:
    """Return what does not fit the inventory or cannot be computed."""
    return tuple(finding for finding in results.findings if finding.code in OF_THE_EFFECT)


def together_words(lines: Iterable[EffectLine], view: TargetResult, wording: Wording) -> str:
    """Return why the measures together cut less than one by one, or that they cut nothing."""
    counting = [line for line in lines if line.counts and line.joint_t]
    if not counting:
        return tr("No measure that counts cuts anything in these sectors yet.")
    alone_t = -sum(line.alone_t or 0.0 for line in counting)
    joint_t = -sum(line.joint_t or 0.0 for line in counting)
    write = wording.numbers.tonnes
    if write(alone_t) == write(joint_t):
        return tr(
            "Together the measures cut {joint} in {year}.", joint=write(joint_t), year=view.year
        )
    return tr(
        "One by one the measures would cut {alone} in {year}. Together they cut {joint}, because "
        "several of them cut the same emissions.",
        alone=write(alone_t),
        joint=write(joint_t),
        year=view.year,
    )


def outside_words(results: PlanResults, year: int, wording: Wording) -> str:
    """Return what the measures do outside the inventory, never added; empty for nothing."""
    parts = [each.indirect_t.get(year, 0.0) for each in results.measures if each.counts]
    indirect_t = sum(parts)
    if not indirect_t:
        return ""
    return tr(
        "Outside the inventory the measures do this in {year}: {cut}. It does not count towards "
        "the target.",
        year=year,
        cut=wording.numbers.cut(indirect_t),
    )


def _notes(findings: Iterable[Finding]) -> dict[str, str]:
    names = {
        "not-placed": tr("not placed in the inventory"),
        "larger-than-source": tr("larger than its source"),
    }
    found: dict[str, list[str]] = {}
    for finding in findings:
        if finding.table == "measure" and finding.code in names:
            held = found.setdefault(finding.key, [])
            if names[finding.code] not in held:
                held.append(names[finding.code])
    return {key: ", ".join(held) for key, held in found.items()}


def _ceiling_line(view: TargetResult, year: int) -> CeilingLine:
    ceiling = view.path_t.get(year)
    measures, registered = view.measures_t.get(year), view.registered_t.get(year)
    return CeilingLine(
        key=str(year),
        ceiling_t=ceiling,
        measures_t=measures,
        room_t=_less(ceiling, measures),
        registered_t=registered,
        registered_room_t=_less(ceiling, registered),
    )


def _less(ceiling_t: float | None, emission_t: float | None) -> float | None:
    return None if ceiling_t is None or emission_t is None else ceiling_t - emission_t


def choices_words(results: PlanResults, wording: Wording) -> Iterator[str]:
    """Yield the choices that every figure of the page depends on."""
    yield tr("GWP {set}", set=results.gwp_set)
    name = wording.choice("electricity", results.electricity)
    yield tr("electricity: {accounting}", accounting=name)
    yield tr("factor edition {edition}", edition=results.factors_edition)
