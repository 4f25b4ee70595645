"""A document is made from a snapshot, and put in its place in one step or not at all."""

import dataclasses
import zipfile
from pathlib import Path

import pytest

from fbdesk.errors import FileError, UsageError
from fbdesk.models.results.computing import compute, edition_of
from fbdesk.models.snapshot import Plan
from fbdesk.reports.catalogue import Order
from fbdesk.ui.background import CancelledError, Progress
from fbdesk.ui.pages.documents.export import make_document
from tests.builders import a_plan, a_reduction, a_target

WORKBOOK = Order("reporting-workbook", "xlsx", "nb")


@pytest.fixture
def plan() -> Plan:
    return a_plan(*a_reduction(5_000.0), a_target(scope="all"), personbiler_t=100_000.0)


def progress() -> Progress:
    return Progress(lambda _share, _text: None)


def test_the_file_and_its_order_are_told(plan: Plan, tmp_path: Path) -> None:
    made = make_document(plan, WORKBOOK, tmp_path / "ark.xlsx", progress())
    assert (made.order, made.path) == (WORKBOOK, tmp_path / "ark.xlsx")
    assert made.path.read_bytes().startswith(b"PK")
    assert made.at.tzinfo is not None


def test_a_file_that_stood_there_is_replaced_whole(plan: Plan, tmp_path: Path) -> None:
    target = tmp_path / "ark.xlsx"
    target.write_bytes(b"x" * 5_000_000)
    make_document(plan, WORKBOOK, target, progress())
    assert target.stat().st_size < 5_000_000
    assert [file.name for file in tmp_path.iterdir()] == ["ark.xlsx"]


def test_results_that_are_known_already_are_not_computed_again(plan: Plan, tmp_path: Path) -> None:
    known = dataclasses.replace(compute(plan, edition_of(plan)), digest="f" * 64)
    made = make_document(plan, WORKBOOK, tmp_path / "ark.xlsx", progress(), known)
    with zipfile.ZipFile(made.path) as file:
        assert "f" * 64 in file.read("xl/sharedStrings.xml").decode()


def test_work_that_was_given_up_before_it_began_makes_nothing(plan: Plan, tmp_path: Path) -> None:
    stopped = progress()
    stopped.cancel()
    with pytest.raises(CancelledError):
        make_document(plan, WORKBOOK, tmp_path / "ark.xlsx", stopped)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_gone_is_told_by_name_before_the_work(plan: Plan, tmp_path: Path) -> None:
    unknown = Order("no-such-document", "pdf")
    with pytest.raises(FileError, match=r"ark\.xlsx"):
        make_document(plan, unknown, tmp_path / "borte" / "ark.xlsx", progress())


@pytest.mark.parametrize(
    "order",
    [
        Order("no-such-document", "pdf"),
        Order("action-plan", "odt"),
        Order("action-plan", "pdf", "sv"),
    ],
)
def test_what_does_not_exist_cannot_be_ordered(plan: Plan, tmp_path: Path, order: Order) -> None:
    with pytest.raises(UsageError):
        make_document(plan, order, tmp_path / "ut", progress())
    assert list(tmp_path.iterdir()) == []
