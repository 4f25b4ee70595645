"""Documents: what the plan can become on paper, how it looks, what is missing, and the files."""

from functools import partial
from pathlib import Path

from fbdesk.models.checks.findings import BLOCKS, REMARK, Finding
from fbdesk.models.checks.readiness import readiness
from fbdesk.models.reporting import ReportPeriod
from fbdesk.models.results.plan import PlanResults
from fbdesk.models.snapshot import Plan
from fbdesk.reports.catalogue import DOCUMENTS, DocumentKind
from fbdesk.reports.parcel import PARCEL
from fbdesk.reports.reported import newest_period
from fbdesk.ui.desk import Desk
from fbdesk.ui.page import Page
from fbdesk.ui.pages.documents.card import FORMATS, DocumentCard
from fbdesk.ui.pages.documents.names import file_name, told_of
from fbdesk.ui.pages.documents.parcel import ParcelCard, blocking_first, findings_of_all
from fbdesk.ui.pages.documents.preview import DocumentPreview
from fbdesk.ui.pages.reporting.list import report_of
from fbdesk.ui.questions import Answer
from fbdesk.ui.today import local_today
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.choices import FilterChips
from fbdesk.ui.widgets.columns import Columns
from fbdesk.ui.widgets.finding_list import words_of
from fbdesk.ui.widgets.list_and_card import ScrolledColumn

MOST_REASONS = 6
BESIDE_FROM_PX = 860
MAKE = "make"
NO_AGREEMENT = "The plan has no agreement. Write one on the page Agreement first."
NO_MEASURES = "The plan has no measures. Add one on the page Measures first."
NO_PERIODS = "The plan has no report periods. The report tells of the plan as it stands now."
NO_YEAR = "No report period is a year. The annual report tells of {period}."
NO_MEETINGS = "The plan has no meetings. Add one on the page Meetings first."


