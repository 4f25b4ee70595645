"""The grid of a month: where its days are, what is drawn in them, and what the mouse is told."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fbdesk.models.communication import Deadline
from fbdesk.models.occurrences import DONE, OVERDUE, Occurrence
from fbdesk.reports.numbers import numbers_in
from fbdesk.ui.pages.deadlines.calendar import MonthCard, MonthView, Turner, YearView
from fbdesk.ui.pages.deadlines.month import DAY_PX, MonthGrid, weekday_names
from fbdesk.ui.scale import scaled
from fbdesk.ui.theme import Theme
from fbdesk.ui.tokens import FOCUS_AREAS, LIGHT
from tests.ui.pages.measures_page import named_button, visible_words

pytestmark = pytest.mark.usefixtures("norwegian", "theme")

NB = numbers_in("nb")
TODAY = date(2010, 6, 15)


def due(day: int, title: str = "Søknad", **values: Any) -> Occurrence:
    """Return a thing that is due in June 2010."""
    first = {"of": Deadline, "kind": "own", "title": title, "day": date(2010, 6, day)}
    return Occurrence(key=f"{title}{day}", row=title, **{**first, **values})


def a_grid(
    qtbot: QtBot, *found: Occurrence, day: date = TODAY, size: tuple[int, int] = (800, 600)
) -> MonthGrid:
    grid = MonthGrid(NB)
    qtbot.addWidget(grid)
    grid.resize(*size)
    grid.show_month(found, day, TODAY, "")
    grid.show()
    grid.grab()  # places are known once the grid is drawn
    return grid


def colours(picture: QImage, area: QRect) -> set[str]:
    ratio = picture.devicePixelRatio()
    return {
        picture.pixelColor(round(x * ratio), round(y * ratio)).name()
        for x in range(area.left(), area.right())
        for y in range(area.top(), area.bottom())
    }


def name_of(colour: str) -> str:
    return QColor(colour).name()


def test_weeks_begin_on_monday() -> None:
    assert weekday_names() == ("ma.", "ti.", "on.", "to.", "fr.", "lø.", "sø.")


@pytest.mark.parametrize(
    ("day", "weeks", "first"),
    [
        (date(2010, 6, 15), 5, date(2010, 5, 31)),
        (date(2010, 2, 15), 4, date(2010, 2, 1)),
        (date(2010, 8, 15), 6, date(2010, 7, 26)),
    ],
)
def test_a_month_has_the_weeks_that_its_days_fall_in(
    qtbot: QtBot, day: date, weeks: int, first: date
) -> None:
    grid = a_grid(qtbot, day=day)
    assert len(grid.weeks()) == weeks
    assert grid.weeks()[0][0] == first
    areas = [grid.area_of(day) for week in grid.weeks() for day in week]
    assert all(not area.isEmpty() for area in areas)
    assert max(area.bottom() for area in areas) <= grid.height()
    assert not any(
        one.adjusted(2, 2, -2, -2).intersects(other.adjusted(2, 2, -2, -2))
        for place, one in enumerate(areas)
        for other in areas[place + 1 :]
    )


def test_a_day_of_another_month_has_no_place(qtbot: QtBot) -> None:
    assert a_grid(qtbot).area_of(date(2010, 9, 1)).isEmpty()


def test_today_is_marked_and_the_days_after_it_are_not(qtbot: QtBot) -> None:
    grid = a_grid(qtbot, day=date(2010, 6, 1))
    picture = grid.grab().toImage()
    accent = name_of(LIGHT.accent)
    assert accent in colours(picture, grid.area_of(TODAY))
    assert accent not in colours(picture, grid.area_of(date(2010, 6, 16)))
    assert accent not in colours(picture, grid.area_of(date(2010, 6, 23)))


def test_what_is_due_stands_in_its_day_with_the_colour_of_its_area(qtbot: QtBot) -> None:
    grid = a_grid(qtbot, due(24, focus_area="2"))
    picture = grid.grab().toImage()
    assert name_of(FOCUS_AREAS["2"]) in colours(picture, grid.area_of(date(2010, 6, 24)))
    assert name_of(FOCUS_AREAS["2"]) not in colours(picture, grid.area_of(date(2010, 6, 25)))


def test_what_is_late_stands_on_another_ground_than_what_is_done(qtbot: QtBot) -> None:
    late = due(9, state=OVERDUE)
    done = due(10, state=DONE)
    grid = a_grid(qtbot, late, done)
    picture = grid.grab().toImage()
    soft = name_of(LIGHT.danger_soft)
    assert soft in colours(picture, grid.area_of(late.day))
    assert soft not in colours(picture, grid.area_of(done.day))


def test_what_is_known_to_the_month_alone_stands_in_no_day(qtbot: QtBot) -> None:
    grid = a_grid(qtbot, due(30, precision="month"), day=date(2010, 6, 30))
    assert grid.accessibleName().endswith("0 frister")


def test_a_full_day_tells_of_all_by_the_keyboard(qtbot: QtBot) -> None:
    many = [due(15, f"Frist {number}") for number in range(12)]
    grid = a_grid(qtbot, *many)
    heard: list[str] = []
    grid.chosen.connect(heard.append)
    for _ in many:
        QTest.keyClick(grid, Qt.Key.Key_Space)
    assert heard == [one.key for one in many]
    assert grid.accessibleDescription().count("\n") == 11


def test_enter_on_an_empty_day_chooses_nothing(qtbot: QtBot) -> None:
    grid = a_grid(qtbot, due(20))
    with qtbot.assertNotEmitted(grid.chosen):
        QTest.keyClick(grid, Qt.Key.Key_Return)


def test_a_key_that_means_nothing_here_goes_on(qtbot: QtBot) -> None:
    grid = a_grid(qtbot)
    with qtbot.assertNotEmitted(grid.day_changed):
        QTest.keyClick(grid, Qt.Key.Key_A)
    assert grid.day == TODAY


def test_a_click_above_the_days_moves_nothing(qtbot: QtBot) -> None:
    grid = a_grid(qtbot)
    with qtbot.assertNotEmitted(grid.day_changed):
        QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))


def test_what_the_mouse_is_over_is_known(qtbot: QtBot) -> None:
    long = due(24, "Søknad om midler til sykkelveier langs elva")
    grid = a_grid(qtbot, long)
    corner = grid.area_of(long.day).topLeft()
    assert grid.due_at(corner + QPoint(20, scaled(DAY_PX) + 8)) == long
    assert grid.due_at(corner + QPoint(20, 5)) is None


def test_the_grid_can_shrink_and_needs_more_at_a_larger_zoom(qtbot: QtBot, theme: Theme) -> None:
    grid = a_grid(qtbot, due(24), size=(240, 206))
    assert not grid.grab().isNull()
    least = grid.minimumSizeHint()
    assert least.width() < grid.sizeHint().width()
    theme.set_zoom(200)
    assert grid.minimumSizeHint().width() == 2 * least.width()


def test_the_turner_says_which_way(qtbot: QtBot) -> None:
    turner = Turner("Forrige", "Neste")
    qtbot.addWidget(turner)
    turner.show()
    turner.show_name("juni 2010")
    heard: list[int] = []
    turner.turned.connect(heard.append)
    for name in ("Forrige", "Neste", "I dag"):
        named_button(turner, name).click()
    assert heard == [-1, 1, 0]
    assert "Juni 2010" in visible_words(turner)


def test_a_season_stands_above_each_of_its_months(qtbot: QtBot) -> None:
    view = MonthView(NB)
    qtbot.addWidget(view)
    view.show()
    summer = Occurrence(
        key="s",
        row="s",
        of=Deadline,
        kind="own",
        title="Strategi",
        day=date(2010, 8, 31),
        precision="season",
    )
    for month, shown in ((5, False), (6, True), (7, True), (8, True), (9, False)):
        view.show_due((summer,), date(2010, month, 15), TODAY, "")
        assert view.loose.isVisibleTo(view) is shown, month


def test_a_month_of_the_year_shows_six_and_counts_all(qtbot: QtBot) -> None:
    card = MonthCard(6, NB)
    qtbot.addWidget(card)
    card.show()
    card.show_due(tuple(due(day, f"Frist {day}") for day in range(1, 10)), TODAY)
    words = visible_words(card)
    assert "6.  Frist 6" in words
    assert "Frist 7" not in words
    assert "3 til" in words
    assert "9" in words.splitlines()
    with qtbot.waitSignal(card.opened) as opened:
        named_button(card, "3 til").click()
    assert opened.args == [6]


def test_a_month_with_nothing_due_is_empty_again(qtbot: QtBot) -> None:
    card = MonthCard(6, NB)
    qtbot.addWidget(card)
    card.show()
    card.show_due((due(3), due(4, state=DONE)), TODAY)
    assert "✓ 4.  Søknad" in visible_words(card)
    card.show_due((), TODAY)
    assert visible_words(card).split() == ["Juni"]


@pytest.mark.parametrize(("width", "columns"), [(1100, 4), (800, 3), (520, 2), (300, 1)])
def test_the_months_stand_side_by_side_as_there_is_room(
    qtbot: QtBot, width: int, columns: int
) -> None:
    year = YearView(NB)
    qtbot.addWidget(year)
    year.resize(width, 700)
    year.show()
    year.show_due((due(3),), 2010, TODAY)
    QApplication.processEvents()
    assert len({card.x() for card in year.months}) == columns
