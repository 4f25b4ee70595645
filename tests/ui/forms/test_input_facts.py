"""What the form knows around an input: unit, what stands in, its spread, and where it is from."""

import pytest

from fbdesk.calculation.catalogue import METHODS, method
from fbdesk.calculation.declaration import Input
from fbdesk.calculation.factors import Factor, FactorEdition
from fbdesk.calculation.spread import Fixed, Lognormal, Percent, Spread, Triangular
from fbdesk.models.effects import EffectInput
from fbdesk.models.programmes.programme import load_programme
from fbdesk.reports.wording import wording_in
from fbdesk.ui.forms.factor_chooser import factor_words
from fbdesk.ui.forms.input_facts import (
    InputFacts,
    given_spread_text,
    origin_text,
    spread_text,
    unit_text,
)

SHARE = method("transport.price").input("affected_share")
ELASTICITY = method("transport.price").input("elasticity")
PER_KM = method("transport.price").input("factor_kg_per_km")
HEAT = method("energy.carrier").input("factor_before_kg_per_kwh")

EDITION = FactorEdition(
    "test",
    (
        Factor(
            "vkm-car-2018",
            "g per vkm",
            "Personbil",
            163.0,
            "g CO2e/vkm",
            year=2018,
            region="NO",
            source="SSB",
        ),
        Factor(
            "el-parking-price",
            "elasticity",
            "Parkering",
            -0.3,
            "-",
            status="unconfirmed",
            source="litteratur",
        ),
        Factor("words", "elasticity", "Uten tall", None, "-", text="stor"),
        Factor(
            "own",
            "g per vkm",
            "Egen",
            150.0,
            "g CO2e/vkm",
            status="own",
            source="Egne tellinger",
            note="Nyere bilpark",
        ),
        Factor("range", "elasticity", "Med spenn", 0.3, "-", uncertainty="0.1-0.5"),
    ),
)


def facts(**inputs: str) -> InputFacts:
    rows = {name: EffectInput(effect="", name=name, text=text) for name, text in inputs.items()}
    wording = wording_in("nb", load_programme("framtidens-byer"))
    return InputFacts(EDITION, "none", wording, rows)


def given(declared: Input, **values: object) -> EffectInput:
    return EffectInput(effect="", name=declared.id, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("declared", "unit"),
    [
        (SHARE, "0–1"),
        (ELASTICITY, ""),
        (PER_KM, "kg CO2e/vkm"),
        (method("adaptation.blue_green").input("surfaces_after"), ""),
        (method("general.stated").input("side"), ""),
        (method("waste.landfill").input("deposit_years"), "years"),
    ],
    ids=lambda value: value.id if isinstance(value, Input) else str(value),
)
def test_a_unit_stands_beside_a_field_and_a_share_says_its_bounds(
    declared: Input, unit: str
) -> None:
    assert unit_text(declared) == unit


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, ""),
        ({"spread": "percent"}, ""),
        ({"spread": "percent", "high": 0.2}, "±20\u00a0%"),
        ({"spread": "lognormal", "high": 0.5}, "×/÷ 1,5"),
        ({"spread": "triangular", "low": 0.1, "high": 0.35}, "0,1–0,35"),
        ({"spread": "triangular", "low": -0.45, "high": -0.1}, "−0,45 – −0,1"),
    ],
)
def test_a_spread_reads_in_a_few_signs(values: dict[str, object], words: str) -> None:
    assert spread_text(facts(), given(SHARE, value=0.2, **values)) == words


@pytest.mark.parametrize(
    ("spread", "words"),
    [
        (None, ""),
        (Fixed(), ""),
        (Triangular(0.1, 0.5), "0,1–0,5"),
        (Percent(12.5), "±12,5 %"),
        (Lognormal(2.0), "×/÷ 2"),
    ],
)
def test_the_spread_of_a_source_reads_the_same_way(spread: Spread | None, words: str) -> None:
    assert given_spread_text(facts(), spread) == words


