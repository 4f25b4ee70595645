"""The page of priorities: a planner sets weights, reads a score apart, and turns to the charts."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from fbdesk.models.measures import CityEnvironmentEffect
from fbdesk.models.money import CostLine
from fbdesk.models.row import Row
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.prioritise.page import PrioritisePage
from fbdesk.ui.pages.prioritise.weights import SCALES
from fbdesk.ui.translation import tr
from tests.builders import a_measure, a_stated_effect, a_target, an_inventory, some_settings
from tests.ui.pages.effects_tab import ADesk

PATIENCE_MS = 20_000
LARGE = a_measure("T-01", priority="low", state_dependence="great", risk="Motstand i bystyret")
SMALL = a_measure("T-02", priority="high", state_dependence="none", focus_area="2", position=1)
STREAM = a_measure("T-03", priority="medium", status="idea", focus_area="4", position=2)


def a_city() -> tuple[Row, ...]:
    """T-01 cuts 400 t and is low, T-02 cuts 100 t and is high, T-03 is adaptation."""
    edition, *measured = an_inventory({("Veitrafikk", "Personbiler"): {2009: 1_000.0}})
    return (
        edition,
        some_settings(inventory_edition=edition.key),
        *measured,
        a_target(),
        LARGE,
        *a_stated_effect(LARGE, -400),
        CostLine(measure=LARGE.key, kind="operating", year=2010, gross_ore=40_000_000),
        SMALL,
        *a_stated_effect(SMALL, -100),
        STREAM,
        CityEnvironmentEffect(measure=STREAM.key, aspect="ecology", score=2),
    )


def opened(qtbot: QtBot, desk: Desk, *, tab: str = "") -> PrioritisePage:
    qtbot.waitUntil(lambda: desk.editor.results is not None, timeout=PATIENCE_MS)
    page = PrioritisePage(desk)
    qtbot.addWidget(page)
    desk.editor.changed.connect(page.note_change)
    desk.editor.results_changed.connect(page.note_results)
    page.resize(1300, 900)
    page.show()
    if desk.plan.measures:
        qtbot.waitUntil(lambda: bool(page.table.rows.rows), timeout=PATIENCE_MS)
    if tab:
        page.tabs.choose(tab)
    return page


def order(page: PrioritisePage) -> list[str]:
    return [line.number for line in page.table.rows.rows]


def visible(page: PrioritisePage) -> str:
    QApplication.processEvents()
    found = [part.text() for part in page.findChildren(QLabel) if part.isVisible()]
    return "\n".join(found).replace("\u00a0", " ").replace("\u202f", " ")


def set_weight(page: PrioritisePage, criterion: str, weight: str) -> None:
    """Type a weight over the one that stands there, and leave the field."""
    field = page.card.weights.fields[criterion]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, weight)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_the_measures_stand_in_the_order_of_their_scores(qtbot: QtBot, a_desk: ADesk) -> None:
    page = opened(qtbot, a_desk(*a_city()))
    scores = [line.score or 0.0 for line in page.table.rows.rows]
    assert scores == sorted(scores, reverse=True)
    assert sorted(order(page)) == ["T-01", "T-02", "T-03"]


def test_a_weight_is_saved_moves_the_order_and_can_be_undone(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*a_city())
    page = opened(qtbot, desk)
    for criterion in ("indirect", "cost", "environment", "independence", "direct"):
        set_weight(page, criterion, "0")
    assert order(page) == ["T-02", "T-03", "T-01"]  # by priority alone
    assert {row.criterion: row.weight for row in desk.plan.criterion_weights}["cost"] == 0
    desk.editor.undo()
    assert page.card.weights.fields["direct"].text() == "3"
    page.card.weights.reset.click()
    assert desk.plan.criterion_weights == ()
    assert page.card.weights.fields["cost"].text() == "2"
    assert not page.card.weights.reset.isEnabled()


def test_a_weight_out_of_bounds_is_told_and_not_saved(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*a_city())
    page = opened(qtbot, desk)
    set_weight(page, "cost", "11")
    assert desk.plan.criterion_weights == ()
    assert page.card.weights.fields["cost"].toolTip() == "Must be between 0 and 10."


def test_a_score_is_taken_apart_for_the_chosen_measure(qtbot: QtBot, a_desk: ADesk) -> None:
    page = opened(qtbot, a_desk(*a_city()))
    page.reveal(LARGE.key)
    lines = {line.key: line for line in page.card.parts.rows.rows}
    assert lines["direct"].points == 100
    assert lines["environment"].basis == "missing"
    words = visible(page)
    assert "T-01  Tiltak T-01" in words
    assert "Missing: bymiljø." in words
    assert "Risk: Motstand i bystyret" in words


def test_adaptation_has_no_tonnes_and_misses_none(qtbot: QtBot, a_desk: ADesk) -> None:
    page = opened(qtbot, a_desk(*a_city()))
    page.reveal(STREAM.key)
    lines = {line.key: line for line in page.card.parts.rows.rows}
    assert {lines[name].basis for name in ("direct", "indirect", "cost")} == {"does not apply"}
    (row,) = [line for line in page.table.rows.rows if line.number == "T-03"]
    assert page.table.rows.columns[5].shown(row) == "–"


def test_filters_leave_scores_and_places_as_they_are(qtbot: QtBot, a_desk: ADesk) -> None:
    page = opened(qtbot, a_desk(*a_city()))
    places = {line.number: line.place for line in page.table.rows.rows}
    page.filter.areas.choose("2")
    assert order(page) == ["T-02"]
    assert page.table.rows.rows[0].place == places["T-02"]
    page.filter.areas.choose("all")
    page.filter.status.show_value("idea")
    page.filter.status.committed.emit("idea")
    assert order(page) == ["T-03"]
    page.reveal(LARGE.key)
    assert len(order(page)) == 3
    assert page.table.chosen_key == LARGE.key


def test_each_chart_is_drawn_when_it_is_turned_to(qtbot: QtBot, a_desk: ADesk) -> None:
    page = opened(qtbot, a_desk(*a_city()))
    for code, panel in (("bars", page.bars), ("curve", page.curve), ("map", page.map)):
        assert panel.chart.drawn is None
        page.tabs.choose(code)
        qtbot.waitUntil(lambda chart=panel.chart: chart.drawn is not None, timeout=PATIENCE_MS)  # type: ignore[misc] # bound now
    assert page.bars.chart.drawn is not None
    assert len(page.bars.chart.drawn.table.rows) == 3


def test_the_curve_by_gross_or_additional_cost_names_who_is_not_on_it(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    page = opened(qtbot, a_desk(*a_city()), tab="curve")
    chart = page.curve.chart
    qtbot.waitUntil(lambda: chart.drawn is not None, timeout=PATIENCE_MS)
    words = visible(page)
    assert "Not measured in tonnes, and complete so: T-03" in words
    assert "No costs yet: T-02" in words
    before = chart.drawn
    page.curve.cost.choose("gross")
    qtbot.waitUntil(lambda: chart.drawn is not before, timeout=PATIENCE_MS)
    assert chart.drawn is not None
    assert "bruttokostnad" in chart.drawn.subtitle


def test_enter_and_the_link_open_the_measure(qtbot: QtBot, a_desk: ADesk) -> None:
    went: list[tuple[str, str]] = []
    page = opened(qtbot, a_desk(*a_city(), went_to=went))
    page.reveal(SMALL.key)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    page.card.open.click()
    assert went == [("measures", SMALL.key)] * 2


def test_every_weight_has_its_name_and_tells_how_points_are_given(
    qtbot: QtBot, a_desk: ADesk, norwegian: None
) -> None:
    del norwegian
    page = opened(qtbot, a_desk(*a_city()))
    for criterion, field in page.card.weights.fields.items():
        assert field.accessibleName().startswith("Vekt for ")
        assert field.accessibleDescription() == tr(SCALES[criterion]) != SCALES[criterion]


def test_without_measures_the_first_step_is_offered(qtbot: QtBot, a_desk: ADesk) -> None:
    went: list[tuple[str, str]] = []
    page = opened(qtbot, a_desk(went_to=went))
    assert "No measures yet" in visible(page)


def test_an_edit_rates_the_measures_anew(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*a_city())
    page = opened(qtbot, desk)
    desk.editor.change("raise", type(LARGE), LARGE.key, priority="high")

    def raised() -> bool:
        lines = {line.number: line for line in page.table.rows.rows}
        return lines["T-01"].priority == "high"

    qtbot.waitUntil(raised, timeout=PATIENCE_MS)
