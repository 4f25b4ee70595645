"""The terms that hold for every calculation: another choice shows what it changes, then counts."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from sqlalchemy import Connection

from fbdesk.calculation.accounting import ACCOUNTINGS
from fbdesk.calculation.gwp import GWP_SETS
from fbdesk.errors import PlanError
from fbdesk.models.editions import edition_card, edition_cards
from fbdesk.models.edits import factors as edits
from fbdesk.models.programmes.programme import Programme
from fbdesk.models.results.terms_change import TermsChange, terms_change
from fbdesk.models.snapshot import Plan
from fbdesk.reports.wording import Wording
from fbdesk.ui.background import Progress
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.form_grid import FormGrid, FormRow
from fbdesk.ui.pages.factors.change import TermsChangeView
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import described, tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.card import Card
from fbdesk.ui.widgets.choices import ChoiceField
from fbdesk.ui.widgets.labels import label
from fbdesk.ui.widgets.list_and_card import ScrolledColumn

if TYPE_CHECKING:
    from fbdesk.ui.background import Task

EDITION, GWP, ELECTRICITY = "factors_edition", "gwp_set", "electricity"


class TermsPart(QWidget):
    """Three choices; below them what changes, and the button that makes them the plan's."""

    def __init__(self, desk: Desk, wording: Wording) -> None:
        super().__init__()
        self._desk = desk
        self._task: Task[TermsChange] | None = None
        self._plan: Plan | None = None
        self.fields = {
            EDITION: ChoiceField(tuple((card.name, card.name) for card in edition_cards())),
            GWP: ChoiceField(_gwp_choices()),
            ELECTRICITY: ChoiceField(
                tuple((choice.code, tr(choice.name)) for choice in ACCOUNTINGS)
            ),
        }
        self.about_edition = label("", "muted", wrap=True)
        self.waiting = label(tr("Working out what changes …"), "muted")
        self.problem = label("", "warning", wrap=True)
        self.view = TermsChangeView(wording, desk.go_to)
        self.apply = button(tr("Use these choices"), self._apply, kind="primary")
        self.keep = button(tr("Keep it as it is"), self._keep, kind="quiet")
        for field in self.fields.values():
            field.committed.connect(self._show_proposal)
        self._lay_out()
        self._show_state()

    def show_plan(self, plan: Plan) -> None:
        """Show the plan's terms; a choice that is being looked at stays and is worked out anew."""
        before = self._terms_of(self._plan) if self._plan else None
        now = self._terms_of(plan)
        self._plan = plan
        for code, field in self.fields.items():
            if before is None or before[code] == field.value or before[code] != now[code]:
                field.show_value(now[code])
        self._show_proposal()

    def propose(self, **terms: str) -> None:
        """Choose other terms as the user would, and show what they change."""
        for code, value in terms.items():
            self.fields[code].show_value(value)
        self._show_proposal()

    @property
    def proposal(self) -> dict[str, str]:
        """Return the chosen terms that are not the plan's."""
        if self._plan is None:
            return {}
        now = self._terms_of(self._plan)
        return {
            code: field.value for code, field in self.fields.items() if field.value != now[code]
        }

    def _lay_out(self) -> None:
        names = {
            EDITION: tr("Factor edition"),
            GWP: tr("Weights of the gases"),
            ELECTRICITY: tr("Emissions of electricity"),
        }
        helps = {
            EDITION: tr("A released edition never changes. The plan's own values stay."),
            GWP: tr("Global warming potentials over 100 years, from the climate panel's reports."),
            ELECTRICITY: tr("Indirect emissions only; they never enter the municipal inventory."),
        }
        grid = FormGrid()
        for code, field in self.fields.items():
            grid.add(FormRow(names[code], field, "", helps[code]), wide=code == ELECTRICITY)
        card = Card(
            tr("What all calculations build on"),
            tr(
                "Choose something else to see what it would change. "
                "Nothing changes before you say so."
            ),
        )
        card.body.addWidget(grid)
        card.body.addWidget(self.about_edition)
        self._change = Card(soft=True)
        buttons = QHBoxLayout()
        spacing(buttons, 8)
        buttons.addWidget(self.apply)
        buttons.addWidget(self.keep)
        buttons.addStretch(1)
        for part in (self.waiting, self.problem, self.view):
            self._change.body.addWidget(part)
        self._change.body.addLayout(buttons)
        scrolled = ScrolledColumn()
        scrolled.body.addWidget(card)
        scrolled.body.addWidget(self._change)
        scrolled.body.addStretch(1)
        whole = QVBoxLayout(self)
        margins(whole, 0, 0, 0, 0)
        whole.addWidget(scrolled)

    def _terms_of(self, plan: Plan) -> dict[str, str]:
        settings = plan.settings
        return {
            EDITION: settings.factors_edition,
            GWP: settings.gwp_set,
            ELECTRICITY: settings.electricity,
        }

    def _show_proposal(self, _value: object = None) -> None:
        """Work out in the background what the chosen terms change."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        card = edition_card(self.fields[EDITION].value)
        self.about_edition.setText(tr(card.note) if card else "")
        self.about_edition.setVisible(card is not None)
        terms = self.proposal
        if terms and self._plan is not None:
            work = partial(_work_out, self._plan, self._desk.programme, terms)
            self._task = self._desk.background.start(
                "", work, self._show_change, self._show_problem
            )
        self._show_state()

    def _show_change(self, change: TermsChange) -> None:
        self._task = None
        self.view.show_change(change)
        self._show_state(computed=True)

    def _show_problem(self, error: PlanError) -> None:
        self._task = None
        self.problem.setText(described(error))
        self._show_state(failed=True)

    def _show_state(self, *, computed: bool = False, failed: bool = False) -> None:
        self._change.setVisible(bool(self.proposal))
        self.waiting.setVisible(self._task is not None)
        self.view.setVisible(computed)
        self.problem.setVisible(failed)
        self.apply.setEnabled(computed or failed)

    def _apply(self) -> None:
        terms = self.proposal

        def choose(connection: Connection) -> None:
            edits.choose_terms(connection, **terms)

        if terms:
            self._desk.editor.perform(_undo_text(terms), choose)

    def _keep(self) -> None:
        if self._plan is not None:
            self.propose(**self._terms_of(self._plan))


def _work_out(
    plan: Plan, programme: Programme, terms: dict[str, str], progress: Progress
) -> TermsChange:
    """Compare in a thread; ends early where the user has chosen something else meanwhile."""
    return terms_change(plan, programme, terms, go_on=progress.check)


def _undo_text(terms: dict[str, str]) -> str:
    if list(terms) == [EDITION]:
        return tr("change factor edition to {name}", name=terms[EDITION])
    if list(terms) == [GWP]:
        return tr("change weights of the gases to {name}", name=terms[GWP])
    if list(terms) == [ELECTRICITY]:
        return tr("change the accounting of electricity")
    return tr("change what the calculations build on")


def _gwp_choices() -> tuple[tuple[str, str], ...]:
    names = {
        "SAR": tr("SAR (second report)"),
        "AR4": tr("AR4 (fourth report)"),
        "AR5": tr("AR5 (fifth report)"),
        "AR6": tr("AR6 (sixth report)"),
    }
    return tuple((code, names[code]) for code in GWP_SETS)
