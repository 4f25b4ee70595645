"""The scenarios of a plan: side by side, made and copied, and their measures ticked by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlalchemy import Connection

from fbdesk.models.edits import scenarios as edits
from fbdesk.models.measures import Measure
from fbdesk.models.results.per_scenario import ScenarioResult
from fbdesk.models.results.plan import Series, TargetResult, added
from fbdesk.models.scenario_sets import ScenarioSet
from fbdesk.models.scenarios import CHOSEN, Scenario
from fbdesk.models.snapshot import Plan
from fbdesk.reports.wording import Wording
from fbdesk.ui.desk import Desk
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.row_moving import let_order
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.flow_layout import FlowLayout
from fbdesk.ui.widgets.labels import label

LEAST_ROWS, MOST_SCENARIOS, MOST_MEASURES = 3, 8, 14


@dataclass(frozen=True, slots=True)
class ScenarioLine:
    """One scenario for a target: t CO2e in its year; None where not known."""

    key: str
    name: str
    built_in: bool
    measures: int
    cut_t: float | None
    emission_t: float | None
    gap_t: float | None
    probability: float | None
    indirect_t: float | None


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One measure, whether the chosen scenario holds it, and why not where it does not."""

    key: str
    held: bool
    number: str
    title: str
    status: str
    reason: str


def scenario_name(scenario: ScenarioSet) -> str:
    """Return the name of a scenario; those that are built in have names of ours."""
    return tr(scenario.title) if scenario.built_in else scenario.title


def scenario_lines(
    sets: Sequence[ScenarioSet], compared: Sequence[ScenarioResult], view: TargetResult
) -> tuple[ScenarioLine, ...]:
    """Return a line for each scenario; figures that are not computed yet are None."""
    found = {each.scenario.key: each for each in compared}
    return tuple(_scenario_line(each, found.get(each.key), view) for each in sets)


def scenario_courses(compared: Sequence[ScenarioResult], view: TargetResult) -> dict[str, Series]:
    """Return the measures path of each scenario in a target's sectors, by the scenario's name."""
    return {
        scenario_name(each.scenario): _course(each, _target_of(each, view), view)
        for each in compared
    }


def member_lines(scenario: ScenarioSet, plan: Plan, wording: Wording) -> tuple[MemberLine, ...]:
    """Return a line for every measure of the plan."""
    language = wording.language
    statuses = {each.code: each.name.text(language) for each in wording.programme.statuses}
    reasons = {each.measure: each.text(tr, language) for each in scenario.left_out}
    return tuple(
        MemberLine(
            key=measure.key,
            held=measure.key in scenario.counting,
            number=measure.number,
            title=measure.title,
            status=statuses.get(measure.status, measure.status),
            reason=reasons.get(measure.key, ""),
        )
        for measure in plan.measures
    )


