"""A Word file that is broken or made to do harm gives one clear line, and harms nothing."""

import io
import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from fbdesk.errors import FileError
from fbdesk.exchange.agreement.returned import read_agreement
from fbdesk.exchange.reading import ReadingStoppedError, never
from fbdesk.exchange.word import parts as limits
from fbdesk.exchange.word.parts import word_parts
from tests.exchange.word_files import edited, repacked, sent_file, untouched

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD = b'<?xml version="1.0" encoding="UTF-8"?>'
BOMB = b"""<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>"""
OUTSIDE = b"""<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>"""


def document(body: bytes, before: bytes = b"") -> bytes:
    """Return the main part of a Word file."""
    root = f'<w:document xmlns:w="{WORD}"><w:body>'.encode()
    return HEAD + before + root + body + b"</w:body></w:document>"


def with_body(folder: Path, body: bytes, before: bytes = b"") -> Path:
    return repacked(folder, word__document_xml=document(body, before))


def test_a_sound_file_gives_its_parts(tmp_path: Path) -> None:
    parts = word_parts(untouched(tmp_path).read_bytes(), "avtale.docx", never)
    assert parts.document.tag == f"{{{WORD}}}document"
    assert parts.styles is not None
    assert parts.comments is None
    assert any(carried.tag.endswith("}sent") for carried in parts.carried)


# what people choose by mistake


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"Kjaere ordforer", "is no Word file"),
        (b"%PDF-1.7\n", "is no Word file"),
        (b"{\\rtf1 Avtale}", "is no Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x01" * 600, "old or password-protected"),
        (b"PK\x03\x04 and then nothing", "is damaged"),
    ],
)
def test_what_is_no_word_file_is_called_by_its_name(
    tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "avtale.docx"
    path.write_bytes(content)
    with pytest.raises(FileError, match=words):
        read_agreement(path)


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="There is no file"):
        read_agreement(tmp_path / "borte.docx")
    with pytest.raises(FileError, match="is a folder"):
        read_agreement(tmp_path)


@pytest.mark.parametrize("share", [0.3, 0.9])
def test_a_file_that_was_cut_short_is_damaged(tmp_path: Path, share: float) -> None:
    path = tmp_path / "avtale.docx"
    path.write_bytes(sent_file()[: int(len(sent_file()) * share)])
    with pytest.raises(FileError, match="is damaged"):
        read_agreement(path)


@pytest.mark.parametrize("body", [b"<w:p>", b"</w:p>", b"<w:p></w:q>", b"\xff\xfe", b"&nbsp;"])
def test_broken_xml_is_damage(tmp_path: Path, body: bytes) -> None:
    with pytest.raises(FileError, match="is damaged"):
        read_agreement(with_body(tmp_path, body))


def test_an_empty_part_is_damage(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="is damaged"):
        read_agreement(repacked(tmp_path, word__document_xml=b""))


