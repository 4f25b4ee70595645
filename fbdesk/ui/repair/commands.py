"""The way from a file that does not open to what is left of it: a new plan, or a backup."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from fbdesk.ui.copy_commands import show_backups_found
from fbdesk.ui.messages import WARNING, Message
from fbdesk.ui.translation import described, tr

if TYPE_CHECKING:
    from pathlib import Path

    from fbdesk.document.recovery import LostWork
    from fbdesk.errors import PlanError
    from fbdesk.ui.main_window import MainWindow


def ask_repair(window: MainWindow) -> None:
    """Ask which file to repair, and show what is left of it."""
    around = window.around
    kinds = tr("Plans (*.fbplan)")
    path = around.questions.file_to_open(tr("Repair plan"), kinds, _folder(window))
    if path is not None:
        show_repair(window, path)


def _folder(window: MainWindow) -> Path:
    """Return the folder of the open plan, or of the one opened last, or that of documents."""
    held = window.editor.document.path if window.editor is not None else None
    near = held or next(iter(window.flow.recent), None)
    return near.parent if near is not None else window.around.documents_folder


def show_repair_of_work(window: MainWindow, work: LostWork) -> None:
    """Show what is left of work that was kept on this PC and is damaged."""
    unnamed = window.around.documents_folder / tr("Unsaved work.fbplan")
    show_repair(window, work.working_path, work.source_path or unnamed)


def show_repair(window: MainWindow, path: Path, called: Path | None = None) -> None:
    """Show what is left of a file, and go on with the new plan or the backups, as is chosen.

    `called` is the plan's file as the user knows it, where `path` is another one.
    """
    from fbdesk.ui.repair.dialog import RepairDialog

    dialog = RepairDialog(window, window.around, path, called)
    dialog.exec()
    target, found = dialog.target, dialog.chosen_backups
    dialog.deleteLater()
    if found:
        show_backups_found(window, found)
    elif target is not None:
        window.flow.open_path(target)
        words = tr("The new plan stands in {path}. The old file is as it was.", path=target)
        window.around.messages.tell(Message(words))


def tell_refusal(window: MainWindow, error: PlanError, path: Path) -> None:
    """Tell that a file was refused, with the way to what is left of it where there may be."""
    from fbdesk.document.refusals import DamagedFileError, NotAPlanError

    messages = window.around.messages
    if isinstance(error, DamagedFileError | NotAPlanError) and path.is_file():
        show = partial(show_repair, window, path)
        messages.tell(Message(described(error), WARNING, tr("See what is left …"), show))
    else:
        messages.tell_error(error)
