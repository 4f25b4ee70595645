"""Sheets of how the agreement is kept: earlier wordings, commitments by year, joint projects."""

from typing import Final

from fbdesk.models.agreement import (
    Commitment,
    CommitmentWording,
    CommitmentYear,
    JointProject,
    JointProjectParty,
    JointProjectYear,
)
from fbdesk.models.city import Party
from fbdesk.reports.workbook.columns import Sheet, key_columns, stored
from fbdesk.reports.workbook.sheets.references import COMMITMENT, PARTY, below, named

GROUP: Final = "agreement"

PROJECT: Final = named(JointProject, "title", "Joint project")

WORDINGS: Final = Sheet(
    code="commitment_wording",
    title="Earlier wordings",
    about="How commitments read before, and why they were worded anew.",
    group=GROUP,
    rows=below(CommitmentWording, Commitment),
    columns=lambda _: (
        COMMITMENT,
        stored(CommitmentWording, "until", "Until"),
        stored(CommitmentWording, "text", "Earlier wording"),
        stored(CommitmentWording, "reason", "Reason"),
        stored(CommitmentWording, "changed_by", "Changed by"),
        *key_columns(CommitmentWording),
    ),
    reads="commitment_wording",
)

YEARS: Final = Sheet(
    code="commitment_year",
    title="Commitments by year",
    about="How each commitment stood in a year. The state's are followed as the city's are.",
    group=GROUP,
    rows=below(CommitmentYear, Commitment),
    columns=lambda _: (
        COMMITMENT,
        stored(CommitmentYear, "year", "Year"),
        stored(CommitmentYear, "status", "Status"),
        stored(CommitmentYear, "note", "Note"),
        *key_columns(CommitmentYear),
    ),
    reads="commitment_year",
)

PROJECTS: Final = Sheet(
    code="joint_project",
    title="Joint projects",
    about="The annex of the agreement: what several parties do together.",
    group=GROUP,
    rows=lambda book: book.plan.joint_projects,
    columns=lambda _: (
        stored(JointProject, "title", "Joint project"),
        stored(JointProject, "focus_area", "Focus area"),
        stored(JointProject, "description", "Description"),
        named(Party, "name", "Lead", by="lead"),
        *key_columns(JointProject),
    ),
    reads="joint_project",
)

PROJECT_PARTIES: Final = Sheet(
    code="joint_project_party",
    title="Parties of joint projects",
    about="Who takes part in which joint project.",
    group=GROUP,
    rows=below(JointProjectParty, JointProject),
    columns=lambda _: (PROJECT, PARTY, *key_columns(JointProjectParty)),
    reads="joint_project_party",
)

PROJECT_YEARS: Final = Sheet(
    code="joint_project_year",
    title="Joint projects by year",
    about="What each joint project does in a year. The annex is renewed every year.",
    group=GROUP,
    rows=below(JointProjectYear, JointProject),
    columns=lambda _: (
        PROJECT,
        stored(JointProjectYear, "year", "Year"),
        stored(JointProjectYear, "activity", "Activity"),
        stored(JointProjectYear, "amount_ore", "Amount", total=True),
        stored(JointProjectYear, "result", "Result"),
        *key_columns(JointProjectYear),
    ),
    reads="joint_project_year",
)

SHEETS: Final = (WORDINGS, YEARS, PROJECTS, PROJECT_PARTIES, PROJECT_YEARS)
