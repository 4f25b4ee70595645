"""From a filled-in cell to the value that the plan stores, or what is wrong with it."""

from datetime import UTC, date, datetime, time

import pytest

from fbdesk.errors import InputError
from fbdesk.exchange.workbook.index import ListedColumn
from fbdesk.exchange.workbook.values import Choices, cell_text, stored_value
from fbdesk.models.agreement import Commitment
from fbdesk.models.declarations import fields
from fbdesk.models.effects import EffectInput
from fbdesk.models.followup import Milestone
from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine
from fbdesk.models.row import Row, Stored
from fbdesk.models.strategy import Target

CHOICES = Choices(
    shown={
        "status": {"Idé": "idea", "Vedtatt": "adopted", "Påbegynt": "started"},
        "priority": {"Høy": "high"},
        "focus_area": {"1 Arealbruk og transport": "1"},
    },
    others={"status": {"Adopted": "adopted", "Vedteke": "adopted", "Idé": "wrong"}},
)


def value_of(kind: type[Row], name: str, cell: object) -> Stored:
    """Return what a cell of a field's column means."""
    declared = next(field for field in fields(kind) if field.name == name)
    column = ListedColumn(name, "A", "field", "text", "", "", f"Heading\nof {name}")
    return stored_value(declared, column, cell, CHOICES)


def problem_of(kind: type[Row], name: str, cell: object) -> str:
    """Return what is said of a cell."""
    with pytest.raises(InputError) as caught:
        value_of(kind, name, cell)
    return str(caught.value)


@pytest.mark.parametrize("cell", [2012.0, "2012", "2 012", 2012])
def test_a_year_is_a_whole_number_however_it_was_typed(cell: object) -> None:
    found = value_of(Measure, "start_year", cell)
    assert (found, type(found)) == (2012, int)


def test_a_number_out_of_bounds_names_the_column_and_the_bounds() -> None:
    assert problem_of(Measure, "start_year", 12.0) == (
        "Heading of start_year must be between 1990 and 2100, not 12."
    )


def test_a_whole_number_takes_no_decimals() -> None:
    assert problem_of(Measure, "phase_in_years", 2.5) == (
        "Heading of phase_in_years must be a whole number, not 2.5."
    )


def test_a_date_where_a_number_belongs_is_told() -> None:
    assert problem_of(CostLine, "year", date(2009, 5, 19)).startswith("«19.05.2009» is a date")


@pytest.mark.parametrize(
    ("cell", "amount_ore"),
    [(1500.0, 150_000), (0.1, 10), ("1 500,50", 150_050), ("kr 2 000,-", 200_000), (-3.0, -300)],
)
def test_kroner_become_ore(cell: object, amount_ore: int) -> None:
    assert value_of(CostLine, "gross_ore", cell) == amount_ore


def test_a_very_large_whole_number_keeps_its_last_digit() -> None:
    assert value_of(Measure, "position", "9007199254740993") == 9_007_199_254_740_993


def test_a_share_may_be_typed_in_per_cent() -> None:
    assert value_of(Target, "reduction_share", "20 %") == pytest.approx(0.2)
    assert "must be between" in problem_of(Target, "reduction_share", 20.0)


@pytest.mark.parametrize("cell", ["", "  "])
def test_an_empty_cell_is_unknown_where_that_is_allowed(cell: str) -> None:
    assert value_of(Measure, "start_year", cell) is None
    assert value_of(Measure, "title", cell) == cell
    assert value_of(Measure, "priority", cell) == ""


@pytest.mark.parametrize(
    ("kind", "name"), [(Measure, "phase_in_years"), (Measure, "existing"), (CostLine, "kind")]
)
def test_an_empty_cell_is_refused_where_a_value_is_needed(kind: type[Row], name: str) -> None:
    assert problem_of(kind, name, "") == f"Heading of {name} cannot be empty."


@pytest.mark.parametrize("cell", [date(1905, 7, 4), datetime(1905, 7, 4)])  # noqa: DTZ001 as read
def test_a_year_typed_into_a_cell_of_dates_is_not_taken_for_a_day_of_1905(cell: date) -> None:
    assert problem_of(Commitment, "deadline", cell) == (
        "«04.07.1905» is what a spreadsheet makes of 2012 in a cell of dates. Write a whole date, "
        "such as 31.12.2012."
    )


