"""Taking the agreement back from Word: every difference with a tick, then one step in the plan."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout

from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.pages.agreement_returned_card import ReturnedCard
from fbdesk.ui.pages.agreement_returned_lines import STANDINGS, read_differences
from fbdesk.ui.scale import margins, scaled, spacing
from fbdesk.ui.translation import counted, described, tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.choices import FilterChips
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.labels import label
from fbdesk.ui.widgets.list_and_card import ListAndCard

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from fbdesk.errors import PlanError
    from fbdesk.exchange.agreement_difference import Difference
    from fbdesk.models.snapshot import Plan
    from fbdesk.ui.background import Background, Task
    from fbdesk.ui.pages.agreement_returned_lines import Line, ReadAgreement

SIZE = (1180, 780)
SHARE_OF_SCREEN = 0.94
ALL = "all"


class ReturnedAgreementDialog(QDialog):
    """Shows how a Word file differs from the plan; `chosen` holds what the user has ticked."""

    def __init__(
        self, parent: QWidget, background: Background, name: str, *, may_take: bool
    ) -> None:
        """`name` is what the file is called; without `may_take` the plan can only be read."""
        super().__init__(parent)
        self.setWindowTitle(tr("Compare with {name}", name=name))
        self._background, self._may_take = background, may_take
        self._task: Task[ReadAgreement] | None = None
        self.read: ReadAgreement | None = None
        self._lines: dict[str, Line] = {}
        self._state = label(tr("Reading and comparing …"), "muted", wrap=True)
        self.problem = label("", "warning", wrap=True)
        self.warnings = label("", "warning", wrap=True)
        self.notes = label("", "muted", wrap=True)
        self.chips = FilterChips()
        self.table = DataTable(tr("What differs"), self._columns())
        self.card = ReturnedCard()
        self.tick_all = button(tr("Tick those shown"), partial(self.tick_shown, ticked=True))
        self.tick_none = button(tr("Tick none of them"), partial(self.tick_shown, ticked=False))
        self.take = button(tr("Take over"), self.accept, kind="primary")
        self._lay_out()
        self.table.chosen.connect(self._show_chosen)
        self.chips.chosen.connect(self._show_lines)
        self._follow()

    @property
    def chosen(self) -> tuple[Difference, ...]:
        """Return the differences that are ticked, in the order of the file."""
        return tuple(line.difference for line in self._lines.values() if line.ticked)

    def begin(self, path: Path, plan: Plan, language: str) -> None:
        """Read the file and compare, beside the window."""
        work = partial(read_differences, path, plan, language)
        self._task = self._background.start(
            tr("Reading {file}", file=path.name),
            lambda progress: work(progress=progress),
            self._show,
            self._tell,
        )

    def tick(self, key: str, *, ticked: bool) -> None:
        """Choose whether a difference is taken over; what cannot be stays unticked."""
        line = self._lines[key]
        self._lines[key] = replace(line, ticked=ticked and self._can_be_taken(line))
        self._show_lines()

    def tick_shown(self, *, ticked: bool) -> None:
        """Choose for all differences that the list shows."""
        for line in self.table.rows.rows:
            self._lines[line.key] = replace(line, ticked=ticked and self._can_be_taken(line))
        self._show_lines()

    def done(self, result: int) -> None:
        """Close, and stop reading."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        super().done(result)

    def _can_be_taken(self, line: Line) -> bool:
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

    def _show_chosen(self, _key: str = "") -> None:
        line = self.table.chosen_row
        self.card.setVisible(line is not None)
        if line is not None:
            self.card.show_line(self._lines[line.key])

    def _follow(self) -> None:
        """Show the words and buttons of what has been read and ticked."""
        count, found = len(self.chosen), bool(self._lines)
        self.take.setEnabled(bool(count))
        self.take.setText(
            counted(count, "Take over {number} difference", "Take over {number} differences")
            if count
            else tr("Take over")
        )
        for part in (self.tick_all, self.tick_none):
            part.setVisible(found and self._may_take)
        self.chips.setVisible(found)
        self._split.setVisible(found)
        self._rest.setVisible(not found)
        if self.read is not None:
            self._state.setText(_summary(len(self._lines), may_take=self._may_take))

    def _tell(self, error: PlanError) -> None:
        self._task = None
        self._state.setVisible(False)
        self.problem.setText(described(error))
        self.problem.setVisible(True)
        self.cancel.setFocus()

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
                width=150,
                identifies=True,
            ),
            Column(code="part", title=tr("Field"), value=lambda line: line.part, width=110),
            Column(
                code="ours",
                title=tr("In the plan"),
                value=lambda line: _one_line(line.ours),
                width=180,
                stretch=True,
            ),
            Column(
                code="theirs",
                title=tr("In the Word file"),
                value=lambda line: _one_line(line.theirs),
                width=180,
                stretch=True,
            ),
            Column(
                code="standing",
                title=tr("State"),
                value=lambda line: tr(STANDINGS[line.standing]),
                tone=lambda line: "" if line.difference.is_proposed else "warning",
                width=160,
            ),
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        margins(column, 24, 20, 24, 16)
        spacing(column, 10)
        column.addWidget(label(self.windowTitle(), "title", wrap=True))
        column.addWidget(self._state)
        for part in (self.problem, self.warnings, self.notes):
            column.addWidget(part)
            part.setVisible(False)
        column.addWidget(self.chips)
        self._split = ListAndCard(self.table, left_share=64)
        self._split.card.body.addWidget(self.card)
        self.card.setVisible(False)
        column.addWidget(self._split, 1)
        self._rest = label("")
        column.addWidget(self._rest, 1)
        foot = QHBoxLayout()
        spacing(foot, 8)
        foot.addWidget(self.tick_all)
        foot.addWidget(self.tick_none)
        foot.addStretch(1)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.cancel = box.button(QDialogButtonBox.StandardButton.Cancel)
        box.rejected.connect(self.reject)
        foot.addWidget(box)
        foot.addWidget(self.take)
        column.addLayout(foot)
        room = self.screen().availableSize() * SHARE_OF_SCREEN
        self.resize(min(scaled(SIZE[0]), room.width()), min(scaled(SIZE[1]), room.height()))


def _summary(differences: int, *, may_take: bool) -> str:
    if not differences:
        return tr("The Word file says what the plan says. There is nothing to take over.")
    text = counted(
        differences,
        "The Word file differs from the plan in {number} place.",
        "The Word file differs from the plan in {number} places.",
    )
    if not may_take:
        return f"{text} {tr('This plan can only be read, so nothing can be taken over.')}"
    return f"{text} {tr('What is ticked is taken over as one step, which can be undone.')}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
