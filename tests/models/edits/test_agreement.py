"""The verbs of the agreement at their edges: numbers taken, years between, what is kept."""

from collections.abc import Iterator
from datetime import date

import pytest
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
    JointProjectYear,
    Signatory,
)
from fbdesk.models.city import Party
from fbdesk.models.edits import agreement as edits
from fbdesk.models.row import Row
from tests.builders import a_measure, an_open_plan

CITY = Party(key="city", name="Skien", kind="municipality")
MONDAY = date(2009, 4, 20)


def promise(number: str, **values: object) -> Commitment:
    return Commitment(**{"key": number, "number": number, "party": "city", "text": "a", **values})  # type: ignore[arg-type] # fields of a commitment


@pytest.fixture
def connection() -> Iterator[Connection]:
    with an_open_plan(CITY) as opened:
        yield opened


def numbers(connection: Connection) -> list[str]:
    return [commitment.number for commitment in rows.read(connection, Commitment)]


@pytest.mark.parametrize(
    ("taken", "next_number"),
    [
        ((), "F-01"),
        (("F-01", "F-07"), "F-08"),  # what was deleted between them is not used again
        (("F-99",), "F-100"),
        (("Stat 12",), "F-13"),  # a number of another manner counts too
        (("Innledning",), "F-01"),  # one without digits does not
    ],
)
def test_a_new_commitment_takes_the_number_after_the_highest(
    connection: Connection, taken: tuple[str, ...], next_number: str
) -> None:
    rows.insert(connection, *(promise(number, position=i) for i, number in enumerate(taken)))
    edits.add_commitment(connection, party="city", text="Ny")
    assert numbers(connection) == [*taken, next_number]


def test_a_new_commitment_stands_last_and_in_the_area_that_is_shown(
    connection: Connection,
) -> None:
    rows.insert(connection, promise("F-05", position=3))
    key = edits.add_commitment(connection, party="city", text="Ny", focus_area="2")
    made = rows.get(connection, Commitment, key)
    assert (made.position, made.focus_area, made.party, made.text) == (4, "2", "city", "Ny")


def test_turning_a_condition_that_is_not_there_makes_it(connection: Connection) -> None:
    rows.insert(connection, promise("F-01"), promise("F-02", position=1))
    edits.turn_condition(connection, "F-01", "F-02")
    (made,) = rows.read(connection, Condition)
    assert (made.commitment, made.requires, made.text) == ("F-02", "F-01", "")


def test_turning_a_condition_twice_gives_it_back_with_its_words(connection: Connection) -> None:
    rows.insert(connection, promise("F-01"), promise("F-02", position=1))
    edits.set_condition(connection, "F-01", "F-02", linked=True, text="når midlene gis")
    edits.turn_condition(connection, "F-01", "F-02")
    edits.turn_condition(connection, "F-02", "F-01")
    (made,) = rows.read(connection, Condition)
    assert (made.commitment, made.requires, made.text) == ("F-01", "F-02", "når midlene gis")


def test_taking_a_condition_away_that_is_not_there_changes_nothing(
    connection: Connection,
) -> None:
    rows.insert(connection, promise("F-01"), promise("F-02", position=1))
    edits.set_condition(connection, "F-01", "F-02", linked=False)
    assert rows.read(connection, Condition) == ()


def test_a_plan_without_agreement_is_a_draft_too(connection: Connection) -> None:
    rows.insert(connection, promise("F-01", text="Før"))
    edits.reword(connection, "F-01", "Etter", day=MONDAY)
    assert rows.get(connection, Commitment, "F-01").text == "Etter"
    assert rows.read(connection, CommitmentWording) == ()


def test_the_reason_of_a_new_wording_is_kept_with_the_old_one(connection: Connection) -> None:
    rows.insert(connection, Agreement(title="Avtale", state="signed"), promise("F-01", text="Før"))
    edits.reword(connection, "F-01", "Etter", day=MONDAY, reason="Bystyret ba om det")
    (kept,) = rows.read(connection, CommitmentWording)
    assert (kept.text, kept.reason) == ("Før", "Bystyret ba om det")


def test_a_wording_of_blanks_is_not_worth_keeping(connection: Connection) -> None:
    rows.insert(connection, Agreement(title="Avtale", state="signed"), promise("F-01", text="  "))
    edits.reword(connection, "F-01", "Etter", day=MONDAY)
    assert rows.read(connection, CommitmentWording) == ()


def test_a_note_alone_takes_the_present_status_into_the_year(connection: Connection) -> None:
    rows.insert(connection, promise("F-01", status="agreed"))
    edits.set_year(connection, "F-01", 2010, note="Vedtatt i mars")
    (year,) = rows.read(connection, CommitmentYear)
    assert (year.year, year.status, year.note) == (2010, "agreed", "Vedtatt i mars")


