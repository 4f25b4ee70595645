"""Tests of Word files: real styles, headings and tables, language, alternative text, same bytes."""

import dataclasses
import io
import zipfile
from collections.abc import Sequence
from functools import cache
from typing import Any

import docx as word_files  # noqa: TID253 the tests read what was written
import pytest
from docx.document import Document as WordDocument  # noqa: TID253 as above
from docx.oxml.ns import qn  # noqa: TID253 as above

from fbdesk.models.rich_text import Run
from fbdesk.reports.content import Block, Heading, Landscape, ListOf, NewPage, Paragraph, TableOf
from fbdesk.reports.docx.file import docx
from fbdesk.reports.docx.text import clean
from tests.reports.test_pdf import COLUMNS, EVERY_BLOCK, FIGURE, MARKUP, TABLE, a_document


def word_of(blocks: Sequence[Block] = EVERY_BLOCK, **cover: Any) -> WordDocument:
    return word_files.Document(io.BytesIO(docx(a_document(blocks, **cover))))


@cache
def every_block() -> WordDocument:
    return word_of()


def styled(word: WordDocument, style: str) -> list[str]:
    return [p.text for p in word.paragraphs if p.style is not None and p.style.name == style]


def test_headings_have_the_styles_that_word_navigates_by() -> None:
    assert styled(every_block(), "Heading 1") == ["1 Sammendrag"]
    assert styled(every_block(), "Heading 2") == ["1.1 Sammen"]


def test_headings_are_counted_where_they_are_numbered() -> None:
    blocks = [
        Heading(1, "A"),
        Heading(2, "a"),
        Heading(2, "b"),
        Heading(1, "B"),
        Heading(2, "c"),
        Heading(1, "Vedlegg", numbered=False),
    ]
    word = word_of(blocks)
    assert styled(word, "Heading 1") == ["1 A", "2 B", "Vedlegg"]
    assert styled(word, "Heading 2") == ["1.1 a", "1.2 b", "2.1 c"]


def test_a_tables_first_row_is_marked_as_its_heading() -> None:
    table = next(t for t in every_block().tables if len(t.columns) == len(COLUMNS))
    assert [cell.text for cell in table.rows[0].cells] == ["Nr.", "Tiltak", "Kutt,\u00a0t"]
    first = table.rows[0]._tr.trPr
    assert first is not None
    assert first.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_every_cell_of_a_table_is_there() -> None:
    table = next(t for t in every_block().tables if len(t.columns) == len(COLUMNS))
    assert [[c.text for c in row.cells] for row in table.rows][1:] == [
        ["Kommunene"] * 3,  # one cell across
        ["T-01", "Parkering", "100"],
        ["T-02", "Buss", "ikke bekreftet"],
        ["", "Sum", "100"],
    ]


def test_captions_are_numbered_by_word_itself() -> None:
    captions = [p for p in every_block().paragraphs if p.style and p.style.name == "Caption"]
    assert [p.text for p in captions] == [
        "Tabell 1. Tiltak",
        "Figur 1. Funnet",
        "Tabell 2. Tiltak",
    ]
    codes = [t.text for p in captions for t in p._p.iter(qn("w:instrText"))]
    assert [code.split()[1] for code in codes if code] == ["Table", "Figure", "Table"]


def test_lists_bold_words_and_missing_things_keep_what_they_are() -> None:
    bold = Paragraph("Vi kutter nå", runs=(Run("Vi "), Run("kutter", bold=True), Run(" nå")))
    lists = [ListOf(("én", "to")), ListOf(("a",), first=1)]
    word = word_of([bold, *lists, Paragraph("Mangler", tone="missing")])
    assert styled(word, "List Bullet") == ["én", "to"]
    assert styled(word, "List Number") == ["a"]
    assert styled(word, "fbdesk missing") == ["Mangler"]
    runs = next(p for p in word.paragraphs if p.text == "Vi kutter nå").runs
    assert [run.text for run in runs if run.bold] == ["kutter"]


def test_a_picture_has_the_text_that_stands_for_it() -> None:
    word = word_of([FIGURE])
    (shape,) = word.inline_shapes
    assert shape._inline.docPr.get("descr") == "En trekant."


def test_the_language_and_the_properties_are_set() -> None:
    word = every_block()
    held = word.core_properties
    assert (held.title, held.author) == ("Handlingsprogram, Grenland", "Porsgrunn, Skien")
    assert held.language == "nb-NO"
    spoken = next(word.styles.element.iter(qn("w:lang")))
    assert spoken.get(qn("w:val")) == "nb-NO"
    assert held.created is not None
    assert held.created.year == 2009


@pytest.mark.parametrize(("language", "code"), [("nn", "nn-NO"), ("en", "en-GB")])
def test_other_languages_are_told_too(language: str, code: str) -> None:
    document = dataclasses.replace(a_document([]), language=language)
    assert word_files.Document(io.BytesIO(docx(document))).core_properties.language == code


def test_wide_blocks_stand_on_wide_pages_and_no_page_is_left_empty() -> None:
    word = word_of([Heading(1, "A"), Landscape((TABLE,)), Landscape((TABLE,)), Heading(1, "B")])
    wide = [s.page_width > s.page_height for s in word.sections]  # type: ignore[operator]
    assert wide == [False, True, False]


def test_a_new_page_begins_with_what_follows() -> None:
    word = word_of([Heading(1, "A"), NewPage(), Heading(1, "B")])
    _, second = (p for p in word.paragraphs if p.text == "2 B")  # after its line of contents
    assert second.paragraph_format.page_break_before


def test_the_foot_counts_pages_with_fields() -> None:
    foot = every_block().sections[0].footer.paragraphs[0]
    codes = [t.text for t in foot._p.iter(qn("w:instrText"))]
    assert [code.strip() for code in codes if code] == ["PAGE", "NUMPAGES"]


def test_the_same_document_gives_the_same_bytes() -> None:
    assert docx(a_document()) == docx(a_document())


def test_no_part_of_the_file_tells_the_time_of_the_machine() -> None:
    with zipfile.ZipFile(io.BytesIO(docx(a_document([])))) as file:
        assert {part.date_time for part in file.infolist()} == {(2009, 4, 20, 12, 0, 0)}


@pytest.mark.parametrize("text", [MARKUP, "=1+1", "<w:p/>", "a\x00\x07b", "\ud800", "日本 😀"])
def test_any_text_is_text(text: str) -> None:
    blocks: list[Block] = [Heading(1, f"x{text}"), Paragraph(text, lead=text)]
    table = dataclasses.replace(TABLE, caption=text)
    word = word_of([*blocks, table], title=f"x{text}", municipalities=(text,))
    assert styled(word, "Heading 1") == [f"1 {clean(f'x{text}')}"]


def test_letters_stay_and_what_word_cannot_hold_goes() -> None:
    assert clean("日本 № – æøå") == "日本 № – æøå"
    assert clean("a\x07b\u202ec\ud800") == "abc"
    assert clean("a\u030a") == "å"


def test_a_long_table_is_written_whole() -> None:
    many = TableOf("Alle", COLUMNS, TABLE.rows * 150)
    (table,) = word_of([many]).tables
    assert len(table.rows) == 601
