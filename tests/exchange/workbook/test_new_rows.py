"""Rows that people write below the others in a workbook: what becomes of each in the plan."""

from dataclasses import replace
from typing import Any

import pytest

from fbdesk.exchange.workbook.change import Change, Standing
from fbdesk.exchange.workbook.file import FilledBook
from fbdesk.models.agreement import Commitment, Condition
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.followup import Indicator
from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine
from fbdesk.models.organisation import ActionItem, AgendaItem
from fbdesk.models.reporting import ReportPeriod
from fbdesk.models.strategy import ReferenceAssumption, ReferenceValue
from tests.exchange.filled_books import (
    PLAN,
    compared,
    filled,
    only_change,
    row_number,
    sheet_of,
    told,
    with_row,
)

PARKING = PLAN.measures[0]


def new_row(book: FilledBook, table: str, **cells: object) -> Any:
    """Return the one row that a book adds."""
    change = only_change(with_row(book, table, **cells))
    assert change.standing is Standing.NEW
    return change.new


def test_a_new_measure_gets_the_next_number_and_the_last_place(book: FilledBook) -> None:
    made = new_row(book, "measure", title=" Sykkelhotell ", status="Vedtatt", start_year=2012.0)
    assert isinstance(made, Measure)
    assert (made.title, made.status, made.start_year) == ("Sykkelhotell", "adopted", 2012)
    assert made.number == "1.11"  # after 1.10
    assert made.position == max(measure.position for measure in PLAN.measures) + 1
    assert made.key not in {measure.key for measure in PLAN.measures}


def test_what_is_not_written_is_as_in_any_new_row(book: FilledBook) -> None:
    made = new_row(book, "measure", title="Sykkelhotell")
    assert (made.phase_in_years, made.existing, made.end_year) == (1, False, None)


def test_a_new_measure_may_have_a_number_of_its_own(book: FilledBook) -> None:
    assert new_row(book, "measure", number="S-1", title="Sykkelhotell").number == "S-1"


def test_a_new_commitment_is_numbered_too(book: FilledBook) -> None:
    party = PLAN.parties[0]
    made = new_row(book, "commitment", party_name=party.name, text="Bygge sykkelvei.")
    assert isinstance(made, Commitment)
    assert made.number not in {commitment.number for commitment in PLAN.commitments}
    assert made.party == party.key


def test_costs_may_belong_to_a_measure_that_is_new_itself(book: FilledBook) -> None:
    both = with_row(book, "measure", number="S-1", title="Sykkelhotell")
    both = with_row(both, "cost_line", measure_number="s-1", year=2012.0, gross_ore=2500.0)
    found = compared(both)
    assert told(found) == []
    measure, cost = (change.new for change in found.changes)
    assert isinstance(measure, Measure)
    assert isinstance(cost, CostLine)
    assert (cost.measure, cost.year, cost.gross_ore) == (measure.key, 2012, 250_000)


def test_a_row_with_a_wrong_cell_is_left_out_whole(book: FilledBook) -> None:
    found = compared(with_row(book, "measure", title="Sykkelhotell", status="Ferdigg"))
    assert found.changes == ()
    assert len(found.errors) == 1


def test_a_row_lacks_what_it_cannot_be_without(book: FilledBook) -> None:
    found = compared(with_row(book, "measure", responsible="Bydrift"))
    number = row_number(book, PLAN.measures[-1]) + 1
    assert told(found) == [f"error, Tiltak B{number}: Tittel must be filled in for a new row."]


def test_a_row_that_belongs_nowhere_says_so(book: FilledBook) -> None:
    found = compared(with_row(book, "reference_value", year=2015.0, emission_t=100.0))
    assert [text.split(": ", 1)[1] for text in told(found)] == [
        "It is not clear what the new row belongs to. Add it in fbdesk."
    ]


def test_an_empty_row_is_passed_over(book: FilledBook) -> None:
    assert compared(with_row(book, "measure", joint_t=5.0, position=3.0)).changes == ()


def test_a_stated_figure_belongs_to_the_sector_that_stands_beside_it(book: FilledBook) -> None:
    assumption = PLAN.rows_of(ReferenceAssumption)[0]
    shown = " / ".join(part for part in (assumption.sector, assumption.source) if part)
    years = {row.year for row in PLAN.rows_of(ReferenceValue)}
    made = new_row(
        book,
        "reference_value",
        assumption_name=shown,
        year=float(max(years) + 1),
        emission_t=1200.0,
    )
    assert isinstance(made, ReferenceValue)
    assert (made.assumption, made.emission_t) == (assumption.key, 1200.0)


@pytest.mark.parametrize("place", [1.0, ""])
def test_an_input_belongs_to_the_calculation_of_its_measure(
    book: FilledBook, place: object
) -> None:
    effect = PLAN.rows_of(Effect)[0]
    measure = PLAN.find(Measure, effect.measure)
    assert measure is not None
    made = new_row(
        book,
        "effect_input",
        measure_number=measure.number,
        calculation=place,
        name="nytt_tall",
        value=3.0,
    )
    assert isinstance(made, EffectInput)
    assert (made.effect, made.name, made.value) == (effect.key, "nytt_tall", 3.0)


def test_an_input_of_a_calculation_that_is_not_there_is_left_out(book: FilledBook) -> None:
    row = {"measure_number": PARKING.number, "calculation": 9.0, "name": "nytt_tall"}
    found = compared(with_row(book, "effect_input", **row))
    assert found.changes == ()
    assert len(found.errors) == 1


