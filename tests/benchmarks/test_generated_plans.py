"""The plans that benchmarks measure are whole plans, the same on every machine."""

from collections import Counter

import pytest

from benchmarks.generated_plans import generated_rows, sample_rows, with_indicators
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.followup import Indicator, IndicatorValue
from fbdesk.models.measures import Measure
from fbdesk.models.row import Row
from tests.builders import an_open_plan


def kinds(rows: list[Row]) -> Counter[str]:
    """Count rows by their kind."""
    return Counter(type(row).__name__ for row in rows)


@pytest.mark.parametrize("measures", [1, 37, 50, 111])
def test_a_plan_has_as_many_measures_as_asked_for(measures: int) -> None:
    assert kinds(generated_rows(measures))["Measure"] == measures


def test_the_rows_can_be_stored_with_all_their_references() -> None:
    rows = generated_rows(80)
    with an_open_plan(*rows) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM measure").scalar_one() == 80
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []


def test_a_second_round_repeats_all_that_belongs_to_a_measure() -> None:
    sample = sample_rows()
    once, twice = generated_rows(37), generated_rows(74)
    for kind in ("Effect", "EffectInput", "CostLine", "FundingLine", "MeasureInstrument"):
        assert kinds(once)[kind] == kinds(sample)[kind]
        assert kinds(twice)[kind] == 2 * kinds(sample)[kind]


def test_what_is_not_of_measures_stands_once() -> None:
    assert kinds(generated_rows(74))["InventoryRow"] == kinds(sample_rows())["InventoryRow"]
    assert kinds(generated_rows(74))["Settings"] == 1


def test_keys_and_numbers_are_all_different() -> None:
    rows = generated_rows(120)
    keys = Counter(row.key for row in rows)
    numbers = Counter(row.number for row in rows if isinstance(row, Measure))
    assert max(keys.values()) == 1
    assert max(numbers.values()) == 1


def test_an_input_belongs_to_the_calculation_of_its_own_round() -> None:
    rows = generated_rows(74)
    effects = {row.key: row.measure for row in rows if isinstance(row, Effect)}
    measures = {row.key for row in rows if isinstance(row, Measure)}
    inputs = [row for row in rows if isinstance(row, EffectInput)]
    assert all(row.effect in effects for row in inputs)
    assert set(effects.values()) <= measures


def test_two_plans_of_a_size_are_the_same() -> None:
    assert generated_rows(50) == generated_rows(50)


@pytest.mark.parametrize("count", [0, 6, 20])
def test_indicators_are_repeated_with_their_targets_and_figures(count: int) -> None:
    rows = with_indicators(generated_rows(2), count)
    own = [row for row in sample_rows() if isinstance(row, Indicator)]
    assert kinds(rows)["Indicator"] == max(count, len(own))
    of_first = [row for row in rows if isinstance(row, Indicator) and row.title == own[0].title]
    values = Counter(row.indicator for row in rows if isinstance(row, IndicatorValue))
    assert len({values[row.key] for row in of_first}) == 1
    with an_open_plan(*rows) as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