@pytest.mark.parametrize(
    ("declared", "row", "words", "tone"),
    [
        (SHARE, None, "Source and uncertainty", ""),
        (SHARE, given(SHARE, value=0.2), "Say where it is from", ""),
        (SHARE, given(SHARE, value=0.2, source="Telling"), "Source: Telling", ""),
        (
            SHARE,
            given(SHARE, value=0.2, source="Telling", spread="percent", high=0.1),
            "Source: Telling · ±10\u00a0%",
            "",
        ),
        (ELASTICITY, None, "Choose from the factor tables", ""),
        (PER_KM, None, "Standard value: Personbil", ""),
        (PER_KM, given(PER_KM, factor="vkm-car-2018"), "Personbil", ""),
        (
            ELASTICITY,
            given(ELASTICITY, factor="el-parking-price"),
            "● Not confirmed: Parkering",
            "warning",
        ),
        (ELASTICITY, given(ELASTICITY, factor="range"), "Med spenn · 0,1–0,5", ""),
        (
            ELASTICITY,
            given(ELASTICITY, factor="range", spread="percent", high=0.5),
            "Med spenn · ±50\u00a0%",
            "",
        ),
        (
            ELASTICITY,
            given(ELASTICITY, factor="gone"),
            "The factor gone is not in the edition",
            "warning",
        ),
    ],
)
def test_the_line_below_a_field_says_where_its_number_is_from(
    declared: Input, row: EffectInput | None, words: str, tone: str
) -> None:
    assert origin_text(facts(), declared, row) == (words, tone)


def test_a_standard_value_of_the_declaration_names_its_source() -> None:
    side = method("general.stated").input("side")
    assert origin_text(facts(), side, None) == ("Standard value: fbdesk", "")


def test_a_factors_number_comes_in_the_unit_of_the_input_or_not_at_all() -> None:
    known = facts()
    car, words = known.factor("vkm-car-2018"), known.factor("words")
    assert car is not None
    assert words is not None
    assert known.value_in_unit(car, "kg CO2e/vkm") == pytest.approx(0.163)
    assert known.value_in_unit(car, "kWh/yr") is None
    assert known.value_in_unit(words, "-") is None
    assert known.factor("no such factor") is None


def test_a_factor_stands_in_only_where_the_edition_has_it() -> None:
    known = facts()
    standing = known.standing(PER_KM)
    assert standing is not None
    assert standing.id == "vkm-car-2018"
    # the plan's electricity has a factor, but this edition does not hold it
    assert facts(carrier_before="el").standing(HEAT) is None


def test_only_factors_with_a_number_in_a_fitting_unit_are_offered() -> None:
    assert [factor.id for factor in facts().offered(PER_KM)] == ["vkm-car-2018", "own"]
    assert [factor.id for factor in facts().offered(ELASTICITY)] == ["el-parking-price"]
    assert facts().offered(SHARE) == ()


def test_a_factor_is_told_with_source_year_region_status_and_range() -> None:
    car, ranged = EDITION.factor("vkm-car-2018"), EDITION.factor("range")
    assert factor_words(car, facts()) == "Personbil\nSource: SSB · 2018 · NO · bekreftet"
    assert factor_words(ranged, facts()) == "Med spenn\nbekreftet · range 0,1–0,5"


def test_the_plans_own_value_is_told_with_its_reason() -> None:
    words = factor_words(EDITION.factor("own"), facts())
    assert words.splitlines()[0] == "Egen"
    assert "Source: Egne tellinger" in words
    assert words.splitlines()[-1] == "Nyere bilpark"


@pytest.mark.parametrize("each", METHODS, ids=lambda each: each.id)
def test_every_input_of_every_method_has_a_line_below_its_field(each: object) -> None:
    for declared in each.inputs:  # type: ignore[attr-defined] # a method
        words, tone = origin_text(facts(), declared, None)
        assert words
        assert tone in ("", "warning")
