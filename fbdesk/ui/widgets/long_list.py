"""A list of rows under each other that shows its first ones, and the rest when it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.emptying import empty

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MOST_AT_FIRST: Final = 30
"""Most lists have a dozen or two; where one has hundreds, making all the rows takes its time."""


class Keyed(Protocol):
    """What a row shows; equal where it reads the same."""

    @property
    def key(self) -> str:
        """Return what tells it from the others."""


class LongList(QWidget):
    """Shows a row for each of some things."""

    def __init__(self, row: Callable[[Any], QWidget], gap: int) -> None:
        """`row` makes the widget of a thing; `gap` pixels stand between two of them."""
        super().__init__()
        self._row = row
        self._shown: tuple[Keyed, ...] | None = None
        self._all_shown = False
        self._column = QVBoxLayout(self)
        margins(self._column, 0, 0, 0, 0)
        spacing(self._column, gap)

    def show_rows(self, things: Sequence[Keyed]) -> None:
        """Show these things; the same ones again leave their rows, and the focus, as they are.

        A list that was opened stays open while one thing comes or goes, and is short again where
        it becomes another list.
        """
        found = tuple(things)
        if found == self._shown:
            return
        another = {one.key for one in found} ^ {one.key for one in self._shown or ()}
        self._all_shown = self._all_shown and len(another) <= 1
        self._shown = found
        self._rebuild(found)

    def _rebuild(self, things: tuple[Keyed, ...]) -> None:
        empty(self._column)
        number = len(things) if self._all_shown else MOST_AT_FIRST
        for one in things[:number]:
            self._column.addWidget(self._row(one))
        if number < len(things):
            words = tr("Show all {number}", number=len(things))
            self._column.addWidget(button(words, self._show_all, kind="link"))

    def _show_all(self) -> None:
        self._all_shown = True
        self._rebuild(self._shown or ())
