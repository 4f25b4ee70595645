"""A foreign file that is broken or hostile gives one clear line, and harms nothing."""

import io
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fbdesk.errors import FileError
from fbdesk.exchange.inventory.reader import read_inventory
from fbdesk.exchange.spreadsheet import safety as spreadsheet_safety
from fbdesk.exchange.spreadsheet.shape import Shape
from fbdesk.exchange.spreadsheet.strings import copied_bytes, long_texts
from tests.exchange.workbooks import CARS, ONE_AREA_HEADER, one_area, repacked, saved

HTML = b'\xef\xbb\xbf\r\n<!DOCTYPE html>\n<html lang="nb"><title>Siden finnes ikke</title></html>'
SHEET = "xl__worksheets__sheet2.xml"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"\x00" * 300, "is empty"),
        (HTML, "is a web page, not a workbook"),
        (b"<html><body>502 Bad Gateway</body></html>", "is a web page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old or password-protected"),
        (b"%PDF-1.7\n%\xe2\xe3", "is a PDF"),
        (b"PK\x03\x04 and then nothing", "is damaged"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "neither an Excel workbook nor a text table"),
        (b"just a few words", "neither an Excel workbook nor a table"),
        (b"a,b\n1,2\n", "neither an Excel workbook nor a table"),
    ],
)
def test_what_people_save_by_mistake_is_called_by_its_name(
    tmp_path: Path, content: bytes, words: str
) -> None:
    with pytest.raises(FileError, match=words):
        read_inventory(saved(tmp_path, content))


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="There is no file"):
        read_inventory(tmp_path / "nowhere.xlsx")
    with pytest.raises(FileError, match="is a folder"):
        read_inventory(tmp_path)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_download_that_broke_off_is_damaged(tmp_path: Path, share: float) -> None:
    data = one_area(CARS)
    with pytest.raises(FileError, match="is damaged"):
        read_inventory(saved(tmp_path, data[: int(len(data) * share)]))


def test_a_single_flipped_byte_in_the_figures_is_noticed(tmp_path: Path) -> None:
    data = bytearray(repacked(one_area(CARS)))
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        member = parts.getinfo("xl/worksheets/sheet2.xml")
    data[member.header_offset + 30 + len(member.filename) + member.compress_size // 2] ^= 0xFF
    with pytest.raises(FileError, match="is damaged"):
        read_inventory(saved(tmp_path, bytes(data)))


def test_a_packed_folder_is_no_workbook(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as parts:
        parts.writestr("notes.txt", "hello")
    with pytest.raises(FileError, match="packed folder, not an Excel workbook"):
        read_inventory(saved(tmp_path, packed.getvalue()))


def test_a_part_that_unpacks_to_a_mountain_is_not_unpacked(tmp_path: Path) -> None:
    bomb = repacked(one_area(CARS), xl__media__image1=b"\x00" * 50_000_000)
    assert len(bomb) < 100_000
    with pytest.raises(FileError, match="unpacks to far more"):
        read_inventory(saved(tmp_path, bomb))


def test_the_sizes_that_a_file_states_are_not_believed(tmp_path: Path) -> None:
    """The directory says 10 bytes; what comes out is fifty megabytes."""
    bomb = bytearray(repacked(one_area(CARS), xl__media__image1=b"\x00" * 50_000_000))
    for place in _places_of(bytes(bomb), struct.pack("<I", 50_000_000)):
        bomb[place : place + 4] = struct.pack("<I", 10)
    with pytest.raises(FileError):
        read_inventory(saved(tmp_path, bytes(bomb)))


def test_many_parts_together_may_not_exceed_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreadsheet_safety, "MAX_UNPACKED_BYTES", 9_000_000)
    parts = {f"xl__media__image{number}": b"\x00" * 4_000_000 for number in range(3)}
    with pytest.raises(FileError, match="unpacks to far more"):
        read_inventory(saved(tmp_path, repacked(one_area(CARS), **parts)))


def test_thousands_of_parts_are_no_workbook(tmp_path: Path) -> None:
    parts = {f"xl__media__{number}": b"" for number in range(spreadsheet_safety.MAX_MEMBERS)}
    with pytest.raises(FileError, match="too many parts"):
        read_inventory(saved(tmp_path, repacked(one_area(CARS), **parts)))


def test_a_file_larger_than_any_inventory_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreadsheet_safety, "MAX_FILE_BYTES", 1_000)
    with pytest.raises(FileError, match="too large"):
        read_inventory(saved(tmp_path, one_area(CARS)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    laughs = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a "ha">'
        '<!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData>&b;</sheetData></worksheet>'
    )
    hostile = repacked(one_area(CARS), **{SHEET: laughs.encode(encoding)})
    with pytest.raises(FileError, match="declares a document type"):
        read_inventory(saved(tmp_path, hostile))


def test_a_file_of_the_machine_is_never_read_through_an_entity(tmp_path: Path) -> None:
    secret = saved(tmp_path, b"secret", "secret.txt")
    thief = (
        f'<!DOCTYPE sst [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        "<si><t>&x;</t></si></sst>"
    )
    hostile = repacked(one_area(CARS), xl__sharedStrings__xml=b"")
    hostile = repacked(hostile, **{"xl__sharedStrings.xml": thief.encode()})
    with pytest.raises(FileError, match="declares a document type"):
        read_inventory(saved(tmp_path, hostile))


@pytest.mark.parametrize("reference", ['r="XFD1048576"', "r='xfd1048576'", 'r = "XFD1048576"'])
def test_two_cells_at_opposite_ends_do_not_fill_the_memory(tmp_path: Path, reference: str) -> None:
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
        f'<row r="1048576"><c {reference}><v>2</v></c></row></sheetData></worksheet>'
    )
    with pytest.raises(FileError, match="cells so far apart"):
        read_inventory(saved(tmp_path, repacked(one_area(CARS), **{SHEET: sheet.encode()})))


