"""The chosen commitment as a card: its words, what it depends on, and the measures it is about."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from fbdesk.models.agreement import (
    Commitment,
    CommitmentMeasure,
    CommitmentWording,
    Condition,
)
from fbdesk.models.edits import agreement as edits
from fbdesk.models.row import Stored
from fbdesk.models.snapshot import Plan
from fbdesk.reports.wording import Wording
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.row_form import FormField, RowForm
from fbdesk.ui.pages.agreement.links import LinkList
from fbdesk.ui.pages.agreement.wordings import WordingHistory
from fbdesk.ui.scale import margins
from fbdesk.ui.tokens import CARD_PADDING
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.labels import label
from fbdesk.ui.widgets.list_and_card import ScrolledColumn

SHORT = 64


class CommitmentCard(QFrame):
    """Edits one commitment; links to others are made and taken away here."""

    wanted = Signal(str)
    """The user follows a link to the commitment with this key."""
    delete_wanted = Signal(str)
    """The user deletes the commitment with this key."""

    def __init__(self, desk: Desk, wording: Wording) -> None:
        super().__init__()
        self._desk, self._wording = desk, wording
        self._key = ""
        self.setProperty("role", "card")
        self._head = label("", "section")
        self.form = _CommitmentForm(desk, Commitment, self._fields(), naming=_number)
        self.wordings = WordingHistory(desk)
        self._needs = LinkList(
            tr("Holds if"), tr("Add a condition"), tr("What it means for the parties")
        )
        self._needs.noted.connect(self._note_condition)
        self._meets = LinkList(tr("Is a condition of"), "")
        self._measures = LinkList(tr("Is about the measures"), tr("Add a measure"))
        self._needs.added.connect(self._add_condition)
        self._measures.added.connect(self._add_measure)
        scrolled = ScrolledColumn(CARD_PADDING)
        parts = (
            *(self._head, self.form, self.wordings),
            *(self._needs, self._meets, self._measures),
        )
        for part in parts:
            scrolled.body.addWidget(part)
        foot = QHBoxLayout()
        foot.addWidget(
            button(tr("Delete the commitment"), self._delete, kind="quiet", icon="trash-2")
        )
        foot.addStretch(1)
        scrolled.body.addLayout(foot)
        scrolled.body.addStretch(1)
        whole = QVBoxLayout(self)
        margins(whole, 1, 1, 1, 1)
        whole.addWidget(scrolled)

    def show_commitment(self, plan: Plan, key: str) -> None:
        """Show a commitment; an empty card where there is none."""
        commitment = plan.find(Commitment, key)
        self.setEnabled(commitment is not None)
        self._key = key if commitment else ""
        self._head.setText(commitment.number if commitment else "")
        parties = tuple((party.key, party.name) for party in plan.parties)
        self.form.field("party").set_choices(parties)  # type: ignore[attr-defined] # a choice field
        self.form.show_row(commitment)
        self.wordings.show_wordings(plan.children(CommitmentWording, "commitment", key))
        needs = plan.children(Condition, "commitment", key)
        meets = plan.children(Condition, "requires", key)
        about = plan.children(CommitmentMeasure, "commitment", key)
        self._needs.show_links(
            tuple((c.requires, _short(plan, c.requires)) for c in needs),
            self.wanted.emit,
            self._remove_condition,
        )
        self._needs.show_notes({c.requires: c.text for c in needs})
        self._meets.show_links(
            tuple((c.commitment, _short(plan, c.commitment)) for c in meets), self.wanted.emit
        )
        linked = {c.measure for c in about}
        titles = {m.key: f"{m.number}  {m.title}" for m in plan.measures}
        self._measures.show_links(
            tuple(
                sorted(((c.measure, titles[c.measure]) for c in about), key=lambda link: link[1])
            ),
            partial(self._desk.go_to, "measures"),
            self._remove_measure,
        )
        taken = {key, *(c.requires for c in needs), *(c.commitment for c in meets)}
        self._needs.offer(
            tuple((c.key, _short(plan, c.key)) for c in plan.commitments if c.key not in taken)
        )
        self._measures.offer(tuple((k, t) for k, t in titles.items() if k not in linked))

    def start_writing(self) -> None:
        """Put the cursor into the text of the commitment and select it."""
        field = self.form.field("text")
        field.setFocus()
        field.selectAll()  # type: ignore[attr-defined] # a long text

    def _fields(self) -> tuple[FormField, ...]:
        desk = self._desk
        return (
            FormField(name="text", text=tr("Commitment"), lines=3),
            FormField(name="party", text=tr("Party"), choices=()),
            FormField(name="status", text=tr("Status"), choices=desk.choices("commitment_status")),
            FormField(name="focus_area", text=tr("Focus area"), choices=desk.choices("focus_area")),
            FormField(name="deadline", text=tr("Deadline")),
            FormField(name="follow_up", text=tr("Follow-up"), lines=3),
        )

    def _add_condition(self, requires: str) -> None:
        edit = partial(edits.set_condition, commitment=self._key, requires=requires, linked=True)
        self._desk.editor.perform(tr("add a condition"), edit)

    def _remove_condition(self, requires: str) -> None:
        edit = partial(edits.set_condition, commitment=self._key, requires=requires, linked=False)
        self._desk.editor.perform(tr("remove a condition"), edit)

    def _note_condition(self, requires: str, note: str) -> None:
        found = self._desk.plan.children(Condition, "commitment", self._key)
        condition = next((c for c in found if c.requires == requires), None)
        if condition is not None:
            text = tr("change the words of a condition")
            self._desk.editor.change(text, Condition, condition.key, text=note)

    def _add_measure(self, measure: str) -> None:
        edit = partial(edits.set_measure, commitment=self._key, measure=measure, linked=True)
        self._desk.editor.perform(tr("link a measure"), edit)

    def _remove_measure(self, measure: str) -> None:
        edit = partial(edits.set_measure, commitment=self._key, measure=measure, linked=False)
        self._desk.editor.perform(tr("unlink a measure"), edit)

    def _delete(self) -> None:
        if self._key:
            self.delete_wanted.emit(self._key)


class _CommitmentForm(RowForm):
    """The form of a commitment; another text keeps the old wording once the agreement is out."""

    def _save(self, form_field: FormField, value: Stored) -> None:
        if form_field.name != "text" or not isinstance(self._row, Commitment):
            super()._save(form_field, value)
        elif value != self._row.text:
            edit = partial(
                edits.reword,
                commitment=self._row.key,
                text=str(value or ""),
                day=datetime.now().astimezone().date(),
                changed_by=self._desk.user(),
            )
            text = tr("change the wording of {number}", number=self._row.number)
            self._desk.editor.perform(text, edit)


def _short(plan: Plan, key: str) -> str:
    commitment = plan.find(Commitment, key)
    if commitment is None:
        return ""
    words = commitment.text if len(commitment.text) <= SHORT else commitment.text[:SHORT] + "…"
    return f"{commitment.number}  {words}"


def _number(row: object) -> str:
    return str(getattr(row, "number", ""))
