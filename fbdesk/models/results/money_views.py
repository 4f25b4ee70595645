"""Money seen across the plan: what is not covered, who gives what where, planned against actual."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.programmes.programme import Programme
from fbdesk.models.snapshot import Plan

GROSS, ADDITIONAL = "gross_ore", "additional_ore"
APPLIED, GRANTED, PAID = "applied_ore", "granted_ore", "paid_ore"
SAVING = "saving"

Place = tuple[str, str]
"""The codes of a line and a column."""


@dataclass(frozen=True, slots=True)
class MoneyMatrix:
    """Amounts (øre) by the codes of lines and columns; what is not there is not known."""

    lines: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    amounts: Mapping[Place, int] = field(default_factory=dict)

    def line_sum(self, line: str) -> int | None:
        """Return the sum of a line, øre; None where nothing is known."""
        return known_sum(self.amounts.get((line, column)) for column in self.columns)

    def column_sum(self, column: str) -> int | None:
        """Return the sum of a column, øre; None where nothing is known."""
        return known_sum(self.amounts.get((line, column)) for line in self.lines)

    @property
    def whole(self) -> int | None:
        """Return the sum of everything, øre; None where nothing is known."""
        return known_sum(self.amounts.values())


def known_sum(amounts: Iterable[int | None]) -> int | None:
    """Return the sum of the known amounts, None where not one is known."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


def money_years(plan: Plan) -> tuple[int, ...]:
    """Return the years of the period and of every line of money, without holes between them."""
    held = [line.year for line in plan.cost_lines] + [line.year for line in plan.funding_lines]
    first = min([plan.settings.period_from, *held])
    last = max([plan.settings.period_to, *held])
    return tuple(range(first, last + 1))


def planned_ore(line: CostLine, basis: str) -> int:
    """Return what a line plans: gross, or additional where that is entered (else gross), øre.

    It is the rule of the price per tonne, so that both say the same (see `measure_costs`).
    """
    if basis == ADDITIONAL and line.additional_ore is not None:
        return line.additional_ore
    return line.gross_ore


def gaps(plan: Plan, measures: Iterable[Measure], basis: str, money: str) -> MoneyMatrix:
    """Return per measure and year what is not covered, øre: costs less money, below 0 a surplus.

    Costs are investment and operation on a `basis`; savings pay no bill and are left out. `money`
    is applied_ore, granted_ore or paid_ore. Only measures with a cost or money are among them.
    """
    amounts: dict[Place, int] = {}
    lines = []
    for measure in measures:
        found = _gaps_of(plan, measure, basis, money)
        amounts.update({(measure.key, str(year)): gap for year, gap in found.items()})
        if found:
            lines.append(measure.key)
    columns = tuple(str(year) for year in money_years(plan))
    return MoneyMatrix(tuple(lines), columns, amounts)


def _gaps_of(plan: Plan, measure: Measure, basis: str, money: str) -> dict[int, int]:
    gap: dict[int, int] = {}
    for cost in plan.children(CostLine, "measure", measure.key):
        if cost.kind != SAVING:
            gap[cost.year] = gap.get(cost.year, 0) + planned_ore(cost, basis)
    for line in plan.children(FundingLine, "measure", measure.key):
        amount = getattr(line, money)
        if amount is not None:
            gap[line.year] = gap.get(line.year, 0) - amount
    return gap


AREA, SCHEME, YEAR, MEASURE = "area", "scheme", "year", "measure"
DIMENSIONS = (AREA, SCHEME, YEAR, MEASURE)
"""What the money of the schemes can be laid out by."""


def pivot(
    plan: Plan,
    programme: Programme,
    across: tuple[str, str],
    money: str,
    only: Mapping[str, str] | None = None,
) -> MoneyMatrix:
    """Return the money of the schemes by two dimensions (lines, columns), øre.

    `only` keeps the lines of money with this code in a dimension. Lines and columns are those
    that have money, in the programme's order, years without holes.
    """
    read = _codes_of(plan)
    amounts: dict[Place, int] = {}
    for line in plan.funding_lines:
        amount = getattr(line, money)
        kept = all(read[name](line) == code for name, code in (only or {}).items())
        if amount is not None and kept:
            place = (read[across[0]](line), read[across[1]](line))
            amounts[place] = amounts.get(place, 0) + amount
    lines, columns = (
        _in_order(plan, programme, name, {place[side] for place in amounts})
        for side, name in enumerate(across)
    )
    return MoneyMatrix(lines, columns, amounts)


def codes_in_use(plan: Plan, programme: Programme, dimension: str) -> tuple[str, ...]:
    """Return the codes of a dimension that some line of money has, in the programme's order."""
    read = _codes_of(plan)[dimension]
    return _in_order(plan, programme, dimension, {read(line) for line in plan.funding_lines})


def _codes_of(plan: Plan) -> Mapping[str, Callable[[FundingLine], str]]:
    areas = {measure.key: measure.focus_area for measure in plan.measures}
    return {
        AREA: lambda line: areas[line.measure],
        SCHEME: lambda line: line.scheme,
        YEAR: lambda line: str(line.year),
        MEASURE: lambda line: line.measure,
    }


def _in_order(plan: Plan, programme: Programme, dimension: str, held: set[str]) -> tuple[str, ...]:
    if dimension == YEAR:
        years = sorted(int(year) for year in held)
        return tuple(str(year) for year in range(years[0], years[-1] + 1)) if years else ()
    known: Mapping[str, Sequence[str]] = {
        AREA: [area.code for area in programme.focus_areas],
        SCHEME: [scheme.code for scheme in programme.funding_schemes],
        MEASURE: [measure.key for measure in plan.measures],
    }
    ordered = [code for code in known[dimension] if code in held]
    return (*ordered, *sorted(held - set(ordered)))


PLANNED, ACTUAL, DEVIATION, OPEN = "planned", "actual", "deviation", "open"


def planned_and_actual(plan: Plan, programme: Programme, by: str) -> MoneyMatrix:
    """Return gross cost against account, øre, one line per measure, focus area or year.

    `planned` sums only the lines whose actual cost is entered, so that like is held against like;
    `deviation` is actual less planned, and `open` what is planned and not accounted for yet.
    Savings are left out: no account shows them.
    """
    areas = {measure.key: measure.focus_area for measure in plan.measures}
    amounts: dict[Place, int] = {}

    def add(line: str, column: str, amount: int) -> None:
        amounts[line, column] = amounts.get((line, column), 0) + amount

    for cost in plan.cost_lines:
        if cost.kind == SAVING:
            continue
        code = {AREA: areas[cost.measure], YEAR: str(cost.year)}.get(by, cost.measure)
        if cost.actual_ore is None:
            add(code, OPEN, cost.gross_ore)
            continue
        add(code, PLANNED, cost.gross_ore)
        add(code, ACTUAL, cost.actual_ore)
        add(code, DEVIATION, cost.actual_ore - cost.gross_ore)
    held = {line for line, _ in amounts}
    lines = _in_order(plan, programme, by, held)
    return MoneyMatrix(lines, (PLANNED, ACTUAL, DEVIATION, OPEN), amounts)
