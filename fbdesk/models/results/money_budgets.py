"""Money and the budgets: own effort against grants, early input, the four-year economic plan."""

from calendar import isleap
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fbdesk.models.communication import Deadline
from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.programmes.programme import Programme
from fbdesk.models.results.money_views import (
    GRANTED,
    SAVING,
    MoneyMatrix,
    Place,
    planned_ore,
)
from fbdesk.models.snapshot import Plan

ECONOMIC_PLAN_YEARS = 4
"""The municipal economic plan covers the next four budget years (kommuneloven, chapter 14)."""

STATE_BUDGET_IS_OUT = 10
"""The month in which the state's budget for the next year is presented."""

OWNER_OF = {"state_budget": "state", "municipal_budget": "municipality"}
"""The kinds of deadline that are a budget round, and who owns the budget."""


@dataclass(frozen=True, slots=True)
class OwnEffort:
    """What schemes that ask for an own effort give in a year, and what the city itself puts in."""

    year: int
    grant_ore: int
    effort_ore: int

    @property
    def lacks_ore(self) -> int:
        """Return how much own effort is missing, øre; 0 where there is enough."""
        return max(0, self.grant_ore - self.effort_ore)


def own_efforts(plan: Plan, programme: Programme, money: str = GRANTED) -> tuple[OwnEffort, ...]:
    """Return the years in which a matched scheme gives money, ascending.

    The effort is what the city's own schemes give in the same year, over all measures: the
    programme asks for it of the city and not of each measure.
    """
    own = {scheme.code for scheme in programme.funding_schemes if scheme.own_effort}
    asking = {scheme.code for scheme in programme.funding_schemes if scheme.matched}
    grant: dict[int, int] = {}
    effort: dict[int, int] = {}
    for line in plan.funding_lines:
        sums = grant if line.scheme in asking else effort if line.scheme in own else {}
        sums[line.year] = sums.get(line.year, 0) + (getattr(line, money) or 0)
    return tuple(
        OwnEffort(year, grant[year], effort.get(year, 0)) for year in sorted(grant) if grant[year]
    )


@dataclass(frozen=True, slots=True)
class BudgetRound:
    """A deadline for input to a budget, the budget's year, and what the measures ask of it."""

    deadline: Deadline
    due: date
    budget_year: int
    asks: MoneyMatrix

    @property
    def key(self) -> str:
        """Return the name of this occurrence of the deadline."""
        return f"{self.deadline.key} {self.due.year}"

    @property
    def asked_ore(self) -> int:
        """Return what must be asked for by the deadline, øre."""
        return self.asks.whole or 0


ASKED, UNCOVERED = "asked", "uncovered"


def budget_rounds(plan: Plan, programme: Programme) -> tuple[BudgetRound, ...]:
    """Return every budget round of the plan's deadlines by day, with what it must be asked for.

    `asked` is what is applied for from the budget owner's schemes and not granted; `uncovered`
    is what a measure costs that year beyond all that is applied for or granted anywhere.
    """
    found = []
    for deadline in plan.deadlines:
        if deadline.kind not in OWNER_OF:
            continue
        owner = OWNER_OF[deadline.kind]
        for due in occurrences(deadline, plan.settings.period_to):
            year = _budget_year(deadline.kind, due)
            found.append(BudgetRound(deadline, due, year, _asks(plan, programme, owner, year)))
    order = {deadline.key: place for place, deadline in enumerate(plan.deadlines)}
    return tuple(sorted(found, key=lambda each: (each.due, order[each.deadline.key])))


def occurrences(deadline: Deadline, period_to: int) -> tuple[date, ...]:
    """Return the days of a deadline: its own, and where it is yearly, to its or the plan's end."""
    if not deadline.yearly:
        return (deadline.due,)
    last = deadline.last_year or period_to
    return tuple(_in_year(deadline.due, year) for year in range(deadline.due.year, last + 1))


