"""Readiness tells what a reader will miss, and where it is mended."""

from dataclasses import replace
from datetime import date

import pytest

from fbdesk.calculation.catalogue import method
from fbdesk.calculation.factors import Factor, FactorEdition
from fbdesk.models.agreement import Agreement, Commitment, Condition, Signatory
from fbdesk.models.checks.agreement import agreement_findings, is_own_side, unmatched
from fbdesk.models.checks.findings import BLOCKS, Finding
from fbdesk.models.checks.readiness import by_code, readiness
from fbdesk.models.city import Party
from fbdesk.models.effects import Effect, EffectInput, FactorOverride
from fbdesk.models.followup import Milestone
from fbdesk.models.inventory import InventoryEdition
from fbdesk.models.measures import Instrument, MeasureInstrument
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.programmes.programme import Programme, load_programme
from fbdesk.models.results.computing import compute
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from fbdesk.models.strategy import Goal, Strategy
from fbdesk.texts import catalogue, sentence, translator
from tests.builders import a_measure, a_plan, a_reduction, a_stated_effect, a_target, changed

CITY = Party(name="Skien", kind="municipality")
STATE = Party(name="SD", kind="ministry")


@pytest.fixture(scope="module")
def programme() -> Programme:
    return load_programme("framtidens-byer")


def codes(plan: Plan, programme: Programme, document: str | None = None) -> list[str]:
    return [finding.code for finding in readiness(plan, programme, document=document)]


def of_measures(plan: Plan, programme: Programme) -> list[str]:
    return [
        finding.code for finding in readiness(plan, programme) if finding.code.startswith("measure")
    ]


def test_an_empty_plan_is_told_what_to_begin_with(programme: Programme) -> None:
    found = codes(a_plan(), programme)
    assert found.count("area-without-measures") == 4
    assert {"no-target", "no-inventory", "no-main-goal", "region-without-delimitation"} <= {*found}


def test_what_blocks_an_export_comes_first(programme: Programme) -> None:
    strengths = [finding.strength for finding in readiness(a_plan(), programme)]
    assert strengths == sorted(strengths, key=lambda strength: strength != BLOCKS)
    assert BLOCKS in strengths


def test_only_the_findings_of_a_document_are_given_for_it(programme: Programme) -> None:
    plan = a_plan(a_measure(responsible=""))
    assert "measure-without-owner" in codes(plan, programme, "reporting-workbook")
    assert "measure-without-owner" not in codes(plan, programme, "agreement")


def test_a_bare_measure_lacks_owner_money_and_effect(programme: Programme) -> None:
    plan = a_plan(a_measure(start_year=None))
    assert of_measures(plan, programme) == [
        "measure-without-owner",
        "measure-without-dates",
        "measure-without-money",
        "measure-without-effect",
    ]


def test_a_complete_measure_lacks_nothing(programme: Programme) -> None:
    measure = a_measure(responsible="Bymiljø")
    cost = CostLine(measure=measure.key, year=2010, gross_ore=100)
    paid = FundingLine(measure=measure.key, year=2010, granted_ore=100)
    plan = a_plan(measure, cost, paid, *a_stated_effect(measure, -10))
    assert of_measures(plan, programme) == []


def test_an_idea_needs_no_money_and_a_stopped_measure_needs_nothing(programme: Programme) -> None:
    idea = a_measure("T-01", status="idea", responsible="Plan")
    stopped = a_measure("T-02", status="stopped")
    plan = a_plan(idea, stopped, *a_stated_effect(idea, -10))
    assert of_measures(plan, programme) == []


def test_adaptation_needs_an_indicator_and_no_tonnes(programme: Programme) -> None:
    wetland = a_measure(focus_area="4", responsible="Vann", status="idea")
    assert of_measures(a_plan(wetland), programme) == ["measure-without-indicator"]
    runoff = Effect(measure=wetland.key, method="adaptation.runoff")
    assert of_measures(a_plan(wetland, runoff), programme) == []


def test_an_area_asks_for_a_restrictive_instrument(programme: Programme) -> None:
    measure = a_measure()
    soft = Instrument(title="Kampanje")
    hard = Instrument(title="Parkeringsnorm", restrictive=True)
    link = MeasureInstrument(measure=measure.key, instrument=soft.key)
    both = MeasureInstrument(measure=measure.key, instrument=hard.key)
    assert "area-without-restrictive" in codes(a_plan(measure, soft, link), programme)
    plan = a_plan(measure, soft, hard, link, both)
    assert "area-without-restrictive" not in codes(plan, programme)


def test_own_effort_must_at_least_equal_the_grant(programme: Programme) -> None:
    measure = a_measure()
    grant = FundingLine(measure=measure.key, scheme="md_grant", year=2010, granted_ore=100)
    little = FundingLine(measure=measure.key, scheme="municipal", year=2010, granted_ore=99)
    enough = FundingLine(measure=measure.key, scheme="municipal", year=2010, granted_ore=100)
    assert "own-effort-too-small" in codes(a_plan(measure, grant, little), programme)
    assert "own-effort-too-small" not in codes(a_plan(measure, grant, enough), programme)


