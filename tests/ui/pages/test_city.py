"""City and region: settings are edited in place, parties are added and deleted with undo."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from fbdesk.models.agreement import Commitment
from fbdesk.models.city import Cooperation, Municipality, Party, Settings
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.city import CityPage
from tests.builders import some_settings
from tests.ui.conftest import ADesk


def a_page(desk: Desk, qtbot: QtBot) -> CityPage:
    page = CityPage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    desk.editor.changed.connect(page.note_change)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def a_field(page: CityPage, name: str) -> Any:
    """Return the widget of a field of the plan's settings."""
    return next(form.field(name) for form in page._forms if name in form._widgets)


def type_into(field: QLineEdit, text: str) -> None:
    """Replace what stands in a field, as a user does, and end with Enter."""
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def set_cell(table: Any, code: str, value: str) -> None:
    """Change a cell of the first row as its editor does."""
    column = next(column for column in table.rows.columns if column.code == code)
    column.edit(table.rows.rows[0], value)


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def test_the_plans_settings_are_shown_and_saved(a_desk: ADesk, qtbot: QtBot) -> None:
    desk = a_desk(some_settings(name="Grenland"))
    page = a_page(desk, qtbot)
    name: Any = page.findChild(object, "name")
    assert name.text() == "Grenland"
    type_into(a_field(page, "subtitle"), "Porsgrunn og Skien")
    assert desk.plan.settings.subtitle == "Porsgrunn og Skien"
    assert desk.editor.document.undo_text == "change subtitle of the plan"


def test_a_municipality_is_put_into_the_plan_by_its_mark(a_desk: ADesk, qtbot: QtBot) -> None:
    desk = a_desk(
        Municipality(number="4001", name="Porsgrunn", position=1),
        Municipality(number="4012", name="Bamble", planning=False, position=2),
    )
    page = a_page(desk, qtbot)
    rows = page._municipalities.table.rows
    rows.columns[2].edit(rows.rows[1], True)  # type: ignore[misc] # this column has an edit
    assert [place.planning for place in desk.plan.municipalities] == [True, True]


def test_a_party_is_added_renamed_and_taken_back(a_desk: ADesk, qtbot: QtBot) -> None:
    desk = a_desk(Party(name="KS", kind="ks"))
    page = a_page(desk, qtbot)
    page._parties.add()
    assert [row.name for row in desk.plan.parties] == ["KS", "New party"]
    assert page._parties.table.chosen_row == desk.plan.parties[1]
    desk.editor.undo()
    assert [row.name for row in desk.plan.parties] == ["KS"]


def test_a_deleted_party_comes_back_with_undo(a_desk: ADesk, qtbot: QtBot) -> None:
    desk = a_desk(Party(name="KS", kind="ks"))
    page = a_page(desk, qtbot)
    page._parties.delete()
    assert not desk.plan.parties
    assert desk.editor.document.undo_text == "delete 1 row"
    desk.editor.undo()
    assert [row.name for row in desk.plan.parties] == ["KS"]


def test_a_party_is_found_by_its_key(a_desk: ADesk, qtbot: QtBot) -> None:
    first = Party(name="SD", kind="ministry", position=1)
    second = Party(name="MD", kind="ministry", position=2)
    desk = a_desk(first, second)
    page = a_page(desk, qtbot)
    page.reveal(second.key)
    assert page._parties.table.chosen_key == second.key


WORDS: tuple[tuple[str, str, str], ...] = (
    ("name", "Grenland 2020", "change name of the plan"),
    ("subtitle", "Handlingsprogram", "change subtitle of the plan"),
    ("region_name", "Grenlandsregionen", "change name of the city region of the plan"),
)


@pytest.mark.parametrize(("name", "words", "step"), WORDS)
def test_a_text_is_saved_when_the_field_is_left_and_taken_back_as_one_step(
    a_desk: ADesk, qtbot: QtBot, name: str, words: str, step: str
) -> None:
    desk = a_desk(some_settings(**{name: "Før"}))
    page = a_page(desk, qtbot)
    field = a_field(page, name)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)
    assert getattr(desk.plan.settings, name) == "Før"
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert getattr(desk.plan.settings, name) == words
    assert desk.editor.document.undo_text == step
    desk.editor.undo()
    assert field.text() == "Før"


