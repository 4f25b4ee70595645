"""Foreign workbooks are looked through before they are read: size, shape, and nothing active."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

from fbdesk.errors import FileError
from fbdesk.exchange.reading import Cancelled, stop_if
from fbdesk.exchange.spreadsheet.shape import MAX_CELLS, Shape
from fbdesk.exchange.spreadsheet.strings import MAX_COPIED_BYTES, copied_bytes, long_texts

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

MEGABYTE = 1_000_000
MAX_FILE_BYTES = 60 * MEGABYTE
MAX_UNPACKED_BYTES = 600 * MEGABYTE
MAX_RATIO = 200
RATIO_FROM_BYTES = 5 * MEGABYTE
"""Small parts may be packed as tightly as they like: they cannot fill a memory."""
MAX_MEMBERS = 2_000
CHUNK_BYTES = 1 * MEGABYTE

ZIP = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
SHARED_TEXTS = re.compile(r"xl/sharedStrings\.xml", re.IGNORECASE)


def read_bytes(path: Path) -> bytes:
    """Return the content of a file that is small enough to be an inventory.

    Raises `FileError` where it is missing, unreadable, empty or too large.
    """
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise FileError("{file} is a folder, not a file.", file=path.name)
        if size > MAX_FILE_BYTES:
            raise FileError(
                "{file} is too large: {size} MB, at most {most} MB can be read.",
                file=path.name,
                size=size // MEGABYTE,
                most=MAX_FILE_BYTES // MEGABYTE,
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise FileError("There is no file {file}.", file=path) from None
    except OSError as error:
        raise FileError("{file} cannot be read: {why}.", file=path, why=error.strerror) from None
    if not data.strip(b"\x00\r\n\t "):
        raise FileError("{file} is empty. Download it again.", file=path.name)
    return data


def is_workbook(data: bytes) -> bool:
    """Tell whether the content is a packed workbook, whatever the file is called."""
    return data.startswith(ZIP)


def refuse_what_is_no_table(data: bytes, name: str) -> None:
    """Raise `FileError` for what people save by mistake: a web page, an old or locked workbook."""
    start = data[:2_000].lstrip(b"\xef\xbb\xbf\r\n\t ").lower()
    if start.startswith((b"<!doctype html", b"<html")) or b"<html" in start:
        raise FileError(
            "{file} is a web page, not a workbook: the download gave an error page. "
            "Open the publisher's page and download the file again.",
            file=name,
        )
    if data.startswith(OLD_OFFICE):
        raise FileError(
            "{file} is an old or password-protected workbook. Open it in Excel and save it as "
            "an ordinary .xlsx without password.",
            file=name,
        )
    if start.startswith(b"%pdf"):
        raise FileError("{file} is a PDF. Download the figures as Excel.", file=name)


def open_workbook(data: bytes, name: str, cancelled: Cancelled) -> "CalamineWorkbook":
    """Return a workbook after checking each part of it; `data` is the content of the file.

    Raises `FileError` for a damaged, encrypted, oversized or booby-trapped file.
    """
    from python_calamine import CalamineError, load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            _check_parts(parts, name, cancelled)
        return load_workbook(io.BytesIO(data))
    except (zipfile.BadZipFile, EOFError, zlib.error, NotImplementedError, CalamineError):
        raise FileError(
            "{file} is damaged or no Excel workbook. Download it again.", file=name
        ) from None


def open_sheet(book: "CalamineWorkbook", sheet: str, name: str) -> "CalamineSheet":
    """Return a sheet of a workbook that was opened; `name` is the file's.

    Raises `FileError` where the sheet contradicts the rest of the workbook.
    """
    from python_calamine import CalamineError

    try:
        return book.get_sheet_by_name(sheet)
    except (CalamineError, ValueError):
        raise FileError(
            "{file} is damaged or no Excel workbook. Download it again.", file=name
        ) from None


def _check_parts(parts: zipfile.ZipFile, name: str, cancelled: Cancelled) -> None:
    members = parts.infolist()
    if len(members) > MAX_MEMBERS:
        raise FileError("{file} has too many parts for a workbook.", file=name)
    if any(member.flag_bits & 1 for member in members):
        raise FileError("{file} is password-protected. Save it without password.", file=name)
    if "[Content_Types].xml" not in parts.namelist():
        raise FileError("{file} is a packed folder, not an Excel workbook.", file=name)
    unpacked = 0
    for member in members:
        unpacked += _check_part(parts, member, name, MAX_UNPACKED_BYTES - unpacked, cancelled)
    _check_shared_texts(parts, name, cancelled)


def _check_part(
    parts: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    name: str,
    left_bytes: int,
    cancelled: Cancelled,
) -> int:
    """Unpack one part in pieces, measure it and look at it; return its unpacked size.

    The sizes that the file itself states are not believed.
    """
    is_xml = member.filename.lower().endswith((".xml", ".rels"))
    if is_xml:
        with parts.open(member) as stream:
            _refuse_document_type(stream, name)
    size = 0
    shape = Shape()
    is_sheet = bool(SHEET.fullmatch(member.filename))
    with parts.open(member) as stream:
        for piece in _pieces(stream):
            stop_if(cancelled)
            size += len(piece)
            too_tight = size > RATIO_FROM_BYTES and size > MAX_RATIO * member.compress_size
            if size > left_bytes or too_tight:
                raise FileError(
                    "{file} unpacks to far more than a workbook holds; it is not opened.",
                    file=name,
                )
            if is_sheet:
                shape.look_at(piece)
    if shape.cells > MAX_CELLS:
        raise FileError(
            "{file} has a sheet with cells so far apart that it cannot be read. "
            "Delete the cells outside the table and save it again.",
            file=name,
        )
    return size


def _check_shared_texts(parts: zipfile.ZipFile, name: str, cancelled: Cancelled) -> None:
    """Raise `FileError` where a few long texts are copied into very many cells."""
    texts: dict[bytes, int] = {}
    for member in parts.infolist():
        if SHARED_TEXTS.fullmatch(member.filename):
            with parts.open(member) as stream:
                texts |= long_texts(_pieces(stream))
    copied = 0
    for member in parts.infolist() if texts else ():
        if SHEET.fullmatch(member.filename):
            stop_if(cancelled)
            with parts.open(member) as stream:
                copied += copied_bytes(_pieces(stream), texts)
    if copied > MAX_COPIED_BYTES:
        raise FileError(
            "{file} unpacks to far more than a workbook holds; it is not opened.", file=name
        )


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    read: Callable[[], bytes] = lambda: stream.read(CHUNK_BYTES)  # noqa: E731
    return iter(read, b"")


def _refuse_document_type(stream: IO[bytes], name: str) -> None:
    """Raise `FileError` where an XML part declares a document type: entities are how bombs hide.

    A document type can only stand before the first element, so reading stops there.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    try:
        next(iter(iterparse(stream, events=("start",), forbid_dtd=True)), None)
    except DefusedXmlException:
        raise FileError(
            "{file} declares a document type, which no workbook needs; it is not opened.",
            file=name,
        ) from None
    except (ParseError, ValueError, LookupError):
        raise FileError(
            "{file} is damaged or no Excel workbook. Download it again.", file=name
        ) from None
