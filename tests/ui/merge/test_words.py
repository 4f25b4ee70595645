"""What a merge asks and settled, as people read it: names of things, kroner, words for codes."""

from typing import Any

import pytest

from fbdesk.document.merging.conflicts import Conflict, Remark, Told
from fbdesk.document.merging.plans import Meeting
from fbdesk.document.merging.tables import tables_of
from fbdesk.models.city import Municipality, Population
from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine
from fbdesk.models.programmes.programme import load_programme
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from fbdesk.models.strategy import Goal, Target
from fbdesk.reports.plan_words import PlanWords, plan_words
from fbdesk.ui.merge.words import MOST_CHANGES, ConflictWords, MergeWords
from tests.builders import a_measure, a_plan, a_target, changed, some_settings

SETTINGS = some_settings(key="plan")
TOWN = Municipality(key="town", number="4001", name="Porsgrunn")
BUS = a_measure("T-07", title="Bussvei", key="bus", responsible="Kari")
COST = CostLine(key="cost", measure="bus", year=2012, gross_ore=1_250_000_00)


@pytest.fixture(scope="module")
def words() -> PlanWords:
    return plan_words(load_programme("framtidens-byer"), "nb")


def plan(*rows: Row) -> Plan:
    return a_plan(SETTINGS, TOWN, *rows)


def only_conflict(meeting: Meeting, words: PlanWords) -> ConflictWords:
    (conflict,) = meeting.merged().open
    return MergeWords(words, meeting).conflict(conflict)


def of_measure(words: PlanWords, field: str, *states: Any) -> ConflictWords:
    """Return the conflict of a field of the bus lane with these three states."""
    return only_conflict(Meeting(*(plan(changed(BUS, **{field: s})) for s in states)), words)


def test_a_field_of_a_measure_is_told_by_the_measure(words: PlanWords) -> None:
    said = of_measure(words, "responsible", "Kari", "Ola", "Per")
    assert said == ConflictWords("T-07 Bussvei", "Ansvarlig", "Kari", "Ola", "Per")
    assert said.title == "T-07 Bussvei: Ansvarlig"


def test_a_code_is_told_by_its_name_and_a_year_without_a_gap(words: PlanWords) -> None:
    said = of_measure(words, "status", "idea", "completed", "adopted")
    assert said.theirs == "Vedtatt"
    assert {said.base, said.mine}.isdisjoint({"idea", "completed"})
    assert of_measure(words, "start_year", 2010, 2012, None).mine == "2012"


def test_nothing_is_told_as_nothing(words: PlanWords) -> None:
    assert of_measure(words, "start_year", 2010, 2012, None).theirs == ""


def test_money_is_told_in_kroner_with_the_line_it_stands_in(words: PlanWords) -> None:
    costs = (changed(COST, gross_ore=ore) for ore in (1_250_000_00, 2_000_000_50, 0))
    said = only_conflict(Meeting(*(plan(BUS, cost) for cost in costs)), words)
    assert said.thing == "T-07 Bussvei"
    assert said.what == "Kostnader, Investering 2012, Bruttokostnad"
    shown = [" ".join(text.split()) for text in (said.base, said.mine, said.theirs)]
    assert shown == ["1 250 000 kr", "2 000 000,50 kr", "0 kr"]


def test_a_reference_is_told_by_the_name_that_each_side_gives_it(words: PlanWords) -> None:
    goals = [Goal(key=key, title=key.upper()) for key in ("air", "noise", "heat")]
    target = a_target(key="target", title="Mindre")
    states = (plan(*goals, changed(target, goal=goal)) for goal in ("air", "noise", "heat"))
    said = only_conflict(Meeting(*states), words)
    assert (said.base, said.mine, said.theirs) == ("AIR", "NOISE", "HEAT")
    assert isinstance(target, Target)


def test_a_deletion_tells_what_would_be_given_up(words: PlanWords) -> None:
    more = CostLine(key="more", measure="bus", year=2013)
    theirs = plan(changed(BUS, responsible="Per"), changed(COST, note="Anbud"), more)
    said = only_conflict(Meeting(plan(BUS, COST), plan(), theirs), words)
    assert said.title == "T-07 Bussvei: slettet i min, endret i deres"
    assert (said.base, said.mine) == ("", "Slettet")
    assert said.theirs.splitlines() == [
        "Ansvarlig: Kari → Per",
        "Kostnader, Investering 2012, Merknad: – → Anbud",
        "Ny: Kostnader, Investering 2013",
    ]
    swapped = only_conflict(Meeting(plan(BUS, COST), theirs, plan()), words)
    assert swapped.what == "endret i min, slettet i deres"
    assert (swapped.mine, swapped.theirs) == (said.theirs, "Slettet")


def test_of_very_many_changes_the_rest_is_counted(words: PlanWords) -> None:
    lines = [CostLine(key=f"line {n}", measure="bus", year=2010 + n) for n in range(12)]
    said = only_conflict(Meeting(plan(BUS), plan(), plan(BUS, *lines)), words)
    told = said.theirs.splitlines()
    assert len(told) == MOST_CHANGES + 1
    assert told[-1] == f"og {12 - MOST_CHANGES} endringer til"


def test_rows_about_one_year_are_told_by_what_tells_them_apart(words: PlanWords) -> None:
    first = Population(key="a", municipality="town", year=2010, inhabitants=35_000)
    second = Population(key="b", municipality="town", year=2009, inhabitants=34_000)
    said = only_conflict(
        Meeting(
            plan(first, second),
            plan(changed(first, year=2012), second),
            plan(first, changed(second, year=2012)),
        ),
        words,
    )
    assert said.thing == "4001 Porsgrunn"
    assert "2012" in said.what
    assert " ".join(said.mine.split()).endswith("35 000")
    assert " ".join(said.theirs.split()).endswith("34 000")


def test_what_was_settled_is_told_in_one_line(words: PlanWords) -> None:
    state = plan(changed(BUS, number="T-09"), COST)
    says = MergeWords(words, Meeting(None, state, state))
    tables = tables_of(state)
    renumbered = Remark(Told.RENUMBERED, Measure, "bus", "number", "T-09", "T-07")
    assert says.remark(renumbered, tables) == (
        "T-09 Bussvei: Nummer T-07 var delt ut to ganger. Denne heter nå T-09."
    )
    twins = Remark(Told.TWINS, CostLine, "cost", "key", "cost", "other")
    assert says.remark(twins, tables) == (
        "T-09 Bussvei, Kostnader, Investering 2012: Begge la den til. Den er én rad nå."
    )
    assert says.remark(Remark(Told.ORDER, Measure, "bus", "position", 1, 2), tables) == ""
    assert says.remark(Remark(Told.TWINS, Measure, "gone"), tables) == ""


def test_every_kind_of_conflict_has_words() -> None:
    assert len(Conflict.__args__) == 3
