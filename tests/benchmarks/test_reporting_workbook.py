"""The benchmark of the reporting workbook makes a real one and counts its cells."""

import sys
from pathlib import Path

import pytest

from benchmarks.plan_figures import saved_plan
from benchmarks.reporting_workbook import HEAD, cells, line
from tests.builders import a_plan
from tests.reports.full_plan import workbook_of
from tests.reports.read_workbook import ReadBook


def test_every_cell_of_every_sheet_is_counted() -> None:
    content = workbook_of(a_plan())
    found = cells(content)
    written = (
        cell
        for page in ReadBook(content).formulas.worksheets
        for row in page.iter_rows()
        for cell in row
        if cell.value is not None
    )
    assert found >= sum(1 for _ in written) > 1_000


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell the memory this way")
def test_a_line_tells_cells_seconds_and_memory(tmp_path: Path) -> None:
    found = [cell.strip() for cell in line(saved_plan(tmp_path, 1), times=1).strip("|").split("|")]
    assert found[0] == "1"
    assert int(found[1]) > 5_000
    assert found[2].endswith("s")
    assert float(found[3]) > 20
    assert len(found) == HEAD[0].count("|") - 1
