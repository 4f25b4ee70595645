"""Tests of a result as JSON: null where nothing applies, nought only where nothing happens."""

import json
from typing import Any

import pytest

from fbdesk.calculation.declaration import Indicator
from fbdesk.calculation.evaluate import evaluate
from fbdesk.calculation.evaluation_json import evaluation_json
from fbdesk.calculation.inputs import InputValue
from fbdesk.calculation.places import Place
from fbdesk.calculation.profile import Profile
from fbdesk.calculation.spread import Draws, Lognormal, Percent, Triangular
from tests.calculation.calculating import a_calculation, an_example, evaluated, some_terms

DRAWS = Draws(2009, 4_000)


def answer(method_id: str, **changes: Any) -> dict[str, Any]:
    """Return the JSON of a method's example with changes, read back as another program would."""
    found = evaluated(method_id, an_example(method_id, **changes), profile=Profile(2010, 2))
    read: dict[str, Any] = json.loads(json.dumps(evaluation_json(found), allow_nan=False))
    return read


def interval(method_id: str, **changes: Any) -> dict[str, float]:
    """Return the interval of a method's example with changes."""
    stated = an_example(method_id, **changes)
    profile = Profile(2010)
    point = evaluated(method_id, stated, profile=profile)
    sampled = evaluated(method_id, stated, profile=profile, draws=DRAWS)
    found = evaluation_json(point, sampled)["interval"]
    assert isinstance(found, dict)
    return found


def test_years_before_the_measure_are_nought_and_not_null() -> None:
    years = answer("general.stated", effect_t=-100.0)["years"]
    assert [years[year]["direct_t"] for year in ("2009", "2010", "2011")] == [0, -50, -100]


def test_the_side_that_a_measure_does_not_touch_is_null_in_every_year() -> None:
    direct = answer("transport.cycling")["years"]
    assert {year["indirect_t"] for year in direct.values()} == {None}
    indirect = answer("consumption.procurement")["years"]
    assert {year["direct_t"] for year in indirect.values()} == {None}


def test_a_recycled_material_that_was_never_burnt_here_is_null_inside_the_inventory() -> None:
    found = answer("waste.recycling", avoided_treatment_kg_per_t=0.0)
    assert found["full_effect"] == {"direct_t": None, "indirect_t": -1_600}
    assert [source["sector"] for source in found["sources"]] == ["Indirekte"]


def test_a_nought_is_written_without_a_sign() -> None:
    found = answer("general.stated", effect_t=-0.0)
    assert "-0.0" not in json.dumps([found["years"], found["full_effect"], found["sources"]])


def test_an_oil_boiler_exchanged_for_a_heat_pump_has_a_row_on_each_side() -> None:
    sources = answer("energy.carrier")["sources"]
    assert [(s["sector"], s["source"]) for s in sources] == [
        ("Oppvarming", "Fossil olje"),
        ("Indirekte", "Elektrisitet"),
    ]
    assert sources[0]["years"]["2011"] == {"direct_t": -1_300, "indirect_t": None}
    assert sources[1]["years"]["2011"] == {"direct_t": None, "indirect_t": 15}


def test_the_rows_add_up_to_the_years() -> None:
    found = answer("transport.public_transport")
    for year, sides in found["years"].items():
        rows = [source["years"][year]["direct_t"] for source in found["sources"]]
        assert sum(rows) == pytest.approx(sides["direct_t"])


def test_a_row_of_the_planners_choice_is_told_as_it_was_chosen() -> None:
    placed = a_calculation("transport.vehicles", placement=Place("Veitrafikk", "Varebiler"))
    text = json.dumps(evaluation_json(evaluate(placed, some_terms())))
    assert [source["source"] for source in json.loads(text)["sources"]] == ["Varebiler"]


def test_adaptation_answers_with_indicators_and_no_tonnes() -> None:
    found = answer("adaptation.runoff")
    assert found["full_effect"] == {"direct_t": None, "indirect_t": None}
    assert found["sources"] == []
    (runoff,) = found["indicators"].values()
    assert set(runoff) == {"before", "after", "unit"}


def test_indicators_keep_the_ids_of_their_declaration() -> None:
    found = evaluated("adaptation.flood_damage")
    assert all(isinstance(one, Indicator) for one in found.indicators)
    assert set(answer("adaptation.flood_damage")["indicators"]) == {
        one.id for one in found.indicators
    }


def test_without_samples_there_is_no_interval() -> None:
    assert answer("transport.cycling")["interval"] is None


def test_a_normal_spread_has_its_ends_where_the_table_of_the_normal_says() -> None:
    # ± 20 % is 1.96 standard deviations, P5 and P95 are 1.645: 100·(1 ± 0.2·1.645/1.96)
    found = interval("general.stated", effect_t=InputValue(-100.0, spread=Percent(20)))
    assert found["p50"] == pytest.approx(-100, abs=0.6)
    assert found["p5"] == pytest.approx(-116.79, abs=1.0)
    assert found["p95"] == pytest.approx(-83.21, abs=1.0)


def test_a_triangle_has_its_ends_where_its_formula_says() -> None:
    # low 0, mode 100, high 100 (mirrored): F(x) = x²/10 000, so P5 = 22.36 and P95 = 97.47
    found = interval("general.stated", effect_t=InputValue(-100.0, spread=Triangular(-100.0, 0.0)))
    assert found["p95"] == pytest.approx(-22.36, abs=1.5)
    assert found["p5"] == pytest.approx(-97.47, abs=0.5)


def test_a_factor_both_ways_is_lopsided_around_its_median() -> None:
    # ratio 2: P95 of the amount is 100·2^(1.645/1.96) = 178.9, P5 is 55.9
    found = interval("general.stated", effect_t=InputValue(-100.0, spread=Lognormal(2.0)))
    assert found["p5"] == pytest.approx(-178.9, rel=0.03)
    assert found["p95"] == pytest.approx(-55.9, rel=0.03)


def test_the_interval_of_a_landfill_is_that_of_all_its_years() -> None:
    amount = an_example("waste.landfill")["tonnes_per_year"]
    found = interval("waste.landfill", tonnes_per_year=InputValue(amount, spread=Percent(10)))
    whole = evaluated("waste.landfill").direct_t
    assert whole is not None
    assert found["p50"] == pytest.approx(float(whole.sum()), rel=0.01)


def test_the_ends_of_an_interval_are_in_order() -> None:
    for spread in (Percent(50), Lognormal(3.0), Triangular(-500.0, 100.0)):
        found = interval("general.stated", effect_t=InputValue(-100.0, spread=spread))
        assert found["p5"] < found["p50"] < found["p95"]


def test_the_passport_has_the_contracts_five_keys_on_every_line() -> None:
    for line in answer("energy.carrier")["passport"]:
        assert list(line) == ["name", "value", "unit", "source", "status"]


def test_a_small_table_is_a_list_of_rows_in_the_passport() -> None:
    lines = {line["name"]: line["value"] for line in answer("adaptation.flood_damage")["passport"]}
    assert all(len(row) == 2 for row in lines["curve_before"])
