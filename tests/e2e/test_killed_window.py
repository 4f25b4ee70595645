"""The real window is killed while someone types; the next start has it all, undo included."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from fbdesk.document.lock.file import Standing, lock_path, sign_at
from fbdesk.document.reading import read_plan
from fbdesk.document.saving import write_new_plan
from fbdesk.ui.main_window import MainWindow
from tests.builders import a_measure, some_settings
from tests.e2e.looking import settle, told, visible

TOP = Path(__file__).resolve().parents[2]
TYPES_AND_IS_KILLED = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from fbdesk import app

application = app.make_application()
window = app.make_window(application)
window.show()
window.activateWindow()
QTest.qWaitForWindowActive(window)
window.flow.open_path(Path(sys.argv[1]))
if window.editor is None:
    sys.exit(str([message.text for message in window.around.messages.waiting]))
QTest.qWaitForWindowActive(window)  # a slow machine shows a box meanwhile
window.go_to("measures")
page = window.pages.current_page
title = page.card.head.title
for text in ("Sykkelvei langs elva", "Sykkelvei langs hele elva"):
    title.setFocus()
    title.selectAll()
    QTest.keyClicks(title, text)
    title.clearFocus()
title.setFocus()
QTest.keyClicks(title, " som ikke er")  # typed, but the field is not left
if sys.argv[2] == "saved":
    window.flow.saving.save_and_wait()
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "porsgrunn.fbplan"
    write_new_plan(path, [some_settings(), a_measure("T-01", title="Sykkelvei")])
    return path


def killed_window(plan: Path, data: Path, how: str = "unsaved") -> None:
    """Type into the window of another process, which is then killed."""
    data.mkdir(exist_ok=True)
    (data / "preferences.json").write_text(json.dumps({"user_name": "Kari"}), encoding="utf-8")
    environment = {**os.environ, "FBDESK_DATA": str(data), "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(
        [sys.executable, "-c", TYPES_AND_IS_KILLED, str(plan), how],
        cwd=TOP,
        env=environment,
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert ended.returncode == -9, ended.stderr.decode()


def titles(window: MainWindow) -> list[str]:
    assert window.editor is not None
    return [measure.title for measure in window.editor.plan.measures]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is another thing there")
def test_what_was_typed_before_the_window_was_killed_is_offered_with_its_undo(
    window: MainWindow, plan_file: Path, tmp_path: Path
) -> None:
    before = plan_file.read_bytes()
    killed_window(plan_file, tmp_path)
    assert plan_file.read_bytes() == before
    assert sign_at(plan_file).standing is Standing.LEFT

    window.show_start()
    settle(window)
    said = [found.text() for found in visible(window.start_page) if isinstance(found, QLabel)]
    assert any(text.startswith("Porsgrunn · 2 changes · ") for text in said), said
    assert any("T-01 (2)" in text for text in said), said

    (work,) = window.flow.lost_work.find()
    window.start_page.recover_wanted.emit(work)
    assert titles(window) == ["Sykkelvei langs hele elva"]
    assert told(window)[0].startswith("Kari had this plan open since ")
    window.commands.undo()
    assert titles(window) == ["Sykkelvei langs elva"]
    window.commands.undo()
    assert titles(window) == ["Sykkelvei"]
    window.commands.redo()
    window.commands.redo()
    assert window.flow.saving.save_and_wait()
    assert read_plan(plan_file).measures[0].title == "Sykkelvei langs hele elva"
    assert window.flow.close()
    assert window.flow.lost_work.find() == ()
    assert not lock_path(plan_file).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is another thing there")
def test_a_window_that_was_killed_after_a_save_leaves_nothing_to_offer(
    window: MainWindow, plan_file: Path, tmp_path: Path
) -> None:
    killed_window(plan_file, tmp_path, "saved")
    assert read_plan(plan_file).measures[0].title == "Sykkelvei langs hele elva"
    assert window.flow.lost_work.find() == ()
    window.flow.open_path(plan_file)
    assert titles(window) == ["Sykkelvei langs hele elva"]
    assert not window.reading.bar.isVisible()
