"""Whether the open plan can be edited, and if not why, and what the user can do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fbdesk.ui.translation import described, tr

if TYPE_CHECKING:
    from fbdesk.document.document import Document
    from fbdesk.document.lock.file import Sign
    from fbdesk.document.lock.holder import Holder
    from fbdesk.ui.questions import Questions


# A NamedTuple: a dataclass takes six times as long to make, and the start waits for it.
class Access(NamedTuple):
    """Why a plan can only be read, "" where it can be edited.

    `edit_text` is the text of the button that begins editing, "" where that cannot be. Nobody
    has the plan open any more where it `is_free`.
    """

    reason: str = ""
    edit_text: str = ""
    can_save_as: bool = False
    is_free: bool = False


def access_to(document: Document | None, sign: Sign | None) -> Access:
    """Return the access to a plan; `sign` tells how it stands with whoever has it open."""
    if document is None or document.refusal is None:
        return Access()
    if sign is None:
        return Access(described(document.refusal), can_save_as=document.can_save_as)
    from fbdesk.document.lock.file import InUseError, Standing

    if sign.standing is Standing.OPEN:
        return Access(described(InUseError(sign)), can_save_as=True)
    if sign.standing is Standing.SILENT:
        return Access(described(InUseError(sign)), tr("Edit all the same …"), can_save_as=True)
    return Access(
        tr("The plan is free now. You see it as it was when you opened it."),
        tr("Edit now"),
        can_save_as=True,
        is_free=True,
    )


def silent_holder(sign: Sign | None) -> Holder | None:
    """Return who had the plan open and has given no sign of life for hours, or None."""
    from fbdesk.document.lock.file import Standing

    return sign.holder if sign is not None and sign.standing is Standing.SILENT else None


def is_sure(questions: Questions, holder: Holder) -> bool:
    """Return whether the user wants to edit though someone may still have the plan open."""
    return questions.confirm(
        tr(
            "Edit the plan although {user} may still have it open on {machine}?",
            user=holder.user or tr("someone"),
            machine=holder.machine,
        ),
        tr("If you both edit, nothing is overwritten: the second one to save is asked."),
        tr("Edit the plan"),
    )
