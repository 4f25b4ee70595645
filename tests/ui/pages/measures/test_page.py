"""The page of measures: the table, its filters, and what is done with whole measures."""

from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from fbdesk.models.agreement import Commitment, CommitmentMeasure
from fbdesk.models.city import Party
from fbdesk.models.effects import Effect
from fbdesk.models.followup import Milestone, ProgressNote
from fbdesk.models.measures import Instrument, MeasureInstrument, MeasurePartner
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.row import Row
from fbdesk.ui.pages.measures.page import MeasuresPage
from fbdesk.ui.widgets.choices import ChoiceField
from fbdesk.ui.widgets.fields import YearField
from tests.builders import a_measure, a_reduction, a_target
from tests.ui.pages.measures_page import (
    ADesk,
    cell,
    measure,
    named_button,
    open_measures,
    shown_line,
    shown_numbers,
    undo_text,
    visible_words,
)

pytestmark = pytest.mark.usefixtures("norwegian")


def three_measures() -> tuple[Row, ...]:
    return (
        a_measure("T-01", title="Bypakke", status="adopted", position=0),
        a_measure("T-02", title="Fjernvarme", focus_area="2", status="started", position=1),
        a_measure("T-03", title="Sykkelveier", status="idea", position=2),
    )


def select(page: MeasuresPage, *numbers: str) -> None:
    page.table.choose(shown_line(page, numbers[0]).key)
    flags = QItemSelectionModel.SelectionFlag
    for number in numbers[1:]:
        index = page.table.rows.index(page.table.rows.row_of(shown_line(page, number).key), 0)
        page.table.selectionModel().select(index, flags.Select | flags.Rows)


def type_into_cell(page: MeasuresPage, number: str, column: str, text: str) -> None:
    await_results(page)
    page.table.edit_cell(shown_line(page, number).key, column)
    field = page.table.findChild(QLineEdit)
    assert field is not None
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    leave_cell(page)


def await_results(page: MeasuresPage) -> None:
    """Wait until no calculation is under way, so that an edit meets a table at rest."""
    for _ in range(1_000):
        if not page.desk.editor.calculating:
            return
        QTest.qWait(10)


def leave_cell(page: MeasuresPage) -> None:
    """Wait until the field of the cell is gone: Qt commits and deletes it in later rounds."""
    for _ in range(200):
        if page.table.findChild(QLineEdit) is None:
            return
        QTest.qWait(10)


