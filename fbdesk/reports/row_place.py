"""Where in the plan a row is: the thing that it is part of, and which part of it."""

from fbdesk.models.belonging import owner
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from fbdesk.reports.plan_words import PlanWords


def row_place(words: PlanWords, plan: Plan, row: Row) -> str:
    """Return what people call a row: `T-07 Bussvei`, `T-07 Bussvei: Kostnader, 2012`."""
    thing = owner(plan, row)
    own = words.thing(plan, row)
    if thing.key == row.key:
        return own
    kind = words.kind(type(row))
    part = own if own == kind else f"{kind}, {own}"
    return f"{words.thing(plan, thing)}: {part}"
