"""What the workbook shows before it is recalculated is what a spreadsheet makes of its formulas."""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.snapshot import Plan
from tests.builders import a_measure, a_plan
from tests.reports.full_plan import the_workbook, workbook_of
from tests.reports.read_workbook import ReadBook

SPREADSHEET = shutil.which("soffice")
CACHED = re.compile(rb"(</f>)<v>[^<]*</v>")


def without_results(content: bytes) -> bytes:
    """Return a workbook whose formulas have no result yet, so that they must be computed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(made, "w") as bare:
        for name in given.namelist():
            part = given.read(name)
            is_sheet = name.startswith("xl/worksheets/sheet")
            bare.writestr(name, CACHED.sub(rb"\1", part) if is_sheet else part)
    return made.getvalue()


def recalculated(folder: Path, **contents: bytes) -> dict[str, Any]:
    """Return workbooks as LibreOffice, started once, computes them."""
    from openpyxl import load_workbook

    for name, content in contents.items():
        (folder / f"{name}.xlsx").write_bytes(without_results(content))
    command = [
        str(SPREADSHEET),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"),
        *("--outdir", str(folder / "out"), *(str(folder / f"{name}.xlsx") for name in contents)),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return {
        name: load_workbook(folder / "out" / f"{name}.xlsx", data_only=True) for name in contents
    }


@pytest.fixture(scope="module")
def lookalikes() -> ReadBook:
    return ReadBook(workbook_of(alike()))


@pytest.fixture(scope="module")
def computed(tmp_path_factory: pytest.TempPathFactory, lookalikes: ReadBook) -> dict[str, Any]:
    """Give what LibreOffice makes of both workbooks."""
    if SPREADSHEET is None:
        pytest.skip("LibreOffice is not here")
    folder = tmp_path_factory.mktemp("recalculated")
    return recalculated(folder, full=the_workbook().content, alike=lookalikes.content)


def formulas(read: ReadBook) -> Iterator[tuple[str, str]]:
    """Yield the sheet and address of every formula."""
    for page in read.formulas.worksheets:
        for row in page.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    yield page.title, cell.coordinate


def test_every_formula_gives_the_value_that_stands_in_its_cell(computed: dict[str, Any]) -> None:
    read, found_book = the_workbook(), computed["full"]
    places = list(formulas(read))
    assert len(places) > 80
    wrong = {
        place: (shown, found)
        for sheet, place in places
        for shown in [read.values[sheet][place].value]
        for found in [found_book[sheet][place].value]
        if not same(shown, found)
    }
    assert wrong == {}


def same(shown: Any, found: Any) -> bool:
    """Tell whether two cells hold the same: numbers to a billionth, and empty as empty."""
    if isinstance(shown, int | float) and isinstance(found, int | float):
        return found == pytest.approx(shown, rel=1e-9, abs=1e-9)
    return (shown or None) == (found or None)


def test_a_workbook_without_results_really_has_none() -> None:
    bare = ReadBook(without_results(the_workbook().content))
    assert {bare.values[sheet][place].value for sheet, place in formulas(the_workbook())} == {None}


# Numbers that a spreadsheet's own comparison takes for one.

ALIKE = ("1.1", "1.10", "01.1", "1a", "1A")


def alike() -> Plan:
    """Return measures with such numbers; the n-th costs n kroner, of which it has n øre."""
    rows: list[Any] = []
    for place, number in enumerate(ALIKE, start=1):
        measure = a_measure(number, position=place)
        rows += [
            measure,
            CostLine(measure=measure.key, year=2010, gross_ore=100 * place, actual_ore=50 * place),
            FundingLine(measure=measure.key, year=2010, granted_ore=place),
        ]
    return a_plan(*rows)


EXPECTED_KR = {
    "spending_ore": [1, 2, 3, 4, 5],
    "actual_ore": [0.5, 1, 1.5, 2, 2.5],
    "granted_ore": [0.01, 0.02, 0.03, 0.04, 0.05],
    "unfunded_ore": [0.99, 1.98, 2.97, 3.96, 4.95],
}


@pytest.mark.parametrize("column", EXPECTED_KR)
def test_each_measure_has_its_own_money(lookalikes: ReadBook, column: str) -> None:
    assert lookalikes.column("money", "number") == list(ALIKE)
    assert lookalikes.column("money", column) == pytest.approx(EXPECTED_KR[column])


def test_a_spreadsheet_gives_each_measure_its_own_money_too(
    lookalikes: ReadBook, computed: dict[str, Any]
) -> None:
    page = computed["alike"][lookalikes.sheet_record("money")[2]]
    for column, expected in EXPECTED_KR.items():
        places = [cell.coordinate for cell in lookalikes.cells("money", column)]
        assert [page[place].value for place in places] == pytest.approx(expected), column
