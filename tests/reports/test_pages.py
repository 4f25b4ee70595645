"""Tests of what stands on the pages: heads, page numbers, marks, every word of every block."""

import dataclasses
import subprocess

import pytest

from fbdesk.reports.content import (
    Block,
    Callout,
    Column,
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
from fbdesk.reports.pdf import pdf
from tests.reports.pdf_text import letters, pages_of
from tests.reports.test_pdf import COLUMNS, MARKUP, PDFTOTEXT, SVG, a_document

LONG = tuple(TableRow((f"T-{i:03}", f"Tiltak nummer {i}", str(i))) for i in range(120))
needs_pdftotext = pytest.mark.skipif(PDFTOTEXT is None, reason="pdftotext is not installed")
CHAPTERS: tuple[Block, ...] = (
    Heading(1, "Første kapittel"),
    Paragraph("Innledning."),
    Heading(2, "Avsnitt"),
    NewPage(),
    Heading(1, "Andre kapittel"),
    Paragraph("Fortsettelse."),
)


def pages(*blocks: Block, **cover: object) -> list[str]:
    return pages_of(pdf(a_document(blocks, **cover)))


def lines_of(*blocks: Block) -> list[str]:
    """Return the lines of a document as they stand on its pages."""
    made = pdf(a_document((Heading(1, "Ett"), *blocks)))
    found = subprocess.run(
        [str(PDFTOTEXT), "-layout", "-", "-"], input=made, capture_output=True, check=True
    )
    return [line.strip() for line in found.stdout.decode().splitlines()]


def body(*blocks: Block) -> list[str]:
    """Return the pages after cover and contents."""
    return pages(Heading(1, "Ett"), *blocks)[2:]


# every word


@pytest.mark.parametrize(
    "block",
    [
        Heading(2, MARKUP),
        Paragraph(MARKUP, lead=MARKUP),
        ListOf((MARKUP, MARKUP)),
        Facts(((MARKUP, MARKUP),)),
        KeyFigures((KeyFigure(MARKUP, MARKUP, MARKUP),)),
        Callout(MARKUP, (MARKUP,), "draft"),
        Signatures(MARKUP, (Signature(MARKUP, MARKUP, MARKUP),)),
        TableOf(MARKUP, COLUMNS, (TableRow((MARKUP,) * 3),), MARKUP),
        TableOf("t", COLUMNS, (TableRow((MARKUP,), "group"),)),
        TableOf("t", (Column(MARKUP),), (TableRow(("",)),)),
        FigureOf(SVG, MARKUP, MARKUP, MARKUP, "Bilde."),
        Together((Paragraph(MARKUP),)),
        Landscape((Paragraph(MARKUP),)),
    ],
    ids=lambda block: type(block).__name__,
)
def test_a_text_that_looks_like_markup_is_printed_letter_by_letter(block: Block) -> None:
    assert letters(MARKUP) in letters(" ".join(body(block)))


def test_markup_on_the_cover_is_printed_letter_by_letter() -> None:
    parts = ("title", "subtitle", "city", "example")
    for part in parts:
        (cover, *_) = pages(Heading(1, "Ett"), **{part: MARKUP})
        assert letters(MARKUP) in letters(cover), part


def test_norwegian_letters_units_and_signs_survive() -> None:
    text = "Ærfugl på Ålesund, 1 240 t CO₂e, −25 % ≥ 3 m³/s → «sitat» – slutt"
    assert letters(text) in letters(" ".join(body(Paragraph(text))))


def test_numbers_of_measures_can_be_searched_for() -> None:
    words = "kommunedelplanlegging og samferdselsdepartementet " * 12
    found = " ".join(body(Paragraph(words), Paragraph("Se T-01 og F-02.")))
    assert "T-01 og F-02" in found


def test_letters_that_the_type_lacks_are_marked() -> None:
    assert "Tokyo □□ er" in " ".join(body(Paragraph("Tokyo 東京 er langt unna.")))


# the cover


def test_the_cover_tells_who_what_when_and_how_final() -> None:
    (cover, *_) = pages(*CHAPTERS, draft="Utkast", example="Eksempeldata")
    for words in (
        "FRAMTIDENS BYER",
        "UTKAST",
        "Handlingsprogram",
        "Grenland",
        "Porsgrunn",
        "Skien",
        "20. april 2009",
        "Eksempeldata",
    ):
        assert words in cover


def test_a_draft_says_so_across_every_page() -> None:
    _, *inside = pages(*CHAPTERS, draft="Utkast")
    assert len(inside) > 2
    assert [page.count("UTKAST") for page in inside] == [1] * len(inside)


def test_the_mark_across_the_page_stands_on_wide_pages_too_and_on_one_line() -> None:
    (*_, wide) = pages(
        Heading(1, "Ett"), Landscape((Paragraph("Bredt."),)), draft="Til forhandling"
    )
    assert "TIL FORHANDLING" in wide


def test_a_final_document_of_real_data_has_no_marks() -> None:
    everything = " ".join(pages(*CHAPTERS))
    assert "utkast" not in everything.replace("Utkast", "", 1).casefold()  # the subtitle's own
    assert "Eksempeldata" not in everything


# running heads and feet


def test_every_page_but_the_cover_is_numbered_out_of_all() -> None:
    found = pages(*CHAPTERS)
    assert len(found) == 4
    assert "side" not in found[0]
    for number, page in enumerate(found[1:], start=2):
        assert f"side {number} av 4" in page


def test_the_marks_stand_on_every_page_so_that_a_loose_page_is_no_decision() -> None:
    for page in pages(*CHAPTERS, draft="Utkast", example="Eksempeldata")[1:]:
        assert "Utkast · Eksempeldata" in page


def test_the_running_head_names_document_city_and_chapter() -> None:
    _, _, first, second = pages(*CHAPTERS)
    assert first.startswith("Handlingsprogram · Grenland Første kapittel")
    assert second.startswith("Handlingsprogram · Grenland Andre kapittel")


def test_a_chapter_that_runs_on_keeps_its_name_in_the_head() -> None:
    found = body(TableOf("Alle", COLUMNS, LONG))
    assert len(found) > 2
    assert all(page.startswith("Handlingsprogram · Grenland Ett") for page in found)


def test_a_long_title_is_cut_in_the_running_head_alone() -> None:
    title = " ".join(["Samordnet planlegging"] * 12)
    (page,) = pages(Heading(1, title, numbered=False))[2:]
    assert page.count("Samordnet planlegging") > 12
    head = page[: page.index("…") + 1]
    assert head.startswith("Handlingsprogram · Grenland Samordnet")
    assert len(head) <= 101


@needs_pdftotext
def test_a_word_longer_than_the_page_is_parted_in_a_heading_too() -> None:
    word = "Kommunedelplanarbeidsgruppemedlemskapsordningen" * 4
    made = lines_of(Heading(2, word, listed=False), Heading(2, "Arbeidsgruppe " * 9, listed=False))
    assert word in letters("".join(made))  # what runs off the page is not found
    assert sum(line.count("Arbeidsgruppe") for line in made) == 9  # usual words stay whole


# contents


def test_the_contents_list_chapters_and_sections_with_their_pages() -> None:
    contents = pages(*CHAPTERS)[1]
    for words in ("Innhold", "1 Første kapittel", "1.1 Avsnitt", "2 Andre kapittel"):
        assert words in contents
    assert contents.rstrip().count("3") >= 2  # chapter and section on page 3


def test_headings_that_are_not_listed_stay_out_of_the_contents() -> None:
    contents = pages(Heading(1, "Ett"), Heading(2, "Skjult", listed=False))[1]
    assert "Skjult" not in contents


def test_headings_without_a_number_do_not_count() -> None:
    found = pages(Heading(1, "Vedlegg", numbered=False), Heading(1, "Ett"))[2]
    assert "1 Ett" in found
    assert "1 Vedlegg" not in found


# tables and figures


def test_the_heading_row_stands_on_every_page_of_a_table() -> None:
    found = body(TableOf("Alle tiltak", COLUMNS, LONG))
    assert all("Nr. Tiltak Kutt, t" in page for page in found)


def test_every_row_of_a_long_table_is_printed_once() -> None:
    found = " ".join(body(TableOf("Alle", COLUMNS, LONG)))
    assert all(found.count(f"T-{i:03}") == 1 for i in range(120))


def test_the_note_of_a_table_stands_once_at_its_end() -> None:
    found = body(TableOf("Alle", COLUMNS, LONG, "Merknaden."))
    assert ["Merknaden." in page for page in found] == [False] * (len(found) - 1) + [True]


def test_a_short_table_is_not_torn_apart() -> None:
    filler = [Paragraph("Ord " * 60) for _ in range(11)]
    short = TableOf("Kort", COLUMNS, LONG[:12])
    found = body(*filler, short)
    (page,) = [page for page in found if "T-000" in page]
    assert "T-011" in page
    assert "Kort" in page


def test_a_heading_does_not_stand_alone_at_the_foot_of_a_page() -> None:
    for lines in range(36, 44):
        filler = [Paragraph("Linje.") for _ in range(lines)]
        found = body(*filler, Heading(2, "Overskrift"), Paragraph("Teksten under."))
        (page,) = [page for page in found if "Overskrift" in page]
        assert "Teksten under." in page


def test_what_leads_up_to_a_table_stands_on_its_page() -> None:
    led = (Heading(2, "Overskrift"), Paragraph("Innledningen."), TableOf("K", COLUMNS, LONG[:9]))
    for lines in range(12, 34, 2):
        found = body(*(Paragraph("Linje.") for _ in range(lines)), *led)
        (page,) = [page for page in found if "T-000" in page]
        assert "Overskrift Innledningen." in page.replace("1.1 ", "")


def test_a_muted_line_below_a_heading_stands_on_the_page_of_its_text() -> None:
    told = (Heading(2, "Prosjektgruppen"), Paragraph("Hver måned", tone="muted"))
    for lines in range(36, 44):
        found = body(*(Paragraph("Linje.") for _ in range(lines)), *told, Paragraph("Mandatet."))
        (page,) = [page for page in found if "Mandatet." in page]
        assert "Prosjektgruppen" in page
        assert "Hver måned" in page


@needs_pdftotext
def test_a_range_of_numbers_stays_on_one_line() -> None:
    told = [f"{'o' * filled} (1\u202f439–2\u202f135)" for filled in range(40, 80)]
    facts = Facts(tuple(("Virkning", each) for each in told))
    made = lines_of(facts, *map(Paragraph, told))
    assert sum("(1439–2135)" in letters(line) for line in made) == 2 * len(told)


@needs_pdftotext
def test_a_unit_in_the_heading_of_a_column_is_not_alone_on_a_line() -> None:
    row = (TableRow(("Parkering", "9")),)
    made = lines_of(
        *(
            TableOf("Tabell", (Column("Tiltak", wide), Column("Utenfor 2030, t", 1, "right")), row)
            for wide in (5, 6, 7, 8)
        )
    )
    assert sum("2030, t" in line for line in made) == 4


def test_tables_and_figures_are_counted_apart() -> None:
    small = TableOf("Liten", COLUMNS, LONG[:1])
    figure = FigureOf(SVG, "Funnet", "", "", "Et bilde av noe.")
    found = " ".join(body(small, figure, dataclasses.replace(small, caption="Neste"), figure))
    for words in ("Tabell 1. Liten", "Figur 1. Funnet", "Tabell 2. Neste", "Figur 2. Funnet"):
        assert words in found


def test_blocks_that_belong_together_stand_on_one_page() -> None:
    filler = [Paragraph("Ord " * 60) for _ in range(12)]
    group = Together((Heading(2, "Tiltak"), *(Paragraph(f"Faktum {i}.") for i in range(12))))
    found = body(*filler, group)
    (page,) = [page for page in found if "Faktum 0." in page]
    assert "Faktum 11." in page


# last page


def test_the_colophon_stands_on_the_last_page() -> None:
    assert "Laget med fbdesk." in pages(*CHAPTERS)[-1]


def test_signatures_keep_their_lines_together() -> None:
    filler = [Paragraph("Ord " * 60) for _ in range(9)]
    lines = tuple(Signature(f"Part {i}", f"Navn {i}", "Ordfører") for i in range(8))
    found = body(*filler, Signatures("Sted og dato:", lines))
    (page,) = [page for page in found if "Part 0" in page]
    assert "Part 7" in page
    assert "Sted og dato:" in page
