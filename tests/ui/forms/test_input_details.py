"""Behind a number: its source, a factor of the edition, how uncertain it is, and who entered it."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fbdesk.models.effects import FactorOverride
from fbdesk.models.row import Row
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.factor_chooser import FactorChooser
from fbdesk.ui.forms.input_details import InputDetails
from fbdesk.ui.pages.measure_effects.tab import MeasureEffects
from tests.builders import a_measure, changed
from tests.ui.pages.effects_tab import (
    PARKING,
    ADesk,
    a_calculation,
    enter,
    field,
    grid,
    open_tab,
    press,
    stored,
    texts,
    type_into,
)

UNCONFIRMED_ELASTICITY = "el-parking-price"


def opened(
    qtbot: QtBot, a_desk: ADesk, name: str, *contents: Row, **inputs: float
) -> tuple[MeasureEffects, Desk]:
    """Return the tab of a parking measure with the details of one number open."""
    measure = a_measure()
    desk = a_desk(measure, *a_calculation(measure, **inputs), *contents)
    tab = open_tab(qtbot, desk, measure)
    grid(tab).rows[name].details.click()
    return tab, desk


def details(tab: MeasureEffects) -> InputDetails:
    found = grid(tab).details
    assert found is not None
    return found


def chooser(tab: MeasureEffects) -> FactorChooser:
    found = details(tab).findChild(FactorChooser)
    assert isinstance(found, FactorChooser)
    return found


def test_the_line_below_a_field_opens_what_stands_behind_it(qtbot: QtBot, a_desk: ADesk) -> None:
    tab, _ = opened(qtbot, a_desk, "traffic_vkm", **PARKING)
    shown = texts(details(tab))
    assert "Traffic in the area" in shown
    assert "from the transport model" in shown  # where to look the figure up
    assert details(tab).source.hasFocus()


def test_one_is_open_at_a_time_and_the_line_closes_it_again(qtbot: QtBot, a_desk: ADesk) -> None:
    tab, _ = opened(qtbot, a_desk, "traffic_vkm", **PARKING)
    grid(tab).rows["price_before"].details.click()
    assert details(tab).declared.id == "price_before"
    grid(tab).rows["price_before"].details.click()
    assert grid(tab).details is None


def test_the_details_stand_right_below_the_line_of_their_number(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    tab, _ = opened(qtbot, a_desk, "affected_share", **PARKING)
    qtbot.waitUntil(lambda: details(tab).y() > 0)
    above, below = grid(tab).rows["traffic_vkm"], grid(tab).rows["price_before"]
    qtbot.waitUntil(lambda: above.y() < details(tab).y() < below.y())


def test_the_tab_key_goes_from_the_field_into_its_details(qtbot: QtBot, a_desk: ADesk) -> None:
    tab, _ = opened(qtbot, a_desk, "traffic_vkm", **PARKING)
    qtbot.waitUntil(tab.isActiveWindow)
    line = grid(tab).rows["traffic_vkm"].details
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert details(tab).source.hasFocus()


def test_a_source_is_saved_and_stands_below_the_field(qtbot: QtBot, a_desk: ADesk) -> None:
    tab, desk = opened(qtbot, a_desk, "traffic_vkm", **PARKING)
    enter(details(tab).source, "ÅDT 2008, Statens vegvesen".replace("Å", "A"))
    assert stored(desk, "traffic_vkm").source == "ADT 2008, Statens vegvesen"
    line = grid(tab).rows["traffic_vkm"].details
    assert line.whole_text == "Source: ADT 2008, Statens vegvesen"
    assert desk.editor.document.undo_text == "change traffic in the area of T-01"
    desk.editor.undo()
    assert line.whole_text == "Say where it is from"


def test_a_remark_is_saved(qtbot: QtBot, a_desk: ADesk) -> None:
    tab, desk = opened(qtbot, a_desk, "traffic_vkm", **PARKING)
    enter(details(tab).note, "Bare E18")
    assert stored(desk, "traffic_vkm").note == "Bare E18"
    assert stored(desk, "traffic_vkm").value == PARKING["traffic_vkm"]


def test_who_entered_a_number_and_when_is_told(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure()
    effect, first, *rest = a_calculation(measure, **PARKING)
    moment = datetime(2009, 5, 19, 8, 0, tzinfo=UTC)
    first = changed(first, entered_by="Kari", entered_at=moment)
    tab = open_tab(qtbot, a_desk(measure, effect, first, *rest), measure)
    grid(tab).open_details("traffic_vkm")
    assert "Entered by Kari, 19.05.2009" in texts(details(tab))


def test_the_factors_that_fit_are_offered_with_number_source_and_status(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    tab, _ = opened(qtbot, a_desk, "elasticity", **PARKING)
    press(details(tab), "Choose from the factor tables")
    lines = {line.key: line for line in chooser(tab).table.rows.rows}
    assert set(lines) == {
        "el-carcost-car",
        "el-fuel-traffic-sr",
        "el-fuel-traffic-lr",
        "el-parking-price",
    }
    chooser(tab).choose(UNCONFIRMED_ELASTICITY)
    shown = texts(chooser(tab))
    assert "● Not confirmed: the source could not be checked." in shown
    assert lines[UNCONFIRMED_ELASTICITY].factor.source in shown
    chooser(tab).choose("el-carcost-car")
    assert "● Not confirmed" not in texts(chooser(tab))


def test_a_factor_is_taken_with_its_number_and_marked_where_it_is_not_confirmed(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    tab, desk = opened(qtbot, a_desk, "elasticity", **(PARKING | {"elasticity": -0.5}))
    press(details(tab), "Choose from the factor tables")
    assert chooser(tab).search.hasFocus()
    QTest.keyClicks(chooser(tab).search, "parking")
    press(chooser(tab), "Use this factor")
    taken = stored(desk, "elasticity")
    assert taken.factor == UNCONFIRMED_ELASTICITY
    assert taken.value == -0.3
    assert field(tab, "elasticity").text() == "−0,3"
    line = grid(tab).rows["elasticity"].details
    assert line.whole_text.startswith("● Not confirmed: ")
    assert line.property("tone") == "warning"
    assert "● price elasticity of traffic is not confirmed" in texts(tab)
    assert not details(tab).source.isVisible()  # a factor has its own source


def test_a_factor_is_taken_with_enter_in_the_list(qtbot: QtBot, a_desk: ADesk) -> None:
    tab, desk = opened(qtbot, a_desk, "elasticity", **PARKING)
    press(details(tab), "Choose from the factor tables")
    chooser(tab).choose("el-carcost-car")
    chooser(tab).table.activated.emit(chooser(tab).table.currentIndex())
    assert stored(desk, "elasticity").factor == "el-carcost-car"


def test_leaving_the_list_takes_nothing(qtbot: QtBot, a_desk: ADesk) -> None:
    tab, desk = opened(qtbot, a_desk, "elasticity", **PARKING)
    press(details(tab), "Choose from the factor tables")
    press(chooser(tab), "Cancel")
    assert not desk.editor.document.undo_text
    assert details(tab).choose_factor.isVisible()


def test_another_number_lets_go_of_the_factor_and_its_source(qtbot: QtBot, a_desk: ADesk) -> None:
    tab, desk = opened(qtbot, a_desk, "factor_kg_per_km", **PARKING)
    press(details(tab), "Choose from the factor tables")
    chooser(tab).choose("vkm-car-2018")
    press(chooser(tab), "Use this factor")
    assert stored(desk, "factor_kg_per_km").source
    enter(field(tab, "factor_kg_per_km"), "0,15")
    own = stored(desk, "factor_kg_per_km")
    assert (own.value, own.factor, own.source) == (0.15, "", "")


def test_a_number_of_my_own_starts_from_the_factors(qtbot: QtBot, a_desk: ADesk) -> None:
    tab, desk = opened(qtbot, a_desk, "elasticity", **PARKING)
    press(details(tab), "Choose from the factor tables")
    chooser(tab).choose("el-carcost-car")
    press(chooser(tab), "Use this factor")
    press(details(tab), "Use a number of my own")
    own = stored(desk, "elasticity")
    assert (own.factor, own.value) == ("", -0.18)
    assert details(tab).source.hasFocus()


def test_a_number_that_is_not_given_shows_what_stands_in(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure()
    rest = {name: value for name, value in PARKING.items() if name != "factor_kg_per_km"}
    tab = open_tab(qtbot, a_desk(measure, *a_calculation(measure, **rest)), measure)
    assert field(tab, "factor_kg_per_km").text() == ""
    assert field(tab, "factor_kg_per_km").placeholderText() == "0,119"
    line = grid(tab).rows["factor_kg_per_km"].details
    assert line.whole_text.startswith("Standard value: ")
    line.click()
    assert "Nothing is given: this value stands in." in texts(details(tab))
    # 6 475 thousand km · 0.119 kg = 771 t
    assert "kutter 771\u00a0t a year" in texts(tab)


def test_the_plans_own_value_of_a_factor_is_what_is_shown(qtbot: QtBot, a_desk: ADesk) -> None:
    own = FactorOverride(
        factor="vkm-car-2018", value=150.0, unit="g CO2e/vkm", source="Eget tellenett"
    )
    rest = {name: value for name, value in PARKING.items() if name != "factor_kg_per_km"}
    tab, _ = opened(qtbot, a_desk, "factor_kg_per_km", own, **rest)
    assert field(tab, "factor_kg_per_km").placeholderText() == "0,15"
    assert "Eget tellenett" in texts(details(tab))


def test_a_factor_that_the_edition_lacks_is_told(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure()
    effect, *inputs = a_calculation(measure, **PARKING)
    inputs[-1] = changed(inputs[-1], factor="vkm-unknown")
    tab = open_tab(qtbot, a_desk(measure, effect, *inputs), measure)
    line = grid(tab).rows["factor_kg_per_km"].details
    assert line.whole_text == "The factor vkm-unknown is not in the edition"
    assert "Not computed yet" in texts(tab)


@pytest.mark.parametrize(
    ("steps_down", "kind", "bounds", "words"),
    [
        (1, "percent", (None, 0.2), "±20\u00a0%"),
        (2, "triangular", (0.2, 0.3), "0,2–0,3"),
        (3, "lognormal", (None, 0.5), "×/÷ 1,5"),
    ],
)
def test_a_kind_of_uncertainty_has_bounds_at_once_and_widens_the_result(
    qtbot: QtBot,
    a_desk: ADesk,
    steps_down: int,
    kind: str,
    bounds: tuple[float | None, float],
    words: str,
) -> None:
    tab, desk = opened(qtbot, a_desk, "affected_share", **PARKING)
    assert "between" not in texts(tab.form.result)
    choice = details(tab).spread.kind
    choice.setFocus()
    choice.setCurrentIndex(steps_down)
    choice.activated.emit(steps_down)
    held = stored(desk, "affected_share")
    assert held.spread == kind
    assert held.low == pytest.approx(bounds[0])
    assert held.high == pytest.approx(bounds[1])
    assert words in grid(tab).rows["affected_share"].details.whole_text
    assert "between" in texts(tab.form.result)


def test_bounds_of_the_uncertainty_are_typed(qtbot: QtBot, a_desk: ADesk) -> None:
    tab, desk = opened(qtbot, a_desk, "affected_share", **PARKING)
    spread = details(tab).spread
    spread.kind.setCurrentIndex(1)
    spread.kind.activated.emit(1)
    enter(spread.percent, "35")
    assert stored(desk, "affected_share").high == 0.35
    spread.kind.setCurrentIndex(2)
    spread.kind.activated.emit(2)
    enter(spread.low, "0,1")
    enter(spread.high, "0,4")
    held = stored(desk, "affected_share")
    assert (held.low, held.high) == (0.1, 0.4)
    spread.kind.setCurrentIndex(3)
    spread.kind.activated.emit(3)
    enter(spread.factor, "2")
    assert stored(desk, "affected_share").high == 1.0
    assert spread.factor.text() == "2"


def test_no_uncertainty_takes_the_bounds_away(qtbot: QtBot, a_desk: ADesk) -> None:
    tab, desk = opened(qtbot, a_desk, "affected_share", **PARKING)
    spread = details(tab).spread
    for place in (1, 0):
        spread.kind.setCurrentIndex(place)
        spread.kind.activated.emit(place)
    held = stored(desk, "affected_share")
    assert (held.spread, held.low, held.high) == ("", None, None)
    assert not spread.percent.isVisible()


def test_an_empty_number_cannot_be_uncertain(qtbot: QtBot, a_desk: ADesk) -> None:
    tab, _ = opened(qtbot, a_desk, "affected_share")
    assert not details(tab).spread.isEnabled()


def test_typing_in_the_details_survives_a_refresh(qtbot: QtBot, a_desk: ADesk) -> None:
    tab, desk = opened(qtbot, a_desk, "traffic_vkm", **PARKING)
    qtbot.waitUntil(tab.isActiveWindow)
    type_into(details(tab).source, "Transportmodell")
    row = stored(desk, "price_before")
    desk.editor.change("other", type(row), row.key, note="x")
    assert details(tab).source.text() == "Transportmodell"


def test_closing_gives_the_focus_back_to_the_line(qtbot: QtBot, a_desk: ADesk) -> None:
    tab, _ = opened(qtbot, a_desk, "traffic_vkm", **PARKING)
    qtbot.waitUntil(tab.isActiveWindow)
    details(tab).source.setFocus()
    details(tab).closed.emit()
    assert grid(tab).details is None
    assert grid(tab).rows["traffic_vkm"].details.hasFocus()
