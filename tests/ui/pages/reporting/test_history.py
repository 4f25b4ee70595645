"""Tests of the history of a period: who closed or opened it, when, and why."""

import dataclasses
from datetime import datetime
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from fbdesk.models.programmes.programme import load_programme
from fbdesk.models.reporting import PeriodEvent
from fbdesk.reports.wording import wording_in
from fbdesk.ui.pages.reporting.history import History
from tests.rows_alone import rows_alone
from tests.ui.pages.reporting.test_list import YEAR

pytestmark = pytest.mark.usefixtures("norwegian")


@pytest.fixture
def history(qtbot: QtBot) -> History:
    """Give a history that is not shown in any window."""
    made = History(wording_in("nb", load_programme("framtidens-byer")))
    qtbot.addWidget(made)
    return made


def an_event(action: str, day: int, **values: Any) -> PeriodEvent:
    """Return what happened at 09.05 in May 2011 where the test runs."""
    moment = datetime(2011, 5, day, 9, 5).astimezone()
    return PeriodEvent(report_period="year", action=action, happened=moment, **values)


def lines(history: History, *events: PeriodEvent) -> list[str]:
    history.show_period(rows_alone(YEAR, *events), YEAR)
    return history.lines.text().split("\n")


def test_closing_tells_day_and_time_who_and_the_start_of_the_digest(history: History) -> None:
    event = an_event("closed", 2, person="Kari Nes", digest="0123456789abcdef" * 4)
    (line,) = lines(history, event)
    assert line.startswith("02.05.2011 09:05: ")
    assert "Kari Nes" in line
    assert line.endswith(" 0123456789abcdef")


def test_opening_again_tells_the_reason_and_no_digest(history: History) -> None:
    (line,) = lines(history, an_event("reopened", 3, reason="Feil tall.", digest="abc"))
    assert line.endswith(". Feil tall.")
    assert "abc" not in line


def test_an_event_without_a_name_does_not_say_by_nobody(history: History) -> None:
    (line,) = lines(history, an_event("reopened", 3, reason="Feil."))
    assert " av " not in line
    assert "  " not in line


def test_the_first_event_stands_first_however_they_came(history: History) -> None:
    told = lines(history, an_event("reopened", 9, reason="Feil."), an_event("closed", 2))
    assert [line[:10] for line in told] == ["02.05.2011", "09.05.2011"]


def test_what_happened_to_another_period_is_not_told(history: History) -> None:
    other = dataclasses.replace(an_event("closed", 2), report_period="other")
    assert lines(history, other) == [""]


def test_a_period_to_which_nothing_happened_has_no_history(history: History) -> None:
    lines(history, an_event("closed", 2))
    assert not history.isHidden()
    lines(history)
    assert history.isHidden()
