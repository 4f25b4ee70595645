"""Random work on both sides of a random plan: nothing is lost unsaid, whoever merges."""

from random import Random

import pytest

from fbdesk.document.merging.conflicts import Answers, Asked, Choice, Merged, Question
from fbdesk.document.merging.merge import merge
from fbdesk.document.merging.tables import Tables, all_rows, no_tables
from fbdesk.document.saving import file_of_rows
from tests.merge_audit import unreported
from tests.random_plans import a_random_plan, broken_rules, seeded, some_kinds, work_on

SWAPPED = {Choice.MINE: Choice.THEIRS, Choice.THEIRS: Choice.MINE}


def three_plans(seed: int) -> tuple[Tables, Tables, Tables]:
    random = seeded(seed)
    kinds = some_kinds(random)
    base = a_random_plan(random, kinds, random.randint(0, 3))
    mine = work_on(random, base, kinds, random.randint(0, 20))
    theirs = work_on(random, base, kinds, random.randint(0, 20))
    return base, mine, theirs


def answered(base: Tables, mine: Tables, theirs: Tables, random: Random) -> tuple[Merged, Answers]:
    """Answer each conflict at random, as a person does, until nothing is open."""
    chosen: dict[Question, Choice] = {}
    while True:
        merged = merge(base, mine, theirs, Answers(chosen))
        if not merged.open:
            return merged, Answers(chosen)
        for conflict in merged.open:
            chosen[conflict.question] = random.choice(conflict.choices)


def swapped(answers: Answers) -> Answers:
    return Answers({q: SWAPPED.get(choice, choice) for q, choice in answers.chosen.items()})


def names(asked: tuple[Asked, ...]) -> set[Question]:
    return {one.conflict.question for one in asked}


def merge_and_audit(seed: int) -> None:
    base, mine, theirs = three_plans(seed)
    merged, answers = answered(base, mine, theirs, seeded(seed))

    assert broken_rules(merged.tables) == [], seed
    assert unreported(base, mine, theirs, merged) == [], seed

    without_both = Answers(
        {q: Choice.MINE if c is Choice.BOTH else c for q, c in answers.chosen.items()},
        Choice.MINE,
    )
    one_way = merge(base, mine, theirs, without_both)
    back = Answers(swapped(without_both).chosen, Choice.THEIRS)
    other_way = merge(base, theirs, mine, back)
    assert one_way.tables == other_way.tables, seed
    assert names(one_way.asked) == names(other_way.asked), seed
    assert set(one_way.remarks) == set(other_way.remarks), seed


@pytest.mark.parametrize("hundred", range(20))
def test_random_work_of_two_is_kept_told_or_asked_about(hundred: int) -> None:
    for seed in range(hundred * 100, hundred * 100 + 100):
        merge_and_audit(seed)


def test_what_collides_with_its_owner_stands_for_the_owners_side() -> None:
    merge_and_audit(703134)  # two owners became one, and each had the same year below it


@pytest.mark.large
@pytest.mark.parametrize("thousand", range(100))
def test_much_random_work_of_two_is_kept_told_or_asked_about(thousand: int) -> None:
    for seed in range(10_000 + thousand * 1_000, 10_000 + thousand * 1_000 + 1_000):
        merge_and_audit(seed)


@pytest.mark.parametrize("seed", range(60))
def test_where_one_side_did_nothing_the_other_is_the_result(seed: int) -> None:
    base, mine, theirs = three_plans(seed)
    for merged, expected in (
        (merge(base, base, base), base),
        (merge(base, mine, base), mine),
        (merge(base, base, theirs), theirs),
        (merge(base, mine, mine), mine),
        (merge(mine, mine, mine), mine),
    ):
        assert merged.tables == expected
        assert merged.asked == ()
        assert merged.remarks == ()


@pytest.mark.parametrize("seed", range(60))
def test_without_a_base_everything_of_both_is_there_or_asked_about(seed: int) -> None:
    _, mine, theirs = three_plans(seed)
    merged, _ = answered(no_tables(), mine, theirs, seeded(seed))
    assert broken_rules(merged.tables) == []
    assert unreported(no_tables(), mine, theirs, merged) == []
    for kind, rows in mine.items():
        assert len(merged.tables[kind]) >= len(rows) - len(merged.remarks) - len(merged.asked)


@pytest.mark.parametrize("seed", range(10))
def test_the_result_is_a_plan_that_the_file_takes(seed: int) -> None:
    base, mine, theirs = three_plans(seed)
    merged, _ = answered(base, mine, theirs, seeded(seed))
    data, info = file_of_rows(all_rows(merged.tables))
    assert len(data) > 0
    assert info.digest


def test_the_audit_finds_what_a_merge_would_lose() -> None:
    found = 0
    for seed in range(40):
        base, mine, theirs = three_plans(seed)
        merged, _ = answered(base, mine, theirs, seeded(seed))
        forgetful = Merged(base, merged.asked, merged.remarks)
        if mine != base or theirs != base:
            found += bool(unreported(base, mine, theirs, forgetful))
        silent = Merged(merged.tables, (), ())
        found += bool(merged.asked) and bool(unreported(base, mine, theirs, silent))
    assert found > 40
