"""The agreement's annex of joint projects: who leads, who takes part, and what the year holds."""

from fbdesk.models.agreement import JointProject, JointProjectParty, JointProjectYear
from fbdesk.models.agreement_marks import FRAME
from fbdesk.models.city import Party
from fbdesk.reports.basis import Basis
from fbdesk.reports.content import Block, Column, Heading, TableOf, TableRow


def annex_of_joint_projects(basis: Basis) -> tuple[Block, ...]:
    """Return the annex as it was renewed last; nothing where no project stands in any year.

    The agreement says that the annex is renewed every year: only the newest year is printed.
    """
    plan = basis.plan
    year = max((row.year for row in plan.joint_project_years), default=None)
    if year is None:
        return ()
    going_on = {row.joint_project: row for row in plan.joint_project_years if row.year == year}
    rows = tuple(
        TableRow(_cells(basis, project, going_on[project.key]))
        for project in plan.joint_projects
        if project.key in going_on
    )
    columns = (
        Column(basis.text("Joint project"), 2.4),
        Column(basis.text("Led by"), 1.8),
        Column(basis.text("Takes part"), 2.2),
        Column(basis.text("Activity"), 3),
        Column(basis.text("Amount, 1,000 NOK"), 1.6, "right"),
    )
    title = basis.text("Annex. Joint projects in {year}", year=year)
    heading = Heading(1, title, numbered=False, mark=f"{FRAME}annex_projects")
    caption = basis.text("What the parties do together in {year}", year=year)
    return heading, TableOf(caption, columns, rows, small=True)


def _cells(basis: Basis, project: JointProject, held: JointProjectYear) -> tuple[str, ...]:
    links = basis.plan.children(JointProjectParty, "joint_project", project.key)
    taking_part = {link.party for link in links} - {project.lead}
    lead = basis.plan.find(Party, project.lead)
    return (
        project.title,
        lead.name if lead else basis.text("missing"),
        ", ".join(party.name for party in basis.plan.parties if party.key in taking_part),
        held.activity,
        basis.wording.numbers.thousand_kroner(held.amount_ore),
    )
