"""Writing in the meeting room: each field is one step of undo, and a title is never lost."""

import pytest
from pytestqt.qtbot import QtBot

from fbdesk.models.meeting_facts import meeting_facts
from fbdesk.models.organisation import ActionItem, AgendaItem, Meeting
from fbdesk.ui.desk import Desk
from fbdesk.ui.meeting.writing import ItemWriting
from tests.ui.pages.measures_page import ADesk, undo_text, visible_words

pytestmark = pytest.mark.usefixtures("norwegian")

MEETING = Meeting(key="m", title="Styringsgruppa")
FIRST = AgendaItem(key="i1", meeting="m", title="Parkering", text="Ny ordning", discussion="Sagt")
SECOND = AgendaItem(key="i2", meeting="m", title="Buss", position=1)
RING = ActionItem(key="a", meeting="m", agenda_item="i2", text="Ringe")


class Written:
    """The fields of an item on a real desk; items are shown by their place."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self.desk = desk
        self.fields = ItemWriting(desk)
        qtbot.addWidget(self.fields)
        self.fields.show()
        self.show(0)

    def show(self, place: int) -> None:
        self.fields.show_item(meeting_facts(self.desk.plan, MEETING).items[place])

    def retitle(self, text: str) -> None:
        self.fields.title.setText(text)
        self.fields.title.editingFinished.emit()

    @property
    def titles(self) -> list[str]:
        return [item.title for item in self.desk.plan.agenda_items]


@pytest.fixture
def written(qtbot: QtBot, a_desk: ADesk) -> Written:
    return Written(qtbot, a_desk(MEETING, FIRST, SECOND, RING))


def test_an_emptied_title_comes_back_and_makes_no_step(written: Written) -> None:
    written.retitle("   ")
    assert written.fields.title.text() == "Parkering"
    assert written.titles == ["Parkering", "Buss"]
    assert undo_text(written.desk) == ""
    written.retitle("Avgift")
    assert written.titles == ["Avgift", "Buss"]
    assert undo_text(written.desk) == "endre sak for Parkering"


def test_another_item_shows_its_own_texts_and_action_items(written: Written) -> None:
    assert (written.fields.discussion.toPlainText(), written.fields.follow_up.list.shown) == (
        "Sagt",
        (),
    )
    assert "Ny ordning" in visible_words(written.fields)
    written.show(1)
    assert written.fields.title.text() == "Buss"
    assert written.fields.discussion.toPlainText() == ""
    assert [one.title for one in written.fields.follow_up.list.shown] == ["Ringe"]
    told = visible_words(written.fields)
    assert "Sak 2" in told
    assert "Ny ordning" not in told


def test_without_an_item_there_is_nothing_to_write_in(written: Written) -> None:
    written.fields.show_item(None)
    assert not written.fields.isVisible()
    written.fields.start("decision")
    written.retitle("Forvillet")
    assert written.titles == ["Parkering", "Buss"]
