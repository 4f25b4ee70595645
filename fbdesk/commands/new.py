"""`fbdesk new`: an empty plan for one city, or for two that plan together."""

import argparse
from pathlib import Path


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("plan", type=Path, metavar="PLAN", help="the file to make, .fbplan")
    parser.add_argument("--programme", default="framtidens-byer", help="code of the programme")
    parser.add_argument(
        "--municipality",
        action="append",
        required=True,
        metavar="NUMBER",
        help="number of the municipality (4001); once more for a city that plans with it",
    )


def run(args: argparse.Namespace) -> int:
    """Write the plan file; an existing file is left as it is."""
    from fbdesk.document.saving import write_new_plan
    from fbdesk.models.municipalities import municipality
    from fbdesk.models.new_plan import joint_name, new_plan
    from fbdesk.models.programmes.programme import load_programme

    programme = load_programme(args.programme)
    rows = new_plan(programme, args.municipality)
    write_new_plan(args.plan, rows)
    name = joint_name([municipality(number) for number in args.municipality])
    print(f"{args.plan}: a new plan for {name} in {programme.name.text('en')}")
    return 0
