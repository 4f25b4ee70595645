"""A form of one row: each field saves when it is left, as one step that can be undone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from fbdesk.models.declarations import Field, fields
from fbdesk.models.row import Between, LongText, Row, Stored
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.form_grid import FormGrid, FormRow
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.choices import ChoiceField, Choices
from fbdesk.ui.widgets.date_field import DateField
from fbdesk.ui.widgets.fields import (
    CheckField,
    LongTextEdit,
    MoneyField,
    NumberField,
    TextField,
    YearField,
)
from fbdesk.ui.widgets.percent_field import PER_CENT, PercentField

EARLIEST_PLAN_YEAR = 1990


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One field of a form: which field of the row, its label, and where it needs more, the rest.

    The kind of widget follows from the row's declaration: `str` a line, `LongText` paragraphs,
    years, whole numbers and numbers with their bounds, `bool` a check mark, `*_ore` money.
    `choices` makes it a list of codes, `percent` a share that is written in per cent. `wide` takes
    the whole width.
    """

    name: str
    text: str
    choices: Choices | None = None
    percent: bool = False
    unit: str = ""
    help: str = ""
    placeholder: str = ""
    wide: bool = False
    lines: int = 3


class RowForm(FormGrid):
    """Shows one row of a kind and changes it field by field."""

    def __init__(
        self,
        desk: Desk,
        kind: type[Row],
        form_fields: tuple[FormField, ...],
        naming: Callable[[Row], str] | None = None,
    ) -> None:
        """Build the form; `naming` gives the row's name for the undo text, as in "T-07"."""
        super().__init__()
        self._desk = desk
        self._kind = kind
        self._naming = naming
        self._row: Row | None = None
        self._widgets: dict[str, QWidget] = {}
        declared = {field.name: field for field in fields(kind)}
        self._optional = {name: field.optional for name, field in declared.items()}
        for form_field in form_fields:
            self._add_field(form_field, declared[form_field.name])

    def show_row(self, row: Row | None) -> None:
        """Show a row; what is being typed in a field of the same row stays."""
        if row is not None and self._row is not None and row.key != self._row.key:
            self.leave()
        self._row = row
        self.setEnabled(row is not None)
        for name, widget in self._widgets.items():
            widget.show_value(getattr(row, name) if row is not None else None)  # type: ignore[attr-defined] # every field has it

    def leave(self) -> None:
        """Let the field that is being typed in save, as when it is left."""
        focused = next((w for w in self._widgets.values() if w.hasFocus()), None)
        if focused is not None:
            focused.clearFocus()

    def field(self, name: str) -> QWidget:
        """Return the widget of a field."""
        return self._widgets[name]

    def _add_field(self, form_field: FormField, declared: Field) -> None:
        widget = _widget(form_field, declared)
        widget.setObjectName(form_field.name)
        widget.committed.connect(partial(self._save, form_field))  # type: ignore[attr-defined]
        self._widgets[form_field.name] = widget
        text = "" if isinstance(widget, CheckField) else form_field.text
        row = FormRow(text, widget, form_field.unit, form_field.help)
        self.add(row, wide=form_field.wide or isinstance(widget, LongTextEdit))

    def _save(self, form_field: FormField, value: Stored) -> None:
        if value == "" and self._optional[form_field.name]:
            value = None
        if self._row is None or getattr(self._row, form_field.name) == value:
            return
        what = form_field.text[:1].lower() + form_field.text[1:]
        name = self._naming(self._row) if self._naming else ""
        text = (
            tr("change {what} of {name}", what=what, name=name)
            if name
            else tr("change {what}", what=what)
        )
        values = {form_field.name: value}
        if not self._desk.editor.change(text, self._kind, self._row.key, **values):
            held = getattr(self._row, form_field.name)
            self._widgets[form_field.name].show_value(held)  # type: ignore[attr-defined] # every field has it


def _widget(form_field: FormField, declared: Field) -> QWidget:
    if form_field.choices is not None:
        return ChoiceField(form_field.choices)
    if declared.holds is bool:
        return CheckField(form_field.text)
    if declared.holds is date:
        return DateField()
    if declared.holds is str:
        if declared.mark(LongText):
            return LongTextEdit(form_field.placeholder, form_field.lines)
        return TextField(form_field.placeholder)
    return _number_widget(form_field, declared)


def _number_widget(form_field: FormField, declared: Field) -> QWidget:
    if form_field.name.endswith("_ore"):
        return MoneyField(optional=declared.optional)
    bounds = declared.mark(Between)
    low, high = (bounds.low, bounds.high) if bounds else (None, None)
    if form_field.percent:
        return PercentField(_per_cent(low), _per_cent(high), optional=declared.optional)
    if bounds and declared.holds is int and bounds.low == EARLIEST_PLAN_YEAR:
        return YearField(round(bounds.low), round(bounds.high), optional=declared.optional)
    return NumberField(low, high, whole=declared.holds is int, optional=declared.optional)


def _per_cent(share: float | None) -> float | None:
    return None if share is None else share * PER_CENT
