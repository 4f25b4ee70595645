"""Information: what is told to whom, through which channel, and what came of it."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget

from fbdesk.models.communication import Communication, CommunicationMeasure
from fbdesk.models.edits import communication as edits
from fbdesk.models.snapshot import Plan
from fbdesk.reports.numbers import Numbers, numbers_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.page import Page
from fbdesk.ui.pages.information_card import InformationCard
from fbdesk.ui.pages.measures.about import area_choices
from fbdesk.ui.today import local_today
from fbdesk.ui.tokens import FOCUS_AREAS
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.card import EmptyState
from fbdesk.ui.widgets.choices import FilterChips, SearchField
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.labels import label
from fbdesk.ui.widgets.list_and_card import ListAndCard
from fbdesk.ui.widgets.stacking import stacked

ALL = "all"


@dataclass(frozen=True, slots=True)
class ToldLine:
    """An outreach activity in the table, with the numbers of its measures."""

    told: Communication
    measures: str

    @property
    def key(self) -> str:
        """Return the activity's key."""
        return self.told.key


def told_lines(plan: Plan) -> tuple[ToldLine, ...]:
    """Return the activities with their measures; those without a day come last."""
    numbers = {measure.key: measure.number for measure in plan.measures}

    def line(told: Communication) -> ToldLine:
        links = plan.children(CommunicationMeasure, "communication", told.key)
        return ToldLine(told, ", ".join(sorted(numbers[link.measure] for link in links)))

    dated = [line(told) for told in plan.communications if told.dated is not None]
    return (*dated, *(line(told) for told in plan.communications if told.dated is None))


class InformationPage(Page):
    """The activities as a table at the left, the chosen one as a card at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Information"), "")
        self.add_action(tr("New activity"), self.add, primary=True, icon="plus")
        self.search = SearchField(tr("Search in information"))
        self.areas = FilterChips()
        self.table: DataTable[ToldLine] = DataTable(
            tr("Information"), _columns(desk, numbers_in(desk.language))
        )
        self.card = InformationCard(desk)
        self._no_hits = label(tr("Nothing matches."), "muted")
        self._whole = QStackedWidget()
        self._lay_out()
        self._connect()

    def show_plan(self, plan: Plan, changed: frozenset[str]) -> None:
        """Show the plan's activities."""
        del changed
        told = plan.communications
        self._whole.setCurrentIndex(0 if told else 1)
        held = [one.focus_area for one in told]
        self.areas.show_chips(
            (
                (ALL, tr("All"), len(held)),
                *((code, name, held.count(code)) for code, name in area_choices(self.desk)),
            )
        )
        self.table.show_rows(told_lines(plan))
        self._filter()
        today = local_today()
        over = [one for one in told if one.dated is not None and one.dated < today]
        without = sum(not one.result for one in over)
        count = counted(len(told), "{number} activity", "{number} activities")
        results = counted(without, "{number} without a result", "{number} without results")
        empty = tr("What is told to whom, and what came of it.")
        self.set_purpose(f"{count}, {results}." if told else empty)

    def reveal(self, key: str) -> None:
        """Choose an activity, also one that search or chips leave out."""
        if not self.table.choose(key) and self.desk.plan.find(Communication, key):
            self.search.clear()
            self.areas.choose(ALL)
            self.table.choose(key)

    def start_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus()
        self.search.selectAll()

    def add(self) -> None:
        """Add an activity in the focus area that is shown, and let its title be typed."""
        area = self.areas.value
        edit = partial(
            edits.add, title=tr("New activity"), focus_area="0" if area in ("", ALL) else area
        )
        key = self.desk.editor.perform(tr("add activity"), edit)
        if key is not None:
            self.reveal(key)
            self.card.start_writing()

    def duplicate(self) -> None:
        """Copy the chosen activity, without its day and result, and show the copy."""
        line = self.table.chosen_row
        if line is None:
            return
        edit = partial(edits.duplicate, key=line.key, suffix=tr(" (copy)"))
        key = self.desk.editor.perform(tr("duplicate {name}", name=line.told.title), edit)
        if key is not None:
            self.reveal(key)

    def delete(self, _keys: object = None) -> None:
        """Delete the selected activities; undo brings them back."""
        keys = self.table.selected_keys
        if keys:
            text = counted(len(keys), "delete {number} activity", "delete {number} activities")
            self.desk.editor.perform(text, lambda connection: edits.delete(connection, *keys))

    def _filter(self, _what: object = None) -> None:
        area, words = self.areas.value, self.search.text().strip()
        self.table.rows.search(words)
        self.table.rows.filter_by(
            None if area in ("", ALL) else lambda line: line.told.focus_area == area
        )
        self._no_hits.setVisible(not self.table.rows.rows)
        self._show_chosen()

    def _show_chosen(self, _key: str = "") -> None:
        line = self.table.chosen_row
        self.card.show_told(self.desk.plan, line.told if line else None)

    def _connect(self) -> None:
        self.table.chosen.connect(self._show_chosen)
        self.table.delete_wanted.connect(self.delete)
        self.search.searched.connect(self._filter)
        self.areas.chosen.connect(self._filter)
        self.card.duplicate_wanted.connect(self.duplicate)
        self.card.delete_wanted.connect(self.delete)
        for keys, act in (("Ctrl+Shift+N", self.add), ("Ctrl+D", self.duplicate)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _lay_out(self) -> None:
        left = stacked(self._no_hits, self.table, gap=8, grows=self.table)
        split = ListAndCard(left, left_share=58)
        split.hold(self.card)
        self._whole.addWidget(stacked(self.search, self.areas, split, gap=12, grows=split))
        self._whole.addWidget(
            EmptyState(
                tr("No activities yet"),
                tr(
                    "Here stands how the work is told of: campaigns, meetings, articles and "
                    "networks, for whom and about which measures. Begin with the next one."
                ),
                step=(tr("New activity"), self.add),
            )
        )
        self.body.addWidget(self._whole, 1)


def _columns(desk: Desk, numbers: Numbers) -> tuple[Column[ToldLine], ...]:
    def edit(field: str, what: str) -> Any:
        def change(line: ToldLine, value: Any) -> None:
            text = tr("change {what} of {name}", what=what.lower(), name=line.told.title)
            desk.editor.change(text, Communication, line.key, **{field: value})

        return change

    def text(field: str, title: str, width: int, *, stretch: bool = False) -> Column[ToldLine]:
        return Column(
            code=field,
            title=title,
            value=lambda line: getattr(line.told, field),
            edit=edit(field, title),
            tooltip=lambda line: getattr(line.told, field),
            width=width,
            stretch=stretch,
        )

    return (
        Column(
            code="dated",
            title=tr("Date"),
            value=lambda line: line.told.dated,
            text=lambda day: numbers.short_day(day) if day else "–",
            edit=edit("dated", tr("Date")),
            field="date",
            width=96,
        ),
        Column(
            code="focus_area",
            title=tr("Area no."),
            value=lambda line: line.told.focus_area,
            tone=lambda line: FOCUS_AREAS.get(line.told.focus_area, ""),
            width=60,
        ),
        text("title", tr("Activity"), 190, stretch=True),
        text("audience", tr("Audience"), 120),
        text("channel", tr("Channel"), 110),
        text("responsible", tr("Responsible"), 110),
        Column(
            code="measures",
            title=tr("Measures"),
            value=lambda line: line.measures,
            tooltip=lambda line: line.measures,
            width=90,
        ),
    )
