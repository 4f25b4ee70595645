"""What is to become of work that the file does not hold, asked when the plan is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fbdesk.ui.questions import Answer
from fbdesk.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from fbdesk.document.document import Document
    from fbdesk.ui.questions import Questions


def ask_about_unsaved(
    questions: Questions,
    document: Document,
    save_as: Callable[[], bool],
    merge: Callable[[], bool] | None = None,
) -> str:
    """Return `keep` where the work is saved or stays on this PC, `discard`, or "" to stay.

    `merge` merges with the file where someone else saved it, and returns whether it is saved then.
    """
    ways = {"save": save_as}
    if merge is not None:
        ways["merge"] = merge
    answer = questions.choose(
        _what_is_unsaved(document, someone_saved=merge is not None),
        tr("What you do not save now can be kept on this PC and is offered at the next start."),
        (
            *((Answer("merge", tr("Merge …")),) if merge is not None else ()),
            Answer("save", tr("Save as …")),
            Answer("keep", tr("Keep on this PC")),
            Answer("discard", tr("Throw away the changes"), danger=True),
        ),
    )
    if answer in ways:
        return "keep" if ways[answer]() else ""
    return answer


def _what_is_unsaved(document: Document, *, someone_saved: bool) -> str:
    if document.path is None:
        return tr("The plan is not saved as a file.")
    if someone_saved:
        return tr("Someone else saved the file. It does not hold what you did last.")
    return tr("The file does not hold what you did last.")
