"""The card of one document: what it is for, what is missing for it, and the way to make it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from fbdesk.errors import UsageError
from fbdesk.models.checks.findings import Finding
from fbdesk.models.snapshot import Plan
from fbdesk.reports.catalogue import DocumentKind, Order
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.form_grid import FormRow
from fbdesk.ui.locking import only_looks
from fbdesk.ui.messages import Message
from fbdesk.ui.pages.documents.choices import document_choices
from fbdesk.ui.pages.documents.export import MadeDocument, make_document
from fbdesk.ui.pages.documents.template import TemplateChooser
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.card import Card
from fbdesk.ui.widgets.choices import ChoiceField
from fbdesk.ui.widgets.finding_list import FindingList
from fbdesk.ui.widgets.labels import label, rule

if TYPE_CHECKING:
    from fbdesk.ui.background import Progress, Task

LANGUAGES = (("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English"))
"""A language's name is written in the language itself."""

DRAFT, FINAL = "draft", "final"

FORMATS = {"pdf": "PDF", "xlsx": "Excel (xlsx)", "docx": "Word (docx)", "zip": "ZIP"}


class DocumentCard(Card):
    """Offers one document."""

    wanted = Signal()
    """The user wants the document."""
    changed = Signal()
    """The user chose something else of what the document is made of."""
    template_changed = Signal()
    """The user chose another template, or wants the same one to be read anew."""

    def __init__(self, desk: Desk, kind: DocumentKind) -> None:
        super().__init__(tr(kind.title), tr(kind.purpose))
        self.kind = kind
        self.desk = desk
        self._task: Task[MadeDocument] | None = None
        self.made: MadeDocument | None = None
        self.format = only_looks(ChoiceField(tuple((code, FORMATS[code]) for code in kind.formats)))
        self.format.show_value(kind.formats[0])
        self.language = only_looks(ChoiceField(LANGUAGES))
        self.language.show_value("en" if desk.language == "en" else "nb")
        self.stage = only_looks(ChoiceField(((DRAFT, tr("Draft")), (FINAL, tr("Final")))))
        self.stage.show_value(DRAFT)
        self._stage_part = FormRow(
            tr("Draft or final"),
            self.stage,
            help_text=tr(
                "A draft has its mark across every page. "
                "A final document stays a draft while something in it must be mended."
            ),
        )
        self.choice = only_looks(ChoiceField())
        self.findings = FindingList(desk, tr("Nothing is missing for this document."))
        title = tr(kind.title)
        self.make = button(
            tr("Make {document} …", document=title[:1].lower() + title[1:]),
            self.wanted.emit,
            kind="primary",
            icon="file-down",
        )
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Progress"))
        self.step = label("", "muted", wrap=True)
        self.cancel = button(tr("Cancel"), self.give_up, kind="link")
        self._chosen_part = FormRow(_about(kind), self.choice)
        self.template = TemplateChooser(desk, kind.id, self.language)
        self._template_part = FormRow(tr("Template"), self.template)
        self.chosen_by_hand: list[QWidget] = [
            *(self.format, self.language, self.stage, self.choice, self.template)
        ]
        self._working = QWidget()
        self._result = QWidget()
        self._told = label("", "muted", wrap=True)
        self.open_file = button(tr("Open"), self._open_file, kind="link", icon="external-link")
        self.open_folder = button(
            tr("Open the folder"), self._open_folder, kind="link", icon="folder-open"
        )
        for choice in (self.format, self.language, self.choice, self.stage):
            choice.committed.connect(self.changed)
        self.template.changed.connect(self.template_changed)
        self._lay_out()
        self._stage_part.setVisible(kind.declared_final)
        self._template_part.setVisible(TemplateChooser.is_for(kind.id))
        self.show_working(working=False)
        self._result.hide()

    @property
    def order(self) -> Order:
        """Return what is asked for."""
        chosen = self.choice.value or None
        period = chosen if self.kind.periods else None
        row = chosen if self.kind.about else None
        template = self.template.template
        final = self.kind.declared_final and self.stage.value == FINAL
        made_as = (self.format.value, self.language.value)
        return Order(self.kind.id, *made_as, period, row, template, final)

    def show_choices(self, plan: Plan) -> None:
        """Offer the periods, measures or meetings that the document can be made of."""
        choices = document_choices(self.kind, plan)
        self.choice.set_choices(choices)
        self._chosen_part.setVisible(len(choices) > 1)
        if choices and not self.choice.value:
            self.choice.setCurrentIndex(0)

    def begin(self, path: Path) -> None:
        """Make the document beside the window and save it."""
        plan_file = self.desk.editor.document.path
        if plan_file is not None and path.resolve() == plan_file.resolve():
            self.desk.messages.tell_error(
                UsageError(
                    "The document would replace the plan {plan} itself. Choose another name.",
                    plan=plan_file.name,
                )
            )
            return
        self.show_working(working=True)
        self._task = self.desk.background.start(
            tr("Making {document}", document=tr(self.kind.title)),
            self.work(path),
            self._take_made,
            self.desk.messages.tell_error,
            ended=self._end,
        )
        self._task.progressed.connect(self._show_progress)

    def work(self, path: Path) -> Callable[["Progress"], MadeDocument]:
        """Return the work that makes the document."""
        results = self.desk.finished_results  # which would take a large plan seconds anew
        return partial(make_document, self.desk.plan, self.order, path, results=results)

    def give_up(self) -> None:
        """Stop making the document; a file that was there before stays as it was."""
        if self._task is not None:
            self._task.cancel()

    def show_working(self, *, working: bool) -> None:
        """Show that the document is being made, or offer to make it."""
        self._working.setVisible(working)
        self.progress.setRange(0, 0)
        self.step.hide()
        self.make.setVisible(not working)
        for choice in self.chosen_by_hand:
            choice.setEnabled(not working)

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show what is missing for the document."""
        self.findings.show_findings(findings)

    def show_made(self, made: MadeDocument) -> None:
        """Show the file that was made last."""
        self.made = made
        self._told.setText(made_words(made))
        self._told.setToolTip(str(made.path))
        self._result.show()

    def _take_made(self, made: MadeDocument) -> None:
        self.show_made(made)
        self.desk.messages.tell(
            Message(
                tr(
                    "{document} is saved as {file}.",
                    document=tr(self.kind.title),
                    file=made.path.name,
                ),
                action_text=tr("Open"),
                action=partial(open_path, made.path),
            )
        )

    def _show_progress(self, task: "Task[MadeDocument]") -> None:
        """Show how far the work is, where it tells."""
        self.progress.setRange(0, 100)
        self.progress.setValue(round(100 * task.share))
        self.step.setText(task.step)
        self.step.show()

    def _end(self, _task: object) -> None:
        self._task = None
        self.show_working(working=False)

    def _open_file(self) -> None:
        if self.made is not None:
            open_path(self.made.path)

    def _open_folder(self) -> None:
        if self.made is not None:
            open_path(self.made.path.parent)

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        spacing(choices, 12)
        choices.addWidget(FormRow(tr("Format"), self.format), 1)
        choices.addWidget(FormRow(tr("Language"), self.language), 1)
        choices.addWidget(self._stage_part, 1)
        waiting = QHBoxLayout(self._working)
        margins(waiting, 0, 0, 0, 0)
        spacing(waiting, 8)
        waiting.addWidget(self.progress, 1)
        waiting.addWidget(self.cancel)
        links = QHBoxLayout()
        links.addWidget(self.open_file)
        links.addWidget(self.open_folder)
        links.addStretch(1)
        result = QVBoxLayout(self._result)
        margins(result, 0, 0, 0, 0)
        spacing(result, 2)
        result.addWidget(self._told)
        result.addLayout(links)
        row = QHBoxLayout()
        row.addWidget(self.make)
        row.addStretch(1)
        self.body.addLayout(choices)
        self.body.addWidget(self._chosen_part)
        self.body.addWidget(self._template_part)
        self.body.addLayout(row)
        self.body.addWidget(self._working)
        self.body.addWidget(self.step)
        self.body.addWidget(self._result)
        self.body.addWidget(rule())
        self.body.addWidget(label(tr("Before you make it"), "strong"))
        self.body.addWidget(self.findings)
        self.body.addStretch(1)


def _about(kind: DocumentKind) -> str:
    if kind.periods:
        return tr("Period")
    return tr("Meeting") if kind.about == "meeting" else tr("Measure")


def made_words(made: MadeDocument) -> str:
    """Return which file was made when, and what a parcel lacks."""
    words = tr("{file}, made at {time}", file=made.path.name, time=f"{made.at:%H:%M}")
    if not made.missing:
        return words
    titles = ", ".join(tr(title) for title in made.missing)
    return f"{words}. {tr('Not in the parcel: {documents}.', documents=titles)}"


def open_path(path: Path) -> None:
    """Open a file or a folder with the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
