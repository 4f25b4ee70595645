"""The page of progress: measures on a line of time that a user reads, scrolls and moves."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fbdesk.models.followup import Milestone
from fbdesk.models.measures import Measure
from fbdesk.models.row import Row
from fbdesk.models.timeline import Bar
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.timeline.page import TimelinePage
from fbdesk.ui.pages.timeline.view import ROW_PX, Heading
from fbdesk.ui.scale import scaled
from fbdesk.ui.theme import Theme
from tests.builders import a_measure
from tests.ui.pages.measures_page import measure, undo_text, visible_words
from tests.ui.scripted_questions import ScriptedQuestions

pytestmark = pytest.mark.usefixtures("norwegian")

ADesk = Callable[..., Desk]
TODAY = date(2010, 6, 15)
LEFT = Qt.MouseButton.LeftButton


def two_areas() -> tuple[Row, ...]:
    bus = a_measure(
        "T-01", title="Bussvei", end_year=2013, phase_in_years=2, status="started", position=0
    )
    heat = a_measure("T-02", title="Fjernvarme", focus_area="2", end_year=None, position=1)
    norm = a_measure("T-03", title="Parkeringsnorm", start_year=None, position=2)
    return (
        bus,
        heat,
        norm,
        Milestone(measure=bus.key, title="Byggestart", due=date(2010, 5, 1)),
        Milestone(measure=heat.key, title="Konsesjon", due=date(2011, 5, 1)),
    )


def open_page(qtbot: QtBot, desk: Desk) -> TimelinePage:
    page = TimelinePage(desk, lambda: TODAY)
    qtbot.addWidget(page)
    desk.editor.changed.connect(page.note_change)
    page.resize(1200, 800)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    QApplication.processEvents()
    page.chart.setFocus()
    return page


def shown(page: TimelinePage) -> list[str]:
    return [
        line.name if isinstance(line, Heading) else line.measure.number for line in page.chart.lines
    ]


def bar(page: TimelinePage, number: str) -> Bar:
    found = (line for line in page.chart.lines if isinstance(line, Bar))
    return next(line for line in found if line.measure.number == number)


def drag(page: TimelinePage, number: str, grip: str, years: int, *, let_go: bool = True) -> None:
    """Take a bar by its start, its end or in between, and move it by so many years."""
    area = page.chart.bar_area(bar(page, number)).toRect()
    grips = {"start": area.left() + 2, "end": area.right() - 2, "whole": area.center().x()}
    at = QPoint(grips[grip], area.center().y())
    to = at + QPoint(round(years * page.chart.scale.year_px), 0)
    view = page.chart.viewport()
    QTest.mousePress(view, LEFT, pos=at)
    QTest.mouseMove(view, to)
    if let_go:
        QTest.mouseRelease(view, LEFT, pos=to)


def years(desk: Desk, number: str) -> tuple[int | None, int | None]:
    held = measure(desk, number)
    return held.start_year, held.end_year


def test_measures_stand_under_their_focus_areas(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*two_areas()))
    assert shown(page) == [
        "1 Arealbruk og transport",
        "T-01",
        "T-03",
        "2 Stasjonær energibruk i bygg",
        "T-02",
    ]
    assert "3 tiltak, 1 milepæl har forfalt, 1 kommer." in visible_words(page)


def test_the_fills_and_marks_are_explained(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*two_areas()))
    words = visible_words(page.legend)
    for part in ("Idé, Utredes", "Vedtatt", "Påbegynt", "Gjennomført", "milepæl forfalt"):
        assert part in words


def test_search_and_areas_narrow_what_is_shown(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*two_areas()))
    page.areas.choose("2")
    assert shown(page) == ["2 Stasjonær energibruk i bygg", "T-02"]
    page.areas.choose("all")
    page.start_search()
    QTest.keyClicks(page.search, "norm")
    assert shown(page)[1:] == ["T-03"]
    QTest.keyClicks(page.search, "xyz")
    assert shown(page) == []
    assert "Ingen tiltak" in visible_words(page)


def test_arrows_choose_and_enter_opens_the_measure(qtbot: QtBot, a_desk: ADesk) -> None:
    pages: list[tuple[str, str]] = []
    desk = a_desk(*two_areas(), went_to=pages)
    page = open_page(qtbot, desk)
    assert page.chart.chosen_key == measure(desk, "T-01").key
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(page.chart, key)
    QTest.keyClick(page.chart, Qt.Key.Key_Return)
    assert pages == [("measures", measure(desk, "T-03").key)]


def test_a_double_click_opens_the_measure(qtbot: QtBot, a_desk: ADesk) -> None:
    pages: list[tuple[str, str]] = []
    desk = a_desk(*two_areas(), went_to=pages)
    page = open_page(qtbot, desk)
    at = page.chart.bar_area(bar(page, "T-02")).center().toPoint()
    QTest.mouseDClick(page.chart.viewport(), LEFT, pos=at)
    assert pages == [("measures", measure(desk, "T-02").key)]
    assert years(desk, "T-02") == (2010, None)


@pytest.mark.parametrize(
    ("grip", "moved_by", "then"),
    [
        ("whole", 2, (2012, 2015)),
        ("start", 1, (2011, 2013)),
        ("end", -1, (2010, 2012)),
        ("start", 9, (2013, 2013)),
    ],
)
def test_a_bar_is_moved_by_whole_years_as_one_step(
    qtbot: QtBot, a_desk: ADesk, grip: str, moved_by: int, then: tuple[int, int]
) -> None:
    desk = a_desk(*two_areas())
    page = open_page(qtbot, desk)
    page.zoom.choose("years")
    page.chart.horizontalScrollBar().setValue(0)
    drag(page, "T-01", grip, moved_by)
    assert years(desk, "T-01") == then
    assert undo_text(desk) == "flytt T-01 i tid"
    desk.editor.undo()
    assert years(desk, "T-01") == (2010, 2013)


def test_while_it_is_held_a_bar_shows_where_it_would_be_and_escape_lets_it_stay(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk(*two_areas())
    page = open_page(qtbot, desk)
    drag(page, "T-01", "whole", 2, let_go=False)
    assert page.chart.shown_span(bar(page, "T-01")) == (date(2012, 1, 1), date(2015, 12, 31))
    QTest.keyClick(page.chart, Qt.Key.Key_Escape)
    QTest.mouseRelease(page.chart.viewport(), LEFT)
    assert years(desk, "T-01") == (2010, 2013)


def test_a_click_that_moves_nothing_makes_no_step(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*two_areas())
    page = open_page(qtbot, desk)
    drag(page, "T-01", "whole", 0)
    assert undo_text(desk) == ""


def test_with_alt_the_arrows_move_a_measure_and_with_shift_its_end(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk(*two_areas())
    page = open_page(qtbot, desk)
    alt, shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(page.chart, Qt.Key.Key_Right, alt)
    assert years(desk, "T-01") == (2011, 2014)
    QTest.keyClick(page.chart, Qt.Key.Key_Left, alt | shift)
    assert years(desk, "T-01") == (2011, 2013)


def test_a_plan_that_can_only_be_read_is_not_moved(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*two_areas())
    page = open_page(qtbot, desk)
    page.chart.can_edit = False
    drag(page, "T-01", "whole", 2)
    QTest.keyClick(page.chart, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert years(desk, "T-01") == (2010, 2013)


def test_the_mouse_is_told_the_measure_or_the_milestone_below_it(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    page = open_page(qtbot, a_desk(*two_areas()))
    chart = page.chart
    line = bar(page, "T-01")
    middle = chart.bar_area(line).center().toPoint()
    step = QPoint(round(chart.x_of(date(2010, 5, 1))), middle.y())
    assert chart.tip_at(step).replace("\u00a0", " ") == "1. mai 2010: Byggestart · forfalt"
    name = chart.tip_at(QPoint(20, middle.y())).replace("\u00a0", " ")
    assert name.splitlines()[0] == ("T-01  Bussvei · Påbegynt · 2010–2013 · full virkning fra 2011")
    assert chart.tip_at(QPoint(20, 5)) == ""
    assert "Bussvei" in chart.accessibleDescription()


def test_the_zooms_make_a_year_wider_and_show_today(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*two_areas()))
    whole = page.chart.scale.year_px
    page.zoom.choose("years")
    by_year = page.chart.scale.year_px
    page.zoom.choose("quarters")
    assert whole < by_year * 2
    assert page.chart.scale.year_px == scaled(240)
    today = page.chart.x_of(TODAY)
    assert page.chart.names_width() < today < page.chart.viewport().width()


def test_only_what_is_seen_of_six_hundred_measures_is_painted(qtbot: QtBot, a_desk: ADesk) -> None:
    many = [a_measure(f"T-{n:03}", position=n) for n in range(600)]
    page = open_page(qtbot, a_desk(*many))
    page.chart.grab()
    assert 0 < page.chart.painted_lines <= page.chart.viewport().height() // scaled(ROW_PX) + 2
    last = many[-1].key
    page.reveal(last)
    page.chart.grab()
    assert page.chart.chosen_key == last
    area = page.chart.bar_area(bar(page, "T-599"))
    assert 0 < area.top() < page.chart.viewport().height()


def test_a_measure_from_elsewhere_is_shown_even_where_the_chips_leave_it_out(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk(*two_areas())
    page = open_page(qtbot, desk)
    page.areas.choose("1")
    page.reveal(measure(desk, "T-02").key)
    assert page.chart.chosen_key == measure(desk, "T-02").key


def test_what_is_shown_is_saved_as_a_picture_for_print(
    qtbot: QtBot, a_desk: ADesk, questions: ScriptedQuestions, tmp_path: Path
) -> None:
    desk = a_desk(*two_areas())
    page = open_page(qtbot, desk)
    for name, start in (("a.png", b"\x89PNG"), ("b.svg", b"<?xml")):
        path = tmp_path / name
        questions.files = [path]
        page.ask_save()
        qtbot.waitUntil(lambda: bool(desk.messages.waiting), timeout=20_000)
        assert path.read_bytes().startswith(start)
        assert name in desk.messages.waiting[0].text
        desk.messages.clear()


def test_a_picture_that_cannot_be_written_is_told(
    qtbot: QtBot, a_desk: ADesk, questions: ScriptedQuestions, tmp_path: Path
) -> None:
    desk = a_desk(*two_areas())
    page = open_page(qtbot, desk)
    questions.files = [tmp_path / "ikke" / "der.png"]
    page.ask_save()
    qtbot.waitUntil(lambda: bool(desk.messages.waiting), timeout=20_000)
    assert desk.messages.waiting[0].tone == "warning"


def test_without_measures_the_page_leads_to_them(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk()
    page = open_page(qtbot, desk)
    assert "Her står tiltakene og milepælene på en tidslinje" in visible_words(page)
    assert desk.plan.rows_of(Measure) == ()


@pytest.mark.parametrize(("look", "zoom"), [("dark", 100), ("light", 200)])
def test_the_line_of_time_is_drawn_in_every_look(
    qtbot: QtBot, a_desk: ADesk, theme: Theme, look: str, zoom: int
) -> None:
    page = open_page(qtbot, a_desk(*two_areas()))
    theme.choose(look)
    theme.set_zoom(zoom)
    for code in page.zoom.codes:
        page.zoom.choose(code)
        assert not page.grab().isNull()
    theme.choose("light")
