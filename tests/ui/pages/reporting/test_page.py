"""Tests of the page Reporting: periods opened, written, closed, opened again, and compared."""

import dataclasses
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fbdesk.models.edits import measures as measure_edits
from fbdesk.models.measures import Measure
from fbdesk.models.periods.history import is_closed, last_closing, thawed
from fbdesk.models.periods.proposals import next_periods
from fbdesk.models.reporting import ReportPeriod
from fbdesk.models.row import Row
from fbdesk.ui.pages.reporting.card import OWN_FIELDS
from fbdesk.ui.pages.reporting.changes import ALL
from fbdesk.ui.pages.reporting.list import is_late, period_title, report_of
from fbdesk.ui.pages.reporting.page import CHANGES, ReportingPage
from tests.builders import a_measure
from tests.ui.conftest import USER, ADesk
from tests.ui.scripted_questions import ScriptedQuestions

YEAR = ReportPeriod(
    title="Året 2010", first_day=date(2010, 1, 1), last_day=date(2010, 12, 31), due=date(2011, 5, 1)
)
NEXT = ReportPeriod(title="Året 2011", first_day=date(2011, 1, 1), last_day=date(2011, 12, 31))
BUS = a_measure("T-01", title="Bussvei")

APage = Callable[..., ReportingPage]

pytestmark = pytest.mark.usefixtures("norwegian")
PATIENCE_MS = 60_000


@pytest.fixture
def a_page(a_desk: ADesk, qtbot: QtBot) -> APage:
    def make(*contents: Row) -> ReportingPage:
        page = ReportingPage(a_desk(*contents))
        qtbot.addWidget(page)
        page.desk.editor.changed.connect(page.note_change)
        page.show()
        return page

    return make


def period(page: ReportingPage, title: str = "Året 2010") -> ReportPeriod:
    return next(each for each in page.desk.plan.report_periods if each.title == title)


def close(page: ReportingPage, qtbot: QtBot, questions: ScriptedQuestions, title: str) -> None:
    page.table.choose(period(page, title).key)
    questions.answers.append("close")
    qtbot.mouseClick(page.card.close_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: is_closed(period(page, title)), timeout=PATIENCE_MS)


def only_read(page: ReportingPage) -> set[str]:
    return {name for name in OWN_FIELDS if page.card.form.field(name).property("readOnly")}


def shown_lines(page: ReportingPage) -> list[tuple[str, str, str, str]]:
    return [(each.thing, each.what, each.before, each.now) for each in page.changes.table.rows.rows]


# opening


def test_an_empty_page_says_what_a_period_is_and_offers_the_first(
    a_page: APage, questions: ScriptedQuestions
) -> None:
    page = a_page()
    assert page.tabs.isHidden()
    questions.answers.append("year")
    page.ask_new()
    first = page.desk.plan.settings.period_from
    assert [p.title for p in page.desk.plan.report_periods] == [f"Året {first}"]
    assert not page.tabs.isHidden()
    assert page.card.title.text() == f"Året {first}"


def test_the_question_offers_the_next_of_each_kind_in_words(
    a_page: APage, questions: ScriptedQuestions
) -> None:
    page = a_page(YEAR)
    questions.answers.append("")
    page.ask_new()
    assert questions.asked == ["Hvilken periode vil du rapportere for?"]
    assert page.desk.plan.report_periods == (YEAR,)
    questions.answers.append("quarter")
    page.ask_new()
    first = page.desk.plan.settings.period_from
    assert page.card.title.text() == f"Første kvartal {first}"


def test_the_report_of_a_year_is_due_on_the_first_of_may(a_page: APage) -> None:
    page = a_page(YEAR)
    proposal = next_periods(page.desk.plan, page.desk.programme)[0]
    page.add(proposal)
    assert period(page, "Året 2011").due == date(2012, 5, 1)


def test_a_period_can_be_deleted_and_that_undone(a_page: APage) -> None:
    page = a_page(YEAR)
    page.delete((YEAR.key,))
    assert page.desk.plan.report_periods == ()
    assert page.desk.editor.document.undo_text == "slett rapportperiode"
    page.desk.editor.undo()
    assert page.desk.plan.report_periods == (YEAR,)


