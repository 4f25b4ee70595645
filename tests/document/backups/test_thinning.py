"""Which backups stay: all for two days, then 12 days, 10 weeks and 9 months, and never none."""

import random
from datetime import UTC, datetime, timedelta

from fbdesk.document.backups.thinning import ALL_FOR, Stored, stand_ins, too_many

NOON = datetime(2026, 6, 17, 12, tzinfo=UTC)  # a Wednesday


def at(**before: float) -> datetime:
    return NOON - timedelta(**before)


def kept(made: dict[str, datetime], now: datetime = NOON) -> set[str]:
    return made.keys() - stand_ins(made, now).keys()


def test_no_backup_and_one_backup_stay_as_they_are() -> None:
    assert stand_ins({}, NOON) == {}
    assert stand_ins({"a": at(days=4_000)}, NOON) == {}


def test_everything_of_the_last_two_days_stays() -> None:
    made = {f"{hours:02}": at(hours=hours) for hours in range(48)}
    assert kept(made) == set(made)


def test_a_backup_of_exactly_two_days_is_no_longer_of_the_last_two_days() -> None:
    made = {"edge": NOON - ALL_FOR, "later the same day": NOON - ALL_FOR + timedelta(hours=1)}
    assert stand_ins(made, NOON) == {"edge": "later the same day"}


def test_of_an_older_day_the_latest_stays_and_stands_for_the_others() -> None:
    made = {
        "morning": at(days=4, hours=4),
        "noon": at(days=4),
        "evening": at(days=4, hours=-6),
    }
    assert stand_ins(made, NOON) == {"morning": "evening", "noon": "evening"}


def test_twelve_days_ten_weeks_and_nine_months_stay_of_years_of_daily_work() -> None:
    made = {f"{day:04}": at(days=day) for day in range(1_000)}
    stays = {int(name) for name in kept(made)}
    recent = set(range(14))  # two days by the first rule, then the twelve days before them
    # The Sunday 14 June and the Sunday before it are kept as days: the weeks begin 17 days ago.
    weeks = {17 + 7 * week for week in range(10)}
    assert recent | weeks <= stays
    months = [NOON - timedelta(days=day) for day in stays - recent - weeks]
    assert len(months) == 9
    assert all((moment + timedelta(days=1)).day == 1 for moment in months)
    # 31 May is a Sunday, kept as a week already: the nine last days begin with 30 April.
    assert max(months) == datetime(2026, 4, 30, 12, tzinfo=UTC)
    assert min(months) == datetime(2025, 8, 31, 12, tzinfo=UTC)


def test_thinning_each_day_for_three_years_keeps_a_few_and_every_age() -> None:
    made: dict[str, datetime] = {}
    start = datetime(2024, 1, 1, 9, tzinfo=UTC)
    for day in range(3 * 365):
        now = start + timedelta(days=day)
        for session in range(3):
            made[f"{day:04}-{session}"] = now + timedelta(hours=session)
        for name in stand_ins(made, now + timedelta(hours=3)):
            del made[name]
    last = start + timedelta(days=3 * 365 - 1)
    ages = sorted((last - moment).days for moment in made.values())
    assert len(made) <= 6 + 12 + 10 + 9
    assert len([age for age in ages if age <= 14]) >= 12
    assert any(60 <= age <= 80 for age in ages)
    assert any(240 <= age <= 365 for age in ages)


def test_thinning_twice_is_thinning_once() -> None:
    chance = random.Random(7)  # noqa: S311 the same cases in each run
    for _ in range(100):
        made = {
            str(number): at(hours=chance.randrange(20_000))
            for number in range(chance.randrange(90))
        }
        stays = {name: made[name] for name in kept(made)}
        assert stand_ins(stays, NOON) == {}


def test_what_goes_has_something_later_that_stays_and_the_latest_never_goes() -> None:
    chance = random.Random(8)  # noqa: S311 the same cases in each run
    for _ in range(100):
        made = {
            str(number): at(hours=chance.randrange(-99, 9_000))
            for number in range(1, chance.randrange(2, 99))
        }
        gone = stand_ins(made, NOON)
        assert gone.keys().isdisjoint(gone.values())
        assert all(made[name] <= made[stays] for name, stays in gone.items())
        assert max(made, key=lambda name: (made[name], name)) not in gone


