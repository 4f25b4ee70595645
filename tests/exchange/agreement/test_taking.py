"""What is taken over from a returned agreement is written once, whole, and into the history."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx.document import Document as WordDocument  # noqa: TID253 the tests edit as Word does
from sqlalchemy import Connection

from fbdesk.exchange.agreement.difference import Difference
from fbdesk.exchange.agreement.taking import take_over
from fbdesk.models import rows
from fbdesk.models.agreement import Agreement, AgreementSection, Commitment, CommitmentWording
from tests.builders import an_open_plan
from tests.exchange.word_files import (
    DATES,
    ROWS,
    change_of,
    copy_row,
    edited,
    paragraph_of,
    plan_of,
    row_of,
    strike_row,
    write,
)

PARTY, TEXT, DEADLINE, STATUS = 1, 2, 4, 5
MONDAY = date(2009, 6, 1)
WORDED = "Innfører betalt parkering i hele byen."


@pytest.fixture
def connection() -> Iterator[Connection]:
    with an_open_plan(*ROWS) as opened:
        yield opened


def differences(folder: Path, edit: Callable[[WordDocument], object]) -> tuple[Difference, ...]:
    return change_of(edited(folder, edit)).differences


def take(connection: Connection, *chosen: Difference) -> int:
    return take_over(connection, chosen, day=MONDAY, changed_by="Kari", reason="Fra Word")


def held(connection: Connection) -> dict[str, Commitment]:
    return {each.number: each for each in rows.read(connection, Commitment)}


def sections(connection: Connection) -> list[tuple[str, str]]:
    return [(each.title, each.text) for each in rows.read(connection, AgreementSection)]


def test_a_new_wording_is_written_and_the_old_one_kept_with_day_name_and_reason(
    connection: Connection, tmp_path: Path
) -> None:
    found = differences(tmp_path, lambda word: write(word, "F-01", TEXT, WORDED))
    assert take(connection, *found) == 1
    assert held(connection)["F-01"].text == "Innfører **betalt** parkering i hele byen."
    (kept,) = rows.read(connection, CommitmentWording)
    assert (kept.commitment, kept.text) == ("parking", "Innfører **betalt** parkering i sentrum.")
    assert (kept.until, kept.changed_by, kept.reason) == (MONDAY, "Kari", "Fra Word")


def test_a_draft_that_nobody_has_seen_keeps_no_history(
    connection: Connection, tmp_path: Path
) -> None:
    rows.change(connection, Agreement, "agreement", state="draft")
    found = differences(tmp_path, lambda word: write(word, "F-01", TEXT, WORDED))
    take(connection, *found)
    assert rows.read(connection, CommitmentWording) == ()


def test_party_deadline_and_status_go_into_their_fields_alone(
    connection: Connection, tmp_path: Path
) -> None:
    def edit(word: WordDocument) -> None:
        write(word, "F-01", PARTY, "Telemark fylkeskommune")
        write(word, "F-01", DEADLINE, "")
        write(word, "F-01", STATUS, "Oppfylt")

    before = held(connection)
    assert take(connection, *differences(tmp_path, edit)) == 3
    after = held(connection)
    assert after["F-01"] == replace(
        before["F-01"], party="county", deadline=None, status="fulfilled", rev=after["F-01"].rev
    )
    assert after["F-02"] == before["F-02"]
    assert rows.read(connection, CommitmentWording) == ()


def test_what_is_gone_is_withdrawn_and_not_deleted(connection: Connection, tmp_path: Path) -> None:
    found = differences(tmp_path, lambda word: strike_row(row_of(word, "F-03")))
    assert take(connection, *found) == 1
    assert held(connection)["F-03"].status == "withdrawn"


@pytest.mark.parametrize(
    ("written", "number"),
    [("F-09", "F-09"), ("", "F-04"), ("F-02", "F-04"), ("ny", "F-04")],
)
def test_a_new_commitment_keeps_the_number_of_the_file_where_it_is_free(
    connection: Connection, tmp_path: Path, written: str, number: str
) -> None:
    found = differences(
        tmp_path,
        lambda w: copy_row(
            w, "F-03", written, "Porsgrunn kommune", "Bygger bane.", "", "2012", "Avtalt"
        ),
    )
    assert take(connection, *found) == 1
    made = held(connection)[number]
    assert (made.text, made.party, made.focus_area) == ("Bygger bane.", "city", "2")
    assert (made.deadline, made.status, made.position) == (date(2012, 12, 31), "agreed", 3)


def test_a_section_is_reworded_renamed_added_and_deleted(
    connection: Connection, tmp_path: Path
) -> None:
    def edit(word: WordDocument) -> None:
        paragraph_of(word, "Staten betaler.").runs[0].text = "Staten betaler alt."
        paragraph_of(word, "3 Penger").runs[0].text = "3 Finansiering"
        place = paragraph_of(word, "Underskrifter")
        place.insert_paragraph_before("Varighet", "Heading 1")
        place.insert_paragraph_before("Til 2014.")
        for text in ("1 Bakgrunn", "Byen vil kutte.", "Dette gjør vi:", "buss", "sykkel"):
            paragraph = paragraph_of(word, text)
            paragraph._p.getparent().remove(paragraph._p)

    assert take(connection, *differences(tmp_path, edit)) == 4
    assert sections(connection) == [
        ("Innsatsområder", ""),
        ("Finansiering", "Staten betaler alt."),
        (DATES.title, DATES.text),
        ("Varighet", "Til 2014."),
    ]


def test_what_is_not_understood_is_left_alone(connection: Connection, tmp_path: Path) -> None:
    found = differences(tmp_path, lambda word: write(word, "F-01", PARTY, "Bamble kommune"))
    before = held(connection)
    assert take(connection, *found) == 0
    assert held(connection) == before


def test_a_row_that_is_no_longer_there_is_left_out(connection: Connection, tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        write(word, "F-02", STATUS, "Avtalt")
        write(word, "F-03", STATUS, "Avtalt")

    found = differences(tmp_path, edit)
    rows.delete(connection, Commitment, "heating")
    assert take(connection, *found) == 1
    assert held(connection)["F-02"].status == "agreed"


def test_after_everything_was_taken_over_the_file_differs_in_nothing(
    connection: Connection, tmp_path: Path
) -> None:
    def edit(word: WordDocument) -> None:
        write(word, "F-01", TEXT, WORDED)
        write(word, "F-02", DEADLINE, "1. mai 2012")
        strike_row(row_of(word, "F-03"))
        paragraph_of(word, "Dette gjør vi:").runs[0].text = "Dette gjør vi i 2010:"

    path = edited(tmp_path, edit)
    assert take(connection, *change_of(path).differences) == 4
    now = plan_of(*rows.read(connection, Commitment), *rows.read(connection, AgreementSection))
    assert change_of(path, now).differences == ()
