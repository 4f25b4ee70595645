"""What a planner does with scenarios: add, copy, take measures in or out, move, delete."""

from collections.abc import Iterable

from sqlalchemy import Connection

from fbdesk.models import rows
from fbdesk.models.scenarios import CHOSEN, Scenario, ScenarioMeasure


def add(
    connection: Connection,
    *,
    title: str,
    basis: str = CHOSEN,
    measures: Iterable[str] = (),
    description: str = "",
) -> str:
    """Add a scenario at the end, with these measures taken in, and return its key."""
    scenario = Scenario(
        title=title,
        basis=basis,
        description=description,
        position=rows.next_position(connection, Scenario),
    )
    rows.insert(connection, scenario)
    for measure in dict.fromkeys(measures):
        rows.insert(connection, ScenarioMeasure(scenario=scenario.key, measure=measure))
    return scenario.key


def copy(connection: Connection, key: str, *, suffix: str) -> str:
    """Copy a scenario with its measures to the end and return its key.

    `suffix` follows the title, for example ` (kopi)`.
    """
    original = rows.get(connection, Scenario, key)
    made = Scenario(
        title=original.title + suffix,
        basis=original.basis,
        description=original.description,
        position=rows.next_position(connection, Scenario),
    )
    rows.insert(connection, made)
    for held in rows.read(connection, ScenarioMeasure, scenario=key):
        link = ScenarioMeasure(scenario=made.key, measure=held.measure, included=held.included)
        rows.insert(connection, link)
    return made.key


def set_measure(connection: Connection, key: str, measure: str, *, included: bool | None) -> None:
    """Take a measure into a scenario or out of it; None lets the scenario's rule decide again."""
    found = rows.find(connection, ScenarioMeasure, scenario=key, measure=measure)
    if found is None:
        if included is not None:
            stated = ScenarioMeasure(scenario=key, measure=measure, included=included)
            rows.insert(connection, stated)
    elif included is None:
        rows.delete(connection, ScenarioMeasure, found.key)
    else:
        rows.change(connection, ScenarioMeasure, found.key, included=included)


def set_measures(
    connection: Connection, key: str, measures: Iterable[str], *, included: bool | None
) -> None:
    """Take several measures in or out at once, or let the rule decide on them again."""
    for measure in measures:
        set_measure(connection, key, measure, included=included)


def delete(connection: Connection, *keys: str) -> None:
    """Delete scenarios; their measures stay in the plan."""
    rows.delete(connection, Scenario, *keys)
