"""Tests of the year's commitments: both sides alike, each with its standing, joint projects."""

import dataclasses
from datetime import date
from typing import Any

from fbdesk.models.agreement import Commitment, CommitmentYear, JointProject, JointProjectYear
from fbdesk.models.city import Party
from fbdesk.models.row import Row
from fbdesk.reports.chapters.year_commitments import commitments_of_year
from fbdesk.reports.content import Block, TableOf
from tests.reports.given_plans import flat, headings, rows, table, the_full_basis, words_of
from tests.rows_alone import rows_alone

CITY = Party(key="city", name="Skien kommune", kind="municipality", position=0)
MINISTRY = Party(key="ministry", name="Samferdselsdepartementet", kind="ministry", position=1)
AGENCY = Party(key="agency", name="Statens vegvesen", kind="state_agency", position=2)
SHOPS = Party(key="shops", name="Handelsstanden", kind="business", position=3)
PROJECT = JointProject(key="project", title="Felles kampanje", lead="city")


def a_commitment(number: str, party: Party, **values: Any) -> Commitment:
    defaults = {"focus_area": "1", "text": f"Lover {number}.", "status": "agreed"}
    return Commitment(key=number, number=number, party=party.key, **{**defaults, **values})


def chapter(*contents: Row, language: str = "nb") -> tuple[Block, ...]:
    """Return the chapter of 2010 for a plan with the rows and the parties above."""
    plan = rows_alone(CITY, MINISTRY, AGENCY, SHOPS, *contents)
    return commitments_of_year(dataclasses.replace(the_full_basis(language), plan=plan), 2010)


def captions(blocks: tuple[Block, ...]) -> list[str]:
    return [block.caption for block in flat(blocks) if isinstance(block, TableOf)]


def of_city(*contents: Row) -> list[tuple[str, ...]]:
    return rows(table(chapter(*contents), "Forpliktelser: Kommunene"))


# standing


def test_a_commitment_is_told_with_party_text_deadline_status_and_follow_up() -> None:
    promised = a_commitment(
        "F-01", CITY, deadline=date(2010, 12, 31), follow_up="Saken er **sendt**."
    )
    assert of_city(promised) == [
        ("F-01", "Skien kommune", "Lover F-01.", "31.12.2010", "Avtalt", "Saken er sendt.")
    ]


def test_the_standing_of_the_year_stands_before_that_of_today() -> None:
    promised = a_commitment("F-01", CITY, follow_up="I dag.")
    year = CommitmentYear(commitment="F-01", year=2010, status="fulfilled", note="Innført i mai.")
    ((*_, status, note),) = of_city(promised, year)
    assert (status, note) == ("Oppfylt", "Innført i mai.")


def test_the_standing_of_another_year_is_not_told() -> None:
    year = CommitmentYear(commitment="F-01", year=2011, status="fulfilled", note="Året etter.")
    ((*_, status, note),) = of_city(a_commitment("F-01", CITY), year)
    assert (status, note) == ("Avtalt", "mangler")


def test_a_year_without_a_note_has_its_own_status_and_the_note_of_today() -> None:
    promised = a_commitment("F-01", CITY, follow_up="Saken er sendt.")
    year = CommitmentYear(commitment="F-01", year=2010, status="fulfilled")
    ((*_, status, note),) = of_city(promised, year)
    assert (status, note) == ("Oppfylt", "Saken er sendt.")


def test_a_commitment_without_a_deadline_shows_a_dash() -> None:
    assert of_city(a_commitment("F-01", CITY))[0][3] == "–"


def test_a_text_on_several_lines_stands_on_one() -> None:
    promised = a_commitment("F-01", CITY, text="Vi vil:\n- bygge\n- drive")
    assert "\n" not in of_city(promised)[0][2]


# sides


def test_the_state_and_its_agencies_stand_in_one_table_after_the_city() -> None:
    blocks = chapter(
        a_commitment("F-01", MINISTRY), a_commitment("F-02", AGENCY), a_commitment("F-03", CITY)
    )
    assert captions(blocks) == ["Forpliktelser: Kommunene", "Forpliktelser: Staten"]
    assert [row[0] for row in rows(table(blocks, "Staten"))] == ["F-01", "F-02"]


def test_a_side_that_promised_nothing_has_no_table() -> None:
    told = captions(chapter(a_commitment("F-01", SHOPS)))
    assert told == ["Forpliktelser: Næringsliv og andre"]


def test_what_was_withdrawn_is_not_reported() -> None:
    blocks = chapter(
        a_commitment("F-01", CITY), a_commitment("F-02", CITY, status="withdrawn", position=1)
    )
    assert [row[0] for row in rows(table(blocks, "Kommunene"))] == ["F-01"]


def test_a_plan_without_commitments_says_so() -> None:
    blocks = chapter()
    assert captions(blocks) == []
    assert "Det er ikke lagt inn forpliktelser ennå." in words_of(blocks)


def test_the_chapter_speaks_english_in_an_english_report() -> None:
    blocks = chapter(a_commitment("F-01", CITY), language="en")
    assert headings(blocks) == ["Commitments of all parties"]
    assert captions(blocks) == ["Commitments: The municipalities"]


# joint projects


def test_a_joint_project_tells_what_the_year_brought_and_cost() -> None:
    year = JointProjectYear(
        joint_project="project",
        year=2010,
        activity="Kampanje\ni mai.",
        amount_ore=125_000_000,
        result="**Godt** besøkt.",
    )
    assert rows(table(chapter(PROJECT, year), "Fellesprosjekter i 2010")) == [
        # 125 000 000 øre are 1 250 000 kroner
        ("Felles kampanje", "Skien kommune", "Kampanje i mai.", "1 250", "Godt besøkt.")
    ]


def test_an_amount_that_is_not_known_is_a_dash_and_no_nought() -> None:
    year = JointProjectYear(joint_project="project", year=2010)
    ((*_, amount, result),) = rows(table(chapter(PROJECT, year), "Fellesprosjekter"))
    assert (amount, result) == ("–", "mangler")


def test_a_project_without_a_leader_leaves_the_cell_empty() -> None:
    alone = dataclasses.replace(PROJECT, lead=None)
    year = JointProjectYear(joint_project="project", year=2010)
    assert rows(table(chapter(alone, year), "Fellesprosjekter"))[0][1] == ""


def test_a_project_that_did_nothing_in_the_year_is_not_told() -> None:
    year = JointProjectYear(joint_project="project", year=2009, activity="Før.")
    assert captions(chapter(PROJECT, year)) == []
