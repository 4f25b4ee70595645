"""Emission inventory: the published figures per sector and year, and their editions."""

import dataclasses
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from sqlalchemy import Connection

from fbdesk.document.backups.store import Reason
from fbdesk.errors import PlanError
from fbdesk.exchange.inventory.preview import InventoryChange
from fbdesk.exchange.inventory.take_in import apply
from fbdesk.models.inventory import InventoryEdition
from fbdesk.models.results.plan import PlanResults
from fbdesk.models.snapshot import Plan
from fbdesk.reports.figures.drawn import Drawn
from fbdesk.reports.figures.inventory import inventory_figure
from fbdesk.reports.figures.style import Style
from fbdesk.reports.wording import Wording, wording_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.locking import edits, only_looks
from fbdesk.ui.page import Page
from fbdesk.ui.pages.inventory.editions import EditionList
from fbdesk.ui.pages.inventory.figures import (
    EVERY_PLACE,
    by_sector,
    edition_in_use,
    emissions,
    places_of,
)
from fbdesk.ui.pages.inventory.table import FiguresTable
from fbdesk.ui.pages.inventory.take_in import ImportPreview, ReadFile, read_file
from fbdesk.ui.scale import margins, spacing, widths
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.card import Card, EmptyState
from fbdesk.ui.widgets.chart_view import ChartView
from fbdesk.ui.widgets.choices import ChoiceField, FilterChips, TabStrip, ToolRow

if TYPE_CHECKING:
    from fbdesk.ui.background import Task

TABLE, CHART, EDITIONS = "table", "chart", "editions"
CONTENT, EMPTY, PREVIEW = 0, 1, 2


