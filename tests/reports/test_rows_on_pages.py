"""Tests of how tables and names stand on the pages: no row alone, no word in another column."""

import re
import subprocess
from collections.abc import Sequence

import pytest

from fbdesk.reports.content import (
    Block,
    Column,
    Facts,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    TableOf,
    TableRow,
    Together,
)
from fbdesk.reports.pdf import pdf
from tests.reports.pdf_structure import problems_of
from tests.reports.pdf_text import letters, pages_of, plain
from tests.reports.test_pdf import COLUMNS, PDFTOTEXT, a_document

needs_pdftotext = pytest.mark.skipif(PDFTOTEXT is None, reason="pdftotext is not installed")
ROWS_ON_PAGE = 44
"""So many rows of one line stand on a page."""
WORD = '<word xMin="[^"]*" yMin="([^"]*)" xMax="[^"]*" yMax="([^"]*)">{word}<'
LONG_NUMBER = "T-2009-SEKTORPLAN.ENØK_12345678901234567890-ABCDEFGH"


def some_rows(count: int) -> tuple[TableRow, ...]:
    return tuple(TableRow((f"T-{i:03}", f"Tiltak nummer {i}", str(i))) for i in range(count))


def set_blocks(*blocks: Block, **cover: object) -> bytes:
    return pdf(a_document((Heading(1, "Ett"), *blocks), **cover))


def pages_with(rows: Sequence[TableRow], *blocks: Block) -> list[tuple[int, str]]:
    """Return of each page with some of the rows how many there are, and its words."""
    pages = pages_of(set_blocks(*blocks))
    counted = ((sum(page.count(row.cells[0]) for row in rows), page) for page in pages)
    return [(count, page) for count, page in counted if count]


def lines_of(data: bytes) -> list[str]:
    """Return the lines of a document as they stand on its pages."""
    made = subprocess.run(
        [str(PDFTOTEXT), "-layout", "-", "-"], input=data, capture_output=True, check=True
    )
    return [line.strip() for line in made.stdout.decode().splitlines()]


def heights_of(data: bytes, word: str) -> tuple[float, float]:
    """Return where the first of a word begins and ends on its page, from above, in points."""
    made = subprocess.run(
        [str(PDFTOTEXT), "-bbox", "-", "-"], input=data, capture_output=True, check=True
    )
    found = re.search(WORD.format(word=re.escape(word)), made.stdout.decode())
    assert found
    return float(found[1]), float(found[2])


# rows


@pytest.mark.parametrize("note", ["", "Merknaden."])
def test_no_row_of_a_long_table_stands_alone_on_a_page(note: str) -> None:
    for count in range(ROWS_ON_PAGE, ROWS_ON_PAGE + 3):
        rows = some_rows(count)
        found = pages_with(rows, TableOf("Alle", COLUMNS, rows, note))
        assert sum(count for count, _ in found) == count
        assert min(count for count, _ in found) > 1
        assert note in found[-1][1]  # no note stands under a heading row alone
    assert len(found) > 1


def test_the_first_row_has_the_second_with_it() -> None:
    rows = some_rows(20)
    begun = []
    for lines in range(34, 39):
        filler = [Paragraph("Linje.") for _ in range(lines)]
        (first, _), *_ = found = pages_with(rows, *filler, TableOf("Alle", COLUMNS, rows))
        assert sum(count for count, _ in found) == len(rows)
        assert min(count for count, _ in found) > 1
        begun.append(first)
    assert min(begun) < len(rows)  # some of the tables began at the foot of a page


def test_rows_that_go_on_keep_the_structure_that_archives_ask_for() -> None:
    rows = some_rows(60)
    grouped = (
        *rows[:3],
        TableRow(("Gruppe",), "group"),
        *rows[3:],
        TableRow(("", "S", "9"), "total"),
    )
    table = TableOf("Alle", COLUMNS, grouped, "Merknaden.")
    assert problems_of(set_blocks(table), "nb") == []


