"""The chosen body as a card: mandate, members, and the series of meetings that it holds."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from sqlalchemy import Connection

from fbdesk.models import rows
from fbdesk.models.city import Party
from fbdesk.models.edits import organisation as edits
from fbdesk.models.organisation import BODY_KINDS, Body, BodyMember, MeetingSeries
from fbdesk.models.snapshot import Plan
from fbdesk.reports.wording import Wording
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.row_form import FormField, RowForm
from fbdesk.ui.forms.row_list import Listed, RowList, RowListWords
from fbdesk.ui.row_moving import let_list_order
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.link_list import Linked, LinkList, LinkWords


class BodyCard(QWidget):
    """Edits one body; its members are opened one at a time."""

    delete_wanted = Signal(object)
    """The user deletes the shown body (tuple of its key)."""

    def __init__(self, desk: Desk, wording: Wording) -> None:
        super().__init__()
        self._desk = desk
        self._body: Body | None = None
        self.form = RowForm(desk, Body, _fields(desk, wording), naming=_name)
        self.members = RowList(
            RowListWords(
                name=tr("Members"),
                none_yet=tr("No members yet. A seat may be held by a role, without a name."),
                add=tr("New member"),
            ),
            RowForm(desk, BodyMember, _member_fields(), naming=self._of_body),
        )
        let_list_order(desk, self.members, BodyMember, within="body")
        self.members.add_wanted.connect(self._add_member)
        self.members.delete_wanted.connect(self._delete_member)
        self.series = LinkList(
            LinkWords(
                name=tr("Meets in the series"),
                none_yet=tr("It holds no series of meetings yet."),
                add=tr("Add a series of meetings …"),
                let_go=tr("Unlink"),
                open=tr("Show in the meetings"),
            )
        )
        self.series.linked.connect(self._link)
        self.series.unlinked.connect(self._unlink)
        self.series.opened.connect(partial(desk.go_to, "meetings"))
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 18)
        for part in (self.form, self.members, self.series):
            column.addWidget(part)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button(tr("Delete the body"), self._delete, kind="danger"))
        column.addLayout(foot)

    def show_body(self, plan: Plan, key: str) -> None:
        """Show a body of the plan; an empty card where there is none."""
        if self._body is not None and self._body.key != key:
            self.form.leave()
            self.members.leave()
            plan = self._desk.plan
        self._body = body = plan.find(Body, key)
        self.setVisible(body is not None)
        if body is None:
            return
        self.form.show_row(body)
        parties = (("", tr("no party")), *((party.key, party.name) for party in plan.parties))
        self.members.form.field("party").set_choices(parties)  # type: ignore[attr-defined] # a choice
        members = plan.children(BodyMember, "body", body.key)
        self.members.show_rows(
            tuple(_member(plan, one) for one in members), {one.key: one for one in members}
        )
        self._show_series(plan, body)

    def start_writing(self) -> None:
        """Put the cursor into the name and select it."""
        name = self.form.field("name")
        name.setFocus()
        name.selectAll()  # type: ignore[attr-defined] # a text field

    def _show_series(self, plan: Plan, body: Body) -> None:
        held = [one for one in plan.meeting_series if one.body == body.key]
        free = [one for one in plan.meeting_series if one.body != body.key]
        self.series.show_links(
            tuple(Linked(one.key, one.title, " ".join(one.purpose.split())) for one in held),
            tuple((one.key, one.title) for one in free),
        )

    def _link(self, series: str) -> None:
        if self._body is not None:
            text = tr("let {name} hold a series of meetings", name=self._body.name)
            self._desk.editor.change(text, MeetingSeries, series, body=self._body.key)

    def _unlink(self, series: str) -> None:
        if self._body is not None:
            text = tr("unlink a series of meetings from {name}", name=self._body.name)
            self._desk.editor.change(text, MeetingSeries, series, body=None)

    def _add_member(self) -> None:
        if self._body is None:
            return
        edit = partial(edits.add_member, body=self._body.key, role=tr("Member"))
        key = self._desk.editor.perform(tr("add a member to {name}", name=self._body.name), edit)
        if key is not None:
            self.members.start_typing(key, "role")

    def _delete_member(self, key: str) -> None:
        def delete_member(connection: Connection) -> None:
            rows.delete(connection, BodyMember, key)

        name = self._body.name if self._body else ""
        self._desk.editor.perform(tr("delete a member of {name}", name=name), delete_member)

    def _delete(self) -> None:
        if self._body is not None:
            self.delete_wanted.emit((self._body.key,))

    def _of_body(self, _row: object) -> str:
        return self._body.name if self._body else ""


def _member(plan: Plan, member: BodyMember) -> Listed:
    party = plan.find(Party, member.party)
    note = " · ".join(part for part in (party.name if party else "", member.person) if part)
    return Listed(key=member.key, title=member.role or tr("Member"), note=note)


def _fields(desk: Desk, wording: Wording) -> tuple[FormField, ...]:
    kinds = tuple((code, wording.choice("body_kind", code)) for code in BODY_KINDS.values)
    return (
        FormField(name="name", text=tr("Body"), wide=True),
        FormField(name="kind", text=tr("Kind"), choices=kinds),
        FormField(name="focus_area", text=tr("Focus area"), choices=desk.choices("focus_area")),
        FormField(name="mandate", text=tr("Mandate"), lines=3),
        FormField(
            name="meets", text=tr("Meets"), placeholder=tr("For example every month"), wide=True
        ),
    )


def _member_fields() -> tuple[FormField, ...]:
    return (
        FormField(name="role", text=tr("Role"), wide=True),
        FormField(name="party", text=tr("Party"), choices=()),
        FormField(name="person", text=tr("Person"), placeholder=tr("Only if you want it")),
    )


def _name(row: object) -> str:
    return str(getattr(row, "name", ""))
