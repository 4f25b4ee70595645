"""What a measure does: its calculations one by one, a new one, another method, or none any more."""

from functools import partial

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from sqlalchemy import Connection

from fbdesk.calculation.catalogue import method as method_of
from fbdesk.calculation.factors import FactorEdition
from fbdesk.errors import PlanError
from fbdesk.models.edits import effects as edits
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.measures import Measure
from fbdesk.models.results.computing import edition_of
from fbdesk.models.results.effect_draft import first_inputs
from fbdesk.models.results.effects_in_plan import own_factors
from fbdesk.models.results.plan import PlanResults
from fbdesk.models.snapshot import Plan
from fbdesk.reports.wording import wording_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.effect_fields import place_code, place_name
from fbdesk.ui.pages.measure_effects.form import CalculationForm
from fbdesk.ui.pages.measure_effects.methods import MethodChooser
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import described, tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.card import EmptyState
from fbdesk.ui.widgets.choices import Choices, FilterChips
from fbdesk.ui.widgets.labels import label

LONGEST_CHIP = 32


class MeasureEffects(QWidget):
    """The tab of a measure's calculations; the page gives it the plan, the measure and results."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._measure = ""
        self._changing = ""
        self._places: tuple[object, Choices] = (None, ())
        self.chips = FilterChips()
        self.chips.chosen.connect(self._show_chosen)
        self.add_button = button(
            tr("New calculation"), self._start_adding, kind="link", icon="plus"
        )
        self.add_button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._problem = label("", "warning", wrap=True)
        self.form = CalculationForm(desk, wording_in(desk.language, desk.programme))
        self.chooser = MethodChooser(desk, self._close_chooser)
        self._empty = EmptyState(
            tr("No calculation yet"),
            tr(
                "A calculation tells what the measure does to emissions, or another indicator. "
                "Choose what the measure changes, and fill in the figures you have."
            ),
            step=(tr("New calculation"), self._start_adding),
        )
        self._lay_out()
        self.chooser.picked.connect(self._take_method)
        self.form.other_method_wanted.connect(self._start_changing)
        self.form.delete_wanted.connect(self._delete)

    def show_measure(self, plan: Plan, key: str) -> None:
        """Show the calculations of a measure; what is typed for another one is saved first."""
        if key != self._measure:
            self.form.leave()
            plan = self._desk.plan
            self._measure = key
            self._changing = ""
            self.chooser.hide()
        effects = plan.children(Effect, "measure", key)
        self.chips.show_chips(tuple((effect.key, _chip(effect), None) for effect in effects))
        self._show_chosen()

    def show_results(self, results: PlanResults) -> None:
        """Show what the results say of the measure: its share and its overlaps."""
        self.form.show_results(results)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 12)
        self.form.set_corner(self.add_button)
        for part in (self.chips, self._problem, self.chooser, self._empty, self.form):
            column.addWidget(part)
        column.addStretch(1)
        self.chooser.hide()

    def _show_chosen(self, _code: str = "") -> None:
        plan = self._desk.plan
        effects = plan.children(Effect, "measure", self._measure)
        choosing = not self.chooser.isHidden()
        effect = plan.find(Effect, self.chips.value) if effects else None
        self.chips.setVisible(len(effects) > 1 and not choosing)
        self._empty.setVisible(not effects and not choosing and bool(self._measure))
        self.form.setVisible(effect is not None and not choosing)
        edition = self._edition(plan)
        if effect is not None and edition is not None:
            self.form.show_effect(effect, edition, self._places_of(plan))

    def _edition(self, plan: Plan) -> FactorEdition | None:
        try:
            edition, _ = own_factors(plan, edition_of(plan))
        except PlanError as problem:
            self._problem.setText(described(problem))
            self._problem.show()
            return None
        self._problem.hide()
        return edition

    def _places_of(self, plan: Plan) -> Choices:
        """Return the sources of the active inventory and its whole sectors."""
        if self._places[0] is not plan.inventory_rows:
            found = {
                (row.sector, row.source)
                for row in plan.inventory_rows
                if row.edition == plan.settings.inventory_edition
            }
            whole = {(sector, "") for sector, _ in found}
            choices = tuple(
                (place_code(*place), place_name(*place)) for place in sorted(found | whole)
            )
            self._places = (plan.inventory_rows, choices)
        return self._places[1]

    def _start_adding(self) -> None:
        self._open_chooser("")

    def _start_changing(self) -> None:
        self._open_chooser(self.chips.value)

    def _open_chooser(self, changing: str) -> None:
        measure = self._desk.plan.find(Measure, self._measure)
        if measure is None:
            return
        effect = self._desk.plan.find(Effect, changing)
        self._changing = changing
        self.chooser.show()
        self._show_chosen()
        self.chooser.start(measure.focus_area, effect.method if effect is not None else "")

    def _close_chooser(self) -> None:
        self.chooser.hide()
        self._show_chosen()
        (self.form.method if self.chips.value else self.add_button).setFocus()

    def _take_method(self, method_id: str) -> None:
        self.chooser.hide()
        if self._changing:
            self._change_method(self._changing, method_id)
        else:
            self._add(method_id)
        self._show_chosen()
        self._focus_first_input()

    def _add(self, method_id: str) -> None:
        measure = self._desk.plan.find(Measure, self._measure)
        key = self._desk.editor.perform(
            tr("add a calculation to {name}", name=measure.number if measure else ""),
            partial(
                edits.add,
                measure=self._measure,
                method=method_id,
                inputs=first_inputs(method_of(method_id)),
            ),
        )
        if key:
            self.show_measure(self._desk.plan, self._measure)
            self.chips.choose(key)

    def _change_method(self, key: str, method_id: str) -> None:
        plan = self._desk.plan
        effect, measure = plan.find(Effect, key), plan.find(Measure, self._measure)
        if effect is None or effect.method == method_id:
            return
        taken = {declared.id for declared in method_of(method_id).inputs}
        kept = tuple(
            EffectInput(effect="", name=row.name)
            for row in plan.children(EffectInput, "effect", key)
            if row.name in taken
        )
        first = tuple(
            row
            for row in first_inputs(method_of(method_id))
            if row.name not in {held.name for held in kept}
        )
        self._desk.editor.perform(
            tr("change the method of {name}", name=measure.number if measure else ""),
            partial(edits.change_method, key=key, method=method_id, inputs=kept + first),
        )
        self.show_measure(self._desk.plan, self._measure)

    def _focus_first_input(self) -> None:
        grid = self.form.grid
        if grid is not None and self.form.isVisible():
            next(iter(grid.rows.values())).field.setFocus()

    def _delete(self) -> None:
        plan = self._desk.plan
        measure = plan.find(Measure, self._measure)
        key = self.chips.value
        if measure is None or not key:
            return
        self._desk.editor.perform(
            tr("delete a calculation of {name}", name=measure.number), partial(_delete, key=key)
        )
        self.show_measure(self._desk.plan, self._measure)
        self._desk.tell(tr("The calculation is deleted. Ctrl+Z brings it back."))


def _chip(effect: Effect) -> str:
    """Return a calculation's name, short enough for a narrow card."""
    name = effect.title or tr(method_of(effect.method).question)
    return name if len(name) <= LONGEST_CHIP else f"{name[: LONGEST_CHIP - 1].rstrip()}…"


def _delete(connection: Connection, *, key: str) -> None:
    edits.delete(connection, key)
