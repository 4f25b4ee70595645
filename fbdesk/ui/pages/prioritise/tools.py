"""Above the order: which focus areas and statuses are shown. It changes no score."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fbdesk.models.priorities import Rated
from fbdesk.models.snapshot import Plan
from fbdesk.ui.desk import Desk
from fbdesk.ui.locking import only_looks
from fbdesk.ui.pages.measures.about import area_choices
from fbdesk.ui.scale import margins, spacing, widths
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.choices import ChoiceField, FilterChips
from fbdesk.ui.widgets.labels import label

ALL = "all"


class PriorityFilter(QWidget):
    """Chips of the focus areas, and a choice of status beside them."""

    changed = Signal()
    """Other measures shall be shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.areas = FilterChips()
        self.areas.setAccessibleName(tr("Focus areas"))
        self.status = only_looks(ChoiceField(((ALL, tr("all")), *desk.choices("status"))))
        self.status.setAccessibleName(tr("Status"))
        self.status.show_value(ALL)
        widths(self.status, 120, 180)
        whole = QHBoxLayout(self)
        margins(whole, 0, 0, 0, 0)
        spacing(whole, 12)
        whole.addWidget(self.areas, 1)
        beside = QVBoxLayout()
        row = QHBoxLayout()
        spacing(row, 8)
        row.addWidget(label(tr("Status"), "muted"))
        row.addWidget(self.status)
        beside.addLayout(row)
        beside.addStretch(1)
        whole.addLayout(beside)
        self.areas.chosen.connect(self._tell)
        self.status.committed.connect(self._tell)

    def show_plan(self, plan: Plan) -> None:
        """Show how many measures each focus area has."""
        areas = [measure.focus_area for measure in plan.measures]
        named = tuple((code, name, areas.count(code)) for code, name in area_choices(self._desk))
        self.areas.show_chips(((ALL, tr("All"), len(areas)), *named))

    def kept(self, rated: Iterable[Rated]) -> tuple[Rated, ...]:
        """Return the measures that shall be shown."""
        area, status = self.areas.value or ALL, self.status.value or ALL
        return tuple(
            each
            for each in rated
            if area in (ALL, each.focus_area) and status in (ALL, each.status)
        )

    def show_everything(self) -> None:
        """Let go of focus area and status."""
        self.status.show_value(ALL)
        self.areas.choose(ALL)
        self.changed.emit()

    def _tell(self, _what: object) -> None:
        self.changed.emit()
