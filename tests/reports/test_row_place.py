"""What people call a row: the thing it is part of, and which part."""

from fbdesk.models.money import CostLine
from fbdesk.models.programmes.of_plan import programme_of
from fbdesk.reports.plan_words import plan_words
from fbdesk.reports.row_place import row_place
from tests.builders import a_measure, a_plan

BUS = a_measure("T-07", title="Bussvei")
COST = CostLine(measure=BUS.key, year=2012, gross_ore=1)
PLAN = a_plan(BUS, COST)
WORDS = plan_words(programme_of(PLAN), "nb")


def test_a_thing_is_called_by_its_number_and_name() -> None:
    assert row_place(WORDS, PLAN, BUS) == "T-07 Bussvei"


def test_a_part_is_told_with_its_thing() -> None:
    assert row_place(WORDS, PLAN, COST) == "T-07 Bussvei: Kostnader, Investering 2012"


def test_a_row_whose_thing_is_not_in_the_plan_stands_for_itself() -> None:
    lone = CostLine(measure="ukjent", year=2013, gross_ore=1)
    assert row_place(WORDS, PLAN, lone) == "Investering 2013"
