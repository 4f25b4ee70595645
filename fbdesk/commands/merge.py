"""`fbdesk merge`: two copies of a plan that went apart, brought together again."""

import argparse
from pathlib import Path

from fbdesk.errors import UsageError

DONE, FINDINGS = 0, 1
SIDES = ("mine", "theirs")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("base", type=Path, metavar="BASE", help="the state both copies came from")
    parser.add_argument("mine", type=Path, metavar="MINE", help="one copy")
    parser.add_argument("theirs", type=Path, metavar="THEIRS", help="the other copy")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="OUT", required=True, help="the plan file to make"
    )
    parser.add_argument(
        "--prefer",
        metavar="SIDE",
        help="mine or theirs: which copy wins where both changed the same thing",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(args: argparse.Namespace) -> int:
    """Write the merged plan; 1 and nothing written where conflicts wait for a decision."""
    if args.prefer not in {None, *SIDES}:
        raise UsageError(
            "--prefer takes mine or theirs, not {side}. Leave it out to see the conflicts.",
            side=args.prefer,
        )
    from fbdesk.commands.merge_report import Outcome, as_json, as_text
    from fbdesk.document.merging.conflicts import Answers, Choice
    from fbdesk.document.merging.plans import meeting, merged_info, read_file
    from fbdesk.document.merging.tables import all_rows
    from fbdesk.document.saving import write_new_plan

    base, mine, theirs = (read_file(path) for path in (args.base, args.mine, args.theirs))
    met = meeting(base, mine, theirs)
    merged = met.merged(Answers(otherwise=Choice(args.prefer) if args.prefer else None))
    if not merged.open:
        write_new_plan(args.output, all_rows(merged.tables), merged_info(mine.info, theirs.info))
    outcome = Outcome(met, merged, None if merged.open else args.output)
    print(as_json(outcome) if args.json else as_text(outcome))
    return FINDINGS if merged.open else DONE
