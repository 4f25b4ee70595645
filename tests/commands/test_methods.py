"""Tests of `fbdesk methods`: the catalogue as JSON and as text."""

import json
from typing import Any

import pytest

from fbdesk.calculation.catalogue import METHODS
from fbdesk.cli import run


@pytest.fixture
def methods(capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, Any]]:
    """Return the printed catalogue by method id."""
    assert run(["methods", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    return {method["id"]: method for method in document["methods"]}


def an_input(methods: dict[str, dict[str, Any]], method: str, name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(i for i in methods[method]["inputs"] if i["id"] == name)
    return found


def test_all_methods_are_there_in_the_order_of_the_catalogue(
    methods: dict[str, dict[str, Any]],
) -> None:
    assert list(methods) == [method.id for method in METHODS]


def test_a_method_tells_all_of_itself(methods: dict[str, dict[str, Any]]) -> None:
    price = methods["transport.price"]
    assert price["title"] == "Price on driving or parking"
    assert (price["focus_area"], price["task"]) == (1, "1.3")
    assert price["sources"] == [{"sector": "Veitrafikk", "source": "Personbiler", "direct": True}]
    assert "(P1/P0)^e" in price["formula"]
    assert price["literature"]
    assert price["inputs"][0]["where"].startswith("Statens vegvesen: traffic registrations")
    assert price["example"]["direct_t"] == -1_295.03


def test_an_input_tells_unit_bounds_and_help(methods: dict[str, dict[str, Any]]) -> None:
    share = an_input(methods, "transport.price", "affected_share")
    assert (share["unit"], share["low"], share["high"]) == ("-", 0, 1)
    assert share["required"]
    assert share["default"] is None
    assert "rush-hour" in share["help"]


def test_a_default_from_the_tables_comes_with_number_and_source(
    methods: dict[str, dict[str, Any]],
) -> None:
    car = an_input(methods, "transport.price", "factor_kg_per_km")
    assert car["default"] == pytest.approx(0.119)
    assert car["default_factor"] == "vkm-car-2018"
    assert not car["required"]
    assert "vkm-car-2018" in car["factors"]


def test_a_plain_default_comes_with_its_source(methods: dict[str, dict[str, Any]]) -> None:
    cover = an_input(methods, "waste.landfill", "oxidation")
    assert cover["default"] == 0.1
    assert "table 3.2" in cover["default_source"]


def test_choices_and_tables_have_no_unit_of_their_own(methods: dict[str, dict[str, Any]]) -> None:
    side = an_input(methods, "general.stated", "side")
    assert [choice["code"] for choice in side["choices"]] == ["direct", "indirect"]
    assert side["unit"] is None
    curve = an_input(methods, "adaptation.flood_damage", "curve_before")
    assert [column["id"] for column in curve["columns"]] == ["probability", "damage_nok"]


def test_gases_are_told_where_they_matter(methods: dict[str, dict[str, Any]]) -> None:
    assert methods["waste.landfill"]["gases"] == ["CH4"]
    assert methods["waste.biological"]["gases"] == ["CH4", "N2O"]
    assert methods["transport.price"]["gases"] == []


def test_the_text_is_bokmal_with_bounds_and_units(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["methods"]) == 0
    text = capsys.readouterr().out
    assert "transport.price: Pris på kjøring eller parkering" in text
    assert "  Prisen på å kjøre eller parkere" in text
    assert "0 … 100000000000 kjøretøykm/år" in text
    assert "carrier_before" in text


def test_the_text_can_be_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["methods", "--language", "en"]) == 0
    assert "transport.price: Price on driving or parking" in capsys.readouterr().out
