"""The table model under every order of rows, filters, searches and sorts that a day may bring."""

from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from fbdesk.ui.item_models.column_model import SORT_ROLE, TONE_ROLE, Column, ColumnModel

STRICT = QAbstractItemModelTester.FailureReportingMode.Warning
"""A broken rule is a warning of Qt, and a warning of Qt fails the test."""

UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@dataclass(frozen=True, slots=True)
class Line:
    key: str
    name: str
    cut_t: float | None = None


def named(line: Line) -> str:
    return line.name


def cut_of(line: Line) -> float | None:
    return line.cut_t


COLUMNS: tuple[Column[Line], ...] = (
    Column(code="name", title="Navn", value=named),
    Column(
        code="cut",
        title="Kutt",
        value=cut_of,
        text=lambda cut: "–" if cut is None else f"{cut:g} t",
        tone=lambda line: "muted" if line.cut_t is None else "",
        tooltip=lambda line: f"Om {line.name}",
    ),
)

some_lines = st.lists(
    st.builds(
        Line,
        key=st.sampled_from([f"k{number}" for number in range(12)]),
        name=st.sampled_from(["buss", "Ærlig", "øst", "Åpen bekk", "avfall", ""]),
        cut_t=st.none() | st.sampled_from([-3.0, 0.0, 0.5, 12.0]),
    ),
    max_size=9,
    unique_by=lambda line: line.key,
)
deeds = st.lists(
    st.tuples(st.just("show"), some_lines)
    | st.tuples(st.just("search"), st.sampled_from(["", "b", "ær", "bekk å", "zzz"]))
    | st.tuples(st.just("keep"), st.sampled_from([None, 0.0, 100.0]))
    | st.tuples(
        st.just("sort"), st.tuples(st.sampled_from([-1, 0, 1]), st.sampled_from([UP, DOWN]))
    ),
    max_size=8,
)


class Day:
    """Does to a model what users do, and remembers what ought to be seen."""

    def __init__(self) -> None:
        self.model: ColumnModel[Line] = ColumnModel(COLUMNS)
        self.lines: list[Line] = []
        self.words = ""
        self.least_t: float | None = None

    def do(self, deed: str, what: object) -> None:
        match deed, what:
            case "show", list():
                self.lines = what
                self.model.show_rows(what)
            case "search", str():
                self.words = what
                self.model.search(what)
            case "sort", (int() as column, Qt.SortOrder() as order):
                self.model.sort(column, order)
            case _:
                self.keep(what if isinstance(what, float) else None)

    def keep(self, least_t: float | None) -> None:
        self.least_t = least_t
        if least_t is None:
            self.model.filter_by(None)
        else:
            self.model.filter_by(self.is_kept)

    def is_kept(self, line: Line) -> bool:
        return self.least_t is None or (line.cut_t is not None and line.cut_t >= self.least_t)

    def expected_keys(self) -> set[str]:
        """Return the keys that ought to be seen, worked out without the model."""
        seen = set()
        for line in self.lines:
            cut = "–" if line.cut_t is None else f"{line.cut_t:g} t"
            text = f"{line.name}\n{cut}".casefold()
            if self.is_kept(line) and all(word in text for word in self.words.split()):
                seen.add(line.key)
        return seen


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(done=deeds)
def test_whatever_is_shown_sorted_and_filtered_the_right_rows_are_seen(
    qtbot: QtBot, done: list[tuple[str, object]]
) -> None:
    del qtbot
    day = Day()
    tester = QAbstractItemModelTester(day.model, STRICT)
    for deed, what in done:
        day.do(deed, what)
        keys = [line.key for line in day.model.rows]
        assert len(keys) == len(set(keys))
        assert set(keys) == day.expected_keys()
        assert [day.model.row_of(key) for key in keys] == list(range(len(keys)))
    tester.deleteLater()


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(first=some_lines, second=some_lines, column=st.sampled_from([-1, 0, 1]))
def test_a_held_place_follows_its_row_or_is_given_up(
    qtbot: QtBot, first: list[Line], second: list[Line], column: int
) -> None:
    del qtbot
    model: ColumnModel[Line] = ColumnModel(COLUMNS)
    model.show_rows(first)
    held = {
        line.key: QPersistentModelIndex(model.index(model.row_of(line.key), 1)) for line in first
    }
    model.sort(column, DOWN)
    model.show_rows(second)
    left = {line.key for line in second}
    for key, place in held.items():
        assert place.isValid() is (key in left)
        if place.isValid():
            assert (model.rows[place.row()].key, place.column()) == (key, 1)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(lines=some_lines, order=st.sampled_from([UP, DOWN]))
