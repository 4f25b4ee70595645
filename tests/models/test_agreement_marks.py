"""Tests of what a Word file carries: marks that Word can hold, its memory, texts compared."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.models.agreement_marks import (
    COMMITMENT,
    SECTION,
    Sent,
    SentCommitment,
    SentSection,
    as_read,
    comparable,
    comparable_words,
    mark_of,
    with_bold_of,
    words_as_read,
)
from fbdesk.models.row import new_key

BOOKMARK = re.compile(r"(?!\d)\w{1,40}")
SENT = Sent(
    agreement="a1",
    title="Avtale «æøå»",
    language="nb",
    made="2009-04-20",
    commitments=(SentCommitment("fb_c_1", "F-01", "Skien", "Bygger\nbane", "–", "Avtalt"),),
    sections=(SentSection("fb_s_1", "Bakgrunn", "- a\n- b"),),
)


# marks


@given(st.text(max_size=60))
def test_every_mark_is_a_bookmark_that_word_can_hold(key: str) -> None:
    assert BOOKMARK.fullmatch(mark_of(COMMITMENT, key))


def test_a_row_has_the_same_mark_each_time_and_no_other_row_has_it() -> None:
    keys = [new_key() for _ in range(50)]
    marks = {mark_of(kind, key) for kind in (COMMITMENT, SECTION) for key in keys}
    assert len(marks) == 100
    assert mark_of(COMMITMENT, keys[0]) == f"fb_c_{keys[0].replace('-', '')}"


# the memory


def test_the_memory_comes_back_as_it_went_out() -> None:
    assert Sent.from_text(SENT.as_text()) == SENT


@pytest.mark.parametrize(
    "text",
    ["", "null", "[]", "{}", '"a"', "{", "1e999", '{"agreement": 1}', "[" * 100_000],
)
def test_what_is_no_memory_is_none(text: str) -> None:
    assert Sent.from_text(text) is None


@pytest.mark.parametrize("name", ["agreement", "title", "language", "made", "commitments"])
def test_a_memory_that_lacks_something_or_has_a_number_for_a_text_is_none(name: str) -> None:
    held = json.loads(SENT.as_text())
    assert Sent.from_text(json.dumps({**held, name: 3})) is None
    del held[name]
    assert Sent.from_text(json.dumps(held)) is None


def test_a_row_of_the_memory_that_lacks_a_word_makes_it_none() -> None:
    held = json.loads(SENT.as_text())
    del held["sections"][0]["title"]
    assert Sent.from_text(json.dumps(held)) is None


# texts


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("a\n\nb", "a\nb"),
        ("a\r\nb", "a\nb"),
        ("  a   b ", "a b"),
        ("a\u00a0b", "a b"),
        ("86\u202f000", "86 000"),
        ("del\u00adbar", "delbar"),
        ("• a\n– b", "- a\n- b"),
        ("3.  a\n4. b", "3. a\n4. b"),
        ("1. a\n\n1. b", "1. a\n1. b"),
        ("**a** b", "**a** b"),
        ("**a ** b", "**a ** b"),
        ("A\u030angstro\u0308m", "Ångström"),
    ],
)
def test_texts_are_the_same_where_a_reader_sees_no_difference(text: str, same: str) -> None:
    assert comparable(text) == comparable(same) == same


@pytest.mark.parametrize(
    ("one", "other"), [("a", "b"), ("**a**", "a"), ("- a", "a"), ("a", "A"), ("17. mai", "18. mai")]
)
def test_texts_are_different_where_a_reader_sees_it(one: str, other: str) -> None:
    assert comparable(one) != comparable(other)


def test_words_of_one_weight_lose_their_bold_marks_and_keep_their_lines() -> None:
    assert comparable_words("**Bygger**  bane\n\n og vei ") == "Bygger bane\nog vei"


def test_what_is_read_keeps_the_spaces_that_do_not_break() -> None:
    assert as_read("86\u00a0000  tonn") == "86\u00a0000 tonn"
    assert words_as_read(" 86\u202f000  tonn") == "86\u202f000 tonn"


@given(st.text(alphabet="ab *-1.\n\u00a0\t•", max_size=40))
def test_comparing_twice_is_comparing_once(text: str) -> None:
    assert comparable(comparable(text)) == comparable(text)
    assert comparable_words(comparable_words(text)) == comparable_words(text)


# bold words of a new wording


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("Betalt parkering", "**Betalt** vei", "**Betalt** parkering"),
        ("Fri parkering", "**Betalt** vei", "Fri parkering"),
        ("to og to", "**to**", "**to** og to"),
        ("a b", "**a** og **b**", "**a** **b**"),
        ("a", "a", "a"),
        ("", "**a**", ""),
    ],
)
def test_a_new_wording_keeps_the_bold_words_that_it_still_has(
    text: str, before: str, after: str
) -> None:
    assert with_bold_of(text, before) == after
