"""`fbdesk check`: whether a plan file is whole, and what its readers will miss."""

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fbdesk.document.file_info import FileInfo
    from fbdesk.models.checks.findings import Finding
    from fbdesk.models.snapshot import Plan

EVERY_DOCUMENT = "every document"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("plan", type=Path, metavar="PLAN", help="a plan file")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(args: argparse.Namespace) -> int:
    """Print what was found; 1 where there are findings.

    Of a damaged or strange file the damage is printed, and its `FileError` raised.
    """
    from fbdesk.document.reading import read_plan_and_info
    from fbdesk.document.refusals import DamagedFileError, StrangeFileError
    from fbdesk.models.checks.readiness import readiness
    from fbdesk.models.programmes.of_plan import programme_of
    from fbdesk.models.results.computing import compute, edition_of

    try:
        plan, info = read_plan_and_info(args.plan)
    except (DamagedFileError, StrangeFileError) as error:
        from fbdesk.commands.check_damage import damage_lines, damage_report

        if args.json:
            print(json.dumps(damage_report(args.plan, error), ensure_ascii=False, indent=2))
        else:
            print("\n".join(damage_lines(args.plan, error)))
        raise
    programme = programme_of(plan)
    findings = readiness(plan, programme, compute(plan, edition_of(plan), programme))
    if args.json:
        print(json.dumps(_report(args.plan, plan, info, findings), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(args.plan, plan, findings)))
    return 1 if findings else 0


def _report(
    path: Path,
    plan: "Plan",
    info: "FileInfo",
    findings: "Iterable[Finding]",
) -> dict[str, Any]:
    return {
        "plan": str(path),
        "name": plan.settings.name,
        "integrity": {
            "ok": True,
            "rows": _count(plan),
            "digest": info.digest,
            "plan_uuid": info.plan_uuid,
            "revision_id": info.revision_id,
            "saved_with": info.saved_with,
            "saved_at": info.saved_at,
        },
        "findings": [
            {
                "code": finding.code,
                "strength": finding.strength,
                "message": finding.text,
                "table": finding.table,
                "key": finding.key,
                "documents": list(finding.documents),
            }
            for finding in findings
        ],
    }


def _lines(path: Path, plan: "Plan", findings: "Iterable[Finding]") -> Iterator[str]:
    yield f"{path}: {plan.settings.name}, {_count(plan)} rows, undamaged"
    by_document: dict[str, list[Finding]] = {}
    for finding in findings:
        for document in finding.documents or (EVERY_DOCUMENT,):
            by_document.setdefault(document, []).append(finding)
    if not by_document:
        yield "Nothing is missing."
    for document, found in by_document.items():
        yield f"\n{document}"
        yield from (f"  {finding.strength:<7} {finding.text}" for finding in found)


def _count(plan: "Plan") -> int:
    from fbdesk.models.declarations import KINDS

    return sum(len(plan.rows_of(kind)) for kind in KINDS)
