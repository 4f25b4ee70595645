"""The cells of a money table: names, sums, what is unknown, units, words, heat and copied text."""

import re
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from fbdesk.reports.numbers import numbers_in
from fbdesk.ui.pages.economy.matrix import HEAT_ROLE, MatrixModel, MatrixTable

KRONER = 100
BUS, OIL = ("bus", "T-01  Bussvei"), ("oil", "T-02  Oljefri")
YEARS = (("2010", "2010"), ("2011", "2011"))
AMOUNTS = {
    ("bus", "2010"): 3_000_000 * KRONER,
    ("bus", "2011"): 1_500_000 * KRONER,
    ("oil", "2011"): -600_000 * KRONER,
}


def a_table(**values: Any) -> MatrixTable:
    defaults = {"lines": (BUS, OIL), "columns": YEARS, "amounts": AMOUNTS, "lacks": True}
    return MatrixTable(**{**defaults, **values})


@pytest.fixture
def model() -> MatrixModel:
    made = MatrixModel(numbers_in("en"))
    made.show_table(a_table())
    return made


def plain(value: object) -> str:
    return re.sub(r"\s", " ", str(value or ""))


def cells(model: MatrixModel, role: int = Qt.ItemDataRole.DisplayRole) -> list[list[str]]:
    return [
        [plain(model.index(row, column).data(role)) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def heads(model: MatrixModel, orientation: Qt.Orientation) -> list[str]:
    count = model.columnCount() if orientation == Qt.Orientation.Horizontal else model.rowCount()
    return [str(model.headerData(section, orientation)) for section in range(count)]


def test_the_model_keeps_qts_own_rules(model: MatrixModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)


def test_the_sums_stand_before_lines_and_columns(model: MatrixModel) -> None:
    assert heads(model, Qt.Orientation.Vertical) == ["Sum", BUS[1], OIL[1]]
    assert heads(model, Qt.Orientation.Horizontal) == ["Sum", "2010", "2011"]
    assert cells(model) == [
        ["3,900", "3,000", "900"],
        ["4,500", "3,000", "1,500"],
        ["−600", "", "−600"],
    ]


@pytest.mark.parametrize(
    ("sums", "rows", "columns"),
    [
        ({"sum_line": False}, [BUS[1], OIL[1]], ["Sum", "2010", "2011"]),
        ({"sum_column": False}, ["Sum", BUS[1], OIL[1]], ["2010", "2011"]),
        ({"sum_line": False, "sum_column": False}, [BUS[1], OIL[1]], ["2010", "2011"]),
    ],
)
def test_a_table_goes_without_sums_that_mean_nothing(
    model: MatrixModel, sums: dict[str, bool], rows: list[str], columns: list[str]
) -> None:
    model.show_table(a_table(**sums))
    assert heads(model, Qt.Orientation.Vertical) == rows
    assert heads(model, Qt.Orientation.Horizontal) == columns
    assert len(cells(model)) == len(rows)


def test_what_is_not_known_is_empty_and_nothing_is_0(model: MatrixModel) -> None:
    model.show_table(a_table(amounts={("bus", "2010"): 0}))
    assert cells(model) == [["0", "0", ""], ["0", "0", ""], ["", "", ""]]
    assert model.amount(2, 2) is None


def test_an_empty_table_has_only_its_sums(model: MatrixModel) -> None:
    model.show_table(MatrixTable())
    assert cells(model) == [[""]]
    assert model.as_text(range(1), range(1)) == "\tSum\nSum\t"


def test_whole_kroner_are_shown_instead_of_thousands(model: MatrixModel) -> None:
    model.show_thousands(thousands=False)
    assert cells(model)[1] == ["4,500,000", "3,000,000", "1,500,000"]
    model.show_thousands(thousands=True)
    assert cells(model)[1] == ["4,500", "3,000", "1,500"]


def test_a_model_without_a_table_changes_its_unit_in_peace() -> None:
    made = MatrixModel(numbers_in("en"))
    made.show_thousands(thousands=False)
    assert made.rowCount() == 0
    assert made.columnCount() == 0


def test_tool_tips_say_what_is_lacking_and_what_is_left_over(model: MatrixModel) -> None:
    tips = cells(model, Qt.ItemDataRole.ToolTipRole)
    assert tips[1][1].endswith("is lacking")
    assert tips[2][2].endswith("more than needed")
    assert "−" not in tips[2][2]  # the words carry the sign
    assert tips[2][1] == ""


def test_a_table_of_money_given_says_only_the_amount(model: MatrixModel) -> None:
    model.show_table(a_table(lacks=False))
    tips = cells(model, Qt.ItemDataRole.ToolTipRole)
    assert "lacking" not in tips[1][1]
    assert "3,000,000" in tips[1][1]


def test_a_screen_reader_hears_line_column_and_amount(model: MatrixModel) -> None:
    said = cells(model, Qt.ItemDataRole.AccessibleTextRole)
    assert said[1][1].startswith("T-01 Bussvei, 2010: ".replace("T-01 ", "T-01  "))
    assert said[1][1].endswith("is lacking")
    assert said[0][0].startswith("Sum, Sum: ")
    assert said[2][1].endswith("–")  # not known


@pytest.mark.parametrize(
    ("row", "column", "heat"),
    [(1, 1, 1.0), (1, 2, 0.5), (2, 2, -0.2), (2, 1, 0.0), (0, 1, 0.0), (1, 0, 0.0)],
)
def test_heat_is_the_share_of_the_largest_amount(
    model: MatrixModel, row: int, column: int, heat: float
) -> None:
    assert model.index(row, column).data(HEAT_ROLE) == pytest.approx(heat)


def test_a_table_can_be_without_heat(model: MatrixModel) -> None:
    model.show_table(a_table(heat=False))
    assert model.index(1, 1).data(HEAT_ROLE) == 0.0


def test_sums_and_strong_lines_are_bold(model: MatrixModel) -> None:
    model.show_table(a_table(strong=frozenset({"oil"})))
    bold = [
        [
            bool(font and font.bold())
            for font in (
                model.index(row, column).data(Qt.ItemDataRole.FontRole)
                for column in range(model.columnCount())
            )
        ]
        for row in range(model.rowCount())
    ]
    assert bold == [[True, True, True], [True, False, False], [True, True, True]]


def test_amounts_and_the_heads_above_them_stand_at_the_right(model: MatrixModel) -> None:
    role = Qt.ItemDataRole.TextAlignmentRole
    assert model.index(1, 1).data(role) & Qt.AlignmentFlag.AlignRight
    assert model.headerData(1, Qt.Orientation.Horizontal, role) & Qt.AlignmentFlag.AlignRight
    assert model.headerData(1, Qt.Orientation.Vertical, role) is None


def test_a_long_name_stands_in_the_tool_tip_of_its_head(model: MatrixModel) -> None:
    role = Qt.ItemDataRole.ToolTipRole
    assert model.headerData(1, Qt.Orientation.Vertical, role) == BUS[1]
    assert model.headerData(9, Qt.Orientation.Vertical) is None


def test_copied_text_is_in_kroner_with_names_whatever_is_shown(model: MatrixModel) -> None:
    expected = (
        "\tSum\t2010\t2011\n"
        "Sum\t3900000\t3000000\t900000\n"
        "T-01 Bussvei\t4500000\t3000000\t1500000\n"
        "T-02 Oljefri\t-600000\t\t-600000"
    )
    assert model.as_text(range(3), range(3)) == expected
    model.show_thousands(thousands=False)
    assert model.as_text(range(3), range(3)) == expected


def test_a_part_of_the_table_is_copied_with_its_own_names(model: MatrixModel) -> None:
    assert model.as_text(range(2, 3), range(2, 3)) == "\t2011\nT-02 Oljefri\t-600000"


def test_the_same_lines_and_columns_keep_the_selection(model: MatrixModel) -> None:
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    changes: list[bool] = []
    model.dataChanged.connect(lambda *_: changes.append(True))
    model.show_table(a_table(amounts={("bus", "2010"): KRONER}))
    assert (resets, changes) == ([], [True])
    model.show_table(a_table(lines=(BUS,)))
    assert resets == [True]


def test_a_cell_outside_says_nothing(model: MatrixModel) -> None:
    assert model.data(model.index(9, 9)) is None
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0
    assert model.index(1, 1).data(Qt.ItemDataRole.DecorationRole) is None