def _in_year(day: date, year: int) -> date:
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=year, day=28 if leap_day and not isleap(year) else day.day)


def _budget_year(kind: str, due: date) -> int:
    """Return the budget that input on a day can still reach.

    Next year's state budget is out in October: what comes later is for the year after it.
    """
    late = kind == "state_budget" and due.month >= STATE_BUDGET_IS_OUT
    return due.year + 2 if late else due.year + 1


def _asks(plan: Plan, programme: Programme, owner: str, year: int) -> MoneyMatrix:
    schemes = {scheme.code for scheme in programme.funding_schemes if scheme.owner == owner}
    closed = {status.code for status in programme.statuses if status.closed}
    amounts: dict[Place, int] = {}
    for measure in plan.measures:
        if measure.status in closed:
            continue
        lines = [
            line for line in plan.children(FundingLine, "measure", measure.key) if line.year == year
        ]
        asked = sum(_not_granted(line) for line in lines if line.scheme in schemes)
        spoken_for = sum(max(line.applied_ore or 0, line.granted_ore or 0) for line in lines)
        uncovered = _cost_ore(plan, measure, year) - spoken_for
        if asked > 0:
            amounts[measure.key, ASKED] = asked
        if uncovered > 0:
            amounts[measure.key, UNCOVERED] = uncovered
    held = {line for line, _ in amounts}
    keys = tuple(measure.key for measure in plan.measures if measure.key in held)
    return MoneyMatrix(keys, (ASKED, UNCOVERED), amounts)


def _not_granted(line: FundingLine) -> int:
    return max(0, (line.applied_ore or 0) - (line.granted_ore or 0))


def _cost_ore(plan: Plan, measure: Measure, year: int) -> int:
    lines = plan.children(CostLine, "measure", measure.key)
    return sum(line.gross_ore for line in lines if line.year == year and line.kind != SAVING)


NET, LACKING = "net", "lacking"
COST_KINDS = ("investment", "operating", SAVING)
OWNERS = ("municipality", "county", "state", "other")


def economic_plan(
    plan: Plan,
    programme: Programme,
    first_year: int,
    basis: str,
    measures: Iterable[Measure] | None = None,
) -> MoneyMatrix:
    """Return four years of costs, savings and grants per owner of the money, øre.

    Lines are the kinds of cost, their net (savings subtracted), the owners of the schemes, and
    `lacking`: investment and operation less all that is granted, below 0 a surplus. `measures`
    limits it, for example to a focus area.
    """
    chosen = {measure.key for measure in (plan.measures if measures is None else measures)}
    owners = {scheme.code: scheme.owner for scheme in programme.funding_schemes}
    years = range(first_year, first_year + ECONOMIC_PLAN_YEARS)
    amounts: dict[Place, int] = {}

    def add(line: str, year: int, amount: int) -> None:
        if year in years:
            amounts[line, str(year)] = amounts.get((line, str(year)), 0) + amount

    for cost in plan.cost_lines:
        if cost.measure in chosen:
            amount = planned_ore(cost, basis)
            add(cost.kind, cost.year, amount)
            add(NET, cost.year, -amount if cost.kind == SAVING else amount)
            if cost.kind != SAVING:
                add(LACKING, cost.year, amount)
    for line in plan.funding_lines:
        if line.measure in chosen and line.granted_ore is not None:
            add(owners.get(line.scheme, "other"), line.year, line.granted_ore)
            add(LACKING, line.year, -line.granted_ore)
    lines = (*COST_KINDS, NET, *OWNERS, LACKING)
    return MoneyMatrix(lines, tuple(str(year) for year in years), amounts)


def first_plan_year(plan: Plan, today: date) -> int:
    """Return where an economic plan begins: next year, or the last four years that hold money."""
    last = max((line.year for line in plan.cost_lines), default=plan.settings.period_to)
    return max(plan.settings.period_from, min(today.year + 1, last - ECONOMIC_PLAN_YEARS + 1))
