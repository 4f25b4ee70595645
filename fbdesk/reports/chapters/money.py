"""Money: what the measures cost per year, who pays, and what is still missing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.measure_facts import granted_ore, gross_ore
from fbdesk.reports.chapters.pictures import picture
from fbdesk.reports.content import Block, Column, Heading, Paragraph, TableOf, TableRow
from fbdesk.reports.figures.bars import funding_figure, funding_per_scheme
from fbdesk.reports.figures.style import PRINT


@dataclass(frozen=True, slots=True)
class YearSum:
    """Costs and grants of one year, in øre; savings are positive, no grant yet is None."""

    investment_ore: int = 0
    operating_ore: int = 0
    saving_ore: int = 0
    additional_ore: int = 0
    granted_ore: int | None = None

    @property
    def gap_ore(self) -> int:
        """What investment and operation ask for beyond what is granted so far."""
        return self.investment_ore + self.operating_ore - (self.granted_ore or 0)


def money(basis: Basis) -> tuple[Block, ...]:
    """Return the chapter: costs per year, money per scheme, own effort, gap per measure."""
    return tuple(_blocks(basis))


def _blocks(basis: Basis) -> Iterator[Block]:
    plan = basis.plan
    yield Heading(1, basis.text("Money"))
    if not plan.cost_lines and not plan.funding_lines:
        yield Paragraph(basis.text("No costs or funding are entered yet."), tone="missing")
        return
    price_year = plan.settings.price_year
    yield Paragraph(
        basis.text(
            "Gross cost is the whole cost of a measure, additional cost what it costs beyond what "
            "would have been done anyway. All amounts are in the prices of {year}.",
            year=price_year,
        )
        if price_year
        else basis.text(
            "Gross cost is the whole cost of a measure, additional cost what it costs beyond what "
            "would have been done anyway. No common price year is set."
        )
    )
    yield costs_per_year(basis)
    if plan.funding_lines:
        yield Heading(2, basis.text("Who pays"))
        schemes = len(funding_per_scheme(plan.funding_lines))
        style = PRINT.sized(int(PRINT.width_in * 96), 20 + 34 * schemes)
        yield picture(funding_figure(plan.funding_lines, style, basis.wording))
        yield scheme_by_year(basis)
        yield from _own_effort(basis)
    open_measures = [row for m in plan.measures if (row := _gap_row(basis, m))]
    if open_measures:
        yield Heading(2, basis.text("Measures that lack money"))
        columns = (
            Column(basis.text("No.")),
            Column(basis.text("Measure"), 4),
            Column(basis.text("Cost, 1,000 NOK"), 1.4, "right"),
            Column(basis.text("Granted, 1,000 NOK"), 1.5, "right"),
            Column(basis.text("Lacking, 1,000 NOK"), 1.5, "right"),
        )
        yield TableOf(
            basis.text("Gap between cost and grants"), columns, tuple(open_measures), small=True
        )


def sums_per_year(costs: Iterable[CostLine], funding: Iterable[FundingLine]) -> dict[int, YearSum]:
    """Return costs and grants per year, years ascending."""
    sums: dict[int, dict[str, int]] = {}
    for line in costs:
        year = sums.setdefault(line.year, {})
        kind = f"{line.kind}_ore"
        year[kind] = year.get(kind, 0) + line.gross_ore
        if line.kind != "saving":
            year["additional_ore"] = year.get("additional_ore", 0) + (line.additional_ore or 0)
    for grant in funding:
        year = sums.setdefault(grant.year, {})
        if grant.granted_ore is not None:
            year["granted_ore"] = year.get("granted_ore", 0) + grant.granted_ore
    return {year: YearSum(**sums[year]) for year in sorted(sums)}


def costs_per_year(basis: Basis) -> TableOf:
    """Return costs and grants per year with their sums, in thousand kroner."""
    sums = sums_per_year(basis.plan.cost_lines, basis.plan.funding_lines)
    write = basis.wording.numbers.thousand_kroner

    def cells(title: str, one: YearSum) -> tuple[str, ...]:
        return (
            title,
            write(one.investment_ore),
            write(one.operating_ore),
            write(one.saving_ore),
            write(one.additional_ore),
            write(one.granted_ore),
            write(one.gap_ore),
        )

    rows = [TableRow(cells(str(year), one)) for year, one in sums.items()]
    rows.append(TableRow(cells(basis.text("Sum"), _whole(sums.values())), "total"))
    columns = (
        Column(basis.text("Year"), 1),
        Column(basis.text("Investment"), 1.2, "right"),
        Column(basis.text("Operation"), 1.2, "right"),
        Column(basis.text("Savings"), 1.2, "right"),
        Column(basis.text("Of which additional"), 1.3, "right"),
        Column(basis.text("Funding granted"), 1.2, "right"),
        Column(basis.text("Not covered"), 1.2, "right"),
    )
    caption = basis.text("Costs and grants per year, 1,000 NOK")
    note = basis.text(
        "Not covered: investment and operation less what is granted. Savings stand apart."
    )
    return TableOf(caption, columns, tuple(rows), note, small=True)


def _whole(sums: Iterable[YearSum]) -> YearSum:
    listed = list(sums)
    granted = [one.granted_ore for one in listed if one.granted_ore is not None]
    return YearSum(
        investment_ore=sum(one.investment_ore for one in listed),
        operating_ore=sum(one.operating_ore for one in listed),
        saving_ore=sum(one.saving_ore for one in listed),
        additional_ore=sum(one.additional_ore for one in listed),
        granted_ore=sum(granted) if granted else None,
    )


def scheme_by_year(basis: Basis) -> TableOf:
    """Return what each scheme grants per year, in thousand kroner; a dash where nothing is."""
    lines = basis.plan.funding_lines
    years = sorted({line.year for line in lines})
    order = [code for code, _ in basis.programme.choices("scheme")]
    used = dict.fromkeys(line.scheme for line in lines)
    schemes = sorted(used, key=lambda code: order.index(code) if code in order else len(order))
    write = basis.wording.numbers.thousand_kroner

    def granted(scheme: str | None, year: int | None) -> int | None:
        amounts = [
            line.granted_ore
            for line in lines
            if line.granted_ore is not None
            and scheme in {None, line.scheme}
            and year in {None, line.year}
        ]
        return sum(amounts) if amounts else None

    def cells(title: str, scheme: str | None) -> tuple[str, ...]:
        by_year = (write(granted(scheme, year)) for year in years)
        return (title, *by_year, write(granted(scheme, None)))

    rows = [TableRow(cells(basis.wording.choice("scheme", code), code)) for code in schemes]
    rows.append(TableRow(cells(basis.text("Sum"), None), "total"))
    columns = (
        Column(basis.text("Scheme"), 3),
        *(Column(str(year), 1, "right") for year in years),
        Column(basis.text("Sum"), 1.1, "right"),
    )
    caption = basis.text("Granted per scheme and year, 1,000 NOK")
    return TableOf(caption, columns, tuple(rows), small=True)


def _own_effort(basis: Basis) -> Iterator[Block]:
    """Yield whether the city's own effort matches the programme's grant in each year."""
    schemes = basis.programme.funding_schemes
    own = {scheme.code for scheme in schemes if scheme.own_effort}
    matched = {scheme.code for scheme in schemes if scheme.matched}
    for year in sorted({line.year for line in basis.plan.funding_lines if line.scheme in matched}):
        lines = [line for line in basis.plan.funding_lines if line.year == year]
        grant = sum(line.granted_ore or 0 for line in lines if line.scheme in matched)
        effort = sum(line.granted_ore or 0 for line in lines if line.scheme in own)
        if grant:
            source = (
                "{year}: the programme grants {grant}, the municipalities' own effort is {effort}. "
                "The condition of an equal own effort is met."
                if effort >= grant
                else "{year}: the programme grants {grant}, the municipalities' own effort is "
                "{effort}. The condition of an equal own effort is not met."
            )
            write = basis.wording.numbers.money
            text = basis.text(source, year=year, grant=write(grant), effort=write(effort))
            yield Paragraph(text, tone="body" if effort >= grant else "missing")


def _gap_row(basis: Basis, measure: Measure) -> TableRow | None:
    cost = gross_ore(basis, measure)
    granted = granted_ore(basis, measure)
    if cost is None or cost <= (granted or 0):
        return None
    write = basis.wording.numbers.thousand_kroner
    lacking = write(cost - (granted or 0))
    cells = (measure.number, measure.title, write(cost), write(granted), lacking)
    return TableRow(cells)
