"""What a planner does with the weights of the criteria: set one, or go back to the first ones."""

from sqlalchemy import Connection

from fbdesk.models import rows
from fbdesk.models.priority_weights import CriterionWeight


def set_weight(connection: Connection, criterion: str, weight: int) -> None:
    """Let a criterion count so much; InputError for an unknown one or a weight out of bounds."""
    held = rows.find(connection, CriterionWeight, criterion=criterion)
    if held is None:
        rows.insert(connection, CriterionWeight(criterion=criterion, weight=weight))
    else:
        rows.change(connection, CriterionWeight, held.key, weight=weight)


def reset_weights(connection: Connection) -> None:
    """Let every criterion count as in a new plan."""
    held = rows.read(connection, CriterionWeight)
    rows.delete(connection, CriterionWeight, *(row.key for row in held))
