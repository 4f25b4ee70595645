"""Readiness: what a reader of the documents will miss, why it matters, and where it is mended."""

from collections.abc import Iterator, Sequence
from datetime import date

from fbdesk.errors import Labels
from fbdesk.models.checks.agreement import agreement_findings
from fbdesk.models.checks.findings import BLOCKS, Finding
from fbdesk.models.checks.followup import followup_findings
from fbdesk.models.checks.measures import measure_findings
from fbdesk.models.checks.progress import progress_findings
from fbdesk.models.programmes.programme import Programme
from fbdesk.models.results.plan import PlanResults
from fbdesk.models.snapshot import Plan

PLAN_DOCUMENTS = ("action-plan", "reporting-workbook", "climate-budget")


def readiness(
    plan: Plan,
    programme: Programme,
    results: PlanResults | None = None,
    document: str | None = None,
    *,
    today: date | None = None,
) -> tuple[Finding, ...]:
    """Return the findings of a plan, those that block an export first.

    With `results` the calculator's own findings are among them; with `document` only those
    that concern this document; with `today` also what is late on that day.
    """
    found = [
        *_city(plan),
        *_goals(plan),
        *_strategy(plan, programme),
        *measure_findings(plan, programme),
        *agreement_findings(plan),
        *followup_findings(plan),
        *progress_findings(plan, today),
        *_inventory(plan),
    ]
    if results:
        told = {finding.code for finding in found}
        found += [finding for finding in results.findings if finding.code not in told]
        found += [*_targets(results), *_factors(results)]
    concerned = [f for f in found if document is None or not f.documents or document in f.documents]
    return tuple(sorted(concerned, key=lambda finding: finding.strength != BLOCKS))


def by_code(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    """Return findings grouped by code, in the order in which each code first appears."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.code, []).append(finding)
    return groups


def _city(plan: Plan) -> Iterator[Finding]:
    first, last = plan.settings.period_from, plan.settings.period_to
    if first > last:
        yield Finding(
            "period-backwards",
            "The period ends in {last}, before it begins in {first}.",
            {"first": first, "last": last},
            table="plan",
            key=plan.settings.key,
            strength=BLOCKS,
        )
    if not plan.settings.region_delimitation:
        yield Finding(
            "region-without-delimitation",
            "The city region is not delimited. The programme asks for a proposed delimitation.",
            table="plan",
            key=plan.settings.key,
            documents=("action-plan", "response"),
        )


def _goals(plan: Plan) -> Iterator[Finding]:
    if not any(goal.kind == "main" for goal in plan.goals):
        yield Finding(
            "no-main-goal",
            "The plan has no main goal.",
            table="goal",
            documents=PLAN_DOCUMENTS,
        )
    if not plan.targets:
        yield Finding(
            "no-target",
            "The plan has no target in figures. The programme asks for targets for the emissions.",
            table="target",
            strength=BLOCKS,
            documents=PLAN_DOCUMENTS,
        )
    elif not any(target.main for target in plan.targets):
        yield Finding(
            "no-main-target",
            "No target is marked as the main one. It gives the scope of the overview.",
            table="target",
            documents=PLAN_DOCUMENTS,
        )


def _strategy(plan: Plan, programme: Programme) -> Iterator[Finding]:
    written = {strategy.focus_area: strategy for strategy in plan.strategies}
    for area in programme.focus_areas:
        strategy = written.get(area.code)
        if area.code == "0" or (strategy and strategy.strategic_approach):
            continue
        yield Finding(
            "strategy-not-written",
            "Area {area}: the strategic approach is not written.",
            {"area": area.code},
            table="strategy",
            key=strategy.key if strategy else area.code,
            documents=("action-plan",),
        )


def _inventory(plan: Plan) -> Iterator[Finding]:
    if not plan.inventory_rows:
        yield Finding(
            "no-inventory",
            "The plan has no inventory. Import the published figures to compute paths and targets.",
            table="inventory_edition",
            strength=BLOCKS,
            documents=PLAN_DOCUMENTS,
        )
    for edition in plan.inventory_editions:
        if edition.status == "unconfirmed":
            yield Finding(
                "inventory-unconfirmed",
                "Inventory {name}: the figures or their GWP set are not confirmed.",
                {"name": edition.name},
                table="inventory_edition",
                key=edition.key,
            )


def _targets(results: PlanResults) -> Iterator[Finding]:
    for target in results.targets:
        if target.gap_t is not None and target.gap_t > 0:
            yield Finding(
                "target-out-of-reach",
                "{title}: the measures that count leave {gap} t to the target in {year}.",
                {"title": target.title, "gap": round(target.gap_t), "year": target.year},
                table="target",
                key=target.target,
                documents=PLAN_DOCUMENTS,
            )


def _factors(results: PlanResults) -> Iterator[Finding]:
    for measure in results.measures:
        unconfirmed = {
            line.label
            for effect in measure.effects
            if effect.evaluation
            for line in effect.evaluation.passport
            if line.status == "unconfirmed"
        }
        if unconfirmed:
            yield Finding(
                "factor-unconfirmed",
                "{number}: {names} is not confirmed.",
                {"number": measure.number, "names": Labels(sorted(unconfirmed))},
                table="measure",
                key=measure.measure,
                documents=PLAN_DOCUMENTS,
            )