# writing


def test_what_is_written_is_saved_when_the_field_is_left(a_page: APage) -> None:
    page = a_page(YEAR)
    field = page.card.form.field("summary")
    field.committed.emit("Et godt år.")  # type: ignore[attr-defined]
    assert period(page).summary == "Et godt år."
    page.card.form.field("title").committed.emit("Årsrapport 2010")  # type: ignore[attr-defined]
    assert page.card.title.text() == "Årsrapport 2010"


def test_days_that_do_not_fit_are_refused_in_words_and_go_back(a_page: APage) -> None:
    page = a_page(YEAR)
    page.card.form.field("last_day").committed.emit(date(2009, 1, 1))  # type: ignore[attr-defined]
    assert period(page).last_day == date(2010, 12, 31)
    assert "kan ikke slutte" in page.desk.messages.waiting[0].text
    assert page.card.form.field("last_day").text() == "31.12.2010"  # type: ignore[attr-defined]


def test_a_late_period_says_so(a_page: APage) -> None:
    page = a_page(YEAR)
    assert "1. mai 2011" in page.card.told.text().replace("\u00a0", " ")
    assert page.card.told.property("role") == "warning"
    assert is_late(YEAR, date(2011, 5, 2))
    assert not is_late(YEAR, date(2011, 5, 1))


# closing and opening again


def test_closing_asks_what_it_does_and_keeps_copy_who_and_when(
    a_page: APage, qtbot: QtBot, questions: ScriptedQuestions
) -> None:
    page = a_page(YEAR, BUS)
    close(page, qtbot, questions, "Året 2010")
    assert "frossen kopi" in questions.reasons[-1]
    plan = page.desk.plan
    closing = last_closing(plan, period(page))
    assert closing is not None
    assert closing.person == USER
    assert [m.title for m in thawed(plan, period(page)).measures] == ["Bussvei"]
    assert page.desk.editor.document.undo_text == "lukk rapportperiode"
    assert only_read(page) == set(OWN_FIELDS)
    assert page.card.form.field("summary").isEnabled()  # it can be read and copied from
    assert page.card.close_button.isHidden()
    assert USER in page.card.history.lines.text()


def test_a_period_leads_to_its_report(a_desk: ADesk, qtbot: QtBot) -> None:
    went_to: list[tuple[str, str]] = []
    quarter = dataclasses.replace(YEAR, key="quarter", title="Våren", kind="quarter")
    page = ReportingPage(a_desk(YEAR, quarter, went_to=went_to))
    qtbot.addWidget(page)
    page.show()
    assert [report_of(each) for each in (YEAR, quarter)] == ["annual-report", "status-report"]
    for one, words in ((YEAR, "Lag årsrapporten …"), (quarter, "Lag statusrapporten …")):
        page.table.choose(one.key)
        assert page.card.report_button.text() == words
        page.card.report_button.click()
    assert went_to == [("documents", YEAR.key), ("documents", "quarter")]


def test_declining_leaves_the_period_open(a_page: APage, questions: ScriptedQuestions) -> None:
    page = a_page(YEAR)
    questions.answers.append("")
    page.card.ask_close()
    assert not is_closed(period(page))
    assert page.desk.background.shown == ()


def test_a_plan_that_changes_meanwhile_is_not_closed_with_an_older_copy(
    a_page: APage, qtbot: QtBot, questions: ScriptedQuestions
) -> None:
    page = a_page(YEAR, BUS)
    questions.answers.append("close")
    page.card.ask_close()
    page.desk.editor.change("t", Measure, BUS.key, title="Bussvei sør")
    qtbot.waitUntil(page.card.close_button.isEnabled, timeout=PATIENCE_MS)
    assert not is_closed(period(page))
    assert page.desk.plan.frozen_parts == ()