def test_a_strategy_is_asked_for_in_each_of_the_four_areas(programme: Programme) -> None:
    written = Strategy(focus_area="1", strategic_approach="Fortetting.")
    found = [f for f in readiness(a_plan(written), programme) if f.code == "strategy-not-written"]
    assert [finding.values["area"] for finding in found] == ["2", "3", "4"]


def test_an_unconfirmed_inventory_is_told(programme: Programme) -> None:
    edition = InventoryEdition(name="tall til 2024", status="unconfirmed")
    assert "inventory-unconfirmed" in codes(a_plan(edition), programme)


def test_goals_and_targets_answer_the_invitation(programme: Programme) -> None:
    plan = a_plan(Goal(kind="main", title="Lavest mulig utslipp"), a_target())
    assert not {"no-target", "no-main-goal", "no-main-target"} & {*codes(plan, programme)}


def commitments(*conditions: Condition) -> tuple[Row, ...]:
    city = Commitment(key="city", number="F-01", party=CITY.key, text="Færre plasser")
    state = Commitment(key="state", number="F-02", party=STATE.key, text="Midler til buss")
    return (CITY, STATE, Agreement(title="Avtale"), city, state, *conditions)


def test_commitments_without_a_counterpart_are_unmatched(programme: Programme) -> None:
    plan = a_plan(*commitments())
    assert unmatched(plan) == {"city", "state"}
    assert codes(plan, programme, "agreement").count("commitment-unmatched") == 2


def test_a_condition_matches_both_of_its_commitments(programme: Programme) -> None:
    plan = a_plan(*commitments(Condition(commitment="city", requires="state")))
    assert unmatched(plan) == frozenset()
    assert "commitment-unmatched" not in codes(plan, programme)


def test_a_withdrawn_commitment_is_asked_for_nothing(programme: Programme) -> None:
    gone = Commitment(
        number="F-01",
        party=CITY.key,
        text="Færre plasser",
        status="withdrawn",
        deadline=date(2012, 1, 1),
    )
    found = codes(a_plan(CITY, gone), programme, "agreement")
    assert not {"commitment-unmatched", "area-one-sided"} & {*found}


def test_an_area_where_only_one_side_commits_is_told(programme: Programme) -> None:
    alone = Commitment(number="F-01", party=CITY.key, text="Færre plasser", focus_area="1")
    both = Commitment(number="F-02", party=STATE.key, text="Midler", focus_area="2")
    plan = a_plan(CITY, STATE, alone, both)
    found = {f.values["area"]: f.text for f in readiness(plan, programme) if "sided" in f.code}
    assert "only the city" in found["1"]
    assert "has not committed" in found["2"]
    assert is_own_side(plan, alone)
    assert not is_own_side(plan, both)


UNCONFIRMED = Factor(
    "guess", "vehicle", "Guess", 0.2, "kg CO2e/vkm", status="unconfirmed", source="test"
)


def a_plan_on_a_guess() -> tuple[Plan, FactorEdition]:
    """Return a plan whose only number for traffic is an unconfirmed factor."""
    measure = a_measure()
    effect = Effect(measure=measure.key, method="transport.traffic_reduction")
    inputs = [
        EffectInput(effect=effect.key, name="traffic_vkm", value=1e6),
        EffectInput(effect=effect.key, name="reduction_share", value=0.1),
        EffectInput(effect=effect.key, name="factor_kg_per_km", factor="guess"),
    ]
    plan = a_plan(measure, effect, *inputs, a_target(), personbiler_t=1_000)
    return plan, FactorEdition("2026.1", (UNCONFIRMED,))


def unconfirmed(plan: Plan, edition: FactorEdition, programme: Programme) -> list[Finding]:
    found = readiness(plan, programme, compute(plan, edition, programme))
    return [finding for finding in found if finding.code == "factor-unconfirmed"]


def test_an_unconfirmed_number_is_called_by_its_words(programme: Programme) -> None:
    plan, edition = a_plan_on_a_guess()
    (finding,) = unconfirmed(plan, edition, programme)
    label = method("transport.traffic_reduction").input("factor_kg_per_km").label
    assert finding.text == f"T-01: {label} is not confirmed."
    assert "factor_kg_per_km" not in finding.text
    assert finding.key == plan.measures[0].key
    in_bokmal = sentence(translator("nb"), finding.message, finding.values)
    assert in_bokmal == f"T-01: {catalogue('nb')[label]} er ikke bekreftet."


