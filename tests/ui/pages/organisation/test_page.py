"""The page of the organisation: the chart, the list, a body's members and its series."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from fbdesk.models.city import Party
from fbdesk.models.organisation import Body, BodyMember, MeetingSeries
from fbdesk.models.row import Row
from fbdesk.ui.pages.organisation.page import OrganisationPage
from fbdesk.ui.widgets.elided import ElidedButton
from tests.ui.pages.measures_page import ADesk, named_button, visible_words

pytestmark = pytest.mark.usefixtures("norwegian")

COUNCIL = Body(name="Formannskapet", kind="political", mandate="Vedtar planen")
GROUP = Body(name="Varmegruppa", kind="working_group", focus_area="2", position=1)
LEADER = BodyMember(body=COUNCIL.key, role="Ordfører")
MEETS = MeetingSeries(title="Faste møter", body=COUNCIL.key)
FREE = MeetingSeries(title="Ledig serie", position=1)
CITY = Party(name="Skien kommune", kind="municipality")


class Opened:
    """A visible page on a real desk that hears of its edits."""

    def __init__(self, qtbot: QtBot, a_desk: ADesk, *rows: Row) -> None:
        self.went: list[tuple[str, str]] = []
        self.desk = a_desk(*rows, went_to=self.went)
        self.page = OrganisationPage(self.desk)
        qtbot.addWidget(self.page)
        self.desk.editor.changed.connect(self.page.note_change)
        self.page.resize(1200, 800)
        self.page.show()

    @property
    def plan(self) -> object:
        return self.desk.plan

    @property
    def names(self) -> list[str]:
        return [line.body.name for line in self.page.table.rows.rows]


@pytest.fixture
def opened(qtbot: QtBot, a_desk: ADesk) -> Opened:
    return Opened(qtbot, a_desk, COUNCIL, GROUP, LEADER, MEETS, FREE, CITY)


def test_an_empty_page_offers_the_programmes_networks(qtbot: QtBot, a_desk: ADesk) -> None:
    empty = Opened(qtbot, a_desk)
    assert "Ingen organer ennå" in visible_words(empty.page)
    empty.page.networks.click()
    assert [body.kind for body in empty.desk.plan.bodies] == ["network"] * 4
    QApplication.processEvents()
    assert "Nettverk for klimatilpasning" in chart_names(empty.page)
    assert not empty.page.networks.isVisible()
    assert empty.desk.editor.document.undo_text == "sett inn programmets nettverk"


def chart_names(page: OrganisationPage) -> list[str]:
    return [one.whole_text for one in page.chart.findChildren(ElidedButton) if one.isVisible()]


def test_the_chart_goes_from_the_political_level_to_the_groups(opened: Opened) -> None:
    QApplication.processEvents()
    assert chart_names(opened.page) == [
        *("Formannskapet", "1 medlem", "Møtes: Faste møter"),
        *("Varmegruppa", "2 Energi i bygg", "0 medlemmer"),
    ]
    headings = [
        one.text()
        for one in opened.page.chart.findChildren(QLabel)
        if one.property("role") == "section"
    ]
    assert headings == ["Politisk organ", "Arbeidsgruppe"]


def test_a_tile_leads_to_the_card(opened: Opened) -> None:
    tiles = opened.page.chart.findChildren(ElidedButton)
    next(one for one in tiles if one.whole_text == "Varmegruppa").click()
    assert opened.page.tabs.value == "list"
    assert opened.page.table.chosen_key == GROUP.key
    assert opened.page.card.isVisible()


def test_a_new_body_is_ready_to_be_named_and_is_deleted_again(opened: Opened) -> None:
    opened.page.add()
    assert [body.name for body in opened.desk.plan.bodies][-1] == "Nytt organ"
    assert opened.page.table.chosen_row is not None
    field = opened.page.card.form.field("name")
    field.committed.emit("Prosjektgruppa")  # type: ignore[attr-defined] # a text field
    assert opened.names[-1] == "Prosjektgruppa"
    named_button(opened.page, "Slett organet").click()
    assert opened.names == ["Formannskapet", "Varmegruppa"]
    opened.desk.editor.undo()
    assert opened.names[-1] == "Prosjektgruppa"


def test_members_are_added_with_role_and_party_and_deleted(opened: Opened) -> None:
    opened.page.reveal(COUNCIL.key)
    card = opened.page.card
    assert [one.title for one in card.members.shown] == ["Ordfører"]
    card.members.add_wanted.emit()
    added = opened.desk.plan.body_members[-1]
    assert (added.body, added.role, card.members.opened) == (COUNCIL.key, "Medlem", added.key)
    card.members.form.field("party").committed.emit(CITY.key)  # type: ignore[attr-defined] # a choice
    assert card.members.shown[-1].note == "Skien kommune"
    card.members.delete_wanted.emit(added.key)
    assert [one.key for one in opened.desk.plan.body_members] == [LEADER.key]


def test_a_series_is_linked_followed_and_let_go(opened: Opened) -> None:
    opened.page.reveal(GROUP.key)
    card = opened.page.card
    card.series.linked.emit(FREE.key)
    assert opened.desk.plan.meeting_series[1].body == GROUP.key
    card.series.opened.emit(FREE.key)
    assert opened.went == [("meetings", FREE.key)]
    card.series.unlinked.emit(FREE.key)
    assert opened.desk.plan.meeting_series[1].body is None


def test_search_finds_members_and_mandates(opened: Opened) -> None:
    opened.page.start_search()
    opened.page.search.setText("ordfører")
    opened.page.filter()
    assert opened.names == ["Formannskapet"]
    opened.page.search.setText("finnes ikke")
    opened.page.filter()
    assert "Ingen organer passer" in visible_words(opened.page)
    opened.page.show_everything()
    assert len(opened.names) == 2
