"""How uncertain a number is: none, ± per cent, lowest to highest, or a factor both ways."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fbdesk.calculation.declaration import Input
from fbdesk.models.effects import EffectInput
from fbdesk.ui.forms.form_grid import FormRow
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.choices import ChoiceField
from fbdesk.ui.widgets.fields import NumberField
from fbdesk.ui.widgets.percent_field import PercentField

FIRST_PERCENT = 0.2
FIRST_FACTOR = 0.5
MOST_PERCENT = 200
MOST_FACTOR = 1_000


class FactorField(NumberField):
    """A factor both ways: the plan keeps 0.5 for times and divided by 1.5."""

    def _as_text(self, value: float | None) -> str:
        return super()._as_text(None if value is None else 1 + value)

    def _from_text(self, number: float) -> float:
        return round(number - 1, 12)


class SpreadEditor(QWidget):
    """Chooses the kind of spread and its bounds; a kind that is chosen has bounds at once."""

    saved = Signal(object)
    """The user chose another spread; gives the fields of the input (dict)."""

    def __init__(self) -> None:
        super().__init__()
        self._value = 0.0
        self._bounds: tuple[float | None, float | None] = (None, None)
        self.kind = ChoiceField(
            (
                ("", tr("As the source gives it")),
                ("percent", tr("± per cent")),
                ("triangular", tr("Lowest to highest")),
                ("lognormal", tr("A factor both ways")),
            )
        )
        self.percent = PercentField(0, MOST_PERCENT, optional=False)
        self.low = NumberField(optional=False)
        self.high = NumberField(optional=False)
        self.factor = FactorField(1, MOST_FACTOR, optional=False)
        self._parts = {
            "percent": (FormRow(tr("Plus or minus"), self.percent, "%"),),
            "triangular": (FormRow(tr("Lowest"), self.low), FormRow(tr("Highest"), self.high)),
            "lognormal": (FormRow(tr("Times and divided by"), self.factor),),
        }
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 6)
        column.addWidget(FormRow(tr("Uncertainty"), self.kind))
        bounds = QHBoxLayout()
        spacing(bounds, 8)
        for parts in self._parts.values():
            for part in parts:
                bounds.addWidget(part)
        column.addLayout(bounds)
        self.kind.committed.connect(self._choose)
        self.percent.committed.connect(self._set_high)
        self.factor.committed.connect(self._set_high)
        self.low.committed.connect(self._set_low)
        self.high.committed.connect(self._set_high)

    def show_spread(self, declared: Input, given: EffectInput | None, value: float | None) -> None:
        """Show the spread of an input; `value` is its number, from which new bounds start."""
        self._value = value or 0.0
        kind = given.spread if given is not None else ""
        low, high = (given.low, given.high) if given is not None else (None, None)
        self._bounds = (low, high)
        self.kind.show_value(kind)
        for name, parts in self._parts.items():
            for part in parts:
                part.setVisible(name == kind)
        self.percent.show_value(high)
        self.factor.show_value(high)
        self.low.show_value(low)
        self.high.show_value(high)
        self.setEnabled(value is not None and declared.kind == "number")

    def _choose(self, kind: str) -> None:
        first: dict[str, tuple[float | None, float | None]] = {
            "percent": (None, FIRST_PERCENT),
            "lognormal": (None, FIRST_FACTOR),
            "triangular": self._around(),
        }
        low, high = first.get(kind, (None, None))
        self._save(kind, low, high)

    def _around(self) -> tuple[float, float]:
        """Return bounds around the number: a fifth to each side."""
        reach = abs(self._value) * FIRST_PERCENT or 1.0
        return self._value - reach, self._value + reach

    def _set_low(self, low: float) -> None:
        self._save(self.kind.value, low, self._bounds[1])

    def _set_high(self, high: float) -> None:
        self._save(self.kind.value, self._bounds[0], high)

    def _save(self, kind: str, low: float | None, high: float | None) -> None:
        self.saved.emit({"spread": kind, "low": low, "high": high})
