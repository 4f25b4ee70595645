"""Tests of a finished figure: its files, and that drawing leaves nothing changed behind."""

import io
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PIL import Image

from fbdesk.reports.chapters.pictures import picture
from fbdesk.reports.figures.drawn import Drawn, FigureTable
from fbdesk.reports.figures.paths import paths_figure
from fbdesk.reports.figures.style import DARK, LIGHT, PRINT, Style
from tests.reports.given import a_target_result, bokmal, some_results

TOP = Path(__file__).resolve().parents[3]


def drawn(style: Style = PRINT) -> Drawn:
    return paths_figure(some_results(), a_target_result(), style, bokmal())


def test_the_svg_is_as_large_as_the_style_says() -> None:
    root = ET.fromstring(drawn().svg())  # noqa: S314 # our own picture
    assert float(root.attrib["width"].removesuffix("pt")) == pytest.approx(6.3 * 72)
    assert float(root.attrib["height"].removesuffix("pt")) == pytest.approx(3.5 * 72)


def test_the_svg_holds_no_date_and_no_name_of_a_program() -> None:
    text = drawn().svg().decode()
    assert "<dc:date>" not in text
    assert "<dc:creator>" not in text


@pytest.mark.parametrize("scale", [1, 1.5, 2])
def test_the_png_is_sharp_at_any_scale_of_the_screen(scale: float) -> None:
    with Image.open(io.BytesIO(drawn(LIGHT.sized(600, 400)).png(96 * scale))) as image:
        assert image.size == (round(600 * scale), round(400 * scale))


@pytest.mark.parametrize("style", [LIGHT, DARK], ids=["light", "dark"])
def test_the_ground_of_the_png_is_that_of_the_window(style: Style) -> None:
    with Image.open(io.BytesIO(drawn(style.sized(300, 200)).png(96))) as image:
        red, green, blue = image.convert("RGB").getpixel((1, 1))  # type: ignore[misc] # RGB
    assert f"#{red:02X}{green:02X}{blue:02X}" == style.surface


def test_what_lies_behind_a_figure_without_ground_is_seen() -> None:
    white = f"fill: {PRINT.surface.lower()}"
    assert white in drawn().svg().decode()
    assert white not in drawn().svg(ground=False).decode()


def test_drawing_leaves_matplotlibs_settings_as_they_were() -> None:
    import matplotlib as mpl

    before = dict(mpl.rcParams)
    drawn().svg()
    drawn().png(60)
    assert dict(mpl.rcParams) == before


def test_drawing_never_loads_the_part_that_keeps_figures_alive() -> None:
    probe = (
        "import sys; from tests.reports.given import *;"
        "from fbdesk.reports.figures.paths import paths_figure;"
        "from fbdesk.reports.figures.style import PRINT;"
        "paths_figure(some_results(), a_target_result(), PRINT, bokmal()).svg();"
        "print('matplotlib.pyplot' in sys.modules)"
    )
    outcome = subprocess.run(
        [sys.executable, "-c", probe], cwd=TOP, capture_output=True, text=True, check=True
    )
    assert outcome.stdout.strip() == "False"


def test_as_a_block_the_figure_brings_its_words_along() -> None:
    figure = drawn()
    block = picture(figure)
    assert block.svg.encode() == figure.svg(ground=False)
    assert (block.title, block.subtitle, block.source) == (
        figure.title,
        figure.subtitle,
        figure.source,
    )
    assert block.alternative_text == figure.alternative_text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (r"Pris $\foo{$ og $x$", r"Pris $\foo{$ og $x$"),
        ("Tokyo 東京", "Tokyo □□"),
        ("Måltall −25 %", "Måltall −25 %"),
    ],
)
def test_a_planners_words_in_a_picture_stand_as_typed(typed: str, shown: str) -> None:
    figure = drawn().figure
    figure.text(0.5, 0.5, typed)
    again = Drawn(figure, "", "", "", "", FigureTable((), ()))
    assert again.png(24).startswith(b"\x89PNG")  # a formula that is none, or no letter, would warn
    assert figure.texts[-1].get_text() == shown
