"""A measure's calculations: chosen by a question, filled in, seen at once, and undone in words."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fbdesk.models.city import Settings
from fbdesk.models.effects import Effect
from fbdesk.ui.pages.measure_effects.tab import MeasureEffects
from fbdesk.ui.widgets.choices import ChoiceField
from tests.builders import a_measure, a_reduction, a_target, an_inventory, some_settings
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


def test_a_measure_without_calculations_says_what_belongs_here(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure()
    tab = open_tab(qtbot, a_desk(measure), measure)
    assert "No calculation yet" in texts(tab)
    press(tab, "New calculation")
    assert tab.chooser.isVisible()
    assert "No calculation yet" not in texts(tab)


def test_the_measures_own_focus_area_comes_first(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure(focus_area="3")
    tab = open_tab(qtbot, a_desk(measure), measure)
    press(tab, "New calculation")
    areas = [line.area for line in tab.chooser.table.rows.rows]
    assert areas[0] == "3"
    assert areas[-1] == "0"
    assert areas == sorted(areas, key=lambda area: (area != "3", area == "0", area))


def test_a_method_tells_what_it_gives_and_which_figures_it_needs(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    measure = a_measure()
    tab = open_tab(qtbot, a_desk(measure), measure)
    press(tab, "New calculation")
    tab.chooser.table.choose("transport.price")
    shown = texts(tab.chooser)
    assert "Price on driving or parking: gives tonnes a year on Veitrafikk / Personbiler." in shown
    assert "•  Traffic in the area, vkm/yr – Statens vegvesen: traffic registrations" in shown
    assert "•  Price elasticity of traffic – The factor tables of fbdesk" in shown
    assert "Emission per vehicle-km" not in shown  # a standard value stands in
    assert "Are both prices for the same thing as the elasticity?" in shown


@pytest.mark.parametrize(
    ("method", "words"),
    [
        ("adaptation.runoff", "gives an indicator before and after"),
        ("general.stated", "on the source of the inventory that you choose"),
        ("consumption.procurement", "outside the inventory (indirect)"),
    ],
)
def test_each_kind_of_method_says_where_it_counts(
    qtbot: QtBot, a_desk: ADesk, method: str, words: str
) -> None:
    measure = a_measure()
    tab = open_tab(qtbot, a_desk(measure), measure)
    press(tab, "New calculation")
    tab.chooser.table.choose(method)
    assert words in texts(tab.chooser)


def test_a_method_is_found_by_words_and_taken_with_enter(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure()
    desk = a_desk(measure)
    tab = open_tab(qtbot, desk, measure)
    press(tab, "New calculation")
    assert tab.chooser.search.hasFocus()
    QTest.keyClicks(tab.chooser.search, "oil boilers")
    assert [line.key for line in tab.chooser.table.rows.rows] == ["energy.carrier"]
    QTest.keyClick(tab.chooser.search, Qt.Key.Key_Return)
    (effect,) = desk.plan.effects
    assert (effect.method, effect.measure) == ("energy.carrier", measure.key)
    assert desk.editor.document.undo_text == "add a calculation to T-01"
    assert not tab.chooser.isVisible()
    assert grid(tab).rows["useful_heat_kwh"].field.hasFocus()
    desk.editor.undo()
    assert desk.plan.effects == ()
    assert "No calculation yet" in texts(tab)


def test_words_that_fit_nothing_say_so_and_nothing_is_added(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure()
    desk = a_desk(measure)
    tab = open_tab(qtbot, desk, measure)
    press(tab, "New calculation")
    QTest.keyClicks(tab.chooser.search, "submarine")
    assert "No method fits the words." in texts(tab)
    assert not tab.chooser.take.isEnabled()
    QTest.keyClick(tab.chooser.search, Qt.Key.Key_Return)
    assert desk.plan.effects == ()
    press(tab, "Cancel")
    assert "No calculation yet" in texts(tab)


def test_a_new_calculation_says_what_it_lacks_and_a_full_one_what_it_gives(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    measure = a_measure()
    desk = a_desk(measure, *a_calculation(measure))
    tab = open_tab(qtbot, desk, measure)
    assert "Not computed yet" in texts(tab)
    assert "Fill in traffic in the area, share of the traffic" in texts(tab)
    for name, value in PARKING.items():
        enter(field(tab, name), f"{value:.0f}" if value > 1 else str(value))
    assert {row.name: row.value for row in desk.plan.effect_inputs} == PARKING
    shown = texts(tab)
    assert "kutter 1\u202f295\u00a0t a year" in shown
    assert "fully at work from 2010 · direkte" in shown or "fully at work from 2010" in shown


def test_the_result_follows_each_key_before_anything_is_saved(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure()
    desk = a_desk(measure, *a_calculation(measure, **PARKING))
    tab = open_tab(qtbot, desk, measure)
    type_into(field(tab, "affected_share"), "0.5")
    # twice the traffic: 2 590 t
    qtbot.waitUntil(lambda: "kutter 2\u202f590\u00a0t a year" in texts(tab))
    assert stored(desk, "affected_share").value == 0.25
    QTest.keyClick(field(tab, "affected_share"), Qt.Key.Key_Return)
    assert stored(desk, "affected_share").value == 0.5
    undo = desk.editor.document.undo_text
    assert undo == "change share of the traffic that meets the price of T-01"
    desk.editor.undo()
    assert field(tab, "affected_share").text() == "0,25"
    assert "kutter 1\u202f295\u00a0t a year" in texts(tab)


def test_a_number_out_of_bounds_is_told_at_its_field_and_the_rest_goes_on(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    measure = a_measure()
    desk = a_desk(measure, *a_calculation(measure, **PARKING))
    tab = open_tab(qtbot, desk, measure)
    enter(field(tab, "affected_share"), "3")
    assert "Must be between 0 and 1." in texts(grid(tab).rows["affected_share"])
    assert "kutter 1\u202f295\u00a0t a year" in texts(tab)
    enter(field(tab, "price_after"), "20")
    assert stored(desk, "price_after").value == 20.0
    assert field(tab, "affected_share").text() == "3"  # nothing typed is lost by the refresh
    assert "Must be between 0 and 1." in texts(grid(tab).rows["affected_share"])
    assert "0\u00a0t a year" in texts(tab)  # the price no longer rises
    field(tab, "affected_share").setFocus()
    QTest.keyClick(field(tab, "affected_share"), Qt.Key.Key_Escape)
    assert field(tab, "affected_share").text() == "0,25"
    assert "Must be between" not in texts(tab)


def test_words_instead_of_a_number_are_told_at_the_field(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure()
    desk = a_desk(measure, *a_calculation(measure))
    tab = open_tab(qtbot, desk, measure)
    enter(field(tab, "traffic_vkm"), "mye")
    assert "This is not a number" in texts(grid(tab).rows["traffic_vkm"])
    assert desk.plan.effect_inputs == ()


def test_an_emptied_field_is_unknown_and_never_nought(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure()
    desk = a_desk(measure, *a_calculation(measure, **PARKING))
    tab = open_tab(qtbot, desk, measure)
    enter(field(tab, "price_before"), "")
    assert stored(desk, "price_before").value is None
    assert "Fill in price before to see the effect." in texts(tab)


def test_an_increase_reads_with_a_plus(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure()
    cheaper = PARKING | {"price_after": 16.0}
    tab = open_tab(qtbot, a_desk(measure, *a_calculation(measure, **cheaper)), measure)
    # 100 million km · ((16/20)^−0.3 − 1) · 0.2 kg = 1 385 t more
    assert "+1\u202f385\u00a0t a year" in texts(tab)


def test_the_example_is_filled_in_with_one_click_and_one_undo(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure()
    desk = a_desk(measure, *a_calculation(measure))
    tab = open_tab(qtbot, desk, measure)
    press(tab, "Fill in the example")
    assert "kutter 1\u202f295\u00a0t a year" in texts(tab)
    assert stored(desk, "traffic_vkm").source.startswith("Example: A quarter of 400 million")
    assert not tab.form.example.isVisible()
    assert desk.editor.document.undo_text == "fill in the example"
    desk.editor.undo()
    assert desk.plan.effect_inputs == ()
    assert tab.form.example.isVisible()


def test_another_method_keeps_the_inputs_of_the_same_name(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure()
    desk = a_desk(measure, *a_calculation(measure, **PARKING))
    tab = open_tab(qtbot, desk, measure)
    tab.form.method.click()
    assert tab.chooser.table.chosen_key == "transport.price"
    tab.chooser.table.choose("transport.traffic_reduction")
    press(tab, "Use this method")
    (effect,) = desk.plan.effects
    assert effect.method == "transport.traffic_reduction"
    kept = {row.name: row.value for row in desk.plan.effect_inputs}
    assert kept == {"traffic_vkm": 400e6, "factor_kg_per_km": 0.2}
    assert list(grid(tab).rows) == ["traffic_vkm", "reduction_share", "factor_kg_per_km"]
    assert desk.editor.document.undo_text == "change the method of T-01"
    desk.editor.undo()
    assert {row.name: row.value for row in desk.plan.effect_inputs} == PARKING
    assert "price_before" in grid(tab).rows


def test_the_same_method_again_changes_nothing(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure()
    desk = a_desk(measure, *a_calculation(measure, **PARKING))
    tab = open_tab(qtbot, desk, measure)
    tab.form.method.click()
    press(tab, "Use this method")
    assert not desk.editor.document.undo_text
    assert tab.form.isVisible()


def test_leaving_the_choice_of_method_keeps_the_calculation(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure()
    desk = a_desk(measure, *a_calculation(measure, **PARKING))
    tab = open_tab(qtbot, desk, measure)
    tab.form.method.click()
    assert not tab.form.isVisible()
    press(tab, "Cancel")
    assert tab.form.isVisible()
    assert tab.form.method.hasFocus()


def test_a_deleted_calculation_comes_back_with_undo(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure()
    desk = a_desk(measure, *a_calculation(measure, **PARKING))
    tab = open_tab(qtbot, desk, measure)
    press(tab, "Delete the calculation")
    assert desk.plan.effects == ()
    assert desk.plan.effect_inputs == ()
    assert "No calculation yet" in texts(tab)
    assert desk.editor.document.undo_text == "delete a calculation of T-01"
    desk.editor.undo()
    assert len(desk.plan.effect_inputs) == len(PARKING)
    assert "kutter 1\u202f295\u00a0t a year" in texts(tab)


def test_several_calculations_are_chosen_by_chips(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure()
    bus = Effect(measure=measure.key, method="general.stated", title="Flere avganger", position=1)
    desk = a_desk(measure, *a_calculation(measure, **PARKING), bus)
    tab = open_tab(qtbot, desk, measure)
    assert tab.chips.isVisible()
    assert tab.chips.value != bus.key
    tab.chips.choose(bus.key)
    assert list(grid(tab).rows) == ["effect_t", "reason", "side"]
    enter(field(tab, "effect_t"), "-12,5")
    assert stored(desk, "effect_t").effect == bus.key
    assert tab.chips.value == bus.key  # the refresh after the edit keeps the choice


def test_a_calculation_gets_a_name_for_its_chip(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure()
    first, second = (
        Effect(measure=measure.key, method="general.stated", position=place) for place in (0, 1)
    )
    desk = a_desk(measure, first, second)
    tab = open_tab(qtbot, desk, measure)
    enter(tab.form.where.fields["title"], "Bare i rushet")  # type: ignore[arg-type]
    assert desk.plan.effects[0].title == "Bare i rushet"
    assert "Bare i rushet" in texts(tab.chips)


def test_a_long_name_does_not_widen_the_card(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure()
    first, second = (
        Effect(measure=measure.key, method="general.stated", title="Bilturer " * 20, position=n)
        for n in (0, 1)
    )
    tab = open_tab(qtbot, a_desk(measure, first, second), measure)
    assert "…" in texts(tab.chips)
    assert tab.chips.minimumSizeHint().width() < 280
    assert tab.minimumSizeHint().width() < 280


def test_one_calculation_needs_no_chips(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure()
    tab = open_tab(qtbot, a_desk(measure, *a_calculation(measure)), measure)
    assert not tab.chips.isVisible()


def test_what_is_typed_is_saved_for_the_measure_that_is_left(qtbot: QtBot, a_desk: ADesk) -> None:
    first, second = a_measure("T-01"), a_measure("T-02")
    one, two = (
        Effect(measure=first.key, method="general.stated"),
        Effect(measure=second.key, method="general.stated"),
    )
    desk = a_desk(first, second, one, two)
    tab = MeasureEffects(desk)
    qtbot.addWidget(tab)
    shown = [first.key]
    desk.editor.changed.connect(lambda _: tab.show_measure(desk.plan, shown[0]))
    tab.show()
    tab.show_measure(desk.plan, first.key)
    qtbot.waitUntil(tab.isActiveWindow)
    type_into(field(tab, "effect_t"), "-40")
    shown[0] = second.key
    tab.show_measure(desk.plan, second.key)
    assert stored(desk, "effect_t").effect == one.key
    assert stored(desk, "effect_t").value == -40.0
    assert field(tab, "effect_t").text() == ""


def test_years_follow_the_measure_until_the_calculation_has_its_own(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    measure = a_measure(phase_in_years=3)
    desk = a_desk(measure, *a_calculation(measure, **PARKING))
    tab = open_tab(qtbot, desk, measure)
    start, phase_in = tab.form.when.fields["start_year"], tab.form.when.fields["phase_in_years"]
    assert start.placeholderText() == "2010"
    assert "fully at work from 2012" in texts(tab)
    type_into(phase_in, "1")  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: "fully at work from 2010" in texts(tab))
    assert desk.plan.effects[0].phase_in_years is None
    enter(start, "2014")  # type: ignore[arg-type]
    assert desk.plan.effects[0].start_year == 2014
    assert desk.editor.document.undo_text == "change first year with effect of T-01"


def test_a_lifetime_tells_the_last_year(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure()
    desk = a_desk(measure, *a_calculation(measure, **PARKING))
    tab = open_tab(qtbot, desk, measure)
    enter(tab.form.when.fields["lifetime_years"], "10")  # type: ignore[arg-type]
    assert "fully at work from 2010 to 2019" in texts(tab)
    assert desk.plan.effects[0].lifetime_years == 10


def test_the_yearly_change_is_typed_in_per_cent(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure()
    desk = a_desk(measure, *a_calculation(measure, **PARKING))
    tab = open_tab(qtbot, desk, measure)
    change = tab.form.when.fields["yearly_change"]
    type_into(change, "1,5")  # type: ignore[arg-type]
    enter(change, "1,5")  # type: ignore[arg-type]
    assert desk.plan.effects[0].yearly_change == 0.015
    enter(change, "")  # type: ignore[arg-type]
    assert desk.plan.effects[0].yearly_change == 0.0


def test_a_source_of_the_inventory_is_chosen_for_the_effect(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure()
    edition, *measured = an_inventory(
        {("Veitrafikk", "Personbiler"): {2009: 9e4}, ("Veitrafikk", "Varebiler"): {2009: 2e4}}
    )
    desk = a_desk(
        some_settings(inventory_edition=edition.key),
        edition,
        *measured,
        measure,
        *a_calculation(measure, **PARKING),
    )
    tab = open_tab(qtbot, desk, measure)
    place = tab.form.where.fields["place"]
    assert isinstance(place, ChoiceField)
    assert [place.itemText(n) for n in range(place.count())] == [
        "Veitrafikk / Personbiler (usual for the method)",
        "Veitrafikk, the whole sector",
        "Veitrafikk / Personbiler",
        "Veitrafikk / Varebiler",
    ]
    place.setFocus()
    QTest.keyClick(place, Qt.Key.Key_End)
    (effect,) = desk.plan.effects
    assert (effect.sector, effect.source) == ("Veitrafikk", "Varebiler")
    QTest.keyClick(place, Qt.Key.Key_Home)
    (effect,) = desk.plan.effects
    assert (effect.sector, effect.source) == ("", "")


def test_a_calculation_apart_from_others_asks_why(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure()
    desk = a_desk(measure, *a_calculation(measure, **PARKING))
    tab = open_tab(qtbot, desk, measure)
    where = tab.form.where
    assert not where.row_of("overlap_reason").isVisible()
    where.fields["overlap"].setFocus()
    QTest.keyClick(where.fields["overlap"], Qt.Key.Key_Down)
    assert desk.plan.effects[0].overlap == "disjoint"
    assert where.row_of("overlap_reason").isVisible()
    enter(where.fields["overlap_reason"], "Egne biler")  # type: ignore[arg-type]
    assert desk.plan.effects[0].overlap_reason == "Egne biler"


def test_a_remark_is_kept(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure()
    desk = a_desk(measure, *a_calculation(measure))
    tab = open_tab(qtbot, desk, measure)
    note = tab.form.where.fields["note"]
    note.setFocus()
    QTest.keyClicks(note, "Sammen med T-09.")
    note.commit()  # type: ignore[union-attr]
    assert desk.plan.effects[0].note == "Sammen med T-09."


def test_adaptation_shows_its_indicator_and_is_complete_without_tonnes(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    measure = a_measure(focus_area="4")
    effect, *_ = a_calculation(measure, "adaptation.blue_green")
    desk = a_desk(measure, effect)
    tab = open_tab(qtbot, desk, measure)
    press(tab, "Fill in the example")
    shown = texts(tab)
    assert "Blue-green factor: from 0 to 0,55" in shown
    assert "The measure is complete without tonnes." in shown
    assert not tab.form.when.isVisible()
    assert not tab.form.where.row_of("place").isVisible()
    assert tab.form.where.fields["note"].isVisible()


def test_both_sides_of_the_boundary_are_told_apart(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure(focus_area="2")
    effect, *_ = a_calculation(measure, "energy.carrier")
    tab = open_tab(qtbot, a_desk(measure, effect), measure)
    press(tab, "Fill in the example")
    shown = texts(tab)
    assert "kutter 1\u202f300\u00a0t a year" in shown
    assert "Outside the inventory: +15\u00a0t (indirect)" in shown


def test_the_share_of_the_plan_and_the_overlaps_come_with_the_results(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    edition, *measured = an_inventory({("Veitrafikk", "Personbiler"): {2009: 94_500.0}})
    measure = a_measure("T-02")
    desk = a_desk(
        some_settings(inventory_edition=edition.key),
        edition,
        *measured,
        a_target(year=2020),
        measure,
        *a_calculation(measure, **PARKING),
        *a_reduction(500.0, "T-01"),
        *a_reduction(700.0, "T-03"),
        *a_reduction(100.0, "T-04", sector="Oppvarming", source="Fossil olje"),
    )
    tab = open_tab(qtbot, desk, measure)
    qtbot.waitUntil(lambda: desk.editor.results is not None)
    results = desk.editor.results
    assert results is not None
    tab.show_results(results)
    result = results.measure(measure.key)
    assert result is not None
    share = -result.joint_t[2020]
    assert 0 < share < 1295
    shown = texts(tab)
    assert f"share of the joint cut in 2020: {share:,.0f}".replace(",", "\u202f") in shown
    assert "Overlaps with T-01 and T-03 on Veitrafikk / Personbiler" in shown


def test_a_measure_whose_status_does_not_count_says_so(qtbot: QtBot, a_desk: ADesk) -> None:
    edition, *measured = an_inventory({("Veitrafikk", "Personbiler"): {2009: 94_500.0}})
    measure = a_measure(status="idea")
    desk = a_desk(
        some_settings(inventory_edition=edition.key),
        edition,
        *measured,
        measure,
        *a_calculation(measure, **PARKING),
    )
    tab = open_tab(qtbot, desk, measure)
    qtbot.waitUntil(lambda: desk.editor.results is not None)
    tab.show_results(desk.editor.results)  # type: ignore[arg-type]
    assert "does not count towards the target yet" in texts(tab)


def test_a_plan_of_a_factor_edition_that_is_not_here_says_so(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure()
    settings = replace(some_settings(), factors_edition="1999.1")
    assert isinstance(settings, Settings)
    desk = a_desk(settings, measure, *a_calculation(measure, **PARKING))
    tab = open_tab(qtbot, desk, measure)
    assert "factor edition 1999.1, which this program does not have" in texts(tab)


def test_a_measure_without_a_start_year_is_told_where_it_matters(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    measure = a_measure(start_year=None)
    tab = open_tab(qtbot, a_desk(measure, *a_calculation(measure, **PARKING)), measure)
    assert "The measure has no start year." in texts(tab)
    enter(tab.form.when.fields["start_year"], "2011")  # type: ignore[arg-type]
    assert "kutter 1\u202f295\u00a0t a year" in texts(tab)


def test_every_field_has_a_name_for_the_screen_reader(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure()
    tab = open_tab(qtbot, a_desk(measure, *a_calculation(measure, **PARKING)), measure)
    fields = [row.field for row in grid(tab).rows.values()]
    fields += [*tab.form.when.fields.values(), *tab.form.where.fields.values()]
    assert all(each.accessibleName() for each in fields)
    assert "1\u202f295" in tab.form.result.accessibleName()
    assert field(tab, "traffic_vkm").accessibleName() == "Traffic in the area, vkm/yr"
    line = grid(tab).rows["traffic_vkm"].details
    assert line.accessibleName() == "Traffic in the area: Say where it is from"
    question = "What shall the measure change? The price of driving or parking"
    assert tab.form.method.accessibleName() == question


def test_the_form_takes_two_columns_where_there_is_room_and_one_where_not(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    measure = a_measure()
    tab = open_tab(qtbot, a_desk(measure, *a_calculation(measure, **PARKING)), measure)
    first, second = grid(tab).rows["traffic_vkm"], grid(tab).rows["affected_share"]
    assert first.y() == second.y()
    tab.resize(330, 900)
    qtbot.waitUntil(lambda: second.y() > first.y())


def test_a_method_is_taken_with_the_keyboard_from_the_list(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure()
    desk = a_desk(measure)
    tab = open_tab(qtbot, desk, measure)
    press(tab, "New calculation")
    table = tab.chooser.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    second = table.rows.rows[1].key
    assert table.chosen_key == second
    table.activated.emit(table.currentIndex())
    assert [effect.method for effect in desk.plan.effects] == [second]


def test_another_measure_closes_the_choice_of_method(qtbot: QtBot, a_desk: ADesk) -> None:
    first, second = a_measure("T-01"), a_measure("T-02")
    desk = a_desk(first, second, *a_calculation(second, **PARKING))
    tab = open_tab(qtbot, desk, first)
    press(tab, "New calculation")
    tab.show_measure(desk.plan, second.key)
    assert not tab.chooser.isVisible()
    assert "kutter 1\u202f295\u00a0t a year" in texts(tab)


def test_a_new_calculation_beside_another_becomes_the_one_that_is_shown(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    measure = a_measure()
    desk = a_desk(measure, *a_calculation(measure, **PARKING))
    tab = open_tab(qtbot, desk, measure)
    tab.add_button.click()
    tab.chooser.table.choose("general.stated")
    press(tab, "Use this method")
    added = next(effect for effect in desk.plan.effects if effect.method == "general.stated")
    assert tab.chips.value == added.key
    assert tab.chips.isVisible()
    assert list(grid(tab).rows) == ["effect_t", "reason", "side"]
    assert added.position == 1


def test_redo_brings_an_edit_back_into_its_field(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure()
    desk = a_desk(measure, *a_calculation(measure, **PARKING))
    tab = open_tab(qtbot, desk, measure)
    enter(field(tab, "price_after"), "30")
    desk.editor.undo()
    assert field(tab, "price_after").text() == "25"
    desk.editor.redo()
    assert field(tab, "price_after").text() == "30"
