"""What the menu does about copies of the plan: backups and versions, and a copy to send."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from fbdesk.ui.messages import WARNING, Message
from fbdesk.ui.translation import described, tr

if TYPE_CHECKING:
    from fbdesk.document.backups.store import Backup
    from fbdesk.models.row import Row
    from fbdesk.ui.backups.dialog import BackupsDialog
    from fbdesk.ui.main_window import MainWindow


def show_backups(window: MainWindow) -> None:
    """Show what is kept of the open plan."""
    editor = window.editor
    if editor is None:
        return
    window.commit_field()
    from fbdesk.ui.backups.dialog import BackupsDialog

    dialog = BackupsDialog(window, window.around, editor.document.backups.listed, editor)
    _ask(window, dialog)


def show_backups_found(window: MainWindow, found: tuple[Backup, ...]) -> None:
    """Show backups of a plan that is not open."""
    from fbdesk.ui.backups.dialog import BackupsDialog

    _ask(window, BackupsDialog(window, window.around, lambda: found))


def send_copy(window: MainWindow) -> None:
    """Ask what a copy of the open plan shall hold and where it goes, and write it."""
    editor = window.editor
    if editor is None:
        return
    window.commit_field()
    if editor.document.refusal is not None and not editor.document.can_save_as:
        window.around.messages.tell_error(editor.document.refusal)
        return
    from fbdesk.ui.send_copy_dialog import SendCopyDialog

    dialog = SendCopyDialog(window, window.around, editor)
    dialog.exec()
    dialog.deleteLater()


def show_preferences(window: MainWindow) -> None:
    """Let the user choose what the program is to be like."""
    from fbdesk.ui.preferences_dialog import PreferencesDialog

    dialog = PreferencesDialog(window, window.around, window.theme)
    dialog.changed.connect(partial(_follow_preferences, window))
    dialog.exec()
    dialog.deleteLater()


def tell_missing_backup(window: MainWindow) -> None:
    """Tell, after a save, why the file was not kept as it was, once for each reason."""
    backups = window.editor.document.backups if window.editor is not None else None
    problem = backups.untold_problem() if backups is not None else None
    if problem is not None:
        words = tr("The plan is saved, but the file was not kept as it was before.")
        window.around.messages.tell(Message(f"{words} {described(problem)}", WARNING))


def _ask(window: MainWindow, dialog: BackupsDialog) -> None:
    wanted: list[list[Row]] = []
    dialog.own_plan_wanted.connect(wanted.append)
    dialog.exec()
    dialog.deleteLater()
    for rows in wanted:
        window.flow.new(rows)


def _follow_preferences(window: MainWindow) -> None:
    """Let the open plan's backups go where they are wanted from now on."""
    if window.editor is not None:
        window.editor.document.backups.store = window.around.backups()
    window.commands.show_theme(window.theme.choice)
