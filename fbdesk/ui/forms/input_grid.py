"""The inputs of a method side by side, and below a line what stands behind one of its numbers."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from fbdesk.calculation.declaration import Input, Method
from fbdesk.models.effects import EffectInput
from fbdesk.ui.forms.effect_input import (
    ChoiceInput,
    EffectInputRow,
    NumberInput,
    TextInput,
    Values,
)
from fbdesk.ui.forms.effect_table import TableInput
from fbdesk.ui.forms.form_grid import TWO_COLUMNS_FROM_PX
from fbdesk.ui.forms.input_details import InputDetails
from fbdesk.ui.forms.input_facts import InputFacts
from fbdesk.ui.scale import margins, scaled, spacing

KINDS: dict[str, Callable[[Input], EffectInputRow]] = {
    "number": NumberInput,
    "whole": NumberInput,
    "choice": ChoiceInput,
    "text": TextInput,
    "table": TableInput,
}


class InputGrid(QWidget):
    """The form that a method's declaration gives."""

    saved = Signal(str, object)
    """The user changed an input; gives its id and its fields (dict)."""
    edited = Signal()
    """The user typed something that is not saved yet."""

    def __init__(self, method: Method) -> None:
        super().__init__()
        self._details: InputDetails | None = None
        self._columns = 0
        self._facts: InputFacts | None = None
        self._grid = QGridLayout(self)
        margins(self._grid, 0, 0, 0, 0)
        spacing(self._grid, 10)
        self.rows = {declared.id: self._row(declared) for declared in method.inputs}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._arrange()

    @property
    def details(self) -> InputDetails | None:
        """Return what is open behind a number, or None."""
        return self._details

    def show_inputs(self, facts: InputFacts) -> None:
        """Show the inputs of a calculation."""
        self._facts = facts
        for name, row in self.rows.items():
            row.show_input(facts.inputs.get(name), facts)
        if self._details is not None:
            name = self._details.declared.id
            self._details.show_input(facts.inputs.get(name), facts)

    def typed(self) -> dict[str, Values]:
        """Return what stands in the fields and is not saved yet, by input."""
        found = {name: row.typed() for name, row in self.rows.items()}
        return {name: values for name, values in found.items() if values}

    def inputs(self) -> dict[str, EffectInput]:
        """Return the inputs that are shown, by their names."""
        return dict(self._facts.inputs) if self._facts is not None else {}

    def minimumSizeHint(self) -> QSize:
        """Return what one column needs."""
        return QSize(scaled(160), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take one column or two."""
        super().resizeEvent(event)
        columns = 2 if self.width() >= scaled(TWO_COLUMNS_FROM_PX) else 1
        if columns != self._columns:
            self._arrange()

    def open_details(self, name: str) -> None:
        """Open what stands behind a number, or close it where it is open."""
        held = self._details.declared.id if self._details is not None else ""
        self.close_details()
        if name == held or self._facts is None:
            return
        self._details = InputDetails(self.rows[name].declared)
        self._details.show_input(self._facts.inputs.get(name), self._facts)
        self._details.saved.connect(self.saved)
        self._details.closed.connect(self.close_details)
        self._arrange()
        self._details.show()
        self._details.start()

    def close_details(self) -> None:
        """Close what is open behind a number; the focus goes back to its line."""
        if self._details is None:
            return
        row = self.rows[self._details.declared.id]
        focused: QWidget | None = self.focusWidget()
        inside = focused is not None and self._details.isAncestorOf(focused)
        self._grid.removeWidget(self._details)
        self._details.hide()
        self._details.deleteLater()
        self._details = None
        if inside:
            row.details.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, declared: Input) -> EffectInputRow:
        row = KINDS[declared.kind](declared)
        row.setParent(self)
        row.saved.connect(self.saved)
        row.edited.connect(self.edited)
        row.details_wanted.connect(self.open_details)
        return row

    def _arrange(self) -> None:
        """Place the rows line by line; details take the line below their input."""
        self._columns = 2 if self.width() >= scaled(TWO_COLUMNS_FROM_PX) else 1
        opened = self._details.declared.id if self._details is not None else ""
        line, column, below = 0, 0, False
        for name, row in self.rows.items():
            if column and (row.wide or column >= self._columns):
                line, column, below = line + 2, 0, False
            span = self._columns if row.wide else 1
            self._grid.addWidget(row, line, column, 1, span)
            column += span
            below = below or name == opened
            if below and self._details is not None:
                self._grid.addWidget(self._details, line + 1, 0, 1, self._columns)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if self._columns > 1 else 0)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let the tab key go field by field, and into what is open behind one."""
        chain: list[QWidget] = []
        for row in self.rows.values():
            chain += [row.field, row.details]
            if self._details is not None and self._details.declared is row.declared:
                chain += self._details.in_tab_order()
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)
