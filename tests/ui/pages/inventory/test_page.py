"""The inventory is looked at as table and chart; its editions are chosen, described, deleted."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from fbdesk.models.city import Municipality
from fbdesk.models.inventory import InventoryEdition, InventoryRow
from fbdesk.models.row import Row
from fbdesk.reports.wording import wording_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.inventory.page import InventoryPage
from tests.builders import an_inventory, some_settings
from tests.ui.scripted_questions import ScriptedQuestions

ADesk = Callable[..., Desk]
PATIENCE_MS = 20_000

CARS, BUSES = ("Veitrafikk", "Personbiler"), ("Veitrafikk", "Busser")
SMELTER = ("Industri, olje og gass", "Smelteverk")
EMISSIONS = {
    CARS: {2009: 1_000.0, 2011: 900.0},
    BUSES: {2009: 100.0, 2011: 120.0},
    SMELTER: {2009: 50_000.0, 2011: 60_000.0},
}


def open_page(qtbot: QtBot, desk: Desk) -> InventoryPage:
    page = InventoryPage(desk)
    qtbot.addWidget(page)
    desk.editor.changed.connect(page.note_change)
    desk.editor.results_changed.connect(page.note_results)
    page.resize(1300, 860)
    page.show()
    return page


def cells(page: InventoryPage) -> list[list[str]]:
    """Return what the table shows, line by line, with ordinary spaces."""
    model = page.figures.table.rows
    columns = range(len(model.columns))
    lines = (model.columns[c].shown(row) for row in model.rows for c in columns)
    texts = [text.replace("\u202f", " ") for text in lines]
    return [texts[i : i + len(columns)] for i in range(0, len(texts), len(columns))]


def headings(page: InventoryPage) -> list[str]:
    return [column.heading for column in page.figures.table.rows.columns]


def labels(page: InventoryPage) -> str:
    QApplication.processEvents()
    found = [part.text() for part in page.findChildren(QLabel) if part.isVisible()]
    return "\n".join(found).replace("\u202f", " ").replace("\u00a0", " ")


def two_editions() -> tuple[InventoryEdition, InventoryEdition, tuple[Row, ...]]:
    """Return an older and a newer edition, and all rows of a plan that has chosen the older."""
    old, *old_rows = an_inventory({CARS: {2009: 1_000.0}}, name="a 2009")
    new, *new_rows = an_inventory({CARS: {2009: 1_100.0, 2010: 1_050.0}}, name="b 2010")
    assert isinstance(old, InventoryEdition)
    assert isinstance(new, InventoryEdition)
    settings = some_settings(inventory_edition=old.key)
    return old, new, (old, new, settings, *old_rows, *new_rows)


def test_sectors_stand_in_lines_and_every_year_in_a_column(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*an_inventory(EMISSIONS)))
    assert headings(page) == ["Sector and source", "2009", "2010", "2011"]
    assert cells(page) == [
        ["Sum, alle utslipp i kommunen", "51 100", "not publ.", "61 020"],
        ["Industri, olje og gass", "50 000", "not publ.", "60 000"],
        ["Veitrafikk", "1 100", "not publ.", "1 020"],
    ]
    assert "Not published: 2010." in labels(page)


def test_sources_are_shown_where_wanted(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*an_inventory(EMISSIONS)))
    page.figures.with_sources.click()
    names = [line[0].strip() for line in cells(page)]
    assert names[-3:] == ["Veitrafikk", "Personbiler", "Busser"]


def test_the_scope_decides_which_sectors_are_added_up(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*an_inventory(EMISSIONS)))
    page.figures.scopes.choose("without_industry")
    assert cells(page) == [
        ["Sum, alle utslipp unntatt industri", "1 100", "not publ.", "1 020"],
        ["Veitrafikk", "1 100", "not publ.", "1 020"],
    ]


def test_a_search_looks_among_the_sources_too(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*an_inventory(EMISSIONS)))
    page.start_search()
    assert page.focusWidget() is page.figures.search
    QTest.keyClicks(page.figures.search, "buss")
    assert [line[0].strip() for line in cells(page)] == ["Busser"]
    QTest.keyClick(page.figures.search, Qt.Key.Key_Escape)
    assert len(cells(page)) > 3


def test_a_cell_says_in_full_what_it_is(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*an_inventory(EMISSIONS)))
    model = page.figures.table.rows
    tip = model.data(model.index(2, 3), Qt.ItemDataRole.ToolTipRole)
    assert tip.replace("\u202f", " ").replace("\u00a0", " ") == "Veitrafikk, 2011: 1 020 t"
    assert "2010" in model.data(model.index(2, 2), Qt.ItemDataRole.ToolTipRole)


def test_one_municipality_can_be_looked_at(qtbot: QtBot, a_desk: ADesk) -> None:
    edition, *measured = an_inventory({CARS: {2009: 1_000.0}})
    neighbour = InventoryRow(
        edition=edition.key,
        municipality="4003",
        year=2009,
        sector="Veitrafikk",
        source="Personbiler",
        emission_t=400.0,
    )
    places = (
        Municipality(number="4001", name="Porsgrunn"),
        Municipality(number="4003", name="Skien", planning=False),
    )
    page = open_page(qtbot, a_desk(edition, *measured, neighbour, *places))
    assert cells(page)[0][1] == "1 000"
    assert "Not in the sum, because the plan is not for them: 4003." in labels(page)
    page.places.choose("4003")
    assert cells(page)[0][1] == "400"
    assert "Not in the sum" not in labels(page)


def test_the_chart_shows_what_the_choices_say(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*an_inventory(EMISSIONS))
    page = open_page(qtbot, desk)
    qtbot.waitUntil(lambda: desk.editor.results is not None, timeout=PATIENCE_MS)
    page.tabs.choose("chart")
    qtbot.waitUntil(lambda: page.chart.drawn is not None, timeout=PATIENCE_MS)
    drawn = page.chart.drawn
    assert drawn is not None
    names = [row[0] for row in drawn.table.rows]
    assert "Veitrafikk" in names
    assert "Industri, olje og gass" in names


def test_the_chart_names_the_edition_that_is_looked_at(qtbot: QtBot, a_desk: ADesk) -> None:
    first, *old_rows = an_inventory(EMISSIONS, name="a", gwp_set="AR4")
    second, *new_rows = an_inventory(EMISSIONS, name="b", publisher="Statistisk sentralbyrå")
    settings = some_settings(inventory_edition=first.key)
    desk = a_desk(first, second, settings, *old_rows, *new_rows)
    page = open_page(qtbot, desk)
    qtbot.waitUntil(lambda: desk.editor.results is not None, timeout=PATIENCE_MS)
    page.tabs.choose("chart")
    qtbot.waitUntil(lambda: page.chart.drawn is not None, timeout=PATIENCE_MS)
    before = page.chart.drawn
    assert before is not None
    assert "Miljødirektoratet, a · GWP AR4" in before.source
    page.edition.setCurrentIndex(page.edition.findData(second.key))
    page.edition.activated.emit(page.edition.currentIndex())
    qtbot.waitUntil(lambda: page.chart.drawn is not before, timeout=PATIENCE_MS)
    assert page.chart.drawn is not None
    assert "Statistisk sentralbyrå, b · GWP AR5" in page.chart.drawn.source


def test_a_plan_without_inventory_says_where_to_get_one(
    qtbot: QtBot, a_desk: ADesk, questions: ScriptedQuestions
) -> None:
    page = open_page(qtbot, a_desk())
    assert "No inventory yet" in labels(page)
    questions.files = [None]
    step = next(
        part
        for part in page.findChildren(QPushButton)
        if part.text() == "Import the inventory …" and part.isVisible()
    )
    step.click()
    assert questions.asked == ["Import the inventory"]


def test_the_edition_in_use_is_shown_first(qtbot: QtBot, a_desk: ADesk) -> None:
    old, _, rows = two_editions()
    page = open_page(qtbot, a_desk(*rows))
    assert page.edition.value == old.key
    assert cells(page)[0][1] == "1 000"


def test_another_edition_can_be_looked_at_without_choosing_it(qtbot: QtBot, a_desk: ADesk) -> None:
    old, new, rows = two_editions()
    desk = a_desk(*rows)
    page = open_page(qtbot, desk)
    page.edition.setCurrentIndex(page.edition.findData(new.key))
    page.edition.activated.emit(page.edition.currentIndex())
    assert headings(page)[1:] == ["2009", "2010"]
    assert cells(page)[0][1:] == ["1 100", "1 050"]
    assert desk.plan.settings.inventory_edition == old.key


def test_results_can_be_made_to_build_on_another_edition_and_it_can_be_undone(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    old, new, rows = two_editions()
    desk = a_desk(*rows)
    page = open_page(qtbot, desk)
    page.tabs.choose("editions")
    page.editions.table.choose(old.key)
    assert not page.editions.use.isEnabled()
    page.editions.table.choose(new.key)
    assert page.editions.use.isEnabled()
    page.editions.use.click()
    assert desk.plan.settings.inventory_edition == new.key
    assert desk.editor.document.undo_text == "build on b 2010"
    assert page.edition.value == new.key
    desk.editor.undo()
    assert desk.plan.settings.inventory_edition == old.key
    assert page.edition.value == old.key


def test_the_newest_edition_stands_first_with_what_it_covers(qtbot: QtBot, a_desk: ADesk) -> None:
    _, new, rows = two_editions()
    page = open_page(qtbot, a_desk(*rows))
    page.tabs.choose("editions")
    assert [line.edition.name for line in page.editions.table.rows.rows] == ["b 2010", "a 2009"]
    page.editions.table.choose(new.key)
    assert "2 figures for Porsgrunn, 2009–2010." in labels(page)


def test_an_edition_is_described_in_place(qtbot: QtBot, a_desk: ADesk) -> None:
    _, new, rows = two_editions()
    desk = a_desk(*rows)
    page = open_page(qtbot, desk)
    page.reveal(new.key)
    name = next(
        field for field in page.editions.form.findChildren(QLineEdit) if field.text() == "b 2010"
    )
    name.setFocus()
    name.selectAll()
    QTest.keyClicks(name, "tall til 2010")
    QTest.keyClick(name, Qt.Key.Key_Return)
    found = desk.plan.find(InventoryEdition, new.key)
    assert found is not None
    assert found.name == "tall til 2010"
    assert page.edition.itemText(page.edition.findData(new.key)) == "tall til 2010"


@pytest.mark.parametrize("by_key", [True, False])
def test_an_edition_is_deleted_with_its_figures_and_undo_brings_both_back(
    qtbot: QtBot, a_desk: ADesk, *, by_key: bool
) -> None:
    old, new, rows = two_editions()
    desk = a_desk(*rows)
    page = open_page(qtbot, desk)
    page.tabs.choose("editions")
    page.editions.table.choose(old.key)
    if by_key:
        QTest.keyClick(page.editions.table, Qt.Key.Key_Delete)
    else:
        page.editions.remove.click()
    assert [edition.key for edition in desk.plan.inventory_editions] == [new.key]
    assert {row.edition for row in desk.plan.inventory_rows} == {new.key}
    assert desk.plan.settings.inventory_edition is None
    assert page.edition.value == new.key
    desk.editor.undo()
    assert len(desk.plan.inventory_editions) == 2
    assert desk.plan.settings.inventory_edition == old.key


def test_deleting_the_last_edition_shows_the_first_step_again(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*an_inventory(EMISSIONS))
    page = open_page(qtbot, desk)
    page.tabs.choose("editions")
    page.editions.remove.click()
    assert desk.plan.inventory_rows == ()
    assert "No inventory yet" in labels(page)


def test_a_finding_about_an_edition_leads_to_it(qtbot: QtBot, a_desk: ADesk) -> None:
    old, _, rows = two_editions()
    page = open_page(qtbot, a_desk(*rows))
    page.reveal(old.key)
    assert page.tabs.value == "editions"
    assert page.editions.table.chosen_key == old.key
    page.reveal("no such edition")
    assert page.editions.table.chosen_key == old.key


def look_at(page: InventoryPage, edition: str) -> None:
    """Choose an edition in the list above the table."""
    page.edition.setCurrentIndex(page.edition.findData(edition))
    page.edition.activated.emit(page.edition.currentIndex())


def test_a_year_that_another_edition_published_is_shown_with_its_figures(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    old, *old_rows = an_inventory({CARS: {2009: 100.0, 2011: 90.0}}, name="a")
    new, *new_rows = an_inventory({CARS: {2009: 100.0, 2010: 95.0, 2011: 90.0}}, name="b")
    settings = some_settings(inventory_edition=old.key)
    page = open_page(qtbot, a_desk(old, new, settings, *old_rows, *new_rows))
    assert cells(page)[0][1:] == ["100", "not publ.", "90"]
    look_at(page, new.key)
    assert cells(page)[0][1:] == ["100", "95", "90"]
    assert "Not published" not in labels(page)
    look_at(page, old.key)
    assert cells(page)[0][1:] == ["100", "not publ.", "90"]


def test_nought_is_a_figure_and_a_missing_source_is_not(qtbot: QtBot, a_desk: ADesk) -> None:
    emissions = {CARS: {2009: 100.0, 2011: 0.0}, BUSES: {2009: 10.0}}
    page = open_page(qtbot, a_desk(*an_inventory(emissions)))
    page.figures.with_sources.click()
    by_name = {line[0].strip(): line[1:] for line in cells(page)}
    assert by_name["Personbiler"] == ["100", "not publ.", "0"]
    assert by_name["Busser"][0] == "10"
    assert by_name["Busser"][2] != "0"


@pytest.mark.parametrize(
    ("scope", "sectors"),
    [
        ("all", {"Industri, olje og gass", "Veitrafikk"}),
        ("without_industry", {"Veitrafikk"}),
        ("programme", {"Veitrafikk"}),
    ],
)
def test_each_scope_shows_its_own_sectors_and_says_so_in_the_sum(
    qtbot: QtBot, a_desk: ADesk, scope: str, sectors: set[str]
) -> None:
    desk = a_desk(*an_inventory(EMISSIONS))
    page = open_page(qtbot, desk)
    page.figures.scopes.choose(scope)
    (total, *rest) = cells(page)
    inside = wording_in("nb", desk.programme).scope_inside(scope)
    assert total[0] == f"Sum, {inside}"
    assert {line[0] for line in rest} == sectors


def test_a_search_outlives_another_edition_and_another_scope(qtbot: QtBot, a_desk: ADesk) -> None:
    _, new, rows = two_editions()
    page = open_page(qtbot, a_desk(*rows))
    QTest.keyClicks(page.figures.search, "person")
    look_at(page, new.key)
    assert [line[0].strip() for line in cells(page)] == ["Personbiler"]
    page.figures.scopes.choose("programme")
    assert [line[0].strip() for line in cells(page)] == ["Personbiler"]


def test_a_search_that_finds_nothing_leaves_an_empty_table(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*an_inventory(EMISSIONS)))
    QTest.keyClicks(page.figures.search, "romfart")
    assert cells(page) == []
    page.figures.search.clear()
    assert cells(page)[0][0].startswith("Sum")


def test_the_chosen_line_stays_chosen_through_an_edit(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*an_inventory(EMISSIONS))
    page = open_page(qtbot, desk)
    page.figures.table.choose("Veitrafikk")
    desk.editor.change("rename", type(desk.plan.settings), desk.plan.settings.key, name="Skien")
    assert page.figures.table.chosen_key == "Veitrafikk"
    page.figures.with_sources.click()
    assert page.figures.table.chosen_key == "Veitrafikk"


def test_figures_are_copied_with_their_years_for_a_spreadsheet(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*an_inventory({CARS: {2009: 1_000.0, 2010: 900.0}})))
    page.figures.table.choose("Veitrafikk")
    page.figures.table.copy()
    heading, line = QApplication.clipboard().text().splitlines()
    assert heading.split("\t") == ["Sector and source", "2009", "2010"]
    assert line.split("\t")[0] == "Veitrafikk"
    assert len(line.split("\t")) == 3


def test_published_figures_cannot_be_changed_by_hand(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*an_inventory(EMISSIONS)))
    model = page.figures.table.rows
    editable = Qt.ItemFlag.ItemIsEditable
    for line in range(model.rowCount()):
        for column in range(model.columnCount()):
            assert not model.flags(model.index(line, column)) & editable


def test_one_place_has_no_choice_of_places(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*an_inventory(EMISSIONS)))
    assert not page.places.isVisible()
    assert page.places.value == ""


def test_the_choices_above_the_table_are_not_in_the_way_of_the_editions(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    page = open_page(qtbot, a_desk(*an_inventory(EMISSIONS)))
    for tab, visible in (("editions", False), ("chart", True), ("table", True)):
        page.tabs.choose(tab)
        assert page.edition.isVisible() is visible


def test_an_edition_without_figures_says_so(qtbot: QtBot, a_desk: ADesk) -> None:
    empty = InventoryEdition(name="tom", publisher="Miljødirektoratet")
    page = open_page(qtbot, a_desk(empty))
    assert cells(page) == []
    page.tabs.choose("editions")
    assert "The edition has no figures." in labels(page)


def test_an_edition_of_one_figure_is_told_in_the_singular(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*an_inventory({CARS: {2009: 1_000.0}})))
    page.tabs.choose("editions")
    assert "1 figure for Porsgrunn, 2009." in labels(page)


def test_an_editions_origin_is_told_line_by_line(qtbot: QtBot, a_desk: ADesk) -> None:
    edition = InventoryEdition(
        name="tall til 2009",
        publisher="Miljødirektoratet",
        file_name="klimagass.xlsx",
        file_sha256="0123456789abcdef" * 4,
    )
    page = open_page(qtbot, a_desk(edition))
    page.tabs.choose("editions")
    shown = labels(page)
    assert "klimagass.xlsx\nSHA-256 0123456789abcdef…" in shown


def test_leaving_the_file_question_changes_nothing(
    qtbot: QtBot, a_desk: ADesk, questions: ScriptedQuestions
) -> None:
    desk = a_desk(*an_inventory(EMISSIONS))
    page = open_page(qtbot, desk)
    questions.files = [None]
    page.import_button.click()
    assert desk.background.shown == () or all(
        "Reading" not in task.text for task in desk.background.shown
    )
    assert page.import_button.isEnabled()


@pytest.mark.usefixtures("norwegian")
def test_the_page_speaks_bokmaal(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*an_inventory(EMISSIONS)))
    assert headings(page)[0] == "Sektor og kilde"
    assert cells(page)[0][2] != "not publ."
    for tab in ("table", "editions"):
        page.tabs.choose(tab)
        shown = labels(page)
        assert "Not published" not in shown
        assert "figures for" not in shown
        assert "Emission inventory" not in shown
