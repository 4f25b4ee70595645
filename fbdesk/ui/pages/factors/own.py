"""The form of a plan's own value: what is wrong stands beside the fields while they are filled."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fbdesk.calculation.factors import Factor, FactorEdition, FactorOverride
from fbdesk.errors import PlanError
from fbdesk.ui.forms.form_grid import FormGrid, FormRow
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import described, tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.fields import NumberField, TextField
from fbdesk.ui.widgets.growing_text import PlainTextEdit
from fbdesk.ui.widgets.labels import label


@dataclass(frozen=True, slots=True)
class OwnValueTexts:
    """What stands in the four fields, as typed, so that looking elsewhere loses nothing."""

    value: str
    unit: str
    source: str
    reason: str


class OwnValueForm(QWidget):
    """Value, unit, source and reason; the button works once all of them can be used."""

    accepted = Signal(object)
    """The user wants this value (`FactorOverride` of the calculation)."""

    def __init__(self, cancel: Callable[[], object]) -> None:
        super().__init__()
        self._edition: FactorEdition | None = None
        self._factor = ""
        self.value = NumberField(optional=False)
        self.unit = TextField()
        self.source = TextField(tr("Report, measurement, supplier"))
        self.reason = PlainTextEdit(tr("Why it fits the city better"), 2)
        self.problem = label("", "warning", wrap=True)
        self.save = button(tr("Use this value"), self._accept, kind="primary")
        grid = FormGrid()
        grid.add(FormRow(tr("The plan's own value"), self.value))
        grid.add(FormRow(tr("Unit"), self.unit))
        grid.add(FormRow(tr("Source"), self.source), wide=True)
        grid.add(FormRow(tr("Reason"), self.reason), wide=True)
        buttons = QHBoxLayout()
        spacing(buttons, 8)
        buttons.addWidget(self.save)
        buttons.addWidget(button(tr("Cancel"), cancel, kind="quiet"))
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 8)
        column.addWidget(grid)
        column.addWidget(self.problem)
        column.addLayout(buttons)
        for field in (self.value, self.unit, self.source, self.reason):
            field.textChanged.connect(self._check)

    def begin(
        self,
        edition: FactorEdition,
        factor: Factor,
        *,
        published: Factor,
        typed: OwnValueTexts | None,
    ) -> None:
        """Show the plan's value of a factor, or what was typed before the user looked elsewhere."""
        self._edition, self._factor = edition, factor.id
        own = factor is not published and factor.status == "own"
        texts = typed or OwnValueTexts(
            every_digit(factor.value),
            factor.unit,
            factor.source if own else "",
            factor.note if own else "",
        )
        self.value.show_value(factor.value)
        self.value.setText(texts.value)
        self.unit.setText(texts.unit)
        self.source.setText(texts.source)
        self.reason.setPlainText(texts.reason)
        self._check()

    def typed(self) -> OwnValueTexts:
        """Return what stands in the fields."""
        return OwnValueTexts(
            self.value.text(), self.unit.text(), self.source.text(), self.reason.toPlainText()
        )

    def _given(self) -> FactorOverride | None:
        number = self.value.typed()
        if number is None:
            return None
        return FactorOverride(
            self._factor,
            float(number),
            self.unit.text().strip(),
            self.source.text().strip(),
            self.reason.toPlainText().strip(),
        )

    def _check(self) -> None:
        given = self._given()
        problem = tr("Give a number here.") if given is None else self._what_is_wrong(given)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.save.setEnabled(not problem)

    def _what_is_wrong(self, given: FactorOverride) -> str:
        """Return in words why the value cannot be used yet, empty where it can."""
        if self._edition is None:
            return ""
        if not given.unit:
            return tr("The unit is missing.")
        if not given.source:
            return tr("Say where the value comes from.")
        if not given.reason:
            return tr("Say why the plan uses its own value.")
        try:
            self._edition.with_overrides((given,))
        except PlanError as error:
            return described(error)
        return ""

    def _accept(self) -> None:
        given = self._given()
        if given is not None:
            self.accepted.emit(given)


def every_digit(value: float | None) -> str:
    """Return a number for its field with all its digits: a factor may be as small as 0,0000624."""
    return "" if value is None else f"{Decimal(f'{value:.15g}'):f}".replace(".", ",")
