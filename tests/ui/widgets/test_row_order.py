"""Rows are dragged, or moved with the keyboard, while the plan's own order is shown."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.locking import LOCKED
from fbdesk.ui.theme import Theme
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.row_dragging import Place, place_beside
from fbdesk.ui.widgets.row_order import RowOrder
from tests.ui.dragging import drag, move_to, release
from tests.ui.widgets.test_data_table import LINES, Line


class Moves:
    """What was asked for: the keys that move, beside which key, and on which side."""

    def __init__(self, qtbot: QtBot, lines: Sequence[Line] = LINES, fixed: str = "") -> None:
        self.table: DataTable[Line] = DataTable(
            "Tiltak", (Column(code="title", title="Tiltak", value=lambda r: r.title),)
        )
        qtbot.addWidget(self.table)
        self.table.resize(300, 260)
        self.table.show_rows(lines)
        self.table.show()
        self.order = RowOrder(self.table, movable=lambda key: key not in fixed)
        self.made: list[tuple[tuple[str, ...], str, bool]] = []
        self.order.moved.connect(self.note)

    def note(self, keys: tuple[str, ...], place: Place) -> None:
        self.made.append((keys, place.key, place.below))

    def at(self, line: int, part: float = 0.5) -> QPoint:
        """Return a point in a row, by default its middle."""
        span = self.order.span(line)
        return QPoint(20, span.top() + round(part * span.height()))

    def drag(self, start: QPoint, end: QPoint, *, let_go: bool = True) -> None:
        drag(self.table.viewport(), start, end, let_go=let_go)


# with the mouse


@pytest.mark.parametrize(
    ("start", "end", "part", "wanted"),
    [
        (0, 1, 0.9, (("a",), "b", True)),
        (0, 2, 0.1, (("a",), "b", True)),
        (0, 2, 0.9, (("a",), "c", True)),
        (2, 0, 0.1, (("c",), "a", False)),
        (2, 0, 0.9, (("c",), "b", False)),
        (1, 9, 0.5, (("b",), "c", True)),
    ],
)
def test_a_row_that_is_dragged_goes_where_the_line_stands(
    qtbot: QtBot, theme: Theme, start: int, end: int, part: float, wanted: object
) -> None:
    del theme
    moves = Moves(qtbot)
    target = moves.at(end, part) if end < len(LINES) else QPoint(20, 240)
    moves.drag(moves.at(start), target)
    assert moves.made == [wanted]


@pytest.mark.parametrize(("start", "end", "part"), [(0, 0, 0.9), (0, 1, 0.1), (1, 0, 0.9)])
def test_a_row_put_back_where_it_stood_asks_for_nothing(
    qtbot: QtBot, theme: Theme, start: int, end: int, part: float
) -> None:
    del theme
    moves = Moves(qtbot)
    moves.drag(moves.at(start), moves.at(end, part))
    assert moves.made == []


def test_selected_rows_are_dragged_together_and_stay_selected(qtbot: QtBot, theme: Theme) -> None:
    del theme
    moves = Moves(qtbot)
    moves.table.selectAll()
    moves.table.selectionModel().select(
        moves.table.rows.index(1, 0), moves.table.selectionModel().SelectionFlag.Deselect
    )
    assert moves.table.selected_keys == ("a", "c")
    moves.drag(moves.at(2), moves.at(1, 0.9), let_go=False)
    assert moves.table.selected_keys == ("a", "c")
    release(moves.table.viewport(), moves.at(1, 0.9))
    assert moves.made == [(("a", "c"), "b", True)]


def test_the_line_stands_between_the_rows_while_one_is_dragged(qtbot: QtBot, theme: Theme) -> None:
    del theme
    moves = Moves(qtbot)
    line = moves.order.dragging.line
    moves.drag(moves.at(2), moves.at(1, 0.2), let_go=False)
    assert line.isVisibleTo(moves.table)
    assert line.geometry().center().y() == pytest.approx(moves.order.span(1).top(), abs=2)
    held = moves.table.viewport().cursor()
    assert held.shape() == Qt.CursorShape.ClosedHandCursor
    release(moves.table.viewport(), moves.at(1, 0.2))
    assert line.isHidden()
    assert moves.table.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor


def test_escape_gives_the_drag_up(qtbot: QtBot, theme: Theme) -> None:
    del theme
    moves = Moves(qtbot)
    moves.drag(moves.at(2), moves.at(0, 0.2), let_go=False)
    QTest.keyClick(moves.table.viewport(), Qt.Key.Key_Escape)
    assert not moves.order.dragging.dragging
    release(moves.table.viewport(), moves.at(0))
    assert moves.made == []


def test_a_click_chooses_a_row_and_a_click_with_ctrl_one_more(qtbot: QtBot, theme: Theme) -> None:
    del theme
    moves = Moves(qtbot)
    viewport, left = moves.table.viewport(), Qt.MouseButton.LeftButton
    QTest.mouseClick(viewport, left, pos=moves.at(1))
    assert list(moves.table.selected_keys) == ["b"]
    QTest.mouseClick(viewport, left, Qt.KeyboardModifier.ControlModifier, moves.at(2))
    assert moves.table.selected_keys == ("b", "c")
    assert moves.made == []


def test_the_table_scrolls_while_a_row_is_held_at_its_edge(qtbot: QtBot, theme: Theme) -> None:
    del theme
    moves = Moves(qtbot, [Line(str(n), f"Rad {n}") for n in range(60)])
    bottom = QPoint(20, moves.table.viewport().height() - 3)
    moves.drag(moves.at(0), bottom, let_go=False)
    before = moves.table.verticalScrollBar().value()
    for _ in range(5):
        move_to(moves.table.viewport(), bottom)
    scrolled = moves.table.verticalScrollBar().value()
    assert scrolled > before
    for _ in range(9):
        move_to(moves.table.viewport(), QPoint(20, 2))
    assert moves.table.verticalScrollBar().value() < scrolled


@pytest.mark.parametrize("why", ["sorted", "locked", "fixed"])
def test_rows_without_a_place_of_their_own_now_are_not_dragged(
    qtbot: QtBot, theme: Theme, why: str
) -> None:
    del theme
    moves = Moves(qtbot, fixed="c" if why == "fixed" else "")
    if why == "sorted":
        moves.table.rows.sort(0)
    if why == "locked":
        moves.table.rows.setProperty(LOCKED, True)
    moves.drag(moves.at(2), moves.at(0, 0.1))
    assert moves.made == []


def test_no_row_is_put_among_those_without_a_place(qtbot: QtBot, theme: Theme) -> None:
    del theme
    moves = Moves(qtbot, fixed="a")
    moves.drag(moves.at(2), moves.at(0, 0.1))
    assert moves.made == []
    moves.drag(moves.at(2), moves.at(1, 0.1))
    assert moves.made == [(("c",), "b", False)]


# with the keyboard and the menu


def test_alt_and_the_arrows_move_the_chosen_row(qtbot: QtBot, theme: Theme) -> None:
    del theme
    moves = Moves(qtbot)
    moves.table.choose("b")
    alt = Qt.KeyboardModifier.AltModifier
    QTest.keyClick(moves.table, Qt.Key.Key_Up, alt)
    QTest.keyClick(moves.table, Qt.Key.Key_Down, alt)
    assert moves.made == [(("b",), "a", False), (("b",), "c", True)]
    moves.table.choose("a")
    QTest.keyClick(moves.table, Qt.Key.Key_Up, alt)
    assert len(moves.made) == 2
    QTest.keyClick(moves.table, Qt.Key.Key_Down)
    assert moves.table.chosen_key == "b"


def test_the_menu_of_the_rows_moves_them_where_there_is_room(qtbot: QtBot, theme: Theme) -> None:
    del theme
    moves = Moves(qtbot)
    moves.table.choose("a")
    menu = QMenu(moves.table)
    moves.order.extend(menu)
    up, down = menu.actions()
    assert (up.isEnabled(), down.isEnabled()) == (False, True)
    down.trigger()
    assert moves.made == [(("a",), "b", True)]


# the place


@pytest.mark.parametrize(
    ("keys", "gap", "place"),
    [
        ("a", 2, Place("b", below=True)),
        ("a", 4, Place("d", below=True)),
        ("d", 0, Place("a", below=False)),
        ("d", 2, Place("c", below=False)),
        ("ac", 4, Place("d", below=True)),
        ("ac", 1, Place("b", below=False)),
        ("a", 1, None),
        ("b", 1, None),
        ("abcd", 2, None),
    ],
)
def test_rows_stand_beside_the_last_one_that_they_pass(
    keys: str, gap: int, place: Place | None
) -> None:
    assert place_beside("abcd", list(keys), gap) == place
