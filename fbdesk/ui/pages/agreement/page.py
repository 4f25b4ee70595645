"""Agreement: commitments side by side, their years, the annex, the text and the signatures."""

from PySide6.QtWidgets import QStackedWidget

from fbdesk.models.snapshot import Plan
from fbdesk.reports.wording import wording_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.page import Page
from fbdesk.ui.pages.agreement.commitments import Commitments
from fbdesk.ui.pages.agreement.projects import JointProjects
from fbdesk.ui.pages.agreement.returning import ask_returned
from fbdesk.ui.pages.agreement.text import AgreementText, Signing
from fbdesk.ui.pages.agreement.years import CommitmentYears
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.choices import TabStrip


class AgreementPage(Page):
    """Five tabs; the first shows what each side promises and what depends on what."""

    def __init__(self, desk: Desk) -> None:
        purpose = tr("What city, county and state promise each other, and what depends on what.")
        super().__init__(desk, tr("Agreement"), purpose)
        wording = wording_in(desk.language, desk.programme)
        self.commitments = Commitments(desk, wording)
        self.years = CommitmentYears(desk, wording)
        self.projects = JointProjects(desk)
        self.text = AgreementText(desk)
        self.signing = Signing(desk)
        self._parts = {
            "commitments": self.commitments,
            "years": self.years,
            "projects": self.projects,
            "text": self.text,
            "signing": self.signing,
        }
        names = (
            tr("Commitments"),
            tr("Status per year"),
            tr("Joint projects"),
            tr("Text of the agreement"),
            tr("Signatures"),
        )
        self.tabs = TabStrip(tuple(zip(self._parts, names, strict=True)))
        self.tabs.chosen.connect(self._show_tab)
        self._stack = QStackedWidget()
        for part in self._parts.values():
            self._stack.addWidget(part)
        self.compare = self.add_action(tr("Compare with Word …"), self._compare, icon="git-compare")
        self._new = self.add_action(
            tr("New commitment"), self.commitments.add, primary=True, icon="plus"
        )
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._stack, 1)

    def show_plan(self, plan: Plan, changed: frozenset[str]) -> None:
        """Show the plan's agreement on every tab."""
        del changed
        self.compare.setVisible(bool(plan.agreements))
        for part in (self.commitments, self.years, self.projects, self.text, self.signing):
            part.show_plan(plan)

    def reveal(self, key: str) -> None:
        """Choose a commitment, a joint project, or a section of the text."""
        if self.commitments.reveal(key):
            self.tabs.choose("commitments")
        elif self.projects.table.choose(key):
            self.tabs.choose("projects")
        elif self.text.table.choose(key):
            self.tabs.choose("text")

    def _compare(self) -> None:
        ask_returned(self.desk, self.window())

    def _show_tab(self, code: str) -> None:
        self._stack.setCurrentWidget(self._parts[code])
        self._new.setVisible(code == "commitments")
