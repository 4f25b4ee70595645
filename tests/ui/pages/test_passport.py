"""The passport: every number of a result with its source, readable and copied as text."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from fbdesk.calculation.carriers import EL
from fbdesk.calculation.evaluate import Evaluation
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.programmes.programme import load_programme
from fbdesk.models.results.computing import edition_of
from fbdesk.models.results.effect_draft import draft
from fbdesk.reports.wording import Wording, wording_in
from fbdesk.texts import catalogue
from fbdesk.ui.pages.measure_effects.tab import MeasureEffects
from fbdesk.ui.pages.passport import PassportDialog
from fbdesk.ui.pages.passport_words import number_lines, passport_text, year_lines
from tests.builders import a_measure, a_plan, changed
from tests.ui.pages.effects_tab import (
    PARKING,
    ADesk,
    a_calculation,
    inputs_of,
    open_tab,
    press,
    texts,
)


@pytest.fixture(scope="module")
def wording() -> Wording:
    return wording_in("nb", load_programme("framtidens-byer"))


def evaluated(method: str = "transport.price", /, **values: float | str) -> Evaluation:
    measure = a_measure(phase_in_years=2)
    effect = Effect(measure=measure.key, method=method)
    given = {row.name: row for row in inputs_of(effect, **(values or PARKING))}
    return of(measure, effect, given)


def of(measure: object, effect: Effect, given: dict[str, EffectInput]) -> Evaluation:
    plan = a_plan(measure, effect, period_to=2012)  # type: ignore[arg-type]
    found = draft(plan, effect, given, edition_of(plan)).evaluation
    assert found is not None
    return found


def opened(tab: MeasureEffects) -> PassportDialog:
    press(tab, "Show the calculation")
    found = tab.form.findChild(PassportDialog)
    assert isinstance(found, PassportDialog)
    return found


def test_each_number_has_its_value_unit_source_and_status(wording: Wording) -> None:
    measure = a_measure()
    effect = Effect(measure=measure.key, method="transport.price")
    given = {row.name: row for row in inputs_of(effect, **PARKING)}
    given["traffic_vkm"] = replace(given["traffic_vkm"], source="Transportmodell", note="Hele året")
    given["elasticity"] = replace(given["elasticity"], factor="el-parking-price")
    lines = {line.key: line for line in number_lines(of(measure, effect, given), wording)}
    traffic = lines["traffic_vkm"]
    assert traffic.label == "Traffic in the area"
    assert (traffic.value, traffic.unit) == ("400\u202f000\u202f000", "vkm/yr")
    assert (traffic.source, traffic.status, traffic.note) == (
        "Transportmodell",
        "oppgitt",
        "Hele året",
    )
    assert lines["elasticity"].doubtful
    assert lines["elasticity"].source.endswith("el-parking-price")
    assert lines["elasticity"].unit == ""
    assert not traffic.doubtful
    assert lines["start"].value == "2010"  # a year has no thousands
    assert lines["factors_edition"].value == "2026.1"


def test_a_choice_reads_in_words_and_a_table_as_its_rows(wording: Wording) -> None:
    heat = evaluated(
        "energy.carrier",
        useful_heat_kwh=3.5e6,
        efficiency_before=0.7,
        factor_before_kg_per_kwh=0.26,
        efficiency_after=3.5,
        factor_after_kg_per_kwh=0.015,
        carrier_before="heatingoil",
        carrier_after="el",
    )
    values = {line.key: line.value for line in number_lines(heat, wording)}
    assert (values["carrier_before"], values["carrier_after"]) == ("Heating oil", "Electricity")
    flood = evaluated(
        "adaptation.flood_damage",
        curve_before="[[0.05, 10], [0.005, 100]]",
        curve_after="[[0.05, 0], [0.005, 100]]",
    )
    values = {line.key: line.value for line in number_lines(flood, wording)}
    assert values["curve_before"] == "0,05 × 10; 0,005 × 100"


def test_who_entered_a_number_and_when_is_told(wording: Wording) -> None:
    measure = a_measure()
    effect, first, *rest = a_calculation(measure, **PARKING)
    assert isinstance(effect, Effect)
    first = changed(first, entered_by="Kari")
    rows = [row for row in (first, *rest) if isinstance(row, EffectInput)]
    lines = number_lines(of(measure, effect, {row.name: row for row in rows}), wording)
    assert lines[0].entered == "Kari"
    assert lines[1].entered == ""


def test_each_year_stands_with_its_two_sides() -> None:
    years = year_lines(evaluated())
    assert [line.key for line in years] == ["2009", "2010", "2011", "2012"]
    # phased in over two years from 2010: nothing, half, all, all
    assert [round(line.direct_t or 0.0) for line in years] == [0, -648, -1295, -1295]
    assert {line.indirect_t for line in years} == {None}


def test_a_method_without_tonnes_has_no_years() -> None:
    green = evaluated(
        "adaptation.blue_green", plot_m2=1000.0, surfaces_before="[]", surfaces_after="[]"
    )
    assert year_lines(green) == ()


def test_the_text_holds_numbers_formula_years_literature_and_digest(wording: Wording) -> None:
    evaluation = evaluated()
    text = passport_text("T-02  Parkering", evaluation, wording)
    lines = text.splitlines()
    assert lines[0] == "T-02  Parkering"
    assert "Q1 = Q0·(P1/P0)^e" in lines[1]
    assert any(line.startswith("Price before\t20\tNOK") for line in lines)
    assert "2011\t1\u202f295,0\t–" in lines  # a cut reads without a minus below its word
    assert "Balcombe" in text
    assert lines[-1].endswith(evaluation.digest)


def test_the_text_of_an_indicator_has_before_and_after(wording: Wording) -> None:
    flood = evaluated(
        "adaptation.flood_damage",
        curve_before="[[0.05, 10], [0.005, 100]]",
        curve_after="[[0.05, 0], [0.005, 100]]",
    )
    # 0.045 · 55 = 2.475, 0.045 · 50 = 2.25
    assert "Expected damage\t2,475\t2,25\tNOK/yr" in passport_text("", flood, wording).splitlines()


def test_the_window_shows_the_passport_of_what_stands_in_the_fields(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    measure = a_measure("T-02", title="Parkering")
    tab = open_tab(qtbot, a_desk(measure, *a_calculation(measure, **PARKING)), measure)
    dialog = opened(tab)
    shown = texts(dialog)
    assert "T-02  Parkering" in shown
    assert "Q0 = vkm·share; Q1 = Q0·(P1/P0)^e; (Q1 − Q0)·EF" in shown
    assert "Are both prices for the same thing as the elasticity?" in shown
    assert "Goodwin et al. (2002)" in shown
    assert dialog.numbers.rows.rows[0].label == "Traffic in the area"
    assert dialog.years.isVisible()
    dialog.accept()


def test_the_passport_is_copied_as_text(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure("T-02", title="Parkering")
    tab = open_tab(qtbot, a_desk(measure, *a_calculation(measure, **PARKING)), measure)
    dialog = opened(tab)
    press(dialog, "Copy as text")
    assert QGuiApplication.clipboard().text().startswith("T-02  Parkering\n")
    assert "Copied." in texts(dialog)
    press(dialog, "Close")
    assert not dialog.isVisible()


def test_a_number_that_is_not_confirmed_stands_out(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure()
    effect, *rows = a_calculation(measure, **PARKING)
    rows[4] = changed(rows[4], factor="el-parking-price")
    tab = open_tab(qtbot, a_desk(measure, effect, *rows), measure)
    dialog = opened(tab)
    model = dialog.numbers.rows
    place = model.row_of("elasticity")
    status = next(column for column in model.columns if column.code == "status")
    assert status.shown(model.rows[place]).startswith("● ")
    assert status.tone is not None
    assert status.tone(model.rows[place]) == "warning"
    dialog.accept()


def test_the_passport_of_an_indicator_needs_no_years(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure(focus_area="4")
    effect = Effect(measure=measure.key, method="adaptation.runoff", title="Torget")
    desk = a_desk(measure, effect)
    tab = open_tab(qtbot, desk, measure)
    press(tab, "Fill in the example")
    dialog = opened(tab)
    assert "T-01  Torget" in texts(dialog)
    assert not dialog.years.isVisible()
    assert any("from" in each.text() for each in dialog.findChildren(QLabel))
    dialog.accept()


def test_the_help_tells_where_the_figures_are_looked_up(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure()
    tab = open_tab(qtbot, a_desk(measure, *a_calculation(measure, **PARKING)), measure)
    dialog = opened(tab)
    assert "Help for the method" not in texts(dialog)
    press(dialog, "Open the help")
    shown = texts(dialog)
    assert "Traffic in the area: Vehicle-kilometres in a whole year" in shown
    assert "Example: A quarter of 400 million vehicle-km" in shown
    dialog.accept()


def test_the_accounting_of_electricity_reads_as_words(wording: Wording, norwegian: None) -> None:
    del norwegian
    evaluation = evaluated(
        "energy.carrier",
        useful_heat_kwh=1e6,
        efficiency_before=0.8,
        factor_before_kg_per_kwh=0.26,
        efficiency_after=3.0,
        carrier_before="heatingoil",
        carrier_after=EL,
    )
    (line,) = [each for each in number_lines(evaluation, wording) if each.key == "electricity"]
    assert line.value == catalogue("nb")["Not counted (booked where produced)"]
