"""The repair dialog: what is left of a file, as the user meets it."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from fbdesk.document.backups.notes import Note
from fbdesk.document.backups.store import Reason
from fbdesk.document.reading import read_plan, read_plan_and_info
from fbdesk.document.recovery import LostWork
from fbdesk.document.saving import write_new_plan
from fbdesk.ui.main_window import MainWindow
from fbdesk.ui.repair.commands import ask_repair, show_repair, show_repair_of_work
from fbdesk.ui.repair.dialog import RepairDialog
from fbdesk.ui.theme import Theme
from tests.builders import a_reduction, some_settings
from tests.ui.a_window import a_window
from tests.ui.scripted_questions import ScriptedQuestions

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "plan-1.0.fbplan"


@pytest.fixture
def window(tmp_path: Path, theme: Theme, questions: ScriptedQuestions) -> Iterator[MainWindow]:
    with a_window(tmp_path, theme, questions) as made:
        made.show()
        yield made


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    path = tmp_path / "Porsgrunn.fbplan"
    write_new_plan(path, [some_settings(), *a_reduction(100.0)])
    return path


@pytest.fixture
def damaged(sound: Path) -> Path:
    """Give a plan whose measure is lost, and with it what belongs to it."""
    with closing(sqlite3.connect(sound, isolation_level=None)) as raw:
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute("DELETE FROM measure")
    return sound


def shown(window: MainWindow, path: Path, qtbot: QtBot) -> RepairDialog:
    """Return the dialog after it has read the file."""
    dialog = RepairDialog(window, window.around, path)
    qtbot.addWidget(dialog)
    dialog.show()
    before = dialog.verdict.text()
    qtbot.waitUntil(lambda: dialog.verdict.text() != before, timeout=20_000)
    return dialog


def keep_backup(window: MainWindow, path: Path) -> None:
    _, info = read_plan_and_info(path)
    store = window.around.backups()
    store.keep(path.read_bytes(), info, Reason.SESSION, Note(source=str(path)))


def test_what_is_left_and_what_is_lost_is_told(
    window: MainWindow, damaged: Path, qtbot: QtBot
) -> None:
    dialog = shown(window, damaged, qtbot)
    assert dialog.verdict.text().startswith("Part of the plan was read out")
    lines = dialog.losses.toPlainText().splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("– Effect")
    assert "left out, because what it belongs to is lost" in lines[0]
    assert dialog.counts.text() == (
        "1 rows were read out, among them 0 measures and 0 commitments."
    )
    assert dialog.save.isVisible()
    assert dialog.save.hasFocus()
    dialog.reject()


def test_of_a_strange_but_whole_file_the_values_are_proved(
    window: MainWindow, sound: Path, qtbot: QtBot
) -> None:
    with closing(sqlite3.connect(sound, isolation_level=None)) as raw:
        raw.execute("CREATE VIEW v AS SELECT 1")
    dialog = shown(window, sound, qtbot)
    assert "proves that each value is what was saved" in dialog.verdict.text()
    assert dialog.losses.toPlainText() == (
        "– view v was not made by fbdesk: it was not run and is left out"
    )
    dialog.reject()


def test_a_file_with_nothing_in_it_offers_nothing_to_save(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "tom.fbplan"
    path.write_bytes(bytes(20_000))
    dialog = shown(window, path, qtbot)
    assert "Nothing of a plan could be read out" in dialog.verdict.text()
    assert not dialog.save.isVisible()
    assert not dialog.copy.isVisible()
    assert not dialog.losses.isVisible()
    dialog.reject()


def test_the_report_is_copied(window: MainWindow, damaged: Path, qtbot: QtBot) -> None:
    dialog = shown(window, damaged, qtbot)
    dialog.copy.click()
    words = QGuiApplication.clipboard().text()
    assert words.startswith(f"Repair of {damaged}")
    assert "Missing or changed" in words
    dialog.reject()


def test_the_new_plan_is_written_where_the_user_wants_it(
    window: MainWindow,
    damaged: Path,
    tmp_path: Path,
    questions: ScriptedQuestions,
    qtbot: QtBot,
) -> None:
    before = damaged.read_bytes()
    target = tmp_path / "ny.fbplan"
    questions.files = [target]
    dialog = shown(window, damaged, qtbot)
    dialog.save.click()
    assert dialog.target == target
    assert not dialog.isVisible()
    assert read_plan(target).settings.name == "Porsgrunn"
    assert damaged.read_bytes() == before


def test_the_damaged_file_itself_cannot_be_the_target(
    window: MainWindow, damaged: Path, questions: ScriptedQuestions, qtbot: QtBot
) -> None:
    before = damaged.read_bytes()
    questions.files = [damaged, None]
    dialog = shown(window, damaged, qtbot)
    dialog.save.click()
    assert "is the file that is repaired" in dialog.problem.text()
    assert dialog.problem.isVisible()
    dialog.save.click()  # and now the user cancels
    assert dialog.isVisible()
    assert dialog.target is None
    assert damaged.read_bytes() == before
    dialog.reject()


def test_backups_of_the_plan_are_offered(window: MainWindow, sound: Path, qtbot: QtBot) -> None:
    keep_backup(window, sound)
    with closing(sqlite3.connect(sound, isolation_level=None)) as raw:
        raw.execute("UPDATE measure SET title = 'Motorvei'")
    dialog = shown(window, sound, qtbot)
    assert dialog.kept.text().startswith("There is a sound copy of this plan on this PC")
    dialog.see_backups.click()
    assert len(dialog.chosen_backups) == 1
    assert not dialog.isVisible()


def test_backups_are_offered_even_where_nothing_can_be_read(
    window: MainWindow, sound: Path, qtbot: QtBot
) -> None:
    keep_backup(window, sound)
    sound.write_bytes(b"")
    dialog = shown(window, sound, qtbot)
    assert "Nothing of a plan" in dialog.verdict.text()
    assert dialog.see_backups.isVisible()
    dialog.reject()


def test_without_backups_none_are_spoken_of(
    window: MainWindow, damaged: Path, qtbot: QtBot
) -> None:
    dialog = shown(window, damaged, qtbot)
    assert not dialog.see_backups.isVisible()
    assert not dialog.kept.isVisible()
    dialog.reject()


def when_a_dialog_is_open(act: object) -> None:
    """Call `act(dialog)` once a repair dialog has read its file."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, RepairDialog) and dialog.save.isVisible():
            act(dialog)  # type: ignore[operator] # a function of the test
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(0, look)


