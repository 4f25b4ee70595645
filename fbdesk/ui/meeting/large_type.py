"""Type that is read from the far end of a meeting room, in whatever zoom the window has."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget

from fbdesk.resource_files import resource
from fbdesk.ui.scale import zoom
from fbdesk.ui.theme import Theme, style_sheet
from fbdesk.ui.tokens import TEXT_PX

LARGER = 1.5
POINTS_PER_INCH = 72


class LargeType(QObject):
    """Keeps a window's type larger than the rest of the program's, also when the theme changes."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._theme = window, theme
        self._sheet = resource("style", "window.qss").read_text(encoding="utf-8")
        theme.changed.connect(self.apply)
        self.apply()

    def apply(self) -> None:
        """Give the window its type anew."""
        per_inch = QApplication.primaryScreen().logicalDotsPerInch()
        factor = zoom() * LARGER
        points_per_pixel = factor * POINTS_PER_INCH / per_inch
        font = QFont(QApplication.font())
        font.setPointSizeF(TEXT_PX * points_per_pixel)
        self._window.setFont(font)
        every_text = f"QWidget {{ font-size: {TEXT_PX}px; }}\n"
        self._window.setStyleSheet(
            style_sheet(every_text + self._sheet, self._theme.tokens, factor, points_per_pixel)
        )
