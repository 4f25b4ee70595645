"""The small files of a Windows build: what Windows shows of the program before it starts."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from fbdesk.version import VERSION
from tests.packaging.scripts import TOP, a_script

a_script("parts")
windows_files = a_script("windows_files")

pytestmark = pytest.mark.usefixtures("qapp")
"""The mark is drawn by the application that is there: one of its own would stand in for the next
test's."""

INSTALLER = (TOP / "packaging" / "windows" / "fbdesk.nsi").read_text(encoding="utf-8")
LANGUAGES = {"NORWEGIAN", "NORWEGIANNYNORSK", "ENGLISH"}


def test_the_icon_has_every_size_that_windows_asks_for() -> None:
    held = Image.open(BytesIO(windows_files.icon()))
    assert held.info["sizes"] == {(size, size) for size in (16, 24, 32, 48, 64, 128, 256)}


def test_the_picture_of_the_last_page_has_the_size_that_the_installer_asks_for() -> None:
    picture = Image.open(BytesIO(windows_files.side_picture()))
    assert (picture.format, picture.size, picture.mode) == ("BMP", (164, 314), "RGB")
    green = (0x0F, 0x6B, 0x54)
    assert picture.getpixel((0, 0)) == green
    white = picture.getpixel((57, 85))  # in the first of the mark's three bars
    assert white == (255, 255, 255)


def test_the_version_that_windows_shows_is_the_program_s() -> None:
    told = windows_files.version_info()
    numbers = ", ".join((*VERSION.split("."), "0"))
    assert f"filevers=({numbers})" in told
    assert f'StringStruct("ProductVersion", "{VERSION}")' in told


def test_all_files_of_a_build_are_written_where_it_asks(tmp_path: Path) -> None:
    assert windows_files.main(tmp_path / "side") == 0
    made = {path.name for path in (tmp_path / "side").iterdir()}
    assert made == {"fbdesk.ico", "side.bmp", "version.txt"}


def test_the_installer_says_everything_in_its_three_languages() -> None:
    said: dict[str, set[str]] = {}
    for name, language, text in re.findall(r'LangString (\w+) \$\{LANG_(\w+)\} "(.+)"', INSTALLER):
        assert text
        said.setdefault(name, set()).add(language)
    assert len(said) >= 7
    assert set(map(frozenset, said.values())) == {frozenset(LANGUAGES)}
    asked = set(re.findall(r"\$\(([A-Z0-9]+)\)", INSTALLER))
    assert asked == set(said)


def test_what_the_installer_is_given_is_given_by_both_builds() -> None:
    asked = set(re.findall(r"\$\{(VERSION|SOURCE|OUTFILE|ICON|SIDE)\}", INSTALLER))
    debian = (TOP / "packaging" / "build_windows.py").read_text(encoding="utf-8")
    windows = (TOP / "packaging" / "windows" / "build.ps1").read_text(encoding="utf-8")
    assert asked == set(re.findall(r'^        "([A-Z]+)": ', debian, re.MULTILINE))
    assert asked == set(re.findall(r'"/D([A-Z]+)=\$', windows))
