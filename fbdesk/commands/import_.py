"""`fbdesk import`: brings an inventory, measures, a workbook or an agreement into a plan."""

import argparse
import importlib
from pathlib import Path

from fbdesk.errors import UsageError

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
    module = importlib.import_module(f"fbdesk.commands.import_{arguments.kind}")
    return int(module.run(arguments))
