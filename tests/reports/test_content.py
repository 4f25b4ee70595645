"""Tests of how a planner's long text becomes paragraphs and lists."""

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


def test_no_text_gives_no_blocks() -> None:
    assert paragraphs("") == ()
    assert paragraphs(" \n\t\n") == ()
