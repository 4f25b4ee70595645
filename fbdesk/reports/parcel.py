"""The whole parcel: every document of a plan, its data, and what is what, in one archive file."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from textwrap import wrap
from typing import Final

from fbdesk.calculation.uncertainty import SAMPLES
from fbdesk.errors import PlanError
from fbdesk.models.checks.findings import Finding
from fbdesk.models.declarations import BY_TABLE
from fbdesk.models.programmes.of_plan import programme_of
from fbdesk.models.results.computing import compute, edition_of
from fbdesk.models.snapshot import Plan
from fbdesk.reports.catalogue import DocumentKind, Order, make_each
from fbdesk.reports.making import HERE, Making
from fbdesk.reports.parcel_documents import Extent, PackedDocument, packed_documents
from fbdesk.reports.plan_words import PlanWords, plan_words
from fbdesk.reports.wording import Wording, wording_in
from fbdesk.texts import sentence
from fbdesk.version import VERSION

PARCEL: Final = "parcel"
FORMAT: Final = "zip"
README, MANIFEST, SUMS = "README.txt", "manifest.json", "SHA256SUMS"
FOLDER = "documents"
WHAT: Final[Mapping[str, str]] = {
    "pdf": "{title}, to be kept and read (PDF/A-2a, PDF/UA-1)",
    "docx": "{title}, to be worked on (Word)",
    "xlsx": "{title}, to be calculated with (Excel)",
}

ABOUT_TABLES: Final = (
    "The tables are UTF-8 with commas (RFC 4180). A spreadsheet that opens them by a click may "
    "change numbers and dates: import them, or look at the plan in the reporting workbook."
)
ABOUT_FORMULAS: Final = (
    "A text in a table that begins like a formula has ' in front, so that no spreadsheet runs it. "
    "Who reads the tables by program takes it off; plan.json has every text as typed."
)
LINE: Final = 78

Note = Callable[[float, str], None]
"""Is told how much is done, 0 … 1, and what comes next; it may raise to stop the work."""


@dataclass(frozen=True, slots=True)
class ParcelOrder:
    """What is asked for of a parcel.

    `shared` tells the language and what else all documents share; `templates` are an office's own,
    by document; `extent` tells of which periods and meetings.
    """

    shared: Order
    templates: Mapping[str, Path] = field(default_factory=dict)
    extent: Extent = "all"

    def of(self, each: PackedDocument) -> Order:
        """Return the order of one document: what all share, without what only some can be asked."""
        kind, shared = each.kind, self.shared
        final = shared.final and kind.declared_final
        made_as = (kind.formats[0], shared.language)
        template = self.templates.get(kind.id)
        return Order(kind.id, *made_as, each.period, each.row, template, final)


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file of the parcel: its path there, its bytes, and what it is (English source text)."""

    path: str
    content: bytes
    what: str
    about: str = ""
    """The document (its title as a source text) or the table of the plan that `what` tells of."""
    of: str = ""
    """The period or the meeting that the document is of, in the planners' words."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A document that the plan cannot give, and why; `of` is the period or meeting meant."""

    kind: DocumentKind
    reason: PlanError
    of: str = ""


@dataclass(frozen=True, slots=True)
class Parcel:
    """The archive file, what is in it, what is not, and what ought to be mended first."""

    content: bytes
    files: tuple[PackedFile, ...]
    missing: tuple[Missing, ...]
    blocking: tuple[Finding, ...]


def parcel(
    plan: Plan,
    data: Sequence[PackedFile],
    order: ParcelOrder,
    made: date,
    note: Note = lambda _share, _text: None,
    making: Making = HERE,
) -> Parcel:
    """Return every document of a plan in every format, with the files of its data, as one archive.

    The same plan and day give the same bytes. A document that the plan cannot give is listed with
    its reason, and stops nothing.
    """
    words = _words(order.shared, plan)
    results = compute(
        plan, edition_of(plan), programme_of(plan), samples=SAMPLES, go_on=making.go_on
    )
    documents: list[PackedFile] = []
    missing: list[Missing] = []
    blocking: dict[tuple[str, str | None], Finding] = {}
    chosen = packed_documents(plan, order.extent, made)
    for place, each in enumerate(chosen):
        kind = each.kind
        note(place / len(chosen), words.title(kind.title, each.title))
        try:
            documents_made = make_each(plan, order.of(each), kind.formats, results, made, making)
            for count, (format_, document) in enumerate(documents_made, 1):
                path = f"{FOLDER}/{each.name}.{format_}"
                what = WHAT[format_]
                documents.append(PackedFile(path, document.content, what, kind.title, each.title))
                blocking.update({(one.code, one.key): one for one in document.blocking})
                done = (place + count / len(kind.formats)) / len(chosen)
                note(done, words.title(kind.title, each.title))
        except PlanError as error:
            missing.append(Missing(kind, error, each.title))
    note(1.0, words.wording.text("Packing"))
    files = (*documents, *data)
    content = _packed(_Contents(files, tuple(missing), plan, made), words)
    return Parcel(content, files, tuple(missing), tuple(blocking.values()))


