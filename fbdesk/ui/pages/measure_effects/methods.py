"""Choosing a method by what the measure shall change, in plain words, with the figures it needs."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fbdesk.calculation.catalogue import METHODS, method
from fbdesk.calculation.declaration import Method
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.effect_fields import place_name
from fbdesk.ui.forms.input_facts import unit_text
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.theme import tokens_of
from fbdesk.ui.tokens import FOCUS_AREAS, readable
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.choices import FilterChips
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.fields import TextField
from fbdesk.ui.widgets.labels import label

FEWEST_LINES, MOST_LINES = 3, 6
FOR_ALL = "0"
ANY = "any"


@dataclass(frozen=True, slots=True)
class MethodLine:
    """One method in the list."""

    key: str
    question: str
    area: str
    area_name: str
    words: str
    """What the search looks in beside the question."""


class MethodChooser(QWidget):
    """Questions of the methods, the measure's own focus area first; searchable."""

    picked = Signal(str)
    """The user takes the method with this id."""

    def __init__(self, desk: Desk, cancel: Callable[[], object]) -> None:
        super().__init__()
        self._desk = desk
        self.search = TextField(tr("Search, for example bus, oil, food waste"))
        self.search.setAccessibleName(tr("Search for a method"))
        self.table = DataTable(tr("Methods"), self._columns())
        self.areas = FilterChips()
        self.areas.setAccessibleName(tr("Focus areas"))
        self._about = label("", "muted", wrap=True)
        self._needs = label("", wrap=True)
        self._example = label("", "muted", wrap=True)
        self._checks = label("", wrap=True)
        self.take = button(tr("Use this method"), self._pick, kind="primary")
        self._lay_out(cancel)
        self.search.textChanged.connect(self.table.rows.search)
        self.search.returnPressed.connect(self._pick)
        self.areas.chosen.connect(self._show_area)
        self.table.chosen.connect(self._show_about)
        self.table.activated.connect(self._pick)

    def start(self, focus_area: str, chosen: str = "") -> None:
        """Show the methods with one focus area first, and put the cursor into the search."""
        order = sorted(METHODS, key=partial(_place_in_list, focus_area))
        self.search.clear()
        self._show_areas()
        self.table.show_rows(tuple(self._line(each) for each in order))
        self.table.fit_rows(FEWEST_LINES, MOST_LINES)
        self.table.choose(chosen or order[0].id)
        self._show_about()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_areas(self) -> None:
        """Offer the focus areas that have methods, every one to begin with."""
        short = {area.code: area.short_name for area in self._desk.programme.focus_areas}
        codes = sorted({str(each.focus_area) for each in METHODS} - {FOR_ALL})
        named = tuple(
            (code, f"{code} {short[code].text(self._desk.language)}", None)
            for code in codes
            if code in short
        )
        self.areas.show_chips(((ANY, tr("All areas"), None), *named))
        self.areas.choose(ANY)

    def _show_area(self, code: str) -> None:
        """Show the methods of one area and those for all, or every method."""
        self.table.rows.filter_by(None if code == ANY else partial(_is_for, code))
        self._show_about()

    def _columns(self) -> tuple[Column[MethodLine], ...]:
        return (
            Column(
                code="area",
                title=tr("Area no."),
                value=lambda line: line.area,
                tone=self._colour,
                tooltip=lambda line: line.area_name,
                align="centre",
                width=60,
            ),
            Column(
                code="question",
                title=tr("What shall the measure change?"),
                value=lambda line: line.question,
                tooltip=lambda line: line.question,
                stretch=True,
                width=200,
            ),
            Column(code="words", title=tr("Method"), value=lambda line: line.words, hidden=True),
        )

    def _colour(self, line: MethodLine) -> str:
        return readable(FOCUS_AREAS[line.area], tokens_of(self))

    def _line(self, each: Method) -> MethodLine:
        area = str(each.focus_area)
        named = self._desk.programme.focus_area(area).name.text(self._desk.language)
        name = tr("All areas") if area == FOR_ALL else named
        return MethodLine(each.id, tr(each.question), area, name, _words(each))

    def _lay_out(self, cancel: Callable[[], object]) -> None:
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 8)
        column.addWidget(label(tr("What shall the measure change?"), "section", wrap=True))
        words = (self._about, self._needs, self._example, self._checks)
        for part in (self.search, self.areas, self.table, *words):
            column.addWidget(part)
        row = QHBoxLayout()
        spacing(row, 8)
        row.addWidget(self.take)
        row.addWidget(button(tr("Cancel"), cancel, kind="quiet"))
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)

    def _show_about(self, _key: str = "") -> None:
        line = self.table.chosen_row
        self.take.setEnabled(line is not None)
        chosen = method(line.key) if line is not None else None
        self._about.setText(what_it_gives(chosen) if chosen else tr("No method fits the words."))
        self._needs.setText(figures_needed(chosen) if chosen else "")
        self._checks.setText(checks(chosen) if chosen else "")
        self._example.setText(tr("Example: {text}", text=tr(chosen.example.text)) if chosen else "")

    def _pick(self) -> None:
        if self.table.chosen_row is not None:
            self.picked.emit(self.table.chosen_row.key)


def what_it_gives(chosen: Method) -> str:
    """Return in a sentence what a method computes and where it counts."""
    if not chosen.gives_tonnes:
        return tr(
            "{title}: gives an indicator before and after. The measure is complete without tonnes.",
            title=tr(chosen.title),
        )
    first = chosen.sources[0]
    if not first.sector:
        return tr(
            "{title}: gives tonnes a year on the source of the inventory that you choose.",
            title=tr(chosen.title),
        )
    if not first.direct:
        return tr(
            "{title}: gives tonnes a year outside the inventory (indirect).",
            title=tr(chosen.title),
        )
    place = place_name(first.sector, first.source)
    return tr("{title}: gives tonnes a year on {place}.", title=tr(chosen.title), place=place)


def figures_needed(chosen: Method) -> str:
    """Return the figures that a planner must find, each with its unit and who has it."""
    lines = [tr("Figures you need:")]
    for declared in chosen.needs:
        unit = unit_text(declared)
        words = tr(declared.label) + (f", {unit}" if unit else "")
        lines.append(f"•  {words} – {tr(declared.where)}")
    return "\n".join(lines)


def checks(chosen: Method) -> str:
    """Return what to check before the result is trusted, one line each."""
    if not chosen.checklist:
        return ""
    lines = (f"☐  {tr(check)}" for check in chosen.checklist)
    return "\n".join((tr("Check before you trust it"), *lines))


def _is_for(area: str, line: MethodLine) -> bool:
    return line.area in (area, FOR_ALL)


def _words(each: Method) -> str:
    """Return the words by which a method can be found: its title, figures, sources, example."""
    labels = (tr(declared.label) for declared in each.inputs)
    places = (place_name(place.sector, place.source) for place in each.sources if place.sector)
    return "\n".join((tr(each.title), *labels, *places, tr(each.example.text)))


def _place_in_list(focus_area: str, each: Method) -> tuple[bool, bool, int]:
    area = str(each.focus_area)
    return area != focus_area, area == FOR_ALL, each.focus_area
