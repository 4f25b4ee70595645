"""One edit of a plan file at the command line: kept as it was, changed, saved, and let go of."""

from pathlib import Path
from typing import TypeVar

from fbdesk.document.backups.store import Reason, own_store
from fbdesk.document.document import Document, Edit
from fbdesk.document.places import working_folder

T = TypeVar("T")


def edit_plan_file(path: Path, text: str, edit: Edit[T], reason: Reason = Reason.IMPORT) -> T:
    """Run an edit on the plan of a file, save it there, and return what the edit returned.

    The plan as it was is kept in the backups first, for the `reason`. What cannot be backed up,
    done or saved raises `PlanError`, and what the edit raises is raised here: the file is as it
    was then, and no work is left to be offered at the next start.
    """
    document = Document.open(path, working_folder())
    document.backups.store = own_store()
    try:
        document.backups.before(reason)
        change = document.perform(text, edit)
        document.save()
    finally:
        document.close(discard=True)
    return change.result
