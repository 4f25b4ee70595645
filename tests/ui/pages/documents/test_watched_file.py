"""A file that another program writes is told of, however that program puts it in its place."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from fbdesk.ui.pages.documents.watched_file import WatchedFile


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "mal.toml"
    made.write_text("en", encoding="utf-8")
    return made


@pytest.fixture
def watched(qtbot: QtBot, file: Path) -> Iterator[WatchedFile]:
    del qtbot
    parent = QObject()
    made = WatchedFile(parent)
    made._timer.setInterval(5)
    made.follow(file)
    yield made
    parent.deleteLater()


def test_a_file_that_is_written_is_told_once(
    qtbot: QtBot, watched: WatchedFile, file: Path
) -> None:
    with qtbot.waitSignal(watched.changed):
        file.write_text("noe lengre", encoding="utf-8")
    watched._look()  # nothing more has happened
    with qtbot.assertNotEmitted(watched.changed):
        watched._look()


def test_a_file_that_is_replaced_is_told_each_time(
    qtbot: QtBot, watched: WatchedFile, file: Path
) -> None:
    for text in ("to to", "tre tre tre"):
        other = file.with_suffix(".tmp")
        other.write_text(text, encoding="utf-8")
        with qtbot.waitSignal(watched.changed):
            other.replace(file)
    assert str(file) in watched._watcher.files()


def test_a_file_that_goes_and_comes_back_is_told_both_times(
    qtbot: QtBot, watched: WatchedFile, file: Path
) -> None:
    with qtbot.waitSignal(watched.changed):
        file.unlink()
    with qtbot.waitSignal(watched.changed):
        file.write_text("her igjen", encoding="utf-8")


def test_what_happens_to_other_files_of_the_folder_is_not_told(
    qtbot: QtBot, watched: WatchedFile, file: Path
) -> None:
    with qtbot.waitSignal(watched._timer.timeout):
        file.with_name("annet.toml").write_text("annet", encoding="utf-8")
    with qtbot.assertNotEmitted(watched.changed):
        watched._look()


@pytest.mark.parametrize("next_name", [None, "annet.toml", "finnes/ikke.toml"])
def test_the_file_before_is_no_longer_watched(
    watched: WatchedFile, file: Path, next_name: str | None
) -> None:
    watched.follow(file.parent / next_name if next_name else None)
    assert str(file) not in watched._watcher.files()
    watched.follow(file)
    assert watched._watcher.files() == [str(file)]
    assert watched._watcher.directories() == [str(file.parent)]