def test_days_without_work_do_not_count() -> None:
    """A plan that rested for five years keeps the twelve last days that it was worked on."""
    made = {f"{day:02}": at(days=5 * 365 + day) for day in range(12)}
    assert kept(made) == set(made)


def test_a_clock_that_was_ahead_costs_no_backup() -> None:
    ahead = {f"ahead-{hour}": at(days=-3_650, hours=-hour) for hour in range(5)}
    daily = {f"day-{day:02}": at(days=day) for day in range(14)}
    assert kept({**ahead, **daily}) == {*ahead, *daily}


def test_a_clock_that_jumps_ahead_leaves_days_weeks_and_months() -> None:
    made = {f"{day:03}": at(days=day) for day in range(120)}
    before = kept(made)
    after = kept(made, NOON + timedelta(days=3_650))
    assert len(after) >= 12 + 10
    # Only the rule of the last two days speaks of now: the other rules count days with work.
    assert len(before) - len(after) <= 2


def test_backups_of_the_same_moment_are_told_apart_by_their_names() -> None:
    made = dict.fromkeys(("a", "b", "c"), at(days=30))
    assert stand_ins(made, NOON) == {"a": "c", "b": "c"}
    recent = dict.fromkeys(("a", "b", "c"), NOON)
    assert stand_ins(recent, NOON) == {}


def test_the_order_in_which_backups_are_named_changes_nothing() -> None:
    chance = random.Random(9)  # noqa: S311 the same cases in each run
    names = [str(number) for number in range(60)]
    made = {name: at(hours=chance.randrange(3_000)) for name in names}
    chance.shuffle(names)
    assert stand_ins({name: made[name] for name in names}, NOON) == stand_ins(made, NOON)


def stored(name: str, plan: str, days: float, size: int = 10, *, version: bool = False) -> Stored:
    return Stored(name, plan, at(days=days), size, version)


def test_while_there_is_room_nothing_goes() -> None:
    held = [stored("a", "by", 3), stored("b", "by", 2), stored("c", "by", 1)]
    assert too_many(held, 30) == {}
    assert too_many([], 0) == {}


def test_beyond_the_room_the_oldest_go_whichever_plan_they_are_of() -> None:
    held = [
        stored("a", "by", 9),
        stored("b", "havn", 8),
        stored("c", "by", 7),
        stored("d", "havn", 6),
        stored("e", "by", 5),
    ]
    assert too_many(held, 30) == {"a": "e", "b": "d"}
    assert too_many(held, 31) == {"a": "e", "b": "d"}
    assert too_many(held, 40) == {"a": "e"}


def test_versions_and_the_latest_backup_of_a_plan_never_go() -> None:
    held = [
        stored("vedtatt", "by", 900, version=True),
        stored("sendt", "by", 0, version=True),
        stored("a", "by", 9),
        stored("b", "by", 8),
        stored("alene", "havn", 800),
    ]
    assert too_many(held, 0) == {"a": "b"}


def test_of_any_backups_no_more_go_than_must_and_the_rest_fits_where_it_can() -> None:
    chance = random.Random(7)  # noqa: S311 no secret
    for _ in range(200):
        held = [
            stored(
                str(n),
                f"plan {chance.randrange(4)}",
                chance.random() * 100,
                chance.randint(1, 9),
                version=chance.random() < 0.2,
            )
            for n in range(chance.randrange(30))
        ]
        room = chance.randrange(120)
        gone = too_many(held, room)
        by_name = {each.name: each for each in held}
        left = sum(each.size_bytes for each in held if each.name not in gone)
        last = max(gone, key=lambda name: by_name[name].made_at, default="")
        may_go = [
            each
            for each in held
            if not each.is_version
            and any(
                other.plan == each.plan and not other.is_version and other.made_at > each.made_at
                for other in held
            )
        ]
        assert {by_name[name] for name in gone} <= set(may_go)
        assert left <= room or len(gone) == len(may_go)
        assert not last or left + by_name[last].size_bytes > room
        assert not set(gone.values()) & gone.keys()