def test_an_empty_status_of_a_year_that_is_not_told_is_no_error(connection: Connection) -> None:
    rows.insert(connection, promise("F-01"))
    edits.set_year(connection, "F-01", 2010, status="")
    assert rows.read(connection, CommitmentYear) == ()


def test_each_year_has_its_own_status(connection: Connection) -> None:
    rows.insert(connection, promise("F-01"))
    edits.set_year(connection, "F-01", 2010, status="delayed")
    edits.set_year(connection, "F-01", 2011, status="fulfilled")
    edits.set_year(connection, "F-01", 2010, note="Frost")
    told = sorted((y.year, y.status, y.note) for y in rows.read(connection, CommitmentYear))
    assert told == [(2010, "delayed", "Frost"), (2011, "fulfilled", "")]


def test_a_closed_year_is_not_closed_twice(connection: Connection) -> None:
    rows.insert(connection, promise("F-01"), promise("F-02", position=1))
    assert edits.close_year(connection, 2010) == 2
    assert edits.close_year(connection, 2010) == 0
    assert len(rows.read(connection, CommitmentYear)) == 2


def a_project(title: str, *years: int, position: int = 0) -> tuple[Row, ...]:
    """Return a project with an activity and an amount in each of these years."""
    done = (
        JointProjectYear(joint_project=title, year=y, activity=f"{title} {y}", amount_ore=y)
        for y in years
    )
    return JointProject(key=title, title=title, position=position), *done


def activities(connection: Connection, year: int) -> list[str]:
    return sorted(row.activity for row in rows.read(connection, JointProjectYear, year=year))


def test_a_project_goes_on_with_what_was_done_before_the_year_and_not_after(
    connection: Connection,
) -> None:
    rows.insert(connection, *a_project("Buss", 2009, 2012))
    edits.renew_project(connection, "Buss", 2010)
    (made,) = rows.read(connection, JointProjectYear, year=2010)
    assert (made.activity, made.amount_ore) == ("Buss 2009", 2009)


def test_a_project_without_earlier_years_begins_empty_and_its_amount_unknown(
    connection: Connection,
) -> None:
    rows.insert(connection, *a_project("Buss", 2012))
    edits.renew_project(connection, "Buss", 2010)
    (made,) = rows.read(connection, JointProjectYear, year=2010)
    assert (made.activity, made.amount_ore) == ("", None)


def test_a_year_that_a_project_has_is_refused_by_its_number(connection: Connection) -> None:
    rows.insert(connection, *a_project("Buss", 2010))
    with pytest.raises(InputError) as refused:
        edits.renew_project(connection, "Buss", 2010)
    assert refused.value.values["year"] == 2010
    assert activities(connection, 2010) == ["Buss 2010"]


def test_the_annex_leaves_out_what_ended_and_what_is_renewed_already(
    connection: Connection,
) -> None:
    rows.insert(connection, *a_project("Buss", 2010))
    rows.insert(connection, *a_project("Havn", 2008, position=1))
    rows.insert(connection, *a_project("Sykkel", 2010, 2011, position=2))
    assert edits.renew_annex(connection, 2011) == 1
    assert activities(connection, 2011) == ["Buss 2010", "Sykkel 2011"]


def test_linking_a_measure_twice_is_one_link(connection: Connection) -> None:
    rows.insert(connection, a_measure(key="bus"), promise("F-01"))
    for _ in range(2):
        edits.set_measure(connection, "F-01", "bus", linked=True)
    assert len(rows.read(connection, CommitmentMeasure)) == 1
    edits.set_measure(connection, "F-01", "bus", linked=False)
    assert rows.read(connection, CommitmentMeasure) == ()


def test_an_agreement_starts_with_its_sections_in_their_order(connection: Connection) -> None:
    given = (("background", "Bakgrunn", "Slik."), ("", "Annet", ""))
    key = edits.start(connection, title="Avtale", sections=given)
    held = sorted(rows.read(connection, AgreementSection), key=lambda each: each.position)
    assert [(each.code, each.title, each.text) for each in held] == list(given)
    assert {each.agreement for each in held} == {key}


def test_sections_and_signatories_are_placed_within_their_own_agreement(
    connection: Connection,
) -> None:
    first, second = (Agreement(key=key, title=key) for key in ("first", "second"))
    rows.insert(connection, first, second)
    for title in ("a", "b"):
        edits.add_section(connection, "first", title=title)
    section = edits.add_section(connection, "second", title="c", text="Slik.")
    signatory = edits.add_signatory(connection, "second", "city", name="Ola", title="Ordfører")
    made = rows.get(connection, AgreementSection, section)
    assert (made.position, made.text) == (0, "Slik.")
    signs = rows.get(connection, Signatory, signatory)
    assert (signs.position, signs.name, signs.title) == (0, "Ola", "Ordfører")
