"""`fbdesk import`: brings an inventory, measures, a workbook or an agreement into a plan."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from fbdesk.errors import UsageError

if TYPE_CHECKING:
    from fbdesk.exchange.inventory.file import InventoryFile
    from fbdesk.exchange.inventory.preview import InventoryChange

DONE, FINDINGS = 0, 1
KINDS = ("inventory", "measures", "workbook", "agreement")
SIDES = ("plan", "workbook")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("plan", type=Path, metavar="PLAN", help="the plan to import into")
    parser.add_argument("source", type=Path, metavar="SOURCE", help="the file to import")
    parser.add_argument(
        "--kind",
        default="inventory",
        metavar="KIND",
        help=(
            "what the file holds: inventory (the environment directorate's emission figures), "
            "measures (a city's own list of measures in Excel or CSV), workbook (a reporting "
            "workbook that was filled in) or agreement (the letter of intent as a Word file that "
            "the parties edited)"
        ),
    )
    parser.add_argument(
        "--prefer",
        metavar="SIDE",
        help=(
            "workbook: plan or workbook, which one wins where both were changed; measures: "
            "workbook takes in what the plan says otherwise too"
        ),
    )
    parser.add_argument(
        "--mapping",
        type=Path,
        metavar="M.json",
        help="measures: a JSON file that says what the columns hold (docs/measure-lists.md)",
    )
    parser.add_argument(
        "--skip-errors",
        action="store_true",
        help="workbook: leave out cells with errors, go on; measures: the same for rows",
    )
    parser.add_argument(
        "--delete-rows", action="store_true", help="workbook: delete rows that are gone from it"
    )
    parser.add_argument("--dry-run", action="store_true", help="show what would change, no more")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(arguments: argparse.Namespace) -> int:
    """Import the file, print what changed, and return 1 where a warning wants a person's eye."""
    if arguments.kind not in KINDS:
        raise UsageError(
            "There is no import of {kind}. Known kinds: {known}.",
            kind=arguments.kind,
            known=", ".join(KINDS),
        )
    if arguments.prefer not in {None, *SIDES}:
        raise UsageError(
            "--prefer takes plan or workbook, not {side}. Leave it out to see the conflicts.",
            side=arguments.prefer,
        )
    if arguments.mapping and arguments.kind != "measures":
        raise UsageError("--mapping belongs to --kind measures.")
    if arguments.kind == "workbook":
        from fbdesk.commands.import_workbook import import_workbook

        return import_workbook(arguments)
    if arguments.kind == "measures":
        from fbdesk.commands.import_measures import import_measures

        return import_measures(arguments)
    if arguments.kind == "agreement":
        from fbdesk.commands.import_agreement import import_agreement

        return import_agreement(arguments)
    from fbdesk.commands.import_report import as_json, as_text

    file, change = _import(arguments)
    applied = not arguments.dry_run and change.already is None
    report = as_json if arguments.json else as_text
    print(report(file, change, applied=applied))
    return FINDINGS if any(m.level == "warning" for m in change.messages) else DONE


def _import(arguments: argparse.Namespace) -> "tuple[InventoryFile, InventoryChange]":
    """Read the file, preview it, and write it into the plan unless this is a dry run."""
    from datetime import UTC, datetime

    from fbdesk.document.backups.store import Reason, own_store
    from fbdesk.document.document import Document
    from fbdesk.document.places import working_folder
    from fbdesk.document.reading import read_plan
    from fbdesk.exchange.inventory.preview import EditionInfo
    from fbdesk.exchange.inventory.reader import read_inventory
    from fbdesk.exchange.inventory.take_in import apply, preview

    plan = read_plan(arguments.plan)
    file = read_inventory(arguments.source)
    info = EditionInfo.suggested(file, datetime.now(UTC).astimezone().date())
    change = preview(plan, file, info)
    if arguments.dry_run or change.already:
        return file, change
    document = Document.open(arguments.plan, working_folder())
    document.backups.store = own_store()
    try:
        document.backups.before(Reason.IMPORT)
        document.perform("Import inventory", lambda connection: apply(connection, change))
        document.save()
    finally:
        document.close(discard=True)
    return file, change
