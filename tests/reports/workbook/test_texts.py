"""Texts in cells: legal, whole, and never a formula."""

import pytest

from fbdesk.reports.workbook.texts import (
    CELL_LIMIT,
    NAME_LIMIT,
    cell_text,
    looks_like_formula,
    margin_text,
    sheet_name,
)


def test_an_ordinary_text_stays_as_it_is() -> None:
    made = cell_text("Åpen bekk – 40 % mindre avrenning\tog mer\n«grønt»")
    assert made.text == "Åpen bekk – 40 % mindre avrenning\tog mer\n«grønt»"
    assert (made.rest, made.removed) == ("", False)


@pytest.mark.parametrize(
    "point", [0x00, 0x07, 0x0B, 0x0C, 0x1B, 0x1F, 0xFFFE, 0xFFFF, 0xD800, 0xDFFF]
)
def test_a_sign_that_a_spreadsheet_cannot_hold_is_taken_out_and_told(point: int) -> None:
    made = cell_text(f"før{chr(point)}etter")
    assert made.text == "føretter"
    assert made.removed


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_every_line_end_becomes_a_plain_one_and_that_is_no_loss(ends: str) -> None:
    made = cell_text(f"en{ends}to")
    assert made.text == "en\nto"
    assert not made.removed


def test_signs_beyond_the_first_plane_are_kept() -> None:
    assert cell_text("🚲 sykkel").text == "🚲 sykkel"


def test_a_full_cell_is_cut_and_the_rest_is_kept() -> None:
    made = cell_text("a" * CELL_LIMIT + "bc")
    assert made.text == "a" * CELL_LIMIT
    assert made.rest == "bc"


def test_a_text_that_just_fits_has_no_rest() -> None:
    assert cell_text("a" * CELL_LIMIT).rest == ""


def test_length_counts_as_a_spreadsheet_counts_it() -> None:
    # A bicycle takes two units: 16 383 of them take 32 766, one more does not fit.
    made = cell_text("🚲" * 16_384)
    assert made.text == "🚲" * 16_383
    assert made.rest == "🚲"


DANGEROUS = ["=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠", "'"]


def test_there_are_fourteen_dangerous_first_signs() -> None:
    assert len(set(DANGEROUS)) == 14


@pytest.mark.parametrize("sign", DANGEROUS)
def test_a_dangerous_first_sign_is_known(sign: str) -> None:
    assert looks_like_formula(f"{sign}cmd|' /C calc'!A1")


@pytest.mark.parametrize("text", ["", "Tiltak", "2 + 2", "a=1", " =1", "«sitat»"])
def test_other_texts_are_no_formulas(text: str) -> None:
    assert not looks_like_formula(text)


def test_a_sheet_name_loses_what_names_may_not_have() -> None:
    assert sheet_name("Mål/tiltak: [a]*?\\b", []) == "Mål tiltak   a    b"


def test_a_sheet_name_is_no_longer_than_31_signs() -> None:
    assert len(sheet_name("x" * 80, [])) == NAME_LIMIT


def test_a_sheet_name_does_not_begin_or_end_with_an_apostrophe() -> None:
    assert sheet_name("'Plan'", []) == "Plan"


def test_a_second_sheet_of_the_same_name_gets_a_number_capitals_aside() -> None:
    assert sheet_name("tiltak", ["Tiltak"]) == "tiltak (2)"
    assert sheet_name("Tiltak", ["Tiltak", "tiltak (2)"]) == "Tiltak (3)"


def test_a_numbered_name_still_fits() -> None:
    first = sheet_name("y" * 40, [])
    second = sheet_name("y" * 40, [first])
    assert second.endswith(" (2)")
    assert len(second) == NAME_LIMIT


def test_a_name_of_nothing_legal_still_names_a_sheet() -> None:
    assert sheet_name("***", []) == "Ark"


def test_an_ampersand_prints_as_itself_and_a_margin_has_one_line() -> None:
    assert margin_text("Bad &\nBath &P") == "Bad && Bath &&P"
