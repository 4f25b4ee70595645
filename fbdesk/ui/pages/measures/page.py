"""Measures: the table of what is done at the left, the chosen measure as a card at the right."""

from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from fbdesk.models.effects import Effect
from fbdesk.models.followup import Decision, MeasureLink, Milestone, ProgressNote
from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.results.plan import PlanResults
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from fbdesk.reports.numbers import numbers_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.page import Page
from fbdesk.ui.pages.measures.card import MeasureCard
from fbdesk.ui.pages.measures.chosen import ChosenBar, measure_blocks
from fbdesk.ui.pages.measures.columns import measure_columns
from fbdesk.ui.pages.measures.lines import (
    MeasureLine,
    main_year,
    measure_lines,
    newest_first,
)
from fbdesk.ui.pages.measures.tools import ALL, MeasureTools
from fbdesk.ui.pages.measures.verbs import (
    add_measure,
    delete_measures,
    duplicate_measure,
)
from fbdesk.ui.row_moving import let_order
from fbdesk.ui.scale import margins
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.card import EmptyState
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.labels import label
from fbdesk.ui.widgets.list_and_card import ListAndCard
from fbdesk.ui.widgets.stacking import stacked

PARTS_OF_A_MEASURE: tuple[tuple[type[Row], str], ...] = (
    *((Effect, "effects"), (CostLine, "money"), (FundingLine, "money")),
    *((Milestone, "followup"), (ProgressNote, "followup"), (Decision, "followup")),
    (MeasureLink, "followup"),
)
"""What belongs to a measure, and the tab of its card that shows it."""


