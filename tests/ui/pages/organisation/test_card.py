"""The card of a body: how a seat reads, and how a series of meetings changes hands."""

import pytest
from pytestqt.qtbot import QtBot

from fbdesk.models.city import Party
from fbdesk.models.organisation import Body, BodyMember, MeetingSeries
from fbdesk.models.programmes.programme import load_programme
from fbdesk.reports.wording import wording_in
from fbdesk.ui.pages.organisation.card import BodyCard, _member
from tests.builders import a_plan
from tests.ui.pages.measures_page import ADesk, undo_text

pytestmark = pytest.mark.usefixtures("norwegian")

WORDING = wording_in("nb", load_programme("framtidens-byer"))
CITY = Party(key="p", name="Skien kommune", kind="municipality")


def test_a_seat_reads_by_its_role_with_party_and_person_where_they_are_known() -> None:
    seats = (
        BodyMember(body="b", role="Leder", party="p", person="Kari Nes"),
        BodyMember(body="b", role="Medlem", person="Per Li"),
        BodyMember(body="b"),
    )
    plan = a_plan(CITY)
    assert [(_member(plan, seat).title, _member(plan, seat).note) for seat in seats] == [
        ("Leder", "Skien kommune · Kari Nes"),
        ("Medlem", "Per Li"),
        ("Medlem", ""),
    ]


def test_a_body_takes_a_series_from_another_and_the_step_says_whose_it_is(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    council, group = Body(key="a", name="Formannskapet"), Body(key="b", name="Gruppa", position=1)
    series = MeetingSeries(key="s", title="Faste møter", body="a")
    desk = a_desk(council, group, series)
    card = BodyCard(desk, WORDING)
    qtbot.addWidget(card)
    card.show_body(desk.plan, "b")
    card.series.linked.emit("s")
    assert desk.plan.meeting_series[0].body == "b"
    assert "Gruppa" in undo_text(desk)
    card.members.add_wanted.emit()
    assert [(seat.body, seat.role) for seat in desk.plan.body_members] == [("b", "Medlem")]
    desk.editor.undo()
    desk.editor.undo()
    assert desk.plan.meeting_series[0].body == "a"
