"""The dialog of backups: what differs from now, restore as one step, versions that stay."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fbdesk.document.backups.store import Backup, Reason
from fbdesk.document.reading import read_plan
from fbdesk.document.refusals import ReadOnlyPlanError
from fbdesk.models import rows
from fbdesk.models.measures import Measure
from fbdesk.ui.backups.dialog import EMPTY, LIST, BackupsDialog
from fbdesk.ui.main_window import MainWindow
from fbdesk.ui.theme import Theme
from tests.builders import a_measure
from tests.ui.a_window import a_window, editor_of
from tests.ui.scripted_questions import ScriptedQuestions

pytestmark = pytest.mark.usefixtures("norwegian")


@pytest.fixture
def window(
    plan_file: Path, tmp_path: Path, theme: Theme, questions: ScriptedQuestions
) -> Iterator[MainWindow]:
    with a_window(tmp_path, theme, questions) as made:
        made.flow.open_path(plan_file)
        yield made


def rename(window: MainWindow, title: str) -> None:
    editor = editor_of(window)
    editor.change("endre", Measure, editor.plan.measures[0].key, title=title)


def kept(window: MainWindow, reason: Reason = Reason.IMPORT) -> Backup:
    made = editor_of(window).document.backups.before(reason)
    assert made is not None
    return made


def a_dialog(window: MainWindow, qtbot: QtBot) -> BackupsDialog:
    editor = editor_of(window)
    made = BackupsDialog(window, window.around, editor.document.backups.listed, editor)
    qtbot.addWidget(made)
    made.show()
    return made


def compared(dialog: BackupsDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(dialog.card.open.isEnabled)


def test_without_backups_it_says_when_the_first_is_made(window: MainWindow, qtbot: QtBot) -> None:
    dialog = a_dialog(window, qtbot)
    assert dialog._sides.currentIndex() == EMPTY
    assert dialog.keep.isVisible()
    dialog.restore()
    dialog.open_as_own_plan()
    dialog.ask_delete()
    assert editor_of(window).document.undo_text == ""


def test_each_backup_stands_with_date_reason_who_and_size(window: MainWindow, qtbot: QtBot) -> None:
    made = kept(window)
    dialog = a_dialog(window, qtbot)
    assert dialog._sides.currentIndex() == LIST
    (line,) = dialog.table.rows.rows
    shown = [column.shown(line) for column in dialog.table.rows.columns]
    date = f"{made.made_at.astimezone():%d.%m.%Y %H:%M}"
    size = f"{made.size_bytes / 1_000_000:.1f} MB".replace(".", ",")
    assert shown == [date, "Før import", "Kari", size]
    assert "1 kopi" in dialog._space.text()
    assert f"Alle planer på denne PC-en: {size} av 2,0 GB." in (
        dialog._space.text().replace("\u202f", " ").replace("\xa0", " ")
    )


def test_what_differs_from_now_is_told_by_name(window: MainWindow, qtbot: QtBot) -> None:
    kept(window)
    rename(window, "Bussvei")
    dialog = a_dialog(window, qtbot)
    compared(dialog, qtbot)
    assert dialog.card._summary.text() == "Siden da:\nTiltak: 1 endret: T-01 Bussvei"
    assert "Tittel: Sykkelvei → Bussvei" in dialog.card.text.toPlainText()


def test_the_same_plan_is_said_to_be_the_same_and_its_contents_are_listed(
    window: MainWindow, qtbot: QtBot
) -> None:
    kept(window)
    dialog = a_dialog(window, qtbot)
    compared(dialog, qtbot)
    assert dialog.card._summary.text() == "Planen er den samme nå."
    assert "T-01 Sykkelvei" in dialog.card.text.toPlainText()


def test_a_restore_is_offered_only_where_something_differs(
    window: MainWindow, qtbot: QtBot
) -> None:
    kept(window)
    dialog = a_dialog(window, qtbot)
    compared(dialog, qtbot)
    assert not dialog.card.restore.isEnabled()
    assert dialog.card.restore.toolTip() == (
        "Det er ingenting å gjenopprette: planen er den samme nå."
    )
    dialog.restore()
    assert editor_of(window).document.undo_text == ""
    dialog.close()
    rename(window, "Bussvei")
    dialog = a_dialog(window, qtbot)
    compared(dialog, qtbot)
    assert dialog.card.restore.isEnabled()
    assert dialog.card.restore.toolTip() == ""


def test_a_restore_is_one_step_with_a_backup_before_it(window: MainWindow, qtbot: QtBot) -> None:
    before = editor_of(window).plan
    first = kept(window)
    rename(window, "Bussvei")
    editor = editor_of(window)
    editor.perform("nytt", lambda connection: rows.insert(connection, a_measure("T-02")))
    changed = editor.plan
    dialog = a_dialog(window, qtbot)
    compared(dialog, qtbot)
    dialog.card.restore.click()
    assert not dialog._sides.isEnabled()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert editor.plan == before
    text = f"gå tilbake til kopien fra {first.made_at.astimezone():%d.%m.%Y %H:%M}"
    assert editor.document.undo_text == text
    latest = editor.document.backups.listed()[0]
    assert latest.reason is Reason.RESTORE
    assert read_plan(latest.path) == changed
    editor.undo()
    assert editor.plan == changed
    editor.redo()
    assert editor.plan == before


def test_without_a_backup_before_it_a_restore_is_left_undone_and_told(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    kept(window)
    rename(window, "Bussvei")
    dialog = a_dialog(window, qtbot)
    compared(dialog, qtbot)
    folder = tmp_path / "backups"
    folder.rename(tmp_path / "borte")
    folder.write_text("in the way", encoding="utf-8")
    dialog.restore()
    qtbot.waitUntil(dialog.problem.isVisible)
    qtbot.waitUntil(dialog._sides.isEnabled)
    assert dialog.isVisible()
    assert editor_of(window).plan.measures[0].title == "Bussvei"
    assert "backups" in dialog.problem.text()


def test_a_dialog_that_is_closed_before_the_backup_is_made_takes_nothing_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    kept(window)
    rename(window, "Bussvei")
    dialog = a_dialog(window, qtbot)
    compared(dialog, qtbot)
    dialog.restore()
    dialog.reject()
    qtbot.waitUntil(lambda: not window.background.busy)
    assert editor_of(window).plan.measures[0].title == "Bussvei"


def test_a_backup_opens_as_a_plan_of_its_own(window: MainWindow, qtbot: QtBot) -> None:
    before = editor_of(window).plan
    kept(window)
    rename(window, "Bussvei")
    dialog = a_dialog(window, qtbot)
    compared(dialog, qtbot)
    with qtbot.waitSignal(dialog.own_plan_wanted) as wanted:
        dialog.card.open.click()
    assert [row for row in wanted.args[0] if isinstance(row, Measure)] == list(before.measures)
    assert not dialog.isVisible()


def test_a_version_is_saved_chosen_and_stays(window: MainWindow, qtbot: QtBot) -> None:
    dialog = a_dialog(window, qtbot)
    dialog.keep_version("Som sendt til bystyret", "Sak 45/09")
    assert not dialog.keep.isEnabled()
    qtbot.waitUntil(dialog.keep.isEnabled)
    compared(dialog, qtbot)
    (version,) = editor_of(window).document.backups.listed()
    assert version.is_version
    assert dialog._sides.currentIndex() == LIST
    assert dialog.card._title.text() == "Som sendt til bystyret"
    assert dialog.card._note.text() == "Sak 45/09"
    assert dialog.card.delete.isVisible()


def test_a_version_that_cannot_be_saved_is_told(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "backups").write_text("in the way", encoding="utf-8")
    dialog = a_dialog(window, qtbot)
    dialog.keep_version("Høring", "")
    qtbot.waitUntil(dialog.problem.isVisible)
    assert "backups" in dialog.problem.text()
    qtbot.waitUntil(dialog.keep.isEnabled)


def test_deleting_a_version_asks_first(
    window: MainWindow, qtbot: QtBot, questions: ScriptedQuestions
) -> None:
    backups = editor_of(window).document.backups
    backups.keep_version("Høring")
    dialog = a_dialog(window, qtbot)
    questions.answers = ["", "yes"]
    dialog.card.delete.click()
    assert len(backups.listed()) == 1
    dialog.card.delete.click()
    assert questions.asked == ["Slette versjonen Høring?"] * 2
    assert backups.listed() == ()
    assert dialog._sides.currentIndex() == EMPTY


def test_an_automatic_backup_cannot_be_deleted_here(window: MainWindow, qtbot: QtBot) -> None:
    made = kept(window)
    dialog = a_dialog(window, qtbot)
    assert not dialog.card.delete.isVisible()
    dialog.ask_delete()
    assert made.path.exists()


def test_a_version_that_cannot_be_deleted_is_told(
    window: MainWindow, qtbot: QtBot, questions: ScriptedQuestions
) -> None:
    version = editor_of(window).document.backups.keep_version("Høring")
    assert version is not None
    dialog = a_dialog(window, qtbot)
    compared(dialog, qtbot)
    version.path.unlink()
    version.path.mkdir()
    questions.answers = ["yes"]
    dialog.card.delete.click()
    assert dialog.problem.text()


def test_a_damaged_backup_is_told_and_cannot_be_used(window: MainWindow, qtbot: QtBot) -> None:
    made = kept(window)
    made.path.write_bytes(made.path.read_bytes().replace(b"Sykkelvei", b"Sykkelhei"))
    dialog = a_dialog(window, qtbot)
    qtbot.waitUntil(lambda: bool(dialog.card._problem.text()))
    assert "er skadet" in dialog.card._problem.text()
    assert not dialog.card.restore.isEnabled()
    assert not dialog.card.open.isEnabled()
    dialog.restore()
    assert editor_of(window).document.undo_text == ""


def test_another_line_shows_another_backup(window: MainWindow, qtbot: QtBot) -> None:
    for title in ("Bussvei", "Gangvei"):
        kept(window)
        rename(window, title)
    dialog = a_dialog(window, qtbot)
    compared(dialog, qtbot)
    assert "Bussvei → Gangvei" in dialog.card.text.toPlainText()
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    assert not dialog.card.restore.isEnabled()
    compared(dialog, qtbot)
    assert "Sykkelvei → Gangvei" in dialog.card.text.toPlainText()


def test_closing_while_it_compares_leaves_nothing_behind(window: MainWindow, qtbot: QtBot) -> None:
    kept(window)
    dialog = a_dialog(window, qtbot)
    task = dialog._task
    assert task is not None
    dialog.reject()
    assert task.progress.cancelled
    qtbot.waitUntil(lambda: not window.background.busy)
    assert not dialog.card.open.isEnabled()


def test_a_plan_that_is_only_read_cannot_be_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    kept(window)
    document = editor_of(window).document
    document.refusal = ReadOnlyPlanError("Kari has the plan open.")
    dialog = a_dialog(window, qtbot)
    compared(dialog, qtbot)
    assert not dialog.card.restore.isVisible()
    assert dialog.card.open.isVisible()
    assert dialog.keep.isVisible()
    document.can_save_as = False
    assert not a_dialog(window, qtbot).keep.isVisible()
    document.refusal = None


def test_the_backups_of_a_file_are_shown_without_an_open_plan(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    kept(window)
    path = tmp_path / "byen.fbplan"
    dialog = BackupsDialog(window, window.around, partial(window.around.backups().of_file, path))
    qtbot.addWidget(dialog)
    dialog.show()
    compared(dialog, qtbot)
    assert not dialog.card.restore.isVisible()
    assert not dialog.keep.isVisible()
    assert "T-01 Sykkelvei" in dialog.card.text.toPlainText()
    dialog.keep_version("Høring", "")
    dialog.restore()
    assert dialog.isVisible()
    assert len(editor_of(window).document.backups.listed()) == 1
