"""A slip of the pen in a template is told in words that a planner understands."""

import tomllib

import pytest

from fbdesk.reports.templates.slips import SLIPS, TWICE, slip
from fbdesk.texts import translator


def said(text: str) -> str:
    """Return what is said of a text that is no TOML."""
    with pytest.raises(tomllib.TOMLDecodeError) as told:
        tomllib.loads(text)
    return slip(str(told.value))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a = 1\na = 2", TWICE),
        ("[title]\nnb = 'x'\n[title]", TWICE),
        ("a = {b = 1, b = 2}", TWICE),
        ("title 'x'", "an equals sign is missing"),
        ("[title\nnb = 'x'", "a square bracket ] is missing"),
        ("[[title]\nnb = 'x'", "two square brackets ]] are missing"),
        ("a = 'x' 'y'", "something stands behind the value"),
        ('a = "x', "a text is not ended by a quotation mark"),
        ('a = "x\nb = 1', "a text is not ended by a quotation mark"),
        ('a = """x', "a text is not ended by a quotation mark"),
        ("tittel.å = 1", "a name is missing, or holds other letters than a to z"),
        ('{"document": 1}', "the line begins with what no line can begin with"),
        ("a =", "a value is missing, or a text stands without quotation marks"),
        ("a = Avtale", "a value is missing, or a text stands without quotation marks"),
        ("a = [1, 2", "a list is not ended by a square bracket ]"),
        ("a = [1 2]", "a list is not ended by a square bracket ]"),
        ("a = {b = 1", "a brace } is missing"),
        (r'a = "C:\maler"', "behind a backslash stands what it cannot mean: write it twice"),
        (r'a = "C:\u00g"', "behind a backslash stands what it cannot mean: write it twice"),
    ],
)
def test_a_slip_has_words_of_its_own(text: str, words: str) -> None:
    assert said(text) == words


def test_a_slip_that_nobody_has_words_for_keeps_the_readers() -> None:
    assert slip("Something else is wrong") == "Something else is wrong"


@pytest.mark.parametrize("words", sorted({words for _, words in SLIPS}))
def test_every_slip_is_told_in_bokmaal(words: str) -> None:
    assert translator("nb")(words) != words
