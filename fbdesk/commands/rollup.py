"""`fbdesk rollup`: one workbook of many cities' plans, for the programme's office."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fbdesk.reports.rollup import CityPlan, Rollup

DONE, FINDINGS = 0, 1
TWICE = "It is the same plan as {other}, which is in the workbook already."


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("plans", type=Path, nargs="+", metavar="PLAN", help="the plan files")
    parser.add_argument(
        "-o", "--output", required=True, type=Path, metavar="OUT", help="the workbook, .xlsx"
    )
    parser.add_argument(
        "--language", choices=("nb", "nn", "en"), default="nb", help="of the workbook (default: nb)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(args: argparse.Namespace) -> int:
    """Write the workbook; 1 where a plan is left out or two plans share a municipality, told.

    The plans themselves are only read.
    """
    from fbdesk.commands.output_name import refuse_a_plan
    from fbdesk.commands.rollup_report import as_json, as_text
    from fbdesk.document.writing import replace_file
    from fbdesk.reports.rollup_workbook import rollup_workbook

    for plan in args.plans:
        refuse_a_plan(args.output, plan)
    rollup = _read(args.plans, args.language)
    replace_file(args.output, rollup_workbook(rollup))
    report = as_json if args.json else as_text
    print(report(rollup, args.output))
    return FINDINGS if rollup.unreadable or rollup.shared else DONE


def _read(paths: list[Path], language: str) -> "Rollup":
    """Read and compute each plan; one that cannot be used is noted, and the rest goes on."""
    from fbdesk.calculation.uncertainty import SAMPLES
    from fbdesk.commands.progress import told
    from fbdesk.document.reading import read_plan
    from fbdesk.errors import PlanError
    from fbdesk.reports.catalogue import today
    from fbdesk.reports.rollup import Rollup, Unreadable, city_plan

    day = today()
    cities: dict[str, CityPlan] = {}
    unreadable: list[Unreadable] = []
    for path, name in told(tuple(zip(paths, _names(paths), strict=True)), lambda one: one[1]):
        try:
            plan = read_plan(path)
            same = cities.get(plan.settings.key)
            if same is None:
                cities[plan.settings.key] = city_plan(name, plan, language, day, SAMPLES)
            else:
                unreadable.append(Unreadable(name, TWICE, {"other": same.file_name}))
        except PlanError as error:
            values = {k: name if v in {path, str(path)} else v for k, v in error.values.items()}
            unreadable.append(Unreadable(name, error.message, values))
    return Rollup(tuple(cities.values()), tuple(unreadable), language, day)


def _names(paths: list[Path]) -> list[str]:
    """Return the files' names, with their folders where two have one name."""
    names = [path.name for path in paths]
    return [path.name if names.count(path.name) == 1 else path.as_posix() for path in paths]
