"""Joint projects: the annex of the agreement, what each one does per year, renewed every year."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from sqlalchemy import Connection

from fbdesk.models import rows
from fbdesk.models.agreement import JointProject, JointProjectParty, JointProjectYear
from fbdesk.models.city import Party
from fbdesk.models.edits import agreement as edits
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from fbdesk.reports.numbers import numbers_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.row_form import FormField, RowForm
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.pages.agreement.project_years import ProjectYears, next_year
from fbdesk.ui.row_moving import let_order
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.card import EmptyState
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.link_list import Linked, LinkList, LinkWords
from fbdesk.ui.widgets.list_and_card import ListAndCard


class JointProjects(QWidget):
    """The projects at the left; the chosen one with its parties and years at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._numbers = numbers_in(desk.language)
        self.table: DataTable[JointProject] = DataTable(tr("Joint projects"), self._columns())
        let_order(desk, self.table, JointProject)
        self.table.chosen.connect(self._show_chosen)
        self.table.delete_wanted.connect(self._delete)
        self.form = RowForm(desk, JointProject, self._fields(), naming=_title)
        self.parties = LinkList(_party_words())
        self.parties.linked.connect(partial(self._set_party, linked=True))
        self.parties.unlinked.connect(partial(self._set_party, linked=False))
        self.parties.opened.connect(partial(desk.go_to, "city"))
        self.years = ProjectYears(desk)
        self.renew_all = button("", self._renew_all, icon="plus")
        self._lay_out()

    def show_plan(self, plan: Plan) -> None:
        """Show the annex."""
        for part in (self._split, self._foot):
            part.setVisible(bool(plan.joint_projects))
        self._empty.setVisible(not plan.joint_projects)
        choices = (("", tr("Nobody")), *((party.key, party.name) for party in plan.parties))
        self.form.field("lead").set_choices(choices)  # type: ignore[attr-defined] # a choice field
        self.table.show_rows(plan.joint_projects)
        self.renew_all.setText(
            tr("Renew the annex for {year}", year=next_year(plan, plan.joint_project_years))
        )
        self._show_chosen()

    def add(self) -> None:
        """Add a project in the year of the annex."""
        held = self._desk.plan.joint_project_years
        year = max((row.year for row in held), default=self._desk.plan.settings.period_from)
        edit = partial(edits.add_project, title=tr("New joint project"), year=year)
        key = self._desk.editor.perform(tr("add a joint project"), edit)
        if key:
            self.table.edit_cell(key, "title")

    def _show_chosen(self, _key: str = "") -> None:
        plan, project = self._desk.plan, self.table.chosen_row
        key = project.key if project else ""
        self.form.show_row(project)
        taking_part = plan.children(JointProjectParty, "joint_project", key)
        names = {party.key: party.name for party in plan.parties}
        taken = {link.party for link in taking_part}
        self.parties.show_links(
            tuple(Linked(key, name) for key, name in names.items() if key in taken),
            tuple((key, name) for key, name in names.items() if key not in taken),
        )
        self.years.show_project(plan, project)

    def _columns(self) -> tuple[Column[JointProject], ...]:
        return (
            Column(
                code="title", title=tr("Joint project"), value=_title, edit=self._rename,
                stretch=True, width=240,
            ),
            Column(code="lead", title=tr("Led by"), value=self._lead, width=150),
            Column(code="years", title=tr("Years"), value=self._span, width=90),
            Column(
                code="amount", title=tr("Amount"), value=self._amount,
                text=self._numbers.thousand_kroner, align="right", unit=tr("1,000 NOK"), width=130,
            ),
        )  # fmt: skip

    def _fields(self) -> tuple[FormField, ...]:
        return (
            FormField(name="title", text=tr("Joint project"), wide=True),
            FormField(
                name="focus_area", text=tr("Focus area"), choices=self._desk.choices("focus_area")
            ),
            FormField(name="lead", text=tr("Led by"), choices=()),
            FormField(name="description", text=tr("Description"), lines=3),
        )

    def _lead(self, project: JointProject) -> str:
        party = self._desk.plan.find(Party, project.lead)
        return party.name if party else ""

    def _held(self, project: JointProject) -> tuple[JointProjectYear, ...]:
        return self._desk.plan.children(JointProjectYear, "joint_project", project.key)

    def _span(self, project: JointProject) -> str:
        years = [row.year for row in self._held(project)]
        return self._numbers.years(min(years), max(years)) if years else ""

    def _amount(self, project: JointProject) -> int | None:
        known = [row.amount_ore for row in self._held(project) if row.amount_ore is not None]
        return sum(known) if known else None

    def _rename(self, project: JointProject, title: str) -> None:
        self._desk.editor.change(tr("change title"), JointProject, project.key, title=title)

    def _set_party(self, party: str, *, linked: bool) -> None:
        edit = partial(
            edits.set_project_party, project=self.table.chosen_key, party=party, linked=linked
        )
        self._desk.editor.perform(tr("add a party") if linked else tr("remove a party"), edit)

    def _renew_all(self) -> None:
        year = next_year(self._desk.plan, self._desk.plan.joint_project_years)
        text = tr("renew the annex for {year}", year=year)
        number = self._desk.editor.perform(text, partial(edits.renew_annex, year=year))
        if number is not None:
            one, many = (
                "{number} project goes on in {year}.",
                "{number} projects go on in {year}.",
            )
            self._desk.tell(counted(number, one, many, year=year))

    def _delete(self, keys: tuple[str, ...]) -> None:
        edit = partial(_delete_rows, keys=keys)
        self._desk.editor.perform(tr("delete a joint project"), edit)

    def _lay_out(self) -> None:
        self._split = ListAndCard(self.table, left_share=50)
        self._split.hold(self.form, self.parties, self.years)
        foot = QHBoxLayout()
        foot.addWidget(button(tr("New joint project"), self.add, icon="plus"))
        foot.addWidget(self.renew_all)
        foot.addStretch(1)
        self._foot = QWidget()
        self._foot.setLayout(foot)
        margins(foot, 0, 0, 0, 0)
        self._empty = EmptyState(
            tr("No joint projects yet"),
            tr(
                "The annex of the agreement lists what several parties do together, and is "
                "renewed every year. Begin with the first project."
            ),
            step=(tr("New joint project"), self.add),
        )
        whole = QVBoxLayout(self)
        margins(whole, 0, 0, 0, 0)
        spacing(whole, 10)
        whole.addWidget(self._split, 1)
        whole.addWidget(self._foot)
        whole.addWidget(self._empty, 1)


def _party_words() -> LinkWords:
    return LinkWords(
        name=tr("Takes part"),
        none_yet=tr("No party takes part yet."),
        add=tr("Add a party …"),
        let_go=tr("Remove"),
        open=tr("Show the party"),
    )


def _title(project: Row) -> str:
    return str(getattr(project, "title", ""))


def _delete_rows(connection: Connection, keys: tuple[str, ...]) -> None:
    rows.delete(connection, JointProject, *keys)
