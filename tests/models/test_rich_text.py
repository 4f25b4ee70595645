"""Tests of long texts with light marks: what is read, and that reading loses nothing."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.models.rich_text import (
    Kind,
    Line,
    Run,
    TextBlock,
    blocks_of,
    lines_of,
    marked,
    on_one_line,
    runs_of,
    text_of,
    weights_of,
    without_marks,
)

LIKELY = st.text(alphabet=st.sampled_from(list("ab 1.-*•–\n\tå")), max_size=60)
ANY_TEXT = st.one_of(LIKELY, st.text(max_size=40))
WORDS = st.text(alphabet="abc æøå", min_size=1, max_size=8).filter(
    lambda text: text == text.strip()
)


@st.composite
def lines(draw: st.DrawFn) -> Line:
    """Make a line as the editor makes them: weights that alternate, words with words in them."""
    texts = draw(st.lists(WORDS, min_size=1, max_size=4))
    first = draw(st.booleans())
    runs = tuple(Run(text, bold=first == (place % 2 == 0)) for place, text in enumerate(texts))
    kind: Kind = draw(st.sampled_from(get_args(Kind)))
    return Line(runs, kind, draw(st.integers(1, 9999)) if kind == "number" else 0)


def test_a_text_without_marks_is_its_lines() -> None:
    assert lines_of("En.\n\nTo.") == (Line((Run("En."),)), Line(), Line((Run("To."),)))


def test_stars_in_pairs_make_words_bold() -> None:
    assert runs_of("Vi **må** kutte") == (Run("Vi "), Run("må", bold=True), Run(" kutte"))


def test_a_line_that_begins_with_a_dash_is_an_item() -> None:
    assert lines_of("- gå\n• sykle\n– kjøre buss") == tuple(
        Line((Run(text),), "bullet") for text in ("gå", "sykle", "kjøre buss")
    )


def test_a_line_that_begins_with_a_number_keeps_it() -> None:
    assert lines_of("3. Buss\n17. mai er fri")[1] == Line((Run("mai er fri"),), "number", 17)


@pytest.mark.parametrize(
    "plain",
    [
        "-25 % i 2020",
        "2 * 3 * 4",
        "a ** b ** c",
        "****",
        "** alene",
        "1.januar",
        "0. null",
        "- ",
        "1. ",
    ],
)
def test_other_signs_are_text(plain: str) -> None:
    assert lines_of(plain) == (Line((Run(plain),)),)


def test_items_that_follow_each_other_are_one_list() -> None:
    assert blocks_of("Vi vil:\n- gå\n- **sykle**\n\n1. først\n2. så\n7. sist") == (
        TextBlock("paragraph", (Line((Run("Vi vil:"),)),)),
        TextBlock(
            "bullet", (Line((Run("gå"),), "bullet"), Line((Run("sykle", bold=True),), "bullet"))
        ),
        TextBlock("number", (Line((Run("først"),), "number", 1), Line((Run("så"),), "number", 2))),
        TextBlock("number", (Line((Run("sist"),), "number", 7),)),
    )


def test_an_empty_text_has_no_blocks() -> None:
    assert blocks_of("") == blocks_of("\n \n") == ()


def test_a_whole_text_has_runs_over_its_lines() -> None:
    assert weights_of("- a\n**b**\nc **d**") == (
        Run("- a\n"),
        Run("b", bold=True),
        Run("\nc "),
        Run("d", bold=True),
    )


@given(ANY_TEXT)
def test_runs_over_lines_give_the_text_back(text: str) -> None:
    assert marked(weights_of(text)) == text


def test_bold_words_lose_only_their_stars() -> None:
    assert without_marks("- **Buss** og bane\n2 ** 3") == "- Buss og bane\n2 ** 3"


def test_a_text_on_one_line_has_no_marks_and_parts_the_items_of_a_list() -> None:
    assert on_one_line("Be **Enova** om:\n\n- tall\n-  kart  og plan\nInnen mai.") == (
        "Be Enova om: tall; kart og plan Innen mai."
    )
    assert on_one_line("1. Tegne\n2. Bygge") == "Tegne; Bygge"
    assert on_one_line(" \n") == ""


@given(ANY_TEXT)
def test_a_text_on_one_line_never_has_a_line_break(text: str) -> None:
    assert on_one_line(text).splitlines() in ([], [on_one_line(text)])


def test_spaces_at_the_ends_of_bold_words_stay_outside_the_stars() -> None:
    assert text_of((Line((Run("Vi"), Run(" må ", bold=True), Run("kutte"))),)) == "Vi **må** kutte"


def test_two_bold_runs_beside_each_other_are_one() -> None:
    assert text_of((Line((Run("by", bold=True), Run("luft", bold=True))),)) == "**byluft**"


@given(ANY_TEXT)
def test_every_text_is_read_and_written_as_the_same_lines(text: str) -> None:
    read = lines_of(text)
    assert lines_of(text_of(read)) == read


@given(ANY_TEXT)
def test_reading_keeps_every_letter(text: str) -> None:
    read = "".join(line.text for line in lines_of(text))
    signs = "-•–*.0123456789"
    assert [c for c in read if c not in signs and not c.isspace()] == [
        c for c in text if c not in signs and not c.isspace()
    ]


@given(st.lists(lines(), min_size=1, max_size=6))
def test_what_the_editor_makes_comes_back(made: list[Line]) -> None:
    assert lines_of(text_of(made)) == tuple(made)
