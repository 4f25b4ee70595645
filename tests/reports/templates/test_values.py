"""Tests of single values of a template: each is what it must be, or is told with its line."""

from pathlib import Path

import pytest

from fbdesk.errors import FileError
from fbdesk.reports.templates.source import Source, read_source
from fbdesk.reports.templates.values import (
    LONGEST_LINE,
    LONGEST_TEXT,
    at,
    filled,
    in_one_line,
    long_words,
    names,
    number,
    table,
    text,
    truth,
    words,
)


@pytest.fixture
def source(tmp_path: Path) -> Source:
    file = tmp_path / "mal.toml"
    file.write_text(
        """\
word = "ord"
count = 12
yes = true
list = ["a", "b"]
mixed = ["a", 1]

[title]
nb = "  Plan   for\\n{city} "
nn = " "
en = "{nowhere} {city}"

[part]
inner = 1
""",
        encoding="utf-8",
    )
    return read_source(file)


def test_a_value_is_found_by_its_place_or_is_missing(source: Source) -> None:
    assert at(source, ("part", "inner")) == 1
    assert at(source, ("part", "outer"), "none") == "none"
    assert at(source, ("word", "inner")) is None


def test_a_part_is_what_stands_in_it(source: Source) -> None:
    assert table(source, ("part",), ("inner",)) == {"inner": 1}
    assert table(source, ("left out",)) == {}


def test_a_part_that_is_a_text_is_refused(source: Source) -> None:
    with pytest.raises(FileError, match=r"line 1: word must be a part in square brackets"):
        table(source, ("word",))


def test_a_name_that_means_nothing_is_told_with_those_that_do(source: Source) -> None:
    with pytest.raises(FileError, match=r"line 13: .* called inner here\. .* here: one, two\."):
        table(source, ("part",), ("one", "two"))


def test_values_are_of_their_kind(source: Source) -> None:
    assert text(source, ("word",)) == "ord"
    assert truth(source, ("yes",), otherwise=False) is True
    assert truth(source, ("no",), otherwise=True) is True
    assert names(source, ("list",)) == ("a", "b")
    assert number(source, ("count",), 1, 0, 20) == 12.0
    assert number(source, ("other",), 7, 0, 20) == 7.0


def test_values_of_another_kind_are_told(source: Source) -> None:
    with pytest.raises(FileError, match=r"line 2: count must be a text in quotation marks"):
        text(source, ("count",))
    with pytest.raises(FileError, match=r"line 1: word must be true or false"):
        truth(source, ("word",), otherwise=True)
    with pytest.raises(FileError, match=r"line 5: mixed must be a list of texts"):
        names(source, ("mixed",))
    with pytest.raises(FileError, match=r"line 1: word must be a list of texts"):
        names(source, ("word",))


@pytest.mark.parametrize("name", ["word", "yes", "count"])
def test_a_number_is_a_number_inside_its_bounds(source: Source, name: str) -> None:
    with pytest.raises(FileError, match=rf"{name} must be a number between 0 and 11"):
        number(source, (name,), 1, 0, 11)


def test_short_words_stand_in_one_line_and_long_ones_as_they_are(source: Source) -> None:
    assert words(source, ("title",), "nb", ("city",)) == "Plan for {city}"
    assert long_words(source, ("title",), "nb", ("city",)) == "  Plan   for\n{city} "


def test_spaces_that_hold_words_together_stay() -> None:
    assert in_one_line(" 20.\u00a0april \r\n 2009\t") == "20.\u00a0april 2009"


def test_words_without_letters_are_refused(source: Source) -> None:
    with pytest.raises(FileError, match=r"line 9: the text is empty"):
        words(source, ("title",), "nn")


def test_a_place_that_nothing_stands_for_is_told_with_those_that_exist(source: Source) -> None:
    with pytest.raises(FileError, match=r"line 10: .* of \{nowhere\}\. What can: \{city\}, \{day"):
        words(source, ("title",), "en", ("city", "day"))


@pytest.mark.parametrize(
    ("language", "told"), [("nn", 'nynorsk. Add the line nn = "…"'), ("en", "English. Add")]
)
def test_words_that_the_language_lacks_are_asked_for(
    tmp_path: Path, language: str, told: str
) -> None:
    file = tmp_path / "mal.toml"
    file.write_text('a = 1\n[title]\nnb = "Plan"\n', encoding="utf-8")
    with pytest.raises(FileError) as error:
        words(read_source(file), ("title",), language)
    assert str(error.value).startswith(f"mal.toml, line 2: the text is not given in {told}")


def test_a_text_for_no_language_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "mal.toml"
    file.write_text('[title]\nsv = "Plan"\n', encoding="utf-8")
    with pytest.raises(FileError, match=r"line 2: .* called sv here\. .* nb, nn, en"):
        words(read_source(file), ("title",), "nb")


@pytest.mark.parametrize(("letters", "read"), [(LONGEST_LINE, words), (LONGEST_TEXT, long_words)])
def test_a_text_has_an_end(tmp_path: Path, letters: int, read: object) -> None:
    assert callable(read)
    file = tmp_path / "mal.toml"
    file.write_text(f'[title]\nnb = "{"a" * letters}"\nen = "{"a" * (letters + 1)}"\n')
    source = read_source(file)
    assert len(read(source, ("title",), "nb")) == letters
    with pytest.raises(FileError, match=rf"line 3: the text is longer than {letters} letters"):
        read(source, ("title",), "en")


def test_places_are_filled_and_all_other_braces_left() -> None:
    shown = filled("{city}: {unknown} {} {{city}} {city.x}", {"city": "Skien {day}", "day": "nå"})
    assert shown == "Skien {day}: {unknown} {} {Skien {day}} {city.x}"
