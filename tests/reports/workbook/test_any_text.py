"""Whatever people write, a cell can hold it, and nothing of it is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fbdesk.reports.workbook.layout import column_letters
from fbdesk.reports.workbook.letters import lines_in, wide
from fbdesk.reports.workbook.texts import (
    CELL_LIMIT,
    NAME_LIMIT,
    cell_text,
    margin_text,
    sheet_name,
)

TEXTS = st.text(st.characters(exclude_categories=()), max_size=200)
NOT_IN_NAMES = set("[]:*?/\\")


def units(text: str) -> int:
    """Return the length of a text as a spreadsheet counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(TEXTS)
def test_a_cell_holds_only_signs_that_xml_allows(text: str) -> None:
    made = cell_text(text).text
    made.encode("utf-8")
    assert not any(ord(sign) < 0x20 and sign not in "\t\n" for sign in made)
    assert "\ufffe" not in made
    assert "\uffff" not in made


@given(TEXTS)
def test_cleaning_a_clean_text_changes_nothing(text: str) -> None:
    once = cell_text(text).text
    again = cell_text(once)
    assert again.text == once
    assert not again.removed


@given(TEXTS)
def test_a_text_without_odd_signs_comes_through_as_it_is(text: str) -> None:
    made = cell_text(text)
    if not made.removed:
        assert made.text == text.replace("\r\n", "\n").replace("\r", "\n")


@settings(max_examples=25)
@given(st.text(min_size=1, max_size=3), st.integers(min_value=1, max_value=40_000))
def test_cell_and_rest_together_are_the_whole_text(piece: str, times: int) -> None:
    whole = cell_text(piece).text * times
    made = cell_text(whole)
    assert made.text + made.rest == whole
    assert units(made.text) <= CELL_LIMIT
    if made.rest:
        assert units(made.text + made.rest[0]) > CELL_LIMIT


@given(st.lists(TEXTS, max_size=8))
def test_sheets_of_any_titles_get_legal_names_that_differ(titles: list[str]) -> None:
    names: list[str] = []
    for title in titles:
        names.append(sheet_name(title, names))
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert 0 < units(name) <= NAME_LIMIT
        assert not NOT_IN_NAMES & set(name)
        assert name[0] != "'"
        assert name[-1] != "'"


@given(TEXTS)
def test_a_margin_is_one_line_without_codes_of_the_printer(text: str) -> None:
    made = margin_text(text)
    assert "\n" not in made
    assert "&" not in made.replace("&&", "")


@given(st.integers(min_value=0, max_value=16_383))
def test_column_letters_count_on(place: int) -> None:
    letters = column_letters(place)
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    assert number == place + 1


@given(TEXTS, st.floats(min_value=4, max_value=80))
def test_a_wider_column_never_needs_more_lines(text: str, width: float) -> None:
    assert lines_in(text, width * 2) <= lines_in(text, width)
    assert lines_in(text, width) >= text.count("\n") + 1


@given(TEXTS)
def test_no_text_is_wider_than_its_signs_are_high(text: str) -> None:
    assert 0.4 * len(text) <= wide(text) <= 2 * len(text)


@given(TEXTS, TEXTS)
def test_a_text_is_as_wide_as_its_parts(first: str, second: str) -> None:
    assert wide(first + second) == pytest.approx(wide(first) + wide(second))
