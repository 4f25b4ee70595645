"""A list of what a measure is linked to: each with a way to open it and to let go, one to add."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import IconButton, button
from fbdesk.ui.widgets.choices import ChoiceField, Choices
from fbdesk.ui.widgets.labels import label

MOST_AT_FIRST = 30


@dataclass(frozen=True, slots=True)
class Linked:
    """One linked thing: its key, what it is called and, in small letters, what to know of it."""

    key: str
    title: str
    note: str = ""
    warning: str = ""


@dataclass(frozen=True, slots=True)
class LinkWords:
    """The words of a list: what it is called, and what its buttons do."""

    name: str
    none_yet: str
    add: str
    let_go: str
    open: str = ""
    open_icon: str = "arrow-right"


class LinkList(QWidget):
    """Shows what is linked; `show_links` gets it together with what could be linked too."""

    linked = Signal(str)
    """The user chose to link the thing with this key."""
    unlinked = Signal(str)
    """The user let go of the thing with this key."""
    opened = Signal(str)
    """The user wants to see the thing with this key."""

    def __init__(self, words: LinkWords) -> None:
        super().__init__()
        self._words = words
        self._shown: tuple[Linked, ...] | None = None
        self._all_shown = False
        whole = QVBoxLayout(self)
        margins(whole, 0, 0, 0, 0)
        spacing(whole, 8)
        whole.addWidget(label(words.name, "section"))
        self._nothing = label(words.none_yet, "muted", wrap=True)
        whole.addWidget(self._nothing)
        self._rows = QVBoxLayout()
        spacing(self._rows, 6)
        whole.addLayout(self._rows)
        self.add_field = ChoiceField((("", words.add),))
        self.add_field.setAccessibleName(words.add)
        self.add_field.committed.connect(self._add)
        whole.addWidget(self.add_field)

    def show_links(self, linked: tuple[Linked, ...], others: Choices) -> None:
        """Show these, and offer the others; what is the same stays in place with its focus."""
        self._nothing.setVisible(not linked)
        self.add_field.show_value("")
        self.add_field.set_choices((("", self._words.add), *others))
        self.add_field.setVisible(bool(others))
        if linked != self._shown:
            another = {one.key for one in linked} ^ {one.key for one in self._shown or ()}
            self._all_shown = self._all_shown and len(another) <= 1
            self._shown = linked
            self._rebuild(linked)

    def _rebuild(self, linked: tuple[Linked, ...]) -> None:
        while self._rows.count():
            item = self._rows.takeAt(0)
            row = item.widget() if item else None
            if row is not None:
                row.hide()
                row.deleteLater()
        number = len(linked) if self._all_shown else MOST_AT_FIRST
        for one in linked[:number]:
            self._rows.addWidget(self._row(one))
        if number < len(linked):
            words = tr("Show all {number}", number=len(linked))
            self._rows.addWidget(button(words, self._show_all, kind="link"))

    def _show_all(self) -> None:
        """Show what a long list holds back at first: making hundreds of rows takes its time."""
        self._all_shown = True
        self._rebuild(self._shown or ())

    def _row(self, one: Linked) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        margins(across, 0, 0, 0, 0)
        spacing(across, 4)
        words = QVBoxLayout()
        spacing(words, 0)
        words.addWidget(label(one.title, wrap=True))
        for text, role in ((one.note, "caption"), (one.warning, "warning")):
            if text:
                words.addWidget(label(text, role, wrap=True))
        across.addLayout(words, 1)
        if self._words.open:
            open_button = IconButton(self._words.open_icon, f"{self._words.open}: {one.title}")
            open_button.clicked.connect(partial(self._open, one.key))
            across.addWidget(open_button, 0, Qt.AlignmentFlag.AlignTop)
        let_go = IconButton("unlink", f"{self._words.let_go}: {one.title}")
        let_go.clicked.connect(partial(self._let_go, one.key))
        across.addWidget(let_go, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _add(self, key: str) -> None:
        if key:
            self.linked.emit(key)

    def _let_go(self, key: str, _checked: object = None) -> None:
        self.unlinked.emit(key)

    def _open(self, key: str, _checked: object = None) -> None:
        self.opened.emit(key)
