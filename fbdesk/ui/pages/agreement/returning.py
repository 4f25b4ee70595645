"""What the page Agreement does about a Word file that the parties edited: ask, compare, take."""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from fbdesk.document.backups.store import Reason
from fbdesk.exchange.agreement.difference import Difference
from fbdesk.exchange.agreement.taking import take_over
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.agreement.returned import ReturnedAgreementDialog
from fbdesk.ui.translation import counted, tr


def ask_returned(desk: Desk, parent: QWidget) -> None:
    """Ask for an agreement that was edited in Word, and compare it with the plan."""
    kinds = tr("Word files (*.docx)")
    title = tr("Compare with an edited agreement")
    path = desk.questions.file_to_open(title, kinds, Path.home())
    if path is not None:
        compare_with(desk, parent, path)


def compare_with(desk: Desk, parent: QWidget, path: Path) -> None:
    """Show how a file differs from the plan, and take over what the user ticks."""
    may_take = not desk.editor.document.read_only
    dialog = ReturnedAgreementDialog(parent, desk.background, path.name, may_take=may_take)
    dialog.begin(path, desk.plan, desk.language)
    if dialog.exec():
        take(desk, dialog.chosen, path)
    dialog.deleteLater()


def take(desk: Desk, chosen: tuple[Difference, ...], path: Path) -> None:
    """Take differences over as one step; old wordings are kept with the name of the file."""
    edit = partial(
        take_over,
        differences=chosen,
        day=datetime.now().astimezone().date(),
        changed_by=desk.user(),
        reason=tr("From the Word file {name}", name=path.name),
    )
    text = tr("take over from {name}", name=path.name)
    count = desk.editor.perform(text, edit, backup=Reason.IMPORT)
    if count:
        told = counted(
            count,
            "{number} difference was taken over from the Word file.",
            "{number} differences were taken over from the Word file.",
        )
        desk.tell(told)
