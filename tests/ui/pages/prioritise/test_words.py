"""What the page of priorities says: parts of a score, the curve, and who is not on it."""

from dataclasses import replace
from typing import Any

import pytest

from fbdesk.models.priorities import KNOWN, MISSING, NOT_APPLICABLE, Points, Rated
from fbdesk.models.priority_weights import CRITERIA
from fbdesk.models.programmes.programme import load_programme
from fbdesk.models.results.measure_economy import CostView, MeasureEconomy
from fbdesk.reports.wording import wording_in
from fbdesk.ui.pages.prioritise.words import (
    curve_of,
    environment_words,
    left_out_words,
    missing_words,
    part_lines,
    price_of,
    score_words,
)

WORDS = wording_in("nb", load_programme("framtidens-byer"))


def a_view(per_t_nok: float | None) -> CostView:
    return CostView(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, per_t_nok)


def an_economy(gross: float | None = None, additional: float | None = None) -> MeasureEconomy:
    return MeasureEconomy(
        lifetime_years=40,
        rate=0.04,
        cut_t=100.0,
        gross=None if gross is None else a_view(gross),
        additional=None if additional is None else a_view(additional),
        price_years=(),
        public_ore=0,
        private_ore=0,
    )


def a_rated(number: str = "T-01", **values: Any) -> Rated:
    defaults: dict[str, Any] = {
        "key": number,
        "number": number,
        "title": f"Tiltak {number}",
        "focus_area": "1",
        "status": "adopted",
        "counts": True,
        "in_tonnes": True,
        "alone_t": -100.0,
        "joint_t": -80.0,
        "indirect_t": 0.0,
        "economy": an_economy(500.0, 300.0),
        "environment": {"health": 1, "safety": -2},
        "state_dependence": "some",
        "priority": "high",
        "risk": "",
        "points": tuple(Points(each, KNOWN, 50.0, 1, 50 / 6) for each in CRITERIA),
        "score": 50.0,
        "place": 3,
    }
    return Rated(**{**defaults, **values})


def with_state(criterion: str, state: str, rated: Rated) -> Rated:
    points = tuple(
        Points(criterion, state, weight=1) if each.criterion == criterion else each
        for each in rated.points
    )
    return replace(rated, points=points)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_each_criterion_says_what_it_rests_on_and_what_it_gives() -> None:
    lines = {line.key: line for line in part_lines(a_rated(), WORDS)}
    assert plain(lines["direct"].basis) == "kutter 100 t"
    assert plain(lines["indirect"].basis) == "0 t"
    assert plain(lines["cost"].basis) == "300 kr/t"
    assert lines["environment"].basis == "−1"
    assert lines["independence"].basis == "Lettere med statlig bidrag"
    assert lines["priority"].basis == "Høy"
    assert lines["direct"].share == pytest.approx(1 / 6)
    assert sum(line.contribution or 0 for line in lines.values()) == pytest.approx(50)


def test_what_is_missing_or_does_not_apply_has_no_share_of_the_weight() -> None:
    rated = with_state("cost", NOT_APPLICABLE, with_state("priority", MISSING, a_rated()))
    lines = {line.key: line for line in part_lines(rated, WORDS)}
    assert (lines["cost"].basis, lines["cost"].share) == ("does not apply", None)
    assert (lines["priority"].basis, lines["priority"].contribution) == ("missing", None)
    assert lines["direct"].share == pytest.approx(1 / 4)
    assert missing_words(rated, WORDS) == "prioritet"


def test_the_score_says_its_place_and_on_how_many_criteria_it_stands() -> None:
    assert score_words(a_rated(), WORDS) == "Place 3 with 50,0 of 100 points."
    some = with_state("cost", MISSING, a_rated())
    assert score_words(some, WORDS).endswith("Scored on 5 of 6 criteria.")
    assert score_words(a_rated(score=None, place=None), WORDS).startswith("No criterion is known")


def test_the_parts_of_the_city_environment_stand_in_the_programmes_order() -> None:
    assert environment_words(a_rated(), WORDS) == "sikkerhet −2, helse +1"
    assert environment_words(a_rated(environment={}), WORDS) == ""


def test_the_additional_price_is_the_gross_one_where_it_is_not_entered() -> None:
    assert price_of(a_rated(), additional=True) == 300
    assert price_of(a_rated(), additional=False) == 500
    assert price_of(a_rated(economy=an_economy(500.0)), additional=True) == 500
    assert price_of(a_rated(economy=an_economy()), additional=True) is None


def test_the_curve_runs_from_the_cheapest_tonne_and_is_as_wide_as_the_joint_cut() -> None:
    dear = a_rated("T-02", joint_t=-20.0, economy=an_economy(900.0, 200.0))
    curve = curve_of((a_rated(), dear), 2030, None, additional=False)
    assert [block.number for block in curve.blocks] == ["T-01", "T-02"]
    assert curve.blocks[-1].to_t == 100
    assert curve.left_out == 0
    other = curve_of((a_rated(), dear), 2030, None, additional=True)
    assert [block.number for block in other.blocks] == ["T-02", "T-01"]


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        (
            {"in_tonnes": False, "alone_t": None, "joint_t": None},
            "Not measured in tonnes, and complete so",
        ),
        ({"alone_t": None, "joint_t": None}, "No calculated cut yet"),
        ({"counts": False, "joint_t": None}, "Does not count towards the target yet"),
        ({"joint_t": 5.0}, "Cuts nothing in the inventory that year"),
        ({"joint_t": 0.0}, "Cuts nothing in the inventory that year"),
        ({"economy": an_economy()}, "No costs yet"),
    ],
)
def test_who_is_not_on_the_curve_and_why(values: dict[str, Any], reason: str) -> None:
    rated = (a_rated(), a_rated("T-09", **values))
    curve = curve_of(rated, 2030, None, additional=True)
    assert curve.left_out == 1
    assert left_out_words(rated, curve) == {reason: ("T-09",)}
