"""The line of time as a widget: its lines, its scrolling, and what lies where."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fbdesk.models.followup import Milestone
from fbdesk.models.programmes.programme import load_programme
from fbdesk.models.row import Row
from fbdesk.models.timeline import Bar, Step, bars
from fbdesk.ui.pages.timeline.chart import END, START, WHOLE, Held, TimelineChart
from fbdesk.ui.pages.timeline.scale import TimeScale
from fbdesk.ui.pages.timeline.view import HEAD_PX, NARROW_NAMES_PX, ROW_PX, Heading
from fbdesk.ui.scale import scaled
from fbdesk.ui.theme import Theme
from fbdesk.ui.tokens import LIGHT
from tests.builders import a_measure, a_plan

pytestmark = pytest.mark.usefixtures("norwegian", "theme")

PROGRAMME = load_programme("framtidens-byer")
TODAY = date(2010, 6, 15)
SCALE = TimeScale(2008, 2016, 100.0)


def describe(bar: Bar) -> str:
    return bar.measure.title


def tell_step(step: Step) -> str:
    return step.title


def a_chart(
    qtbot: QtBot, *contents: Row, scale: TimeScale = SCALE, width: int = 900
) -> TimelineChart:
    chart = TimelineChart(describe, tell_step)
    qtbot.addWidget(chart)
    chart.resize(width, 400)
    chart.show()
    shown = bars(a_plan(*contents), PROGRAMME, TODAY)
    chart.show_lines((Heading("1", "1 Transport"), *shown), scale, TODAY)
    QApplication.processEvents()
    return chart


def the_bar(chart: TimelineChart, number: str = "T-01") -> Bar:
    found = (line for line in chart.lines if isinstance(line, Bar))
    return next(bar for bar in found if bar.measure.number == number)


def two() -> tuple[Row, ...]:
    return (
        a_measure("T-01", title="Bussvei", start_year=2010, end_year=2012, position=0),
        a_measure("T-02", title="Sykkelvei", start_year=None, position=1),
    )


def test_a_bar_lies_between_its_years_in_its_own_line(qtbot: QtBot) -> None:
    chart = a_chart(qtbot, *two())
    area = chart.bar_area(the_bar(chart))
    assert area.left() == chart.names_width() + 200
    assert 499 < area.right() - chart.names_width() <= 500
    assert scaled(HEAD_PX + ROW_PX) < area.top() < scaled(HEAD_PX + 2 * ROW_PX)


def test_a_measure_without_a_start_has_a_line_and_no_bar(qtbot: QtBot) -> None:
    chart = a_chart(qtbot, *two())
    assert chart.bar_area(the_bar(chart, "T-02")).isEmpty()
    at = QPoint(chart.names_width() + 40, scaled(HEAD_PX + 2 * ROW_PX) + 5)
    assert chart.line_at(at) == the_bar(chart, "T-02")
    QTest.mousePress(chart.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chart.chosen_key == the_bar(chart, "T-02").key


def test_a_measure_that_goes_on_reaches_the_end_of_the_line(qtbot: QtBot) -> None:
    chart = a_chart(qtbot, a_measure(start_year=2010, end_year=None))
    assert chart.bar_area(the_bar(chart)).right() == chart.names_width() + SCALE.width


def test_above_and_below_the_lines_there_is_nothing(qtbot: QtBot) -> None:
    chart = a_chart(qtbot, *two())
    assert chart.line_at(QPoint(10, 5)) is None
    assert chart.line_at(QPoint(10, 390)) is None
    assert isinstance(chart.line_at(QPoint(10, scaled(HEAD_PX) + 5)), Heading)
    assert chart.tip_at(QPoint(10, scaled(HEAD_PX) + 5)) == ""


def test_a_heading_cannot_be_chosen(qtbot: QtBot) -> None:
    chart = a_chart(qtbot, *two())
    with qtbot.assertNotEmitted(chart.chosen):
        QTest.mousePress(
            chart.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, scaled(HEAD_PX) + 5)
        )


def test_a_long_line_of_time_scrolls_and_a_day_can_be_brought_into_the_middle(
    qtbot: QtBot,
) -> None:
    chart = a_chart(qtbot, *two(), scale=TimeScale(2008, 2030, 240.0))
    assert chart.horizontalScrollBar().maximum() == 23 * 240 - chart.time_width()
    chart.scroll_to_day(date(2020, 1, 1))
    middle = chart.names_width() + chart.time_width() / 2
    assert abs(chart.x_of(date(2020, 1, 1)) - middle) <= 1


def test_choosing_scrolls_no_more_than_it_must(qtbot: QtBot) -> None:
    many = [a_measure(f"T-{number:02}", position=number) for number in range(1, 41)]
    chart = a_chart(qtbot, *many)
    bar = chart.verticalScrollBar()
    assert chart.choose(many[3].key)
    assert bar.value() == 0
    assert chart.choose(many[39].key)
    assert bar.value() == bar.maximum()
    assert chart.choose(many[38].key)
    assert bar.value() == bar.maximum()
    assert chart.choose(many[0].key)
    assert bar.value() == scaled(ROW_PX)
    assert not chart.choose("borte")


def test_in_a_narrow_window_the_names_give_way(qtbot: QtBot) -> None:
    assert a_chart(qtbot, *two(), width=500).names_width() == scaled(NARROW_NAMES_PX)
    assert a_chart(qtbot, *two()).names_width() > scaled(NARROW_NAMES_PX)


def test_a_larger_zoom_makes_higher_lines(qtbot: QtBot, theme: Theme) -> None:
    many = [a_measure(f"T-{number:02}", position=number) for number in range(1, 21)]
    chart = a_chart(qtbot, *many)
    before = chart.verticalScrollBar().maximum()
    theme.set_zoom(200)
    QApplication.processEvents()
    assert chart.verticalScrollBar().maximum() > before


def test_the_line_of_today_is_drawn(qtbot: QtBot) -> None:
    chart = a_chart(qtbot, *two())
    picture = chart.viewport().grab().toImage()
    x = round(chart.x_of(TODAY))
    found = {picture.pixelColor(x + dx, 300).name() for dx in (-1, 0, 1)}
    assert QColor(LIGHT.accent).name() in found


def test_two_milestones_on_one_line_are_told_apart(qtbot: QtBot) -> None:
    measure = a_measure(start_year=2010)
    chart = a_chart(
        qtbot,
        measure,
        Milestone(measure=measure.key, title="Anbud", due=date(2011, 1, 1)),
        Milestone(measure=measure.key, title="Bygd", due=date(2012, 1, 1)),
    )
    y = round(chart.bar_area(the_bar(chart)).center().y())
    tips = [
        chart.tip_at(QPoint(round(chart.x_of(day)), y))
        for day in (date(2011, 1, 1), date(2011, 7, 1), date(2012, 1, 1))
    ]
    assert tips == ["Anbud", "Tiltak T-01", "Bygd"]


@pytest.mark.parametrize(
    ("part", "years", "then"),
    [
        (WHOLE, 2, (2012, 2014)),
        (START, -1, (2009, 2012)),
        (END, 3, (2010, 2015)),
        (END, -9, (2010, 2010)),
    ],
)
def test_a_held_bar_knows_its_new_years(
    qtbot: QtBot, part: str, years: int, then: tuple[int, int]
) -> None:
    chart = a_chart(qtbot, *two())
    new = Held(the_bar(chart), part, 0, years).new_years
    assert (new["start_year"], new["end_year"]) == then


def test_the_cursor_shows_what_can_be_taken(qtbot: QtBot) -> None:
    chart = a_chart(qtbot, *two())
    area = chart.bar_area(the_bar(chart)).toRect()
    shapes = []
    for x in (area.left() + 1, area.center().x(), area.right() - 1, area.right() + 60):
        QTest.mouseMove(chart.viewport(), QPoint(x, area.center().y()))
        QApplication.processEvents()
        shapes.append(chart.viewport().cursor().shape())
    cursor = Qt.CursorShape
    assert shapes == [
        cursor.SplitHCursor,
        cursor.SizeHorCursor,
        cursor.SplitHCursor,
        cursor.ArrowCursor,
    ]


def test_the_first_measure_is_chosen_and_a_narrower_choice_takes_another(qtbot: QtBot) -> None:
    chart = a_chart(qtbot, *two())
    first, second = the_bar(chart), the_bar(chart, "T-02")
    assert chart.chosen_key == first.key
    chart.show_lines((second,), SCALE, TODAY)
    assert chart.chosen_key == second.key
    chart.show_lines((), SCALE, TODAY)
    assert chart.chosen_key == ""
    QTest.keyClick(chart, Qt.Key.Key_Down)
    QTest.keyClick(chart, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert not chart.grab().isNull()
