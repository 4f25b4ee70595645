"""A snapshot holds every row of a plan and is read again only where something changed."""

import pytest

from fbdesk.errors import FileError
from fbdesk.models import rows
from fbdesk.models.city import Settings
from fbdesk.models.effects import EffectInput
from fbdesk.models.inventory import InventoryRow
from fbdesk.models.measures import Measure
from fbdesk.models.reading import read_snapshot
from tests.builders import a_measure, a_plan, a_reduction, an_open_plan, some_settings


def test_a_plan_without_settings_is_no_plan() -> None:
    with an_open_plan() as connection, pytest.raises(FileError, match="no settings"):
        read_snapshot(connection)


def test_only_the_tables_that_changed_are_read_again() -> None:
    measure = a_measure()
    with an_open_plan(some_settings(), measure) as connection:
        before = read_snapshot(connection)
        rows.change(connection, Measure, measure.key, title="Ny")
        after = read_snapshot(connection, before, frozenset({"measure"}))
        stale = read_snapshot(connection, before, frozenset({"goal"}))
    assert after.measures[0].title == "Ny"
    assert after.settings is before.settings
    assert stale.measures is before.measures


def test_changed_settings_are_read_again() -> None:
    settings = some_settings()
    with an_open_plan(settings) as connection:
        before = read_snapshot(connection)
        rows.change(connection, Settings, settings.key, name="Grenland")
        after = read_snapshot(connection, before, frozenset({"plan"}))
    assert after.settings.name == "Grenland"


def test_children_are_found_by_the_key_of_their_owner() -> None:
    measure, effect, *inputs = a_reduction(100)
    plan = a_plan(measure, effect, *inputs)
    found = plan.children(EffectInput, "effect", effect.key)
    assert {row.name for row in found} == {"effect_t", "reason"}
    assert plan.children(EffectInput, "effect", "nobody") == ()


def test_a_row_is_found_by_its_key_and_kind() -> None:
    measure = a_measure()
    plan = a_plan(measure)
    assert plan.find(Measure, measure.key) == measure
    assert plan.find(EffectInput, measure.key) is None
    assert plan.find(Measure, None) is None
    assert plan.rows_of(Settings) == (plan.settings,)


def test_a_plan_can_be_built_with_an_inventory() -> None:
    plan = a_plan(personbiler_t=1_000)
    (row,) = plan.rows_of(InventoryRow)
    assert (row.sector, row.year, row.emission_t) == ("Veitrafikk", 2009, 1_000)
    assert plan.settings.inventory_edition == row.edition
