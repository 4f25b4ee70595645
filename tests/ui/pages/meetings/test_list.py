"""The lines of the table of meetings: what is coming, how much waits, and how it sorts."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fbdesk.models.organisation import ActionItem, AgendaItem, Meeting, MeetingSeries
from fbdesk.reports.numbers import numbers_in
from fbdesk.ui.item_models.column_model import ColumnModel
from fbdesk.ui.pages.meetings.list import MeetingLine, Meetings, _columns
from tests.builders import a_plan
from tests.ui.pages.measures_page import ADesk, visible_words

pytestmark = pytest.mark.usefixtures("norwegian")

LONG_AGO, FAR_AHEAD = date(2010, 4, 12), date(2999, 1, 1)
SERIES = MeetingSeries(key="s", title="Styringsgruppa")


def a_line(key: str = "a", dated: date | None = LONG_AGO, **values: Any) -> MeetingLine:
    """Return the line of a meeting that was held."""
    line = MeetingLine(
        key=key,
        meeting=Meeting(key=key, title=f"Møte {key}", dated=dated),
        series="",
        state="Holdt",
        items=0,
        open_actions=0,
        coming=False,
    )
    return replace(line, **values)


def shown(line: MeetingLine, code: str) -> str:
    column = next(one for one in _columns(numbers_in("nb")) if one.code == code)
    return column.shown(line)


def tip(line: MeetingLine, code: str) -> str:
    column = next(one for one in _columns(numbers_in("nb")) if one.code == code)
    assert column.tooltip is not None
    return column.tooltip(line)


def titles(model: ColumnModel[MeetingLine]) -> str:
    return "".join(line.key for line in model.rows)


def a_table(*lines: MeetingLine) -> ColumnModel[MeetingLine]:
    model = ColumnModel(_columns(numbers_in("nb")))
    model.show_rows(lines)
    return model


def test_a_meeting_without_a_day_has_no_year_and_a_dash() -> None:
    line = a_line(dated=None)
    assert (line.year, shown(line, "dated")) == ("", "–")


def test_a_meeting_stands_under_the_year_of_its_day() -> None:
    line = a_line(dated=date(2009, 12, 31))
    assert (line.year, shown(line, "dated")) == ("2009", "31.12.2009")


@pytest.mark.parametrize(
    ("waiting", "words"),
    [
        (0, "0 oppfølgingspunkter er åpne"),
        (1, "1 oppfølgingspunkt er åpent"),
        (12, "12 oppfølgingspunkter er åpne"),
    ],
)
def test_the_number_of_open_things_is_told_in_words(waiting: int, words: str) -> None:
    line = a_line(open_actions=waiting)
    assert (shown(line, "open"), tip(line, "open")) == (str(waiting), words)


def test_days_are_sorted_by_the_calendar_and_not_by_their_letters() -> None:
    model = a_table(
        a_line("b", date(2010, 2, 1)), a_line("a", date(2009, 12, 31)), a_line("c", None)
    )
    model.sort(0)
    assert titles(model) == "abc"
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert titles(model) == "cba"


def test_items_are_sorted_as_numbers() -> None:
    model = a_table(a_line("a", items=10), a_line("b", items=9), a_line("c", items=2))
    model.sort([column.code for column in model.columns].index("items"))
    assert titles(model) == "cba"


def test_a_meeting_is_found_by_its_series_though_the_column_is_hidden() -> None:
    model = a_table(a_line("a", series="Toppmøter"), a_line("b", series="Styringsgruppa"))
    model.search("styring")
    assert titles(model) == "b"


def test_a_meeting_is_found_by_its_day_and_state_together() -> None:
    model = a_table(a_line("a"), a_line("b", state="Planlagt"), a_line("c", FAR_AHEAD))
    model.search("12.04.2010 holdt")
    assert titles(model) == "a"


# the page


def test_a_line_tells_whether_its_meeting_is_coming_and_what_waits_after_it(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    given = {
        "planned, no day": (None, "planned"),
        "planned, ahead": (FAR_AHEAD, "planned"),
        "planned, passed": (LONG_AGO, "planned"),
        "held, no day": (None, "held"),
        "held, ahead": (FAR_AHEAD, "held"),
        "cancelled, ahead": (FAR_AHEAD, "cancelled"),
    }
    others = (Meeting(title=t, dated=day, state=state) for t, (day, state) in given.items())
    full = Meeting(key="m", title="full", series="s", dated=LONG_AGO, state="held")
    items = [AgendaItem(key=f"i{n}", meeting="m", title="Sak", position=n) for n in range(3)]
    actions = (
        ActionItem(meeting="m", agenda_item="i1", text="åpen"),
        ActionItem(meeting="m", text="åpen, uten sak", position=1),
        ActionItem(meeting="m", agenda_item="i2", text="ferdig", done=LONG_AGO, position=2),
    )
    made = Meetings(a_desk(), lambda: None)
    qtbot.addWidget(made)
    lines = {
        line.meeting.title: line
        for line in made.lines(a_plan(SERIES, full, *others, *items, *actions))
    }
    coming = {title for title, line in lines.items() if line.coming}
    assert coming == {"planned, no day", "planned, ahead"}
    assert (lines["full"].items, lines["full"].open_actions) == (3, 2)
    assert (lines["full"].series, lines["full"].state) == ("Styringsgruppa", "Holdt")


def test_meetings_without_a_day_stand_first_and_the_chips_count_each_year(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk(
        *(Meeting(title="vår", dated=date(2009, 4, 1)), Meeting(title="snart", dated=FAR_AHEAD)),
        *(Meeting(title="høst", dated=date(2009, 9, 1)), Meeting(title="en gang")),
    )
    made = Meetings(desk, lambda: None)
    qtbot.addWidget(made)
    made.show()
    made.show_plan(desk.plan)
    order = [line.meeting.title for line in made.table.rows.rows]
    assert order == ["en gang", "snart", "høst", "vår"]
    told = visible_words(made.chips).replace("\u00a0", " ")
    assert [" ".join(one.split()) for one in told.splitlines()] == [
        *("Alle 4", "Kommende 2", "2999 1", "2009 2")
    ]
