"""A cell that is edited opens the field of its column; what is not valid never reaches the plan."""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from operator import attrgetter
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QStyle, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from fbdesk.ui.delegates.cell_delegate import CellDelegate
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.theme import Theme
from fbdesk.ui.tokens import DARK, LIGHT, contrast
from fbdesk.ui.widgets.choices import ChoiceField
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.date_field import DateField
from fbdesk.ui.widgets.fields import MoneyField, NumberField, TextField, YearField

BLUE = "#1F6FB2"


@dataclass(frozen=True, slots=True)
class Stop:
    """A bus stop: a row of a table."""

    key: str
    name: str
    riders: float | None = None
    opened: int | None = None
    cost_ore: int | None = None
    zone: str = "1"
    tone: str = ""
    closes: date | None = None


def paste(field: QWidget, text: str) -> None:
    """Put a text in as a user pastes it; Qt's key clicks know no real minus."""
    assert isinstance(field, QLineEdit)
    QApplication.clipboard().setText(text)
    field.paste()


def enter(field: QWidget) -> None:
    """Press Enter; Qt commits in the next round of events."""
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()


class Table:
    """A table of stops that saves what is edited, as a page does."""

    def __init__(self, qtbot: QtBot) -> None:
        self.stops: tuple[Stop, ...] = (
            Stop("a", "Torget", 120.0, 1990, 12_345, "1"),
            Stop("b", "Brua", None, None, None, "2", BLUE),
        )
        self.saved: list[tuple[str, str, Any]] = []
        columns = tuple(
            Column(
                code=code,
                title=code.title(),
                value=attrgetter(code),
                edit=partial(self.save, code),
                field=field,
                choices=(("1", "Indre"), ("2", "Ytre")) if field == "choice" else (),
                tone=lambda stop: stop.tone,
            )
            for code, field in (
                ("name", "text"),
                ("riders", "number"),
                ("opened", "year"),
                ("cost_ore", "money"),
                ("zone", "choice"),
                ("closes", "date"),
            )
        )
        self.view: DataTable[Stop] = DataTable("Stops", columns)
        qtbot.addWidget(self.view)
        self.view.resize(800, 300)
        self.view.show_rows(self.stops)
        self.view.show()
        self.view.activateWindow()
        qtbot.waitUntil(self.view.isActiveWindow)

    def save(self, name: str, stop: Stop, value: Any) -> None:
        self.saved.append((stop.key, name, value))
        self.stops = tuple(
            replace(each, **{name: value}) if each.key == stop.key else each for each in self.stops
        )
        self.view.show_rows(self.stops)

    def index(self, line: int, code: str) -> QModelIndex:
        codes = [column.code for column in self.view.rows.columns]
        return self.view.rows.index(line, codes.index(code))

    def open(self, line: int, code: str) -> QWidget:
        """Open the field of a cell and return it."""
        self.view.setCurrentIndex(self.index(line, code))
        self.view.edit(self.index(line, code))
        field = QApplication.focusWidget()
        assert field is not None
        assert field is not self.view
        return field


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> Table:
    assert theme.zoom == 100
    return Table(qtbot)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("name", TextField),
        ("riders", NumberField),
        ("opened", YearField),
        ("cost_ore", MoneyField),
        ("closes", DateField),
    ],
)
def test_a_cell_opens_the_field_of_its_column_with_its_name(
    table: Table, code: str, kind: type[QWidget]
) -> None:
    field = table.open(0, code)
    assert type(field) is kind
    assert field.accessibleName() == code.title()


def test_a_choice_opens_its_list_at_once(table: Table) -> None:
    table.view.setCurrentIndex(table.index(0, "zone"))
    table.view.edit(table.index(0, "zone"))
    (field,) = table.view.findChildren(ChoiceField)
    assert field.view().isVisible()
    assert field.value == "1"
    assert [field.itemText(n) for n in range(field.count())] == ["Indre", "Ytre"]
    field.hidePopup()


def test_choosing_from_the_list_saves_and_closes_the_field(table: Table) -> None:
    table.view.setCurrentIndex(table.index(0, "zone"))
    table.view.edit(table.index(0, "zone"))
    (field,) = table.view.findChildren(ChoiceField)
    field.hidePopup()
    field.setCurrentIndex(1)
    field.activated.emit(1)
    assert table.saved == [("a", "zone", "2")]
    assert table.view.state() is not DataTable.State.EditingState


@pytest.mark.parametrize(
    ("code", "typed", "saved"),
    [
        ("name", "Stasjonen", "Stasjonen"),
        ("name", "  luft rundt  ", "luft rundt"),
        ("name", "", ""),
        ("riders", "1 240,5", 1240.5),
        ("riders", "−3", -3.0),
        ("riders", "", None),
        ("opened", "2014", 2014),
        ("opened", "", None),
        ("cost_ore", "99,50", 9_950),
        ("cost_ore", "", None),
        ("closes", "31.12.2010", date(2010, 12, 31)),
    ],
)
def test_what_is_typed_is_saved_in_the_columns_own_form(
    table: Table, code: str, typed: str, saved: object
) -> None:
    field = table.open(0, code)
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    paste(field, typed)
    enter(field)
    assert table.saved == [("a", code, saved)]