class Scenarios(QWidget):
    """The table of the scenarios, what can be done with them, and the measures of the chosen."""

    chosen = Signal(str)
    """The user wants to look at the scenario with this key."""

    def __init__(self, desk: Desk, wording: Wording) -> None:
        super().__init__()
        self._desk = desk
        self._wording = wording
        self._sets: tuple[ScenarioSet, ...] = ()
        self.table: DataTable[ScenarioLine] = DataTable(tr("Scenarios"), self._columns())
        self.table.fit_rows(LEAST_ROWS, MOST_SCENARIOS)
        self.members: DataTable[MemberLine] = DataTable(
            tr("Measures of the scenario"), self._member_columns()
        )
        self.members.fit_rows(LEAST_ROWS, MOST_MEASURES)
        self.add = button(tr("New scenario"), self._add, icon="plus")
        self.copy = button(tr("Make a copy to change"), self._copy, icon="copy")
        self.remove = button(tr("Delete the scenario"), self._delete, kind="quiet", icon="trash-2")
        self.heading = label("", "section", wrap=True)
        self.about = label("", "muted", wrap=True)
        self._lay_out()
        let_order(desk, self.table, Scenario)
        self.table.chosen.connect(self.chosen)
        self.table.delete_wanted.connect(self._delete)

    def show_scenarios(
        self,
        sets: tuple[ScenarioSet, ...],
        compared: Sequence[ScenarioResult],
        view: TargetResult,
        shown: str,
    ) -> None:
        """Show the scenarios for a target; `shown` is the one whose measures are listed."""
        self._sets = sets
        for code, title in (
            ("cut", tr("Cut in {year}", year=view.year)),
            ("emission", tr("Emissions in {year}", year=view.year)),
        ):
            self.table.rows.set_title(code, title)
        self.table.show_rows(scenario_lines(sets, compared, view))
        self.table.blockSignals(True)  # noqa: FBT003 Qt's own name
        self.table.choose(shown)
        self.table.blockSignals(False)  # noqa: FBT003
        self._show_members()

    @property
    def shown(self) -> ScenarioSet | None:
        """Return the chosen scenario."""
        return next((each for each in self._sets if each.key == self.table.chosen_key), None)

    def _show_members(self) -> None:
        scenario = self.shown
        if scenario is None:
            return
        self.heading.setText(tr("Measures in: {name}", name=scenario_name(scenario)))
        hint = (
            tr("It follows the plan by itself. Make a copy to choose the measures yourself.")
            if scenario.built_in
            else tr("Tick the measures that belong to the scenario.")
        )
        description = tr(scenario.description) if scenario.built_in else scenario.description
        self.about.setText(" ".join(part for part in (description, hint) if part))
        self.remove.setEnabled(not scenario.built_in)
        self.members.show_rows(member_lines(scenario, self._desk.plan, self._wording))

    def _columns(self) -> tuple[Column[ScenarioLine], ...]:
        numbers = self._wording.numbers
        return (
            Column(
                code="name",
                title=tr("Scenario"),
                value=lambda line: line.name,
                edit=self._rename,
                tooltip=lambda line: line.name,
                stretch=True,
                width=240,
            ),
            Column(
                code="measures",
                title=tr("Measures"),
                value=lambda line: line.measures,
                align="right",
                width=80,
            ),
            Column(
                code="cut",
                title=tr("Cut"),
                value=lambda line: line.cut_t,
                text=numbers.cut_number,
                align="right",
                unit="t",
                width=130,
            ),
            Column(
                code="emission",
                title=tr("Emissions"),
                value=lambda line: line.emission_t,
                text=numbers.number,
                align="right",
                unit="t",
                width=150,
            ),
            Column(
                code="gap",
                title=tr("Remains to the target"),
                value=lambda line: line.gap_t,
                shows=self._gap,
                tone=lambda line: "warning" if (line.gap_t or 0.0) > 0 else "",
                align="right",
                unit="t",
                width=150,
            ),
            Column(
                code="probability",
                title=tr("Probability"),
                value=lambda line: line.probability,
                text=self._wording.chance,
                tooltip=lambda _: tr("The chance that the measures reach the target."),
                align="right",
                width=130,
            ),
            Column(
                code="indirect",
                title=tr("Indirect cut"),
                value=lambda line: line.indirect_t,
                text=numbers.cut_number,
                tooltip=lambda _: tr(
                    "Indirect cut. It is never added to the cut in the inventory."
                ),
                align="right",
                unit="t",
                width=150,
            ),
        )

    def _member_columns(self) -> tuple[Column[MemberLine], ...]:
        return (
            Column(
                code="held",
                title=tr("In"),
                value=lambda line: line.held,
                edit=self._tick,
                field="check",
                align="centre",
                width=56,
            ),
            Column(code="number", title=tr("No."), value=lambda line: line.number, width=70),
            Column(
                code="title",
                title=tr("Measure"),
                value=lambda line: line.title,
                tooltip=lambda line: line.title,
                stretch=True,
                width=240,
            ),
            Column(code="status", title=tr("Status"), value=lambda line: line.status, width=120),
            Column(
                code="reason",
                title=tr("Why it is left out"),
                value=lambda line: line.reason,
                tooltip=lambda line: line.reason,
                tone=lambda _: "muted",
                width=320,
            ),
        )

    def _gap(self, line: ScenarioLine) -> str:
        if line.gap_t is not None and line.gap_t <= 0:
            return tr("reached")
        return self._wording.numbers.number(line.gap_t)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 10)
        column.addWidget(self.table)
        verbs = FlowLayout(gap=8)
        for part in (self.add, self.copy, self.remove):
            verbs.addWidget(part)
        column.addLayout(verbs)
        column.addSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self.about)
        column.addWidget(self.members)

    def _add(self) -> None:
        key = self._desk.editor.perform(
            tr("add scenario"), partial(edits.add, title=tr("New scenario"), basis=CHOSEN)
        )
        self._show_new(key)

    def _copy(self) -> None:
        scenario = self.shown
        if scenario is None:
            return
        title = tr("{name} (copy)", name=scenario_name(scenario))
        if scenario.built_in:
            edit = partial(edits.add, title=title, basis=scenario.basis)
        else:
            suffix = title.removeprefix(scenario.title)
            edit = partial(edits.copy, key=scenario.key, suffix=suffix)
        self._show_new(self._desk.editor.perform(tr("copy scenario"), edit))

    def _show_new(self, key: str | None) -> None:
        if key:
            self.chosen.emit(key)
            self.table.edit_cell(key, "name")

    def _delete(self, _keys: object = None) -> None:
        scenario = self.shown
        if scenario is None or scenario.built_in:
            return

        def delete(connection: Connection) -> None:
            edits.delete(connection, scenario.key)

        self._desk.editor.perform(tr("delete scenario {name}", name=scenario.title), delete)
        self._desk.tell(tr("The scenario is deleted. Ctrl+Z brings it back."))

    def _rename(self, line: ScenarioLine, name: str) -> None:
        if line.built_in:
            self._desk.tell(tr("This scenario is part of the program. Make a copy to change it."))
        elif name.strip():
            text = tr("rename scenario {name}", name=line.name)
            self._desk.editor.change(text, Scenario, line.key, title=name.strip())

    def _tick(self, line: MemberLine, held: bool) -> None:  # noqa: FBT001 the column's own way
        scenario = self.shown
        if scenario is None:
            return
        if scenario.built_in:
            self._desk.tell(tr("This scenario is part of the program. Make a copy to change it."))
            return
        number = self._number(line.key)
        text = (
            tr("take {number} into {name}", number=number, name=scenario.title)
            if held
            else tr("take {number} out of {name}", number=number, name=scenario.title)
        )
        edit = partial(edits.set_measure, key=scenario.key, measure=line.key, included=held)
        self._desk.editor.perform(text, edit)

    def _number(self, key: str) -> str:
        measure = self._desk.plan.find(Measure, key)
        return measure.number if measure else ""


