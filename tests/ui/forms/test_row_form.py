"""A form of one row: the right field for each value, saved one by one with words for undo."""

from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.row_form import FormField, RowForm
from fbdesk.ui.widgets.choices import ChoiceField
from fbdesk.ui.widgets.fields import (
    CheckField,
    LongTextEdit,
    MoneyField,
    NumberField,
    TextField,
    YearField,
)
from tests.builders import a_measure
from tests.ui.conftest import ADesk

FIELDS = (
    FormField(name="title", text="Tittel"),
    FormField(name="description", text="Beskrivelse"),
    FormField(name="status", text="Status", choices=(("idea", "Idé"), ("adopted", "Vedtatt"))),
    FormField(name="start_year", text="Startår"),
    FormField(name="phase_in_years", text="Innfasing", unit="år"),
    FormField(name="own_operation", text="Egen drift"),
)


def number_of(measure: Any) -> str:
    return str(measure.number)


def a_form(desk: Desk, qtbot: QtBot) -> RowForm:
    form = RowForm(desk, Measure, FIELDS, naming=number_of)
    qtbot.addWidget(form)
    form.resize(600, 400)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    form.show_row(desk.plan.measures[0])
    return form


def test_each_kind_of_value_has_its_field(a_desk: ADesk, qtbot: QtBot) -> None:
    form = a_form(a_desk(a_measure()), qtbot)
    kinds = {name.name: type(form.field(name.name)) for name in FIELDS}
    assert kinds == {
        "title": TextField,
        "description": LongTextEdit,
        "status": ChoiceField,
        "start_year": YearField,
        "phase_in_years": NumberField,
        "own_operation": CheckField,
    }


def test_money_is_asked_in_kroner(a_desk: ADesk, qtbot: QtBot) -> None:
    form = RowForm(a_desk(), CostLine, (FormField(name="gross_ore", text="Brutto"),))
    qtbot.addWidget(form)
    assert isinstance(form.field("gross_ore"), MoneyField)


def test_a_field_that_is_left_is_one_named_step(a_desk: ADesk, qtbot: QtBot) -> None:
    desk = a_desk(a_measure("T-07", start_year=2010))
    form = a_form(desk, qtbot)
    field: Any = form.field("start_year")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "2012")
    form.field("title").setFocus()
    assert desk.plan.measures[0].start_year == 2012
    assert desk.editor.document.undo_text == "change startår of T-07"


def test_an_emptied_year_is_not_known_and_never_nought(a_desk: ADesk, qtbot: QtBot) -> None:
    desk = a_desk(a_measure(start_year=2010))
    form = a_form(desk, qtbot)
    field: Any = form.field("start_year")
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    form.field("title").setFocus()
    assert desk.plan.measures[0].start_year is None


def test_another_row_takes_the_form_after_what_was_typed_is_saved(
    a_desk: ADesk, qtbot: QtBot
) -> None:
    first, second = a_measure("T-01", position=1), a_measure("T-02", position=2)
    desk = a_desk(first, second)
    form = a_form(desk, qtbot)
    field: Any = form.field("title")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Sykkelvei")
    form.show_row(second)
    assert [measure.title for measure in desk.plan.measures] == ["Sykkelvei", second.title]
    assert field.text() == second.title


def test_without_a_row_the_form_cannot_be_typed_in(a_desk: ADesk, qtbot: QtBot) -> None:
    form = a_form(a_desk(a_measure()), qtbot)
    form.show_row(None)
    assert not form.isEnabled()


def test_the_form_takes_one_column_where_it_is_narrow(a_desk: ADesk, qtbot: QtBot) -> None:
    form = a_form(a_desk(a_measure()), qtbot)

    def on_one_line() -> bool:
        status, year = form.field("status"), form.field("start_year")
        return status.mapTo(form, status.pos()).y() == year.mapTo(form, year.pos()).y()

    qtbot.waitUntil(on_one_line)
    form.resize(300, 600)
    qtbot.waitUntil(lambda: not on_one_line())


def test_every_field_has_its_label_as_its_name(a_desk: ADesk, qtbot: QtBot) -> None:
    form = a_form(a_desk(a_measure()), qtbot)
    assert form.field("title").accessibleName() == "Tittel"
    assert form.field("phase_in_years").accessibleName() == "Innfasing, år"


def test_a_title_that_is_emptied_stands_there_again(a_desk: ADesk, qtbot: QtBot) -> None:
    desk = a_desk(a_measure("T-07", title="Bussvei"))
    form = a_form(desk, qtbot)
    title = form.field("title")
    assert isinstance(title, TextField)
    title.setFocus()
    title.clear()
    title.clearFocus()
    assert title.text() == "Bussvei"
    assert [message.text for message in desk.messages.waiting] == [
        "Bussvei keeps its name: a name cannot be empty."
    ]
