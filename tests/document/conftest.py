"""A folder for working copies, a saved plan, and documents that are closed after the test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fbdesk.document.document import Document
from fbdesk.document.saving import write_new_plan
from fbdesk.models.measures import Measure
from fbdesk.models.row import Row
from tests.builders import some_settings

Opened = Callable[..., Document]


@pytest.fixture
def working(tmp_path: Path) -> Path:
    folder = tmp_path / "working"
    folder.mkdir()
    return folder


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "byen.fbplan"
    write_new_plan(path, [some_settings(), Measure(number="T-01", title="Sykkelvei")])
    return path


@pytest.fixture
def opened(working: Path) -> Iterator[Opened]:
    """Open a file, or a new plan with rows, and close it after the test."""
    documents: list[Document] = []

    def open_it(path: Path | None = None, *rows: Row) -> Document:
        if path:
            document = Document.open(path, working)
        else:
            document = Document.new([some_settings(), *rows], working)
        documents.append(document)
        return document

    yield open_it
    for document in documents:
        document.close(discard=True)
