"""Each finding of the calculator: a plan that causes it, and what a planner does to mend it."""

from dataclasses import dataclass
from typing import Any

import pytest

from fbdesk.calculation.factors import Factor, FactorEdition
from fbdesk.models.checks.findings import BLOCKS, REMARK, Finding
from fbdesk.models.city import Municipality, Population
from fbdesk.models.declarations import table_name
from fbdesk.models.effects import Effect, EffectInput, FactorOverride
from fbdesk.models.results.computing import compute
from fbdesk.models.row import Row
from fbdesk.models.strategy import ReferenceAssumption
from fbdesk.texts import sentence, translator
from tests.builders import (
    a_measure,
    a_plan,
    a_reduction,
    a_stated_effect,
    a_target,
    an_inventory,
    changed,
)

CARS = ("Veitrafikk", "Personbiler")
OIL = ("Oppvarming", "Fossil olje")
CAR = Factor("car", "vehicle", "Car", 0.2, "kg CO2e/vkm", source="test")
EDITION = FactorEdition("2026.1", (CAR,))

MEASURE = a_measure()
CITY = an_inventory({CARS: {2009: 1_000.0}})
OTHERS = tuple(changed(row, municipality="0301") if n else row for n, row in enumerate(CITY))
PEOPLE = Municipality(key="porsgrunn", number="4001", name="Porsgrunn")


def stated(effect_t: float = -100.0, **values: Any) -> tuple[Row, ...]:
    return (MEASURE, *a_stated_effect(MEASURE, effect_t, **values))


def on_a_factor(**values: Any) -> tuple[Row, ...]:
    """Return a calculation of ten per cent less traffic on a factor of the edition."""
    effect = Effect(measure=MEASURE.key, method="transport.traffic_reduction")
    numbers: dict[str, dict[str, Any]] = {
        "traffic_vkm": {"value": 1e6},
        "reduction_share": {"value": 0.1},
        "factor_kg_per_km": {"factor": "car"},
    }
    rows = (
        EffectInput(effect=effect.key, name=name, **{**fields, **values.get(name, {})})
        for name, fields in numbers.items()
    )
    return MEASURE, effect, *rows


def an_own_factor(unit: str) -> FactorOverride:
    return FactorOverride(factor="car", value=150.0, unit=unit, source="Egen måling", reason="Ny")


@dataclass(frozen=True)
class Case:
    """A finding: the plan that causes it, what the planner changes, and how it is told."""

    code: str
    wrong: tuple[Row, ...]
    right: tuple[Row, ...]
    says: str
    strength: str = BLOCKS
    settings: tuple[tuple[str, Any], ...] = ()

    @property
    def id(self) -> str:
        return self.code


CASES = (
    Case("no-inventory", (), CITY, "Import one."),
    Case("inventory-of-others", OTHERS, CITY, "It covers 0301."),
    Case(
        "start-year-not-published",
        CITY,
        CITY,
        "no figures for the start year 2010: the paths have no beginning. Choose a published year: "
        "2009.",
        settings=(("start_year", 2010),),
    ),
    Case(
        "gwp-differs",
        an_inventory({CARS: {2009: 1_000.0}}, gwp_set="SAR"),
        an_inventory({CARS: {2009: 1_000.0}}, gwp_set="AR5"),
        "published with SAR and the plan computes with AR5",
        REMARK,
    ),
    Case("no-target", CITY, (*CITY, a_target()), "Set one.", REMARK),
    Case(
        "target-base-missing",
        (*CITY, a_target(base_year=1991)),
        (*CITY, a_target(base_year=2009)),
        "in the base year 1991, so its goal in tonnes is not known. Published years: 2009.",
    ),
    Case(
        "target-sectors-missing",
        (*CITY, a_target(scope="sectors", sectors="Veitrafikk\nSjøfart")),
        (*CITY, a_target(scope="sectors", sectors="Veitrafikk")),
        "in 2009 the inventory does not have Sjøfart.",
        REMARK,
    ),
    Case(
        "target-before-base",
        (*CITY, a_target(year=2009)),
        (*CITY, a_target(year=2010)),
        "the target year 2009 does not come after the base year 2009.",
    ),
    Case(
        "effect-not-computed",
        (*CITY, *on_a_factor(reduction_share={"value": 1.5})),
        (*CITY, *on_a_factor()),
        "must be between 0 and 1 -, not 1.5",
    ),
    Case(
        "own-factor-not-used",
        (*CITY, *on_a_factor(), an_own_factor("kg CO2e/kWh")),
        (*CITY, *on_a_factor(), an_own_factor("g CO2e/vkm")),
        "measure different things",
    ),
    Case(
        "population-missing",
        (*CITY, PEOPLE, ReferenceAssumption(method="per_inhabitant")),
        (
            *CITY,
            PEOPLE,
            ReferenceAssumption(method="per_inhabitant"),
            Population(municipality="porsgrunn", year=2009, inhabitants=34_000),
        ),
        "Enter the population.",
    ),
    Case(
        "not-placed",
        (*CITY, *stated(sector=OIL[0], source=OIL[1])),
        (*CITY, *stated(sector=CARS[0], source=CARS[1])),
        "T-01 Tiltak T-01: the inventory has nothing at Oppvarming / Fossil olje (2010–2014).",
    ),
    Case(
        "not-placed",
        (*CITY, *stated(sector="", source="")),
        (*CITY, *stated()),
        "does not say which source of the inventory it acts on",
    ),
    Case(
        "larger-than-source",
        (*CITY, *stated(-1_001)),
        (*CITY, *stated(-1_000)),
        "larger than what is left to cut at Veitrafikk / Personbiler (2010–2014)",
        REMARK,
    ),
    Case(
        "disjoint-capped",
        (
            *CITY,
            *a_reduction(600, "T-01", overlap="disjoint"),
            *a_reduction(401, "T-02", overlap="disjoint"),
        ),
        (
            *CITY,
            *a_reduction(600, "T-01", overlap="disjoint"),
            *a_reduction(400, "T-02", overlap="disjoint"),
        ),
        "claim more than it emits (2010–2014)",
        REMARK,
    ),
)
EACH = pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)


