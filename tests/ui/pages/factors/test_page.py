"""The page of the factors: finding one, seeing who uses it, and giving the plan its own value."""

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from fbdesk.calculation.factors import load_edition
from fbdesk.models.effects import Effect, EffectInput, FactorOverride
from fbdesk.models.results.factor_uses import FactorUse
from fbdesk.models.row import Row
from fbdesk.resource_files import resource
from fbdesk.ui.desk import Desk
from fbdesk.ui.page_list import PAGES
from fbdesk.ui.pages.factors.list import factor_lines
from fbdesk.ui.pages.factors.own import every_digit
from fbdesk.ui.pages.factors.page import FactorsPage
from fbdesk.ui.widgets.elided import ElidedButton
from tests.builders import a_measure, some_settings

ADesk = Callable[..., Desk]
LIGHT = "km-fm-light"
LIGHT_VEHICLES = "Lette kjøretøy"


def a_traffic_cut(number: str = "T-01") -> tuple[Row, ...]:
    """Return a measure whose calculation uses the factor of light vehicles."""
    measure = a_measure(number, title="Færre biler")
    effect = Effect(
        key=f"{number}-effect", measure=measure.key, method="transport.traffic_reduction"
    )
    return (
        measure,
        effect,
        EffectInput(effect=effect.key, name="traffic_vkm", value=1_000_000.0),
        EffectInput(effect=effect.key, name="reduction_share", value=0.1),
        EffectInput(effect=effect.key, name="factor_kg_per_km", factor=LIGHT),
    )


def an_own_value(**values: object) -> FactorOverride:
    given = {"value": 0.25, "unit": "kg CO2e/km", "source": "Telling", "reason": "Lokal bilpark"}
    return FactorOverride(key="own", factor=LIGHT, **{**given, **values})  # type: ignore[arg-type]


def open_page(qtbot: QtBot, desk: Desk) -> FactorsPage:
    page = FactorsPage(desk)
    qtbot.addWidget(page)
    desk.editor.changed.connect(page.note_change)
    desk.editor.results_changed.connect(page.note_results)
    page.resize(1300, 900)
    page.show()
    qtbot.waitUntil(lambda: desk.editor.results is not None, timeout=15_000)
    return page


def texts(page: FactorsPage) -> str:
    QApplication.processEvents()
    labels = [widget.text() for widget in page.findChildren(QLabel) if widget.isVisible()]
    buttons = [widget.text() for widget in page.findChildren(QPushButton) if widget.isVisible()]
    return re.sub(r"[^\S\n]", " ", "\n".join(labels + buttons))


def chips(page: FactorsPage) -> list[str]:
    found = page.factors.chips.findChildren(QPushButton)
    return [re.sub(r"\s+", " ", chip.text()) for chip in found]


def shown(page: FactorsPage) -> list[str]:
    return [line.key for line in page.factors.table.rows.rows]


def links(page: FactorsPage) -> list[str]:
    found = page.card.findChildren(ElidedButton)
    return [link.whole_text for link in found if link.isVisible()]


def type_own_value(page: FactorsPage, **texts: str) -> None:
    form = page.card.form
    fields = {"value": form.value, "unit": form.unit, "source": form.source}
    for name, field in fields.items():
        if name in texts:
            field.setText(texts[name])
    if "reason" in texts:
        form.reason.setPlainText(texts["reason"])


def test_what_every_plan_needs_comes_first_then_the_others_in_their_order() -> None:
    edition = load_edition(resource("factors", "2026.1"))
    lines = factor_lines(edition, edition, {LIGHT: (FactorUse("m", "T-01", "", "", ""),)})
    categories = list(dict.fromkeys(line.factor.category for line in lines))
    assert categories[:3] == ["electricity", "fuel emission factor", "district heating"]
    rest = [line.factor for line in lines if line.factor.category not in categories[:3]]
    assert rest == [each for each in edition.factors if each.category not in categories[:3]]
    assert len(lines) == len(edition.factors)
    assert [line.key for line in lines if line.uses] == [LIGHT]


def test_every_factor_of_the_edition_is_there(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk())
    assert len(shown(page)) == 877
    assert "877 factors of edition 2026.1" in texts(page)
    assert chips(page) == ["All 877", "In use 0", "Own values 0", "Not confirmed 69"]


