"""The card of a measure: its head to write in, its chips, its tabs, and its own fields."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from fbdesk.models.city import Party
from fbdesk.models.measures import Instrument, MeasureInstrument, MeasurePartner
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.measures.page import MeasuresPage
from fbdesk.ui.theme import tokens_of
from fbdesk.ui.tokens import readable
from fbdesk.ui.widgets.choices import ChoiceField
from fbdesk.ui.widgets.fields import CheckField, LongTextEdit, TextField, YearField
from tests.builders import a_measure
from tests.ui.pages.measures_page import (
    ADesk,
    measure,
    named_button,
    open_measures,
    undo_text,
    visible_words,
)

pytestmark = pytest.mark.usefixtures("norwegian")


def field(page: MeasuresPage, name: str) -> Any:
    found = page.card.about.findChild(QWidget, name)
    assert found is not None, name
    return found


def choose(page: MeasuresPage, name: str, code: str) -> None:
    chosen = field(page, name)
    assert isinstance(chosen, ChoiceField)
    index = chosen.findData(code)
    assert index >= 0, code
    chosen.setCurrentIndex(index)
    chosen.activated.emit(index)


def type_and_leave(page: MeasuresPage, typed: Any, text: str) -> None:
    typed.setFocus()
    typed.selectAll()
    QTest.keyClicks(typed, text)
    page.table.setFocus()


def one_measure(a_desk: ADesk, **values: Any) -> Desk:
    return a_desk(a_measure("T-01", **{"title": "Bypakke", **values}))


def test_the_head_reads_number_area_title_and_description(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_measures(qtbot, one_measure(a_desk, description="Bommer over elva."))
    words = visible_words(page.card.head)
    assert "T-01  ·" in words
    assert "1  Areal og transport" in words
    assert page.card.head.title.toPlainText() == "Bypakke"
    assert page.card.head.description.toPlainText() == "Bommer over elva."


def test_the_title_is_changed_on_the_card(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = one_measure(a_desk)
    page = open_measures(qtbot, desk)
    title = page.card.head.title
    title.setFocus()
    title.selectAll()
    QTest.keyClicks(title, "Bypakke  Grenland")
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert measure(desk, "T-01").title == "Bypakke Grenland"
    assert title.toPlainText() == "Bypakke Grenland"
    assert undo_text(desk) == "endre tittel for T-01"
    desk.editor.undo()
    assert title.toPlainText() == "Bypakke"


def test_escape_brings_the_title_back(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = one_measure(a_desk)
    page = open_measures(qtbot, desk)
    title = page.card.head.title
    title.setFocus()
    QTest.keyClicks(title, "Xx")
    QTest.keyClick(title, Qt.Key.Key_Escape)
    page.table.setFocus()
    assert title.toPlainText() == "Bypakke"
    assert measure(desk, "T-01").title == "Bypakke"


def test_an_emptied_title_comes_back_with_a_word_about_it(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = one_measure(a_desk)
    page = open_measures(qtbot, desk)
    title = page.card.head.title
    title.setFocus()
    title.selectAll()
    QTest.keyClick(title, Qt.Key.Key_Delete)
    page.table.setFocus()
    assert title.toPlainText() == "Bypakke"
    assert "må ha nummer og tittel" in desk.messages.waiting[0].text


def test_the_description_is_written_in_place(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = one_measure(a_desk)
    page = open_measures(qtbot, desk)
    type_and_leave(page, page.card.head.description, "Takst i rushtida.")
    assert measure(desk, "T-01").description == "Takst i rushtida."
    assert undo_text(desk) == "endre beskrivelse for T-01"


def test_what_is_typed_belongs_to_the_measure_that_is_left(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(a_measure("T-01", title="Bypakke"), a_measure("T-02", title="Buss", position=1))
    page = open_measures(qtbot, desk)
    description = page.card.head.description
    description.setFocus()
    QTest.keyClicks(description, "Bommer")
    page.reveal(measure(desk, "T-02").key)
    assert measure(desk, "T-01").description == "Bommer"
    assert measure(desk, "T-02").description == ""
    assert description.toPlainText() == ""
    assert page.card.measure == measure(desk, "T-02")


def test_a_field_that_is_being_typed_in_saves_for_the_measure_that_is_left(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk(a_measure("T-01"), a_measure("T-02", position=1))
    page = open_measures(qtbot, desk)
    responsible = field(page, "responsible")
    assert isinstance(responsible, TextField)
    responsible.setFocus()
    QTest.keyClicks(responsible, "Plan")
    page.reveal(measure(desk, "T-02").key)
    assert measure(desk, "T-01").responsible == "Plan"
    assert measure(desk, "T-02").responsible == ""
    assert responsible.text() == ""


def test_the_chips_tell_status_years_own_operation_and_restriction(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    held = a_measure("T-01", start_year=2010, end_year=2014, own_operation=True)
    charge = Instrument(title="Rushtidsavgift", restrictive=True)
    link = MeasureInstrument(measure=held.key, instrument=charge.key)
    page = open_measures(qtbot, a_desk(held, charge, link))
    words = visible_words(page.card.head)
    for chip in ("Vedtatt", "2010–2014", "Egen virksomhet", "Restriktivt virkemiddel"):
        assert chip in words


@pytest.mark.parametrize(
    ("years", "words"),
    [
        ({"start_year": None}, "startår mangler"),
        ({"start_year": 2012, "end_year": None}, "fra 2012"),
        ({"start_year": 2012, "end_year": 2012}, "2012"),
    ],
)
def test_the_chip_of_the_years_in_words(
    qtbot: QtBot, a_desk: ADesk, years: dict[str, int | None], words: str
) -> None:
    page = open_measures(qtbot, one_measure(a_desk, **years))
    assert words in visible_words(page.card.head).splitlines()


def test_the_area_keeps_a_readable_colour_in_both_themes(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = one_measure(a_desk)
    page = open_measures(qtbot, desk)
    for theme in ("light", "dark"):
        desk.theme.choose(theme)
        colour = readable("#1F6FB2", tokens_of(page))
        assert colour in page.card.head._area.styleSheet()
    desk.theme.choose("light")


@pytest.mark.parametrize("tab", ["about", "effects", "money", "agreement", "environment"])
def test_one_tab_is_shown_at_a_time_and_stays_with_the_next_measure(
    qtbot: QtBot, a_desk: ADesk, tab: str
) -> None:
    desk = a_desk(a_measure("T-01"), a_measure("T-02", position=1))
    page = open_measures(qtbot, desk, tab=tab)
    visible = [code for code, part in page.card.built.items() if part.isVisible()]
    assert visible == [tab]
    page.reveal(measure(desk, "T-02").key)
    assert page.card.tabs.value == tab
    assert [code for code, part in page.card.built.items() if part.isVisible()] == [tab]


def test_a_tab_is_made_when_it_is_turned_to_and_kept(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_measures(qtbot, one_measure(a_desk))
    assert set(page.card.built) == {"about"}
    page.card.tabs.choose("money")
    money = page.card.built["money"]
    page.card.tabs.choose("about")
    page.card.tabs.choose("money")
    assert set(page.card.built) == {"about", "money"}
    assert page.card.built["money"] is money


def test_a_tab_that_is_made_late_shows_the_measure_and_its_results(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk(a_measure("T-01"), a_measure("T-02", responsible="Etat B", position=1))
    page = open_measures(qtbot, desk, tab="money")
    page.reveal(measure(desk, "T-02").key)
    page.card.tabs.choose("about")
    assert "Etat B" in [field.text() for field in page.card.about.findChildren(QLineEdit)]


def test_a_measure_without_calculation_offers_the_first(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_measures(qtbot, one_measure(a_desk), tab="effects")
    assert "Ny beregning" in visible_words(page.card.effects)


@pytest.mark.parametrize(
    ("name", "text"),
    [("responsible", "Planavdelingen"), ("geographic_scope", "Sentrum"), ("number", "ATP-7")],
)
def test_a_line_of_the_form_saves_as_it_is_left(
    qtbot: QtBot, a_desk: ADesk, name: str, text: str
) -> None:
    desk = one_measure(a_desk)
    page = open_measures(qtbot, desk)
    type_and_leave(page, field(page, name), text)
    assert getattr(desk.plan.measures[0], name) == text


@pytest.mark.parametrize("name", ["risk", "lessons", "programme_importance_reason"])
def test_longer_texts_save_as_they_are_left(qtbot: QtBot, a_desk: ADesk, name: str) -> None:
    desk = one_measure(a_desk)
    page = open_measures(qtbot, desk)
    text = field(page, name)
    assert isinstance(text, LongTextEdit)
    type_and_leave(page, text, "Avhenger av Stortinget.")
    assert getattr(desk.plan.measures[0], name) == "Avhenger av Stortinget."


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("status", "completed"),
        ("priority", "high"),
        ("state_dependence", "great"),
        ("programme_importance", "some"),
        ("task", "1.3"),
    ],
)
def test_a_choice_saves_at_once_and_says_what_is_undone(
    qtbot: QtBot, a_desk: ADesk, name: str, code: str
) -> None:
    desk = one_measure(a_desk)
    page = open_measures(qtbot, desk)
    choose(page, name, code)
    assert getattr(desk.plan.measures[0], name) == code
    assert undo_text(desk).startswith("endre ")
    assert undo_text(desk).endswith(" for T-01")


@pytest.mark.parametrize("name", ["priority", "state_dependence", "programme_importance", "task"])
def test_what_is_not_assessed_can_be_chosen_again(qtbot: QtBot, a_desk: ADesk, name: str) -> None:
    codes = {"priority": "low", "task": "1.1"}
    desk = one_measure(a_desk, **{name: codes.get(name, "some")})
    page = open_measures(qtbot, desk)
    choose(page, name, "")
    assert getattr(desk.plan.measures[0], name) == ""


@pytest.mark.parametrize("name", ["existing", "own_operation"])
def test_a_check_mark_saves_at_once(qtbot: QtBot, a_desk: ADesk, name: str) -> None:
    desk = one_measure(a_desk)
    page = open_measures(qtbot, desk)
    check = field(page, name)
    assert isinstance(check, CheckField)
    check.click()
    assert getattr(desk.plan.measures[0], name) is True


def test_another_area_lets_go_of_the_task_in_one_step(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = one_measure(a_desk, task="1.3")
    page = open_measures(qtbot, desk)
    choose(page, "focus_area", "2")
    assert (measure(desk, "T-01").focus_area, measure(desk, "T-01").task) == ("2", "")
    tasks = field(page, "task")
    codes = [tasks.itemData(n) for n in range(tasks.count())]
    assert codes == ["", "2.1", "2.2"]
    desk.editor.undo()
    assert (measure(desk, "T-01").focus_area, measure(desk, "T-01").task) == ("1", "1.3")


def test_the_same_area_again_makes_no_step(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = one_measure(a_desk)
    page = open_measures(qtbot, desk)
    choose(page, "focus_area", "1")
    assert undo_text(desk) == ""


def test_years_the_wrong_way_round_are_told_beside_the_fields(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = one_measure(a_desk, start_year=2012)
    page = open_measures(qtbot, desk)
    end = field(page, "end_year")
    assert isinstance(end, YearField)
    type_and_leave(page, end, "2010")
    assert measure(desk, "T-01").end_year == 2010
    assert "Sluttåret 2010 er før startåret 2012." in visible_words(page.card.about)
    type_and_leave(page, end, "2014")
    assert "Sluttåret" not in visible_words(page.card.about).replace("Sluttår\n", "")


def test_the_phase_in_takes_whole_years_only_within_its_bounds(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = one_measure(a_desk)
    page = open_measures(qtbot, desk)
    years = field(page, "phase_in_years")
    type_and_leave(page, years, "99")
    assert measure(desk, "T-01").phase_in_years == 1
    assert "Må være mellom 1 og 50." in years.toolTip()
    type_and_leave(page, years, "3")
    assert measure(desk, "T-01").phase_in_years == 3


def test_partners_are_chosen_among_the_parties_and_removed(qtbot: QtBot, a_desk: ADesk) -> None:
    county = Party(name="Telemark fylkeskommune", kind="county", role="Kjøper bussene.")
    state = Party(name="Statens vegvesen", kind="state_agency", position=1)
    desk = a_desk(a_measure("T-01"), county, state)
    page = open_measures(qtbot, desk)
    partners = page.card.about._partners
    assert "Ingen partnere ennå." in visible_words(partners)
    add = partners.add_field
    add.setCurrentIndex(add.findData(county.key))
    add.activated.emit(add.currentIndex())
    assert [link.party for link in desk.plan.measure_partners] == [county.key]
    assert undo_text(desk) == "legg til en partner for T-01"
    words = visible_words(partners)
    assert "Telemark fylkeskommune\nKjøper bussene." in words
    assert add.findData(county.key) < 0
    assert add.findData(state.key) > 0
    named_button(partners, "Fjern: Telemark").click()
    assert desk.plan.measure_partners == ()
    assert undo_text(desk) == "fjern en partner fra T-01"


def test_choosing_the_words_of_the_list_links_nothing(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(a_measure("T-01"), Party(name="Skien", kind="municipality"))
    page = open_measures(qtbot, desk)
    add = page.card.about._partners.add_field
    add.setCurrentIndex(0)
    add.activated.emit(0)
    assert desk.plan.measure_partners == ()
    assert undo_text(desk) == ""


def test_where_every_party_takes_part_no_other_is_offered(qtbot: QtBot, a_desk: ADesk) -> None:
    held, party = a_measure("T-01"), Party(name="Skien", kind="municipality")
    desk = a_desk(held, party, MeasurePartner(measure=held.key, party=party.key))
    page = open_measures(qtbot, desk)
    assert not page.card.about._partners.add_field.isVisible()


def test_a_plan_without_parties_says_where_they_come_from(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_measures(qtbot, one_measure(a_desk))
    assert "siden By og region" in visible_words(page.card.about)


def test_every_control_of_the_card_has_a_name(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_measures(qtbot, one_measure(a_desk))
    nameless = []
    for tab in ("about", "money", "agreement", "environment"):
        page.card.tabs.choose(tab)
        nameless += [
            f"{tab}: {type(widget).__name__} {widget.objectName()}"
            for widget in page.card.findChildren(QWidget)
            if widget.isVisible()
            and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
            and not widget.accessibleName()
            and not getattr(widget, "text", lambda: "")()
        ]
    assert nameless == []
