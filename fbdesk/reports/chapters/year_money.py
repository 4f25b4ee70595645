"""The money of a year: planned against actual, each scheme, and the account of the grant."""

from collections.abc import Iterator

from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.results.money_budgets import own_efforts
from fbdesk.models.results.money_views import GRANTED, PAID, known_sum
from fbdesk.reports.basis import Basis
from fbdesk.reports.content import Block, Callout, Column, Heading, Paragraph, TableOf, TableRow


def money_of_year(basis: Basis, year: int) -> tuple[Block, ...]:
    """Return the chapters of the year's costs and of the grant account with its own effort."""
    return tuple(_blocks(basis, year))


def _blocks(basis: Basis, year: int) -> Iterator[Block]:
    yield Heading(1, basis.text("Money in {year}", year=year))
    costs = [line for line in basis.plan.cost_lines if line.year == year]
    if costs:
        yield costs_of_year(basis, year, costs)
    else:
        yield Paragraph(basis.text("No costs are entered for {year}.", year=year), tone="missing")
    funding = [line for line in basis.plan.funding_lines if line.year == year]
    if funding:
        yield schemes_of_year(basis, year, funding)
    yield Heading(1, basis.text("Grant account {year}", year=year))
    yield from _account(basis, year, funding)


def costs_of_year(basis: Basis, year: int, costs: list[CostLine]) -> TableOf:
    """Return what each measure was to cost in the year, and what it came to."""
    write = basis.wording.numbers.thousand_kroner
    rows = []
    for measure in basis.plan.measures:
        lines = [c for c in costs if c.measure == measure.key and c.kind != "saving"]
        if lines:
            rows.append(TableRow((measure.number, measure.title, *map(write, _amounts(lines)))))
    whole = _amounts([line for line in costs if line.kind != "saving"])
    rows.append(TableRow(("", basis.text("Sum"), *map(write, whole)), "total"))
    columns = (
        Column(basis.text("No.")),
        Column(basis.text("Measure"), 4),
        Column(basis.text("Planned"), 1.2, "right"),
        Column(basis.text("Of which additional"), 1.2, "right"),
        Column(basis.text("Actual"), 1.2, "right"),
        Column(basis.text("Deviation"), 1.2, "right"),
    )
    caption = basis.text("Costs in {year}, 1,000 NOK", year=year)
    note = basis.text(
        "The deviation is that of the lines whose account is entered. Savings are left out."
    )
    return TableOf(caption, columns, tuple(rows), note, small=True)


def _amounts(lines: list[CostLine]) -> tuple[int | None, ...]:
    """Return planned, additional and actual cost, and their deviation, in øre."""
    settled = [line for line in lines if line.actual_ore is not None]
    actual = known_sum(line.actual_ore for line in lines)
    planned = sum(line.gross_ore for line in settled)
    return (
        known_sum(line.gross_ore for line in lines),
        known_sum(line.additional_ore for line in lines),
        actual,
        None if actual is None else actual - planned,
    )


def schemes_of_year(basis: Basis, year: int, funding: list[FundingLine]) -> TableOf:
    """Return what was applied for, granted and paid out of each scheme in the year."""
    order = [code for code, _ in basis.programme.choices("scheme")]
    used = dict.fromkeys(line.scheme for line in funding)
    schemes = sorted(used, key=lambda code: order.index(code) if code in order else len(order))
    rows = [
        TableRow((basis.wording.choice("scheme", code), *_paid(basis, funding, code)))
        for code in schemes
    ]
    rows.append(TableRow((basis.text("Sum"), *_paid(basis, funding, None)), "total"))
    columns = (Column(basis.text("Scheme"), 4), *_money_columns(basis))
    return TableOf(
        basis.text("Funding in {year}, 1,000 NOK", year=year), columns, tuple(rows), small=True
    )


