"""The card of the chosen measure: its head, and one tab at a time below."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from fbdesk.models.measures import Measure
from fbdesk.models.results.plan import PlanResults
from fbdesk.models.snapshot import Plan
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.measure_effects.tab import MeasureEffects
from fbdesk.ui.pages.measures.about import MeasureAbout
from fbdesk.ui.pages.measures.agreement import MeasureAgreement
from fbdesk.ui.pages.measures.environment import MeasureEnvironment
from fbdesk.ui.pages.measures.facts import MeasureFacts
from fbdesk.ui.pages.measures.followup import MeasureFollowUp
from fbdesk.ui.pages.measures.head import MeasureHead
from fbdesk.ui.pages.measures.money.tab import MeasureMoney
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.choices import TabStrip

NOTE_KEY = "Ctrl+J"

PartT = TypeVar("PartT", bound=QWidget)


class MeasureCard(QWidget):
    """Reads like a page; what is out of sight is brought up to date when it is shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._measure: Measure | None = None
        self.head = MeasureHead(desk)
        self.facts = MeasureFacts(desk)
        self._built: dict[str, QWidget] = {}
        self.tabs = TabStrip(
            (
                ("about", tr("About the measure")),
                ("effects", tr("Effect")),
                ("money", tr("Money")),
                ("followup", tr("Follow-up")),
                ("agreement", tr("Agreement")),
                ("environment", tr("City environment")),
            )
        )
        self.tabs.chosen.connect(self._show_tab)
        self._column = QVBoxLayout(self)
        margins(self._column, 0, 0, 0, 0)
        spacing(self._column, 14)
        for part in (self.head, self.facts, self.tabs):
            self._column.addWidget(part)
        note = QShortcut(QKeySequence(NOTE_KEY), self)
        note.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        note.activated.connect(self.write_note)
        self._show_tab()

    @cached_property
    def about(self) -> MeasureAbout:
        """The tab on what the measure is; each tab is made when it is turned to first."""
        return self._added("about", MeasureAbout(self._desk))

    @cached_property
    def effects(self) -> MeasureEffects:
        """The tab of the calculations."""
        return self._added("effects", MeasureEffects(self._desk))

    @cached_property
    def money(self) -> MeasureMoney:
        """The tab on costs and funding."""
        return self._added("money", MeasureMoney(self._desk))

    @cached_property
    def followup(self) -> MeasureFollowUp:
        """The tab on how the measure comes along."""
        return self._added("followup", MeasureFollowUp(self._desk))

    @cached_property
    def agreement(self) -> MeasureAgreement:
        """The tab on the commitments about the measure."""
        return self._added("agreement", MeasureAgreement(self._desk))

    @cached_property
    def environment(self) -> MeasureEnvironment:
        """The tab on the city environment."""
        return self._added("environment", MeasureEnvironment(self._desk))

    @property
    def measure(self) -> Measure | None:
        """Return the measure that is shown."""
        return self._measure

    @property
    def built(self) -> Mapping[str, QWidget]:
        """Return the tabs that were made so far, by their codes."""
        return self._built

    def show_measure(self, plan: Plan, key: str) -> None:
        """Show a measure of the plan; another one's half-typed texts are saved first."""
        if self._measure is not None and self._measure.key != key:
            self._leave_fields()
            plan = self._desk.plan
        self._measure = plan.find(Measure, key)
        self.setVisible(self._measure is not None)
        if self._measure is None:
            return
        self.head.show_measure(plan, self._measure)
        self.facts.show_measure(plan, self._measure, self._desk.editor.results)
        self._show_part(plan, self._measure)

    def show_results(self, results: PlanResults) -> None:
        """Show new results where the open tab tells of them."""
        if self._measure is None:
            return
        self.facts.show_measure(self._desk.plan, self._measure, results)
        if self.tabs.value == "effects":
            self.effects.show_results(results)
        elif self.tabs.value == "money":
            self.money.show_results(results)

    def write_note(self) -> None:
        """Turn to the follow-up and put the cursor into the field for a new note."""
        if self._measure is not None:
            self.tabs.choose("followup")
            self.followup.notes.start()

    def _leave_fields(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()
        self.head.leave()

    def _show_tab(self, _code: str = "") -> None:
        if self._measure is not None:
            self._show_part(self._desk.plan, self._measure)
        for code, part in self._built.items():
            part.setVisible(code == self.tabs.value)
        if self._measure is None:
            return
        results = self._desk.editor.results
        if results is not None:
            self.show_results(results)

    def _show_part(self, plan: Plan, measure: Measure) -> None:
        tab = self.tabs.value
        if tab == "effects":
            self.effects.show_measure(plan, measure.key)
            if self._desk.editor.results is not None:
                self.effects.show_results(self._desk.editor.results)
            return
        part: Any = getattr(self, tab)  # the codes of the tabs are the names of the parts
        part.show_measure(plan, measure)

    def _added(self, code: str, part: PartT) -> PartT:
        """Put a part below the tabs, where it shows only while its tab is open."""
        part.setVisible(False)
        self._column.addWidget(part)
        self._built[code] = part
        part.setVisible(code == self.tabs.value)
        return part
