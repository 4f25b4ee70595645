"""The two shared choices: on which side an effect counts, and which energy carrier it is of."""

import pytest

from fbdesk.calculation.carriers import CARRIERS
from fbdesk.calculation.catalogue import METHODS
from fbdesk.calculation.methods.choices import (
    DIRECT,
    INDIRECT,
    SIDE,
    carrier_input,
    side_place,
)
from fbdesk.calculation.places import CARS, ELSEWHERE, UNPLACED
from fbdesk.errors import InputError
from tests.calculation.calculating import an_example, evaluated


def test_inside_the_inventory_the_row_is_yet_to_be_chosen() -> None:
    assert side_place(DIRECT) == UNPLACED
    assert side_place(DIRECT).direct


def test_a_method_may_say_which_row_the_direct_side_is() -> None:
    assert side_place(DIRECT, CARS) == CARS


def test_outside_the_inventory_no_row_of_it_is_touched() -> None:
    assert side_place(INDIRECT, CARS) == ELSEWHERE
    assert not side_place(INDIRECT).direct


def test_who_says_nothing_counts_in_the_inventory() -> None:
    assert SIDE.default == DIRECT
    assert not SIDE.must_be_found


def test_the_side_is_offered_in_words_and_kept_as_a_code() -> None:
    assert [(choice.code, choice.label) for choice in SIDE.choices] == [
        ("direct", "In the municipal inventory"),
        ("indirect", "Outside the municipal inventory"),
    ]


def test_every_carrier_of_the_energy_table_can_be_chosen() -> None:
    declared = carrier_input("carrier_before", "Energy carrier before")
    assert {choice.code: choice.label for choice in declared.choices} == {
        carrier.code: carrier.name for carrier in CARRIERS
    }
    assert len(declared.choices) == 17


def test_a_carrier_refines_a_result_and_is_never_demanded() -> None:
    declared = carrier_input("carrier_after", "Energy carrier after")
    assert (declared.id, declared.label) == ("carrier_after", "Energy carrier after")
    assert not declared.required
    assert not declared.must_be_found


WITH_A_SIDE = [method.id for method in METHODS if SIDE in method.inputs]


def test_three_methods_leave_the_side_to_the_planner() -> None:
    assert {"general.stated", "general.activity", "consumption.behaviour"} == set(WITH_A_SIDE)


@pytest.mark.parametrize("method_id", WITH_A_SIDE)
def test_the_side_moves_the_whole_effect_and_changes_no_number(method_id: str) -> None:
    inside = evaluated(method_id, an_example(method_id, side=DIRECT))
    outside = evaluated(method_id, an_example(method_id, side=INDIRECT))
    assert inside.full_direct_t == outside.full_indirect_t
    assert inside.full_indirect_t is None
    assert outside.full_direct_t is None


@pytest.mark.parametrize("method_id", WITH_A_SIDE)
def test_a_side_that_does_not_exist_is_answered_with_those_that_do(method_id: str) -> None:
    with pytest.raises(InputError, match="side must be one of direct, indirect, not abroad"):
        evaluated(method_id, an_example(method_id, side="abroad"))
