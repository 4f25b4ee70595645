"""What a planner does with the calculations of a measure."""

import dataclasses
from datetime import UTC, datetime

from fbdesk.models import rows
from fbdesk.models.edits import effects
from fbdesk.models.effects import Effect, EffectInput
from tests.builders import a_measure, a_reduction, an_open_plan

NOON = datetime(2009, 11, 5, 12, 0, 0, 123, tzinfo=UTC)


def an_input(name: str, value: float) -> EffectInput:
    return EffectInput(effect="", name=name, value=value)


def test_a_calculation_comes_with_the_defaults_of_its_method() -> None:
    measure = a_measure()
    with an_open_plan(measure) as connection:
        defaults = (an_input("vehicles", 10), an_input("km_per_vehicle", 12_000))
        key = effects.add(connection, measure.key, "transport.vehicles", defaults)
        effects.add(connection, measure.key, "general.stated", lifetime_years=10)
        first, second = rows.read(connection, Effect)
        assert (first.key, first.position, second.position) == (key, 0, 1)
        assert second.lifetime_years == 10
        assert {i.name for i in rows.read(connection, EffectInput, effect=key)} == {
            "vehicles",
            "km_per_vehicle",
        }


def test_another_method_keeps_the_inputs_that_it_knows() -> None:
    measure = a_measure()
    with an_open_plan(measure) as connection:
        before = (an_input("vehicles", 10), an_input("km_per_vehicle", 12_000))
        key = effects.add(connection, measure.key, "transport.vehicles", before, sector="Sjøfart")
        after = (an_input("km_per_vehicle", 9), an_input("litres", 5))
        effects.change_method(connection, key, "transport.fuel", after)
        values = {i.name: i.value for i in rows.read(connection, EffectInput, effect=key)}
        effect = rows.get(connection, Effect, key)
    assert values == {"km_per_vehicle": 12_000, "litres": 5}
    assert (effect.method, effect.sector) == ("transport.fuel", "")


def test_an_input_remembers_who_entered_it_and_when() -> None:
    measure, effect, *inputs = a_reduction(100)
    with an_open_plan(measure, effect, *inputs) as connection:
        effects.set_input(
            connection, effect.key, "effect_t", value=-90.0, entered_by="Kari", now=NOON
        )
        effects.set_input(connection, effect.key, "extra", value=1.0, now=NOON)
        found = {i.name: i for i in rows.read(connection, EffectInput, effect=effect.key)}
    assert found["effect_t"].value == -90
    assert found["effect_t"].entered_by == "Kari"
    assert found["effect_t"].entered_at == datetime(2009, 11, 5, 12, tzinfo=UTC)
    assert found["extra"].value == 1


def test_the_same_value_again_does_not_take_over_who_entered_it() -> None:
    measure, effect, *inputs = a_reduction(100)
    with an_open_plan(measure, effect, *inputs) as connection:
        effects.set_input(connection, effect.key, "effect_t", value=-90.0, entered_by="Kari")
        effects.set_input(connection, effect.key, "effect_t", value=-90.0, entered_by="Ola")
        found = rows.find(connection, EffectInput, effect=effect.key, name="effect_t")
    assert found
    assert (found.entered_by, found.rev) == ("Kari", 1)


def test_an_example_names_who_filled_it_in_and_leaves_what_stood_there_already() -> None:
    measure, effect, *inputs = a_reduction(100)
    stated = next(i for i in inputs if isinstance(i, EffectInput) and i.name == "effect_t")
    same, other = dataclasses.replace(stated, effect=""), an_input("extra", 7.0)
    with an_open_plan(measure, effect, *inputs) as connection:
        effects.fill_in(connection, effect.key, (same, other), entered_by="Kari")
        found = {
            i.name: i.entered_by for i in rows.read(connection, EffectInput, effect=effect.key)
        }
    assert (found["effect_t"], found["extra"]) == ("", "Kari")


def test_a_deleted_calculation_takes_its_inputs_along() -> None:
    measure, effect, *inputs = a_reduction(100)
    with an_open_plan(measure, effect, *inputs) as connection:
        effects.delete(connection, effect.key)
        assert rows.read(connection, EffectInput) == ()
