"""Documents of random plans: each is made whole, sound and readable, whatever stands in the plan.

Every second plan is a sample plan after random work, the others are random from the first row on.
Their texts are also those that printers, spreadsheets and archives take for something else.
"""

import dataclasses
import io
import random
import xml.etree.ElementTree as ET
import zipfile
from datetime import date
from functools import cache
from pathlib import Path

from fbdesk.calculation.factors import edition_names
from fbdesk.document.merging.tables import Tables, tables_of
from fbdesk.errors import InputError, PlanError
from fbdesk.exchange.plan_json.plan import rows_from_json
from fbdesk.models.city import Settings
from fbdesk.models.declarations import KINDS, fields
from fbdesk.models.reporting import FrozenPart, PeriodEvent
from fbdesk.models.row import Code, Row, To
from fbdesk.models.snapshot import Plan
from fbdesk.reports.catalogue import DOCUMENTS, Order, make
from fbdesk.resource_files import resource
from tests.builders import a_plan
from tests.random_plans import a_random_plan, work_on
from tests.reports.pdf_structure import problems_of
from tests.trust.tally import Proof, Tally, chance

NAME = "documents"
BROKEN_OFF, UNSOUND = "documents that could not be made", "unsound documents"
ORDERS = tuple((kind.id, format_) for kind in DOCUMENTS for format_ in kind.formats)
LANGUAGES = ("nb", "nn", "en")
SAMPLES = {"grenland": "framtidens-byer", "skien-klimaplan": "klimaplan"}
MADE = date(2010, 11, 24)
NOTHING_OF_IT = (
    "The plan has no agreement",
    "The plan has no measures",
    "The plan has no meetings",
)
ODD = (
    "=1+1",
    "-5 %",
    "<b>fet</b> & {plan} %s #let $a$ @x \\ “”",
    "- punkt\n- **fet** punkt\n\n1. én\n2. to",
    "日本 עברית 🚲 e\u0301 \u202eomvendt",
    "\u0007\u200b\u00ad\ufffd\ue000\ufffe tegn uten form",
    "a" * 400,
    "   ",
    "Mål og tiltak " * 120,
    "\n\n\n",
)
ODD_SHARE = 0.25
EDITION = edition_names(resource("factors"))[-1]
TYPED = tuple(kind for kind in KINDS if kind not in {FrozenPart, PeriodEvent})
"""What a planner types; the frozen copies of closed periods only the program writes."""


def run(trials: range, folder: Path) -> Tally:
    """Make one document of a random plan per trial, and look at what came of it."""
    del folder  # all of it happens in memory
    tally = Tally()
    for trial in trials:
        of = chance(NAME, trial)
        document, format_ = ORDERS[trial % len(ORDERS)]
        order = Order(document, format_, of.choice(LANGUAGES))
        plan = a_worked_plan(of) if trial % 2 else a_plan_of_chance(of)
        for fault, words in judge(plan, order, tally):
            tally.fault(fault, trial, f"{order.document}.{order.format}: {words}")
        tally.trials += 1
    return tally


def judge(plan: Plan, order: Order, tally: Tally) -> list[tuple[str, str]]:
    """Return what is wrong with a document of a plan: each fault and what happened."""
    try:
        content = make(plan, order, made=MADE).content
    except InputError as error:
        if str(error).startswith(NOTHING_OF_IT):
            tally.notes["refused for want of what it is about"] += 1
            return []
        return [(BROKEN_OFF, repr(error))]
    except (PlanError, Exception) as error:  # noqa: BLE001 that is what is tried
        return [(BROKEN_OFF, repr(error))]
    tally.notes[f"as {order.format}"] += 1
    return [(UNSOUND, problem) for problem in unsound(content, order)]


def unsound(content: bytes, order: Order) -> list[str]:
    """Return what is wrong with a document's bytes."""
    if order.format == "pdf":
        return problems_of(content, order.language)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if bad := package.testzip():
            return [f"{bad} is damaged"]
        found = []
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                try:
                    ET.fromstring(package.read(name))  # noqa: S314 our own
                except ET.ParseError as error:
                    found.append(f"{name}: {error}")
        return found


def a_worked_plan(of: random.Random) -> Plan:
    """Return a sample plan after random edits in every part of it."""
    name = of.choice(tuple(SAMPLES))
    tables = work_on(of, _sample(name), TYPED, of.randint(20, 120))
    return _as_plan(of, tables, SAMPLES[name])


def a_plan_of_chance(of: random.Random) -> Plan:
    """Return a plan of random rows of every kind."""
    tables = a_random_plan(of, TYPED, of.randint(0, 8))
    return _as_plan(of, tables, of.choice(tuple(SAMPLES.values())))


@cache
def _sample(name: str) -> Tables:
    return tables_of(a_plan(*rows_from_json(resource("sample", f"{name}.json").read_bytes())))


def _as_plan(of: random.Random, tables: Tables, programme: str) -> Plan:
    """Return the plan of the rows, with odd texts, in a programme that exists."""
    rows = [_odd(of, row) for kind in KINDS for row in tables[kind].values()]
    return a_plan(*(_possible(row, programme) for row in rows))


def _possible(row: Row, programme: str) -> Row:
    """Return a row; settings with a programme and a factor edition that there are."""
    if isinstance(row, Settings):
        return dataclasses.replace(row, programme=programme, factors_edition=EDITION)
    return row


def _odd(of: random.Random, row: Row) -> Row:
    """Return a row, one of whose free texts may be an odd one."""
    free = [
        field.name
        for field in fields(type(row))
        if field.holds is str
        and field.name not in {"key", *(name for unique in row.unique for name in unique)}
        and not field.mark(Code)
        and not field.mark(To)
    ]
    if not free or type(row) not in TYPED or of.random() > ODD_SHARE:
        return row
    return dataclasses.replace(row, **{of.choice(free): of.choice(ODD)})  # type: ignore[arg-type] # a text


PROOF = Proof(
    NAME,
    unit="document of a random plan",
    full=200,
    never=(BROKEN_OFF, UNSOUND),
    run=run,
    slice=10,
)
