"""Findings are grouped, told in words, and lead to the rows where they are mended."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from fbdesk.models.checks.findings import BLOCKS, Finding
from fbdesk.models.checks.readiness import readiness
from fbdesk.models.programmes.programme import load_programme
from fbdesk.texts import catalogue
from fbdesk.ui.desk import Desk
from fbdesk.ui.page_list import PAGES
from fbdesk.ui.widgets.finding_list import (
    DOT,
    GROUPS,
    MOST_IN_MENU,
    TRIANGLE,
    FindingList,
    group_words,
    page_of,
    words_of,
)
from tests.builders import a_measure, a_plan

ADesk = Callable[..., Desk]


def without_owner(number: str) -> Finding:
    return Finding(
        "measure-without-owner",
        "{number} has no responsible unit.",
        {"number": number},
        table="measure",
        key=f"key of {number}",
    )


NO_TARGET = Finding("no-target", "The plan has no target.", table="target", strength=BLOCKS)


@pytest.fixture
def went_to() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def findings(qtbot: QtBot, a_desk: ADesk, went_to: list[tuple[str, str]]) -> FindingList:
    made = FindingList(a_desk(went_to=went_to), "Nothing is missing.")
    qtbot.addWidget(made)
    made.show()
    return made


def texts(findings: FindingList) -> list[str]:
    QApplication.processEvents()
    return [part.text() for part in findings.findChildren(QLabel) if part.isVisible()]


def links(findings: FindingList) -> list[QPushButton]:
    QApplication.processEvents()  # Qt shows new children in the next round
    return [part for part in findings.findChildren(QPushButton) if part.isVisibleTo(findings)]


def test_nothing_missing_is_said(findings: FindingList) -> None:
    findings.show_findings(())
    assert texts(findings) == ["Nothing is missing."]


def test_one_finding_speaks_for_itself_and_leads_to_its_row(
    findings: FindingList, went_to: list[tuple[str, str]]
) -> None:
    findings.show_findings((without_owner("T-07"),))
    assert texts(findings) == [DOT, "T-07 has no responsible unit"]
    (link,) = links(findings)
    link.click()
    assert went_to == [("measures", "key of T-07")]


def test_many_findings_of_one_kind_are_counted(findings: FindingList) -> None:
    findings.show_findings(tuple(without_owner(f"T-{n:02}") for n in range(1, 6)))
    assert texts(findings) == [DOT, "5 measures have no responsible unit"]


def test_many_findings_are_offered_one_by_one(
    findings: FindingList, went_to: list[tuple[str, str]]
) -> None:
    group = [without_owner("T-01"), without_owner("T-02")]
    menu = findings.menu(group)
    actions = menu.actions()
    assert [action.text() for action in actions] == [
        "T-01 has no responsible unit.",
        "T-02 has no responsible unit.",
    ]
    actions[1].trigger()
    assert went_to == [("measures", "key of T-02")]


def test_the_menu_opens_below_its_link(findings: FindingList) -> None:
    findings.show_findings((without_owner("T-01"), without_owner("T-02")))
    (link,) = links(findings)
    link.click()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    assert len(popup.actions()) == 2
    popup.close()


def test_a_long_menu_ends_with_how_many_are_left(findings: FindingList) -> None:
    group = [without_owner(f"T-{n:03}") for n in range(MOST_IN_MENU + 3)]
    actions = findings.menu(group).actions()
    assert len(actions) == MOST_IN_MENU + 1
    assert actions[-1].text() == "and 3 more"
    assert not actions[-1].isEnabled()


def test_a_long_finding_is_shortened_in_the_menu_and_whole_in_the_tool_tip(
    findings: FindingList,
) -> None:
    long = Finding("x", "A & B: " + "ord " * 100, table="measure")
    assert len(findings.menu([long, long]).actions()[0].text()) < 110
    assert "&&" in findings.menu([long, long]).actions()[0].text()
    findings.show_findings((long,))
    tips = [part.toolTip() for part in findings.findChildren(QLabel)]
    assert any(tip.count("ord") == 100 for tip in tips)


def test_what_blocks_has_a_mark_of_its_own_shape(findings: FindingList) -> None:
    findings.show_findings((NO_TARGET, without_owner("T-01")))
    assert [text for text in texts(findings) if len(text) == 1] == [TRIANGLE, DOT]


def test_a_finding_about_no_row_has_no_link(findings: FindingList) -> None:
    findings.show_findings((Finding("no-inventory", "No inventory."),))
    assert links(findings) == []


def test_the_same_findings_again_leave_the_focus_where_it_is(findings: FindingList) -> None:
    findings.show_findings((without_owner("T-01"),))
    (before,) = links(findings)
    findings.show_findings((without_owner("T-01"),))
    assert links(findings) == [before]


def test_more_kinds_than_there_is_room_for_lead_to_the_whole_table(
    qtbot: QtBot, a_desk: ADesk, went_to: list[tuple[str, str]]
) -> None:
    findings = FindingList(a_desk(went_to=went_to), "Nothing.", most=1)
    qtbot.addWidget(findings)
    findings.show_findings((NO_TARGET, without_owner("T-01")))
    links(findings)[-1].click()
    assert links(findings)[-1].text() == "and 1 more"
    assert went_to == [("overview", "missing")]


def test_links_are_named_for_those_who_hear_them(findings: FindingList) -> None:
    findings.show_findings((without_owner("T-07"),))
    assert links(findings)[0].accessibleName() == "Show: T-07 has no responsible unit"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nb", "Halvparten: 21\u202f548 t is left in 2020."),
        ("en", "Halvparten: 21,548 t is left in 2020."),
    ],
)
def test_large_numbers_have_their_thousands_and_years_have_none(language: str, told: str) -> None:
    finding = Finding(
        "gap",
        "{title}: {gap} t is left in {year}.",
        {"title": "Halvparten", "gap": 21_548, "year": 2020},
    )
    assert words_of(finding, language) == told
    assert group_words([finding], language) == told.rstrip(".")


def test_a_share_in_a_finding_is_written_with_the_comma_of_the_language() -> None:
    finding = Finding("bound", "not {value}", {"value": 0.1 + 0.2})  # 0.30000000000000004
    assert words_of(finding, "nb") == "not 0,3"


def test_a_kind_without_words_for_many_counts_the_rest() -> None:
    group = [Finding("new-kind", "Something is odd."), Finding("new-kind", "Else.")]
    assert group_words(group, "nb") == "Something is odd. The same holds for 1 more"


@pytest.mark.parametrize("code", sorted(GROUPS))
def test_words_for_many_hold_their_number(code: str) -> None:
    group = [Finding(code, "one"), Finding(code, "two")]
    assert "2" in group_words(group, "nb")


def test_every_finding_about_rows_leads_to_a_page() -> None:
    programme = load_programme("framtidens-byer")
    plan = a_plan(a_measure(), a_measure("T-02", responsible=""))
    found = [finding for finding in readiness(plan, programme) if finding.table]
    assert {finding.table for finding in found} >= {"measure", "target", "plan", "strategy"}
    pages = {spec.code for spec in PAGES}
    assert [finding.code for finding in found if page_of(finding) not in pages] == []


def test_words_for_many_have_their_bokmaal() -> None:
    known = catalogue("nb")
    assert [words for words in GROUPS.values() if words not in known] == []
