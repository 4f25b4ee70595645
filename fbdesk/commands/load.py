"""`fbdesk load`: a plan file made from a plan in JSON."""

import argparse
from pathlib import Path


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("data", type=Path, metavar="DATA.json", help="a plan in JSON")
    parser.add_argument("plan", type=Path, metavar="PLAN", help="the file to make, .fbplan")


def run(args: argparse.Namespace) -> int:
    """Write the plan file; an existing file is left as it is."""
    from fbdesk.document.admission import read_bytes
    from fbdesk.document.saving import write_new_plan
    from fbdesk.errors import PlanError
    from fbdesk.exchange.plan_json.plan import rows_from_json

    data = read_bytes(args.data)
    try:
        rows = rows_from_json(data)
    except PlanError as error:
        raise type(error)("{file}: " + error.message, file=args.data, **error.values) from error
    write_new_plan(args.plan, rows)
    print(f"{args.plan}: {len(rows)} rows from {args.data}")
    return 0
