"""A small file beside a plan that tells colleagues who has it open; it advises and locks nothing.

What keeps two from overwriting each other is the comparison before a save.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from fbdesk.document.lock.holder import Holder
from fbdesk.document.refusals import BusyFileError, ReadOnlyPlanError
from fbdesk.document.turn import saving_turn

HEARTBEAT = timedelta(minutes=10)
SILENT_AFTER = timedelta(hours=4)
"""Without a sign of life for so long, the holder on another PC may be gone."""

LARGEST_BYTES = 10_000


class Standing(StrEnum):
    """How it stands with a plan: may it be edited here."""

    FREE = "free"
    OPEN = "open"
    """Someone has it open."""
    LEFT = "left"
    """It was left behind on this PC: its process is gone."""
    SILENT = "silent"
    """Someone on another PC had it open and has given no sign of life for hours."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What the file beside a plan tells: who, and how it stands with them."""

    standing: Standing
    holder: Holder | None = None


class InUseError(ReadOnlyPlanError):
    """Someone else has the plan open; it can be read here."""

    def __init__(self, sign: Sign) -> None:
        """Say who has the plan open, where and since when."""
        self.sign = sign
        super().__init__(
            _words(sign),
            user=sign.holder.user if sign.holder else "",
            machine=sign.holder.machine if sign.holder else "",
            since=sign.holder.since_words() if sign.holder else "",
        )


class EditLock:
    """Our name at a plan, until it is released. Failing to keep it there hurts nothing."""

    def __init__(self, plan: Path, holder: Holder, left: Holder | None = None) -> None:
        """Keep what was written for `plan`; `left` names who left a file of theirs behind."""
        self.plan = plan
        self.holder = holder
        self.left = left

    def renew(self) -> bool:
        """Give a sign of life; return whether the plan is still ours to edit.

        A file that was taken away is written again.
        """
        path = lock_path(self.plan)
        try:
            if _is_ours(path, self.holder):
                path.touch()
                return True
            return _create(path, self.holder)
        except OSError:  # out of reach: nobody else can take it there either
            return True

    def release(self) -> None:
        """Take our name away; a file that someone else wrote meanwhile stays."""
        path = lock_path(self.plan)
        with suppress(OSError):
            if _is_ours(path, self.holder):
                path.unlink()


def lock_path(plan: Path) -> Path:
    """Return the file that tells who has a plan open."""
    plan = plan.resolve()
    return plan.with_name(f".~lock.{plan.name}#")


def sign_at(plan: Path, now: datetime | None = None) -> Sign:
    """Return who has a plan open. A file that tells nothing, or cannot be read, is no sign."""
    path = lock_path(plan)
    try:
        holder = _read(path)
        seen = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except (OSError, ValueError):
        return Sign(Standing.FREE)
    if holder.is_here:
        return Sign(Standing.OPEN if holder.is_running else Standing.LEFT, holder)
    silent = (now or datetime.now(UTC)) - max(seen, holder.since) > SILENT_AFTER
    return Sign(Standing.SILENT if silent else Standing.OPEN, holder)


def take_lock(plan: Path, user: str, *, even_from: Holder | None = None) -> EditLock | None:
    """Write our name at a plan and return it; None where the folder takes no file.

    What a crash on this PC left is taken over, and told as the lock's `left`. `even_from` names
    the silent holder whom the user decided not to wait for. Raises `InUseError`.
    """
    path, holder = lock_path(plan), Holder.me(user)
    try:
        with saving_turn(path):
            sign = sign_at(plan)
            over = sign.holder is not None and sign.holder == even_from
            if sign.standing in {Standing.OPEN, Standing.SILENT} and not over:
                raise InUseError(sign)
            path.unlink(missing_ok=True)
            _create(path, holder)
    except (OSError, BusyFileError):
        return None
    return EditLock(plan, holder, left=sign.holder)


def _create(path: Path, holder: Holder) -> bool:
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(holder.to_json())
    except FileExistsError:
        return False
    return True


def _is_ours(path: Path, holder: Holder) -> bool:
    try:
        return _read(path) == holder
    except (FileNotFoundError, ValueError):
        return False


def _read(path: Path) -> Holder:
    with path.open("rb") as file:
        return Holder.from_json(file.read(LARGEST_BYTES).decode())


def _words(sign: Sign) -> str:
    if sign.standing is Standing.SILENT:
        return (
            "{user} had the plan open on {machine} since {since}, and has given no sign of life "
            "for hours. You can read it."
        )
    if sign.holder is not None and sign.holder.is_here:
        return "{user} has the plan open in another window since {since}. You can read it here."
    return "{user} has the plan open on {machine} since {since}. You can read it here."
