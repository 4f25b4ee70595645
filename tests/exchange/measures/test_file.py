"""Tests of reading a city's own list of measures from workbooks and text files."""

from pathlib import Path

import pytest

from fbdesk.errors import FileError
from fbdesk.exchange.measures.file import MOST_ROWS, read_measure_list
from fbdesk.exchange.reading import ReadingStoppedError
from tests.exchange.listed_measures import write_workbook

HEADINGS = ("Nr", "Tiltak", "Ansvar")


def test_every_sheet_with_measures_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    path = write_workbook(
        tmp_path / "liste.xlsx",
        Forside=[["Klimaplan"], ["Vedtatt av bystyret"]],
        Transport=[["Tiltak for transport"], [], HEADINGS, [1, "Sykkelvei", "By"], [], [2, "Buss"]],
        Energi=[HEADINGS, ["3", "Fjernvarme", "Eiendom"]],
    )
    listed = read_measure_list(path)
    assert listed.file_name == "liste.xlsx"
    assert len(listed.sha256) == 64
    assert listed.passed_over == ("Forside",)
    transport, energy = listed.sheets
    assert (transport.name, transport.headings) == ("Transport", HEADINGS)
    assert [(line.number, line.cells[1]) for line in transport.lines] == [
        (4, "Sykkelvei"),
        (6, "Buss"),
    ]
    assert [(line.number, line.cells[1]) for line in energy.lines] == [(2, "Fjernvarme")]
    assert listed.headings == HEADINGS


@pytest.mark.parametrize("sign", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_a_text_file_is_read_whatever_parts_its_cells(
    tmp_path: Path, sign: str, encoding: str
) -> None:
    path = tmp_path / "liste.csv"
    rows = [("Tiltak", "Ansvar"), ("Sykkelvei på Ås", "By")]
    path.write_bytes("\r\n".join(sign.join(row) for row in rows).encode(encoding))
    (sheet,) = read_measure_list(path).sheets
    assert sheet.headings == ("Tiltak", "Ansvar")
    assert [line.cells for line in sheet.lines] == [("Sykkelvei på Ås", "By")]


def test_merged_cells_count_for_each_row_that_they_cover(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = write_workbook(
        tmp_path / "liste.xlsx",
        Ark1=[("Tema", "Tiltak"), ("Transport", "Sykkelvei"), ("", "Buss"), ("", "Gange")],
    )
    book = load_workbook(path)
    book["Ark1"].merge_cells("A2:A3")
    book.save(path)
    (sheet,) = read_measure_list(path).sheets
    assert [line.cells[0] for line in sheet.lines] == ["Transport", "Transport", ""]


def test_headings_that_stand_twice_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Tiltak;Kostnad;Kostnad;;\nSykkelvei;1;2;3;4\n", encoding="utf-8")
    (sheet,) = read_measure_list(path).sheets
    assert sheet.headings == ("Tiltak", "Kostnad", "Kostnad (2)", "", "")


def test_a_file_without_measures_says_what_is_missing(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "tall.xlsx", Tall=[("År", "Sum"), (2024, 3)])
    with pytest.raises(FileError, match=r"tall\.xlsx has no table with measures"):
        read_measure_list(path)


def test_a_reporting_workbook_is_sent_to_its_own_import(workbook_file: Path) -> None:
    with pytest.raises(FileError, match="is a reporting workbook of fbdesk"):
        read_measure_list(workbook_file)


def test_a_list_without_end_is_refused(tmp_path: Path) -> None:
    path = write_workbook(
        tmp_path / "lang.xlsx", Ark1=[("Tiltak",), *((f"T{n}",) for n in range(MOST_ROWS))]
    )
    with pytest.raises(FileError, match="has more than 20000 rows"):
        read_measure_list(path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"<!DOCTYPE html><html>", "is a web page"),
        (b"%PDF-1.7", "is a PDF"),
        (b"PK\x03\x04 broken", "is damaged"),
        (b"Tiltak;Ansvar\x00", "is neither an Excel workbook nor a text table"),
        (b"a;b\n1;2\n", "has no table with measures"),
    ],
)
def test_what_is_no_list_is_refused_in_words(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "liste.xlsx"
    path.write_bytes(content)
    with pytest.raises(FileError, match=said):
        read_measure_list(path)


def test_the_reading_can_be_stopped(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Tiltak\nSykkelvei\n", encoding="utf-8")
    with pytest.raises(ReadingStoppedError):
        read_measure_list(path, lambda: True)
