"""Which column holds what in a published inventory, in whatever order and spelling."""

from collections.abc import Sequence
from dataclasses import dataclass

from fbdesk.errors import FileError
from fbdesk.exchange.inventory.cells import plain

HEADER_WITHIN_ROWS = 20
NAMES = {
    "kommunenummer": "number",
    "kommunenr": "number",
    "kommune": "area",
    "område": "area",
    "år": "year",
    "sektor": "sector",
    "utslippskilde": "source",
    "kilde": "source",
    "klimagass": "gas",
    "gass": "gas",
}
AMOUNT_STARTS = "utslipp"
UNIT = "tonn co2-ekvivalenter"
THOUSANDS = ("1000 tonn", "1 000 tonn", "kilotonn", "mill")

Rows = Sequence[Sequence[object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The place of each column, counted from 0, and of the header row; None where there is none."""

    header_row: int
    titles: tuple[str, ...]
    year: int
    sector: int
    amount: int
    source: int | None = None
    gas: int | None = None
    number: int | None = None
    area: int | None = None

    @property
    def detailed(self) -> bool:
        """Whether the table goes down to sources, not to sectors alone."""
        return self.source is not None


def find_columns(rows: Rows, place: str) -> Columns | None:
    """Return where the columns are, or None where no row of the first twenty is such a header.

    Raises `FileError` where the amounts are not in t CO2e: units are checked, never assumed.
    """
    for header_row, row in enumerate(rows[:HEADER_WITHIN_ROWS]):
        found = _places(row)
        if {"year", "sector", "amount"} <= found.keys():
            titles = tuple(" ".join(str(cell).split()) for cell in row)
            _check_unit(titles[found["amount"]], place)
            return Columns(header_row=header_row, titles=titles, **found)
    return None


def _places(row: Sequence[object]) -> dict[str, int]:
    places: dict[str, int] = {}
    for column, cell in enumerate(row):
        title = plain(cell)
        meaning = "amount" if title.startswith(AMOUNT_STARTS + " (") else NAMES.get(title)
        if meaning is not None:
            places.setdefault(meaning, column)
    return places


def _check_unit(title: str, place: str) -> None:
    written = plain(title).replace("co2-ekv.", "co2-ekvivalenter")
    if UNIT not in written or any(other in written for other in THOUSANDS):
        raise FileError(
            "{place}: the column {column} is not in tonnes of CO₂ equivalents. "
            "Download the figures in tonnes.",
            place=place,
            column=repr(title),
        )
