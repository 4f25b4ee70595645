"""Saving the open plan beside the window: by itself, at Ctrl+S, under a name, and at the end."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from fbdesk.errors import PlanError
from fbdesk.ui.autosave import Autosave, lies_on_share
from fbdesk.ui.messages import WARNING, Message
from fbdesk.ui.saved_state import SavedState
from fbdesk.ui.translation import described, tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fbdesk.document.document import Document
    from fbdesk.document.origin import Origin
    from fbdesk.document.saving import SaveJob
    from fbdesk.ui.aside import Aside
    from fbdesk.ui.background import Background
    from fbdesk.ui.messages import Messages

SLOW_MS = 8_000
"""A save that takes longer is told as one that does not work; it may end well all the same."""

PATIENCE_MS = 20_000
"""How long closing the plan waits for a save."""

LITTLE_PATIENCE_MS = 3_000
"""How long it is waited for a share that has not answered before."""


class SavingFlow(QObject):
    """Saves the open plan in a thread, one save at a time. Typing never waits for it."""

    changed = Signal()
    """The words about the saved state are others now."""
    saved = Signal()
    """The plan's file was written."""
    merge_wanted = Signal()
    """Someone else saved the plan's file, and the user wants to merge with it."""

    def __init__(
        self,
        messages: Messages,
        background: Background,
        save_elsewhere: Callable[[], object],
        parent: QObject,
    ) -> None:
        """`save_elsewhere` asks the user for another file, where the plan's own cannot be used."""
        super().__init__(parent)
        self._messages = messages
        self._background = background
        self._save_elsewhere = save_elsewhere
        self._document: Document | None = None
        self._state = SavedState()
        self._run: Aside[Origin | None] | None = None
        self._told: Message | None = None
        self._works = True
        self.has_conflict = False
        self._again = False
        self.autosave = Autosave(self.save_by_itself, self)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_MS)
        self._slow.timeout.connect(self._note_slow)

    def begin(self, document: Document) -> None:
        """Save this plan from now on."""
        self._document = document
        self._works, self._told, self.has_conflict = True, None, False
        self._state = SavedState(share=_on_share(document))
        if document.path is not None and not document.is_saved and not document.read_only:
            self.note_edit()  # work that was left behind and is taken up

    def end(self) -> None:
        """Save no more; what is still being written is no longer waited for."""
        self.autosave.stop()
        self._slow.stop()
        self._take_back()
        self._document, self._run = None, None

    @property
    def is_failing(self) -> bool:
        """Return whether the newest work is on this PC alone because saving does not work."""
        return self._state.failing

    def words(self) -> str:
        """Return the saved state in words."""
        return "" if self._document is None else self._state.words(self._document)

    def note_edit(self) -> None:
        """Save this edit by itself, when it is time."""
        document = self._document
        if document is None or document.path is None:
            return
        if not document.is_saved:
            self._state.note_edit()
        self.autosave.note_edit(share=self._state.share)

    def save_by_itself(self) -> None:
        """Save where there is something to save and a file for it; told only where it is new."""
        document = self._document
        if document is not None and document.path is not None and not document.is_saved:
            self._start()

    def save(self) -> None:
        """Save at the user's wish, right after a save under way; what fails is told again."""
        self._take_back()
        self._again = self._run is not None
        self._start()

    def save_and_wait(self, target: Path | None = None) -> bool:
        """Save, to another file where one is named, and return whether the file holds the plan.

        A save that is under way is waited for first. Gives up where a share does not answer; one
        that still hangs there is overtaken where another file is named.
        """
        self._take_back()
        patience_ms = LITTLE_PATIENCE_MS if self._state.failing else PATIENCE_MS
        if not self._wait(patience_ms) and target is not None:
            self._run = None
        if target is not None:
            patience_ms = PATIENCE_MS
        return self._start(target) and self._wait(patience_ms) and self._works

    def _wait(self, patience_ms: int) -> bool:
        return self._run is None or self._run.wait(patience_ms)

    def _start(self, target: Path | None = None) -> bool:
        """Begin to save, and return whether it began; a save that is under way takes no second."""
        from fbdesk.ui.aside import Aside

        document = self._document
        if document is None:
            return False
        if self._run is not None:
            self.autosave.try_again()
            return False
        if document.in_use:
            self.autosave.note_edit(share=self._state.share)
            return False
        self.autosave.stop()
        try:
            job = _job(document, target, share=self._state.share)
        except PlanError as error:
            self._refuse(error)
            return False
        run = self._run = Aside(job.carry_out, self)
        run.done.connect(partial(self._succeed, document))
        run.failed.connect(self._fail)
        run.broke.connect(self._break)
        self._slow.start()
        run.start()
        return True

    def _is_newest(self) -> bool:
        """Return whether the save that just ended is the one that is waited for."""
        if self._run is None or not self._run.is_over:
            return False  # the plan was closed, or another save overtook it
        self._run = None
        self._slow.stop()
        return True

    def _succeed(self, document: Document, origin: Origin | None) -> None:
        if not self._is_newest():
            return
        failed_before, self._works, self.has_conflict = self._state.failing, True, False
        document.note_saved(origin)
        self._state.share = _on_share(document)
        self._state.note_saved(all_of_it=document.is_saved)
        if not document.is_saved:
            self.autosave.note_edit(share=self._state.share)
            if self._again:
                self._start()
        if failed_before:
            self._tell_works_again()
        self.saved.emit()
        self.changed.emit()

    def _fail(self, error: PlanError) -> None:
        if not self._is_newest():
            return
        self._refuse(error)

    def _refuse(self, error: PlanError) -> None:
        from fbdesk.document.refusals import FileChangedError

        self._works = False
        self.has_conflict = isinstance(error, FileChangedError)
        self._state.note_failed()
        if not self.has_conflict:  # that one does not pass by itself
            self.autosave.try_again()
        self._tell(error)
        self.changed.emit()

    def _break(self, error: Exception) -> None:
        if self._is_newest():
            self._works = False
            self._state.note_failed()
            self.changed.emit()
        self._background.broke.emit(error)

    def _note_slow(self) -> None:
        self._state.note_failed()
        self.changed.emit()

    def _tell(self, error: PlanError) -> None:
        """Tell why it was not saved, once until it works again or the user asks for a save."""
        from fbdesk.document.refusals import FileChangedError, UnreachableError

        if self._told is not None:
            return
        words = described(error)
        way = (tr("Save as …"), self._save_elsewhere)
        if isinstance(error, FileChangedError):
            way = (tr("Merge …"), self.merge_wanted.emit)
        if isinstance(error, UnreachableError):
            words = tr(
                "{reason} What you do is safe on this PC and is saved by itself when the folder "
                "is there again.",
                reason=words,
            )
        self._told = Message(words, WARNING, *way)
        self._messages.tell(self._told)

    def _take_back(self) -> None:
        """Take back what was told of a save that did not work: it is told anew or works again."""
        if self._told is not None:
            self._messages.take_back(self._told)
            self._told = None

    def _tell_works_again(self) -> None:
        self._take_back()
        words = (
            tr("Saved on the share again. The file holds everything.")
            if self._state.share
            else tr("Saved to the file again. It holds everything.")
        )
        self._messages.tell(Message(words))


def _job(document: Document, target: Path | None, *, share: bool) -> SaveJob:
    """Return a save; raises `UnreachableError` where the plan's share is no longer mounted.

    Its folder is then an empty one of this PC: what is saved there would vanish from sight as soon
    as the share is back.
    """
    from fbdesk.document.refusals import GONE_SHARE, UnreachableError

    if target is None and share and not _on_share(document):
        raise UnreachableError(GONE_SHARE, path=document.path)
    return document.save_job(target)


def _on_share(document: Document) -> bool:
    return document.path is not None and lies_on_share(document.path)