@pytest.mark.parametrize("name", ["introduction", "region_delimitation", "region_reason"])
def test_paragraphs_are_saved_as_they_were_written(a_desk: ADesk, qtbot: QtBot, name: str) -> None:
    desk = a_desk()
    page = a_page(desk, qtbot)
    field = a_field(page, name)
    field.setFocus()
    field.setPlainText("Første avsnitt.\n\nAndre avsnitt med æ, ø og å.\n")
    a_field(page, "name").setFocus()
    assert getattr(desk.plan.settings, name) == "Første avsnitt.\n\nAndre avsnitt med æ, ø og å."


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("period_from", "2010", 2010),
        ("period_to", "2020", 2020),
        ("start_year", "2005", 2005),
        ("price_year", "2011", 2011),
        ("price_year", "", None),
        ("discount_rate", "0,025", 0.025),
        ("discount_rate", "0", 0.0),
    ],
)
def test_a_number_is_saved_with_decimal_comma_and_unknown_stays_unknown(
    a_desk: ADesk, qtbot: QtBot, name: str, typed: str, value: float | None
) -> None:
    desk = a_desk(some_settings(price_year=2012))
    page = a_page(desk, qtbot)
    type_into(a_field(page, name), typed)
    assert getattr(desk.plan.settings, name) == value


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("period_to", "1980", "Must be between 2009 and 2100."),
        ("period_from", "2015", "Must be between 1990 and 2014."),
        ("start_year", "", "Give a number here."),
        ("start_year", "i år", "This is not a number."),
        ("discount_rate", "4", "Must be between 0 and 0,2."),
        ("discount_rate", "-0,01", "Must be between 0 and 0,2."),
    ],
)
def test_a_wrong_number_is_marked_and_changes_nothing(
    a_desk: ADesk, qtbot: QtBot, name: str, typed: str, said: str
) -> None:
    desk = a_desk()
    before = desk.plan.settings
    page = a_page(desk, qtbot)
    field = a_field(page, name)
    type_into(field, typed)
    assert said in plain(field.toolTip())
    assert desk.plan.settings == before
    assert desk.editor.document.undo_text == ""
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.typed() == getattr(before, name)
    assert field.toolTip() == ""


def shown_texts(page: CityPage) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def test_what_the_calculations_build_on_is_told_with_the_way_to_change_it(
    a_desk: ADesk, qtbot: QtBot
) -> None:
    went: list[tuple[str, str]] = []
    desk = a_desk(some_settings(gwp_set="AR4", electricity="location"), went_to=went)
    page = a_page(desk, qtbot)
    assert (
        "Factor edition 2026.1. Gases weighed as in AR4. "
        "Electricity: physically delivered power (NVE)."
    ) in shown_texts(page)
    page._terms.change.click()
    assert went == [("factors", "terms")]


def test_a_period_that_ends_before_it_begins_is_told_in_words_and_not_saved(
    a_desk: ADesk, qtbot: QtBot
) -> None:
    desk = a_desk(some_settings(period_from=2009, period_to=2014))
    page = a_page(desk, qtbot)
    assert "ends before it begins" not in shown_texts(page)
    type_into(a_field(page, "period_from"), "2020")
    assert "The period ends before it begins. Its last year must be 2020 or later." in shown_texts(
        page
    )
    assert desk.plan.settings.period_from == 2009
    type_into(a_field(page, "period_to"), "2030")
    type_into(a_field(page, "period_from"), "2020")
    assert "ends before it begins" not in shown_texts(page)
    settings = desk.plan.settings
    assert (settings.period_from, settings.period_to) == (2020, 2030)


def test_a_plan_whose_period_is_the_wrong_way_round_can_be_mended(
    a_desk: ADesk, qtbot: QtBot
) -> None:
    desk = a_desk(some_settings(period_from=2014, period_to=2009))
    page = a_page(desk, qtbot)
    assert "Its last year must be 2014 or later." in shown_texts(page)
    type_into(a_field(page, "period_to"), "2020")
    assert "ends before it begins" not in shown_texts(page)
    assert desk.plan.settings.period_to == 2020


