"""Tests of a table of amounts: its unit, and what a refresh keeps."""

import pytest
from pytestqt.qtbot import QtBot

from fbdesk.reports.numbers import numbers_in
from fbdesk.ui.item_models.amount_model import AmountModel
from fbdesk.ui.pages.economy.matrix import MatrixModel, MatrixTable
from fbdesk.ui.pages.measures.money.model import MoneyModel, MoneyRow, MoneyTable

LINES = (MoneyRow("gross", "Brutto"),)
TABLE = MoneyTable(LINES, (2010,), {("gross", 2010): 1_500_00})
WIDER = MoneyTable(LINES, (2010, 2011), {("gross", 2010): 1_500_00})
KINDS = pytest.mark.parametrize("kind", [MoneyModel, MatrixModel])


@KINDS
def test_an_amount_is_shown_in_thousands_or_in_kroner(kind: type[AmountModel]) -> None:
    model = kind(numbers_in("en"))
    assert (model.unit_ore, model.text(2_499_600_00)) == (100_000, "2,500")
    model.show_thousands(thousands=False)
    assert (model.unit_ore, model.text(2_499_600_00)) == (100, "2,499,600")
    assert model.text(None) == ""


def test_another_unit_tells_that_every_amount_reads_otherwise(qtbot: QtBot) -> None:
    model = MoneyModel(numbers_in("nb"))
    model.show_table(TABLE)
    with qtbot.waitSignal(model.dataChanged) as told:
        model.show_thousands(thousands=False)
    first, last, *_ = told.args
    assert ((first.row(), first.column()), (last.row(), last.column())) == ((0, 0), (0, 1))


def test_an_empty_table_has_nothing_to_tell(qtbot: QtBot) -> None:
    model = MatrixModel(numbers_in("nb"))
    model.show_table(MatrixTable(sum_line=False, sum_column=False))
    with qtbot.assertNotEmitted(model.dataChanged):
        model.show_thousands(thousands=False)


def test_other_amounts_in_the_same_table_leave_the_selection(qtbot: QtBot) -> None:
    model = MoneyModel(numbers_in("nb"))
    model.show_table(TABLE)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show_table(MoneyTable(LINES, (2010,), {("gross", 2010): 3_00}))
    with qtbot.waitSignal(model.modelReset):
        model.show_table(WIDER)
    assert model.columnCount() == 3
