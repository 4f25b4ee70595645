"""Tests of the JSON file that says what the columns of a list hold."""

import json
from pathlib import Path
from typing import Any

import pytest

from fbdesk.errors import FileError, InputError
from fbdesk.exchange.measures.mapping import guessed, has_amounts, read_mapping
from tests.exchange.listed_measures import a_list

LIST = a_list(("Hva vi gjør", "Tiltak", "Ansvar", "Farge"), ("Sykkelvei", "T1", "By", "rød"))


def written(folder: Path, told: Any) -> Path:
    path = folder / "m.json"
    path.write_text(told if isinstance(told, str) else json.dumps(told), encoding="utf-8")
    return path


def test_without_a_mapping_the_headings_speak() -> None:
    assert guessed(LIST).columns == {
        "Hva vi gjør": "",
        "Tiltak": "title",
        "Ansvar": "responsible",
        "Farge": "",
    }
    assert (guessed(LIST).cost_year, guessed(LIST).amounts_in) == (None, "kr")


def test_what_the_mapping_says_goes_before_what_is_guessed(tmp_path: Path) -> None:
    told = {"columns": {"hva vi GJØR": "title", "Ansvar": None}}
    mapping = read_mapping(written(tmp_path, told), LIST)
    assert mapping.columns == {"Hva vi gjør": "title", "Tiltak": "", "Ansvar": "", "Farge": ""}


def test_words_years_and_units_can_be_told(tmp_path: Path) -> None:
    told = {
        "words": {"status": {"Planlagt": "adopted"}},
        "cost_year": 2026,
        "amounts_in": "1000 kr",
    }
    mapping = read_mapping(written(tmp_path, told), LIST)
    assert mapping.word("status", "PLANLAGT") == "adopted"
    assert mapping.word("status", "Ferdig") == "Ferdig"
    assert mapping.word("priority", "Planlagt") == "Planlagt"
    assert (mapping.cost_year, mapping.amounts_in) == (2026, "1000 kr")
    assert mapping.columns == guessed(LIST).columns


@pytest.mark.parametrize(
    "told",
    ["", "[]", "{", '"title"', {"columns": []}, {"columns": {"Tiltak": 1}}, {"words": []}],
)
def test_what_is_no_mapping_is_refused(tmp_path: Path, told: Any) -> None:
    with pytest.raises(FileError, match=r"m\.json is (no mapping|empty)"):
        read_mapping(written(tmp_path, told), LIST)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"columns": {"Pris": "title"}}, "columns that the list does not have: Pris. It has Hva"),
        ({"columns": {"Ansvar": "owner"}}, "has no field owner. Fields: title, number"),
        ({"colums": {}}, "parts that no mapping knows: colums"),
        ({"cost_year": 26}, "cost_year must be between 1990 and 2100, not 26"),
        ({"cost_year": True}, "cost_year must be between 1990 and 2100"),
        ({"amounts_in": "euro"}, "amounts_in must be one of kr, 1000 kr, mill. kr, not 'euro'"),
        ({"amounts_in": []}, "amounts_in must be one of"),
    ],
)
def test_what_does_not_exist_is_named(tmp_path: Path, told: Any, said: str) -> None:
    with pytest.raises(InputError) as caught:
        read_mapping(written(tmp_path, told), LIST)
    assert said in str(caught.value)


def test_a_mapping_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="There is no file"):
        read_mapping(tmp_path / "m.json", LIST)


def test_amounts_are_asked_about_only_where_there_are_any() -> None:
    assert not has_amounts(guessed(LIST))
    assert has_amounts(guessed(a_list(("Tiltak", "Kostnad"))))
