"""The tab on the city environment: five aspects, scored and reasoned."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from fbdesk.models.measures import CityEnvironmentEffect
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.measures.environment import ScoreField
from fbdesk.ui.pages.measures.page import MeasuresPage
from fbdesk.ui.widgets.fields import TextField
from tests.builders import a_measure
from tests.ui.pages.measures_page import ADesk, measure, open_measures, undo_text, visible_words

pytestmark = pytest.mark.usefixtures("norwegian")


def score(page: MeasuresPage, aspect: str) -> ScoreField:
    found = page.card.environment.findChild(ScoreField, f"score-{aspect}")
    assert isinstance(found, ScoreField)
    return found


def reason(page: MeasuresPage, aspect: str) -> TextField:
    found = page.card.environment.findChild(TextField, f"reason-{aspect}")
    assert isinstance(found, TextField)
    return found


def chosen(field: ScoreField) -> str:
    return next(b.text() for b in field.findChildren(QAbstractButton) if b.isChecked())


def scored(desk: Desk) -> list[tuple[str, int, str]]:
    return [(e.aspect, e.score, e.reason) for e in desk.plan.city_environment_effects]


def test_the_five_aspects_stand_with_what_they_mean(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_measures(qtbot, a_desk(a_measure("T-01")), tab="environment")
    words = visible_words(page.card.environment)
    names = ("Sikkerhet", "Helse", "Opplevelse", "Næringsutvikling", "Økologiske kretsløp")
    assert all(name in words for name in names)
    assert "Luftkvalitet, støy, fysisk aktivitet." in words
    assert chosen(score(page, "health")) == "0"


def test_a_score_is_one_click_and_one_step(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(a_measure("T-01"))
    page = open_measures(qtbot, desk, tab="environment")
    score(page, "health").choose(2)
    assert scored(desk) == [("health", 2, "")]
    assert undo_text(desk) == "endre bymiljø (helse) for T-01"
    desk.editor.undo()
    assert scored(desk) == []
    assert chosen(score(page, "health")) == "0"


def test_minus_is_a_real_minus_and_the_buttons_say_what_they_mean(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    page = open_measures(qtbot, a_desk(a_measure("T-01")), tab="environment")
    buttons = score(page, "safety").findChildren(QAbstractButton)
    assert [button.text() for button in buttons] == ["−2", "−1", "0", "+1", "+2"]
    assert buttons[0].accessibleName() == "Sikkerhet: mye verre"
    assert buttons[4].toolTip() == "mye bedre"


def test_the_arrow_keys_move_between_scores(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(a_measure("T-01"))
    page = open_measures(qtbot, desk, tab="environment")
    middle = score(page, "safety").findChildren(QAbstractButton)[2]
    middle.setFocus()
    QTest.keyClick(middle, Qt.Key.Key_Right)
    assert chosen(score(page, "safety")) == "+1"


def test_the_reason_keeps_the_score_and_the_score_the_reason(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(a_measure("T-01"))
    page = open_measures(qtbot, desk, tab="environment")
    score(page, "business").choose(-1)
    field = reason(page, "business")
    field.setFocus()
    QTest.keyClicks(field, "Færre plasser i sentrum.")
    page.table.setFocus()
    assert scored(desk) == [("business", -1, "Færre plasser i sentrum.")]
    score(page, "business").choose(-2)
    assert scored(desk) == [("business", -2, "Færre plasser i sentrum.")]


def test_nothing_with_no_reason_leaves_nothing_in_the_plan(qtbot: QtBot, a_desk: ADesk) -> None:
    held = a_measure("T-01")
    desk = a_desk(held, CityEnvironmentEffect(measure=held.key, aspect="ecology", score=1))
    page = open_measures(qtbot, desk, tab="environment")
    assert chosen(score(page, "ecology")) == "+1"
    score(page, "ecology").choose(0)
    assert scored(desk) == []


def test_another_measure_shows_its_own_scores(qtbot: QtBot, a_desk: ADesk) -> None:
    first, second = a_measure("T-01"), a_measure("T-02", position=1)
    effect = CityEnvironmentEffect(
        measure=second.key, aspect="health", score=2, reason="Mindre støv."
    )
    desk = a_desk(first, second, effect)
    page = open_measures(qtbot, desk, tab="environment")
    assert chosen(score(page, "health")) == "0"
    page.reveal(measure(desk, "T-02").key)
    assert chosen(score(page, "health")) == "+2"
    assert reason(page, "health").text() == "Mindre støv."


def test_a_reason_that_is_being_typed_belongs_to_the_measure_that_is_left(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk(a_measure("T-01"), a_measure("T-02", position=1))
    page = open_measures(qtbot, desk, tab="environment")
    field = reason(page, "experience")
    field.setFocus()
    QTest.keyClicks(field, "Mer grønt.")
    page.reveal(measure(desk, "T-02").key)
    (effect,) = desk.plan.city_environment_effects
    assert (effect.measure, effect.reason) == (measure(desk, "T-01").key, "Mer grønt.")
    assert field.text() == ""
