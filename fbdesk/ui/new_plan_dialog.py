"""A new plan: which programme, which municipalities, and from when to when."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from fbdesk.errors import PlanError, UsageError
from fbdesk.models.city import PLAN_YEARS, Settings
from fbdesk.models.municipalities import municipalities, municipality
from fbdesk.models.new_plan import joint_name, new_plan
from fbdesk.models.programmes.programme import Programme, load_programme, programme_codes
from fbdesk.models.row import Row
from fbdesk.ui.dialog_frame import ending_buttons, fit
from fbdesk.ui.forms.form_grid import FormGrid, FormRow
from fbdesk.ui.new_plan_inventory import InventoryChoice
from fbdesk.ui.scale import heights, margins, scaled, spacing
from fbdesk.ui.tokens import FIELD_HEIGHT
from fbdesk.ui.translation import described, tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.choices import ChoiceField, SearchField
from fbdesk.ui.widgets.fields import TextField, YearField
from fbdesk.ui.widgets.labels import label
from fbdesk.ui.widgets.list_and_card import ScrolledColumn

SIZE = (560, 860)
LIST_PX = 180
NUMBER_ROLE = Qt.ItemDataRole.UserRole


def no_file() -> Path | None:
    """Answer that there is no file."""
    return None


class PlacesList(QListWidget):
    """Municipalities to mark: a click anywhere on a line marks it or takes its mark away."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Mark the line where its own box has not done so."""
        item = self.itemAt(event.position().toPoint())
        before = item.checkState() if item is not None else None
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and item is not None:
            untouched = item.checkState() is before
            if untouched and item is self.currentItem():
                item.setCheckState(
                    Qt.CheckState.Unchecked if _is_checked(item) else Qt.CheckState.Checked
                )


