"""`fbdesk summary`: inventory, paths, effects, targets and findings of a plan."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fbdesk.models.checks.findings import Finding
    from fbdesk.models.results.plan import PlanResults, Series

DONE, WITH_FINDINGS = 0, 1

Json = dict[str, object]


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("plan", type=Path, metavar="PLAN", help="the plan file")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument(
        "--language", choices=("nb", "nn", "en"), default="nb", help="of the text (default: nb)"
    )


def run(args: argparse.Namespace) -> int:
    """Print the summary; 1 where there are findings, which are listed."""
    import json

    from fbdesk.calculation.uncertainty import SAMPLES
    from fbdesk.commands.summary_text import summary_text
    from fbdesk.document.reading import read_plan
    from fbdesk.models.programmes.of_plan import programme_of
    from fbdesk.models.results.computing import compute, edition_of

    plan = read_plan(args.plan)
    programme = programme_of(plan)
    results = compute(plan, edition_of(plan), programme, samples=SAMPLES)
    if args.json:
        summary = summary_json(plan.settings.name, results)
        print(json.dumps(summary, ensure_ascii=False, indent=2, allow_nan=False))
    else:
        print(summary_text(plan, results, programme, args.language))
    return WITH_FINDINGS if results.findings else DONE


def summary_json(name: str, results: "PlanResults") -> Json:
    """Return the summary as JSON: years ascending, t CO2e, None for what is not known."""
    years = results.years
    return {
        "plan": name,
        "factors_edition": results.factors_edition,
        "gwp": results.gwp_set,
        "inventory": {str(year): dict(sectors) for year, sectors in results.inventory.items()},
        "reference": _by_year(results.reference, years),
        "target": _by_year(results.target_path, years),
        "measures_path": _by_year(results.measures_path, years),
        "focus_areas": [
            {
                "code": area.code,
                "direct_t": _by_year(area.direct_t, years),
                "indirect_t": _by_year(area.indirect_t, years),
            }
            for area in results.focus_areas
        ],
        "measures": [
            {
                "key": measure.measure,
                "number": measure.number,
                "title": measure.title,
                "stand_alone_t": _by_year(measure.stand_alone_t, years),
                "joint_t": _by_year(measure.joint_t, years),
                "marginal_t": _by_year(measure.marginal_t, years),
                "cost_per_t": measure.cost_per_t_nok,
            }
            for measure in results.measures
        ],
        "targets": [
            {
                "key": target.target,
                "year": target.year,
                "goal_t": target.goal_t,
                "path_t": target.measures_at_year_t,
                "gap_t": target.gap_t,
                "probability": target.probability,
            }
            for target in results.targets
        ],
        "findings": [_finding(finding) for finding in results.findings],
    }


def _by_year(values: "Series", years: "Iterable[int]") -> dict[str, float | None]:
    """Return every year of the plan with its value, None where it is not known."""
    return {str(year): values.get(year) for year in years}


def _finding(finding: "Finding") -> Json:
    return {
        "code": finding.code,
        "text": finding.text,
        "strength": finding.strength,
        "table": finding.table,
        "key": finding.key,
    }
