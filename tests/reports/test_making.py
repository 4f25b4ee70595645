"""Work that nobody waits for ends where it stands, before a PDF is set as well as meanwhile."""

import dataclasses

import pytest

from fbdesk.reports.basis import Basis
from fbdesk.reports.catalogue import Order, make, pictures
from fbdesk.reports.chapters.scenarios import scenarios
from fbdesk.reports.making import Making
from fbdesk.reports.parcel import ParcelOrder, parcel
from fbdesk.reports.typesetting.job import Job, Pages
from tests.reports.given_plans import MADE, the_full_basis


class EnoughError(Exception):
    """The user has seen enough."""


class Patience:
    """Is asked whether to go on, until it has been asked so often."""

    def __init__(self, most: int) -> None:
        self.asked = 0
        self._most = most

    def go_on(self) -> None:
        """Count, and raise at last."""
        self.asked += 1
        if self.asked > self._most:
            raise EnoughError


def never(_job: Job) -> Pages:
    pytest.fail("nobody waits for these pages")


def noted(_job: Job) -> Pages:
    return (b"page",)


@pytest.fixture(scope="module")
def basis() -> Basis:
    return the_full_basis()


@pytest.mark.parametrize("format_", ["pdf", "docx", "xlsx"])
@pytest.mark.parametrize("most", [0, 7])
def test_a_document_ends_between_two_blocks(basis: Basis, format_: str, most: int) -> None:
    patience = Patience(most)
    order = Order("action-plan", format_)
    with pytest.raises(EnoughError):
        make(basis.plan, order, basis.results, MADE, Making(never, patience.go_on))
    assert patience.asked == most + 1


def test_pages_to_look_at_end_too(basis: Basis) -> None:
    with pytest.raises(EnoughError):
        pictures(
            basis.plan,
            Order("agreement", "pdf"),
            basis.results,
            Making(never, Patience(2).go_on),
        )


def test_results_that_are_still_to_be_computed_are_given_up_as_well(basis: Basis) -> None:
    patience = Patience(0)
    making = Making(never, patience.go_on)
    with pytest.raises(EnoughError):
        make(basis.plan, Order("reporting-workbook", "xlsx"), None, MADE, making)
    with pytest.raises(EnoughError):
        parcel(basis.plan, (), ParcelOrder(Order("parcel", "zip")), MADE, making=making)
    assert patience.asked == 2


def test_between_the_blocks_the_comparison_of_scenarios_asks_as_well(basis: Basis) -> None:
    plan = Patience(10**6)
    section = Patience(10**6)
    held = dataclasses.replace(basis, go_on=section.go_on)
    assert len(scenarios(held)) > 0
    make(basis.plan, Order("action-plan", "pdf"), basis.results, MADE, Making(noted, plan.go_on))
    assert 1 < section.asked < plan.asked


def test_whoever_sets_the_pdf_gives_the_bytes_of_the_document(basis: Basis) -> None:
    making = Making(noted)
    made = make(basis.plan, Order("agreement", "pdf"), basis.results, MADE, making)
    assert made.content == b"page"
    assert pictures(basis.plan, Order("agreement", "pdf"), basis.results, making) == (b"page",)
    assert pictures(basis.plan, Order("agreement", "docx"), basis.results, making) == ()
