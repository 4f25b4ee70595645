"""The words around a result: what it cuts, how sure, from when, its share, and what it overlaps."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from fbdesk.calculation.evaluate import Evaluation
from fbdesk.calculation.factors import UNCONFIRMED
from fbdesk.calculation.quantities import Value
from fbdesk.models.effects import Effect
from fbdesk.models.measures import Measure
from fbdesk.models.results.effect_draft import Draft, level_t, speaks_direct, telling_year
from fbdesk.models.results.plan import MeasureResult, PlanResults
from fbdesk.models.snapshot import Plan
from fbdesk.reports.numbers import UNIT_SPACE, Numbers
from fbdesk.reports.wording import Wording
from fbdesk.ui.forms.effect_fields import place_name
from fbdesk.ui.translation import described, tr

MOST_NAMED = 4
INDICATOR_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Told:
    """A calculation as its card tells it."""

    headline: str
    lines: tuple[str, ...] = ()
    unconfirmed: tuple[str, ...] = ()
    tone: str = ""


def told(found: Draft, plan: Plan, effect: Effect, wording: Wording) -> Told:
    """Return the words for what a calculation gives, or for what it lacks."""
    if found.missing:
        return Told(tr("Not computed yet"), (_missing(found),))
    if found.problem is not None:
        return Told(tr("Not computed yet"), (described(found.problem),), tone="warning")
    evaluation = found.evaluation
    if evaluation is None:
        return Told(tr("Not computed yet"))
    level = level_t(evaluation, telling_year(plan), direct=speaks_direct(evaluation))
    if level is None:
        return _indicators(evaluation, wording)
    return Told(
        headline=_headline(evaluation, plan, wording),
        lines=tuple(_lines(found, evaluation, plan, effect, wording)),
        unconfirmed=unconfirmed(evaluation),
        tone="warning" if _number(level) > 0 else "",
    )


def unconfirmed(evaluation: Evaluation) -> tuple[str, ...]:
    """Return the labels of the numbers whose source could not be checked."""
    return tuple(tr(line.label) for line in evaluation.passport if line.status == UNCONFIRMED)


def share_words(result: MeasureResult | None, plan: Plan, measure: Measure, words: Wording) -> str:
    """Return the measure's share of the joint cut in the telling year, or why it has none."""
    if result is None or not any(result.stand_alone_t.values()):
        return ""
    if not result.counts:
        status = words.choice("status", measure.status)
        return tr("The status {status} does not count towards the target yet.", status=status)
    year = telling_year(plan)
    share_t = result.joint_t.get(year)
    if share_t is None:
        return ""
    return tr(
        "The measure's share of the joint cut in {year}: {amount}, overlap taken into account.",
        year=year,
        amount=words.numbers.tonnes(-share_t if share_t else 0.0),
    )


def overlap_words(
    results: PlanResults | None, plan: Plan, effect: Effect, evaluation: Evaluation | None
) -> str:
    """Return which other measures act on the same sources, place by place."""
    if results is None or evaluation is None or effect.overlap == "disjoint":
        return ""
    lines = []
    for part in evaluation.parts:
        place = (part.place.sector, part.place.source)
        if not part.place.direct or not part.place.sector or not np.any(part.by_year_t):
            continue
        others = list(_others_on(results, plan, effect.measure, place))
        if others:
            lines.append(
                tr(
                    "Overlaps with {measures} on {place}",
                    measures=_listed(others),
                    place=place_name(*place),
                )
            )
    return "\n".join(dict.fromkeys(lines))


def range_words(numbers: Numbers, level: float, low: float, high: float) -> str:
    """Return `between 180 and 690 t`, in the direction in which the level reads."""
    sign = -1 if level < 0 else 1
    ends = sorted((sign * low, sign * high))
    first, last = (numbers.tonnes(end) for end in ends)
    amount, _, unit = first.rpartition(UNIT_SPACE)
    if amount and last.endswith(f"{UNIT_SPACE}{unit}"):
        first = amount
    return tr("between {low} and {high}", low=first, high=last)


def _headline(evaluation: Evaluation, plan: Plan, wording: Wording) -> str:
    direct = speaks_direct(evaluation)
    year = telling_year(plan)
    amount = wording.numbers.cut(_number(level_t(evaluation, year, direct=direct)))
    full = evaluation.full_direct_t if direct else evaluation.full_indirect_t
    if full is None:
        return tr("{cut} in {year}", cut=amount, year=year)
    return tr("{cut} a year", cut=amount)


