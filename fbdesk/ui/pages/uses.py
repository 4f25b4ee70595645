"""Where a thing is used: the other things of the plan that name it, each with a way to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fbdesk.models.agreement import CommitmentMeasure
from fbdesk.models.communication import CommunicationMeasure, Deadline
from fbdesk.models.followup import Indicator
from fbdesk.models.measures import MeasureInstrument
from fbdesk.models.organisation import AgendaItem, AgendaItemMeasure, Meeting
from fbdesk.models.snapshot import Plan
from fbdesk.reports.numbers import Numbers
from fbdesk.ui.desk import Desk
from fbdesk.ui.scale import margins, spacing, widths
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.elided import ElidedButton
from fbdesk.ui.widgets.emptying import empty
from fbdesk.ui.widgets.labels import label

LONGEST = 200
LEAST_WORD = 76


@dataclass(frozen=True, slots=True)
class Use:
    """One thing that names another: what it is, what it is called, and where it is shown."""

    what: str
    title: str
    page: str
    key: str


class Uses(QWidget):
    """A list of ways to where a thing is used; hidden where it is used nowhere."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self._desk = desk
        self._shown: tuple[Use, ...] = ()
        whole = QVBoxLayout(self)
        margins(whole, 0, 0, 0, 0)
        spacing(whole, 6)
        whole.addWidget(label(name, "section"))
        self._rows = QVBoxLayout()
        spacing(self._rows, 2)
        whole.addLayout(self._rows)
        self.hide()

    @property
    def shown(self) -> tuple[Use, ...]:
        """Return what is listed."""
        return self._shown

    def show_uses(self, uses: tuple[Use, ...]) -> None:
        """Show these; what is the same stays in place with its focus."""
        self.setVisible(bool(uses))
        if uses == self._shown:
            return
        self._shown = uses
        empty(self._rows)
        for use in uses:
            self._rows.addWidget(self._row(use))

    def _row(self, use: Use) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        margins(across, 0, 0, 0, 0)
        spacing(across, 8)
        what = label(use.what, "caption")
        widths(what, LEAST_WORD)
        across.addWidget(what)
        go = partial(self._desk.go_to, use.page, use.key)
        way = ElidedButton(go, kind="link", about=f"{use.what}:")
        way.show_text(_short(use.title))
        across.addWidget(way, 1)
        return row


def uses_of_measure(plan: Plan, measure: str, numbers: Numbers) -> tuple[Use, ...]:
    """Return what names a measure: in the agreement, meetings, information and deadlines."""
    return (
        *_in_agreement(plan, measure),
        *_in_meetings(plan, measure, numbers),
        *_in_information(plan, measure, numbers),
    )


def _in_agreement(plan: Plan, measure: str) -> Iterator[Use]:
    about = {link.commitment for link in plan.children(CommitmentMeasure, "measure", measure)}
    for commitment in plan.commitments:
        if commitment.key in about:
            title = f"{commitment.number}  {commitment.text}"
            yield Use(tr("Commitment"), title, "agreement", commitment.key)
    carried = {link.instrument for link in plan.children(MeasureInstrument, "measure", measure)}
    for instrument in plan.instruments:
        if instrument.key in carried:
            yield Use(tr("Instrument"), instrument.title, "instruments", instrument.key)
    for indicator in plan.children(Indicator, "measure", measure):
        yield Use(tr("Indicator"), indicator.title, "indicators", indicator.key)


def _in_meetings(plan: Plan, measure: str, numbers: Numbers) -> Iterator[Use]:
    items = {link.agenda_item for link in plan.children(AgendaItemMeasure, "measure", measure)}
    for meeting in plan.meetings:
        for item in plan.children(AgendaItem, "meeting", meeting.key):
            if item.key in items:
                title = f"{item.title} ({_meeting_words(meeting, numbers)})"
                yield Use(tr("Meeting"), title, "meetings", meeting.key)


def _in_information(plan: Plan, measure: str, numbers: Numbers) -> Iterator[Use]:
    for deadline in plan.children(Deadline, "measure", measure):
        title = f"{deadline.title} ({numbers.day(deadline.due)})"
        yield Use(tr("Deadline"), title, "deadlines", deadline.key)
    links = plan.children(CommunicationMeasure, "measure", measure)
    told = {link.communication for link in links}
    for communication in plan.communications:
        if communication.key in told:
            yield Use(tr("Information"), communication.title, "information", communication.key)


def _meeting_words(meeting: Meeting, numbers: Numbers) -> str:
    if meeting.dated is None:
        return meeting.title
    return f"{meeting.title}, {numbers.day(meeting.dated)}"


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else f"{plain[:LONGEST].rstrip()} …"
