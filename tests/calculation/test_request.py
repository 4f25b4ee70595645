"""Tests of calculations stated as JSON, and of the answer in JSON."""

import json
import math
from typing import Any

import pytest

from fbdesk.calculation.catalogue import METHODS
from fbdesk.calculation.declaration import Method
from fbdesk.calculation.evaluate import evaluate
from fbdesk.calculation.evaluation_json import evaluation_json
from fbdesk.calculation.profile import Profile
from fbdesk.calculation.request import read_request
from fbdesk.calculation.spread import Draws
from fbdesk.errors import InputError, UsageError
from tests.calculation.calculating import the_edition


def a_request(method_id: str = "energy.carrier", **changes: Any) -> dict[str, Any]:
    example = next(m for m in METHODS if m.id == method_id).example
    stated = {
        "inputs": dict(example.inputs),
        "profile": {"start": 2010, "phase_in": 2},
        "years": [2009, 2012],
    }
    return {key: value for key, value in {**stated, **changes}.items() if value is not None}


def answered(data: object, method_id: str = "energy.carrier") -> dict[str, Any]:
    request = read_request(method_id, data, the_edition())
    return evaluation_json(evaluate(request.calculation, request.terms))


def test_the_contracts_form_is_read() -> None:
    data = a_request(
        profile={"start": 2010, "phase_in": 3, "lifetime": 20, "yearly_change": 0.01}, gwp="AR4"
    )
    request = read_request("energy.carrier", data, the_edition())
    assert request.calculation.profile == Profile(2010, 3, 20, 0.01)
    assert list(request.terms.years) == [2009, 2010, 2011, 2012]
    assert request.terms.gwp_set == "AR4"


def test_the_answer_has_exactly_the_contracts_keys() -> None:
    answer = answered(a_request())
    assert list(answer) == [
        "method",
        "full_effect",
        "years",
        "sources",
        "indicators",
        "interval",
        "passport",
        "digest",
    ]
    assert set(answer["full_effect"]) == {"direct_t", "indirect_t"}
    assert set(answer["passport"][0]) == {"name", "value", "unit", "source", "status"}
    assert len(answer["digest"]) == 64


def test_years_are_texts_that_ascend_with_both_sides() -> None:
    answer = answered(a_request())
    assert list(answer["years"]) == ["2009", "2010", "2011", "2012"]
    assert answer["years"]["2010"] == {"direct_t": -650, "indirect_t": 7.5}  # half of full
    assert answer["years"]["2012"] == pytest.approx({"direct_t": -1_300, "indirect_t": 15})


def test_sources_carry_their_own_years_and_none_on_the_other_side() -> None:
    oil, power = answered(a_request())["sources"]
    assert (oil["sector"], oil["source"]) == ("Oppvarming", "Fossil olje")
    assert oil["years"]["2012"] == {"direct_t": pytest.approx(-1_300), "indirect_t": None}
    assert power["source"] == "Elektrisitet"
    assert power["years"]["2012"] == {"direct_t": None, "indirect_t": pytest.approx(15)}


def test_a_method_without_a_steady_level_has_none() -> None:
    answer = answered(a_request("waste.landfill"), "waste.landfill")
    assert answer["full_effect"] == {"direct_t": None, "indirect_t": None}
    assert answer["years"]["2010"]["direct_t"] == 0
    assert answer["years"]["2011"]["direct_t"] < 0


def test_a_row_that_is_not_chosen_is_none() -> None:
    answer = answered(a_request("general.stated"), "general.stated")
    assert answer["sources"][0]["sector"] is None
    chosen = a_request("general.stated", source={"sector": "Sjøfart", "source": "Cruise"})
    assert answered(chosen, "general.stated")["sources"][0]["sector"] == "Sjøfart"


def test_indicators_stand_in_for_tonnes_and_need_no_years() -> None:
    answer = answered(a_request("adaptation.runoff", profile=None, years=None), "adaptation.runoff")
    assert answer["indicators"] == {
        "peak_runoff": {"before": pytest.approx(2.24), "after": pytest.approx(1.4), "unit": "m3/s"}
    }
    assert answer["years"] == {}
    assert answer["full_effect"] == {"direct_t": None, "indirect_t": None}