def _money_columns(basis: Basis) -> tuple[Column, ...]:
    return (
        Column(basis.text("Applied for"), 1.3, "right"),
        Column(basis.text("Granted"), 1.3, "right"),
        Column(basis.text("Paid out"), 1.3, "right"),
    )


def _paid(basis: Basis, funding: list[FundingLine], scheme: str | None) -> tuple[str, ...]:
    chosen = [line for line in funding if scheme in {None, line.scheme}]
    write = basis.wording.numbers.thousand_kroner
    return (
        write(known_sum(line.applied_ore for line in chosen)),
        write(known_sum(line.granted_ore for line in chosen)),
        write(known_sum(line.paid_ore for line in chosen)),
    )


def _account(basis: Basis, year: int, funding: list[FundingLine]) -> Iterator[Block]:
    """Yield the lines of the programme's grant and of the city's own effort, and the check."""
    schemes = basis.programme.funding_schemes
    grants = {scheme.code for scheme in schemes if scheme.matched}
    own = {scheme.code for scheme in schemes if scheme.own_effort}
    granted = [line for line in funding if line.scheme in grants]
    if not granted:
        yield Paragraph(
            basis.text("No programme grant is entered for {year}.", year=year), tone="muted"
        )
        return
    effort = [line for line in funding if line.scheme in own]
    given = {line.measure for line in granted}
    beside = [line for line in effort if line.measure in given]
    others = [line for line in effort if line.measure not in given]
    rows = [
        TableRow((basis.text("The programme's grant"),), "group"),
        *(TableRow(_line(basis, line)) for line in granted),
        TableRow((basis.text("The municipalities' own effort"),), "group"),
        *(TableRow(_line(basis, line)) for line in beside),
    ]
    if others:
        told = _paid(basis, others, None)
        rows.append(TableRow(("", basis.text("Other measures"), "", *told)))
    rows.append(TableRow(("", basis.text("Own effort"), "", *_paid(basis, effort, None)), "total"))
    columns = (
        Column(basis.text("No.")),
        Column(basis.text("Measure"), 3),
        Column(basis.text("Scheme"), 2.4),
        *_money_columns(basis),
    )
    caption = basis.text("Grant account {year}, 1,000 NOK", year=year)
    yield TableOf(caption, columns, tuple(rows), small=True)
    yield own_effort_check(basis, year)


def own_effort_check(basis: Basis, year: int) -> Callout:
    """Return whether the own effort is at least equal to the grant: as granted, and as paid out."""
    texts = []
    money = basis.wording.numbers.money
    for kind, source in (
        (GRANTED, "Granted: {grant} from the programme, {effort} own effort. {verdict}"),
        (PAID, "Paid out: {grant} from the programme, {effort} own effort. {verdict}"),
    ):
        found = [e for e in own_efforts(basis.plan, basis.programme, kind) if e.year == year]
        for each in found:
            verdict = (
                basis.text("The own effort is {amount} short.", amount=money(each.lacks_ore))
                if each.lacks_ore
                else basis.text("The condition of an equal own effort is met.")
            )
            texts.append(
                basis.text(
                    source,
                    grant=money(each.grant_ore),
                    effort=money(each.effort_ore),
                    verdict=verdict,
                )
            )
    short = any(
        each.lacks_ore and each.year == year for each in own_efforts(basis.plan, basis.programme)
    )
    if not texts:
        texts.append(basis.text("Nothing is granted yet, so there is nothing to match."))
    title = basis.text("Own effort against the grant")
    return Callout(title, tuple(texts), "draft" if short else "scope")


def _line(basis: Basis, line: FundingLine) -> tuple[str, ...]:
    measure = basis.plan.find(Measure, line.measure)
    write = basis.wording.numbers.thousand_kroner
    return (
        measure.number if measure else "",
        measure.title if measure else "",
        basis.wording.choice("scheme", line.scheme),
        write(line.applied_ore),
        write(line.granted_ore),
        write(line.paid_ore),
    )
