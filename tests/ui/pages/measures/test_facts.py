"""What is read first of a measure: who, when, money, effect and progress, missing parts told."""

from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from fbdesk.models.followup import Indicator, IndicatorTarget, IndicatorValue, Milestone
from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.row import Row
from fbdesk.ui.pages.measures.facts import MeasureFacts
from tests.builders import a_measure, a_stated_effect, a_target, an_inventory
from tests.ui.pages.measures_page import ADesk

pytestmark = pytest.mark.usefixtures("norwegian")

INVENTORY = an_inventory({("Veitrafikk", "Personbiler"): {2009: 100_000.0}})


class Facts:
    """Shows the facts of a plan's first measure and reads them."""

    def __init__(self, qtbot: QtBot, a_desk: ADesk) -> None:
        self._qtbot, self._a_desk = qtbot, a_desk

    def __call__(self, *rows: Row, wait: bool = False) -> dict[str, str]:
        """Return the facts by caption; a warning begins with a mark."""
        desk = self._a_desk(*rows)
        if wait:
            self._qtbot.waitUntil(lambda: desk.editor.results is not None)
        facts = MeasureFacts(desk)
        self._qtbot.addWidget(facts)
        facts.show_measure(desk.plan, desk.plan.measures[0], desk.editor.results if wait else None)
        return {
            each.caption.text(): ("! " if each.words.property("role") == "warning" else "")
            + each.words.text().replace("\u00a0", " ").replace("\u202f", " ")
            for each in facts._labels
        }


@pytest.fixture
def facts(qtbot: QtBot, a_desk: ADesk) -> Facts:
    return Facts(qtbot, a_desk)


def of(measure: Measure, row: Any, /, **values: Any) -> Any:
    return row(measure=measure.key, **values)


def test_what_is_missing_is_told_as_a_warning(facts: Facts) -> None:
    told = facts(a_measure(start_year=None))
    assert told["Ansvarlig"] == "! mangler"
    assert told["Periode"] == "! mangler"
    assert told["Kostnad"] == "! mangler"
    assert told["Framdrift"] == "ikke fulgt opp ennå"


def test_an_idea_need_not_have_a_cost_yet(facts: Facts) -> None:
    assert facts(a_measure(status="idea"))["Kostnad"] == "mangler"


def test_who_when_and_what_is_not_granted(facts: Facts) -> None:
    """3 million of which 1 is granted: 2 are not."""
    measure = a_measure(responsible="Bymiljø", end_year=2014)
    told = facts(
        measure,
        of(measure, CostLine, kind="investment", year=2010, gross_ore=300_000_000),
        of(measure, FundingLine, scheme="municipal", year=2010, granted_ore=100_000_000),
    )
    assert told["Ansvarlig"] == "Bymiljø"
    assert told["Periode"] == "2010–2014"
    assert told["Kostnad"] == "3,0 mill. kr, mangler 2,0 mill. kr"


def test_a_cost_that_is_granted_is_covered(facts: Facts) -> None:
    measure = a_measure()
    told = facts(
        measure,
        of(measure, CostLine, kind="operating", year=2010, gross_ore=50_000_00),
        of(measure, FundingLine, scheme="municipal", year=2010, granted_ore=50_000_00),
    )
    assert told["Kostnad"] == "50 000 kr, dekket"


def test_the_effect_is_told_for_the_main_targets_year(facts: Facts) -> None:
    measure = a_measure()
    told = facts(
        *INVENTORY, measure, *a_stated_effect(measure, -1_240.0), a_target(year=2020), wait=True
    )
    assert told["Virkning i 2020"] == "kutter 1 240 t"


def test_an_increase_warns(facts: Facts) -> None:
    measure = a_measure()
    told = facts(
        *INVENTORY, measure, *a_stated_effect(measure, 500.0), a_target(year=2020), wait=True
    )
    assert told["Virkning i 2020"] == "! +500 t"


def test_a_measure_without_a_calculation_lacks_one_unless_it_adapts(facts: Facts) -> None:
    road = facts(*INVENTORY, a_measure(), a_target(year=2020), wait=True)
    assert road["Virkning i 2020"] == "! mangler"
    flood = facts(*INVENTORY, a_measure(focus_area="4"), a_target(year=2020), wait=True)
    assert flood["Virkning i 2020"] == "måles med indikatorer"


def test_before_the_results_are_there_the_effect_waits(facts: Facts) -> None:
    assert facts(a_measure(), a_target(year=2020))["Virkning i 2020"] == "…"


def test_progress_is_milestones_until_an_indicator_tells_more(facts: Facts) -> None:
    measure = a_measure()
    done = of(measure, Milestone, title="A", done=date(2010, 1, 1))
    coming = of(measure, Milestone, title="B", due=date(2999, 1, 1), position=1)
    assert facts(measure, done, coming)["Framdrift"] == "1 av 2 milepæler"
    indicator = Indicator(key="i", title="Sykkelandel", measure=measure.key, baseline=0.0)
    aim = IndicatorTarget(indicator="i", year=2014, value=10.0)
    value = IndicatorValue(indicator="i", observed=date(2010, 12, 31), value=2.5)
    assert facts(measure, done, coming, indicator, aim, value)["Framdrift"] == "25 %"


def test_late_milestones_are_what_matters_most(facts: Facts) -> None:
    measure = a_measure()
    late = [
        of(measure, Milestone, title=title, due=date(2010, 1, 1), position=place)
        for place, title in enumerate("AB")
    ]
    assert facts(measure, late[0])["Framdrift"] == "! 1 milepæl over fristen"
    assert facts(measure, *late)["Framdrift"] == "! 2 milepæler over fristen"


def test_a_long_name_is_cut_rather_than_widen_the_card(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(a_measure(responsible="Etat for alt mulig " * 20))
    shown = MeasureFacts(desk)
    qtbot.addWidget(shown)
    shown.resize(300, 200)
    shown.show_measure(desk.plan, desk.plan.measures[0], None)
    assert shown._labels[0].sizeHint().width() <= 300
    assert shown._labels[0].words.toolTip().startswith("Etat for alt mulig")
