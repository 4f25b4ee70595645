"""Tests of how a planner's long text becomes paragraphs and lists."""

from fbdesk.models.rich_text import Run
from fbdesk.reports.content import (
    Column,
    ListOf,
    Paragraph,
    TableOf,
    TableRow,
    paragraphs,
    without_empty_columns,
)


def test_lines_become_paragraphs() -> None:
    assert paragraphs("En.\n\n To. ") == (Paragraph("En."), Paragraph("To."))


def test_lines_with_a_dash_before_them_become_a_list() -> None:
    assert paragraphs("Vi vil:\n- gå\n• sykle\n– kjøre buss\nSlutt.") == (
        Paragraph("Vi vil:"),
        ListOf(("gå", "sykle", "kjøre buss")),
        Paragraph("Slutt."),
    )


def test_a_text_may_end_with_a_list() -> None:
    assert paragraphs("- én") == (ListOf(("én",)),)


def test_a_number_below_nought_is_no_list() -> None:
    assert paragraphs("-25 % i 2020") == (Paragraph("-25 % i 2020"),)


def test_numbered_lines_become_a_list_that_keeps_its_first_number() -> None:
    assert paragraphs("3. buss\n4. bane") == (ListOf(("buss", "bane"), first=3),)


def test_bold_words_come_as_runs_beside_the_plain_text() -> None:
    assert paragraphs("Vi **må** kutte. ") == (
        Paragraph("Vi må kutte.", runs=(Run("Vi "), Run("må", bold=True), Run(" kutte."))),
    )


def test_where_one_item_has_bold_words_all_items_come_as_runs() -> None:
    assert paragraphs("- **gå**\n- sykle") == (
        ListOf(("gå", "sykle"), runs=((Run("gå", bold=True),), (Run("sykle"),))),
    )


def test_no_text_gives_no_blocks() -> None:
    assert paragraphs("") == ()
    assert paragraphs(" \n\t\n") == ()


def test_a_column_in_which_no_row_says_anything_is_left_out() -> None:
    columns = (Column("Frist"), Column("Merknad"), Column("Nådd"))
    told = without_empty_columns(
        TableOf(
            "Milepæler",
            columns,
            (TableRow(("Alle",), "group"), TableRow(("2010", "", "–")), TableRow(("", "", "2011"))),
        )
    )
    assert [column.title for column in told.columns] == ["Frist", "Nådd"]
    assert [row.cells for row in told.rows] == [("Alle",), ("2010", "–"), ("", "2011")]


def test_a_unit_stays_with_the_last_word_of_its_heading() -> None:
    assert Column("Kutt 2030, t").heading == "Kutt 2030,\u00a0t"
    assert Column("Kostnad, 1 000 kr").heading == "Kostnad, 1 000\u00a0kr"
    whole = ("Tiltak", "t", "Del av alle")
    assert tuple(Column(title).heading for title in whole) == whole
