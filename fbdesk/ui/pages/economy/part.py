"""What the tabs of the economy page share: tools, one sentence, a table, copying to Excel."""

from collections.abc import Iterable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from fbdesk.models.measures import Measure
from fbdesk.models.snapshot import Plan
from fbdesk.reports.numbers import Numbers
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.economy.matrix import Names
from fbdesk.ui.pages.economy.table import MatrixView
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.flow_layout import FlowLayout
from fbdesk.ui.widgets.labels import label

EVERY = "all"
TABLE_SHARE = 100
"""A table takes the height of its lines, as far as there is room; what is left stays below."""


class MoneyPart(QWidget):
    """One tab: a row of tools, a sentence that states the finding, the table, and a note.

    A tab overrides `show_plan`; `basis` is gross or additional cost, chosen for the whole page.
    """

    def __init__(self, desk: Desk, name: str, numbers: Numbers) -> None:
        super().__init__()
        self.desk = desk
        self.numbers = numbers
        self.table = MatrixView(name, numbers)
        self.summary = label("", "strong", wrap=True)
        self.note = label("", "muted", wrap=True)
        tools = QWidget()
        self.tools = FlowLayout(tools, gap=12)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        tools.setSizePolicy(policy)
        self.copy = button(tr("Copy to Excel"), self._copy, icon="copy")
        head = QHBoxLayout()
        spacing(head, 16)
        head.addWidget(tools, 1)
        head.addWidget(self.copy)
        self.body = QVBoxLayout(self)
        margins(self.body, 0, 0, 0, 0)
        spacing(self.body, 10)
        self.body.addLayout(head)
        self.body.addWidget(self.summary)
        self.body.addWidget(self.table, TABLE_SHARE)
        self.body.addWidget(self.note)
        self.body.addStretch(1)

    def show_plan(self, plan: Plan, basis: str) -> None:
        """Show the plan's money."""
        raise NotImplementedError

    def show_thousands(self, *, thousands: bool) -> None:
        """Show thousands of kroner, or kroner."""
        self.table.show_thousands(thousands=thousands)

    def open_measure(self, key: str) -> None:
        """Go to a measure's card."""
        if self.desk.plan.find(Measure, key) is not None:
            self.desk.go_to("measures", key)

    def copy_text(self) -> str:
        """Return what the button copies: tab-separated, with names, in kroner."""
        return self.table.whole_text()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.copy_text())
        self.desk.tell(tr("The table is on the clipboard, in kroner. Paste it into Excel."))


def measure_names(plan: Plan, keys: Iterable[str]) -> Names:
    """Return the numbers and titles of measures."""
    names = {measure.key: f"{measure.number}  {measure.title}" for measure in plan.measures}
    return tuple((key, names[key]) for key in keys)


def area_names(desk: Desk, codes: Iterable[str]) -> Names:
    """Return the numbers and short names of focus areas."""
    names = {
        area.code: f"{area.code}  {area.short_name.text(desk.language)}"
        for area in desk.programme.focus_areas
    }
    return tuple((code, names.get(code, code)) for code in codes)


def area_choices(desk: Desk) -> Names:
    """Return every focus area, after the choice of all."""
    areas = area_names(desk, (area.code for area in desk.programme.focus_areas))
    return ((EVERY, tr("All areas")), *areas)


def of_area(plan: Plan, area: str) -> tuple[Measure, ...]:
    """Return the measures of a focus area, or all."""
    return tuple(m for m in plan.measures if area in (EVERY, m.focus_area))
