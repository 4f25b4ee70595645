"""Tests of a template's logo: a picture from its own folder, drawn once before it is used."""

import io
import sys
from pathlib import Path

import pytest

from fbdesk.errors import FileError
from fbdesk.reports.look import Logo
from fbdesk.reports.templates.logo import MOST_BYTES, MOST_PIXELS, logo_as_png, read_logo
from fbdesk.reports.templates.source import read_source
from tests.reports.templates.given_templates import ARMS, a_picture

NAMED = 'text.nb = "Byvåpenet"\n'


def logo(folder: Path, name: str = "logo.svg", rest: str = NAMED) -> Logo:
    file = folder / "mal.toml"
    file.write_text(f"[logo]\nfile = '{name}'\n{rest}", encoding="utf-8")
    found = read_logo(read_source(file), "nb")
    assert found is not None
    return found


def put(folder: Path, content: str | bytes, name: str = "logo.svg") -> None:
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def test_a_template_without_logo_has_none(tmp_path: Path) -> None:
    (tmp_path / "mal.toml").write_text("a = 1\n")
    assert read_logo(read_source(tmp_path / "mal.toml"), "nb") is None


def test_a_drawing_is_taken_with_its_words_and_height(tmp_path: Path) -> None:
    put(tmp_path, ARMS)
    assert logo(tmp_path) == Logo("svg", ARMS.encode(), "Byvåpenet", 30)
    assert logo(tmp_path, rest=f"{NAMED}height_mm = 45\n").height_mm == 45


def test_a_picture_in_a_folder_below_is_known_by_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "bilder").mkdir()
    put(tmp_path, a_picture(), "bilder/logo.svg")
    assert logo(tmp_path, "bilder/logo.svg").kind == "png"


@pytest.mark.parametrize("content", [ARMS.encode(), a_picture()], ids=["svg", "png"])
def test_a_logo_becomes_a_picture_of_its_height_in_word(tmp_path: Path, content: bytes) -> None:
    from PIL import Image

    put(tmp_path, content)
    with Image.open(
        io.BytesIO(logo_as_png(logo(tmp_path, rest=f"{NAMED}height_mm = 25.4\n")))
    ) as drawn:
        assert drawn.size == (240, 300)  # an inch high, and as wide as 4 is to 5


def test_a_logo_without_words_is_told_why_it_needs_them(tmp_path: Path) -> None:
    put(tmp_path, ARMS)
    with pytest.raises(FileError, match=r"line 1: the logo needs words .*Kommunevåpenet til Skien"):
        logo(tmp_path, rest="")


@pytest.mark.parametrize("height", ["7", "61", '"30"', "true"])
def test_a_height_is_one_that_fits_the_cover(tmp_path: Path, height: str) -> None:
    put(tmp_path, ARMS)
    with pytest.raises(FileError, match=r"line 4: logo\.height_mm must be .* between 8 and 60"):
        logo(tmp_path, rest=f"{NAMED}height_mm = {height}\n")


# where it lies


def test_a_logo_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"line 2: the logo logo\.svg is not there"):
        logo(tmp_path)


@pytest.mark.parametrize(
    "name",
    ["../logo.svg", "/etc/passwd", "under/../../logo.svg", r"C:\logo.svg", r"\\server\logo.svg"],
)
def test_a_template_leads_nowhere_outside_its_folder(tmp_path: Path, name: str) -> None:
    inside = tmp_path / "maler"
    inside.mkdir()
    put(tmp_path, ARMS)
    with pytest.raises(FileError, match="must lie in the same folder as the template"):
        logo(inside, name)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    inside = tmp_path / "maler"
    inside.mkdir()
    put(tmp_path, ARMS, "hemmelig.svg")
    (inside / "logo.svg").symlink_to(tmp_path / "hemmelig.svg")
    with pytest.raises(FileError, match="must lie in the same folder"):
        logo(inside)
    (inside / "ekte.svg").write_text(ARMS)
    (inside / "lenke.svg").symlink_to(inside / "ekte.svg")
    assert logo(inside, "lenke.svg").kind == "svg"


def test_a_folder_is_no_logo(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").mkdir()
    with pytest.raises(FileError, match="is not there, or cannot be opened"):
        logo(tmp_path)


# what it holds


def svg(inner: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="9" height="9">{inner}</svg>'
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("bare tekst", "is neither PNG nor SVG"),
        ("<html><body/></html>", "is neither PNG nor SVG"),
        ('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><svg>&a;</svg>', "neither PNG nor"),
        (b"\xff\xd8\xff\xe0 JFIF", "is neither PNG nor SVG"),
        (b"GIF89a", "is neither PNG nor SVG"),
        (b"", "is neither PNG nor SVG"),
        (svg("<text>Skien</text>"), "holds letters that depend on a font"),
        (svg("<g><tspan/></g>"), "holds letters that depend on a font"),
        (svg("<script>alert(1)</script>"), "runs a program or brings in other files"),
        (svg("<foreignObject/>"), "runs a program or brings in other files"),
        (svg('<image href="logo.png"/>'), "brings in other files"),
        (svg('<use xlink:href="andre.svg#a"/>'), "brings in other files"),
        (svg('<use href="https://example.org/a.svg"/>'), "brings in other files"),
        (a_picture()[:40], "is damaged and cannot be drawn"),
        (a_picture()[:30] + bytes(60), "is damaged and cannot be drawn"),
        (b"x" * (MOST_BYTES + 1), "is larger than 1 MB"),
    ],
    ids=lambda value: str(value)[:20].encode("ascii", "replace").decode(),
)
def test_what_is_no_plain_picture_is_refused_with_what_to_do(
    tmp_path: Path, content: str | bytes, told: str
) -> None:
    put(tmp_path, content)
    with pytest.raises(FileError, match=rf"^mal\.toml, line 2: the logo logo\.svg .*{told}"):
        logo(tmp_path)


def test_a_part_of_the_same_drawing_may_be_used_twice(tmp_path: Path) -> None:
    put(tmp_path, svg('<defs><path id="a" d="M0 0h9v9z"/></defs><use xlink:href="#a"/>'))
    assert logo(tmp_path).kind == "svg"


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    sides = (MOST_PIXELS + 1).to_bytes(4, "big") + (9).to_bytes(4, "big")
    put(tmp_path, a_picture()[:16] + sides)
    with pytest.raises(FileError, match="more than 4000 pixels along a side"):
        logo(tmp_path)
