"""Tests of the table of periods: titles of new ones, lateness, and what each column says."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from fbdesk.models.periods.proposals import Proposal
from fbdesk.models.programmes.programme import load_programme
from fbdesk.models.reporting import ReportPeriod
from fbdesk.reports.wording import wording_in
from fbdesk.ui.pages.reporting.list import PeriodTable, is_late, period_title, today

pytestmark = pytest.mark.usefixtures("norwegian")

YEAR = ReportPeriod(
    key="year",
    title="Året 2010",
    first_day=date(2010, 1, 1),
    last_day=date(2010, 12, 31),
    due=date(2011, 5, 1),
)


@pytest.mark.parametrize(
    ("kind", "month", "title"),
    [
        ("year", 1, "Året 2010"),
        ("half_year", 1, "Første halvår 2010"),
        ("half_year", 7, "Andre halvår 2010"),
        ("quarter", 1, "Første kvartal 2010"),
        ("quarter", 4, "Andre kvartal 2010"),
        ("quarter", 7, "Tredje kvartal 2010"),
        ("quarter", 10, "Fjerde kvartal 2010"),
    ],
)
def test_a_new_period_is_called_by_its_part_of_the_year(kind: str, month: int, title: str) -> None:
    first = date(2010, month, 1)
    assert period_title(Proposal(kind, first, first + timedelta(days=80), None)) == title


def test_a_report_is_late_from_the_day_after_it_was_due() -> None:
    assert not is_late(YEAR, date(2011, 5, 1))
    assert is_late(YEAR, date(2011, 5, 2))


def test_a_closed_period_is_never_late() -> None:
    assert not is_late(replace(YEAR, state="closed"), date(2020, 1, 1))


def test_a_period_without_a_day_is_never_late() -> None:
    assert not is_late(replace(YEAR, due=None), date(2020, 1, 1))


@pytest.fixture
def table(qtbot: QtBot) -> PeriodTable:
    """Give a table with a late year, a quarter that is due tomorrow, and a closed half-year."""
    made = PeriodTable(wording_in("nb", load_programme("framtidens-byer")))
    qtbot.addWidget(made)
    coming = replace(
        YEAR, key="quarter", title="K1", kind="quarter", due=today() + timedelta(days=1)
    )
    closed = replace(YEAR, key="half", title="H1", kind="half_year", state="closed", due=None)
    made.show_rows((YEAR, coming, closed))
    return made


def column(table: PeriodTable, code: str) -> list[str]:
    (found,) = (each for each in table.rows.columns if each.code == code)
    return [
        str(found.text(found.value(row)) if found.text else found.value(row))
        for row in table.rows.rows
    ]


def test_kinds_and_states_are_told_in_words(table: PeriodTable) -> None:
    assert column(table, "kind") == ["År", "Kvartal", "Halvår"]
    assert column(table, "state") == ["Åpen", "Åpen", "Lukket"]


def test_a_day_is_written_as_in_other_tables_and_none_as_a_dash(table: PeriodTable) -> None:
    days = column(table, "due")
    assert (days[0], days[2]) == ("01.05.2011", "–")


def test_only_the_late_one_is_marked_and_says_why(table: PeriodTable) -> None:
    (due,) = (each for each in table.rows.columns if each.code == "due")
    assert due.tone is not None
    assert due.tooltip is not None
    assert [due.tone(row) for row in table.rows.rows] == ["warning", "", ""]
    words = [due.tooltip(row) for row in table.rows.rows]
    assert words == ["Fristen er gått, og perioden er åpen.", "", ""]