def findings(rows: tuple[Row, ...], settings: tuple[tuple[str, Any], ...]) -> list[Finding]:
    return list(compute(a_plan(*rows, **dict(settings)), EDITION).findings)


def wrong(case: Case) -> Finding:
    found = [each for each in findings(case.wrong, case.settings) if each.code == case.code]
    assert len(found) == 1
    return found[0]


@EACH
def test_what_is_wrong_is_told_once_and_in_words_that_say_what_to_do(case: Case) -> None:
    assert case.says in wrong(case).text


@EACH
def test_what_a_document_would_lack_blocks_and_the_rest_remarks(case: Case) -> None:
    assert wrong(case).strength == case.strength


@EACH
def test_what_is_mended_is_told_no_more(case: Case) -> None:
    found = findings(case.right, ())
    assert case.code not in [finding.code for finding in found]


@EACH
def test_a_finding_leads_to_a_row_that_the_plan_has(case: Case) -> None:
    plan = a_plan(*case.wrong, **dict(case.settings))
    finding = next(each for each in compute(plan, EDITION).findings if each.code == case.code)
    rows = {
        table_name(kind): {row.key for row in case.wrong if type(row) is kind}
        for kind in {type(row) for row in case.wrong}
    }
    if finding.key:
        assert finding.key in rows[finding.table]


@EACH
def test_every_word_of_a_finding_is_in_bokmal(case: Case) -> None:
    finding = wrong(case)
    in_bokmal = sentence(translator("nb"), finding.message, finding.values)
    assert in_bokmal != finding.text
    assert "{" not in in_bokmal


def test_a_number_out_of_bounds_is_called_by_its_words_in_both_languages() -> None:
    finding = wrong(next(case for case in CASES if case.code == "effect-not-computed"))
    assert "reduction_share" not in finding.text
    assert "reduction_share" not in sentence(translator("nb"), finding.message, finding.values)


def test_a_sound_plan_has_no_findings() -> None:
    assert findings((*CITY, *stated(), a_target()), ()) == []


def test_one_finding_names_all_the_years_of_a_trouble() -> None:
    falling = ReferenceAssumption(method="trend", yearly_change=-0.2)
    found = findings((*CITY, falling, *stated(-600), a_target(year=2014)), ())
    (trouble,) = [each for each in found if each.code == "larger-than-source"]
    assert trouble.values["years"] == "2012–2014"  # 1 000·0.8³ = 512 < 600 < 640 = 1 000·0.8²


def test_each_measure_that_is_too_large_is_named() -> None:
    rows = (*CITY, *a_reduction(1_200, "T-01"), *a_reduction(1_300, "T-02"), a_target())
    named = [str(each.values["measure"]).split()[0] for each in findings(rows, ())]
    assert named == ["T-01", "T-02"]


def test_a_measure_that_does_not_count_makes_no_trouble_on_the_path() -> None:
    idea = a_measure(status="idea")
    rows = (*CITY, idea, *a_stated_effect(idea, -1_500), a_target())
    assert findings(rows, ()) == []