def test_opening_again_needs_a_reason_and_keeps_it(
    a_page: APage, qtbot: QtBot, questions: ScriptedQuestions
) -> None:
    page = a_page(YEAR, BUS)
    close(page, qtbot, questions, "Året 2010")
    assert not page.card.reopen_button.isEnabled()
    qtbot.keyClicks(page.card.reason, "Feil tall for bussen")
    questions.answers.append("reopen")
    qtbot.mouseClick(page.card.reopen_button, Qt.MouseButton.LeftButton)
    assert "Feil tall for bussen" in questions.reasons[-1]
    assert not is_closed(period(page))
    assert "Feil tall for bussen" in page.card.history.lines.text()
    assert page.card.reason.text() == ""
    assert only_read(page) == set()


def test_a_closed_period_cannot_be_deleted(
    a_page: APage, qtbot: QtBot, questions: ScriptedQuestions
) -> None:
    page = a_page(YEAR, BUS)
    close(page, qtbot, questions, "Året 2010")
    page.delete((YEAR.key,))
    assert len(page.desk.plan.report_periods) == 1


# comparing


def test_what_changed_since_the_last_period_stands_line_by_line(
    a_page: APage, qtbot: QtBot, questions: ScriptedQuestions
) -> None:
    page = a_page(YEAR, NEXT, BUS)
    close(page, qtbot, questions, "Året 2010")
    page.desk.editor.change("t", Measure, BUS.key, status="completed", title="Bussvei sør")
    page.desk.editor.perform("t", lambda c: measure_edits.add(c, title="Sykkel"))
    page.table.choose(NEXT.key)
    assert page.card.changes_button.text() == "Endret siden «Året 2010»"
    qtbot.mouseClick(page.card.changes_button, Qt.MouseButton.LeftButton)
    assert page.tabs.value == CHANGES
    qtbot.waitUntil(lambda: bool(page.changes.table.rows.rows), timeout=PATIENCE_MS)
    assert page.changes.told.text() == "2 ting er endret"
    lines = shown_lines(page)
    assert ("T-01 Bussvei sør", "Tittel", "Bussvei", "Bussvei sør") in lines
    assert ("T-01 Bussvei sør", "Status", "Vedtatt", "Gjennomført") in lines
    assert lines[-1][:2] == ("T-02 Sykkel", "New")


def test_two_closed_periods_can_be_compared_and_chips_filter(
    a_page: APage, qtbot: QtBot, questions: ScriptedQuestions
) -> None:
    page = a_page(YEAR, NEXT, BUS)
    close(page, qtbot, questions, "Året 2010")
    page.desk.editor.change("t", Measure, BUS.key, title="Bussvei sør")
    close(page, qtbot, questions, "Året 2011")
    page.desk.editor.change("t", Measure, BUS.key, title="Bussvei nord")
    page.tabs.choose(CHANGES)
    page.changes.compare(page.desk.plan, NEXT.key)
    qtbot.waitUntil(lambda: bool(page.changes.table.rows.rows), timeout=PATIENCE_MS)
    qtbot.waitUntil(
        lambda: [line[3] for line in shown_lines(page)] == ["Bussvei sør"],  # as closed, not now
        timeout=PATIENCE_MS,
    )
    assert page.changes.before.value == YEAR.key
    assert page.changes.after.value == NEXT.key
    assert page.changes.kinds.value == ALL
    assert page.changes.kinds.isHidden()  # one kind alone needs no choice


def test_without_a_closed_period_it_is_told_what_to_do(a_page: APage) -> None:
    page = a_page(YEAR)
    page.tabs.choose(CHANGES)
    assert page.changes.told.text().startswith("Lukk en periode først")
    assert page.changes.table.rows.rows == ()


def test_a_period_is_shown_when_it_is_asked_for(a_page: APage) -> None:
    page = a_page(YEAR, NEXT)
    page.tabs.choose(CHANGES)
    page.reveal(YEAR.key)
    assert page.card.title.text() == "Året 2010"
    page.reveal("nothing")
    assert page.card.title.text() == "Året 2010"


def test_every_part_of_a_year_has_its_title(a_page: APage) -> None:
    page = a_page(YEAR)
    titles = [period_title(p) for p in next_periods(page.desk.plan, page.desk.programme)]
    assert titles[0] == "Året 2011"
    assert any(title.startswith("Første halvår") for title in titles)
    assert any(title.startswith("Første kvartal") for title in titles)