def test_a_sheet_that_hides_its_cells_in_another_encoding_is_damaged(tmp_path: Path) -> None:
    sheet = '<?xml version="1.0" encoding="utf-16"?><worksheet><sheetData/></worksheet>'
    hostile = repacked(one_area(CARS), **{SHEET: sheet.encode("utf-16")})
    with pytest.raises(FileError, match="is damaged"):
        read_inventory(saved(tmp_path, hostile))


def test_a_part_that_is_no_xml_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="is damaged"):
        read_inventory(saved(tmp_path, repacked(one_area(CARS), **{SHEET: b"no xml"})))


def test_an_encrypted_part_is_named(tmp_path: Path) -> None:
    data = bytearray(one_area(CARS))
    for signature, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        for place in _places_of(bytes(data), signature):
            data[place + flags] |= 1
    with pytest.raises(FileError, match="password-protected"):
        read_inventory(saved(tmp_path, bytes(data)))


@pytest.mark.parametrize(
    ("sheet", "cells"),
    [
        (b'<row r="2"><c r="A2"/><c r="C2"/></row>', 2 * 3),
        (b"<row r='2'><c r='C2'/></row>", 2 * 3),
        (b'<x:row r="2"><x:c s="1" r="C2"/></x:row>', 2 * 3),
        (b'<row\tr = "2"><c\nr="C2"/></row>', 2 * 3),
        (b"<row><c/><c/><c/></row><row><c/></row>", 2 * 4),  # at most: unnamed cells are added
        (b'<row r="9"><c r="B9"/><c/></row><row><c/></row>', 10 * 4),
        (b"<cols><col min='1'/></cols>", 0),
        (b"", 0),
    ],
)
def test_the_rectangle_of_a_sheet_is_found_however_cells_are_written(
    sheet: bytes, cells: int
) -> None:
    shape = Shape()
    shape.look_at(sheet)
    assert shape.cells == cells


@pytest.mark.parametrize("reference", ["A99999999", "ABCD1", "A", "&#65;1", "1A"])
def test_a_reference_that_is_none_is_damage(reference: str) -> None:
    with pytest.raises(zipfile.BadZipFile):
        Shape().look_at(f'<row r="1"><c r="{reference}"/></row>'.encode())


def test_a_reference_on_the_seam_of_two_pieces_is_seen() -> None:
    shape = Shape()
    for piece in (b'<c r="A1"/><c r="CV', b'1000"/><c'):
        shape.look_at(piece)
    assert shape.cells == 100 * 1000


WHOLE = one_area(
    CARS,
    *((year, "Veitrafikk", "Busser", "CO2", 1.5) for year in range(2010, 2020)),
    Oversikt=[("År", "Sektor", ONE_AREA_HEADER[-1]), (2009, "Veitrafikk", 101)],
)
PARTS = {
    name: zipfile.ZipFile(io.BytesIO(WHOLE)).read(name)
    for name in zipfile.ZipFile(io.BytesIO(WHOLE)).namelist()
}
SCRAPS = (b"", b"<", b'"', b"&", b"\xff", b"9999999999", b"XFD1048576", b"<v>", b't="s"', b'r="A0"')


