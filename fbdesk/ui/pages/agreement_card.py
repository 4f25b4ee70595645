"""The chosen commitment as a card: its words, what it depends on, and the measures it is about."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from fbdesk.models.agreement import Commitment, CommitmentMeasure, Condition
from fbdesk.models.edits import agreement as edits
from fbdesk.models.snapshot import Plan
from fbdesk.reports.wording import Wording
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.form_grid import FormRow
from fbdesk.ui.forms.row_form import FormField, RowForm
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.tokens import CARD_PADDING
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import IconButton, button
from fbdesk.ui.widgets.choices import ChoiceField
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
        self.form = RowForm(desk, Commitment, self._fields(), naming=_number)
        self._needs = _LinkList(tr("Holds if"), tr("Add a condition"))
        self._meets = _LinkList(tr("Is a condition of"), "")
        self._measures = _LinkList(tr("Is about the measures"), tr("Add a measure"))
        self._needs.added.connect(self._add_condition)
        self._measures.added.connect(self._add_measure)
        scrolled = ScrolledColumn(CARD_PADDING)
        parts = (self._head, self.form, self._needs, self._meets, self._measures)
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
        needs = plan.children(Condition, "commitment", key)
        meets = plan.children(Condition, "requires", key)
        about = plan.children(CommitmentMeasure, "commitment", key)
        self._needs.show_links(
            tuple((c.requires, _short(plan, c.requires)) for c in needs),
            self.wanted.emit,
            self._remove_condition,
        )
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

    def _add_measure(self, measure: str) -> None:
        edit = partial(edits.set_measure, commitment=self._key, measure=measure, linked=True)
        self._desk.editor.perform(tr("link a measure"), edit)

    def _remove_measure(self, measure: str) -> None:
        edit = partial(edits.set_measure, commitment=self._key, measure=measure, linked=False)
        self._desk.editor.perform(tr("unlink a measure"), edit)

    def _delete(self) -> None:
        if self._key:
            self.delete_wanted.emit(self._key)


class _LinkList(QWidget):
    """Links under a heading, each with a cross, and a list to add from."""

    added = Signal(str)
    """The user chose the thing with this key to be linked."""

    def __init__(self, title: str, adding: str) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        margins(self._column, 0, 0, 0, 0)
        spacing(self._column, 2)
        self._column.addWidget(label(title, "caption"))
        self._links = QVBoxLayout()
        spacing(self._links, 0)
        self._column.addLayout(self._links)
        self._adding = adding
        self._choice = ChoiceField()
        self._choice.setAccessibleName(adding)
        self._choice.committed.connect(self._add)
        if adding:
            self._column.addWidget(FormRow("", self._choice))

    def show_links(
        self,
        links: tuple[tuple[str, str], ...],
        follow: Callable[[str], object],
        remove: Callable[[str], object] | None = None,
    ) -> None:
        """Show the links; `follow` and `remove` are called with a link's key."""
        while self._links.count():
            item = self._links.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for key, text in links:
            self._links.addWidget(_link(key, text, follow, remove))
        if not self._adding:
            self.setVisible(bool(links))

    def offer(self, choices: tuple[tuple[str, str], ...]) -> None:
        """Offer these to be added."""
        self._choice.show_value("")
        self._choice.set_choices((("", self._adding), *choices))
        self._choice.show_value("")

    def _add(self, key: object) -> None:
        if key:
            self.added.emit(str(key))


def _link(
    key: str,
    text: str,
    follow: Callable[[str], object],
    remove: Callable[[str], object] | None,
) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    margins(row, 0, 0, 0, 0)
    spacing(row, 4)
    link = button(text, partial(follow, key), kind="link")
    link.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # may be cut
    link.setToolTip(text)
    row.addWidget(link, 1)
    if remove is not None:
        cross = IconButton("x", tr("Remove {what}", what=text))
        cross.clicked.connect(partial(_call, remove, key))
        row.addWidget(cross)
    return holder


def _call(remove: Callable[[str], object], key: str, _checked: object = None) -> None:
    remove(key)


def _short(plan: Plan, key: str) -> str:
    commitment = plan.find(Commitment, key)
    if commitment is None:
        return ""
    words = commitment.text if len(commitment.text) <= SHORT else commitment.text[:SHORT] + "…"
    return f"{commitment.number}  {words}"


def _number(row: object) -> str:
    return str(getattr(row, "number", ""))