class NewPlanDialog(QDialog):
    """Asks what a new plan is for. Everything can be changed later."""

    made = Signal(object, object)
    """The user made a plan; gives its rows (`list[Row]`), and the settings that were proposed."""

    def __init__(self, parent: QWidget, ask_inventory: Callable[[], Path | None] = no_file) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("New plan"))
        self._programmes = [load_programme(code) for code in programme_codes()]
        self._programme = ChoiceField(tuple((p.code, p.name.nb) for p in self._programmes))
        self._search = SearchField(tr("Find a municipality"), by_key=False)
        self._places = PlacesList()
        self._places.setAccessibleName(tr("Municipalities that the plan is for"))
        heights(self._places, LIST_PX)
        self._chosen = label("", "caption", wrap=True)
        self._name = TextField()
        self._from = YearField(optional=False)
        self._to = YearField(optional=False)
        self.inventory = InventoryChoice(ask_inventory)
        self._about = label("", "caption", wrap=True)
        self._problem = label("", "warning", wrap=True)
        self._make = button(tr("Make the plan"), self.accept, kind="primary")
        self._list_places()
        self._lay_out()
        self._connect()
        self._programme.show_value(self._programmes[0].code)
        self._show_period()
        self._show_chosen()

    @property
    def numbers(self) -> tuple[str, ...]:
        """Return the numbers of the chosen municipalities, in the list's order."""
        return tuple(item.data(NUMBER_ROLE) for item in self._items() if _is_checked(item))

    def choose(self, *numbers: str) -> None:
        """Mark municipalities as the user would."""
        for item in self._items():
            if item.data(NUMBER_ROLE) in numbers:
                item.setCheckState(Qt.CheckState.Checked)

    def accept(self) -> None:
        """Make the rows of the plan, or say what is missing."""
        try:
            proposed = new_plan(self._chosen_programme(), self.numbers)
            first, last = self._period()
            rows = [self._with_own_words(row, first, last) for row in proposed]
        except PlanError as error:
            self._problem.setText(described(error))
            self._problem.setVisible(True)
            return
        super().accept()
        self.made.emit(rows, next(row for row in proposed if isinstance(row, Settings)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter in the search mark the municipality that was found; it makes no plan there."""
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and self.focusWidget() is self._search
        ):
            self._mark_found()
            return
        super().keyPressEvent(event)

    def _mark_found(self) -> None:
        found = [item for item in self._items() if not item.isHidden()]
        if len(found) == 1:
            found[0].setCheckState(Qt.CheckState.Checked)
            self._search.clear()

    def _period(self) -> tuple[int, int]:
        """Return the first and the last year as typed; raises `UsageError` for none or a wrong."""
        first, last = self._from.typed(), self._to.typed()
        if first is None or last is None:
            raise UsageError(
                "The plan's years must be between {low} and {high}.",
                low=round(PLAN_YEARS.low),
                high=round(PLAN_YEARS.high),
            )
        if first > last:
            raise UsageError(
                "The plan's first year {first} is after its last year {last}.",
                first=first,
                last=last,
            )
        return int(first), int(last)

    def _with_own_words(self, row: Row, first: int, last: int) -> Row:
        if not isinstance(row, Settings):
            return row
        name = self._name.text().strip() or row.name
        return replace(row, name=name, period_from=first, period_to=last)

    def _chosen_programme(self) -> Programme:
        return next(p for p in self._programmes if p.code == self._programme.value)

    def _items(self) -> list[QListWidgetItem]:
        return [self._places.item(line) for line in range(self._places.count())]

    def _list_places(self) -> None:
        for place in municipalities():
            item = QListWidgetItem(f"{place.name}   {place.number}   {place.county}")
            item.setData(NUMBER_ROLE, place.number)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsUserCheckable
                | Qt.ItemFlag.ItemIsSelectable
            )
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setSizeHint(QSize(scaled(160), scaled(FIELD_HEIGHT)))
            self._places.addItem(item)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        margins(whole, 24, 20, 24, 16)
        spacing(whole, 12)
        whole.addWidget(label(tr("New plan"), "title"))
        scrolled = ScrolledColumn()
        column = scrolled.body
        words = tr("One plan is one city, or cities that plan together. You can change it later.")
        column.addWidget(label(words, "muted", wrap=True))
        form = FormGrid()
        form.add(FormRow(tr("Programme"), self._programme), wide=True)
        column.addWidget(form)
        column.addWidget(self._about)
        column.addWidget(label(tr("Municipalities that the plan is for"), "caption"))
        column.addWidget(self._search)
        column.addWidget(self._places, 1)
        column.addWidget(self._chosen)
        rest = FormGrid()
        rest.add(FormRow(tr("The plan's name"), self._name), wide=True)
        rest.add(FormRow(tr("From year"), self._from))
        rest.add(FormRow(tr("To year"), self._to))
        column.addWidget(rest)
        column.addWidget(self.inventory)
        whole.addWidget(scrolled, 1)
        whole.addWidget(self._problem)
        self._problem.setVisible(False)
        whole.addWidget(ending_buttons(self, self._make))
        fit(self, *SIZE)

    def _connect(self) -> None:
        self._programme.committed.connect(self._show_period)
        self._search.searched.connect(self._filter)
        self._places.itemChanged.connect(self._show_chosen)

    def _filter(self, words: str) -> None:
        for item in self._items():
            item.setHidden(words.casefold() not in item.text().casefold())

    def _show_period(self) -> None:
        self._about.setText(self._chosen_programme().tagline.nb)
        period = self._chosen_programme().period
        self._from.show_value(period.first_year)
        self._to.show_value(period.last_year)

    def _show_chosen(self) -> None:
        places = [municipality(number) for number in self.numbers]
        names = ", ".join(place.name for place in places)
        self._chosen.setText(
            tr("Chosen: {names}", names=names) if names else tr("None chosen yet.")
        )
        self._name.setPlaceholderText(joint_name(places) if places else "")
        self._make.setEnabled(bool(places))


def _is_checked(item: QListWidgetItem) -> bool:
    return item.checkState() == Qt.CheckState.Checked
