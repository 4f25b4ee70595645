"""Which addresses of a plan may be opened, and where a file that it names lies."""

from pathlib import Path

import pytest

from fbdesk.ui.addresses import folder_of, is_place, opens_in_browser


@pytest.mark.parametrize(
    "reference",
    [
        "https://www.regjeringen.no/framtidensbyer",
        "http://skien.kommune.no",
        "HTTPS://Skien.kommune.no/sak?id=45",
        " https://skien.kommune.no ",
        "mailto:post@skien.kommune.no",
    ],
)
def test_the_web_and_mail_open_in_the_browser(reference: str) -> None:
    assert opens_in_browser(reference)


@pytest.mark.parametrize(
    "reference",
    [
        "",
        "45/10",
        "skien.kommune.no",
        "file:///C:/Windows/System32/calc.exe",
        "javascript:alert(1)",
        "ms-msdt:/id",
        "https://",
        "https:///path",
        "mailto:",
        "https://skien.kommune.no\nfile:///etc",
        "https://skien.kommune.no/a b",
        "https://[::1",
        r"\\server\share\fil.docx",
    ],
)
def test_nothing_else_does(reference: str) -> None:
    assert not opens_in_browser(reference)


@pytest.mark.parametrize(
    ("reference", "place"),
    [
        (r"K:\Klima\Utredning.docx", True),
        (r"\\server\share\fil.docx", True),
        ("/home/kari/utredning.odt", True),
        ("Sekretariatet, notat 3/2009", False),
        ("", False),
    ],
)
def test_a_path_reads_like_a_place_and_a_sentence_does_not(reference: str, place: bool) -> None:
    assert is_place(reference) is place


def test_the_folder_of_a_file_is_found_whether_or_not_the_file_is_there(tmp_path: Path) -> None:
    assert folder_of(str(tmp_path / "finnes ikke.docx")) == tmp_path
    assert folder_of(f" {tmp_path} ") == tmp_path


def test_a_folder_that_is_not_there_is_none(tmp_path: Path) -> None:
    assert folder_of(str(tmp_path / "borte" / "fil.docx")) is None
    assert folder_of("fil.docx") is None
    assert folder_of("") is None
    assert folder_of("\0") is None
    assert folder_of("https://skien.kommune.no") is None
