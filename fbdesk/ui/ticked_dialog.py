"""A dialog that shows what a file would change: every line with a tick, then one step."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from fbdesk.ui.dialog_frame import CANCEL, ending_buttons, fit
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import counted, described, tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.choices import FilterChips
from fbdesk.ui.widgets.labels import label
from fbdesk.ui.widgets.list_and_card import ListAndCard

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fbdesk.errors import PlanError
    from fbdesk.ui.background import Background, Task
    from fbdesk.ui.widgets.data_table import DataTable

SIZE = (1180, 780)
ALL = "all"


class TickedLine(Protocol):
    """A line of the list: a frozen dataclass with a key, and whether it is ticked."""

    @property
    def key(self) -> str:
        """Return what tells it from the other lines."""

    @property
    def thing(self) -> str:
        """Return what it is about, in the words of the plan."""

    @property
    def field(self) -> str:
        """Return which field of it; empty where the thing as a whole is meant."""

    @property
    def held(self) -> str:
        """Return what the plan says."""

    @property
    def wanted(self) -> str:
        """Return what the file says."""

    @property
    def standing(self) -> str:
        """Return the code of how it stands between plan and file."""

    @property
    def usually_taken(self) -> bool:
        """Return whether nothing speaks against it."""

    @property
    def ticked(self) -> bool:
        """Return whether it is to be taken."""


L = TypeVar("L", bound=TickedLine)


class TickedDialog(QDialog, Generic[L]):
    """Reads a file beside the window and shows its lines; a kind of file is a class below this.

    That class has the columns (`_set_list`), says which lines stand in the list (`_show_lines`),
    and lays out what is its own between `_begun_column` and `_end_column`.
    """

    table: DataTable[L]
    card: Any

    def __init__(
        self, parent: QWidget, background: Background, title: str, take: tuple[str, str, str]
    ) -> None:
        """`take` is the button's text for nothing, one and many lines (source texts)."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self._background = background
        self._task: Task[Any] | None = None
        self._take_texts = take
        self._lines: dict[str, L] = {}
        self._state = label(tr("Reading and comparing …"), "muted", wrap=True)
        self.problem = label("", "warning", wrap=True)
        self.chips = FilterChips()
        self.tick_all = button(tr("Tick those shown"), partial(self.tick_shown, ticked=True))
        self.tick_none = button(tr("Tick none of them"), partial(self.tick_shown, ticked=False))
        self.take = button(tr(take[0]), self.accept, kind="primary")
        self._ending = ending_buttons(self, self.take)
        self.cancel = self._ending.button(CANCEL)

    @property
    def ticked(self) -> tuple[L, ...]:
        """Return the lines that are ticked, in the order of the file."""
        return tuple(line for line in self._lines.values() if line.ticked)

    def tick(self, key: str, *, ticked: bool) -> None:
        """Choose whether a line is taken; one that cannot be stays unticked."""
        self._tick(self._lines[key], ticked=ticked)
        self._show_lines()

    def tick_shown(self, *, ticked: bool) -> None:
        """Choose for all lines that the list shows."""
        for line in self.table.rows.rows:
            self._tick(line, ticked=ticked)
        self._show_lines()

    def done(self, result: int) -> None:
        """Close, and stop reading."""
        self._stop()
        super().done(result)

    def _start(self, text: str, work: Callable[..., Any], show: Callable[[Any], None]) -> None:
        """Begin to read, beside the window; what was read before counts no more."""
        self._stop()
        self._task = self._background.start(
            text, lambda progress: work(progress=progress), show, self._tell
        )

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _tell(self, error: PlanError) -> None:
        self._task = None
        self._state.setVisible(False)
        for empty in (self._split, self.chips):
            empty.setVisible(False)
        self.problem.setText(described(error))
        self.problem.setVisible(True)
        self.cancel.setFocus()

    def _tick(self, line: L, *, ticked: bool) -> None:
        held: Any = line  # every line is a dataclass, which no protocol can say
        self._lines[line.key] = replace(held, ticked=ticked and self._can_be_ticked(line))

    def _can_be_ticked(self, line: L) -> bool:
        del line
        return True

    def _show_lines(self, _choice: str = "") -> None:
        """Show the lines of the chosen kind."""
        raise NotImplementedError

    def _show_chosen(self, _key: str = "") -> None:
        line = self.table.chosen_row
        self.card.setVisible(line is not None)
        if line is not None:
            self.card.show_line(self._lines[line.key])

    def _show_take(self, *, may: bool = True) -> None:
        """Show on the button how much is taken."""
        count = len(self.ticked)
        self.take.setEnabled(bool(count) and may)
        none, one, many = self._take_texts
        self.take.setText(counted(count, one, many) if count else tr(none))

    def _columns(self, in_file: str, standings: Mapping[Any, str]) -> tuple[Column[L], ...]:
        """Return the columns of the lines.

        `in_file` heads what the file says; `standings` words how a line stands (source texts).
        """
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
                width=170,
                stretch=True,
                identifies=True,
            ),
            Column(code="field", title=tr("Field"), value=lambda line: line.field, width=120),
            Column(
                code="held",
                title=tr("In the plan"),
                value=lambda line: in_one_line(line.held),
                width=160,
                stretch=True,
            ),
            Column(
                code="wanted",
                title=tr(in_file),
                value=lambda line: in_one_line(line.wanted),
                width=160,
                stretch=True,
            ),
            Column(
                code="standing",
                title=tr("State"),
                value=lambda line: tr(standings[line.standing]),
                tone=lambda line: "" if line.usually_taken else "warning",
                width=160,
            ),
        )

    def _set_list(self, table: DataTable[L], card: QWidget, *, left_share: int) -> None:
        """Take the list and the card of its chosen line; the card has `show_line`."""
        self.table, self.card = table, card
        self._split = ListAndCard(table, left_share=left_share)
        self._split.card.body.addWidget(card)
        card.setVisible(False)
        table.chosen.connect(self._show_chosen)
        self.chips.chosen.connect(self._show_lines)

    def _begun_column(self) -> QVBoxLayout:
        """Return the column of the dialog with what stands at its top."""
        column = QVBoxLayout(self)
        margins(column, 24, 20, 24, 16)
        spacing(column, 10)
        for part in (label(self.windowTitle(), "title", wrap=True), self._state, self.problem):
            column.addWidget(part)
        self.problem.setVisible(False)
        return column

    def _end_column(self, column: QVBoxLayout) -> None:
        """Put the buttons below everything, and give the dialog its size."""
        column.addStretch(0)  # takes the room of a list that has nothing to show
        foot = QHBoxLayout()
        spacing(foot, 8)
        foot.addWidget(self.tick_all)
        foot.addWidget(self.tick_none)
        foot.addStretch(1)
        foot.addWidget(self._ending)
        column.addLayout(foot)
        fit(self, *SIZE)


def in_one_line(text: str) -> str:
    """Return a text as a cell of the list shows it."""
    return " ".join(text.split())
