"""What the parties do with the agreement: commit, set conditions, write sections, sign."""

import re
from datetime import date

from sqlalchemy import Connection

from fbdesk.errors import InputError
from fbdesk.models import rows
from fbdesk.models.agreement import (
    Agreement,
    AgreementSection,
    Commitment,
    CommitmentMeasure,
    CommitmentWording,
    CommitmentYear,
    Condition,
    JointProject,
    JointProjectParty,
    JointProjectYear,
    Signatory,
)

NUMBER = re.compile(r"(\d+)$")
DRAFT = "draft"
"""The state of an agreement whose words nobody has seen yet: they may change without a trace."""


def add_commitment(
    connection: Connection,
    *,
    party: str,
    text: str,
    focus_area: str = "0",
) -> str:
    """Add a commitment of a party with the next free number (`F-01`, `F-02` …), return its key."""
    taken = [NUMBER.search(row.number) for row in rows.read(connection, Commitment)]
    highest = max((int(match[1]) for match in taken if match), default=0)
    commitment = Commitment(
        number=f"F-{highest + 1:02d}",
        party=party,
        text=text,
        focus_area=focus_area,
        position=rows.next_position(connection, Commitment),
    )
    rows.insert(connection, commitment)
    return commitment.key


def set_condition(
    connection: Connection,
    commitment: str,
    requires: str,
    *,
    linked: bool,
    text: str = "",
) -> None:
    """Let a commitment hold only if another is kept, or no longer.

    Raises `InputError` for a commitment that would depend on itself.
    """
    if commitment == requires:
        raise InputError("A commitment cannot be a condition of itself. Choose another one.")
    link = Condition(commitment=commitment, requires=requires, text=text)
    rows.set_link(connection, link, linked=linked)


def turn_condition(connection: Connection, commitment: str, requires: str) -> None:
    """Let a condition hold the other way round: what was required now depends; its text stays."""
    found = rows.find(connection, Condition, commitment=commitment, requires=requires)
    text = found.text if found else ""
    set_condition(connection, commitment, requires, linked=False)
    set_condition(connection, requires, commitment, linked=True, text=text)


def reword(
    connection: Connection,
    commitment: str,
    text: str,
    *,
    day: date,
    changed_by: str = "",
    reason: str = "",
) -> None:
    """Write a commitment anew; past the draft of the agreement, the old wording is kept.

    What one person rewrites several times on a day is one change: the wording of the morning is
    kept, and going back to it leaves no trace.
    """
    held = rows.get(connection, Commitment, commitment)
    if held.text == text:
        return
    negotiated = any(each.state != DRAFT for each in rows.read(connection, Agreement))
    if negotiated and held.text.strip():
        today = [
            wording
            for wording in rows.read(connection, CommitmentWording, commitment=commitment)
            if (wording.until, wording.changed_by) == (day, changed_by)
        ]
        if not today:
            kept = CommitmentWording(
                commitment=commitment,
                text=held.text,
                until=day,
                reason=reason,
                changed_by=changed_by,
            )
            rows.insert(connection, kept)
        elif today[-1].text == text:
            rows.delete(connection, CommitmentWording, today[-1].key)
    rows.change(connection, Commitment, commitment, text=text)


def set_year(
    connection: Connection,
    commitment: str,
    year: int,
    *,
    status: str | None = None,
    note: str | None = None,
) -> None:
    """Say how a commitment stood in a year; None leaves a part, an empty status takes it away."""
    found = rows.find(connection, CommitmentYear, commitment=commitment, year=year)
    if status == "":
        if found is not None:
            rows.delete(connection, CommitmentYear, found.key)
        return
    if found is None:
        held = rows.get(connection, Commitment, commitment)
        found = CommitmentYear(commitment=commitment, year=year, status=held.status)
        rows.insert(connection, found)
    status = found.status if status is None else status
    note = found.note if note is None else note
    rows.change(connection, CommitmentYear, found.key, status=status, note=note)


def close_year(connection: Connection, year: int) -> int:
    """Write every commitment's present status down for a year that lacks it; return how many."""
    done = {row.commitment for row in rows.read(connection, CommitmentYear, year=year)}
    missing = [each for each in rows.read(connection, Commitment) if each.key not in done]
    if missing:
        rows.insert(
            connection,
            *(CommitmentYear(commitment=c.key, year=year, status=c.status) for c in missing),
        )
    return len(missing)


def add_project(connection: Connection, *, title: str, year: int) -> str:
    """Add a joint project with its first year at the end of the annex and return its key."""
    position = rows.next_position(connection, JointProject)
    project = JointProject(title=title, position=position)
    rows.insert(connection, project, JointProjectYear(joint_project=project.key, year=year))
    return project.key


def set_project_party(connection: Connection, project: str, party: str, *, linked: bool) -> None:
    """Say that a party takes part in a joint project, or no longer."""
    link = JointProjectParty(joint_project=project, party=party)
    rows.set_link(connection, link, linked=linked)


def renew_project(connection: Connection, project: str, year: int) -> str:
    """Carry a joint project on into a year with its last activity and amount; return the key.

    Raises `InputError` where the project stands in the annex of that year already.
    """
    held = rows.read(connection, JointProjectYear, joint_project=project)
    if any(row.year == year for row in held):
        raise InputError("The project stands in the annex of {year} already.", year=year)
    before = [row for row in held if row.year < year]
    last = before[-1] if before else None
    renewed = JointProjectYear(
        joint_project=project,
        year=year,
        activity=last.activity if last else "",
        amount_ore=last.amount_ore if last else None,
    )
    rows.insert(connection, renewed)
    return renewed.key


def renew_annex(connection: Connection, year: int) -> int:
    """Carry every joint project of the year before on into a year; return how many it was."""
    held = rows.read(connection, JointProjectYear)
    there = {row.joint_project for row in held if row.year == year}
    going_on = [row.joint_project for row in held if row.year == year - 1]
    left = [project for project in going_on if project not in there]
    for project in left:
        renew_project(connection, project, year)
    return len(left)


def set_measure(connection: Connection, commitment: str, measure: str, *, linked: bool) -> None:
    """Say that a commitment is about a measure, or no longer."""
    link = CommitmentMeasure(commitment=commitment, measure=measure)
    rows.set_link(connection, link, linked=linked)


def add_section(connection: Connection, agreement: str, *, title: str, text: str = "") -> str:
    """Add a section at the end of the agreement and return its key."""
    section = AgreementSection(
        agreement=agreement,
        title=title,
        text=text,
        position=rows.next_position(connection, AgreementSection, agreement=agreement),
    )
    rows.insert(connection, section)
    return section.key


def add_signatory(
    connection: Connection, agreement: str, party: str, *, name: str = "", title: str = ""
) -> str:
    """Add who signs for a party and return the key."""
    signatory = Signatory(
        agreement=agreement,
        party=party,
        name=name,
        title=title,
        position=rows.next_position(connection, Signatory, agreement=agreement),
    )
    rows.insert(connection, signatory)
    return signatory.key


def start(connection: Connection, *, title: str, sections: tuple[tuple[str, str, str], ...]) -> str:
    """Make the agreement with its sections (code, title, text) and return its key."""
    agreement = Agreement(title=title)
    rows.insert(connection, agreement)
    rows.insert(
        connection,
        *(
            AgreementSection(
                agreement=agreement.key, code=code, title=heading, text=text, position=place
            )
            for place, (code, heading, text) in enumerate(sections)
        ),
    )
    return agreement.key
