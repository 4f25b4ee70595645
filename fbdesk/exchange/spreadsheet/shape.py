"""How wide and how long a sheet is: readers fill the whole rectangle, even where it is empty."""

import re
import zipfile

MAX_CELLS = 25_000_000
OVERLAP_BYTES = 256
"""More than any opening tag of a row or cell is long."""

ORDINARY = re.compile(rb"""\sr="([A-Z]{0,3})(\d{1,7})\"""")
NOT_ORDINARY = re.compile(rb"""[<:](?:c|row)(?! r="[A-Z]{0,3}\d{1,7}")[\s/>]|r='""")
"""Almost every program writes `<c r="B7"`; looking for what differs spares the slow patterns."""

REFERENCE = re.compile(rb"""(?<![\w:.-])r\s*=\s*["']([A-Za-z]{0,3})(\d{1,7})["']""")
FALSE_REFERENCE = re.compile(
    rb"""(?<![\w:.-])r\s*=\s*["'](?![A-Za-z]{0,3}\d{1,7}["'])[^"'<]*["']"""
)
CELL_WITHOUT_REFERENCE = re.compile(
    rb"<(?:[^\s<>/:]+:)?c(?=[\s/>])(?![^>]*(?<![\w:.-])r\s*=)[^>]*>"
)
ROW_WITHOUT_REFERENCE = re.compile(
    rb"<(?:[^\s<>/:]+:)?row(?=[\s/>])(?![^>]*(?<![\w:.-])r\s*=)[^>]*>"
)


class Shape:
    """The rectangle that the cells of a sheet span, found while the sheet is unpacked.

    Cells and rows may leave out where they stand: each then stands behind the one before, so
    that their number is added to the last column or row that is named. That errs on the safe
    side.
    """

    def __init__(self) -> None:
        self._tail = b""
        self._last_row = 0
        self._last_column = 0
        self._unnamed_rows = 0
        self._unnamed_cells = 0

    @property
    def cells(self) -> int:
        """How many cells the rectangle from A1 has, at most."""
        width = self._last_column + self._unnamed_cells
        return (self._last_row + self._unnamed_rows) * width

    def look_at(self, piece: bytes) -> None:
        """Take in the next piece of the sheet; what stands on the seam is seen twice at most.

        Raises `zipfile.BadZipFile` for a reference that is none, and for an encoding with zero
        bytes, which would hide the references: no program writes such a sheet.
        """
        seen = self._tail + piece
        self._tail = piece[-OVERLAP_BYTES:]
        if b"\x00" in piece:
            raise zipfile.BadZipFile
        if NOT_ORDINARY.search(seen):
            self._look_closely(seen)
        else:
            self._reach(ORDINARY.findall(seen))

    def _look_closely(self, seen: bytes) -> None:
        if FALSE_REFERENCE.search(seen):
            raise zipfile.BadZipFile
        self._reach(REFERENCE.findall(seen))
        self._unnamed_rows += len(ROW_WITHOUT_REFERENCE.findall(seen))
        self._unnamed_cells += len(CELL_WITHOUT_REFERENCE.findall(seen))

    def _reach(self, references: list[tuple[bytes, bytes]]) -> None:
        if references:
            columns = {column.upper() for column, _ in references}
            rows = {row for _, row in references}
            self._last_row = max(self._last_row, *map(int, rows))
            self._last_column = max(self._last_column, *map(_column_number, columns))


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
