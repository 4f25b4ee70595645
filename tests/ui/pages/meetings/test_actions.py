"""What is open after all meetings: how a line reads, how it sorts, and what is late."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fbdesk.models.meeting_facts import OpenAction
from fbdesk.models.organisation import ActionItem, Meeting
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.meetings.actions import ActionLine, OpenActions
from tests.ui.pages.measures_page import ADesk, undo_text, visible_words

pytestmark = pytest.mark.usefixtures("norwegian")

MEETING = Meeting(key="m", title="Styringsgruppa")
LATE = ActionItem(key="late", meeting="m", text="Ringe", due=date(2010, 4, 1), position=2)
AHEAD = ActionItem(key="ahead", meeting="m", text="**Skrive**\nbrev", due=date(2999, 5, 1))
FREE = ActionItem(key="free", meeting="m", text="Tenke", responsible="Kari Nes", position=1)


def opened(qtbot: QtBot, desk: Desk) -> OpenActions:
    """Return the visible list of a desk's plan, that follows its edits."""
    made = OpenActions(desk)
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    made.show_plan(desk.plan)
    desk.editor.changed.connect(lambda _: made.show_plan(desk.plan))
    return made


def keys(actions: OpenActions) -> list[str]:
    return [line.key for line in actions.table.rows.rows]


def cells(actions: OpenActions, code: str) -> list[str]:
    column = next(one for one in actions.table.rows.columns if one.code == code)
    return [column.shown(line) for line in actions.table.rows.rows]


def test_a_line_gives_its_text_on_one_line_without_marks() -> None:
    line = ActionLine(OpenAction(AHEAD, MEETING, overdue=False))
    assert (line.key, line.text, line.meeting.title) == ("ahead", "Skrive brev", "Styringsgruppa")


def test_every_column_tells_what_the_planner_needs(qtbot: QtBot, a_desk: ADesk) -> None:
    actions = opened(qtbot, a_desk(MEETING, LATE, AHEAD, FREE))
    assert keys(actions) == ["late", "ahead", "free"]
    assert cells(actions, "due") == ["01.04.2010", "01.05.2999", "–"]
    assert cells(actions, "text") == ["Ringe", "Skrive brev", "Tenke"]
    assert cells(actions, "responsible") == ["", "", "Kari Nes"]
    due = next(one for one in actions.table.rows.columns if one.code == "due")
    assert due.tone is not None
    assert due.tooltip is not None
    marks = [(due.tone(line), due.tooltip(line)) for line in actions.table.rows.rows]
    assert marks == [("warning", "Gått ut"), ("", ""), ("", "")]


def test_the_chip_of_what_is_late_keeps_only_that_and_what_has_no_day_sorts_last(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    actions = opened(qtbot, a_desk(MEETING, FREE, AHEAD, LATE))
    codes = [column.code for column in actions.table.rows.columns]
    actions.table.rows.sort(codes.index("due"), Qt.SortOrder.AscendingOrder)
    assert keys(actions) == ["late", "ahead", "free"]
    actions.chips.choose("overdue")
    assert keys(actions) == ["late"]
    actions.chips.choose("all")
    assert keys(actions) == ["late", "ahead", "free"]


def test_ticking_off_the_last_thing_empties_the_list_and_undo_fills_it(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk(MEETING, LATE)
    actions = opened(qtbot, desk)
    done = actions.table.rows.index(0, 0)
    actions.table.rows.setData(done, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert undo_text(desk) == "merk oppfølgingspunkt som utført"
    assert keys(actions) == []
    assert "Ingenting er åpent" in visible_words(actions)
    desk.editor.undo()
    assert keys(actions) == ["late"]
    assert "Ingenting er åpent" not in visible_words(actions)
