"""What the menu does about a city's own list of measures: show what it brings, take it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fbdesk.ui.today import local_today
from fbdesk.ui.translation import tr
from fbdesk.ui.workbook.commands import apply_workbook, may_take

if TYPE_CHECKING:
    from pathlib import Path

    from fbdesk.ui.main_window import MainWindow


def ask_measure_list(window: MainWindow) -> None:
    """Ask for a list of measures and take in what the user ticks of it."""
    if window.editor is None:
        return
    kinds = tr("Lists of measures (*.xlsx *.xlsm *.csv *.txt)")
    title = tr("Take in a list of measures")
    path = window.around.questions.file_to_open(title, kinds, window.around.documents_folder)
    if path is not None:
        take_measure_list(window, path.absolute())


def take_measure_list(window: MainWindow, path: Path) -> None:
    """Show what a list would change in the open plan, and take in what is ticked."""
    from fbdesk.ui.measure_list.dialog import MeasureListDialog

    editor = window.editor
    if editor is None or not may_take(window, editor):
        return
    window.commit_field()
    dialog = MeasureListDialog(window, window.around.background, path.name)
    language = window.around.preferences.held.language
    dialog.begin_list(path, editor.plan, local_today(), language)
    if dialog.exec():
        apply_workbook(window, editor, dialog, path)
    dialog.deleteLater()
