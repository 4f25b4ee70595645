"""Tests of column widths: shares of the room, and no word broken where there is room for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.reports.content import Column, TableRow
from fbdesk.reports.docx.widths import LETTER_MM, PADDING_MM, SMALL, column_widths

ROOM_MM = 162.0


def widths(
    *columns: Column, rows: tuple[TableRow, ...] = (), small: bool = False
) -> tuple[float, ...]:
    return column_widths(columns, rows, ROOM_MM, small=small)


def need(letters: float, share: float = 1.0) -> float:
    return letters * LETTER_MM * share + PADDING_MM


def test_columns_share_the_room_by_their_widths() -> None:
    assert widths(Column("a", 1), Column("b", 2)) == pytest.approx((54, 108))


def test_a_column_as_narrow_as_its_words_has_three_quarters_of_a_share() -> None:
    narrow, wide = widths(Column("a"), Column("b", 1.5))
    assert wide == pytest.approx(2 * narrow)


@pytest.mark.parametrize(("small", "share"), [(False, 1.0), (True, SMALL)])
def test_a_heading_of_one_long_word_is_not_broken(small: bool, share: float) -> None:
    narrow, wide = widths(Column("Innbyggere", 1), Column("Kommune", 9), small=small)
    assert narrow == pytest.approx(max(need(9.6, share), 16.2))
    assert narrow + wide == pytest.approx(ROOM_MM)


def test_the_longest_word_of_any_row_counts_and_group_rows_do_not() -> None:
    rows = (
        TableRow(("Kommunesektorens", ""), "group"),
        TableRow(("Fylkeskommune i byen", "x")),
    )
    narrow, _ = widths(Column("Type", 0.5), Column("Rolle", 9.5), rows=rows)
    assert narrow == pytest.approx(need(13 + 2 * 0.55 - 0.4))  # two m, one l


@pytest.mark.parametrize("text", ["Energi- og miljø", "a/energiomåde", "2009–2014", "T-01"])
def test_words_break_at_hyphens_and_slashes_but_numbers_stay_whole(text: str) -> None:
    longest = {"Energi- og miljø": 6.6, "a/energiomåde": 11.15, "2009–2014": 9, "T-01": 4}[text]
    narrow, _ = widths(Column(text, 0.1), Column("b", 20))
    assert narrow == pytest.approx(need(longest))


@pytest.mark.parametrize("text", ["580\u202f000\u202f000", "240\u00a0000\u00a0000"])
def test_a_number_with_its_thousands_is_one_word(text: str) -> None:
    narrow, _ = widths(Column("a", 0.1), Column("b", 20), rows=(TableRow((text, "")),))
    assert narrow == pytest.approx(need(11))


def test_a_word_longer_than_any_may_be_broken() -> None:
    narrow, _ = widths(Column("x" * 60, 1), Column("b", 9))
    assert narrow == pytest.approx(need(22))


def test_where_there_is_no_room_for_all_words_the_shares_stand() -> None:
    columns = [Column("x" * 20, 1) for _ in range(8)]
    assert widths(*columns) == pytest.approx([ROOM_MM / 8] * 8)


def test_a_row_with_cells_too_few_is_no_matter_here() -> None:
    assert len(widths(Column("a", 1), Column("b", 1), rows=(TableRow(("x",)),))) == 2


@given(
    st.lists(st.tuples(st.text("abc -", max_size=30), st.floats(0, 9)), min_size=1, max_size=12),
    st.booleans(),
)
def test_columns_always_fill_the_room_and_none_is_empty(
    given_columns: list[tuple[str, float]],
    small: bool,
) -> None:
    columns = [Column(title, width) for title, width in given_columns]
    made = column_widths(columns, (), ROOM_MM, small=small)
    assert sum(made) == pytest.approx(ROOM_MM)
    assert min(made) >= 0
