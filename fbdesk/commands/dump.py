"""`fbdesk dump`: a whole plan as JSON, without loss."""

import argparse
from pathlib import Path


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("plan", type=Path, metavar="PLAN", help="a plan file")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="DATA.json",
        help="write to this file instead of printing; a file of that name is replaced",
    )


def run(args: argparse.Namespace) -> int:
    """Print the plan, or write it to the file whole or not at all."""
    from fbdesk.commands.output_name import refuse_a_plan
    from fbdesk.document.reading import read_plan
    from fbdesk.document.writing import replace_file
    from fbdesk.exchange.plan_json.plan import plan_to_json

    if args.output:
        refuse_a_plan(args.output, args.plan)
    text = plan_to_json(read_plan(args.plan))
    if args.output:
        replace_file(args.output, text.encode("utf-8"))
    else:
        print(text, end="")
    return 0
