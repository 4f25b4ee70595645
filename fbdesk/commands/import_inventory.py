"""Takes an inventory into a plan at the command line, or shows what it would change."""

import argparse
from datetime import UTC, datetime
from functools import partial

from fbdesk.commands.import_inventory_report import as_json, as_text
from fbdesk.commands.plan_edit import edit_plan_file
from fbdesk.document.reading import read_plan
from fbdesk.exchange.inventory.preview import EditionInfo
from fbdesk.exchange.inventory.reader import read_inventory
from fbdesk.exchange.inventory.take_in import apply, preview

DONE, FINDINGS = 0, 1


def run(arguments: argparse.Namespace) -> int:
    """Take the inventory in and print what changed; 1 where a warning wants a person's eye.

    An edition that the plan has already is not taken in again.
    """
    plan = read_plan(arguments.plan)
    file = read_inventory(arguments.source)
    info = EditionInfo.suggested(file, datetime.now(UTC).astimezone().date())
    change = preview(plan, file, info)
    applied = not arguments.dry_run and change.already is None
    if applied:
        edit_plan_file(arguments.plan, "Import inventory", partial(apply, change=change))
    report = as_json if arguments.json else as_text
    print(report(file, change, applied=applied))
    return FINDINGS if any(m.level == "warning" for m in change.messages) else DONE
