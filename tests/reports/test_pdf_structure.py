"""Every PDF of the catalogue, as archives and screen readers find it; and that faults are found."""

import dataclasses
import io
from collections.abc import Iterator
from functools import cache

import pikepdf
import pytest

from fbdesk.models.organisation import Meeting
from fbdesk.models.programmes.of_plan import programme_of
from fbdesk.reports.basis import Basis
from fbdesk.reports.catalogue import DOCUMENTS, DocumentKind
from fbdesk.reports.content import (
    Block,
    Callout,
    Column,
    Document,
    Facts,
    FigureOf,
    Heading,
    KeyFigure,
    KeyFigures,
    Landscape,
    ListOf,
    NewPage,
    Paragraph,
    Signature,
    Signatures,
    TableOf,
    TableRow,
    Together,
)
from fbdesk.reports.documents import Typeset
from fbdesk.reports.pdf import pdf
from fbdesk.reports.reported import reported
from fbdesk.reports.wording import wording_in
from tests.reports.given_plans import MADE, the_full_basis
from tests.reports.pdf_structure import problems_of, read_aloud
from tests.reports.pdf_text import letters
from tests.reports.test_pdf import EVERY_BLOCK, a_document

LANGUAGES = ("nb", "nn", "en")
READ: dict[type, tuple[str, ...]] = {
    Heading: ("text",),
    Paragraph: ("lead", "text"),
    ListOf: ("items",),
    Facts: ("rows",),
    KeyFigures: ("figures",),
    KeyFigure: ("label", "figure", "note"),
    TableOf: ("caption", "columns", "rows", "note"),
    Column: ("title",),
    TableRow: ("cells",),
    FigureOf: ("title", "subtitle", "source"),
    Callout: ("title", "texts"),
    Signatures: ("place_and_date", "lines"),
    Signature: ("party", "name", "title"),
    Landscape: ("blocks",),
    Together: ("blocks",),
    NewPage: (),
}
"""What of each kind of block is read, in which order."""
PRINTED = tuple(kind for kind in DOCUMENTS if "pdf" in kind.formats)


def basis(kind: DocumentKind, language: str) -> Basis:
    """Return a full plan with what a document is made from, in a language."""
    meeting = Meeting(title="Styringsgruppen", dated=MADE, state="held")
    full = the_full_basis()
    plan = dataclasses.replace(full.plan, meetings=(meeting,))
    return dataclasses.replace(
        full,
        plan=plan,
        wording=wording_in(language, programme_of(plan)),
        reported=reported(plan, None, kind.period_kind) if kind.periods else None,
    )


@cache
def content(kind: DocumentKind) -> Document:
    """Return what a document holds, each in another language."""
    typeset = dict(kind.builders)["pdf"]
    assert isinstance(typeset, Typeset)
    return typeset.content(basis(kind, language_of(kind)))


@cache
def printed(kind: DocumentKind) -> bytes:
    return pdf(content(kind))


def language_of(kind: DocumentKind) -> str:
    return LANGUAGES[PRINTED.index(kind) % len(LANGUAGES)]


def told(part: object) -> Iterator[str]:
    """Yield the texts of blocks in the order in which they are to be read."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for inner in part:
            yield from told(inner)
    else:
        for name in READ[type(part)]:
            yield from told(getattr(part, name))


def out_of_order(blocks: tuple[Block, ...], spoken: str) -> list[str]:
    """Return the texts that are not told where they stand in the content."""
    heard, place, missing = letters(spoken).casefold(), 0, []
    for text in told(blocks):
        wanted = letters(text).casefold()
        found = heard.find(wanted, place)
        if found < 0:
            missing.append(text)
        else:
            place = found + len(wanted)
    return missing


@pytest.mark.parametrize("kind", PRINTED, ids=lambda kind: kind.id)
def test_an_archive_and_a_screen_reader_find_nothing_wrong(kind: DocumentKind) -> None:
    assert problems_of(printed(kind), language_of(kind)) == []


@pytest.mark.parametrize("kind", PRINTED, ids=lambda kind: kind.id)
def test_what_is_read_aloud_follows_the_content(kind: DocumentKind) -> None:
    assert out_of_order(content(kind).blocks, read_aloud(printed(kind))) == []


def test_every_kind_of_block_is_read_aloud_where_it_stands() -> None:
    spoken = read_aloud(pdf(a_document(EVERY_BLOCK)))
    assert out_of_order(EVERY_BLOCK, spoken) == []
    assert out_of_order(EVERY_BLOCK[::-1], spoken) != []


def test_page_numbers_and_running_heads_are_not_read_aloud() -> None:
    assert "side 2 av" not in read_aloud(pdf(a_document(EVERY_BLOCK)))


# the checks themselves


@cache
def sound() -> bytes:
    return pdf(a_document(EVERY_BLOCK))


def spoilt(spoil: str) -> list[str]:
    """Return what is found in a PDF after one thing in it was spoilt."""
    with pikepdf.open(io.BytesIO(sound())) as document:
        SPOILERS[spoil](document)
        written = io.BytesIO()
        document.save(written)
    return problems_of(written.getvalue(), "nb")


def _elements(document: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    return [each for each in document.objects if _kind(each) == kind]


def _kind(each: pikepdf.Object) -> str:
    return str(each.get("/S", "")) if isinstance(each, pikepdf.Dictionary) else ""


def _without_words(document: pikepdf.Pdf) -> None:
    for figure in _elements(document, "/Figure"):
        del figure["/Alt"]


def _without_scope(document: pikepdf.Pdf) -> None:
    for head in _elements(document, "/TH"):
        del head["/A"]


def _without_heads(document: pikepdf.Pdf) -> None:
    for head in _elements(document, "/TH"):
        head["/S"] = pikepdf.Name("/TD")


def _untagged(document: pikepdf.Pdf) -> None:
    page = document.pages[-1]
    page.contents_add(b"BT /f0 9 Tf (x) Tj ET")


def _told_twice(document: pikepdf.Pdf) -> None:
    heads = document.Root.StructTreeRoot
    heads.K = pikepdf.Array([heads.K, heads.K])


def _not_told(document: pikepdf.Pdf) -> None:
    for paragraph in _elements(document, "/H1"):
        paragraph["/K"] = pikepdf.Array()


def _in_english(document: pikepdf.Pdf) -> None:
    document.Root.Lang = pikepdf.String("en")


def _without_colours(document: pikepdf.Pdf) -> None:
    del document.Root["/OutputIntents"]


def _without_bookmarks(document: pikepdf.Pdf) -> None:
    del document.Root["/Outlines"]


def _not_for_archives(document: pikepdf.Pdf) -> None:
    with document.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["pdfaid:conformance"] = "B"


SPOILERS = {
    "pictures without words": _without_words,
    "heading cells of nothing": _without_scope,
    "no heading cells": _without_heads,
    "no tag holds": _untagged,
    "told twice": _told_twice,
    "tags hold nothing of": _not_told,
    "language en": _in_english,
    "no output intent": _without_colours,
    "no bookmarks": _without_bookmarks,
    "standards": _not_for_archives,
}


@pytest.mark.parametrize("fault", SPOILERS)
def test_what_is_spoilt_is_found(fault: str) -> None:
    assert any(fault in problem for problem in spoilt(fault))


def test_nothing_is_found_in_a_sound_document() -> None:
    assert problems_of(sound(), "nb") == []
