"""The agenda of a meeting: items to order and write in, what they are about, and who does what."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from sqlalchemy import Connection

from fbdesk.models import rows
from fbdesk.models.edits import meetings as edits
from fbdesk.models.meeting_facts import ItemFacts, MeetingFacts, is_overdue
from fbdesk.models.organisation import ActionItem, AgendaItem
from fbdesk.models.rich_text import on_one_line
from fbdesk.models.snapshot import Plan
from fbdesk.reports.numbers import numbers_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.row_form import FormField, RowForm
from fbdesk.ui.forms.row_list import Listed, RowList, RowListWords
from fbdesk.ui.row_moving import let_list_order
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.today import local_today
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.buttons import IconButton
from fbdesk.ui.widgets.link_list import Linked, LinkList, LinkWords

SHORT = 70


class AgendaRows(RowList):
    """The items of an agenda; what belongs to the opened one stands below its fields."""

    row_opened = Signal(str)
    """The fields of the item with this key are shown, "" for none."""

    def add_below_fields(self, part: QWidget) -> None:
        """Put a part below the fields of the opened item."""
        self._card.body.addWidget(part)

    def open(self, key: str) -> None:
        """Show the fields of an item."""
        super().open(key)
        self.row_opened.emit(self.opened)


class ActionRows(QWidget):
    """What is to be done after a meeting, for one of its items or for none of them."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self._desk = desk
        self._meeting, self._item = "", ""
        self._numbers = numbers_in(desk.language)
        words = RowListWords(
            name=name,
            none_yet=tr("Nothing is to be done yet."),
            add=tr("New action item"),
            tick=tr("Done"),
        )
        self.list = RowList(words, RowForm(desk, ActionItem, _action_fields()))
        self.list.add_wanted.connect(self.add)
        self.list.delete_wanted.connect(self._delete)
        self.list.ticked.connect(self._tick)
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        column.addWidget(self.list)

    def show_actions(self, meeting: str, item: str, actions: tuple[ActionItem, ...]) -> None:
        """Show the action items of an item, or with an empty key those of the meeting itself."""
        if (meeting, item) != (self._meeting, self._item):
            self.list.leave()
        self._meeting, self._item = meeting, item
        self.list.show_rows(
            tuple(self._listed(action) for action in actions), {one.key: one for one in actions}
        )

    def add(self) -> None:
        """Add an action item and let it be typed."""
        if not self._meeting:
            return
        edit = partial(
            edits.add_action,
            meeting=self._meeting,
            item=self._item or None,
            text=tr("New action item"),
        )
        key = self._desk.editor.perform(tr("add an action item"), edit)
        if key is not None:
            self.list.start_typing(key, "text")

    def _listed(self, action: ActionItem) -> Listed:
        day = self._numbers.day(action.due) if action.due else tr("No day is set")
        late = is_overdue(action, local_today())
        return Listed(
            key=action.key,
            title=on_one_line(action.text),
            note=" · ".join((action.responsible or tr("Nobody yet"), day)),
            warning=tr("Overdue") if late else "",
            ticked=action.done is not None,
        )

    def _tick(self, key: str, done: bool) -> None:  # noqa: FBT001 as the signal sends it
        text = (
            tr("mark an action item as done")
            if done
            else tr("take back that an action item is done")
        )
        day = local_today() if done else None
        self._desk.editor.perform(text, partial(edits.finish, action=key, done=day))

    def _delete(self, key: str) -> None:
        delete = partial(_delete_row, kind=ActionItem, key=key)
        self._desk.editor.perform(tr("delete an action item"), delete)


