"""Tests of a template's file: where each thing stands in it, and files that are no templates."""

from pathlib import Path

import pytest

from fbdesk.errors import FileError
from fbdesk.reports.templates.source import MOST_BYTES, MOST_LINES, Place, Source, read_source
from fbdesk.texts import sentence, translator

TEXT = '''\
# En merknad
document = "agreement"

[title]
nb = "Avtale" # på bokmål
nn = """
Avtale
"""

[chapters]
order = [
  "parties",
  "sections", # punktene
  "parties",
]

[own]
one.heading.nb = "En"
[own.two]
text = { nb = "To", en = "Two" }
'''


def a_source(folder: Path, text: str | bytes) -> Source:
    file = folder / "mal.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_source(file)


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("document",), 2),
        (("title",), 4),
        (("title", "nb"), 5),
        (("title", "nn"), 6),
        (("chapters", "order"), 11),
        (("chapters", "order", 1), 11),
        (("own", "one", "heading", "nb"), 18),
        (("own", "two"), 19),
        (("own", "two", "text", "en"), 20),
    ],
)
def test_a_value_stands_where_its_statement_begins(tmp_path: Path, place: Place, line: int) -> None:
    assert a_source(tmp_path, TEXT).line_of(place) == line


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("logo",), 1),
        (("title", "en"), 4),
        (("chapters", "order", 9), 11),
        (("own", "two", "heading", "nb"), 19),
        (("document", "nb"), 2),
    ],
)
def test_what_is_missing_is_missed_where_it_should_stand(
    tmp_path: Path, place: Place, line: int
) -> None:
    assert a_source(tmp_path, TEXT).line_of(place) == line


def test_the_last_line_of_the_longest_file_is_found(tmp_path: Path) -> None:
    many = "".join(f'a{number} = "{"x" * 40}"\n' for number in range(MOST_LINES))
    assert a_source(tmp_path, many).line_of((f"a{MOST_LINES - 1}",)) == MOST_LINES


def test_a_name_in_a_list_of_many_lines_has_its_own_line(tmp_path: Path) -> None:
    source = a_source(tmp_path, TEXT)
    assert source.line_of(("chapters", "order"), "sections") == 13
    assert source.line_of(("chapters", "order"), "parties") == 14  # the second one is too much
    assert source.line_of(("chapters", "order"), "nowhere") == 11


def test_an_empty_file_has_one_line(tmp_path: Path) -> None:
    assert a_source(tmp_path, "").line_of(("document",)) == 1


def test_line_ends_of_windows_and_a_mark_of_utf_8_do_no_harm(tmp_path: Path) -> None:
    source = a_source(tmp_path, b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    assert source.data["document"] == "agreement"
    assert source.line_of(("title", "nb")) == 5


def test_a_problem_is_told_with_file_and_line_in_the_readers_language(tmp_path: Path) -> None:
    problem = FileError("the text is empty. Write it, or take the part out.")
    error = a_source(tmp_path, TEXT).refuse(("title", "nb"), problem)
    assert str(error) == "mal.toml, line 5: the text is empty. Write it, or take the part out."
    told = sentence(translator("nb"), error.message, error.values)
    assert told == "mal.toml, linje 5: teksten er tom. Skriv den, eller stryk delen."


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('document = "agreement"\ntitle = Avtale\n', 2),
        ('document = "agreement"\n\n[title\nnb = "x"\n', 3),
        ('document = "agreement\n', 1),
        ("a = 1\nb = 2\na = 3\n", 3),
        ('[chapters]\norder = [\n  "parties"\n  "sections"\n]\n', 4),
        ('a = 1\n\norder = [\n  "parties",\n', 4),
        ('a = 1\nb = """\nno end\n', 3),
        (f"a = 1\nb = {'9' * 5000}\nc = 2\n", 2),
        ("a = 1\nb = 2026-99-99\n", 2),
    ],
)
def test_a_slip_of_the_pen_is_found_in_its_line(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(FileError, match=rf"^mal\.toml, line {line}: this cannot be understood"):
        a_source(tmp_path, text)


def test_the_readers_own_place_is_not_told_twice(tmp_path: Path) -> None:
    with pytest.raises(FileError) as told:
        a_source(tmp_path, "a = [\n")
    assert "(at " not in str(told.value)
    assert "quotation marks" in str(told.value)


def test_a_letter_of_another_alphabet_of_bytes_is_found_in_its_line(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"line 2: a letter cannot be read\. Save .* as UTF-8\."):
        a_source(tmp_path, 'a = 1\nb = "Ål"\n'.encode("latin-1"))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"^There is no template mal\.toml\.$"):
        read_source(tmp_path / "mal.toml")


@pytest.mark.parametrize("name", ["", "\0"])
def test_a_folder_or_an_impossible_name_cannot_be_read(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileError, match="cannot be read"):
        read_source(tmp_path / name)


@pytest.mark.parametrize("content", ["#" * (MOST_BYTES + 1), "\n" * (MOST_LINES + 1)])
def test_a_file_too_long_for_a_template_is_refused_unread(tmp_path: Path, content: str) -> None:
    with pytest.raises(FileError, match="at most 1000 lines and 64 kB"):
        a_source(tmp_path, content)


def test_lists_without_end_inside_each_other_are_refused(tmp_path: Path) -> None:
    deep = 20_000
    with pytest.raises(FileError, match=r"mal\.toml is no template: it is nested too deep"):
        a_source(tmp_path, f"a = {'[' * deep}{']' * deep}\n")
