"""Saving by itself: soon after the last edit on this PC, each minute on a share."""

from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from fbdesk.ui import autosave
from fbdesk.ui.autosave import LOCAL_MS, SHARE_MS, Autosave, is_share

ON_A_SHARE = Path("//server/felles/klima/grenland.fbplan")


class Saves:
    """Counts saves, of which the first `fail` do not work."""

    def __init__(self, fail: int = 0) -> None:
        self.tried = 0
        self._fail = fail

    def __call__(self) -> bool:
        self.tried += 1
        return self.tried > self._fail


def test_a_folder_on_this_pc_is_no_share(tmp_path: Path) -> None:
    assert not is_share(tmp_path / "grenland.fbplan")


def test_a_place_on_a_server_is_a_share() -> None:
    assert is_share(ON_A_SHARE)
    assert is_share(Path("\\\\server\\felles\\grenland.fbplan"))


def test_on_this_pc_each_edit_starts_the_seconds_anew(tmp_path: Path, qtbot: QtBot) -> None:
    owner = QObject()
    saver = Autosave(Saves(), owner)
    assert saver.due_in_ms == -1
    saver.note_edit(tmp_path / "a.fbplan")
    qtbot.wait(50)
    before = saver.due_in_ms
    saver.note_edit(tmp_path / "a.fbplan")
    assert before < saver.due_in_ms <= LOCAL_MS
    saver.stop()
    assert saver.due_in_ms == -1


def test_on_a_share_the_first_edit_starts_the_minute_and_others_do_not_put_it_off(
    qtbot: QtBot,
) -> None:
    owner = QObject()
    saver = Autosave(Saves(), owner)
    saver.note_edit(ON_A_SHARE)
    qtbot.wait(50)
    before = saver.due_in_ms
    saver.note_edit(ON_A_SHARE)
    assert LOCAL_MS < saver.due_in_ms <= before <= SHARE_MS
    saver.stop()


def test_a_save_that_did_not_work_is_tried_again_later(tmp_path: Path) -> None:
    owner = QObject()
    saves = Saves(fail=1)
    saver = Autosave(saves, owner)
    saver.note_edit(tmp_path / "a.fbplan")
    saver._run()
    assert LOCAL_MS < saver.due_in_ms <= autosave.AGAIN_MS
    saver.stop()
    saver._run()
    assert saves.tried == 2
    assert saver.due_in_ms == -1
