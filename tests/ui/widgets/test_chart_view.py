"""A chart: drawn beside the window, its numbers on hover, as a table, and on the clipboard."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from fbdesk.errors import UsageError
from fbdesk.reports.figures.canvas import Captions, Margins, add_axes, new_figure
from fbdesk.reports.figures.drawn import Drawn, FigureTable, Point
from fbdesk.reports.figures.style import Style
from fbdesk.ui.desk import Desk
from fbdesk.ui.widgets.chart_view import ChartView
from tests.ui.conftest import ADesk
from tests.ui.scripted_questions import ScriptedQuestions


def a_line(styles: list[Style], style: Style) -> Drawn:
    """Draw 300 t in 2009 and 200 t in 2020."""
    styles.append(style)
    captions = Captions("Utslippene går ned", "tonn", "Kilde: prøve")
    figure = new_figure(style, captions)
    add_axes(figure, style, Margins(), captions).plot([2009, 2020], [300, 200])
    return Drawn(
        figure,
        captions.title,
        captions.subtitle,
        captions.source,
        alternative_text="Fra 300 t i 2009 til 200 t i 2020.",
        table=FigureTable(("År", "t"), (("2009", "300"), ("2020", "200"))),
        points=(Point(0.25, 0.25, "2009: 300 t"), Point(0.75, 0.75, "2020: 200 t")),
    )


def a_chart(desk: Desk, qtbot: QtBot) -> tuple[ChartView, list[Style]]:
    chart = ChartView(desk, "Baner")
    qtbot.addWidget(chart)
    chart.resize(480, 320)
    chart.show()
    styles: list[Style] = []
    chart.show_chart(partial(a_line, styles))
    qtbot.waitUntil(lambda: chart.picture.pixels is not None, timeout=20_000)
    return chart, styles


def test_a_chart_is_drawn_in_the_size_of_its_place(a_desk: ADesk, qtbot: QtBot) -> None:
    chart, styles = a_chart(a_desk(), qtbot)
    pixels = chart.picture.pixels
    assert pixels is not None
    assert (pixels.width(), pixels.height()) == (480, 320)
    assert not styles[-1].dark
    assert chart.accessibleName() == "Utslippene går ned"
    assert chart.accessibleDescription() == "Fra 300 t i 2009 til 200 t i 2020."


def test_dark_and_zoom_draw_it_anew(a_desk: ADesk, qtbot: QtBot) -> None:
    desk = a_desk()
    chart, styles = a_chart(desk, qtbot)
    size = styles[-1].type_pt
    desk.theme.choose("dark")
    qtbot.waitUntil(lambda: styles[-1].dark)
    desk.theme.set_zoom(200)
    qtbot.waitUntil(lambda: styles[-1].type_pt == 2 * size)
    assert chart.drawn is not None


def test_the_number_near_the_mouse_is_found(a_desk: ADesk, qtbot: QtBot) -> None:
    chart, _ = a_chart(a_desk(), qtbot)
    near = chart.picture.point_at(QPointF(0.25 * 480 + 5, 0.25 * 320 - 5))
    assert near is not None
    assert near.text == "2009: 300 t"
    assert chart.picture.point_at(QPointF(240, 160)) is None


def test_t_shows_the_numbers_as_a_table_and_back(a_desk: ADesk, qtbot: QtBot) -> None:
    chart, _ = a_chart(a_desk(), qtbot)
    qtbot.keyClick(chart, Qt.Key.Key_T)
    assert chart.currentWidget() is chart.table
    cells = [[chart.table.item(line, column) for column in range(2)] for line in range(2)]
    assert [[cell.text() if cell else "" for cell in row] for row in cells] == [
        ["2009", "300"],
        ["2020", "200"],
    ]
    chart.toggle_table()
    assert chart.currentWidget() is chart.picture


def test_picture_and_numbers_go_to_the_clipboard(a_desk: ADesk, qtbot: QtBot) -> None:
    chart, _ = a_chart(a_desk(), qtbot)
    chart.copy_numbers()
    assert QGuiApplication.clipboard().text() == "År\tt\n2009\t300\n2020\t200"
    chart.copy_picture()
    assert QGuiApplication.clipboard().image().width() == 480


def test_the_picture_is_saved_as_png_or_svg(
    a_desk: ADesk, qtbot: QtBot, questions: ScriptedQuestions, tmp_path: Path
) -> None:
    desk = a_desk()
    chart, _ = a_chart(desk, qtbot)
    questions.files = [tmp_path / "a.png", tmp_path / "a.svg", None]
    for _ in range(3):
        chart.ask_save()
    told = {message.text for message in desk.messages.waiting}
    assert told == {"The picture is saved as a.png.", "The picture is saved as a.svg."}
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    assert b"<svg" in (tmp_path / "a.svg").read_bytes()


def test_a_place_that_cannot_be_written_is_told(
    a_desk: ADesk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = a_desk()
    chart, _ = a_chart(desk, qtbot)
    chart.save(tmp_path / "missing" / "a.png")
    assert "cannot be written" in desk.messages.waiting[0].text


def test_what_cannot_be_drawn_is_told_and_the_old_picture_stays(
    a_desk: ADesk, qtbot: QtBot
) -> None:
    desk = a_desk()
    chart, _ = a_chart(desk, qtbot)

    def fail(_style: Style) -> Drawn:
        raise UsageError("There is no inventory.")

    chart.show_chart(fail)
    qtbot.waitUntil(lambda: bool(desk.messages.waiting))
    assert desk.messages.waiting[0].text == "There is no inventory."
    assert chart.picture.pixels is not None


def test_the_button_in_the_corner_opens_what_can_be_done_with_a_chart(
    a_desk: ADesk, qtbot: QtBot
) -> None:
    chart, _ = a_chart(a_desk(), qtbot)
    assert chart.more.geometry().topRight() == chart.rect().topRight()
    assert chart.more.toolTip() == "Copy, save, or show as a table (T)"
    chart.more.click()
    menu = next(found for found in chart.findChildren(QMenu) if found.isVisible())
    next(action for action in menu.actions() if action.text() == "Show as a table\tT").trigger()
    assert chart.currentWidget() is chart.table
    assert chart.more.isVisible()
    menu.close()
