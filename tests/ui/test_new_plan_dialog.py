"""A new plan: a programme, at least one municipality, and a period."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fbdesk.models.city import Municipality, Settings
from fbdesk.models.row import Row
from fbdesk.ui.new_plan_dialog import NewPlanDialog
from fbdesk.ui.theme import Theme

PORSGRUNN, SKIEN = "4001", "4003"


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