def test_a_damaged_file_is_told_with_the_way_to_what_is_left(
    window: MainWindow, damaged: Path, tmp_path: Path, questions: ScriptedQuestions
) -> None:
    window.flow.open_path(damaged)
    (message,) = window.around.messages.waiting
    assert "is damaged" in message.text
    assert message.action_text == "See what is left …"
    target = tmp_path / "ny.fbplan"
    questions.files = [target]
    when_a_dialog_is_open(lambda dialog: dialog.save.click())
    assert message.action is not None
    message.action()
    assert window.editor is not None
    assert window.editor.document.path == target
    assert str(target) in window.around.messages.waiting[0].text


def test_a_missing_file_is_told_without_a_repair(window: MainWindow, tmp_path: Path) -> None:
    window.flow.open_path(tmp_path / "borte.fbplan")
    (message,) = window.around.messages.waiting
    assert message.action is None


def test_a_file_is_chosen_from_the_menu(
    window: MainWindow, tmp_path: Path, questions: ScriptedQuestions
) -> None:
    path = tmp_path / "hull.fbplan"
    shutil.copyfile(GOLDEN, path)
    data = bytearray(path.read_bytes())
    data[500_000:508_192] = bytes(8_192)
    path.write_bytes(data)
    target = tmp_path / "ny.fbplan"
    questions.files = [path, target]
    when_a_dialog_is_open(lambda dialog: dialog.save.click())
    window.commands.actions.action("repair").trigger()
    assert len(read_plan(target).measures) == 37


def test_nothing_happens_where_no_file_is_chosen(
    window: MainWindow, questions: ScriptedQuestions
) -> None:
    questions.files = [None]
    ask_repair(window)
    assert window.editor is None
    assert questions.asked == ["Repair plan"]


def test_repairing_begins_where_the_plans_are(
    window: MainWindow, questions: ScriptedQuestions, tmp_path: Path
) -> None:
    questions.files = [None] * 3
    ask_repair(window)
    city, other = tmp_path / "byen", tmp_path / "annet"
    for folder in (city, other):
        folder.mkdir()
        write_new_plan(folder / "plan.fbplan", [some_settings()])
    window.flow.open_path(city / "plan.fbplan")
    window.around.preferences.add_recent(other / "plan.fbplan")
    ask_repair(window)
    assert window.flow.close()
    ask_repair(window)
    assert questions.folders == [window.around.documents_folder, city, other]


def test_a_repair_that_is_given_up_leaves_everything_as_it_was(
    window: MainWindow, damaged: Path
) -> None:
    before = sorted(damaged.parent.glob("*.fbplan"))
    when_a_dialog_is_open(lambda dialog: dialog.reject())
    show_repair(window, damaged)
    assert sorted(damaged.parent.glob("*.fbplan")) == before
    assert window.editor is None


def test_damaged_work_of_this_pc_is_read_out_under_the_name_of_its_plan(
    window: MainWindow, damaged: Path, tmp_path: Path, questions: ScriptedQuestions
) -> None:
    working = tmp_path / "3e9dfc81.working"
    damaged.rename(working)
    target = tmp_path / "ny.fbplan"
    questions.files = [target]
    named: list[str] = []

    def act(dialog: RepairDialog) -> None:
        named.extend(found.text() for found in dialog.findChildren(QLabel))
        dialog.save.click()

    when_a_dialog_is_open(act)
    work = LostWork(working, source_path=tmp_path / "Skien.fbplan", damaged=True)
    window.start_page.repair_wanted.emit(work)
    assert "Skien.fbplan" in named
    assert "3e9dfc81.working" not in named
    assert read_plan(target).settings.name == "Porsgrunn"
    assert working.exists(), "until the user deletes it"


def test_damaged_work_without_a_file_has_a_name_of_its_own(
    window: MainWindow, damaged: Path
) -> None:
    named: list[str] = []

    def act(dialog: RepairDialog) -> None:
        named.extend(found.text() for found in dialog.findChildren(QLabel))
        dialog.reject()

    when_a_dialog_is_open(act)
    show_repair_of_work(window, LostWork(damaged, plan_name="../../etc", damaged=True))
    assert "Unsaved work.fbplan" in named
