"""Reading a reporting workbook that comes back: moved, renamed, damaged, and full of surprises."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from fbdesk.errors import FileError
from fbdesk.exchange.reading import ReadingStoppedError
from fbdesk.exchange.workbook import file as workbook_file
from fbdesk.exchange.workbook.file import FilledBook, read_workbook
from fbdesk.models.cell_values import KEPT_AS_PUBLISHED
from fbdesk.models.declarations import KINDS, table_name
from tests.exchange.filled_books import sheet_of
from tests.exchange.workbooks import repacked, saved, workbook

Lines = list[tuple[str | int, ...]]

INDEX: Lines = [
    ("workbook", "format", "fbdesk-reporting-workbook"),
    ("workbook", "version", 1),
    ("workbook", "plan_key", "planen"),
    ("page", "Kommuner"),
    ("page", "Lister"),
    ("sheet", "municipality", "Kommuner", "municipality", "rows", 4, 5),
    ("column", "municipality", "A", "number", "field", "text", "", ""),
    ("heading", "municipality", "number", "Nummer"),
    ("column", "municipality", "B", "name", "field", "text", "", ""),
    ("heading", "municipality", "name", "Navn"),
    ("column", "municipality", "C", "planning", "field", "choice", "yes_no", ""),
    ("heading", "municipality", "planning", "Planlegger"),
    ("column", "municipality", "D", "key", "key", "key", "", ""),
    ("heading", "municipality", "key", "key"),
    ("list", "yes_no", "A", 2),
    ("marks", "municipality", "number name planning"),
    ("row", "municipality", "skien", "aaaabbbbcccc"),
]
"""The index of a small workbook with one sheet to fill in."""

HEADINGS = ("Nummer", "Navn", "Planlegger", "key")
SKIEN = ("4003", "Skien", "Ja", "skien")
LISTS = (("yes_no", "yes_no (code)"), ("Ja", "yes"), ("Nei", "no"))
ABOVE = (("Kommuner",), ("Hvem som planlegger",), ("Sum",))


def a_book(
    folder: Path,
    *rows: tuple[object, ...],
    index: Lines = INDEX,
    **more: list[tuple[str, ...]],
) -> Path:
    """Return the file of a small workbook; the first of the rows are those above the entries."""
    given = rows or (*ABOVE, HEADINGS, SKIEN)
    sheets = {"Kommuner": given, **more, "Lister": LISTS, "_fbdesk": index}
    return saved(folder, workbook(sheets), "rapport.xlsx")  # type: ignore[arg-type] # cells


def told(book: FilledBook) -> list[tuple[str, str, str]]:
    """Return level, sheet and words of what is said about a book."""
    return [(message.level, message.sheet, message.text) for message in book.messages]


def only_row(path: Path) -> dict[str, object]:
    """Return the cells of the one row of a small workbook."""
    (row,) = read_workbook(path).sheets[0].rows
    return dict(row.cells)


SKIEN_READ = {"number": "4003", "name": "Skien", "planning": "Ja", "key": "skien"}


def test_every_table_that_people_fill_in_is_read(book: FilledBook) -> None:
    read = {sheet.listed.table for sheet in book.sheets}
    assert read == {table_name(kind) for kind in KINDS} - KEPT_AS_PUBLISHED
    assert book.messages == ()
    assert all(sheet.places.keys() == sheet.listed.columns.keys() for sheet in book.sheets)


def test_the_choice_lists_are_read_from_their_hidden_sheet(book: FilledBook) -> None:
    assert book.lists["yes_no"] == {"Ja": "yes", "Nei": "no"}
    assert book.lists["status"]["Påbegynt"] == "started"


def test_rows_keep_the_numbers_that_the_spreadsheet_shows(book: FilledBook) -> None:
    assert [row.number for row in sheet_of(book, "measure").rows] == [5, 6]


def test_a_small_workbook_is_read_by_its_index(tmp_path: Path) -> None:
    assert only_row(a_book(tmp_path)) == SKIEN_READ


def test_columns_that_were_moved_are_found_by_their_headings(tmp_path: Path) -> None:
    moved = (*ABOVE, ("key", "Planlegger", "Notat", "Navn", "Nummer"))
    path = a_book(tmp_path, *moved, ("skien", "Ja", "min egen", "Skien", "4003"))
    assert only_row(path) == SKIEN_READ


def test_rows_put_in_above_the_headings_do_not_matter(tmp_path: Path) -> None:
    path = a_book(tmp_path, *ABOVE, ("Husk fristen 1. mai",), (), HEADINGS, SKIEN)
    book = read_workbook(path)
    assert [row.number for row in book.sheets[0].rows] == [7]


def test_headings_may_be_in_capitals_and_on_one_line(tmp_path: Path) -> None:
    shouted = ("NUMMER", " Navn ", "planlegger", "key")
    assert only_row(a_book(tmp_path, *ABOVE, shouted, SKIEN)) == SKIEN_READ


def test_a_column_without_its_heading_is_not_read_and_that_is_said(tmp_path: Path) -> None:
    renamed = ("Nummer", "Kommunens navn", "Planlegger", "key")
    path = a_book(tmp_path, *ABOVE, renamed, SKIEN)
    assert "name" not in only_row(path)
    assert told(read_workbook(path)) == [
        (
            "warning",
            "Kommuner",
            "The column Navn is missing or has another heading. It is not read.",
        )
    ]


@pytest.mark.parametrize("head", [(), ("A", "B", "C", "D"), ("Nummer", "x", "y", "z")])
def test_a_sheet_without_its_row_of_headings_is_told_once(
    tmp_path: Path, head: tuple[str, ...]
) -> None:
    ((level, sheet, text),) = told(read_workbook(a_book(tmp_path, *ABOVE, head, SKIEN)))
    assert (level, sheet) == ("error", "Kommuner")
    assert text.startswith("The row of headings is missing or was written anew.")


def test_without_the_hidden_column_of_keys_a_sheet_is_not_read(tmp_path: Path) -> None:
    path = a_book(tmp_path, *ABOVE, HEADINGS[:3], SKIEN[:3])
    ((level, sheet, text),) = told(read_workbook(path))
    assert (level, sheet) == ("error", "Kommuner")
    assert text.startswith("The hidden column «key» is missing")


def test_a_sheet_that_was_removed_or_renamed_is_named(tmp_path: Path) -> None:
    renamed = [(*line[:2], "Byer", *line[3:]) if line[0] == "sheet" else line for line in INDEX]
    book = read_workbook(a_book(tmp_path, index=renamed))
    assert book.sheets == ()
    assert told(book) == [
        (
            "warning",
            "Byer",
            "The sheet is missing or has another name. Nothing of it changes in the plan.",
        )
    ]


def test_a_sheet_of_ones_own_is_passed_over_with_a_word(tmp_path: Path) -> None:
    book = read_workbook(a_book(tmp_path, Notater=[("Ring Kari",)]))
    assert told(book) == [("note", "Notater", "The sheet is not one of fbdesk's, and is not read.")]


def test_empty_rows_are_passed_over_and_rows_behind_them_read(tmp_path: Path) -> None:
    more = ("4001", "Porsgrunn", "Ja", "porsgrunn")
    path = a_book(tmp_path, *ABOVE, HEADINGS, SKIEN, (), ("  ",), more)
    assert [row.number for row in read_workbook(path).sheets[0].rows] == [5, 8]


def test_a_sheet_without_any_of_its_headings_has_no_rows(tmp_path: Path) -> None:
    book = read_workbook(a_book(tmp_path, ("noe", "annet"), ("enda", "mer")))
    assert book.sheets[0].rows == ()
    assert len(book.messages) == 1  # and not one for each of its columns


def test_more_rows_than_people_write_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook_file, "MOST_ROWS", 20)
    path = a_book(tmp_path, *ABOVE, HEADINGS, *[SKIEN] * 60)
    with pytest.raises(FileError, match="has more than 20 rows"):
        read_workbook(path)


def without(*kinds: str) -> Lines:
    """Return the index without lines of some kinds."""
    return [line for line in INDEX if line[0] not in kinds]


@pytest.mark.parametrize(
    ("index", "words"),
    [
        (without("workbook"), "is no reporting workbook of fbdesk"),
        ([("workbook", "format", "annet"), *INDEX[1:]], "is no reporting workbook of fbdesk"),
        ([INDEX[0], ("workbook", "version", 2), *INDEX[2:]], "was made by a newer version"),
        (without("marks"), "was made by an older version"),
    ],
)
def test_a_workbook_of_another_kind_or_version_is_refused(
    tmp_path: Path, index: Lines, words: str
) -> None:
    with pytest.raises(FileError, match=words):
        read_workbook(a_book(tmp_path, index=index))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (workbook({"Ark1": [("a", "b")]}), "is no reporting workbook of fbdesk"),
        (b"Nummer;Navn\n4003;Skien\n", "is no reporting workbook of fbdesk"),
        (b"<html><body>Logg inn</body></html>", "is a web page"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, "old or password-protected"),
        (b"PK\x03\x04 og ikke mer", "is damaged"),
    ],
)
def test_what_is_no_reporting_workbook_is_refused_in_words(
    tmp_path: Path, content: bytes, words: str
) -> None:
    with pytest.raises(FileError, match=words):
        read_workbook(saved(tmp_path, content))


def test_a_file_that_unpacks_to_a_mountain_is_not_opened(tmp_path: Path) -> None:
    data = repacked(a_book(tmp_path).read_bytes(), xl__media__image1=b"\x00" * 40_000_000)
    with pytest.raises(FileError, match="unpacks to far more than a workbook holds"):
        read_workbook(saved(tmp_path, data))


def test_macros_and_links_to_other_files_are_left_alone_with_a_word(tmp_path: Path) -> None:
    data = a_book(tmp_path).read_bytes()
    parts = {"xl/vbaProject.bin": b"makro", "xl/externalLinks/externalLink1.xml": b"<a/>"}
    book = read_workbook(saved(tmp_path, repacked(data, **parts)))
    assert [text for _, _, text in told(book)] == [
        "The file holds macros. They are not run.",
        "The file refers to other files. These are not opened: its own figures count.",
    ]
    assert len(book.sheets[0].rows) == 1


def sheet_changed(path: Path, work: Callable[[str], str]) -> Path:
    """Return the file with the first sheet changed as a program may have written it."""
    data = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        content = parts.read("xl/worksheets/sheet1.xml").decode()
    changed = repacked(data, **{"xl/worksheets/sheet1.xml": work(content).encode()})
    path.write_bytes(changed)
    return path


def test_cells_that_were_merged_are_known_by_the_first_of_them(tmp_path: Path) -> None:
    merged = '</sheetData><mergeCells count="2"><mergeCell ref="B5:C6"/>'
    huge = '<mergeCell ref="A100:XFD1048576"/></mergeCells>'
    path = sheet_changed(
        a_book(tmp_path), lambda content: content.replace("</sheetData>", merged + huge)
    )
    (sheet,) = read_workbook(path).sheets
    assert sheet.merged == {"C5": "B5", "B6": "B5", "C6": "B5"}
    (row,) = sheet.rows
    assert [sheet.merged_with(row, code) for code in ("name", "planning")] == ["", "B5"]


def cell_replaced(address: str, written: str) -> Callable[[str], str]:
    """Return what puts another cell in place of one."""
    pattern = re.compile(rf'<c r="{address}".*?</c>')
    return lambda content: pattern.sub(lambda _: written, content)


@pytest.mark.parametrize(
    "written",
    [
        '<c r="B5" t="e"><v>#REF!</v></c>',
        '<c r="B5" s="3" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
        '<c r="B5"><f>A1&amp;A2</f></c>',
        '<c r="B5"><f>A1&amp;A2</f><v></v></c>',
        '<c r="B5"><f>A1&amp;A2</f><v /></c>',
    ],
)
def test_a_cell_with_an_error_or_an_uncomputed_formula_is_spoiled(
    tmp_path: Path, written: str
) -> None:
    path = sheet_changed(a_book(tmp_path), cell_replaced("B5", written))
    sheet = read_workbook(path).sheets[0]
    assert sheet.spoiled == {"B5"}
    assert sheet.is_spoiled(sheet.rows[0], "name")
    assert not sheet.is_spoiled(sheet.rows[0], "number")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ('<c r="B5" t="str"><f>"Ski"&amp;"en"</f><v>Skien</v></c>', "Skien"),
        ('<c r="B5"><f aca="false">2*3</f><v>6</v></c>', 6.0),
        ('<c r="B5" t="str"><f>""</f><v></v></c>', ""),
    ],
)
def test_a_formula_counts_by_the_value_that_it_showed(
    tmp_path: Path, written: str, value: object
) -> None:
    path = sheet_changed(a_book(tmp_path), cell_replaced("B5", written))
    sheet = read_workbook(path).sheets[0]
    assert sheet.spoiled == frozenset()
    assert sheet.rows[0].cells["name"] == value


def test_rows_that_a_filter_hides_are_read_all_the_same(tmp_path: Path) -> None:
    path = sheet_changed(
        a_book(tmp_path), lambda content: content.replace('<row r="5"', '<row r="5" hidden="1"')
    )
    assert only_row(path) == SKIEN_READ


@pytest.mark.parametrize(
    ("looks", "marked"),
    [
        ("<b/>", "Avgift på **alle** plasser"),
        ('<b val="true"/>', "Avgift på **alle** plasser"),
        ('<b val="0"/>', None),
        ("<i/>", None),
    ],
)
def test_bold_words_are_read_from_their_runs(
    tmp_path: Path, looks: str, marked: str | None
) -> None:
    data = a_book(tmp_path).read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        texts = parts.read("xl/sharedStrings.xml").decode()
    runs = (
        '<si><r><t xml:space="preserve">Avgift på </t></r>'
        f"<r><rPr>{looks}</rPr><t>alle</t></r>"
        '<r><t xml:space="preserve"> plasser</t></r></si>'
    )
    assert texts.count("<si><t>Skien</t></si>") == 1
    changed = texts.replace("<si><t>Skien</t></si>", runs)
    book = read_workbook(
        saved(tmp_path, repacked(data, **{"xl/sharedStrings.xml": changed.encode()}))
    )
    assert book.bold.get("Avgift på alle plasser") == marked
    assert book.sheets[0].rows[0].cells["name"] == "Avgift på alle plasser"


def test_reading_stops_when_the_user_wants_it(tmp_path: Path) -> None:
    with pytest.raises(ReadingStoppedError):
        read_workbook(a_book(tmp_path), lambda: True)
