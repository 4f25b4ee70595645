"""Rows below each other that read like text; the one that is opened shows its fields below it."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fbdesk.ui.forms.row_form import RowForm
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import Button, IconButton, button
from fbdesk.ui.widgets.card import Card
from fbdesk.ui.widgets.emptying import empty
from fbdesk.ui.widgets.fields import CheckField
from fbdesk.ui.widgets.labels import label


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One row as it is read; `ticked` gives it a tick box, `way` a button that leads elsewhere."""

    key: str
    title: str
    note: str = ""
    warning: str = ""
    ticked: bool | None = None
    way: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowListWords:
    """The words of a list: what it is called, what stands in an empty one, and its buttons.

    `add` is empty where rows are added in another way; `tick` is what a tick box says.
    """

    name: str
    none_yet: str
    add: str = ""
    tick: str = ""


class RowList(QWidget):
    """Shows rows of one kind; each can be opened to be changed, and deleted."""

    add_wanted = Signal()
    """The user wants a new row."""
    delete_wanted = Signal(str)
    """The user deletes the row with this key."""
    ticked = Signal(str, bool)
    """The user ticked the row with this key, or took the tick away."""
    way_wanted = Signal(str)
    """The user follows the way of the row with this key."""

    def __init__(self, words: RowListWords, form: RowForm) -> None:
        super().__init__()
        self._words = words
        self._shown: tuple[Listed, ...] = ()
        self._lines: list[QWidget] = []
        self._opened = ""
        self._rows: dict[str, Any] = {}
        self.form = form
        self._card = Card(soft=True)
        self._card.body.addWidget(form)
        self._card.hide()
        self._nothing = label(words.none_yet, "muted", wrap=True)
        self._place = QVBoxLayout()
        spacing(self._place, 6)
        self._whole = whole = QVBoxLayout(self)
        margins(whole, 0, 0, 0, 0)
        spacing(whole, 8)
        whole.addWidget(label(words.name, "section", wrap=True))
        whole.addWidget(self._nothing)
        whole.addLayout(self._place)
        self.add_button: Button | None = None
        if words.add:
            across = QHBoxLayout()
            self.add_button = button(words.add, self.add_wanted.emit, kind="link", icon="plus")
            across.addWidget(self.add_button)
            across.addStretch(1)
            whole.addLayout(across)
        self._place.addWidget(self._card)

    def put_below_name(self, part: QWidget) -> None:
        """Put a part between the name of the list and its rows."""
        self._whole.insertWidget(1, part)

    @property
    def opened(self) -> str:
        """Return the key of the row whose fields are shown, "" for none."""
        return self._opened

    @property
    def lines(self) -> tuple[QWidget, ...]:
        """Return what shows each row, from the top."""
        return tuple(self._lines)

    @property
    def shown(self) -> tuple[Listed, ...]:
        """Return what is listed, from the top."""
        return self._shown

    def show_rows(self, listed: tuple[Listed, ...], rows: dict[str, Any]) -> None:
        """Show rows in their order; `rows` holds the plan's row of each key, for its fields."""
        self._rows = rows
        self._nothing.setVisible(not listed)
        if self._opened not in rows:
            self._opened = ""
        if listed != self._shown:
            self._shown = listed
            self._rebuild()
        self._show_form()

    def open(self, key: str) -> None:
        """Show the fields of a row."""
        self._opened = key if key in self._rows else ""
        self._place_card()
        self._show_form()

    def start_typing(self, key: str, field: str) -> None:
        """Open a row and select what stands in a field, for a row that was just added."""
        self.open(key)
        typed: Any = self.form.field(field)
        typed.setFocus()
        typed.selectAll()

    def leave(self) -> None:
        """Save what is being typed, and put the fields away: another thing is shown next."""
        self.form.leave()
        self.open("")

    def _rebuild(self) -> None:
        self._place.removeWidget(self._card)
        empty(self._place)
        self._lines = [self._line(one) for one in self._shown]
        for line in self._lines:
            self._place.addWidget(line)
        self._place.addWidget(self._card)
        self._place_card()

    def _place_card(self) -> None:
        """Put the fields below the row that is opened."""
        keys = [one.key for one in self._shown]
        self._place.removeWidget(self._card)
        at = keys.index(self._opened) + 1 if self._opened in keys else len(keys)
        self._place.insertWidget(at, self._card)

    def _show_form(self) -> None:
        self._card.setVisible(bool(self._opened))
        self.form.show_row(self._rows.get(self._opened))

    def _line(self, one: Listed) -> QWidget:
        line = QWidget()
        across = QHBoxLayout(line)
        margins(across, 0, 0, 0, 0)
        spacing(across, 6)
        top = Qt.AlignmentFlag.AlignTop
        if one.ticked is not None:
            tick = CheckField("")
            tick.setAccessibleName(f"{self._words.tick}: {one.title}")
            tick.setToolTip(self._words.tick)
            tick.show_value(one.ticked)
            tick.committed.connect(partial(self.ticked.emit, one.key))
            across.addWidget(tick, 0, top)
        words = QVBoxLayout()
        spacing(words, 0)
        words.addWidget(label(one.title, wrap=True))
        for text, role in ((one.note, "caption"), (one.warning, "warning")):
            if text:
                words.addWidget(label(text, role, wrap=True))
        across.addLayout(words, 1)
        if one.way:
            across.addWidget(button(one.way, partial(self.way_wanted.emit, one.key)), 0, top)
        for icon, name, act in (
            ("pencil", tr("Change"), self._toggle),
            ("trash-2", tr("Delete"), self.delete_wanted.emit),
        ):
            made = IconButton(icon, f"{name}: {one.title}")
            made.clicked.connect(partial(_call, act, one.key))
            across.addWidget(made, 0, top)
        return line

    def _toggle(self, key: str) -> None:
        self.form.leave()
        self.open("" if key == self._opened else key)


def _call(act: Any, key: str, _checked: object = None) -> None:
    act(key)
