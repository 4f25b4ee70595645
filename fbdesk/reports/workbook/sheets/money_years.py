"""The money year by year: what the measures cost, what is granted, and what is still lacking."""

from collections.abc import Callable, Sequence
from typing import Final

from fbdesk.reports.workbook.columns import Book, Column, Kind, Sheet
from fbdesk.reports.workbook.sheets.money import known_sum


def _years(book: Book) -> Sequence[int]:
    """Return every year from the first to the last with a cost or funding."""
    plan = book.plan
    years = {line.year for line in plan.cost_lines} | {line.year for line in plan.funding_lines}
    return range(min(years), max(years) + 1) if years else ()


def _planned(book: Book, year: int) -> int | None:
    return known_sum(
        line.gross_ore
        for line in book.plan.cost_lines
        if line.year == year and line.kind != "saving"
    )


def _funded(name: str) -> Callable[[Book, int], int | None]:
    return lambda book, year: known_sum(
        getattr(line, name) for line in book.plan.funding_lines if line.year == year
    )


_granted = _funded("granted_ore")


def _lacking(book: Book, year: int) -> int | None:
    planned = _planned(book, year)
    return None if planned is None else planned - (_granted(book, year) or 0)


def _sum(lines: str, amount: str, where: str) -> str:
    """Return the formula that adds an amount over the rows of this row's year.

    Empty where no such row has an amount, since an unknown sum is not 0.
    """
    counted = f"SUMPRODUCT({where}*ISNUMBER({lines}[{amount}]))"
    return f'IF({counted}=0,"",SUMPRODUCT({where}*1,{lines}[{amount}]))'


def _amount(
    code: str, heading: str, value: Callable[[Book, int], int | None], formula: str, about: str
) -> Column:
    return Column(
        code=code,
        heading=heading,
        value=value,
        kind=Kind.MONEY,
        unit="kr",
        computed=True,
        total=True,
        formula=formula,
        about=about,
    )


def _columns(book: Book) -> Sequence[Column]:
    saving = book.name("cost_kind", "saving").replace('"', '""')
    spent = f'(cost_line[year]=[year])*(cost_line[kind]<>"{saving}")'
    paid_for = "(funding_line[year]=[year])"
    return (
        Column(
            code="year", heading="Year", value=lambda _, year: year, kind=Kind.YEAR, computed=True
        ),
        _amount(
            "planned_ore",
            "Gross cost, without savings",
            _planned,
            formula=_sum("cost_line", "gross_ore", spent),
            about="Investment and operation of all measures in the year.",
        ),
        *(
            _amount(
                name,
                heading,
                _funded(name),
                formula=_sum("funding_line", name, paid_for),
                about="Added up from the rows of costs or funding.",
            )
            for name, heading in (
                ("applied_ore", "Applied for"),
                ("granted_ore", "Granted"),
                ("paid_ore", "Paid"),
            )
        ),
        _amount(
            "lacking_ore",
            "Not yet granted",
            _lacking,
            formula='IF([planned_ore]="","",[planned_ore]-N([granted_ore]))',
            about="Gross cost without savings, less what is granted.",
        ),
    )


MONEY_YEARS: Final = Sheet(
    code="money_years",
    title="Money per year",
    about="All measures together, by year. Formulas add up the sheets of costs and funding.",
    group="money",
    rows=_years,
    columns=_columns,
)
