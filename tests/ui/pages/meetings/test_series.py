"""Series of meetings: how often, which meetings they hold, and the words of the next one."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from fbdesk.models.organisation import ActionItem, AgendaItem, Body, Meeting, MeetingSeries
from fbdesk.ui.pages.meetings.series import SeriesList, make_next_meeting
from fbdesk.ui.pages.uses import Use
from tests.ui.pages.measures_page import ADesk, undo_text

pytestmark = pytest.mark.usefixtures("norwegian")

BODY = Body(key="b", name="Formannskapet")
OFTEN = MeetingSeries(key="often", title="Styringsgruppa", times_per_year=4, body="b")
RARE = MeetingSeries(key="rare", title="Toppmøte", position=1)
SPRING = Meeting(key="spring", title="Vår", series="often", dated=date(2010, 4, 1))
SOMEDAY = Meeting(key="someday", title="En gang", series="often")


def test_a_series_tells_how_often_and_its_meetings_lead_to_their_cards(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk(BODY, OFTEN, RARE, SPRING, SOMEDAY)
    series = SeriesList(desk)
    qtbot.addWidget(series)
    series.show_plan(desk.plan)
    times = next(one for one in series.list.table.rows.columns if one.code == "times")
    assert [times.shown(one) for one in desk.plan.meeting_series] == ["4", "ved behov"]
    series.list.table.choose("often")
    assert series.held.shown == (
        Use("–", "En gang", "meetings", "someday"),
        Use("01.04.2010", "Vår", "meetings", "spring"),
    )
    series.list.table.choose("rare")
    assert series.held.shown == ()


def test_the_name_of_a_series_is_changed_in_the_table_as_a_step_with_a_name(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk(RARE)
    series = SeriesList(desk)
    qtbot.addWidget(series)
    series.show_plan(desk.plan)
    model = series.list.table.rows
    model.setData(model.index(0, 0), "Politisk toppmøte")
    assert desk.plan.meeting_series[0].title == "Politisk toppmøte"
    assert undo_text(desk) == "endre tittel for Toppmøte"


def test_the_next_meeting_writes_what_is_open_in_the_planners_language(a_desk: ADesk) -> None:
    waiting = ActionItem(meeting="spring", text="Ringe", responsible="Kari", due=date(2010, 5, 1))
    desk = a_desk(BODY, OFTEN, SPRING, waiting)
    key = make_next_meeting(desk, OFTEN)
    assert key is not None
    (item,) = desk.plan.children(AgendaItem, "meeting", key)
    assert (item.title, item.text) == (
        "Oppfølging fra tidligere møter",
        "- Ringe (hvem: Kari, frist: 01.05.2010)",
    )
