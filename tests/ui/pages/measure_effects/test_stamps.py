"""Every input typed in the window says who typed it: in its details, and in the passport."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from fbdesk.ui.main_window import MainWindow
from fbdesk.ui.pages.passport_words import number_lines
from fbdesk.ui.theme import Theme
from tests.builders import a_measure
from tests.ui.a_window import a_window
from tests.ui.conftest import USER
from tests.ui.pages.effects_tab import (
    PARKING,
    ADesk,
    a_calculation,
    enter,
    field,
    grid,
    open_tab,
    press,
    stored,
    texts,
)
from tests.ui.scripted_questions import ScriptedQuestions


def test_an_input_typed_in_the_window_says_who_typed_it(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure()
    desk = a_desk(measure, *a_calculation(measure, **PARKING))
    tab = open_tab(qtbot, desk, measure)
    enter(field(tab, "price_after"), "30")
    assert stored(desk, "price_after").entered_by == USER
    assert stored(desk, "price_before").entered_by == ""
    grid(tab).open_details("price_after")
    assert f"Entered by {USER}, " in texts(tab)


def test_undoing_takes_the_name_back_as_well(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure()
    desk = a_desk(measure, *a_calculation(measure, **PARKING))
    tab = open_tab(qtbot, desk, measure)
    enter(field(tab, "price_after"), "30")
    desk.editor.undo()
    assert stored(desk, "price_after").entered_by == ""


def test_the_numbers_of_an_example_name_who_filled_it_in(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure()
    desk = a_desk(measure, *a_calculation(measure))
    tab = open_tab(qtbot, desk, measure)
    press(tab, "Fill in the example")
    assert {row.entered_by for row in desk.plan.effect_inputs} == {USER}


def test_the_passport_of_a_typed_number_names_who_typed_it(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure()
    desk = a_desk(measure, *a_calculation(measure, **PARKING))
    tab = open_tab(qtbot, desk, measure)
    enter(field(tab, "price_after"), "30")
    evaluation = tab.form.draft.evaluation
    assert evaluation is not None
    lines = {line.key: line.entered for line in number_lines(evaluation, tab.form._wording)}
    assert lines["price_after"].startswith(f"{USER}, ")
    assert lines["price_before"] == ""


def test_the_windows_pages_know_the_name_that_is_chosen_now(
    tmp_path: Path, theme: Theme, questions: ScriptedQuestions
) -> None:
    with a_window(tmp_path, theme, questions) as window:
        window.around.preferences.set(user_name="Kari Nes")
        window.flow.open_sample()
        assert name_at_the_desk(window) == "Kari Nes"
        window.around.preferences.set(user_name=" Ola Berg ")
        assert name_at_the_desk(window) == "Ola Berg"


def name_at_the_desk(window: MainWindow) -> str:
    page = window.pages.current_page
    assert page is not None
    return page.desk.user()