@pytest.mark.parametrize("place", [0, -2, -1])
def test_a_group_at_an_end_of_a_long_table_is_set_like_any_other(place: int) -> None:
    rows = list(some_rows(50))
    rows[place] = TableRow(("Gruppen",), "group")
    words = " ".join(pages_of(set_blocks(TableOf("Alle", COLUMNS, tuple(rows), "Merk."))))
    assert "Gruppen" in words
    assert sum(words.count(f"T-{i:03}") for i in range(50)) == 49


# columns


@needs_pdftotext
@pytest.mark.parametrize("number", [LONG_NUMBER, "Et langt navn på et tiltak " * 6])
def test_a_number_longer_than_its_column_is_parted_there(number: str) -> None:
    columns = (Column("Nr."), Column("Tiltak", 3), Column("Kutt, t", 1, "right"))
    rows = (TableRow((number, "Betalt parkering i sentrum", "1240")),)
    data = set_blocks(TableOf("Alle", columns, rows))
    lines = lines_of(data)
    (first,) = [line for line in lines if "1240" in line]
    assert plain(first).startswith(number[:6])
    assert "Betalt parkering i sentrum" in first  # its column has room for it
    assert letters(number) in letters(" ".join(pages_of(data)))


def test_a_short_number_is_searched_for_as_it_is_written() -> None:
    rows = (TableRow(("T-2009-Buss.12345678", "Parkering", "9")),)
    made = set_blocks(TableOf("Alle", COLUMNS, rows))
    assert "T-2009-Buss.12345678" in " ".join(pages_of(made))


# words


@needs_pdftotext
@pytest.mark.parametrize("name", ["Skien", "DEFRA", "Porsgrunn"])
def test_a_name_is_never_parted(name: str) -> None:
    rows = tuple(TableRow((f"{'o' * filled} {name}", "", "")) for filled in range(4, 28))
    told = [f"{'ord ' * 20}{'o' * filled} {name} er her." for filled in range(1, 24)]
    columns = (Column("Hvem", 2), Column("Hva", 5), Column("Når", 1))
    made = lines_of(set_blocks(TableOf("Alle", columns, rows), *map(Paragraph, told)))
    assert sum(name in line for line in made) >= len(rows) + len(told)


@needs_pdftotext
def test_a_long_word_is_still_parted_where_it_does_not_fit() -> None:
    word = "Kommunedelplanarbeidsgruppen"
    columns = (Column("Hvem", 1), Column("Hva", 8))
    made = lines_of(set_blocks(TableOf("Alle", columns, (TableRow((word, "x")),))))
    assert not any(word in line for line in made)
    assert word in letters(" ".join(pages_of(set_blocks(Paragraph(word)))))


# pages


@needs_pdftotext
@pytest.mark.parametrize("label", ["The measures cut in 2030", "Reduction 2030"])
def test_a_key_figure_stands_below_its_label_also_where_that_takes_two_lines(label: str) -> None:
    figures = tuple(KeyFigure(each, "46.8") for each in (label, "A", "B", "C"))
    data = set_blocks(KeyFigures(figures))
    (_, label_ends), (figure_begins, _) = heights_of(data, "2030"), heights_of(data, "46.8")
    assert label_ends <= figure_begins


def test_what_belongs_together_but_is_longer_than_a_page_goes_on() -> None:
    facts = Facts(tuple((f"Faktum {i}", "Lang tekst om saken. " * 40) for i in range(8)))
    found = pages_of(set_blocks(Together((Heading(2, "Tiltak"), facts))))
    places = [next(n for n, page in enumerate(found) if f"Faktum {i}" in page) for i in range(8)]
    assert places == sorted(places)
    assert len(set(places)) > 1  # all of them on one page would lie over its foot


@needs_pdftotext
def test_a_long_name_is_cut_in_its_shield_alone() -> None:
    name = "Samordnet planlegging " * 6 + "slutt"
    (cover, *_) = pages_of(set_blocks(municipalities=(name,)))
    assert "Samordnet" in cover
    assert "slutt" not in cover


def test_what_is_said_twice_stands_once_in_the_foot() -> None:
    page = pages_of(set_blocks(draft="Utkast", lines=("Utkast", "20. april 2009")))[-1]
    assert "Utkast · 20. april 2009" in page
    assert "Utkast · Utkast" not in page