def _lines(
    found: Draft, evaluation: Evaluation, plan: Plan, effect: Effect, wording: Wording
) -> Iterator[str]:
    direct = speaks_direct(evaluation)
    year = telling_year(plan)
    level = _number(level_t(evaluation, year, direct=direct))
    parts = [
        range_words(wording.numbers, level, *found.range_t) if found.range_t else "",
        _course(evaluation, plan, effect, direct=direct),
        tr("direct") if direct else tr("indirect"),
    ]
    yield " · ".join(part for part in parts if part)
    other = level_t(evaluation, year, direct=not direct)
    if other is not None and _number(other) != 0:
        amount = wording.numbers.cut(_number(other))
        yield (
            tr("Outside the inventory: {cut} (indirect)", cut=amount)
            if direct
            else tr("In the inventory: {cut} (direct)", cut=amount)
        )
    terms = terms_words(evaluation, plan)
    if terms:
        yield terms
    for memo in evaluation.memo:
        amount = wording.numbers.significant(_number(memo.value), INDICATOR_DIGITS)
        yield tr(
            "Beside the result: {what} {amount} {unit}",
            what=tr(memo.label),
            amount=amount,
            unit=tr(memo.unit),
        )


def terms_words(evaluation: Evaluation, plan: Plan) -> str:
    """Return the plan's choices that shaped a result; empty where none of them did."""
    lines = {line.name: line for line in evaluation.passport}
    parts = []
    if any(name.startswith("gwp_") for name in lines):
        parts.append(tr("Gases weighed as in {gwp}", gwp=plan.settings.gwp_set))
    if "electricity" in lines:
        parts.append(
            tr("Electricity: {accounting}", accounting=_small(tr(lines["electricity"].words)))
        )
    return " · ".join(parts)


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _course(evaluation: Evaluation, plan: Plan, effect: Effect, *, direct: bool) -> str:
    measure = plan.find(Measure, effect.measure)
    full = evaluation.full_direct_t if direct else evaluation.full_indirect_t
    start = effect.start_year or (measure.start_year if measure else None)
    if measure is None or start is None or full is None:
        return tr("from {year}", year=start) if start else ""
    from_year = start + (effect.phase_in_years or measure.phase_in_years) - 1
    if effect.lifetime_years:
        last = start + effect.lifetime_years - 1
        return tr("fully at work from {year} to {last}", year=from_year, last=last)
    return tr("fully at work from {year}", year=from_year)


def _indicators(evaluation: Evaluation, wording: Wording) -> Told:
    numbers = wording.numbers
    lines = []
    for each in evaluation.indicators:
        unit = "" if each.unit == "-" else f" {tr(each.unit)}"
        lines.append(
            tr(
                "{what}: from {before} to {after}{unit}",
                what=tr(each.label),
                before=numbers.significant(_number(each.before), INDICATOR_DIGITS),
                after=numbers.significant(_number(each.after), INDICATOR_DIGITS),
                unit=unit,
            )
        )
    headline, *rest = lines or [tr("Not computed yet")]
    complete = tr("The measure is complete without tonnes.")
    return Told(headline, (*rest, complete), unconfirmed(evaluation))


def _missing(found: Draft) -> str:
    names = [tr(declared.label) for declared in found.missing]
    fields = ", ".join(name[:1].lower() + name[1:] for name in names)
    return tr("Fill in {fields} to see the effect.", fields=fields)


def _others_on(
    results: PlanResults, plan: Plan, measure: str, place: tuple[str, str]
) -> Iterator[str]:
    for other in results.measures:
        if other.measure == measure or not other.counts:
            continue
        for each in other.effects:
            row = plan.find(Effect, each.effect)
            apart = row is not None and row.overlap == "disjoint"
            if each.evaluation is not None and not apart and _touches(each.evaluation, place):
                yield other.number
                break


def _touches(evaluation: Evaluation, place: tuple[str, str]) -> bool:
    sector, source = place
    return any(
        part.place.direct
        and part.place.sector == sector
        and (part.place.source == source or not source or not part.place.source)
        and bool(np.any(part.by_year_t))
        for part in evaluation.parts
    )


def _listed(numbers: list[str]) -> str:
    if len(numbers) > MOST_NAMED:
        rest = len(numbers) - MOST_NAMED + 1
        shown = ", ".join(numbers[: MOST_NAMED - 1])
        return tr("{measures} and {number} more", measures=shown, number=rest)
    *first, last = numbers
    return tr("{first} and {last}", first=", ".join(first), last=last) if first else last


def _number(value: Value | None) -> float:
    return 0.0 if value is None else float(np.mean(value))
