"""The strategy is written per focus area, under the programme's six heads."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from fbdesk.models.strategy import Strategy
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.strategy import StrategyPage
from fbdesk.ui.widgets.fields import LongTextEdit
from tests.builders import a_measure

ADesk = Callable[..., Desk]


def open_page(qtbot: QtBot, desk: Desk) -> StrategyPage:
    page = StrategyPage(desk)
    qtbot.addWidget(page)
    desk.editor.changed.connect(page.note_change)
    page.resize(1200, 800)
    page.show()
    return page


def head(page: StrategyPage, code: str) -> LongTextEdit:
    found = page.findChild(LongTextEdit, code)
    assert isinstance(found, LongTextEdit)
    return found


def texts(page: StrategyPage) -> str:
    QApplication.processEvents()  # Qt shows new children of a visible page in the next round
    labels = [widget.text() for widget in page.findChildren(QLabel) if widget.isVisible()]
    buttons = [widget.text() for widget in page.findChildren(QPushButton) if widget.isVisible()]
    return "\n".join(labels + buttons)


def test_the_six_heads_stand_in_the_programmes_order(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk())
    found = [field.objectName() for field in page.findChildren(LongTextEdit)]
    assert found == [
        "agreement_says",
        "status",
        "framework",
        "main_challenges",
        "strategic_approach",
        "programme_of_measures",
    ]


def test_the_first_area_is_shown_and_the_cross_cutting_one_comes_last(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk()
    page = open_page(qtbot, desk)
    shown = texts(page)
    first = desk.programme.focus_area("1").name.text(desk.language)
    assert first in shown
    chips = [b for b in shown.splitlines() if b.endswith("0/6")]
    assert [chip[0] for chip in chips] == ["1", "2", "3", "4", "0"]


def test_a_head_is_saved_when_its_field_is_left_and_can_be_undone(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk()
    page = open_page(qtbot, desk)
    field = head(page, "status")
    field.setFocus()
    QTest.keyClicks(field, "Trafikken vokser.")
    field.commit()
    (written,) = desk.plan.strategies
    assert (written.focus_area, written.status) == ("1", "Trafikken vokser.")
    assert "1/6" in texts(page)
    desk.editor.undo()
    assert desk.plan.strategies == ()
    assert head(page, "status").toPlainText() == ""


def test_another_area_shows_its_own_texts(qtbot: QtBot, a_desk: ADesk) -> None:
    written = Strategy(focus_area="2", strategic_approach="Vannbåren varme.")
    page = open_page(qtbot, a_desk(written))
    assert head(page, "strategic_approach").toPlainText() == ""
    page.reveal("2")
    assert head(page, "strategic_approach").toPlainText() == "Vannbåren varme."


def test_what_is_being_typed_belongs_to_the_area_that_is_left(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk()
    page = open_page(qtbot, desk)
    head(page, "framework").setPlainText("Bypakke Grenland.")
    page.reveal("3")
    (written,) = desk.plan.strategies
    assert (written.focus_area, written.framework) == ("1", "Bypakke Grenland.")
    assert head(page, "framework").toPlainText() == ""


def test_a_finding_leads_to_the_area_of_its_strategy(qtbot: QtBot, a_desk: ADesk) -> None:
    written = Strategy(focus_area="4", status="Flom i 1987.")
    page = open_page(qtbot, a_desk(written))
    page.reveal(written.key)
    assert head(page, "status").toPlainText() == "Flom i 1987."


def test_the_areas_measures_lead_to_their_cards(qtbot: QtBot, a_desk: ADesk) -> None:
    inside, outside = a_measure("T-01", title="Bybane"), a_measure("T-02", focus_area="2")
    page = open_page(qtbot, a_desk(inside, outside))
    links = [b for b in page.findChildren(QPushButton) if b.text().startswith("T-")]
    assert [link.text() for link in links] == ["T-01  Bybane"]
    links[0].click()


def test_an_area_without_measures_says_where_they_come_from(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk())
    assert "Tiltak" in texts(page)


@pytest.mark.parametrize("text", ["<b>fet</b>", "=1+1", "𝔘nicode", "x" * 20_000])
def test_any_text_is_kept_as_it_was_typed(qtbot: QtBot, a_desk: ADesk, text: str) -> None:
    desk = a_desk()
    page = open_page(qtbot, desk)
    field = head(page, "main_challenges")
    field.setPlainText(text)
    field.commit()
    assert desk.plan.strategies[0].main_challenges == text


def test_an_area_of_hundreds_shows_its_first_measures_and_the_rest_when_asked(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    measures = [a_measure(f"T-{n:02}", title=f"Tiltak {n}") for n in range(1, 33)]
    page = open_page(qtbot, a_desk(*measures))
    assert "T-30  Tiltak 30" in texts(page)
    assert "T-31" not in texts(page)
    (rest,) = [b for b in page.findChildren(QPushButton) if b.text() == "Show all 32"]
    rest.click()
    assert "T-32  Tiltak 32" in texts(page)
    assert "Show all" not in texts(page)
    page._areas.choose("2")
    page._areas.choose("1")
    assert "T-31" not in texts(page), "an area that is left is short again"
