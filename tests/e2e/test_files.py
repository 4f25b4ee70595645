"""Files that are not as they should be, and work that a killed process leaves behind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from fbdesk.document.reading import read_plan
from fbdesk.document.saving import write_new_plan
from fbdesk.models.city import Settings
from fbdesk.ui.main_window import MainWindow
from tests.builders import a_measure, some_settings
from tests.e2e.looking import CODES, settle, told, visible
from tests.ui.scripted_questions import ScriptedQuestions

TOP = Path(__file__).resolve().parents[2]
LEAVES_WORK = """
import os, signal, sys
from functools import partial
from pathlib import Path
from fbdesk.document.document import Document
from fbdesk.models.edits import measures
document = Document.open(Path(sys.argv[1]), Path(sys.argv[2]))
document.perform("legg til tiltak", partial(measures.add, title="Reddet"))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "porsgrunn.fbplan"
    write_new_plan(path, [some_settings(), a_measure("T-01", title="Sykkelvei")])
    return path


def killed_at_work(plan: Path, working: Path) -> None:
    """Edit the plan in another process that is killed before it saves."""
    ended = subprocess.run(
        [sys.executable, "-c", LEAVES_WORK, str(plan), str(working)],
        cwd=TOP,
        env={**os.environ, "FBDESK_DATA": str(working)},
        check=False,
        timeout=120,
    )
    assert ended.returncode == -9


def test_work_of_a_killed_process_is_offered_at_the_start_and_taken_up_with_its_undo(
    window: MainWindow, plan_file: Path, tmp_path: Path
) -> None:
    killed_at_work(plan_file, tmp_path / "working")
    window.show_start()
    settle(window)
    (work,) = window.flow.lost_work.find()
    assert work.edits == ("legg til tiltak",)
    assert any("Porsgrunn" in label_of(widget) for widget in visible(window.start_page))

    window.start_page.recover_wanted.emit(work)

    editor = window.editor
    assert editor is not None
    assert [measure.title for measure in editor.plan.measures] == ["Sykkelvei", "Reddet"]
    for code in CODES:
        window.go_to(code)
        settle(window)
    window.commands.undo()
    assert [measure.title for measure in editor.plan.measures] == ["Sykkelvei"]
    window.commands.redo()
    assert window.flow.saving.save_and_wait()
    assert len(read_plan(plan_file).measures) == 2


def test_opening_the_file_itself_tells_of_the_work_that_was_left(
    window: MainWindow, plan_file: Path, tmp_path: Path
) -> None:
    killed_at_work(plan_file, tmp_path / "working")
    window.flow.open_path(plan_file)
    assert len(told(window)) == 1
    action = window.around.messages.waiting[0].action
    assert action is not None
    action()
    assert window.editor is not None
    assert len(window.editor.plan.measures) == 2


@pytest.mark.parametrize(
    "content",
    [b"", b"Kjaere departement", b"SQLite format 3\x00" + b"\xff" * 4096, b"PK\x03\x04" * 64],
    ids=["empty", "letter", "torn database", "zip"],
)
def test_a_file_that_is_no_plan_is_told_once_and_the_start_page_stays(
    window: MainWindow, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "skadet.fbplan"
    path.write_bytes(content)
    window.flow.open_path(path)
    assert window.editor is None
    assert window.start_page.isVisible()
    (message,) = told(window)
    assert "skadet.fbplan" in message
    assert path.read_bytes() == content
    assert window.flow.recent == ()


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_plan_cut_short_is_told_and_left_as_it_is(
    window: MainWindow, plan_file: Path, share: float
) -> None:
    whole = plan_file.read_bytes()
    plan_file.write_bytes(whole[: round(len(whole) * share)])
    window.flow.open_path(plan_file)
    assert window.editor is None
    assert len(told(window)) == 1
    assert len(plan_file.read_bytes()) == round(len(whole) * share)


def test_a_folder_is_no_plan(window: MainWindow, tmp_path: Path) -> None:
    folder = tmp_path / "mappe.fbplan"
    folder.mkdir()
    window.flow.open_path(folder)
    assert window.editor is None
    assert len(told(window)) == 1
    assert folder.is_dir()


def test_a_damaged_file_leaves_the_open_plan_with_its_unsaved_edit(
    window: MainWindow, plan_file: Path, tmp_path: Path
) -> None:
    window.flow.open_path(plan_file)
    editor = window.editor
    assert editor is not None
    editor.change("gi navn", Settings, editor.plan.settings.key, name="Mitt")
    damaged = tmp_path / "skadet.fbplan"
    damaged.write_bytes(b"\x00" * 100)
    window.flow.open_path(damaged)
    assert window.editor is editor
    assert editor.plan.settings.name == "Mitt"
    assert len(told(window)) == 1


def test_a_plan_can_be_saved_over_after_its_folder_was_gone(
    window: MainWindow, questions: ScriptedQuestions, tmp_path: Path
) -> None:
    share = tmp_path / "felles"
    share.mkdir()
    path = share / "plan.fbplan"
    write_new_plan(path, [some_settings()])
    window.flow.open_path(path)
    editor = window.editor
    assert editor is not None
    editor.change("gi navn", Settings, editor.plan.settings.key, name="Mitt")
    share.rename(tmp_path / "borte")
    assert not window.flow.saving.save_and_wait()
    assert editor.plan.settings.name == "Mitt"
    assert window.flow.saved_words().startswith("Not saved to the file since ")
    elsewhere = tmp_path / "annet.fbplan"
    questions.files = [elsewhere]
    window.commands.actions.action("save-as").trigger()
    assert read_plan(elsewhere).settings.name == "Mitt"
    assert window.flow.saved_words().startswith("Saved ")


def test_a_new_plan_takes_a_name_that_is_no_file_name(
    window: MainWindow, questions: ScriptedQuestions, tmp_path: Path
) -> None:
    window.flow.new([some_settings(name='Grenland: "2030" / <by>')])
    path = tmp_path / "ny.fbplan"
    questions.files = [path]
    assert window.flow.ask_save_as()
    assert read_plan(path).settings.name == 'Grenland: "2030" / <by>'


def test_opening_a_second_plan_saves_the_first(
    window: MainWindow, plan_file: Path, tmp_path: Path
) -> None:
    window.flow.open_path(plan_file)
    editor = window.editor
    assert editor is not None
    editor.change("gi navn", Settings, editor.plan.settings.key, name="Mitt")
    other = tmp_path / "skien.fbplan"
    write_new_plan(other, [some_settings(name="Skien")])
    window.flow.open_path(other)
    assert read_plan(plan_file).settings.name == "Mitt"
    assert window.editor is not None
    assert window.editor.plan.settings.name == "Skien"
    assert window.flow.recent == (other, plan_file)


def test_the_start_page_offers_the_plans_opened_last(window: MainWindow, plan_file: Path) -> None:
    window.flow.open_path(plan_file)
    assert window.flow.close()
    settle(window)
    offered = list(window.start_page.findChildren(QPushButton))
    (found,) = [button for button in offered if button.text() == "porsgrunn"]
    found.click()
    assert window.editor is not None
    assert window.editor.document.path == plan_file


def label_of(widget: object) -> str:
    """Return what is written on a widget."""
    text = getattr(widget, "text", None)
    words = str(text()) if callable(text) else ""
    name = getattr(widget, "accessibleName", None)
    return f"{words} {name() if callable(name) else ''}"
