"""What the menu does about a workbook that comes back filled in: show its changes, take them in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from fbdesk.ui.translation import counted, tr

if TYPE_CHECKING:
    from pathlib import Path

    from fbdesk.ui.editor import Editor
    from fbdesk.ui.main_window import MainWindow
    from fbdesk.ui.workbook.dialog import WorkbookDialog


def ask_workbook(window: MainWindow) -> None:
    """Ask for a filled-in reporting workbook and take in what the user ticks of it."""
    editor = window.editor
    if editor is None:
        return
    kinds = tr("Workbooks (*.xlsx *.xlsm)")
    title = tr("Take in a filled-in workbook")
    path = window.around.questions.file_to_open(title, kinds, window.around.documents_folder)
    if path is not None:
        take_workbook(window, path.absolute())


def take_workbook(window: MainWindow, path: Path) -> None:
    """Show what a workbook would change in the open plan, and take in what is ticked."""
    from fbdesk.ui.merge.commands import revisions_of
    from fbdesk.ui.workbook.dialog import WorkbookDialog

    editor = window.editor
    if editor is None or not may_take(window, editor):
        return
    window.commit_field()
    dialog = WorkbookDialog(window, window.around.background, path.name)
    language = window.around.preferences.held.language
    dialog.begin(path, editor.plan, revisions_of(window), language)
    if dialog.exec():
        apply_workbook(window, editor, dialog, path)
    dialog.deleteLater()


def may_take(window: MainWindow, editor: Editor) -> bool:
    """Tell whether the plan can be changed; say why where it cannot."""
    refusal = editor.document.refusal
    if refusal is not None:
        window.around.messages.tell_error(refusal)
    return refusal is None


def apply_workbook(window: MainWindow, editor: Editor, dialog: WorkbookDialog, path: Path) -> None:
    """Make what a dialog holds ticked in the open plan, as one step; a backup is kept before."""
    from fbdesk.document.backups.store import Reason
    from fbdesk.exchange.workbook.take_in import TakenBy, take_in
    from fbdesk.ui.messages import Message

    by = TakenBy(window.around.preferences.shown_name())
    edit = partial(take_in, plan=editor.plan, taken=dialog.chosen, by=by)
    text = tr("take in {name}", name=path.name)
    count = editor.perform(text, edit, backup=Reason.IMPORT)
    if count:
        told = counted(len(dialog.ticked), *dialog.words.taken)
        window.around.messages.tell(Message(told))
