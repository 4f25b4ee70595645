"""What a filled-in workbook changes: cell by cell against the plan as it was and as it is."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fbdesk.errors import FileError
from fbdesk.exchange.reading import ReadingStoppedError
from fbdesk.exchange.workbook.change import Standing
from fbdesk.exchange.workbook.compare import compare, preview
from fbdesk.exchange.workbook.file import FilledBook
from fbdesk.models.agreement import Commitment
from fbdesk.models.effects import EffectInput
from fbdesk.models.followup import Milestone
from fbdesk.models.measures import Measure, MeasurePartner
from fbdesk.models.money import CostLine
from fbdesk.models.reporting import ReportPeriod
from fbdesk.models.row import Row
from fbdesk.models.snapshot import PARTS, Plan
from fbdesk.models.strategy import Strategy
from tests.builders import a_plan, changed
from tests.exchange.filled_books import (
    NAMES,
    PLAN,
    compared,
    filled,
    line_filled,
    only_change,
    row_number,
    sheet_of,
    told,
    with_row,
    without_row,
)

PARKING = PLAN.measures[0]
COST = PLAN.rows_of(CostLine)[0]


def plan_with(*rows: Row) -> Plan:
    """Return the plan as it is after other people worked on these rows."""
    parts: dict[str, Any] = {}
    for row in rows:
        name = PARTS[type(row)]
        held = parts.get(name) or getattr(PLAN, name)
        parts[name] = tuple(row if each.key == row.key else each for each in held)
    return replace(PLAN, **parts)


def test_a_workbook_that_nobody_filled_in_changes_nothing(book: FilledBook) -> None:
    found = compared(book)
    assert found.changes == ()
    assert found.messages == ()


def test_a_changed_cell_says_where_it_stands_and_both_values(book: FilledBook) -> None:
    change = only_change(filled(book, PARKING, title="Parkeringsavgift i sentrum"))
    assert (change.kind, change.key, change.field) == (Measure, PARKING.key, "title")
    assert (change.sheet, change.column) == ("Tiltak", "B")
    assert change.row == row_number(book, PARKING)
    assert (change.held, change.wanted) == ("Parkeringsavgift", "Parkeringsavgift i sentrum")
    assert change.standing is Standing.CHANGED
    assert change.usually_taken


@pytest.mark.parametrize(
    ("name", "cell", "value"),
    [
        ("status", "Gjennomført", "completed"),
        ("focus_area", "4 Tilpasning til klimaendringer", "4"),
        ("start_year", "2 012", 2012),
        ("existing", "Nei", False),
        ("end_year", "", None),
        ("description", "", ""),
        ("title", "  Ny tittel ", "Ny tittel"),
    ],
)
def test_each_kind_of_cell_becomes_what_the_plan_stores(
    book: FilledBook, name: str, cell: object, value: object
) -> None:
    assert only_change(filled(book, PARKING, **{name: cell})).wanted == value


def test_blanks_around_a_text_are_no_change(book: FilledBook) -> None:
    assert compared(filled(book, PARKING, title=" Parkeringsavgift ")).changes == ()


def test_money_is_typed_in_kroner(book: FilledBook) -> None:
    change = only_change(filled(book, COST, gross_ore="1 500 000,-"))
    assert change.wanted == 150_000_000


def test_a_milestone_takes_a_written_date(book: FilledBook) -> None:
    milestone = PLAN.rows_of(Milestone)[0]
    change = only_change(filled(book, milestone, due="1. mars 2012"))
    assert change.wanted == date(2012, 3, 1)


def test_what_was_changed_in_the_plan_alone_stays_as_it_is(book: FilledBook) -> None:
    plan = plan_with(changed(PARKING, title="Omdøpt i planen", start_year=2014))
    assert compared(book, plan).changes == ()


def test_the_same_change_on_both_sides_is_no_change(book: FilledBook) -> None:
    plan = plan_with(changed(PARKING, title="Nytt navn"))
    assert compared(filled(book, PARKING, title="Nytt navn"), plan).changes == ()


def test_what_both_sides_changed_is_a_conflict_and_not_taken_by_itself(book: FilledBook) -> None:
    plan = plan_with(changed(PARKING, title="Navn i planen"))
    change = only_change(filled(book, PARKING, title="Navn i skjemaet"), plan)
    assert change.standing is Standing.CONFLICT
    assert not change.usually_taken
    assert (change.held, change.wanted) == ("Navn i planen", "Navn i skjemaet")


def test_two_fields_of_a_row_are_told_apart(book: FilledBook) -> None:
    plan = plan_with(changed(PARKING, title="Navn i planen"))
    filled_in = filled(book, PARKING, title="Navn i skjemaet", risk="Ingen.")
    standings = {c.field: c.standing for c in compared(filled_in, plan).changes}
    assert standings == {"title": Standing.CONFLICT, "risk": Standing.CHANGED}


def test_computed_columns_are_not_read_back(book: FilledBook) -> None:
    cells = {"joint_t": 1e9, "partners": "Alle", "counts": "Nei", "cost_per_t": "feil"}
    assert compared(filled(book, PARKING, **cells)).changes == ()


def test_the_order_of_rows_is_not_read_back(book: FilledBook) -> None:
    assert compared(filled(book, PARKING, position=99.0)).changes == ()


def test_a_row_that_is_gone_is_listed_and_not_deleted_by_itself(book: FilledBook) -> None:
    change = only_change(without_row(book, COST))
    assert (change.kind, change.key, change.standing) == (CostLine, COST.key, Standing.GONE)
    assert (change.row, change.usually_taken) == (0, False)


def test_a_row_that_came_into_the_plan_meanwhile_is_not_gone(book: FilledBook) -> None:
    more = CostLine(measure=PARKING.key, year=2013, gross_ore=1)
    plan = replace(PLAN, cost_lines=(*PLAN.cost_lines, more))
    assert compared(book, plan).changes == ()


def test_a_row_deleted_in_the_plan_stays_deleted_unless_it_is_ticked(book: FilledBook) -> None:
    plan = replace(PLAN, cost_lines=tuple(c for c in PLAN.cost_lines if c.key != COST.key))
    found = compared(book, plan)
    (change,) = found.changes
    assert (change.key, change.standing) == (COST.key, Standing.CONFLICT)
    assert change.new == changed(COST, rev=0)
    assert ["deleted in the plan after the workbook was made" in text for text in told(found)] == [
        True
    ]


def test_a_wrong_cell_is_told_with_its_place_and_the_rest_goes_on(book: FilledBook) -> None:
    found = compared(filled(book, PARKING, status="Ferdigg", start_year="snart", risk="Liten."))
    row = row_number(book, PARKING)
    assert [change.field for change in found.changes] == ["risk"]
    status, start = told(found)
    assert status.startswith(f"error, Tiltak E{row}: «Ferdigg» is not one of the choices. Allowed:")
    assert start == f"error, Tiltak F{row}: «snart» is not a number."
    assert len(found.errors) == 2


def test_a_spoiled_cell_is_not_taken_for_an_empty_one(book: FilledBook) -> None:
    sheet = replace(sheet_of(book, "cost_line"), spoiled=frozenset({"F5"}))
    spoiled = replace(book, sheets=(sheet,))
    row = next(row for row in sheet.rows if row.number == 5)
    assert sheet.letters("gross_ore") == "F"
    broken = filled(spoiled, PLAN.find(CostLine, str(row.cells["key"])) or COST, gross_ore="")
    (error,) = told(compared(broken))
    assert error.startswith("error, Kostnader F5: The cell shows an error, or a formula")


def test_a_cell_that_was_merged_with_another_is_not_taken_for_an_empty_one(
    book: FilledBook,
) -> None:
    sheet = replace(sheet_of(book, "measure"), merged={"I6": "I5"})
    row = next(row for row in sheet.rows if row.number == 6)
    assert sheet.letters("responsible") == "I"
    merged = filled(
        replace(book, sheets=(sheet,)), PLAN.find(Measure, str(row.cells["key"])) or PARKING,
        responsible="",
    )  # fmt: skip
    (error,) = told(compared(merged))
    assert error.startswith("error, Tiltak I6: The cell is merged with I5, so that nothing can")


@pytest.mark.parametrize("name", ["number", "title"])
def test_a_row_cannot_lose_what_it_is_called_by(book: FilledBook, name: str) -> None:
    found = compared(filled(book, PARKING, **{name: " "}))
    held = getattr(PARKING, name)
    assert found.changes == ()
    assert told(found)[0].endswith(f"{held} keeps its name: a name cannot be empty.")


def test_a_reference_is_changed_by_the_name_that_people_see(book: FilledBook) -> None:
    other = PLAN.measures[1]
    change = only_change(filled(book, COST, measure_number=other.number))
    assert (change.field, change.held, change.wanted) == ("measure", COST.measure, other.key)
    assert change.words == other.number


def test_an_unknown_reference_says_where_to_add_it(book: FilledBook) -> None:
    (error,) = told(compared(filled(book, COST, measure_number="T-99")))
    assert error.endswith(
        "«T-99» is not in Tiltak. Choose one from the list, or add it there first."
    )


def test_a_measure_renumbered_in_the_plan_does_not_lose_its_costs(book: FilledBook) -> None:
    plan = plan_with(changed(PARKING, number="T-50"))
    assert compared(book, plan).changes == ()


def test_a_measure_renumbered_in_the_workbook_keeps_its_costs_under_either_number(
    book: FilledBook,
) -> None:
    renumbered = filled(book, PARKING, number="T-50")
    assert only_change(renumbered).field == "number"
    followed = filled(renumbered, COST, measure_number="T-50")
    assert [change.field for change in compared(followed).changes] == ["number"]


def test_a_line_of_the_plans_own_settings_is_read_back(book: FilledBook) -> None:
    change = only_change(line_filled(book, PLAN.settings, "subtitle", "Ny undertittel"))
    assert (change.key, change.field, change.wanted) == (
        PLAN.settings.key,
        "subtitle",
        "Ny undertittel",
    )


def test_the_inventory_edition_is_chosen_by_its_name(book: FilledBook) -> None:
    found = compared(line_filled(book, PLAN.settings, "inventory_edition", "Finnes ikke"))
    name = book.index.sheets["inventory_edition"].name
    assert [f"«Finnes ikke» is not in {name}." in text for text in told(found)] == [True]


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("programme", "annet-program", "«annet-program» is not one of the choices"),
        ("factors_edition", "2020.1", "The edition of the factors is chosen on the page Factors."),
    ],
)
def test_choices_that_hang_together_are_made_in_the_program(
    book: FilledBook, name: str, value: str, why: str
) -> None:
    found = compared(line_filled(book, PLAN.settings, name, value))
    assert found.changes == ()
    assert [why in text for text in told(found)] == [True]


def test_a_text_of_the_strategy_is_read_back_by_its_head(book: FilledBook) -> None:
    strategy = PLAN.rows_of(Strategy)[0]
    sheet = sheet_of(book, "strategy")
    head = next(str(r.cells["field"]) for r in sheet.rows if r.cells["key"] == strategy.key)
    change = only_change(line_filled(book, strategy, head, "Ny tekst."))
    assert (change.kind, change.field, change.wanted) == (Strategy, head, "Ny tekst.")


def test_lines_cannot_be_added_to_a_sheet_of_fields(book: FilledBook) -> None:
    found = compared(with_row(book, "plan", value="Noe"))
    assert found.changes == ()
    found = compared(with_row(book, "strategy", focus_area="1 Arealbruk og transport"))
    assert [text.split(": ")[1] for text in told(found)] == ["Lines cannot be added to this sheet."]


def test_a_closed_period_is_not_written_into(book: FilledBook) -> None:
    period = next(p for p in PLAN.rows_of(ReportPeriod) if p.state == "closed")
    found = compared(filled(book, period, summary="Omskrevet."))
    assert found.changes == ()
    assert ["The report period is closed." in text for text in told(found)] == [True]


def test_a_period_is_closed_in_the_program_alone(book: FilledBook) -> None:
    period = next(p for p in PLAN.rows_of(ReportPeriod) if p.state == "open")
    found = compared(filled(book, period, state="Lukket"))
    assert found.changes == ()
    assert ["closed and reopened on the page Reporting" in text for text in told(found)] == [True]


def test_bold_words_that_nobody_touched_are_no_change(book: FilledBook) -> None:
    bold = changed(PARKING, description="Avgift på **alle** plasser.")
    plan = plan_with(bold)
    plainly = filled(book, PARKING, description="Avgift på alle plasser.")
    known = replace(plainly, bold={"Avgift på alle plasser.": "Avgift på **alle** plasser."})
    assert compared(known, plan).changes == ()
    # Typed anew without bold, while the plan has it: what the workbook says has none.
    change = only_change(plainly, plan)
    assert change.wanted == "Avgift på alle plasser."


def test_a_text_that_is_bold_as_a_whole_is_no_change(book: FilledBook) -> None:
    plan = plan_with(changed(PARKING, description="**Viktig**"))
    assert compared(filled(book, PARKING, description="Viktig"), plan).changes == ()


def test_a_text_longer_than_its_cell_is_known_by_its_end(book: FilledBook) -> None:
    start, end = "x" * 32_767, "slutten"
    plan = plan_with(changed(PARKING, lessons=start + end))
    index = replace(book.index, rests={"Tiltak": {"AF5": end}})
    cut = filled(replace(book, index=index), PARKING, lessons=start)
    assert compared(cut, plan).changes == ()
    (error,) = told(compared(filled(cut, PARKING, lessons="y" + start[1:]), plan))
    assert "The text is too long for a cell, so that its end would be lost." in error


def test_an_input_of_a_calculation_is_read_back(book: FilledBook) -> None:
    given = next(row for row in PLAN.rows_of(EffectInput) if row.value is not None)
    change = only_change(filled(book, given, value=12.5))
    assert (change.key, change.field, change.wanted) == (given.key, "value", 12.5)


def test_a_commitment_is_given_to_another_party_by_name(book: FilledBook) -> None:
    commitment = PLAN.commitments[0]
    other = next(party for party in PLAN.parties if party.key != commitment.party)
    change = only_change(filled(book, commitment, party_name=other.name.upper()))
    assert (change.kind, change.field, change.wanted) == (Commitment, "party", other.key)


def test_what_must_be_there_cannot_be_emptied(book: FilledBook) -> None:
    commitment = PLAN.commitments[0]
    (error,) = told(compared(filled(book, commitment, party_name="")))
    assert error.endswith("Part cannot be empty.")


def test_two_measures_cannot_come_to_have_one_number(book: FilledBook) -> None:
    other = PLAN.measures[1]
    found = compared(filled(book, PARKING, number=other.number, risk="Liten."))
    assert found.changes == ()
    (error,) = told(found)
    assert f"There is another row for {other.number}." in error


def test_two_targets_cannot_both_be_the_main_one(book: FilledBook) -> None:
    main = next(target for target in PLAN.targets if target.main)
    other = replace(main, key="annet-måltall", title="Annet", main=False)
    plan = replace(PLAN, targets=(*PLAN.targets, other))
    made = with_row(book, "target", key=other.key, title="Annet", main="Ja")
    found = compared(made, plan)
    assert [change.field for change in found.changes if change.field == "main"] == []
    assert any("Only one target can be the main one." in text for text in told(found))


def test_a_row_without_a_mark_at_export_counts_as_changed_on_both_sides(book: FilledBook) -> None:
    index = replace(book.index, marks={})
    change = only_change(filled(replace(book, index=index), PARKING, title="Nytt navn"))
    assert change.standing is Standing.CONFLICT


def test_partners_are_rows_of_their_own(book: FilledBook) -> None:
    link = PLAN.rows_of(MeasurePartner)[0]
    assert only_change(without_row(book, link)).kind is MeasurePartner


def test_a_workbook_of_another_plan_is_refused(workbook_file: Path) -> None:
    with pytest.raises(FileError, match="was made from another plan"):
        preview(a_plan(), workbook_file, NAMES)


def test_a_long_sheet_is_left_in_the_middle_when_the_user_wants_it(book: FilledBook) -> None:
    asked: list[int] = []
    sheet = sheet_of(book, "measure")
    long = replace(sheet, rows=sheet.rows * 600)

    def after_some() -> bool:
        asked.append(len(asked))
        return len(asked) > 3

    with pytest.raises(ReadingStoppedError):
        compare(PLAN, replace(book, sheets=(long,)), NAMES, after_some)


def test_reading_stops_when_the_user_wants_it(workbook_file: Path) -> None:
    with pytest.raises(ReadingStoppedError):
        preview(PLAN, workbook_file, NAMES, lambda: True)
