"""Meeting mode: from item to item by key, writing that is never lost, statuses on the spot."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from fbdesk.models.agreement import Commitment
from fbdesk.models.city import Party
from fbdesk.models.measures import Measure
from fbdesk.models.organisation import (
    AgendaItem,
    AgendaItemCommitment,
    AgendaItemMeasure,
    Meeting,
)
from fbdesk.ui.meeting.mode import MeetingMode
from fbdesk.ui.tokens import TEXT_PX
from fbdesk.ui.widgets.bars import Bars
from fbdesk.ui.widgets.fields import LongTextEdit, TextField
from tests.builders import a_reduction, an_inventory
from tests.ui.pages.measures_page import ADesk

pytestmark = pytest.mark.usefixtures("norwegian")

MEETING = Meeting(title="Styringsgruppa", dated=date(2010, 4, 12), place="Rådhuset")
FIRST = AgendaItem(meeting=MEETING.key, title="Parkering", text="Ny ordning")
SECOND = AgendaItem(meeting=MEETING.key, title="Eventuelt", position=1)
CITY = Party(name="Skien kommune", kind="municipality")
PROMISE = Commitment(number="F-01", party=CITY.key, text="Færre p-plasser")
CARS = an_inventory({("Veitrafikk", "Personbiler"): {2009: 10_000.0}})
REDUCTION = a_reduction(200, "T-07")
MEASURE = REDUCTION[0]
Key = Qt.Key


class Running:
    """A meeting that is run on a real desk."""

    def __init__(self, qtbot: QtBot, a_desk: ADesk) -> None:
        self.desk = a_desk(
            *(MEETING, FIRST, SECOND, CITY, PROMISE, *CARS, *REDUCTION),
            AgendaItemMeasure(agenda_item=FIRST.key, measure=MEASURE.key),
            AgendaItemCommitment(agenda_item=FIRST.key, commitment=PROMISE.key),
        )
        self.mode = MeetingMode(self.desk, MEETING.key)
        self.mode.resize(1600, 900)
        self.mode.show()
        self.mode.activateWindow()
        qtbot.waitUntil(self.mode.isActiveWindow)
        self.mode.setFocus()

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.mode, key)

    def type(self, text: str) -> None:
        field = QApplication.focusWidget()
        assert field is not None
        QTest.keyClicks(field, text)

    @property
    def title(self) -> str:
        assert self.mode.item is not None
        return self.mode.item.item.title

    def item(self, key: str) -> AgendaItem:
        found = self.desk.plan.find(AgendaItem, key)
        assert found is not None
        return found


@pytest.fixture
def running(qtbot: QtBot, a_desk: ADesk) -> Running:
    return Running(qtbot, a_desk)


def words(running: Running) -> str:
    QApplication.processEvents()
    return "\n".join(one.text() for one in running.mode.findChildren(QLabel) if one.isVisible())


def test_it_begins_with_the_first_item_and_its_measure(running: Running) -> None:
    shown = words(running)
    for expected in ("Styringsgruppa", "12. april 2010", "Ny ordning", "T-07", "F-01"):
        assert expected in shown.replace("\u00a0", " ")
    assert "N ny sak" in shown


def test_keys_lead_from_item_to_item_and_stop_at_the_ends(running: Running) -> None:
    running.press(Key.Key_Down)
    assert running.title == "Eventuelt"
    running.press(Key.Key_PageDown)
    assert running.title == "Eventuelt"
    running.press(Key.Key_Up, Key.Key_PageUp)
    assert running.title == "Parkering"


def test_a_decision_is_typed_and_saved_by_escape_as_one_step(running: Running) -> None:
    running.press(Key.Key_D)
    field = QApplication.focusWidget()
    assert isinstance(field, LongTextEdit)
    QTest.keyClicks(field, "Vedtatt mot to")
    running.press(Key.Key_Escape)
    assert running.mode.isVisible()
    assert running.item(FIRST.key).decision == "Vedtatt mot to"
    running.desk.editor.undo()
    assert running.item(FIRST.key).decision == ""


def test_what_is_typed_stays_with_its_item_when_one_turns_on(running: Running) -> None:
    running.press(Key.Key_R)
    running.type("Delte meninger")
    running.press(Key.Key_PageDown)
    assert running.title == "Eventuelt"
    assert running.item(FIRST.key).discussion == "Delte meninger"
    assert running.item(SECOND.key).discussion == ""


def test_nothing_is_lost_when_the_meeting_is_left(qtbot: QtBot, running: Running) -> None:
    running.press(Key.Key_D)
    running.type("Utsatt")
    with qtbot.waitSignal(running.mode.closed):
        running.press(Key.Key_F11)
    assert running.item(FIRST.key).decision == "Utsatt"


def test_escape_leaves_the_meeting_from_the_agenda(qtbot: QtBot, running: Running) -> None:
    with qtbot.waitSignal(running.mode.closed):
        running.press(Key.Key_Escape)


def test_a_new_item_comes_below_and_its_title_is_typed(running: Running) -> None:
    running.press(Key.Key_N)
    field = QApplication.focusWidget()
    assert isinstance(field, TextField)
    QTest.keyClicks(field, "Hastesak")
    running.press(Key.Key_Escape)
    items = running.desk.plan.children(AgendaItem, "meeting", MEETING.key)
    assert [item.title for item in items] == ["Parkering", "Hastesak", "Eventuelt"]
    assert running.title == "Hastesak"


def test_an_action_item_belongs_to_the_item_that_is_shown(running: Running) -> None:
    running.press(Key.Key_O)
    running.type("Skrive brev")
    running.press(Key.Key_Escape)
    (action,) = running.desk.plan.action_items
    assert (action.agenda_item, action.text) == (FIRST.key, "Skrive brev")


def test_the_status_of_measure_and_commitment_is_changed_on_the_spot(running: Running) -> None:
    running.press(Key.Key_S)
    menu = running.mode.menu
    assert menu is not None
    names = {action.text().split("  ")[-1]: action for action in menu.actions()}
    names["Påbegynt"].trigger()
    names["Avtalt"].trigger()
    menu.close()
    measure = running.desk.plan.find(Measure, MEASURE.key)
    assert measure is not None
    assert measure.status == "started"
    assert running.desk.plan.commitments[0].status == "agreed"
    assert "Status: Påbegynt" in words(running)


def test_an_item_about_nothing_offers_no_status(running: Running) -> None:
    running.press(Key.Key_Down, Key.Key_S)
    assert running.mode.menu is None
    assert "gjelder ingen tiltak" in words(running)


def test_what_the_measure_cuts_is_drawn(qtbot: QtBot, running: Running) -> None:
    qtbot.waitUntil(lambda: running.desk.editor.results is not None, timeout=15_000)
    qtbot.waitUntil(lambda: bool(running.mode.about.findChildren(Bars)), timeout=15_000)
    assert "kutter 200" in running.mode.about.findChildren(Bars)[-1].accessibleName()


def test_the_type_is_larger_than_in_the_rest_of_the_window(running: Running) -> None:
    field = running.mode.writing.title
    field.ensurePolished()
    usual = QApplication.font().pointSizeF()
    assert field.font().pointSizeF() == pytest.approx(1.5 * usual, rel=0.02)
    assert TEXT_PX > 0
    running.desk.theme.set_zoom(200)
    field.ensurePolished()
    assert field.font().pointSizeF() == pytest.approx(3 * usual, rel=0.02)


def test_a_meeting_that_is_deleted_closes(qtbot: QtBot, running: Running) -> None:
    with qtbot.waitSignal(running.mode.closed):
        running.desk.editor.perform(
            "slett", lambda held: held.exec_driver_sql("DELETE FROM meeting")
        )
