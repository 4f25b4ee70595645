"""What a planner reads when a number is wrong: its name, its bounds, its unit and its value."""

import pytest

from fbdesk.calculation.catalogue import METHODS
from fbdesk.calculation.declaration import Input
from fbdesk.errors import InputError
from fbdesk.texts import catalogue, sentence, translator
from tests.calculation.calculating import an_example, evaluated

NUMBERS = [
    pytest.param(method.id, declared, id=f"{method.id}-{declared.id}")
    for method in METHODS
    for declared in method.inputs
    if declared.kind in {"number", "whole"}
]
EACH_NUMBER = pytest.mark.parametrize(("method_id", "declared"), NUMBERS)
BOKMAL = catalogue("nb")


def refusal(method_id: str, declared: Input, value: float | str) -> InputError:
    """Return why a method does not take a value for one of its inputs."""
    with pytest.raises(InputError) as caught:
        evaluated(method_id, an_example(method_id, **{declared.id: value}))
    return caught.value


@EACH_NUMBER
def test_a_number_below_its_bounds_is_refused_with_all_there_is_to_know(
    method_id: str, declared: Input
) -> None:
    wrong = declared.low - 1
    assert str(refusal(method_id, declared, wrong)) == (
        f"{declared.id} must be between {declared.low:.15g} and {declared.high:.15g} "
        f"{declared.unit}, not {wrong:.15g}"
    )


@EACH_NUMBER
def test_a_planner_reads_the_words_and_not_the_id(method_id: str, declared: Input) -> None:
    problem = refusal(method_id, declared, declared.high * 2 + 1)
    told = sentence(translator("nb"), problem.message, problem.values)
    assert told.startswith(BOKMAL[declared.label])
    assert declared.id not in told.split()


@EACH_NUMBER
def test_a_word_where_a_number_belongs_is_refused(method_id: str, declared: Input) -> None:
    problem = refusal(method_id, declared, "mye")
    assert str(problem) == f"{declared.id} must be a number in {declared.unit}, not mye"
