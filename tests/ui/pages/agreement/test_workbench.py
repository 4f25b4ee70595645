"""The workbench: sides chosen, conditions drawn by drag and by keyboard, what is one-sided."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fbdesk.models.agreement import Agreement, Commitment, Condition
from fbdesk.models.city import Party
from fbdesk.models.row import Row
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.agreement.page import AgreementPage
from fbdesk.ui.pages.agreement.tiles import CommitmentTile
from tests.ui.pages.measures_page import visible_words

ADesk = Callable[..., Desk]


def promise(key: str, number: str, party: str, area: str = "1") -> Commitment:
    place = int(number[-2:])
    return Commitment(
        key=key, number=number, party=party, focus_area=area, text=f"Lover {key}", position=place
    )


PARTIES: tuple[Row, ...] = (
    Party(key="skien", name="Skien kommune", kind="municipality", position=0),
    Party(key="county", name="Telemark fylkeskommune", kind="county", position=1),
    Party(key="state", name="Samferdselsdepartementet", kind="ministry", position=2),
    Party(key="roads", name="Statens vegvesen", kind="state_agency", position=3),
    Party(key="ks", name="KS", kind="ks", position=4),
    Party(key="trade", name="NHO", kind="business", position=5),
    Party(key="college", name="Høgskolen", kind="university", position=6),
)
EVERYTHING: tuple[Row, ...] = (
    *PARTIES,
    Agreement(key="paper", title="Avtale", state="negotiation"),
    promise("parking", "F-01", "skien"),
    promise("buses", "F-02", "county"),
    promise("grant", "F-03", "state"),
    promise("roadworks", "F-04", "roads"),
    promise("advice", "F-05", "ks"),
    promise("vans", "F-06", "trade"),
    promise("research", "F-07", "college"),
    promise("oil", "F-08", "skien", "2"),
    Condition(commitment="grant", requires="parking"),
)


def open_page(qtbot: QtBot, desk: Desk) -> AgreementPage:
    page = AgreementPage(desk)
    qtbot.addWidget(page)
    desk.editor.changed.connect(page.note_change)
    page.resize(1400, 900)
    page.show()
    QApplication.processEvents()  # the tiles get their places
    return page


def tile(page: AgreementPage, key: str) -> CommitmentTile:
    return page.commitments.sides.tiles[key]


def middle(page: AgreementPage, key: str) -> QPoint:
    """Return the middle of a tile on the screen."""
    held = tile(page, key)
    return held.mapToGlobal(held.rect().center())


def drag(page: AgreementPage, key: str, to: QPoint) -> None:
    """Drag from a tile to a point of the screen, but do not let go."""
    held = tile(page, key)
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(held, left, pos=held.rect().center())
    for point in (held.rect().center() + QPoint(1, 1), held.mapFromGlobal(to)):
        QTest.mouseMove(held, point)
        QApplication.processEvents()


def bonds(desk: Desk) -> set[tuple[str, str]]:
    return {(c.commitment, c.requires) for c in desk.plan.conditions}


def marks(page: AgreementPage) -> dict[str, str]:
    shown = page.commitments.sides.tiles.items()
    return {key: held._mark.text() for key, held in shown if held._mark.text()}


@pytest.mark.parametrize(
    ("side", "numbers"),
    [
        ("state", ["F-03", "F-04"]),
        ("ks", ["F-05"]),
        ("business", ["F-06"]),
        ("others", ["F-07"]),
    ],
)
def test_the_third_column_holds_the_side_that_is_chosen(
    qtbot: QtBot, a_desk: ADesk, side: str, numbers: list[str]
) -> None:
    page = open_page(qtbot, a_desk(*EVERYTHING))
    sides = page.commitments.sides
    sides.third_side.show_value(side)
    sides.third_side.committed.emit(side)
    assert [held.view.number for held in sides.third.tiles.values()] == numbers
    assert sides.third_side.currentText().endswith(
        f"{len(numbers)} commitment{'s' if len(numbers) > 1 else ''}"
    )


def test_a_link_to_a_commitment_of_another_side_shows_that_side(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    page = open_page(qtbot, a_desk(*EVERYTHING))
    page.reveal("vans")
    assert page.commitments.sides.third_side.value == "business"
    assert tile(page, "vans").property("relation") == "chosen"


def test_a_drag_from_one_to_another_binds_the_first_to_the_second(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk(*EVERYTHING)
    page = open_page(qtbot, desk)
    page.commitments.sides.bound.emit("roadworks", "buses")
    assert ("roadworks", "buses") in bonds(desk)
    assert tile(page, "roadworks").property("relation") == "chosen"
    assert tile(page, "buses").property("relation") == "linked"
    desk.editor.undo()
    assert bonds(desk) == {("grant", "parking")}


def test_the_tile_below_the_pointer_is_what_a_drag_ends_on(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*EVERYTHING)
    page = open_page(qtbot, desk)
    sides = page.commitments.sides
    assert sides.tile_at(middle(page, "buses")) == "buses"
    tile(page, "grant").dragged.emit("grant", middle(page, "buses"))
    assert marks(page) == {"buses": "Is depended on"}
    tile(page, "grant").dragged.emit("grant", middle(page, "grant"))
    assert marks(page) == {}
    tile(page, "grant").dropped.emit("grant", middle(page, "buses"))
    assert ("grant", "buses") in bonds(desk)


def test_the_mouse_draws_a_line_and_lets_it_go(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*EVERYTHING)
    page = open_page(qtbot, desk)
    dragged: list[str] = []
    held = tile(page, "grant")
    held.dragged.connect(lambda key, _at: dragged.append(key))
    drag(page, "grant", middle(page, "buses"))
    assert dragged
    page.grab()  # the line that follows the pointer is drawn
    to = held.mapFromGlobal(middle(page, "buses"))
    QTest.mouseRelease(held, Qt.MouseButton.LeftButton, pos=to)
    assert ("grant", "buses") in bonds(desk)
    assert page.commitments.sides.lines._drag is None


def test_a_drag_to_nowhere_or_given_up_binds_nothing(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*EVERYTHING)
    page = open_page(qtbot, desk)
    held = tile(page, "grant")
    held.dropped.emit("grant", page.mapToGlobal(QPoint(2, 2)))
    held.dropped.emit("grant", middle(page, "grant"))
    drag(page, "grant", middle(page, "buses"))
    QTest.keyClick(held, Qt.Key.Key_Escape)
    QTest.mouseRelease(held, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert bonds(desk) == {("grant", "parking")}
    assert marks(page) == {}


def test_a_press_without_a_drag_only_chooses(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*EVERYTHING)
    page = open_page(qtbot, desk)
    QTest.mouseClick(tile(page, "buses"), Qt.MouseButton.LeftButton)
    assert tile(page, "buses").property("relation") == "chosen"
    assert bonds(desk) == {("grant", "parking")}


def test_two_are_marked_with_space_and_tied(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*EVERYTHING)
    page = open_page(qtbot, desk)
    linking = page.commitments.linking
    assert not linking.link.isVisible()
    QTest.keyClick(tile(page, "roadworks"), Qt.Key.Key_Space)
    assert linking._words.text() == "F-04 is marked. Mark what it depends on."
    QTest.keyClick(tile(page, "buses"), Qt.Key.Key_Space)
    assert linking._words.text() == "F-04 holds if F-02 is kept."
    assert marks(page) == {"roadworks": "Depends", "buses": "Is depended on"}
    linking.link.click()
    assert ("roadworks", "buses") in bonds(desk)
    assert list(linking.marked) == []
    assert marks(page) == {}


def test_marks_are_swapped_replaced_and_let_go(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*EVERYTHING))
    linking = page.commitments.linking
    ctrl = Qt.KeyboardModifier.ControlModifier
    QTest.mouseClick(tile(page, "parking"), Qt.MouseButton.LeftButton, ctrl)
    QTest.mouseClick(tile(page, "buses"), Qt.MouseButton.LeftButton, ctrl)
    linking.swap.click()
    assert list(linking.marked) == ["buses", "parking"]
    linking.mark("oil")  # a third takes the place of the second
    assert list(linking.marked) == ["buses", "oil"]
    linking.mark("oil")
    assert list(linking.marked) == ["buses"]
    linking.leave.click()
    assert list(linking.marked) == []


def test_a_deleted_commitment_is_no_longer_marked(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*EVERYTHING))
    page.commitments.linking.mark("buses")
    page.commitments.delete("buses")
    assert page.commitments.linking.marked == ()


def test_binding_the_other_way_turns_a_condition_round(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*EVERYTHING)
    page = open_page(qtbot, desk)
    page.commitments.bind("parking", "grant")
    assert bonds(desk) == {("parking", "grant")}
    before = desk.plan
    page.commitments.bind("parking", "grant")  # it is so already
    assert desk.plan is before


def test_lines_run_from_the_requirement_to_what_depends_on_it(qtbot: QtBot, a_desk: ADesk) -> None:
    same_side = Condition(commitment="oil", requires="parking")
    page = open_page(qtbot, a_desk(*EVERYTHING, same_side))
    found = {line.bond: line for line in page.commitments.sides.lines.lines()}
    across = found["grant", "parking"]
    assert across.start.x() < across.end.x()
    assert across.leaves_right
    assert not across.arrives_right
    inside = found["oil", "parking"]
    assert inside.start.x() == inside.end.x()
    assert inside.start.y() < inside.end.y()
    assert inside.arrives_right
    page.grab()  # both are drawn without a warning


def test_a_line_to_a_side_that_is_not_shown_is_not_drawn(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*EVERYTHING))
    page.commitments.sides.show_third("ks")
    assert page.commitments.sides.lines.lines() == []


def test_a_line_ends_at_the_edge_of_its_column_where_a_tile_is_scrolled_away(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    many = [promise(f"more{n}", f"F-{n}", "skien") for n in range(20, 40)]
    far = Condition(commitment="grant", requires="more39")
    page = open_page(qtbot, a_desk(*EVERYTHING, *many, far))
    page.commitments.choose("parking")
    QApplication.processEvents()
    sides = page.commitments.sides
    port = sides.own.scrolled.viewport()
    bottom = port.mapTo(sides, QPoint(0, port.height())).y()
    line = next(x for x in sides.lines.lines() if x.bond == ("grant", "more39"))
    assert abs(line.start.y() - bottom) <= 2
    bar = sides.own.scrolled.verticalScrollBar()
    bar.setValue(bar.maximum())
    line = next(x for x in sides.lines.lines() if x.bond == ("grant", "more39"))
    assert line.start.y() < bottom - 2


def test_what_is_one_sided_is_said_at_once(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*EVERYTHING))
    said = page.commitments.one_sided.text()
    assert "F-02, F-04, F-05, F-06, F-07, F-08." in said
    assert "Area 2: only the city commits" in said
    matched = (*PARTIES, promise("a", "F-01", "skien"), promise("b", "F-02", "state"))
    page = open_page(qtbot, a_desk(*matched, Condition(commitment="a", requires="b")))
    assert not page.commitments.one_sided.isVisible()


def test_conditions_stand_in_the_order_of_the_agreement(qtbot: QtBot, a_desk: ADesk) -> None:
    promises = [promise(key, f"F-0{number}", "state") for number, key in enumerate("abcd", 1)]
    later_first = (Condition(commitment="a", requires=key) for key in "dbc")
    page = open_page(qtbot, a_desk(*PARTIES, *promises, *later_first))
    page.commitments.choose("a")
    assert list(page.commitments.card._needs.texts) == ["b", "c", "d"]
    page.commitments.choose("c")
    assert "Is a condition of\nF-01" in visible_words(page.commitments.card)


def test_the_words_of_a_condition_are_written_below_it(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*EVERYTHING)
    page = open_page(qtbot, desk)
    page.commitments.choose("grant")
    notes = page.commitments.card._needs.texts
    assert set(notes) == {"parking"}
    notes["parking"].committed.emit("Grensen må være vedtatt før pengene kommer")
    assert desk.plan.conditions[0].text == "Grensen må være vedtatt før pengene kommer"
    assert page.commitments.card._needs.texts["parking"] is notes["parking"]  # nothing is rebuilt
    assert notes["parking"].text() == "Grensen må være vedtatt før pengene kommer"
    page.commitments.choose("parking")
    assert page.commitments.card._needs.texts == {}
