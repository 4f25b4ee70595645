"""The card of an outreach activity: the measures that it tells of, and what its buttons do."""

import pytest
from pytestqt.qtbot import QtBot

from fbdesk.models.communication import Communication, CommunicationMeasure
from fbdesk.models.row import Row
from fbdesk.ui.pages.information_card import InformationCard
from tests.builders import a_measure
from tests.ui.pages.measures_page import ADesk, named_button, undo_text, visible_words

pytestmark = pytest.mark.usefixtures("norwegian")

BUS = a_measure("T-01", title="Bussvei", position=0)
CYCLE = a_measure("T-02", title="Sykkelvei", position=1)
CAMPAIGN = Communication(key="campaign", title="Sykkelaksjon")
LINK = CommunicationMeasure(communication="campaign", measure=CYCLE.key)


class Told:
    """The card on a real desk that shows the campaign."""

    def __init__(self, qtbot: QtBot, a_desk: ADesk, *contents: Row) -> None:
        self.went: list[tuple[str, str]] = []
        self.desk = a_desk(BUS, CYCLE, CAMPAIGN, *contents, went_to=self.went)
        self.card = InformationCard(self.desk)
        qtbot.addWidget(self.card)
        self.card.resize(520, 900)
        self.card.show()
        self.show()
        self.desk.editor.changed.connect(self.show)

    def show(self, _changed: object = None) -> None:
        self.card.show_told(self.desk.plan, self.desk.plan.find(Communication, "campaign"))

    @property
    def measures(self) -> list[str]:
        links = self.desk.plan.children(CommunicationMeasure, "communication", "campaign")
        return [link.measure for link in links]


def test_only_measures_that_are_not_linked_are_offered(qtbot: QtBot, a_desk: ADesk) -> None:
    told = Told(qtbot, a_desk, LINK)
    field = told.card.measures.add_field
    assert [field.itemText(n) for n in range(1, field.count())] == ["T-01  Bussvei"]
    assert "T-02  Sykkelvei" in visible_words(told.card)


def test_a_measure_is_linked_and_that_can_be_undone(qtbot: QtBot, a_desk: ADesk) -> None:
    told = Told(qtbot, a_desk)
    told.card.measures.linked.emit(BUS.key)
    assert told.measures == [BUS.key]
    assert undo_text(told.desk) == "knytt til tiltak"
    told.desk.editor.undo()
    assert told.measures == []


def test_a_linked_measure_is_one_click_away_and_let_go_it_stays_in_the_plan(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    told = Told(qtbot, a_desk, LINK)
    named_button(told.card, "Åpne tiltaket: T-02").click()
    assert told.went == [("measures", CYCLE.key)]
    named_button(told.card, "Løs fra tiltaket: T-02").click()
    assert told.measures == []
    assert undo_text(told.desk) == "løsne tiltak"
    assert "Det er ikke koblet til noe tiltak ennå." in visible_words(told.card)
    assert [one.number for one in told.desk.plan.measures] == ["T-01", "T-02"]


def test_a_measure_that_is_gone_meanwhile_is_not_linked(qtbot: QtBot, a_desk: ADesk) -> None:
    told = Told(qtbot, a_desk)
    told.card.measures.linked.emit("borte")
    assert told.measures == []
    assert undo_text(told.desk) == ""


def test_without_an_activity_nothing_can_be_written(qtbot: QtBot, a_desk: ADesk) -> None:
    told = Told(qtbot, a_desk)
    told.card.show_told(told.desk.plan, None)
    told.card.measures.linked.emit(BUS.key)
    assert not told.card.isEnabled()
    assert told.measures == []


def test_the_buttons_ask_the_page_to_duplicate_and_to_delete(qtbot: QtBot, a_desk: ADesk) -> None:
    told = Told(qtbot, a_desk)
    with qtbot.waitSignal(told.card.duplicate_wanted):
        named_button(told.card, "Dupliser").click()
    with qtbot.waitSignal(told.card.delete_wanted):
        named_button(told.card, "Slett informasjonstiltaket").click()
