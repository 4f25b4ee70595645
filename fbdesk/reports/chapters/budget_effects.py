"""The emission ceiling of a climate budget, and what each measure cuts in each of its years."""

from collections.abc import Iterator

from fbdesk.models.followup import Indicator, IndicatorTarget
from fbdesk.models.measures import Measure
from fbdesk.models.results.plan import MeasureResult, Series
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.measure_facts import indicators_in_short, period
from fbdesk.reports.content import Block, Column, Heading, Paragraph, TableOf, TableRow

Years = tuple[int, ...]


def ceiling_table(basis: Basis, years: Years) -> TableOf:
    """Return per year what the target allows, where the paths lead, and the room that is left."""
    main = basis.results.main_target
    write = basis.wording.numbers.number
    results = basis.results
    ceiling: Series = main.path_t if main else results.target_path
    reference: Series = main.reference_t if main else results.reference
    measures: Series = main.measures_t if main else results.measures_path
    rows = []
    for year in years:
        allowed, led = ceiling.get(year), measures.get(year)
        room = None if allowed is None or led is None else allowed - led
        cells = (reference.get(year), led, allowed, room, results.registered.get(year))
        rows.append(TableRow((str(year), *map(write, cells))))
    columns = (
        Column(basis.text("Year"), 1),
        Column(basis.text("Reference path"), 1.3, "right"),
        Column(basis.text("Measure path"), 1.3, "right"),
        Column(basis.text("Emission ceiling"), 1.3, "right"),
        Column(basis.text("Room below the ceiling"), 1.4, "right"),
        Column(basis.text("Registered"), 1.2, "right"),
    )
    note = basis.text("Negative room means that emissions exceed the ceiling by that much.")
    caption = basis.text("Emission ceiling and paths, t CO₂e")
    return TableOf(caption, columns, tuple(rows), note)


def in_figures(basis: Basis) -> tuple[Measure, ...]:
    """Return the measures whose effect is computed in tonnes, inside or outside the inventory."""
    return tuple(m for m in basis.plan.measures if _in_tonnes(_result(basis, m)))


def without_figures(basis: Basis) -> tuple[Measure, ...]:
    """Return the measures whose effect is not computed in tonnes."""
    return tuple(m for m in basis.plan.measures if not _in_tonnes(_result(basis, m)))


def effects_table(basis: Basis, years: Years) -> Iterator[Block]:
    """Yield the measures in figures: those adopted with their share, those proposed alone.

    What a measure does outside the inventory alone stands in a table of its own.
    """
    chosen = [m for m in in_figures(basis) if (r := _result(basis, m)) and r.stand_alone_t]
    if not chosen:
        text = basis.text("No measure has its effect in the inventory computed yet.")
        yield Paragraph(text, tone="missing")
        return
    adopted = [m for m in chosen if (r := _result(basis, m)) and r.counts]
    proposed = [m for m in chosen if m not in adopted]
    rows: list[TableRow] = []
    if adopted:
        rows.append(TableRow((basis.text("Adopted: share of the joint effect"),), "group"))
        rows += [_effect_row(basis, m, years, joint=True) for m in adopted]
        rows.append(_sum_row(basis, adopted, years))
    if proposed:
        text = basis.text("Proposed, not counted on the paths: effect alone")
        rows.append(TableRow((text,), "group"))
        rows += [_effect_row(basis, m, years, joint=False) for m in proposed]
    columns = (
        Column(basis.text("No.")),
        Column(basis.text("Measure"), 4),
        Column(basis.text("Responsible"), 2.6),
        Column(basis.text("Status"), 1.4),
        *(Column(str(year), 1, "right") for year in years),
    )
    note = basis.text(
        "Effects alone have no sum: measures that act on the same source cannot cut the same "
        "tonne twice."
    )
    caption = basis.text("Measures with a computed effect: cut per year, t CO₂e")
    yield TableOf(caption, columns, tuple(rows), note, small=True)


def outside_table(basis: Basis, years: Years) -> TableOf | None:
    """Return what measures do outside the inventory; None where none does anything there."""
    rows = []
    for measure in basis.plan.measures:
        result = _result(basis, measure)
        if result and any(result.indirect_t.values()):
            told = (basis.wording.numbers.cut_number(result.indirect_t.get(y)) for y in years)
            owner = measure.responsible or basis.text("missing")
            rows.append(TableRow((measure.number, measure.title, owner, *told)))
    if not rows:
        return None
    columns = (
        Column(basis.text("No.")),
        Column(basis.text("Measure"), 4),
        Column(basis.text("Responsible"), 2.6),
        *(Column(str(year), 1, "right") for year in years),
    )
    caption = basis.text("Effect outside the inventory per year, t CO₂e")
    return TableOf(caption, columns, tuple(rows), small=True)


