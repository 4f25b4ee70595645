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

from tests.reports.full_plan import full_plan, workbook_of
from tests.reports.read_workbook import ReadBook

SPREADSHEET = shutil.which("soffice")
CACHED = re.compile(rb"(</f>)<v>[^<]*</v>")

pytestmark = pytest.mark.skipif(SPREADSHEET is None, reason="LibreOffice is not here")


def without_results(content: bytes) -> bytes:
    """Return a workbook whose formulas have no result yet, so that they must be computed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(made, "w") as bare:
        for name in given.namelist():
            part = given.read(name)
            is_sheet = name.startswith("xl/worksheets/sheet")
            bare.writestr(name, CACHED.sub(rb"\1", part) if is_sheet else part)
    return made.getvalue()


def recalculated(content: bytes, folder: Path) -> Any:
    """Return the workbook as LibreOffice computes it."""
    from openpyxl import load_workbook

    bare = folder / "bare.xlsx"
    bare.write_bytes(without_results(content))
    command = [
        str(SPREADSHEET),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"),
        *("--outdir", str(folder / "out"), str(bare)),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return load_workbook(folder / "out" / "bare.xlsx", data_only=True)


def formulas(read: ReadBook) -> Iterator[tuple[str, str]]:
    """Yield the sheet and address of every formula."""
    for page in read.formulas.worksheets:
        for row in page.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    yield page.title, cell.coordinate


def test_every_formula_gives_the_value_that_stands_in_its_cell(tmp_path: Path) -> None:
    content = workbook_of(full_plan())
    read = ReadBook(content)
    computed = recalculated(content, tmp_path)
    places = list(formulas(read))
    assert len(places) > 80
    wrong = {
        place: (shown, found)
        for sheet, place in places
        for shown in [read.values[sheet][place].value]
        for found in [computed[sheet][place].value]
        if not same(shown, found)
    }
    assert wrong == {}


def same(shown: Any, found: Any) -> bool:
    """Tell whether two cells hold the same: numbers to a billionth, and empty as empty."""
    if isinstance(shown, int | float) and isinstance(found, int | float):
        return found == pytest.approx(shown, rel=1e-9, abs=1e-9)
    return (shown or None) == (found or None)


def test_a_workbook_without_results_really_has_none(tmp_path: Path) -> None:
    bare = ReadBook(without_results(workbook_of(full_plan())))
    assert {bare.values[sheet][place].value for sheet, place in formulas(bare)} == {None}
    assert not list(tmp_path.iterdir())