def _scenario_line(
    scenario: ScenarioSet, found: ScenarioResult | None, view: TargetResult
) -> ScenarioLine:
    target = _target_of(found, view)
    reference_t = view.reference_t.get(view.year)
    emission_t = target.measures_at_year_t if target else None
    cut_t = None if emission_t is None or reference_t is None else emission_t - reference_t
    if target is None and found is not None and reference_t is not None:
        cut_t = sum(area.direct_t.get(view.year, 0.0) for area in found.focus_areas)
        emission_t = reference_t + cut_t
    return ScenarioLine(
        key=scenario.key,
        name=scenario_name(scenario),
        built_in=scenario.built_in,
        measures=len(scenario.measures),
        cut_t=cut_t,
        emission_t=emission_t,
        gap_t=target.gap_t if target else None,
        probability=target.probability if target else None,
        indirect_t=found.indirect_t.get(view.year) if found else None,
    )


def _course(found: ScenarioResult, target: TargetResult | None, view: TargetResult) -> Series:
    if target is not None:
        return target.measures_t
    cut = added((view.reference_t, *(area.direct_t for area in found.focus_areas)))
    return {year: cut[year] for year in view.reference_t}


def _target_of(found: ScenarioResult | None, view: TargetResult) -> TargetResult | None:
    if found is None:
        return None
    return next((each for each in found.targets if each.target == view.target), None)
