"""Tests of how a planner's long text becomes paragraphs and lists."""

from fbdesk.models.rich_text import Run
from fbdesk.reports.content import ListOf, Paragraph, paragraphs


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
