"""One input of a calculation: the field with its unit, what is wrong with it, where it is from."""

from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fbdesk.calculation.declaration import Input
from fbdesk.calculation.factors import Factor
from fbdesk.models.effects import EffectInput
from fbdesk.models.row import Stored
from fbdesk.ui.forms.input_facts import InputFacts, origin_text, unit_text
from fbdesk.ui.number_text import number_text
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.choices import ChoiceField
from fbdesk.ui.widgets.elided import ElidedButton
from fbdesk.ui.widgets.fields import NumberField
from fbdesk.ui.widgets.growing_text import PlainTextEdit
from fbdesk.ui.widgets.labels import label

Values = dict[str, Stored]
"""Fields of an input row by name."""


class CanShow(Protocol):
    """What every field of a form can do."""

    def show_value(self, value: object) -> None:
        """Show a value."""


class EffectInputRow(QWidget):
    """The frame of an input: label above, field, words where it is wrong, and a line below."""

    saved = Signal(str, object)
    """The user left the field with another value; gives the input's id and its fields (dict)."""
    edited = Signal()
    """The user typed; what would come of it can be shown."""
    details_wanted = Signal(str)
    """The user asks for source, factor and uncertainty of the input with this id."""
    wide = False

    def __init__(self, declared: Input, field: QWidget, unit: str = "") -> None:
        super().__init__()
        self.declared = declared
        self.field = field
        self.problem = label("", "danger", wrap=True)
        self.problem.hide()
        self.details = ElidedButton(
            self._want_details, kind="origin", about=f"{tr(declared.label)}:"
        )
        self._lay_out(unit)
        field.setObjectName(declared.id)
        words = tr(declared.label)
        field.setAccessibleName(f"{words}, {unit}" if unit else words)
        if declared.help:
            self.setToolTip(tr(declared.help))
            field.setAccessibleDescription(tr(declared.help))

    def show_input(self, given: EffectInput | None, facts: InputFacts) -> None:
        """Show what the plan holds; what is being typed stays."""
        text, tone = origin_text(facts, self.declared, given)
        self.details.show_text(text, tone)

    def typed(self) -> Values:
        """Return what stands in the field and is not saved yet; empty where nothing does."""
        return {}

    def _lay_out(self, unit: str) -> None:
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 3)
        heading = label(tr(self.declared.label), "caption", wrap=True)
        heading.setBuddy(self.field)
        column.addWidget(heading)
        row = QHBoxLayout()
        spacing(row, 6)
        row.addWidget(self.field, 1)
        if unit:
            row.addWidget(label(unit, "caption"))
        column.addLayout(row)
        column.addWidget(self.problem)
        column.addWidget(self.details)
        column.addStretch(1)

    def _want_details(self) -> None:
        self.details_wanted.emit(self.declared.id)


class NumberInput(EffectInputRow):
    """A number, typed or taken from a factor; what stands in for it shows in grey."""

    def __init__(self, declared: Input) -> None:
        self._number = NumberField(declared.low, declared.high, whole=declared.kind == "whole")
        super().__init__(declared, self._number, unit_text(declared))
        self._held: float | None = None
        self._has_factor = False
        self._number.textEdited.connect(self._note_typing)
        self._number.textChanged.connect(self._forget_problem)
        self._number.committed.connect(self._save)

    def show_input(self, given: EffectInput | None, facts: InputFacts) -> None:
        """Show the number; a wrong one that was typed stays until the plan holds another."""
        super().show_input(given, facts)
        factor = facts.factor(given.factor) if given is not None and given.factor else None
        value = given.value if given is not None else None
        if factor is not None:
            value = _readable(facts.value_in_unit(factor, self.declared.unit))
        standing = facts.standing(self.declared) if value is None else None
        self._number.setPlaceholderText(self._stand_in(standing, facts))
        same, self._held = value == self._held, value
        self._has_factor = factor is not None
        if not (same and self._is_wrong()):
            self._number.show_value(value)
            self._forget_problem()

    def typed(self) -> Values:
        """Return the number in the field where it is a right one and not saved yet."""
        if not self._number.isModified() or self._is_wrong():
            return {}
        value = self._number.typed()
        return {} if value == self._held else {"value": _as_float(value), "factor": ""}

    def _is_wrong(self) -> bool:
        return bool(self._number.property("invalid")) and self._number.isModified()

    def _stand_in(self, factor: Factor | None, facts: InputFacts) -> str:
        value = facts.value_in_unit(factor, self.declared.unit) if factor is not None else None
        if value is None and isinstance(self.declared.default, int | float):
            value = float(self.declared.default)
        return number_text(_readable(value), facts.wording.language)

    def _note_typing(self) -> None:
        wrong = self._is_wrong()
        self.problem.setText(self._number.toolTip() if wrong else "")
        self.problem.setVisible(wrong)
        self.edited.emit()

    def _forget_problem(self) -> None:
        if not self._number.isModified() and self.problem.text():
            self.problem.clear()
            self.problem.hide()
            self.edited.emit()

    def _save(self, value: float | None) -> None:
        values: Values = {"value": _as_float(value), "factor": ""}
        if self._has_factor:
            values["source"] = ""  # the factor's source is not that of another number
        self.saved.emit(self.declared.id, values)


class ChoiceInput(EffectInputRow):
    """One of a few answers; where the input may be left open, the first is that."""

    def __init__(self, declared: Input) -> None:
        self._choice = ChoiceField(self._answers(declared))
        super().__init__(declared, self._choice)
        self.details.hide()
        self._choice.committed.connect(self._save)

    def show_input(self, given: EffectInput | None, facts: InputFacts) -> None:
        """Show the answer, or the one that stands in."""
        super().show_input(given, facts)
        self._choice.show_value(given.text if given is not None and given.text else self._open())

    def _answers(self, declared: Input) -> tuple[tuple[str, str], ...]:
        named = tuple((choice.code, tr(choice.label)) for choice in declared.choices)
        return named if declared.default is not None else (("", tr("Not stated")), *named)

    def _open(self) -> str:
        return str(self.declared.default or "")

    def _save(self, code: str) -> None:
        self.saved.emit(self.declared.id, {"text": code, "value": None})


class TextInput(EffectInputRow):
    """A reason in words."""

    wide = True

    def __init__(self, declared: Input) -> None:
        self._text = PlainTextEdit(least_lines=2, most_lines=8)
        super().__init__(declared, self._text)
        self.details.hide()
        self._held = ""
        self._text.textChanged.connect(self.edited)
        self._text.committed.connect(self._save)

    def show_input(self, given: EffectInput | None, facts: InputFacts) -> None:
        """Show the text."""
        super().show_input(given, facts)
        self._held = given.text if given is not None else ""
        self._text.show_value(self._held)

    def typed(self) -> Values:
        """Return the text in the field where it is not saved yet."""
        text = self._text.toPlainText().strip()
        return {} if text == self._held.strip() else {"text": text}

    def _save(self, text: str) -> None:
        self.saved.emit(self.declared.id, {"text": text})


def _readable(value: float | None) -> float | None:
    """Return a factor's number with the digits that a reader needs; the result uses all."""
    return None if value is None else float(f"{value:.6g}")


def _as_float(value: float | None) -> float | None:
    return None if value is None else float(value)
