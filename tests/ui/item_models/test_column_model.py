"""The table model, drawn as text: sorting, filtering, editing, and refreshes that move nothing."""

from dataclasses import dataclass, replace
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from fbdesk.ui.item_models.column_model import Column, ColumnModel


@dataclass(frozen=True, slots=True)
class Tiltak:
    key: str
    number: str
    title: str
    area: str
    cut_t: float | None = None
    started: bool = False


BYPAKKE = Tiltak("a", "T-01", "Bypakke Grenland", "1", 6400.0)
PARKERING = Tiltak("b", "T-02", "Betalt parkering", "1", 405.0, started=True)
OLJEKJELER = Tiltak("c", "T-14", "Ut med oljekjelene", "2", None)
ALL = (BYPAKKE, PARKERING, OLJEKJELER)
AREAS = (("2", "Energi i bygg"), ("1", "Areal og transport"))


def columns(edits: list[tuple[str, object]] | None = None) -> tuple[Column[Tiltak], ...]:
    def rename(row: Tiltak, value: object) -> None:
        (edits if edits is not None else []).append((row.key, value))

    return (
        Column(code="number", title="Nr", value=lambda row: row.number),
        Column(code="title", title="Tiltak", value=lambda row: row.title, edit=rename),
        Column(code="area", title="Område", value=lambda row: row.area, choices=AREAS),
        Column(
            code="cut",
            title="Kutt 2020",
            unit="t",
            value=lambda row: row.cut_t,
            text=lambda cut: "–" if cut is None else f"{cut:.0f}",
            align="right",
            tone=lambda row: "muted" if row.cut_t is None else "",
        ),
        Column(
            code="started", title="I gang", value=lambda r: r.started, edit=rename, field="check"
        ),
    )


def a_model(edits: list[tuple[str, object]] | None = None) -> ColumnModel[Tiltak]:
    model = ColumnModel(columns(edits))
    model.show_rows(ALL)
    return model


def drawn(model: ColumnModel[Tiltak], *shown: int) -> str:
    """Return the model as a view would show it."""
    return "\n".join(
        " | ".join(str(model.index(line, column).data()) for column in shown)
        for line in range(model.rowCount())
    )


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = a_model()
    qtmodeltester.check(model)
    model.sort(3, Qt.SortOrder.DescendingOrder)
    model.search("T-1")
    model.show_rows(())
    model.show_rows(ALL)
    qtmodeltester.check(model)


def test_rows_are_shown_in_the_plans_order_at_first() -> None:
    assert drawn(a_model(), 0, 1, 2, 3) == (
        "T-01 | Bypakke Grenland | Areal og transport | 6400\n"
        "T-02 | Betalt parkering | Areal og transport | 405\n"
        "T-14 | Ut med oljekjelene | Energi i bygg | –"
    )


def test_a_heading_has_its_unit_and_the_direction_of_sorting() -> None:
    model = a_model()
    model.sort(3, Qt.SortOrder.AscendingOrder)
    headings = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(4)]
    assert headings == ["Nr", "Tiltak", "Område", "Kutt 2020, t ↑"]


def test_numbers_sort_as_numbers_and_what_is_missing_comes_last_both_ways() -> None:
    model = a_model()
    model.sort(3, Qt.SortOrder.AscendingOrder)
    assert drawn(model, 0) == "T-02\nT-01\nT-14"
    model.sort(3, Qt.SortOrder.DescendingOrder)
    assert drawn(model, 0) == "T-01\nT-02\nT-14"


def test_choices_sort_in_the_order_of_their_list() -> None:
    model = a_model()
    model.sort(2, Qt.SortOrder.AscendingOrder)
    assert drawn(model, 0) == "T-14\nT-01\nT-02"


def test_norwegian_letters_sort_after_z() -> None:
    model = ColumnModel(columns())
    names = ["Åpne bekker", "Ærlig talt", "Zoo", "Øst", "Arealplan"]
    model.show_rows([Tiltak(str(n), "", name, "1") for n, name in enumerate(names)])
    model.sort(1, Qt.SortOrder.AscendingOrder)
    assert drawn(model, 1) == "Arealplan\nZoo\nÆrlig talt\nØst\nÅpne bekker"


def test_no_column_brings_the_plans_order_back() -> None:
    model = a_model()
    model.sort(3, Qt.SortOrder.AscendingOrder)
    model.sort(-1)
    assert drawn(model, 0) == "T-01\nT-02\nT-14"


def test_every_searched_word_must_stand_somewhere_in_the_row() -> None:
    model = a_model()
    model.search("areal betalt")
    assert drawn(model, 0) == "T-02"
    model.search("")
    assert model.rowCount() == 3


