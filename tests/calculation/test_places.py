"""Tests of places: every row that a method names is one the inventory publishes."""

import csv
import json
from typing import Any

import pytest

from fbdesk.calculation import places
from fbdesk.calculation.carriers import CARRIERS
from fbdesk.calculation.catalogue import METHODS
from fbdesk.calculation.places import INDIRECT, UNPLACED, Place
from fbdesk.resource_files import resource

ALL = [place for place in vars(places).values() if isinstance(place, Place)]
DIRECT = [place for place in ALL if place.direct and place != UNPLACED]

NOT_IN_THE_SAMPLE = {"Avfallsforbrenning"}
"""Published only where an incineration plant stands in the municipality."""


def published() -> set[tuple[str, str]]:
    """Return the (sector, source) pairs of the sample inventory, as published."""
    path = resource("inventory", "grenland_2009_2024.csv")
    with path.open(encoding="utf-8", newline="") as stream:
        return {(row["Sektor"], row["Utslippskilde"]) for row in csv.DictReader(stream)}


def sectors() -> Any:
    return json.loads(resource("inventory", "sectors.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("place", DIRECT, ids=lambda place: place.source)
def test_a_direct_place_is_a_row_that_is_published(place: Place) -> None:
    known = (place.sector, place.source) in published()
    assert known or place.source in NOT_IN_THE_SAMPLE


@pytest.mark.parametrize("place", DIRECT, ids=lambda place: place.source)
def test_a_direct_sector_is_one_of_the_ten(place: Place) -> None:
    assert place.sector in json.dumps(sectors(), ensure_ascii=False)


def test_an_indirect_place_says_so_in_its_sector() -> None:
    for place in ALL:
        assert place.direct is (place.sector != INDIRECT)


def test_no_two_places_are_the_same() -> None:
    assert len(set(ALL)) == len(ALL)


@pytest.mark.parametrize("declared", METHODS, ids=lambda declared: declared.id)
def test_a_method_names_places_from_this_list(declared: Any) -> None:
    assert set(declared.sources) <= set(ALL)


def test_every_carrier_heats_at_a_place_of_this_list() -> None:
    assert {carrier.heating for carrier in CARRIERS} <= set(ALL)
