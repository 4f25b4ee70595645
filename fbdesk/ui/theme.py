"""How the window looks: light or dark, its zoom and its typeface, applied to the application."""

import re

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from fbdesk.resource_files import resource
from fbdesk.ui.scale import ZOOM_STEPS, rescale
from fbdesk.ui.tokens import DARK, LIGHT, TEXT_PX, Tokens

FONT_FAMILY = "Source Sans 3"
LATE_FONTS = ("SourceSans3-Bold", "SourceSans3-It")
SYSTEM, LIGHT_CHOICE, DARK_CHOICE = "system", "light", "dark"
CHOICES = (SYSTEM, LIGHT_CHOICE, DARK_CHOICE)
POINTS_PER_INCH = 72

_PIXELS = re.compile(r"(\d+(?:\.\d+)?)px")
_TOKEN = re.compile(r"@(\w+)")

STYLED = "styled"
"""The property of an application that draws with our style."""

WAS_DARK = "was_dark"
"""The property of an application that tells whether the system's colours were dark at its start."""


class Theme(QObject):
    """The window's look; a change of it reaches every widget that exists."""

    changed = Signal()
    """The colours or the zoom changed; widgets that draw themselves draw again."""

    def __init__(self, application: QApplication, choice: str = SYSTEM, zoom: int = 100) -> None:
        super().__init__(application)
        self._application = application
        self._choice = choice if choice in CHOICES else SYSTEM
        self._zoom = _nearest_step(zoom)
        self._sheet = resource("style", "window.qss").read_text(encoding="utf-8")
        was_dark = application.property(WAS_DARK)
        self._system_is_dark = _is_dark_now(application) if was_dark is None else bool(was_dark)
        if not application.property(STYLED):
            application.setStyle(QStyleFactory.create("Fusion"))
            application.setProperty(STYLED, True)  # noqa: FBT003 Qt's own way
        application.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._apply()

    @property
    def choice(self) -> str:
        """Return `system`, `light` or `dark`."""
        return self._choice

    @property
    def zoom(self) -> int:
        """Return the zoom in per cent."""
        return self._zoom

    @property
    def tokens(self) -> Tokens:
        """Return the colours in use."""
        system_dark = self._choice == SYSTEM and self._system_is_dark
        return DARK if self._choice == DARK_CHOICE or system_dark else LIGHT

    def choose(self, choice: str) -> None:
        """Set `system`, `light` or `dark`."""
        self._choice = choice
        self._apply()

    def set_zoom(self, percent: int) -> None:
        """Set the zoom to the nearest step of 80 … 200 %."""
        self._zoom = _nearest_step(percent)
        self._apply()

    def zoom_in(self) -> None:
        """Take the next larger step."""
        self.set_zoom(next((step for step in ZOOM_STEPS if step > self._zoom), self._zoom))

    def zoom_out(self) -> None:
        """Take the next smaller step."""
        self.set_zoom(
            next((step for step in reversed(ZOOM_STEPS) if step < self._zoom), self._zoom),
        )

    def _follow_system(self) -> None:
        self._system_is_dark = _is_dark_now(self._application)
        if self._choice == SYSTEM:
            self._apply()

    def _apply(self) -> None:
        factor = self._zoom / 100
        self._application.setProperty("zoom", factor)
        dots_per_inch = self._application.primaryScreen().logicalDotsPerInch()
        points_per_pixel = factor * POINTS_PER_INCH / dots_per_inch
        sheet = style_sheet(self._sheet, self.tokens, factor, points_per_pixel)
        if sheet != self._application.styleSheet():  # all three go through every widget
            self._application.setFont(_font(TEXT_PX * points_per_pixel))
            self._application.setPalette(palette(self.tokens))
            self._application.setStyleSheet(sheet)
        for window in self._application.topLevelWidgets():
            rescale(window)
        self.changed.emit()


def begin_style(application: QApplication) -> None:
    """Note what a new application that draws with Fusion looks like, before we colour it.

    Both could be asked for later; the answers are values of enumerations that Python would have to
    make first, which takes a start longer than all of its texts.
    """
    application.setProperty(STYLED, True)  # noqa: FBT003 Qt's own way
    ground = application.palette().color(QPalette.ColorRole.Window)
    application.setProperty(WAS_DARK, _is_dark(ground))


def tokens_of(widget: QWidget) -> Tokens:
    """Return the colours in use; a widget's own palette may be tinted by the style sheet."""
    ground = QApplication.palette(widget).color(QPalette.ColorRole.Window)
    return DARK if _is_dark(ground) else LIGHT


def load_fonts(*, first: bool = True, late: bool = True) -> None:
    """Give Qt the fonts that ship with the program; without them offscreen draws boxes.

    The `first` ones are those of the start page, and of all that is neither bold nor slanted.
    """
    for file in sorted(resource("fonts").glob("*.ttf")):
        if late if file.stem in LATE_FONTS else first:
            QFontDatabase.addApplicationFont(str(file))


def style_sheet(sheet: str, tokens: Tokens, factor: float, points_per_pixel: float) -> str:
    """Return the style sheet with its colours filled in and its lengths zoomed.

    Lengths stay whole pixels; sizes of type become points, which take fractions.
    """
    values = {**tokens._asdict(), "folder": resource("style").as_posix()}

    def length(match: re.Match[str]) -> str:
        pixels = float(match[1])
        least = 1 if pixels else 0
        return f"{max(least, round(pixels * factor))}px"

    def size(match: re.Match[str]) -> str:
        return f"font-size: {float(match[1]) * points_per_pixel:.2f}pt"

    sized = re.sub(r"font-size: (\d+(?:\.\d+)?)px", size, sheet)
    zoomed = _PIXELS.sub(length, sized)
    return _TOKEN.sub(lambda match: values[match[1]], zoomed)


def palette(tokens: Tokens) -> QPalette:
    """Return the palette that Fusion and our own drawing use."""
    made = QPalette()
    role = QPalette.ColorRole
    for name, colour in (
        (role.Window, tokens.window),
        (role.Base, tokens.surface),
        (role.AlternateBase, tokens.stripe),
        (role.Button, tokens.surface),
        (role.ToolTipBase, tokens.surface),
        (role.Text, tokens.text),
        (role.WindowText, tokens.text),
        (role.ButtonText, tokens.text),
        (role.ToolTipText, tokens.text),
        (role.BrightText, tokens.danger),
        (role.PlaceholderText, tokens.muted),
        (role.Highlight, tokens.accent),
        (role.HighlightedText, tokens.on_accent),
        (role.Accent, tokens.accent),
        (role.Link, tokens.accent),
        (role.LinkVisited, tokens.accent),
        (role.Light, tokens.surface),
        (role.Midlight, tokens.chip),
        (role.Mid, tokens.line),
        (role.Dark, tokens.field_line),
        (role.Shadow, tokens.line),
    ):
        made.setColor(name, QColor(colour))
    for name in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.disabled))
    return made


def _font(points: float) -> QFont:
    font = QFont(FONT_FAMILY)
    font.setPointSizeF(points)
    return font


def _is_dark(ground: QColor) -> bool:
    return ground.lightness() < 128  # noqa: PLR2004 half of 255


def _is_dark_now(application: QApplication) -> bool:
    return application.styleHints().colorScheme() == QtCore.Qt.ColorScheme.Dark


def _nearest_step(percent: int) -> int:
    return min(ZOOM_STEPS, key=lambda step: abs(step - percent))
