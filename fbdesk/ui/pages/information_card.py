"""The chosen outreach activity: to whom, how and when, the message, the result, its measures."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fbdesk.models.communication import Communication, CommunicationMeasure
from fbdesk.models.edits import communication as edits
from fbdesk.models.measures import Measure
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.row_form import FormField, RowForm
from fbdesk.ui.locking import edits as edits_the_plan
from fbdesk.ui.pages.measures.about import area_choices
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.link_list import Linked, LinkList, LinkWords


class InformationCard(QWidget):
    """The fields of an activity, each saved when it is left, and its measures."""

    duplicate_wanted = Signal()
    """The user wants a copy of the activity."""
    delete_wanted = Signal()
    """The user wants to delete the activity."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._told: Communication | None = None
        self.form = RowForm(desk, Communication, _fields(desk), naming=_title)
        self.measures = LinkList(
            LinkWords(
                name=tr("Measures that it tells of"),
                none_yet=tr("It tells of no measure yet."),
                add=tr("Link a measure …"),
                let_go=tr("Unlink"),
                open=tr("Open the measure"),
            )
        )
        self.measures.linked.connect(partial(self._set, linked=True))
        self.measures.unlinked.connect(partial(self._set, linked=False))
        self.measures.opened.connect(partial(desk.go_to, "measures"))
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 16)
        column.addWidget(self.form)
        column.addWidget(self.measures)
        row = QHBoxLayout()
        copy = button(tr("Duplicate"), self.duplicate_wanted.emit, kind="link", icon="copy")
        row.addWidget(edits_the_plan(copy))
        row.addStretch(1)
        row.addWidget(button(tr("Delete the activity"), self.delete_wanted.emit, kind="danger"))
        column.addLayout(row)

    def show_told(self, plan: Plan, told: Communication | None) -> None:
        """Show an activity of the plan, or none."""
        self._told = told
        self.setEnabled(told is not None)
        self.form.show_row(told)
        links = plan.children(CommunicationMeasure, "communication", told.key) if told else ()
        held = {link.measure for link in links}
        self.measures.show_links(
            tuple(Linked(m.key, _name(m)) for m in plan.measures if m.key in held),
            tuple((m.key, _name(m)) for m in plan.measures if m.key not in held),
        )

    def start_writing(self) -> None:
        """Put the cursor into the title and select it."""
        title = self.form.field("title")
        title.setFocus()
        title.selectAll()  # type: ignore[attr-defined] # a text field

    def _set(self, measure: str, *, linked: bool) -> None:
        told, row = self._told, self._desk.plan.find(Measure, measure)
        if told is None or row is None:
            return
        text = tr("link a measure") if linked else tr("unlink a measure")
        edit = partial(edits.set_measure, key=told.key, measure=measure, linked=linked)
        self._desk.editor.perform(text, edit)


def _fields(desk: Desk) -> tuple[FormField, ...]:
    return (
        FormField(name="title", text=tr("Activity"), wide=True),
        FormField(name="dated", text=tr("Date")),
        FormField(name="focus_area", text=tr("Focus area"), choices=area_choices(desk)),
        FormField(name="audience", text=tr("Audience"), placeholder=tr("Who shall hear it")),
        FormField(
            name="channel", text=tr("Channel"), placeholder=tr("Meeting, campaign, article …")
        ),
        FormField(name="responsible", text=tr("Responsible"), wide=True),
        FormField(name="message", text=tr("What is told"), lines=3),
        FormField(name="result", text=tr("Result"), lines=3),
    )


def _title(row: Row) -> str:
    return str(getattr(row, "title", ""))


def _name(measure: Measure) -> str:
    return f"{measure.number}  {measure.title}"
