"""Backups in words: when, why, by whom, how large, and what a plan in one holds."""

from fbdesk.document.backups.store import Backup, Reason
from fbdesk.models.belonging import owner_field
from fbdesk.models.snapshot import Plan
from fbdesk.reports.numbers import Numbers
from fbdesk.reports.plan_words import PlanWords
from fbdesk.ui.translation import tr

REASONS = {
    Reason.SESSION: "Before the first save",
    Reason.MIGRATE: "Before the upgrade of the file",
    Reason.IMPORT: "Before an import",
    Reason.MERGE: "Before a merge",
    Reason.RESTORE: "Before a restore",
    Reason.REPAIR: "Before a repair",
    Reason.VERSION: "Version without a name",
}
BYTES_PER_MB = 1_000_000
BYTES_PER_GB = 1_000_000_000
LEAST_MB = 0.1
WHOLE_FROM_MB = 100
MOST_THINGS = 400


def what(backup: Backup) -> str:
    """Return a version's name, or why a backup was made."""
    return backup.note.name or tr(REASONS[backup.reason])


def when(backup: Backup) -> str:
    """Return the moment on this PC's clock."""
    return f"{backup.made_at.astimezone():%d.%m.%Y %H:%M}"


def size_text(size_bytes: int, numbers: Numbers) -> str:
    """Return a size as people speak of it: megabytes, with a decimal while these are few, or GB."""
    if size_bytes >= BYTES_PER_GB:
        return tr("{size} GB", size=numbers.number(size_bytes / BYTES_PER_GB, 1))
    size_mb = max(size_bytes / BYTES_PER_MB, LEAST_MB) if size_bytes else 0
    return tr("{size} MB", size=numbers.number(size_mb, 1 if 0 < size_mb < WHOLE_FROM_MB else 0))


def contents(plan: Plan, words: PlanWords) -> str:
    """Return the things in a plan, part by part: how many, and each by its name."""
    lines: list[str] = []
    for kind in words.kinds:
        things = plan.rows_of(kind)
        if owner_field(kind) or not things:
            continue
        lines += ["", f"{words.kind(kind)} ({words.numbers.number(len(things))})"]
        lines += [f"   {words.thing(plan, thing)}" for thing in things[:MOST_THINGS]]
    return "\n".join(lines).strip()
