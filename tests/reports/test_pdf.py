"""Tests of documents as PDF: archivable, readable aloud, the same bytes, text never run."""

import io
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fbdesk.errors import FileError
from fbdesk.reports.content import (
    Block,
    Callout,
    Column,
    Cover,
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
    paragraphs,
)
from fbdesk.reports.pdf import UNNAMED, as_data, pdf
from fbdesk.reports.printable import printable
from fbdesk.resource_files import resource
from tests.reports.pdf_structure import problems_of

MARKUP = r'#let x = 1 $a$ *b* _c_ @cite \ <label> `code` // comment #import "x" = y'
PDFTOTEXT = shutil.which("pdftotext")
WORDS = {
    "page": "side {number} av {count}",
    "contents": "Innhold",
    "table": "Tabell {number}",
    "figure": "Figur {number}",
}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
FIGURE = FigureOf(SVG, "Funnet", "tonn", "Kilde", "En trekant.")
COLUMNS = (Column("Nr."), Column("Tiltak", 3), Column("Kutt, t", 1, "right"))
TABLE = TableOf(
    "Tiltak",
    COLUMNS,
    (
        TableRow(("Kommunene",), "group"),
        TableRow(("T-01", "Parkering", "100")),
        TableRow(("T-02", "Buss", "ikke bekreftet"), "doubtful"),
        TableRow(("", "Sum", "100"), "total"),
    ),
    "En merknad.",
)
EVERY_BLOCK: tuple[Block, ...] = (
    Heading(1, "Sammendrag"),
    Paragraph("Tekst", lead="Tittel."),
    Paragraph("Mangler", tone="missing"),
    ListOf(("én", "to")),
    Facts((("Ansvarlig", "Byutvikling"),)),
    KeyFigures((KeyFigure("Utslipp", "146 kt", "ned 38 %"), KeyFigure("Mål", "154 kt"))),
    TABLE,
    FIGURE,
    Callout("Hva målet gjelder", ("Veitrafikk.",)),
    Callout("Merknad", ("Ikke ferdig.",), "draft"),
    Together((Heading(2, "Sammen"), Paragraph("Tekst"))),
    Landscape((TABLE,)),
    NewPage(),
    Signatures("Sted og dato:", (Signature("Porsgrunn", "Ola", "Ordfører"), Signature("Staten"))),
)


def a_document(blocks: Sequence[Block] = EVERY_BLOCK, **cover: Any) -> Document:
    defaults: dict[str, Any] = {
        "programme": "Framtidens byer",
        "title": "Handlingsprogram",
        "subtitle": "Utkast",
        "city": "Grenland",
        "municipalities": ("Porsgrunn", "Skien"),
        "lines": ("20. april 2009",),
    }
    return Document(
        template="action-plan",
        language="nb",
        cover=Cover(**{**defaults, **cover}),
        blocks=tuple(blocks),
        colophon=("Laget med fbdesk.",),
        made=date(2009, 4, 20),
        words=WORDS,
        keywords=("klima",),
    )


@pytest.fixture(scope="module")
def opened() -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(pdf(a_document()))) as document:
        yield document


