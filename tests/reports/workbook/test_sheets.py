"""The declarations of the sheets: whole, translated, and with formulas that find their columns."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from fbdesk.models.declarations import BY_TABLE
from fbdesk.reports.workbook import front as workbook_front
from fbdesk.reports.workbook import lists as workbook_lists
from fbdesk.reports.workbook.cells import shown
from fbdesk.reports.workbook.columns import Book, Cell, Column, Kind, Sheet, key_columns, stored
from fbdesk.reports.workbook.layout import HEADING_ROW, Layouts, lay_out
from fbdesk.reports.workbook.sheets import city, overview
from fbdesk.reports.workbook.sheets.every_sheet import GROUPS, SHEETS
from fbdesk.reports.workbook.texts import NAME_LIMIT
from fbdesk.texts import catalogue
from tests.builders import a_measure, a_plan, a_reduction, a_target, changed
from tests.reports.full_plan import a_book, full_plan

NAMED = re.compile(r"([a-z_]+)\[([a-z0-9_]+)\]|\[([a-z0-9_]+)\]")


@pytest.fixture(scope="module")
def book() -> Book:
    return a_book()


@pytest.fixture(scope="module")
def layouts(book: Book) -> Layouts:
    return lay_out(book, SHEETS)


def every_column(book: Book) -> Iterator[tuple[Sheet, Column]]:
    """Yield every column of every sheet."""
    for sheet in SHEETS:
        for column in sheet.columns(book):
            yield sheet, column


def test_every_sheet_has_a_code_of_its_own() -> None:
    codes = [sheet.code for sheet in SHEETS]
    assert len(set(codes)) == len(codes)


def test_every_column_has_a_code_of_its_own_within_its_sheet(layouts: Layouts) -> None:
    for layout in layouts:
        codes = [column.code for column in layout.columns]
        assert len(set(codes)) == len(codes), layout.sheet.code


def test_a_sheet_that_is_read_back_is_named_after_its_table() -> None:
    assert [sheet.code for sheet in SHEETS if sheet.reads and sheet.reads not in BY_TABLE] == []
    assert [sheet.code for sheet in SHEETS if sheet.reads and sheet.reads != sheet.code] == []


def test_every_sheet_belongs_to_a_group_of_the_front_page() -> None:
    assert {sheet.group for sheet in SHEETS} == set(GROUPS)


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_titles_fit_on_the_tabs_and_differ(language: str) -> None:
    book = a_book(language=language)
    titles = [book.translate(sheet.title) for sheet in SHEETS]
    assert [title for title in titles if len(title) > NAME_LIMIT] == []
    assert len({title.casefold() for title in titles}) == len(titles)


def words_of_the_workbook(book: Book) -> Iterator[str]:
    """Yield every English text that the declarations show to people."""
    for sheet in SHEETS:
        yield from (sheet.title, sheet.about)
    for _, column in every_column(book):
        if not column.hidden:
            yield from (column.heading, column.unit, column.about)
    for names in workbook_lists.OWN.values():
        yield from names.values()
    yield from (words for words, _ in GROUPS.values())
    yield from city.FIELDS.values()
    yield from (*workbook_front.HOW_TO_READ, workbook_front.FIRST_YEAR_NOTES, workbook_front.FRONT)
    yield from (heading for heading, _ in workbook_front.facts(book))
    for figure in overview.KEY_FIGURES.rows(book):
        yield from (figure.words, figure.unit, figure.about)


def test_every_word_of_the_workbook_has_its_bokmaal(book: Book) -> None:
    known = catalogue("nb")
    missing = {words for words in words_of_the_workbook(book) if words and words not in known}
    assert missing == set()


def test_every_formula_names_columns_that_exist(layouts: Layouts, book: Book) -> None:
    for layout in layouts:
        for column in layout.columns:
            for formula in formulas(book, layout.rows, column):
                for sheet, theirs, ours in NAMED.findall(formula):
                    where = layouts[sheet] if sheet else layout
                    assert where.place(theirs or ours) >= 0


def formulas(book: Book, rows: tuple[Any, ...], column: Column) -> Iterator[str]:
    """Yield the formulas of a column, its own and those of single cells."""
    yield column.formula
    for row in rows:
        yield shown(book, column, row).formula


def test_every_reference_names_a_column_that_people_can_choose_from(layouts: Layouts) -> None:
    for layout in layouts:
        for column in layout.columns:
            if column.refers:
                sheet, _, code = column.refers.partition(".")
                assert not layouts[sheet].columns[layouts[sheet].place(code)].hidden


def test_every_choice_to_fill_in_has_a_list(layouts: Layouts, book: Book) -> None:
    without = [
        f"{layout.sheet.code}.{column.code}"
        for layout in layouts
        for column in layout.columns
        if column.choices and column.choices not in book.lists
    ]
    assert without == []


def test_what_is_computed_is_never_read_back(layouts: Layouts) -> None:
    for layout in layouts:
        if not layout.sheet.reads:
            filled_in = [column.code for column in layout.columns if not column.computed]
            assert filled_in == [], layout.sheet.code


def test_formulas_and_totals_are_computed_or_money_to_fill_in(layouts: Layouts) -> None:
    for layout in layouts:
        for column in layout.columns:
            assert column.computed or not column.formula
            assert column.computed or not column.total or column.kind is Kind.MONEY


def test_nothing_that_overlaps_has_a_total(layouts: Layouts) -> None:
    summed = {
        (layout.sheet.code, column.code)
        for layout in layouts
        for column in layout.columns
        if column.total and column.kind is Kind.CUT
    }
    assert {sheet for sheet, _ in summed} == {"measure", "joint"}
    assert ("measure", "joint_t") in summed
    assert ("measure", "stand_alone_t") not in summed
    assert ("measure", "indirect_t") not in summed


def test_the_kind_of_a_column_follows_the_declaration_of_its_field() -> None:
    kinds = BY_TABLE["measure"], BY_TABLE["cost_line"], BY_TABLE["commitment"]
    measure, cost, commitment = kinds
    expected = {
        (measure, "title"): Kind.TEXT,
        (measure, "description"): Kind.LONG,
        (measure, "status"): Kind.CHOICE,
        (measure, "existing"): Kind.CHOICE,
        (measure, "start_year"): Kind.YEAR,
        (measure, "phase_in_years"): Kind.WHOLE,
        (cost, "gross_ore"): Kind.MONEY,
        (commitment, "deadline"): Kind.DATE,
    }
    assert {(kind, name): stored(kind, name, "").kind for kind, name in expected} == expected


def test_key_columns_name_the_row_its_place_and_its_owners() -> None:
    columns = key_columns(BY_TABLE["commitment"])
    assert {column.code for column in columns} == {"key", "party", "position"}
    assert all(column.hidden for column in columns)


def figures(book: Book) -> dict[str, Any]:
    """Return the key figures by their words."""
    return {figure.words: figure.value.value for figure in overview.KEY_FIGURES.rows(book)}


def test_key_figures_count_measures_and_add_money(book: Book) -> None:
    found = figures(book)
    assert found["Measures"] == 2
    assert found["Restrictive instruments"] == 1
    # 15 000.50 + 2 000 + 700 000 kroner; the saving of 500 is no cost.
    assert found["Gross cost of all measures, without savings"] == 71_700_050
    assert found["Granted funding"] == 1_500_000
    assert found["Own effort that counts towards the grant"] == 1_000_000
    assert found["Grants that ask for own effort"] == 500_000


def test_key_figures_follow_the_main_target(book: Book) -> None:
    found = figures(book)
    assert found["Emissions in the base year"] == 1_200
    assert found["Emissions at the goal"] == 900
    assert found["Target year"] == 2020


def test_a_plan_without_a_target_has_no_figures_of_one() -> None:
    found = figures(a_book(a_plan(*a_reduction(10), personbiler_t=100)))
    assert "Emissions in the base year" not in found
    assert found["Measures"] == 1


def test_an_unknown_key_figure_is_unknown() -> None:
    found = figures(a_book(a_plan(a_measure(), a_target())))
    assert found["Joint cut in the target year, all sectors"] is None
    assert found["Granted funding"] is None
    assert found["Emissions in the base year"] is None


def column(book: Book, sheet: str, code: str) -> list[Any]:
    """Return the written values of one column of the declared sheets."""
    layout = lay_out(book, SHEETS)[sheet]
    declared = layout.columns[layout.place(code)]
    return [shown(book, declared, row).value for row in layout.rows]


def test_measures_name_their_instruments_and_partners(book: Book) -> None:
    assert column(book, "measure", "instruments") == ["Forskrift (restriktivt)", ""]
    assert column(book, "measure", "partners") == ["Handelsstanden", ""]


def test_adaptation_is_complete_with_its_indicator(book: Book) -> None:
    # Q = C·i·A/360: 0.8·36·10/360 = 0.8 before and 0.4 after.
    assert column(book, "measure", "indicators")[1].endswith("0,8 → 0,4 m³/s")


def test_commitments_tell_what_they_need_and_what_needs_them(book: Book) -> None:
    assert column(book, "commitment", "requires") == ["F-02", ""]
    assert column(book, "commitment", "required_by") == ["", "F-01"]
    assert column(book, "commitment", "measures") == ["1.1", ""]


def test_a_row_of_a_neighbour_does_not_count_in_the_plans_inventory() -> None:
    plan = full_plan()
    moved = tuple(
        changed(row, municipality="4012") if row.sector == "Oppvarming" else row
        for row in plan.inventory_rows
    )
    book = a_book(changed_plan(plan, inventory_rows=moved))
    counted = dict(
        zip(
            column(book, "inventory_row", "sector"),
            column(book, "inventory_row", "counts"),
            strict=True,
        )
    )
    assert counted == {"Veitrafikk": "Ja", "Oppvarming": "Nei"}


def changed_plan(plan: Any, **parts: Any) -> Any:
    """Return a plan with other rows."""
    import dataclasses

    return dataclasses.replace(plan, **parts)


def test_a_cut_turns_the_sign_of_an_effect_and_an_increase_is_negative() -> None:
    book = a_book(a_plan(*a_reduction(-40), a_target(), personbiler_t=100))
    assert column(book, "measure", "stand_alone_t") == [-40]


def test_paths_tell_the_distance_to_the_target_path(book: Book) -> None:
    years = column(book, "paths", "year")
    gap = dict(zip(years, column(book, "paths", "gap_t"), strict=True))
    measures = dict(zip(years, column(book, "paths", "measures_t"), strict=True))
    # The goal of 900 t in 2020 is 25 % below 1 200 t.
    assert gap[2020] == pytest.approx(measures[2020] - 900)


def test_a_finding_says_where_it_is_mended() -> None:
    plan = a_plan(a_measure(responsible=""), a_target(), personbiler_t=10)
    book = a_book(plan)
    messages = column(book, "finding", "message")
    places = column(book, "finding", "where")
    found = dict(zip(messages, places, strict=True))
    assert found["T-01 mangler ansvarlig enhet."] == "T-01 Tiltak T-01"


def test_what_blocks_stands_before_what_is_only_remarked() -> None:
    book = a_book(a_plan(a_measure(), a_target()))
    strengths = column(book, "finding", "strength")
    assert strengths == sorted(strengths, key=lambda word: word != "Må rettes")
    assert "Må rettes" in strengths


def test_rows_of_measures_stand_in_the_order_of_the_measures(book: Book) -> None:
    assert column(book, "cost_line", "measure_number") == ["1.1", "1.1", "1.1", "1.10"]
    assert column(book, "effect", "measure_number") == ["1.1", "1.10"]
    assert column(book, "effect", "number") == [1, 1]


def test_inputs_stand_in_the_order_in_which_their_method_asks(book: Book) -> None:
    names = column(book, "effect_input", "name")
    assert names[2:5] == ["area_ha", "coefficient_before", "coefficient_after"]
    assert set(column(book, "effect_input", "calculation")) == {1}


def test_a_cell_of_a_mixed_column_keeps_its_own_kind(book: Book) -> None:
    kinds = {line.field: line.value.kind for line in city.PLAN.rows(book)}
    assert kinds["discount_rate"] is Kind.SHARE
    assert kinds["start_year"] is Kind.YEAR
    assert kinds["introduction"] is Kind.LONG
    assert isinstance(city.PLAN.rows(book)[0].value, Cell)


def test_headings_stand_in_row_four() -> None:
    assert HEADING_ROW == 3, "counted from 0"
