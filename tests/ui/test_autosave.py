"""Saving by itself: soon after the last edit on this PC, each minute on a share."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from fbdesk.ui import autosave
from fbdesk.ui.autosave import AGAIN_MS, LOCAL_MS, SHARE_MS, Autosave, lies_on_share

ON_A_SHARE = Path("//server/felles/klima/grenland.fbplan")


def test_a_folder_on_this_pc_is_no_share(tmp_path: Path) -> None:
    assert not lies_on_share(tmp_path / "grenland.fbplan")


def test_a_place_on_a_server_is_a_share() -> None:
    assert lies_on_share(ON_A_SHARE)


def test_where_the_system_does_not_tell_qt_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autosave, "is_on_share", lambda _: None)
    assert not lies_on_share(tmp_path / "grenland.fbplan")


def test_on_this_pc_each_edit_starts_the_seconds_anew(qtbot: QtBot) -> None:
    owner = QObject()
    saver = Autosave(print, owner)
    assert saver.due_in_ms == -1
    saver.note_edit(share=False)
    qtbot.wait(50)
    before = saver.due_in_ms
    saver.note_edit(share=False)
    assert before < saver.due_in_ms <= LOCAL_MS
    saver.stop()
    assert saver.due_in_ms == -1


def test_who_edits_without_a_pause_is_saved_all_the_same(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autosave, "LOCAL_AT_LATEST_MS", 30)
    owner = QObject()
    saves: list[str] = []
    saver = Autosave(lambda: saves.append("saved"), owner)
    saver.note_edit(share=False)
    qtbot.wait(40)
    saver.note_edit(share=False)
    assert saver.due_in_ms == 0
    qtbot.waitUntil(lambda: saves == ["saved"])


def test_on_a_share_the_first_edit_starts_the_minute_and_others_do_not_put_it_off(
    qtbot: QtBot,
) -> None:
    owner = QObject()
    saver = Autosave(print, owner)
    saver.note_edit(share=True)
    qtbot.wait(50)
    before = saver.due_in_ms
    saver.note_edit(share=True)
    assert LOCAL_MS < saver.due_in_ms <= before <= SHARE_MS
    saver.stop()


def test_a_save_that_did_not_work_is_tried_again_later() -> None:
    owner = QObject()
    saver = Autosave(print, owner)
    saver.try_again()
    assert LOCAL_MS < saver.due_in_ms <= AGAIN_MS
    saver.stop()
