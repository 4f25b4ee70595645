"""Tests of a template's colours: written right, readable, and the usual ones where left out."""

from pathlib import Path

import pytest

from fbdesk.errors import FileError
from fbdesk.reports.figures.style import contrast
from fbdesk.reports.look import HOUSE_COLOURS, Colours
from fbdesk.reports.templates.colours import LEAST_CONTRAST, PAPER, READ, read_colours
from fbdesk.reports.templates.source import read_source


def colours(folder: Path, text: str) -> Colours:
    file = folder / "mal.toml"
    file.write_text(text, encoding="utf-8")
    return read_colours(read_source(file), HOUSE_COLOURS)


def test_colours_left_out_are_the_usual_ones(tmp_path: Path) -> None:
    assert colours(tmp_path, "") == HOUSE_COLOURS
    held = colours(tmp_path, '[colours]\naccent = "#7a1f3d"\n')
    assert held.accent == "#7A1F3D"
    assert held.ink == HOUSE_COLOURS.ink


@pytest.mark.parametrize("value", ["green", "#FFF", "#12345G", "0F6B54", "#0F6B54 ", "#0F6B5400"])
def test_what_is_no_colour_is_told_with_one_that_is(tmp_path: Path, value: str) -> None:
    with pytest.raises(FileError, match=rf"line 2: {value} is no colour\. .* such as #0F6B54"):
        colours(tmp_path, f'[colours]\nink = "{value}"\n')


def test_a_colour_by_another_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"line 2: .* called green here\. .*: accent, ink, muted"):
        colours(tmp_path, '[colours]\ngreen = "#00FF00"\n')


@pytest.mark.parametrize("name", READ)
def test_letters_too_pale_for_paper_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(
        FileError, match=rf"line 2: {name} #FFCC00 cannot be read on #FFFFFF: .*1\.5"
    ):
        colours(tmp_path, f'[colours]\n{name} = "#FFCC00"\n')


def test_a_ground_too_dark_for_the_letters_is_told_in_its_own_line(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"line 3: accent #0F6B54 cannot be read on #406080"):
        colours(tmp_path, '[colours]\nhairline = "#000000"\nground = "#406080"\n')


def test_the_border_is_the_one_that_universal_design_asks_for(tmp_path: Path) -> None:
    assert contrast("#767676", PAPER) >= LEAST_CONTRAST > contrast("#777777", PAPER)
    white = f'ground = "{PAPER}"\n'
    assert colours(tmp_path, f'[colours]\nmuted = "#767676"\n{white}').muted == "#767676"
    with pytest.raises(FileError, match="muted #777777"):
        colours(tmp_path, f'[colours]\nmuted = "#777777"\n{white}')
