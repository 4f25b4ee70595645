"""Merging with another copy: what both changed, one choice each, and what follows before it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout

from fbdesk.document.merging.conflicts import Answers, Choice
from fbdesk.ui.dialog_frame import CANCEL, ending_buttons, fit
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.merge.card import NAMES, MergeCard
from fbdesk.ui.merge.preview import MergePreview
from fbdesk.ui.merge.work import merged_again, prepared, text_of_both
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import counted, described, tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.labels import label
from fbdesk.ui.widgets.list_and_card import ListAndCard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from fbdesk.document.merging.conflicts import Conflict, Question
    from fbdesk.document.merging.plans import PlanFile
    from fbdesk.document.revisions.store import RevisionStore
    from fbdesk.errors import PlanError
    from fbdesk.ui.background import Background, Progress, Task
    from fbdesk.ui.merge.words import ConflictWords
    from fbdesk.ui.merge.work import Step

SIZE = (1120, 740)
SIZE_ALIKE = (560, 180)
CHOICES, PREVIEW = 0, 1


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list: a conflict in words, with the answer it has so far."""

    key: str
    conflict: Conflict
    words: ConflictWords
    answer: Choice | None


class MergeDialog(QDialog):
    """Asks what to do where two copies differ, shows what follows, and only then ends with it."""

    elsewhere_wanted = Signal()
    """The user would rather save the plan under another name."""

    def __init__(
        self, parent: QWidget, background: Background, name: str, keep: Callable[[], object]
    ) -> None:
        """`name` is what the other copy is called; `keep` makes a backup, in a thread."""
        super().__init__(parent)
        self.setWindowTitle(tr("Merge with {name}", name=name))
        self._background = background
        self._keep = keep
        self._task: Task[Step] | Task[object] | None = None
        self.step: Step | None = None
        self._answers: dict[Question, Choice] = {}
        self._lines: dict[str, Line] = {}
        self._state = label(tr("Reading and comparing …"), "muted", wrap=True)
        self.problem = label("", "warning", wrap=True)
        self.table = DataTable(tr("What both changed"), _columns())
        self.card = MergeCard()
        self.preview = MergePreview()
        self._sides = QStackedWidget()
        self.rest_mine = button(tr("Mine for the rest"), partial(self.answer_rest, Choice.MINE))
        self.rest_theirs = button(
            tr("Theirs for the rest"), partial(self.answer_rest, Choice.THEIRS)
        )
        self.elsewhere = button(tr("Save mine as …"), self._save_elsewhere)
        self.elsewhere.setVisible(False)
        self.back = button(tr("Back to the choices"), self._show_choices)
        self.next = button(tr("Show what changes"), self.work_out, kind="primary")
        self.apply = button(tr("Merge"), self.keep_and_accept, kind="primary")
        self._ending = ending_buttons(self, self.next, self.apply)
        self.cancel = self._ending.button(CANCEL)
        self._lay_out()
        self._connect()
        self._follow()

    def begin(self, mine: PlanFile, path: Path, store: RevisionStore, language: str) -> None:
        """Read the other copy and compare, beside the window."""
        self._start(partial(prepared, mine, path, store, language))

    def answer(self, choice: Choice) -> None:
        """Answer the chosen conflict."""
        line = self.table.chosen_row
        if line is not None and choice in line.conflict.choices:
            self._answers[line.conflict.question] = choice
            self._show_lines()

    def answer_rest(self, choice: Choice) -> None:
        """Answer every conflict that has no answer yet."""
        for line in self._lines.values():
            self._answers.setdefault(line.conflict.question, choice)
        self._show_lines()

    def work_out(self) -> None:
        """Merge with the answers, and show what changes."""
        if self.step is not None and not self._unanswered():
            self._start(partial(merged_again, self.step.prepared, Answers(dict(self._answers))))

    def keep_and_accept(self) -> None:
        """Keep the plan as it is, beside the window, and end with the merge."""
        self.apply.setEnabled(False)
        self._task = self._background.start(
            tr("Merging"), lambda _: self._keep(), lambda _: self.accept(), self._tell
        )

    def done(self, result: int) -> None:
        """Close, and stop working."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        super().done(result)

    def _answer_by_key(self, choice: Choice) -> None:
        """Answer, and go on to the next conflict without an answer."""
        self.answer(choice)
        waiting = self._unanswered()
        if waiting:
            self.table.choose(waiting[0])
        else:
            self.next.setFocus()

    def _start(self, work: Callable[[Progress], Step]) -> None:
        self.next.setEnabled(False)
        self._task = self._background.start(tr("Merging"), work, self._take, self._tell)

    def _take(self, step: Step) -> None:
        self._task, self.step = None, step
        for place, asked in enumerate(step.merged.asked):
            conflict = asked.conflict
            words = step.prepared.says.conflict(conflict)
            self._lines.setdefault(
                str(conflict.question), Line(f"{place:06d}", conflict, words, None)
            )
        if step.merged.open:
            self._show_choices()
        elif step.alike and self.elsewhere.isHidden():  # the own file is saved over all the same
            self._show_alike()
        else:
            self.preview.show_text(step.preview, base_known=step.prepared.meeting.base is not None)
            self._sides.setCurrentIndex(PREVIEW)
            self._follow()
            self.apply.setFocus()

    def _show_alike(self) -> None:
        """Say that there is nothing to merge, and offer only to close."""
        for part in (self._sides, self.next, self.apply):
            part.setVisible(False)
        self._state.setText(
            tr("The other copy says what your plan says. There is nothing to take over.")
        )
        self.cancel.setText(tr("Close"))
        self.cancel.setFocus()
        fit(self, *SIZE_ALIKE)

    def _show_choices(self) -> None:
        self._sides.setCurrentIndex(CHOICES)
        self._show_lines()
        waiting = self._unanswered()
        if waiting:
            self.table.choose(waiting[0])
        self.table.setFocus()

    def _show_lines(self) -> None:
        lines = [
            Line(line.key, line.conflict, line.words, self._answers.get(line.conflict.question))
            for line in self._lines.values()
        ]
        self._lines = {str(line.conflict.question): line for line in lines}
        self.table.show_rows(lines)
        self._show_chosen()
        self._follow()

    def _show_chosen(self, _key: str = "") -> None:
        line = self.table.chosen_row
        self.card.setVisible(line is not None)
        if line is not None:
            both = text_of_both(line.conflict)
            self.card.show_conflict(line.conflict, line.words, line.answer, both)

    def _unanswered(self) -> list[str]:
        return [line.key for line in self._lines.values() if line.answer is None]

    def _follow(self) -> None:
        """Show the buttons and the words of the step that the merge has come to."""
        choosing = self._sides.currentIndex() == CHOICES
        waiting = len(self._unanswered())
        ready = self.step is not None
        for part in (self.rest_mine, self.rest_theirs):
            part.setVisible(choosing and waiting > 1)
        self.next.setVisible(choosing)
        self.next.setEnabled(ready and waiting == 0)
        self.back.setVisible(not choosing and bool(self._lines))
        self.apply.setVisible(not choosing)
        if ready:
            own_file = not self.elsewhere.isHidden()
            words = (
                _words(len(self._lines), waiting) if choosing else _words_at_end(own_file=own_file)
            )
            self._state.setText(words)

    def _tell(self, error: PlanError) -> None:
        self._task = None
        self._state.setVisible(False)
        self.problem.setText(described(error))
        self.problem.setVisible(True)
        self.apply.setEnabled(True)

    def _save_elsewhere(self) -> None:
        self.reject()
        self.elsewhere_wanted.emit()

    def _connect(self) -> None:
        self.table.chosen.connect(self._show_chosen)
        self.card.chosen.connect(self.answer)
        for number, choice in enumerate(NAMES, start=1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(partial(self._answer_by_key, choice))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        margins(column, 24, 20, 24, 16)
        spacing(column, 10)
        column.addWidget(label(self.windowTitle(), "title", wrap=True))
        column.addWidget(self._state)
        column.addWidget(self.problem)
        self.problem.setVisible(False)
        split = ListAndCard(self.table, left_share=50)
        split.card.body.addWidget(self.card)
        self.card.setVisible(False)
        self._sides.addWidget(split)
        self._sides.addWidget(self.preview)
        column.addWidget(self._sides, 1)
        column.addStretch(0)  # takes the room of copies that are alike
        foot = QHBoxLayout()
        spacing(foot, 8)
        for part in (self.back, self.rest_mine, self.rest_theirs, self.elsewhere):
            foot.addWidget(part)
        foot.addStretch(1)
        foot.addWidget(self._ending)
        column.addLayout(foot)
        fit(self, *SIZE)


def _columns() -> tuple[Column[Line], ...]:
    return (
        Column(
            code="thing",
            title=tr("Where"),
            value=lambda line: line.words.thing,
            stretch=True,
            width=150,
        ),
        Column(
            code="what",
            title=tr("What of it"),
            value=lambda line: line.words.what,
            tooltip=lambda line: line.words.what,
            width=110,
        ),
        Column(
            code="answer",
            title=tr("Choice"),
            value=lambda line: line.answer or "",
            shows=lambda line: tr(NAMES[line.answer]) if line.answer else tr("not chosen"),
            tone=lambda line: "" if line.answer else "warning",
            width=95,
        ),
    )


def _words_at_end(*, own_file: bool) -> str:
    """Return what the merge would do, also to the plan's own file where it was merged with."""
    if not own_file:
        return tr("This is what changes in your plan. It is one step that can be undone.")
    return tr(
        "This is what changes in your plan. The result is saved to the plan's file. If you undo it "
        "later, your plan takes the place of what the other saved. That stays among the backups."
    )


def _words(number: int, waiting: int) -> str:
    """Return what is to be chosen."""
    asked = counted(
        number,
        "Both changed the same thing in {number} place. The rest is merged.",
        "Both changed the same thing in {number} places. The rest is merged.",
    )
    left = counted(waiting, "{number} choice is left.", "{number} choices are left.")
    keys = tr("Ctrl+1 keeps mine, Ctrl+2 theirs, Ctrl+3 both.")
    return f"{asked} {left} {keys}"
