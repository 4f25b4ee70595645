"""City, county and state side by side with the lines between them; a drag draws a new one."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fbdesk.ui.locking import only_looks
from fbdesk.ui.pages.agreement.lines import Bond, BondLines
from fbdesk.ui.pages.agreement.tiles import CommitmentTile, TileColumn, TileView
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.choices import ChoiceField

OWN, COUNTY = "municipality", "county"
STATE, KS, BUSINESS, OTHERS = "state", "ks", "business", "others"
THIRD = (STATE, KS, BUSINESS, OTHERS)
"""Whose promises the third column can hold."""


class Sides(QWidget):
    """Three columns of tiles; the third holds the side that the user chooses."""

    picked = Signal(str)
    """The user chose the commitment with this key."""
    mark_wanted = Signal(str)
    """The user marks the commitment with this key to be bound."""
    bound = Signal(str, str)
    """The user dragged from a commitment to the one that it depends on (keys)."""
    moved = Signal(str, object)
    """The user gave the commitment with this key another `Place` in its column."""
    third_chosen = Signal(object)
    """The user chose whose promises the third column holds (`str`)."""

    def __init__(self) -> None:
        super().__init__()
        self.third_side = only_looks(ChoiceField())
        self.third_side.setAccessibleName(tr("Whose commitments the third column holds"))
        self.third_side.committed.connect(self.third_chosen)
        nobody = tr("Nobody else has committed to anything here.")
        self.own = TileColumn(
            tr("The municipalities"), tr("The municipalities have not committed to anything here.")
        )
        self.county = TileColumn(
            tr("The county"), tr("The county has not committed to anything here.")
        )
        self.third = TileColumn("", nobody, self.third_side)
        self.columns = (self.own, self.county, self.third)
        row = QHBoxLayout(self)
        margins(row, 0, 0, 0, 0)
        spacing(row, 28)
        for column in self.columns:
            row.addWidget(column, 1)
            column.picked.connect(self.picked)
            column.mark_wanted.connect(self.mark_wanted)
            column.dragged.connect(self._drag)
            column.dropped.connect(self._drop)
            column.drag_left.connect(self._leave)
            column.moved.connect(self.moved)
        self._names = {
            STATE: tr("The state"),
            KS: tr("KS"),
            BUSINESS: tr("Business"),
            OTHERS: tr("Others"),
        }
        self.lines = BondLines(self, self.columns)
        self._target = ""

    @property
    def tiles(self) -> Mapping[str, CommitmentTile]:
        """Return every tile that is shown, by its key."""
        return {key: tile for column in self.columns for key, tile in column.tiles.items()}

    def show_views(self, views: Mapping[str, tuple[TileView, ...]]) -> None:
        """Show the commitments of each side; `views` is by side."""
        held = self.third_side.value or STATE
        self.third_side.set_choices(
            tuple((side, self._with_count(side, len(views.get(side, ())))) for side in THIRD)
        )
        self.third_side.show_value(held)
        self.own.show_tiles(views.get(OWN, ()))
        self.county.show_tiles(views.get(COUNTY, ()))
        self.third.set_empty(
            tr("{side} has not committed to anything here.", side=self._names[held])
        )
        self.third.show_tiles(views.get(held, ()))

    def show_third(self, side: str) -> None:
        """Let the third column hold a side; others than the four change nothing."""
        if side in THIRD and side != self.third_side.value:
            self.third_side.show_value(side)
            self.third_chosen.emit(side)

    def mark(self, chosen: str, bonds: tuple[Bond, ...]) -> None:
        """Mark the chosen commitment and what it is bound to, and draw the lines."""
        bound = frozenset(key for bond in bonds if chosen in bond for key in bond) - {chosen}
        for column in self.columns:
            column.mark(chosen, bound)
        self.lines.show_bonds(bonds, chosen)

    def tile_at(self, point: QPoint) -> str:
        """Return the key of the tile below a point of the screen, "" where there is none."""
        for column in self.columns:
            port = column.scrolled.viewport()
            if port.rect().contains(port.mapFromGlobal(point)):
                for key, tile in column.tiles.items():
                    if tile.rect().contains(tile.mapFromGlobal(point)):
                        return key
        return ""

    def _with_count(self, side: str, number: int) -> str:
        count = counted(number, "{number} commitment", "{number} commitments")
        return f"{self._names[side]}  ·  {count}"

    def _drag(self, key: str, at: QPoint) -> None:
        self.lines.show_drag(key, at)
        target = self.tile_at(at)
        if target != self._target:
            self._show_target(self._target, "")
            self._target = target if target != key else ""
            self._show_target(self._target, tr("Is depended on"))

    def _drop(self, key: str, at: QPoint) -> None:
        target = self.tile_at(at)
        self._leave()
        if target and target != key:
            self.bound.emit(key, target)

    def _leave(self) -> None:
        self._show_target(self._target, "")
        self._target = ""
        self.lines.show_drag("", None)

    def _show_target(self, key: str, words: str) -> None:
        tile = self.tiles.get(key)
        if tile is not None:
            tile.show_mark(words)
