"""What is to become of work that the file does not hold, asked when the plan is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fbdesk.ui.questions import Answer
from fbdesk.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from fbdesk.document.document import Document
    from fbdesk.ui.questions import Questions


def ask_about_unsaved(questions: Questions, document: Document, save_as: Callable[[], bool]) -> str:
    """Return `keep` where the work is saved or stays on this PC, `discard`, or "" to stay."""
    answer = questions.choose(
        tr("The plan is not saved as a file.")
        if document.path is None
        else tr("The file does not hold what you did last."),
        tr("What you do not save now can be kept on this PC and is offered at the next start."),
        (
            Answer("save", tr("Save as …")),
            Answer("keep", tr("Keep on this PC")),
            Answer("discard", tr("Throw away the changes"), danger=True),
        ),
    )
    if answer == "save":
        return "keep" if save_as() else ""
    return answer