@pytest.mark.parametrize("day", [date(1905, 6, 11), date(1905, 10, 1), date(2012, 7, 4)])
def test_other_days_are_days(day: date) -> None:
    assert value_of(Commitment, "deadline", day) == day


@pytest.mark.parametrize(
    "cell", ["Vedtatt", "vedtatt", " VEDTATT ", "adopted", "Adopted", "Vedteke"]
)
def test_a_choice_is_known_by_its_name_in_any_language_and_by_its_code(cell: str) -> None:
    assert value_of(Measure, "status", cell) == "adopted"


def test_the_names_of_the_workbook_come_before_those_of_other_languages() -> None:
    assert value_of(Measure, "status", "Idé") == "idea"


def test_a_code_that_became_a_number_is_still_the_code() -> None:
    assert value_of(Measure, "focus_area", 1.0) == "1"


def test_an_unknown_choice_lists_the_allowed_ones() -> None:
    assert problem_of(Measure, "status", "Ferdigg") == (
        "«Ferdigg» is not one of the choices. Allowed: Idé, Vedtatt, Påbegynt."
    )


def test_of_many_choices_the_first_are_listed() -> None:
    many = Choices({"status": {f"Navn {n}": f"code{n}" for n in range(20)}}, {})
    with pytest.raises(InputError, match="Navn 11 …"):
        many.code("status", "Annet")


@pytest.mark.parametrize(
    ("cell", "is_so"),
    [("Ja", True), ("nei", False), (True, True), (False, False), ("x", True), ("FALSE", False)],
)
def test_yes_and_no_are_known_in_their_usual_forms(cell: object, is_so: bool) -> None:
    assert value_of(Measure, "existing", cell) is is_so


def test_neither_yes_nor_no_is_told() -> None:
    assert "«kanskje» is not one of the choices" in problem_of(Measure, "existing", "kanskje")


@pytest.mark.parametrize(
    "cell",
    [date(2012, 3, 1), datetime.fromisoformat("2012-03-01T09:30"), "1.3.2012", "1. mars 2012"],
)
def test_a_day_may_be_a_date_or_a_text(cell: object) -> None:
    found = value_of(Milestone, "due", cell)
    assert (found, type(found)) == (date(2012, 3, 1), date)


def test_a_number_is_no_date() -> None:
    assert problem_of(Milestone, "due", 40_969.0) == ("«40969» is no date. Write it as 31.12.2010.")


@pytest.mark.parametrize(
    "cell",
    [
        *(datetime.fromisoformat("2009-05-19T12:30"), "2009-05-19T12:30:00"),
        *("2009-05-19 12:30:00+00:00", "2009-05-19T12:30:00+00:00"),
    ],
)
def test_a_moment_is_one_in_utc(cell: object) -> None:
    moment = datetime(2009, 5, 19, 12, 30, tzinfo=UTC)
    assert value_of(EffectInput, "entered_at", cell) == moment


def test_a_day_alone_is_the_moment_at_which_it_begins() -> None:
    begins = datetime(2009, 5, 19, tzinfo=UTC)
    assert value_of(EffectInput, "entered_at", "19.5.2009") == begins
    assert "is no date" in problem_of(EffectInput, "entered_at", "kl. 12:30")


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (1801.0, "1801"),
        (2.5, "2,5"),
        (True, "Ja"),
        (False, "Nei"),
        (date(2009, 5, 9), "09.05.2009"),
        (datetime.fromisoformat("2009-05-09"), "09.05.2009"),
        (datetime.fromisoformat("2009-05-09T08:05"), "09.05.2009 08:05"),
        (time(8, 5), "08:05"),
        (" tekst ", " tekst "),
    ],
)
def test_a_text_field_takes_what_a_spreadsheet_made_of_a_text(cell: object, text: str) -> None:
    assert cell_text(cell) == text
    assert value_of(Measure, "title", cell) == text


def test_a_text_that_is_too_long_for_the_plan_is_refused() -> None:
    assert "is too long" in problem_of(Measure, "title", "x" * 10_001)
