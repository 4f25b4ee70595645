"""How a figure looks: colours, type and size, for print and for the light and the dark window."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from fbdesk.models.programmes.programme import Programme
from fbdesk.resource_files import resource

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties

POINTS_PER_INCH: Final = 72
FONT_FILES: Final = {
    "regular": "SourceSans3-Regular.ttf",
    "semibold": "SourceSans3-Semibold.ttf",
    "italic": "SourceSans3-It.ttf",
}


@dataclass(frozen=True, slots=True)
class Style:
    """Colours as `#RRGGBB`; type in points; size in inches.

    `titled` puts title, unit line and source into the picture itself; without it they stand
    around the picture, as captions do in print.
    """

    name: str
    surface: str
    line: str
    text: str
    muted: str
    accent: str
    danger: str
    dark: bool = False
    type_pt: float = 8.5
    width_in: float = 6.3
    height_in: float = 3.5
    titled: bool = False

    def sized(self, width_px: int, height_px: int, zoom: float = 1.0) -> "Style":
        """Return the style for a picture of so many logical pixels on screen (96 to the inch)."""
        return replace(
            self, width_in=width_px / 96, height_in=height_px / 96, type_pt=self.type_pt * zoom
        )

    def font(self, weight: str = "regular", scale: float = 1.0) -> "FontProperties":
        """Return Source Sans 3 in `regular`, `semibold` or `italic`, relative to the body size."""
        from matplotlib.font_manager import FontProperties

        return FontProperties(
            fname=resource("fonts", FONT_FILES[weight]), size=self.type_pt * scale
        )

    def lines_in(self, lines: float) -> float:
        """Return the height of so many lines of body text, in inches."""
        return lines * self.type_pt * 1.35 / POINTS_PER_INCH

    def area_colour(self, programme: Programme, code: str) -> str:
        """Return the colour of a focus area, lightened where the surface is dark."""
        for area in programme.focus_areas:
            if area.code == code:
                return towards(area.colour, "#FFFFFF", 0.22) if self.dark else area.colour
        return self.muted


PRINT = Style(
    name="print",
    surface="#FFFFFF",
    line="#DDE3E0",
    text="#1D2524",
    muted="#5B6865",
    accent="#0F6B54",
    danger="#A8322A",
)
LIGHT = replace(PRINT, name="light", type_pt=10, titled=True)
DARK = Style(
    name="dark",
    surface="#1E2425",
    line="#343C3D",
    text="#E7ECEA",
    muted="#A3B0AC",
    accent="#4CC2A0",
    danger="#F28B82",
    dark=True,
    type_pt=10,
    titled=True,
)


def towards(colour: str, other: str, share: float) -> str:
    """Return the colour moved by a share (0-1) towards another one."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def contrast(colour: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21, as WCAG 2 defines it."""
    light, dark = sorted((_luminance(colour), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 # sRGB
        for c in (channel / 255 for channel in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
