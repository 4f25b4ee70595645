"""Commitments as tiles, one column per side, so that both sides' promises can be read together."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.flow_layout import FlowLayout
from fbdesk.ui.widgets.labels import chip, label, set_role
from fbdesk.ui.widgets.list_and_card import ScrolledColumn


@dataclass(frozen=True, slots=True)
class TileView:
    """What a tile tells of a commitment, in words."""

    key: str
    number: str
    party: str
    text: str
    area: str
    status: str
    deadline: str
    needs: tuple[str, ...]
    meets: tuple[str, ...]
    alone: bool


class CommitmentTile(QFrame):
    """One commitment; click, Enter or focus chooses it."""

    picked = Signal(str)
    """The user chose the commitment with this key."""

    def __init__(self, view: TileView) -> None:
        super().__init__()
        self.view = view
        self.setProperty("role", "tile")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        margins(column, 12, 10, 12, 10)
        spacing(column, 4)
        column.addWidget(label(f"{view.number}  ·  {view.party}", "caption", wrap=True))
        column.addWidget(label(view.text, wrap=True))
        column.addWidget(self._chips())
        for words in self._links():
            column.addWidget(label(words, "caption", wrap=True))
        self.setAccessibleName(f"{view.number} {view.party}: {view.text}")
        self.setAccessibleDescription(". ".join(self._links()))

    def show_relation(self, relation: str) -> None:
        """Mark the tile as `chosen`, `linked` to the chosen one, or neither (empty)."""
        set_role(self, relation=relation or None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose with the mouse."""
        super().mousePressEvent(event)
        self.picked.emit(self.view.key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose with the Tab key."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.picked.emit(self.view.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go through the column."""
        steps = {Qt.Key.Key_Down: True, Qt.Key.Key_Up: False}
        forward = steps.get(Qt.Key(event.key()))
        if forward is None:
            super().keyPressEvent(event)
        else:
            self.focusNextPrevChild(forward)

    def _chips(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=6)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        for text in (self.view.area, self.view.status, self.view.deadline):
            if text:
                flow.addWidget(chip(text))
        if self.view.alone:
            flow.addWidget(chip(tr("Not met by the other side"), "warning"))
        return holder

    def _links(self) -> list[str]:
        links = []
        if self.view.needs:
            links.append(tr("Holds if {numbers}", numbers=", ".join(self.view.needs)))
        if self.view.meets:
            links.append(tr("Condition of {numbers}", numbers=", ".join(self.view.meets)))
        return links


class TileColumn(QWidget):
    """The commitments of one side under its heading."""

    picked = Signal(str)
    """The user chose the commitment with this key."""

    def __init__(self, title: str, empty: str) -> None:
        super().__init__()
        self._title, self._empty = title, empty
        self.tiles: dict[str, CommitmentTile] = {}
        self._views: tuple[TileView, ...] | None = None
        self._heading = label(title, "section", wrap=True)
        self._scrolled = ScrolledColumn()
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 8)
        column.addWidget(self._heading)
        column.addWidget(self._scrolled, 1)

    def show_tiles(self, views: tuple[TileView, ...]) -> None:
        """Show these commitments; tiles are made anew only where something differs."""
        if views == self._views:
            return
        self._views = views
        count = counted(len(views), "{number} commitment", "{number} commitments")
        self._heading.setText(f"{self._title}  ·  {count}")
        body = self._scrolled.body
        while body.count():
            item = body.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.tiles = {}
        for view in views:
            tile = CommitmentTile(view)
            tile.picked.connect(self.picked)
            self.tiles[view.key] = tile
            body.addWidget(tile)
        if not views:
            body.addWidget(label(self._empty, "muted", wrap=True))
        body.addStretch(1)

    def mark(self, chosen: str, linked: frozenset[str]) -> None:
        """Mark the chosen commitment and those that it is bound to."""
        for key, tile in self.tiles.items():
            tile.show_relation("chosen" if key == chosen else "linked" if key in linked else "")

    def show_related(self, chosen: str) -> None:
        """Scroll to the chosen commitment, or to the first that it is bound to."""
        related = [t for t in self.tiles.values() if t.property("relation") == "linked"]
        tile = self.tiles.get(chosen) or next(iter(related), None)
        if tile is not None:
            self._scrolled.ensureWidgetVisible(tile)
