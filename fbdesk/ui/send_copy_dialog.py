"""Sending a copy: with or without the names of persons, and what it will hold all the same."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from fbdesk.document.sending import check_target, mentions, write_copy
from fbdesk.errors import PlanError
from fbdesk.models.belonging import owner
from fbdesk.models.persons import PersonField, names_in
from fbdesk.models.programmes.of_plan import programme_of
from fbdesk.reports.plan_words import PlanWords, plan_words
from fbdesk.ui.dialog_frame import ending_buttons, fit
from fbdesk.ui.messages import Message
from fbdesk.ui.scale import heights, margins, spacing
from fbdesk.ui.translation import counted, described, tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.fields import CheckField
from fbdesk.ui.widgets.labels import label
from fbdesk.ui.widgets.list_and_card import ScrolledColumn

if TYPE_CHECKING:
    from pathlib import Path

    from fbdesk.document.file_info import FileInfo
    from fbdesk.models.snapshot import Plan
    from fbdesk.ui.background import Progress
    from fbdesk.ui.document_flow import Surroundings
    from fbdesk.ui.editor import Editor

SIZE = (620, 820)
MOST_NAMES = 3
MOST_MENTIONS = 200


@dataclass(frozen=True, slots=True)
class Sent:
    """A copy that was written: where, and what was left out, in words."""

    path: Path
    left_out: str


class SendCopyDialog(QDialog):
    """Asks what a copy shall lack, writes it, and tells what was left out."""

    def __init__(self, parent: QWidget, around: Surroundings, editor: Editor) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Send a copy"))
        self._around, self._editor = around, editor
        self._plan: Plan = editor.plan
        language = around.preferences.held.language
        self._words: PlanWords = plan_words(programme_of(self._plan), language)
        self.without = CheckField(tr("Leave out the names of persons"))
        self.fields: dict[PersonField, CheckField] = {}
        self._wanted = frozenset(f for f, names in names_in(self._plan).items() if names)
        self._choices = QWidget()
        self._spoken = label("", wrap=True)
        self.mentions = QPlainTextEdit()
        self.problem = label("", "warning", wrap=True)
        self.write = button(tr("Save the copy …"), self.ask_where, kind="primary")
        self._lay_out()
        self._connect()
        self._follow()

    @property
    def left_out(self) -> tuple[PersonField, ...]:
        """Return the fields that the copy is to lack."""
        if not self.without.isChecked():
            return ()
        return tuple(field for field, check in self.fields.items() if check.isChecked())

    def ask_where(self) -> None:
        """Ask for the copy's name and write it."""
        own = self._editor.document.path
        folder = own.parent if own else self._around.documents_folder
        proposed = folder / f"{_stem(own, self._plan)} {tr('copy')}.fbplan"
        kinds = tr("Plans (*.fbplan)")
        target = self._around.questions.file_to_save(tr("Save the copy"), kinds, proposed)
        if target is None:
            return
        try:
            check_target(target.absolute(), own)
        except PlanError as error:
            self._tell(error)
            return
        self.write.setEnabled(False)
        self._around.background.start(
            tr("Writing the copy"),
            partial(
                _send,
                target.absolute(),
                self._plan,
                self._editor.document.backups.info(),
                self.left_out,
                self._told(),
            ),
            self._show_sent,
            self._tell,
            ended=self._may_write,
        )

    def _told(self) -> str:
        """Return what the copy lacks, in words."""
        held = names_in(self._plan)
        parts = [
            f"{self._words.kind(field.kind)}: {self._words.field(field.kind, field.name)} "
            f"({len(held[field])})"
            for field in self.left_out
            if held[field]
        ]
        return tr("Left out: {fields}.", fields=", ".join(parts)) if parts else ""

    def _show_sent(self, sent: Sent) -> None:
        text = tr("The copy was saved as {path}.", path=sent.path)
        self._around.messages.tell(Message(f"{text} {sent.left_out}".strip()))
        self.accept()

    def _may_write(self, _task: object) -> None:
        self.write.setEnabled(True)

    def _tell(self, error: PlanError) -> None:
        self.problem.setText(described(error))
        self.problem.setVisible(True)

    def _want(self, field: PersonField, checked: bool) -> None:  # noqa: FBT001 from a signal
        """Remember which fields are to be left out, also while none are."""
        self._wanted = self._wanted | {field} if checked else self._wanted - {field}
        self._follow()

    def _follow(self, _checked: object = None) -> None:
        """Show what the chosen copy lacks, and what it says all the same."""
        self._choices.setEnabled(self.without.isChecked())
        for field, check in self.fields.items():
            with QSignalBlocker(check):
                check.setChecked(self.without.isChecked() and field in self._wanted)
        found = mentions(self._plan, self.left_out)
        lines = [
            f"{self._words.thing(self._plan, owner(self._plan, each.row))}, "
            f"{self._words.field(type(each.row), each.field)}: {each.name}"
            for each in found[:MOST_MENTIONS]
        ]
        self.mentions.setPlainText("\n".join(dict.fromkeys(lines)))
        self.mentions.setVisible(bool(found))
        self._spoken.setText(self._spoken_words(len(found)))

    def _spoken_words(self, number: int) -> str:
        if not self.left_out:
            return tr("The copy holds the whole plan. Undo history and backups stay here.")
        if not number:
            return tr("Names inside texts stay: read through the texts before you send the copy.")
        return counted(
            number,
            "{number} text speaks of these persons too, and stays as it is:",
            "{number} texts speak of these persons too, and stay as they are:",
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        margins(column, 24, 20, 24, 16)
        spacing(column, 12)
        column.addWidget(label(tr("Send a copy"), "title"))
        words = tr(
            "The copy is the plan as it stands now. What a colleague does in it can be merged "
            "back, also where names are left out."
        )
        column.addWidget(label(words, "muted", wrap=True))
        column.addWidget(self.without)
        inside = QVBoxLayout(self._choices)
        margins(inside, 24, 0, 0, 0)
        spacing(inside, 0)
        for field, names in names_in(self._plan).items():
            check = CheckField(self._named(field, names))
            check.setEnabled(bool(names))
            self.fields[field] = check
            inside.addWidget(check)
            if names:
                inside.addLayout(_below(label(_some_of(names), "caption", wrap=True)))
        scrolled = ScrolledColumn()
        scrolled.body.addWidget(self._choices)
        scrolled.body.addStretch(1)
        column.addWidget(scrolled, 3)
        column.addWidget(self._spoken)
        self.mentions.setReadOnly(True)
        self.mentions.setAccessibleName(tr("Texts that speak of persons"))
        heights(self.mentions, 90)
        column.addWidget(self.mentions, 2)
        column.addWidget(self.problem)
        self.problem.setVisible(False)
        column.addWidget(ending_buttons(self, self.write))
        fit(self, *SIZE)

    def _named(self, field: PersonField, names: tuple[str, ...]) -> str:
        """Return a field with how many names it holds."""
        title = f"{self._words.kind(field.kind)}: {self._words.field(field.kind, field.name)}"
        told = f"{title} ({len(names)})" if names else tr("{field} (none)", field=title)
        return told.replace("&", "&&")

    def _connect(self) -> None:
        self.without.toggled.connect(self._follow)
        for field, check in self.fields.items():
            check.toggled.connect(partial(self._want, field))


def _send(
    target: Path,
    plan: Plan,
    before: FileInfo,
    left_out: tuple[PersonField, ...],
    told: str,
    _progress: Progress,
) -> Sent:
    """Write the copy in a thread."""
    write_copy(target, plan, before, left_out)
    return Sent(target, told)


def _below(told: QWidget) -> QVBoxLayout:
    """Return a text in line with the text of the check mark above it."""
    made = QVBoxLayout()
    margins(made, 34, 0, 0, 6)
    made.addWidget(told)
    return made


def _some_of(names: tuple[str, ...]) -> str:
    different = tuple(dict.fromkeys(names))
    more = ", …" if len(different) > MOST_NAMES else ""
    return ", ".join(different[:MOST_NAMES]) + more


def _stem(own: Path | None, plan: Plan) -> str:
    return own.stem if own else plan.settings.name
