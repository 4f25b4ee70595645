"""Edition, gases and electricity: what another choice would change is seen before it counts."""

import re
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from fbdesk.models.effects import Effect, EffectInput, FactorOverride
from fbdesk.models.row import Row
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.factors.page import FactorsPage
from tests.builders import a_measure, a_stated_effect, some_settings

ADesk = Callable[..., Desk]
OIL = "ef-heatingoil-kg-nir21"


def an_activity(factor: str = OIL) -> tuple[Row, ...]:
    """Return a measure that saves 1 000 kg of heating oil a year."""
    measure = a_measure("T-01", title="Mindre olje", focus_area="2")
    effect = Effect(
        key="effect", measure=measure.key, method="general.activity", sector="Oppvarming"
    )
    return (
        measure,
        effect,
        EffectInput(effect="effect", name="activity", value=1_000_000.0),
        EffectInput(effect="effect", name="factor_before_kg", factor=factor),
        EffectInput(effect="effect", name="factor_after_kg", value=0.0),
    )


def landfill_gas() -> tuple[Row, ...]:
    """Return a measure that catches 5 t CH4 a year."""
    measure = a_measure("T-02", title="Deponigass", focus_area="3", position=1)
    effect = Effect(key="gas", measure=measure.key, method="waste.landfill_gas")
    given = {
        "generated_ch4_t": 10.0,
        "recovery_before": 0.0,
        "recovery_after": 0.5,
        "oxidation": 0.0,
    }
    inputs = (EffectInput(effect="gas", name=name, value=value) for name, value in given.items())
    return measure, effect, *inputs


def open_terms(qtbot: QtBot, desk: Desk) -> FactorsPage:
    page = FactorsPage(desk)
    qtbot.addWidget(page)
    desk.editor.changed.connect(page.note_change)
    desk.editor.results_changed.connect(page.note_results)
    page.resize(1300, 1000)
    page.show()
    page.tabs.choose("terms")
    return page


def propose(qtbot: QtBot, page: FactorsPage, **terms: str) -> None:
    """Choose terms and wait until it is known what they change."""
    page.terms.propose(**terms)
    qtbot.waitUntil(page.terms.apply.isEnabled, timeout=15_000)


def choose(qtbot: QtBot, page: FactorsPage, code: str, value: str) -> None:
    """Choose from the list as a user does."""
    field = page.terms.fields[code]
    field.setCurrentIndex(field.findData(value))
    field.activated.emit(field.currentIndex())
    qtbot.waitUntil(page.terms.apply.isEnabled, timeout=15_000)


def words(page: FactorsPage) -> str:
    QApplication.processEvents()
    labels = [widget.text() for widget in page.terms.findChildren(QLabel) if widget.isVisible()]
    return re.sub(r"[^\S\n]", " ", "\n".join(labels))


def rows(table: Any) -> list[tuple[str, ...]]:
    model = table.rows
    cells = [[column.shown(row) for column in model.columns] for row in model.rows]
    return [tuple(re.sub(r"\s", " ", cell) for cell in line) for line in cells]


