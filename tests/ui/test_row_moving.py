"""Tables of the plan's things take another order, and the pages whose lists have one let them."""

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from fbdesk.models.strategy import Goal
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.pages.agreement.page import AgreementPage
from fbdesk.ui.pages.city import CityPage
from fbdesk.ui.pages.effects.page import EffectsPage
from fbdesk.ui.pages.goals.page import GoalsPage
from fbdesk.ui.pages.indicators.page import IndicatorsPage
from fbdesk.ui.pages.instruments import InstrumentsPage
from fbdesk.ui.pages.measures.page import MeasuresPage
from fbdesk.ui.pages.meetings.page import MeetingsPage
from fbdesk.ui.pages.organisation.page import OrganisationPage
from fbdesk.ui.row_moving import let_order
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.row_dragging import Place
from tests.ui.conftest import ADesk

GOALS = tuple(Goal(key=title, title=title, position=n) for n, title in enumerate("ABCD"))

ORDERED: dict[Any, set[str]] = {
    AgreementPage: {"Sections", "Who signs", "Joint projects"},
    CityPage: {"Municipalities", "Parties and partners", "Cooperation"},
    EffectsPage: {"Scenarios"},
    GoalsPage: {"Goals", "Challenges"},
    IndicatorsPage: {"Indicators"},
    InstrumentsPage: {"Instruments"},
    MeasuresPage: {"Measures"},
    MeetingsPage: {"Series of meetings"},
    OrganisationPage: {"Organisation"},
}


@pytest.mark.parametrize(
    ("keys", "place", "order", "told"),
    [
        (("D",), Place("A", below=False), "DABC", "move D"),
        (("A",), Place("C", below=True), "BCAD", "move A"),
        (("A", "C"), Place("D", below=True), "BDAC", "move 2 rows"),
    ],
)
def test_rows_move_as_one_step_that_says_what_moved(
    qtbot: QtBot, a_desk: ADesk, keys: tuple[str, ...], place: Place, order: str, told: str
) -> None:
    desk = a_desk(*GOALS)
    table: DataTable[Goal] = DataTable(
        "Mål", (Column(code="title", title="Mål", value=lambda goal: goal.title),)
    )
    qtbot.addWidget(table)
    table.show_rows(desk.plan.goals)
    let_order(desk, table, Goal).moved.emit(keys, place)
    assert "".join(goal.title for goal in desk.plan.goals) == order
    assert desk.editor.document.undo_text == told
    desk.editor.undo()
    assert desk.plan.goals == GOALS


def test_every_list_with_an_order_of_its_own_can_be_ordered(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk()
    for kind, names in ORDERED.items():
        page = kind(desk)
        qtbot.addWidget(page)
        ordered = {t.accessibleName() for t in page.findChildren(DataTable) if t.menu_parts}
        assert ordered == names, kind.__name__
