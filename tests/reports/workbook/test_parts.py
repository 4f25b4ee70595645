"""Choice lists, entry rules, looks, widths and heights of the workbook."""

from typing import Any

import pytest

from fbdesk.models.programmes.programme import load_programme
from fbdesk.reports.workbook.cells import Shown, ShownCells
from fbdesk.reports.workbook.columns import Book, CodeName, Column, Kind
from fbdesk.reports.workbook.entry_rules import entry_rule
from fbdesk.reports.workbook.layout import Layouts, lay_out
from fbdesk.reports.workbook.letters import BOLD, lines_in, wide
from fbdesk.reports.workbook.lists import choice_lists
from fbdesk.reports.workbook.measures import (
    PADDING,
    Measures,
    fitting_width,
    heading_text,
    row_height,
)
from fbdesk.reports.workbook.sheets.every_sheet import SHEETS
from fbdesk.reports.workbook.styles import WIDTHS, Styles, tint
from fbdesk.texts import translator
from tests.reports.full_plan import a_book

NO_CELLS = ShownCells([], [])
ROOM = "_w"
"""Ends the format of a figure: as much room after it as a w takes."""


@pytest.fixture(scope="module")
def book() -> Book:
    return a_book()


@pytest.fixture(scope="module")
def layouts(book: Book) -> Layouts:
    return lay_out(book, SHEETS)


def column(kind: Kind = Kind.TEXT, **options: Any) -> Column:
    """Return a column of a kind."""
    return Column(code="x", heading="Title", value=lambda *_: None, kind=kind, **options)


# Choice lists


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_no_two_names_of_a_list_are_the_same(language: str) -> None:
    programme = load_programme("framtidens-byer")
    for of, choices in choice_lists(programme, translator(language), language).items():
        names = [choice.name.casefold() for choice in choices]
        assert len(set(names)) == len(names), of
        assert all(names), of


def test_focus_areas_and_tasks_carry_their_numbers(book: Book) -> None:
    assert book.lists["focus_area"][0] == CodeName("1", "1 Arealbruk og transport")
    assert book.lists["task"][2].name == "1.3 Begrense bilbruken"


def test_an_own_list_of_sectors_is_a_scope_too(book: Book) -> None:
    assert book.name("target_scope", "sectors") == "Sektorene som er listet opp"


def test_every_method_of_the_catalogue_can_be_chosen(book: Book) -> None:
    assert book.name("method", "general.stated") == "Oppgitt effekt"


def test_a_name_that_stands_twice_gets_its_code() -> None:
    programme = load_programme("framtidens-byer")
    lists = choice_lists(programme, lambda _: "Samme", "nb")
    assert [choice.name for choice in lists["yes_no"]] == ["Samme (yes)", "Samme (no)"]


# Entry rules


def test_a_choice_is_checked_against_its_list(book: Book, layouts: Layouts) -> None:
    rule = entry_rule(book, column(Kind.CHOICE, choices="status"), {"status": "'L'!$A$2"}, layouts)
    assert rule is not None
    assert (rule["validate"], rule["source"]) == ("list", "='L'!$A$2")


def test_a_name_of_another_sheet_only_warns(book: Book, layouts: Layouts) -> None:
    rule = entry_rule(book, column(refers="party.name"), {}, layouts)
    assert rule is not None
    assert rule["error_type"] == "warning"
    assert rule["source"].startswith("='Parter'!$A$5:")


def test_a_bounded_number_is_checked(book: Book, layouts: Layouts) -> None:
    rule = entry_rule(book, column(Kind.SHARE, between=(0, 0.2)), {}, layouts)
    assert rule is not None
    assert (rule["validate"], rule["minimum"], rule["maximum"]) == ("decimal", 0, 0.2)
    assert rule["error_message"] == "Verdien må ligge mellom 0\u00a0% og 20\u00a0%."


def test_a_year_is_written_without_thousands_in_the_message(book: Book, layouts: Layouts) -> None:
    rule = entry_rule(book, column(Kind.YEAR, between=(1990, 2100)), {}, layouts)
    assert rule is not None
    assert rule["validate"] == "integer"
    assert "mellom 1990 og 2100" in rule["error_message"]


def test_free_text_has_no_rule(book: Book, layouts: Layouts) -> None:
    assert entry_rule(book, column(), {}, layouts) is None


@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_message_fits_into_its_box(language: str) -> None:
    book = a_book(language=language)
    layouts = lay_out(book, SHEETS)
    for layout in layouts:
        for declared in layout.columns:
            rule = entry_rule(book, declared, dict.fromkeys(book.lists, "x"), layouts) or {}
            assert len(rule.get("error_title", "")) <= 32
            assert len(rule.get("error_message", "")) <= 255


# Widths and heights


def test_a_column_is_as_wide_as_its_longest_cell() -> None:
    cells = [Shown("Betalt parkering\ni sentrum", Kind.TEXT), Shown("kort", Kind.TEXT)]
    assert fitting_width(column(), "T", cells) == wide("Betalt parkering") + PADDING


def test_a_column_keeps_within_the_bounds_of_its_kind() -> None:
    narrowest, widest = WIDTHS[Kind.TEXT]
    assert fitting_width(column(), "T", []) == narrowest
    assert fitting_width(column(), "T", [Shown("x" * 500, Kind.TEXT)]) == widest


def test_a_column_is_wide_enough_for_each_word_of_its_heading() -> None:
    assert fitting_width(column(Kind.YEAR), "Sannsynlighet", []) == WIDTHS[Kind.YEAR][1]
    bold = wide("Beregningsmetode") * BOLD
    assert fitting_width(column(), "Beregningsmetode", []) == bold + PADDING