def test_unknown_numbers_are_last_in_either_direction(
    qtbot: QtBot, lines: list[Line], order: Qt.SortOrder
) -> None:
    del qtbot
    model: ColumnModel[Line] = ColumnModel(COLUMNS)
    model.show_rows(lines)
    model.sort(1, order)
    cuts = [line.cut_t for line in model.rows]
    known = [cut for cut in cuts if cut is not None]
    assert cuts[len(known) :] == [None] * (len(cuts) - len(known))
    assert known == sorted(known, reverse=order == DOWN)


def test_rows_of_one_value_keep_the_plans_order_in_both_directions() -> None:
    model: ColumnModel[Line] = ColumnModel(COLUMNS)
    model.show_rows([Line(key, "lik", 1.0) for key in "cab"])
    for order in (UP, DOWN):
        model.sort(1, order)
        assert [line.key for line in model.rows] == ["c", "a", "b"]


def test_new_rows_are_sorted_in_among_the_others() -> None:
    model: ColumnModel[Line] = ColumnModel(COLUMNS)
    model.show_rows([Line("a", "avfall"), Line("c", "sykkel")])
    model.sort(0, UP)
    model.show_rows([Line("a", "avfall"), Line("c", "sykkel"), Line("b", "buss")])
    assert [line.name for line in model.rows] == ["avfall", "buss", "sykkel"]


def test_a_row_that_no_longer_matches_the_search_goes_at_once() -> None:
    model: ColumnModel[Line] = ColumnModel(COLUMNS)
    buss = Line("a", "buss")
    model.show_rows([buss])
    model.search("buss")
    model.show_rows([replace(buss, name="tog")])
    assert model.rowCount() == 0
    model.search("")
    assert [line.name for line in model.rows] == ["tog"]


@pytest.mark.parametrize("words", ["BUSS", "bUsS", "  buss  ", "s b"])
def test_a_search_heeds_neither_capitals_nor_blanks(words: str) -> None:
    model: ColumnModel[Line] = ColumnModel(COLUMNS)
    model.show_rows([Line("a", "Buss"), Line("b", "Tog")])
    model.search(words)
    assert [line.key for line in model.rows] == ["a"]


def test_a_word_is_not_found_across_two_cells() -> None:
    model: ColumnModel[Line] = ColumnModel(COLUMNS)
    model.show_rows([Line("a", "buss", 12.0)])
    model.search("buss12")
    assert model.rows == ()


def test_a_view_keeps_its_chosen_row_while_rows_come_and_go(qtbot: QtBot) -> None:
    model: ColumnModel[Line] = ColumnModel(COLUMNS)
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(model)
    model.show_rows([Line("a", "avfall"), Line("b", "buss")])
    view.selectRow(1)
    model.show_rows([Line("n", "ny"), Line("a", "avfall"), Line("b", "buss")])
    chosen = view.selectionModel().selectedRows()
    assert [model.rows[index.row()].key for index in chosen] == ["b"]
    model.show_rows([Line("a", "avfall")])
    assert view.selectionModel().selectedRows() == []


def test_another_models_place_or_none_holds_nothing() -> None:
    model: ColumnModel[Line] = ColumnModel(COLUMNS)
    model.show_rows([Line("a", "avfall")])
    outside = model.index(5, 0)
    assert not outside.isValid()
    assert model.data(outside) is None
    assert model.flags(outside) == Qt.ItemFlag.NoItemFlags
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0
    assert model.headerData(9, Qt.Orientation.Horizontal) is None
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_roles_that_nobody_answers_are_empty_and_ours_are_answered() -> None:
    model: ColumnModel[Line] = ColumnModel(COLUMNS)
    model.show_rows([Line("a", "avfall"), Line("b", "buss", 12.0)])
    unknown, known = model.index(0, 1), model.index(1, 1)
    assert unknown.data(Qt.ItemDataRole.DecorationRole) is None
    assert unknown.data(Qt.ItemDataRole.UserRole + 77) is None
    assert (unknown.data(TONE_ROLE), known.data(TONE_ROLE)) == ("muted", "")
    assert (unknown.data(SORT_ROLE), known.data(SORT_ROLE)) == (None, 12.0)
    assert known.data(Qt.ItemDataRole.ToolTipRole) == "Om buss"
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) is None


def test_a_model_of_qts_own_can_stand_above_it() -> None:
    model: ColumnModel[Line] = ColumnModel(COLUMNS)
    above = QSortFilterProxyModel()
    tester = QAbstractItemModelTester(above, STRICT)
    above.setSourceModel(model)
    model.show_rows([Line("a", "avfall"), Line("b", "buss", 12.0)])
    model.search("buss")
    assert above.rowCount() == 1
    assert above.index(0, 1).data() == "12 t"
    model.show_rows([])
    assert above.rowCount() == 0
    tester.deleteLater()
