"""The chosen meeting as a card: when and where, who is asked, the agenda, and what follows."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from sqlalchemy import Connection

from fbdesk.models import rows
from fbdesk.models.city import Party
from fbdesk.models.edits import meetings as edits
from fbdesk.models.meeting_facts import meeting_facts
from fbdesk.models.organisation import (
    ATTENDANCE,
    MEETING_STATES,
    Meeting,
    MeetingParticipant,
    MeetingSeries,
)
from fbdesk.models.snapshot import Plan
from fbdesk.reports.wording import Wording
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.row_form import FormField, RowForm
from fbdesk.ui.forms.row_list import Listed, RowList, RowListWords
from fbdesk.ui.locking import edits as edits_the_plan
from fbdesk.ui.meeting.mode import MeetingMode
from fbdesk.ui.pages.meetings.agenda import ActionRows, Agenda
from fbdesk.ui.pages.meetings.series import make_next_meeting
from fbdesk.ui.row_moving import let_list_order
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button


class MeetingCard(QWidget):
    """Edits one meeting; reads from the top as its minutes will."""

    delete_wanted = Signal(object)
    """The user deletes the shown meeting (tuple of its key)."""
    meeting_made = Signal(str)
    """The next meeting of the series was made; gives its key."""

    def __init__(self, desk: Desk, wording: Wording) -> None:
        super().__init__()
        self._desk, self._wording = desk, wording
        self._meeting: Meeting | None = None
        self.mode: MeetingMode | None = None
        self.form = RowForm(desk, Meeting, _fields(wording), naming=_title)
        self.participants = RowList(
            RowListWords(
                name=tr("Participants"),
                none_yet=tr("Nobody is asked yet."),
                add=tr("New participant"),
                tick=tr("Attended"),
            ),
            RowForm(desk, MeetingParticipant, _participant_fields(wording)),
        )
        let_list_order(desk, self.participants, MeetingParticipant, within="meeting")
        self.agenda = Agenda(desk)
        self.follow_up = ActionRows(desk, tr("To be done apart from the items"))
        self.start = button(tr("Run the meeting"), self.run, icon="presentation")
        self.start.setToolTip(tr("The agenda in full screen, for the meeting room."))
        self.next = button(tr("Make the next meeting"), self._make_next, kind="link", icon="plus")
        self._lay_out()
        self.participants.add_wanted.connect(self._add_participant)
        self.participants.delete_wanted.connect(self._delete_participant)
        self.participants.ticked.connect(self._tick)

    def show_meeting(self, plan: Plan, key: str) -> None:
        """Show a meeting of the plan; an empty card where there is none."""
        if self._meeting is not None and self._meeting.key != key:
            self._leave()
            plan = self._desk.plan
        self._meeting = meeting = plan.find(Meeting, key)
        self.setVisible(meeting is not None)
        if meeting is None:
            return
        series = (("", tr("no series")), *((one.key, one.title) for one in plan.meeting_series))
        self.form.field("series").set_choices(series)  # type: ignore[attr-defined] # a choice
        self.form.show_row(meeting)
        parties = (("", tr("no party")), *((party.key, party.name) for party in plan.parties))
        self.participants.form.field("party").set_choices(parties)  # type: ignore[attr-defined] # too
        facts = meeting_facts(plan, meeting)
        self.participants.show_rows(
            tuple(self._listed(plan, one) for one in facts.participants),
            {one.key: one for one in facts.participants},
        )
        self.agenda.show_facts(facts)
        self.follow_up.show_actions(meeting.key, "", facts.loose_actions)
        self.next.setVisible(facts.series is not None)

    def start_writing(self) -> None:
        """Put the cursor into the title and select it."""
        title = self.form.field("title")
        title.setFocus()
        title.selectAll()  # type: ignore[attr-defined] # a text field

    def run(self) -> None:
        """Show the meeting in full screen."""
        if self._meeting is None:
            return
        self._leave()
        self.mode = MeetingMode(self._desk, self._meeting.key)
        self.mode.closed.connect(self._forget_mode)
        self.mode.showFullScreen()

    def _forget_mode(self) -> None:
        self.mode = None

    def _leave(self) -> None:
        self.form.leave()
        self.participants.leave()
        self.agenda.leave()
        self.follow_up.list.leave()

    def _listed(self, plan: Plan, one: MeetingParticipant) -> Listed:
        party = plan.find(Party, one.party)
        attendance = self._wording.choice("attendance", one.attendance)
        title = " · ".join(part for part in (one.person, one.role) if part)
        note = " · ".join(part for part in (party.name if party else "", attendance) if part)
        attended = one.attendance == "attended"
        return Listed(key=one.key, title=title or tr("Participant"), note=note, ticked=attended)

    def _add_participant(self) -> None:
        if self._meeting is None:
            return
        edit = partial(edits.add_participant, meeting=self._meeting.key, role=tr("Participant"))
        text = tr("ask someone to {name}", name=self._meeting.title)
        key = self._desk.editor.perform(text, edit)
        if key is not None:
            self.participants.start_typing(key, "role")

    def _tick(self, key: str, attended: bool) -> None:  # noqa: FBT001 as the signal sends it
        state = "attended" if attended else "invited"
        text = tr("change the attendance")
        self._desk.editor.change(text, MeetingParticipant, key, attendance=state)

    def _delete_participant(self, key: str) -> None:
        def delete_participant(connection: Connection) -> None:
            rows.delete(connection, MeetingParticipant, key)

        self._desk.editor.perform(tr("delete a participant"), delete_participant)

    def _make_next(self) -> None:
        meeting = self._meeting
        series = self._desk.plan.find(MeetingSeries, meeting.series) if meeting else None
        if series is not None:
            key = make_next_meeting(self._desk, series)
            if key is not None:
                self.meeting_made.emit(key)

    def _delete(self) -> None:
        if self._meeting is not None:
            self.delete_wanted.emit((self._meeting.key,))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 18)
        head = QHBoxLayout()
        spacing(head, 12)
        head.addWidget(self.start)
        head.addStretch(1)
        head.addWidget(edits_the_plan(self.next))
        column.addLayout(head)
        for part in (self.form, self.participants, self.agenda, self.follow_up):
            column.addWidget(part)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button(tr("Delete the meeting"), self._delete, kind="danger"))
        column.addLayout(foot)


def _fields(wording: Wording) -> tuple[FormField, ...]:
    states = tuple((code, wording.choice("meeting_state", code)) for code in MEETING_STATES.values)
    return (
        FormField(name="title", text=tr("Meeting"), wide=True),
        FormField(name="dated", text=tr("Date")),
        FormField(name="starts", text=tr("Starts"), placeholder=tr("For example 09.00")),
        FormField(name="place", text=tr("Place")),
        FormField(name="state", text=tr("Status"), choices=states),
        FormField(name="series", text=tr("Series"), choices=()),
        FormField(name="chair", text=tr("Chair")),
        FormField(name="minutes_by", text=tr("Minutes by")),
        FormField(name="summary", text=tr("Summary"), lines=2),
    )


def _participant_fields(wording: Wording) -> tuple[FormField, ...]:
    came = tuple((code, wording.choice("attendance", code)) for code in ATTENDANCE.values)
    return (
        FormField(name="role", text=tr("Role"), wide=True),
        FormField(name="party", text=tr("Party"), choices=()),
        FormField(name="person", text=tr("Person"), placeholder=tr("Only if you want it")),
        FormField(name="attendance", text=tr("Attendance"), choices=came),
    )


def _title(row: object) -> str:
    return str(getattr(row, "title", ""))