def sha256(content: bytes) -> str:
    """Return the SHA-256 of a file in hex."""
    return hashlib.sha256(content).hexdigest()


@dataclass(frozen=True, slots=True)
class _Contents:
    """What a parcel tells of."""

    files: tuple[PackedFile, ...]
    missing: tuple[Missing, ...]
    plan: Plan
    made: date


@dataclass(frozen=True, slots=True)
class _Words:
    """How a parcel speaks."""

    wording: Wording
    plan_words: PlanWords

    def what(self, file: PackedFile) -> str:
        """Return what a file is."""
        if not file.about:
            return self.wording.text(file.what)
        kind = BY_TABLE.get(file.about)
        title = self.plan_words.kind(kind) if kind else self.title(file.about, file.of)
        return self.wording.text(file.what, title=title)

    def title(self, source: str, of: str) -> str:
        """Return what a document is called, with the period or the meeting that it is of."""
        return ", ".join(part for part in (self.wording.text(source), of) if part)

    def reason(self, one: Missing) -> str:
        """Return why a document is not there."""
        return sentence(self.wording.translate, one.reason.message, one.reason.values)


def _words(order: Order, plan: Plan) -> _Words:
    programme = programme_of(plan)
    return _Words(wording_in(order.language, programme), plan_words(programme, order.language))


def _packed(contents: _Contents, words: _Words) -> bytes:
    """Return the files as an archive, with a list of what is what and the digest of each."""
    everything = {file.path: file.content for file in contents.files}
    everything[README] = "".join(f"{line}\n" for line in _readme(contents, words)).encode()
    manifest = json.dumps(_manifest(contents, words), ensure_ascii=False, indent=2)
    everything[MANIFEST] = f"{manifest}\n".encode()
    sums = (f"{sha256(content)}  {path}\n" for path, content in everything.items())
    everything[SUMS] = "".join(sums).encode()
    return _archive(everything, contents.made)


def _manifest(contents: _Contents, words: _Words) -> dict[str, object]:
    """Return what the parcel holds, for programs."""
    settings = contents.plan.settings
    return {
        "format": "fbdesk-parcel",
        "version": 1,
        "plan": settings.name,
        "programme": settings.programme,
        "made_on": contents.made.isoformat(),
        "made_with": f"fbdesk {VERSION}",
        "language": words.wording.language,
        "files": [
            {
                "path": file.path,
                "what": words.what(file),
                "bytes": len(file.content),
                "sha256": sha256(file.content),
            }
            for file in contents.files
        ],
        "missing": [
            {
                "document": one.kind.id,
                "of": one.of or None,
                "formats": one.kind.formats,
                "reason": words.reason(one),
            }
            for one in contents.missing
        ],
    }


def _readme(contents: _Contents, words: _Words) -> Iterator[str]:
    """Yield the lines that tell people what is what."""
    text = words.wording.text
    day = words.wording.numbers.day(contents.made)
    yield contents.plan.settings.name
    yield text("Made on {day} with fbdesk {version}.", day=day, version=VERSION)
    yield ""
    told = {file.path: words.what(file) for file in contents.files}
    told[MANIFEST] = text("What is what, for programs, with the SHA-256 of each file")
    told[SUMS] = text("The SHA-256 of each file, to be checked with: sha256sum -c SHA256SUMS")
    width = max(map(len, told)) + 2
    yield from (f"{path:<{width}}{what}" for path, what in told.items())
    for source in (ABOUT_TABLES, ABOUT_FORMULAS):
        yield ""
        yield from wrap(text(source), LINE)
    if contents.missing:
        yield ""
        yield text("Not in the parcel:")
        for one in contents.missing:
            yield f"- {words.title(one.kind.title, one.of)}: {words.reason(one)}"


def _archive(files: Mapping[str, bytes], made: date) -> bytes:
    """Return files as a zip archive, the same bytes for the same files and day."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path, content in files.items():
            entry = zipfile.ZipInfo(path, (max(made.year, 1980), made.month, made.day, 12, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, on every system
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()
