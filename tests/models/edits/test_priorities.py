"""What planners do with the weights of the criteria."""

import pytest

from fbdesk.errors import InputError
from fbdesk.models import rows
from fbdesk.models.edits import priorities
from fbdesk.models.priority_weights import CriterionWeight
from tests.builders import an_open_plan


def test_a_weight_is_set_once_and_then_changed() -> None:
    with an_open_plan() as connection:
        priorities.set_weight(connection, "cost", 5)
        priorities.set_weight(connection, "cost", 0)
        priorities.set_weight(connection, "direct", 10)
        held = {row.criterion: row.weight for row in rows.read(connection, CriterionWeight)}
    assert held == {"cost": 0, "direct": 10}


@pytest.mark.parametrize(("criterion", "weight"), [("cost", 11), ("cost", -1), ("beauty", 2)])
def test_a_weight_out_of_bounds_or_of_nothing_is_refused(criterion: str, weight: int) -> None:
    with an_open_plan() as connection:
        with pytest.raises(InputError):
            priorities.set_weight(connection, criterion, weight)
        assert rows.read(connection, CriterionWeight) == ()


def test_the_first_weights_come_back() -> None:
    with an_open_plan(CriterionWeight(criterion="cost", weight=9)) as connection:
        priorities.reset_weights(connection)
        assert rows.read(connection, CriterionWeight) == ()
