"""Tests of a title as a sentence, and of spaces at the ends of a planner's lines."""

import pytest

from fbdesk.models.rich_text import Run
from fbdesk.reports.content import ListOf, Paragraph, closed, paragraphs


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Erfaringer", "Erfaringer."),
        ("Erfaringer.", "Erfaringer."),
        ("Hva nå?", "Hva nå?"),
        ("Endelig!", "Endelig!"),
        ("Og så …", "Og så …"),
        ("Vi vil:", "Vi vil:"),
        ("Tiltak ", "Tiltak."),
        ("Tiltak. \n", "Tiltak."),
        ("Buss (linje 3)", "Buss (linje 3)."),
    ],
)
def test_a_title_has_one_mark_at_its_end(title: str, sentence: str) -> None:
    assert closed(title) == sentence


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("**Nå** ", (Run("Nå", bold=True),)),
        ("  Vi **må**", (Run("Vi "), Run("må", bold=True))),
        ("**Vi** må   ", (Run("Vi", bold=True), Run(" må"))),
    ],
)
def test_spaces_at_the_ends_of_a_line_with_bold_words_go(text: str, runs: tuple[Run, ...]) -> None:
    (block,) = paragraphs(text)
    assert isinstance(block, Paragraph)
    assert block.runs == runs
    assert block.text == "".join(run.text for run in runs)


def test_a_list_between_paragraphs_ends_where_a_line_without_a_dash_begins() -> None:
    kinds = [type(block) for block in paragraphs("Før\n- a\n- b\nMellom\n1. c\n2. d")]
    assert kinds == [Paragraph, ListOf, Paragraph, ListOf]


def test_bullets_and_numbers_after_each_other_are_two_lists() -> None:
    assert paragraphs("- a\n1. b") == (ListOf(("a",)), ListOf(("b",), first=1))


def test_a_sentence_that_begins_with_a_year_is_no_numbered_list() -> None:
    (block,) = paragraphs("2010 ble et godt år.")
    assert block == Paragraph("2010 ble et godt år.")
