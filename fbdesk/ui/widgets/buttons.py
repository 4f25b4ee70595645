"""Buttons: one primary per page, quiet ones for the rest, icons in the colours of the theme."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QPushButton, QToolButton

from fbdesk.ui.enum_names import set_named
from fbdesk.ui.icons import icon as icon_of
from fbdesk.ui.icons import icon_before_text
from fbdesk.ui.scale import scaled
from fbdesk.ui.theme import tokens_of

ICON_PX = 16
GAP_PX = 6
REDRAWS = (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.EnabledChange)

LEADS_ON = frozenset({"link", "quiet", "primary"})
"""The kinds of buttons that the mouse points at with a hand."""


class Button(QPushButton):
    """A push button whose icon follows the theme."""

    def __init__(self, text: str, icon: str = "", kind: str = "") -> None:
        super().__init__(text)
        self._icon_name = icon
        self._drawn: tuple[object, ...] = ()
        self._leads_on = kind in LEADS_ON
        self.setProperty("icon_name", icon or None)
        self.setProperty("kind", kind or None)
        self._draw_icon()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme, and dim the icon where the button cannot be used."""
        if event.type() in REDRAWS:
            self._draw_icon()
        super().changeEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Point with a hand at what leads on."""
        if self._leads_on:
            from PySide6.QtCore import Qt

            self._leads_on = False
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)

    def _draw_icon(self) -> None:
        if not self._icon_name:
            return
        tokens = tokens_of(self)
        colours = {"primary": tokens.on_accent, "link": tokens.accent, "danger": tokens.danger}
        colour = colours.get(self.property("kind"), tokens.text)
        if not self.isEnabled():
            colour = tokens.disabled
        size, gap = scaled(ICON_PX), scaled(GAP_PX)
        if self._drawn == (colour, size):
            return  # Qt tells of a palette and a font more often than they change
        self._drawn = (colour, size)
        self.setIcon(icon_before_text(self._icon_name, colour, size, gap))
        self.setIconSize(QSize(size + gap, size))


class IconButton(QToolButton):
    """A button of an icon alone; its name stands in the tool tip and for the screen reader."""

    def __init__(self, icon: str, name: str) -> None:
        super().__init__()
        self._icon_name = icon
        self.setProperty("icon_name", icon)
        set_named(self, focusPolicy="StrongFocus")
        self.setToolTip(name)
        self.setAccessibleName(name)
        self._draw_icon()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._draw_icon()
        super().changeEvent(event)

    def _draw_icon(self) -> None:
        size = scaled(ICON_PX)
        self.setIcon(icon_of(self._icon_name, tokens_of(self), sizes=(size,)))
        self.setIconSize(QSize(size, size))


def button(
    text: str, action: Callable[[], object] | None = None, *, kind: str = "", icon: str = ""
) -> Button:
    """Return a button; `kind` is empty, primary, danger, link, quiet, chip or tab."""
    made = Button(text, icon, kind)
    if action is not None:
        made.clicked.connect(_without_checked(action))
    return made


def _without_checked(action: Callable[[], object]) -> Callable[[], None]:
    """Return the action without the `checked` that Qt hands to a slot that takes arguments."""

    def act() -> None:
        action()

    return act
