"""What the window and the typesetter leave each other in a folder comes over unchanged."""

from datetime import date
from pathlib import Path

import pytest

from fbdesk.errors import FileError
from fbdesk.reports.typesetting.folder import (
    folder_prefix,
    read_job,
    read_pages,
    read_refusal,
    window_of,
    write_job,
    write_pages,
    write_refusal,
)
from fbdesk.reports.typesetting.job import Job

MADE = date(2009, 4, 20)


@pytest.mark.parametrize("ppi", [None, 120])
@pytest.mark.parametrize(
    ("template", "document"),
    [
        ("/maler/action-plan.typ", '{"title": "Grenland"}'),
        ("/maler/Ærlig og lei.typ", '{"title": "\\u2028 æøå 😀\\n\\"…\\""}'),
        ("/maler/\udce6.typ", ""),  # a name in another encoding, as Python holds it
    ],
)
def test_a_job_is_read_as_it_was_written(
    tmp_path: Path, template: str, document: str, ppi: int | None
) -> None:
    job = Job(Path(template), document, MADE, ppi)
    write_job(tmp_path, job)
    assert read_job(tmp_path) == job


def test_a_template_is_found_from_any_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_job(tmp_path, Job(Path("egen.typ"), "{}", MADE))
    assert read_job(tmp_path).template == tmp_path / "egen.typ"


@pytest.mark.parametrize("count", [0, 1, 101])
def test_pages_come_back_in_their_order(tmp_path: Path, count: int) -> None:
    pages = tuple(f"side {number}".encode() for number in range(count))
    write_job(tmp_path, Job(Path("/a.typ"), "{}", MADE))
    write_pages(tmp_path, pages)
    assert read_pages(tmp_path) == pages


def test_a_refusal_can_still_be_told_in_both_languages(tmp_path: Path) -> None:
    error = FileError("The template {name} cannot be typeset: {problem}", name="å", problem='"x"')
    write_refusal(tmp_path, error)
    told = read_refusal(tmp_path)
    assert (told.message, told.values) == (error.message, error.values)
    assert str(told) == 'The template å cannot be typeset: "x"'


@pytest.mark.parametrize(
    ("name", "window"),
    [
        (f"{folder_prefix(4711)}x8_ab1", 4711),
        ("fbdesk-typesetting-x", 0),
        ("fbdesk-typesetting--1-x", 0),
        ("something-4711-else", 0),
    ],
)
def test_a_folder_tells_whose_it_is(name: str, window: int) -> None:
    assert window_of(Path("/tmp") / name) == window  # noqa: S108 only a name is read