def test_the_plans_own_terms_stand_first_and_nothing_is_proposed(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    page = open_terms(qtbot, a_desk(some_settings(gwp_set="AR4", electricity="market")))
    assert {code: field.value for code, field in page.terms.fields.items()} == {
        "factors_edition": "2026.1",
        "gwp_set": "AR4",
        "electricity": "market",
    }
    assert page.terms.proposal == {}
    assert not page.terms.apply.isVisible()


def test_a_newer_edition_is_told_factor_by_factor_and_measure_by_measure(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk(some_settings(factors_edition="2015.1"), *an_activity())
    page = open_terms(qtbot, desk)
    propose(qtbot, page, factors_edition="2026.1")
    (measure,) = rows(page.terms.view.measures)
    # 1 000 000 kg · 3.15 and · 3.17 kg
    assert measure[:4] == ("T-01", "Mindre olje", "3 150,0", "3 170,0")
    first = rows(page.terms.view.numbers)[0]
    assert first[0] == "Fyringsolje"
    assert first[1:4] == ("3,15", "3,17", "+0,6 %")
    assert first[6] == "T-01"
    assert len(page.terms.view.numbers.rows.rows) == 14
    assert "14 numbers differ, 1 of them are used in the plan" in words(page)
    assert desk.plan.settings.factors_edition == "2015.1"


def test_applying_is_one_step_that_undo_takes_back(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(some_settings(factors_edition="2015.1"), *an_activity())
    page = open_terms(qtbot, desk)
    propose(qtbot, page, factors_edition="2026.1")
    page.terms.apply.click()
    assert desk.plan.settings.factors_edition == "2026.1"
    assert desk.editor.document.undo_text == "change factor edition to 2026.1"
    assert page.terms.proposal == {}
    assert not page.terms.apply.isVisible()
    desk.editor.undo()
    assert desk.plan.settings.factors_edition == "2015.1"
    assert page.terms.fields["factors_edition"].value == "2015.1"


def test_keeping_it_as_it_is_closes_the_comparison(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*landfill_gas())
    page = open_terms(qtbot, desk)
    propose(qtbot, page, gwp_set="AR6")
    page.terms.keep.click()
    assert page.terms.proposal == {}
    assert not page.terms.view.isVisible()
    assert desk.plan.settings.gwp_set == "AR5"


def test_another_weight_of_the_gases_is_told_in_tonnes_before_it_counts(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk(*landfill_gas(), *an_activity())
    page = open_terms(qtbot, desk)
    choose(qtbot, page, "gwp_set", "SAR")
    (measure,) = rows(page.terms.view.measures)
    # 5 t CH4 · 28 and · 21
    assert measure[:4] == ("T-02", "Deponigass", "140,0", "105,0")
    assert rows(page.terms.view.numbers)[0][1:4] == ("28", "21", "−25,0 %")
    page.terms.apply.click()
    assert desk.plan.settings.gwp_set == "SAR"
    assert desk.editor.document.undo_text == "change weights of the gases to SAR"


def test_another_accounting_of_electricity_is_told_outside_the_inventory(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    measure = a_measure("T-03", title="Solceller", focus_area="2")
    effect = Effect(key="sun", measure=measure.key, method="energy.production")
    inputs = (
        EffectInput(effect="sun", name="production_kwh", value=1_000_000.0),
        EffectInput(effect="sun", name="carrier_before", text="el"),
    )
    desk = a_desk(measure, effect, *inputs)
    page = open_terms(qtbot, desk)
    propose(qtbot, page, electricity="location")
    (line,) = rows(page.terms.view.measures)
    assert line[5] == "15,0"
    page.terms.apply.click()
    assert desk.plan.settings.electricity == "location"
    assert desk.editor.document.undo_text == "change the accounting of electricity"


def test_several_choices_are_looked_at_and_taken_together(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(some_settings(factors_edition="2015.1"), *landfill_gas(), *an_activity())
    page = open_terms(qtbot, desk)
    propose(qtbot, page, factors_edition="2026.1", gwp_set="AR4")
    assert [line[0] for line in rows(page.terms.view.measures)] == ["T-01", "T-02"]
    page.terms.apply.click()
    settings = desk.plan.settings
    assert (settings.factors_edition, settings.gwp_set) == ("2026.1", "AR4")
    assert desk.editor.document.undo_text == "change what the calculations build on"


def test_a_choice_that_touches_nothing_says_so(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure()
    page = open_terms(qtbot, a_desk(measure, *a_stated_effect(measure, -10)))
    propose(qtbot, page, gwp_set="AR4")
    assert "Nothing in the plan changes." in words(page)
    assert not page.terms.view.measures.isVisible()
    assert not page.terms.view.numbers.isVisible()


def test_the_plans_own_value_is_marked_as_staying(qtbot: QtBot, a_desk: ADesk) -> None:
    own = FactorOverride(factor="ncv-biogas", value=9.7, unit="kWh/kg", source="Lab", reason="Målt")
    desk = a_desk(some_settings(factors_edition="2015.1"), own)
    page = open_terms(qtbot, desk)
    propose(qtbot, page, factors_edition="2026.1")
    assert "No result of the plan changes." in words(page)
    biogas = next(line for line in rows(page.terms.view.numbers) if line[0] == "Biogass")
    assert biogas[5] == "own value stays"


def test_an_edit_made_meanwhile_is_worked_in(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*landfill_gas())
    page = open_terms(qtbot, desk)
    propose(qtbot, page, gwp_set="SAR")
    row = next(each for each in desk.plan.effect_inputs if each.name == "generated_ch4_t")
    desk.editor.change("double the gas", EffectInput, row.key, value=20.0)
    assert page.terms.proposal == {"gwp_set": "SAR"}
    qtbot.waitUntil(
        lambda: [line[3] for line in rows(page.terms.view.measures)] == ["210,0"], timeout=15_000
    )


def test_a_measure_is_opened_from_the_comparison(qtbot: QtBot, a_desk: ADesk) -> None:
    went: list[tuple[str, str]] = []
    desk = a_desk(*landfill_gas(), went_to=went)
    page = open_terms(qtbot, desk)
    propose(qtbot, page, gwp_set="SAR")
    table = page.terms.view.measures
    table.activated.emit(table.currentIndex())
    assert went == [("measures", desk.plan.measures[0].key)]


def test_what_each_edition_is_for_is_told(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_terms(qtbot, a_desk())
    assert "First edition" in words(page)
    page.terms.propose(factors_edition="2015.1")
    assert "energy table of 2015" in words(page)


def test_a_plan_of_an_edition_that_is_not_here_can_move_to_one_that_is(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk(some_settings(factors_edition="2031.1"))
    page = open_terms(qtbot, desk)
    assert page.factors.table.rows.rows == ()
    assert page.terms.fields["factors_edition"].value == "2031.1"
    page.terms.propose(factors_edition="2026.1")
    qtbot.waitUntil(page.terms.problem.isVisible, timeout=15_000)
    assert "2031.1" in page.terms.problem.text()
    assert page.terms.apply.isEnabled()
    page.terms.apply.click()
    assert desk.plan.settings.factors_edition == "2026.1"
    assert len(page.factors.table.rows.rows) == 877
