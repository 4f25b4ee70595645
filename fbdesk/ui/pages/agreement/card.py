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
from fbdesk.ui.pages.agreement.wordings import WordingHistory
from fbdesk.ui.scale import margins
from fbdesk.ui.tokens import CARD_PADDING
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.labels import label
from fbdesk.ui.widgets.link_list import Linked, LinkList, LinkWords
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
        self._needs, self._meets, self._measures = map(LinkList, _link_words())
        self._needs.linked.connect(partial(self._set_condition, linked=True))
        self._needs.unlinked.connect(partial(self._set_condition, linked=False))
        self._needs.written.connect(self._note_condition)
        for links in (self._needs, self._meets):
            links.opened.connect(self.wanted)
        self._measures.linked.connect(partial(self._set_measure, linked=True))
        self._measures.unlinked.connect(partial(self._set_measure, linked=False))
        self._measures.opened.connect(partial(desk.go_to, "measures"))
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
        self._show_conditions(plan)
        self._show_measures(plan)

    def _show_conditions(self, plan: Plan) -> None:
        needs = plan.children(Condition, "commitment", self._key)
        meets = plan.children(Condition, "requires", self._key)
        needed, held = {c.requires for c in needs}, {c.commitment for c in meets}
        links = {c.key: Linked(c.key, _short(c)) for c in plan.commitments}
        taken = {self._key, *needed, *held}
        others = tuple((key, link.title) for key, link in links.items() if key not in taken)
        self._needs.show_links(tuple(link for key, link in links.items() if key in needed), others)
        self._needs.show_texts({c.requires: c.text for c in needs})
        self._meets.show_links(tuple(link for key, link in links.items() if key in held))

    def _show_measures(self, plan: Plan) -> None:
        about = {c.measure for c in plan.children(CommitmentMeasure, "commitment", self._key)}
        titles = {m.key: f"{m.number}  {m.title}" for m in plan.measures}
        linked = sorted((titles[key], key) for key in about)
        self._measures.show_links(
            tuple(Linked(key, title) for title, key in linked),
            tuple((key, title) for key, title in titles.items() if key not in about),
        )

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

    def _set_condition(self, requires: str, *, linked: bool) -> None:
        edit = partial(edits.set_condition, commitment=self._key, requires=requires, linked=linked)
        self._desk.editor.perform(
            tr("add a condition") if linked else tr("remove a condition"), edit
        )

    def _note_condition(self, requires: str, note: str) -> None:
        found = self._desk.plan.children(Condition, "commitment", self._key)
        condition = next((c for c in found if c.requires == requires), None)
        if condition is not None:
            text = tr("change the words of a condition")
            self._desk.editor.change(text, Condition, condition.key, text=note)

    def _set_measure(self, measure: str, *, linked: bool) -> None:
        edit = partial(edits.set_measure, commitment=self._key, measure=measure, linked=linked)
        self._desk.editor.perform(tr("link a measure") if linked else tr("unlink a measure"), edit)

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


def _link_words() -> tuple[LinkWords, LinkWords, LinkWords]:
    """Return the words of what a commitment needs, what needs it, and what it is about."""
    return (
        LinkWords(
            name=tr("Holds if"),
            none_yet=tr("It holds without a condition."),
            add=tr("Add a condition …"),
            let_go=tr("Remove"),
            open=tr("Show the commitment"),
            write=tr("What it means for the parties"),
        ),
        LinkWords(name=tr("Is a condition of"), open=tr("Show the commitment")),
        LinkWords(
            name=tr("Is about the measures"),
            none_yet=tr("It is about no measure yet."),
            add=tr("Link a measure …"),
            let_go=tr("Unlink"),
            open=tr("Show the measure"),
        ),
    )


def _short(commitment: Commitment) -> str:
    words = commitment.text if len(commitment.text) <= SHORT else commitment.text[:SHORT] + "…"
    return f"{commitment.number}  {words}"


def _number(row: object) -> str:
    return str(getattr(row, "number", ""))
