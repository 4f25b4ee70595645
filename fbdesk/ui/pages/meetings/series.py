"""The series of meetings: purpose, how often, which body, and the way to the next meeting."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fbdesk.models.edits import meetings as edits
from fbdesk.models.organisation import Meeting, MeetingSeries
from fbdesk.models.snapshot import Plan
from fbdesk.reports.numbers import numbers_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.row_form import FormField
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.locking import edits as edits_the_plan
from fbdesk.ui.pages.goals.lists import ListWords, TitledList
from fbdesk.ui.pages.uses import Use, Uses
from fbdesk.ui.scale import margins
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button


class SeriesList(QWidget):
    """The series as a list with a card, and below its fields the meetings of the series."""

    meeting_made = Signal(str)
    """The next meeting of a series was made; gives its key."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._numbers = numbers_in(desk.language)
        self.list: TitledList[MeetingSeries] = TitledList(
            desk, MeetingSeries, _words(), _columns(desk), _fields(), _fresh
        )
        self.list.table.chosen.connect(self._show_meetings)
        self.next = button(tr("Make the next meeting"), self.make_next, icon="plus")
        row = QHBoxLayout()
        row.addWidget(edits_the_plan(self.next))
        row.addStretch(1)
        self.held = Uses(desk, tr("Meetings in the series"))
        self.list.extra.addLayout(row)
        self.list.extra.addWidget(self.held)
        whole = QVBoxLayout(self)
        margins(whole, 0, 0, 0, 0)
        whole.addWidget(self.list)

    def show_plan(self, plan: Plan) -> None:
        """Show the series of a plan."""
        bodies = (("", tr("no body")), *((body.key, body.name) for body in plan.bodies))
        self.list.form.field("body").set_choices(bodies)  # type: ignore[attr-defined] # a choice
        self.list.show_all(plan.meeting_series, len(plan.meeting_series))
        self._show_meetings()

    def make_next(self) -> None:
        """Make the next meeting of the chosen series, with what is still to be done."""
        series = self.list.table.chosen_row
        if series is not None:
            key = make_next_meeting(self._desk, series)
            if key is not None:
                self.meeting_made.emit(key)

    def _show_meetings(self, _key: str = "") -> None:
        series = self.list.table.chosen_row
        self.next.setEnabled(series is not None)
        held = self._desk.plan.children(Meeting, "series", series.key) if series else ()
        self.held.show_uses(
            tuple(Use(self._numbers.short_day(m.dated), m.title, "meetings", m.key) for m in held)
        )


def make_next_meeting(desk: Desk, series: MeetingSeries) -> str | None:
    """Make the next meeting of a series and return its key."""
    edit = partial(
        edits.next_meeting,
        series=series.key,
        carried=tr("Action items from earlier meetings"),
        line=tr("{text} (who: {who}, due: {due})", text="{text}", who="{who}", due="{due}"),
    )
    return desk.editor.perform(tr("make the next meeting of {name}", name=series.title), edit)


def _fresh() -> MeetingSeries:
    return MeetingSeries(title=tr("New series"))


def _words() -> ListWords:
    return ListWords(
        name=tr("Series of meetings"),
        new=tr("New series"),
        added=tr("add a series of meetings"),
        deleted=tr("delete a series of meetings"),
        delete=tr("Delete the series"),
        empty_title=tr("No series yet"),
        empty_text=tr(
            "A series is meetings that come again: the political summit, the administrative "
            "meetings, the city's own. The next meeting takes over participants and what is open."
        ),
    )


def _columns(desk: Desk) -> tuple[Column[MeetingSeries], ...]:
    def rename(series: MeetingSeries, title: str) -> None:
        text = tr("change {what} of {name}", what=tr("title"), name=series.title)
        desk.editor.change(text, MeetingSeries, series.key, title=title)

    return (
        Column(
            code="title",
            title=tr("Series"),
            value=lambda series: series.title,
            edit=rename,
            tooltip=lambda series: series.title,
            stretch=True,
            width=180,
        ),
        Column(
            code="times",
            title=tr("Times per year"),
            value=lambda series: series.times_per_year,
            shows=lambda series: str(series.times_per_year or tr("as needed")),
            align="right",
            width=110,
        ),
    )


def _fields() -> tuple[FormField, ...]:
    return (
        FormField(name="title", text=tr("Title"), wide=True),
        FormField(name="purpose", text=tr("Purpose"), lines=2),
        FormField(name="times_per_year", text=tr("Times per year")),
        FormField(name="body", text=tr("Body"), choices=()),
        FormField(name="participants", text=tr("Participants"), wide=True),
    )
