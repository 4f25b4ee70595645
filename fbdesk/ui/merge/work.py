"""The work of a merge beside the window: reading the other copy, merging, and what would change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fbdesk.document.merging.conflicts import FieldConflict
from fbdesk.document.merging.merge import NOTHING_ANSWERED
from fbdesk.document.merging.plans import Meeting, PlanFile, common_base, meeting, read_file
from fbdesk.document.merging.prose import both, is_long
from fbdesk.document.merging.tables import plan_of, tables_of
from fbdesk.models.programmes.of_plan import programme_of
from fbdesk.reports.plan_words import plan_words
from fbdesk.ui.merge.words import MergeWords
from fbdesk.ui.plan_comparison import compared, in_full

if TYPE_CHECKING:
    from pathlib import Path

    from fbdesk.document.merging.conflicts import Answers, Conflict, Merged
    from fbdesk.document.revisions.store import RevisionStore
    from fbdesk.reports.plan_words import PlanWords
    from fbdesk.ui.background import Progress

NOTHING = "Nothing in your plan changes: it holds all of the other copy already."
SETTLED = "Settled without asking"


@dataclass(frozen=True, slots=True)
class Prepared:
    """The copies of a merge, ready: what they have in common, and their words."""

    theirs: PlanFile
    meeting: Meeting
    words: PlanWords
    says: MergeWords


@dataclass(frozen=True, slots=True)
class Step:
    """A merge with the answers so far; `preview` tells what changes once none is open."""

    prepared: Prepared
    merged: Merged
    preview: str = ""

    @property
    def alike(self) -> bool:
        """Return whether both copies say the same."""
        met = self.prepared.meeting
        return tables_of(met.mine) == tables_of(met.theirs)


def prepared(
    mine: PlanFile, path: Path, store: RevisionStore, language: str, progress: Progress
) -> Step:
    """Return the first step of a merge with a file; runs in a thread. Raises `FileError`."""
    theirs = read_file(path, store)
    progress.check()
    words = plan_words(programme_of(mine.plan), language)
    met = meeting(common_base(store, mine.info, theirs), mine, theirs)
    progress.check()
    return merged_again(Prepared(theirs, met, words, MergeWords(words, met)), NOTHING_ANSWERED)


def merged_again(begun: Prepared, answers: Answers, progress: Progress | None = None) -> Step:
    """Return the step that follows from answers; runs in a thread."""
    merged = begun.meeting.merged(answers)
    if progress is not None:
        progress.check()
    if merged.open:
        return Step(begun, merged)
    return Step(begun, merged, _preview(begun, merged))


def text_of_both(conflict: Conflict) -> str:
    """Return the text that keeps both versions of a conflict; empty where there is none."""
    if not isinstance(conflict, FieldConflict):
        return ""
    texts = (str(text or "") for text in (conflict.base, conflict.mine, conflict.theirs))
    return both(*texts, long=is_long(conflict.kind, conflict.field))


def _preview(begun: Prepared, merged: Merged) -> str:
    """Return what changes in mine, thing by thing, and what was settled without asking."""
    say = begun.words.translate
    parts = compared(begun.meeting.mine, plan_of(merged.tables), begun.words)
    told = [begun.says.remark(remark, merged.tables) for remark in merged.remarks]
    told = list(dict.fromkeys(text for text in told if text))
    text = in_full(parts, say) or say(NOTHING)
    return "\n\n".join(
        [text, "\n".join([say(SETTLED), *(f"   {t}" for t in told)])] if told else [text]
    )