@pytest.mark.parametrize(
    ("code", "typed"),
    [("riders", "mange"), ("opened", "1066"), ("cost_ore", "gratis"), ("closes", "31.02.2010")],
)
def test_what_is_no_value_is_left_out(table: Table, code: str, typed: str) -> None:
    field = table.open(0, code)
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, typed)
    enter(field)
    assert table.saved == []


@pytest.mark.parametrize("code", ["name", "riders", "opened", "cost_ore", "closes"])
def test_the_same_value_again_is_no_edit(table: Table, code: str) -> None:
    field = table.open(0, code)
    enter(field)
    assert table.saved == []


@pytest.mark.parametrize("code", ["name", "riders", "opened", "cost_ore"])
def test_escape_leaves_the_cell_as_it_was(table: Table, code: str) -> None:
    field = table.open(0, code)
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, "7")
    QTest.keyClick(field, Qt.Key.Key_Escape)  # the text of before
    QTest.keyClick(field, Qt.Key.Key_Escape)  # the field closes
    assert table.saved == []
    assert table.stops[0].name == "Torget"


def test_an_unknown_number_opens_empty_and_not_as_nought(table: Table) -> None:
    field = table.open(1, "riders")
    assert isinstance(field, NumberField)
    assert field.text() == ""
    enter(field)
    assert table.saved == []


def test_a_field_fills_its_cell(table: Table) -> None:
    field = table.open(0, "name")
    cell = table.view.visualRect(table.index(0, "name"))
    assert field.geometry() == cell


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_a_coloured_cell_can_be_read_in_either_theme(
    table: Table, theme: Theme, choice: str
) -> None:
    theme.choose(choice)
    option = QStyleOptionViewItem()
    option.widget = table.view
    delegate = table.view.itemDelegate()
    assert isinstance(delegate, CellDelegate)
    delegate.initStyleOption(option, table.index(1, "name"))
    drawn = option.palette.color(QPalette.ColorRole.Text).name()
    tokens = DARK if choice == "dark" else LIGHT
    assert contrast(drawn, tokens.surface) >= 4.5
    assert option.font.bold()
    theme.choose("light")


def test_a_plain_cell_keeps_the_text_colour(table: Table) -> None:
    option = QStyleOptionViewItem()
    option.widget = table.view
    delegate = table.view.itemDelegate()
    assert isinstance(delegate, CellDelegate)
    delegate.initStyleOption(option, table.index(0, "name"))
    assert option.palette.color(QPalette.ColorRole.Text) == QColor(LIGHT.text)
    assert not option.state & QStyle.StateFlag.State_HasFocus


def test_the_cell_under_the_keyboard_has_a_ring_in_the_accent_colour(table: Table) -> None:
    table.view.setFocus()
    table.view.setCurrentIndex(table.index(0, "riders"))
    rect = table.view.visualRect(table.index(0, "riders"))
    picture = table.view.viewport().grab(rect).toImage()
    assert picture.pixelColor(rect.width() // 2, 1) == QColor(LIGHT.accent)
    other = table.view.visualRect(table.index(1, "riders"))
    plain = table.view.viewport().grab(other).toImage()
    assert plain.pixelColor(other.width() // 2, 1) != QColor(LIGHT.accent)


def test_typing_on_a_cell_begins_an_edit(table: Table) -> None:
    table.view.setFocus()
    table.view.setCurrentIndex(table.index(0, "name"))
    QTest.keyClick(table.view, Qt.Key.Key_B)
    field = QApplication.focusWidget()
    assert isinstance(field, TextField)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert table.saved == []


def test_a_refresh_while_a_cell_is_edited_keeps_what_is_typed(table: Table) -> None:
    field = table.open(0, "name")
    QTest.keyClick(field, Qt.Key.Key_End)
    QTest.keyClicks(field, " nord")
    table.view.show_rows((replace(table.stops[0], riders=5.0), table.stops[1]))
    assert isinstance(field, TextField)
    assert field.text() == "Torget nord"
    enter(field)
    assert table.saved == [("a", "name", "Torget nord")]


@pytest.mark.parametrize(
    ("column", "typed", "saved"),
    [("name", "Broen", "Broen"), ("riders", "75", 75), ("opened", "2004", 2004)],
)
def test_a_refresh_between_enter_and_the_save_keeps_what_was_typed(
    table: Table, column: str, typed: str, saved: object
) -> None:
    field = table.open(0, column)
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)  # the save waits for the next round of events
    table.view.show_rows((replace(table.stops[0], zone="2"), table.stops[1]))
    QApplication.processEvents()
    assert table.saved == [("a", column, saved)]
