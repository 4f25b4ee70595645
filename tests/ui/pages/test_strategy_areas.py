"""A plan of a climate programme adds, names and removes its own focus areas."""

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from fbdesk.models.strategy import Strategy
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.strategy import StrategyPage
from fbdesk.ui.pages.strategy_areas import OwnAreasCard
from fbdesk.ui.theme import Theme
from tests.builders import a_measure, some_settings
from tests.ui.a_window import a_window
from tests.ui.scripted_questions import ScriptedQuestions

ADesk = Callable[..., Desk]
TRAVEL = Strategy(focus_area="1", own_name="Reiser")


def the_card(qtbot: QtBot, desk: Desk) -> OwnAreasCard:
    card = OwnAreasCard(desk)
    qtbot.addWidget(card)
    card.show_area("1")
    return card


def names(desk: Desk) -> list[tuple[str, str]]:
    return [(strategy.focus_area, strategy.own_name) for strategy in desk.plan.strategies]


def test_where_the_programme_gives_the_areas_there_is_nothing_to_change(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    assert the_card(qtbot, a_desk()).isHidden()


def test_a_new_area_gets_the_name_and_is_shown(
    qtbot: QtBot, a_desk: ADesk, questions: ScriptedQuestions
) -> None:
    went_to: list[tuple[str, str]] = []
    desk = a_desk(some_settings(programme="klimaplan"), TRAVEL, went_to=went_to)
    card = the_card(qtbot, desk)
    assert not card.isHidden()
    questions.names = ["Havn", ""]
    card.add.click()
    card.add.click()
    assert names(desk) == [("1", "Reiser"), ("2", "Havn")]
    assert went_to == [("strategy", "2")]


def test_the_shown_area_gets_another_name(
    qtbot: QtBot, a_desk: ADesk, questions: ScriptedQuestions
) -> None:
    desk = a_desk(some_settings(programme="klimaplan"), TRAVEL)
    card = the_card(qtbot, desk)
    questions.names = ["Reiser og varer", " "]
    card.rename.click()
    card.rename.click()
    assert names(desk) == [("1", "Reiser og varer")]
    desk.editor.undo()
    assert names(desk) == [("1", "Reiser")]


def test_an_area_is_removed_only_when_nothing_belongs_to_it(qtbot: QtBot, a_desk: ADesk) -> None:
    spare = Strategy(focus_area="2", own_name="Havn")
    desk = a_desk(some_settings(programme="klimaplan"), TRAVEL, spare, a_measure(focus_area="1"))
    card = the_card(qtbot, desk)
    card.remove.click()
    assert ("1", "Reiser") in names(desk)
    card.show_area("2")
    card.remove.click()
    assert names(desk) == [("1", "Reiser")]
    card.show_area("0")
    assert not card.remove.isEnabled()


def test_the_pages_speak_of_the_new_name_at_once(
    qtbot: QtBot, tmp_path: Path, theme: Theme, questions: ScriptedQuestions
) -> None:
    with a_window(tmp_path, theme, questions) as window:
        window.show()
        window.flow.open_sample("skien-klimaplan")
        window.go_to("strategy", "3")
        before, editor = window.pages.current_page, window.editor
        assert isinstance(before, StrategyPage)
        assert editor is not None
        questions.names = ["Gjenbruk"]
        (card,) = before.findChildren(OwnAreasCard)
        card.rename.click()
        page = window.pages.current_page
        assert isinstance(page, StrategyPage)
        assert page is not before
        area = page.desk.programme.focus_area("3")
        assert area.name.nb == "Gjenbruk"
        window.go_to("measures")
        measures = window.pages.current_page
        assert measures is not None
        assert ("3", "Gjenbruk") in measures.desk.choices("focus_area")
        qtbot.waitUntil(lambda: editor.results is not None, timeout=20_000)
