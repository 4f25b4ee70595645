"""How the workbook looks: one palette, and one format for each kind of cell."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from fbdesk.reports.workbook_cells import Shown
from fbdesk.reports.workbook_columns import Kind

ACCENT: Final = "#0F6B54"
MUTED: Final = "#5B6865"
LINE: Final = "#DDE3E0"
TEXT: Final = "#1D2524"
COMPUTED_FILL: Final = "#F3F6F4"
COMPUTED_HEADING: Final = "#5B6865"
WARNING: Final = "#9A5B00"

WIDTHS: Final = {
    Kind.TEXT: (8, 38),
    Kind.LONG: (24, 56),
    Kind.CHOICE: (10, 26),
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


@dataclass
class Styles:
    """Makes each format of a workbook once."""

    book: Any
    locale: str
    _made: dict[tuple[tuple[str, Any], ...], Any] = field(default_factory=dict)

    def __call__(self, **properties: Any) -> Any:
        """Return the format with these properties, on top of the workbook's own font."""
        wanted = {"font_name": "Calibri", "font_size": 10, "font_color": TEXT, **properties}
        name = tuple(sorted(wanted.items()))
        if name not in self._made:
            self._made[name] = self.book.add_format(wanted)
        return self._made[name]

    def cell(self, shown: Shown, *, computed: bool) -> dict[str, Any]:
        """Return the properties of a cell's format."""
        properties: dict[str, Any] = {
            "valign": "top",
            "bottom": 1,
            "bottom_color": LINE,
            "num_format": self._number_format(shown),
        }
        if shown.kind in _RIGHT:
            properties |= {"align": "right", "indent": 1}
        if shown.kind in WRAPPED:
            properties["text_wrap"] = True
        if computed:
            properties["bg_color"] = COMPUTED_FILL
        if shown.kind is Kind.KEY:
            properties["font_color"] = MUTED
        return properties

    def to_fill_in(self, kind: Kind) -> Any:
        """Return the format of the empty cells below the last row, where people go on."""
        return self(
            valign="top",
            num_format=self._number_format(Shown(None, kind)),
            text_wrap=kind in WRAPPED,
        )

    def heading(self, kind: Kind, *, computed: bool) -> Any:
        """Return the format of a column's heading, above numbers to the right."""
        return self(
            bold=True,
            font_color="#FFFFFF",
            bg_color=COMPUTED_HEADING if computed else ACCENT,
            text_wrap=True,
            valign="vcenter",
            align="right" if kind in _RIGHT else "left",
            indent=int(kind in _RIGHT),
            border=1,
            border_color="#FFFFFF",
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
        value, thousands = shown.value, f"{self.locale}#,##0"
        size = abs(value) if isinstance(value, int | float) else None
        if shown.kind in _TONNES:
            small = size is not None and 0 < size < _SMALL_T
            plain = f"{thousands}.0" if small else thousands
            red = f"[Red]{self.locale}-{plain.removeprefix(self.locale)}"
            return f"{plain};{red}" if shown.kind is Kind.CUT else plain
        if shown.kind is Kind.NUMBER:
            return thousands if size is not None and _is_large_whole(size) else "General"
        if shown.kind is Kind.MONEY:
            whole = size is None or size == int(size)
            return thousands if whole else f"{thousands}.00"
        if isinstance(value, datetime) or shown.kind is Kind.MOMENT:
            return "yyyy-mm-dd hh:mm"
        if isinstance(value, date) or shown.kind is Kind.DATE:
            return "dd.mm.yyyy"
        return {
            Kind.WHOLE: thousands,
            Kind.SHARE: "0 %" if size is None or round(size * 100, 6) % 1 == 0 else "0.0 %",
            Kind.YEAR: "0",
            Kind.TEXT: "@",
            Kind.KEY: "@",
        }.get(shown.kind, "General")


def _is_large_whole(size: float) -> bool:
    return size >= _SMALL_NUMBER and size == int(size)


def tint(colour: str, share: float = 0.85) -> str:
    """Return a colour mixed with so much white, for a fill behind dark text."""
    parts = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * share):02X}" for part in parts)
