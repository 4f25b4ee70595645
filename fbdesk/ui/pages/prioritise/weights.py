"""The weights of the criteria: how much each counts, set by the city and kept in the plan."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from fbdesk.models.edits import priorities as edits
from fbdesk.models.priorities import weights_of
from fbdesk.models.priority_weights import CRITERIA, HIGHEST_WEIGHT
from fbdesk.models.snapshot import Plan
from fbdesk.reports.figures.scores import criterion_name
from fbdesk.reports.wording import Wording
from fbdesk.ui.desk import Desk
from fbdesk.ui.scale import margins, spacing, widths
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.fields import NumberField
from fbdesk.ui.widgets.labels import label

SCALES = {
    "direct": "100 points for the measure that cuts most in the inventory, the others in "
    "proportion.",
    "indirect": "100 points for the measure that cuts most outside the inventory, the others in "
    "proportion.",
    "cost": "100 points where a tonne costs nothing or pays, 50 at the carbon price, 0 at twice "
    "that.",
    "environment": "0 points at −10, 50 at 0 and 100 at +10: five parts from −2 to +2.",
    "independence": "100 points where the measure does not need the state, 0 where it cannot do "
    "without.",
    "priority": "100 points for high priority, 50 for medium, 0 for low.",
}
"""How each criterion gives points, one sentence each."""


class Weights(QWidget):
    """A field per criterion; only the proportions between them matter."""

    def __init__(self, desk: Desk, wording: Wording) -> None:
        super().__init__()
        self._desk = desk
        self._wording = wording
        self.fields = {criterion: self._field(criterion) for criterion in CRITERIA}
        self.reset = button(tr("Back to the first weights"), self._reset, kind="link")
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 8)
        column.addWidget(label(tr("What counts, and how much"), "section", wrap=True))
        rule_of = tr(
            "From 0 to {most}. Twice the weight counts twice as much; 0 leaves a criterion out.",
            most=HIGHEST_WEIGHT,
        )
        column.addWidget(label(rule_of, "caption", wrap=True))
        column.addLayout(self._grid())
        column.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)

    def show_plan(self, plan: Plan) -> None:
        """Show the weights of a plan."""
        for criterion, weight in weights_of(plan).items():
            self.fields[criterion].show_value(weight)
        self.reset.setEnabled(bool(plan.criterion_weights))

    def _field(self, criterion: str) -> NumberField:
        field = NumberField(0, HIGHEST_WEIGHT, whole=True, optional=False)
        field.setAccessibleName(tr("Weight of {name}", name=self._name(criterion)))
        field.setAccessibleDescription(tr(SCALES[criterion]))
        widths(field, 56, 56)
        field.committed.connect(partial(self._save, criterion))
        return field

    def _name(self, criterion: str) -> str:
        return criterion_name(criterion, self._wording)

    def _grid(self) -> QGridLayout:
        """Return a line per criterion: its name, how it gives points, and its weight."""
        grid = QGridLayout()
        spacing(grid, 8)
        grid.setColumnStretch(0, 1)
        for line, (criterion, field) in enumerate(self.fields.items()):
            words = QVBoxLayout()
            spacing(words, 0)
            name = label(self._name(criterion))
            name.setBuddy(field)
            words.addWidget(name)
            words.addWidget(label(tr(SCALES[criterion]), "caption", wrap=True))
            grid.addLayout(words, line, 0)
            grid.addWidget(field, line, 1, Qt.AlignmentFlag.AlignTop)
        return grid

    def _save(self, criterion: str, weight: object) -> None:
        if isinstance(weight, int):
            name = self._name(criterion)
            text = tr("change the weight of {name}", name=name[:1].lower() + name[1:])
            edit = partial(edits.set_weight, criterion=criterion, weight=weight)
            self._desk.editor.perform(text, edit)

    def _reset(self) -> None:
        self._desk.editor.perform(tr("take back the first weights"), edits.reset_weights)
