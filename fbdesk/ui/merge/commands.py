"""What the menu does about another copy of the open plan: merge with it, as one step."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from fbdesk.ui.translation import tr

if TYPE_CHECKING:
    from pathlib import Path

    from fbdesk.document.revisions.store import RevisionStore
    from fbdesk.ui.editor import Editor
    from fbdesk.ui.main_window import MainWindow
    from fbdesk.ui.merge.dialog import MergeDialog
    from fbdesk.ui.merge.work import Step


def ask_merge(window: MainWindow) -> None:
    """Ask for a copy of the open plan and merge with it."""
    editor = window.editor
    if editor is None:
        return
    held = editor.document.path
    folder = held.parent if held else window.around.documents_folder
    kinds = tr("Plans (*.fbplan)")
    path = window.around.questions.file_to_open(tr("Merge with another copy"), kinds, folder)
    if path is not None:
        merge_with(window, path.absolute())


def merge_with_own_file(window: MainWindow) -> None:
    """Merge with what someone else saved to the plan's own file, and save the result there."""
    editor = window.editor
    if editor is not None and editor.document.path is not None:
        merge_with(window, editor.document.path)


def merge_with(window: MainWindow, path: Path) -> None:
    """Merge the open plan with a file, and ask where both changed the same."""
    editor = window.editor
    if editor is None:
        return
    if editor.document.refusal is not None:
        window.around.messages.tell_error(editor.document.refusal)
        return
    window.commit_field()
    dialog = begin_merge(window, editor, path)
    if dialog.exec() and dialog.step is not None:
        apply_merge(window, editor, dialog.step, path)
    dialog.deleteLater()


def begin_merge(window: MainWindow, editor: Editor, path: Path) -> MergeDialog:
    """Return the dialog of a merge, which reads the file in a thread."""
    from fbdesk.document.backups.store import Reason
    from fbdesk.document.merging.plans import PlanFile
    from fbdesk.ui.merge.dialog import MergeDialog

    document = editor.document
    document.revisions.wait()  # the common state may be the one that was saved just now
    name = document.path.name if document.path else tr("your plan")
    mine = PlanFile(name, editor.plan, document.revisions.info)
    keep = partial(document.backups.before, Reason.MERGE)
    dialog = MergeDialog(window, window.around.background, path.name, keep)
    if path == document.path:
        dialog.elsewhere.setVisible(True)  # the plan's own file holds the other copy
        dialog.elsewhere_wanted.connect(window.flow.ask_save_as)
    dialog.begin(mine, path, revisions_of(window), window.around.preferences.held.language)
    return dialog


def apply_merge(window: MainWindow, editor: Editor, step: Step, path: Path) -> bool:
    """Make the open plan what was merged, as one step, and return whether that was done.

    The dialog has kept the plan as a backup by then. Where the plan's own file was merged with,
    the result is saved there, and the file as the other saved it is kept as a backup too.
    """
    from fbdesk.document.merging.plans import merged_info
    from fbdesk.document.merging.tables import tables_of
    from fbdesk.models.edits.whole_plan import replace_rows

    document, theirs = editor.document, step.prepared.theirs
    mine = document.revisions.info
    edit = partial(replace_rows, before=tables_of(editor.plan), after=step.merged.tables)
    refused: list[object] = []
    note = refused.append
    editor.failed.connect(note)
    # Where it is the plan's own file, the next save replaces it: that is noted for good below.
    merged = theirs.info if path != document.path else None
    editor.perform(tr("merge with {name}", name=path.name), edit, large=True, merged=merged)
    editor.failed.disconnect(note)
    if not refused and path == document.path:
        info = merged_info(mine, theirs.info)
        document.note_saved(document.save_job().rebase(theirs.sha256, info))
        document.backups.keep_again(path)
        window.flow.saving.save()
    return not refused


def revisions_of(window: MainWindow) -> RevisionStore:
    """Return where the window's plans leave their revisions."""
    return revision_store(window.around.working_folder)


def revision_store(working_folder: Path) -> RevisionStore:
    """Return the store of revisions beside a folder of working copies."""
    from fbdesk.document.revisions.store import RevisionStore

    return RevisionStore(working_folder.parent / "revisions")
