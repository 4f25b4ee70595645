"""A list of what something is linked to: each with a way to open it and to let go, one to add."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.widgets.buttons import IconButton
from fbdesk.ui.widgets.choices import ChoiceField, Choices
from fbdesk.ui.widgets.fields import TextField
from fbdesk.ui.widgets.labels import label
from fbdesk.ui.widgets.long_list import LongList


@dataclass(frozen=True, slots=True)
class Linked:
    """One linked thing: its key, what it is called and, in small letters, what to know of it."""

    key: str
    title: str
    note: str = ""
    warning: str = ""


@dataclass(frozen=True, slots=True)
class LinkWords:
    """The words of a list: what it is called, and what its buttons and fields do.

    Without words for it, nothing is added, let go of, opened, or written about a link.
    """

    name: str
    none_yet: str = ""
    add: str = ""
    let_go: str = ""
    open: str = ""
    open_icon: str = "arrow-right"
    write: str = ""


class LinkList(QWidget):
    """Shows what is linked; `show_links` gets it together with what could be linked too."""

    linked = Signal(str)
    """The user chose to link the thing with this key."""
    unlinked = Signal(str)
    """The user let go of the thing with this key."""
    opened = Signal(str)
    """The user wants to see the thing with this key."""
    written = Signal(str, str)
    """The user wrote this about the link to the thing with this key."""

    def __init__(self, words: LinkWords) -> None:
        super().__init__()
        self._words = words
        self.texts: dict[str, TextField] = {}
        whole = QVBoxLayout(self)
        margins(whole, 0, 0, 0, 0)
        spacing(whole, 8)
        whole.addWidget(label(words.name, "section"))
        self._nothing = label(words.none_yet, "muted", wrap=True)
        whole.addWidget(self._nothing)
        self._rows = LongList(self._row, gap=6)
        whole.addWidget(self._rows)
        self.add_field = ChoiceField((("", words.add),))
        self.add_field.setAccessibleName(words.add)
        self.add_field.committed.connect(self._add)
        whole.addWidget(self.add_field)

    def show_links(self, linked: tuple[Linked, ...], others: Choices = ()) -> None:
        """Show these, and offer the others; what is the same stays in place with its focus.

        A list that can neither say that it is empty nor be added to is hidden then.
        """
        self._nothing.setVisible(not linked and bool(self._words.none_yet))
        self.add_field.show_value("")
        self.add_field.set_choices((("", self._words.add), *others))
        self.add_field.setVisible(bool(others and self._words.add))
        self._rows.setVisible(bool(linked))
        self._rows.show_rows(linked)
        self.texts = {one.key: self.texts[one.key] for one in linked if one.key in self.texts}
        self.setVisible(bool(linked or self._words.none_yet or self._words.add))

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Show what is written about the links, by their keys."""
        for key, field in self.texts.items():
            field.show_value(texts.get(key, ""))

    def _row(self, one: Linked) -> QWidget:
        row = QWidget()
        down = QVBoxLayout(row)
        margins(down, 0, 0, 0, 0)
        spacing(down, 4)
        across = QHBoxLayout()
        spacing(across, 4)
        words = QVBoxLayout()
        spacing(words, 0)
        words.addWidget(label(one.title, wrap=True))
        for text, role in ((one.note, "caption"), (one.warning, "warning")):
            if text:
                words.addWidget(label(text, role, wrap=True))
        across.addLayout(words, 1)
        for icon, name, told in (
            (self._words.open_icon, self._words.open, self._open),
            ("unlink", self._words.let_go, self._let_go),
        ):
            if name:
                made = IconButton(icon, f"{name}: {one.title}")
                made.clicked.connect(partial(told, one.key))
                across.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        down.addLayout(across)
        if self._words.write:
            down.addWidget(self._text_field(one))
        return row

    def _text_field(self, one: Linked) -> TextField:
        field = TextField(self._words.write)
        field.setAccessibleName(f"{self._words.write}: {one.title}")
        field.committed.connect(partial(self._write, one.key))
        self.texts[one.key] = field
        return field

    def _add(self, key: str) -> None:
        if key:
            self.linked.emit(key)

    def _let_go(self, key: str, _checked: object = None) -> None:
        self.unlinked.emit(key)

    def _open(self, key: str, _checked: object = None) -> None:
        self.opened.emit(key)

    def _write(self, key: str, text: object) -> None:
        self.written.emit(key, str(text or ""))
