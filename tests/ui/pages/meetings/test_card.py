"""The card of a meeting: who is asked and who came, and steps that are named after it."""

from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from fbdesk.models.city import Party
from fbdesk.models.organisation import Meeting, MeetingParticipant, MeetingSeries
from fbdesk.models.programmes.programme import load_programme
from fbdesk.reports.wording import wording_in
from fbdesk.ui.pages.meetings.card import MeetingCard
from tests.ui.pages.measures_page import ADesk, undo_text, visible_words

pytestmark = pytest.mark.usefixtures("norwegian")

WORDING = wording_in("nb", load_programme("framtidens-byer"))
CITY = Party(key="p", name="Skien kommune", kind="municipality")
MEETING = Meeting(key="m", title="Styringsgruppa", dated=date(2010, 4, 12))


def asked(key: str, position: int, **values: Any) -> MeetingParticipant:
    return MeetingParticipant(key=key, meeting="m", position=position, **values)


def test_participants_read_by_person_and_role_with_party_and_attendance(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    everyone = (
        asked("a", 0, person="Kari Nes", role="Ordfører", party="p", attendance="attended"),
        asked("b", 1, role="Rådmann", attendance="absent"),
        asked("c", 2),
    )
    desk = a_desk(MEETING, CITY, *everyone)
    card = MeetingCard(desk, WORDING)
    qtbot.addWidget(card)
    card.show_meeting(desk.plan, "m")
    assert [(one.title, one.note, one.ticked) for one in card.participants.shown] == [
        ("Kari Nes · Ordfører", "Skien kommune · Til stede", True),
        ("Rådmann", "Ikke til stede", False),
        ("Deltaker", "Innkalt", False),
    ]


def test_steps_on_a_meeting_are_named_after_it_and_only_a_series_has_a_next(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    series = MeetingSeries(key="s", title="Faste møter")
    again = Meeting(key="again", title="Fast møte", series="s")
    desk = a_desk(MEETING, series, again)
    card = MeetingCard(desk, WORDING)
    qtbot.addWidget(card)
    card.show()
    card.show_meeting(desk.plan, "m")
    assert "Lag neste møte" not in visible_words(card)
    card.participants.add_wanted.emit()
    assert undo_text(desk) == "legg til deltaker i Styringsgruppa"
    card.participants.delete_wanted.emit(desk.plan.meeting_participants[0].key)
    assert undo_text(desk) == "slett deltaker"
    card.show_meeting(desk.plan, "again")
    assert "Lag neste møte" in visible_words(card)
    card.show_meeting(desk.plan, "gone")
    assert not card.isVisible()
