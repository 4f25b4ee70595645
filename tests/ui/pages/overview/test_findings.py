"""The table of everything that is missing: grouped, filtered, searched, and the way to mend it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fbdesk.calculation.factors import FactorEdition
from fbdesk.models.checks.findings import BLOCKS, Finding
from fbdesk.models.programmes.programme import load_programme
from fbdesk.models.results.computing import compute
from fbdesk.models.row import Row
from fbdesk.reports.wording import wording_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.overview.figures import figures_of
from fbdesk.ui.pages.overview.findings import AllFindings
from fbdesk.ui.pages.overview.page import OverviewPage
from tests.builders import a_measure, a_plan, a_target, an_inventory

ADesk = Callable[..., Desk]

CARS = ("Veitrafikk", "Personbiler")
FINDINGS = (
    Finding("no-target", "No target.", table="target", strength=BLOCKS, documents=("action-plan",)),
    Finding("no-owner", "{n} has no owner.", {"n": "T-01"}, table="measure", key="one",
            documents=("action-plan", "annual-report")),
    Finding("no-owner", "{n} has no owner.", {"n": "T-02"}, table="measure", key="two",
            documents=("action-plan", "annual-report")),
    Finding("odd", "Something is odd."),
)  # fmt: skip


@pytest.fixture
def went_to() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def part(qtbot: QtBot, a_desk: ADesk, went_to: list[tuple[str, str]]) -> AllFindings:
    made = AllFindings(a_desk(went_to=went_to))
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    made.show_findings(FINDINGS)
    return made


def shown(part: AllFindings) -> list[str]:
    return [line.words for line in part.table.rows.rows]


def groups(part: AllFindings) -> list[str]:
    return [chip.text() for chip in part.groups._buttons.values()]


def test_every_finding_stands_with_strength_page_and_documents(part: AllFindings) -> None:
    model = part.table.rows
    rows = [[str(model.index(r, c).data()) for c in range(4)] for r in range(model.rowCount())]
    assert rows[0] == ["▲ Mend first", "No target.", "Goals and challenges", "Action plan"]
    assert rows[1] == ["● Remark", "T-01 has no owner.", "Measures", "Action plan, Annual report"]
    assert rows[3] == ["● Remark", "Something is odd.", "The plan", "All"]
    assert part.summary.text() == (
        "4 things are missing. 1 of them ought to be mended before a document is sent."
    )


def test_remarks_alone_stop_no_document(part: AllFindings) -> None:
    part.show_findings(FINDINGS[3:])
    assert part.summary.text() == "1 thing is missing. None of them stops a document."


def test_findings_are_grouped_by_page(part: AllFindings) -> None:
    assert groups(part) == ["All  4", "Goals and challenges  1", "Measures  2", "The plan  1"]
    part.groups.choose("measures")
    assert shown(part) == ["T-01 has no owner.", "T-02 has no owner."]


def test_findings_are_grouped_by_document(part: AllFindings) -> None:
    part.grouping.choose("document")
    assert "Action plan  4" in groups(part)  # what names no document concerns every one
    assert "Annual report  3" in groups(part)
    part.groups.choose("annual-report")
    assert shown(part) == ["T-01 has no owner.", "T-02 has no owner.", "Something is odd."]
    part.grouping.choose("page")
    assert len(shown(part)) == 4  # a group of the other kind does not linger


def test_strength_and_words_filter_too(part: AllFindings) -> None:
    part.strength.choose(BLOCKS)
    assert shown(part) == ["No target."]
    part.strength.choose("remark")
    assert len(shown(part)) == 3
    part.search.setText("T-02")
    assert shown(part) == ["T-02 has no owner."]


def test_enter_and_the_button_go_to_the_place(
    part: AllFindings, went_to: list[tuple[str, str]]
) -> None:
    second = part.table.rows.rows[2]
    part.table.choose(second.key)
    part.go.click()
    assert went_to == [("measures", "two")]
    QTest.keyClick(part.table, Qt.Key.Key_Return)
    assert went_to == [("measures", "two")] * 2
    part.table.choose(part.table.rows.rows[3].key)
    part.go.click()  # no page mends it
    assert len(went_to) == 2


def test_what_is_chosen_stays_when_others_are_mended(part: AllFindings) -> None:
    part.table.choose(part.table.rows.rows[2].key)
    part.groups.choose("measures")
    part.show_findings(FINDINGS[1:])
    assert part.table.chosen_row is not None
    assert part.table.chosen_row.words == "T-02 has no owner."
    assert part.groups.value == "measures"


def test_nothing_missing_is_said(part: AllFindings) -> None:
    part.show_findings(())
    assert not part.table.isVisible()
    assert part._nothing.isVisible()
    assert part.summary.text() == ""


def test_two_findings_of_one_row_are_two_lines(part: AllFindings) -> None:
    part.show_findings((FINDINGS[1], FINDINGS[1]))
    assert len({line.key for line in part.table.rows.rows}) == 2


def test_the_overview_leads_to_the_table_and_searches_it(qtbot: QtBot, a_desk: ADesk) -> None:
    page = OverviewPage(a_desk(a_measure("T-07")))
    qtbot.addWidget(page)
    page.resize(1200, 860)
    page.show()
    assert not page.missing.isVisible()
    page.start_search()  # nothing to search in on the first tab
    page.reveal("missing")
    assert page.missing.isVisible()
    assert any("T-07" in words for words in shown(page.missing))
    page.start_search()
    assert page.missing.search.hasFocus() or page.focusWidget() is page.missing.search
    page.reveal("something else")
    assert page.tabs.value == "missing"
    page.tabs.choose("overview")
    assert page.key_figures.isVisible()


def a_city(emission_t: float) -> tuple[Row, ...]:
    """Return cars with 100 kt in 2009 and so much in 2024, and a target of a quarter less."""
    return (
        *an_inventory({CARS: {2009: 100_000.0, 2024: emission_t}}, key="edition"),
        a_target(0.25, scope="all", year=2030),
    )


def remaining(*contents: Row) -> str:
    plan = a_plan(*contents, inventory_edition="edition")
    results = compute(plan, FactorEdition("2026.1", ()))
    wording = wording_in("en", load_programme("framtidens-byer"))
    return figures_of(results, results.targets[0], wording)[3].note


@pytest.mark.parametrize(("emission_t", "told"), [(60_000.0, True), (80_000.0, False)])
def test_what_remains_on_the_path_is_told_apart_from_what_is_reached_already(
    emission_t: float, told: bool
) -> None:
    note = remaining(*a_city(emission_t))
    words = "on the measures path, which begins in 2009; published emissions of 2024 are"
    assert (words in note) == told
    if told:  # the goal is 75 kt
        assert "15.0\u00a0kt below the target already" in note
