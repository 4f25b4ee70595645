"""Stored values as cells show them."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from fbdesk.models.row import Stored
from fbdesk.reports.workbook.cells import Shown, kroner, shown, shown_cells
from fbdesk.reports.workbook.columns import Book, Cell, Column, Kind
from tests.reports.full_plan import a_book


@pytest.fixture(scope="module")
def book() -> Book:
    return a_book()


def cell(book: Book, value: Stored | Cell, **options: Any) -> Shown:
    """Return what a column shows of one value."""
    return shown(book, Column(code="x", heading="X", value=lambda *_: value, **options), None)


def test_money_is_kroner_and_whole_where_the_amount_is_whole() -> None:
    assert kroner(1_500_000) == 15_000
    assert isinstance(kroner(1_500_000), int)
    assert kroner(1_500_050) == 15_000.5
    assert kroner(-50_000) == -500
    assert kroner(1) == 0.01


def test_a_code_is_shown_as_its_name(book: Book) -> None:
    shown_status = cell(book, "started", kind=Kind.CHOICE, choices="status")
    assert shown_status.value == "Påbegynt"


def test_a_code_that_no_list_knows_is_shown_as_itself(book: Book) -> None:
    assert cell(book, "strange", kind=Kind.CHOICE, choices="status").value == "strange"


def test_yes_and_no_are_words(book: Book) -> None:
    choices = {"kind": Kind.CHOICE, "choices": "yes_no"}
    assert cell(book, value=True, **choices).value == "Ja"
    assert cell(book, value=False, **choices).value == "Nei"


@pytest.mark.parametrize("kind", list(Kind))
def test_an_unknown_value_is_an_empty_cell_whatever_it_would_be(book: Book, kind: Kind) -> None:
    assert cell(book, None, kind=kind).value is None


def test_zero_is_a_known_number_and_no_empty_cell(book: Book) -> None:
    assert cell(book, 0, kind=Kind.MONEY).value == 0
    assert cell(book, 0.0, kind=Kind.TONNES).value == 0.0


def test_a_date_is_a_date(book: Book) -> None:
    assert cell(book, date(2009, 5, 19), kind=Kind.DATE).value == date(2009, 5, 19)


def test_a_date_that_spreadsheets_disagree_about_is_a_text(book: Book) -> None:
    old = cell(book, date(1900, 2, 28), kind=Kind.DATE)
    assert old.value == "1900-02-28"
    assert old.kind is Kind.TEXT


def test_a_moment_is_shown_in_utc(book: Book) -> None:
    oslo = timezone(timedelta(hours=2))
    moment = cell(book, datetime(2009, 5, 19, 14, 30, 5, 999, oslo), kind=Kind.MOMENT)
    assert moment.value == datetime(2009, 5, 19, 12, 30, 5, tzinfo=UTC).replace(tzinfo=None)


def test_a_number_too_long_for_a_spreadsheet_is_a_text(book: Book) -> None:
    assert cell(book, 10**15 - 1, kind=Kind.WHOLE).value == 10**15 - 1
    assert cell(book, 10**15, kind=Kind.WHOLE).value == "1000000000000000"


def test_a_cell_may_be_of_another_kind_than_its_column(book: Book) -> None:
    own = cell(book, Cell(0.25, Kind.SHARE, formula="1/4", note="kvart"), kind=Kind.LONG)
    assert (own.value, own.kind, own.formula, own.note) == (0.25, Kind.SHARE, "1/4", "kvart")


def test_a_note_stands_on_known_values_only(book: Book) -> None:
    options: dict[str, Any] = {"kind": Kind.TONNES, "note": lambda *_: "kilde"}
    assert cell(book, 4.0, **options).note == "kilde"
    assert cell(book, None, **options).note == ""


def column_of(values: list[Stored | Cell], **options: Any) -> Column:
    """Return a column whose rows are the places of these values."""
    return Column(code="x", heading="X", value=lambda _, row: values[row], **options)


def test_equal_cells_of_a_column_are_one_and_each_row_has_its_own(book: Book) -> None:
    values: list[Stored | Cell] = ["Buss", None, "Sykkel", "Buss", None, 4.5, 4.5]
    cells = shown_cells(book, column_of(values), range(7))
    assert [cell.value for cell in cells.different] == ["Buss", None, "Sykkel", 4.5]
    assert [cell.value for cell in cells] == values


def test_a_number_and_a_text_and_a_yes_are_never_the_same_cell(book: Book) -> None:
    choices = {"kind": Kind.CHOICE, "choices": "yes_no"}
    values: list[Stored | Cell] = [True, "yes", False]
    assert [cell.value for cell in shown_cells(book, column_of(values, **choices), range(3))] == [
        *("Ja", "Ja", "Nei")
    ]
    numbers: list[Stored | Cell] = [1, "1", 1.0]
    shown_numbers = list(shown_cells(book, column_of(numbers), range(3)))
    assert [(cell.value, type(cell.value)) for cell in shown_numbers] == [
        *((1, int), ("1", str), (1.0, float))
    ]


def test_nought_has_no_sign(book: Book) -> None:
    assert str(cell(book, -0.0, kind=Kind.TONNES).value) == "0.0"


def test_what_is_left_of_two_equal_effects_is_no_increase(book: Book) -> None:
    left = 4_000.1 - 3_999.2 - 0.9
    assert 0 < abs(left) < 1e-9
    assert str(cell(book, -left, kind=Kind.CUT).value) == "0.0"
    assert cell(book, -0.002, kind=Kind.CUT).value == -0.002


def test_every_row_of_a_column_shows_what_it_shows_alone(book: Book) -> None:
    own = Cell(0.25, Kind.SHARE, formula="1/4", note="kvart")
    values: list[Stored | Cell] = ["a", own, date(2009, 5, 19), own, 10**15, "", None]
    column = column_of(values)
    alone = [shown(book, column, row) for row in range(7)]
    assert list(shown_cells(book, column, range(7))) == alone


def test_notes_stand_in_their_own_rows_and_on_known_values_only(book: Book) -> None:
    values: list[Stored | Cell] = [4.0, None, 4.0, Cell(None, note="ukjent"), Cell(1, note="egen")]
    column = column_of(values, kind=Kind.TONNES, note=lambda _, row: f"rad {row}")
    noted = shown_cells(book, column, range(5)).noted()
    assert [(row, cell.note) for row, cell in noted] == [(0, "rad 0"), (2, "rad 2"), (4, "egen")]
    assert list(shown_cells(book, column_of(["a", "b"]), range(2)).noted()) == []
