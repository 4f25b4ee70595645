"""What the parties do with the agreement: commit, set conditions, write sections, sign."""

import re

from sqlalchemy import Connection

from fbdesk.errors import InputError
from fbdesk.models import rows
from fbdesk.models.agreement import (
    Agreement,
    AgreementSection,
    Commitment,
    CommitmentMeasure,
    Condition,
    Signatory,
)

NUMBER = re.compile(r"(\d+)$")


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
