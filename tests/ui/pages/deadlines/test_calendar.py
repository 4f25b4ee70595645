"""The calendar of the page of deadlines: a month with its days, and the year at a glance."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fbdesk.models.occurrences import Occurrence
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.deadlines.month import months_on
from fbdesk.ui.pages.deadlines.page import DeadlinesPage
from fbdesk.ui.scale import scaled
from fbdesk.ui.theme import Theme
from tests.ui.pages.deadlines_page import (
    TODAY,
    ADesk,
    a_deadline,
    from_everywhere,
    open_deadlines,
)
from tests.ui.pages.measures_page import named_button, visible_words

pytestmark = pytest.mark.usefixtures("norwegian")


def open_month(qtbot: QtBot, desk: Desk) -> DeadlinesPage:
    page = open_deadlines(qtbot, desk)
    page.tools.views.choose("month")
    page.views.month.grid.setFocus()
    QApplication.processEvents()
    page.views.month.grid.grab()
    return page


def press(page: DeadlinesPage, *keys: Qt.Key, shift: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    for key in keys:
        QTest.keyClick(page.views.month.grid, key, modifier)


def chosen_title(page: DeadlinesPage) -> str:
    return page.chosen.title if page.chosen else ""


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2010, 1, 31), 1, date(2010, 2, 28)),
        (date(2008, 1, 31), 1, date(2008, 2, 29)),
        (date(2010, 1, 15), -1, date(2009, 12, 15)),
        (date(2010, 6, 15), 12, date(2011, 6, 15)),
    ],
)
def test_a_month_on_is_the_same_day_or_the_months_last(day: date, months: int, then: date) -> None:
    assert months_on(day, months) == then


def test_the_month_of_what_is_chosen_is_shown_and_today_is_a_click_away(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    page = open_month(qtbot, a_desk(*from_everywhere()))
    assert "Juni 2010" in visible_words(page.views.month)
    assert page.views.month.grid.day == date(2010, 6, 1)  # the late milestone's
    named_button(page.views.month, "I dag").click()
    assert page.views.month.grid.day == TODAY


def test_arrows_go_by_days_and_weeks_and_pages_by_months_and_years(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    page = open_month(qtbot, a_desk(*from_everywhere()))
    press(page, Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert page.views.month.grid.day == date(2010, 6, 9)
    press(page, Qt.Key.Key_Left, Qt.Key.Key_Up)
    assert page.views.month.grid.day == date(2010, 6, 1)
    press(page, Qt.Key.Key_Left)
    assert "Mai 2010" in visible_words(page.views.month)
    press(page, Qt.Key.Key_PageDown)
    assert page.views.month.grid.day == date(2010, 6, 30)
    press(page, Qt.Key.Key_PageUp, shift=True)
    assert page.views.month.grid.day == date(2009, 6, 30)
    press(page, Qt.Key.Key_Home)
    assert page.views.month.grid.day == TODAY


def test_enter_chooses_one_thing_of_the_day_after_the_other(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(
        a_deadline("Første", TODAY, kind="programme"), a_deadline("Andre", TODAY, kind="own")
    )
    page = open_month(qtbot, desk)
    assert chosen_title(page) == "Første"
    press(page, Qt.Key.Key_Return)
    assert chosen_title(page) == "Andre"
    press(page, Qt.Key.Key_Return)
    assert chosen_title(page) == "Første"


def test_a_click_goes_to_the_day_and_chooses_what_was_clicked(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_month(qtbot, a_desk(*from_everywhere()))
    area = page.views.month.grid.area_of(date(2010, 6, 25))
    QTest.mouseClick(
        page.views.month.grid,
        Qt.MouseButton.LeftButton,
        pos=area.topLeft() + QPoint(scaled(20), scaled(36)),
    )
    assert page.views.month.grid.day == date(2010, 6, 25)
    assert chosen_title(page) == "Søknad"
    empty = page.views.month.grid.area_of(date(2010, 6, 10)).center()
    QTest.mouseClick(page.views.month.grid, Qt.MouseButton.LeftButton, pos=empty)
    assert page.views.month.grid.day == date(2010, 6, 10)
    assert chosen_title(page) == "Søknad"


def test_the_day_is_read_aloud_with_what_is_due(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_month(qtbot, a_desk(*from_everywhere()))
    grid = page.views.month.grid
    assert grid.accessibleName().replace("\u00a0", " ") == "1. juni 2010: 1 frist"
    assert "Anbud ute" in grid.accessibleDescription()
    press(page, Qt.Key.Key_Right)
    assert grid.accessibleName().replace("\u00a0", " ") == "2. juni 2010: 0 frister"


def test_what_is_known_to_the_month_or_season_stands_above_the_days(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk(
        a_deadline("Strategi", date(2010, 8, 31), precision="season"),
        a_deadline("Oppstart", date(2010, 7, 31), precision="month"),
        a_deadline("Søknad", date(2010, 6, 15)),
    )
    page = open_month(qtbot, desk)
    assert "sommeren 2010: Strategi" in visible_words(page.views.month.loose)
    assert "Oppstart" not in visible_words(page.views.month.loose)
    press(page, Qt.Key.Key_PageDown)
    assert "juli 2010: Oppstart" in visible_words(page.views.month.loose)
    named_button(page.views.month.loose, "sommeren").click()
    assert chosen_title(page) == "Strategi"


def test_a_deadline_added_in_the_calendar_is_due_on_the_day_that_is_shown(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk(*from_everywhere())
    page = open_month(qtbot, desk)
    press(page, Qt.Key.Key_Right, Qt.Key.Key_Right)
    page.add()
    assert desk.plan.deadlines[-1].title != ""
    new = next(row for row in desk.plan.deadlines if row.title == "Ny frist")
    assert new.due == date(2010, 6, 3)


def test_what_comes_yearly_is_found_in_years_far_ahead(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_month(qtbot, a_desk(a_deadline("Regnskap", date(2010, 6, 20), yearly=True)))
    for _ in range(5):
        press(page, Qt.Key.Key_PageDown, shift=True)
    assert page.views.month.grid.day == date(2015, 6, 20)
    press(page, Qt.Key.Key_Return)
    assert page.chosen is not None
    assert page.chosen.day == date(2015, 6, 20)
    assert len([e for e in page.list.due.entries if isinstance(e, Occurrence)]) == 2


def test_the_year_shows_each_months_things_and_leads_to_the_month(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    page = open_deadlines(qtbot, a_desk(*from_everywhere()))
    page.tools.views.choose("year")
    june = visible_words(page.views.year.months[5])
    assert "Juni" in june
    assert "! 1.  Anbud ute" in june
    assert "25.  Søknad" in june
    assert "Søknad" not in visible_words(page.views.year.months[6])
    named_button(page.views.year.months[8], "20.").click()
    assert chosen_title(page) == "Sykkelaksjon"
    named_button(page.views.year.months[6], "Juli").click()
    assert page.tools.views.value == "month"


def test_the_year_can_be_turned(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_deadlines(qtbot, a_desk(*from_everywhere()))
    page.tools.views.choose("year")
    named_button(page.views.year, "Året etter").click()
    assert "2011" in visible_words(page.views.year.turner)
    assert "1.  Regnskap" in visible_words(page.views.year.months[4])
    named_button(page.views.year, "Året før").click()
    named_button(page.views.year, "Året før").click()
    assert "2009" in visible_words(page.views.year.turner)
    named_button(page.views.year, "I dag").click()
    assert "2010" in visible_words(page.views.year.turner)


def test_a_full_month_tells_how_many_more_there_are(qtbot: QtBot, a_desk: ADesk) -> None:
    many = [a_deadline(f"Frist {day:02}", date(2010, 6, day)) for day in range(16, 26)]
    page = open_deadlines(qtbot, a_desk(*many))
    page.tools.views.choose("year")
    assert "4 til" in visible_words(page.views.year.months[5])
    page.resize(700, 900)
    QApplication.processEvents()
    assert "4 til" in visible_words(page.views.year.months[5])


@pytest.mark.parametrize(("look", "zoom"), [("dark", 100), ("light", 200)])
def test_every_view_is_drawn_in_every_look(
    qtbot: QtBot, a_desk: ADesk, theme: Theme, look: str, zoom: int
) -> None:
    page = open_month(qtbot, a_desk(*from_everywhere()))
    theme.choose(look)
    theme.set_zoom(zoom)
    for view in ("list", "month", "year"):
        page.tools.views.choose(view)
        assert not page.grab().isNull()
    theme.choose("light")