def test_a_confirmed_number_is_no_finding(programme: Programme) -> None:
    plan, _ = a_plan_on_a_guess()
    known = FactorEdition("2026.1", (replace(UNCONFIRMED, status="confirmed"),))
    assert unconfirmed(plan, known, programme) == []


def test_an_own_value_makes_a_guess_the_plans_own_word(programme: Programme) -> None:
    plan, edition = a_plan_on_a_guess()
    own = FactorOverride(
        factor="guess", value=0.15, unit="kg CO2e/vkm", source="Måling", reason="Egne biler"
    )
    assert unconfirmed(replace(plan, factor_overrides=(own,)), edition, programme) == []


def test_a_gap_to_the_target_is_told_with_its_tonnes(programme: Programme) -> None:
    plan = a_plan(*a_reduction(200), a_target(0.5), personbiler_t=1_000)
    found = readiness(plan, programme, compute(plan, FactorEdition("2026.1", ()), programme))
    (gap,) = [finding for finding in found if finding.code == "target-out-of-reach"]
    assert gap.values["gap"] == 300  # 1 000 − 200 − 500
    assert gap.values["year"] == 2020


def test_a_target_that_is_reached_is_no_finding(programme: Programme) -> None:
    plan = a_plan(*a_reduction(500), a_target(0.5), personbiler_t=1_000)
    found = readiness(plan, programme, compute(plan, FactorEdition("2026.1", ()), programme))
    assert "target-out-of-reach" not in [finding.code for finding in found]


def test_targets_of_which_none_is_the_main_one_are_told(programme: Programme) -> None:
    plan = a_plan(changed(a_target(), main=False))
    assert "no-main-target" in codes(plan, programme)
    assert "no-target" not in codes(plan, programme)


def test_a_delimited_region_is_asked_for_nothing(programme: Programme) -> None:
    plan = a_plan(region_delimitation="Porsgrunn og Skien")
    assert "region-without-delimitation" not in codes(plan, programme)


def test_an_agreement_of_nobody_about_nothing_is_told_twice(programme: Programme) -> None:
    empty = codes(a_plan(Agreement(title="Avtale")), programme, "agreement")
    assert {"agreement-without-commitments", "agreement-without-signatories"} <= {*empty}


def test_who_signs_and_what_is_promised_by_when_is_all_an_agreement_needs() -> None:
    agreement = Agreement(title="Avtale")
    rows = [
        CITY,
        STATE,
        agreement,
        Signatory(agreement=agreement.key, party=CITY.key),
        Commitment(
            key="c", number="F-01", party=CITY.key, text="Plasser", deadline=date(2012, 1, 1)
        ),
        Commitment(key="s", number="F-02", party=STATE.key, text="Buss", deadline=date(2012, 1, 1)),
        Condition(commitment="c", requires="s"),
    ]
    assert list(agreement_findings(a_plan(*rows))) == []


def test_a_plan_without_an_agreement_is_asked_for_none_of_it() -> None:
    assert list(agreement_findings(a_plan(CITY, STATE))) == []


def test_findings_of_the_calculator_are_not_told_twice(programme: Programme) -> None:
    plan = a_plan()
    found = readiness(plan, programme, compute(plan, FactorEdition("2026.1", ()), programme))
    told = [finding.code for finding in found]
    assert (told.count("no-target"), told.count("no-inventory")) == (1, 1)


def test_findings_are_grouped_by_code() -> None:
    first, second = Finding("a", "A"), Finding("b", "B {n}", {"n": 2})
    assert list(by_code([second, first, second])) == ["b", "a"]
    assert second.text == "B 2"


def test_every_finding_is_told_in_bokmaal(programme: Programme) -> None:
    texts = catalogue("nb")
    plans = (a_plan(), a_plan(*commitments(), a_measure(start_year=None)))
    found = [finding for plan in plans for finding in readiness(plan, programme)]
    assert {finding.message for finding in found} <= set(texts)


@pytest.mark.parametrize(
    ("first", "last", "told"), [(2009, 2014, False), (2009, 2009, False), (2014, 2009, True)]
)
def test_a_period_that_ends_before_it_begins_blocks(
    programme: Programme, first: int, last: int, *, told: bool
) -> None:
    plan = a_plan(period_from=first, period_to=last)
    found = [f for f in readiness(plan, programme) if f.code == "period-backwards"]
    assert bool(found) is told
    assert all(f.strength == BLOCKS and f.table == "plan" for f in found)


def test_what_hangs_on_the_day_is_found_where_the_day_is_told(programme: Programme) -> None:
    measure = a_measure("T-07")
    milestone = Milestone(measure=measure.key, title="Åpning", due=date(2010, 6, 1))
    plan = a_plan(measure, milestone)
    assert "milestone-overdue" not in {each.code for each in readiness(plan, programme)}
    late = readiness(plan, programme, document="annual-report", today=date(2010, 6, 2))
    assert "milestone-overdue" in {each.code for each in late}
