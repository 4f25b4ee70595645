"""A new plan: a programme, at least one municipality, and a period."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from fbdesk.models.agreement import Signatory
from fbdesk.models.city import Municipality, Party, Settings
from fbdesk.models.row import Row
from fbdesk.ui.new_plan_dialog import NUMBER_ROLE, NewPlanDialog
from fbdesk.ui.theme import Theme
from tests.builders import a_plan

PORSGRUNN, SKIEN, BAMBLE = "4001", "4003", "4012"


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme) -> NewPlanDialog:
    assert theme.zoom == 100
    window = QWidget()
    qtbot.addWidget(window)
    made = NewPlanDialog(window)
    made.window_held = window  # type: ignore[attr-defined] # the window must outlive the test
    return made


def settings_of(rows: list[Row]) -> Settings:
    return next(row for row in rows if isinstance(row, Settings))


def test_two_cities_get_one_plan_with_the_programmes_period(
    dialog: NewPlanDialog, qtbot: QtBot
) -> None:
    dialog.choose(PORSGRUNN, SKIEN)
    with qtbot.waitSignal(dialog.made) as made:
        dialog._make.click()
    rows = made.args[0]
    settings = settings_of(rows)
    assert settings.name == "Porsgrunn og Skien"
    assert (settings.period_from, settings.period_to) == (2009, 2014)
    numbers = {row.number for row in rows if isinstance(row, Municipality)}
    assert numbers == {PORSGRUNN, SKIEN}


def test_a_name_and_a_period_of_ones_own_are_taken(dialog: NewPlanDialog, qtbot: QtBot) -> None:
    dialog.choose(PORSGRUNN)
    dialog._name.setText(" Grenland ")
    dialog._to.show_value(2020)
    with qtbot.waitSignal(dialog.made) as made:
        dialog.accept()
    settings = settings_of(made.args[0])
    assert (settings.name, settings.period_to) == ("Grenland", 2020)


@pytest.mark.parametrize("on_the_box", [True, False])
def test_a_click_on_the_name_or_on_the_box_marks_a_municipality_and_a_second_takes_it_back(
    dialog: NewPlanDialog, on_the_box: bool
) -> None:
    dialog.window_held.show()  # type: ignore[attr-defined] # see the fixture
    dialog.show()
    first = dialog._items()[0]
    line = dialog._places.visualItemRect(first)
    box_px = 16
    place = line.center()
    place.setX(line.left() + box_px if on_the_box else line.left() + 5 * box_px)

    def click() -> None:
        QTest.mouseClick(
            dialog._places.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            place,
        )

    click()
    assert dialog.numbers == (first.data(NUMBER_ROLE),)
    click()
    assert dialog.numbers == ()


def test_the_settings_that_were_proposed_come_with_what_was_typed(
    dialog: NewPlanDialog, qtbot: QtBot
) -> None:
    dialog.choose(SKIEN)
    dialog._name.setText("Klimaplan for Skien")
    with qtbot.waitSignal(dialog.made) as made:
        dialog.accept()
    rows, proposed = made.args
    assert settings_of(rows).name == "Klimaplan for Skien"
    assert proposed.name != "Klimaplan for Skien"
    assert proposed.key == settings_of(rows).key


def test_without_a_municipality_no_plan_can_be_made(dialog: NewPlanDialog, qtbot: QtBot) -> None:
    assert not dialog._make.isEnabled()
    with qtbot.assertNotEmitted(dialog.made):
        dialog.accept()
    assert dialog._problem.text()


def test_searching_hides_other_municipalities_and_keeps_what_is_chosen(
    dialog: NewPlanDialog,
) -> None:
    dialog.choose(SKIEN)
    dialog._search.setText("pors")
    shown = [item.text() for item in dialog._items() if not item.isHidden()]
    assert all("Porsgrunn" in text for text in shown)
    assert shown
    assert dialog.numbers == (SKIEN,)


def typed(field: QLineEdit, text: str) -> None:
    """Replace what stands in a field, as a user does."""
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)


def rows_of(rows: list[Row], kind: type[Any]) -> list[Any]:
    return [row for row in rows if isinstance(row, kind)]


def make_plan(dialog: NewPlanDialog, qtbot: QtBot, *numbers: str) -> list[Row]:
    """Press the button, and return the rows of the plan that was made."""
    dialog.choose(*numbers)
    with qtbot.waitSignal(dialog.made) as made:
        dialog._make.click()
    rows: list[Row] = made.args[0]
    return rows


@pytest.mark.parametrize(
    ("numbers", "name"),
    [
        ((PORSGRUNN,), "Porsgrunn"),
        ((PORSGRUNN, SKIEN), "Porsgrunn og Skien"),
        (("0301",), "Oslo"),
        ((PORSGRUNN, SKIEN, BAMBLE), "Porsgrunn, Skien og Bamble"),
    ],
)
def test_the_name_that_is_proposed_is_the_name_that_the_plan_gets(
    dialog: NewPlanDialog, qtbot: QtBot, numbers: tuple[str, ...], name: str
) -> None:
    dialog.choose(*numbers)
    proposed = dialog._name.placeholderText()
    rows = make_plan(dialog, qtbot)
    assert settings_of(rows).name == proposed
    assert sorted(proposed.replace(" og ", ", ").split(", ")) == sorted(
        name.replace(" og ", ", ").split(", ")
    )
    assert proposed.count(" og ") == (1 if len(numbers) > 1 else 0)


@pytest.mark.parametrize("numbers", [(PORSGRUNN,), (PORSGRUNN, SKIEN)])
def test_every_city_becomes_a_party_and_signs_beside_the_ministry_and_ks(
    dialog: NewPlanDialog, qtbot: QtBot, numbers: tuple[str, ...]
) -> None:
    rows = make_plan(dialog, qtbot, *numbers)
    cities = [party for party in rows_of(rows, Party) if party.kind == "municipality"]
    assert len(cities) == len(numbers)
    signing = {signatory.party for signatory in rows_of(rows, Signatory)}
    assert {party.key for party in cities} <= signing
    kinds = {party.kind for party in rows_of(rows, Party) if party.key in signing}
    assert kinds == {"municipality", "ministry", "ks"}


def test_one_county_of_two_cities_is_one_party(dialog: NewPlanDialog, qtbot: QtBot) -> None:
    rows = make_plan(dialog, qtbot, PORSGRUNN, SKIEN)
    counties = [party.name for party in rows_of(rows, Party) if party.kind == "county"]
    assert counties == ["Telemark fylkeskommune"]


def test_a_new_plan_can_be_kept_and_opened(dialog: NewPlanDialog, qtbot: QtBot) -> None:
    rows = make_plan(dialog, qtbot, PORSGRUNN, SKIEN)
    plan = a_plan(*rows)
    assert len(plan.municipalities) == 2
    assert plan.measures == ()
    assert len(plan.agreements) == 1


def test_chosen_municipalities_are_named_and_can_be_let_go(dialog: NewPlanDialog) -> None:
    assert dialog._chosen.text() == "None chosen yet."
    dialog.choose(PORSGRUNN)
    assert dialog._chosen.text() == "Chosen: Porsgrunn"
    assert dialog._make.isEnabled()
    item = next(item for item in dialog._items() if item.data(NUMBER_ROLE) == PORSGRUNN)
    item.setCheckState(Qt.CheckState.Unchecked)
    assert dialog._chosen.text() == "None chosen yet."
    assert dialog._name.placeholderText() == ""
    assert not dialog._make.isEnabled()


def test_every_municipality_stands_once_with_number_and_county(dialog: NewPlanDialog) -> None:
    texts = [item.text() for item in dialog._items()]
    assert len(texts) == len(set(texts)) >= 13  # the cities of the programme
    assert "Porsgrunn   4001   Telemark" in texts


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("porsgrunn", "Porsgrunn   4001   Telemark"),
        ("4003", "Skien   4003   Telemark"),
        ("BÆRUM", "Bærum   3201   Akershus"),
        ("  skien ", "Skien   4003   Telemark"),
    ],
)
def test_a_municipality_is_found_by_name_or_number(
    dialog: NewPlanDialog, words: str, found: str
) -> None:
    dialog._search.setText(words)
    assert [item.text() for item in dialog._items() if not item.isHidden()] == [found]


def test_a_search_that_finds_nothing_is_undone_by_emptying_it(dialog: NewPlanDialog) -> None:
    dialog._search.setText("Atlantis")
    assert all(item.isHidden() for item in dialog._items())
    dialog._search.setText("")
    assert not any(item.isHidden() for item in dialog._items())


def test_enter_in_the_search_marks_what_was_found_and_makes_no_plan(
    dialog: NewPlanDialog, qtbot: QtBot
) -> None:
    dialog.choose(PORSGRUNN)
    dialog.show()
    dialog._search.setFocus()
    with qtbot.assertNotEmitted(dialog.made):
        QTest.keyClicks(dialog._search, "skien")
        QTest.keyClick(dialog._search, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert set(dialog.numbers) == {PORSGRUNN, SKIEN}
    assert dialog._search.text() == ""
    dialog.reject()


@pytest.mark.parametrize("words", ["", "telemark", "Atlantis"])
def test_enter_marks_nothing_where_not_exactly_one_is_found(
    dialog: NewPlanDialog, words: str
) -> None:
    dialog.show()
    dialog._search.setFocus()
    QTest.keyClicks(dialog._search, words)
    QTest.keyClick(dialog._search, Qt.Key.Key_Return)
    assert dialog.numbers == ()
    assert dialog._search.text() == words
    dialog.reject()


def test_enter_in_another_field_makes_the_plan(dialog: NewPlanDialog, qtbot: QtBot) -> None:
    dialog.choose(PORSGRUNN)
    dialog.show()
    dialog._name.setFocus()
    with qtbot.waitSignal(dialog.made):
        QTest.keyClick(dialog._name, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_escape_leaves_without_a_plan(dialog: NewPlanDialog, qtbot: QtBot) -> None:
    dialog.choose(PORSGRUNN)
    dialog.show()
    with qtbot.assertNotEmitted(dialog.made):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2015", "2010", "The plan's first year 2015 is after its last year 2010."),
        ("1800", "2014", "The plan's years must be between 1990 and 2100."),
        ("2009", "", "The plan's years must be between 1990 and 2100."),
        ("", "", "The plan's years must be between 1990 and 2100."),
    ],
)
def test_a_period_that_cannot_be_is_said_and_makes_no_plan(
    dialog: NewPlanDialog, qtbot: QtBot, first: str, last: str, said: str
) -> None:
    dialog.choose(PORSGRUNN)
    typed(dialog._from, first)
    typed(dialog._to, last)
    with qtbot.assertNotEmitted(dialog.made):
        dialog.accept()
    assert dialog._problem.text() == said
    typed(dialog._from, "2010")
    typed(dialog._to, "2012")
    with qtbot.waitSignal(dialog.made) as made:
        dialog.accept()
    settings = settings_of(made.args[0])
    assert (settings.period_from, settings.period_to) == (2010, 2012)


def test_a_plan_of_one_year_is_a_plan(dialog: NewPlanDialog, qtbot: QtBot) -> None:
    typed(dialog._from, "2012")
    typed(dialog._to, "2012")
    settings = settings_of(make_plan(dialog, qtbot, PORSGRUNN))
    assert (settings.period_from, settings.period_to) == (2012, 2012)


def test_fields_without_a_visible_button_text_are_named(dialog: NewPlanDialog) -> None:
    for field in (dialog._places, dialog._search, dialog._name, dialog._from, dialog._to):
        assert field.accessibleName()


@pytest.mark.usefixtures("norwegian", "theme")
def test_the_dialog_speaks_bokmaal(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = NewPlanDialog(window)
    words = "\n".join(found.text() for found in dialog.findChildren(QLabel))
    assert "Ny plan" in words
    assert "New plan" not in words
    assert dialog._make.text() == "Lag planen"
    dialog.choose(PORSGRUNN)
    typed(dialog._from, "2015")
    typed(dialog._to, "2010")
    dialog.accept()
    assert dialog._problem.text() == "Planens første år 2015 er etter det siste, 2010."
