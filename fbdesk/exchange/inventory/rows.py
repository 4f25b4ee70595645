"""From the table of a published inventory to rows, with a word on everything that was odd."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

from fbdesk.exchange.inventory import cells
from fbdesk.exchange.inventory.columns import Columns
from fbdesk.exchange.inventory.file import SUM_OF_GASES, Area, EmissionRow
from fbdesk.exchange.reading import Cancelled, Message, stop_if
from fbdesk.models.inventory_sectors import known_sector
from fbdesk.models.municipalities import municipality_named

ROWS_BETWEEN_QUESTIONS = 5_000
EXAMPLES = 20
"""How many single cells are named before the rest is counted only."""

Place = tuple[Area, int, str, str, str]


class OddRowError(Exception):
    """A row that cannot be used as it stands; `column` is the one to look at."""

    def __init__(self, message: str, column: str, value: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.column = column
        self.value = value


class TableReader:
    """Reads one table, adds rows that stand several times, and keeps what to tell the user."""

    def __init__(self, sheet: str, columns: Columns, area: Area) -> None:
        self._sheet = sheet
        self._columns = columns
        self._area = area
        self._totals_t: dict[Place, float] = {}
        self._messages: list[Message] = []
        self._counts: Counter[str] = Counter()
        self._first_row: dict[str, int] = {}
        self._seen_sectors: set[str] = set()
        self._areas: dict[tuple[str, str], Area] = {}
        self._clean: dict[tuple[str, str, str], tuple[str, str, str]] = {}

    def read(
        self, rows: Iterable[Sequence[object]], cancelled: Cancelled
    ) -> tuple[EmissionRow, ...]:
        """Return the rows below the header, each place once, in the order of the file.

        `rows` is the whole table with its header, so that row numbers are those of the sheet.
        """
        below = islice(rows, self._columns.header_row + 1, None)
        for number, row in enumerate(below, start=self._columns.header_row + 2):
            if number % ROWS_BETWEEN_QUESTIONS == 0:
                stop_if(cancelled)
            if not cells.is_blank(row):
                self._take(number, row)
        return tuple(
            EmissionRow(*place, emission_t) for place, emission_t in self._totals_t.items()
        )

    @property
    def messages(self) -> tuple[Message, ...]:
        """What was odd; of each kind the first twenty, then how many more."""
        more = tuple(
            Message(
                level="warning",
                message="{count} more rows have the same fault as row {row}.",
                values={"count": count - EXAMPLES, "row": self._first_row[message]},
                sheet=self._sheet,
            )
            for message, count in self._counts.items()
            if count > EXAMPLES
        )
        return (*self._messages, *more)

    def _take(self, number: int, row: Sequence[object]) -> None:
        try:
            place, emission_t = self._place(row), self._amount(row)
        except OddRowError as odd:
            self._say(odd.message, number, odd.column, odd.value)
            return
        if place in self._totals_t:
            self._say(
                "The row for {value} stands more than once; the amounts were added.",
                number,
                self._title(self._columns.amount),
                f"{place[1]}, {place[2]}, {place[3]}, {place[4]}",
            )
        self._totals_t[place] = self._totals_t.get(place, 0.0) + emission_t
        self._note_new_sector(place[2], number)

    def _place(self, row: Sequence[object]) -> Place:
        columns = self._columns
        year = cells.year(_cell(row, columns.year))
        if year is None:
            raise OddRowError(
                "The year {value} cannot be read; the row was left out.",
                self._title(columns.year),
                repr(cells.label(_cell(row, columns.year))),
            )
        sector = _cell(row, columns.sector)
        source = _cell(row, columns.source) if columns.detailed else sector
        gas = SUM_OF_GASES if columns.gas is None else _cell(row, columns.gas)
        return (self._area_of(row), year, *self._labels(str(sector), str(source), str(gas)))

    def _labels(self, sector: str, source: str, gas: str) -> tuple[str, str, str]:
        """Return the clean labels; the few that a table has are cleaned once each."""
        written = (sector, source, gas)
        if written not in self._clean:
            for column, text in (
                (self._columns.sector, sector),
                (self._columns.source, source),
            ):
                if cells.is_total(text):
                    raise OddRowError(
                        "A row of totals was left out: its parts are in the table.",
                        self._title(column),
                    )
                if not cells.label(text):
                    raise OddRowError(
                        "The row has no sector or source; it was left out.", self._title(column)
                    )
            self._clean[written] = (
                cells.sector_label(sector),
                cells.label(source),
                cells.gas_code(gas) or SUM_OF_GASES,
            )
        return self._clean[written]

    def _amount(self, row: Sequence[object]) -> float:
        written = _cell(row, self._columns.amount)
        emission_t = cells.amount(written)
        if emission_t is None:
            raise OddRowError(
                "The amount {value} is no number; it stays unknown, not 0.",
                self._title(self._columns.amount),
                repr(cells.label(written)),
            )
        return emission_t

    def _area_of(self, row: Sequence[object]) -> Area:
        columns = self._columns
        if columns.number is None and columns.area is None:
            return self._area
        written = (str(_cell(row, columns.number)), str(_cell(row, columns.area)))
        if written not in self._areas:
            number = cells.municipality_number(_cell(row, columns.number))
            self._areas[written] = area_called(cells.label(written[1]), number)
        return self._areas[written]

    def _note_new_sector(self, sector: str, number: int) -> None:
        if sector in self._seen_sectors:
            return
        self._seen_sectors.add(sector)
        if known_sector(sector):
            return
        self._say(
            "The sector {value} is new to fbdesk. It was kept; check whether the targets that "
            "name sectors should include it.",
            number,
            self._title(self._columns.sector),
            repr(sector),
        )

    def _say(self, message: str, number: int, column: str, value: str) -> None:
        self._counts[message] += 1
        self._first_row.setdefault(message, number)
        if self._counts[message] <= EXAMPLES:
            self._messages.append(
                Message(
                    level="warning",
                    message=message,
                    values={"value": value},
                    sheet=self._sheet,
                    row=number,
                    column=column,
                )
            )

    def _title(self, column: int | None) -> str:
        return "" if column is None else self._columns.titles[column]


def area_called(name: str, number: str | None = None) -> Area:
    """Return the place with a name, and with the number that a municipality of that name has."""
    known = municipality_named(name) if number is None else None
    return Area(known.number if known else number, name)


def _cell(row: Sequence[object], column: int | None) -> object:
    return "" if column is None or column >= len(row) else row[column]
