"""What was ticked of a workbook comes into the plan as one step, and nothing else does."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Connection

from fbdesk.errors import InputError
from fbdesk.exchange.workbook.change import Change
from fbdesk.exchange.workbook.file import FilledBook
from fbdesk.exchange.workbook.take_in import TakenBy, take_in
from fbdesk.models import rows
from fbdesk.models.agreement import Agreement, Commitment, CommitmentWording
from fbdesk.models.declarations import KINDS
from fbdesk.models.effects import EffectInput
from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine
from fbdesk.models.row import Row
from tests.builders import an_open_plan
from tests.exchange.filled_books import PLAN, compared, filled, with_row, without_row

PARKING = PLAN.measures[0]
COST = PLAN.rows_of(CostLine)[0]
NOON = datetime(2026, 3, 2, 12, 0, 0, 500, tzinfo=UTC)
KARI = TakenBy("Kari Nes", NOON)


@pytest.fixture
def connection() -> Iterator[Connection]:
    """Give the plan, open for editing."""
    every = [row for kind in KINDS for row in PLAN.rows_of(kind)]
    with an_open_plan(*every) as connection:
        yield connection


def everything(connection: Connection) -> dict[str, Row]:
    """Return every row of the open plan by its key."""
    return {row.key: row for kind in KINDS for row in rows.read(connection, kind)}


def of(changes: tuple[Change, ...], *names: str) -> tuple[Change, ...]:
    """Return the changes of some fields."""
    return tuple(change for change in changes if change.field in names)


def test_only_what_was_chosen_changes(book: FilledBook, connection: Connection) -> None:
    before = everything(connection)
    found = compared(filled(book, PARKING, title="Ny tittel", risk="Liten.", lessons="Ingen."))
    assert take_in(connection, PLAN, of(found.changes, "title", "risk")) == 2
    after = everything(connection)
    wanted = replace(PARKING, title="Ny tittel", risk="Liten.", rev=PARKING.rev + 1)
    assert after == {**before, PARKING.key: wanted}


def test_nothing_chosen_changes_nothing(connection: Connection) -> None:
    before = everything(connection)
    assert take_in(connection, PLAN, ()) == 0
    assert everything(connection) == before


def test_new_rows_come_with_what_belongs_to_them(book: FilledBook, connection: Connection) -> None:
    both = with_row(book, "measure", number="S-1", title="Sykkelhotell")
    both = with_row(both, "cost_line", measure_number="S-1", year=2012.0, gross_ore=1000.0)
    take_in(connection, PLAN, compared(both).usual)
    measure = rows.find(connection, Measure, number="S-1")
    assert measure is not None
    (cost,) = rows.read(connection, CostLine, measure=measure.key)
    assert (cost.year, cost.gross_ore) == (2012, 100_000)


def test_a_new_row_without_its_owner_is_refused_with_its_place(
    book: FilledBook, connection: Connection
) -> None:
    both = with_row(book, "measure", number="S-1", title="Sykkelhotell")
    both = with_row(both, "cost_line", measure_number="S-1", year=2012.0, gross_ore=1000.0)
    lone = tuple(change for change in compared(both).changes if change.kind is CostLine)
    before = everything(connection)
    with pytest.raises(InputError, match=r"Kostnader, row \d+: The row belongs to another new row"):
        take_in(connection, PLAN, lone)
    assert everything(connection) == before


def test_a_row_that_is_gone_is_deleted_where_that_was_ticked(
    book: FilledBook, connection: Connection
) -> None:
    take_in(connection, PLAN, compared(without_row(book, COST)).changes)
    assert rows.find(connection, CostLine, key=COST.key) is None
    assert rows.find(connection, Measure, key=COST.measure) is not None


def test_a_measure_that_is_deleted_takes_its_costs_along(
    book: FilledBook, connection: Connection
) -> None:
    owner = PLAN.find(Measure, COST.measure)
    assert owner is not None
    lone = tuple(c for c in compared(without_row(book, owner)).changes if c.kind is Measure)
    take_in(connection, PLAN, lone)
    assert rows.read(connection, CostLine, measure=owner.key) == ()


def test_two_measures_may_exchange_their_numbers(book: FilledBook, connection: Connection) -> None:
    other = PLAN.measures[1]
    swapped = filled(filled(book, PARKING, number=other.number), other, number=PARKING.number)
    found = compared(swapped)
    assert found.messages == ()
    take_in(connection, PLAN, found.usual)
    assert rows.get(connection, Measure, PARKING.key).number == other.number
    assert rows.get(connection, Measure, other.key).number == PARKING.number


def test_half_of_an_exchange_of_numbers_is_refused(
    book: FilledBook, connection: Connection
) -> None:
    other = PLAN.measures[1]
    swapped = filled(filled(book, PARKING, number=other.number), other, number=PARKING.number)
    half = compared(swapped).changes[:1]
    with pytest.raises(InputError, match="There is another row for"):
        take_in(connection, PLAN, half)


def test_an_input_remembers_who_took_it_in_and_when(
    book: FilledBook, connection: Connection
) -> None:
    given = next(row for row in PLAN.rows_of(EffectInput) if row.value is not None)
    take_in(connection, PLAN, compared(filled(book, given, value=12.5)).usual, KARI)
    after = rows.get(connection, EffectInput, given.key)
    assert (after.value, after.entered_by) == (12.5, "Kari Nes")
    assert after.entered_at == NOON.replace(microsecond=0)


def test_who_entered_an_input_may_stand_in_the_workbook(
    book: FilledBook, connection: Connection
) -> None:
    given = next(row for row in PLAN.rows_of(EffectInput) if row.value is not None)
    cells = {"value": 12.5, "entered_by": "Per Vik"}
    take_in(connection, PLAN, compared(filled(book, given, **cells)).usual, KARI)
    assert rows.get(connection, EffectInput, given.key).entered_by == "Per Vik"


def test_a_commitment_reworded_past_the_draft_keeps_its_earlier_wording(
    book: FilledBook, connection: Connection
) -> None:
    agreement, commitment = PLAN.agreements[0], PLAN.commitments[0]
    rows.change(connection, Agreement, agreement.key, state="signed")
    found = compared(filled(book, commitment, text="Ny ordlyd."))
    take_in(connection, PLAN, found.usual, KARI)
    assert rows.get(connection, Commitment, commitment.key).text == "Ny ordlyd."
    kept = rows.read(connection, CommitmentWording, commitment=commitment.key)
    day = date(2026, 3, 2)
    assert [(w.text, w.changed_by) for w in kept if w.until == day] == [
        (commitment.text, "Kari Nes")
    ]


def test_a_row_that_went_meanwhile_is_told(book: FilledBook, connection: Connection) -> None:
    found = compared(filled(book, COST, gross_ore=1.0))
    rows.delete(connection, CostLine, COST.key)
    with pytest.raises(InputError, match="the plan no longer has this row"):
        take_in(connection, PLAN, found.usual)
