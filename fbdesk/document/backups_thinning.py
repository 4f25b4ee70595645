"""Which backups may go: all stay for two days, then one a day, a week and a month."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta

ALL_FOR = timedelta(days=2)
DAYS, WEEKS, MONTHS = 12, 10, 9
"""So many of the latest days, weeks and months that have a backup keep one each."""


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