def test_a_period_may_be_one_year_long(a_desk: ADesk, qtbot: QtBot) -> None:
    desk = a_desk(some_settings(period_from=2009, period_to=2014))
    page = a_page(desk, qtbot)
    type_into(a_field(page, "period_to"), "2009")
    assert desk.plan.settings.period_to == 2009
    assert "ends before it begins" not in shown_texts(page)


def test_example_data_is_a_mark_that_is_set_and_taken_back(a_desk: ADesk, qtbot: QtBot) -> None:
    desk = a_desk()
    page = a_page(desk, qtbot)
    mark = a_field(page, "example_data")
    mark.setFocus()
    QTest.keyClick(mark, Qt.Key.Key_Space)
    assert desk.plan.settings.example_data
    desk.editor.undo()
    assert not mark.isChecked()


def test_what_is_being_typed_survives_a_change_elsewhere(a_desk: ADesk, qtbot: QtBot) -> None:
    desk = a_desk(some_settings(name="Porsgrunn"))
    page = a_page(desk, qtbot)
    field = a_field(page, "name")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Gren")
    desk.editor.change("other", Settings, desk.plan.settings.key, subtitle="Utkast")
    QTest.keyClicks(field, "land")
    assert field.text() == "Grenland"
    assert a_field(page, "subtitle").text() == "Utkast"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert desk.plan.settings.name == "Grenland"


def test_escape_brings_back_what_stood_in_a_field(a_desk: ADesk, qtbot: QtBot) -> None:
    desk = a_desk(some_settings(name="Porsgrunn"))
    page = a_page(desk, qtbot)
    field = a_field(page, "name")
    field.setFocus()
    field.end(False)
    QTest.keyClicks(field, " kommune")
    assert field.text() == "Porsgrunn kommune"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "Porsgrunn"
    assert desk.editor.document.undo_text == ""


def test_every_field_has_a_name_for_the_screen_reader(a_desk: ADesk, qtbot: QtBot) -> None:
    page = a_page(a_desk(), qtbot)
    for form in page._forms:
        for name, field in form._widgets.items():
            assert field.accessibleName() or getattr(field, "text", str)(), name


def test_an_empty_table_of_parties_has_nothing_to_delete(a_desk: ADesk, qtbot: QtBot) -> None:
    desk = a_desk()
    page = a_page(desk, qtbot)
    for card in (page._parties, page._cooperation):
        assert not card._delete.isEnabled()
        card.delete()
        assert card.table.chosen_row is None
    assert desk.editor.document.undo_text == ""


def test_municipalities_are_neither_added_nor_deleted_here(a_desk: ADesk, qtbot: QtBot) -> None:
    desk = a_desk()
    page = a_page(desk, qtbot)
    page._municipalities.table.choose(desk.plan.municipalities[0].key)
    QTest.keyClick(page._municipalities.table, Qt.Key.Key_Delete)
    page._municipalities.add()
    assert [place.name for place in desk.plan.municipalities] == ["Porsgrunn"]
    assert [button.text() for button in page._municipalities.findChildren(QPushButton)] == []


@pytest.mark.parametrize(
    ("card", "added", "step"),
    [
        ("_parties", "New party", "add a party"),
        ("_cooperation", "New cooperation", "add a cooperation"),
    ],
)
def test_what_is_added_stands_last_with_its_first_cell_open(
    a_desk: ADesk, qtbot: QtBot, card: str, added: str, step: str
) -> None:
    desk = a_desk(Party(name="KS", kind="ks"), Cooperation(name="ATP Grenland"))
    page = a_page(desk, qtbot)
    table_card = getattr(page, card)
    table_card.add()
    assert [row.name for row in table_card.table.rows.rows][-1] == added
    assert desk.editor.document.undo_text == step
    editor = table_card.table.findChild(QLineEdit)
    assert editor.text() == added
    editor.selectAll()
    QTest.keyClicks(editor, "Yara")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table_card.table.rows.rows[-1].name == "Yara")


@pytest.mark.parametrize(
    ("code", "value", "step"),
    [
        ("name", "Statens vegvesen", "change name"),
        ("kind", "state_agency", "change kind of party"),
        ("role", "Riksveier", "change role"),
    ],
)
def test_a_partys_cells_are_changed_and_taken_back_one_by_one(
    a_desk: ADesk, qtbot: QtBot, code: str, value: str, step: str
) -> None:
    desk = a_desk(Party(name="SVV", kind="ministry"))
    page = a_page(desk, qtbot)
    set_cell(page._parties.table, code, value)
    assert getattr(desk.plan.parties[0], code) == value
    assert desk.editor.document.undo_text == step
    desk.editor.undo()
    assert (desk.plan.parties[0].name, desk.plan.parties[0].kind) == ("SVV", "ministry")


