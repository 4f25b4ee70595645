"""Out, back in, and out again: a workbook that comes back gives the plan that it was made from."""

import io
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fbdesk.exchange.workbook.compare import preview
from fbdesk.exchange.workbook.file import FilledBook, read_workbook
from fbdesk.exchange.workbook.take_in import TakenBy, take_in
from fbdesk.models import rows
from fbdesk.models.declarations import KINDS
from fbdesk.models.money import CostLine
from fbdesk.models.snapshot import PARTS, Plan
from tests.builders import a_measure, a_plan, an_open_plan
from tests.exchange.filled_books import NAMES, PLAN, sheet_of
from tests.reports.full_plan import workbook_of

SPREADSHEET = shutil.which("soffice")


def filled_in_by_hand(content: bytes, cells: dict[tuple[str, str], Any]) -> bytes:
    """Return a workbook as a spreadsheet saves it after cells were filled in."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content))
    for (sheet, address), value in cells.items():
        book[sheet][address] = value
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def taken_into(plan: Plan, path: Path) -> Plan:
    """Return the plan after everything usual of a workbook was taken in."""
    found = preview(plan, path, NAMES)
    assert found.messages == ()
    every = [row for kind in KINDS for row in plan.rows_of(kind)]
    with an_open_plan(*every) as connection:
        take_in(connection, plan, found.usual, TakenBy("Kari", datetime(2026, 3, 2, tzinfo=UTC)))
        parts: dict[str, Any] = {name: rows.read(connection, kind) for kind, name in PARTS.items()}
        (own,) = rows.read(connection, type(plan.settings))
    return Plan(settings=own, **parts)


def test_what_was_filled_in_stands_in_the_next_workbook(
    workbook_file: Path, book: FilledBook, tmp_path: Path
) -> None:
    sheet = sheet_of(book, "measure")
    place = {code: sheet.letters(code) for code in sheet.places}
    below = f"{len(PLAN.measures) + 5}"
    cells: dict[tuple[str, str], Any] = {
        ("Tiltak", f"{place['title']}5"): "Parkeringsavgift, ny sats",
        ("Tiltak", f"{place['end_year']}5"): "2 016",
        ("Tiltak", f"{place['status']}6"): "gjennomført",
        ("Tiltak", f"{place['number']}{below}"): "S-1",
        ("Tiltak", f"{place['title']}{below}"): "Sykkelhotell",
    }
    path = tmp_path / "utfylt.xlsx"
    path.write_bytes(filled_in_by_hand(workbook_file.read_bytes(), cells))
    after = taken_into(PLAN, path)
    parking, drainage, made = after.measures
    assert (parking.title, parking.end_year) == ("Parkeringsavgift, ny sats", 2016)
    assert (drainage.status, made.title) == ("completed", "Sykkelhotell")

    again = tmp_path / "igjen.xlsx"
    again.write_bytes(workbook_of(after))
    assert preview(after, again, NAMES).changes == ()
    written = sheet_of(read_workbook(again), "measure").rows
    assert [row.cells["title"] for row in written] == [m.title for m in after.measures]
    assert written[0].cells["end_year"] == 2016


def test_a_workbook_in_english_comes_back_too(tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    path.write_bytes(workbook_of(PLAN, "en"))
    found = preview(PLAN, path, NAMES)
    assert (found.changes, found.messages) == ((), ())


@pytest.mark.skipif(SPREADSHEET is None, reason="LibreOffice is not here")
def test_a_workbook_that_another_program_saved_changes_nothing(
    workbook_file: Path, tmp_path: Path
) -> None:
    command = [
        str(SPREADSHEET),
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        *("--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"),
        *("--outdir", str(tmp_path / "out"), str(workbook_file)),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    found = preview(PLAN, tmp_path / "out" / workbook_file.name, NAMES)
    assert (found.changes, found.messages) == ((), ())


TEXTS = st.text(max_size=30).filter(lambda text: "\0" not in text)
YEARS = st.none() | st.integers(1990, 2100)
AMOUNTS = st.integers(-(10**13), 10**13)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Return a small plan with any texts, years and amounts."""
    measures = [
        a_measure(
            f"T-{number}",
            title=draw(TEXTS),
            description=draw(TEXTS),
            start_year=draw(YEARS),
            priority=draw(st.sampled_from(("", "low", "high"))),
            existing=draw(st.booleans()),
        )
        for number in range(1, 4)
    ]
    costs = [
        CostLine(
            measure=measure.key,
            year=2012,
            gross_ore=draw(AMOUNTS),
            actual_ore=draw(st.none() | AMOUNTS),
            note=draw(TEXTS),
        )
        for measure in measures
    ]
    return a_plan(*measures, *costs, name=draw(TEXTS), discount_rate=draw(st.floats(0, 0.2)))


@settings(
    max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(plan=plans())
def test_any_plan_comes_back_as_it_went_out(plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "rapport.xlsx"
    path.write_bytes(workbook_of(plan))
    found = preview(plan, path, NAMES)
    assert (found.changes, found.messages) == ((), ())
