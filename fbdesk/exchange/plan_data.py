"""A plan's data for an archive: the plan file, its JSON with schema, and a CSV of each table."""

import json
from collections.abc import Collection, Iterator
from datetime import date
from typing import Final

from fbdesk.document.archiving import archive_copy
from fbdesk.document.file_info import FileInfo
from fbdesk.exchange.plan_json.plan import plan_to_json
from fbdesk.exchange.plan_json.schema import plan_schema
from fbdesk.exchange.plan_tables import plan_tables
from fbdesk.models.persons import PersonField, without_names
from fbdesk.models.snapshot import Plan

PLAN: Final = "The plan itself: fbdesk opens it"
JSON: Final = "The plan as JSON: every row and every field, without loss"
SCHEMA: Final = "The schema of the JSON (JSON Schema)"
TABLE: Final = "{title}, as a table (CSV)"

DataFile = tuple[str, bytes, str, str]
"""A file's path in the archive, its bytes, what it is (English source text), and of which table."""


def plan_data(
    plan: Plan, before: FileInfo, day: date, left_out: Collection[PersonField] = ()
) -> Iterator[DataFile]:
    """Yield the files that hold a plan's data, without some fields; same plan, same bytes."""
    whole = without_names(plan, left_out)
    yield "plan.fbplan", archive_copy(plan, before, day, left_out), PLAN, ""
    yield "plan.json", plan_to_json(whole).encode(), JSON, ""
    schema = json.dumps(plan_schema(), ensure_ascii=False, indent=2) + "\n"
    yield "plan-schema.json", schema.encode(), SCHEMA, ""
    for name, content in plan_tables(whole).items():
        yield f"tables/{name}.csv", content, TABLE, name