@pytest.mark.parametrize("code", ["name", "with_whom", "builds_on"])
def test_a_cooperations_cells_are_changed(a_desk: ADesk, qtbot: QtBot, code: str) -> None:
    desk = a_desk(Cooperation(name="ATP"))
    page = a_page(desk, qtbot)
    set_cell(page._cooperation.table, code, "Bypakke Grenland")
    assert getattr(desk.plan.cooperations[0], code) == "Bypakke Grenland"


def test_a_kind_of_party_reads_in_words(a_desk: ADesk, qtbot: QtBot) -> None:
    desk = a_desk(Party(name="MD", kind="ministry"))
    page = a_page(desk, qtbot)
    rows = page._parties.table.rows
    kind = next(column for column in rows.columns if column.code == "kind")
    assert kind.shown(rows.rows[0]) == dict(desk.choices("party_kind"))["ministry"] != "ministry"


def test_several_parties_are_deleted_as_one_step(a_desk: ADesk, qtbot: QtBot) -> None:
    names = ("KS", "MD", "NHO")
    parties = [Party(name=name, kind="ks", position=place) for place, name in enumerate(names)]
    desk = a_desk(*parties)
    page = a_page(desk, qtbot)
    table = page._parties.table
    table.selectAll()
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert [row.name for row in desk.plan.parties] == []
    assert desk.editor.document.undo_text == "delete 3 rows"
    assert not page._parties._delete.isEnabled()
    desk.editor.undo()
    assert tuple(row.name for row in desk.plan.parties) == names


def test_a_party_comes_back_with_its_commitments(a_desk: ADesk, qtbot: QtBot) -> None:
    party = Party(name="KS", kind="ks")
    promise = Commitment(number="F-01", party=party.key, text="Bygge bussfelt.")
    desk = a_desk(party, promise)
    page = a_page(desk, qtbot)
    page._parties.delete()
    desk.editor.undo()
    assert [(kept.number, kept.party) for kept in desk.plan.commitments] == [("F-01", party.key)]


def test_the_chosen_party_stays_chosen_through_changes(a_desk: ADesk, qtbot: QtBot) -> None:
    first = Party(name="KS", kind="ks", position=1)
    second = Party(name="MD", kind="ministry", position=2)
    desk = a_desk(first, second)
    page = a_page(desk, qtbot)
    page._parties.table.choose(second.key)
    desk.editor.change("rename", Party, second.key, name="Miljøverndepartementet")
    desk.editor.change("other", Settings, desk.plan.settings.key, subtitle="Utkast")
    assert page._parties.table.chosen_key == second.key
    chosen = page._parties.table.chosen_row
    assert chosen is not None
    assert chosen.name == "Miljøverndepartementet"


def test_a_key_of_another_page_chooses_nothing(a_desk: ADesk, qtbot: QtBot) -> None:
    desk = a_desk(Party(name="KS", kind="ks"))
    page = a_page(desk, qtbot)
    before = page._parties.table.chosen_key
    page.reveal("no such row")
    assert page._parties.table.chosen_key == before


def test_long_names_are_read_in_full_in_the_tool_tip(a_desk: ADesk, qtbot: QtBot) -> None:
    name = "Samarbeidsforumet for areal og transport i Grenland " * 4
    page = a_page(a_desk(Cooperation(name=name)), qtbot)
    model = page._cooperation.table.rows
    assert model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole) == name


@pytest.mark.usefixtures("norwegian")
def test_the_page_speaks_bokmaal(a_desk: ADesk, qtbot: QtBot) -> None:
    page = a_page(a_desk(), qtbot)
    shown = "\n".join(found.text() for found in page.findChildren(QLabel))
    for words in ("By og region", "Kommuner", "Samarbeid", "Startår", "Prisår"):
        assert words in shown
    for english in ("City and region", "Municipalities", "Cooperation", "Start year"):
        assert english not in shown
