"""What the menu does about another copy of the open plan: merge with it, as one step."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from fbdesk.ui.translation import tr

if TYPE_CHECKING:
    from pathlib import Path

    from fbdesk.document.revisions import RevisionStore
    from fbdesk.ui.editor import Editor
    from fbdesk.ui.main_window import MainWindow
    from fbdesk.ui.merge_dialog import MergeDialog
    from fbdesk.ui.merge_work import Step


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
    from fbdesk.document.merging.plans import PlanFile
    from fbdesk.ui.merge_dialog import MergeDialog

    document = editor.document
    name = document.path.name if document.path else tr("your plan")
    mine = PlanFile(name, editor.plan, document.revisions.info)
    dialog = MergeDialog(window, window.around.background, path.name)
    if path == document.path:
        dialog.offer_elsewhere()
        dialog.elsewhere_wanted.connect(window.flow.ask_save_as)
    dialog.begin(mine, path, revisions_of(window), window.around.preferences.held.language)
    return dialog


def apply_merge(window: MainWindow, editor: Editor, step: Step, path: Path) -> None:
    """Make the open plan what was merged, as one step with a backup before it.

    Where the plan's own file was merged with, the result is then saved there. The step works on
    the plan as it was when it was compared: nothing else can be done while the dialog is open.
    """
    from fbdesk.document.backups import Reason
    from fbdesk.document.merging.plans import merged_info
    from fbdesk.document.merging.tables import all_rows
    from fbdesk.models.edits.whole_plan import become

    document, theirs = editor.document, step.prepared.theirs
    mine = document.revisions.info
    rows = list(all_rows(step.merged.tables))
    text = tr("merge with {name}", name=path.name)
    failures: list[object] = []
    note = failures.append
    editor.failed.connect(note)
    editor.perform(text, partial(become, wanted=rows), backup=Reason.MERGE)
    editor.failed.disconnect(note)
    if not failures and path == document.path:
        info = merged_info(mine, theirs.info)
        document.note_saved(document.save_job().rebase(theirs.sha256, info))
        window.flow.saving.save()


def revisions_of(window: MainWindow) -> RevisionStore:
    """Return where the window's plans leave their revisions."""
    return revision_store(window.around.working_folder)


def revision_store(working_folder: Path) -> RevisionStore:
    """Return the store of revisions beside a folder of working copies."""
    from fbdesk.document.revisions import RevisionStore

    return RevisionStore(working_folder.parent / "revisions")
