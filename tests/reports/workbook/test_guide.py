"""The guide and the definitions of the workbook: every sheet and column in words that are true."""

import dataclasses

import pytest

from fbdesk.models.programmes.programme import load_programme, programme_codes
from fbdesk.reports.workbook import charts as workbook_charts
from fbdesk.reports.workbook import definitions as workbook_definitions
from fbdesk.reports.workbook import guide as workbook_guide
from fbdesk.reports.workbook.columns import Book
from fbdesk.reports.workbook.definitions import Definition, definitions
from fbdesk.reports.workbook.layout import Layouts, lay_out
from fbdesk.reports.workbook.meanings import MEANINGS
from fbdesk.reports.workbook.sheets.every_sheet import SHEETS
from fbdesk.reports.workbook.terms import TERMS
from fbdesk.texts import catalogue
from tests.reports.full_plan import a_book, the_workbook
from tests.reports.read_workbook import ReadBook


@pytest.fixture(scope="module")
def book() -> Book:
    return a_book()


@pytest.fixture(scope="module")
def layouts(book: Book) -> Layouts:
    return lay_out(book, SHEETS)


@pytest.fixture(scope="module")
def read() -> ReadBook:
    return the_workbook()


@pytest.fixture(scope="module")
def told(book: Book, layouts: Layouts) -> dict[tuple[str, str], Definition]:
    """Give every definition by its sheet and column."""
    return {(one.sheet, one.column): one for one in definitions(book, layouts)}


# the definitions


def test_every_column_in_sight_is_defined_and_the_years_are_one(
    told: dict[tuple[str, str], Definition], layouts: Layouts
) -> None:
    for layout in layouts:
        shown = [column for column in layout.columns if not column.hidden]
        years = [column for column in shown if column.code == f"y{column.named}"]
        defined = [one for sheet, one in told if sheet == layout.name]
        assert len(defined) == len(shown) - max(len(years) - 1, 0), layout.sheet.code


def test_every_definition_says_what_the_column_means(
    told: dict[tuple[str, str], Definition],
) -> None:
    assert [key for key, one in told.items() if not one.meaning.endswith(".")] == []


@pytest.mark.parametrize("code", programme_codes())
def test_the_columns_of_every_programme_are_defined(book: Book, code: str) -> None:
    its_own = dataclasses.replace(book, programme=load_programme(code))
    told = list(definitions(its_own, lay_out(its_own, SHEETS)))
    assert [one.column for one in told if not one.meaning.endswith(".")] == []
    named = [one for one in told if one.meaning.startswith("Det kommunen kaller innsatsområdet")]
    assert bool(named) == its_own.programme.own_focus_areas


def test_a_column_of_choices_lists_them_and_a_long_list_is_counted(
    told: dict[tuple[str, str], Definition], book: Book
) -> None:
    assert told["Virkemidler", "Restriktivt"].holds == "Ja · Nei"
    tasks = len(book.lists["task"])
    assert tasks > 8
    assert told["Tiltak", "Oppgave"].holds == f"Én av {tasks} i listen"


def test_a_bounded_column_tells_its_bounds_and_a_name_its_sheet(
    told: dict[tuple[str, str], Definition],
) -> None:
    assert told["Tiltak", "Start"].holds == "1990 – 2100"
    assert told["Bymiljø", "Poeng"].holds == "−2 – 2"
    number = told["Kostnader", "Tiltak"]
    assert number.holds == "Tiltak: Nummer"
    assert number.meaning == "Sier hvilken rad i arket Tiltak denne hører til."


def test_what_is_computed_says_so_and_may_hold_nothing(
    told: dict[tuple[str, str], Definition],
) -> None:
    cut = told["Samlet kutt per år", "2009–2020"]
    assert (cut.filled, cut.holds, cut.unit) == ("Beregnet", "", "t CO₂e")
    assert told["Tiltak", "Tittel"].filled == "Felt å fylle ut"


def test_no_meaning_is_left_over(layouts: Layouts) -> None:
    codes = {
        code
        for layout in layouts
        for column in layout.columns
        for code in (f"{layout.sheet.code}.{column.code}", f".{column.code}")
    }
    assert set(MEANINGS) <= codes


def test_terms_differ_and_have_a_meaning_and_a_source() -> None:
    assert len({term.term for term in TERMS}) == len(TERMS) >= 15
    for term in TERMS:
        assert term.meaning.endswith("."), term.term
        assert term.source, term.term


def test_the_sheet_of_definitions_holds_the_terms_above_the_columns(read: ReadBook) -> None:
    page = read.values["Definisjoner"]
    first = [cell.value for cell in page["A"]]
    assert first.index("Direkte virkning") < first.index("Nøkkeltall")
    assert page.auto_filter.ref.startswith(f"A{first.index('Ark') + 1}:F")
    assert page.max_row == len(first)


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_word_of_guide_and_definitions_is_translated(language: str) -> None:
    known = catalogue(language)
    words = [
        *MEANINGS.values(),
        *(text for term in TERMS for text in (term.term, term.meaning, term.source)),
        *(workbook_definitions.TERM_HEADINGS + workbook_definitions.COLUMN_HEADINGS),
        *(workbook_definitions.DEFINITIONS, workbook_definitions.ABOUT),
        *(workbook_definitions.YEARS, workbook_definitions.OF_AN_AREA),
        *workbook_definitions._HELD.values(),
        *(workbook_charts.CHARTS, workbook_charts.ABOUT, workbook_charts.NOTHING),
        *(workbook_guide.GUIDE, workbook_guide.ABOUT, workbook_guide.COMMAND),
        *workbook_guide.HEADINGS,
        *(text for heading, lines in workbook_guide.STEPS for text in (heading, *lines)),
    ]
    assert [text for text in words if text not in known] == []


# the guide


def test_the_guide_is_the_second_sheet_and_names_the_command_that_takes_it_in(
    read: ReadBook,
) -> None:
    page = read.values.worksheets[1]
    assert page.title == "Slik bruker du arbeidsboka"
    texts = [str(cell.value) for cell in page["A"] if cell.value]
    assert {"Fyll ut", "La stå", "Send tilbake"} <= set(texts)
    assert any("«Hent inn utfylt skjema …»" in text for text in texts)


def test_the_guide_lists_every_sheet_with_its_rows_and_whether_to_fill_it_in(
    read: ReadBook,
) -> None:
    page = read.values.worksheets[1]
    listed = {
        row[0].value: (row[2].value, row[3].value)
        for row in page.iter_rows()
        if row[3].value is not None
    }
    for sheet in SHEETS:
        name = read.sheet_record(sheet.code)[2]
        filled, rows = listed[name]
        assert filled == ("Felt å fylle ut" if sheet.reads else "Beregnet"), name
        assert rows == len(list(read.lines(sheet.code))), name


def test_the_guide_links_to_every_sheet(read: ReadBook) -> None:
    page = read.formulas.worksheets[1]
    links = [cell.hyperlink.location for row in page.iter_rows() for cell in row if cell.hyperlink]
    assert links == [f"'{read.sheet_record(sheet.code)[2]}'!A1" for sheet in SHEETS]
