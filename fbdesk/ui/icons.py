"""The line icons of the window, drawn in the colours of the theme and sharp on every screen."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from fbdesk.resource_files import resource
from fbdesk.ui.tokens import Tokens

RATIOS = (1.0, 2.0)
SIZES = (16, 20, 24, 32)
TRANSPARENT = (0, 0, 0, 0)


def icon(
    name: str, tokens: Tokens, colour: str | None = None, sizes: tuple[int, ...] = SIZES
) -> QIcon:
    """Return an icon of `resources/icons` in the text colour (or another), dimmed when disabled.

    Each size is drawn at once, so whoever knows the one it shows saves the start the others.
    """
    made = QIcon()
    for size in sizes:
        for ratio in RATIOS:
            made.addPixmap(drawing(name, colour or tokens.text, size, ratio))
            made.addPixmap(drawing(name, tokens.disabled, size, ratio), QIcon.Mode.Disabled)
    return made


def icon_before_text(name: str, colour: str, size: int, gap: int) -> QIcon:
    """Return an icon with a gap at its right, since Qt sets text close to a button's icon.

    It looks the same when it is disabled: whoever shows it asks for another colour then.
    """
    made = QIcon()
    for ratio in RATIOS:
        wide = QPixmap(QSize(size + gap, size) * ratio)
        wide.setDevicePixelRatio(ratio)
        wide.fill(QColor(*TRANSPARENT))
        painter = QPainter(wide)
        painter.drawPixmap(0, 0, drawing(name, colour, size, ratio))
        painter.end()
        made.addPixmap(wide)
        made.addPixmap(wide, QIcon.Mode.Disabled)
    return made


def drawing(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """Return an icon as a picture of `size` logical pixels for a screen of the given ratio."""
    key = f"fbdesk-icon-{name}-{colour}-{size}-{ratio}"
    cached = QPixmap()
    if QPixmapCache.find(key, cached):
        return cached
    picture = QPixmap(QSize(size, size) * ratio)
    picture.fill(QColor(*TRANSPARENT))
    painter = QPainter(picture)
    svg = _source(name).replace("currentColor", colour)
    whole = QRectF(0, 0, picture.width(), picture.height())
    QSvgRenderer(QByteArray(svg.encode())).render(painter, whole)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, picture)
    return picture


def application_icon() -> QIcon:
    """Return the program's own mark."""
    return QIcon(str(resource("icons", "fbdesk.svg")))


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")
