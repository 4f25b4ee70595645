"""Tests of the name that is proposed for a file: whose it is, what it is, and of when."""

import re
from datetime import date

import pytest

from fbdesk.models.organisation import Meeting
from fbdesk.models.reporting import ReportPeriod
from fbdesk.models.snapshot import Plan
from fbdesk.reports.catalogue import Order, document_kind
from fbdesk.ui.pages.documents.names import LONGEST_NAME, file_name, told_of
from tests.builders import a_measure, a_plan

YEAR = ReportPeriod(
    key="year",
    title="Året 2009",
    kind="year",
    first_day=date(2009, 1, 1),
    last_day=date(2009, 12, 31),
)
QUARTER = ReportPeriod(
    key="quarter",
    title="Første kvartal 2010",
    kind="quarter",
    first_day=date(2010, 1, 1),
    last_day=date(2010, 3, 31),
)
HELD = Meeting(key="held", title="Styringsgruppen", dated=date(2009, 3, 26), state="held")
PLANNED = Meeting(key="planned", title="Toppmøte", state="planned")
BUS = a_measure("T-07", key="bus", title="Bussvei")
UNNUMBERED = a_measure("", key="bare", title="Gang/sykkel: bru?")
PLAN = a_plan(YEAR, QUARTER, HELD, PLANNED, BUS, UNNUMBERED, name="Grenland")


def named(plan: Plan, document: str, title: str, *, period: str = "", row: str = "") -> str:
    order = Order(document, "pdf", period=period or None, row=row or None)
    return file_name(plan, title, "pdf", told_of(plan, document_kind(document), order))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Grenland", "Grenland, handlingsprogram.pdf"),
        ("Porsgrunn / Skien: utkast?", "Porsgrunn Skien utkast, handlingsprogram.pdf"),
        ("..", "Handlingsprogram.pdf"),
        ("Å" * 200, "Å" * 64 + ", handlingsprogram.pdf"),
    ],
)
def test_a_files_name_is_one_that_every_system_takes(name: str, expected: str) -> None:
    assert file_name(a_plan(name=name), "Handlingsprogram", "pdf") == expected


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("", "Grenland, årsrapport 2009.pdf"),  # the newest of a year
        ("year", "Grenland, årsrapport 2009.pdf"),
        ("quarter", "Grenland, årsrapport første kvartal 2010.pdf"),
    ],
)
def test_a_report_is_named_by_its_period(period: str, expected: str) -> None:
    assert named(PLAN, "annual-report", "Årsrapport", period=period) == expected


def test_a_status_report_is_of_the_newest_period_of_any_kind() -> None:
    found = named(PLAN, "status-report", "Statusrapport")
    assert found == "Grenland, statusrapport første kvartal 2010.pdf"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("", "Grenland, referat 2009-03-26.pdf"),  # the last one held
        ("held", "Grenland, referat 2009-03-26.pdf"),
        ("planned", "Grenland, referat.pdf"),  # nobody has set its day
    ],
)
def test_minutes_are_named_by_the_day_of_their_meeting(row: str, expected: str) -> None:
    assert named(PLAN, "minutes", "Referat", row=row) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("", "Grenland, tiltakskort.pdf"),
        ("bus", "Grenland, tiltakskort T-07.pdf"),
        ("bare", "Grenland, tiltakskort Gang sykkel bru.pdf"),
    ],
)
def test_a_card_is_named_by_its_measure(row: str, expected: str) -> None:
    assert named(PLAN, "measure-card", "Tiltakskort", row=row) == expected


@pytest.mark.parametrize(
    "document", ["action-plan", "status-report", "annual-report", "measure-card", "minutes"]
)
def test_an_empty_plan_names_each_document_too(document: str) -> None:
    assert named(a_plan(name="Skien"), document, "Tittel") == "Skien, tittel.pdf"


def test_long_names_leave_room_for_each_other() -> None:
    title = "Samordnet planlegging: " * 20
    plan = a_plan(a_measure(title, key="long"), name="Byen ved elva " * 20)
    found = named(plan, "measure-card", "Tiltakskort", row="long")
    assert re.fullmatch(r"Byen ved.*, tiltakskort Samordnet planlegging .*\.pdf", found)
    assert len(found) <= LONGEST_NAME + len(", .pdf")
