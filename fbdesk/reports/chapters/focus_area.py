"""One focus area: its strategy under six heads, its table of measures, each measure in words."""

from collections.abc import Iterator

from fbdesk.models.measures import Measure
from fbdesk.models.strategy import Strategy
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.emissions import outside_scope_t
from fbdesk.reports.chapters.measure_facts import (
    granted_ore,
    gross_ore,
    indicators_in_short,
    instruments_in_short,
    period,
)
from fbdesk.reports.chapters.measure_words import measure_in_words
from fbdesk.reports.content import (
    Block,
    Column,
    Heading,
    Landscape,
    Paragraph,
    TableOf,
    TableRow,
    paragraphs,
)


def focus_area(basis: Basis, code: str) -> tuple[Block, ...]:
    """Return the chapter of a focus area, complete also where its measures have no tonnes."""
    return tuple(_blocks(basis, code))


def _blocks(basis: Basis, code: str) -> Iterator[Block]:
    yield Heading(1, basis.wording.choice("focus_area", code))
    area = next((a for a in basis.programme.focus_areas if a.code == code), None)
    if area:
        yield Paragraph(basis.wording.words(area.text), tone="muted")
    yield from _heads(basis, code)
    measures = basis.measures_of(code)
    if not measures:
        yield Paragraph(basis.text("No measures in this focus area yet."), tone="missing")
        return
    yield Landscape((measures_table(basis, code),))
    yield Heading(2, basis.text("Measures in words"))
    for measure in measures:
        yield from measure_in_words(basis, measure)


def _heads(basis: Basis, code: str) -> Iterator[Block]:
    strategy = next((s for s in basis.plan.strategies if s.focus_area == code), None)
    for head in basis.programme.strategy_heads:
        text = _head_text(strategy, head.code)
        if text or code != "0":  # the joint area has a strategy only where the city wrote one
            yield Heading(2, basis.wording.words(head.name), listed=False)
            if text:
                yield from paragraphs(text)
            else:
                yield Paragraph(basis.text("Not written yet."), tone="missing")


def _head_text(strategy: Strategy | None, head: str) -> str:
    return str(getattr(strategy, head, "") or "").strip() if strategy else ""


def measures_table(basis: Basis, code: str) -> TableOf:
    """Return the table of a focus area's measures: who, when, how, effect and money."""
    year = basis.main_year
    in_tonnes = any(
        basis.results_by_measure[m.key].stand_alone_t or basis.results_by_measure[m.key].indirect_t
        for m in basis.measures_of(code)
        if m.key in basis.results_by_measure
    )
    effect_columns = (
        (
            Column(basis.text("Cut alone {year}, t", year=year), 1.15, "right"),
            Column(basis.text("Joint share {year}, t", year=year), 1.15, "right"),
            Column(basis.text("Outside {year}, t", year=year), 1.15, "right"),
        )
        if in_tonnes
        else (Column(basis.text("Indicator"), 3.2),)
    )
    columns = (
        Column(basis.text("No.")),
        Column(basis.text("Measure"), 3.3),
        Column(basis.text("Status"), 1.4),
        Column(basis.text("Responsible"), 2.4, spare=True),
        Column(basis.text("Period"), 1.15),
        Column(basis.text("Instruments (R: restrictive)"), 4.5, spare=True),
        *effect_columns,
        Column(basis.text("Cost, 1,000 NOK"), 1.2, "right"),
        Column(basis.text("Granted, 1,000 NOK"), 1.3, "right"),
    )
    rows = [
        TableRow(_row(basis, measure, in_tonnes=in_tonnes)) for measure in basis.measures_of(code)
    ]
    if in_tonnes:
        rows.append(TableRow(_sums(basis, code), "total"))
    notes = [
        *(_effect_notes(basis, code) if in_tonnes else ()),
        basis.text("Cost: gross, all years of the plan."),
    ]
    caption = basis.text("Measures in focus area {area}", area=basis.wording.area(code))
    return TableOf(caption, columns, tuple(rows), " ".join(notes), small=True)


def _effect_notes(basis: Basis, code: str) -> Iterator[str]:
    """Yield what the columns of tonnes hold, and what of them the main target does not cover."""
    yield basis.text(
        "Joint share: the measure's share of what all cut together; measures that are not decided "
        "have none. Outside: effect outside the municipal inventory, electricity {accounting}.",
        accounting=basis.wording.choice("electricity", basis.results.electricity),
    )
    outside_t = outside_scope_t(basis.results, basis.main_year, code)
    if abs(outside_t) >= 1:
        yield basis.text(
            "Of the joint cut, {amount} t is in sectors that the main target does not cover.",
            amount=basis.wording.numbers.cut_number(outside_t),
        )


def _row(basis: Basis, measure: Measure, *, in_tonnes: bool) -> tuple[str, ...]:
    write = basis.wording.numbers
    missing = basis.text("missing")
    return (
        measure.number,
        measure.title,
        basis.wording.choice("status", measure.status),
        measure.responsible or missing,
        period(basis, measure),
        instruments_in_short(basis, measure),
        *(_effect_cells(basis, measure) if in_tonnes else (indicators_in_short(basis, measure),)),
        write.thousand_kroner(gross_ore(basis, measure)),
        write.thousand_kroner(granted_ore(basis, measure)),
    )


def _effect_cells(basis: Basis, measure: Measure) -> tuple[str, str, str]:
    write = basis.wording.numbers.cut_number
    result = basis.results_by_measure.get(measure.key)
    if result is None:
        return ("–", "–", "–")
    year = basis.main_year
    return (
        write(result.stand_alone_t.get(year)),
        write(result.joint_t.get(year)),
        write(result.indirect_t.get(year)),
    )


def _sums(basis: Basis, code: str) -> tuple[str, ...]:
    """Return the closing row of the measures that are decided; all others are nobody's promise.

    The effects alone have no sum, for that would count the same tonne twice.
    """
    write = basis.wording.numbers
    year = basis.main_year
    found = ((m, basis.results_by_measure.get(m.key)) for m in basis.measures_of(code))
    counted = [(measure, result) for measure, result in found if result and result.counts]
    measures = [measure for measure, _ in counted]
    results = [result for _, result in counted]
    joint = [result.joint_t[year] for result in results if year in result.joint_t]
    outside = [result.indirect_t[year] for result in results if year in result.indirect_t]
    costs = [cost for m in measures if (cost := gross_ore(basis, m)) is not None]
    grants = [grant for m in measures if (grant := granted_ore(basis, m)) is not None]
    return (
        "",
        basis.text("Total for the measures that count"),
        *("",) * 4,
        "",
        write.cut_number(sum(joint) if joint else None),
        write.cut_number(sum(outside) if outside else None),
        write.thousand_kroner(sum(costs) if costs else None),
        write.thousand_kroner(sum(grants) if grants else None),
    )
