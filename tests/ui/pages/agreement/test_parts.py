"""The small parts of the agreement's workbench: the bar of marks, tiles, lines and link lists."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from fbdesk.ui.pages.agreement.lines import _at_the_edge, _line
from fbdesk.ui.pages.agreement.linking import LinkBar
from fbdesk.ui.pages.agreement.tiles import CommitmentTile, TileColumn, TileView
from fbdesk.ui.theme import Theme
from tests.e2e.looking import lay_out

NUMBERS = {"a": "F-01", "b": "F-02", "c": "F-03"}


def a_view(key: str = "a", **values: object) -> TileView:
    defaults: dict[str, object] = {
        "key": key,
        "number": NUMBERS[key],
        "party": "Skien kommune",
        "text": "Færre plasser",
        "area": "1 Areal og transport",
        "status": "Avtalt",
        "deadline": "innen 31.12.2010",
        "needs": (),
        "meets": (),
        "alone": False,
    }
    return TileView(**{**defaults, **values})  # type: ignore[arg-type] # by the names above


def shown(widget: object) -> list[str]:
    assert isinstance(widget, CommitmentTile | TileColumn | LinkBar)
    return [held.text() for held in widget.findChildren(QLabel) if not held.isHidden()]


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> Iterator[LinkBar]:
    del theme
    made = LinkBar(lambda key: NUMBERS.get(key, ""))
    qtbot.addWidget(made)
    made.show()
    yield made
    made.hide()


def words(bar: LinkBar) -> str:
    return bar._words.text()


def test_the_bar_says_what_to_do_first(bar: LinkBar) -> None:
    assert words(bar).startswith("Drag from one commitment")
    assert not bar.link.isVisible()
    assert not bar.leave.isVisible()


def test_one_mark_asks_for_the_other(bar: LinkBar) -> None:
    told: list[bool] = []
    bar.marks_changed.connect(lambda: told.append(True))
    bar.mark("a")
    assert words(bar) == "F-01 is marked. Mark what it depends on."
    assert bar.leave.isVisible()
    assert not bar.swap.isVisible()
    assert bar.mark_words("a") == "Depends"
    assert bar.mark_words("b") == ""
    assert told == [True]


def test_two_marks_are_a_sentence_that_can_be_turned(bar: LinkBar) -> None:
    bar.mark("a")
    bar.mark("b")
    assert words(bar) == "F-01 holds if F-02 is kept."
    bar.swap.click()
    assert words(bar) == "F-02 holds if F-01 is kept."
    assert (bar.mark_words("b"), bar.mark_words("a")) == ("Depends", "Is depended on")


def test_the_first_of_two_can_be_let_go(bar: LinkBar) -> None:
    bar.mark("a")
    bar.mark("b")
    bar.mark("a")
    assert bar.marked == ("b",)
    assert words(bar).startswith("F-02 is marked")


def test_tying_tells_both_and_clears(bar: LinkBar) -> None:
    wanted: list[tuple[str, str]] = []
    bar.link_wanted.connect(lambda first, second: wanted.append((first, second)))
    bar.mark("a")
    bar.mark("c")
    bar.link.click()
    assert wanted == [("a", "c")]
    assert bar.marked == ()


def test_a_number_that_changes_is_read_anew_and_what_is_gone_is_let_go(bar: LinkBar) -> None:
    held = {"a": "F-09", "b": "F-02"}
    bar._number_of = lambda key: held.get(key, "")
    bar.mark("a")
    bar.mark("b")
    held["a"] = "F-10"
    bar.keep_known()
    assert words(bar) == "F-10 holds if F-02 is kept."
    del held["b"]
    bar.keep_known()
    assert bar.marked == ("a",)


def test_a_tile_tells_number_party_text_and_state(qtbot: QtBot, theme: Theme) -> None:
    del theme
    tile = CommitmentTile(a_view(needs=("F-02", "F-03"), alone=True))
    qtbot.addWidget(tile)
    texts = shown(tile)
    assert "F-01  ·  Skien kommune" in texts
    assert "Færre plasser" in texts
    assert "Not met by the other side" in texts
    assert "Holds if F-02, F-03" in texts
    assert tile.accessibleName() == "F-01 Skien kommune: Færre plasser"
    assert tile.accessibleDescription() == "Holds if F-02, F-03"


def test_a_mark_is_shown_in_words_and_goes_away(qtbot: QtBot, theme: Theme) -> None:
    del theme
    tile = CommitmentTile(a_view())
    qtbot.addWidget(tile)
    tile.show_mark("Depends")
    assert "Depends" in shown(tile)
    tile.show_mark("")
    assert "Depends" not in shown(tile)


def test_keys_mark_and_choose(qtbot: QtBot, theme: Theme) -> None:
    del theme
    tile = CommitmentTile(a_view())
    qtbot.addWidget(tile)
    tile.show()
    marked: list[str] = []
    picked: list[str] = []
    left: list[bool] = []
    tile.mark_wanted.connect(marked.append)
    tile.picked.connect(picked.append)
    tile.drag_left.connect(lambda: left.append(True))
    QTest.keyClick(tile, Qt.Key.Key_Space)
    assert marked == ["a"]
    QTest.keyClick(tile, Qt.Key.Key_Escape)  # nothing is dragged
    assert left == []
    QTest.mouseClick(
        tile, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, QPoint(5, 5)
    )
    assert marked == ["a", "a"]
    assert picked == []
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert picked == ["a"]


def test_a_small_tremble_is_no_drag(qtbot: QtBot, theme: Theme) -> None:
    del theme
    tile = CommitmentTile(a_view())
    qtbot.addWidget(tile)
    tile.resize(200, 100)
    tile.show()
    dragged: list[str] = []
    dropped: list[str] = []
    tile.dragged.connect(lambda key, _at: dragged.append(key))
    tile.dropped.connect(lambda key, _at: dropped.append(key))
    QTest.mouseMove(tile, QPoint(20, 20))  # no button is down
    QTest.mousePress(tile, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    QTest.mouseMove(tile, QPoint(21, 21))
    QTest.mouseRelease(tile, Qt.MouseButton.LeftButton, pos=QPoint(21, 21))
    assert dragged == dropped == []
    far = QPoint(20, 20 + 2 * QApplication.startDragDistance())
    QTest.mousePress(tile, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    QTest.mouseMove(tile, far)
    QTest.mouseRelease(tile, Qt.MouseButton.LeftButton, pos=far)
    assert dropped == ["a"]


def test_tiles_are_made_anew_only_where_something_differs(qtbot: QtBot, theme: Theme) -> None:
    del theme
    column = TileColumn("The state", "Nothing here.")
    qtbot.addWidget(column)
    column.show_tiles((a_view("a"), a_view("b")))
    first = column.tiles["a"]
    column.show_tiles((a_view("a"), a_view("b")))
    assert column.tiles["a"] is first
    column.show_tiles((a_view("a", text="Ingen plasser"), a_view("b")))
    assert column.tiles["a"] is not first
    assert "The state  ·  2 commitments" in shown(column)


def test_tiles_that_come_into_a_column_in_sight_have_their_whole_height(
    qtbot: QtBot, theme: Theme
) -> None:
    del theme
    column = TileColumn("Kommunene", "Ingen")
    qtbot.addWidget(column)
    column.resize(320, 200)
    column.show()
    column.show_tiles((a_view("a"), a_view("b"), a_view("c")))
    column.resize(320, 240)  # before what waits to be shown would be
    assert not any(tile.isHidden() for tile in column.tiles.values())
    lay_out()
    for tile in column.tiles.values():
        assert tile.height() >= tile.heightForWidth(tile.width())
    assert column.scrolled.verticalScrollBar().maximum() > 0


def test_an_empty_column_says_whose_it_is(qtbot: QtBot, theme: Theme) -> None:
    del theme
    column = TileColumn("The state", "Nothing here.")
    qtbot.addWidget(column)
    column.show_tiles(())
    assert "Nothing here." in shown(column)
    column.set_empty("KS has not committed.")
    column.show_tiles(())
    assert "KS has not committed." in shown(column)


def test_relations_are_marked_and_taken_away(qtbot: QtBot, theme: Theme) -> None:
    del theme
    column = TileColumn("The state", "Nothing here.")
    qtbot.addWidget(column)
    column.show_tiles((a_view("a"), a_view("b"), a_view("c")))
    column.mark("a", frozenset({"c"}))
    relations = {key: tile.property("relation") for key, tile in column.tiles.items()}
    assert relations == {"a": "chosen", "b": None, "c": "linked"}
    column.mark("", frozenset())
    assert {tile.property("relation") for tile in column.tiles.values()} == {None}


LEFT, RIGHT = QRectF(0, 0, 100, 40), QRectF(200, 100, 100, 40)
BELOW = QRectF(0, 100, 100, 40)


@pytest.mark.parametrize(
    ("start", "end", "from_x", "to_x", "leaves_right", "arrives_right"),
    [
        (LEFT, RIGHT, 100, 200, True, False),
        (RIGHT, LEFT, 200, 100, False, True),
        (LEFT, BELOW, 100, 100, True, True),
    ],
    ids=["to the right", "to the left", "in the same column"],
)
def test_a_line_leaves_and_arrives_on_the_sides_that_face_each_other(
    start: QRectF,
    end: QRectF,
    from_x: float,
    to_x: float,
    leaves_right: bool,
    arrives_right: bool,
) -> None:
    line = _line(("what depends", "what is required"), start, end)
    assert (line.start.x(), line.end.x()) == (from_x, to_x)
    assert (line.start.y(), line.end.y()) == (start.center().y(), end.center().y())
    assert (line.leaves_right, line.arrives_right) == (leaves_right, arrives_right)


def test_a_tile_out_of_sight_is_a_strip_of_the_edge_that_it_went_over() -> None:
    sight = QRect(0, 100, 80, 200)
    above = _at_the_edge(QRect(0, -50, 80, 60), sight)
    below = _at_the_edge(QRect(0, 500, 80, 60), sight)
    assert above.top() == sight.top()
    assert below.top() == sight.bottom()
    assert above.height() == below.height() == 1
