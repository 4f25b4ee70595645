"""Opening a plan in a thread: our name at it, its file or work, and its first snapshot."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from fbdesk.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fbdesk.document.document import Document
    from fbdesk.document.lock.file import EditLock, InUseError
    from fbdesk.models.city import Settings
    from fbdesk.models.row import Row
    from fbdesk.ui.editor import Editor


OWN = frozenset({"key", "rev"})
"""What a row has of its own, whoever types its other fields."""


# A NamedTuple: a dataclass takes six times as long to make, and the start waits for it.
class Opened(NamedTuple):
    """A plan that is open, with our name at its file, or why someone else's stands there."""

    document: Document
    lock: EditLock | None = None
    refusal: InUseError | None = None

    def give_up(self) -> None:
        """Close the plan again: nobody waits for it any more, or the present one stays open."""
        self.document.close()  # recovered work stays on this PC
        if self.lock is not None:
            self.lock.release()


def opened_file(path: Path, working_folder: Path, claim: Callable[[], EditLock | None]) -> Opened:
    """Return the plan of a file; `claim` sets our name at it, or raises `InUseError`.

    The window paints meanwhile. Raises `PlanError`, and `GivenUpError` where the user no longer
    waits.
    """
    from fbdesk.ui.patience import waited_for

    work = partial(_opened_file, path, working_folder, claim)
    return waited_for(tr("Opening {name} …", name=path.name), work, Opened.give_up)


def opened_work(opening: Callable[[], Document]) -> Opened:
    """Return a new plan, or one that was left on this PC; raises as `opened_file` does."""
    from fbdesk.ui.patience import waited_for

    return waited_for(tr("Opening the plan …"), partial(_opened, opening), Opened.give_up)


def with_settings(rows: list[Row], proposed: Settings | None) -> list[Row]:
    """Return the rows of a new plan with the settings that were proposed for it, if any."""
    from fbdesk.models.city import Settings

    if proposed is None:
        return rows
    return [proposed if isinstance(row, Settings) else row for row in rows]


def set_up(editor: Editor, rows: list[Row]) -> None:
    """Give a new plan the settings among the rows; one that has them already is left alone."""
    from fbdesk.models.city import Settings
    from fbdesk.models.declarations import fields

    wanted = next(row for row in rows if isinstance(row, Settings))
    held = editor.plan.settings
    changed = {
        field.name: getattr(wanted, field.name)
        for field in fields(Settings)
        if field.name not in OWN and getattr(wanted, field.name) != getattr(held, field.name)
    }
    if changed:
        text = tr("set up the plan {name}", name=wanted.name)
        editor.change(text, Settings, held.key, **changed)


def _opened_file(path: Path, working_folder: Path, claim: Callable[[], EditLock | None]) -> Opened:
    from fbdesk.document.document import Document
    from fbdesk.document.lock.file import InUseError

    lock, refusal = None, None
    try:
        lock = claim()
    except InUseError as error:
        refusal = error
    try:
        document = Document.open(path, working_folder, refusal)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    if lock is not None and document.read_only:
        lock.release()  # a newer fbdesk saved it: it is only looked at
        lock = None
    return Opened(document, lock, refusal)


def _opened(opening: Callable[[], Document]) -> Opened:
    document = opening()
    document.snapshot()
    return Opened(document)
