"""What a backup holds and how it differs from the plan now; worked out beside the window."""

from dataclasses import dataclass
from pathlib import Path

from fbdesk.document.reading import read_plan
from fbdesk.models.declarations import KINDS
from fbdesk.models.programmes.of_plan import programme_of
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from fbdesk.reports.plan_words import plan_words
from fbdesk.ui.background import Progress
from fbdesk.ui.backups.words import contents
from fbdesk.ui.plan_comparison import compared, in_full

NO_DIFFERENCE = "The plan is the same now."
SINCE_THEN = "Since then:"


@dataclass(frozen=True, slots=True)
class Preview:
    """The plan in a backup, in one line per part what is different now, and the whole as text."""

    plan: Plan
    summary: str
    text: str
    differs: bool = True

    @property
    def rows(self) -> list[Row]:
        """Return every row of the plan in the backup, parents first."""
        return [row for kind in KINDS for row in self.plan.rows_of(kind)]


def preview_of(path: Path, now: Plan | None, language: str, progress: Progress) -> Preview:
    """Return a backup compared with the plan now, or without one what it holds; in a thread.

    Raises `FileError` where the backup is gone or damaged.
    """
    plan = read_plan(path)
    progress.check()
    words = plan_words(programme_of(plan), language)
    progress.check()
    if now is None:
        return Preview(plan, "", contents(plan, words))
    parts = compared(plan, now, words)
    lines = [f"{part.title}: {part.summary(words.translate)}" for part in parts]
    if not lines:
        same = words.translate(NO_DIFFERENCE)
        return Preview(plan, same, contents(plan, words), differs=False)
    summary = "\n".join([words.translate(SINCE_THEN), *lines])
    return Preview(plan, summary, in_full(parts, words.translate))
