"""Zoom: every margin, width and height of the window follows one factor, 80 to 200 %."""

from PySide6.QtWidgets import QApplication, QLayout, QWidget

ZOOM_STEPS = (80, 90, 100, 110, 125, 150, 175, 200)

_MARGINS = "fbdesk-margins"
_SPACING = "fbdesk-spacing"
_WIDTHS = "fbdesk-widths"
_HEIGHTS = "fbdesk-heights"


def zoom() -> float:
    """Return the window's zoom factor, 1.0 at 100 %."""
    application = QApplication.instance()
    held = application.property("zoom") if application else None
    return float(held) if held else 1.0


def scaled(pixels: float) -> int:
    """Return a length given at 100 % in pixels of the present zoom."""
    return round(pixels * zoom())


def margins(layout: QLayout, left: int, top: int, right: int, bottom: int) -> None:
    """Give a layout margins that follow the zoom."""
    layout.setProperty(_MARGINS, [left, top, right, bottom])
    _apply_margins(layout)


def spacing(layout: QLayout, pixels: int) -> None:
    """Give a layout a spacing that follows the zoom."""
    layout.setProperty(_SPACING, pixels)
    layout.setSpacing(scaled(pixels))


def widths(widget: QWidget, least: int | None = None, most: int | None = None) -> None:
    """Give a widget a least and a greatest width that follow the zoom."""
    widget.setProperty(_WIDTHS, [least or 0, most or 0])
    _apply_lengths(widget)


def heights(widget: QWidget, least: int | None = None, most: int | None = None) -> None:
    """Give a widget a least and a greatest height that follow the zoom."""
    widget.setProperty(_HEIGHTS, [least or 0, most or 0])
    _apply_lengths(widget)


def rescale(root: QWidget) -> None:
    """Apply the present zoom to every length below a widget."""
    for widget in (root, *root.findChildren(QWidget)):
        _apply_lengths(widget)
    for layout in root.findChildren(QLayout):
        if layout.property(_MARGINS):
            _apply_margins(layout)
        held = layout.property(_SPACING)
        if held is not None:
            layout.setSpacing(scaled(held))


def _apply_margins(layout: QLayout) -> None:
    layout.setContentsMargins(*(scaled(value) for value in layout.property(_MARGINS)))


def _apply_lengths(widget: QWidget) -> None:
    for name, set_least, set_most in (
        (_WIDTHS, widget.setMinimumWidth, widget.setMaximumWidth),
        (_HEIGHTS, widget.setMinimumHeight, widget.setMaximumHeight),
    ):
        held = widget.property(name)
        if held:
            least, most = held
            if least:
                set_least(scaled(least))
            if most:
                set_most(scaled(most))
