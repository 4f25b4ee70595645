"""Above the table of measures: search, focus areas, status and columns; what shall be shown."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from fbdesk.models.measures import Measure
from fbdesk.models.snapshot import Plan
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.measures.about import area_choices
from fbdesk.ui.pages.measures.filters import FilterMenu
from fbdesk.ui.pages.measures.lines import MeasureLine
from fbdesk.ui.saved_filters import Filter
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.choices import FilterChips, SearchField
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.flow_layout import FlowLayout

ALL = "all"


class MeasureTools(QWidget):
    """Search field and buttons in one row, the chips of the focus areas below."""

    changed = Signal()
    """Other measures shall be shown."""

    def __init__(self, desk: Desk, table: DataTable[MeasureLine]) -> None:
        super().__init__()
        self._desk = desk
        self.search = SearchField(tr("Search in measures"))
        self.areas = FilterChips()
        self.statuses = QMenu(self)
        self._status_group = QActionGroup(self)
        self._status_button = button("", kind="chip")
        self._status_button.setMenu(self.statuses)
        self._columns_button = button(f"{tr('Columns')} ▾", kind="chip")
        self.filters = FilterMenu(desk, self)
        self._filter_button = button("", kind="chip")
        self._filter_button.setMenu(self.filters)
        self.columns = table.columns.menu()
        self._columns_button.setMenu(self.columns)
        for code, name in ((ALL, tr("all")), *desk.choices("status")):
            self._add_status(code, name)
        self._name_status()
        self._name_filters()
        self._lay_out()
        self.search.searched.connect(self._tell)
        self.areas.chosen.connect(self._tell)
        self._status_group.triggered.connect(self._choose_status)
        self.filters.changed.connect(self._tell)
        self.filters.wanted.connect(self.use)

    @property
    def status(self) -> str:
        """Return the code of the status that is shown, or `all`."""
        return next((str(a.data()) for a in self._status_group.actions() if a.isChecked()), ALL)

    @property
    def narrowed(self) -> bool:
        """Return whether some measures are left out."""
        return bool(self.shown)

    @property
    def shown(self) -> Filter:
        """Return what narrows the measures, by the name of each choice."""
        choices = {
            "search": self.search.text().strip(),
            "area": self._area if self._area != ALL else "",
            "status": self.status if self.status != ALL else "",
            **self.filters.ticked,
        }
        return {name: value for name, value in choices.items() if value}

    @property
    def wanted(self) -> Callable[[MeasureLine], bool] | None:
        """Return what tells whether a measure shall be shown, None where all shall."""
        shown = self.shown
        if not shown:
            return None
        is_mine = self.filters.is_mine if self.filters.mine.isChecked() else None
        return partial(_keeps, shown, is_mine)

    @property
    def recent(self) -> tuple[str, ...] | None:
        """Return the keys of the measures changed last where these are wanted, else None."""
        if not self.filters.recent.isChecked():
            return None
        return self._desk.editor.recent.things(self._desk.plan, Measure)

    def show_plan(self, plan: Plan) -> None:
        """Show how many measures each focus area has."""
        counts = [measure.focus_area for measure in plan.measures]
        self.areas.show_chips(
            (
                (ALL, tr("All"), len(counts)),
                *((code, name, counts.count(code)) for code, name in area_choices(self._desk)),
            )
        )

    def show_everything(self) -> None:
        """Let go of search, focus area, status and the other filters."""
        self.use({})

    def use(self, wanted: Filter) -> None:
        """Show what a filter names and nothing else."""
        self.search.setText(wanted.get("search", ""))
        self.filters.show_ticked(wanted)
        status = wanted.get("status", ALL)
        actions = self._status_group.actions()
        next((a for a in actions if a.data() == status), actions[0]).trigger()
        self.areas.choose(ALL)
        self.areas.choose(wanted.get("area", ALL))

    @property
    def _area(self) -> str:
        return self.areas.value or ALL

    def _add_status(self, code: str, name: str) -> None:
        action = self.statuses.addAction(name)
        action.setData(code)
        action.setCheckable(True)
        action.setChecked(code == ALL)
        self._status_group.addAction(action)

    def _choose_status(self, _action: QAction) -> None:
        self._name_status()
        self._tell()

    def _name_status(self) -> None:
        name = next((a.text() for a in self._status_group.actions() if a.isChecked()), "")
        text = tr("Status: {status}", status=name[:1].lower() + name[1:])
        self._status_button.setText(f"{text} ▾")

    def _tell(self, _what: str = "") -> None:
        self.filters.note(self.shown)
        self._name_filters()
        self.changed.emit()

    def _name_filters(self) -> None:
        ticked = [a.text() for a in (self.filters.mine, self.filters.recent) if a.isChecked()]
        named = tr("Filter: {filters}", filters=", ".join(ticked).lower())
        self._filter_button.setText(f"{named if ticked else tr('Filter')} ▾")

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        spacing(above, 8)
        above.addWidget(self.search, 2)
        above.addStretch(1)
        buttons = QWidget()  # they wrap where a large zoom leaves too little room
        row = FlowLayout(buttons)
        for each in (self._filter_button, self._status_button, self._columns_button):
            row.addWidget(each)
        above.addWidget(buttons)
        whole = QVBoxLayout(self)
        margins(whole, 0, 0, 0, 0)
        spacing(whole, 8)
        whole.addLayout(above)
        whole.addWidget(self.areas)


def _keeps(shown: Filter, is_mine: Callable[[str], bool] | None, line: MeasureLine) -> bool:
    """Return whether a measure passes a filter."""
    measure = line.measure
    if shown.get("area", measure.focus_area) != measure.focus_area:
        return False
    if shown.get("status", measure.status) != measure.status:
        return False
    if is_mine is not None and not is_mine(measure.responsible):
        return False
    return line.matches(shown.get("search", ""))