def test_a_copied_row_is_a_new_one_and_says_so(book: FilledBook) -> None:
    cost = PLAN.rows_of(CostLine)[0]
    sheet = sheet_of(book, "cost_line")
    cells = next(row.cells for row in sheet.rows if row.cells["key"] == cost.key)
    found = compared(with_row(book, "cost_line", **{**cells, "year": 2031.0}))
    (change,) = found.changes
    assert isinstance(change.new, CostLine)
    assert (change.new.year, change.new.gross_ore) == (2031, cost.gross_ore)
    assert change.new.key != cost.key
    (words,) = told(found)
    assert words.endswith(
        f"The row is a copy of row {row_number(book, cost)}, and comes in as a new one."
    )


def test_a_key_that_no_plan_has_comes_in_as_a_new_row(book: FilledBook) -> None:
    found = compared(with_row(book, "measure", key="skrevet-selv", title="Sykkelhotell"))
    (change,) = found.changes
    assert change.key != "skrevet-selv"
    assert ["The plan has no such row." in text for text in told(found)] == [True]


def test_two_new_rows_for_the_same_are_both_left_out(book: FilledBook) -> None:
    twice = with_row(book, "measure", number="S-1", title="Sykkelhotell")
    twice = with_row(twice, "measure", number="S-1", title="Sykkelvei")
    found = compared(twice)
    assert found.changes == ()
    assert [error.values["what"] for error in found.errors] == ["S-1", "S-1"]


def test_a_row_of_a_new_row_that_is_left_out_is_left_out_too(book: FilledBook) -> None:
    both = with_row(book, "measure", number=PARKING.number, title="Sykkelhotell")
    both = with_row(both, "indicator", title="Plasser", measure_number=PARKING.number, unit="stk")
    found = compared(both)
    assert found.changes == () or isinstance(found.changes[0].new, Indicator)
    assert len(found.errors) >= 1


def test_a_commitment_cannot_be_a_condition_of_itself(book: FilledBook) -> None:
    number = PLAN.commitments[0].number
    row = {"commitment_number": number, "requires_number": number, "text": "Alltid"}
    found = compared(with_row(book, "condition", **row))
    assert [change for change in found.changes if change.kind is Condition] == []
    assert ["cannot be a condition of itself" in text for text in told(found)] == [True]


def test_a_period_cannot_end_before_it_begins(book: FilledBook) -> None:
    row = {"title": "2031", "first_day": "31.12.2031", "last_day": "1.1.2031"}
    found = compared(with_row(book, "report_period", **row))
    assert [change for change in found.changes if change.kind is ReportPeriod] == []
    assert ["cannot be before its first day" in text for text in told(found)] == [True]


def _with_two_agendas(book: FilledBook) -> tuple[FilledBook, list[AgendaItem]]:
    """Return a book in which two meetings have an item of one name."""
    meetings = PLAN.meetings[:2]
    items = [AgendaItem(meeting=meeting.key, title="Nytt fra byene") for meeting in meetings]
    for item in items:
        meeting = next(each for each in meetings if each.key == item.meeting)
        book = with_row(
            book, "agenda_item", key=item.key, meeting_title=meeting.title, title="Nytt fra byene"
        )
    return book, items


def test_of_items_with_one_name_the_one_of_the_same_meeting_is_meant(book: FilledBook) -> None:
    twice, items = _with_two_agendas(book)
    plan = replace(PLAN, agenda_items=(*PLAN.agenda_items, *items))
    meeting = PLAN.meetings[1]
    row = {"meeting_title": meeting.title, "agenda_item_title": "Nytt fra byene", "text": "Ringe."}
    found = compared(with_row(twice, "action_item", **row), plan)
    (made,) = [change.new for change in found.changes if isinstance(change.new, ActionItem)]
    assert (made.meeting, made.agenda_item) == (meeting.key, items[1].key)


def test_a_name_that_several_rows_have_is_asked_about(book: FilledBook) -> None:
    party = PLAN.parties[0]
    twin = replace(party, key="tvilling")
    plan = replace(PLAN, parties=(*PLAN.parties, twin))
    lone = filled(book, party, name="Ny part")  # the sheet of parties knows the name no more
    found = compared(with_row(lone, "commitment", party_name=party.name, text="Noe."), plan)
    assert any("is the name of several rows in Parter" in text for text in told(found))


def test_a_row_that_was_taken_in_before_does_not_come_again(book: FilledBook) -> None:
    more = with_row(book, "measure", title="Sykkelhotell")
    made = only_change(more).new
    assert isinstance(made, Measure)
    plan = replace(PLAN, measures=(*PLAN.measures, replace(made, title="Omdøpt siden")))
    assert compared(more, plan).changes == ()
    twice = with_row(more, "measure", title="Sykkelhotell")
    assert len(compared(twice).changes) == 2  # two rows, although they say the same
    assert len(compared(twice, plan).changes) == 1


def test_every_change_has_a_name_of_its_own(book: FilledBook) -> None:
    several = filled(book, PARKING, title="Ny", risk="Ny")
    several = with_row(with_row(several, "measure", title="En"), "measure", title="To")
    changes: tuple[Change, ...] = compared(several).changes
    assert len({change.id for change in changes}) == len(changes) == 4