class DocumentsPage(Page):
    """The card of one document at a time beside its pages; documents are made beside the window."""

    def __init__(self, desk: Desk) -> None:
        purpose = tr(
            "What the plan becomes on paper: for the council, the ministry and the parties."
        )
        super().__init__(desk, tr("Documents"), purpose)
        self._blocking: dict[str, tuple[Finding, ...]] = {}
        self._folder: Path | None = None
        self.chips = FilterChips()
        self.cards = {kind.id: DocumentCard(desk, kind) for kind in DOCUMENTS}
        self.cards[PARCEL] = ParcelCard(desk, dict(self.cards))
        self.preview = DocumentPreview(desk)
        self._lay_out()
        self._tell_chips()
        self.choose(DOCUMENTS[0].id)

    @property
    def chosen(self) -> str:
        """Return the id of the document whose card is shown."""
        return self.chips.value

    def choose(self, document: str) -> None:
        """Show the card and the pages of a document."""
        self.chips.choose(document)

    def show_plan(self, plan: Plan, changed: frozenset[str]) -> None:
        """Show what each document can be made of, and what is missing for it."""
        del changed
        for card in self.cards.values():
            card.show_choices(plan)
        self._show_findings(plan)
        self.preview.forget()
        self._show_pages()

    def show_results(self, results: PlanResults) -> None:
        """Add what the calculation found."""
        del results
        self._show_findings(self.desk.plan)

    def reveal(self, key: str) -> None:
        """Show the card of a document, or of a period's report, with the cursor on its button."""
        period = self.desk.plan.find(ReportPeriod, key)
        document = report_of(period) if period is not None else key
        if document not in self.cards:
            return
        card = self.cards[document]
        if period is not None:
            card.choice.show_value(key)
        self.choose(document)
        self._show_pages()
        card.make.setFocus()

    def ask(self, document: str) -> None:
        """Ask where to save a document, and whether at all where much is missing; then make it."""
        card = self.cards[document]
        if not self._wanted_anyway(document):
            return
        ending = card.order.format
        about = told_of(self.desk.plan, card.kind, card.order)
        path = self.desk.questions.file_to_save(
            tr("Save the document"),
            f"{FORMATS[ending]} (*.{ending})",
            self._proposed_folder() / file_name(self.desk.plan, tr(card.kind.title), ending, about),
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
        reasons = [words_of(finding, self.desk.language) for finding in blocking[:MOST_REASONS]]
        if count > MOST_REASONS:
            reasons.append(tr("and {number} more", number=count - MOST_REASONS))
        answer = Answer(MAKE, tr("Make it anyway"))
        return self.desk.questions.choose(text, "\n".join(reasons), (answer,)) == MAKE

    def _proposed_folder(self) -> Path:
        plan_file = self.desk.editor.document.path
        return self._folder or (plan_file.parent if plan_file else Path.home())

    def _show_findings(self, plan: Plan) -> None:
        results = self.desk.editor.results
        found = readiness(plan, self.desk.programme, results, today=local_today())
        every: dict[str, tuple[Finding, ...]] = {}
        never: list[Finding] = []
        for kind in DOCUMENTS:
            impossible = nothing_to_tell(plan, kind.id)
            self.cards[kind.id].make.setEnabled(not impossible)
            mine = (each for each in found if not each.documents or kind.id in each.documents)
            every[kind.id] = blocking_first((*impossible, *less_to_tell(plan, kind), *mine))
            never += impossible
        every[PARCEL] = findings_of_all(found, never)
        for document, told in every.items():
            self._blocking[document] = tuple(each for each in told if each.strength == BLOCKS)
            self.cards[document].show_findings(told)
        self._tell_chips()

    def _tell_chips(self) -> None:
        """Show for each document how much ought to be mended first."""
        counts = {document: len(found) or None for document, found in self._blocking.items()}
        self.chips.show_chips(
            tuple(
                (document, tr(card.kind.title), counts.get(document))
                for document, card in self.cards.items()
            )
        )

    def _show_chosen(self, chosen: str) -> None:
        for document, card in self.cards.items():
            card.setVisible(document == chosen)
        self._show_pages()

    def _read_template(self) -> None:
        """Make the pages anew: the file of a template may say something else by now."""
        self.preview.forget()
        self._show_pages()

    def _show_pages(self) -> None:
        self.preview.show_order(self.cards[self.chosen].order)

    def _lay_out(self) -> None:
        columns = Columns(2, 3, beside_from=BESIDE_FROM_PX)
        left, right = columns.columns
        for document, card in self.cards.items():
            card.wanted.connect(partial(self.ask, document))
            card.changed.connect(self._show_pages)
            card.template_changed.connect(self._read_template)
            left.addWidget(card)
        left.addStretch(1)
        right.addWidget(self.preview, 1)
        self.chips.chosen.connect(self._show_chosen)
        scrolled = ScrolledColumn()
        scrolled.body.addWidget(self.chips)
        scrolled.body.addWidget(columns, 1)
        self.body.addWidget(scrolled, 1)


def nothing_to_tell(plan: Plan, document: str) -> tuple[Finding, ...]:
    """Return why a document cannot be made at all: the plan has nothing of what it is about."""
    found = {
        "agreement": (plan.agreements, NO_AGREEMENT),
        "measure-card": (plan.measures, NO_MEASURES),
        "minutes": (plan.meetings, NO_MEETINGS),
    }
    held, words = found.get(document, (True, ""))
    if held:
        return ()
    table = {"measure-card": "measure", "minutes": "meeting"}.get(document, document)
    return (Finding(f"no-{document}", words, table=table, strength=BLOCKS),)


def less_to_tell(plan: Plan, kind: DocumentKind) -> tuple[Finding, ...]:
    """Return what a reader of a report misses where the plan has no period that fits it."""
    if not kind.periods:
        return ()
    newest = newest_period(plan, kind.period_kind)
    if newest is None:
        return (Finding("no-period", NO_PERIODS, table="report_period", strength=REMARK),)
    if kind.period_kind in ("", newest.kind):
        return ()
    told = {"period": newest.title}
    return (Finding("no-year", NO_YEAR, told, table="report_period", strength=REMARK),)
