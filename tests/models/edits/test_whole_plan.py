"""A plan takes up all rows of another state: whatever came, went, moved or changed its name."""

import random
from collections.abc import Iterable

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from fbdesk.errors import InputError
from fbdesk.models import rows
from fbdesk.models.city import Settings
from fbdesk.models.declarations import KINDS
from fbdesk.models.edits.whole_plan import _names, become
from fbdesk.models.inventory import InventoryEdition
from fbdesk.models.measures import Instrument, Measure, MeasureInstrument
from fbdesk.models.money import CostLine
from fbdesk.models.reading import read_snapshot
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from tests.builders import a_measure, a_plan, an_open_plan, changed, some_settings
from tests.reports.full_plan import full_plan


def all_rows(plan: Plan) -> list[Row]:
    return [row for kind in KINDS for row in plan.rows_of(kind)]


def in_order(rows: Iterable[Row]) -> list[Row]:
    place = {kind: number for number, kind in enumerate(KINDS)}
    return sorted(rows, key=lambda row: place[type(row)])


def turned(before: Iterable[Row], after: Iterable[Row]) -> Plan:
    """Return what a plan of the first rows holds once it has become the second."""
    with an_open_plan(*in_order(before)) as connection:
        become(connection, after)
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").first() is None
        return read_snapshot(connection)


def writes(connection: Connection) -> int:
    found: int = connection.exec_driver_sql("SELECT total_changes()").scalar_one()
    return found


def test_a_plan_becomes_itself_without_a_single_write() -> None:
    plan = full_plan()
    with an_open_plan(*in_order(all_rows(plan))) as connection:
        before = writes(connection)
        become(connection, all_rows(plan))
        assert writes(connection) == before
        assert read_snapshot(connection) == plan


def test_everything_goes_but_the_settings_and_everything_comes_back() -> None:
    plan = full_plan()
    bare = changed(plan.settings, inventory_edition=None)
    assert all_rows(turned(all_rows(plan), [bare])) == [bare]
    assert turned([bare], all_rows(plan)) == plan


def test_two_measures_change_numbers() -> None:
    first, second = a_measure("T-01"), a_measure("T-02")
    plan = a_plan(first, second)
    swapped = [changed(first, number="T-02"), changed(second, number="T-01")]
    others = [row for row in all_rows(plan) if not isinstance(row, Measure)]
    after = turned(all_rows(plan), [*others, *swapped])
    assert {row.key: row.number for row in after.measures} == {
        first.key: "T-02",
        second.key: "T-01",
    }


def test_a_number_passes_from_a_measure_that_goes_to_one_that_comes() -> None:
    gone, new = a_measure("T-01", title="gammelt"), a_measure("T-01", title="nytt")
    settings = some_settings()
    after = turned([settings, gone], [settings, new])
    assert after.measures == (new,)


def test_a_line_that_moves_away_from_a_measure_does_not_go_with_it() -> None:
    first, second = a_measure("T-01"), a_measure("T-02")
    line = CostLine(measure=first.key, year=2010, gross_ore=100)
    moved = changed(line, measure=second.key)
    settings = some_settings()
    after = turned([settings, first, second, line], [settings, second, moved])
    assert after.measures == (second,)
    assert after.cost_lines == (moved,)


def test_a_line_moves_to_a_measure_that_comes() -> None:
    first, second = a_measure("T-01"), a_measure("T-02")
    line = CostLine(measure=first.key, year=2010, gross_ore=100)
    moved = changed(line, measure=second.key)
    settings = some_settings()
    after = turned([settings, first, line], [settings, second, moved])
    assert after.cost_lines == (moved,)


def test_links_that_change_ends_crosswise_are_kept() -> None:
    settings, measure = some_settings(), a_measure()
    first, second = Instrument(title="Avgift"), Instrument(title="Forbud")
    other = a_measure("T-02")
    link = MeasureInstrument(measure=measure.key, instrument=first.key)
    cross = MeasureInstrument(measure=other.key, instrument=first.key)
    held = [settings, measure, other, first, second, link, cross]
    swapped = [
        settings,
        measure,
        other,
        first,
        second,
        changed(link, measure=other.key),
        changed(cross, measure=measure.key),
    ]
    after = turned(held, swapped)
    assert set(after.measure_instruments) == set(swapped[5:])


def test_a_reference_that_lets_go_is_as_wanted() -> None:
    edition = InventoryEdition(name="2009")
    settings = some_settings(inventory_edition=edition.key)
    after = turned([edition, settings], [changed(settings, inventory_edition=None)])
    assert after.inventory_editions == ()
    assert after.settings.inventory_edition is None
    again = turned([changed(settings, inventory_edition=None)], [settings, edition])
    assert again.settings == settings


def test_what_does_not_fit_is_refused() -> None:
    settings, measure = some_settings(), a_measure()
    line = CostLine(measure="gone", year=2010)
    with pytest.raises(IntegrityError), an_open_plan(settings, measure) as connection:
        become(connection, [settings, line])
    with (
        pytest.raises(InputError, match="phase_in_years"),
        an_open_plan(settings, measure) as connection,
    ):
        become(connection, [settings, changed(measure, phase_in_years=0)])


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_that_must_be_unique_can_wait_under_a_text(kind: type[Row]) -> None:
    assert len(_names(kind)) <= len(kind.unique)
    assert bool(_names(kind)) == bool(kind.unique)


def test_any_state_becomes_any_other() -> None:
    """Random states of a full plan: rows taken away with what belongs to them, and renamed."""
    chance = random.Random(5)  # noqa: S311 the same states in each run
    states = [some_state(chance) for _ in range(2)]
    for before in states:
        for after in states:
            assert turned(all_rows(before), all_rows(after)) == after


def some_state(chance: random.Random) -> Plan:
    with an_open_plan(*in_order(all_rows(full_plan()))) as connection:
        for row in sorted(all_rows(read_snapshot(connection)), key=repr):
            if not isinstance(row, Settings) and chance.random() < 0.2:
                rows.delete(connection, type(row), row.key)
        numbers = [f"N-{number}" for number in range(9)]
        chance.shuffle(numbers)
        for measure in sorted(read_snapshot(connection).measures, key=repr):
            connection.exec_driver_sql(
                "UPDATE measure SET number = ?, rev = rev + 1 WHERE key = ?",
                (numbers.pop(), measure.key),
            )
        return read_snapshot(connection)
