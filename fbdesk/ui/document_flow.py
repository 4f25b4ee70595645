"""Plans on their way in and out: new, open, sample, save by itself, save as, close, recover."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from fbdesk.errors import FileError, GivenUpError, PlanError
from fbdesk.ui.access import Access, access_to, is_sure, silent_holder
from fbdesk.ui.autosave import lies_on_share
from fbdesk.ui.lost_work import LostWorkShelf
from fbdesk.ui.opening import opened_file, opened_work, set_up, with_settings
from fbdesk.ui.saving_flow import SavingFlow
from fbdesk.ui.seat import Seat
from fbdesk.ui.translation import tr
from fbdesk.ui.unsaved import ask_about_unsaved

if TYPE_CHECKING:
    from collections.abc import Callable

    from fbdesk.document.backups.store import BackupStore
    from fbdesk.document.document import Document
    from fbdesk.document.lock.file import InUseError
    from fbdesk.document.lock.holder import Holder
    from fbdesk.models.city import Settings
    from fbdesk.models.row import Row
    from fbdesk.ui.background import Background
    from fbdesk.ui.editor import Calculate, Editor, Refine
    from fbdesk.ui.messages import Messages
    from fbdesk.ui.opening import Opened
    from fbdesk.ui.preference_store import PreferenceStore
    from fbdesk.ui.questions import Questions

SUFFIX = ".fbplan"


# A NamedTuple: a dataclass takes six times as long to make, and the start waits for it.
class Surroundings(NamedTuple):
    """What opening a plan needs from the window and from this PC."""

    working_folder: Path
    documents_folder: Path
    sample: Path
    log_file: Path
    calculate: Calculate
    refine: Refine
    backups: Callable[[], BackupStore]
    background: Background
    messages: Messages
    questions: Questions
    preferences: PreferenceStore


class DocumentFlow(QObject):
    """Holds the open plan's editor, if a plan is open; one window has one plan."""

    opened = Signal(object)
    """A plan was opened; gives its `Editor`."""
    closed = Signal()
    """The plan was closed."""
    refused = Signal(object, object)
    """A file could not be opened; gives the error (`PlanError`) and the path."""
    saved_state_changed = Signal()
    """The words about the saved state are others now."""
    access_changed = Signal()
    """Whether the plan can be edited, or why not, is another thing now."""

    def __init__(self, around: Surroundings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._editor: Editor | None = None
        self.saving = SavingFlow(around.messages, around.background, self.ask_save_as, self)
        self.saving.changed.connect(self.saved_state_changed)
        self.seat = Seat(around.preferences.shown_name, around.messages, self)
        self.seat.changed.connect(self.access_changed)
        self.lost_work = LostWorkShelf(
            around.working_folder, around.messages, around.questions, self._recover
        )

    @property
    def editor(self) -> Editor | None:
        """Return the open plan's editor, or None."""
        return self._editor

    @property
    def recent(self) -> tuple[Path, ...]:
        """Return the plans opened last that are still there.

        A share is not asked: one that is away would keep the window waiting.
        """
        paths = (Path(name) for name in self._around.preferences.held.recent)
        return tuple(path for path in paths if lies_on_share(path) or path.exists())

    def new(self, rows: list[Row], proposed: Settings | None = None) -> None:
        """Open a new plan that holds the rows and has no file yet.

        Where the user chose other settings than were `proposed`, that is work, and a step of it:
        the plan is not closed without a question, nor lost in a crash.
        """
        from fbdesk.document.document import Document

        opening = partial(Document.new, with_settings(rows, proposed), self._around.working_folder)
        if self._open(partial(opened_work, opening)) and self._editor is not None:
            set_up(self._editor, rows)

    def open_sample(self, name: str = "") -> None:
        """Open a sample plan as a new one: it can be tried out, and saved under a name.

        `name` is the sample's; without one, the first sample.
        """
        from fbdesk.exchange.plan_json.plan import rows_from_json

        try:
            sample = self._around.sample
            file = sample.with_stem(name) if name else sample
            rows = rows_from_json(file.read_text(encoding="utf-8"))
        except OSError:
            self._around.messages.tell_error(FileError("The sample plan is not installed."))
        except PlanError as error:
            self._around.messages.tell_error(error)
        else:
            self.new(rows)

    def ask_open(self) -> None:
        """Ask for a file and open it."""
        folder = self.recent[0].parent if self.recent else self._around.documents_folder
        kinds = tr("Plans (*.fbplan)")
        path = self._around.questions.file_to_open(tr("Open plan"), kinds, folder)
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open the plan of a file, unless the same file is open."""
        if self._editor is None or self._editor.document.path != path.absolute():
            self._open_file(path.absolute())

    def access(self) -> Access:
        """Return whether the plan can be edited, why not, and how to come to that."""
        return access_to(self._editor.document if self._editor else None, self.seat.sign)

    def edit_now(self) -> None:
        """Open the plan's file again, to edit it: whoever had it open has left.

        One who gave no sign of life for hours is not waited for where the user is sure.
        """
        path = self._editor.document.path if self._editor is not None else None
        silent = silent_holder(self.seat.sign)
        if path is not None and (silent is None or is_sure(self._around.questions, silent)):
            self._open_file(path, even_from=silent)

    def save(self) -> None:
        """Save at the user's wish, asking for a name where the plan has none."""
        if self._editor is None:
            return
        document = self._editor.document
        if document.path is None or (document.read_only and document.can_save_as):
            self.ask_save_as()
        elif document.refusal is not None:
            self._around.messages.tell_error(document.refusal)
        else:
            self.saving.save()

    def ask_save_as(self) -> bool:
        """Ask where to save and save there; return whether the plan is saved."""
        if self._editor is None:
            return False
        document = self._editor.document
        if document.refusal is not None and not document.can_save_as:
            self._around.messages.tell_error(document.refusal)
            return False
        proposed = document.path
        proposed = proposed or self._around.documents_folder / f"{_file_name(self._editor)}{SUFFIX}"
        kinds = tr("Plans (*.fbplan)")
        path = self._around.questions.file_to_save(tr("Save plan as"), kinds, proposed)
        if path is None:
            return False
        done = self.saving.save_and_wait(path)
        if done:
            self._around.preferences.add_recent(path.absolute())
            self.seat.move_to(path.absolute())
            self.saved_state_changed.emit()
            self.access_changed.emit()
        return done

    def close(self) -> bool:
        """Close the plan, saved where it can be; return False where the user wants to stay."""
        editor = self._editor
        if editor is None:
            return True
        document = editor.document
        if document.in_use:
            return False
        discard = False
        if document.path is not None and not document.is_saved:
            self.saving.save_and_wait()
        if document.undo_text and not document.is_saved:
            merge = self._merge_and_save if self.saving.has_conflict else None
            questions = self._around.questions
            answer = ask_about_unsaved(questions, document, self.ask_save_as, merge)
            if not answer:
                return False
            discard = answer == "discard"
        self.saving.end()
        self._editor = None
        try:
            editor.close(discard=discard)
        except FileError as error:  # given up, and still there
            self._around.messages.tell_error(error)
        self.seat.leave()
        editor.deleteLater()
        self.closed.emit()
        self.access_changed.emit()
        return True

    def _merge_and_save(self) -> bool:
        """Merge with what someone else saved, and return whether the file holds all of it then."""
        self.saving.merge_wanted.emit()
        return self.saving.save_and_wait()

    def saved_words(self) -> str:
        """Return the saved state in words."""
        return self.saving.words()

    def _open_file(self, path: Path, *, even_from: Holder | None = None) -> None:
        claim = partial(self.seat.claim, path, even_from=even_from)
        opened = self._open(partial(opened_file, path, self._around.working_folder, claim), path)
        if opened is None:
            return
        self.seat.settle(path, opened.lock, opened.refusal)
        self.access_changed.emit()
        self._around.preferences.add_recent(path)
        self.lost_work.tell_about(path)

    def _recover(self, opening: Callable[[], Document]) -> bool:
        """Open work that was left behind: it is the user's own, whoever has the file open."""
        from fbdesk.document.lock.file import InUseError

        done = self._open(partial(opened_work, opening)) is not None
        path = self._editor.document.path if self._editor is not None else None
        if done and path is not None:
            try:
                self.seat.settle(path, self.seat.claim(path), None)
            except InUseError as error:
                self._tell_of_both(error)
        return done

    def _tell_of_both(self, refusal: InUseError) -> None:
        """Say that someone else edits the plan too: taken-up work is the user's to go on with."""
        from fbdesk.ui.messages import WARNING, Message

        holder = refusal.sign.holder
        words = tr(
            "{user} has this plan open too. If you both edit, nothing is overwritten: "
            "the second one to save is asked.",
            user=(holder.user if holder else "") or tr("Someone"),
        )
        self._around.messages.tell(Message(words, WARNING))

    def _open(self, opening: Callable[[], Opened], path: Path | None = None) -> Opened | None:
        """Close the present plan and open another; the present one stays where that fails."""
        try:
            opened = opening()
        except GivenUpError:
            return None
        except PlanError as error:
            if path is not None:
                self.refused.emit(error, path)
            else:
                self._around.messages.tell_error(error)
            return None
        messages = self._around.messages
        of_before = messages.waiting
        if not self.close():
            opened.give_up()
            return None
        for message in of_before:
            messages.take_back(message)
        document = opened.document
        document.backups.store = self._around.backups()
        from fbdesk.ui.editor import Editor

        around = self._around
        editor = Editor(document, around.calculate, around.background, self, refine=around.refine)
        editor.failed.connect(self._around.messages.tell_error)
        editor.changed.connect(self._note_edit)
        self._editor = editor
        self._keep_revisions(document)
        self.saving.begin(document)
        self.opened.emit(editor)
        self.saved_state_changed.emit()
        return opened

    def _keep_revisions(self, document: Document) -> None:
        """Keep the state that was opened, in a thread: copies of it may come back to be merged."""
        from fbdesk.document.revisions.store import RevisionStore

        store = RevisionStore(self._around.working_folder.parent / "revisions")
        begin = document.revisions.begin
        self._around.background.start("", lambda _: begin(store), lambda _: None)

    def _note_edit(self) -> None:
        self.saving.note_edit()
        self.saved_state_changed.emit()


def _file_name(editor: Editor) -> str:
    """Return a plan's name as a file name: letters, digits, blanks and dashes."""
    name = editor.plan.settings.name
    kept = "".join(letter if letter.isalnum() or letter in " -_" else " " for letter in name)
    return " ".join(kept.split()) or "plan"
