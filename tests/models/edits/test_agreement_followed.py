"""What happens to an agreement over the years: new wordings, status per year, the annex renewed."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import Connection

from fbdesk.errors import InputError
from fbdesk.models import rows
from fbdesk.models.agreement import (
    Agreement,
    Commitment,
    CommitmentWording,
    CommitmentYear,
    Condition,
    JointProject,
    JointProjectParty,
    JointProjectYear,
)
from fbdesk.models.city import Party
from fbdesk.models.edits import agreement as edits
from tests.builders import an_open_plan

CITY = Party(key="city", name="Skien", kind="municipality")
PAPER = Agreement(key="paper", title="Avtale", state="negotiation")
PARKING = Commitment(key="parking", number="F-01", party="city", text="Færre plasser", position=0)
GRANT = Commitment(
    key="grant", number="F-02", party="city", text="Penger", status="agreed", position=1
)
MONDAY, TUESDAY = date(2009, 4, 20), date(2009, 4, 21)


@pytest.fixture
def connection() -> Iterator[Connection]:
    with an_open_plan(CITY, PAPER, PARKING, GRANT) as opened:
        yield opened


def text_of(connection: Connection) -> str:
    return rows.get(connection, Commitment, "parking").text


def wordings(connection: Connection) -> list[tuple[str, date, str]]:
    kept = rows.read(connection, CommitmentWording)
    return [(wording.text, wording.until, wording.changed_by) for wording in kept]


def test_a_new_wording_keeps_the_old_one_with_day_and_person(connection: Connection) -> None:
    edits.reword(connection, "parking", "Ingen plasser", day=MONDAY, changed_by="Kari Nes")
    assert text_of(connection) == "Ingen plasser"
    assert wordings(connection) == [("Færre plasser", MONDAY, "Kari Nes")]


def test_several_wordings_of_a_day_are_one_change(connection: Connection) -> None:
    for text in ("Ingen pl", "Ingen plasser"):
        edits.reword(connection, "parking", text, day=MONDAY, changed_by="Kari Nes")
    assert wordings(connection) == [("Færre plasser", MONDAY, "Kari Nes")]
    edits.reword(connection, "parking", "Halvparten", day=MONDAY, changed_by="Per Dal")
    edits.reword(connection, "parking", "En tredel", day=TUESDAY, changed_by="Kari Nes")
    assert [text for text, _, _ in wordings(connection)][-1] == "Halvparten"
    assert len(wordings(connection)) == 3


def test_going_back_on_the_same_day_leaves_no_trace(connection: Connection) -> None:
    edits.reword(connection, "parking", "Ingen plasser", day=MONDAY)
    edits.reword(connection, "parking", "Færre plasser", day=MONDAY)
    assert text_of(connection) == "Færre plasser"
    assert wordings(connection) == []


def test_the_same_words_are_no_new_wording(connection: Connection) -> None:
    edits.reword(connection, "parking", "Færre plasser", day=MONDAY)
    assert wordings(connection) == []


def test_a_draft_and_an_empty_text_keep_no_wording(connection: Connection) -> None:
    rows.change(connection, Commitment, "parking", text="")
    edits.reword(connection, "parking", "Første ord", day=MONDAY)
    assert wordings(connection) == []
    rows.change(connection, Agreement, "paper", state="draft")
    edits.reword(connection, "parking", "Andre ord", day=MONDAY)
    assert wordings(connection) == []
    rows.change(connection, Agreement, "paper", state="signed")
    edits.reword(connection, "parking", "Tredje ord", day=MONDAY)
    assert wordings(connection) == [("Andre ord", MONDAY, "")]


def test_a_condition_is_turned_round_with_its_text(connection: Connection) -> None:
    edits.set_condition(connection, "parking", "grant", linked=True, text="Penger først")
    edits.turn_condition(connection, "parking", "grant")
    [condition] = rows.read(connection, Condition)
    assert (condition.commitment, condition.requires) == ("grant", "parking")
    assert condition.text == "Penger først"


def test_status_and_note_of_a_year_are_set_apart(connection: Connection) -> None:
    edits.set_year(connection, "parking", 2010, status="in_progress")
    edits.set_year(connection, "parking", 2010, note="Høring våren 2010")
    edits.set_year(connection, "grant", 2010, note="Ikke i budsjettet")
    held = {row.commitment: row for row in rows.read(connection, CommitmentYear)}
    assert (held["parking"].status, held["parking"].note) == ("in_progress", "Høring våren 2010")
    assert held["grant"].status == "agreed"  # as the commitment itself stands


def test_an_empty_status_takes_the_year_away(connection: Connection) -> None:
    edits.set_year(connection, "parking", 2010, status="delayed")
    edits.set_year(connection, "parking", 2010, status="")
    edits.set_year(connection, "parking", 2011, status="")
    assert rows.read(connection, CommitmentYear) == ()


def test_closing_a_year_writes_down_what_nobody_has_told_yet(connection: Connection) -> None:
    edits.set_year(connection, "parking", 2010, status="delayed")
    assert edits.close_year(connection, 2010) == 1
    held = {row.commitment: row.status for row in rows.read(connection, CommitmentYear)}
    assert held == {"parking": "delayed", "grant": "agreed"}
    assert edits.close_year(connection, 2010) == 0


def test_a_joint_project_begins_in_a_year_and_has_parties(connection: Connection) -> None:
    first = edits.add_project(connection, title="Felles byggherrekrav", year=2010)
    second = edits.add_project(connection, title="Klimaskole", year=2010)
    edits.set_project_party(connection, first, "city", linked=True)
    assert [p.title for p in rows.read(connection, JointProject)] == [
        "Felles byggherrekrav",
        "Klimaskole",
    ]
    assert [link.joint_project for link in rows.read(connection, JointProjectParty)] == [first]
    edits.set_project_party(connection, first, "city", linked=False)
    assert rows.read(connection, JointProjectParty) == ()
    assert {row.joint_project for row in rows.read(connection, JointProjectYear)} == {first, second}


def test_a_project_is_carried_on_with_its_last_activity_and_without_results(
    connection: Connection,
) -> None:
    key = edits.add_project(connection, title="Klimaskole", year=2010)
    [first] = rows.read(connection, JointProjectYear)
    rows.change(
        connection,
        JointProjectYear,
        first.key,
        activity="Kurs for lærere",
        amount_ore=5_000,
        result="40 lærere",
    )
    edits.renew_project(connection, key, 2012)
    last = rows.read(connection, JointProjectYear)[-1]
    assert (last.year, last.activity, last.amount_ore) == (2012, "Kurs for lærere", 5_000)
    assert last.result == ""
    with pytest.raises(InputError, match="2012 already"):
        edits.renew_project(connection, key, 2012)
    edits.renew_project(connection, key, 2008)
    assert rows.read(connection, JointProjectYear)[0].activity == ""  # nothing came before it


def test_the_annex_is_renewed_with_what_went_on_last_year(connection: Connection) -> None:
    going_on = edits.add_project(connection, title="Klimaskole", year=2010)
    renewed = edits.add_project(connection, title="Byggherrekrav", year=2010)
    edits.renew_project(connection, renewed, 2011)
    edits.add_project(connection, title="Avsluttet", year=2009)
    assert edits.renew_annex(connection, 2011) == 1
    held = [r for r in rows.read(connection, JointProjectYear) if r.year == 2011]
    assert {row.joint_project for row in held} == {going_on, renewed}
    assert edits.renew_annex(connection, 2011) == 0
