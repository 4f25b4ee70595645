"""Where the columns of a sheet stand when the workbook comes back: found by their headings."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from fbdesk.exchange.inventory.cells import plain
from fbdesk.exchange.workbook.index import ListedSheet

HEADING_WITHIN_ROWS: Final = 30
"""So far down a heading is looked for where rows were put in above it."""


def column_letters(place: int) -> str:
    """Return a column's letters: 0 is `A`, 26 is `AA`."""
    letters, number = "", place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def find_headings(sheet: ListedSheet, rows: Sequence[Sequence[object]]) -> int:
    """Return the number of the row of headings among the first rows, from 0.

    The row in which most headings stand is the one; of equals, the first. −1 where none stands.
    """
    wanted = {plain(column.heading) for column in sheet.columns.values() if column.heading}
    counts = [len(wanted & {plain(cell) for cell in row}) for row in rows[:HEADING_WITHIN_ROWS]]
    most = max(counts, default=0)
    return counts.index(most) if most else -1


def find_columns(sheet: ListedSheet, headings: Sequence[object]) -> Mapping[str, int]:
    """Return the place of each column whose heading stands in the row, from 0, by its code.

    A column is looked for at its own letters first. Of columns with one heading, the first to be
    listed is the first one from the left.
    """
    shown = [plain(cell) for cell in headings]
    taken: set[int] = set()
    places: dict[str, int] = {}
    for code, place in (*_unmoved(sheet, shown), *_moved(sheet, shown)):
        if code not in places and place not in taken:
            places[code] = place
            taken.add(place)
    return places


def _unmoved(sheet: ListedSheet, shown: Sequence[str]) -> Iterator[tuple[str, int]]:
    at = {column_letters(place): place for place in range(len(shown))}
    for column in sheet.columns.values():
        place = at.get(column.letters)
        if place is not None and shown[place] == plain(column.heading):
            yield column.code, place


def _moved(sheet: ListedSheet, shown: Sequence[str]) -> Iterator[tuple[str, int]]:
    for column in sheet.columns.values():
        for place, heading in enumerate(shown):
            if column.heading and heading == plain(column.heading):
                yield column.code, place
