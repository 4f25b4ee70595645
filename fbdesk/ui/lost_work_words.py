"""What work that was left on this PC holds, in the words of its edits."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from fbdesk.ui.translation import counted, tr

if TYPE_CHECKING:
    from datetime import datetime

    from fbdesk.document.recovery import LostWork

MOST_EDITS = 6


def heading(work: LostWork) -> str:
    """Return the plan, how many changes there are, and from when to when they were made."""
    if work.damaged:
        return tr("Work that is damaged and cannot be opened: {file}", file=work.working_path.name)
    changes = counted(len(work.edits) + len(work.taken_back), "{number} change", "{number} changes")
    return " · ".join(part for part in (work.plan_name, changes, _when(work)) if part)


def contents(work: LostWork) -> str:
    """Return what was done and not saved, latest first; a long list is cut and counted."""
    done = _told(tuple(reversed(work.edits)))
    if work.taken_back:
        done.append(tr("taken back: {edits}", edits=", ".join(_told(work.taken_back))))
    return ", ".join(done)


def about_file(work: LostWork) -> str:
    """Return what became of the plan's file, where that matters; "" else."""
    name = work.source_path.name if work.source_path else ""
    return {
        "changed": tr("{name} was saved by someone else since. It is not overwritten.", name=name),
        "missing": tr("{name} is no longer there.", name=name),
        "no file": tr("It was never saved as a file."),
    }.get("" if work.damaged else work.file, "")


def _told(edits: tuple[str, ...]) -> list[str]:
    """Return each kind of edit once, with how often; a long list is cut."""
    told = [f"{text} ({times})" if times > 1 else text for text, times in Counter(edits).items()]
    more = len(told) - MOST_EDITS
    return told if more <= 0 else [*told[:MOST_EDITS], tr("and {number} more", number=more)]


def _when(work: LostWork) -> str:
    first, last = _moment(work.first_edit_at), _moment(work.last_edit_at)
    if not first or first == last:
        return last
    return f"{first}–{last[-5:]}" if first[:10] == last[:10] else f"{first} – {last}"


def _moment(moment: datetime | None) -> str:
    return f"{moment.astimezone():%d.%m.%Y %H:%M}" if moment else ""
