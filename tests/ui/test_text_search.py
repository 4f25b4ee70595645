"""Search over the open plan: it finds, follows edits, and says where each thing is shown."""

from datetime import date
from functools import partial

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection

from fbdesk.models.city import Municipality, Party
from fbdesk.models.edits import measures
from fbdesk.models.effects import Effect
from fbdesk.models.followup import ProgressNote
from fbdesk.models.measures import Measure
from fbdesk.ui.desk import Desk
from fbdesk.ui.text_search import Found, TextSearch, page_showing
from tests.builders import a_measure
from tests.ui.conftest import ADesk

BUS = a_measure("T-01", title="Busstraseer", description="Egne felt ved rådhuset")
NOTE = ProgressNote(measure=BUS.key, text="Grunneier sa nei", dated=date(2010, 5, 4))


@pytest.fixture
def desk(a_desk: ADesk) -> Desk:
    return a_desk(BUS, NOTE, Party(name="Fylkeskommunen", kind="county"))


@pytest.fixture
def search(qtbot: QtBot, desk: Desk) -> TextSearch:
    made = TextSearch(desk.editor, desk.background, "nb")
    assert made.find("buss") == ()
    with qtbot.waitSignal(made.ready, timeout=20_000):
        made.prepare()
    return made


def only(search: TextSearch, typed: str) -> Found:
    (found,) = search.find(typed)
    return found


def test_a_text_is_found_with_its_thing_and_its_field(search: TextSearch) -> None:
    found = only(search, "rådhuset")
    assert (found.title, found.detail) == ("T-01 Busstraseer", "Tiltak · Beskrivelse")
    assert (found.snippet, found.spans) == ("Egne felt ved rådhuset", ((14, 22),))
    assert (found.page, found.key) == ("measures", BUS.key)


def test_what_belongs_to_a_measure_leads_to_the_measure(search: TextSearch) -> None:
    found = only(search, "grunneier")
    assert found.title == "T-01 Busstraseer"
    assert (found.page, found.key) == ("measures", BUS.key)
    assert found.detail.startswith("Tiltak · ")


def test_a_name_needs_no_text_below_it(search: TextSearch) -> None:
    found = only(search, "fylkes")
    assert (found.title, found.snippet, found.page) == ("Fylkeskommunen", "", "city")


def test_an_edit_is_found_after_the_index_was_renewed(
    qtbot: QtBot, search: TextSearch, desk: Desk
) -> None:
    desk.editor.change("x", Measure, BUS.key, title="Trikk")
    assert not search.is_ready
    with qtbot.waitSignal(search.ready, timeout=20_000):
        search.prepare()
    assert only(search, "trikk").key == BUS.key


def test_an_edit_while_the_index_is_renewed_is_taken_too(
    qtbot: QtBot, search: TextSearch, desk: Desk
) -> None:
    desk.editor.change("x", Measure, BUS.key, title="Trikk")
    search.prepare()
    desk.editor.change("y", Measure, BUS.key, title="Bybane")
    qtbot.waitUntil(lambda: search.is_ready, timeout=20_000)
    assert only(search, "bybane").key == BUS.key
    assert search.find("trikk") == ()


def test_a_row_that_is_gone_is_not_offered(search: TextSearch, desk: Desk) -> None:
    desk.editor.perform("slett", partial(without, key=BUS.key))
    assert search.find("rådhuset") == ()


def without(connection: Connection, key: str) -> None:
    measures.delete(connection, key)


def test_every_thing_leads_to_a_page_of_the_window() -> None:
    assert page_showing(Municipality(number="4001", name="Porsgrunn")) == "city"
    assert page_showing(BUS) == "measures"
    assert page_showing(Effect(measure=BUS.key, method="general.stated")) == "measures"