def test_the_table_shows_every_measure_in_the_plans_order(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_measures(qtbot, a_desk(*three_measures()))
    assert shown_numbers(page) == ["T-01", "T-02", "T-03"]
    assert cell(page, "T-02", "status") == "Påbegynt"
    assert cell(page, "T-02", "focus_area") == "2"
    assert shown_line(page, "T-02").area_name == "2  Energi i bygg"
    assert "3 tiltak." in visible_words(page)


def test_the_cut_is_that_of_the_main_targets_year(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_measures(qtbot, a_desk(*three_measures(), a_target(year=2030)))
    headings = [column.heading for column in page.table.rows.columns]
    assert "Kutt 2030, t" in headings


def test_without_a_target_the_cut_is_that_of_the_periods_end(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_measures(qtbot, a_desk(*three_measures()))
    assert "Kutt 2014, t" in [column.heading for column in page.table.rows.columns]


def test_a_measure_without_responsible_says_so_in_the_tone_of_warnings(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    page = open_measures(qtbot, a_desk(a_measure("T-01", responsible="")))
    column = next(c for c in page.table.rows.columns if c.code == "responsible")
    line = shown_line(page, "T-01")
    assert column.shown(line) == "mangler"
    assert column.tone is not None
    assert column.tone(line) == "warning"


def test_a_title_is_changed_where_it_stands(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*three_measures())
    page = open_measures(qtbot, desk)
    type_into_cell(page, "T-03", "title", "Sykkelveier langs elva")
    assert measure(desk, "T-03").title == "Sykkelveier langs elva"
    assert cell(page, "T-03", "title") == "Sykkelveier langs elva"
    assert undo_text(desk) == "endre tittel for T-03"


def test_a_title_is_never_empty(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*three_measures())
    page = open_measures(qtbot, desk)
    type_into_cell(page, "T-03", "title", " ")
    assert measure(desk, "T-03").title == "Sykkelveier"
    assert "må ha nummer og tittel" in desk.messages.waiting[0].text


def test_a_number_that_is_taken_is_refused_in_words(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*three_measures())
    page = open_measures(qtbot, desk)
    type_into_cell(page, "T-03", "number", "T-01")
    assert [m.number for m in desk.plan.measures] == ["T-01", "T-02", "T-03"]
    assert len(desk.messages.waiting) == 1


def test_a_status_is_chosen_from_the_programmes_list(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*three_measures())
    page = open_measures(qtbot, desk)
    page.table.edit_cell(shown_line(page, "T-03").key, "status")
    field = page.table.findChild(ChoiceField)
    assert isinstance(field, ChoiceField)
    field.hidePopup()
    field.setCurrentIndex(field.findData("completed"))
    field.activated.emit(field.currentIndex())
    assert measure(desk, "T-03").status == "completed"
    assert undo_text(desk) == "endre status for T-03"


def test_years_are_changed_in_the_table_where_their_column_is_shown(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk(*three_measures())
    page = open_measures(qtbot, desk)
    codes = [column.code for column in page.table.rows.columns]
    start = codes.index("start_year")
    assert page.table.isColumnHidden(start)
    menu = page.table.columns.menu()
    next(action for action in menu.actions() if action.text() == "Start").trigger()
    assert not page.table.isColumnHidden(start)
    await_results(page)
    page.table.edit_cell(shown_line(page, "T-01").key, "start_year")
    field = page.table.findChild(YearField)
    assert isinstance(field, YearField)
    field.selectAll()
    QTest.keyClicks(field, "2012")
    QTest.keyClick(field, Qt.Key.Key_Return)
    leave_cell(page)
    assert measure(desk, "T-01").start_year == 2012


def test_the_list_of_columns_ticks_those_that_are_shown(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_measures(qtbot, a_desk(*three_measures()))
    menu = page.tools.columns
    priority = next(action for action in menu.actions() if action.text() == "Prioritet")
    assert not priority.isChecked()
    page.table.setColumnHidden(priority.data(), False)
    menu.aboutToShow.emit()
    assert priority.isChecked()
    priority.trigger()
    assert page.table.isColumnHidden(priority.data())


def test_own_operation_is_ticked_in_the_table(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*three_measures())
    page = open_measures(qtbot, desk)
    column = [column.code for column in page.table.rows.columns].index("own_operation")
    index = page.table.rows.index(0, column)
    page.table.rows.setData(index, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert measure(desk, "T-01").own_operation


def test_sums_of_money_stand_in_thousands(qtbot: QtBot, a_desk: ADesk) -> None:
    rows = three_measures()
    key = rows[0].key
    page = open_measures(
        qtbot,
        a_desk(
            *rows,
            CostLine(measure=key, kind="investment", year=2010, gross_ore=400_000_00),
            CostLine(measure=key, kind="operating", year=2011, gross_ore=100_000_00),
            CostLine(measure=key, kind="saving", year=2011, gross_ore=50_000_00),
            FundingLine(measure=key, scheme="enova", year=2010, granted_ore=200_000_00),
        ),
    )
    assert cell(page, "T-01", "cost") == "500"  # 400 + 100; a saving is no cost
    assert cell(page, "T-01", "granted") == "200"
    assert cell(page, "T-01", "gap") == "300"
    assert [cell(page, "T-02", code) for code in ("cost", "granted", "gap")] == ["–", "–", "–"]


def test_chips_show_one_focus_area_with_its_count(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_measures(qtbot, a_desk(*three_measures()))
    words = visible_words(page.tools)
    assert "Alle  3" in words
    assert "1  Areal og transport  2" in words
    assert "4  Klimatilpasning  0" in words
    page.tools.areas.choose("1")
    assert shown_numbers(page) == ["T-01", "T-03"]
    page.tools.areas.choose("all")
    assert shown_numbers(page) == ["T-01", "T-02", "T-03"]


def test_the_card_follows_when_a_filter_leaves_its_measure_out(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_measures(qtbot, a_desk(*three_measures()))
    page.tools.areas.choose("2")
    assert page.card.measure is not None
    assert page.card.measure.number == "T-02"


def test_a_status_alone_is_shown(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_measures(qtbot, a_desk(*three_measures()))
    idea = next(action for action in page.tools.statuses.actions() if action.text() == "Idé")
    idea.trigger()
    assert shown_numbers(page) == ["T-03"]
    assert "Status: idé ▾" in visible_words(page.tools)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("sykkel", ["T-03"]),
        ("BYPAKKE", ["T-01"]),
        ("bommer elva", ["T-01"]),
        ("påbegynt", ["T-02"]),
        ("energibruk i bygg", ["T-02"]),
        ("skagerak", ["T-02"]),
        ("Statens vegvesen", ["T-01"]),
        ("rushtidsavgift", ["T-03"]),
        ("F-09", ["T-01"]),
        ("stormflo", []),
    ],
)
def test_search_finds_every_text_of_a_measure(
    qtbot: QtBot, a_desk: ADesk, words: str, found: list[str]
) -> None:
    first, second, third = three_measures()
    first = a_measure("T-01", title="Bypakke", description="Bommer over elva.", position=0)
    second = a_measure(
        "T-02",
        title="Fjernvarme",
        focus_area="2",
        status="started",
        responsible="Skagerak Varme",
        position=1,
    )
    road = Party(name="Statens vegvesen", kind="state_agency")
    charge = Instrument(title="Rushtidsavgift")
    promise = Commitment(number="F-09", party=road.key, text="Bygger bommene.")
    desk = a_desk(
        first,
        second,
        third,
        road,
        MeasurePartner(measure=first.key, party=road.key),
        charge,
        MeasureInstrument(measure=third.key, instrument=charge.key),
        promise,
        CommitmentMeasure(commitment=promise.key, measure=first.key),
    )
    page = open_measures(qtbot, desk)
    page.start_search()
    QTest.keyClicks(page.tools.search, words)
    assert shown_numbers(page) == found


def test_where_nothing_matches_everything_is_one_click_away(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_measures(qtbot, a_desk(*three_measures()))
    QTest.keyClicks(page.tools.search, "månelanding")
    assert "Ingen tiltak passer." in visible_words(page)
    assert not page.card.isVisible()
    named_button(page, "Vis alle tiltak").click()
    assert shown_numbers(page) == ["T-01", "T-02", "T-03"]
    assert page.tools.search.text() == ""
    assert page.card.isVisible()


def test_an_empty_plan_says_what_a_measure_is_and_offers_the_first(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk()
    page = open_measures(qtbot, desk)
    assert "Ingen tiltak ennå" in visible_words(page)
    assert "Hva som gjøres, av hvem og når, og hva det kutter." in visible_words(page)
    assert not page.table.isVisible()
    named_button(page._empty, "Nytt tiltak").click()
    assert [m.number for m in desk.plan.measures] == ["T-01"]
    assert page.table.isVisible()
    assert "Ingen tiltak ennå" not in visible_words(page)


def test_a_new_measure_is_shown_with_its_title_ready_to_be_typed(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk(*three_measures())
    page = open_measures(qtbot, desk, tab="money")
    named_button(page, "Nytt tiltak").click()
    new = measure(desk, "T-04")
    assert (new.title, new.focus_area, new.status) == ("Nytt tiltak", "0", "idea")
    assert page.table.chosen_key == new.key
    assert page.card.tabs.value == "about"
    assert page.card.head.title.textCursor().selectedText() == "Nytt tiltak"
    assert undo_text(desk) == "legg til tiltak"


def test_a_new_measure_belongs_to_the_area_that_is_shown(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*three_measures())
    page = open_measures(qtbot, desk)
    page.tools.areas.choose("2")
    page.add()
    assert measure(desk, "T-04").focus_area == "2"
    assert shown_numbers(page) == ["T-02", "T-04"]


def test_a_new_measure_that_the_search_would_hide_is_shown(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_measures(qtbot, a_desk(*three_measures()))
    QTest.keyClicks(page.tools.search, "sykkel")
    page.add()
    assert page.card.measure is not None
    assert page.card.measure.number == "T-04"
    assert page.tools.search.text() == ""


@pytest.mark.parametrize(
    ("key", "modifiers", "expected"),
    [
        (
            Qt.Key.Key_N,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
            ["T-01", "T-02", "T-03", "T-04"],
        ),
        (Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier, ["T-01", "T-02", "T-03", "T-04"]),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier, ["T-01", "T-03", "T-02"]),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier, ["T-02", "T-01", "T-03"]),
    ],
)
def test_the_keyboard_adds_duplicates_and_moves(
    qtbot: QtBot,
    a_desk: ADesk,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
    expected: list[str],
) -> None:
    page = open_measures(qtbot, a_desk(*three_measures()))
    page.table.choose(shown_line(page, "T-02").key)
    page.table.setFocus()
    QTest.keyClick(page.table, key, modifiers)
    assert shown_numbers(page) == expected


def test_a_duplicate_carries_everything_and_is_shown(qtbot: QtBot, a_desk: ADesk) -> None:
    reduction = a_reduction(100, "T-01")
    cost = CostLine(measure=reduction[0].key, year=2010, gross_ore=100_00)
    desk = a_desk(*reduction, cost)
    page = open_measures(qtbot, desk)
    page.card.head.copy.click()
    copy = measure(desk, "T-02")
    assert copy.title == "Tiltak T-01 (kopi)"
    assert len(desk.plan.children(Effect, "measure", copy.key)) == 1
    assert len(desk.plan.children(CostLine, "measure", copy.key)) == 1
    assert page.table.chosen_key == copy.key
    assert undo_text(desk) == "dupliser T-01"


def test_a_measure_moves_past_the_one_beside_it(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*three_measures())
    page = open_measures(qtbot, desk)
    page.table.choose(shown_line(page, "T-03").key)
    page.card.head.up.click()
    assert shown_numbers(page) == ["T-01", "T-03", "T-02"]
    assert page.card.measure is not None
    assert page.card.measure.number == "T-03"
    assert undo_text(desk) == "flytt T-03"
    desk.editor.undo()
    assert shown_numbers(page) == ["T-01", "T-02", "T-03"]


def test_among_one_areas_measures_a_measure_moves_past_its_neighbour_there(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk(*three_measures())
    page = open_measures(qtbot, desk)
    page.tools.areas.choose("1")
    page.table.choose(shown_line(page, "T-03").key)
    page.card.head.up.click()
    assert [m.number for m in desk.plan.measures] == ["T-03", "T-01", "T-02"]


def test_the_first_cannot_move_up_nor_the_last_down(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_measures(qtbot, a_desk(*three_measures()))
    head = page.card.head
    assert (head.up.isEnabled(), head.down.isEnabled()) == (False, True)
    page.table.choose(shown_line(page, "T-03").key)
    assert (head.up.isEnabled(), head.down.isEnabled()) == (True, False)
    page.shift(1)
    assert shown_numbers(page) == ["T-01", "T-02", "T-03"]


def test_in_a_table_sorted_otherwise_nothing_is_moved(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*three_measures())
    page = open_measures(qtbot, desk)
    title = [column.code for column in page.table.rows.columns].index("status")
    page.table.horizontalHeader().sectionClicked.emit(title)
    assert shown_numbers(page) == ["T-03", "T-01", "T-02"]
    assert not page.card.head.down.isEnabled()
    page.shift(1)
    assert [m.number for m in desk.plan.measures] == ["T-01", "T-02", "T-03"]


def test_delete_tells_what_went_along_and_brings_it_back(qtbot: QtBot, a_desk: ADesk) -> None:
    reduction = a_reduction(100, "T-01")
    key = reduction[0].key
    party = Party(name="Porsgrunn", kind="municipality")
    promise = Commitment(number="F-01", party=party.key, text="Bygger.")
    desk = a_desk(
        *reduction,
        a_measure("T-02"),
        CostLine(measure=key, year=2010, gross_ore=100_00),
        FundingLine(measure=key, year=2010, granted_ore=100_00),
        party,
        promise,
        CommitmentMeasure(commitment=promise.key, measure=key),
        *(Milestone(measure=key, title=title, due=date(2012, 1, 1)) for title in ("a", "b")),
        ProgressNote(measure=key, dated=date(2011, 1, 1), text="Nytt"),
    )
    page = open_measures(qtbot, desk)
    page.card.head.delete.click()
    assert [m.number for m in desk.plan.measures] == ["T-02"]
    (message,) = desk.messages.waiting
    assert message.text == (
        "T-01 Tiltak T-01 er slettet, med 1 beregning, 2 linjer med kostnader og finansiering, "
        "2 milepæler, 1 notat, 1 kobling til forpliktelser."
    )
    assert message.action_text == "Angre"
    assert message.action is not None
    message.action()
    assert [m.number for m in desk.plan.measures] == ["T-01", "T-02"]
    assert len(desk.plan.cost_lines) == 1


def test_a_measure_with_nothing_is_deleted_in_few_words(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(a_measure("T-01", title="Bypakke"))
    page = open_measures(qtbot, desk)
    page.delete()
    assert desk.messages.waiting[0].text == "T-01 Bypakke er slettet."
    assert undo_text(desk) == "slett T-01"


def test_several_are_deleted_together_and_the_one_after_them_is_chosen(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk(*three_measures())
    page = open_measures(qtbot, desk)
    select(page, "T-01", "T-02")
    assert "2 tiltak er valgt" in visible_words(page)
    named_button(page, "Slett 2 tiltak").click()
    assert shown_numbers(page) == ["T-03"]
    assert page.card.measure is not None
    assert page.card.measure.number == "T-03"
    assert desk.messages.waiting[0].text == "2 tiltak er slettet."
    assert undo_text(desk) == "slett 2 tiltak"
    assert "tiltak er valgt" not in visible_words(page)


def test_the_delete_key_deletes_and_the_last_of_the_list_leaves_the_one_before(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    page = open_measures(qtbot, a_desk(*three_measures()))
    select(page, "T-03")
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert shown_numbers(page) == ["T-01", "T-02"]
    assert page.card.measure is not None
    assert page.card.measure.number == "T-02"


def test_undo_of_a_message_never_takes_back_something_else(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*three_measures())
    page = open_measures(qtbot, desk)
    page.delete()
    (message,) = desk.messages.waiting
    type_into_cell(page, "T-03", "title", "Nye veier")
    assert message.action is not None
    message.action()
    assert measure(desk, "T-03").title == "Nye veier"
    assert "Ctrl+Z" in desk.messages.waiting[0].text


def test_deleting_the_only_measure_leaves_the_words_of_an_empty_page(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    page = open_measures(qtbot, a_desk(a_measure("T-01")))
    page.delete()
    assert "Ingen tiltak ennå" in visible_words(page)


def test_the_menu_of_the_table_offers_the_same_and_names_the_number(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk(*three_measures())
    page = open_measures(qtbot, desk)
    select(page, "T-01", "T-02")
    menu = page.context_menu()
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == [
        "Nytt tiltak",
        "Lim inn som nye tiltak",
        "Endre",
        "Dupliser",
        "Slett 2 tiltak",
        "Flytt opp\tAlt+Pil opp",
        "Flytt ned\tAlt+Pil ned",
        "Kopier\tCtrl+C",
        "Kolonner",
    ]
    next(action for action in menu.actions() if action.text() == "Slett 2 tiltak").trigger()
    assert [m.number for m in desk.plan.measures] == ["T-03"]
    menu.deleteLater()


def test_the_chosen_measure_stays_chosen_through_other_edits(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*three_measures())
    page = open_measures(qtbot, desk)
    page.table.choose(shown_line(page, "T-02").key)
    type_into_cell(page, "T-02", "title", "Fjernvarme fra Herøya")
    assert page.card.measure is not None
    assert page.card.measure.title == "Fjernvarme fra Herøya"


def test_a_link_to_a_hidden_measure_shows_it(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*three_measures())
    page = open_measures(qtbot, desk)
    page.tools.areas.choose("2")
    page.reveal(measure(desk, "T-03").key)
    assert page.card.measure is not None
    assert page.card.measure.number == "T-03"
    assert page.tools.areas.value == "all"


def test_a_link_to_a_calculation_or_an_amount_opens_its_tab(qtbot: QtBot, a_desk: ADesk) -> None:
    reduction = a_reduction(100, "T-05")
    cost = CostLine(measure=reduction[0].key, year=2010, gross_ore=100_00)
    desk = a_desk(*three_measures(), *reduction, cost)
    page = open_measures(qtbot, desk)
    page.reveal(reduction[1].key)
    assert page.card.measure is not None
    assert (page.card.measure.number, page.card.tabs.value) == ("T-05", "effects")
    page.reveal(measure(desk, "T-01").key)
    page.reveal(cost.key)
    assert (page.card.measure.number, page.card.tabs.value) == ("T-05", "money")


def test_an_unknown_key_changes_nothing(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_measures(qtbot, a_desk(*three_measures()))
    page.tools.areas.choose("2")
    page.reveal("no such key")
    assert page.tools.areas.value == "2"


def test_six_hundred_measures_are_shown_and_searched(qtbot: QtBot, a_desk: ADesk) -> None:
    many = [a_measure(f"T-{n:03}", title=f"Tiltak nummer {n}", position=n) for n in range(600)]
    page = open_measures(qtbot, a_desk(*many))
    assert len(shown_numbers(page)) == 600
    QTest.keyClicks(page.tools.search, "nummer 599")
    assert shown_numbers(page) == ["T-599"]


@pytest.mark.parametrize(
    ("area", "status", "words", "shown"),
    [
        ("all", "all", "", ["T-01", "T-02", "T-03", "T-04"]),
        ("1", "all", "", ["T-01", "T-02"]),
        ("1", "idea", "", ["T-02"]),
        ("4", "adopted", "", ["T-04"]),
        ("4", "idea", "", []),
        ("all", "idea", "", ["T-02", "T-03"]),
        ("all", "all", "sykkel", ["T-02"]),
        ("2", "all", "sykkel", []),
    ],
)
def test_area_status_and_search_narrow_together_and_let_go_together(
    qtbot: QtBot, a_desk: ADesk, area: str, status: str, words: str, shown: list[str]
) -> None:
    desk = a_desk(
        a_measure("T-01", focus_area="1", position=1),
        a_measure("T-02", focus_area="1", status="idea", title="Sykkelveg", position=2),
        a_measure("T-03", focus_area="2", status="idea", position=3),
        a_measure("T-04", focus_area="4", position=4),
    )
    page = open_measures(qtbot, desk)
    page.tools.areas.choose(area)
    next(action for action in page.tools.statuses.actions() if action.data() == status).trigger()
    page.tools.search.setText(words)
    assert shown_numbers(page) == shown
    assert page.tools.narrowed is (len(shown) != 4)
    page.tools.show_everything()
    assert shown_numbers(page) == ["T-01", "T-02", "T-03", "T-04"]
    assert not page.tools.narrowed
