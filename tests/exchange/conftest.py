"""A workbook that was made once for all tests of this folder: making one takes its time."""

from pathlib import Path

import pytest

from fbdesk.exchange.workbook.file import FilledBook, read_workbook
from tests.exchange.filled_books import PLAN
from tests.reports.full_plan import workbook_of


@pytest.fixture(scope="session")
def workbook_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a reporting workbook as fbdesk made it."""
    path = tmp_path_factory.mktemp("workbook") / "rapport.xlsx"
    path.write_bytes(workbook_of(PLAN))
    return path


@pytest.fixture(scope="session")
def book(workbook_file: Path) -> FilledBook:
    """Return the same workbook as it is read when it comes back untouched."""
    return read_workbook(workbook_file)
