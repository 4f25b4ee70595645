"""A file is put in its place whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from fbdesk.document import writing
from fbdesk.document.network import SHARING_VIOLATIONS
from fbdesk.document.refusals import (
    NOT_REPLACED,
    WRITE_REFUSALS,
    UnreachableError,
    not_replaced,
    unreadable,
    unwritable,
)
from fbdesk.document.turn import turn_file
from fbdesk.document.writing import check_place, is_same_file, replace_file, temporary_file
from fbdesk.errors import FileError


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    target = tmp_path / "rapport.json"
    replace_file(target, b"en")
    replace_file(target, b"to")
    assert target.read_bytes() == b"to"
    assert list(tmp_path.iterdir()) == [target]


def test_a_place_that_can_be_written_to_is_left_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "rapport.json"
    check_place(target)
    assert list(tmp_path.iterdir()) == []
    target.write_bytes(b"gammel")
    check_place(target)
    assert target.read_bytes() == b"gammel"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("borte/rapport.json", "The folder of .* does not exist or cannot be reached"),
        ("", "is a folder. Choose a file name."),
    ],
)
def test_a_place_that_cannot_be_written_to_is_told_before_the_work(
    tmp_path: Path, place: str, words: str
) -> None:
    with pytest.raises(FileError, match=words):
        check_place(tmp_path / place)
    assert list(tmp_path.iterdir()) == []


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


def held(code: int) -> PermissionError:
    """Return what Windows answers where another program holds a file."""
    error = PermissionError(errno.EACCES, "The process cannot access the file")
    error.winerror = code  # type: ignore[attr-defined] # only Windows declares it
    return error


@pytest.mark.parametrize(("writable", "told"), [(True, NOT_REPLACED), (False, WRITE_REFUSALS[13])])
def test_access_denied_to_the_old_file_alone_says_that_another_program_may_have_it_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writable: bool, told: str
) -> None:
    monkeypatch.setattr(os, "access", lambda _path, _mode: writable)
    refusal = not_replaced(tmp_path / "rapport.docx", held(5))
    assert str(refusal) == told.format(path=tmp_path / "rapport.docx")


@pytest.mark.parametrize("code", sorted(SHARING_VIOLATIONS))
@pytest.mark.parametrize(("busy_times", "written"), [(2, True), (3, False)])
def test_a_file_that_is_held_for_a_moment_is_tried_again_and_never_deleted_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, busy_times: int, written: bool, code: int
) -> None:
    monkeypatch.setattr(writing, "REPLACE_TRIES", 3)
    monkeypatch.setattr(writing, "FIRST_PAUSE_S", 0.001)
    honest, seen = os.replace, []
    target = tmp_path / "rapport.json"
    target.write_bytes(b"en")

    def busy(source: Path, destination: Path) -> None:
        seen.append(destination.read_bytes())
        if len(seen) <= busy_times:
            raise held(code)
        honest(source, destination)

    monkeypatch.setattr(os, "replace", busy)
    if written:
        replace_file(target, b"to")
    else:
        with pytest.raises(FileError, match="cannot be replaced" if code == 5 else "is held"):
            replace_file(target, b"to")
    assert seen == [b"en"] * 3
    assert target.read_bytes() == (b"to" if written else b"en")
    assert list(tmp_path.iterdir()) == [target]


def test_a_refusal_that_will_not_pass_is_not_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = []

    def refuse(source: Path, _: Path) -> None:
        tries.append(source)
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(FileError, match="may not write"):
        replace_file(tmp_path / "rapport.json", b"to")
    assert len(tries) == 1


def test_it_is_confirmed_at_each_try_and_a_refusal_leaves_the_target(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "FIRST_PAUSE_S", 0.001)
    target = tmp_path / "rapport.json"
    target.write_bytes(b"en")
    asked = []

    def confirm() -> None:
        asked.append(turn_file(target).exists())
        if len(asked) == 2:
            raise FileError("someone was faster")

    def busy(_source: Path, _target: Path) -> None:
        raise held(32)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", busy)
        with pytest.raises(FileError, match="someone was faster"):
            replace_file(target, b"to", confirm=confirm)
    assert asked == [True, True], "while no other fbdesk has the turn"
    assert target.read_bytes() == b"en"
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


@pytest.mark.parametrize(
    ("code", "away"),
    [
        (errno.ESTALE, True),
        (errno.ENOENT, True),
        (errno.EIO, True),
        (errno.ENETUNREACH, True),
        (errno.ETIMEDOUT, True),
        (errno.EACCES, False),
        (errno.ENOSPC, False),
        (errno.EROFS, False),
        (errno.EDQUOT, False),
    ],
)
def test_a_folder_out_of_reach_is_told_from_one_that_refuses(code: int, away: bool) -> None:
    refusal = unwritable(Path("plan.fbplan"), OSError(code, os.strerror(code)))
    assert isinstance(refusal, UnreachableError) is away


@pytest.mark.parametrize(("code", "away"), [(53, True), (64, True), (121, True), (112, False)])
def test_windows_has_answers_of_its_own_for_a_folder_out_of_reach(code: int, away: bool) -> None:
    error = OSError(errno.EINVAL, "The network path was not found")
    error.winerror = code  # type: ignore[attr-defined] # only Windows declares it
    assert isinstance(unwritable(Path("plan.fbplan"), error), UnreachableError) is away


def test_two_names_of_one_file_are_known_and_an_answer_that_stays_out_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, link, other = (tmp_path / name for name in ("plan", "link", "other"))
    plan.write_bytes(b"")
    other.write_bytes(b"")
    link.symlink_to(plan)
    assert is_same_file(link, plan)
    assert not is_same_file(other, plan)
    assert not is_same_file(tmp_path / "new", plan)

    def stay_out(_path: Path) -> bool:
        raise OSError(errno.ESTALE, os.strerror(errno.ESTALE))

    monkeypatch.setattr(Path, "exists", stay_out)
    with pytest.raises(UnreachableError, match="cannot be reached"):
        is_same_file(link, plan)
