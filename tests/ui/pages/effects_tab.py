"""How the tests open the tab of a measure's calculations and act in it as a user."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.measures import Measure
from fbdesk.models.row import Row
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.input_grid import InputGrid
from fbdesk.ui.pages.measure_effects.tab import MeasureEffects

ADesk = Callable[..., Desk]

PARKING = {
    "traffic_vkm": 400e6,
    "affected_share": 0.25,
    "price_before": 20.0,
    "price_after": 25.0,
    "elasticity": -0.3,
    "factor_kg_per_km": 0.2,
}
"""400 million km · 0.25 · (1 − (25/20)^−0.3) · 0.2 kg = 1 295 t."""


def open_tab(qtbot: QtBot, desk: Desk, measure: Measure) -> MeasureEffects:
    tab = MeasureEffects(desk)
    qtbot.addWidget(tab)

    def refresh(_tables: object) -> None:
        tab.show_measure(desk.plan, measure.key)

    desk.editor.changed.connect(refresh)
    desk.editor.results_changed.connect(tab.show_results)
    tab.resize(560, 900)
    tab.show()
    tab.show_measure(desk.plan, measure.key)
    return tab


def a_calculation(
    measure: Measure, method: str = "transport.price", /, **values: Any
) -> tuple[Row, ...]:
    """Return a calculation with its inputs; texts become texts, numbers numbers."""
    effect = Effect(measure=measure.key, method=method)
    return effect, *inputs_of(effect, **values)


def inputs_of(effect: Effect, /, **values: Any) -> tuple[EffectInput, ...]:
    return tuple(
        EffectInput(effect=effect.key, name=name, text=value)
        if isinstance(value, str)
        else EffectInput(effect=effect.key, name=name, value=float(value))
        for name, value in values.items()
    )


def grid(tab: MeasureEffects) -> InputGrid:
    assert tab.form.grid is not None
    return tab.form.grid


def field(tab: MeasureEffects, name: str) -> QLineEdit:
    found = grid(tab).rows[name].field
    assert isinstance(found, QLineEdit)
    return found


def type_into(widget: QLineEdit, text: str) -> None:
    """Type over what stands there, without leaving the field."""
    widget.setFocus()
    widget.selectAll()
    if text:
        QTest.keyClicks(widget, text)
    else:
        QTest.keyClick(widget, Qt.Key.Key_Delete)


def enter(widget: QLineEdit, text: str) -> None:
    """Type over what stands there and leave the field by Enter."""
    type_into(widget, text)
    QTest.keyClick(widget, Qt.Key.Key_Return)


def stored(desk: Desk, name: str) -> EffectInput:
    (found,) = [row for row in desk.plan.effect_inputs if row.name == name]
    return found


def texts(widget: QWidget) -> str:
    """Return every text that can be seen."""
    QApplication.processEvents()
    labels = [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]
    buttons = [each.text() for each in widget.findChildren(QPushButton) if each.isVisible()]
    return "\n".join(labels + buttons)


def press(widget: QWidget, text: str) -> None:
    """Press the button that can be seen and has this text."""
    QApplication.processEvents()
    (found,) = [
        each
        for each in widget.findChildren(QPushButton)
        if each.text() == text and each.isVisible()
    ]
    found.click()
