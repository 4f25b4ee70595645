"""The window's colours and measures, light and dark, as data; nothing else decides a colour."""

from typing import NamedTuple

from PySide6.QtGui import QColor

from fbdesk.models.programmes.area_codes import AREA_COLOURS

PAGE_MARGIN = 24
CARD_PADDING = 16
GRID = 8
FIELD_HEIGHT = 32
ROW_HEIGHT = 32
NAVIGATION_WIDTH = 220
NAVIGATION_ICON_WIDTH = 56
COLLAPSE_BELOW = 1100

TEXT_PX = 13.5
CAPTION_PX = 12.0
SECTION_PX = 15.0
TITLE_PX = 22.0
FIGURE_PX = 24.0

TEXT_CONTRAST = 4.5
LINE_CONTRAST = 3.0
SRGB_LINEAR_UNTIL = 0.04045

FOCUS_AREAS = dict(AREA_COLOURS)
"""Colour of each focus area's shapes; its number always stands beside."""


# A NamedTuple: a dataclass takes six times as long to make, and the start waits for it.
class Tokens(NamedTuple):
    """One set of colours; every text has a contrast of 4.5 or more on the ground it stands on."""

    name: str
    window: str
    surface: str
    line: str
    field_line: str
    text: str
    muted: str
    accent: str
    on_accent: str
    accent_strong: str
    accent_soft: str
    chip: str
    chip_hover: str
    stripe: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    disabled: str
    scroll: str

    @property
    def dark(self) -> bool:
        """Return whether light text stands on a dark ground."""
        return self.name == "dark"


LIGHT = Tokens(
    name="light",
    window="#F7F8F7",
    surface="#FFFFFF",
    line="#DDE3E0",
    field_line="#84918D",
    text="#1D2524",
    muted="#5B6865",
    accent="#0F6B54",
    on_accent="#FFFFFF",
    accent_strong="#0B5442",
    accent_soft="#E6F1ED",
    chip="#EDF0EE",
    chip_hover="#E2E7E4",
    stripe="#FBFCFB",
    warning="#9A5B00",
    warning_soft="#FBF1E0",
    danger="#A8322A",
    danger_soft="#FBEAE8",
    disabled="#8C9794",
    scroll="#C3CBC8",
)

DARK = Tokens(
    name="dark",
    window="#15191A",
    surface="#1E2425",
    line="#343C3D",
    field_line="#75827F",
    text="#E7ECEA",
    muted="#A3B0AC",
    accent="#4CC2A0",
    on_accent="#0B1F19",
    accent_strong="#6AD3B4",
    accent_soft="#1E3A33",
    chip="#2A3233",
    chip_hover="#343D3E",
    stripe="#212829",
    warning="#F0B45A",
    warning_soft="#3A2F1B",
    danger="#F28B82",
    danger_soft="#40241F",
    disabled="#6D7876",
    scroll="#4A5455",
)


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, 1 … 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(QColor(first)), _luminance(QColor(second))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable(colour: str, tokens: Tokens, least: float = TEXT_CONTRAST) -> str:
    """Return the colour, moved towards the text colour until it can be read on a surface."""
    start, end = QColor(colour), QColor(tokens.text)
    for step in range(21):
        mixed = _mixed(start, end, step / 20).name()
        if contrast(mixed, tokens.surface) >= least:
            return mixed
    return tokens.text


def _mixed(first: QColor, second: QColor, share: float) -> QColor:
    def between(start: int, end: int) -> int:
        return round(start + (end - start) * share)

    return QColor(
        between(first.red(), second.red()),
        between(first.green(), second.green()),
        between(first.blue(), second.blue()),
    )


def _luminance(colour: QColor) -> float:
    red, green, blue = (
        c / 12.92 if c <= SRGB_LINEAR_UNTIL else ((c + 0.055) / 1.055) ** 2.4
        for c in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
