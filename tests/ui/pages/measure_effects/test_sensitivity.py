"""What a calculation hangs on is drawn below it, and follows what is typed."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from fbdesk.models.effects import EffectInput
from fbdesk.models.row import Row
from fbdesk.ui.pages.measure_effects.tab import MeasureEffects
from tests.builders import a_measure
from tests.ui.pages.effects_tab import PARKING, ADesk, a_calculation, field, open_tab, type_into

PATIENCE_MS = 20_000


def opened(qtbot: QtBot, a_desk: ADesk, **spreads: float) -> MeasureEffects:
    """Open a calculation of parking in which some numbers are ± a share."""
    measure = a_measure()
    rows = (_spread(row, spreads) for row in a_calculation(measure, **PARKING))
    return open_tab(qtbot, a_desk(measure, *rows), measure)


def _spread(row: Row, spreads: dict[str, float]) -> Row:
    if isinstance(row, EffectInput) and row.name in spreads:
        return replace(row, spread="percent", high=spreads[row.name])
    return row


def test_the_number_that_counts_most_is_named(qtbot: QtBot, a_desk: ADesk) -> None:
    tab = opened(qtbot, a_desk, affected_share=0.4, traffic_vkm=0.1)
    chart = tab.form.sensitivity.chart
    qtbot.waitUntil(lambda: chart.drawn is not None, timeout=PATIENCE_MS)
    assert chart.drawn is not None
    assert "andel" in chart.drawn.title.casefold()
    assert len(chart.drawn.table.rows) >= 2


def test_typing_draws_it_anew(qtbot: QtBot, a_desk: ADesk) -> None:
    tab = opened(qtbot, a_desk, affected_share=0.4)
    chart = tab.form.sensitivity.chart
    qtbot.waitUntil(lambda: chart.drawn is not None, timeout=PATIENCE_MS)
    before = chart.drawn
    type_into(field(tab, "price_after"), "60")
    qtbot.waitUntil(lambda: chart.drawn is not before, timeout=PATIENCE_MS)
    assert before is not None
    assert chart.drawn is not None
    assert chart.drawn.table.rows[0][3] != before.table.rows[0][3]


def test_without_a_result_it_takes_no_room(qtbot: QtBot, a_desk: ADesk) -> None:
    tab = opened(qtbot, a_desk, affected_share=0.4)
    assert tab.form.sensitivity.isVisible()
    type_into(field(tab, "price_before"), "")
    qtbot.waitUntil(lambda: not tab.form.sensitivity.isVisible(), timeout=PATIENCE_MS)