def tags(document: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    """Return every element of the structure tree."""
    found: list[pikepdf.Dictionary] = []
    waiting: list[Any] = [document.Root.StructTreeRoot.K]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting.extend(list(node))
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            found.append(node)
            waiting.append(node.get("/K", None))
    return found


# archive and reading aloud


def test_it_declares_the_archive_and_the_accessibility_standard(opened: pikepdf.Pdf) -> None:
    metadata = opened.open_metadata()
    assert metadata["pdfaid:part"] == "2"
    assert metadata["pdfaid:conformance"] == "A"
    assert metadata["pdfuaid:part"] == "1"


def test_it_has_a_language_a_title_that_is_shown_and_its_tags(opened: pikepdf.Pdf) -> None:
    assert str(opened.Root.Lang).startswith("nb")
    assert opened.Root.MarkInfo.Marked
    assert opened.Root.ViewerPreferences.DisplayDocTitle
    assert opened.open_metadata()["dc:title"] == "Handlingsprogram, Grenland"


def test_every_picture_has_text_that_stands_for_it(opened: pikepdf.Pdf) -> None:
    texts = [str(tag.get("/Alt", "")) for tag in tags(opened) if tag.S == "/Figure"]
    assert "En trekant." in texts


def test_tables_have_heading_cells_and_lists_have_items(opened: pikepdf.Pdf) -> None:
    kinds = [str(tag.S) for tag in tags(opened)]
    assert kinds.count("/TH") == 2 * (len(COLUMNS) + 1)  # the table stands twice, with a group each
    assert {"/Table", "/TR", "/TD", "/L", "/LI", "/H1", "/H2", "/Caption"} <= set(kinds)


def test_a_planners_marks_become_real_lists_and_bold_letters() -> None:
    text = "Vi **må** kutte:\n- buss\n- **bane**\n\n3. først\n4. så"
    with_text, without = kinds_of_tags(paragraphs(text)), kinds_of_tags(())
    assert with_text.count("/L") - without.count("/L") == 2
    assert with_text.count("/LI") - without.count("/LI") == 4
    assert with_text.count("/Strong") == 2


def kinds_of_tags(blocks: Sequence[Block]) -> list[str]:
    """Return the kind of every element of a document with these blocks."""
    with pikepdf.open(io.BytesIO(pdf(a_document(blocks)))) as document:
        return [str(tag.S) for tag in tags(document)]


def test_headings_are_bookmarks(opened: pikepdf.Pdf) -> None:
    with opened.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert "1 Sammendrag" in titles


def test_only_the_house_type_is_used_and_embedded(opened: pikepdf.Pdf) -> None:
    fonts = [
        font
        for font in opened.objects
        if isinstance(font, pikepdf.Dictionary) and font.get("/Type") == "/FontDescriptor"
    ]
    assert fonts
    assert all("SourceSans3" in str(font.FontName) for font in fonts)
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


def test_wide_tables_stand_on_wide_pages(opened: pikepdf.Pdf) -> None:
    wide = [page for page in opened.pages if page.mediabox[2] > page.mediabox[3]]
    assert len(wide) == 1


# the same bytes


def test_the_same_document_gives_the_same_bytes() -> None:
    assert pdf(a_document()) == pdf(a_document())


def test_the_date_in_the_file_is_the_documents_own(opened: pikepdf.Pdf) -> None:
    assert str(opened.open_metadata()["xmp:CreateDate"]).startswith("2009-04-20")


# untrusted text


def test_text_that_looks_like_markup_comes_out_as_it_was_typed() -> None:
    blocks: list[Block] = [
        Heading(1, MARKUP),
        Paragraph(MARKUP, lead=MARKUP),
        ListOf((MARKUP,)),
        Facts(((MARKUP, MARKUP),)),
        TableOf(MARKUP, COLUMNS, (TableRow((MARKUP, MARKUP, MARKUP)),), MARKUP),
        Callout(MARKUP, (MARKUP,)),
        KeyFigures((KeyFigure(MARKUP, MARKUP, MARKUP),)),
        Signatures(MARKUP, (Signature(MARKUP, MARKUP, MARKUP),)),
    ]
    cover = dict.fromkeys(("programme", "title", "subtitle", "city", "draft", "example"), MARKUP)
    data = pdf(a_document(blocks, **cover, municipalities=(MARKUP,), lines=(MARKUP,)))
    with pikepdf.open(io.BytesIO(data)) as document, document.open_outline() as outline:
        assert f"1 {MARKUP}" in [item.title for item in outline.root]
        assert document.open_metadata()["dc:title"] == f"{MARKUP}, {MARKUP}"


@pytest.mark.skipif(PDFTOTEXT is None, reason="pdftotext is not installed")
def test_markup_in_the_text_is_printed_letter_by_letter(tmp_path: Path) -> None:
    file = tmp_path / "plan.pdf"
    file.write_bytes(pdf(a_document([Heading(1, "Ett"), Paragraph(MARKUP)])))
    done = subprocess.run(
        [str(PDFTOTEXT), "-layout", file, "-"], capture_output=True, check=True, encoding="utf-8"
    )
    assert MARKUP in " ".join(done.stdout.split())


@pytest.mark.parametrize(
    "text",
    [
        "日本 😀",
        "\u202e snudd",
        "\x00\x07\x1b",
        "e\u0301\u0323",
        "\ud800",
        "\ue000",
        "a\ufeffb",
        "א",
    ],
)
def test_letters_that_the_type_lacks_never_stop_a_document(text: str) -> None:
    table = TableOf(text, COLUMNS, (TableRow((text, text, text)),))
    blocks: list[Block] = [Heading(1, f"x{text}"), table]
    assert pdf(a_document(blocks, title=f"x{text}")).startswith(b"%PDF")


@settings(max_examples=10, deadline=None)
@given(st.text(max_size=60))
def test_any_text_at_all_can_be_set(text: str) -> None:
    assert pdf(a_document([Heading(1, "Ett"), Paragraph(text, lead=text)])).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Tiltak № 1 – æøå", "Tiltak № 1 – æøå"),
        ("CO₂ ≥ 1 240 t → −3", "CO₂ ≥ 1 240 t → −3"),
        ("a\u030a", "å"),  # composed, so that it can be searched for
        ("日本", "□□"),
        ("a\x07b\x00", "ab"),
        ("a\u202eb", "ab"),  # text that would be turned around
        ("linje\nskift", "linje\nskift"),
        ("a\ufffdb", "a□b"),
        ("klima\u00adplan", "klima\u00adplan"),
    ],
)
def test_letters_are_shown_or_marked_as_a_gap(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize("text", ["", "   ", "\u200b", "\u00ad\n", "\u0007"])
def test_a_heading_without_a_letter_is_told_as_one(text: str) -> None:
    document = a_document((Heading(1, text), Together((Heading(2, text),))))
    outer, inner = as_data(document)["blocks"]
    assert outer["text"] == inner["blocks"][0]["text"] == UNNAMED
    assert problems_of(pdf(document), "nb") == []


# long things


def test_a_table_longer_than_a_page_repeats_its_heading() -> None:
    many = tuple(TableRow((f"T-{i:03}", "Tiltak " * 9, "1")) for i in range(200))
    with pikepdf.open(
        io.BytesIO(pdf(a_document([Heading(1, "A"), TableOf("Alle", COLUMNS, many)])))
    ) as document:
        assert len(document.pages) > 5


def test_a_cell_longer_than_a_page_is_broken_and_not_cut() -> None:
    words = "ord " * 6_000
    row = TableRow(("1", words, "2"))
    with pikepdf.open(
        io.BytesIO(pdf(a_document([Heading(1, "A"), TableOf("Lang", COLUMNS, (row,))])))
    ) as document:
        assert len(document.pages) > 5


def test_a_document_without_blocks_is_still_a_document() -> None:
    assert pdf(a_document([])).startswith(b"%PDF")
    assert pdf(a_document([], municipalities=(), lines=(), subtitle="")).startswith(b"%PDF")


# data and templates


def test_every_kind_of_block_says_what_it_is() -> None:
    kinds = [block["kind"] for block in as_data(a_document())["blocks"]]
    assert kinds == [type(block).__name__ for block in EVERY_BLOCK]


def test_blocks_inside_blocks_say_it_too() -> None:
    (group,) = as_data(a_document([Together((Heading(1, "A"), NewPage()))]))["blocks"]
    assert [inner["kind"] for inner in group["blocks"]] == ["Heading", "NewPage"]


def test_a_template_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"no template action-plan\.typ"):
        pdf(a_document(), tmp_path)


def test_an_office_may_bring_its_own_templates(tmp_path: Path) -> None:
    shutil.copytree(resource("templates"), tmp_path, dirs_exist_ok=True)
    own = tmp_path / "action-plan.typ"
    own.write_text(
        own.read_text(encoding="utf-8").replace("#opening", "#cover\n#pagebreak()"),
        encoding="utf-8",
    )
    with (
        pikepdf.open(io.BytesIO(pdf(a_document(), tmp_path))) as without,
        pikepdf.open(io.BytesIO(pdf(a_document()))) as usual,
    ):
        assert len(without.pages) == len(usual.pages) - 1


def test_a_template_that_is_wrong_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "action-plan.typ").write_text("#nothing-here()", encoding="utf-8")
    with pytest.raises(FileError, match=r"action-plan\.typ cannot be typeset: .*nothing-here"):
        pdf(a_document(), tmp_path)


def test_a_heading_that_skips_a_level_is_refused_by_the_standard() -> None:
    with pytest.raises(FileError, match="heading level"):
        pdf(a_document([Heading(1, "A"), Heading(3, "B")]))
