"""What narrows the deadlines: kinds with counts, who answers, words, and what is done."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from fbdesk.models.communication import Deadline
from fbdesk.models.followup import Milestone
from fbdesk.models.occurrences import DONE, OVERDUE, Occurrence
from fbdesk.ui.pages.deadlines.tools import ALL, DueTools

pytestmark = pytest.mark.usefixtures("norwegian", "theme")


def due(title: str, **values: Any) -> Occurrence:
    first = {"of": Deadline, "kind": "own", "day": date(2010, 7, 1)}
    return Occurrence(key=title, row=title, title=title, **{**first, **values})


FOUND = (
    due("Søknad", kind="state_budget", responsible="Byplan"),
    due("Budsjettinnspill", kind="municipal_budget", responsible="økonomi"),
    due("Regnskap", responsible="Miljø", state=DONE),
    due("Anbud ute", of=Milestone, kind="milestone", about="T-07", state=OVERDUE),
    due("Årsmelding", responsible="Byplan"),
)


@pytest.fixture
def tools(qtbot: QtBot) -> DueTools:
    """Give the tools above the five things that are found."""
    made = DueTools()
    qtbot.addWidget(made)
    made.show_due(FOUND)
    return made


def offered(field: QComboBox) -> list[str]:
    return [field.itemText(place) for place in range(field.count())]


def kept(tools: DueTools) -> list[str]:
    return [one.title for one in FOUND if tools.keeps(one)]


def test_the_kinds_that_occur_are_offered_in_the_plans_order_with_their_counts(
    tools: DueTools,
) -> None:
    """The account that is done is one of two own deadlines; it is not counted."""
    assert offered(tools.kinds) == [
        "Alle typer",
        "Statsbudsjettet  1",
        "Kommunebudsjettet  1",
        "Egen frist  1",
        "Milepæl  1",
    ]


def test_what_is_done_counts_where_it_is_shown(tools: DueTools) -> None:
    tools.done.setChecked(True)
    tools.show_due(FOUND)
    assert "Egen frist  2" in offered(tools.kinds)


def test_a_kind_of_which_everything_is_done_stays_on_offer_with_nought(tools: DueTools) -> None:
    tools.show_due((due("Rapport", kind="report", state=DONE),))
    assert offered(tools.kinds) == ["Alle typer", "Rapport  0"]


def test_who_answers_is_offered_once_each_whatever_the_case_of_the_first_letter(
    tools: DueTools,
) -> None:
    assert offered(tools.who) == ["Alle ansvarlige", "Byplan", "Miljø", "økonomi"]


def test_at_first_everything_but_what_is_done_is_kept(tools: DueTools) -> None:
    assert kept(tools) == ["Søknad", "Budsjettinnspill", "Anbud ute", "Årsmelding"]


def test_kind_and_person_narrow_together(tools: DueTools) -> None:
    tools.who.show_value("Byplan")
    assert kept(tools) == ["Søknad", "Årsmelding"]
    tools.kinds.show_value("own")
    assert kept(tools) == ["Årsmelding"]


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("SØKNAD", ["Søknad"]),
        ("milepæl", ["Anbud ute"]),  # the kind's name is searched too
        ("t-07", ["Anbud ute"]),  # and what it is about
        ("byplan års", ["Årsmelding"]),  # every word must be there, in any order
        ("byplan milepæl", []),
        ("   ", ["Søknad", "Budsjettinnspill", "Anbud ute", "Årsmelding"]),
    ],
)
def test_words_are_sought_in_title_kind_and_whose_it_is(
    tools: DueTools, words: str, titles: list[str]
) -> None:
    tools.search.searched.emit(words)
    assert kept(tools) == titles


def test_a_kind_that_no_longer_occurs_lets_everything_be_shown(tools: DueTools) -> None:
    tools.kinds.show_value("milestone")
    tools.show_due(FOUND[:2])
    assert tools.kinds.value == ALL
    assert kept(tools)[:2] == ["Søknad", "Budsjettinnspill"]


def test_a_chosen_person_stays_chosen_when_the_plan_changes(tools: DueTools) -> None:
    tools.who.show_value("Byplan")
    tools.show_due((*FOUND, due("Ny frist", responsible="Adresse")))
    assert tools.who.value == "Byplan"


def test_a_person_who_no_longer_answers_for_anything_lets_everything_be_shown(
    tools: DueTools,
) -> None:
    tools.who.show_value("Byplan")
    tools.show_due(FOUND[1:2])
    assert tools.who.value == ALL


def test_letting_go_of_everything_keeps_what_is_done_as_it_was(
    tools: DueTools, qtbot: QtBot
) -> None:
    tools.done.setChecked(True)
    tools.kinds.show_value("own")
    tools.who.show_value("Miljø")
    with qtbot.waitSignal(tools.changed):
        tools.show_everything()
    assert (tools.kinds.value, tools.who.value) == (ALL, ALL)
    assert len(kept(tools)) == len(FOUND)


def test_asking_for_what_is_done_tells_the_page(tools: DueTools, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tools.changed):
        tools.done.click()


def test_the_view_that_is_chosen_is_told_by_its_code(tools: DueTools, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tools.view_chosen) as told:
        tools.views.choose("year")
    assert told.args == ["year"]
