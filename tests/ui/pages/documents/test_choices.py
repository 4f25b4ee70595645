"""Tests of what a document can be made of: periods, measures, meetings."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from fbdesk.models.organisation import Meeting
from fbdesk.models.reporting import ReportPeriod
from fbdesk.reports.catalogue import document_kind
from fbdesk.ui.pages.documents.choices import document_choices
from fbdesk.ui.pages.documents.page import DocumentsPage, nothing_to_tell
from tests.builders import a_measure, a_plan
from tests.ui.conftest import ADesk

pytestmark = pytest.mark.usefixtures("norwegian")

YEAR = ReportPeriod(title="2010", first_day=date(2010, 1, 1), last_day=date(2010, 12, 31))
QUARTER = ReportPeriod(
    title="K1 2011", kind="quarter", first_day=date(2011, 1, 1), last_day=date(2011, 3, 31)
)
HELD = Meeting(title="Holdt", dated=date(2010, 1, 1), state="held")
COMING = Meeting(title="Kommer", dated=date(2010, 6, 1))


def names(document: str, *contents: object) -> list[str]:
    plan = a_plan(*contents)  # type: ignore[arg-type] # rows
    return [name for _, name in document_choices(document_kind(document), plan)]


def test_the_usual_period_stands_first_and_all_can_be_chosen() -> None:
    assert names("status-report", YEAR, QUARTER) == ["K1 2011", "2010"]
    assert names("annual-report", YEAR, QUARTER) == ["2010", "K1 2011"]
    assert names("status-report") == []


def test_a_measure_card_is_of_all_measures_or_of_one() -> None:
    listed = names("measure-card", a_measure("T-01", title="Buss"))
    assert listed == ["Alle tiltak, hvert på egne sider", "T-01 Buss"]


def test_the_last_meeting_held_stands_first() -> None:
    assert names("minutes", HELD, COMING) == ["Holdt", "Kommer"]
    assert names("minutes") == []


def test_most_documents_are_of_the_whole_plan() -> None:
    assert names("action-plan", YEAR, HELD) == []


@pytest.mark.parametrize("document", ["agreement", "measure-card", "minutes"])
def test_a_document_about_something_that_is_not_there_cannot_be_made(document: str) -> None:
    (finding,) = nothing_to_tell(a_plan(), document)
    assert finding.text.startswith("The plan has no")
    assert nothing_to_tell(a_plan(a_measure(), HELD), "action-plan") == ()


def test_what_is_chosen_is_asked_for(qtbot: QtBot, a_desk: ADesk) -> None:
    bus = a_measure("T-01", title="Buss")
    page = DocumentsPage(a_desk(YEAR, QUARTER, HELD, bus))
    qtbot.addWidget(page)
    page.show()
    card = page.cards["measure-card"]
    before = card.order
    card.choice.show_value(bus.key)
    assert (before.row, card.order.row) == (None, bus.key)
    assert page.cards["status-report"].order.period == QUARTER.key
    assert page.cards["minutes"].order.row == HELD.key
    assert page.cards["action-plan"].order.period is None
    assert not page.cards["action-plan"].choice.isVisible()
