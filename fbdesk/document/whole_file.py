"""The parts of a plan file that are the same in every plan, put back where damage took them.

A file's header says nothing that is not known, and a saved plan has its schema on the same pages
as an empty plan of its version: both can be replaced, so that damage there loses no row.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache

from fbdesk.document.format_version import FormatVersion
from fbdesk.document.schema import CURRENT, empty_plan, is_known
from fbdesk.document.schema_texts import released_versions

PAGE_BYTES = 4096
SMALLEST_PAGE, LARGEST_PAGE = 512, 65_536
HEADER_BYTES = 100
PAGE_SIZE, CHANGES, PAGES, FREE_PAGES, CHANGES_SEEN = (
    slice(16, 18),
    slice(24, 28),
    slice(28, 32),
    slice(32, 40),
    slice(92, 96),
)
VERSION = slice(60, 64)


def candidates(data: bytes) -> Iterator[bytes]:
    """Yield a file's bytes with a sound header, then also with the schema of each known version.

    The version that the file names comes first.
    """
    yield with_sound_header(data)
    for version in dict.fromkeys((*_named_version(data), CURRENT, *reversed(released_versions()))):
        yield with_schema_of(data, version)


def with_sound_header(data: bytes) -> bytes:
    """Return a file's bytes in whole pages behind a header that speaks of just these.

    Where the file names no version that is known, nor does the header.
    """
    size = _page_bytes(data)
    whole = bytearray(data)
    whole.extend(bytes(-len(whole) % size))
    header = bytearray(empty_plan()[:HEADER_BYTES])
    header[VERSION] = data[VERSION] if _named_version(data) else bytes(4)
    header[PAGE_SIZE] = (size % LARGEST_PAGE or 1).to_bytes(2)
    header[PAGES] = (len(whole) // size).to_bytes(4)
    header[FREE_PAGES] = bytes(8)
    header[CHANGES_SEEN] = header[CHANGES]
    whole[:HEADER_BYTES] = header
    return bytes(whole)


def with_schema_of(data: bytes, version: FormatVersion) -> bytes:
    """Return a file's bytes with the pages that hold the schema taken from an empty plan."""
    empty = empty_plan(version)
    whole = bytearray(data).ljust(len(empty), b"\0")
    for page in _schema_pages(version):
        place = slice((page - 1) * PAGE_BYTES, page * PAGE_BYTES)
        whole[place] = empty[place]
    whole[PAGE_SIZE] = PAGE_BYTES.to_bytes(2)
    return with_sound_header(bytes(whole))


def _named_version(data: bytes) -> tuple[FormatVersion, ...]:
    version = FormatVersion.of_number(int.from_bytes(data[VERSION]))
    return (version,) if is_known(version) else ()


def _page_bytes(data: bytes) -> int:
    named = int.from_bytes(data[PAGE_SIZE])
    size = LARGEST_PAGE if named == 1 else named
    is_power = size & (size - 1) == 0
    return size if is_power and SMALLEST_PAGE <= size <= LARGEST_PAGE else PAGE_BYTES


@cache
def _schema_pages(version: FormatVersion) -> tuple[int, ...]:
    """Return the pages of an empty plan that no table or index begins on."""
    empty = empty_plan(version)
    with closing(sqlite3.connect(":memory:")) as raw:
        raw.deserialize(empty)
        roots = {root for (root,) in raw.execute("SELECT rootpage FROM sqlite_schema")}
    return tuple(page for page in range(1, len(empty) // PAGE_BYTES + 1) if page not in roots)
