"""Documents: what the plan can become on paper, what is missing for it, and the files made."""

from functools import partial
from pathlib import Path

from fbdesk.models.checks import readiness
from fbdesk.models.findings import BLOCKS, Finding
from fbdesk.models.plan_results import PlanResults
from fbdesk.models.snapshot import Plan
from fbdesk.reports.catalogue import DOCUMENTS
from fbdesk.ui.desk import Desk
from fbdesk.ui.page import Page
from fbdesk.ui.pages.documents_card import FORMATS, DocumentCard
from fbdesk.ui.pages.documents_export import file_name
from fbdesk.ui.questions import Answer
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.columns import Columns
from fbdesk.ui.widgets.finding_list import words_of
from fbdesk.ui.widgets.list_and_card import ScrolledColumn

MOST_REASONS = 6
BESIDE_FROM_PX = 1060
MAKE = "make"
AGREEMENT = "agreement"


class DocumentsPage(Page):
    """A card for each document; they are made beside the window."""

    def __init__(self, desk: Desk) -> None:
        purpose = tr(
            "What the plan becomes on paper: for the council, the ministry and the parties."
        )
        super().__init__(desk, tr("Documents"), purpose)
        self._blocking: dict[str, tuple[Finding, ...]] = {}
        self._folder: Path | None = None
        self.cards = {kind.id: DocumentCard(desk, kind) for kind in DOCUMENTS}
        columns = Columns(*(1 for _ in self.cards), beside_from=BESIDE_FROM_PX)
        for column, (document, card) in zip(columns.columns, self.cards.items(), strict=True):
            card.wanted.connect(partial(self.ask, document))
            column.addWidget(card)
            column.addStretch(1)
        scrolled = ScrolledColumn()
        scrolled.body.addWidget(columns)
        scrolled.body.addStretch(1)
        self.body.addWidget(scrolled, 1)

    def show_plan(self, plan: Plan, changed: frozenset[str]) -> None:
        """Show what is missing for each document."""
        del changed
        self._show_findings(plan)

    def show_results(self, results: PlanResults) -> None:
        """Add what the calculation found."""
        del results
        self._show_findings(self.desk.plan)

    def reveal(self, key: str) -> None:
        """Put the cursor on a document's button."""
        if key in self.cards:
            self.cards[key].make.setFocus()

    def ask(self, document: str) -> None:
        """Ask where to save a document, and whether at all where much is missing; then make it."""
        card = self.cards[document]
        if not self._wanted_anyway(document):
            return
        title = tr(card.kind.title)
        ending = card.order.format
        path = self.desk.questions.file_to_save(
            tr("Save the document"),
            f"{FORMATS[ending]} (*.{ending})",
            self._proposed_folder() / file_name(self.desk.plan, title, ending),
        )
        if path is not None:
            self._folder = path.parent
            card.begin(path)

    def _wanted_anyway(self, document: str) -> bool:
        blocking = self._blocking.get(document, ())
        if not blocking:
            return True
        count = len(blocking)
        text = counted(
            count,
            "{number} thing ought to be mended before the document is sent.",
            "{number} things ought to be mended before the document is sent.",
        )
        reasons = [words_of(finding) for finding in blocking[:MOST_REASONS]]
        if count > MOST_REASONS:
            reasons.append(tr("and {number} more", number=count - MOST_REASONS))
        answer = Answer(MAKE, tr("Make it anyway"))
        return self.desk.questions.choose(text, "\n".join(reasons), (answer,)) == MAKE

    def _proposed_folder(self) -> Path:
        plan_file = self.desk.editor.document.path
        return self._folder or (plan_file.parent if plan_file else Path.home())

    def _show_findings(self, plan: Plan) -> None:
        for document, card in self.cards.items():
            found = readiness(plan, self.desk.programme, self.desk.editor.results, document)
            if document == AGREEMENT:
                found = (*_no_agreement(plan), *found)
                card.make.setEnabled(bool(plan.agreements))
            self._blocking[document] = tuple(each for each in found if each.strength == BLOCKS)
            card.show_findings(found)


def _no_agreement(plan: Plan) -> tuple[Finding, ...]:
    """Return that there is nothing to make a letter of intent of."""
    if plan.agreements:
        return ()
    words = "The plan has no agreement. Write one on the page Agreement first."
    return (Finding("no-agreement", words, table="agreement", strength=BLOCKS),)
