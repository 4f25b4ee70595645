"""Foreign Word files are looked through before they are read: size, parts, and nothing active."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, Final
from xml.etree.ElementTree import Element, ParseError

from fbdesk.errors import FileError
from fbdesk.exchange.reading import Cancelled, stop_if

if TYPE_CHECKING:
    from collections.abc import Callable

MEGABYTE: Final = 1_000_000
MAX_FILE_BYTES: Final = 60 * MEGABYTE
MAX_PART_BYTES: Final = 40 * MEGABYTE
"""A part of text unpacks to this at most; pictures are never unpacked."""
MAX_MEMBERS: Final = 5_000
MAX_ELEMENTS: Final = 1_000_000
"""About 2 000 pages; each element of a tree takes memory."""
MAX_DEPTH: Final = 250
MAX_CARRIED: Final = 20
CHUNK_BYTES: Final = 64_000
LOOK_BYTES: Final = 1_000
ZIP: Final = b"PK\x03\x04"
OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"

RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
ROOT_RELATIONS: Final = "_rels/.rels"


@dataclass(frozen=True, slots=True)
class WordParts:
    """The parts of a Word file that hold text, as trees; None where the file has no such part."""

    document: Element
    styles: Element | None
    numbering: Element | None
    comments: Element | None
    carried: tuple[Element, ...]


def word_parts(data: bytes, name: str, cancelled: Cancelled) -> WordParts:
    """Return the parts of a Word file; `data` is its content, `name` what it is called.

    Raises `FileError` for a file that is no Word file, damaged, encrypted or made to do harm.
    """
    _refuse_what_is_not_packed(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return _Package(packed, name, cancelled).parts()
    except (zipfile.BadZipFile, EOFError, zlib.error, NotImplementedError, KeyError, OSError):
        raise _damaged(name) from None


def _refuse_what_is_not_packed(data: bytes, name: str) -> None:
    if len(data) > MAX_FILE_BYTES:
        raise FileError(
            "{file} is too large: {size} MB, at most {most} MB can be read.",
            file=name,
            size=len(data) // MEGABYTE,
            most=MAX_FILE_BYTES // MEGABYTE,
        )
    if data.startswith(OLD_OFFICE):
        raise FileError(
            "{file} is an old or password-protected Word file. Open it in Word and save it as an "
            "ordinary .docx without password.",
            file=name,
        )
    if not data.startswith(ZIP):
        raise FileError(
            "{file} is no Word file. Open it in Word or LibreOffice and save it as .docx.",
            file=name,
        )


def _damaged(name: str) -> FileError:
    return FileError("{file} is damaged or no Word file. Ask for it again.", file=name)


class _Package:
    """A packed file whose parts are found by what they are to each other, as Word finds them."""

    def __init__(self, packed: zipfile.ZipFile, name: str, cancelled: Cancelled) -> None:
        self._packed, self._name, self._cancelled = packed, name, cancelled
        self._members = {member.filename: member for member in packed.infolist()}
        if len(packed.infolist()) > MAX_MEMBERS:
            raise FileError("{file} has too many parts for a Word file.", file=name)
        if any(member.flag_bits & 1 for member in packed.infolist()):
            raise FileError("{file} is password-protected. Save it without password.", file=name)

    def parts(self) -> WordParts:
        """Return the parts that hold text."""
        main = next(iter(self._related(ROOT_RELATIONS, "", "officeDocument")), "")
        document = self._tree(main)
        if document is None or not document.tag.endswith("}document"):
            raise FileError(
                "{file} is a packed file, but no Word file. Save it as .docx.", file=self._name
            )
        folder, leaf = posixpath.split(main)
        relations = posixpath.join(folder, "_rels", f"{leaf}.rels")

        def one(kind: str) -> Element | None:
            return self._tree(next(iter(self._related(relations, folder, kind)), ""))

        carried = self._related(relations, folder, "customXml")[:MAX_CARRIED]
        return WordParts(
            document=document,
            styles=one("styles"),
            numbering=one("numbering"),
            comments=one("comments"),
            carried=tuple(tree for tree in map(self._tree, carried) if tree is not None),
        )

    def _related(self, relations: str, folder: str, kind: str) -> list[str]:
        """Return the paths of the parts of a kind that a part's relations name, within the file."""
        tree = self._tree(relations)
        found = []
        for each in tree.iter(RELATION) if tree is not None else ():
            if each.get("TargetMode") != "External" and each.get("Type", "").endswith(f"/{kind}"):
                path = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))
                found.append(path.lstrip("/"))
        return found

    def _tree(self, path: str) -> Element | None:
        member = self._members.get(path)
        if member is None:
            return None
        with self._packed.open(member) as stream:
            return _parsed(_pieces(stream, self._name, self._cancelled), self._name)


def _parsed(pieces: Iterator[bytes], name: str) -> Element:
    """Return a part as a tree; it is measured while it is unpacked.

    Entities are how bombs hide. They need a document type, which can only stand before the first
    element: the strict parser, which is slow, looks as far as that.
    """
    from xml.etree.ElementTree import XMLPullParser

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    strict: Any = DefusedXMLParser(target=_UntilFirst(), forbid_dtd=True)
    parser: Any = XMLPullParser(("start", "end"))
    measured = _Measured(name)
    try:
        for piece in pieces:
            for first in range(0, len(piece), LOOK_BYTES):
                if strict.target.found:
                    break
                strict.feed(piece[first : first + LOOK_BYTES])
            parser.feed(piece)
            measured.look_at(parser)
        parser.close()
        measured.look_at(parser)
    except DefusedXmlException:
        raise FileError(
            "{file} declares a document type, which no Word file needs; it is not opened.",
            file=name,
        ) from None
    except (ParseError, ValueError, LookupError):
        raise _damaged(name) from None
    if measured.root is None:
        raise _damaged(name)
    return measured.root


def _pieces(stream: IO[bytes], name: str, cancelled: Cancelled) -> Iterator[bytes]:
    read: Callable[[], bytes] = lambda: stream.read(CHUNK_BYTES)  # noqa: E731
    size = 0
    for piece in iter(read, b""):
        stop_if(cancelled)
        size += len(piece)
        if size > MAX_PART_BYTES:
            raise _too_much(name)
        yield piece


def _too_much(name: str) -> FileError:
    return FileError(
        "{file} unpacks to far more than a document holds; it is not opened.", file=name
    )


class _UntilFirst:
    """Notes that the first element has begun."""

    def __init__(self) -> None:
        self.found = False

    def start(self, _tag: str, _attributes: dict[str, str]) -> None:
        """Note it."""
        self.found = True

    def close(self) -> None:
        """Have nothing to give."""


class _Measured:
    """Keeps the root of a tree, and gives up on one that is larger or deeper than any document."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._depth = self._count = 0
        self.root: Element | None = None

    def look_at(self, parser: Any) -> None:
        """Take in what was parsed since the last time."""
        for event, element in parser.read_events():
            if event == "end":
                self._depth -= 1
                continue
            self._depth += 1
            self._count += 1
            if self._depth > MAX_DEPTH or self._count > MAX_ELEMENTS:
                raise _too_much(self._name)
            if self.root is None:
                self.root = element
