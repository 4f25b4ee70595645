"""What the documentation names is there: files, folders, pages that it leads to, commands."""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from fbdesk.cli import COMMANDS, INTERNAL

TOP = Path(__file__).resolve().parent.parent
ROOMS = ("fbdesk", "tests", "resources", "docs", "tools", "packaging", "benchmarks")
"""Folders of the project; paths in the text begin at the top, or in one of the first three."""
TEXTS = sorted(chain(TOP.glob("*.md"), *((TOP / room).rglob("*.md") for room in ROOMS)))
CODE = sorted(chain.from_iterable((TOP / room).rglob("*.py") for room in ROOMS))
BEGINNINGS = tuple(TOP / room for room in ("", *ROOMS[:3]))
FOLDERS = {
    *ROOMS,
    *(each.name for begin in BEGINNINGS[1:] for each in begin.iterdir() if each.is_dir()),
}
FILE_NAMES = {path.name for path in CODE}
NAMED = re.compile(r"`([\w./*-]+)`")
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")
COMMAND = re.compile(r"`fbdesk ([a-z][a-z-]+)")


def relative(path: Path) -> str:
    return path.relative_to(TOP).as_posix()


def missing(text: str, beside: Path) -> Iterator[str]:
    """Yield the files and folders that a text names between backticks and that are not there."""
    for name in NAMED.findall(text):
        path = name.rstrip("/.")
        if "/" not in path:
            if path.endswith(".py") and path not in FILE_NAMES:
                yield name
        elif path.split("/")[0] in FOLDERS and not is_there(path, beside):
            yield name


def is_there(path: str, beside: Path) -> bool:
    """Return whether a path, perhaps with stars in it, leads to anything."""
    return any(any(begin.glob(path)) for begin in (*BEGINNINGS, beside))


@pytest.mark.parametrize("text", TEXTS, ids=relative)
def test_every_file_that_a_page_names_or_leads_to_is_there(text: Path) -> None:
    words = text.read_text(encoding="utf-8")
    assert list(missing(words, text.parent)) == []
    assert [way for way in LINK.findall(words) if not (text.parent / way).exists()] == []


def test_every_file_that_a_docstring_or_comment_names_is_there() -> None:
    found = {
        relative(path): names
        for path in CODE
        if path != Path(__file__).resolve()
        and (names := list(missing(path.read_text(encoding="utf-8"), path.parent)))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("words", "stale"),
    [
        ("see `reports/docx/` and `ui/pages/*/page.py`", []),
        ("see `exchange/gone/` or `gone_long_ago.py`", ["exchange/gone/", "gone_long_ago.py"]),
        ("`schema.py`, `build/trust/`, `plan.json`, `19/5-09`", []),
    ],
)
def test_a_path_is_found_stale_only_where_it_is(words: str, stale: list[str]) -> None:
    assert list(missing(words, TOP)) == stale


def test_every_command_is_in_the_readme_and_no_page_names_another() -> None:
    known = {command.name for command in COMMANDS}
    pages = {relative(path): path.read_text(encoding="utf-8") for path in TEXTS}
    assert known <= set(COMMAND.findall(pages["README.md"]))
    allowed = known | {command.name for command in INTERNAL}
    strange = {name: set(COMMAND.findall(words)) - allowed for name, words in pages.items()}
    assert {name: found for name, found in strange.items() if found} == {}
