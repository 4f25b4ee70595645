"""The plans and the edits that the proofs work on."""

import random
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from fbdesk.document.document import Document
from fbdesk.document.saving import write_new_plan
from fbdesk.exchange.plan_json.plan import rows_from_json
from fbdesk.models import rows
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine
from fbdesk.models.row import Row
from fbdesk.resource_files import resource
from tests.builders import a_measure, a_reduction, a_target, an_inventory, some_settings

LETTERS = "abcæøåÆØÅ žß—“𐌀€\n\t'\";%"


def small_plan(path: Path, measures: int = 3) -> None:
    """Write a plan with a few measures, their calculations, an inventory and a target."""
    emissions = {("Veitrafikk", "Personbiler"): {2009: 1_234.5, 2010: 1_180.25}}
    write_new_plan(
        path,
        [
            *an_inventory(emissions)[:1],
            some_settings(),
            a_target(),
            *(row for n in range(measures) for row in a_reduction(100.5 + n, f"T-{n:02}")),
        ],
    )


def sample_rows() -> list[Row]:
    """Return the rows of the sample plan."""
    return rows_from_json(resource("sample", "grenland.json").read_bytes())


def some_text(of: random.Random, most: int = 40) -> str:
    """Return a text with letters from many places."""
    return "".join(of.choices(LETTERS, k=of.randrange(1, most)))


def an_edit(document: Document, of: random.Random, name: str) -> frozenset[str]:
    """Make one edit of a random kind, and return the tables that it changed."""
    held = [measure.key for measure in document.snapshot().measures]
    kinds = ["add", "add", "rename", "money", "number", "delete"] if held else ["add"]
    kind = of.choice(kinds)
    chosen = of.choice(held) if held else ""
    some = of.sample(held, min(len(held), of.randrange(1, 4))) if held else []
    title, amount = some_text(of), of.randrange(2**50)

    def add(connection: Connection) -> None:
        measure = a_measure(name, title=title)
        effect = Effect(measure=measure.key, method="general.stated")
        value = EffectInput(effect=effect.key, name="effect_t", value=-of.random())
        rows.insert(connection, measure, effect, value)

    def rename(connection: Connection) -> None:
        rows.change(connection, Measure, chosen, title=title, description=title * 30)

    def money(connection: Connection) -> None:
        year = 2010 + len(rows.read(connection, CostLine, measure=chosen))
        rows.insert(connection, CostLine(measure=chosen, year=year, gross_ore=amount))

    def number(connection: Connection) -> None:
        connection.exec_driver_sql("UPDATE measure SET position = position * 7 % 11, rev = rev + 1")

    def delete(connection: Connection) -> None:
        rows.delete(connection, Measure, *some)

    edits: dict[str, Any] = {
        "add": add,
        "rename": rename,
        "money": money,
        "number": number,
        "delete": delete,
    }
    return document.perform(f"{kind} {name}", edits[kind]).tables
