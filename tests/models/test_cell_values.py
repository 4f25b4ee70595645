"""What a spreadsheet makes of stored values, and the marks that know them again."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from fbdesk.models.cell_values import (
    MARK_LENGTH,
    as_cells_hold,
    filled_in,
    marks_of_rows,
    row_marks,
    text_for_cells,
    value_mark,
)
from fbdesk.models.declarations import KINDS, Field
from fbdesk.models.inventory import InventoryRow
from fbdesk.models.measures import Measure
from fbdesk.models.reporting import FrozenPart
from tests.builders import a_measure, changed

TEXT = Field("note", str, optional=False, marks=())
NUMBER = Field("value", float, optional=True, marks=())
MOMENT = Field("entered_at", datetime, optional=True, marks=())


def test_signs_that_no_spreadsheet_holds_are_taken_out() -> None:
    assert text_for_cells("a\x07b\r\nc\rd\te") == "ab\nc\nd\te"


def test_a_number_keeps_the_digits_that_every_spreadsheet_keeps() -> None:
    third = 0.1 + 0.2  # 0.30000000000000004
    assert as_cells_hold(NUMBER, third) == 0.3
    assert repr(as_cells_hold(NUMBER, -0.0)) == "0.0"
    assert repr(as_cells_hold(NUMBER, 3)) == "3.0"


def test_a_number_of_seventeen_digits_is_the_one_that_the_file_holds() -> None:
    rate = 0.033510922082551846
    in_the_file = float(f"{rate:.16G}")
    assert in_the_file == 0.03351092208255185
    assert as_cells_hold(NUMBER, rate) == as_cells_hold(NUMBER, in_the_file)


def test_a_moment_is_one_of_whole_seconds_in_utc() -> None:
    norway = timezone(timedelta(hours=2))
    moment = datetime(2009, 5, 19, 14, 30, 5, 999, tzinfo=norway)
    assert as_cells_hold(MOMENT, moment) == datetime(2009, 5, 19, 12, 30, 5, tzinfo=UTC)


def test_an_unknown_value_has_another_mark_than_an_empty_text_and_nought() -> None:
    assert len({value_mark(NUMBER, None), value_mark(TEXT, ""), value_mark(NUMBER, 0.0)}) == 3


def test_equal_values_have_equal_marks_of_one_length() -> None:
    assert value_mark(TEXT, "Bussvei\r\n") == value_mark(TEXT, "Bussvei\n")
    assert {len(value_mark(TEXT, text)) for text in ("", "Bussvei", "x" * 9_000)} == {MARK_LENGTH}


def test_each_field_of_a_row_has_its_own_place_among_the_marks() -> None:
    before = a_measure("T-01", title="Bussvei")
    after = changed(before, title="Sykkelvei")
    names = [field.name for field in filled_in(Measure)]
    place = names.index("title") * MARK_LENGTH
    assert len(row_marks(before)) == MARK_LENGTH * len(names)
    assert row_marks(before)[:place] == row_marks(after)[:place]
    assert row_marks(before)[place + MARK_LENGTH :] == row_marks(after)[place + MARK_LENGTH :]
    assert row_marks(before) != row_marks(after)


def test_many_rows_together_have_the_marks_that_each_has_alone() -> None:
    rows = [
        a_measure("T-01", title="Bussvei"),
        a_measure("T-02", title="Bussvei", description="T-01"),
        a_measure("T-03", title="", description="Bussvei"),
    ]
    assert list(marks_of_rows(Measure, rows)) == [row_marks(row) for row in rows]
    assert list(marks_of_rows(Measure, [])) == []


def test_bookkeeping_has_no_mark() -> None:
    before = a_measure("T-01", title="Bussvei", position=1)
    assert row_marks(before) == row_marks(changed(before, position=7, rev=3))


@pytest.mark.parametrize("kind", [InventoryRow, FrozenPart])
def test_nobody_fills_in_what_was_published_or_frozen(kind: type[InventoryRow]) -> None:
    assert filled_in(kind) == ()


def test_every_other_kind_of_row_can_be_filled_in() -> None:
    assert sum(1 for kind in KINDS if not filled_in(kind)) == 4
