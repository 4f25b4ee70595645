"""A page: refreshed only while it is seen, without moving what the user looks at."""

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from fbdesk.models.city import Settings
from fbdesk.models.results.plan import PlanResults
from fbdesk.models.snapshot import Plan
from fbdesk.ui.desk import Desk
from fbdesk.ui.page import Page
from fbdesk.ui.scale import rescale
from fbdesk.ui.widgets.list_and_card import ScrolledColumn
from tests.ui.conftest import ADesk


class LongPage(Page):
    """Fifty lines that show the plan's name, and what the page was asked to show."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Lang side", "Prøver rulling.")
        self.shown: list[tuple[str, frozenset[str]]] = []
        self.results: list[PlanResults] = []
        self.column = ScrolledColumn()
        self.lines = [QLabel() for _ in range(50)]
        for line in self.lines:
            line.setMinimumHeight(30)
            self.column.body.addWidget(line)
        self.body.addWidget(self.column)
        desk.editor.changed.connect(self.note_change)
        desk.editor.results_changed.connect(self.note_results)

    def show_plan(self, plan: Plan, changed: frozenset[str]) -> None:
        """Write the name into every line."""
        self.shown.append((plan.settings.name, changed))
        for line in self.lines:
            line.setText(plan.settings.name)

    def show_results(self, results: PlanResults) -> None:
        """Keep the results."""
        self.results.append(results)


def a_page(desk: Desk, qtbot: QtBot) -> LongPage:
    page = LongPage(desk)
    qtbot.addWidget(page)
    page.resize(500, 400)
    return page


def rename(desk: Desk, name: str) -> None:
    desk.editor.change("endre navn", Settings, desk.plan.settings.key, name=name)


def test_a_page_out_of_sight_catches_up_when_it_is_shown(a_desk: ADesk, qtbot: QtBot) -> None:
    desk = a_desk()
    page = a_page(desk, qtbot)
    rename(desk, "Grenland")
    assert page.shown == []
    page.show()
    assert page.shown == [("Grenland", frozenset())]


def test_a_page_that_is_seen_follows_each_edit(a_desk: ADesk, qtbot: QtBot) -> None:
    desk = a_desk()
    page = a_page(desk, qtbot)
    page.show()
    rename(desk, "Grenland")
    assert page.shown[-1] == ("Grenland", frozenset({"plan"}))


def test_a_page_shown_again_without_a_change_is_left_alone(a_desk: ADesk, qtbot: QtBot) -> None:
    desk = a_desk()
    page = a_page(desk, qtbot)
    page.show()
    page.hide()
    page.show()
    assert len(page.shown) == 1


def test_results_reach_the_page_now_or_when_it_is_shown(a_desk: ADesk, qtbot: QtBot) -> None:
    desk = a_desk()
    page = a_page(desk, qtbot)
    qtbot.waitUntil(lambda: desk.editor.results is not None)
    assert page.results == []
    page.show()
    assert page.results == [desk.editor.results]
    rename(desk, "Grenland")
    qtbot.waitUntil(lambda: len(page.results) == 2)


def test_a_refresh_keeps_the_place(a_desk: ADesk, qtbot: QtBot) -> None:
    desk = a_desk()
    page = a_page(desk, qtbot)
    page.show()
    bar = page.column.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 300)
    bar.setValue(300)
    rename(desk, "Grenland")
    assert bar.value() == 300


def test_the_head_has_title_purpose_and_actions(a_desk: ADesk, qtbot: QtBot) -> None:
    page = a_page(a_desk(), qtbot)
    pressed: list[str] = []
    action = page.add_action("Nytt", lambda: pressed.append("nytt"), primary=True, icon="plus")
    action.click()
    page.set_purpose("34 tiltak")
    texts = [part.text() for part in page.findChildren(QLabel)]
    assert pressed == ["nytt"]
    assert {"Lang side", "34 tiltak"} <= set(texts)
    assert page.accessibleName() == "Lang side"


def with_two_buttons(desk: Desk, qtbot: QtBot) -> tuple[LongPage, list[QPushButton]]:
    page = a_page(desk, qtbot)
    buttons = [page.add_action(text, lambda: None) for text in ("Sammenlign med fil", "Ny rad")]
    page.show()
    return page, buttons


def test_buttons_stand_beside_the_title_where_there_is_room(a_desk: ADesk, qtbot: QtBot) -> None:
    page, buttons = with_two_buttons(a_desk(), qtbot)
    page.resize(900, 400)
    title = page.findChildren(QLabel)[0]
    beside = [each.mapTo(page, each.rect().topLeft()) for each in buttons]
    assert beside[0].y() == beside[1].y() <= title.y() + title.height()
    assert buttons[1].mapTo(page, buttons[1].rect().topRight()).x() > 800


def test_buttons_go_below_the_title_where_the_page_is_narrow(a_desk: ADesk, qtbot: QtBot) -> None:
    page, buttons = with_two_buttons(a_desk(), qtbot)
    purpose = page.findChildren(QLabel)[1]
    page.resize(400, 400)
    assert all(each.mapTo(page, each.rect().topLeft()).y() > purpose.y() for each in buttons)
    assert all(each.mapTo(page, each.rect().topRight()).x() < 400 for each in buttons)
    assert purpose.width() > 300
    page.resize(900, 400)
    assert all(each.mapTo(page, each.rect().topLeft()).y() < purpose.y() + 20 for each in buttons)


def test_a_button_may_stand_before_the_others(a_desk: ADesk, qtbot: QtBot) -> None:
    page, buttons = with_two_buttons(a_desk(), qtbot)
    page.resize(1200, 400)
    first = page.add_action("Sett inn", lambda: None, first=True)
    qtbot.waitUntil(lambda: first.width() > 0 and first.isVisible())
    qtbot.waitUntil(lambda: first.x() < buttons[0].x() < buttons[1].x())


def test_a_larger_zoom_sends_the_buttons_below_the_title(a_desk: ADesk, qtbot: QtBot) -> None:
    desk = a_desk()
    page, buttons = with_two_buttons(desk, qtbot)
    page.resize(760, 400)
    purpose = page.findChildren(QLabel)[1]
    desk.theme.set_zoom(200)
    rescale(page)
    below = lambda: buttons[0].mapTo(page, buttons[0].rect().topLeft()).y() > purpose.y()  # noqa: E731
    qtbot.waitUntil(below)


def test_a_page_without_buttons_keeps_its_head_as_it_is(a_desk: ADesk, qtbot: QtBot) -> None:
    page = a_page(a_desk(), qtbot)
    page.show()
    page.resize(200, 400)
    assert page.findChildren(QLabel)[1].width() > 100