@given(
    part=st.sampled_from(sorted(PARTS)),
    place=st.floats(min_value=0, max_value=0.999),
    length=st.integers(min_value=0, max_value=20),
    scrap=st.sampled_from(SCRAPS),
)
@settings(max_examples=150, deadline=None)
def test_damage_anywhere_ends_in_figures_or_in_one_plain_line(
    tmp_path_factory: pytest.TempPathFactory, part: str, place: float, length: int, scrap: bytes
) -> None:
    start = int(len(PARTS[part]) * place)
    damaged = PARTS[part][:start] + scrap + PARTS[part][start + length :]
    path = saved(tmp_path_factory.mktemp("damaged"), repacked(WHOLE, **{part: damaged}))
    assert ends_well(path)


def ends_well(path: Path) -> bool:
    """Tell whether a file gives figures, or one plain line on why it does not."""
    try:
        return bool(read_inventory(path).rows)
    except FileError as error:
        return len(str(error).splitlines()) == 1


def shared(text: str, references: int) -> dict[str, bytes]:
    """Return the parts of a workbook that shows one text in many cells."""
    namespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    cells = "".join(
        f'<row r="{row}"><c r="A{row}" t="s"><v>1</v></c></row>' for row in range(1, references + 1)
    )
    return {
        "xl__sharedStrings.xml": (
            f"<sst {namespace}><si><t>x</t></si><si><t>{text}</t></si></sst>".encode()
        ),
        SHEET: f"<worksheet {namespace}><sheetData>{cells}</sheetData></worksheet>".encode(),
    }


def test_one_long_text_in_very_many_cells_does_not_fill_the_memory(tmp_path: Path) -> None:
    bomb = repacked(one_area(CARS), **shared("ha" * 16_000, references=40_000))
    assert len(bomb) < 1_000_000  # and 1.3 GB once each cell has its copy
    with pytest.raises(FileError, match="unpacks to far more"):
        read_inventory(saved(tmp_path, bomb))


def test_a_long_text_in_a_few_cells_is_ordinary(tmp_path: Path) -> None:
    long = (2009, "Veitrafikk", "ha" * 16_000, "CO2", 1)
    data = one_area(*((year, *long[1:]) for year in range(2000, 2020)))
    assert len(read_inventory(saved(tmp_path, data)).rows) == 20


def test_a_cell_that_refers_to_no_text_is_damage(tmp_path: Path) -> None:
    parts = shared("ha", references=3)
    parts[SHEET] = parts[SHEET].replace(b"<v>1</v>", b"<v>999</v>")
    hostile = repacked(one_area(CARS), **parts)
    with pytest.raises(FileError, match="is damaged"):
        read_inventory(saved(tmp_path, hostile))


def test_references_hidden_behind_a_comment_are_refused_beside_a_long_text(tmp_path: Path) -> None:
    parts = shared("ha" * 16_000, references=40)
    parts[SHEET] = parts[SHEET].replace(b"<v>", b"<v><!-- -->")
    with pytest.raises(FileError, match="is damaged"):
        read_inventory(saved(tmp_path, repacked(one_area(CARS), **parts)))


def test_long_texts_are_numbered_as_sheets_number_them_across_pieces() -> None:
    whole = b"<sst><si>a</si><x:si>" + b"b" * 1_500 + b"</x:si><si>c</si></sst>"
    pieces = [whole[:1_000], whole[1_000:]]
    assert long_texts(pieces) == {b"1": len(b"<x:si></x:si>") + 1_500}
    assert copied_bytes([b"<v>1</v><x:v >01</x:v><v>2</v>"], {b"1": 1_500}) == 3_000


def test_a_text_that_never_ends_is_damage() -> None:
    endless = iter([b"<sst><si>" + b"a" * 2_000, *[b"a" * 500] * 8])
    with pytest.raises(zipfile.BadZipFile):
        long_texts(endless)


def test_a_name_that_no_disk_takes_is_told_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="cannot be read: File name too long"):
        read_inventory(tmp_path / ("a" * 300 + ".xlsx"))


def test_text_from_a_file_is_only_text(tmp_path: Path) -> None:
    data = one_area((2009, "Veitrafikk", "=HYPERLINK(1)", "CO2", 5), area="../../etc/passwd")
    file = read_inventory(saved(tmp_path, data))
    assert file.areas[0].name == "../../etc/passwd"
    assert [row.source for row in file.rows] == ["=HYPERLINK(1)"]


def _places_of(data: bytes, wanted: bytes) -> list[int]:
    places, start = [], data.find(wanted)
    while start >= 0:
        places.append(start)
        start = data.find(wanted, start + 1)
    return places