def test_searching_finds_names_groups_sources_and_regions(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk())
    qtbot.keyClicks(page.factors.search, "lette kjøretøy km")
    assert shown(page) == [LIGHT]
    page.factors.search.setText("kostra")
    assert shown(page) == ["ef-kostra-oil", "ef-kostra-gas"]
    page.factors.search.setText("no such factor")
    assert shown(page) == []
    assert not page.card.isVisible()


def test_the_chips_show_those_in_use_own_and_in_doubt(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*a_traffic_cut(), an_own_value()))
    qtbot.waitUntil(lambda: "In use 1" in chips(page), timeout=15_000)
    for chip, count in (("used", 1), ("own", 1), ("unconfirmed", 69), ("all", 877)):
        page.factors.chips.choose(chip)
        assert len(shown(page)) == count, chip


def test_the_card_tells_value_unit_year_region_source_and_status(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    page = open_page(qtbot, a_desk())
    assert page.factors.choose(LIGHT)
    told = texts(page)
    for words in (LIGHT_VEHICLES, "0,19 kg CO₂e/km", "2024", "NO", "bekreftet"):
        assert words in told
    assert "Source: eventonsberg/klimatiltak" in told
    assert "No calculation of the plan uses it." in told


def test_a_factor_that_is_not_confirmed_says_so(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk())
    page.factors.choose("eta-new-oil")
    assert "Not confirmed: the source could not be checked" in texts(page)
    page.factors.choose(LIGHT)
    assert "could not be checked" not in texts(page)


def test_a_formula_and_a_range_stand_as_the_table_has_them(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk())
    page.factors.choose("tek17-house")
    assert "100 + 1600/A" in texts(page)
    page.factors.choose("el-range-bygg21")
    assert "0–580 g CO₂e/kWh" in texts(page)


def test_a_factor_leads_to_the_calculations_that_use_it(qtbot: QtBot, a_desk: ADesk) -> None:
    went: list[tuple[str, str]] = []
    page = open_page(qtbot, a_desk(*a_traffic_cut(), went_to=went))
    page.factors.choose(LIGHT)
    qtbot.waitUntil(lambda: bool(links(page)), timeout=15_000)
    assert links(page)[0].startswith("T-01 Færre biler: ")
    page.card.findChildren(ElidedButton)[0].click()
    assert went == [("measures", "T-01-effect")]


def test_the_plan_gets_its_own_value_and_undo_takes_it_back(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*a_traffic_cut())
    page = open_page(qtbot, desk)
    page.factors.choose(LIGHT)
    page.card.set_own.click()
    assert page.card.form.value.text() == "0,19"
    assert page.card.form.unit.text() == "kg CO2e/km"
    type_own_value(page, value="250", unit="g CO2e/km", source="Telling", reason="Lokal bilpark")
    page.card.form.save.click()
    (row,) = desk.plan.factor_overrides
    assert (row.factor, row.value, row.unit) == (LIGHT, 250, "g CO2e/km")
    told = texts(page)
    assert "0,25 kg CO₂e/km" in told
    assert "The edition says 0,19 kg CO₂e/km." in told
    assert "Source: Telling" in told
    assert not page.card.form.isVisible()
    assert desk.editor.document.undo_text == f"set own value of {LIGHT_VEHICLES}"
    desk.editor.undo()
    assert desk.plan.factor_overrides == ()
    assert "The edition says" not in texts(page)


WRONG = (
    ({"value": ""}, "Give a number"),
    ({"value": "mye"}, "Give a number"),
    ({"unit": ""}, "unit is missing"),
    ({"unit": "kg CO2e/kWh"}, "kWh"),
    ({"unit": "bananer"}, "bananer"),
    ({"source": " "}, "where the value comes from"),
    ({"reason": ""}, "why the plan uses its own value"),
)


def test_what_cannot_be_used_is_said_while_it_is_typed(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk()
    page = open_page(qtbot, desk)
    page.factors.choose(LIGHT)
    page.card.set_own.click()
    fitting = {"value": "0,2", "unit": "kg CO2e/km", "source": "Telling", "reason": "Lokalt"}
    for wrong, words in WRONG:
        type_own_value(page, **fitting)
        assert page.card.form.save.isEnabled()
        assert page.card.form.problem.text() == ""
        type_own_value(page, **wrong)
        assert not page.card.form.save.isEnabled(), wrong
        assert words in page.card.form.problem.text()
    assert desk.plan.factor_overrides == ()


def test_the_own_value_is_changed_and_removed(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(an_own_value())
    page = open_page(qtbot, desk)
    page.factors.choose(LIGHT)
    assert page.card.set_own.text() == "Change the own value …"
    page.card.set_own.click()
    assert page.card.form.source.text() == "Telling"
    type_own_value(page, value="0,3")
    page.card.form.save.click()
    assert [row.value for row in desk.plan.factor_overrides] == [0.3]
    page.card.remove.click()
    assert desk.plan.factor_overrides == ()
    assert not page.card.remove.isVisible()
    assert desk.editor.document.undo_text == f"remove own value of {LIGHT_VEHICLES}"


def test_cancelling_leaves_the_plan_as_it_was(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk()
    page = open_page(qtbot, desk)
    page.factors.choose(LIGHT)
    page.card.set_own.click()
    type_own_value(page, value="9")
    buttons = {each.text(): each for each in page.card.form.findChildren(QPushButton)}
    buttons["Cancel"].click()
    assert not page.card.form.isVisible()
    assert desk.plan.factor_overrides == ()


def test_what_was_typed_is_there_again_after_a_look_at_another_factor(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    page = open_page(qtbot, a_desk())
    page.factors.choose(LIGHT)
    page.card.set_own.click()
    type_own_value(page, value="0,21", source="Halvferdig")
    page.factors.choose("km-fm-heavy")
    assert not page.card.form.isVisible()
    page.factors.choose(LIGHT)
    assert page.card.form.isVisible()
    assert page.card.form.typed().value == "0,21"
    assert page.card.form.typed().source == "Halvferdig"


def test_results_that_arrive_leave_the_form_as_it_is_being_typed(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk(*a_traffic_cut())
    page = open_page(qtbot, desk)
    page.factors.choose(LIGHT)
    page.card.set_own.click()
    type_own_value(page, value="0,2")
    assert desk.editor.results is not None
    page.note_results(desk.editor.results)
    assert page.card.form.typed().value == "0,2"
    assert page.card.form.isVisible()


def test_a_finding_on_an_own_value_leads_to_its_factor(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(an_own_value(unit="kg CO2e/kWh")))
    page.factors.search.setText("something else")
    page.tabs.choose("terms")
    page.reveal("own")
    assert page.tabs.value == "factors"
    assert page.factors.table.chosen_key == LIGHT


def test_own_values_are_findings_of_this_page(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(an_own_value(unit="kg CO2e/kWh"))
    open_page(qtbot, desk)
    spec = next(page for page in PAGES if page.code == "factors")
    assert desk.editor.results is not None
    assert spec.needs_attention(desk.editor.results.findings)


def test_a_factor_is_revealed_by_its_id(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk())
    page.factors.chips.choose("own")
    page.reveal("ncv-biogas")
    assert page.factors.table.chosen_key == "ncv-biogas"


def test_ctrl_f_leads_to_the_search(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk())
    page.tabs.choose("terms")
    page.start_search()
    assert page.tabs.value == "factors"
    qtbot.waitUntil(page.factors.search.hasFocus)


def test_an_older_edition_says_that_there_is_a_newer_one(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(some_settings(factors_edition="2015.1")))
    assert "There is a newer edition: 2026.1." in texts(page)
    page.see_newer.click()
    assert page.tabs.value == "terms"
    assert page.terms.proposal == {"factors_edition": "2026.1"}


def test_the_newest_edition_says_nothing_of_the_kind(qtbot: QtBot, a_desk: ADesk) -> None:
    assert "newer edition" not in texts(open_page(qtbot, a_desk()))


def test_the_table_goes_by_keyboard(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk())
    first, second = shown(page)[:2]
    page.factors.table.setFocus()
    assert page.factors.table.chosen_key == first
    qtbot.keyClick(page.factors.table, Qt.Key.Key_Down)
    assert page.factors.table.chosen_key == second


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (163.0, "163"), (0.26, "0,26"), (6.24e-05, "0,0000624"), (-0.381, "-0,381")],
)
def test_a_number_stands_in_its_field_with_every_digit(value: float | None, text: str) -> None:
    assert every_digit(value) == text


def test_the_way_from_other_pages_leads_to_the_terms(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk())
    page.reveal("terms")
    assert page.tabs.value == "terms"
    page.reveal(LIGHT)
    assert (page.tabs.value, page.factors.table.chosen_key) == ("factors", LIGHT)