class InventoryPage(Page):
    """Three tabs: table, chart, editions. An import is looked at before it is taken in."""

    def __init__(self, desk: Desk) -> None:
        purpose = tr("What the municipalities emit, as published. The paths begin here.")
        super().__init__(desk, tr("Emission inventory"), purpose)
        self._wording = wording_in(desk.language, desk.programme)
        self._reading: Task[ReadFile] | None = None
        self._in_use = ""
        self.import_button = edits(
            self.add_action(tr("Import …"), self.ask_import, primary=True, icon="file-down")
        )
        self.tabs = TabStrip(
            ((TABLE, tr("Table")), (CHART, tr("Chart")), (EDITIONS, tr("Editions")))
        )
        self.tabs.chosen.connect(self._show_tab)
        self.edition = only_looks(ChoiceField())
        self.edition.setAccessibleName(tr("Edition"))
        widths(self.edition, 300, 420)
        self.edition.committed.connect(self._show_figures)
        self.places = FilterChips()
        self.places.chosen.connect(self._show_figures)
        self.figures = FiguresTable(self._wording)
        self.chart = ChartView(desk, tr("Chart of emissions per sector"))
        self.chart.picture.set_least(420, 320)
        self.editions = EditionList(desk, self._wording)
        self.preview = ImportPreview(desk, self._wording)
        self.preview.accepted.connect(self._take_in)
        self.preview.declined.connect(self._leave_preview)
        self.sides = QStackedWidget()
        self._parts = QStackedWidget()
        self._lay_out_parts()

    def show_plan(self, plan: Plan, changed: frozenset[str]) -> None:
        """Show the editions and the figures of the chosen one."""
        del changed
        self.edition.set_choices(
            tuple((each.key, each.name) for each in reversed(plan.inventory_editions))
        )
        self._follow_edition(plan)
        self.editions.show_plan(plan)
        if self.sides.currentIndex() != PREVIEW:
            self.sides.setCurrentIndex(CONTENT if plan.inventory_editions else EMPTY)
        self._show_figures()

    def show_results(self, results: PlanResults) -> None:
        """Draw the chart anew: its colours follow the main target's sectors."""
        del results
        self._show_chart()

    def reveal(self, key: str) -> None:
        """Show an edition."""
        if self.desk.plan.find(InventoryEdition, key):
            self.tabs.choose(EDITIONS)
            self.editions.table.choose(key)

    def start_search(self) -> None:
        """Search the table."""
        self.tabs.choose(TABLE)
        self.figures.search.setFocus()

    def ask_import(self) -> None:
        """Ask for a file and read it beside the window."""
        kinds = tr("Inventory files (*.xlsx *.xls *.ods *.csv *.txt)")
        path = self.desk.questions.file_to_open(tr("Import the inventory"), kinds, Path.home())
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a file beside the window; what it would bring is shown when it is read."""
        if self._reading is not None:
            self._reading.cancel()
        today = datetime.now().astimezone().date()
        self._reading = self.desk.background.start(
            tr("Reading {file}", file=path.name),
            partial(read_file, path, self.desk.plan, today),
            self._show_preview,
            self.desk.messages.tell_error,
            ended=self._reading_ended,
        )
        self.import_button.setEnabled(False)

    def _show_preview(self, read: ReadFile) -> None:
        self.preview.show_file(read)
        self.sides.setCurrentIndex(PREVIEW)
        (self.preview.take if self.preview.take.isEnabled() else self.preview.leave).setFocus()

    def _reading_ended(self, task: object) -> None:
        if task is self._reading:
            self._reading = None
            self.import_button.setEnabled(self.sides.currentIndex() != PREVIEW)

    def _take_in(self) -> None:
        try:
            change = self.preview.change(self.desk.plan)
        except PlanError as error:  # the plan's municipalities changed since the file was read
            self.desk.messages.tell_error(error)
            return
        if change is None:
            return
        text = tr("import inventory {name}", name=change.edition.name)
        self.sides.setCurrentIndex(CONTENT)
        key = self.desk.editor.perform(text, partial(_apply, change), backup=Reason.IMPORT)
        if key is None:
            self.sides.setCurrentIndex(PREVIEW)
            return
        self._leave_preview()
        self.edition.show_value(key)
        self._show_figures()
        self.desk.tell(
            counted(
                len(change.rows),
                "{rows} figure was taken in as {name}.",
                "{rows} figures were taken in as {name}.",
                rows=self._wording.numbers.number(len(change.rows)),
                name=change.edition.name,
            )
        )

    def _leave_preview(self) -> None:
        self.import_button.setEnabled(True)
        self.sides.setCurrentIndex(CONTENT if self.desk.plan.inventory_editions else EMPTY)

    def _follow_edition(self, plan: Plan) -> None:
        """Look at the edition in use, unless the user looks at another one that still exists."""
        used = edition_in_use(plan)
        key = used.key if used else ""
        known = {each.key for each in plan.inventory_editions}
        if key != self._in_use or self.edition.value not in known:
            self.edition.show_value(key)
        self._in_use = key

    def _show_figures(self, _code: object = None) -> None:
        plan, edition = self.desk.plan, self.edition.value
        places = places_of(plan, edition)
        chips = ((EVERY_PLACE, tr("All together"), None), *((*place, None) for place in places))
        self.places.show_chips(chips if len(places) > 1 else chips[:1])
        self.places.setVisible(len(places) > 1)
        self.figures.show_emissions(*emissions(plan, edition, self.places.value))
        self._show_chart()

    def _show_chart(self) -> None:
        results = self.desk.editor.results
        if results is None:
            return
        plan = self.desk.plan
        edition = plan.find(InventoryEdition, self.edition.value)
        if edition is None:
            return
        by_source, _ = emissions(plan, edition.key, self.places.value)
        shown = dataclasses.replace(
            results, inventory=by_sector(by_source), gwp_set=edition.gwp_set
        )
        source = ", ".join(part for part in (edition.publisher, edition.name) if part)
        self.chart.show_chart(partial(_draw, shown, self._wording, source))

    def _show_tab(self, code: str) -> None:
        self._parts.setCurrentIndex((TABLE, CHART, EDITIONS).index(code))
        self._choices.setVisible(code != EDITIONS)

    def _lay_out_parts(self) -> None:
        drawn = Card()
        drawn.body.addWidget(self.chart, 1)
        for part in (self.figures, drawn, self.editions):
            self._parts.addWidget(part)
        self._choices = ToolRow(self.edition, self.places)
        content = QWidget()
        column = QVBoxLayout(content)
        margins(column, 0, 0, 0, 0)
        spacing(column, 12)
        column.addWidget(self.tabs)
        column.addWidget(self._choices)
        column.addWidget(self._parts, 1)
        empty = EmptyState(
            tr("No inventory yet"),
            tr(
                "The inventory is what the environment directorate publishes for each "
                "municipality. Download the detailed figures as a spreadsheet and import them."
            ),
            step=(tr("Import the inventory …"), self.ask_import),
        )
        for side in (content, empty, self.preview):
            self.sides.addWidget(side)
        self.body.addWidget(self.sides, 1)


def _apply(change: InventoryChange, connection: Connection) -> str:
    return apply(connection, change)


def _draw(results: PlanResults, wording: Wording, source: str, style: Style) -> Drawn:
    """Draw the sectors per year; runs in a thread."""
    return inventory_figure(results, style, wording, source)
