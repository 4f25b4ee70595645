"""When a calculation works, where it counts, and whether it overlaps: the fields beside inputs."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from fbdesk.calculation.declaration import Method
from fbdesk.models.effects import Effect
from fbdesk.models.measures import Measure
from fbdesk.models.row import Stored
from fbdesk.ui.forms.form_grid import FormGrid, FormRow
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.choices import ChoiceField, Choices
from fbdesk.ui.widgets.fields import LongTextEdit, NumberField, TextField, YearField
from fbdesk.ui.widgets.percent_field import PercentField

LONGEST_PHASE_IN = 50
LONGEST_LIFE = 100
MOST_CHANGE = 50
BETWEEN = "\t"
"""Stands between sector and source in the code of a place."""

CanShow = NumberField | ChoiceField | TextField | LongTextEdit


class EffectFields(FormGrid):
    """Fields of a calculation's own row; each saves when it is left."""

    saved = Signal(str, object)
    """The user changed a field; gives its label and the fields of the row (dict)."""
    edited = Signal()
    """The user typed something that is not saved yet."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, CanShow] = {}

    def add_field(
        self, name: str, row: tuple[str, CanShow, str, str], *, wide: bool = False
    ) -> None:
        """Add a field of the row; `row` is its label, widget, unit and help."""
        text, field, unit, help_text = row
        field.setObjectName(name)
        self.fields[name] = field
        if isinstance(field, QLineEdit):
            field.textEdited.connect(self._tell_edited)
        field.committed.connect(partial(self._save, name, text))
        self.add(FormRow(text, field, unit, help_text), wide=wide)

    def typed(self) -> dict[str, Stored]:
        """Return the numbers that stand in fields and are not saved yet."""
        return {
            name: field.typed()
            for name, field in self.fields.items()
            if isinstance(field, NumberField)
            and field.isModified()
            and not field.property("invalid")
        }

    def row_of(self, name: str) -> QWidget:
        """Return a field with its label."""
        row = self.fields[name].parentWidget()
        assert row is not None  # noqa: S101 every field was put into a row
        return row

    def values(self, name: str, value: Stored) -> dict[str, Stored]:
        """Return the fields of the row that a widget's value stands for."""
        return {name: value}

    def _save(self, name: str, text: str, value: Stored) -> None:
        self.saved.emit(text, self.values(name, value))

    def _tell_edited(self, _text: str) -> None:
        self.edited.emit()


class WhenFields(EffectFields):
    """Start, phase-in, lifetime and yearly change; empty follows the measure."""

    def __init__(self) -> None:
        super().__init__()
        self._change = PercentField(-MOST_CHANGE, MOST_CHANGE)
        self.add_field(
            "start_year",
            (
                tr("First year with effect"),
                YearField(),
                "",
                tr("Empty: the measure's start year."),
            ),
        )
        self.add_field(
            "phase_in_years",
            (
                tr("Phased in over"),
                NumberField(1, LONGEST_PHASE_IN, whole=True),
                tr("years"),
                tr("The effect grows evenly to its full level. Empty: as the measure."),
            ),
        )
        self.add_field(
            "lifetime_years",
            (
                tr("Lasts for"),
                NumberField(1, LONGEST_LIFE, whole=True),
                tr("years"),
                tr("After so many years the effect is gone. Empty: it lasts."),
            ),
        )
        self.add_field(
            "yearly_change",
            (
                tr("Yearly change of the activity"),
                self._change,
                tr("% a year"),
                tr("Where the activity grows or shrinks year by year, for example traffic."),
            ),
        )

    def show_effect(self, effect: Effect, measure: Measure) -> None:
        """Show when a calculation works; what the measure says shows in grey."""
        start, phase_in = self.fields["start_year"], self.fields["phase_in_years"]
        lifetime = self.fields["lifetime_years"]
        for field, stand_in in (
            (start, str(measure.start_year or "")),
            (phase_in, str(measure.phase_in_years)),
            (lifetime, tr("lasting")),
            (self._change, "0"),
        ):
            if isinstance(field, QLineEdit):
                field.setPlaceholderText(stand_in)
        start.show_value(effect.start_year)
        phase_in.show_value(effect.phase_in_years)
        lifetime.show_value(effect.lifetime_years)
        self._change.show_value(effect.yearly_change or None)

    def values(self, name: str, value: Stored) -> dict[str, Stored]:
        """Return the field; no yearly change is 0."""
        return {name: value or 0.0} if name == "yearly_change" else {name: value}


class WhereFields(EffectFields):
    """The source of the inventory, overlapping or apart with the reason, and a remark."""

    def __init__(self) -> None:
        super().__init__()
        self.asks_for_place = True
        self._place = ChoiceField()
        self._overlap = ChoiceField(
            (
                ("overlapping", tr("They overlap")),
                ("disjoint", tr("Apart")),
            )
        )
        self.add_field(
            "place",
            (
                tr("Counts on"),
                self._place,
                "",
                tr("The source of the inventory that the effect is taken from."),
            ),
            wide=True,
        )
        self.add_field(
            "overlap",
            (
                tr("Together with other measures"),
                self._overlap,
                "",
                tr(
                    "Overlapping: two measures on the same traffic or heat share what is left. "
                    "Apart: they act on different parts of the source."
                ),
            ),
        )
        self.add_field(
            "overlap_reason",
            (tr("Why apart"), TextField(tr("For example: the municipality's own cars")), "", ""),
        )
        self.add_field(
            "title",
            (
                tr("Name of the calculation"),
                TextField(tr("Where a measure has several")),
                "",
                "",
            ),
            wide=True,
        )
        self.add_field(
            "note",
            (tr("Remark"), LongTextEdit(least_lines=2, most_lines=8), "", ""),
            wide=True,
        )

    def show_effect(self, effect: Effect, method: Method, places: Choices) -> None:
        """Show where a calculation counts; `places` are the sources of the inventory."""
        inside = method.gives_tonnes and bool(method.sources) and method.sources[0].direct
        self.asks_for_place = inside
        for name in ("place", "overlap"):
            self.row_of(name).setVisible(inside)
        self.row_of("overlap_reason").setVisible(inside and effect.overlap == "disjoint")
        self._place.set_choices((("", own_place(method)), *places))
        self._place.show_value(place_code(effect.sector, effect.source))
        self._overlap.show_value(effect.overlap)
        self.fields["overlap_reason"].show_value(effect.overlap_reason)
        self.fields["title"].show_value(effect.title)
        self.fields["note"].show_value(effect.note)

    def values(self, name: str, value: Stored) -> dict[str, Stored]:
        """Return the field; a place is a sector with its source."""
        if name != "place":
            return {name: value}
        sector, _, source = str(value).partition(BETWEEN)
        return {"sector": sector, "source": source}


def place_code(sector: str, source: str) -> str:
    """Return the code of a place of the inventory; empty for the method's own."""
    return f"{sector}{BETWEEN}{source}" if sector else ""


def place_name(sector: str, source: str) -> str:
    """Return a place as people read it: `Veitrafikk / Personbiler`, or the whole sector."""
    return f"{sector} / {source}" if source else tr("{sector}, the whole sector", sector=sector)


def own_place(method: Method) -> str:
    """Return the words for the method's own place."""
    first = method.sources[0] if method.sources else None
    if first is None or not first.sector:
        return tr("Not chosen: choose a source of the inventory")
    return tr("{place} (usual for the method)", place=place_name(first.sector, first.source))
