"""Sheets of the money: costs and funding by year, money per measure, schemes by focus area."""

from collections.abc import Iterable, Sequence
from typing import Final

from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.programmes.parts import FundingScheme
from fbdesk.reports.workbook.columns import Book, Cell, Column, Kind, Sheet, key_columns, stored
from fbdesk.reports.workbook.sheets.measures import MEASURE_COLUMNS, measure_area

GROUP: Final = "money"

SAVINGS: Final = ("kind", "saving")
"""Rows of costs that hold what is saved: a sum of costs subtracts them."""

AREA: Final = Column(
    code="focus_area",
    heading="Focus area",
    value=measure_area,
    kind=Kind.CHOICE,
    choices="focus_area",
    computed=True,
)

COSTS: Final = Sheet(
    code="cost_line",
    title="Costs",
    about=(
        "What the measures cost, by year. Gross is the whole cost, additional is what is extra. "
        "The sum subtracts savings."
    ),
    group=GROUP,
    rows=lambda book: book.by_measure(CostLine),
    columns=lambda _: (
        *MEASURE_COLUMNS,
        AREA,
        stored(CostLine, "kind", "Kind of cost"),
        stored(CostLine, "year", "Year"),
        stored(CostLine, "gross_ore", "Gross cost", total=True, subtracts=SAVINGS),
        stored(CostLine, "additional_ore", "Additional cost", total=True, subtracts=SAVINGS),
        stored(CostLine, "actual_ore", "Actual cost", total=True, subtracts=SAVINGS),
        stored(CostLine, "price_year", "Price year"),
        stored(CostLine, "note", "Note", kind=Kind.LONG),
        *key_columns(CostLine),
    ),
    reads="cost_line",
)

FUNDING: Final = Sheet(
    code="funding_line",
    title="Funding",
    about="Who pays, by year. An empty cell is not yet known.",
    group=GROUP,
    rows=lambda book: book.by_measure(FundingLine),
    columns=lambda _: (
        *MEASURE_COLUMNS,
        AREA,
        stored(FundingLine, "scheme", "Scheme"),
        stored(FundingLine, "year", "Year"),
        stored(FundingLine, "applied_ore", "Applied for", total=True),
        stored(FundingLine, "granted_ore", "Granted", total=True),
        stored(FundingLine, "paid_ore", "Paid", total=True),
        stored(FundingLine, "note", "Note", kind=Kind.LONG),
        *key_columns(FundingLine),
    ),
    reads="funding_line",
)


