"""One column of a table as data: its heading, its words, and the order that its values have."""

from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import Qt

from fbdesk.ui.item_models.column_model import (
    CENTRE,
    COLUMN_ROLE,
    RIGHT,
    SORT_ROLE,
    TONE_ROLE,
    Column,
    ColumnModel,
    key_of,
    rows_with,
)

pytestmark = pytest.mark.usefixtures("qapp")
STATUSES = (("idea", "Idé"), ("adopted", "Vedtatt"), ("", "Ikke satt"))


@dataclass(frozen=True, slots=True)
class Line:
    key: str
    value: Any = None


def a_column(**changes: Any) -> Column[Line]:
    return Column(**{"code": "x", "title": "Kutt", "value": lambda row: row.value, **changes})


def cell(column: Column[Line], value: Any, role: int) -> Any:
    model = ColumnModel((column,))
    model.show_rows((Line("a", value),))
    return model.index(0, 0).data(role)


def in_order(column: Column[Line], *values: Any, falling: bool = False) -> list[Any]:
    """Return values as the table shows them when it is sorted by the column."""
    model = ColumnModel((column,))
    model.show_rows([Line(str(number), value) for number, value in enumerate(values)])
    order = Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder
    model.sort(0, order)
    return [row.value for row in model.rows]


@pytest.mark.parametrize(("unit", "heading"), [("", "Kutt"), ("t", "Kutt, t")])
def test_a_heading_tells_the_unit_where_there_is_one(unit: str, heading: str) -> None:
    assert a_column(unit=unit).heading == heading


@pytest.mark.parametrize(
    ("value", "shown"), [(None, ""), ("", ""), (0, "0"), (1.5, "1.5"), ("Buss", "Buss")]
)
def test_without_words_of_its_own_a_cell_shows_the_value_and_nothing_for_none(
    value: Any, shown: str
) -> None:
    assert a_column().shown(Line("a", value)) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [("idea", "Idé"), ("", "Ikke satt"), ("of another plan", "of another plan"), (None, "")],
)
def test_a_choice_shows_its_name_and_a_code_that_is_not_known_as_it_is(
    value: Any, shown: str
) -> None:
    assert a_column(choices=STATUSES).shown(Line("a", value)) == shown


def test_words_of_the_row_win_over_words_of_the_value() -> None:
    column = a_column(text=lambda _: "verdi", shows=lambda row: f"rad {row.key}")
    assert column.shown(Line("a", 3)) == "rad a"


def test_the_words_of_the_value_may_tell_of_what_is_missing() -> None:
    column = a_column(text=lambda value: "–" if value is None else f"{value} t")
    assert column.shown(Line("a")) == "–"
    assert column.shown(Line("a", 0)) == "0 t"


@pytest.mark.parametrize("falling", [False, True])
def test_nought_is_a_value_and_stands_before_what_is_missing(*, falling: bool) -> None:
    found = in_order(a_column(), None, 0, "", -5.0, falling=falling)
    assert found == ([0, -5.0, None, ""] if falling else [-5.0, 0, None, ""])


def test_numbers_stand_by_size_and_not_by_their_letters() -> None:
    assert in_order(a_column(), 100, 9, 20.5) == [9, 20.5, 100]


def test_words_stand_as_in_a_norwegian_dictionary_in_any_case() -> None:
    assert in_order(a_column(), "ål", "Øre", "aks", "Ære", "Bil") == [
        *("aks", "Bil", "Ære", "Øre", "ål"),
    ]


def test_a_code_that_is_not_among_the_choices_stands_after_them() -> None:
    column = a_column(choices=STATUSES)
    assert in_order(column, "other", "adopted", "idea") == ["idea", "adopted", "other"]


def test_rows_of_equal_value_keep_the_plans_order() -> None:
    model = ColumnModel((a_column(),))
    model.show_rows([Line("c", 1), Line("a", 1), Line("b", 0)])
    model.sort(0)
    assert [row.key for row in model.rows] == ["b", "c", "a"]


@pytest.mark.parametrize(
    ("align", "flag"),
    [(RIGHT, Qt.AlignmentFlag.AlignRight), (CENTRE, Qt.AlignmentFlag.AlignHCenter)],
)
def test_figures_and_their_heading_stand_on_the_same_side(
    align: str, flag: Qt.AlignmentFlag
) -> None:
    model = ColumnModel((a_column(align=align),))
    model.show_rows((Line("a", 1),))
    role = Qt.ItemDataRole.TextAlignmentRole
    assert model.index(0, 0).data(role) & flag
    assert model.headerData(0, Qt.Orientation.Horizontal, role) & flag


@pytest.mark.parametrize(("value", "tone"), [(None, "muted"), (3, "")])
def test_a_row_may_be_muted_where_it_lacks_something(value: Any, tone: str) -> None:
    column = a_column(tone=lambda row: "muted" if row.value is None else "")
    assert cell(column, value, TONE_ROLE) == tone


def test_a_cell_without_a_tooltip_has_none_and_another_tells_more() -> None:
    role = Qt.ItemDataRole.ToolTipRole
    assert cell(a_column(), 3, role) is None
    assert cell(a_column(tooltip=lambda row: f"Kilde {row.key}"), 3, role) == "Kilde a"


def test_a_delegate_reads_the_bare_value_and_the_column_itself() -> None:
    column = a_column(text=lambda value: f"{value} t")
    assert cell(column, 3, SORT_ROLE) == 3
    assert cell(column, 3, Qt.ItemDataRole.EditRole) == 3
    assert cell(column, 3, COLUMN_ROLE) is column


def test_rows_are_found_by_their_keys_in_the_order_of_the_table() -> None:
    rows = (Line("a"), Line("b"), Line("c"))
    assert rows_with(rows, ("c", "nobody", "a")) == (rows[0], rows[2])
    assert [key_of(row) for row in rows] == ["a", "b", "c"]


def test_one_value_typed_for_many_rows_goes_to_all_of_them_together() -> None:
    edits: list[tuple[str, Any]] = []
    column = a_column(edit=lambda row, value: edits.append((row.key, value)))
    model = ColumnModel((column,))
    model.show_rows((Line("a", 1), Line("b", 2), Line("c", 3)))
    filled: list[tuple[tuple[str, ...], Any]] = []
    model.fill = lambda _column, rows, value: filled.append((tuple(row.key for row in rows), value))
    model.also = ("c", "a")
    assert model.setData(model.index(0, 0), 9)
    assert (filled, edits) == ([(("a", "c"), 9)], [])
    model.also = ()
    assert model.setData(model.index(0, 0), 9)
    assert edits == [("a", 9)]
