"""Plans on their way in and out: new, open, sample, save by itself, save as, close, recover."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fbdesk.errors import FileError, PlanError
from fbdesk.ui.autosave import Autosave
from fbdesk.ui.lost_work import LostWorkShelf
from fbdesk.ui.messages import WARNING, Message, Messages
from fbdesk.ui.questions import Answer, Questions
from fbdesk.ui.saved_state import SavedState
from fbdesk.ui.translation import described, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from fbdesk.document.backups import BackupStore
    from fbdesk.document.document import Document
    from fbdesk.models.row import Row
    from fbdesk.ui.background import Background
    from fbdesk.ui.editor import Calculate, Editor, Refine
    from fbdesk.ui.preference_store import PreferenceStore

SUFFIX = ".fbplan"


@dataclass(frozen=True, slots=True)
class Surroundings:
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
    saved_state_changed = Signal()
    """The words about the saved state are others now."""

    def __init__(self, around: Surroundings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._editor: Editor | None = None
        self._state = SavedState()
        self._autosave = Autosave(self.save_quietly, self)
        self.lost_work = LostWorkShelf(
            around.working_folder, around.messages, around.questions, self._open
        )

    @property
    def editor(self) -> Editor | None:
        """Return the open plan's editor, or None."""
        return self._editor

    @property
    def recent(self) -> tuple[Path, ...]:
        """Return the plans opened last that are still there."""
        return tuple(
            path for name in self._around.preferences.held.recent if (path := Path(name)).exists()
        )

    def new(self, rows: list[Row]) -> None:
        """Open a new plan that holds the rows and has no file yet."""
        from fbdesk.document.document import Document

        self._open(partial(Document.new, rows, self._around.working_folder))

    def open_sample(self) -> None:
        """Open the sample city as a new plan: it can be tried out, and saved under a name."""
        from fbdesk.exchange.plan_json import rows_from_json

        try:
            rows = rows_from_json(self._around.sample.read_text(encoding="utf-8"))
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
        if self._editor is not None and self._editor.document.path == path.absolute():
            return
        from fbdesk.document.document import Document

        if self._open(partial(Document.open, path, self._around.working_folder)):
            self._around.preferences.add_recent(path.absolute())
            self.lost_work.tell_about(path.absolute())

    def save(self) -> bool:
        """Save at the user's wish, asking for a name where the plan has none."""
        if self._editor is None:
            return False
        if self._editor.document.path is None:
            return self.ask_save_as()
        return self._saved(self._editor.document.save)

    def save_quietly(self) -> bool:
        """Save by itself; a plan without a file, or one that is only read, waits."""
        editor = self._editor
        if editor is None or editor.document.path is None or editor.document.is_saved:
            return True
        return self._saved(editor.document.save)

    def ask_save_as(self) -> bool:
        """Ask where to save and save there; return whether the plan is saved."""
        if self._editor is None:
            return False
        held = self._editor.document.path
        proposed = held or self._around.documents_folder / f"{_file_name(self._editor)}{SUFFIX}"
        kinds = tr("Plans (*.fbplan)")
        path = self._around.questions.file_to_save(tr("Save plan as"), kinds, proposed)
        if path is None:
            return False
        done = self._saved(partial(self._editor.document.save_as, path))
        if done:
            self._around.preferences.add_recent(path.absolute())
        return done

    def close(self) -> bool:
        """Close the plan, saved where it can be; return False where the user wants to stay."""
        editor = self._editor
        if editor is None:
            return True
        document = editor.document
        discard = False
        in_file = document.path is not None and self.save_quietly()
        if document.undo_text and not document.is_saved and not in_file:
            answer = self._ask_about_unsaved()
            if not answer:
                return False
            discard = answer == "discard"
        self._autosave.stop()
        self._editor = None
        editor.close(discard=discard)
        editor.deleteLater()
        self.closed.emit()
        return True

    def saved_words(self) -> str:
        """Return the saved state in words."""
        return "" if self._editor is None else self._state.words(self._editor.document)

    def _open(self, opening: Callable[[], Document]) -> bool:
        """Close the present plan and open another; the present one stays where that fails."""
        try:
            document = opening()
        except PlanError as error:
            self._around.messages.tell_error(error)
            return False
        if not self.close():
            document.close()  # recovered work stays on this PC
            return False
        document.backups.store = self._around.backups()
        self._around.messages.clear()
        self._state = SavedState()
        from fbdesk.ui.editor import Editor

        around = self._around
        editor = Editor(document, around.calculate, around.background, self, refine=around.refine)
        editor.failed.connect(self._around.messages.tell_error)
        editor.changed.connect(self._note_edit)
        self._editor = editor
        self.opened.emit(editor)
        if document.path is not None and not document.is_saved and not document.read_only:
            self._autosave.note_edit(document.path)  # work that was left behind and is taken up
        self.saved_state_changed.emit()
        return True

    def _note_edit(self) -> None:
        if self._editor is not None and self._editor.document.path is not None:
            self._autosave.note_edit(self._editor.document.path)
        self.saved_state_changed.emit()

    def _saved(self, save: Callable[[], None]) -> bool:
        from fbdesk.document.refusals import FileChangedError

        try:
            save()
        except FileChangedError as error:
            self._state.note_failed()
            self._around.messages.tell(
                Message(described(error), WARNING, tr("Save as …"), self._save_as_from_message)
            )
            done = False
        except PlanError as error:
            self._state.note_failed()
            self._around.messages.tell_error(error)
            done = False
        else:
            self._state.note_saved()
            done = True
        self.saved_state_changed.emit()
        return done

    def _save_as_from_message(self) -> None:
        self.ask_save_as()

    def _ask_about_unsaved(self) -> str:
        """Return `keep` where the work is saved or stays on this PC, `discard`, or "" to stay."""
        answer = self._around.questions.choose(
            tr("The plan is not saved as a file."),
            tr("What you do not save now can be kept on this PC and is offered at the next start."),
            (
                Answer("save", tr("Save as …")),
                Answer("keep", tr("Keep on this PC")),
                Answer("discard", tr("Throw away the changes"), danger=True),
            ),
        )
        if answer == "save":
            return "keep" if self.ask_save_as() else ""
        return answer


def _file_name(editor: Editor) -> str:
    """Return a plan's name as a file name: letters, digits, blanks and dashes."""
    name = editor.plan.settings.name
    kept = "".join(letter if letter.isalnum() or letter in " -_" else " " for letter in name)
    return " ".join(kept.split()) or "plan"
