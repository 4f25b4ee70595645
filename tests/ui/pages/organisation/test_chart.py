"""The chart of the organisation: its levels, what a tile tells, and where it leads."""

import pytest
from PySide6.QtWidgets import QApplication, QFrame, QLabel
from pytestqt.qtbot import QtBot

from fbdesk.models.organisation import Body, BodyMember, MeetingSeries
from fbdesk.models.programmes.programme import load_programme
from fbdesk.models.row import Row
from fbdesk.reports.wording import wording_in
from fbdesk.ui.pages.organisation.chart import OrganisationChart
from fbdesk.ui.theme import Theme
from fbdesk.ui.widgets.elided import ElidedButton
from tests.builders import a_plan

pytestmark = pytest.mark.usefixtures("norwegian")

WORDING = wording_in("nb", load_programme("framtidens-byer"))


@pytest.fixture
def chart(qtbot: QtBot, theme: Theme) -> OrganisationChart:
    del theme  # the chart takes its letters from it
    made = OrganisationChart(WORDING)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


def shown(chart: OrganisationChart, *rows: Row) -> list[tuple[str, ...]]:
    """Show bodies and return what stands on each tile, from the top."""
    chart.show_plan(a_plan(*rows))
    QApplication.processEvents()
    tiles = (one for one in chart.findChildren(QFrame) if one.property("role") == "tile")
    return [
        tuple(line.whole_text for line in tile.findChildren(ElidedButton))
        for tile in tiles
        if tile.isVisible()
    ]


def words(chart: OrganisationChart) -> list[str]:
    return [one.text() for one in chart.findChildren(QLabel) if one.isVisible()]


def test_levels_stand_from_the_political_one_down_with_arrows_between(
    chart: OrganisationChart,
) -> None:
    kinds = ("other", "network", "working_group", "project", "steering", "political")
    bodies = [Body(name=kind, kind=kind, position=n) for n, kind in enumerate(kinds)]
    assert [names[0] for names in shown(chart, *bodies)] == list(reversed(kinds))
    assert words(chart) == [
        *("Politisk organ", "↓", "Styringsgruppe", "↓", "Prosjektgruppe", "↓"),
        *("Arbeidsgruppe", "↓", "Nettverk", "↓", "Annet organ"),
    ]


def test_bodies_of_one_level_stand_in_the_plans_order(chart: OrganisationChart) -> None:
    bodies = [Body(name=name, position=n) for n, name in enumerate(("Ås", "Bø", "Al"))]
    assert [names[0] for names in shown(chart, *bodies)] == ["Ås", "Bø", "Al"]
    assert words(chart) == ["Arbeidsgruppe"]


def test_a_tile_counts_the_seats_of_its_own_body(chart: OrganisationChart) -> None:
    bodies = [Body(key=f"body-{n}", name=f"{n} seter", position=n) for n in range(3)]
    seats = [
        BodyMember(body=body, role="Medlem", position=n)
        for n, body in enumerate(("body-1", "body-2", "body-2"))
    ]
    assert shown(chart, *bodies, *seats) == [
        ("0 seter", "0 medlemmer"),
        ("1 seter", "1 medlem"),
        ("2 seter", "2 medlemmer"),
    ]


def test_a_tile_names_a_focus_area_but_not_what_is_common_to_all(
    chart: OrganisationChart,
) -> None:
    tiles = shown(
        chart, Body(name="Varme", focus_area="2"), Body(name="Alle", focus_area="0", position=1)
    )
    assert tiles == [("Varme", "2 Energi i bygg", "0 medlemmer"), ("Alle", "0 medlemmer")]


def test_the_series_of_a_body_tell_more_than_what_was_typed(chart: OrganisationChart) -> None:
    typed = Body(key="a", name="A", meets="hver måned")
    linked = Body(key="b", name="B", meets="hver måned", position=1)
    series = [
        MeetingSeries(title="Faste møter", body="b"),
        MeetingSeries(title="Toppmøter", body="b", position=1),
    ]
    assert shown(chart, typed, linked, *series) == [
        ("A", "0 medlemmer", "Møtes: hver måned"),
        ("B", "0 medlemmer", "Møtes: Faste møter, Toppmøter"),
    ]


def test_the_name_and_every_fact_of_a_tile_lead_to_the_body(chart: OrganisationChart) -> None:
    shown(chart, Body(key="a", name="A"), Body(key="b", name="B", meets="ukentlig", position=1))
    lines = [one for one in chart.findChildren(ElidedButton) if one.isVisible()]
    led: list[str] = []
    chart.chosen.connect(led.append)
    for line in lines:
        line.click()
    assert led == ["a", "a", "b", "b", "b"]


def test_another_plan_leaves_nothing_of_the_one_before(chart: OrganisationChart) -> None:
    shown(chart, Body(name="Gammel", kind="steering"))
    assert shown(chart, Body(name="Ny", kind="network")) == [("Ny", "0 medlemmer")]
    assert words(chart) == ["Nettverk"]
    assert shown(chart) == []
    assert words(chart) == []