def test_a_flipped_byte_in_the_text_is_noticed(tmp_path: Path) -> None:
    data = bytearray(sent_file())
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        member = packed.getinfo("word/document.xml")
    name, more = struct.unpack("<HH", data[member.header_offset + 26 : member.header_offset + 30])
    data[member.header_offset + 30 + name + more + member.compress_size // 2] ^= 0xFF
    path = tmp_path / "avtale.docx"
    path.write_bytes(bytes(data))
    with pytest.raises(FileError, match="is damaged"):
        read_agreement(path)


def test_another_packed_file_is_no_word_file(tmp_path: Path) -> None:
    path = tmp_path / "avtale.docx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("notes.txt", "hello")
    with pytest.raises(FileError, match="a packed file, but no Word file"):
        read_agreement(path)


def test_a_workbook_with_the_wrong_ending_is_no_word_file(tmp_path: Path) -> None:
    main = f'{HEAD.decode()}<x:workbook xmlns:x="urn:sheet"/>'.encode()
    with pytest.raises(FileError, match="a packed file, but no Word file"):
        read_agreement(repacked(tmp_path, word__document_xml=main))


def test_a_letter_is_no_agreement(tmp_path: Path) -> None:
    body = b"<w:p><w:r><w:t>Takk for hyggelig brev.</w:t></w:r></w:p>"
    path = tmp_path / "avtale.docx"
    repacked(tmp_path, "customXml/", word__document_xml=document(body))
    with pytest.raises(FileError, match="is no agreement"):
        read_agreement(path)


# what is made to do harm


@pytest.mark.parametrize("type_", [BOMB, OUTSIDE], ids=["inside", "outside"])
@pytest.mark.parametrize("part", ["word__document", "word__styles", "customXml__item2"])
def test_a_document_type_is_refused_in_every_part(tmp_path: Path, part: str, type_: bytes) -> None:
    content = HEAD + type_ + b"<d>&a;</d>"
    with pytest.raises(FileError, match="declares a document type"):
        read_agreement(repacked(tmp_path, **{f"{part}_xml": content}))


def test_a_document_type_behind_a_long_comment_is_found(tmp_path: Path) -> None:
    hidden = b"<!--" + b"x" * 200_000 + b"-->" + BOMB
    with pytest.raises(FileError, match="declares a document type"):
        read_agreement(with_body(tmp_path, b"", hidden))


def test_a_text_that_unpacks_to_very_much_is_not_held_in_memory(tmp_path: Path) -> None:
    body = b"<w:p><w:r><w:t>" + b"a" * (limits.MAX_PART_BYTES + 1) + b"</w:t></w:r></w:p>"
    path = with_body(tmp_path, body)
    assert path.stat().st_size < 200_000
    tracemalloc.start()
    with pytest.raises(FileError, match="unpacks to far more"):
        read_agreement(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3 * limits.MAX_PART_BYTES


def test_more_elements_than_any_document_has_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_ELEMENTS", 5_000)
    with pytest.raises(FileError, match="unpacks to far more"):
        read_agreement(with_body(tmp_path, b"<w:p/>" * 6_000))


def test_elements_within_elements_without_end_are_refused(tmp_path: Path) -> None:
    deep = 100_000
    with pytest.raises(FileError, match="unpacks to far more"):
        read_agreement(with_body(tmp_path, b"<w:sdt>" * deep + b"</w:sdt>" * deep))


def test_a_table_in_a_table_as_deep_as_allowed_is_read(tmp_path: Path) -> None:
    opened = b"<w:tbl><w:tr><w:tc>" * 60
    closed = b"</w:tc></w:tr></w:tbl>" * 60
    assert read_agreement(with_body(tmp_path, opened + closed)).commitments == ()


def test_too_many_parts_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "avtale.docx"
    with zipfile.ZipFile(path, "w") as packed:
        for number in range(limits.MAX_MEMBERS + 1):
            packed.writestr(f"{number}.xml", "")
    with pytest.raises(FileError, match="too many parts"):
        read_agreement(path)


def test_a_file_that_is_too_large_is_refused_before_it_is_unpacked() -> None:
    data = b"PK\x03\x04" + bytes(limits.MAX_FILE_BYTES)
    with pytest.raises(FileError, match="too large: 60 MB, at most 60 MB"):
        word_parts(data, "avtale.docx", never)


def test_a_password_is_told(tmp_path: Path) -> None:
    data = bytearray(sent_file())
    at = data.index(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    path = tmp_path / "avtale.docx"
    path.write_bytes(bytes(data))
    with pytest.raises(FileError, match="is password-protected"):
        read_agreement(path)


@pytest.mark.parametrize("target", ["../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd"])
def test_a_part_outside_the_file_is_never_looked_for(tmp_path: Path, target: str) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    relations = (
        f'<Relationships xmlns="{space}"><Relationship Id="a" Type="{kind}" Target="{target}"/>'
        "</Relationships>"
    )
    path = tmp_path / "avtale.docx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("_rels/.rels", relations)
    with pytest.raises(FileError, match="a packed file, but no Word file"):
        read_agreement(path)


def test_a_carried_text_of_endless_brackets_is_no_memory(tmp_path: Path) -> None:
    text = b"[" * 200_000
    carried = b'<sent xmlns="urn:fbdesk:agreement:2">' + text + b"</sent>"
    assert read_agreement(repacked(tmp_path, customXml__item2_xml=carried)).sent is None


def test_reading_stops_where_the_user_wants_it(tmp_path: Path) -> None:
    with pytest.raises(ReadingStoppedError):
        read_agreement(untouched(tmp_path), lambda: True)


def test_a_file_that_word_saved_under_other_names_is_read(tmp_path: Path) -> None:
    path = edited(tmp_path, lambda word: word)
    renamed = tmp_path / "annet.docx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(renamed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name in {"_rels/.rels", "[Content_Types].xml"}:
                content = content.replace(b"word/document.xml", b"word/document2.xml")
            new.writestr(name.replace("word/document.xml", "word/document2.xml").replace(
                "word/_rels/document.xml.rels", "word/_rels/document2.xml.rels"
            ), content)  # fmt: skip
    found = read_agreement(renamed)
    assert [row.number for row in found.commitments] == ["F-01", "F-02", "F-03"]
    assert found.sent is not None