def test_a_heading_of_one_word_stands_on_one_line(book: Book) -> None:
    measures = Measures(0)
    for heading in ("Beregningsmetode", "Lånefinansiering", "Måltall", "Utslippskilde"):
        measures.width(book, Column(code="a", heading=heading, value=lambda *_: None), NO_CELLS)
    assert measures.heading_lines == 1


def test_a_number_is_measured_with_its_thousands() -> None:
    cells = [Shown(1_324_500_000, Kind.MONEY)]
    assert fitting_width(column(Kind.MONEY), "T", cells) == len("1 324 500 000") + PADDING


def test_a_row_is_never_higher_than_a_spreadsheet_allows() -> None:
    assert row_height(1) < row_height(2)
    assert row_height(5_000) == 409


def test_a_row_is_as_high_as_its_longest_text_needs(book: Book) -> None:
    measures = Measures(2)
    texts = [Shown("kort", Kind.LONG), Shown("x" * 200, Kind.LONG)]
    measures.width(book, column(Kind.LONG), ShownCells(texts, [0, 1]))
    assert measures.lines == [1, lines_in("x" * 200, 56 - PADDING)]
    assert measures.across == 56


def test_hidden_columns_take_no_room_on_paper(book: Book) -> None:
    measures = Measures(1)
    keys = ShownCells([Shown("k" * 36, Kind.KEY)], [0])
    measures.width(book, column(Kind.KEY, hidden=True), keys)
    assert measures.across == 0


def test_a_heading_has_its_unit_below_and_its_year_behind(book: Book) -> None:
    named = column(Kind.CUT, named="2020", unit="kr")
    assert heading_text(book, named) == "Tittel 2020\nkr"


def test_a_hidden_heading_is_its_code(book: Book) -> None:
    assert heading_text(book, column(hidden=True)) == "x"


# Looks


class Formats:
    """Stands where the file is asked for formats: keeps what was asked for."""

    def __init__(self) -> None:
        self.made: list[dict[str, Any]] = []

    def add_format(self, properties: dict[str, Any]) -> dict[str, Any]:
        """Return the properties themselves."""
        self.made.append(properties)
        return properties


def number_format(value: float | None, kind: Kind, locale: str = "[$-414]") -> str:
    """Return the number format of a value, without the room after figures."""
    style = Styles(Formats(), locale).cell(Shown(value, kind), computed=False)
    return str(style["num_format"]).replace(ROOM, "")


def test_the_same_format_is_made_once() -> None:
    formats = Formats()
    styles = Styles(formats, "")
    assert styles(bold=True) is styles(bold=True)
    assert len(formats.made) == 1


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        (1_240.4, Kind.TONNES, "[$-414]#,##0"),
        (3.44, Kind.TONNES, "[$-414]#,##0.0"),
        (1_240.4, Kind.CUT, "[$-414]#,##0;[Red][$-414]-#,##0"),
        (-3.4, Kind.CUT, "[$-414]#,##0.0;[Red][$-414]-#,##0.0"),
        (15_000, Kind.MONEY, "[$-414]#,##0"),
        (15_000.5, Kind.MONEY, "[$-414]#,##0.00"),
        (0.25, Kind.SHARE, "0 %"),
        (0.255, Kind.SHARE, "0.0 %"),
        (2009, Kind.YEAR, "0"),
        (120_000.0, Kind.NUMBER, "[$-414]#,##0"),
        (0.163, Kind.NUMBER, "General"),
        (None, Kind.DATE, "dd.mm.yyyy"),
    ],
)
def test_each_kind_of_number_has_its_format(value: float | None, kind: Kind, expected: str) -> None:
    assert number_format(value, kind) == expected


@pytest.mark.parametrize("kind", [Kind.YEAR, Kind.NUMBER, Kind.SHARE, Kind.MONEY, Kind.CUT])
def test_after_every_figure_is_room_for_the_mark_of_a_note(kind: Kind) -> None:
    style = Styles(Formats(), "[$-414]").cell(Shown(-12.5, kind), computed=True)
    assert all(part.endswith(ROOM) for part in style["num_format"].split(";"))
    assert style["align"] == "right"


def test_words_stand_a_little_off_the_figures_beside_them() -> None:
    styles = Styles(Formats(), "")
    for kind in (Kind.TEXT, Kind.LONG, Kind.CHOICE, Kind.DATE):
        cell, below = styles.cell(Shown("a", kind), computed=False), styles.to_fill_in(kind)
        assert (cell["align"], cell["indent"]) == (below["align"], below["indent"]) == ("left", 1)


def test_english_leaves_the_marks_to_the_reader() -> None:
    assert number_format(1_240.0, Kind.CUT, "") == "#,##0;[Red]-#,##0"


def test_computed_cells_and_headings_look_different_from_those_to_fill_in() -> None:
    styles = Styles(Formats(), "")
    given, computed = (styles.cell(Shown("a", Kind.TEXT), computed=made) for made in (False, True))
    assert "bg_color" not in given
    assert "bg_color" in computed
    headings = [styles.heading(Kind.TEXT, computed=made)["bg_color"] for made in (False, True)]
    assert headings[0] != headings[1]


def test_a_tint_is_light_enough_for_dark_text() -> None:
    assert tint("#000000", 0.5) == "#808080"
    assert tint("#1F6FB2", 1.0) == "#FFFFFF"
    assert tint("#1F6FB2", 0.0) == "#1F6FB2"
