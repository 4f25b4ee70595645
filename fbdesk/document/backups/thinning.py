"""Which backups may go: all stay for two days, then one a day, a week and a month, in 2 GB."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

ALL_FOR = timedelta(days=2)
DAYS, WEEKS, MONTHS = 12, 10, 9
"""So many of the latest days, weeks and months that have a backup keep one each."""


MOST_BYTES = 2_000_000_000
"""So much room the backups of all plans that this PC made may take together."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A backup that takes room: of which plan, since when, and whether it may never go."""

    name: str
    plan: str
    made_at: datetime
    size_bytes: int
    is_version: bool = False


def too_many(stored: Iterable[Stored], most_bytes: int = MOST_BYTES) -> dict[str, str]:
    """Return the backups that go so that the rest takes no more room, each with one that stays.

    The oldest go first, whichever plan they are of; a named version and the latest backup of a
    plan never do. With many versions the rest may take more.
    """
    latest_first = sorted(stored, key=lambda each: (each.made_at, each.name), reverse=True)
    automatic = [each for each in latest_first if not each.is_version]
    latest: dict[str, str] = {}
    for each in automatic:
        latest.setdefault(each.plan, each.name)
    over = sum(each.size_bytes for each in latest_first) - most_bytes
    gone: dict[str, str] = {}
    for each in reversed(automatic):
        if over > 0 and latest[each.plan] != each.name:
            gone[each.name] = latest[each.plan]
            over -= each.size_bytes
    return gone


def stand_ins(made: Mapping[str, datetime], now: datetime) -> dict[str, str]:
    """Return the backups that may go, each with the one that stays in its stead.

    `made` tells when each backup was made. The latest one of a day, week or month stays; a
    backup that an earlier rule keeps takes no place of a later rule. Days without work do not
    count, so that a plan that nobody opens for years keeps what it has. A moment after `now`
    comes from a clock that was put back: such a backup stays.
    """
    latest_first = sorted(made, key=lambda name: (made[name], name), reverse=True)
    kept = {name for name in latest_first if made[name] > now - ALL_FOR}
    for period, most in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        kept |= set(_latest_of_each(period, most, latest_first, made, kept))
    gone: dict[str, str] = {}
    stays = latest_first[0] if latest_first else ""
    for name in latest_first:
        if name in kept:
            stays = name
        else:
            gone[name] = stays
    return gone


def _latest_of_each(
    period: Callable[[datetime], tuple[int, ...]],
    most: int,
    latest_first: list[str],
    made: Mapping[str, datetime],
    kept: set[str],
) -> Iterator[str]:
    """Yield the latest backup of each period, at most so many that are not kept already."""
    last: tuple[int, ...] = ()
    for name in latest_first:
        this = period(made[name].astimezone(UTC))
        if this == last:
            continue
        last = this
        if name in kept:
            continue
        if not most:
            return
        most -= 1
        yield name


def _day(moment: datetime) -> tuple[int, ...]:
    return moment.year, moment.month, moment.day


def _week(moment: datetime) -> tuple[int, ...]:
    year, week, _ = moment.isocalendar()
    return year, week


def _month(moment: datetime) -> tuple[int, ...]:
    return moment.year, moment.month
