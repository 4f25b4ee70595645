"""Taking a filled-in workbook back: every change with a tick, and then one step in the plan."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout

from fbdesk.exchange.workbook_change import Standing
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.pages.inventory_changes import message_table
from fbdesk.ui.scale import margins, scaled, spacing
from fbdesk.ui.translation import counted, described, tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.choices import ChoiceField, FilterChips
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.labels import label
from fbdesk.ui.widgets.list_and_card import ListAndCard
from fbdesk.ui.workbook_card import WorkbookCard
from fbdesk.ui.workbook_words import WORKBOOK, ChangeWords
from fbdesk.ui.workbook_work import read_changes

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from fbdesk.document.revisions import RevisionStore
    from fbdesk.errors import PlanError
    from fbdesk.exchange.workbook_change import Change
    from fbdesk.models.snapshot import Plan
    from fbdesk.ui.background import Background, Task
    from fbdesk.ui.workbook_work import Line, ReadWorkbook

SIZE = (1180, 780)
SHARE_OF_SCREEN = 0.94
ALL, MESSAGES = "all", "messages"
ALL_AND_ONE = 2
"""A choice of all sheets and the only one is no choice."""


class WorkbookDialog(QDialog):
    """Shows what a workbook would change; `chosen` holds what the user has ticked."""

    def __init__(
        self, parent: QWidget, background: Background, name: str, words: ChangeWords = WORKBOOK
    ) -> None:
        """`name` is what the file is called, `words` are those of its kind."""
        super().__init__(parent)
        self.words = words
        self.setWindowTitle(tr(words.title, name=name))
        self._background = background
        self._task: Task[Any] | None = None
        self.read: ReadWorkbook | None = None
        self._lines: dict[str, Line] = {}
        self._state = label(tr("Reading and comparing …"), "muted", wrap=True)
        self.problem = label("", "warning", wrap=True)
        self.chips = FilterChips()
        self.sheets = ChoiceField()
        self.sheets.setAccessibleName(tr("Sheet"))
        self.table = DataTable(tr(words.table), self._columns())
        self.card = WorkbookCard(words)
        self.messages = message_table(fitted=False)
        self.without_errors = QCheckBox(tr(words.go_on))
        self.tick_all = button(tr("Tick those shown"), partial(self.tick_shown, ticked=True))
        self.tick_none = button(tr("Tick none of them"), partial(self.tick_shown, ticked=False))
        self.take = button(tr("Take in"), self.accept, kind="primary")
        self._lay_out()
        self._connect()
        self._follow()

    @property
    def chosen(self) -> tuple[Change, ...]:
        """Return the changes that are ticked, in the order of the workbook."""
        return tuple(line.change for line in self._lines.values() if line.ticked)

    @property
    def ticked(self) -> int:
        """Return how many lines are ticked."""
        return sum(line.ticked for line in self._lines.values())

    def begin(self, path: Path, plan: Plan, store: RevisionStore, language: str) -> None:
        """Read the workbook and compare, beside the window."""
        work = partial(read_changes, path, plan, store, language)
        reading = tr("Reading the workbook")
        self._task = self._background.start(
            reading, lambda progress: work(progress=progress), self.show_read, self._tell
        )

    def tick(self, key: str, *, ticked: bool) -> None:
        """Choose whether a change is taken in."""
        self._lines[key] = replace(self._lines[key], ticked=ticked)
        self._show_lines()

    def tick_shown(self, *, ticked: bool) -> None:
        """Choose for all changes that the list shows."""
        for line in self.table.rows.rows:
            self._lines[line.key] = replace(line, ticked=ticked)
        self._show_lines()

    def done(self, result: int) -> None:
        """Close, and stop reading."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        super().done(result)

    def show_read(self, read: ReadWorkbook) -> None:
        """Show a workbook that was read."""
        self._task, self.read = None, read
        self._lines = {line.key: line for line in read.lines}
        sheets = dict.fromkeys(line.change.sheet for line in read.lines)
        self.sheets.set_choices((("", tr("All sheets")), *((name, name) for name in sheets)))
        self.sheets.show_value("")
        self.messages.show_messages(read.found.messages)
        self._show_lines()
        self.table.setFocus()

    def _show_lines(self, _choice: str = "") -> None:
        lines = list(self._lines.values())
        self.chips.show_chips(self._chips(lines))
        standing, sheet = self.chips.value, self.sheets.value
        self.table.show_only(
            lines,
            lambda line: (
                (standing in {ALL, MESSAGES} or line.change.standing == standing)
                and sheet in {"", line.change.sheet}
            ),
        )
        told = standing == MESSAGES
        self.messages.setVisible(told)
        self._split.setVisible(not told)
        self._show_chosen()
        self._follow()

    def _chips(self, lines: list[Line]) -> tuple[tuple[str, str, int | None], ...]:
        counts = {how: sum(line.change.standing is how for line in lines) for how in Standing}
        names = self.words.standings
        told = len(self.read.found.messages) if self.read else 0
        return (
            (ALL, tr("All changes"), len(lines)),
            *((how, tr(names[how]), count) for how, count in counts.items() if count),
            *(((MESSAGES, tr("Messages"), told),) if told else ()),
        )

    def _show_chosen(self, _key: str = "") -> None:
        line = self.table.chosen_row
        self.card.setVisible(line is not None)
        if line is not None:
            self.card.show_line(line)

    def _follow(self) -> None:
        """Show the words and buttons of what has been read and ticked."""
        errors = len(self.read.found.errors) if self.read else 0
        count = self.ticked
        self.without_errors.setVisible(bool(errors))
        may = not errors or self.without_errors.isChecked()
        self.take.setEnabled(bool(count) and may)
        self.take.setText(
            counted(count, "Take in {number} change", "Take in {number} changes")
            if count
            else tr("Take in")
        )
        shows_lines = bool(self._lines) and self.chips.value != MESSAGES
        for part in (self.tick_all, self.tick_none):
            part.setVisible(shows_lines)
        self.sheets.setVisible(shows_lines and self.sheets.count() > ALL_AND_ONE)
        if self.read is not None:
            self._state.setText(_summary(self.words, len(self._lines), errors))

    def _tell(self, error: PlanError) -> None:
        self._task = None
        self._state.setVisible(False)
        self.problem.setText(described(error))
        self.problem.setVisible(True)

    def _connect(self) -> None:
        self.table.chosen.connect(self._show_chosen)
        self.chips.chosen.connect(self._show_lines)
        self.sheets.committed.connect(self._show_lines)
        self.without_errors.toggled.connect(self._note_choice)

    def _note_choice(self, _checked: bool) -> None:  # noqa: FBT001 Qt's own signal
        self._follow()

    def _columns(self) -> tuple[Column[Line], ...]:
        return (
            Column(
                code="take",
                title="",
                field="check",
                width=40,
                value=lambda line: line.ticked,
                edit=lambda line, ticked: self.tick(line.key, ticked=ticked),
            ),
            Column(
                code="thing",
                title=tr("What"),
                value=lambda line: line.thing,
                tooltip=lambda line: line.thing,
                width=210,
                stretch=True,
            ),
            Column(code="field", title=tr("Field"), value=lambda line: line.field, width=130),
            Column(
                code="held",
                title=tr("In the plan"),
                value=lambda line: _one_line(line.held),
                width=150,
            ),
            Column(
                code="wanted",
                title=tr(self.words.theirs),
                value=lambda line: _one_line(line.wanted),
                width=150,
            ),
            Column(
                code="standing",
                title=tr("State"),
                value=lambda line: tr(self.words.standings[line.change.standing]),
                tone=lambda line: "" if line.change.usually_taken else "warning",
                width=150,
            ),
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        margins(column, 24, 20, 24, 16)
        spacing(column, 10)
        for part in (label(self.windowTitle(), "title", wrap=True), self._state, self.problem):
            column.addWidget(part)
        self.problem.setVisible(False)
        tools = QHBoxLayout()
        spacing(tools, 8)
        tools.addWidget(self.chips, 1)
        tools.addWidget(self.sheets)
        self.sheets.setMinimumContentsLength(14)
        self.sheets.setSizePolicy(self.tick_all.sizePolicy())
        column.addLayout(tools)
        self._split = ListAndCard(self.table, left_share=68)
        self._split.card.body.addWidget(self.card)
        self.card.setVisible(False)
        column.addWidget(self._split, 1)
        self.messages.setVisible(False)
        column.addWidget(self.messages, 1)
        column.addWidget(self.without_errors, 0, Qt.AlignmentFlag.AlignLeft)
        foot = QHBoxLayout()
        spacing(foot, 8)
        foot.addWidget(self.tick_all)
        foot.addWidget(self.tick_none)
        foot.addStretch(1)
        cancel = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        cancel.rejected.connect(self.reject)
        foot.addWidget(cancel)
        foot.addWidget(self.take)
        column.addLayout(foot)
        room = self.screen().availableSize() * SHARE_OF_SCREEN
        self.resize(min(scaled(SIZE[0]), room.width()), min(scaled(SIZE[1]), room.height()))


def _summary(words: ChangeWords, changes: int, errors: int) -> str:
    if not changes and not errors:
        return tr(words.same)
    text = counted(changes, *words.differs)
    return f"{text} {counted(errors, *words.left_out)}" if errors else text


def _one_line(text: str) -> str:
    return " ".join(text.split())
