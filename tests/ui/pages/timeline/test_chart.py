"""The line of time in the user's hands: choosing, the held bar, and what is never moved."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fbdesk.models.programmes.programme import load_programme
from fbdesk.models.timeline import Bar, Step, bars
from fbdesk.ui.pages.timeline.chart import END, START, WHOLE, Held, TimelineChart
from fbdesk.ui.pages.timeline.scale import TimeScale
from fbdesk.ui.pages.timeline.view import Heading
from tests.builders import a_measure, a_plan

pytestmark = pytest.mark.usefixtures("norwegian", "theme")

PROGRAMME = load_programme("framtidens-byer")
TODAY = date(2010, 6, 15)
YEAR_PX = 100
BUS = a_measure("T-01", title="Bussvei", start_year=2010, end_year=2012, position=0)
CYCLE = a_measure("T-02", title="Sykkelvei", start_year=2011, end_year=None, position=1)
IDEA = a_measure("T-03", title="Idé", start_year=None, position=2)
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


class Charted:
    """A visible line of time that keeps what it told."""

    def __init__(self, qtbot: QtBot, shown: tuple[Bar, ...]) -> None:
        self.chart = TimelineChart(self._describe, self._tell_step)
        qtbot.addWidget(self.chart)
        self.chart.resize(1200, 300)
        self.chart.show()
        self.bars = shown
        self.show(*self.bars)
        self.wanted: list[tuple[str, object]] = []
        self.opened: list[str] = []
        self.chosen: list[str] = []
        self.chart.years_wanted.connect(lambda key, years: self.wanted.append((key, years)))
        self.chart.opened.connect(self.opened.append)
        self.chart.chosen.connect(self.chosen.append)

    def show(self, *shown: Bar) -> None:
        scale = TimeScale(2008, 2016, float(YEAR_PX))
        self.chart.show_lines((Heading("1", "1 Transport"), *shown), scale, TODAY)
        QApplication.processEvents()

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier | None = None) -> None:
        QTest.keyClick(self.chart, key, keys or Qt.KeyboardModifier.NoModifier)

    def at(self, bar: Bar, part: float) -> QPoint:
        """Return a place in a bar: 0 is its left end, 1 its right end."""
        area = self.chart.bar_area(bar)
        return QPoint(round(area.left() + part * area.width()), round(area.center().y()))

    @staticmethod
    def _describe(bar: Bar) -> str:
        return f"{bar.measure.number} {bar.measure.title}"

    @staticmethod
    def _tell_step(step: Step) -> str:
        return step.title


@pytest.fixture(scope="module")
def three_bars() -> tuple[Bar, ...]:
    return bars(a_plan(BUS, CYCLE, IDEA), PROGRAMME, TODAY)


@pytest.fixture
def charted(qtbot: QtBot, three_bars: tuple[Bar, ...]) -> Charted:
    """Give a chart with a measure for three years, one that goes on and one without a start."""
    return Charted(qtbot, three_bars)


def test_the_first_measure_is_chosen_and_read_aloud(charted: Charted) -> None:
    assert charted.chart.chosen_key == BUS.key
    assert charted.chart.accessibleDescription() == "T-01 Bussvei"


def test_arrows_stop_at_the_first_and_the_last_measure(charted: Charted) -> None:
    charted.press(Qt.Key.Key_Up)
    assert charted.chart.chosen_key == BUS.key
    for _ in range(5):
        charted.press(Qt.Key.Key_Down)
    assert charted.chart.chosen_key == IDEA.key
    assert charted.chart.accessibleDescription() == "T-03 Idé"


def test_an_unknown_measure_is_not_chosen(charted: Charted) -> None:
    assert not charted.chart.choose("borte")
    assert charted.chart.chosen_key == BUS.key
    assert charted.chosen == []


def test_without_measures_no_key_does_anything(charted: Charted) -> None:
    charted.show()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        charted.press(key)
    charted.press(Qt.Key.Key_Right, ALT)
    assert charted.chart.chosen_key == ""
    assert (charted.wanted, charted.opened) == ([], [])
    assert charted.chart.accessibleDescription() == ""


def test_alt_and_an_arrow_want_both_years_one_on(charted: Charted) -> None:
    charted.press(Qt.Key.Key_Right, ALT)
    assert charted.wanted == [(BUS.key, {"start_year": 2011, "end_year": 2013})]


def test_with_shift_too_only_the_end_moves(charted: Charted) -> None:
    charted.press(Qt.Key.Key_Left, ALT | SHIFT)
    assert charted.wanted == [(BUS.key, {"start_year": 2010, "end_year": 2011})]


def test_the_end_of_a_measure_that_goes_on_cannot_be_moved(charted: Charted) -> None:
    charted.chart.choose(CYCLE.key)
    charted.press(Qt.Key.Key_Right, ALT | SHIFT)
    assert charted.wanted == []


def test_a_measure_without_years_cannot_be_moved(charted: Charted) -> None:
    charted.chart.choose(IDEA.key)
    charted.press(Qt.Key.Key_Right, ALT)
    assert charted.wanted == []


def test_an_arrow_alone_moves_no_measure(charted: Charted) -> None:
    charted.press(Qt.Key.Key_Right)
    assert charted.wanted == []


@pytest.mark.parametrize(
    ("part", "years", "wanted"),
    [
        (WHOLE, 2, {"start_year": 2012, "end_year": 2014}),
        (START, 1, {"start_year": 2011, "end_year": 2012}),
        (START, 9, {"start_year": 2012, "end_year": 2012}),  # never past the end
        (END, -1, {"start_year": 2010, "end_year": 2011}),
        (END, -9, {"start_year": 2010, "end_year": 2010}),  # never before the start
    ],
)
def test_a_held_bar_knows_the_years_that_it_would_get(
    charted: Charted, part: str, years: int, wanted: dict[str, int]
) -> None:
    assert Held(charted.bars[0], part, 0, years).new_years == wanted


@pytest.mark.parametrize(
    ("place", "by", "wanted"),
    [
        (0.5, 120, {"start_year": 2011, "end_year": 2013}),  # 1.2 years is a year
        (0.5, -160, {"start_year": 2008, "end_year": 2010}),  # 1.6 years are two
        (0.0, -100, {"start_year": 2009, "end_year": 2012}),
        (1.0, 100, {"start_year": 2010, "end_year": 2013}),
    ],
)
def test_a_bar_is_dragged_by_whole_years_as_a_whole_or_by_an_end(
    charted: Charted, place: float, by: int, wanted: dict[str, int]
) -> None:
    at = charted.at(charted.bars[0], place)
    viewport = charted.chart.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(viewport, at + QPoint(by, 0))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=at + QPoint(by, 0))
    assert charted.wanted == [(BUS.key, wanted)]


def test_less_than_half_a_year_moves_nothing(charted: Charted) -> None:
    at = charted.at(charted.bars[0], 0.5)
    viewport = charted.chart.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(viewport, at + QPoint(40, 0))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=at + QPoint(40, 0))
    assert charted.wanted == []


def test_while_a_bar_is_held_only_it_shows_its_new_years(charted: Charted) -> None:
    bus, cycle, _ = charted.bars
    at = charted.at(bus, 0.5)
    viewport = charted.chart.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(viewport, at + QPoint(YEAR_PX, 0))
    assert charted.chart.shown_span(bus) == (date(2011, 1, 1), date(2013, 12, 31))
    assert charted.chart.shown_span(cycle) == (date(2011, 1, 1), None)
    charted.press(Qt.Key.Key_Escape)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=at + QPoint(YEAR_PX, 0))
    assert charted.chart.shown_span(bus) == (date(2010, 1, 1), date(2012, 12, 31))
    assert charted.wanted == []


def test_the_other_mouse_button_chooses_and_takes_nothing(charted: Charted) -> None:
    cycle = charted.bars[1]
    at = charted.at(cycle, 0.3)
    viewport = charted.chart.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.RightButton, pos=at)
    QTest.mouseMove(viewport, at + QPoint(YEAR_PX, 0))
    QTest.mouseRelease(viewport, Qt.MouseButton.RightButton, pos=at)
    assert charted.chart.chosen_key == cycle.key
    assert charted.wanted == []


def test_a_chart_that_can_only_be_read_moves_nothing(charted: Charted) -> None:
    charted.chart.can_edit = False
    charted.press(Qt.Key.Key_Right, ALT)
    at = charted.at(charted.bars[0], 0.5)
    viewport = charted.chart.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(viewport, at + QPoint(YEAR_PX, 0))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=at)
    assert charted.wanted == []


def test_the_chosen_measure_stays_chosen_when_the_lines_are_shown_anew(charted: Charted) -> None:
    charted.chart.choose(CYCLE.key)
    charted.show(*reversed(charted.bars))
    assert charted.chart.chosen_key == CYCLE.key
    charted.show(*charted.bars[2:])
    assert charted.chart.chosen_key == IDEA.key


def test_a_refresh_lets_go_of_a_bar_that_is_held(charted: Charted) -> None:
    """What the user holds is of a plan that was changed meanwhile: it is not moved blindly."""
    at = charted.at(charted.bars[0], 0.5)
    viewport = charted.chart.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(viewport, at + QPoint(YEAR_PX, 0))
    charted.show(*charted.bars)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=at + QPoint(YEAR_PX, 0))
    assert charted.wanted == []


def test_enter_opens_the_chosen_measure(charted: Charted) -> None:
    charted.chart.choose(CYCLE.key)
    charted.press(Qt.Key.Key_Return)
    assert charted.opened == [CYCLE.key]
