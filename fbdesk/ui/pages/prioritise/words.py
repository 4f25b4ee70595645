"""What the page of priorities says of a measure: its place, and how its score comes about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fbdesk.calculation.economics import abatement_cost_curve
from fbdesk.models.priorities import KNOWN, MISSING, Rated
from fbdesk.models.priority_weights import (
    COST,
    DIRECT,
    ENVIRONMENT,
    INDEPENDENCE,
    INDIRECT,
    PRIORITY,
)
from fbdesk.models.results.measure_economy import CarbonPrice
from fbdesk.reports.figures.abatement import Block, Curve
from fbdesk.reports.figures.scores import criterion_name
from fbdesk.reports.wording import Wording
from fbdesk.ui.translation import tr


@dataclass(frozen=True, slots=True)
class PartLine:
    """One criterion of a measure's score, as it is told to a politician."""

    key: str
    name: str
    basis: str
    points: float | None
    weight: int
    share: float | None
    contribution: float | None
    state: str


def part_lines(rated: Rated, wording: Wording) -> tuple[PartLine, ...]:
    """Return a line per criterion: what it rests on, points, weight, and what it gives."""
    whole = sum(each.weight for each in rated.points if each.points is not None)
    return tuple(
        PartLine(
            key=each.criterion,
            name=criterion_name(each.criterion, wording),
            basis=_basis(rated, each.criterion, each.state, wording),
            points=each.points,
            weight=each.weight,
            share=each.weight / whole if each.state == KNOWN and whole else None,
            contribution=each.contribution if each.state == KNOWN else None,
            state=each.state,
        )
        for each in rated.points
    )


def score_words(rated: Rated, wording: Wording) -> str:
    """Return the score in one sentence, and on how many criteria it stands."""
    if rated.score is None:
        return tr("No criterion is known yet, so the measure has no place in the order.")
    known = sum(1 for each in rated.points if each.state == KNOWN and each.weight)
    used = sum(1 for each in rated.points if each.weight)
    words = tr(
        "Place {place} with {score} of 100 points.",
        place=rated.place,
        score=wording.numbers.number(rated.score, 1),
    )
    if known == used:
        return words
    more = tr("Scored on {known} of {used} criteria.", known=known, used=used)
    return f"{words} {more}"


def missing_words(rated: Rated, wording: Wording) -> str:
    """Return the criteria that are not known; empty where nothing is missing."""
    return ", ".join(_small(criterion_name(each, wording)) for each in rated.missing)


def environment_words(rated: Rated, wording: Wording) -> str:
    """Return the parts of the city environment that are scored: `helse +1, opplevelse +2`."""
    order = [code for code, _ in wording.programme.choices("city_environment")]
    scored = sorted(
        rated.environment.items(),
        key=lambda item: order.index(item[0]) if item[0] in order else len(order),
    )
    return ", ".join(
        f"{_small(wording.choice('city_environment', code))} {wording.numbers.signed(score)}"
        for code, score in scored
    )


def curve_of(
    rated: Sequence[Rated], year: int, carbon: CarbonPrice | None, *, additional: bool
) -> Curve:
    """Return the abatement cost curve of the measures that count, by gross or additional cost.

    A measure without additional cost counts there with its gross cost.
    """
    by_key = {each.key: each for each in rated}
    steps = abatement_cost_curve(
        (each.key, price_of(each, additional=additional), each.joint_t or 0.0) for each in rated
    )
    blocks = tuple(
        Block(
            number=by_key[step.measure].number,
            title=by_key[step.measure].title,
            focus_area=by_key[step.measure].focus_area,
            cost_nok=step.cost_per_t_nok,
            cut_t=step.cut_t,
            from_t=step.from_t,
        )
        for step in steps
    )
    return Curve(blocks, year, additional, carbon, left_out=len(rated) - len(blocks))


def price_of(rated: Rated, *, additional: bool) -> float | None:
    """Return what a tonne costs, NOK, by additional cost (else gross) or by gross cost alone."""
    economy = rated.economy
    view = (economy.additional or economy.gross) if additional else economy.gross
    return view.per_t_nok if view is not None else None


def left_out_words(rated: Sequence[Rated], curve: Curve) -> Mapping[str, tuple[str, ...]]:
    """Return the measures that are not on the curve, their numbers by the reason why."""
    on_curve = {block.number for block in curve.blocks}
    reasons: dict[str, list[str]] = {}
    for each in rated:
        if each.number not in on_curve:
            reasons.setdefault(_why_not(each), []).append(each.number)
    return {reason: tuple(sorted(numbers)) for reason, numbers in reasons.items()}


def _why_not(rated: Rated) -> str:
    if not rated.in_tonnes:
        return tr("Not measured in tonnes, and complete so")
    if rated.alone_t is None:
        return tr("No calculated cut yet")
    if not rated.counts:
        return tr("Does not count towards the target yet")
    if not rated.joint_t or rated.joint_t > 0:
        return tr("Cuts nothing in the inventory that year")
    return tr("No costs yet")


def _basis(rated: Rated, criterion: str, state: str, wording: Wording) -> str:
    if state == MISSING:
        return tr("missing")
    if state != KNOWN:
        return tr("does not apply")
    numbers = wording.numbers
    if criterion in (DIRECT, INDIRECT):
        return numbers.cut(rated.alone_t if criterion == DIRECT else rated.indirect_t)
    if criterion == COST:
        return numbers.cost_per_tonne(rated.cost_per_t_nok)
    if criterion == ENVIRONMENT:
        return numbers.signed(rated.environment_sum)
    of, code = {
        INDEPENDENCE: ("state_dependence", rated.state_dependence),
        PRIORITY: ("priority", rated.priority),
    }[criterion]
    return wording.choice(of, code)


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
