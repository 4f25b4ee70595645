"""What a filled-in workbook holds beside its values: bold words, formulas without value, macros.

The reader of values says nothing of these, so the parts of the file are looked at directly. They
have been unpacked and found harmless by `spreadsheet_safety` before.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Final

from fbdesk.exchange.reading import Cancelled, stop_if
from fbdesk.exchange.workbook.places import column_letters
from fbdesk.models.rich_text import Run, marked

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
BOOK: Final = "xl/workbook.xml"
RELATIONS: Final = "xl/_rels/workbook.xml.rels"
TEXTS: Final = "xl/sharedStrings.xml"
MOST_MERGED: Final = 10_000
"""More cells than these nobody merges in a table."""
NOT_SET: Final = frozenset({"0", "false"})

_ERROR: Final = re.compile(rb'<c r="([A-Z]{1,3}\d+)"[^>]*\bt="e"')
_NO_RESULT: Final = re.compile(
    rb'<c r="([A-Z]{1,3}\d+)"(?![^>]*t="str")[^>]*><f(?:[^>]*/>|[^>]*>[^<]*</f>)(?!<v>[^<])'
)
_MERGED: Final = re.compile(rb'<mergeCell ref="([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)"')
_BOLD: Final = re.compile(rb"<(?:\w+:)?b[\s/>]")


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the values of a workbook.

    `spoiled` names, by sheet, the cells that show an error or a formula nobody has computed.
    `merged` gives, by sheet, the first cell of those that were merged by each of the others.
    `bold` gives each text with bold words by its plain letters, marked as the plan stores it.
    """

    spoiled: Mapping[str, frozenset[str]]
    bold: Mapping[str, str]
    macros: bool
    links: bool
    merged: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def beside_values(data: bytes, sheets: Collection[str], cancelled: Cancelled) -> Beside:
    """Return what a workbook holds beside its values; `sheets` are those that are read."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        names = parts.namelist()
        spoiled, merged = {}, {}
        for sheet, part in _parts_of_sheets(parts):
            stop_if(cancelled)
            if sheet in sheets and part in names:
                content = parts.read(part)
                spoiled[sheet] = frozenset(_spoiled(content))
                merged[sheet] = dict(_merged(content))
        return Beside(
            spoiled,
            _bold_texts(parts) if TEXTS in names else {},
            macros=any(name.lower().endswith("vbaproject.bin") for name in names),
            links=any(name.startswith("xl/externalLinks/") for name in names),
            merged=merged,
        )


def _spoiled(content: bytes) -> Iterator[str]:
    for pattern in (_ERROR, _NO_RESULT):
        for found in pattern.finditer(content):
            yield found[1].decode()


def _merged(content: bytes) -> Iterator[tuple[str, str]]:
    """Yield each cell that was merged with the one before it, and that one."""
    for found in _MERGED.finditer(content):
        left, right = (_place(found[at]) for at in (1, 3))
        top, bottom = int(found[2]), int(found[4])
        if (right - left + 1) * (bottom - top + 1) > MOST_MERGED:
            continue
        for row in range(top, bottom + 1):
            for place in range(left, right + 1):
                if (row, place) != (top, left):
                    yield f"{column_letters(place)}{row}", f"{column_letters(left)}{top}"


def _place(letters: bytes) -> int:
    """Return the place of a column by its letters: `A` is 0, `AA` is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1


def _parts_of_sheets(parts: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield the name of each sheet and the part of the file that holds it."""
    from defusedxml.ElementTree import fromstring

    names = parts.namelist()
    if BOOK not in names or RELATIONS not in names:
        return
    targets = {
        each.get("Id"): str(each.get("Target")) for each in fromstring(parts.read(RELATIONS))
    }
    for sheet in fromstring(parts.read(BOOK)).iter(f"{MAIN}sheet"):
        target = targets.get(sheet.get(RELATION), "")
        inside = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
        yield str(sheet.get("name")), inside


def _bold_texts(parts: zipfile.ZipFile) -> dict[str, str]:
    """Return the texts that have bold words, by their letters; the first of equal ones counts."""
    if not _BOLD.search(parts.read(TEXTS)):
        return {}
    found: dict[str, str] = {}
    with parts.open(TEXTS) as stream:
        for runs in _texts_in_runs(stream):
            if any(run.bold for run in runs):
                found.setdefault("".join(run.text for run in runs), marked(runs))
    return found


def _texts_in_runs(stream: IO[bytes]) -> Iterator[tuple[Run, ...]]:
    from defusedxml.ElementTree import iterparse

    for _, element in iterparse(stream, events=("end",)):
        if element.tag == f"{MAIN}si":
            yield tuple(_run(each) for each in element.iter(f"{MAIN}r"))
            element.clear()


def _run(element: "Element") -> Run:
    text = "".join(each.text or "" for each in element.iter(f"{MAIN}t"))
    bold = element.find(f"{MAIN}rPr/{MAIN}b")
    return Run(text, bold=bold is not None and bold.get("val", "1") not in NOT_SET)
