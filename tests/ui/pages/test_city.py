"""City and region: settings are edited in place, parties are added and deleted with undo."""

from typing import Any

from pytestqt.qtbot import QtBot

from fbdesk.models.city import Municipality, Party
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.city import CityPage
from tests.builders import some_settings
from tests.ui.conftest import ADesk


def a_page(desk: Desk, qtbot: QtBot) -> CityPage:
    page = CityPage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    desk.editor.changed.connect(page.note_change)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def test_the_plans_settings_are_shown_and_saved(a_desk: ADesk, qtbot: QtBot) -> None:
    desk = a_desk(some_settings(name="Grenland", gwp_set="AR5"))
    page = a_page(desk, qtbot)
    name: Any = page.findChild(object, "name")
    assert name.text() == "Grenland"
    weights: Any = page.findChild(object, "gwp_set")
    weights.setCurrentIndex(weights.findData("AR4"))
    weights.activated.emit(weights.currentIndex())
    assert desk.plan.settings.gwp_set == "AR4"
    assert desk.editor.document.undo_text == "change weights of the gases of the plan"


def test_a_municipality_is_put_into_the_plan_by_its_mark(a_desk: ADesk, qtbot: QtBot) -> None:
    desk = a_desk(
        Municipality(number="4001", name="Porsgrunn", position=1),
        Municipality(number="4012", name="Bamble", planning=False, position=2),
    )
    page = a_page(desk, qtbot)
    rows = page._municipalities.table.rows
    rows.columns[2].edit(rows.rows[1], True)  # type: ignore[misc] # this column has an edit
    assert [place.planning for place in desk.plan.municipalities] == [True, True]


def test_a_party_is_added_renamed_and_taken_back(a_desk: ADesk, qtbot: QtBot) -> None:
    desk = a_desk(Party(name="KS", kind="ks"))
    page = a_page(desk, qtbot)
    page._parties.add()
    assert [party.name for party in desk.plan.parties] == ["KS", "New party"]
    assert page._parties.table.chosen_row == desk.plan.parties[1]
    desk.editor.undo()
    assert [party.name for party in desk.plan.parties] == ["KS"]


def test_a_deleted_party_comes_back_with_undo(a_desk: ADesk, qtbot: QtBot) -> None:
    desk = a_desk(Party(name="KS", kind="ks"))
    page = a_page(desk, qtbot)
    page._parties.delete()
    assert not desk.plan.parties
    assert desk.editor.document.undo_text == "delete 1 row"
    desk.editor.undo()
    assert [party.name for party in desk.plan.parties] == ["KS"]


def test_a_party_is_found_by_its_key(a_desk: ADesk, qtbot: QtBot) -> None:
    first = Party(name="SD", kind="ministry", position=1)
    second = Party(name="MD", kind="ministry", position=2)
    desk = a_desk(first, second)
    page = a_page(desk, qtbot)
    page.reveal(second.key)
    assert page._parties.table.chosen_key == second.key