def known_sum(amounts: Iterable[int | None]) -> int | None:
    """Return the sum of the known amounts, None where not one is known."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


def sum_where(sheet: str, amount: str, *equal: tuple[str, str]) -> str:
    """Return the formula that adds the amounts of rows whose columns equal cells of this row.

    `EXACT` compares texts sign by sign: `SUMIF` would take the numbers 1.1 and 1.10 for one,
    and `=` the numbers 1a and 1A.
    Empty where no such row has an amount, since an unknown sum is not 0.
    """
    same = "*".join(f"EXACT({sheet}[{theirs}],[{ours}])" for theirs, ours in equal)
    counted = f"SUMPRODUCT({same}*ISNUMBER({sheet}[{amount}]))"
    return f'IF({counted}=0,"",SUMPRODUCT({same}*1,{sheet}[{amount}]))'


def _of_measure(heading: str, sheet: str, name: str) -> Column:
    """Return the column that adds one amount of a measure over its lines."""
    kind: type[CostLine | FundingLine] = CostLine if sheet == "cost_line" else FundingLine

    def value(book: Book, measure: Measure) -> int | None:
        lines = book.plan.children(kind, "measure", measure.key)
        return known_sum(getattr(line, name) for line in lines)

    return Column(
        code=name,
        heading=heading,
        value=value,
        kind=Kind.MONEY,
        unit="kr",
        computed=True,
        formula=sum_where(sheet, name, ("measure_number", "number")),
        about="Added up from the rows of costs or funding.",
        total=True,
    )


def _unfunded(book: Book, measure: Measure) -> int | None:
    costs = book.plan.children(CostLine, "measure", measure.key)
    planned = known_sum(line.gross_ore for line in costs if line.kind != "saving")
    grants = book.plan.children(FundingLine, "measure", measure.key)
    granted = known_sum(line.granted_ore for line in grants)
    return None if planned is None else planned - (granted or 0)


def _spending(book: Book, measure: Measure) -> int | None:
    costs = book.plan.children(CostLine, "measure", measure.key)
    return known_sum(line.gross_ore for line in costs if line.kind != "saving")


def _money_columns(book: Book) -> Sequence[Column]:
    saving = book.name("cost_kind", "saving").replace('"', '""')
    mine = "EXACT(cost_line[measure_number],[number])"
    spent = f'{mine}*(cost_line[kind]<>"{saving}")'
    counted = f"SUMPRODUCT({spent}*ISNUMBER(cost_line[gross_ore]))"
    return (
        Column(code="number", heading="Measure", value=lambda _, row: row.number, computed=True),
        Column(code="title", heading="Title", value=lambda _, row: row.title, computed=True),
        Column(
            code="focus_area",
            heading="Focus area",
            value=lambda _, row: row.focus_area,
            kind=Kind.CHOICE,
            choices="focus_area",
            computed=True,
        ),
        Column(
            code="spending_ore",
            heading="Gross cost, without savings",
            value=_spending,
            kind=Kind.MONEY,
            unit="kr",
            computed=True,
            formula=f'IF({counted}=0,"",SUMPRODUCT({spent}*1,cost_line[gross_ore]))',
            about="Investment and operation, all years.",
            total=True,
        ),
        _of_measure("Actual cost", "cost_line", "actual_ore"),
        _of_measure("Applied for", "funding_line", "applied_ore"),
        _of_measure("Granted", "funding_line", "granted_ore"),
        _of_measure("Paid", "funding_line", "paid_ore"),
        Column(
            code="unfunded_ore",
            heading="Not yet granted",
            value=_unfunded,
            kind=Kind.MONEY,
            unit="kr",
            computed=True,
            formula='IF([spending_ore]="","",[spending_ore]-N([granted_ore]))',
            about="Gross cost without savings, less what is granted.",
            total=True,
        ),
    )


MONEY: Final = Sheet(
    code="money",
    title="Money per measure",
    about="All years together. Formulas add up the sheets of costs and funding.",
    group=GROUP,
    rows=lambda book: book.plan.measures,
    columns=_money_columns,
    frozen=2,
)


def _granted(book: Book, scheme: FundingScheme, area: str) -> int | None:
    return known_sum(
        line.granted_ore
        for line in book.plan.funding_lines
        if line.scheme == scheme.code and measure_area(book, line) == area
    )


def _area_column(book: Book, area: str) -> Column:
    name = book.name("focus_area", area).replace('"', '""')
    same = f'(funding_line[scheme]=[scheme])*(funding_line[focus_area]="{name}")'
    counted = f"SUMPRODUCT({same}*ISNUMBER(funding_line[granted_ore]))"
    return Column(
        code=f"area_{area}",
        heading="",
        named=book.name("focus_area", area),
        value=lambda book, scheme: _granted(book, scheme, area),
        kind=Kind.MONEY,
        unit="kr",
        computed=True,
        formula=f'IF({counted}=0,"",SUMPRODUCT({same}*1,funding_line[granted_ore]))',
        total=True,
    )


def _all_areas(book: Book, scheme: FundingScheme) -> Cell:
    codes = [area.code for area in book.programme.focus_areas]
    amount = known_sum(_granted(book, scheme, code) for code in codes)
    cells = f"[area_{codes[0]}]:[area_{codes[-1]}]"
    return Cell(amount, Kind.MONEY, formula=f'IF(COUNT({cells})=0,"",SUM({cells}))')


MATRIX: Final = Sheet(
    code="funding_matrix",
    title="Granted by scheme and area",
    about="Granted money, all years, for each funding scheme and focus area.",
    group=GROUP,
    rows=lambda book: book.programme.funding_schemes,
    columns=lambda book: (
        Column(
            code="scheme",
            heading="Scheme",
            value=lambda _, scheme: scheme.code,
            kind=Kind.CHOICE,
            choices="scheme",
            computed=True,
        ),
        *(_area_column(book, area.code) for area in book.programme.focus_areas),
        Column(
            code="all_areas",
            heading="All areas",
            value=_all_areas,
            kind=Kind.MONEY,
            unit="kr",
            computed=True,
            total=True,
        ),
    ),
)

SHEETS: Final = (COSTS, FUNDING, MONEY, MATRIX)
