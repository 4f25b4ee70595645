"""The list, the month and the year of what is due: one is shown, all speak alike."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QSizePolicy
from pytestqt.qtbot import QtBot

from fbdesk.models.communication import Deadline
from fbdesk.models.occurrences import Occurrence
from fbdesk.reports.numbers import numbers_in
from fbdesk.ui.pages.deadlines.views import VIEWS, DueViews

pytestmark = pytest.mark.usefixtures("norwegian", "theme")

TODAY = date(2010, 6, 15)
LEAP_DAY = date(2012, 2, 29)


@pytest.fixture
def views(qtbot: QtBot) -> DueViews:
    """Give the three views on a leap day, seen from a day in 2010."""
    made = DueViews(numbers_in("nb"))
    qtbot.addWidget(made)
    found = Occurrence(
        key="a", row="a", of=Deadline, kind="own", title="Søknad", day=date(2012, 2, 20)
    )
    made.list.show_due((found,), TODAY, "")
    made.show_calendars((found,), LEAP_DAY, TODAY, "")
    return made


def days_told(views: DueViews) -> list[Any]:
    told: list[Any] = []
    views.moved.connect(told.append)
    return told


def test_the_list_is_shown_first(views: DueViews) -> None:
    assert views.currentWidget() is views.list


@pytest.mark.parametrize("code", VIEWS)
def test_only_the_view_that_is_shown_asks_for_room(views: DueViews, code: str) -> None:
    views.show_view(code)
    asking = [
        name
        for name in VIEWS
        if getattr(views, name).sizePolicy().verticalPolicy() == QSizePolicy.Policy.Expanding
    ]
    assert asking == [code]


@pytest.mark.parametrize("view", VIEWS)
def test_what_is_chosen_in_any_view_is_told_with_its_key(
    views: DueViews, qtbot: QtBot, view: str
) -> None:
    with qtbot.waitSignal(views.chosen) as told:
        getattr(views, view).chosen.emit("a")
    assert told.args == ["a"]


def test_from_29_february_a_year_leads_to_the_28th(views: DueViews) -> None:
    told = days_told(views)
    views.year.turned.emit(1)
    views.year.turned.emit(-1)
    assert told == [date(2013, 2, 28), date(2011, 2, 28)]


def test_four_years_on_there_is_a_29_february_again(views: DueViews) -> None:
    told = days_told(views)
    views.year.turned.emit(4)
    assert told == [date(2016, 2, 29)]


def test_no_step_at_all_leads_back_to_the_day_that_it_is(views: DueViews) -> None:
    told = days_told(views)
    views.year.turned.emit(0)
    assert told == [TODAY]


def test_a_month_of_the_year_opens_on_its_first_day(views: DueViews, qtbot: QtBot) -> None:
    """From the 29th, the day of the month must not be carried into a shorter month."""
    with qtbot.waitSignal(views.month_opened) as told:
        views.year.month_opened.emit(11)
    assert told.args == [date(2012, 11, 1)]


def test_a_day_that_the_month_is_moved_to_is_passed_on(views: DueViews) -> None:
    told = days_told(views)
    views.month.moved.emit(date(2012, 3, 1))
    assert told == [date(2012, 3, 1)]
