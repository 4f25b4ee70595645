"""The columns that a user shows and hides are so again the next time, in every plan."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fbdesk.preferences import load_preferences
from fbdesk.ui.column_memory import remember_columns
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.preference_store import PreferenceStore
from fbdesk.ui.widgets.data_table import DataTable
from tests.ui.widgets.test_data_table import LINES, Line

PAGES: list[QWidget] = []


@pytest.fixture(autouse=True)
def no_page_left() -> Iterator[None]:
    """Let go of the pages that a test made."""
    yield
    PAGES.clear()


def a_page(
    qtbot: QtBot, store: PreferenceStore | None, code: str = "measures", *more: str
) -> DataTable[Line]:
    """Return the table of a page that is held until the test is over."""
    page = QWidget()
    qtbot.addWidget(page)
    PAGES.append(page)
    table: DataTable[Line] = DataTable(
        "Tiltak",
        tuple(
            Column(code=name, title=name.title(), value=lambda r: r.title, hidden=name == "status")
            for name in ("title", "amount", "status", *more)
        ),
    )
    QVBoxLayout(page).addWidget(table)
    table.show_rows(LINES)
    remember_columns(page, code, store)
    return table


def toggle(table: DataTable[Line], title: str) -> None:
    menu = table.columns.menu()
    next(action for action in menu.actions() if action.text() == title).trigger()
    menu.deleteLater()


def test_a_column_that_was_hidden_is_hidden_the_next_time(qtbot: QtBot, tmp_path: Path) -> None:
    table = a_page(qtbot, PreferenceStore(tmp_path))
    assert table.columns.hidden == ("status",)
    toggle(table, "Amount")
    toggle(table, "Status")
    assert table.columns.hidden == ("amount",)
    assert a_page(qtbot, PreferenceStore(tmp_path)).columns.hidden == ("amount",)


def test_each_table_is_known_by_its_page_and_its_columns(qtbot: QtBot, tmp_path: Path) -> None:
    store = PreferenceStore(tmp_path)
    toggle(a_page(qtbot, store), "Amount")
    assert a_page(qtbot, store, "instruments").columns.hidden == ("status",)
    assert a_page(qtbot, store, "measures", "year").columns.hidden == ("status",)
    toggle(a_page(qtbot, store, "instruments"), "Title")
    assert a_page(qtbot, store).columns.hidden == ("amount", "status")
    assert a_page(qtbot, store, "instruments").columns.hidden == ("title", "status")


def test_without_a_place_to_keep_it_the_choice_ends_with_the_page(qtbot: QtBot) -> None:
    toggle(a_page(qtbot, None), "Amount")
    assert a_page(qtbot, None).columns.hidden == ("status",)


def test_the_last_column_stays(qtbot: QtBot, tmp_path: Path) -> None:
    table = a_page(qtbot, PreferenceStore(tmp_path))
    toggle(table, "Amount")
    menu = table.columns.menu()
    menu.aboutToShow.emit()
    assert [action.isEnabled() for action in menu.actions()] == [False, True, True]
    menu.deleteLater()
    table.columns.hide(("title", "amount", "status"))
    assert table.columns.shown == [0]


@pytest.mark.parametrize("kept", ["", "{", "[]", '["measures: title amount status"]', "7", "null"])
def test_what_is_not_understood_is_left_out(qtbot: QtBot, tmp_path: Path, kept: str) -> None:
    store = PreferenceStore(tmp_path)
    store.set(columns=(kept, '["measures: title amount status", ["title"]]'))
    table = a_page(qtbot, store)
    assert table.columns.hidden == ("title",)
    toggle(table, "Amount")
    assert len(load_preferences(tmp_path).columns) == 1
