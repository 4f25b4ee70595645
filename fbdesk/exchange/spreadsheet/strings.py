"""Counts how much a workbook makes of long texts that stand once and show in many cells.

Readers copy a shared text into each cell that refers to it, so that a small file can fill any
memory. Texts of ordinary length are not worth counting: there are limits on cells already.
"""

import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

LONG_BYTES = 1_000
MAX_COPIED_BYTES = 300_000_000

ENTRY = re.compile(rb"<(?:\w+:)?si\b.*?</(?:\w+:)?si\s*>", re.DOTALL)
VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*>\s*(\d{1,9})\s*<")
HIDING_PLACES = (b"<!--", b"<![CDATA[")
OVERLAP_BYTES = 200


def long_texts(pieces: Iterable[bytes]) -> Mapping[bytes, int]:
    """Return the size in bytes of each long shared text, by its number as sheets write it.

    Raises `zipfile.BadZipFile` for a text that is longer than a cell can hold many times over.
    """
    found: dict[bytes, int] = {}
    number, rest = 0, b""
    for piece in pieces:
        rest += piece
        end = 0
        for entry in ENTRY.finditer(rest):
            end = entry.end()
            size = end - entry.start()
            if size > LONG_BYTES:
                found[b"%d" % number] = size
            number += 1
        rest = rest[end:]
        if len(rest) > 2 * len(piece) + LONG_BYTES:
            raise zipfile.BadZipFile
    return found


def copied_bytes(pieces: Iterable[bytes], texts: Mapping[bytes, int]) -> int:
    """Return how many bytes the cells of a sheet make of the long texts.

    Raises `zipfile.BadZipFile` where a sheet hides its references in comments, as no program does.
    """
    counts: Counter[bytes] = Counter()
    for piece in _overlapping(pieces):
        if any(place in piece for place in HIDING_PLACES):
            raise zipfile.BadZipFile
        counts.update(number.lstrip(b"0") or b"0" for number in VALUE.findall(piece))
    return sum(size * counts[number] for number, size in texts.items())


def _overlapping(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield each piece behind the end of the one before; a reference on the seam counts twice."""
    tail = b""
    for piece in pieces:
        yield tail + piece
        tail = piece[-OVERLAP_BYTES:]
