"""A file is replaced only where it is still the one that the work began from."""

import errno
import os
from pathlib import Path

import pytest

from fbdesk.document.base import Base, base_of
from fbdesk.document.origin import Origin, sha256
from fbdesk.document.refusals import FileChangedError, UnreachableError
from fbdesk.errors import FileError


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "byen.fbplan"
    path.write_bytes(b"opened")
    return path


def of(*contents: bytes) -> frozenset[str]:
    return frozenset(sha256(content) for content in contents)


def test_the_content_that_was_opened_may_be_replaced(plan: Path) -> None:
    base = Base(plan, of(b"opened"))
    assert base.look()
    base.confirm()


def test_the_same_content_under_a_new_time_may_be_replaced(plan: Path) -> None:
    base = Base(plan, of(b"opened"))
    base.look()
    plan.unlink()
    plan.write_bytes(b"opened")
    os.utime(plan, ns=(5, 5))
    base.confirm()


def test_other_content_is_someones_work(plan: Path) -> None:
    base = Base(plan, of(b"opened"))
    plan.write_bytes(b"theirs")
    with pytest.raises(FileChangedError, match="changed by someone else"):
        base.look()


def test_content_that_changed_after_the_first_look_is_seen_before_the_replacement(
    plan: Path,
) -> None:
    base = Base(plan, of(b"opened"))
    base.look()
    temporary = plan.with_name("theirs")
    temporary.write_bytes(b"theirs")  # as many bytes as before, put in its place in one step
    os.utime(temporary, ns=(plan.stat().st_atime_ns, plan.stat().st_mtime_ns))
    temporary.replace(plan)
    with pytest.raises(FileChangedError):
        base.confirm()


def test_a_file_that_is_gone_is_written_again(plan: Path) -> None:
    base = Base(plan, of(b"opened"))
    plan.unlink()
    assert not base.look()
    base.confirm()


def test_a_file_that_came_back_as_another_is_someones_work(plan: Path) -> None:
    base = Base(plan, of(b"opened"))
    plan.unlink()
    base.look()
    plan.write_bytes(b"theirs")
    with pytest.raises(FileChangedError):
        base.confirm()


def test_where_the_user_chose_to_replace_a_file_its_content_does_not_matter(plan: Path) -> None:
    base = Base(plan)
    assert base.look()
    plan.write_bytes(b"theirs")
    base.confirm()


def test_a_save_that_may_have_been_cut_off_counts_as_ours(plan: Path, tmp_path: Path) -> None:
    origin = Origin(plan, sha256(b"opened"), pending_path=plan, pending_sha256=sha256(b"cut off"))
    plan.write_bytes(b"cut off")
    assert base_of(origin, plan).look()
    elsewhere = tmp_path / "kopi.fbplan"
    elsewhere.write_bytes(b"theirs")
    assert base_of(origin, elsewhere).look()


@pytest.mark.parametrize(
    ("code", "kind"), [(errno.ESTALE, UnreachableError), (errno.EACCES, FileError)]
)
def test_a_file_that_cannot_be_looked_at_is_not_replaced(
    plan: Path, monkeypatch: pytest.MonkeyPatch, code: int, kind: type[FileError]
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(code, os.strerror(code))

    base = Base(plan, of(b"opened"))
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(kind, match=r"byen\.fbplan"):
        base.look()
