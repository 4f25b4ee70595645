"""Scenarios are computed beside the window: the newest counts, large plans come in two steps."""

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from fbdesk.models.effects import EffectInput
from fbdesk.models.results.per_scenario import ScenarioResult
from fbdesk.models.results.plan import PlanResults
from fbdesk.models.row import Row
from fbdesk.models.scenario_sets import scenario_sets
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.effects import computing as effects_computing
from fbdesk.ui.pages.effects.computing import ScenarioWork
from tests.builders import (
    a_measure,
    a_stated_effect,
    a_target,
    an_inventory,
    changed,
    some_settings,
)
from tests.ui.pages.effects_tab import ADesk

PATIENCE_MS = 20_000


def a_city(measures: int = 1) -> list[Row]:
    """Return cars of 10 000 t and measures that each cut 10 t, ± 20 %."""
    edition, *measured = an_inventory({("Veitrafikk", "Personbiler"): {2009: 10_000.0}})
    rows: list[Row] = [
        edition,
        some_settings(inventory_edition=edition.key),
        *measured,
        a_target(0.001),
    ]
    for number in range(measures):
        measure = a_measure(f"T-{number:03}", status="idea", position=number)
        effect, amount, reason = a_stated_effect(measure, -10.0)
        assert isinstance(amount, EffectInput)
        rows += [measure, effect, changed(amount, spread="percent", high=0.2), reason]
    return rows


def work_on(desk: Desk) -> tuple[ScenarioWork, list[PlanResults], list[tuple[ScenarioResult, ...]]]:
    work = ScenarioWork(desk, QObject(desk.background))
    computed: list[PlanResults] = []
    compared: list[tuple[ScenarioResult, ...]] = []
    work.computed.connect(computed.append)
    work.compared.connect(compared.append)
    return work, computed, compared


def test_a_scenario_counts_its_own_measures_and_has_its_range(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*a_city())
    work, computed, _ = work_on(desk)
    proposed = scenario_sets(desk.plan, desk.programme)[1]
    work.compute(proposed)
    qtbot.waitUntil(lambda: bool(computed), timeout=PATIENCE_MS)
    (results,) = computed
    assert results.measures_path[2020] == pytest.approx(9_990)
    assert results.band


def test_the_scenario_asked_for_last_is_the_one_that_comes(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*a_city())
    work, computed, _ = work_on(desk)
    adopted, proposed, _ = scenario_sets(desk.plan, desk.programme)
    work.compute(proposed)
    work.compute(adopted)
    qtbot.waitUntil(lambda: not desk.background.busy, timeout=PATIENCE_MS)
    assert [results.measures_path[2020] for results in computed] == pytest.approx([10_000])


def test_what_is_let_go_of_never_comes(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*a_city())
    work, computed, _ = work_on(desk)
    work.compute(scenario_sets(desk.plan, desk.programme)[1])
    work.forget()
    qtbot.waitUntil(lambda: not desk.background.busy, timeout=PATIENCE_MS)
    assert computed == []


def test_a_large_plan_shows_its_scenarios_first_and_their_ranges_later(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk(*a_city(effects_computing.LARGE + 1))
    work, computed, compared = work_on(desk)
    sets = scenario_sets(desk.plan, desk.programme)
    work.compare(sets)
    work.compute(sets[1])
    qtbot.waitUntil(lambda: len(compared) == 2 and len(computed) == 2, timeout=PATIENCE_MS)
    chances = [found[1].targets[0].probability for found in compared]
    assert chances[0] is None
    assert chances[1] is not None
    assert [bool(results.band) for results in computed] == [False, True]
    assert computed[0].measures_path == computed[1].measures_path
