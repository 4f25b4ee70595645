"""Commitments as tiles, one column per side, so that every side's promises can be read together."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QSizePolicy, QVBoxLayout, QWidget

from fbdesk.ui.scale import heights, margins, spacing
from fbdesk.ui.tokens import FIELD_HEIGHT
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.emptying import empty
from fbdesk.ui.widgets.flow_layout import FlowLayout
from fbdesk.ui.widgets.labels import chip, label, set_role
from fbdesk.ui.widgets.list_and_card import ScrolledColumn
from fbdesk.ui.widgets.row_dragging import Place


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
    """One commitment: a click or Tab chooses it, a drag to another one binds the two."""

    picked = Signal(str)
    """The user chose the commitment with this key."""
    mark_wanted = Signal(str)
    """The user marks this commitment to be bound (Space, or a click with Ctrl)."""
    dragged = Signal(str, QPoint)
    """The user drags from this commitment; the pointer is there on the screen."""
    dropped = Signal(str, QPoint)
    """The user let go of a drag from this commitment there on the screen."""
    drag_left = Signal()
    """The user gave a drag up with Escape."""
    shift_wanted = Signal(str, int)
    """The user moves the commitment past the one above it (−1) or below it (1)."""

    def __init__(self, view: TileView) -> None:
        super().__init__()
        self.view = view
        self._pressed_at: QPoint | None = None
        self._dragging = False
        self.setProperty("role", "tile")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._mark = chip("", "accent")
        self._mark.hide()
        column = QVBoxLayout(self)
        margins(column, 12, 10, 12, 10)
        spacing(column, 4)
        column.addWidget(self._mark)
        column.addWidget(label(f"{view.number}  ·  {view.party}", "caption", wrap=True))
        column.addWidget(label(view.text, wrap=True))
        column.addWidget(self._chips())
        for words in self._links():
            column.addWidget(label(words, "caption", wrap=True))
        self.setAccessibleName(f"{view.number} {view.party}: {view.text}")
        self.setAccessibleDescription(". ".join(self._links()))

    def show_relation(self, relation: str) -> None:
        """Mark the tile as `chosen`, `linked` to the chosen one, or neither (empty)."""
        if relation != (self.property("relation") or ""):  # styling a tile anew takes its time
            set_role(self, relation=relation or None)

    def show_mark(self, words: str) -> None:
        """Show what the tile is marked as for a condition; empty for nothing."""
        self._mark.setText(words)
        self._mark.setVisible(bool(words))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose with the mouse, or mark with Ctrl; a drag may begin."""
        super().mousePressEvent(event)
        event.accept()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.mark_wanted.emit(self.view.key)
            return
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()
        self.picked.emit(self.view.key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the line of a condition."""
        if self._pressed_at is None:
            return
        moved = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if self._dragging or moved >= QApplication.startDragDistance():
            self._dragging = True
            self.dragged.emit(self.view.key, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the line go."""
        super().mouseReleaseEvent(event)
        dragging, self._dragging, self._pressed_at = self._dragging, False, None
        if dragging:
            self.dropped.emit(self.view.key, event.globalPosition().toPoint())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose with the Tab key."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.picked.emit(self.view.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go through the column, with Alt the tile goes; Space marks."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.shift_wanted.emit(self.view.key, step)
        elif step is not None:
            self.focusNextPrevChild(step > 0)
        elif event.key() == Qt.Key.Key_Space:
            self.mark_wanted.emit(self.view.key)
        elif event.key() == Qt.Key.Key_Escape and self._dragging:
            self._dragging, self._pressed_at = False, None
            self.drag_left.emit()
        else:
            super().keyPressEvent(event)

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
    mark_wanted = Signal(str)
    """The user marks the commitment with this key to be bound."""
    dragged = Signal(str, QPoint)
    """The user drags from a commitment; the pointer is there on the screen."""
    dropped = Signal(str, QPoint)
    """The user let go of a drag there on the screen."""
    drag_left = Signal()
    """The user gave a drag up."""
    moved = Signal(str, object)
    """Put the commitment with this key in this `Place` of the column."""

    def __init__(self, title: str, empty: str, head: QWidget | None = None) -> None:
        """`head` stands in the place of the heading, where the user chooses whose column it is."""
        super().__init__()
        self._title, self._empty = title, empty
        self.tiles: dict[str, CommitmentTile] = {}
        self._views: tuple[TileView, ...] | None = None
        self._heading = label(title, "section", wrap=True)
        self.scrolled = ScrolledColumn()
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 8)
        heights(self._heading, FIELD_HEIGHT)
        if head is not None:
            self._heading.setParent(self)
            self._heading.hide()
        column.addWidget(head or self._heading)
        column.addWidget(self.scrolled, 1)

    def set_empty(self, empty: str) -> None:
        """Change what stands in a column without commitments."""
        if empty != self._empty:
            self._empty, self._views = empty, None

    def show_tiles(self, views: tuple[TileView, ...]) -> None:
        """Show these commitments; tiles are made anew only where something differs."""
        if views == self._views:
            return
        self._views = views
        count = counted(len(views), "{number} commitment", "{number} commitments")
        self._heading.setText(f"{self._title}  ·  {count}")
        body = self.scrolled.body
        empty(body)
        self.tiles = {}
        for view in views:
            tile = CommitmentTile(view)
            tile.picked.connect(self.picked)
            tile.mark_wanted.connect(self.mark_wanted)
            tile.dragged.connect(self.dragged)
            tile.dropped.connect(self.dropped)
            tile.drag_left.connect(self.drag_left)
            tile.shift_wanted.connect(self._shift)
            self.tiles[view.key] = tile
            body.addWidget(tile)
            tile.show()  # Qt shows it later, after the column has been laid out without it
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
            self.scrolled.ensureWidgetVisible(tile)

    def _shift(self, key: str, step: int) -> None:
        keys = list(self.tiles)
        beside = keys.index(key) + step
        if 0 <= beside < len(keys):
            self.moved.emit(key, Place(keys[beside], below=step > 0))
