"""Where fbdesk keeps its own files, and who owns a working copy."""

import sys
from pathlib import Path

import pytest

from fbdesk.document.ownership import Ownership
from fbdesk.document.places import (
    DATA_VARIABLE,
    backup_folder,
    data_folder,
    own_backup_folder,
    working_folder,
)
from fbdesk.errors import FileError
from fbdesk.preferences import Preferences, save_preferences


def test_the_working_folder_is_made_private(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "data"))
    assert data_folder() == tmp_path / "data"
    folder = working_folder()
    assert folder == tmp_path / "data" / "working"
    assert working_folder() == folder
    if sys.platform != "win32":
        assert folder.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_cannot_be_made_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "a file"
    closed.write_text("no folder", "utf-8")
    monkeypatch.setenv(DATA_VARIABLE, str(closed))
    with pytest.raises(FileError, match="a file"):
        working_folder()


def test_without_the_variable_the_folder_is_the_users_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(DATA_VARIABLE)
    assert data_folder().name == "fbdesk"
    assert data_folder().is_absolute()


def test_only_one_owns_a_working_copy_at_a_time(tmp_path: Path) -> None:
    first = Ownership(tmp_path / "a.lock")
    with pytest.raises(BlockingIOError):
        Ownership(tmp_path / "a.lock")
    first.release()
    second = Ownership(tmp_path / "a.lock")
    second.release()
    assert list(tmp_path.iterdir()) == []


def test_backups_are_kept_where_the_user_chose_and_else_beside_the_working_copies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "data"))
    assert backup_folder() == own_backup_folder() == tmp_path / "data" / "backups"
    save_preferences(data_folder(), Preferences(backup_folder=str(tmp_path / "felles")))
    assert backup_folder() == tmp_path / "felles"
    assert own_backup_folder() == tmp_path / "data" / "backups"
