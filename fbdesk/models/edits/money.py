"""What a planner does with money: a cost or a grant per year, set where it stands in the table."""

from sqlalchemy import Connection

from fbdesk.models import rows
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.row import Stored


def set_cost(
    connection: Connection,
    measure: str,
    kind: str,
    year: int,
    **amounts: Stored,
) -> None:
    """Set amounts (øre) of a measure's cost of a kind in a year; all empty takes the line away."""
    found = rows.find(connection, CostLine, measure=measure, kind=kind, year=year)
    if found is None:
        found = CostLine(measure=measure, kind=kind, year=year)
        rows.insert(connection, found)
    rows.change(connection, CostLine, found.key, **amounts)
    line = rows.get(connection, CostLine, found.key)
    if not line.gross_ore and line.additional_ore is None and line.actual_ore is None:
        rows.delete(connection, CostLine, line.key)


def set_funding(
    connection: Connection,
    measure: str,
    scheme: str,
    year: int,
    **amounts: Stored,
) -> None:
    """Set amounts (øre) that a scheme gives a measure in a year; all empty takes the line away."""
    found = rows.find(connection, FundingLine, measure=measure, scheme=scheme, year=year)
    if found is None:
        found = FundingLine(measure=measure, scheme=scheme, year=year)
        rows.insert(connection, found)
    rows.change(connection, FundingLine, found.key, **amounts)
    line = rows.get(connection, FundingLine, found.key)
    if line.applied_ore is None and line.granted_ore is None and line.paid_ore is None:
        rows.delete(connection, FundingLine, line.key)
