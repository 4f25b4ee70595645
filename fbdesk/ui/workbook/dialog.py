"""Taking a filled-in workbook back: every change with a tick, and then one step in the plan."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout

from fbdesk.exchange.workbook.change import Standing
from fbdesk.ui.pages.inventory.changes import message_table
from fbdesk.ui.scale import spacing
from fbdesk.ui.ticked_dialog import ALL, TickedDialog
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.choices import ChoiceField
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.workbook.card import WorkbookCard
from fbdesk.ui.workbook.words import WORKBOOK, ChangeWords
from fbdesk.ui.workbook.work import Line, read_changes

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from fbdesk.document.revisions.store import RevisionStore
    from fbdesk.exchange.workbook.change import Change
    from fbdesk.models.snapshot import Plan
    from fbdesk.ui.background import Background
    from fbdesk.ui.workbook.work import ReadWorkbook

MESSAGES = "messages"
TAKE = ("Take in", "Take in {number} change", "Take in {number} changes")
ALL_AND_ONE = 2
"""A choice of all sheets and the only one is no choice."""


class WorkbookDialog(TickedDialog[Line]):
    """Shows what a workbook would change; `chosen` holds what the user has ticked."""

    def __init__(
        self, parent: QWidget, background: Background, name: str, words: ChangeWords = WORKBOOK
    ) -> None:
        """`name` is what the file is called, `words` are those of its kind."""
        super().__init__(parent, background, tr(words.title, name=name), TAKE)
        self.words = words
        self.read: ReadWorkbook | None = None
        self.sheets = ChoiceField()
        self.sheets.setAccessibleName(tr("Sheet"))
        table = DataTable(tr(words.table), self._columns(words.theirs, words.standings))
        self._set_list(table, WorkbookCard(words), left_share=68)
        self.messages = message_table(fitted=False)
        self.without_errors = QCheckBox(tr(words.go_on))
        self._lay_out()
        self.sheets.committed.connect(self._show_lines)
        self.without_errors.toggled.connect(self._note_choice)
        self._follow()

    @property
    def chosen(self) -> tuple[Change, ...]:
        """Return the changes that are ticked, in the order of the workbook."""
        return tuple(line.change for line in self.ticked)

    def begin(self, path: Path, plan: Plan, store: RevisionStore, language: str) -> None:
        """Read the workbook and compare, beside the window."""
        work = partial(read_changes, path, plan, store, language)
        self._start(tr("Reading the workbook"), work, self.show_read)

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

    def _follow(self) -> None:
        """Show the words and buttons of what has been read and ticked."""
        errors = len(self.read.found.errors) if self.read else 0
        self.without_errors.setVisible(bool(errors))
        self._show_take(may=not errors or self.without_errors.isChecked())
        shows_lines = bool(self._lines) and self.chips.value != MESSAGES
        for part in (self.tick_all, self.tick_none):
            part.setVisible(shows_lines)
        self.sheets.setVisible(shows_lines and self.sheets.count() > ALL_AND_ONE)
        if self.read is not None:
            self._state.setText(_summary(self.words, len(self._lines), errors))

    def _note_choice(self, _checked: bool) -> None:  # noqa: FBT001 Qt's own signal
        self._follow()

    def _lay_out(self) -> None:
        column = self._begun_column()
        tools = QHBoxLayout()
        spacing(tools, 8)
        tools.addWidget(self.chips, 1)
        tools.addWidget(self.sheets)
        self.sheets.setMinimumContentsLength(14)
        self.sheets.setSizePolicy(self.tick_all.sizePolicy())
        column.addLayout(tools)
        column.addWidget(self._split, 1)
        self.messages.setVisible(False)
        column.addWidget(self.messages, 1)
        column.addWidget(self.without_errors, 0, Qt.AlignmentFlag.AlignLeft)
        self._end_column(column)


def _summary(words: ChangeWords, changes: int, errors: int) -> str:
    if not changes and not errors:
        return tr(words.same)
    text = counted(changes, *words.differs)
    return f"{text} {counted(errors, *words.left_out)}" if errors else text
