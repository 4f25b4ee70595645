"""What a table or a text tells of one measure: period, instruments, indicators, money."""

from collections.abc import Iterator

from fbdesk.calculation.declaration import Indicator
from fbdesk.models.measures import Instrument, Measure, MeasureInstrument
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.reports.basis import Basis
from fbdesk.reports.numbers import UNIT_SPACE


def period(basis: Basis, measure: Measure) -> str:
    """Return `2010–2014`, `fra 2010` where it lasts, or that the dates are missing."""
    if measure.start_year is None:
        return basis.text("missing")
    if measure.end_year is None:
        return basis.text("from {year}", year=measure.start_year)
    return basis.wording.numbers.years(measure.start_year, measure.end_year)


def instruments_of(basis: Basis, measure: Measure) -> tuple[Instrument, ...]:
    """Return the instruments that carry a measure, in the plan's order of instruments."""
    links = basis.plan.children(MeasureInstrument, "measure", measure.key)
    found = [basis.plan.find(Instrument, link.instrument) for link in links]
    known = [instrument for instrument in found if instrument]
    return tuple(sorted(known, key=lambda each: (each.position, each.title)))


def instruments_in_short(basis: Basis, measure: Measure) -> str:
    """Return the instruments' titles, restrictive ones marked with R."""
    return "; ".join(
        f"{instrument.title} (R)" if instrument.restrictive else instrument.title
        for instrument in instruments_of(basis, measure)
    )


def indicators_in_short(basis: Basis, measure: Measure) -> str:
    """Return what the measure changes apart from tonnes: `Avrenning: 0,98 → 0,63 m³/s`."""
    return "; ".join(indicator_lines(basis, measure)) or basis.text("missing")


def indicator_lines(basis: Basis, measure: Measure) -> tuple[str, ...]:
    """Return one line per indicator of a measure's calculations."""
    write = basis.wording.numbers.significant
    return tuple(
        f"{basis.text(indicator.label)}: {write(float(indicator.before))} → "
        f"{indicator_values(basis, indicator)[1]}"
        for indicator in indicators_of(basis, measure)
    )


def indicators_of(basis: Basis, measure: Measure) -> Iterator[Indicator]:
    """Yield the indicators of a measure's calculations, in their order."""
    result = basis.results_by_measure.get(measure.key)
    for effect in result.effects if result else ():
        if effect.evaluation:
            yield from effect.evaluation.indicators


def indicator_values(basis: Basis, indicator: Indicator) -> tuple[str, str]:
    """Return an indicator before and after the measure, each with its unit: `0,63 m³/s`."""
    write = basis.wording.numbers.significant
    unit = basis.text(indicator.unit)
    before, after = (
        f"{write(float(value))}{UNIT_SPACE}{unit}".rstrip(f"-{UNIT_SPACE}")
        for value in (indicator.before, indicator.after)
    )
    return before, after


def gross_ore(basis: Basis, measure: Measure) -> int | None:
    """Return gross investments and running costs over all years; None where none is entered."""
    lines = [
        line.gross_ore
        for line in basis.plan.children(CostLine, "measure", measure.key)
        if line.kind != "saving"
    ]
    return sum(lines) if lines else None


def granted_ore(basis: Basis, measure: Measure) -> int | None:
    """Return what schemes have granted over all years; None where no grant is entered."""
    lines = [
        line.granted_ore
        for line in basis.plan.children(FundingLine, "measure", measure.key)
        if line.granted_ore is not None
    ]
    return sum(lines) if lines else None
