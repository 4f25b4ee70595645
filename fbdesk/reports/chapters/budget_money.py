"""The money of a climate budget: operation and investment per measure in the economic plan."""

from collections.abc import Iterator
from typing import Final

from fbdesk.models.results.money_budgets import COST_KINDS, LACKING, NET, OWNERS, economic_plan
from fbdesk.models.results.money_views import GROSS, known_sum
from fbdesk.reports.basis import Basis
from fbdesk.reports.content import Block, Column, Paragraph, TableOf, TableRow

Years = tuple[int, ...]

CAPTIONS: Final = {
    "operating": "Operating money per measure, 1,000 NOK",
    "investment": "Investment money per measure, 1,000 NOK",
}
OWNER_LINES: Final = {
    "municipality": "Granted by the municipalities",
    "county": "Granted by the county",
    "state": "Granted by the state",
    "other": "Granted by others",
}
LINES: Final = {
    "investment": "Investment",
    "operating": "Operation",
    "saving": "Savings",
    NET: "Net cost",
    LACKING: "Not covered",
}


def money_in_budget(basis: Basis, years: Years) -> tuple[Block, ...]:
    """Return the tables of operating and investment money, and the economic plan as a whole."""
    return tuple(_blocks(basis, years))


def _blocks(basis: Basis, years: Years) -> Iterator[Block]:
    tables = [table for kind in CAPTIONS if (table := _per_measure(basis, kind, years))]
    if not tables:
        text = basis.text("No costs are entered for the years of the economic plan.")
        yield Paragraph(text, tone="missing")
        return
    yield from tables
    yield _whole(basis, years)


def _per_measure(basis: Basis, kind: str, years: Years) -> TableOf | None:
    lines = [c for c in basis.plan.cost_lines if c.kind == kind and c.year in years]
    if not lines:
        return None
    write = basis.wording.numbers.thousand_kroner

    def amounts(measure: str | None) -> tuple[str, ...]:
        chosen = [line for line in lines if measure in {None, line.measure}]
        sums = [known_sum(c.gross_ore for c in chosen if c.year == year) for year in years]
        return (*map(write, sums), write(known_sum(sums)))

    held = {line.measure for line in lines}
    rows = [
        TableRow((m.number, m.title, *amounts(m.key))) for m in basis.plan.measures if m.key in held
    ]
    rows.append(TableRow(("", basis.text("Sum"), *amounts(None)), "total"))
    columns = (
        Column(basis.text("No.")),
        Column(basis.text("Measure"), 4),
        *(Column(str(year), 1, "right") for year in years),
        Column(basis.text("Sum"), 1.1, "right"),
    )
    return TableOf(basis.text(CAPTIONS[kind]), columns, tuple(rows), small=True)


def _whole(basis: Basis, years: Years) -> TableOf:
    matrix = economic_plan(basis.plan, basis.programme, years[0], GROSS)
    write = basis.wording.numbers.thousand_kroner

    def row(line: str, title: str) -> TableRow:
        told = (write(matrix.amounts.get((line, str(year)))) for year in years)
        kind = "total" if line in {NET, LACKING} else "normal"
        return TableRow((basis.text(title), *told, write(matrix.line_sum(line))), kind)  # type: ignore[arg-type] # one of two kinds

    rows = (
        *(row(line, LINES[line]) for line in (*COST_KINDS, NET)),
        *(row(line, OWNER_LINES[line]) for line in OWNERS),
        row(LACKING, LINES[LACKING]),
    )
    columns = (
        Column(basis.text("All measures together"), 3),
        *(Column(str(year), 1, "right") for year in years),
        Column(basis.text("Sum"), 1.1, "right"),
    )
    note = basis.text(
        "Not covered: investment and operation less what is granted; below nought, more is "
        "granted than it costs. Savings are subtracted from the net cost."
    )
    caption = basis.text("The economic plan {years}, 1,000 NOK", years=f"{years[0]}–{years[-1]}")
    return TableOf(caption, columns, rows, note, small=True)
