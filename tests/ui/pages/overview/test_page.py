"""The overview shows where the plan stands, for the chosen target, and leads to what is missing."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection

from fbdesk.models import rows
from fbdesk.models.followup import Milestone
from fbdesk.models.measures import Measure
from fbdesk.models.results.plan import FocusAreaResult, TargetResult
from fbdesk.models.row import Row
from fbdesk.models.strategy import Target
from fbdesk.reports.wording import wording_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.overview.page import OverviewPage
from fbdesk.ui.pages.overview.side import AreasCard
from fbdesk.ui.widgets.bars import Bars
from tests.builders import (
    a_measure,
    a_reduction,
    a_target,
    an_inventory,
    some_settings,
)

ADesk = Callable[..., Desk]
PATIENCE_MS = 20_000

CARS, INDUSTRY = ("Veitrafikk", "Personbiler"), ("Industri, olje og gass", "Smelteverk")


def a_city(*more: Row, share: float = 0.25) -> tuple[Row, ...]:
    """Return a plan's rows: cars and industry, a target for the programme's sectors."""
    edition, *measured = an_inventory(
        {CARS: {2009: 100_000.0, 2011: 95_000.0}, INDUSTRY: {2009: 900_000.0, 2011: 905_000.0}}
    )
    target = a_target(share, scope="programme", title="Mindre utslipp")
    settings = some_settings(inventory_edition=edition.key)
    return edition, settings, *measured, target, *more


def open_page(qtbot: QtBot, desk: Desk, *, computed: bool = True) -> OverviewPage:
    if computed:
        qtbot.waitUntil(lambda: desk.editor.results is not None, timeout=PATIENCE_MS)
    page = OverviewPage(desk)
    qtbot.addWidget(page)
    desk.editor.changed.connect(page.note_change)
    desk.editor.results_changed.connect(page.note_results)
    page.resize(1200, 860)
    page.show()
    return page


def labels(page: OverviewPage) -> str:
    QApplication.processEvents()
    found = [part.text() for part in page.findChildren(QLabel) if part.isVisible()]
    return "\n".join(found).replace("\u202f", " ").replace("\u00a0", " ")


def cards(page: OverviewPage) -> list[str]:
    names = [card.accessibleName() for card in page.key_figures.cards]
    return [name.replace("\u202f", " ").replace("\u00a0", " ") for name in names]


def test_four_figures_stand_for_the_main_targets_sectors(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*a_city(*a_reduction(10_000.0))))
    emissions, target, cut, remaining = cards(page)
    assert emissions.startswith("Emissions in 2011: 95,0 kt. down 5 % from 2009")
    assert "10 % of all emissions" in emissions  # 95 000 / 1 000 000: industry stands apart
    assert target.startswith("Target for 2020: 75,0 kt. −25 % from 2009")
    assert cut.startswith("The measures together cut in 2020: 10,0 kt")
    assert remaining.startswith("Remains to the target: 15,0 kt")
    assert all("programmets sektorer" in figure for figure in (emissions, target, cut, remaining))


def test_every_sector_can_be_looked_at_instead(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*a_city(*a_reduction(10_000.0))))
    page.targets.choose("all")
    emissions, target, cut, _ = cards(page)
    assert emissions.startswith("Emissions in 2011: 1 000 kt")
    assert "alle utslipp i kommunen" in emissions
    assert target.startswith("Target: –")
    assert cut.startswith("The measures together cut in 2020: 10,0 kt")


def test_another_target_can_be_looked_at(qtbot: QtBot, a_desk: ADesk) -> None:
    far = Target(title="Langt fram", reduction_share=0.5, base_year=2009, year=2030, scope="all")
    page = open_page(qtbot, a_desk(*a_city(far)))
    page.targets.choose(far.key)
    assert cards(page)[1].startswith("Target for 2030: 500 kt")
    assert "Cut in 2030 per focus area" in labels(page)


def test_the_chart_says_what_it_shows_for_the_chosen_target(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*a_city(*a_reduction(10_000.0))))
    qtbot.waitUntil(lambda: page.chart.drawn is not None, timeout=PATIENCE_MS)
    drawn = page.chart.drawn
    assert drawn is not None
    assert "40" in drawn.title  # 10 000 of the 25 000 that are needed
    assert "programmets sektorer" in drawn.subtitle
    page.targets.choose("all")
    qtbot.waitUntil(lambda: page.chart.drawn is not drawn, timeout=PATIENCE_MS)
    assert page.chart.drawn is not None
    assert "alle utslipp i kommunen" in page.chart.drawn.subtitle


def test_an_edit_moves_the_figures_and_keeps_the_chosen_target(qtbot: QtBot, a_desk: ADesk) -> None:
    held = a_reduction(10_000.0)
    desk = a_desk(*a_city(*held))
    page = open_page(qtbot, desk)
    page.targets.choose("all")
    measure = next(row for row in held if isinstance(row, Measure))
    desk.editor.change("stop", Measure, measure.key, status="stopped")
    qtbot.waitUntil(lambda: "cut in 2020: 0 t" in cards(page)[2], timeout=PATIENCE_MS)
    assert page.targets.value == "all"


def test_bars_give_each_areas_cut_and_name_what_is_counted_otherwise(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    adaptation = (a_measure("T-90", focus_area="4"), a_measure("T-91", focus_area="4"))
    page = open_page(qtbot, a_desk(*a_city(*a_reduction(10_000.0), *adaptation)))
    shown = labels(page)
    assert "4 Klimatilpasning: 2 measures, 0 with indicators" in shown
    bars = page.areas.findChild(Bars)
    assert bars is not None
    name = bars.accessibleName().replace("\u202f", " ").replace("\u00a0", " ")
    assert "1 Areal og transport: 10,0 kt" in name
    assert "4 " not in name.split("; ")


def test_what_lies_outside_the_inventory_stands_apart(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk()
    card = AreasCard(wording_in("nb", desk.programme))
    qtbot.addWidget(card)
    areas = (
        FocusAreaResult("2", {2020: 0.0}, {2020: 30.0}, measures=1),
        FocusAreaResult("3", {2020: -2_000.0}, {2020: -6_000.0}, measures=2),
    )
    view = TargetResult("t", "", "all", (), 2009, 2020, 0.2, focus_areas=areas)
    card.show_view(view)
    (outside,) = [
        part.text() for part in card.findChildren(QLabel) if part.text().startswith("Beside")
    ]
    assert outside.replace("\u202f", " ").replace("\u00a0", " ").splitlines() == [
        "Beside the inventory",
        "2 Energi i bygg: +30 t",
        "3 Forbruk og avfall: kutter 6 000 t",
    ]


def test_an_area_that_raises_emissions_says_so_and_has_no_bar(qtbot: QtBot, a_desk: ADesk) -> None:
    card = AreasCard(wording_in("nb", a_desk().programme))
    qtbot.addWidget(card)
    areas = (FocusAreaResult("1", {2020: 500.0}, {}, measures=1),)
    card.show_view(TargetResult("t", "", "all", (), 2009, 2020, 0.2, focus_areas=areas))
    bars = card.findChild(Bars)
    assert bars is not None
    assert "+500" in bars.accessibleName()


def test_what_is_missing_leads_to_its_row(qtbot: QtBot, a_desk: ADesk) -> None:
    went_to: list[tuple[str, str]] = []
    measure = a_measure("T-07", responsible="")
    desk = a_desk(*a_city(measure), went_to=went_to)
    page = open_page(qtbot, desk)
    shows = [
        part
        for part in page.findings.findChildren(QPushButton)
        if part.accessibleName() == "Show: T-07 has no responsible unit"
    ]
    QTest.keyClick(shows[0], Qt.Key.Key_Space)
    assert went_to == [("measures", measure.key)]


def test_a_finding_goes_away_once_it_is_mended(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure("T-07", responsible="")
    desk = a_desk(*a_city(measure))
    page = open_page(qtbot, desk)
    assert "T-07 has no responsible unit" in labels(page)
    desk.editor.change("owner", Measure, measure.key, responsible="Teknisk etat")
    assert "T-07 has no responsible unit" not in labels(page)


def test_a_milestone_that_is_late_today_is_missing_too(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure("T-07", responsible="Teknisk etat")
    late = Milestone(measure=measure.key, title="Vedtak i bystyret", due=date(2010, 5, 1))
    page = open_page(qtbot, a_desk(*a_city(measure, late)))
    found = [line.finding.code for line in page.missing.table.rows.rows]
    assert "milestone-overdue" in found


def test_the_documents_are_one_click_away(qtbot: QtBot, a_desk: ADesk) -> None:
    went_to: list[tuple[str, str]] = []
    page = open_page(qtbot, a_desk(*a_city(), went_to=went_to))
    texts = {part.text(): part for part in page.findChildren(QPushButton)}
    texts["Make a document …"].click()
    assert went_to == [("documents", "")]


def test_a_plan_without_inventory_is_shown_the_first_step(qtbot: QtBot, a_desk: ADesk) -> None:
    went_to: list[tuple[str, str]] = []
    page = open_page(qtbot, a_desk(went_to=went_to))
    assert "No inventory yet" in labels(page)
    assert not page.targets.isVisible()
    assert not page.areas.isVisible()
    step = next(
        part for part in page.findChildren(QPushButton) if part.text().startswith("Import the")
    )
    step.click()
    assert went_to == [("inventory", "")]
    assert all(": –" in card for card in cards(page))


def test_before_the_first_results_the_figures_are_on_their_way(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*a_city()), computed=False)
    assert all("calculation is done" in card or ": " in card for card in cards(page))
    qtbot.waitUntil(lambda: cards(page)[1].startswith("Target for 2020"), timeout=PATIENCE_MS)


def test_figures_stand_two_and_two_where_there_is_little_room(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*a_city()))
    tops = {card.y() for card in page.key_figures.cards}
    assert len(tops) == 1
    page.resize(700, 860)
    QApplication.processEvents()
    assert len({card.y() for card in page.key_figures.cards}) == 2


def test_deadlines_of_the_programme_are_listed(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*a_city()))
    assert "Rapport om bruken av fjorårets tilskudd" in labels(page)


def test_six_hundred_measures_do_not_hold_the_window_up(qtbot: QtBot, a_desk: ADesk) -> None:
    many = [a_measure(f"T-{number:03}", responsible="") for number in range(600)]
    page = open_page(qtbot, a_desk(*a_city(*many)))
    assert "600 measures have no responsible unit" in labels(page)


def test_a_deleted_target_gives_way_to_the_main_one(qtbot: QtBot, a_desk: ADesk) -> None:
    far = Target(title="Langt fram", reduction_share=0.5, base_year=2009, year=2030, scope="all")
    desk = a_desk(*a_city(far))
    page = open_page(qtbot, desk)
    page.targets.choose(far.key)
    desk.editor.perform("delete", partial(delete_target, far.key))
    qtbot.waitUntil(lambda: cards(page)[1].startswith("Target for 2020"), timeout=PATIENCE_MS)
    assert page.targets.value != far.key
    desk.editor.undo()
    assert page.isVisible()


def delete_target(key: str, connection: Connection) -> None:
    rows.delete(connection, Target, key)


def test_a_plan_with_an_inventory_and_nothing_else_claims_no_target(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    page = open_page(qtbot, a_desk(*an_inventory({CARS: {2009: 100_000.0}})))
    emissions, target, cut, remaining = cards(page)
    assert emissions.startswith("Emissions in 2009: 100 kt")
    assert target == "Target: –. no target is set yet"
    assert "no measure is decided yet" in cut
    assert remaining == "Remains to the target: –. no target is set yet"


@pytest.mark.usefixtures("norwegian")
def test_the_overview_speaks_bokmaal(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*a_city(*a_reduction(10_000.0))))
    emissions, target, cut, remaining = cards(page)
    assert emissions.startswith("Utslipp i 2011: 95,0 kt")
    assert target.startswith(("Måltall for 2020", "Mål for 2020"))
    shown = labels(page)
    for english in ("Before the documents", "Next deadlines", "Cut in", "per focus area"):
        assert english not in shown
    assert "cut" not in cut
    assert "Remains" not in remaining
