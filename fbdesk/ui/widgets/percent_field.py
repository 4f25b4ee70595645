"""A share that is written in per cent: 0.02 in the plan reads 2."""

from fbdesk.ui.number_text import number_text
from fbdesk.ui.widgets.fields import NumberField

PER_CENT = 100
DIGITS_OF_A_SHARE = 12


class PercentField(NumberField):
    """A number field whose value is a share and whose text and bounds are per cent."""

    def _as_text(self, value: float | None) -> str:
        return number_text(None if value is None else value * PER_CENT)

    def _from_text(self, number: float) -> float:
        return round(number / PER_CENT, DIGITS_OF_A_SHARE)
