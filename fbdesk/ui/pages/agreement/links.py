"""Links to other rows: each leads there, has a cross, and more are added from a list."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from fbdesk.ui.forms.form_grid import FormRow
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import IconButton, button
from fbdesk.ui.widgets.choices import ChoiceField
from fbdesk.ui.widgets.fields import TextField
from fbdesk.ui.widgets.labels import label


class LinkList(QWidget):
    """Links under a heading, each with a cross, and a list to add from."""

    added = Signal(str)
    """The user chose the thing with this key to be linked."""
    noted = Signal(str, str)
    """The user wrote this about the link to the thing with this key."""

    def __init__(self, title: str, adding: str, note: str = "") -> None:
        """`note` asks for words about each link; without it a link has none."""
        super().__init__()
        self._column = QVBoxLayout(self)
        margins(self._column, 0, 0, 0, 0)
        spacing(self._column, 2)
        self._column.addWidget(label(title, "caption"))
        self._links = QVBoxLayout()
        spacing(self._links, 0)
        self._column.addLayout(self._links)
        self._adding, self._note = adding, note
        self._shown: tuple[tuple[str, str], ...] | None = None
        self.notes: dict[str, TextField] = {}
        self._choice = ChoiceField()
        self._choice.setAccessibleName(adding)
        self._choice.committed.connect(self._add)
        if adding:
            self._column.addWidget(FormRow("", self._choice))

    def show_links(
        self,
        links: tuple[tuple[str, str], ...],
        follow: Callable[[str], object],
        remove: Callable[[str], object] | None = None,
    ) -> None:
        """Show the links; `follow` and `remove` are called with a link's key.

        The same links again leave them, and a note that is being typed, as they are.
        """
        if links == self._shown:
            return
        self._shown, self.notes = links, {}
        while self._links.count():
            item = self._links.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for key, text in links:
            self._links.addWidget(_link(key, text, follow, remove))
            if self._note:
                self._links.addWidget(self._note_field(key, text))
        if not self._adding:
            self.setVisible(bool(links))

    def show_notes(self, notes: Mapping[str, str]) -> None:
        """Show what is written about the links, by their keys."""
        for key, field in self.notes.items():
            field.show_value(notes.get(key, ""))

    def _note_field(self, key: str, text: str) -> TextField:
        field = TextField(self._note)
        field.setAccessibleName(f"{self._note} {text}")
        field.committed.connect(partial(self._tell_note, key))
        self.notes[key] = field
        return field

    def _tell_note(self, key: str, note: object) -> None:
        self.noted.emit(key, str(note or ""))

    def offer(self, choices: tuple[tuple[str, str], ...]) -> None:
        """Offer these to be added."""
        self._choice.show_value("")
        self._choice.set_choices((("", self._adding), *choices))
        self._choice.show_value("")

    def _add(self, key: object) -> None:
        if key:
            self.added.emit(str(key))


def _link(
    key: str,
    text: str,
    follow: Callable[[str], object],
    remove: Callable[[str], object] | None,
) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    margins(row, 0, 0, 0, 0)
    spacing(row, 4)
    link = button(text, partial(follow, key), kind="link")
    link.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # may be cut
    link.setToolTip(text)
    row.addWidget(link, 1)
    if remove is not None:
        cross = IconButton("x", tr("Remove {what}", what=text))
        cross.clicked.connect(partial(_call, remove, key))
        row.addWidget(cross)
    return holder


def _call(remove: Callable[[str], object], key: str, _checked: object = None) -> None:
    remove(key)
