"""Tests of changes in words: short where much changed, whole where it matters."""

import dataclasses
from functools import cache
from typing import Any

import pytest

from fbdesk.models.followup import Milestone
from fbdesk.models.money import CostLine
from fbdesk.models.programmes.programme import load_programme
from fbdesk.models.snapshot import Plan
from fbdesk.reports.period_words import LONGEST, MOST_ROWS, ChangeWords, ThingWords, in_short
from fbdesk.reports.plan_words import PlanWords, plan_words
from tests.builders import a_measure, a_plan

BUS = a_measure("T-01", title="Bussvei", key="measure-bus")


@cache
def words() -> PlanWords:
    return plan_words(load_programme("framtidens-byer"), "nb")


def told(before: Plan, **parts: Any) -> tuple[ThingWords, ...]:
    return ChangeWords(words(), before, dataclasses.replace(before, **parts)).things()


def lines(thing: ThingWords) -> list[tuple[str, str, str]]:
    return [(each.what, each.before, each.now) for each in thing.lines]


def test_codes_and_fields_are_told_in_the_users_words() -> None:
    (thing,) = told(a_plan(BUS), measures=(dataclasses.replace(BUS, status="completed"),))
    assert thing.name == "T-01 Bussvei"
    assert lines(thing) == [("Status", "Vedtatt", "Gjennomført")]


def test_a_field_that_was_emptied_or_filled_shows_a_dash() -> None:
    scope = dataclasses.replace(BUS, geographic_scope="Sentrum")
    (filled,) = told(a_plan(BUS), measures=(scope,))
    (emptied,) = told(a_plan(scope), measures=(BUS,))
    assert lines(filled)[0][1:] == ("–", "Sentrum")
    assert lines(emptied)[0][1:] == ("Sentrum", "–")


def test_new_and_deleted_things_are_told_without_their_parts() -> None:
    cost = CostLine(measure=BUS.key, year=2010, gross_ore=100_000)
    (new,) = told(a_plan(), measures=(BUS,), cost_lines=(cost,))
    assert (new.state, new.name, new.lines) == ("new", "T-01 Bussvei", ())
    (gone,) = told(a_plan(BUS, cost), measures=(), cost_lines=())
    assert (gone.state, gone.name, gone.lines) == ("gone", "T-01 Bussvei", ())


def test_a_part_that_came_tells_what_it_holds() -> None:
    cost = CostLine(measure=BUS.key, year=2010, gross_ore=100_000)
    (thing,) = told(a_plan(BUS), cost_lines=(cost,))
    ((what, before, now),) = lines(thing)
    assert what.startswith("Kostnader, ")
    assert (before, now.replace("\u202f", " ").replace("\u00a0", " ")) == ("", "1 000 kr")


def test_a_part_that_went_is_told_as_deleted() -> None:
    step = Milestone(measure=BUS.key, title="Byggestart")
    (thing,) = told(a_plan(BUS, step), milestones=())
    ((what, _, now),) = lines(thing)
    assert what.endswith("Byggestart")
    assert now == "Slettet"


@pytest.mark.parametrize("number", [MOST_ROWS, MOST_ROWS + 1])
def test_many_rows_of_a_kind_are_told_as_their_number(number: int) -> None:
    costs = tuple(CostLine(measure=BUS.key, year=2010 + n, gross_ore=100) for n in range(number))
    (thing,) = told(a_plan(BUS), cost_lines=costs)
    if number <= MOST_ROWS:
        assert len(thing.lines) == number
    else:
        assert lines(thing) == [("Kostnader", "", f"{number} rader endret")]


def test_of_a_long_text_the_part_around_the_difference_is_shown() -> None:
    start = "Slik var det hele tiden. " * 40
    old = dataclasses.replace(BUS, description=start + "Bussen går hver time.")
    new = dataclasses.replace(BUS, description=start + "Bussen går hvert kvarter.")
    ((_, before, now),) = lines(told(a_plan(old), measures=(new,))[0])
    assert before.startswith("… ")
    assert before.endswith("hver time.")
    assert now.endswith("hvert kvarter.")
    assert max(len(before), len(now)) <= LONGEST


def test_marks_of_bold_words_are_left_out() -> None:
    new = dataclasses.replace(BUS, description="Vi **kutter**.")
    ((_, _, now),) = lines(told(a_plan(BUS), measures=(new,))[0])
    assert now == "Vi kutter."


def test_a_text_is_cut_at_a_word() -> None:
    assert in_short("kort tekst") == "kort tekst"
    assert in_short("to\n linjer ") == "to linjer"
    cut = in_short("ordene er mange " * 40, 50)
    assert len(cut) <= 51
    assert cut.endswith((" …",))
    assert in_short("x" * 100, 50) == "x" * 49 + " …"
