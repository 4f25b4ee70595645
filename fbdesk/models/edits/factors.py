"""What a planner does with factors: set the plan's own value, and choose the terms of the plan."""

from sqlalchemy import Connection

from fbdesk.calculation import factors
from fbdesk.calculation.factors import FactorEdition
from fbdesk.errors import InputError
from fbdesk.models import rows
from fbdesk.models.city import Settings
from fbdesk.models.effects import FactorOverride
from fbdesk.models.row import Stored


def set_override(
    connection: Connection,
    edition: FactorEdition,
    factor: str,
    *,
    value: float,
    unit: str,
    source: str,
    reason: str,
) -> str:
    """Let a plan use its own value of a factor and return the key of the row that says so.

    Raises `InputError` for a factor that the edition lacks, a unit of another kind, a number that
    is none, and where source or reason is missing: whoever reads the plan must be able to check.
    """
    own = factors.FactorOverride(factor, value, unit, source.strip(), reason.strip())
    edition.with_overrides((own,))
    if not own.reason:
        raise InputError("The plan's own value of {factor} needs a reason", factor=factor)
    found = rows.find(connection, FactorOverride, factor=factor)
    if found is None:
        row = FactorOverride(
            factor=factor, value=value, unit=unit, source=own.source, reason=own.reason
        )
        rows.insert(connection, row)
        return row.key
    changed = {name: getattr(own, name) for name in ("value", "unit", "source", "reason")}
    rows.change(connection, FactorOverride, found.key, **changed)
    return found.key


def remove_override(connection: Connection, factor: str) -> None:
    """Let a plan use the edition's own value of a factor again."""
    found = rows.find(connection, FactorOverride, factor=factor)
    if found is not None:
        rows.delete(connection, FactorOverride, found.key)


def choose_terms(connection: Connection, **terms: Stored) -> None:
    """Set what holds for all calculations: `factors_edition`, `gwp_set`, `electricity`."""
    (settings,) = rows.read(connection, Settings)
    rows.change(connection, Settings, settings.key, **terms)
