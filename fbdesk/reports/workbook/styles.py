"""How the workbook looks: one palette, and one format for each kind of cell."""

from dataclasses import dataclass, field
from typing import Any, Final

from fbdesk.reports.workbook.cells import Shown
from fbdesk.reports.workbook.columns import Kind

ACCENT: Final = "#0F6B54"
MUTED: Final = "#5B6865"
LINE: Final = "#DDE3E0"
TEXT: Final = "#1D2524"
COMPUTED_FILL: Final = "#F3F6F4"
COMPUTED_HEADING: Final = "#5B6865"
WARNING: Final = "#9A5B00"

LOCALES: Final = {"nb": "[$-414]", "nn": "[$-814]", "en": ""}
"""Before a number format: whose marks between thousands and before decimals."""

WIDTHS: Final = {
    Kind.TEXT: (8, 40),
    Kind.LONG: (24, 56),
    Kind.CHOICE: (10, 29),
    Kind.YEAR: (8, 10),
    Kind.WHOLE: (9, 14),
    Kind.NUMBER: (10, 16),
    Kind.TONNES: (9, 14),
    Kind.CUT: (9, 14),
    Kind.SHARE: (9, 12),
    Kind.MONEY: (11, 18),
    Kind.DATE: (12, 12),
    Kind.MOMENT: (16, 16),
    Kind.KEY: (12, 38),
}
"""Narrowest and widest column for each kind, in characters."""

_RIGHT: Final = frozenset(
    {Kind.YEAR, Kind.WHOLE, Kind.NUMBER, Kind.TONNES, Kind.CUT, Kind.SHARE, Kind.MONEY}
)
_TONNES: Final = frozenset({Kind.TONNES, Kind.CUT})
WRAPPED: Final = frozenset({Kind.LONG, Kind.TEXT, Kind.CHOICE})
"""Kinds whose texts run over several lines."""
_SMALL_T: Final = 10
_SMALL_NUMBER: Final = 1000
_ROOM: Final = "_w"
"""After a figure, room as wide as a w: the mark of a note would cover the last digit.

An indent would do, but LibreOffice forgets it where the cell at the left looks otherwise.
"""


@dataclass
class Styles:
    """Makes each format of a workbook once."""

    book: Any
    locale: str
    _made: dict[tuple[tuple[str, Any], ...], Any] = field(default_factory=dict)
    _properties: dict[int, dict[str, Any]] = field(default_factory=dict)
    _cells: dict[tuple[Kind, bool, str], Any] = field(default_factory=dict)

    def __call__(self, **properties: Any) -> Any:
        """Return the format with these properties, on top of the workbook's own font."""
        wanted = {"font_name": "Calibri", "font_size": 10, "font_color": TEXT, **properties}
        name = tuple(sorted(wanted.items()))
        if name not in self._made:
            made = self.book.add_format(wanted)
            self._made[name] = made
            self._properties[id(made)] = wanted
        return self._made[name]

    def quoted(self, style: Any) -> Any:
        """Return a format whose cell stays a text when someone edits it."""
        return self(**{**self._properties[id(style)], "quote_prefix": True})

    def bold(self, style: Any) -> Any:
        """Return a format with bold letters."""
        return self(**{**self._properties[id(style)], "bold": True})

    def cell(self, shown: Shown, *, computed: bool) -> Any:
        """Return the format of a cell."""
        name = (shown.kind, computed, self._number_format(shown))
        if name not in self._cells:
            self._cells[name] = self._cell(*name)
        return self._cells[name]

    def _cell(self, kind: Kind, computed: bool, number_format: str) -> Any:  # noqa: FBT001 # private
        properties: dict[str, Any] = {
            **_lie(kind),
            "bottom": 1,
            "bottom_color": LINE,
            "num_format": number_format,
        }
        if computed:
            properties["bg_color"] = COMPUTED_FILL
        if kind is Kind.KEY:
            properties["font_color"] = MUTED
        return self(**properties)

    def to_fill_in(self, kind: Kind) -> Any:
        """Return the format of the empty cells below the last row, where people go on."""
        return self(num_format=self._number_format(Shown(None, kind)), **_lie(kind))

    def heading(self, kind: Kind, *, computed: bool) -> Any:
        """Return the format of a column's heading, above numbers to the right."""
        return self(
            bold=True,
            font_color="#FFFFFF",
            bg_color=COMPUTED_HEADING if computed else ACCENT,
            border=1,
            border_color="#FFFFFF",
            **{**_lie(kind), "text_wrap": True, "indent": 1},
        )

    def total(self, shown: Shown) -> Any:
        """Return the format of a sum above a column."""
        return self(
            bold=True,
            align="right",
            num_format=self._number_format(shown),
            bottom=1,
            bottom_color=ACCENT,
        )

    def _number_format(self, shown: Shown) -> str:
        fixed = _FIXED_FORMATS.get(shown.kind)
        if fixed:
            return fixed
        parts = self._figure_format(shown).split(";")
        return ";".join(f"{part}{_ROOM}" for part in parts)

    def _figure_format(self, shown: Shown) -> str:
        if shown.kind in _TONNES:
            return self._tonnes_format(shown)
        if shown.kind is Kind.YEAR:
            return "0"
        thousands, size = f"{self.locale}#,##0", _size(shown.value)
        if shown.kind is Kind.SHARE:
            return "0 %" if round(size * 100, 6) % 1 == 0 else "0.0 %"
        if shown.kind is Kind.MONEY:
            return thousands if size == int(size) else f"{thousands}.00"
        if shown.kind is Kind.NUMBER:
            large = size >= _SMALL_NUMBER and size == int(size)
            return thousands if large else "General"
        return thousands

    def _tonnes_format(self, shown: Shown) -> str:
        digits = "#,##0.0" if 0 < _size(shown.value) < _SMALL_T else "#,##0"
        plain = f"{self.locale}{digits}"
        return f"{plain};[Red]{self.locale}-{digits}" if shown.kind is Kind.CUT else plain


_FIXED_FORMATS: Final = {
    Kind.TEXT: "@",
    Kind.KEY: "@",
    Kind.LONG: "General",
    Kind.CHOICE: "General",
    Kind.DATE: "dd.mm.yyyy",
    Kind.MOMENT: "yyyy-mm-dd hh:mm",
}


def _lie(kind: Kind) -> dict[str, Any]:
    """Return how a cell's content lies: figures to the right, words a little off the figures."""
    if kind in _RIGHT:
        return {"valign": "top", "align": "right"}
    return {"valign": "top", "align": "left", "indent": 1, "text_wrap": kind in WRAPPED}


def _size(value: object) -> float:
    return abs(value) if isinstance(value, int | float) else 0.0


def tint(colour: str, share: float = 0.85) -> str:
    """Return a colour mixed with so much white, for a fill behind dark text."""
    parts = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * share):02X}" for part in parts)
