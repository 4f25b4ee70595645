"""The amounts of a small money table as Qt sees them."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from fbdesk.reports.numbers import numbers_in
from fbdesk.ui.item_models.column_model import TONE_ROLE
from fbdesk.ui.pages.measures.money.model import MoneyModel, MoneyRow, MoneyTable

THOUSAND = 1000_00
ROWS = (
    MoneyRow("investment", "Investering"),
    MoneyRow("gap", "Mangler", editable=False, strong=True, warns=True),
)
TABLE = MoneyTable(
    ROWS,
    (2010, 2011, 2012),
    {
        ("investment", 2010): 5 * THOUSAND,
        ("investment", 2012): 1_500_00,
        ("gap", 2010): 5 * THOUSAND,
        ("gap", 2011): -2 * THOUSAND,
    },
    {("investment", 2010): "Anslag"},
)

pytestmark = pytest.mark.usefixtures("norwegian", "qapp")


def a_model(table: MoneyTable = TABLE) -> MoneyModel:
    model = MoneyModel(numbers_in("nb"))
    model.show_table(table)
    return model


def line(model: MoneyModel, row: int) -> list[str]:
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(a_model(), force_py=True)


def test_a_line_is_its_sum_and_then_its_years() -> None:
    model = a_model()
    assert line(model, 0) == ["7", "5", "", "2"]  # 6,5 and 1,5 thousand, halves upwards
    assert line(model, 1) == ["3", "5", "−2", ""]


def test_a_line_without_amounts_has_no_sum() -> None:
    model = a_model(MoneyTable(ROWS, (2010,), {}))
    assert line(model, 0) == ["", ""]
    assert model.table.whole("investment") is None


def test_a_table_without_years_has_no_columns() -> None:
    assert a_model(MoneyTable(ROWS)).columnCount() == 0


def test_kroner_show_every_krone() -> None:
    model = a_model()
    model.show_thousands(thousands=False)
    assert line(model, 0) == ["6\u202f500", "5\u202f000", "", "1\u202f500"]
    assert model.unit_ore == 100


def test_the_edited_value_has_every_digit() -> None:
    model = a_model()
    assert model.index(0, 3).data(Qt.ItemDataRole.EditRole) == 1.5
    assert model.index(0, 2).data(Qt.ItemDataRole.EditRole) is None


@pytest.mark.parametrize(
    ("thousands", "typed", "ore"),
    [(True, 2.5, 2_500_00), (False, 2.5, 250), (True, None, None), (True, -3, -3 * THOUSAND)],
)
def test_what_is_typed_is_told_in_ore(
    qtbot: QtBot, thousands: bool, typed: float | None, ore: int | None
) -> None:
    model = a_model()
    model.show_thousands(thousands=thousands)
    with qtbot.waitSignal(model.entered) as told:
        assert model.setData(model.index(0, 1), typed)
    assert told.args == [(("investment", 2010, ore),)]


def test_the_same_amount_again_tells_nothing(qtbot: QtBot) -> None:
    model = a_model()
    with qtbot.assertNotEmitted(model.entered):
        assert not model.setData(model.index(0, 1), 5)
        assert not model.setData(model.index(0, 2), None)


def test_other_roles_and_cells_outside_are_refused() -> None:
    model = a_model()
    assert not model.setData(model.index(0, 1), 5, Qt.ItemDataRole.CheckStateRole)
    assert model.data(QModelIndex()) is None
    assert model.place(QModelIndex()) is None
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


def test_only_what_is_lacking_warns() -> None:
    model = a_model()
    assert model.index(1, 1).data(TONE_ROLE) == "warning"
    assert model.index(1, 2).data(TONE_ROLE) == ""
    assert model.index(0, 1).data(TONE_ROLE) == ""


def test_sums_are_bold() -> None:
    model = a_model()
    assert model.index(0, 0).data(Qt.ItemDataRole.FontRole).bold()
    assert model.index(1, 2).data(Qt.ItemDataRole.FontRole).bold()
    assert model.index(0, 1).data(Qt.ItemDataRole.FontRole) is None


def test_headings_are_years_at_the_right_and_names_at_the_left() -> None:
    model = a_model()
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert [model.headerData(n, across) for n in range(4)] == ["Sum", "2010", "2011", "2012"]
    assert model.headerData(0, down) == "Investering"
    assert model.headerData(0, down, Qt.ItemDataRole.ToolTipRole) == "Investering"
    right = model.headerData(1, across, Qt.ItemDataRole.TextAlignmentRole)
    assert right & Qt.AlignmentFlag.AlignRight


def test_the_same_lines_and_years_change_in_place(qtbot: QtBot) -> None:
    model = a_model()
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show_table(MoneyTable(ROWS, TABLE.years, {}))
    with qtbot.waitSignal(model.modelReset):
        model.show_table(MoneyTable(ROWS, (2010,), {}))