@pytest.mark.parametrize("declared", METHODS, ids=lambda declared: declared.id)
def test_every_answer_is_json_without_nan(declared: Method) -> None:
    answer = answered(a_request(declared.id), declared.id)
    assert json.loads(json.dumps(answer, allow_nan=False)) == answer


def test_an_input_may_say_unit_factor_source_and_spread() -> None:
    data = a_request()
    data["inputs"] |= {
        "useful_heat_kwh": {"value": 3.5, "unit": "GWh/yr", "source": "meter", "note": "n"},
        "factor_before_kg_per_kwh": {"factor": "ef-heatingoil-kwh-nir21"},
        "efficiency_before": {"value": 0.7, "spread": {"kind": "percent", "percent": 10}},
    }
    request = read_request("energy.carrier", data, the_edition())
    result = evaluate(request.calculation, request.terms)
    assert result.full_direct_t == pytest.approx(-1_300)
    assert result.passport[0].source == "meter"


def test_the_interval_holds_the_middle_nine_tenths_of_the_full_effect() -> None:
    data = a_request("general.stated")
    spread = {"kind": "percent", "percent": 19.6}  # a standard deviation of 10 %
    data["inputs"]["effect_t"] = {"value": -1_000, "spread": spread}
    request = read_request("general.stated", data, the_edition())
    samples = evaluate(request.calculation, request.terms, Draws(request.seed, 20_000))
    found = evaluation_json(evaluate(request.calculation, request.terms), samples)["interval"]
    assert found == pytest.approx({"p5": -1_164.5, "p50": -1_000, "p95": -835.5}, abs=3)


def test_the_interval_without_a_steady_level_is_that_of_the_sum_over_the_years() -> None:
    data = a_request("waste.landfill", years=[2009, 2400], profile={"start": 2010})
    data["inputs"]["doc"] = {"value": 0.15, "spread": {"kind": "percent", "percent": 10}}
    request = read_request("waste.landfill", data, the_edition())
    samples = evaluate(request.calculation, request.terms, Draws(1, 2_000))
    found = evaluation_json(evaluate(request.calculation, request.terms), samples)["interval"]
    assert isinstance(found, dict)
    assert found["p50"] == pytest.approx(-45 * 28, rel=0.01)  # 45 t of methane, GWP 28


def test_the_interval_of_an_indirect_effect_is_that_of_its_side() -> None:
    data = a_request("consumption.procurement")
    data["inputs"]["reduction_share"] = {
        "value": 0.1,
        "spread": {"kind": "triangular", "low": 0.05, "high": 0.15},
    }
    request = read_request("consumption.procurement", data, the_edition())
    samples = evaluate(request.calculation, request.terms, Draws(1, 5_000))
    found = evaluation_json(evaluate(request.calculation, request.terms), samples)["interval"]
    assert isinstance(found, dict)
    assert found["p50"] == pytest.approx(-100, abs=2)


def test_an_indicator_has_no_interval_in_tonnes() -> None:
    data = a_request("adaptation.runoff")
    data["inputs"]["area_ha"] = {"value": 36, "spread": {"kind": "percent", "percent": 10}}
    request = read_request("adaptation.runoff", data, the_edition())
    samples = evaluate(request.calculation, request.terms, Draws(1, 10))
    point = evaluate(request.calculation, request.terms)
    assert evaluation_json(point, samples)["interval"] is None


@pytest.mark.parametrize(
    "override",
    [
        {"value": 300, "unit": "g CO2/kWh", "source": "Lab", "reason": "measured"},
        {"value": 0.3},
        0.3,
    ],
)
def test_a_factor_may_be_overridden(override: object) -> None:
    data = a_request(factors={"ef-heatingoil-kwh-nir21": override})
    data["inputs"]["factor_before_kg_per_kwh"] = {"factor": "ef-heatingoil-kwh-nir21"}
    assert answered(data)["full_effect"]["direct_t"] == pytest.approx(-1_500)  # 5 GWh · 0.3