class MeasuresPage(Page):
    """Search, filter, edit in place, add, duplicate, move and delete."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Measures"), "")
        self._numbers = numbers_in(desk.language)
        self._lines: tuple[MeasureLine, ...] = ()
        self.add_action(tr("New measure"), self.add, primary=True, icon="plus")
        self.table: DataTable[MeasureLine] = DataTable(
            tr("Measures"), measure_columns(desk, self._numbers)
        )
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.order = let_order(desk, self.table, Measure, in_order=self._in_plan_order)
        self.tools = MeasureTools(desk, self.table)
        self.card = MeasureCard(desk)
        self._no_hits = QWidget()
        self.blocks = measure_blocks(desk, self.table)
        self.chosen_bar = ChosenBar(self.table, self.blocks, self.delete)
        self._empty = EmptyState(
            tr("No measures yet"),
            tr(
                "A measure is something that is done to cut emissions or to adapt: who does it, "
                "when, what it costs and what it cuts. Begin with a title; the rest can come "
                "later. A list that you have in Excel comes in by File → Take in a list of "
                "measures."
            ),
            step=(tr("New measure"), self.add),
        )
        self._full = QWidget()
        self._place_parts()
        self._connect()

    def show_plan(self, plan: Plan, changed: frozenset[str]) -> None:
        """Show the plan's measures."""
        del changed
        self._full.setVisible(bool(plan.measures))
        self._empty.setVisible(not plan.measures)
        self.tools.show_plan(plan)
        self._show_lines(self.desk.editor.results)
        self._show_chosen()
        count = counted(len(plan.measures), "{number} measure.", "{number} measures.")
        locked = self.desk.editor.document.read_only
        how = "" if locked else tr("Double-click in the table to change a cell.")
        empty = tr("What is done, by whom, when, and what it cuts.")
        self.set_purpose(f"{count} {how}".strip() if plan.measures else empty)

    def show_results(self, results: PlanResults) -> None:
        """Show what the measures cut."""
        self._show_lines(results)
        self.card.show_results(results)

    def reveal(self, key: str) -> None:
        """Choose a measure, or the one that something belongs to, with the tab that tells of it."""
        plan = self.desk.plan
        for kind, tab in PARTS_OF_A_MEASURE:
            row: Any = plan.find(kind, key)
            if row is not None and row.measure:
                key = row.measure
                self.card.tabs.choose(tab)
        self._choose(key)

    def start_search(self) -> None:
        """Put the cursor into the search field."""
        self.tools.search.setFocus()
        self.tools.search.selectAll()

    def add(self) -> None:
        """Add a measure in the focus area that is shown, and let its title be typed."""
        area = self.tools.areas.value
        key = add_measure(self.desk, "0" if area in ("", ALL) else area)
        if key is None:
            return
        self._choose(key)
        self.card.tabs.choose("about")
        self.card.head.title.setFocus()
        self.card.head.title.selectAll()

    def duplicate(self) -> None:
        """Copy the chosen measure with all that belongs to it, and show the copy."""
        measure = self.card.measure
        key = duplicate_measure(self.desk, measure) if measure else None
        if key is not None:
            self._choose(key)

    def delete(self, _keys: object = None) -> None:
        """Delete the selected measures; the one after them is chosen."""
        keys = self.table.selected_keys
        if keys:
            self.table.choose(_following([line.key for line in self.table.rows.rows], keys))
            delete_measures(self.desk, keys)

    def shift(self, steps: int) -> None:
        """Move the selected measures up or down, past the one beside them in the table."""
        self.order.shift(steps)

    def _show_lines(self, results: PlanResults | None) -> None:
        plan = self.desk.plan
        year = main_year(plan, results)
        self.table.rows.set_title("cut", tr("Cut {year}", year=year))
        self._lines = measure_lines(self.desk, plan, results, self._numbers)
        self._narrow()

    def _filter(self) -> None:
        self._narrow()
        self._show_chosen()

    def _narrow(self) -> None:
        lines = newest_first(self._lines, self.tools.recent)
        self.table.show_only(lines, self.tools.wanted)
        self._no_hits.setVisible(not self.table.rows.rows)

    def _show_chosen(self, _key: str = "") -> None:
        shown = [line.key for line in self.table.rows.rows]
        key = self.table.chosen_key
        self.card.show_measure(self.desk.plan, key if key in shown else "")
        self.card.head.up.setEnabled(self.order.can_shift(-1))
        self.card.head.down.setEnabled(self.order.can_shift(1))

    def _in_plan_order(self) -> bool:
        """Return whether the measures that are shown stand in the plan's own order."""
        held = {measure.key: place for place, measure in enumerate(self.desk.plan.measures)}
        places = [held.get(line.key, 0) for line in self.table.rows.rows]
        return places == sorted(places)

    def _choose(self, key: str) -> None:
        """Choose a measure, also one that search or filters leave out."""
        if not self.table.choose(key) and self.desk.plan.find(Measure, key):
            self.tools.show_everything()
            self.table.choose(key)

    def _act(self, wanted: str) -> None:
        if wanted in ("up", "down"):
            self.shift(-1 if wanted == "up" else 1)
        elif wanted == "duplicate":
            self.duplicate()
        else:
            self.delete()

    def context_menu(self) -> QMenu:
        """Return what can be done with the selected measures."""
        menu = QMenu(self.table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        number = len(self.table.selected_keys)
        menu.addAction(tr("New measure"), self.add)
        menu.addAction(tr("Paste as new measures"), self.blocks.paste_as_new)
        if number > 1:
            menu.addMenu(self.blocks.menu()).setText(tr("Change"))
        if number:
            menu.addAction(tr("Duplicate"), self.duplicate)
            verb = counted(number, "Delete {number} measure", "Delete {number} measures")
            menu.addAction(verb, self.delete)
        menu.addSeparator()
        self.table.extend_menu(menu)
        return menu

    def _show_menu(self, at: QPoint) -> None:
        self.context_menu().popup(self.table.viewport().mapToGlobal(at))

    def _connect(self) -> None:
        self.table.chosen.connect(self._show_chosen)
        self.table.delete_wanted.connect(self.delete)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.table.horizontalHeader().sectionClicked.connect(self._show_chosen)
        self.tools.changed.connect(self._filter)
        self.card.head.wanted.connect(self._act)
        for keys, act in (
            ("Ctrl+Shift+N", self.add),
            ("Ctrl+D", self.duplicate),
            ("Alt+Up", partial(self.shift, -1)),
            ("Alt+Down", partial(self.shift, 1)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _place_parts(self) -> None:
        nothing = QHBoxLayout(self._no_hits)
        nothing.addWidget(label(tr("No measure matches."), "muted"))
        nothing.addWidget(button(tr("Show all measures"), self.tools.show_everything, kind="link"))
        nothing.addStretch(1)
        margins(nothing, 4, 0, 4, 0)
        left = stacked(self._no_hits, self.table, self.chosen_bar, gap=8, grows=self.table)
        split = ListAndCard(left, left_share=57)
        split.hold(self.card)
        stacked(self.tools, split, gap=12, grows=split, inside=self._full)
        self.body.addWidget(self._full, 1)
        self.body.addWidget(self._empty, 1)


def _following(shown: list[str], keys: tuple[str, ...]) -> str:
    """Return the key of the measure that stands where the deleted ones stood."""
    last = max(shown.index(key) for key in keys)
    before = [key for key in shown[:last] if key not in keys]
    return next((key for key in shown[last:] if key not in keys), before[-1] if before else "")