def unquantified_table(basis: Basis) -> Iterator[Block]:
    """Yield the measures without computed tonnes: who, when, and what shows that it is done."""
    chosen = without_figures(basis)
    if not basis.plan.measures:
        yield Paragraph(basis.text("The plan has no measures yet."), tone="missing")
        return
    if not chosen:
        text = basis.text("Every measure of the plan has its effect computed.")
        yield Paragraph(text)
        return
    rows = tuple(
        TableRow(
            (
                measure.number,
                measure.title,
                measure.responsible or basis.text("missing"),
                basis.wording.choice("status", measure.status),
                period(basis, measure),
                result_indicators(basis, measure) or indicators_in_short(basis, measure),
            )
        )
        for measure in chosen
    )
    columns = (
        Column(basis.text("No.")),
        Column(basis.text("Measure"), 3.2),
        Column(basis.text("Responsible"), 2.2),
        Column(basis.text("Status"), 1.2),
        Column(basis.text("Period"), 1.2),
        Column(basis.text("Indicator"), 3),
    )
    caption = basis.text("Measures without a computed effect")
    yield TableOf(caption, columns, rows, small=True)


def follow_up_table(basis: Basis) -> Iterator[Block]:
    """Yield by whom and by which result indicator each adopted measure is followed up."""
    rows = []
    for measure in basis.plan.measures:
        result = _result(basis, measure)
        told = result_indicators(basis, measure)
        if told and result and result.counts:
            owner = measure.responsible or basis.text("missing")
            rows.append(TableRow((measure.number, measure.title, owner, told)))
    yield Heading(2, basis.text("Result indicators"))
    if not rows:
        text = basis.text("No adopted measure has a result indicator with a target.")
        yield Paragraph(text, tone="missing")
        return
    columns = (
        Column(basis.text("No.")),
        Column(basis.text("Measure"), 3.2),
        Column(basis.text("Responsible"), 2.2),
        Column(basis.text("Result indicator and target"), 4),
    )
    yield TableOf(basis.text("What shows that it is done"), columns, tuple(rows), small=True)


def result_indicators(basis: Basis, measure: Measure) -> str:
    """Return a measure's result indicators with their last targets: `Sykkelveg: 12 km i 2014`."""
    lines = []
    for indicator in basis.plan.children(Indicator, "measure", measure.key):
        targets = basis.plan.children(IndicatorTarget, "indicator", indicator.key)
        if indicator.kind != "result" or not targets:
            continue
        last = max(targets, key=lambda target: target.year)
        amount = basis.wording.numbers.significant(last.value, 4)
        unit = f"\u00a0{indicator.unit}" if indicator.unit else ""
        told = basis.text(
            "{indicator}: {amount} in {year}",
            indicator=indicator.title,
            amount=f"{amount}{unit}",
            year=last.year,
        )
        lines.append(told)
    return "; ".join(lines)


def _result(basis: Basis, measure: Measure) -> MeasureResult | None:
    return basis.results_by_measure.get(measure.key)


def _in_tonnes(result: MeasureResult | None) -> bool:
    return bool(result and (result.stand_alone_t or any(result.indirect_t.values())))


def _effect_row(basis: Basis, measure: Measure, years: Years, *, joint: bool) -> TableRow:
    result = _result(basis, measure)
    series: Series = {}
    if result:
        series = result.joint_t if joint else result.stand_alone_t
    told = (basis.wording.numbers.cut_number(series.get(year)) for year in years)
    status = basis.wording.choice("status", measure.status)
    owner = measure.responsible or basis.text("missing")
    return TableRow((measure.number, measure.title, owner, status, *told))


def _sum_row(basis: Basis, adopted: list[Measure], years: Years) -> TableRow:
    found = [result for m in adopted if (result := _result(basis, m))]
    sums = []
    for year in years:
        values = [result.joint_t[year] for result in found if year in result.joint_t]
        sums.append(basis.wording.numbers.cut_number(sum(values) if values else None))
    return TableRow(("", basis.text("Total for the adopted measures"), "", "", *sums), "total")
