"""A small table as an input: surfaces with their areas, damages with their probabilities."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from fbdesk.calculation.declaration import Column, Input
from fbdesk.calculation.factors import FactorEdition
from fbdesk.models.effects import EffectInput
from fbdesk.models.results.effect_draft import table_rows, table_text
from fbdesk.ui.forms.effect_input import EffectInputRow
from fbdesk.ui.forms.input_facts import NO_UNITS, InputFacts
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import IconButton, button
from fbdesk.ui.widgets.choices import ChoiceField
from fbdesk.ui.widgets.fields import NumberField
from fbdesk.ui.widgets.labels import label

FIRST_LINE = 1
"""The headings stand above it."""


class TableInput(EffectInputRow):
    """Shows the rows of a small table; each cell saves when it is left."""

    wide = True

    def __init__(self, declared: Input) -> None:
        self._table = SmallTable(declared)
        super().__init__(declared, self._table)
        self._table.changed.connect(self._save)

    def show_input(self, given: EffectInput | None, facts: InputFacts) -> None:
        """Show the rows."""
        super().show_input(given, facts)
        rows = table_rows(self.declared, given.text if given is not None else "")
        self._table.show_rows(rows, facts.edition)

    def _save(self, rows: object) -> None:
        assert isinstance(rows, list)  # noqa: S101 the signal carries nothing else
        self.saved.emit(self.declared.id, {"text": table_text(self.declared, rows)})


class SmallTable(QWidget):
    """Rows of fields with headings; grows downwards, a button takes a row away."""

    changed = Signal(object)
    """The user changed a cell, added or removed a row; gives all rows (list of lists)."""

    def __init__(self, declared: Input) -> None:
        super().__init__()
        self._declared = declared
        self._rows: list[list[object]] = []
        self._cells: list[list[ChoiceField | NumberField]] = []
        self._others: list[QWidget] = []
        self._edition: FactorEdition | None = None
        self._grid = QGridLayout()
        spacing(self._grid, 6)
        self._headings = [label(_heading(column), "caption") for column in declared.columns]
        for place, heading in enumerate(self._headings):
            self._grid.addWidget(heading, 0, place)
            named = bool(declared.columns[place].factor_categories)
            self._grid.setColumnStretch(place, 3 if named else 2)
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 4)
        column.addLayout(self._grid)
        self.add_button = button(tr("Add a row"), self._add, kind="link", icon="plus")
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.add_button)

    @property
    def cells(self) -> list[list[ChoiceField | NumberField]]:
        """Return the fields, row by row."""
        return self._cells

    def show_rows(self, rows: list[list[object]], edition: FactorEdition) -> None:
        """Show the rows; the fields stay where their number is the same."""
        self._edition = edition
        self._rows = [list(row) for row in rows]
        if len(rows) != len(self._cells):
            self._rebuild()
        for heading in self._headings:
            heading.setVisible(bool(rows))
        for row, cells in zip(rows, self._cells, strict=True):
            for value, cell, column in zip(row, cells, self._declared.columns, strict=True):
                cell.show_value(self._shown(value, column))

    def _rebuild(self) -> None:
        for widget in (*(cell for row in self._cells for cell in row), *self._others):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._others = []
        self._cells = [self._row_of_fields(line) for line in range(len(self._rows))]

    def _row_of_fields(self, line: int) -> list[ChoiceField | NumberField]:
        made = []
        for place, column in enumerate(self._declared.columns):
            cell = self._field(column)
            cell.setAccessibleName(
                tr("{what}, row {number}", what=tr(column.label), number=line + 1)
            )
            cell.committed.connect(partial(self._set, line, place))
            self._grid.addWidget(cell, line + FIRST_LINE, place)
            cell.show()  # else it could not take the focus at once
            made.append(cell)
        remove = IconButton("x", tr("Remove row {number}", number=line + 1))
        remove.clicked.connect(partial(self._remove, line))
        self._grid.addWidget(remove, line + FIRST_LINE, len(self._declared.columns))
        self._others.append(remove)
        return made

    def _field(self, column: Column) -> ChoiceField | NumberField:
        if not column.factor_categories or self._edition is None:
            return NumberField(column.low, column.high)
        offered = self._edition.offered(column.unit, column.factor_categories)
        return ChoiceField(tuple((factor.id, tr(factor.name)) for factor in offered))

    def _shown(self, value: object, column: Column) -> object:
        """Return a cell's value; a factor that is named in another way by its id."""
        if not column.factor_categories or self._edition is None or not isinstance(value, str):
            return value
        for factor in self._edition.offered(column.unit, column.factor_categories):
            if value in (factor.id, factor.id.partition("-")[2], factor.name):
                return factor.id
        return value

    def _set(self, line: int, place: int, value: object) -> None:
        rows = [list(row) for row in self._rows]
        rows[line][place] = value
        self.changed.emit(rows)

    def _add(self) -> None:
        self.changed.emit([*self._rows, [None] * len(self._declared.columns)])
        if self._cells:
            self._cells[-1][0].setFocus()

    def _remove(self, line: int, _checked: object = None) -> None:
        self.changed.emit([row for number, row in enumerate(self._rows) if number != line])
        self.add_button.setFocus()


def _heading(column: Column) -> str:
    plain = column.factor_categories or column.unit in NO_UNITS
    return tr(column.label) if plain else f"{tr(column.label)}, {tr(column.unit)}"
