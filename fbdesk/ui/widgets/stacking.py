"""Puts parts under each other, without an edge around them."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fbdesk.ui.scale import margins, spacing


def stacked(
    *parts: QWidget, gap: int, grows: QWidget | None = None, inside: QWidget | None = None
) -> QWidget:
    """Return the parts under each other, `gap` pixels apart; the one that `grows` takes the room.

    They are put `inside` a widget that there is already, or else into a new one.
    """
    whole = inside or QWidget()
    column = QVBoxLayout(whole)
    margins(column, 0, 0, 0, 0)
    spacing(column, gap)
    for part in parts:
        column.addWidget(part, int(part is grows))
    return whole
