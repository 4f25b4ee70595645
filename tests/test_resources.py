"""The files that ship with the program hold what the program relies on."""

import csv
import hashlib
import json
from collections import Counter
from pathlib import Path

import pytest
from defusedxml import ElementTree
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from fbdesk.models.programmes.programme import load_programme
from fbdesk.resource_files import resource

FONTS = tuple(sorted(resource("fonts").glob("*.ttf")))
ICONS = tuple(sorted(resource("icons").glob("*.svg")))
EDITION = resource("factors", "2026.1")
STATUSES = {"confirmed", "derived", "unconfirmed"}


def factors() -> dict[str, dict[str, str]]:
    """Every row of the edition by its id."""
    rows: dict[str, dict[str, str]] = {}
    for file in sorted(EDITION.glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as stream:
            rows |= {row["id"]: row for row in csv.DictReader(stream)}
    return rows


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.stem)
def test_fonts_draw_what_norwegian_climate_texts_need(font: Path) -> None:
    known = TTFont(font).getBestCmap()
    wanted = "æøåÆØÅ₂−–«»×·±≤²\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}"
    assert [sign for sign in wanted if ord(sign) not in known] == []


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.stem)
def test_figures_are_as_wide_as_each_other_so_that_columns_line_up(font: Path) -> None:
    face = TTFont(font)
    names = face.getBestCmap()
    assert len({face["hmtx"][names[ord(figure)]][0] for figure in "0123456789"}) == 1


def test_the_four_faces_of_the_design_are_there() -> None:
    faces = ["Bold", "It", "Regular", "Semibold"]
    assert [font.stem.removeprefix("SourceSans3-") for font in FONTS] == faces


@pytest.mark.parametrize("icon", ICONS, ids=lambda icon: icon.stem)
def test_icons_are_drawings_without_anything_active(icon: Path) -> None:
    drawing = ElementTree.fromstring(icon.read_bytes())
    tags = {str(element.tag).rpartition("}")[2] for element in drawing.iter()}
    assert tags <= {"svg", "g", "path", "circle", "rect", "line", "polyline", "polygon", "ellipse"}


def test_icons_take_the_colour_of_the_text_but_for_our_own_mark() -> None:
    fixed = [icon.stem for icon in ICONS if "currentColor" not in icon.read_text(encoding="utf-8")]
    assert fixed == ["fbdesk"]


def test_every_focus_area_has_its_icon() -> None:
    icons = {icon.stem for icon in ICONS}
    assert {area.icon for area in load_programme("framtidens-byer").focus_areas} <= icons


@pytest.mark.parametrize("licence", ["fonts/LICENSE-OFL.md", "icons/LICENSE-ISC.txt"])
def test_what_others_made_ships_with_its_licence(licence: str) -> None:
    assert "Copyright" in resource(*licence.split("/")).read_text(encoding="utf-8")


def test_a_released_edition_is_the_one_that_was_released() -> None:
    card = json.loads((EDITION / "edition.json").read_text(encoding="utf-8"))
    digests = {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in EDITION.glob("*.csv")
    }
    assert {name: entry["sha256"] for name, entry in card["files"].items()} == digests


def test_the_card_counts_the_rows_of_each_table() -> None:
    card = json.loads((EDITION / "edition.json").read_text(encoding="utf-8"))
    assert sum(entry["rows"] for entry in card["files"].values()) == len(factors())


def test_every_factor_has_a_value_a_status_and_a_source() -> None:
    incomplete = [
        row["id"]
        for row in factors().values()
        if not row["value"] or row["status"] not in STATUSES or not row["source"]
    ]
    assert incomplete == []


def test_what_is_unconfirmed_is_kept_and_says_so() -> None:
    statuses = Counter(row["status"] for row in factors().values())
    assert statuses["unconfirmed"] > 0
    assert factors()["el-nve-klimadekl-2018"]["status"] == "unconfirmed"


def test_two_editions_of_the_energy_table_swap_heating_oil_and_kerosene() -> None:
    known = factors()
    older = [known[name]["value"] for name in ("ef15-heatingoil", "ef15-kerosene")]
    newer = [known[name]["value"] for name in ("ef-heatingoil-kg-nir21", "ef-kerosene-kg-nir21")]
    assert older == ["3.15", "3.17"]
    assert newer == older[::-1]


def test_biogas_holds_five_times_more_energy_in_one_edition_than_in_the_other() -> None:
    known = factors()
    assert float(known["ncv15-biogas-kwh-kg"]["value"]) == 2.8
    assert float(known["ncv-biogas"]["value"]) == 14


def test_electricity_ranges_over_a_factor_fifty_with_the_accounting_choice() -> None:
    known = factors()
    location = known["el-nve-klimadekl-2020"]
    market = known["el-nve-varedekl-2020"]
    assert float(market["value"]) / float(location["value"]) == pytest.approx(402 / 8)
    assert location["unit"].startswith("g ")
    assert market["unit"].startswith("g ")


def test_electricity_and_district_heat_are_zero_where_they_are_used() -> None:
    known = factors()
    assert [float(known[name]["value"]) for name in ("ef15-el-direct", "ef15-dh-direct")] == [0, 0]


def test_no_resource_names_a_folder_of_somebodys_machine() -> None:
    named = [
        file.name
        for file in resource().rglob("*")
        if file.suffix in {".csv", ".json", ".md", ".svg"}
        and any(place in file.read_text(encoding="utf-8") for place in ("/home/", "/root/", "C:\\"))
    ]
    assert named == []
