"""Taking the agreement back from Word: every difference with a tick, then one step in the plan."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from fbdesk.ui.pages.agreement.returned_card import ReturnedCard
from fbdesk.ui.pages.agreement.returned_lines import STANDINGS, Line, read_differences
from fbdesk.ui.ticked_dialog import ALL, TickedDialog
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.labels import label

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from fbdesk.exchange.agreement.difference import Difference
    from fbdesk.models.snapshot import Plan
    from fbdesk.ui.background import Background
    from fbdesk.ui.pages.agreement.returned_lines import ReadAgreement

TAKE = ("Take over", "Take over {number} difference", "Take over {number} differences")


class ReturnedAgreementDialog(TickedDialog[Line]):
    """Shows how a Word file differs from the plan; `chosen` holds what the user has ticked."""

    def __init__(
        self, parent: QWidget, background: Background, name: str, *, may_take: bool
    ) -> None:
        """`name` is what the file is called; without `may_take` the plan can only be read."""
        super().__init__(parent, background, tr("Compare with {name}", name=name), TAKE)
        self._may_take = may_take
        self.read: ReadAgreement | None = None
        self.warnings = label("", "warning", wrap=True)
        self.notes = label("", "muted", wrap=True)
        table = DataTable(tr("What differs"), self._columns("In the Word file", STANDINGS))
        self._set_list(table, ReturnedCard(), left_share=64)
        self._lay_out()
        self._follow()

    @property
    def chosen(self) -> tuple[Difference, ...]:
        """Return the differences that are ticked, in the order of the file."""
        return tuple(line.difference for line in self.ticked)

    def begin(self, path: Path, plan: Plan, language: str) -> None:
        """Read the file and compare, beside the window."""
        work = partial(read_differences, path, plan, language)
        self._start(tr("Reading {file}", file=path.name), work, self._show)

    def _can_be_ticked(self, line: Line) -> bool:
        return self._may_take and line.difference.can_be_taken

    def _show(self, read: ReadAgreement) -> None:
        self._task, self.read = None, read
        self._lines = {
            line.key: replace(line, ticked=line.ticked and self._may_take) for line in read.lines
        }
        for shown, level in ((self.warnings, "warning"), (self.notes, "note")):
            texts = [m.translated(tr) for m in read.change.messages if m.level == level]
            shown.setText("\n".join(texts))
            shown.setVisible(bool(texts))
        self._show_lines()
        (self.table if self._lines else self.cancel).setFocus()

    def _show_lines(self, _choice: str = "") -> None:
        lines = list(self._lines.values())
        counts = {how: sum(line.standing == how for line in lines) for how in STANDINGS}
        chips = ((how, tr(STANDINGS[how]), count) for how, count in counts.items() if count)
        self.chips.show_chips(((ALL, tr("All differences"), len(lines)), *chips))
        self.table.show_only(lines, lambda line: self.chips.value in {ALL, line.standing})
        self._show_chosen()
        self._follow()

    def _follow(self) -> None:
        """Show the words and buttons of what has been read and ticked."""
        found = bool(self._lines)
        self._show_take()
        for part in (self.tick_all, self.tick_none):
            part.setVisible(found and self._may_take)
        self.chips.setVisible(found)
        self._split.setVisible(found)
        self._rest.setVisible(not found)
        if self.read is not None:
            self._state.setText(_summary(len(self._lines), may_take=self._may_take))

    def _lay_out(self) -> None:
        column = self._begun_column()
        for part in (self.warnings, self.notes):
            column.addWidget(part)
            part.setVisible(False)
        column.addWidget(self.chips)
        column.addWidget(self._split, 1)
        self._rest = label("")
        column.addWidget(self._rest, 1)
        self._end_column(column)


def _summary(differences: int, *, may_take: bool) -> str:
    if not differences:
        return tr(
            "Commitments, conditions and sections of the Word file are as in the plan. There is "
            "nothing to take over. The rest of the file is not compared."
        )
    text = counted(
        differences,
        "The Word file differs from the plan in {number} place.",
        "The Word file differs from the plan in {number} places.",
    )
    if not may_take:
        return f"{text} {tr('This plan can only be read, so nothing can be taken over.')}"
    return f"{text} {tr('What is ticked is taken over as one step, which can be undone.')}"