def test_a_filter_and_a_search_hold_together() -> None:
    model = a_model()
    model.filter_by(lambda row: row.area == "1")
    model.search("grenland")
    assert drawn(model, 0) == "T-01"
    model.filter_by(None)
    assert drawn(model, 0) == "T-01"


def test_a_change_of_one_row_is_told_as_that_row_alone(qtbot: QtBot) -> None:
    model = a_model()
    with (
        qtbot.waitSignal(model.dataChanged) as changed,
        qtbot.assertNotEmitted(model.layoutChanged),
    ):
        model.show_rows((BYPAKKE, replace(PARKERING, title="Dyrere parkering"), OLJEKJELER))
    first, last = changed.args[0], changed.args[1]
    assert (first.row(), last.row()) == (1, 1)


def test_the_same_rows_again_tell_nothing(qtbot: QtBot) -> None:
    model = a_model()
    with qtbot.assertNotEmitted(model.dataChanged), qtbot.assertNotEmitted(model.layoutChanged):
        model.show_rows(ALL)


def test_a_place_in_the_table_follows_its_row() -> None:
    model = a_model()
    held = QPersistentModelIndex(model.index(1, 1))
    model.show_rows((Tiltak("new", "T-00", "Nytt", "1"), OLJEKJELER, PARKERING))
    assert held.row() == 2
    assert held.data() == "Betalt parkering"
    model.show_rows((BYPAKKE,))
    assert not held.isValid()


def test_an_edit_goes_to_the_columns_own_edit() -> None:
    edits: list[tuple[str, object]] = []
    model = a_model(edits)
    assert model.setData(model.index(0, 1), "Bypakke")
    assert model.setData(
        model.index(0, 4), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole
    )
    assert edits == [("a", "Bypakke"), ("a", True)]


def test_an_edit_to_the_same_value_or_of_a_read_only_column_is_refused() -> None:
    edits: list[tuple[str, object]] = []
    model = a_model(edits)
    assert not model.setData(model.index(0, 1), "Bypakke Grenland")
    assert not model.setData(model.index(0, 0), "T-99")
    assert not model.setData(QModelIndex(), "x")
    assert edits == []


@pytest.mark.parametrize(
    ("column", "editable", "checkable"), [(0, False, False), (1, True, False), (4, False, True)]
)
def test_only_columns_with_an_edit_can_be_edited(
    column: int, editable: bool, checkable: bool
) -> None:
    model = a_model()
    flags = model.flags(model.index(0, column))
    assert bool(flags & Qt.ItemFlag.ItemIsEditable) is editable
    assert bool(flags & Qt.ItemFlag.ItemIsUserCheckable) is checkable


def test_a_check_column_shows_a_mark_and_no_text() -> None:
    model = a_model()

    def state(line: int) -> Any:
        return model.index(line, 4).data(Qt.ItemDataRole.CheckStateRole)

    assert Qt.CheckState(state(1)) == Qt.CheckState.Checked
    assert Qt.CheckState(state(0)) == Qt.CheckState.Unchecked
    assert model.index(1, 4).data() == ""


def test_rows_are_copied_as_a_table_with_headings() -> None:
    model = a_model()
    assert model.as_text([0, 2], [0, 3]) == "Nr\tKutt 2020, t\nT-01\t6400\nT-14\t–"


def test_a_line_break_in_a_cell_does_not_break_the_copied_table() -> None:
    model = ColumnModel(columns())
    model.show_rows([Tiltak("a", "T-01", "To\nlinjer\tog en tab", "1")])
    assert model.as_text([0], [1]) == "Tiltak\nTo linjer og en tab"


def test_a_reader_of_the_screen_hears_the_heading_and_the_cell() -> None:
    model = a_model()
    assert model.index(0, 3).data(Qt.ItemDataRole.AccessibleTextRole) == "Kutt 2020: 6400"


def test_a_columns_words_may_depend_on_more_than_its_value() -> None:
    def in_words(row: Tiltak) -> str:
        return f"{row.number} uten tall"

    column: Column[Tiltak] = Column(code="cut", title="Kutt", value=lambda _: None, shows=in_words)
    model = ColumnModel((column,))
    model.show_rows([Tiltak("a", "T-01", "Buss", "1")])
    assert model.index(0, 0).data() == "T-01 uten tall"


def test_a_heading_can_follow_the_year_it_tells_of(qtbot: QtBot) -> None:
    model = a_model()
    with qtbot.waitSignal(model.headerDataChanged):
        model.set_title("cut", "Kutt 2030")
    headings = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    assert "Kutt 2030, t" in headings
    assert "Kutt 2020, t" not in headings
