"""One calculation as a form: its method, inputs, result, time and place; computes as you type."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fbdesk.calculation.catalogue import method as method_of
from fbdesk.calculation.factors import FactorEdition
from fbdesk.models.edits import effects as edits
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.measures import Measure
from fbdesk.models.results.draft_tornado import draft_tornado
from fbdesk.models.results.effect_draft import Draft, draft, example_inputs
from fbdesk.models.results.plan import PlanResults
from fbdesk.models.row import Stored
from fbdesk.reports.wording import Wording
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.effect_fields import WhenFields, WhereFields
from fbdesk.ui.forms.input_facts import InputFacts
from fbdesk.ui.forms.input_grid import InputGrid
from fbdesk.ui.pages.measure_effects.result import ResultCard
from fbdesk.ui.pages.measure_effects.sensitivity import Sensitivity
from fbdesk.ui.pages.measure_effects.words import overlap_words, share_words, told
from fbdesk.ui.pages.passport import PassportDialog
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.choices import Choices
from fbdesk.ui.widgets.elided import ElidedButton
from fbdesk.ui.widgets.labels import label

COMPUTE_AFTER_MS = 30
"""Keys that come as one, as when text is pasted or a key is held, are computed as one."""


class CalculationForm(QWidget):
    """Shows a calculation; every field saves when it is left, and the result follows each key."""

    other_method_wanted = Signal()
    """The user wants to choose another method for the calculation."""
    delete_wanted = Signal()
    """The user wants the calculation gone."""

    def __init__(self, desk: Desk, wording: Wording) -> None:
        super().__init__()
        self._desk = desk
        self._wording = wording
        self._effect: Effect | None = None
        self._edition: FactorEdition | None = None
        self._draft = Draft()
        self._results: PlanResults | None = None
        self._method_id = ""
        self._grid: InputGrid | None = None
        question = tr("What shall the measure change?")
        self.method = ElidedButton(self.other_method_wanted.emit, kind="field", about=question)
        self.result = ResultCard(self._show_passport)
        self.sensitivity = Sensitivity(desk, wording)
        self.when, self.where = WhenFields(), WhereFields()
        self.example = button(tr("Fill in the example"), self._fill_in_example, kind="link")
        self.remove = button(
            tr("Delete the calculation"), self.delete_wanted.emit, kind="quiet", icon="trash-2"
        )
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(COMPUTE_AFTER_MS)
        self._timer.timeout.connect(self.compute)
        self._lay_out()

    @property
    def grid(self) -> InputGrid | None:
        """Return the inputs of the method that is shown."""
        return self._grid

    @property
    def draft(self) -> Draft:
        """Return what the calculation gives as it stands in the fields."""
        return self._draft

    def set_corner(self, corner: QWidget) -> None:
        """Put something at the right of the first label, for example a button."""
        self._above_method.addWidget(corner)

    def show_effect(self, effect: Effect, edition: FactorEdition, places: Choices) -> None:
        """Show a calculation of the plan; what is being typed into the same one stays."""
        plan = self._desk.plan
        measure = plan.find(Measure, effect.measure)
        if measure is None:
            return
        other = self._effect is None or self._effect.key != effect.key
        self._effect, self._edition = effect, edition
        method = method_of(effect.method)
        if other or effect.method != self._method_id or self._grid is None:
            self._rebuild(effect.method)
        inputs = {row.name: row for row in plan.children(EffectInput, "effect", effect.key)}
        if self._grid is not None:
            facts = InputFacts(edition, plan.settings.electricity, self._wording, inputs)
            self._grid.show_inputs(facts)
        self.method.show_text(tr(method.question))
        self.when.show_effect(effect, measure)
        self.when.setVisible(method.gives_tonnes)
        self._when_title.setVisible(method.gives_tonnes)
        self.where.show_effect(effect, method, places)
        self._where_title.setVisible(self.where.asks_for_place)
        self.example.setVisible(not _has_numbers(inputs))
        self.compute()

    def show_results(self, results: PlanResults) -> None:
        """Show the share of the plan's joint cut and the overlaps."""
        self._results = results
        self._show_in_plan()

    def leave(self) -> None:
        """Let the field that is being typed in save, as when it is left."""
        focused: QWidget | None = self.focusWidget()
        if focused is not None and self.isAncestorOf(focused) and focused.hasFocus():
            focused.clearFocus()

    def compute(self) -> None:
        """Show what stands in the fields, saved or not, as a result."""
        self._timer.stop()
        if self._effect is None or self._edition is None:
            return
        plan = self._desk.plan
        effect = self._typed_effect(self._effect)
        self._draft = draft(plan, effect, self._typed_inputs(), self._edition)
        words = told(self._draft, plan, effect, self._wording)
        self.result.show_result(words, computed=self._draft.evaluation is not None)
        self.sensitivity.show_tornado(draft_tornado(plan, self._draft))
        self._show_in_plan()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 12)
        self._above_method = QHBoxLayout()
        heading_text = label(tr("What shall the measure change?"), "caption", wrap=True)
        self._above_method.addWidget(heading_text, 1)
        heading = QVBoxLayout()
        spacing(heading, 3)
        heading.addLayout(self._above_method)
        heading.addWidget(self.method)
        column.addLayout(heading)
        self._grid_place = QVBoxLayout()
        column.addLayout(self._grid_place)
        column.addWidget(self.example, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.result)
        self._when_title = label(tr("When it works"), "section")
        column.addWidget(self._when_title)
        column.addWidget(self.when)
        self._where_title = label(tr("Where it counts"), "section")
        column.addWidget(self._where_title)
        column.addWidget(self.where)
        column.addWidget(self.sensitivity)
        row = QHBoxLayout()
        row.addWidget(self.remove)
        row.addStretch(1)
        column.addLayout(row)
        for fields in (self.when, self.where):
            fields.saved.connect(self._save_field)
            fields.edited.connect(self._timer.start)

    def _rebuild(self, method_id: str) -> None:
        if self._grid is not None:
            self._grid_place.removeWidget(self._grid)
            self._grid.hide()
            self._grid.deleteLater()
        self._method_id = method_id
        self._grid = InputGrid(method_of(method_id))
        self._grid.saved.connect(self._save_input)
        self._grid.edited.connect(self._timer.start)
        self._grid_place.addWidget(self._grid)
        QWidget.setTabOrder(self.method, self._grid)

    def _typed_effect(self, effect: Effect) -> Effect:
        typed: dict[str, Any] = self.when.typed()
        if "yearly_change" in typed:
            typed["yearly_change"] = typed["yearly_change"] or 0.0
        return replace(effect, **typed)

    def _typed_inputs(self) -> dict[str, EffectInput]:
        if self._grid is None or self._effect is None:
            return {}
        found = self._grid.inputs()
        for name, values in self._grid.typed().items():
            held = found.get(name) or EffectInput(effect=self._effect.key, name=name)
            typed: dict[str, Any] = values
            found[name] = replace(held, **typed)
        return found

    def _show_in_plan(self) -> None:
        effect = self._effect
        plan = self._desk.plan
        measure = plan.find(Measure, effect.measure) if effect is not None else None
        if effect is None or measure is None:
            return
        result = self._results.measure(measure.key) if self._results is not None else None
        self.result.show_in_plan(
            share_words(result, plan, measure, self._wording),
            overlap_words(self._results, plan, effect, self._draft.evaluation),
        )

    def _save_input(self, name: str, values: Mapping[str, Stored]) -> None:
        if self._effect is None:
            return
        put = partial(edits.set_input, effect=self._effect.key, entered_by=self._desk.user())
        edit = partial(put, name=name, **values)
        label_of = method_of(self._effect.method).input(name).label
        self._desk.editor.perform(self._undo_text(tr(label_of)), edit)

    def _save_field(self, text: str, values: Mapping[str, Stored]) -> None:
        if self._effect is not None:
            self._desk.editor.change(self._undo_text(text), Effect, self._effect.key, **values)

    def _undo_text(self, what: str) -> str:
        measure = self._desk.plan.find(Measure, self._effect.measure) if self._effect else None
        return tr(
            "change {what} of {name}",
            what=what[:1].lower() + what[1:],
            name=measure.number if measure else "",
        )

    def _fill_in_example(self) -> None:
        if self._effect is None:
            return
        method = method_of(self._effect.method)
        source = tr("Example: {text}", text=tr(method.example.text))
        inputs, who = example_inputs(method, source), self._desk.user()
        self._desk.editor.perform(
            tr("fill in the example"),
            partial(edits.fill_in, effect=self._effect.key, inputs=inputs, entered_by=who),
        )

    def _show_passport(self) -> None:
        evaluation = self._draft.evaluation
        if evaluation is None or self._effect is None:
            return
        dialog = PassportDialog(self, self._wording, self._title(), evaluation)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _title(self) -> str:
        effect = self._effect
        measure = self._desk.plan.find(Measure, effect.measure) if effect else None
        if measure is None or effect is None:
            return ""
        return f"{measure.number}  {effect.title or measure.title}"


def _has_numbers(inputs: Mapping[str, EffectInput]) -> bool:
    return any(
        row.value is not None or row.factor or row.text not in ("", "[]") for row in inputs.values()
    )
