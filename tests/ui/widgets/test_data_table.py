"""A table on a page: the chosen row stays chosen, keys do what the hand expects."""

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.widgets.choices import ChoiceField
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.fields import NumberField

STATUSES = (("idea", "Idé"), ("adopted", "Vedtatt"))


@dataclass(frozen=True, slots=True)
class Line:
    key: str
    title: str
    amount: float = 0.0
    status: str = "idea"


LINES = (Line("a", "Buss", 3), Line("b", "Sykkel", 1), Line("c", "Parkering", 2))


class Edits:
    """What the table asked to change."""

    def __init__(self) -> None:
        self.made: list[tuple[str, str, object]] = []

    def title(self, row: Line, value: Any) -> None:
        self.made.append((row.key, "title", value))

    def amount(self, row: Line, value: Any) -> None:
        self.made.append((row.key, "amount", value))

    def status(self, row: Line, value: Any) -> None:
        self.made.append((row.key, "status", value))


def a_table(qtbot: QtBot, edits: Edits | None = None) -> DataTable[Line]:
    held = edits or Edits()
    table: DataTable[Line] = DataTable(
        "Tiltak",
        (
            Column(code="title", title="Tiltak", value=lambda r: r.title, edit=held.title),
            Column(
                code="amount",
                title="Sum",
                value=lambda r: r.amount,
                edit=held.amount,
                field="number",
            ),
            Column(
                code="status",
                title="Status",
                value=lambda r: r.status,
                edit=held.status,
                field="choice",
                choices=STATUSES,
            ),
        ),
    )
    qtbot.addWidget(table)
    table.resize(500, 300)
    table.show()
    table.show_rows(LINES)
    return table


def test_the_first_row_is_chosen_at_first(qtbot: QtBot) -> None:
    table = a_table(qtbot)
    assert table.chosen_key == "a"
    assert table.chosen_row == LINES[0]


def test_the_chosen_row_stays_chosen_through_a_refresh_and_a_sort(qtbot: QtBot) -> None:
    table = a_table(qtbot)
    table.choose("b")
    with qtbot.assertNotEmitted(table.chosen):
        table.show_rows((Line("new", "Nytt"), *LINES))
        table.rows.sort(0, Qt.SortOrder.DescendingOrder)
    assert table.chosen_key == "b"
    assert table.selected_keys == ("b",)


def test_a_chosen_row_that_was_deleted_gives_way_to_another(qtbot: QtBot) -> None:
    table = a_table(qtbot)
    table.choose("c")
    table.show_rows(LINES[:2])
    assert table.chosen_row in LINES[:2]


def test_an_empty_table_has_none_chosen(qtbot: QtBot) -> None:
    table = a_table(qtbot)
    with qtbot.waitSignal(table.chosen) as chosen:
        table.show_rows(())
    assert chosen.args == [""]
    assert table.chosen_row is None


def test_a_row_that_is_not_shown_cannot_be_chosen(qtbot: QtBot) -> None:
    table = a_table(qtbot)
    assert not table.choose("elsewhere")
    assert table.chosen_key == "a"


def test_clicks_on_a_heading_sort_up_then_down_then_back(qtbot: QtBot) -> None:
    table = a_table(qtbot)

    def shown() -> list[str]:
        return [row.key for row in table.rows.rows]

    table.horizontalHeader().sectionClicked.emit(1)
    assert shown() == ["b", "c", "a"]
    table.horizontalHeader().sectionClicked.emit(1)
    assert shown() == ["a", "c", "b"]
    table.horizontalHeader().sectionClicked.emit(1)
    assert shown() == ["a", "b", "c"]


def test_a_title_is_edited_in_its_cell(qtbot: QtBot) -> None:
    edits = Edits()
    table = a_table(qtbot, edits)
    table.edit_cell("b", "title")
    field = table.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    assert field.text() == "Sykkel"
    field.setText("Sykkelvei")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(edits.made))
    assert edits.made == [("b", "title", "Sykkelvei")]


def test_a_number_in_a_cell_is_read_with_decimal_comma(qtbot: QtBot) -> None:
    edits = Edits()
    table = a_table(qtbot, edits)
    table.edit_cell("a", "amount")
    field = table.findChild(NumberField)
    assert isinstance(field, NumberField)
    field.selectAll()
    qtbot.keyClicks(field, "12,5")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(edits.made))
    assert edits.made == [("a", "amount", 12.5)]


def test_nonsense_in_a_number_cell_changes_nothing(qtbot: QtBot) -> None:
    edits = Edits()
    table = a_table(qtbot, edits)
    table.edit_cell("a", "amount")
    field = table.findChild(NumberField)
    assert isinstance(field, NumberField)
    field.selectAll()
    qtbot.keyClicks(field, "mye")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.wait(20)
    assert edits.made == []


def test_a_choice_in_a_cell_saves_as_it_is_made(qtbot: QtBot) -> None:
    edits = Edits()
    table = a_table(qtbot, edits)
    table.edit_cell("c", "status")
    field = table.findChild(ChoiceField)
    assert isinstance(field, ChoiceField)
    field.hidePopup()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: bool(edits.made))
    assert edits.made == [("c", "status", "adopted")]


def test_copy_takes_the_selected_rows_without_hidden_columns(qtbot: QtBot) -> None:
    table = a_table(qtbot)
    table.choose("b")
    menu = table.columns.menu()
    menu.actions()[2].trigger()
    table.copy()
    assert QGuiApplication.clipboard().text() == "Tiltak\tSum\nSykkel\t1"
    menu.deleteLater()


def test_delete_asks_for_the_selected_rows(qtbot: QtBot) -> None:
    table = a_table(qtbot)
    table.selectAll()
    with qtbot.waitSignal(table.delete_wanted) as wanted:
        qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert wanted.args == [("a", "b", "c")]


def test_a_changed_row_is_drawn_where_it_stands(qtbot: QtBot) -> None:
    table = a_table(qtbot)
    table.show_rows((LINES[0], replace(LINES[1], title="Gange"), LINES[2]))
    assert table.rows.index(1, 0).data() == "Gange"


def test_a_table_in_a_scrolling_page_takes_the_height_of_its_rows(qtbot: QtBot) -> None:
    table = a_table(qtbot)
    table.fit_rows(2, 5)
    three = table.height()
    table.show_rows([Line(str(n), "x") for n in range(50)])
    five = table.height()
    table.show_rows(())
    two = table.height()
    row = table.verticalHeader().defaultSectionSize()
    assert (five - three, three - two) == (2 * row, row)
