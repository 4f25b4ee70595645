"""The agreement over the years: earlier wordings, status per year, and the annex."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from fbdesk.models.agreement import (
    Agreement,
    Commitment,
    CommitmentWording,
    CommitmentYear,
    JointProject,
    JointProjectParty,
    JointProjectYear,
)
from fbdesk.models.city import Party, Settings
from fbdesk.models.row import Row
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.agreement.page import AgreementPage
from fbdesk.ui.pages.agreement.years import CommitmentYears
from fbdesk.ui.widgets.fields import LongTextEdit
from tests.builders import some_settings

ADesk = Callable[..., Desk]

SKIEN = Party(key="skien", name="Skien kommune", kind="municipality", position=0)
STATE = Party(key="state", name="Samferdselsdepartementet", kind="ministry", position=1)
PAPER = Agreement(key="paper", title="Avtale", state="negotiation")
PARKING = Commitment(
    key="parking", number="F-01", party="skien", focus_area="1", text="Færre plasser", position=0
)
GRANT = Commitment(
    key="grant", number="F-02", party="state", text="Penger", status="agreed", position=1
)
EVERYTHING: tuple[Row, ...] = (SKIEN, STATE, PAPER, PARKING, GRANT)
SCHOOL = JointProject(key="school", title="Klimaskole", lead="skien", position=0)
SCHOOL_2010 = JointProjectYear(
    key="school-2010", joint_project="school", year=2010, activity="Kurs", amount_ore=500_000_00
)
MAPS = JointProject(key="maps", title="Klimakart", position=1)
ANNEX: tuple[Row, ...] = (
    *EVERYTHING,
    SCHOOL,
    SCHOOL_2010,
    MAPS,
    JointProjectYear(joint_project="maps", year=2009),
    JointProjectParty(joint_project="school", party="skien"),
)


def open_page(qtbot: QtBot, desk: Desk, tab: str) -> AgreementPage:
    page = AgreementPage(desk)
    qtbot.addWidget(page)
    desk.editor.changed.connect(page.note_change)
    page.resize(1400, 900)
    page.show()
    page.tabs.choose(tab)
    return page


def write(page: AgreementPage, text: str) -> None:
    field = page.commitments.card.form.field("text")
    assert isinstance(field, LongTextEdit)
    field.setPlainText(text)
    field.commit()


def shown(widget: Any) -> str:
    return "\n".join(held.text() for held in widget.findChildren(QLabel))


def test_a_new_wording_keeps_the_old_one_with_its_day_and_writer(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk(*EVERYTHING)
    page = open_page(qtbot, desk, "commitments")
    history = page.commitments.card.wordings
    assert not history.isVisible()
    write(page, "Ingen plasser")
    [kept] = desk.plan.commitment_wordings
    assert (kept.text, kept.changed_by) == ("Færre plasser", "Kari Nes")
    assert kept.until == datetime.now().astimezone().date()
    assert "1 earlier wording" in shown(history)
    assert "changed by Kari Nes" in shown(history)
    assert history.isVisible()
    desk.editor.undo()  # text and history go back in one step
    assert desk.plan.commitment_wordings == ()
    assert desk.plan.commitments[0].text == "Færre plasser"


def test_the_reason_is_written_beside_the_wording(qtbot: QtBot, a_desk: ADesk) -> None:
    old = CommitmentWording(
        key="old", commitment="parking", text="Noen færre", until=date(2009, 1, 22)
    )
    desk = a_desk(*EVERYTHING, old)
    page = open_page(qtbot, desk, "commitments")
    history = page.commitments.card.wordings
    assert "Until" in shown(history)
    history.reasons["old"].committed.emit("Skien ville ha en grense")
    assert desk.plan.commitment_wordings[0].reason == "Skien ville ha en grense"
    assert history.reasons["old"].text() == "Skien ville ha en grense"
    write(page, "Ingen plasser")
    assert "2 earlier wordings" in shown(history)


def test_a_draft_keeps_no_wordings(qtbot: QtBot, a_desk: ADesk) -> None:
    draft = Agreement(key="paper", title="Avtale")
    desk = a_desk(SKIEN, STATE, draft, PARKING, GRANT)
    page = open_page(qtbot, desk, "commitments")
    write(page, "Ingen plasser")
    assert desk.plan.commitments[0].text == "Ingen plasser"
    assert desk.plan.commitment_wordings == ()


def grid(part: CommitmentYears) -> list[list[str]]:
    model = part.table.rows
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def go_to(part: CommitmentYears, row: int, year: int) -> None:
    column = [held.code for held in part.table.rows.columns].index(str(year))
    part.table.setCurrentIndex(part.table.rows.index(row, column))


def test_both_sides_have_a_status_for_every_year(qtbot: QtBot, a_desk: ADesk) -> None:
    told = CommitmentYear(commitment="grant", year=2010, status="delayed", note="Ikke i budsjettet")
    page = open_page(qtbot, a_desk(*EVERYTHING, told), "years")
    heads = [column.heading for column in page.years.table.rows.columns]
    assert heads[3:] == [str(year) for year in range(2009, 2015)]
    assert grid(page.years)[0][:5] == ["F-01", "Skien kommune", "Færre plasser", "–", "–"]
    assert grid(page.years)[1][4] == "Forsinket"
    go_to(page.years, 1, 2010)
    assert page.years._place.text() == "F-02, 2010: Forsinket"
    assert page.years.note.toPlainText() == "Ikke i budsjettet"
    go_to(page.years, 0, 2010)
    assert page.years._place.text() == "F-01, 2010: not told"


def test_status_and_note_of_a_year_are_changed_in_the_grid(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*EVERYTHING)
    page = open_page(qtbot, desk, "years")
    go_to(page.years, 0, 2011)
    model = page.years.table.rows
    model.setData(page.years.table.currentIndex(), "in_progress")
    assert [(row.year, row.status) for row in desk.plan.commitment_years] == [(2011, "in_progress")]
    page.years.note.committed.emit("Høring i mars")
    assert desk.plan.commitment_years[0].note == "Høring i mars"
    assert page.years.chosen_year == 2011  # the place survives the refresh
    model.setData(page.years.table.currentIndex(), "")
    assert desk.plan.commitment_years == ()


def test_a_year_is_closed_in_one_step(qtbot: QtBot, a_desk: ADesk) -> None:
    told = CommitmentYear(commitment="grant", year=2010, status="delayed")
    desk = a_desk(*EVERYTHING, told)
    page = open_page(qtbot, desk, "years")
    go_to(page.years, 0, 2010)
    assert page.years.close_year.text() == "Write the present status down for 2010"
    page.years.close_year.click()
    assert {row.commitment: row.status for row in desk.plan.commitment_years} == {
        "parking": "proposed",
        "grant": "delayed",
    }
    desk.editor.undo()
    assert len(desk.plan.commitment_years) == 1


def test_the_years_are_filtered_by_side_and_follow_the_period(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(some_settings(key="plan"), *EVERYTHING)
    page = open_page(qtbot, desk, "years")
    page.years.chips.choose("state")
    assert [row[0] for row in grid(page.years)] == ["F-02"]
    desk.editor.change("change period", Settings, "plan", period_to=2016)
    assert page.years.table.rows.columns[-1].heading == "2016"
    assert [row[0] for row in grid(page.years)] == ["F-02"]


def test_no_commitments_means_no_years_to_follow(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(), "years")
    assert "Here every party's commitments are followed" in shown(page.years)
    assert not page.years.table.isVisible()


def test_joint_projects_show_lead_years_and_money(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*ANNEX), "projects")
    model = page.projects.table.rows
    texts = [str(model.index(0, column).data()) for column in range(model.columnCount())]
    assert texts == ["Klimaskole", "Skien kommune", "2010", "500"]
    assert "Skien kommune" in shown(page.projects.parties)
    assert page.projects.years.table.rows.rows == (SCHOOL_2010,)


def test_a_project_is_added_named_and_deleted(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*EVERYTHING)
    page = open_page(qtbot, desk, "projects")
    assert "No joint projects yet" in shown(page.projects)
    page.projects.add()
    [project] = desk.plan.joint_projects
    assert [row.year for row in desk.plan.joint_project_years] == [2009]  # the period's first
    page.projects._rename(project, "Klimaskole")
    assert desk.plan.joint_projects[0].title == "Klimaskole"
    page.projects.table.delete_wanted.emit((project.key,))
    assert desk.plan.joint_projects == ()
    assert desk.plan.joint_project_years == ()


def test_parties_take_part_and_leave(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*ANNEX)
    page = open_page(qtbot, desk, "projects")
    page.projects.parties.linked.emit("state")
    assert {link.party for link in desk.plan.joint_project_parties} == {"skien", "state"}
    page.projects.parties.unlinked.emit("skien")
    assert {link.party for link in desk.plan.joint_project_parties} == {"state"}


def test_a_project_is_carried_on_into_the_next_year(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*ANNEX)
    page = open_page(qtbot, desk, "projects")
    years = page.projects.years
    assert years.renew.text() == "Carry on into 2011"
    years.renew.click()
    assert years.table.chosen_row is not None
    assert (years.table.chosen_row.year, years.table.chosen_row.activity) == (2011, "Kurs")
    years._set_amount(years.table.chosen_row, 100)
    assert desk.plan.joint_project_years[-1].amount_ore == 100
    result = years.form.field("result")
    assert isinstance(result, LongTextEdit)
    result.committed.emit("40 lærere")
    assert [row.result for row in desk.plan.joint_project_years if row.year == 2011] == [
        "40 lærere"
    ]
    years.table.delete_wanted.emit((years.table.chosen_key,))
    assert {row.year for row in desk.plan.joint_project_years} == {2009, 2010}


def test_the_annex_is_renewed_with_what_went_on(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*ANNEX)
    page = open_page(qtbot, desk, "projects")
    assert page.projects.renew_all.text() == "Renew the annex for 2011"
    page.projects.renew_all.click()
    held = [row.joint_project for row in desk.plan.joint_project_years if row.year == 2011]
    assert held == ["school"]  # the maps ended in 2009
    page.projects.renew_all.click()
    assert max(row.year for row in desk.plan.joint_project_years) == 2012


@pytest.mark.parametrize(("key", "tab"), [("maps", "projects"), ("grant", "commitments")])
def test_a_finding_leads_to_the_tab_of_its_row(
    qtbot: QtBot, a_desk: ADesk, key: str, tab: str
) -> None:
    page = open_page(qtbot, a_desk(*ANNEX), "signing")
    page.reveal(key)
    assert page.tabs.value == tab
