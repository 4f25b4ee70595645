"""Mine, recently changed, and filters kept by name, as a user meets them above the measures."""

import dataclasses
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fbdesk.models.measures import Measure
from fbdesk.models.row import Row
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.measures.page import MeasuresPage
from fbdesk.ui.preference_store import PreferenceStore
from tests.builders import a_measure
from tests.ui.pages.measures_page import (
    ADesk,
    named_button,
    open_measures,
    shown_line,
    shown_numbers,
)
from tests.ui.scripted_questions import ScriptedQuestions

pytestmark = pytest.mark.usefixtures("norwegian")


def four_measures() -> tuple[Row, ...]:
    return (
        a_measure("T-01", responsible="kari nes", status="adopted", position=0),
        a_measure("T-02", responsible="Ola Li", status="adopted", position=1),
        a_measure("T-03", responsible="Byplan (Kari Nes)", status="idea", position=2),
        a_measure("T-04", responsible="", status="idea", position=3),
    )


@pytest.fixture
def desk(a_desk: ADesk, tmp_path: Path) -> Desk:
    made = a_desk(*four_measures())
    return dataclasses.replace(made, preferences=PreferenceStore(tmp_path))


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> MeasuresPage:
    return open_measures(qtbot, desk)


def test_mine_are_those_whose_responsible_names_the_user(page: MeasuresPage) -> None:
    page.tools.filters.mine.trigger()
    assert shown_numbers(page) == ["T-01", "T-03"]
    assert named_button(page, "Filter: mine").isVisible()
    page.tools.filters.mine.trigger()
    assert shown_numbers(page) == ["T-01", "T-02", "T-03", "T-04"]
    assert named_button(page, "Filter ▾").isVisible()


def test_the_unit_behind_the_users_name_counts_too(qtbot: QtBot, desk: Desk) -> None:
    page = open_measures(qtbot, dataclasses.replace(desk, user=lambda: "Per Dal, byplan"))
    page.tools.filters.mine.trigger()
    assert shown_numbers(page) == ["T-03"]


def test_without_a_name_nothing_is_mine(qtbot: QtBot, desk: Desk) -> None:
    page = open_measures(qtbot, dataclasses.replace(desk, user=lambda: " , "))
    page.tools.filters.mine.trigger()
    assert shown_numbers(page) == []


def test_what_was_changed_last_comes_first_and_follows_edits(
    page: MeasuresPage, desk: Desk
) -> None:
    for number in ("T-02", "T-04"):
        desk.editor.change("x", Measure, shown_line(page, number).key, title=f"Nytt {number}")
    page.tools.filters.recent.trigger()
    assert shown_numbers(page) == ["T-04", "T-02"]
    desk.editor.change("x", Measure, shown_line(page, "T-02").key, title="Igjen")
    assert shown_numbers(page) == ["T-02", "T-04"]
    page.tools.filters.recent.trigger()
    assert shown_numbers(page) == ["T-01", "T-02", "T-03", "T-04"]


def test_a_filter_is_kept_under_a_name_and_used_again(
    page: MeasuresPage, questions: ScriptedQuestions, qtbot: QtBot, desk: Desk
) -> None:
    questions.names = [" Mine vedtatte "]
    page.tools.filters.mine.trigger()
    page.tools.use({**page.tools.shown, "status": "adopted"})
    assert shown_numbers(page) == ["T-01"]
    page.tools.filters.keep.trigger()
    page.tools.show_everything()
    assert shown_numbers(page) == ["T-01", "T-02", "T-03", "T-04"]
    other = open_measures(qtbot, desk)
    entry = next(a for a in other.tools.filters.actions() if a.text() == "Mine vedtatte")
    entry.trigger()
    assert shown_numbers(other) == ["T-01"]
    assert other.tools.shown == {"status": "adopted", "mine": "yes"}


def test_a_filter_without_a_name_is_not_kept(
    page: MeasuresPage, questions: ScriptedQuestions
) -> None:
    questions.names = [""]
    page.tools.filters.mine.trigger()
    page.tools.filters.keep.trigger()
    assert page.tools.filters.saved.names == ()


def test_nothing_narrowed_is_nothing_to_keep(page: MeasuresPage) -> None:
    page.tools.search.setText("T-01")
    assert page.tools.filters.keep.isEnabled()
    page.tools.show_everything()
    assert not page.tools.filters.keep.isEnabled()


def test_a_kept_filter_can_be_deleted(page: MeasuresPage, questions: ScriptedQuestions) -> None:
    questions.names = ["Vedtatte"]
    page.tools.use({"status": "adopted"})
    page.tools.filters.keep.trigger()
    forget = page.tools.filters.forget
    assert forget.menuAction().isVisible()
    forget.actions()[0].trigger()
    assert page.tools.filters.saved.names == ()
    assert not forget.menuAction().isVisible()
