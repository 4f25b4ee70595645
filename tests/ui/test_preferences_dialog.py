"""Preferences: name, language, look and the folder of backups are kept when the user says so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fbdesk.policy import Policy
from fbdesk.preferences import Preferences, load_preferences
from fbdesk.ui.main_window import MainWindow
from fbdesk.ui.preferences_dialog import PreferencesDialog
from fbdesk.ui.theme import Theme
from tests.ui.a_window import a_window
from tests.ui.scripted_questions import ScriptedQuestions


@pytest.fixture
def window(tmp_path: Path, theme: Theme, questions: ScriptedQuestions) -> Iterator[MainWindow]:
    with a_window(tmp_path, theme, questions) as made:
        yield made


def a_dialog(window: MainWindow, qtbot: QtBot) -> PreferencesDialog:
    made = PreferencesDialog(window, window.around, window.theme)
    qtbot.addWidget(made)
    made.show()
    return made


def kept(tmp_path: Path) -> Preferences:
    return load_preferences(tmp_path / "preferences")


def test_at_first_the_login_and_the_own_folder_are_proposed(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "karin")
    dialog = a_dialog(window, qtbot)
    assert dialog.name.text() == ""
    assert dialog.name.placeholderText() == "karin"
    assert dialog.folder.placeholderText().endswith("backups")
    assert dialog.language.value == "nb"
    assert dialog.look.value == window.theme.choice


def test_at_the_largest_zoom_the_choices_scroll_and_the_buttons_stay_in_sight(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.theme.set_zoom(200)
    dialog = a_dialog(window, qtbot)
    assert dialog.minimumSizeHint().height() < 600
    assert dialog.height() <= dialog.screen().availableSize().height()
    foot = dialog._keep.mapTo(dialog, dialog._keep.rect().bottomLeft())
    assert dialog.rect().contains(foot)


def test_choices_are_kept_and_seen_again(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = a_dialog(window, qtbot)
    dialog.name.setText("  Kari Nordmann ")
    dialog.language.show_value("en")
    dialog.look.show_value("dark")
    dialog.folder.setText(str(tmp_path / "ny" / "mappe"))
    with qtbot.waitSignal(dialog.changed):
        dialog._keep.click()
    held = kept(tmp_path)
    assert held.user_name == held.shown_name == "Kari Nordmann"
    assert (held.language, held.theme) == ("en", "dark")
    assert held.backup_folder == str(tmp_path / "ny" / "mappe")
    assert list((tmp_path / "ny" / "mappe").iterdir()) == []
    assert window.theme.choice == "dark"
    again = a_dialog(window, qtbot)
    assert again.name.text() == "Kari Nordmann"
    assert again.folder.text() == held.backup_folder
    window.theme.choose("light")


def test_leaving_the_dialog_keeps_nothing(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = a_dialog(window, qtbot)
    dialog.name.setText("Kari")
    dialog.look.show_value("dark")
    dialog.reject()
    assert kept(tmp_path) == Preferences()
    assert window.theme.choice == "light"


def test_another_language_says_when_it_comes(window: MainWindow, qtbot: QtBot) -> None:
    dialog = a_dialog(window, qtbot)
    assert not dialog._later.isVisible()
    for code, told in (("en", True), ("nb", False)):
        dialog.language.show_value(code)
        dialog.language.committed.emit(code)
        assert dialog._later.isVisible() == told


def test_a_folder_that_cannot_be_written_is_told_in_the_dialog(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    in_the_way = tmp_path / "fil"
    in_the_way.write_text("no folder", encoding="utf-8")
    dialog = a_dialog(window, qtbot)
    dialog.name.setText("Kari")
    dialog.folder.setText(str(in_the_way / "under"))
    dialog._keep.click()
    assert dialog.isVisible()
    assert "cannot be written" in dialog.problem.text()
    assert kept(tmp_path) == Preferences()
    dialog.folder.setText("")
    dialog._keep.click()
    assert not dialog.isVisible()
    assert kept(tmp_path).user_name == "Kari"


def test_the_folder_is_chosen_with_the_systems_own_dialog(
    window: MainWindow, qtbot: QtBot, questions: ScriptedQuestions, tmp_path: Path
) -> None:
    dialog = a_dialog(window, qtbot)
    questions.files = [None, tmp_path / "felles"]
    dialog.choose_folder()
    assert dialog.folder.text() == ""
    dialog.choose_folder()
    assert dialog.folder.text() == str(tmp_path / "felles")
    assert questions.asked == ["Folder for backups"] * 2


def test_what_it_decided_is_shown_and_cannot_be_changed(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.around.preferences.policy = Policy(backup_folder="/felles/kopier", language="nb")
    dialog = a_dialog(window, qtbot)
    assert dialog.folder.text() == "/felles/kopier"
    assert dialog.folder.isReadOnly()
    assert not dialog.language.isEnabled()
    assert dialog._decided.isVisible()
    dialog.name.setText("Kari")
    dialog._keep.click()
    assert kept(tmp_path).user_name == "Kari"
    assert kept(tmp_path).backup_folder == ""  # the policy stays the policy's


def test_without_a_policy_nothing_is_said_of_it(window: MainWindow, qtbot: QtBot) -> None:
    dialog = a_dialog(window, qtbot)
    assert not dialog._decided.isVisible()
    assert dialog.language.isEnabled()
    assert not dialog.folder.isReadOnly()
