"""When a plan is opened, the window says once a day what is due."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fbdesk.models.communication import Deadline
from fbdesk.preferences import load_preferences
from fbdesk.ui.desk import Desk
from fbdesk.ui.preference_store import PreferenceStore
from fbdesk.ui.reminders import remind
from fbdesk.ui.theme import Theme
from fbdesk.ui.today import local_today
from tests.builders import some_settings
from tests.ui.a_window import a_window
from tests.ui.scripted_questions import ScriptedQuestions

ADesk = Callable[..., Desk]
TODAY = date(2010, 6, 15)


def due_in(days: int, **values: object) -> Deadline:
    return Deadline(title="Frist", due=TODAY + timedelta(days=days), **values)  # type: ignore[arg-type]


def told(desk: Desk, tmp_path: Path, today: date = TODAY) -> list[str]:
    """Return what was said when the plan was opened; each call is a new start of the program."""
    desk.messages.clear()
    remind(desk, PreferenceStore(tmp_path), today)
    return [message.text for message in desk.messages.waiting]


def test_what_is_due_soon_is_told_with_the_way_to_it(a_desk: ADesk, tmp_path: Path) -> None:
    pages: list[tuple[str, str]] = []
    desk = a_desk(due_in(3), due_in(10), went_to=pages)
    assert told(desk, tmp_path) == ["2 deadlines in the next 14 days."]
    action = desk.messages.waiting[0].action
    assert action is not None
    action()
    assert pages == [("deadlines", "")]


def test_what_is_late_is_told_too_and_the_time_reaches_as_far_as_it_must(
    a_desk: ADesk, tmp_path: Path
) -> None:
    desk = a_desk(due_in(25, remind_days=30), due_in(-5))
    assert told(desk, tmp_path) == ["1 deadline in the next 25 days, 1 is overdue."]


def test_old_things_and_far_ones_are_left_in_peace(a_desk: ADesk, tmp_path: Path) -> None:
    desk = a_desk(due_in(-61), due_in(15), due_in(2, done_through=TODAY + timedelta(days=2)))
    assert told(desk, tmp_path) == []
    assert load_preferences(tmp_path).reminded == ()


def test_a_plan_is_spoken_of_once_a_day(a_desk: ADesk, tmp_path: Path) -> None:
    desk = a_desk(due_in(3))
    assert told(desk, tmp_path)
    assert told(desk, tmp_path) == []
    assert told(desk, tmp_path, TODAY + timedelta(days=1))
    assert len(load_preferences(tmp_path).reminded) == 1  # yesterday's is forgotten


def test_another_plan_is_spoken_of_the_same_day(a_desk: ADesk, tmp_path: Path) -> None:
    assert told(a_desk(due_in(3)), tmp_path)
    assert told(a_desk(due_in(3)), tmp_path)


@pytest.mark.usefixtures("theme")
def test_the_window_reminds_when_a_plan_is_opened(
    tmp_path: Path, theme: Theme, questions: ScriptedQuestions, qtbot: QtBot
) -> None:
    tomorrow = Deadline(title="Frist", due=local_today() + timedelta(days=1))
    with a_window(tmp_path, theme, questions) as window:
        window.flow.new([some_settings(), tomorrow])
        texts = [message.text for message in window.around.messages.waiting]
        assert texts == ["1 deadline in the next 14 days."]
        action = window.around.messages.waiting[0].action
        assert action is not None
        action()
        qtbot.waitUntil(lambda: window.pages.shown_code == "deadlines")
