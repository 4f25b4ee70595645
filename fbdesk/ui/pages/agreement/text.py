"""The agreement's text, section by section, and who signs it."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from sqlalchemy import Connection

from fbdesk.models import rows
from fbdesk.models.agreement import Agreement, AgreementSection, Signatory
from fbdesk.models.edits import agreement as edits
from fbdesk.models.snapshot import Plan
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.row_form import FormField, RowForm
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.row_moving import let_order
from fbdesk.ui.scale import margins, spacing, widths
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.card import Card, EmptyState
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.list_and_card import ListAndCard, ScrolledColumn


class AgreementText(QWidget):
    """The numbered sections at the left, the chosen one to be written at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.table: DataTable[AgreementSection] = DataTable(
            tr("Sections"),
            (
                Column(
                    code="number", title=tr("Number"), value=self._place, align="right", width=50
                ),
                Column(
                    code="title", title=tr("Heading"), value=lambda s: s.title,
                    edit=self._rename, stretch=True, width=240,
                ),
            ),
        )  # fmt: skip
        let_order(desk, self.table, AgreementSection, within="agreement")
        self.table.chosen.connect(self._show_chosen)
        self.table.delete_wanted.connect(self._delete)
        self.form = RowForm(
            desk,
            AgreementSection,
            (
                FormField(name="title", text=tr("Heading"), wide=True),
                FormField(name="text", text=tr("Text"), lines=14),
            ),
            naming=lambda section: section.title,  # type: ignore[attr-defined] # a section
        )
        split = ListAndCard(self.table, left_share=35)
        split.card.body.addWidget(self.form)
        foot = QHBoxLayout()
        foot.addWidget(button(tr("New section"), self._add, icon="plus"))
        foot.addWidget(
            button(tr("Delete the section"), self._delete_chosen, kind="quiet", icon="trash-2")
        )
        foot.addStretch(1)
        split.card.body.addLayout(foot)
        split.card.body.addStretch(1)
        self._split = split
        self._empty = EmptyState(
            tr("No agreement yet"),
            tr(
                "The programme's agreement has ten sections, from background to signatures. "
                "Start from them and write what holds for your city."
            ),
            step=(tr("Start from the programme's sections"), self.start),
        )
        whole = QVBoxLayout(self)
        margins(whole, 0, 0, 0, 0)
        whole.addWidget(split, 1)
        whole.addWidget(self._empty, 1)

    def show_plan(self, plan: Plan) -> None:
        """Show the sections of the plan's agreement."""
        self._split.setVisible(bool(plan.agreements))
        self._empty.setVisible(not plan.agreements)
        self.table.show_rows(plan.agreement_sections)
        self._show_chosen()

    def start(self) -> None:
        """Make the agreement with the programme's sections, as one step."""
        language = self._desk.language
        sections = tuple(
            (section.code, section.title.text(language), section.text.text(language))
            for section in self._desk.programme.agreement_sections
        )
        edit = partial(edits.start, title=tr("Letter of intent"), sections=sections)
        self._desk.editor.perform(tr("start the agreement"), edit)

    def _show_chosen(self, _key: str = "") -> None:
        self.form.show_row(self.table.chosen_row)

    def _place(self, section: AgreementSection) -> int:
        sections = self._desk.plan.agreement_sections
        return next(n for n, s in enumerate(sections, 1) if s.key == section.key)

    def _rename(self, section: AgreementSection, title: str) -> None:
        self._desk.editor.change(tr("change title"), AgreementSection, section.key, title=title)

    def _add(self) -> None:
        agreement = self._desk.plan.agreements[0].key
        edit = partial(edits.add_section, agreement=agreement, title=tr("New section"))
        key = self._desk.editor.perform(tr("add a section"), edit)
        if key:
            self.table.edit_cell(key, "title")

    def _delete_chosen(self) -> None:
        if self.table.chosen_key:
            self._delete((self.table.chosen_key,))

    def _delete(self, keys: tuple[str, ...]) -> None:
        edit = partial(_delete_rows, kind=AgreementSection, keys=keys)
        self._desk.editor.perform(tr("delete a section"), edit)


class Signing(QWidget):
    """State, version and date of the agreement, and who signs for each party."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.form = RowForm(
            desk,
            Agreement,
            (
                FormField(name="title", text=tr("Title"), wide=True),
                FormField(name="state", text=tr("State"), choices=desk.choices("agreement_state")),
                FormField(name="version", text=tr("Version")),
                FormField(name="dated", text=tr("Dated")),
            ),
        )
        self.table: DataTable[Signatory] = DataTable(tr("Who signs"), self._columns())
        self.table.delete_wanted.connect(self._delete)
        self.table.fit_rows(4, 16)
        let_order(desk, self.table, Signatory, within="agreement")
        state = Card(tr("The agreement"))
        state.body.addWidget(self.form)
        signing = Card(tr("Who signs"))
        signing.body.addWidget(self.table)
        foot = QHBoxLayout()
        foot.addWidget(button(tr("Add a signatory"), self._add, icon="plus"))
        foot.addStretch(1)
        signing.body.addLayout(foot)
        scrolled = ScrolledColumn()
        widths(state, 320, 860)
        widths(signing, 320, 860)
        for card in (state, signing):
            scrolled.body.addWidget(card)
        scrolled.body.addStretch(1)
        whole = QVBoxLayout(self)
        margins(whole, 0, 0, 0, 0)
        spacing(whole, 16)
        whole.addWidget(scrolled)

    def show_plan(self, plan: Plan) -> None:
        """Show the plan's agreement."""
        self.setEnabled(bool(plan.agreements))
        self.form.show_row(plan.agreements[0] if plan.agreements else None)
        self.table.show_rows(plan.signatories)

    def _columns(self) -> tuple[Column[Signatory], ...]:
        return (
            Column(code="party", title=tr("Party"), value=self._party, stretch=True, width=200),
            Column(
                code="name", title=tr("Name"), value=lambda s: s.name,
                edit=partial(self._change, "name"), width=200,
            ),
            Column(
                code="title", title=tr("Position"), value=lambda s: s.title,
                edit=partial(self._change, "title"), width=200,
            ),
        )  # fmt: skip

    def _party(self, signatory: Signatory) -> str:
        parties = self._desk.plan.parties
        return next((p.name for p in parties if p.key == signatory.party), "")

    def _change(self, field: str, signatory: Signatory, value: str) -> None:
        text = tr("change a signatory")
        self._desk.editor.change(text, Signatory, signatory.key, **{field: value})

    def _add(self) -> None:
        plan = self._desk.plan
        signing = {signatory.party for signatory in plan.signatories}
        free = [party for party in plan.parties if party.key not in signing]
        if not plan.agreements or not free:
            self._desk.tell(tr("Every party has a signatory. Add a party on City and region."))
            return
        edit = partial(edits.add_signatory, agreement=plan.agreements[0].key, party=free[0].key)
        key = self._desk.editor.perform(tr("add a signatory"), edit)
        if key:
            self.table.edit_cell(key, "name")

    def _delete(self, keys: tuple[str, ...]) -> None:
        edit = partial(_delete_rows, kind=Signatory, keys=keys)
        self._desk.editor.perform(tr("delete a signatory"), edit)


def _delete_rows(
    connection: Connection, kind: type[AgreementSection | Signatory], keys: tuple[str, ...]
) -> None:
    rows.delete(connection, kind, *keys)
