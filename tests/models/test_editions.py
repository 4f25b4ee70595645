"""Tests of the factor editions that ship with the program."""

import csv
import hashlib
import json
from collections.abc import Mapping

import pytest

from fbdesk.calculation.factors import FactorEdition, load_edition
from fbdesk.models.city import Settings
from fbdesk.models.editions import edition_card, edition_cards
from fbdesk.models.programmes.programme import load_programme
from fbdesk.models.results.terms_change import terms_change
from fbdesk.resource_files import resource
from fbdesk.texts import catalogue
from tests.builders import a_plan

NAMES = [card.name for card in edition_cards()]


def edition(name: str) -> FactorEdition:
    return load_edition(resource("factors", name))


def values(name: str) -> Mapping[str, float | None]:
    return {factor.id: factor.value for factor in edition(name).factors}


def test_the_newest_edition_stands_first_and_is_what_a_new_plan_builds_on() -> None:
    assert NAMES == ["2026.1", "2015.1"]
    assert Settings(name="x", programme="framtidens-byer").factors_edition == NAMES[0]


@pytest.mark.parametrize("card", edition_cards(), ids=lambda card: card.name)
def test_every_edition_says_in_bokmaal_what_it_is_for(card: object) -> None:
    note = getattr(card, "note", "")
    assert note
    assert note in catalogue("nb")


def test_an_edition_that_there_is_not_has_no_card() -> None:
    assert edition_card("1999.1") is None


@pytest.mark.parametrize("name", NAMES)
def test_a_released_edition_is_the_one_that_was_released(name: str) -> None:
    folder = resource("factors", name)
    card = json.loads((folder / "edition.json").read_text(encoding="utf-8"))
    for file, entry in card["files"].items():
        content = (folder / file).read_bytes()
        assert hashlib.sha256(content).hexdigest() == entry["sha256"], file
        with (folder / file).open(encoding="utf-8", newline="") as stream:
            assert sum(1 for _ in csv.DictReader(stream)) == entry["rows"], file


def test_both_editions_know_the_same_factors_in_the_same_units() -> None:
    old, new = edition("2015.1"), edition("2026.1")
    units = [(factor.id, factor.name, factor.unit, factor.category) for factor in new.factors]
    assert units == [
        (factor.id, factor.name, factor.unit, factor.category) for factor in old.factors
    ]


def test_heating_oil_and_kerosene_changed_places_between_the_tables() -> None:
    old, new = values("2015.1"), values("2026.1")
    oil, kerosene = "ef-heatingoil-kg-nir21", "ef-kerosene-kg-nir21"
    assert (old[oil], old[kerosene]) == (3.15, 3.17)
    assert (new[oil], new[kerosene]) == (3.17, 3.15)


def test_biogas_had_another_heating_value() -> None:
    assert (values("2015.1")["ncv-biogas"], values("2026.1")["ncv-biogas"]) == (2.8, 14)


def test_what_is_worked_out_from_the_older_table_says_so() -> None:
    oil = edition("2015.1").factor("ef-heatingoil-kwh-nir21")
    # 3.15 kg CO2 per kg over 11.972 kWh per kg
    assert oil.value == pytest.approx(3.15 / 11.972, abs=5e-5)
    assert (oil.status, oil.year) == ("derived", 2015)
    assert "3.15 kg CO2/kg / 11.972 kWh/kg" in oil.note


def test_only_fuels_differ_between_the_two() -> None:
    old, new = edition("2015.1"), values("2026.1")
    differing = {factor.id for factor in old.factors if factor.value != new[factor.id]}
    categories = {old.factor(factor_id).category for factor_id in differing}
    assert categories == {"fuel emission factor", "net calorific value"}
    assert len(differing) == 14


def test_moving_to_the_newer_edition_tells_exactly_these() -> None:
    plan = a_plan(factors_edition="2015.1")
    programme = load_programme("framtidens-byer")
    change = terms_change(plan, programme, {"factors_edition": "2026.1"})
    told = {number.key: (number.before, number.after) for number in change.numbers}
    assert list(told["ncv-biogas"]) == [2.8, 14]
    assert len(told) == 14


def test_no_row_of_the_editions_lacks_a_value() -> None:
    for name in NAMES:
        assert [factor.id for factor in edition(name).factors if not factor.text.strip()] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_note_of_the_tables_has_its_bokmaal(name: str) -> None:
    known = catalogue("nb")
    notes = {factor.note for factor in edition(name).factors if factor.note}
    assert sorted(note for note in notes if note not in known) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_group_of_factors_has_its_bokmaal(name: str) -> None:
    known = catalogue("nb")
    assert sorted({factor.category for factor in edition(name).factors} - set(known)) == []
