"""A finished figure: the picture, its words, the numbers behind it, and where they stand in it."""

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from fbdesk.reports.printable import printable

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The numbers behind a figure as text, for readers who want them or cannot see the picture."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the picture that has a number: from 0 to 1, from the left and from the top."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure with title (the finding), unit line, source line and alternative text."""

    figure: "Figure"
    title: str
    subtitle: str
    source: str
    alternative_text: str
    table: FigureTable
    points: tuple[Point, ...] = ()

    def __post_init__(self) -> None:
        """Let every text in the picture stand as typed: no formula, no letter that is not there."""
        from matplotlib.text import Text

        for text in self.figure.findobj(Text):
            text.set_parse_math(False)
            if (shown := printable(text.get_text())) != text.get_text():
                text.set_text(shown)

    def svg(self, *, ground: bool = True) -> bytes:
        """Return the picture as SVG with its letters as outlines; equal figures, equal bytes.

        Without a `ground` what lies behind the picture is seen between its lines.
        """
        import matplotlib as mpl

        buffer = BytesIO()
        with mpl.rc_context({"svg.hashsalt": "fbdesk", "svg.fonttype": "path"}):
            about = {"Date": None, "Creator": None}
            self.figure.savefig(buffer, format="svg", metadata=about, transparent=not ground)
        return buffer.getvalue()

    def png(self, dpi: float = 192) -> bytes:
        """Return the picture as PNG with so many pixels to the inch."""
        buffer = BytesIO()
        self.figure.savefig(buffer, format="png", dpi=dpi, metadata={"Software": None})
        return buffer.getvalue()
