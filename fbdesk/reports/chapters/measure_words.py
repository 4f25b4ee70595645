"""One measure in words: who, when, how, what it does, what it costs, what it rests on."""

from collections.abc import Iterator
from typing import Final

from fbdesk.models.measures import CityEnvironmentEffect, Measure, MeasurePartner
from fbdesk.models.results.plan import MeasureResult, Series
from fbdesk.models.rich_text import without_marks
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.measure_facts import (
    granted_ore,
    gross_ore,
    indicator_lines,
    instruments_of,
    period,
)
from fbdesk.reports.content import Block, Facts, Heading, Together, closed, paragraphs
from fbdesk.reports.names import whole_name

LONGEST_TOGETHER: Final = 1500
"""A description up to so many letters stays on one page with its heading and first facts."""


def measure_in_words(basis: Basis, measure: Measure) -> tuple[Block, ...]:
    """Return the heading, description and facts of a measure; facts not known are left out."""
    opening: tuple[Block, ...] = (
        Heading(3, whole_name(measure.number, measure.title), numbered=False),
        *paragraphs(measure.description),
        *_facts([*_who_and_when(basis, measure), *_how(basis, measure)]),
    )
    short = len(measure.description) < LONGEST_TOGETHER
    return (
        *((Together(opening),) if short else opening),
        *_facts([*_effect(basis, measure), *_money(basis, measure)]),
        *_facts(list(_circumstances(basis, measure))),
    )


def measure_facts(basis: Basis, measure: Measure) -> tuple[Block, ...]:
    """Return the facts of a measure without its heading and description."""
    return (
        *_facts([*_who_and_when(basis, measure), *_how(basis, measure)]),
        *_facts([*_effect(basis, measure), *_money(basis, measure)]),
        *_facts(list(_circumstances(basis, measure))),
    )


def _facts(rows: list[tuple[str, str]]) -> tuple[Block, ...]:
    known = tuple((name, value) for name, value in rows if value)
    return (Together((Facts(known),)),) if known else ()


def _who_and_when(basis: Basis, measure: Measure) -> Iterator[tuple[str, str]]:
    status = basis.wording.choice("status", measure.status)
    kind = basis.text("already under way") if measure.existing else basis.text("new measure")
    own = basis.text("own operation") if measure.own_operation else ""
    yield basis.text("Responsible"), measure.responsible or basis.text("missing")
    yield basis.text("Period"), period(basis, measure)
    yield basis.text("Status"), ", ".join(part for part in (status, kind, own) if part)
    yield basis.text("Task"), basis.wording.choice("task", measure.task)
    yield basis.text("Place"), measure.geographic_scope
    yield basis.text("Partners"), ", ".join(_partners(basis, measure))


def _partners(basis: Basis, measure: Measure) -> Iterator[str]:
    links = basis.plan.children(MeasurePartner, "measure", measure.key)
    keys = {link.party for link in links}
    return (party.name for party in basis.plan.parties if party.key in keys)


def _how(basis: Basis, measure: Measure) -> Iterator[tuple[str, str]]:
    lines = []
    for instrument in instruments_of(basis, measure):
        level = basis.wording.choice("level", instrument.level).lower()
        kind = basis.wording.choice("instrument_kind", instrument.kind).lower()
        words = [kind, level, *([basis.text("restrictive")] if instrument.restrictive else [])]
        lines.append(f"{instrument.title} ({', '.join(words)})")
    yield basis.text("Instruments"), "; ".join(lines)


def _effect(basis: Basis, measure: Measure) -> Iterator[tuple[str, str]]:
    result = basis.results_by_measure.get(measure.key)
    if result is None:
        return
    if result.stand_alone_t:
        yield basis.text("Effect alone"), _alone(basis, result)
    if result.joint_t:
        yield basis.text("Share of the joint effect"), _by_year(basis, result.joint_t)
    elif result.stand_alone_t and not result.counts:
        yield (
            basis.text("Share of the joint effect"),
            basis.text("none: the measure is not decided"),
        )
    if any(result.indirect_t.values()):
        yield basis.text("Outside the inventory"), _by_year(basis, result.indirect_t)
    if any(result.not_placed_t.values()):
        yield (
            basis.text("Not placed"),
            basis.text(
                "{effects}, on a source that the inventory does not have; not counted",
                effects=_by_year(basis, result.not_placed_t),
            ),
        )
    yield basis.text("Indicators"), "; ".join(indicator_lines(basis, measure))


def _alone(basis: Basis, result: MeasureResult) -> str:
    """Return the effect alone in each year, with its range in the main year."""
    texts = []
    for year in basis.effect_years:
        effect_t = result.stand_alone_t.get(year)
        band = result.stand_alone_band_t.get(year, (None, None))
        texts.append(f"{year}: {basis.wording.numbers.cut_with_range(effect_t, *band)}")
    return "; ".join(texts)


def _by_year(basis: Basis, series: Series) -> str:
    write = basis.wording.numbers.cut
    return "; ".join(f"{year}: {write(series.get(year))}" for year in basis.effect_years)


def _money(basis: Basis, measure: Measure) -> Iterator[tuple[str, str]]:
    write = basis.wording.numbers
    cost, granted = gross_ore(basis, measure), granted_ore(basis, measure)
    yield basis.text("Cost, gross"), "" if cost is None else write.money(cost)
    yield basis.text("Funding granted"), "" if granted is None else write.money(granted)
    result = basis.results_by_measure.get(measure.key)
    if result and result.cost_per_t_nok is not None:
        yield basis.text("Cost per tonne"), write.cost_per_tonne(result.cost_per_t_nok)


def _circumstances(basis: Basis, measure: Measure) -> Iterator[tuple[str, str]]:
    importance = basis.wording.choice("programme_importance", measure.programme_importance)
    reason = without_marks(measure.programme_importance_reason)
    yield basis.text("City environment"), "; ".join(_city_environment(basis, measure))
    yield (
        basis.text("The programme's importance"),
        f"{closed(importance)} {reason}" if importance and reason else importance or reason,
    )
    yield (
        basis.text("The state"),
        basis.wording.choice("state_dependence", measure.state_dependence),
    )
    yield basis.text("Risk"), without_marks(measure.risk)
    yield basis.text("Lessons"), without_marks(measure.lessons)


def _city_environment(basis: Basis, measure: Measure) -> Iterator[str]:
    order = [code for code, _ in basis.programme.choices("city_environment")]
    effects = basis.plan.children(CityEnvironmentEffect, "measure", measure.key)
    for effect in sorted(effects, key=lambda each: _place(order, each.aspect)):
        aspect = basis.wording.choice("city_environment", effect.aspect)
        score = basis.wording.numbers.signed(effect.score)
        yield f"{aspect} {score}" + (f" ({effect.reason.rstrip('.')})" if effect.reason else "")


def _place(order: list[str], code: str) -> int:
    return order.index(code) if code in order else len(order)
