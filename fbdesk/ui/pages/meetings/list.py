"""The meetings of the plan as a table, by year, and the chosen one as a card."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlalchemy import Connection

from fbdesk.models import rows
from fbdesk.models.meeting_facts import CANCELLED, HELD, meeting_facts
from fbdesk.models.organisation import Meeting
from fbdesk.models.snapshot import Plan
from fbdesk.reports.numbers import Numbers, numbers_in
from fbdesk.reports.wording import wording_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.pages.meetings.card import MeetingCard
from fbdesk.ui.scale import margins
from fbdesk.ui.today import local_today
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.card import EmptyState
from fbdesk.ui.widgets.choices import FilterChips, SearchField
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.labels import label
from fbdesk.ui.widgets.list_and_card import ListAndCard
from fbdesk.ui.widgets.stacking import stacked

ALL, COMING = "all", "coming"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingLine:
    """One line: a meeting, its series, how many items it has, and how many action items wait."""

    key: str
    meeting: Meeting
    series: str
    state: str
    items: int
    open_actions: int
    coming: bool

    @property
    def year(self) -> str:
        """Return the year of the meeting, empty where it has no day yet."""
        return str(self.meeting.dated.year) if self.meeting.dated else ""


class Meetings(QWidget):
    """Chips for what is coming and for each year, a table, and the chosen meeting's card."""

    def __init__(self, desk: Desk, add: Callable[[], None]) -> None:
        super().__init__()
        self._desk = desk
        self._wording = wording_in(desk.language, desk.programme)
        self.search = SearchField(tr("Search in meetings"))
        self.search.searched.connect(self._filter)
        self.chips = FilterChips()
        self.chips.chosen.connect(self._filter)
        self.table: DataTable[MeetingLine] = DataTable(
            tr("Meetings"), _columns(numbers_in(desk.language))
        )
        self.table.chosen.connect(self._show_chosen)
        self.table.delete_wanted.connect(self.delete)
        self.card = MeetingCard(desk, self._wording)
        self.card.delete_wanted.connect(self.delete)
        self.card.meeting_made.connect(self.reveal)
        self._nothing = label(tr("No meeting matches."), "muted")
        self._full = QWidget()
        self._empty = EmptyState(
            tr("No meetings yet"),
            tr(
                "Here stand the meetings with agenda, decisions and action items. Begin with the "
                "next one: its minutes come out as a document."
            ),
            step=(tr("New meeting"), add),
        )
        self._lay_out()

    def show_plan(self, plan: Plan) -> None:
        """Show the meetings of a plan, the latest first."""
        lines = self.lines(plan)
        self._full.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        years = sorted({line.year for line in lines if line.year}, reverse=True)
        self.chips.show_chips(
            (
                (ALL, tr("All"), len(lines)),
                (COMING, tr("Coming"), sum(line.coming for line in lines)),
                *((year, year, sum(line.year == year for line in lines)) for year in years),
            )
        )
        self.table.show_rows(lines)
        self._filter()

    def lines(self, plan: Plan) -> tuple[MeetingLine, ...]:
        """Return a line for each meeting: those without a day first, then the latest."""
        today = local_today()
        lines = [self._line(plan, meeting, today) for meeting in reversed(plan.meetings)]
        return tuple(sorted(lines, key=lambda line: line.meeting.dated is not None))

    def reveal(self, key: str) -> None:
        """Choose a meeting, also one that the chips leave out."""
        if not self.table.choose(key):
            self.search.clear()
            self.chips.choose(ALL)
            self.table.choose(key)

    def start_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus()
        self.search.selectAll()

    def delete(self, keys: tuple[str, ...]) -> None:
        """Delete meetings with their agendas and action items; undo brings them back."""

        def delete_meetings(connection: Connection) -> None:
            rows.delete(connection, Meeting, *keys)

        text = counted(len(keys), "delete {number} meeting", "delete {number} meetings")
        self._desk.editor.perform(text, delete_meetings)

    def _line(self, plan: Plan, meeting: Meeting, today: date) -> MeetingLine:
        facts = meeting_facts(plan, meeting)
        passed = meeting.dated is not None and meeting.dated < today
        return MeetingLine(
            key=meeting.key,
            meeting=meeting,
            series=facts.series.title if facts.series else "",
            state=self._wording.choice("meeting_state", meeting.state),
            items=len(facts.items),
            open_actions=sum(action.done is None for action in facts.actions),
            coming=meeting.state not in (HELD, CANCELLED) and not passed,
        )

    def _filter(self, _what: str = "") -> None:
        self.table.rows.search(self.search.text().strip())
        chosen = self.chips.value
        if chosen in ("", ALL):
            self.table.rows.filter_by(None)
        elif chosen == COMING:
            self.table.rows.filter_by(lambda line: line.coming)
        else:
            self.table.rows.filter_by(partial(_is_of, year=chosen))
        self._nothing.setVisible(not self.table.rows.rows)
        if self.table.rows.rows and self.table.chosen_row is None:
            self.table.choose(self.table.rows.rows[0].key)
        self._show_chosen()

    def _show_chosen(self, _key: str = "") -> None:
        line = self.table.chosen_row
        self.card.show_meeting(self._desk.plan, line.key if line else "")

    def _lay_out(self) -> None:
        left = stacked(self._nothing, self.table, gap=8, grows=self.table)
        self._split = ListAndCard(left, left_share=44)
        self._split.hold(self.card)
        parts = (self.search, self.chips, self._split)
        stacked(*parts, gap=10, grows=self._split, inside=self._full)
        whole = QVBoxLayout(self)
        margins(whole, 0, 0, 0, 0)
        whole.addWidget(self._full, 1)
        whole.addWidget(self._empty, 1)


def _is_of(line: MeetingLine, year: str) -> bool:
    return line.year == year


def _columns(numbers: Numbers) -> tuple[Column[MeetingLine], ...]:
    return (
        Column(
            code="dated",
            title=tr("Date"),
            value=lambda line: line.meeting.dated or date.max,
            shows=lambda line: numbers.short_day(line.meeting.dated),
            width=94,
        ),
        Column(
            code="title",
            title=tr("Meeting"),
            value=lambda line: line.meeting.title,
            tooltip=lambda line: line.meeting.title,
            stretch=True,
            width=150,
        ),
        Column(code="series", title=tr("Series"), value=lambda line: line.series, hidden=True),
        Column(code="state", title=tr("Status"), value=lambda line: line.state, width=84),
        Column(
            code="items", title=tr("Items"), value=lambda line: line.items, align="right", width=64
        ),
        Column(
            code="open",
            title=tr("Open"),
            value=lambda line: line.open_actions,
            tooltip=lambda line: counted(
                line.open_actions, "{number} action item is open", "{number} action items are open"
            ),
            align="right",
            width=64,
        ),
    )
