"""What is missing in the follow-up: targets and figures of indicators, reasons, the annex."""

from collections.abc import Iterator

from fbdesk.models.agreement import (
    Commitment,
    CommitmentWording,
    JointProject,
    JointProjectParty,
    JointProjectYear,
)
from fbdesk.models.checks.findings import Finding
from fbdesk.models.followup import Indicator, IndicatorTarget, IndicatorValue
from fbdesk.models.snapshot import Plan

REPORTS = ("annual-report", "status-report", "reporting-workbook")
ANNEX = ("agreement", "annual-report")


def followup_findings(plan: Plan) -> Iterator[Finding]:
    """Yield what indicators, earlier wordings and joint projects lack."""
    for indicator in plan.indicators:
        yield from _indicator(plan, indicator)
    for commitment in plan.commitments:
        yield from _wordings(plan, commitment)
    for project in plan.joint_projects:
        yield from _project(plan, project)


def _indicator(plan: Plan, indicator: Indicator) -> Iterator[Finding]:
    values = plan.children(IndicatorValue, "indicator", indicator.key)
    targets = plan.children(IndicatorTarget, "indicator", indicator.key)
    if not targets and indicator.kind == "result":
        words = "The indicator {title} has no target to be held against."
        yield _of_indicator(indicator, "indicator-without-target", words)
    if not values:
        words = "The indicator {title} has no figures yet."
        yield _of_indicator(indicator, "indicator-without-figures", words)
    if not indicator.source and any(not value.source for value in values):
        words = "The indicator {title} has figures without a source."
        yield _of_indicator(indicator, "indicator-without-source", words)


def _of_indicator(indicator: Indicator, code: str, words: str) -> Finding:
    values = {"title": indicator.title}
    return Finding(code, words, values, table="indicator", key=indicator.key, documents=REPORTS)


def _wordings(plan: Plan, commitment: Commitment) -> Iterator[Finding]:
    kept = plan.children(CommitmentWording, "commitment", commitment.key)
    if any(not wording.reason for wording in kept):
        yield Finding(
            "wording-without-reason",
            "{number} was worded anew without a reason.",
            {"number": commitment.number},
            table="commitment",
            key=commitment.key,
            documents=("agreement",),
        )


def _project(plan: Plan, project: JointProject) -> Iterator[Finding]:
    asked = (
        (JointProjectParty, "project-without-parties", "No party takes part in {title}."),
        (JointProjectYear, "project-without-years", "{title} stands in no year of the annex."),
    )
    for kind, code, words in asked:
        if not plan.children(kind, "joint_project", project.key):
            values = {"title": project.title}
            yield Finding(
                code, words, values, table="joint_project", key=project.key, documents=ANNEX
            )
