"""Whether rows that a workbook wants fit each other, before any of them reaches the plan."""

from dataclasses import replace

import pytest

from fbdesk.errors import InputError
from fbdesk.exchange.workbook.change import Change, Standing
from fbdesk.exchange.workbook.fit import misfits, touched_by, wanted_rows, what_does_not_fit
from fbdesk.models.city import Population
from fbdesk.models.measures import Measure
from fbdesk.models.row import Row
from tests.builders import a_measure, a_plan

BUS, BIKE = a_measure("T-07", title="Bussvei"), a_measure("T-08", title="Sykkelvei")
PLAN = a_plan(BUS, BIKE)
HELD: dict[type[Row], dict[str, Row]] = {Measure: {row.key: row for row in (BUS, BIKE)}}


def renamed(row: Measure, **values: str) -> Change:
    """Return the change of one field of a measure."""
    ((field, wanted),) = values.items()
    return Change(
        kind=Measure,
        key=row.key,
        standing=Standing.CHANGED,
        sheet="Tiltak",
        row=5,
        field=field,
        wanted=wanted,
    )


def gone(row: Measure) -> Change:
    return Change(kind=Measure, key=row.key, standing=Standing.GONE, sheet="Tiltak")


def added(row: Row) -> Change:
    return Change(kind=type(row), key=row.key, standing=Standing.NEW, sheet="X", row=9, new=row)


def test_changes_of_one_row_come_together() -> None:
    after = wanted_rows(HELD, [renamed(BUS, title="Ny"), renamed(BUS, number="T-1")])
    assert after[Measure][BUS.key] == replace(BUS, title="Ny", number="T-1")
    assert after[Measure][BIKE.key] is BIKE
    assert HELD[Measure][BUS.key] is BUS


def test_a_row_that_goes_makes_room_for_its_number() -> None:
    taken = [gone(BUS), renamed(BIKE, number="T-07")]
    assert list(misfits(wanted_rows(HELD, taken), touched_by(taken), PLAN)) == []


def test_a_change_of_a_row_that_is_gone_is_refused() -> None:
    with pytest.raises(InputError, match="Tiltak, row 5: the plan no longer has this row"):
        wanted_rows({Measure: {}}, [renamed(BUS, title="Ny")])


def test_only_changed_rows_are_blamed_for_a_number_that_stands_twice() -> None:
    taken = [renamed(BIKE, number="T-07"), renamed(BUS, title="Ny")]
    ((key, error),) = misfits(wanted_rows(HELD, taken), touched_by(taken), PLAN)
    assert key == BIKE.key
    assert str(error) == "There is another row for T-07. Each can be there once only."


def test_what_is_left_out_may_leave_another_change_without_a_reason_to_go() -> None:
    other = a_measure("T-09", title="Gangvei")
    plan = a_plan(BUS, BIKE, other)
    changes = (
        renamed(BIKE, number="T-09"),
        renamed(other, number="T-07"),
        renamed(BUS, title="Ny"),
    )
    # The third cannot have the first one's number, so that it keeps its own: then the second
    # cannot have that. The new title has nothing to do with it.
    kept, messages = what_does_not_fit(plan, changes)
    assert [change.field for change in kept] == ["title"]
    assert len(messages) == 2


def test_rows_of_the_same_year_are_told_by_their_year() -> None:
    place = PLAN.municipalities[0]
    first = Population(municipality=place.key, year=2012, inhabitants=1)
    second = Population(municipality=place.key, year=2012, inhabitants=2)
    kept, messages = what_does_not_fit(PLAN, (added(first), added(second)))
    assert kept == ()
    assert {str(message.values["what"]) for message in messages} == {"2012"}


def test_a_row_whose_owner_is_left_out_goes_too() -> None:
    new = a_measure("T-07", title="Som nummer sju")
    part = Population(municipality="ny-kommune", year=2012, inhabitants=1)
    kept, messages = what_does_not_fit(PLAN, (added(new), added(part)))
    assert kept == ()
    assert sorted(message.message for message in messages) == [
        "The row belongs to another new row that is not taken in.",
        "There is another row for {what}. Each can be there once only.",
    ]