class Agenda(QWidget):
    """The items in their order; they are dragged, or moved with Alt+Up and Alt+Down."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._facts: MeetingFacts | None = None
        words = RowListWords(
            name=tr("Agenda"),
            none_yet=tr("No items yet. An item may be about measures and commitments."),
            add=tr("New item"),
        )
        self.list = AgendaRows(words, RowForm(desk, AgendaItem, _item_fields(), naming=_title))
        self.order = let_list_order(desk, self.list, AgendaItem, within="meeting")
        self.up = IconButton("arrow-up", tr("Move up (Alt+Up)"))
        self.down = IconButton("arrow-down", tr("Move down (Alt+Down)"))
        self.measures = LinkList(_measure_words())
        self.commitments = LinkList(_commitment_words())
        self.follow_up = ActionRows(desk, tr("To be done after this item"))
        self._lay_out()
        self._connect()

    def show_facts(self, facts: MeetingFacts) -> None:
        """Show the agenda of a meeting."""
        if self._facts is not None and self._facts.meeting.key != facts.meeting.key:
            self.list.leave()
        self._facts = facts
        self.list.show_rows(
            tuple(_listed(item) for item in facts.items),
            {item.item.key: item.item for item in facts.items},
        )
        self._show_opened()

    def reveal(self, key: str) -> None:
        """Open an item."""
        self.list.open(key)

    def add(self) -> None:
        """Add an item below the opened one, or last, and let its title be typed."""
        if self._facts is None:
            return
        meeting = self._facts.meeting
        edit = partial(
            edits.add_item, meeting=meeting.key, title=tr("New item"), after=self.list.opened
        )
        key = self._desk.editor.perform(tr("add an item to {name}", name=meeting.title), edit)
        if key is not None:
            self.list.start_typing(key, "title")

    def leave(self) -> None:
        """Save what is being typed."""
        self.follow_up.list.leave()
        self.list.leave()

    def _opened(self) -> ItemFacts | None:
        items = self._facts.items if self._facts else ()
        return next((item for item in items if item.item.key == self.list.opened), None)

    def _show_opened(self, _key: str = "") -> None:
        opened = self._opened()
        if opened is None or self._facts is None:
            return
        plan = self._desk.plan
        self.up.setEnabled(opened.number > 1)
        self.down.setEnabled(opened.number < len(self._facts.items))
        self.measures.show_links(
            tuple(Linked(m.key, f"{m.number}  {m.title}") for m in opened.measures),
            tuple(
                (m.key, f"{m.number}  {m.title}") for m in plan.measures if m not in opened.measures
            ),
        )
        self.commitments.show_links(
            tuple(Linked(c.key, f"{c.number}  {_short(c.text)}") for c in opened.commitments),
            _free_commitments(plan, opened),
        )
        self.follow_up.show_actions(self._facts.meeting.key, opened.item.key, opened.actions)

    def _set_measure(self, key: str, *, linked: bool) -> None:
        text = tr("link a measure") if linked else tr("unlink a measure")
        edit = partial(edits.set_measure, item=self.list.opened, measure=key, linked=linked)
        self._desk.editor.perform(text, edit)

    def _set_commitment(self, key: str, *, linked: bool) -> None:
        text = tr("link a commitment") if linked else tr("unlink a commitment")
        edit = partial(edits.set_commitment, item=self.list.opened, commitment=key, linked=linked)
        self._desk.editor.perform(text, edit)

    def _delete(self, key: str) -> None:
        delete = partial(_delete_row, kind=AgendaItem, key=key)
        self._desk.editor.perform(tr("delete an item of the agenda"), delete)

    def _connect(self) -> None:
        self.list.add_wanted.connect(self.add)
        self.list.delete_wanted.connect(self._delete)
        self.list.row_opened.connect(self._show_opened)
        for tool, steps in ((self.up, -1), (self.down, 1)):
            tool.clicked.connect(lambda _checked, by=steps: self.order.shift(by))
        for links, act, page in (
            (self.measures, self._set_measure, "measures"),
            (self.commitments, self._set_commitment, "agreement"),
        ):
            links.linked.connect(partial(act, linked=True))
            links.unlinked.connect(partial(act, linked=False))
            links.opened.connect(partial(self._desk.go_to, page))

    def _lay_out(self) -> None:
        below = QWidget()
        column = QVBoxLayout(below)
        margins(column, 0, 0, 0, 0)
        spacing(column, 14)
        tools = QHBoxLayout()
        tools.addWidget(self.up)
        tools.addWidget(self.down)
        tools.addStretch(1)
        column.addLayout(tools)
        for part in (self.measures, self.commitments, self.follow_up):
            column.addWidget(part)
        self.list.add_below_fields(below)
        whole = QVBoxLayout(self)
        margins(whole, 0, 0, 0, 0)
        whole.addWidget(self.list)


def _listed(facts: ItemFacts) -> Listed:
    item = facts.item
    numbers = (*(m.number for m in facts.measures), *(c.number for c in facts.commitments))
    about = ", ".join(numbers)
    decision = on_one_line(item.decision)
    count = len(facts.actions)
    parts = (
        tr("About: {things}", things=about) if about else "",
        tr("Decision: {text}", text=decision) if decision else "",
        counted(count, "{number} action item", "{number} action items") if count else "",
    )
    note = " · ".join(part for part in parts if part)
    return Listed(key=item.key, title=f"{facts.number}.  {item.title}", note=note)


def _free_commitments(plan: Plan, opened: ItemFacts) -> tuple[tuple[str, str], ...]:
    return tuple(
        (c.key, f"{c.number}  {_short(c.text)}")
        for c in plan.commitments
        if c not in opened.commitments
    )


def _short(text: str) -> str:
    plain = on_one_line(text)
    return plain if len(plain) <= SHORT else f"{plain[:SHORT].rstrip()} …"


def _delete_row(connection: Connection, kind: type[AgendaItem | ActionItem], key: str) -> None:
    rows.delete(connection, kind, key)


def _title(row: object) -> str:
    return str(getattr(row, "title", ""))


def _measure_words() -> LinkWords:
    return LinkWords(
        name=tr("Measures"),
        none_yet=tr("The item is about no measure yet."),
        add=tr("Link a measure …"),
        let_go=tr("Unlink"),
        open=tr("Show the measure"),
    )


def _commitment_words() -> LinkWords:
    return LinkWords(
        name=tr("Commitments"),
        none_yet=tr("The item is about no commitment yet."),
        add=tr("Link a commitment …"),
        let_go=tr("Unlink"),
        open=tr("Show in the agreement"),
    )


def _item_fields() -> tuple[FormField, ...]:
    return (
        FormField(name="title", text=tr("Item"), wide=True),
        FormField(name="planned_minutes", text=tr("Time"), unit="min"),
        FormField(name="text", text=tr("What it is about"), lines=2),
        FormField(name="discussion", text=tr("Discussion"), lines=2),
        FormField(name="decision", text=tr("Decision"), lines=2),
    )


def _action_fields() -> tuple[FormField, ...]:
    return (
        FormField(name="text", text=tr("What is to be done"), lines=2),
        FormField(name="responsible", text=tr("Who")),
        FormField(name="due", text=tr("Due")),
    )
