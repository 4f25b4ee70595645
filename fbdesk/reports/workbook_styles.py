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
    Kind.CHOICE: (10, 34),
    Kind.YEAR: (8, 10),
    Kind.WHOLE: (9, 14),
    Kind.NUMBER: (10, 16),
    Kind.TONNES: (9, 14),
    Kind.SHARE: (9, 12),
    Kind.MONEY: (11, 18),
    Kind.DATE: (12, 12),
    Kind.MOMENT: (16, 16),
    Kind.KEY: (12, 38),
}
"""Narrowest and widest column for each kind, in characters."""

_RIGHT: Final = frozenset({Kind.YEAR, Kind.WHOLE, Kind.NUMBER, Kind.TONNES, Kind.SHARE, Kind.MONEY})
_SMALL_T: Final = 10
_SMALL_NUMBER: Final = 1000


@dataclass
class Styles:
    """Makes each format of a workbook once."""

    book: Any
    thousands: str
    _made: dict[tuple[tuple[str, Any], ...], Any] = field(default_factory=dict)

    def __call__(self, **properties: Any) -> Any:
        """Return the format with these properties, on top of the workbook's own font."""
        wanted = {"font_name": "Calibri", "font_size": 10, "font_color": TEXT, **properties}
        name = tuple(sorted(wanted.items()))
        if name not in self._made:
            self._made[name] = self.book.add_format(wanted)
        return self._made[name]

    def cell(self, shown: Shown, *, computed: bool, quoted: bool = False) -> Any:
        """Return the format of a cell; `quoted` keeps a text a text when someone edits it."""
        properties: dict[str, Any] = {
            "valign": "top",
            "bottom": 1,
            "bottom_color": LINE,
            "num_format": self._number_format(shown),
        }
        if shown.kind in _RIGHT:
            properties["align"] = "right"
        if shown.kind in {Kind.LONG, Kind.TEXT, Kind.CHOICE}:
            properties["text_wrap"] = True
        if computed:
            properties["bg_color"] = COMPUTED_FILL
        if shown.kind is Kind.KEY:
            properties["font_color"] = MUTED
        if quoted:
            properties["quote_prefix"] = True
        return self(**properties)

    def heading(self, *, computed: bool) -> Any:
        """Return the format of a column's heading."""
        return self(
            bold=True,
            font_color="#FFFFFF",
            bg_color=COMPUTED_HEADING if computed else ACCENT,
            text_wrap=True,
            valign="vcenter",
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
        value = shown.value
        size = abs(value) if isinstance(value, int | float) else None
        if shown.kind is Kind.TONNES:
            small = size is not None and 0 < size < _SMALL_T
            plain = f"{self.thousands}{'.0' if small else ''}"
            return f"{plain};[Red]-{plain}"
        if shown.kind is Kind.NUMBER:
            return self.thousands if size is not None and _is_large_whole(size) else "General"
        if shown.kind is Kind.MONEY:
            whole = size is None or size == int(size)
            return self.thousands if whole else f"{self.thousands}.00"
        if isinstance(value, datetime) or shown.kind is Kind.MOMENT:
            return "yyyy-mm-dd hh:mm"
        if isinstance(value, date) or shown.kind is Kind.DATE:
            return "dd.mm.yyyy"
        return {
            Kind.WHOLE: self.thousands,
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
