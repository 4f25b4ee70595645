"""Small makers of plans and rows, so that a test reads like the domain."""

import dataclasses
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, create_engine

from fbdesk.models import rows
from fbdesk.models.city import Municipality, Settings
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.inventory import InventoryEdition, InventoryRow
from fbdesk.models.measures import Measure
from fbdesk.models.reading import read_snapshot
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from fbdesk.models.strategy import Target
from fbdesk.models.tables import METADATA

PORSGRUNN = "4001"


@contextmanager
def an_open_plan(*contents: Row) -> Iterator[Connection]:
    """Give a connection to a plan in memory that holds the rows, with foreign keys on."""
    with _plans_in_memory().begin() as connection:
        rows.insert(connection, *contents)
        yield connection


@cache
def _plans_in_memory() -> Engine:
    """Return an engine whose every connection is a new plan: its tables are made only once."""
    with create_engine("sqlite://").begin() as connection:
        METADATA.create_all(connection)
        empty = connection.connection.dbapi_connection.serialize()  # type: ignore[union-attr] # sqlite3's own

    def new_plan() -> sqlite3.Connection:
        raw = sqlite3.connect(":memory:")
        raw.deserialize(empty)
        raw.execute("PRAGMA foreign_keys = ON")
        return raw

    return create_engine("sqlite://", creator=new_plan, poolclass=NullPool)


def a_plan(*contents: Row, personbiler_t: float | None = None, **settings: Any) -> Plan:
    """Return a plan with the rows; `personbiler_t` gives it an inventory of cars in 2009."""
    everything = list(contents)
    if personbiler_t is not None:
        edition, *measured = an_inventory({("Veitrafikk", "Personbiler"): {2009: personbiler_t}})
        everything = [edition, *measured, *everything]
        settings.setdefault("inventory_edition", edition.key)
    if not any(isinstance(row, Settings) for row in everything):
        everything.append(some_settings(**settings))
    if not any(isinstance(row, Municipality) for row in everything):
        everything.append(Municipality(number=PORSGRUNN, name="Porsgrunn"))
    order = {kind: place for place, kind in enumerate((InventoryEdition, Settings))}
    everything.sort(key=lambda row: order.get(type(row), len(order)))
    with an_open_plan(*everything) as connection:
        return read_snapshot(connection)


def some_settings(**values: Any) -> Settings:
    """Return settings of a plan for Porsgrunn from 2009."""
    return Settings(**{"name": "Porsgrunn", "programme": "framtidens-byer", **values})


def a_measure(number: str = "T-01", **values: Any) -> Measure:
    """Return an adopted measure of focus area 1 that starts in 2010."""
    defaults = {
        "title": f"Tiltak {number}",
        "focus_area": "1",
        "status": "adopted",
        "start_year": 2010,
    }
    return Measure(number=number, **{**defaults, **values})


def a_stated_effect(measure: Measure, effect_t: float, **values: Any) -> tuple[Row, ...]:
    """Return the rows of a calculation that states the effect (negative = reduction), on cars."""
    on_cars = {"sector": "Veitrafikk", "source": "Personbiler"}
    effect = Effect(measure=measure.key, method="general.stated", **{**on_cars, **values})
    reason = EffectInput(effect=effect.key, name="reason", text="anslag", source="test")
    amount = EffectInput(effect=effect.key, name="effect_t", value=effect_t, source="test")
    return effect, amount, reason


def a_reduction(amount_t: float, number: str = "T-01", **values: Any) -> tuple[Row, ...]:
    """Return a measure with a stated reduction of so many tonnes a year on cars."""
    measure = a_measure(number)
    return measure, *a_stated_effect(measure, -amount_t, **values)


def more_cycling(number: str = "T-01") -> tuple[Row, ...]:
    """Return a measure whose effect is calculated, with factors of the edition."""
    measure = a_measure(number)
    effect = Effect(measure=measure.key, method="transport.cycling")
    stated = {"new_trips": 1_000_000.0, "trip_km": 3.0, "share_from_car": 0.3}
    inputs = (
        EffectInput(effect=effect.key, name=name, value=value, source="test")
        for name, value in stated.items()
    )
    return measure, effect, *inputs


def an_inventory(
    emissions_t: dict[tuple[str, str], dict[int, float]], **edition: Any
) -> tuple[Row, ...]:
    """Return an edition and its rows: (sector, source) → year → t CO2e, for Porsgrunn."""
    made = InventoryEdition(**{"name": "tall til 2009", "publisher": "Miljødirektoratet"} | edition)
    measured = (
        InventoryRow(
            edition=made.key,
            municipality=PORSGRUNN,
            year=year,
            sector=sector,
            source=source,
            emission_t=amount_t,
        )
        for (sector, source), years in emissions_t.items()
        for year, amount_t in years.items()
    )
    return made, *measured


def a_target(share: float = 0.5, **values: Any) -> Target:
    """Return a main target for all sectors by 2020 from 2009."""
    defaults = {"title": f"−{share:.0%}", "base_year": 2009, "year": 2020, "scope": "all"}
    return Target(reduction_share=share, main=True, **{**defaults, **values})


def changed(row: Row, **values: Any) -> Row:
    """Return a copy of a row with other values."""
    return dataclasses.replace(row, **values)
