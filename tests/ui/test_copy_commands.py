"""The menu reaches backups, copies and preferences, and tells when a backup is missing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from fbdesk.document.backups.store import Reason
from fbdesk.document.reading import read_plan
from fbdesk.document.refusals import ReadOnlyPlanError
from fbdesk.models.measures import Measure
from fbdesk.ui.backups.dialog import BackupsDialog
from fbdesk.ui.backups.version_dialog import VersionDialog
from fbdesk.ui.copy_commands import show_backups_found
from fbdesk.ui.main_window import MainWindow
from fbdesk.ui.preferences_dialog import PreferencesDialog
from fbdesk.ui.send_copy_dialog import SendCopyDialog
from fbdesk.ui.theme import Theme
from tests.ui.a_window import a_window, editor_of
from tests.ui.scripted_questions import ScriptedQuestions


@pytest.fixture
def window(
    plan_file: Path, tmp_path: Path, theme: Theme, questions: ScriptedQuestions
) -> Iterator[MainWindow]:
    with a_window(tmp_path, theme, questions) as made:
        made.flow.open_path(plan_file)
        yield made


class User:
    """Acts in the dialog that opens next, once it is there."""

    def __init__(self, act: Callable[[QDialog], bool]) -> None:
        self.met: list[QDialog] = []
        self._act = act
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(5)

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            if dialog not in self.met:
                self.met.append(dialog)
            if self._act(dialog):
                self._timer.stop()


def leave(dialog: QDialog) -> bool:
    dialog.reject()
    return True


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("backups", BackupsDialog),
        ("send-copy", SendCopyDialog),
        ("preferences", PreferencesDialog),
    ],
)
def test_the_menu_opens_each_dialog(window: MainWindow, code: str, kind: type[QDialog]) -> None:
    user = User(leave)
    window.commands.actions.action(code).trigger()
    assert [type(dialog) for dialog in user.met] == [kind]


def test_without_a_plan_only_preferences_can_be_opened(window: MainWindow) -> None:
    assert window.flow.close()
    actions = window.commands.actions
    assert not actions.action("backups").isEnabled()
    assert not actions.action("send-copy").isEnabled()
    assert actions.action("preferences").isEnabled()


def test_a_plan_of_a_newer_version_is_not_sent_as_a_poorer_copy(window: MainWindow) -> None:
    document = editor_of(window).document
    document.refusal = ReadOnlyPlanError("Saved by a newer fbdesk.")
    document.can_save_as = False
    window.commands.actions.action("send-copy").trigger()
    assert window.around.messages.waiting[0].text == "Saved by a newer fbdesk."
    document.refusal = None


def test_a_backup_that_is_opened_takes_the_place_of_the_plan(
    window: MainWindow, questions: ScriptedQuestions
) -> None:
    editor = editor_of(window)
    editor.document.backups.before(Reason.IMPORT)
    editor.change("endre", Measure, editor.plan.measures[0].key, title="Bussvei")
    questions.answers = ["keep"]

    def open_it(dialog: QDialog) -> bool:
        assert isinstance(dialog, BackupsDialog)
        dialog.card.open.click()
        return not dialog.isVisible()

    user = User(open_it)
    window.commands.actions.action("backups").trigger()
    assert user.met
    opened = editor_of(window)
    assert opened is not editor
    assert opened.document.path is None
    assert opened.plan.measures[0].title == "Sykkelvei"


def test_backups_of_a_plan_that_is_not_open_can_be_opened(window: MainWindow) -> None:
    editor = editor_of(window)
    kept = editor.document.backups.before(Reason.IMPORT)
    assert kept is not None
    assert window.flow.close()

    def open_it(dialog: QDialog) -> bool:
        assert isinstance(dialog, BackupsDialog)
        assert not dialog.card.restore.isVisible()
        dialog.card.open.click()
        return not dialog.isVisible()

    user = User(open_it)
    show_backups_found(window, (kept,))
    assert user.met
    assert editor_of(window).plan.measures[0].title == "Sykkelvei"


def test_a_version_is_named_in_a_dialog_of_its_own(window: MainWindow, qtbot: QtBot) -> None:
    def name_it(dialog: QDialog) -> bool:
        if isinstance(dialog, BackupsDialog):
            if editor_of(window).document.backups.listed() and dialog.keep.isEnabled():
                dialog.reject()
                return True
            if dialog.keep.isEnabled() and not any(isinstance(m, VersionDialog) for m in user.met):
                QTimer.singleShot(0, dialog.keep.click)
        elif isinstance(dialog, VersionDialog):
            assert not dialog._keep.isEnabled()
            dialog._name.setText("  Høring ")
            dialog._note.setPlainText("Sendt 4. mai")
            dialog._keep.click()
        return False

    user = User(name_it)
    window.commands.actions.action("backups").trigger()
    (version,) = editor_of(window).document.backups.listed()
    assert (version.note.name, version.note.text) == ("Høring", "Sendt 4. mai")
    qtbot.waitUntil(lambda: not window.background.busy)


def test_a_file_that_is_not_kept_before_a_save_is_told_once(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "backups").write_text("in the way", encoding="utf-8")
    editor = editor_of(window)
    for title in ("Bussvei", "Gangvei"):
        editor.change("endre", Measure, editor.plan.measures[0].key, title=title)
        with qtbot.waitSignal(window.flow.saving.saved):
            window.flow.save()
    told = [message.text for message in window.around.messages.waiting]
    assert len(told) == 1
    assert "was not kept as it was before" in told[0]
    assert read_plan(tmp_path / "byen.fbplan").measures[0].title == "Gangvei"


def test_the_first_save_in_the_window_keeps_the_file_as_it_was(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    before = (tmp_path / "byen.fbplan").read_bytes()
    editor = editor_of(window)
    editor.change("endre", Measure, editor.plan.measures[0].key, title="Bussvei")
    with qtbot.waitSignal(window.flow.saving.saved):
        window.flow.save()
    (kept,) = editor.document.backups.listed()
    assert kept.path.read_bytes() == before
    assert window.around.messages.waiting == ()


def test_a_new_folder_for_backups_counts_at_once(window: MainWindow, tmp_path: Path) -> None:
    editor = editor_of(window)
    store = editor.document.backups.store

    def choose(dialog: QDialog) -> bool:
        assert isinstance(dialog, PreferencesDialog)
        dialog.folder.setText(str(tmp_path / "felles"))
        dialog._keep.click()
        return True

    user = User(choose)
    window.commands.actions.action("preferences").trigger()
    assert user.met
    assert editor.document.backups.store is not store
    assert window.around.preferences.held.backup_folder == str(tmp_path / "felles")
