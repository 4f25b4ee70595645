"""What the workbook of many cities holds and leaves out, in words and as JSON for programs."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fbdesk.reports.rollup import CityPlan, Rollup
from fbdesk.reports.rollup_sheets import joint_cut_t
from fbdesk.reports.rollup_workbook import shared_words


def as_json(rollup: Rollup, output: Path) -> str:
    """Return one JSON document; t CO2e, a cut is negative, null where nothing is known."""
    document: dict[str, Any] = {
        "output": str(output),
        "plans": [_plan(city) for city in rollup.cities],
        "left_out": [
            {"file": each.file_name, "reason": each.said(str)} for each in rollup.unreadable
        ],
        "shared_municipalities": [
            {
                "number": each.number,
                "name": each.name,
                "files": [city.file_name for city in each.plans],
            }
            for each in rollup.shared
        ],
        "not_added": list(rollup.not_added(str)),
    }
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)


def as_text(rollup: Rollup, output: Path) -> str:
    """Return the same in a few lines for a terminal."""
    return "\n".join(_lines(rollup, output))


def _plan(city: CityPlan) -> dict[str, Any]:
    results = city.book.results
    target, cut = results.main_target, joint_cut_t(city)
    return {
        "file": city.file_name,
        "key": city.plan.settings.key,
        "name": city.name,
        "programme": city.plan.settings.programme,
        "municipalities": [each.number for each in city.municipalities],
        "measures": len(city.plan.measures),
        "commitments": len(city.plan.commitments),
        "joint_t": None if cut is None else 0.0 - cut,
        "target": target
        and {
            "year": target.year,
            "goal_t": target.goal_t,
            "path_t": target.measures_at_year_t,
            "gap_t": target.gap_t,
            "probability": target.probability,
        },
    }


def _lines(rollup: Rollup, output: Path) -> Iterator[str]:
    yield str(output)
    for city in rollup.cities:
        yield f"  {rollup.called(city)}: {len(city.plan.measures)} measures ({city.file_name})"
    for left in rollup.unreadable:
        yield f"left out: {left.file_name}: {' '.join(left.said(str).split())}"
    for shared in rollup.shared:
        yield f"warning: {shared_words(rollup, shared, str)}"
    for reason in rollup.not_added(str):
        yield f"note: {reason}"