def test_power_without_a_factor_follows_the_accounting_asked_for() -> None:
    data = a_request(electricity="market")
    del data["inputs"]["factor_after_kg_per_kwh"]
    assert answered(data)["full_effect"]["indirect_t"] == pytest.approx(402)  # 1 GWh · 0.402


def test_the_years_may_be_left_to_the_profile_and_the_profile_to_the_years() -> None:
    assert list(answered(a_request(years=None))["years"]) == ["2010"]
    full = answered(a_request(profile=None))
    assert full["years"]["2009"]["direct_t"] == pytest.approx(-1_300)


def test_null_in_the_profile_asks_for_the_default() -> None:
    profile = {"start": 2010, "phase_in": None, "lifetime": None, "yearly_change": None}
    request = read_request("energy.carrier", a_request(profile=profile), the_edition())
    assert request.calculation.profile == Profile(2010)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([], "the request must be a JSON object"),
        ("text", "the request must be a JSON object"),
        (a_request(inputs=[]), "inputs must be a JSON object"),
        ({"profile": {"start": 2010}}, "inputs must be a JSON object, not None"),
        (a_request(year=[2009, 2010]), "the request has no year; it takes inputs, profile, years"),
        (a_request(years=[2009]), r"years must be \[first, last\]"),
        (a_request(years="2009-2010"), r"years must be \[first, last\]"),
        (a_request(years=[2009, "2010"]), "years must be a whole number, not 2010"),
        (a_request(years=[2012, 2009]), "comes before the first"),
        (a_request(profile={"begin": 2010}), "profile has no begin"),
        (a_request(profile={"start": "2010"}), "profile.start must be a whole number"),
        (a_request(profile={}, years=None), "profile.start must be a whole number, not None"),
        (a_request(profile=None, years=None), "state when the measure works"),
        (a_request(profile={"start": 2010, "phase_in": 0}), "phase_in must be between 1 and 50"),
        (a_request(profile={"start": 2010, "lifetime": 1.5}), "profile.lifetime must be a whole"),
        (a_request(profile={"start": 2010, "yearly_change": "x"}), "yearly_change must be"),
        (a_request(gwp="AR9"), "must be one of SAR, AR4, AR5, AR6, not AR9"),
        (a_request(gwp=5), "gwp must be a text, not 5"),
        (a_request(factors={"nope": 1}), "has no factor nope"),
        (a_request(factors={"el-zeb": "x"}), "factors.el-zeb needs a number, not x"),
        (a_request(factors={"el-zeb": True}), "factors.el-zeb needs a number, not True"),
        (a_request(factors={"el-zeb": {"value": 1, "x": 2}}), "factors.el-zeb has no x"),
        (a_request(factors=[1]), "factors must be a JSON object"),
        (a_request(seed="a"), "seed must be a whole number"),
        (a_request(source="cars"), "source must be a JSON object"),
        (a_request(inputs={"useful_heat_kwh": {"amount": 3}}), "has no amount"),
        (a_request(inputs={"useful_heat_kwh": {"factor": 3}}), "factor must be a text"),
        (a_request(inputs={"useful_heat_kwh": {"value": 1, "spread": 3}}), "must be a JSON object"),
        (
            a_request(inputs={"useful_heat_kwh": {"value": 1, "factor": "el-zeb"}}),
            "has both a value and a factor",
        ),
    ],
)
def test_what_cannot_be_read_is_named(data: object, message: str) -> None:
    with pytest.raises(InputError, match=message):
        answered(data)


def test_an_unknown_method_is_said_first() -> None:
    with pytest.raises(UsageError):
        read_request("energy.cold", {}, the_edition())


def test_a_number_that_is_none_is_refused_before_it_is_computed_with() -> None:
    data = a_request("general.activity")
    data["inputs"]["activity"] = math.nan
    with pytest.raises(InputError, match="activity must be a number in units/yr, not nan"):
        answered(data, "general.activity")
