"""Work that a crash or an unsaved close left on this PC: told, taken up again, or given up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from fbdesk.errors import FileError
from fbdesk.ui.lost_work_words import contents
from fbdesk.ui.messages import WARNING, Message, Messages
from fbdesk.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fbdesk.document.document import Document
    from fbdesk.document.recovery import LostWork
    from fbdesk.ui.questions import Questions

    Open = Callable[[Callable[[], Document]], bool]
    """Opens the document that a function gives, in place of the one that is open."""


class LostWorkShelf:
    """The work that was left in a folder of working copies."""

    def __init__(
        self, folder: Path, messages: Messages, questions: Questions, open_document: Open
    ) -> None:
        self._folder = folder
        self._messages = messages
        self._questions = questions
        self._open = open_document

    def find(self) -> tuple[LostWork, ...]:
        """Return the work that is there, the latest first."""
        from fbdesk.document.recovery import find_lost_work

        return find_lost_work(self._folder)

    def take_up(self, work: LostWork) -> None:
        """Open work again, with its undo history."""
        from fbdesk.document.document import Document

        self._open(partial(Document.recover, work.working_path))

    def discard(self, work: LostWork) -> bool:
        """Delete work after asking; return whether it is gone."""
        sure = self._questions.confirm(
            tr("Delete the unsaved work on {name}?", name=work.plan_name or tr("a plan")),
            tr("It cannot be brought back."),
            tr("Delete the work"),
        )
        if sure:
            from fbdesk.document.recovery import discard_lost_work

            try:
                discard_lost_work(work)
            except FileError as error:
                self._messages.tell_error(error)
                return False
        return sure

    def tell_about(self, path: Path) -> None:
        """Tell of work on a plan's file that was not saved the last time."""
        for work in self.find():
            if work.source_path == path and not work.damaged:
                words = tr(
                    "Work on this plan was not saved the last time: {edits}. "
                    "It is safe on this PC.",
                    edits=contents(work),
                )
                take_up = partial(self.take_up, work)
                self._messages.tell(Message(words, WARNING, tr("Open that work"), take_up))
