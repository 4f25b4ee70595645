"""A file is put in its place whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from fbdesk.document import writing
from fbdesk.document.refusals import unreadable, unwritable
from fbdesk.document.writing import replace_file, temporary_file
from fbdesk.errors import FileError


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    target = tmp_path / "rapport.json"
    replace_file(target, b"en")
    replace_file(target, b"to")
    assert target.read_bytes() == b"to"
    assert list(tmp_path.iterdir()) == [target]


def test_the_file_is_verified_before_it_takes_its_place(tmp_path: Path) -> None:
    target = tmp_path / "rapport.json"
    target.write_bytes(b"gammel")
    seen = []

    def refuse(temporary: Path) -> None:
        seen.append(temporary.read_bytes())
        raise FileError("no")

    with pytest.raises(FileError, match="no"):
        replace_file(target, b"ny", refuse)
    assert seen == [b"ny"]
    assert target.read_bytes() == b"gammel"
    assert list(tmp_path.iterdir()) == [target]


def test_the_temporary_file_is_hidden_beside_the_target_and_found_by_its_token(
    tmp_path: Path,
) -> None:
    target = tmp_path / f"{'lang' * 50}.json"
    temporary = temporary_file(target, "0b0e9a52-6c1d")
    assert temporary.parent == tmp_path
    assert temporary.name.startswith(".lang")
    assert len(temporary.name) < 70
    seen: list[Path] = []
    replace_file(target, b"x", seen.append, token="0b0e9a52-6c1d")  # noqa: S106 no password
    assert seen == [temporary]


def test_without_overwriting_a_file_that_stands_there_stays(tmp_path: Path) -> None:
    target = tmp_path / "rapport.json"
    replace_file(target, b"en", overwrite=False)
    with pytest.raises(FileExistsError):
        replace_file(target, b"to", overwrite=False)
    assert target.read_bytes() == b"en"
    assert list(tmp_path.iterdir()) == [target]


def test_without_overwriting_a_disk_without_links_still_takes_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    target = tmp_path / "rapport.json"
    replace_file(target, b"en", overwrite=False)
    with pytest.raises(FileExistsError):
        replace_file(target, b"to", overwrite=False)
    assert target.read_bytes() == b"en"


def test_a_folder_that_cannot_be_synced_does_not_undo_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest, calls = os.fsync, []

    def second_fails(handle: int) -> None:
        calls.append(handle)
        if len(calls) > 1:
            raise OSError(errno.EINVAL, "Invalid argument")
        honest(handle)

    monkeypatch.setattr(os, "fsync", second_fails)
    replace_file(tmp_path / "rapport.json", b"en")
    assert len(calls) == 2
    assert (tmp_path / "rapport.json").read_bytes() == b"en"


@pytest.mark.parametrize(("busy_times", "written"), [(2, True), (3, False)])
def test_a_file_that_is_held_for_a_moment_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, busy_times: int, written: bool
) -> None:
    monkeypatch.setattr(writing, "REPLACE_TRIES", 3)
    monkeypatch.setattr(writing, "FIRST_PAUSE_S", 0.001)
    honest, tries = Path.replace, []

    def busy(path: Path, target: Path) -> Path:
        tries.append(path)
        if len(tries) <= busy_times:
            raise PermissionError(errno.EACCES, "in use")
        return honest(path, target)

    monkeypatch.setattr(Path, "replace", busy)
    target = tmp_path / "rapport.json"
    target.write_bytes(b"en")
    if written:
        replace_file(target, b"to")
    else:
        with pytest.raises(FileError, match="may not write"):
            replace_file(target, b"to")
    assert target.read_bytes() == (b"to" if written else b"en")
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "is full"),
        (errno.EDQUOT, "quota"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "may not write"),
        (errno.ESTALE, "cannot be reached"),
        (errno.EIO, "cannot be written: Input/output error"),
    ],
)
def test_the_systems_answers_say_what_to_do(code: int, words: str) -> None:
    refusal = unwritable(Path("plan.fbplan"), OSError(code, os.strerror(code)))
    assert words in str(refusal)
    assert "plan.fbplan" in str(refusal)


def test_reading_has_its_own_words() -> None:
    assert "may not read" in str(unreadable(Path("a"), OSError(errno.EACCES, "")))
    assert "cannot be read: odd" in str(unreadable(Path("a"), OSError(errno.EIO, "odd")))
