"""Inputs that are no numbers: small tables, choices and reasons."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.effect_table import SmallTable
from fbdesk.ui.pages.measure_effects.tab import MeasureEffects
from fbdesk.ui.widgets.buttons import IconButton
from fbdesk.ui.widgets.choices import ChoiceField
from fbdesk.ui.widgets.fields import NumberField
from fbdesk.ui.widgets.growing_text import PlainTextEdit
from tests.builders import a_measure
from tests.ui.pages.effects_tab import (
    ADesk,
    a_calculation,
    enter,
    field,
    grid,
    open_tab,
    press,
    stored,
    texts,
)

GROUND = json.dumps([{"kind": "bgf-ground", "m2": 500}])


def opened(
    qtbot: QtBot, a_desk: ADesk, method: str, **inputs: float | str
) -> tuple[MeasureEffects, Desk]:
    measure = a_measure(focus_area="4")
    desk = a_desk(measure, *a_calculation(measure, method, **inputs))
    return open_tab(qtbot, desk, measure), desk


def table(tab: MeasureEffects, name: str) -> SmallTable:
    found = grid(tab).rows[name].field
    assert isinstance(found, SmallTable)
    return found


def rows_of(desk: Desk, name: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(stored(desk, name).text)
    return found


def test_a_table_grows_row_by_row_until_the_result_is_there(qtbot: QtBot, a_desk: ADesk) -> None:
    tab, desk = opened(qtbot, a_desk, "adaptation.blue_green", plot_m2=1000.0, surfaces_before="[]")
    assert "Fill in surfaces after to see the effect." in texts(tab)
    press(table(tab, "surfaces_after"), "Add a row")
    assert rows_of(desk, "surfaces_after") == [{"kind": None, "m2": None}]
    assert desk.editor.document.undo_text == "change surfaces after of T-01"
    kind, area = table(tab, "surfaces_after").cells[0]
    assert isinstance(kind, ChoiceField)
    assert isinstance(area, NumberField)
    kind.setFocus()
    place = kind.findData("bgf-ground")
    kind.setCurrentIndex(place)
    kind.activated.emit(place)
    enter(area, "500")
    assert rows_of(desk, "surfaces_after") == [{"kind": "bgf-ground", "m2": 500.0}]
    # 500 m² on the ground weigh 1: 500/1000
    assert "Blue-green factor: from 0 to 0,5" in texts(tab)


def test_a_row_is_taken_away_and_comes_back_with_undo(qtbot: QtBot, a_desk: ADesk) -> None:
    tab, desk = opened(
        qtbot,
        a_desk,
        "adaptation.blue_green",
        plot_m2=1000.0,
        surfaces_before="[]",
        surfaces_after=GROUND,
    )
    (remove,) = table(tab, "surfaces_after").findChildren(IconButton)
    assert remove.accessibleName() == "Remove row 1"
    remove.click()
    assert rows_of(desk, "surfaces_after") == []
    assert "Blue-green factor: from 0 to 0" in texts(tab)
    desk.editor.undo()
    (row,) = table(tab, "surfaces_after").cells
    assert isinstance(row[0], ChoiceField)
    assert row[0].value == "bgf-ground"


@pytest.mark.parametrize("name", ["bgf-ground", "ground"])
def test_a_surface_is_known_by_its_id_long_or_short(qtbot: QtBot, a_desk: ADesk, name: str) -> None:
    tab, _ = opened(
        qtbot,
        a_desk,
        "adaptation.blue_green",
        surfaces_after=json.dumps([[name, 250]]),
    )
    (row,) = table(tab, "surfaces_after").cells
    assert isinstance(row[0], ChoiceField)
    assert row[0].value == "bgf-ground"


def test_a_curve_of_floods_is_typed_as_numbers(qtbot: QtBot, a_desk: ADesk) -> None:
    both = json.dumps([[0.05, 10e6], [0.005, 100e6]])
    tab, desk = opened(
        qtbot, a_desk, "adaptation.flood_damage", curve_before=both, curve_after=both
    )
    # 0.045 · 55 million
    assert "Expected damage: from 2\u202f480\u202f000 to 2\u202f480\u202f000" in texts(tab)
    cell = table(tab, "curve_after").cells[0][1]
    assert isinstance(cell, NumberField)
    assert cell.accessibleName() == "Damage, row 1"
    enter(cell, "0")
    assert rows_of(desk, "curve_after")[0] == {"probability": 0.05, "damage_nok": 0.0}
    # 0.045 · 50 million
    assert "to 2\u202f250\u202f000" in texts(tab)


def test_a_cell_out_of_bounds_is_marked_and_not_saved(qtbot: QtBot, a_desk: ADesk) -> None:
    both = json.dumps([[0.05, 1.0], [0.005, 2.0]])
    tab, desk = opened(
        qtbot, a_desk, "adaptation.flood_damage", curve_before=both, curve_after=both
    )
    cell = table(tab, "curve_before").cells[0][0]
    assert isinstance(cell, NumberField)
    enter(cell, "2")
    assert cell.property("invalid")
    assert stored(desk, "curve_before").text == both
    assert not desk.editor.document.undo_text


def test_the_headings_name_the_unit_of_a_column(qtbot: QtBot, a_desk: ADesk) -> None:
    tab, _ = opened(qtbot, a_desk, "adaptation.blue_green", surfaces_after=GROUND)
    shown = texts(table(tab, "surfaces_after"))
    assert "Surface" in shown
    assert "Area, m2" in shown
    assert "Surface" not in texts(table(tab, "surfaces_before"))  # no rows, no headings


def test_a_new_row_is_where_typing_goes_on(qtbot: QtBot, a_desk: ADesk) -> None:
    tab, _ = opened(qtbot, a_desk, "adaptation.blue_green", surfaces_after=GROUND)
    qtbot.waitUntil(tab.isActiveWindow)
    press(table(tab, "surfaces_after"), "Add a row")
    assert table(tab, "surfaces_after").cells[1][0].hasFocus()


def test_a_table_has_a_source_of_its_own(qtbot: QtBot, a_desk: ADesk) -> None:
    tab, desk = opened(qtbot, a_desk, "adaptation.blue_green", surfaces_after=GROUND)
    grid(tab).rows["surfaces_after"].details.click()
    details = grid(tab).details
    assert details is not None
    assert not details.spread.isVisible()
    enter(details.source, "Utomhusplan")
    assert stored(desk, "surfaces_after").source == "Utomhusplan"
    assert grid(tab).rows["surfaces_after"].details.whole_text == "Source: Utomhusplan"


def test_a_carrier_decides_the_side_and_which_factor_stands_in(qtbot: QtBot, a_desk: ADesk) -> None:
    tab, desk = opened(
        qtbot,
        a_desk,
        "energy.efficiency",
        area_m2=10_000.0,
        specific_use_kwh_per_m2=200.0,
        saving_share=0.2,
    )
    assert "Fill in emission per kWh saved to see the effect." in texts(tab)
    choice = grid(tab).rows["carrier_before"].field
    assert isinstance(choice, ChoiceField)
    assert choice.itemText(0) == "Not stated"
    place = choice.findData("el")
    choice.setCurrentIndex(place)
    choice.activated.emit(place)
    assert stored(desk, "carrier_before").text == "el"
    assert field(tab, "factor_kg_per_kwh").placeholderText() == "0"  # the plan counts it as 0
    assert "Fill in" not in texts(tab)
    choice.setCurrentIndex(0)
    choice.activated.emit(0)
    assert stored(desk, "carrier_before").text == ""
    assert "Fill in emission per kWh saved to see the effect." in texts(tab)


def test_a_choice_with_a_standard_answer_shows_it(qtbot: QtBot, a_desk: ADesk) -> None:
    tab, _ = opened(qtbot, a_desk, "general.stated")
    side = grid(tab).rows["side"].field
    assert isinstance(side, ChoiceField)
    assert side.value == "direct"
    assert side.count() == 2  # both sides, and no open answer


def test_an_effect_stated_as_indirect_counts_outside(qtbot: QtBot, a_desk: ADesk) -> None:
    tab, _ = opened(
        qtbot, a_desk, "general.stated", effect_t=-40.0, reason="Rapport", side="indirect"
    )
    assert "kutter 40\u00a0t a year" in texts(tab)
    assert "indirekte" in texts(tab) or "indirect" in texts(tab)


def test_a_reason_is_saved_when_it_is_left_and_seen_before(qtbot: QtBot, a_desk: ADesk) -> None:
    tab, desk = opened(qtbot, a_desk, "general.stated", effect_t=-1240.0)
    reason = grid(tab).rows["reason"].field
    assert isinstance(reason, PlainTextEdit)
    assert "Fill in source and reason to see the effect." in texts(tab)
    reason.setFocus()
    QTest.keyClicks(reason, "Rapport fra 2008")
    qtbot.waitUntil(lambda: "kutter 1\u202f240\u00a0t a year" in texts(tab))
    assert [row.name for row in desk.plan.effect_inputs] == ["effect_t"]
    reason.commit()
    assert stored(desk, "reason").text == "Rapport fra 2008"


@pytest.mark.parametrize("text", ["<b>fet</b>", "=1+1", "æøå\u2028", "x" * 5_000])
def test_any_reason_is_kept_as_it_was_typed(qtbot: QtBot, a_desk: ADesk, text: str) -> None:
    tab, desk = opened(qtbot, a_desk, "general.stated", effect_t=-1.0)
    reason = grid(tab).rows["reason"].field
    assert isinstance(reason, PlainTextEdit)
    reason.setPlainText(text)
    reason.commit()
    assert stored(desk, "reason").text == text.strip()


def test_a_whole_number_takes_no_decimals_of_its_own(qtbot: QtBot, a_desk: ADesk) -> None:
    tab, desk = opened(qtbot, a_desk, "waste.landfill")
    enter(field(tab, "deposit_years"), "5")
    assert stored(desk, "deposit_years").value == 5.0
    assert field(tab, "deposit_years").text() == "5"
    QTest.keyClick(field(tab, "deposit_years"), Qt.Key.Key_Tab)
    assert len(desk.plan.effect_inputs) == 1
