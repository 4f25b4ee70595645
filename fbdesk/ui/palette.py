"""The command palette (Ctrl+K): any page, command or text of the plan by a few letters."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from fbdesk.models.text_index import Span
from fbdesk.ui.delegates.palette_delegate import SNIPPET_ROLE, SPANS_ROLE, PaletteDelegate
from fbdesk.ui.scale import margins, scaled, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.labels import label

MOST_SHOWN = 40
LEAST_LETTERS = 2
WIDTH = 680
HEIGHT = 440


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """Something to go to or do: its name, what kind of thing it is, and the doing.

    `snippet` is the text in which words were found, `spans` where in it they stand.
    """

    text: str
    detail: str
    run: Callable[[], object]
    snippet: str = ""
    spans: tuple[Span, ...] = ()


class CommandPalette(QDialog):
    """A field and what matches it; Enter does the first, arrows choose another."""

    picked = Signal(object)
    """The user picked this `PaletteEntry`."""

    def __init__(
        self,
        parent: QWidget,
        entries: Sequence[PaletteEntry],
        find: Callable[[str], Sequence[PaletteEntry]] | None = None,
    ) -> None:
        """`find` gives what holds the typed words somewhere in its text."""
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("palette")
        self.setWindowTitle(tr("Go to"))
        self.setModal(True)
        self._entries = tuple(entries)
        self._find = find
        self._field = QLineEdit()
        self._field.setPlaceholderText(tr("Page, command, or any word in the plan"))
        self._field.setAccessibleName(tr("Page, command, or any word in the plan"))
        self._list = QListWidget()
        self._list.setAccessibleName(tr("Matches"))
        self._list.setItemDelegate(PaletteDelegate(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._nothing = label(tr("Nothing matches. Try fewer letters."), "muted", wrap=True)
        column = QVBoxLayout(self)
        margins(column, 12, 12, 12, 12)
        spacing(column, 8)
        column.addWidget(self._field)
        column.addWidget(self._nothing)
        column.addWidget(self._list, 1)
        self.resize(scaled(WIDTH), scaled(HEIGHT))
        self._field.textChanged.connect(self._show_matches)
        self._field.installEventFilter(self)
        self._list.itemActivated.connect(self._pick)
        self._list.itemClicked.connect(self._pick)
        self._show_matches("")
        top = parent.mapToGlobal(parent.rect().topLeft())
        self.move(top.x() + (parent.width() - self.width()) // 2, top.y() + scaled(80))

    @property
    def shown(self) -> tuple[str, ...]:
        """Return the texts of the matches, best first."""
        return tuple(self._list.item(line).text() for line in range(self._list.count()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows and Enter in the field work on the list."""
        key = event.key() if isinstance(event, QKeyEvent) else None
        pressed = watched is self._field and event.type() == QEvent.Type.KeyPress
        if pressed and key is not None and self._steer(key):
            return True
        return super().eventFilter(watched, event)

    def _steer(self, key: int) -> bool:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 8,
            Qt.Key.Key_PageUp: -8,
        }
        if key in steps:
            line = self._list.currentRow() + steps[Qt.Key(key)]
            self._list.setCurrentRow(min(max(0, line), self._list.count() - 1))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item = self._list.currentItem()
            if item is not None:
                self._pick(item)
            return True
        return False

    def show_again(self) -> None:
        """Look again for what is typed, because more is known of the plan."""
        self._show_matches(self._field.text())

    def _show_matches(self, typed: str) -> None:
        self._list.clear()
        entries = matching(self._entries, typed)[:MOST_SHOWN]
        if self._find is not None and len(typed.strip()) >= LEAST_LETTERS:
            entries += [each for each in self._find(typed) if not _is_among(each, entries)]
        for entry in entries:
            item = QListWidgetItem(f"{entry.text}   ·   {entry.detail}")
            item.setData(Qt.ItemDataRole.UserRole, entry)
            item.setData(SNIPPET_ROLE, entry.snippet)
            item.setData(SPANS_ROLE, entry.spans)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()} {entry.snippet}")
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._nothing.setVisible(self._list.count() == 0)

    def _pick(self, item: QListWidgetItem) -> None:
        self.accept()
        self.picked.emit(item.data(Qt.ItemDataRole.UserRole))


def _is_among(found: PaletteEntry, entries: Sequence[PaletteEntry]) -> bool:
    """Return whether a thing is listed by its name already, so that no text need be shown."""
    return not found.snippet and any(entry.text == found.text for entry in entries)


def matching(entries: Sequence[PaletteEntry], typed: str) -> list[PaletteEntry]:
    """Return the entries that hold every typed word, those that begin with them first."""
    words = typed.casefold().split()
    found = [
        (not entry.text.casefold().startswith(words[0]) if words else False, number, entry)
        for number, entry in enumerate(entries)
        if all(word in f"{entry.text} {entry.detail}".casefold() for word in words)
    ]
    return [entry for *_, entry in sorted(found, key=lambda match: match[:2])]
