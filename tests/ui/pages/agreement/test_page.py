"""The agreement: commitments side by side, what binds them, the text and the signatures."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from fbdesk.models.agreement import (
    Agreement,
    AgreementSection,
    Commitment,
    CommitmentMeasure,
    Condition,
    Signatory,
)
from fbdesk.models.city import Party
from fbdesk.models.row import Row
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.agreement.page import AgreementPage
from fbdesk.ui.pages.agreement.tiles import TileColumn
from fbdesk.ui.widgets.choices import ChoiceField
from fbdesk.ui.widgets.date_field import DateField
from fbdesk.ui.widgets.fields import LongTextEdit
from tests.builders import a_measure, changed
from tests.ui.pages.measures_page import named_button

ADesk = Callable[..., Desk]

SKIEN = Party(key="skien", name="Skien kommune", kind="municipality")
COUNTY = Party(key="county", name="Telemark fylkeskommune", kind="county")
STATE = Party(key="state", name="Samferdselsdepartementet", kind="ministry")
PARKING = Commitment(
    key="parking", number="F-01", party="skien", focus_area="1", text="Færre plasser", position=0
)
BUSES = Commitment(
    key="buses", number="F-02", party="county", focus_area="1", text="Drift av buss", position=1
)
GRANT = Commitment(
    key="grant",
    number="F-03",
    party="state",
    focus_area="1",
    text="Belønningsmidler",
    deadline=date(2010, 12, 31),
    position=2,
)
OIL = Commitment(
    key="oil", number="F-04", party="skien", focus_area="2", text="Ut med oljen", position=3
)
NEEDS_PARKING = Condition(commitment="grant", requires="parking")
NEEDS_BUSES = Condition(commitment="grant", requires="buses")
EVERYTHING: tuple[Row, ...] = (
    SKIEN,
    COUNTY,
    STATE,
    Agreement(key="paper", title="Intensjonsavtale"),
    PARKING,
    BUSES,
    GRANT,
    OIL,
    NEEDS_PARKING,
    NEEDS_BUSES,
)


def open_page(qtbot: QtBot, desk: Desk, tab: str = "commitments") -> AgreementPage:
    page = AgreementPage(desk)
    qtbot.addWidget(page)
    desk.editor.changed.connect(page.note_change)
    page.resize(1400, 900)
    page.show()
    page.tabs.choose(tab)
    return page


def texts(page: AgreementPage) -> str:
    QApplication.processEvents()  # Qt shows new children of a visible page in the next round
    labels = [widget.text() for widget in page.findChildren(QLabel) if widget.isVisible()]
    buttons = [widget.text() for widget in page.findChildren(QPushButton) if widget.isVisible()]
    return re.sub(r"[^\S\n]", " ", "\n".join(labels + buttons))


def numbers(column: TileColumn) -> list[str]:
    return [tile.view.number for tile in column.tiles.values()]


def relations(page: AgreementPage) -> dict[str, str]:
    tiles = page.commitments.sides.tiles
    return {key: tile.property("relation") or "" for key, tile in tiles.items()}


def test_city_county_and_state_stand_side_by_side(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*EVERYTHING))
    sides = page.commitments.sides
    assert [numbers(column) for column in sides.columns] == [["F-01", "F-04"], ["F-02"], ["F-03"]]


def test_choosing_a_commitment_marks_what_it_is_bound_to(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*EVERYTHING))
    page.commitments.choose("grant")
    assert relations(page) == {
        "parking": "linked",
        "buses": "linked",
        "grant": "chosen",
        "oil": "",
    }
    page.commitments.choose("oil")
    assert set(relations(page).values()) == {"", "chosen"}


def test_a_tile_says_in_words_what_depends_on_what(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*EVERYTHING))
    grant = page.commitments.sides.third.tiles["grant"].view
    parking = page.commitments.sides.own.tiles["parking"].view
    assert (grant.needs, parking.meets) == (("F-01", "F-02"), ("F-03",))
    assert grant.deadline == "by 31.12.2010"
    shown = texts(page)
    assert "Holds if F-01, F-02" in shown
    assert "Condition of F-03" in shown


def test_a_commitment_without_a_counterpart_is_flagged_in_words(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    page = open_page(qtbot, a_desk(*EVERYTHING))
    alone = {key for key, tile in page.commitments.sides.own.tiles.items() if tile.view.alone}
    assert alone == {"oil"}
    page.commitments.chips.choose("alone")
    assert numbers(page.commitments.sides.own) == ["F-04"]
    assert numbers(page.commitments.sides.third) == []
    assert "The state has not committed to anything here." in texts(page)
    assert "The county has not committed to anything here." in texts(page)


def test_the_chips_filter_by_focus_area(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*EVERYTHING))
    page.commitments.chips.choose("2")
    assert numbers(page.commitments.sides.own) == ["F-04"]
    page.commitments.chips.choose("all")
    assert numbers(page.commitments.sides.own) == ["F-01", "F-04"]


def test_a_click_on_a_tile_opens_its_card(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*EVERYTHING))
    QTest.mouseClick(page.commitments.sides.own.tiles["oil"], Qt.MouseButton.LeftButton)
    field = page.commitments.card.form.field("text")
    assert isinstance(field, LongTextEdit)
    assert field.toPlainText() == "Ut med oljen"


def test_a_tile_goes_up_and_down_in_its_column_with_alt_and_the_arrows(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk(*EVERYTHING)
    page = open_page(qtbot, desk)
    sides = page.commitments.sides
    assert numbers(sides.own) == ["F-01", "F-04"]
    QTest.keyClick(sides.tiles["oil"], Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert numbers(sides.own) == ["F-04", "F-01"]
    assert [c.number for c in desk.plan.commitments] == ["F-04", "F-01", "F-02", "F-03"]
    assert desk.editor.document.undo_text == "move F-04"
    QTest.keyClick(sides.tiles["oil"], Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert numbers(sides.own) == ["F-04", "F-01"]  # nothing stands above it
    QTest.keyClick(sides.tiles["oil"], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert numbers(sides.own) == ["F-01", "F-04"]
    desk.editor.undo()
    assert numbers(sides.own) == ["F-04", "F-01"]


def test_the_cursor_goes_along_with_a_tile_that_is_moved(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*EVERYTHING)
    page = open_page(qtbot, desk)
    tiles = page.commitments.sides.tiles
    tiles["parking"].setFocus()
    QTest.keyClick(tiles["parking"], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert page.focusWidget() is page.commitments.sides.tiles["parking"]


def test_the_text_of_a_commitment_is_written_and_undone(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*EVERYTHING)
    page = open_page(qtbot, desk)
    field = page.commitments.card.form.field("text")
    assert isinstance(field, LongTextEdit)
    field.setPlainText("Ingen gratis plasser")
    field.commit()
    assert desk.plan.commitments[0].text == "Ingen gratis plasser"
    assert page.commitments.sides.own.tiles["parking"].view.text == "Ingen gratis plasser"
    desk.editor.undo()
    assert page.commitments.sides.own.tiles["parking"].view.text == "Færre plasser"


def test_a_deadline_is_typed_as_a_day(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*EVERYTHING)
    page = open_page(qtbot, desk)
    field = page.commitments.card.form.field("deadline")
    assert isinstance(field, DateField)
    field.setText("1.7.2010")
    field.editingFinished.emit()
    assert desk.plan.commitments[0].deadline == date(2010, 7, 1)


def test_another_party_moves_the_commitment_to_the_other_side(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*EVERYTHING)
    page = open_page(qtbot, desk)
    page.commitments.choose("oil")
    party = page.commitments.card.form.field("party")
    assert isinstance(party, ChoiceField)
    party.committed.emit("county")
    assert numbers(page.commitments.sides.county) == ["F-02", "F-04"]


def test_a_condition_is_added_and_taken_away_in_the_card(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*EVERYTHING)
    page = open_page(qtbot, desk)
    page.commitments.choose("oil")
    page.commitments.card._needs.linked.emit("grant")
    assert ("oil", "grant") in {(c.commitment, c.requires) for c in desk.plan.conditions}
    assert not page.commitments.sides.own.tiles["oil"].view.alone
    named_button(page.commitments.card, "Remove: F-03").click()
    assert len(desk.plan.conditions) == 2
    assert page.commitments.sides.own.tiles["oil"].view.alone


def test_a_measure_is_linked_and_leads_to_its_page(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure("T-09", title="Oljefri kommune")
    link = CommitmentMeasure(commitment="oil", measure=measure.key)
    desk = a_desk(*EVERYTHING, measure, link)
    page = open_page(qtbot, desk)
    page.commitments.choose("oil")
    assert "T-09  Oljefri kommune" in texts(page)
    page.commitments.card._measures.unlinked.emit(measure.key)
    assert not desk.plan.commitment_measures
    page.commitments.card._measures.linked.emit(measure.key)
    assert [link.measure for link in desk.plan.commitment_measures] == [measure.key]


def test_a_new_commitment_belongs_to_the_municipality_and_the_shown_area(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk(*EVERYTHING)
    page = open_page(qtbot, desk)
    page.commitments.chips.choose("2")
    page.commitments.add()
    made = desk.plan.commitments[-1]
    assert (made.number, made.party, made.focus_area) == ("F-05", "skien", "2")
    assert relations(page)[made.key] == "chosen"


def test_a_plan_without_parties_is_told_where_to_add_them(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk()
    page = open_page(qtbot, desk)
    page.commitments.add()
    assert desk.plan.commitments == ()


def test_deleting_a_commitment_takes_its_conditions_along(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*EVERYTHING)
    page = open_page(qtbot, desk)
    page.commitments.choose("grant")
    next(b for b in page.findChildren(QPushButton) if b.text() == "Delete the commitment").click()
    assert [c.number for c in desk.plan.commitments] == ["F-01", "F-02", "F-04"]
    assert desk.plan.conditions == ()
    desk.editor.undo()
    assert len(desk.plan.conditions) == 2


def test_a_finding_leads_to_its_commitment(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*EVERYTHING), "signing")
    page.reveal("grant")
    assert page.tabs.value == "commitments"
    assert relations(page)["grant"] == "chosen"


def test_the_agreement_starts_from_the_programmes_sections_in_one_step(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk()
    page = open_page(qtbot, desk, "text")
    assert "No agreement yet" in texts(page)
    page.text.start()
    assert len(desk.plan.agreement_sections) == 10
    assert desk.plan.agreement_sections[0].text
    desk.editor.undo()
    assert desk.plan.agreements == ()


def test_sections_are_numbered_added_and_deleted(qtbot: QtBot, a_desk: ADesk) -> None:
    first = AgreementSection(agreement="paper", title="Bakgrunn", position=0)
    second = AgreementSection(agreement="paper", title="Hovedmål", position=1)
    desk = a_desk(*EVERYTHING, first, second)
    page = open_page(qtbot, desk, "text")
    assert [page.text._place(s) for s in desk.plan.agreement_sections] == [1, 2]
    page.text._add()
    assert len(desk.plan.agreement_sections) == 3
    page.text.table.choose(first.key)
    page.text._delete_chosen()
    assert desk.plan.agreement_sections[0] == second
    page.reveal(second.key)
    assert page.text.table.chosen_key == second.key


def test_a_signatory_is_named_for_the_next_party(qtbot: QtBot, a_desk: ADesk) -> None:
    signed = Signatory(agreement="paper", party="skien", name="Ola", title="ordfører")
    desk = a_desk(*EVERYTHING, signed)
    page = open_page(qtbot, desk, "signing")
    page.signing._add()
    assert {s.party for s in desk.plan.signatories} == {"skien", "state"}
    added = next(s for s in desk.plan.signatories if s.party == "state")
    page.signing._change("title", added, "statsråd")
    assert desk.plan.find(Signatory, added.key) == changed(added, title="statsråd", rev=1)
    page.signing._delete((signed.key,))
    assert [s.party for s in desk.plan.signatories] == ["state"]


def test_the_state_of_the_agreement_is_chosen(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*EVERYTHING)
    page = open_page(qtbot, desk, "signing")
    state = page.signing.form.field("state")
    assert isinstance(state, ChoiceField)
    state.committed.emit("negotiation")
    assert desk.plan.agreements[0].state == "negotiation"


@pytest.mark.parametrize("tab", ["commitments", "years", "projects", "text", "signing"])
def test_an_empty_plan_opens_on_every_tab(qtbot: QtBot, a_desk: ADesk, tab: str) -> None:
    page = open_page(qtbot, a_desk(), tab)
    assert texts(page)


def test_both_sides_have_more_room_than_the_card_until_the_border_is_moved(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    page = open_page(qtbot, a_desk(*EVERYTHING))
    board = page.commitments._board
    page.note_change(frozenset({"commitment"}))
    QApplication.processEvents()
    sides, card = board.sizes()
    assert sides > 1.4 * card
    board.moveSplitter(620, 1)
    page.resize(1400, 900)
    assert abs(board.sizes()[0] - 620) < 60  # the user's border stays about where it was put
