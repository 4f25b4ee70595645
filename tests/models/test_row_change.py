"""Tests of a row that differs between two states of a plan."""

import pytest

from fbdesk.models.measures import Measure
from fbdesk.models.row import Row
from fbdesk.models.row_change import RowChange
from tests.builders import a_measure, changed

BUS = a_measure("T-01", title="Buss")
RENAMED = changed(BUS, title="Bussvei")


@pytest.mark.parametrize(
    ("change", "row"),
    [
        (RowChange(Measure, None, BUS), BUS),
        (RowChange(Measure, BUS, RENAMED, ("title",)), RENAMED),
        (RowChange(Measure, BUS, None), BUS),
    ],
    ids=["came", "changed", "went"],
)
def test_the_row_is_that_of_afterwards_or_the_last_there_was(change: RowChange, row: Row) -> None:
    assert change.row is row
    assert change.key == BUS.key


def test_a_field_tells_both_states_and_nothing_of_a_row_that_was_not_there() -> None:
    assert RowChange(Measure, BUS, RENAMED, ("title",)).field("title") == ("Buss", "Bussvei")
    assert RowChange(Measure, None, BUS).field("title") == (None, "Buss")


def test_a_change_of_no_row_is_a_defect() -> None:
    with pytest.raises(ValueError, match="Measure"):
        _ = RowChange(Measure, None, None).row
