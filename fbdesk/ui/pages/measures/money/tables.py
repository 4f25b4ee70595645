"""What the money of one measure comes to: its costs, its funding, and what is not covered."""

from collections.abc import Iterable, Iterator

from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.snapshot import Plan
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.measures.money.model import Amounts, MoneyRow, MoneyTable
from fbdesk.ui.translation import tr

SUM = "sum"
OWN_BUDGET = "municipal"
LEAST_YEARS = 4
MOST_YEARS_AHEAD = 12


def money_years(plan: Plan, measure: Measure, earlier: int = 0, later: int = 0) -> tuple[int, ...]:
    """Return the years of the tables: those with lines, the measure's own, and those asked for."""
    costs = plan.children(CostLine, "measure", measure.key)
    funding = plan.children(FundingLine, "measure", measure.key)
    held = [*(line.year for line in costs), *(line.year for line in funding)]
    start = measure.start_year or plan.settings.period_from
    end = measure.end_year or plan.settings.period_to
    first = min([start, *held]) - earlier
    last = max([min(end, start + MOST_YEARS_AHEAD), first + LEAST_YEARS - 1, *held]) + later
    return tuple(range(first, last + 1))


def cost_table(plan: Plan, measure: Measure, amount: str, years: tuple[int, ...]) -> MoneyTable:
    """Return costs per kind and year; `amount` is gross_ore, additional_ore or actual_ore."""
    lines = plan.children(CostLine, "measure", measure.key)
    amounts = {(line.kind, line.year): getattr(line, amount) for line in lines}
    if amount == "gross_ore":  # a line may hold nothing but the other two amounts
        amounts = {place: ore or None for place, ore in amounts.items()}
    rows = (
        MoneyRow("investment", tr("Investment")),
        MoneyRow("operating", tr("Operation")),
        MoneyRow("saving", tr("Saving")),
        MoneyRow(SUM, tr("Net sum"), editable=False, strong=True),
    )
    net = {
        (SUM, year): _net(amounts.get((kind, year)) for kind in ("investment", "operating"))
        for year in years
    }
    for year in years:
        saved = amounts.get(("saving", year))
        if saved is not None:
            net[SUM, year] = (net[SUM, year] or 0) - saved
    notes = {(line.kind, line.year): line.note for line in lines}
    return MoneyTable(rows, years, {**amounts, **net}, notes)


def funding_table(
    desk: Desk,
    measure: Measure,
    amount: str,
    years: tuple[int, ...],
    asked_for: Iterable[str] = (),
) -> MoneyTable:
    """Return money per scheme and year; `amount` is applied_ore, granted_ore or paid_ore."""
    lines = desk.plan.children(FundingLine, "measure", measure.key)
    schemes = {OWN_BUDGET, *asked_for, *(line.scheme for line in lines)}
    names = dict(desk.choices("scheme"))
    known = [code for code in names if code in schemes]
    shown = [*known, *sorted(schemes - set(known))]
    amounts = {(line.scheme, line.year): getattr(line, amount) for line in lines}
    sums = {(SUM, year): _net(amounts.get((code, year)) for code in shown) for year in years}
    rows = (
        *(MoneyRow(code, names.get(code, code)) for code in shown),
        MoneyRow(SUM, tr("Sum"), editable=False, strong=True),
    )
    notes = {(line.scheme, line.year): line.note for line in lines}
    return MoneyTable(rows, years, {**amounts, **sums}, notes)


def cover_table(plan: Plan, measure: Measure, years: tuple[int, ...]) -> MoneyTable:
    """Return per year what investment and operation cost, what is granted, and what is not yet."""
    costs: dict[int, int] = {}
    for line in plan.children(CostLine, "measure", measure.key):
        if line.kind != "saving":
            costs[line.year] = costs.get(line.year, 0) + line.gross_ore
    granted: dict[int, int] = {}
    for grant in plan.children(FundingLine, "measure", measure.key):
        if grant.granted_ore is not None:
            granted[grant.year] = granted.get(grant.year, 0) + grant.granted_ore
    rows = (
        MoneyRow("cost", tr("Cost"), editable=False),
        MoneyRow("granted", tr("Funding granted"), editable=False),
        MoneyRow("gap", tr("Not yet granted"), editable=False, strong=True, warns=True),
    )
    gaps: Amounts = {
        ("gap", year): costs.get(year, 0) - granted.get(year, 0)
        for year in years
        if year in costs or year in granted
    }
    whole: dict[tuple[str, int], int | None] = {("cost", y): ore for y, ore in costs.items()}
    whole.update({("granted", year): ore for year, ore in granted.items()})
    return MoneyTable(rows, years, {**whole, **gaps})


def money_doubts(plan: Plan, measure: Measure) -> Iterator[str]:
    """Yield in words what cannot be right in a measure's money."""
    for line in plan.children(CostLine, "measure", measure.key):
        if line.additional_ore is not None and line.additional_ore > line.gross_ore:
            yield tr("The additional cost in {year} is larger than the gross cost.", year=line.year)
    for grant in plan.children(FundingLine, "measure", measure.key):
        if grant.paid_ore is not None and grant.paid_ore > (grant.granted_ore or 0):
            yield tr("More is paid than granted in {year}.", year=grant.year)


def _net(amounts: Iterable[int | None]) -> int | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None
