"""Binding two commitments by keyboard: mark two, and say which depends on which."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fbdesk.ui.locking import edits
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.labels import label

BOTH = 2


class LinkBar(QWidget):
    """Tells what is marked, and offers to bind the two, to swap them, and to let go."""

    link_wanted = Signal(str, str)
    """The first commitment shall hold only if the second is kept (keys)."""
    marks_changed = Signal()
    """Other commitments are marked."""

    def __init__(self, number_of: Callable[[str], str]) -> None:
        """`number_of` gives a commitment's number by its key, "" where it is gone."""
        super().__init__()
        self._number_of = number_of
        self._marked: list[str] = []
        self._words = label("", "muted", wrap=True)
        self.link = edits(button(tr("Tie as condition"), self._link, icon="link"))
        self.swap = button(tr("Swap"), self._swap, kind="link", icon="arrow-up-down")
        self.leave = button(tr("Cancel"), self.clear, kind="link")
        row = QHBoxLayout(self)
        margins(row, 0, 0, 0, 0)
        spacing(row, 12)
        row.addWidget(self._words, 1)
        for part in (self.link, self.swap, self.leave):
            row.addWidget(part)
        self._show()

    @property
    def marked(self) -> tuple[str, ...]:
        """Return the keys that are marked: what depends, then what it depends on."""
        return tuple(self._marked)

    def mark(self, key: str) -> None:
        """Mark a commitment, or let it go; a third takes the place of the second."""
        if key in self._marked:
            self._marked.remove(key)
        else:
            self._marked = [*self._marked[: BOTH - 1], key]
        self._tell()

    def clear(self) -> None:
        """Let go of what is marked."""
        self._marked = []
        self._tell()

    def keep_known(self) -> None:
        """Let go of commitments that are no longer in the plan."""
        known = [key for key in self._marked if self._number_of(key)]
        if known != self._marked:
            self._marked = known
            self._tell()
        else:
            self._show()

    def mark_words(self, key: str) -> str:
        """Return what a commitment is marked as, "" for nothing."""
        if key not in self._marked:
            return ""
        return tr("Depends") if key == self._marked[0] else tr("Is depended on")

    def _tell(self) -> None:
        self._show()
        self.marks_changed.emit()

    def _show(self) -> None:
        numbers = [self._number_of(key) for key in self._marked]
        both = len(numbers) == BOTH
        if both:
            words = tr("{number} holds if {other} is kept.", number=numbers[0], other=numbers[1])
        elif numbers:
            words = tr("{number} is marked. Mark what it depends on.", number=numbers[0])
        else:
            words = tr(
                "Drag from one commitment to the one that it depends on, or mark two with Space."
            )
        self._words.setText(words)
        self.link.setVisible(both)
        self.swap.setVisible(both)
        self.leave.setVisible(bool(numbers))

    def _swap(self) -> None:
        self._marked.reverse()
        self._tell()

    def _link(self) -> None:
        first, second = self._marked
        self.clear()
        self.link_wanted.emit(first, second)
