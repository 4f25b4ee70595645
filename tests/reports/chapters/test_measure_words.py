"""Tests of a measure in words at its edges: what is empty, what is marked, what comes in order."""

import dataclasses
from typing import Any

import pytest

from fbdesk.models.city import Party
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.measures import (
    CityEnvironmentEffect,
    Instrument,
    Measure,
    MeasureInstrument,
    MeasurePartner,
)
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.row import Row
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.measure_facts import (
    granted_ore,
    gross_ore,
    indicator_lines,
    instruments_in_short,
    instruments_of,
)
from fbdesk.reports.chapters.measure_words import measure_in_words
from fbdesk.reports.content import Facts, Heading, Paragraph
from tests.builders import a_measure, a_stated_effect, a_target
from tests.reports.given_plans import a_basis, flat

MEASURE = a_measure(key="measure", description="")


def facts(basis: Basis, measure: Measure = MEASURE) -> dict[str, str]:
    found: dict[str, str] = {}
    for block in flat(measure_in_words(basis, measure)):
        if isinstance(block, Facts):
            found |= dict(block.rows)
    return {
        name: value.replace("\u00a0", " ").replace("\u202f", " ") for name, value in found.items()
    }


def told(*more: Row, measure: Measure = MEASURE, **settings: Any) -> dict[str, str]:
    return facts(a_basis(measure, *more, **settings), measure)


def an_instrument(title: str, **values: Any) -> tuple[Row, Row]:
    instrument = Instrument(title=title, **values)
    return instrument, MeasureInstrument(measure=MEASURE.key, instrument=instrument.key)


# form


def test_a_measure_begins_with_its_number_and_title() -> None:
    (heading, *_) = flat(measure_in_words(a_basis(MEASURE), MEASURE))
    assert heading == Heading(3, "T-01 Tiltak T-01", numbered=False)


def test_a_description_keeps_its_paragraphs() -> None:
    measure = dataclasses.replace(MEASURE, description="Først.\n\nSå.")
    blocks = flat(measure_in_words(a_basis(measure), measure))
    assert [block for block in blocks if isinstance(block, Paragraph)] == [
        Paragraph("Først."),
        Paragraph("Så."),
    ]


def test_no_fact_is_ever_empty() -> None:
    assert all(told().values())


# who and how


@pytest.mark.parametrize(
    ("existing", "own", "status"),
    [
        (False, False, "Vedtatt, nytt tiltak"),
        (True, False, "Vedtatt, pågående"),
        (True, True, "Vedtatt, pågående, egen drift"),
    ],
)
def test_the_status_tells_new_or_under_way_and_whose_house(
    *, existing: bool, own: bool, status: str
) -> None:
    measure = dataclasses.replace(MEASURE, existing=existing, own_operation=own)
    assert told(measure=measure)["Status"] == status


def test_partners_stand_in_the_plans_order_of_parties() -> None:
    second = Party(name="Fylket", kind="county", position=2)
    first = Party(name="Yara", kind="business", position=1)
    links = [MeasurePartner(measure=MEASURE.key, party=p.key) for p in (second, first)]
    assert told(second, first, *links)["Partnere"] == "Yara, Fylket"


def test_instruments_stand_in_the_plans_order_with_kind_and_level() -> None:
    late = an_instrument("Bompenger", kind="economic", level="state", restrictive=True, position=2)
    early = an_instrument("Plan", kind="planning", position=1)
    basis = a_basis(MEASURE, *late, *early)
    assert [each.title for each in instruments_of(basis, MEASURE)] == ["Plan", "Bompenger"]
    assert instruments_in_short(basis, MEASURE) == "Plan; Bompenger (R)"
    assert facts(basis)["Virkemidler"] == (
        "Plan (planlegging, kommune); Bompenger (økonomisk virkemiddel, stat, restriktivt)"
    )


def test_city_environment_stands_in_the_programmes_order_with_signs() -> None:
    effects = [
        CityEnvironmentEffect(measure=MEASURE.key, aspect=aspect, score=score, reason=reason)
        for aspect, score, reason in (
            ("business", -1, "Færre kunder."),
            ("safety", 2, ""),
            ("health", 0, "Likt."),
        )
    ]
    assert told(*effects)["Bymiljø"] == (
        "Sikkerhet +2; Helse 0 (Likt); Næringsutvikling −1 (Færre kunder)"
    )


# effect


def test_the_effect_alone_is_told_for_each_year_of_the_plan() -> None:
    effect = a_stated_effect(MEASURE, -300)
    words = told(*effect, a_target(), personbiler_t=1_000)
    assert words["Virkning alene"] == "2014: kutter 300 t; 2020: kutter 300 t"


def test_an_increase_reads_with_a_plus() -> None:
    words = told(*a_stated_effect(MEASURE, 40), a_target(), personbiler_t=1_000)
    assert words["Virkning alene"] == "2014: +40 t; 2020: +40 t"


def test_an_effect_outside_the_inventory_stands_on_its_own_line() -> None:
    effect = Effect(measure=MEASURE.key, method="consumption.procurement")
    inputs = [
        EffectInput(effect=effect.key, name=name, value=value, source="test")
        for name, value in (
            ("spend_nok", 10_000_000.0),
            ("factor_kg_per_1000_nok", 20.0),
            ("reduction_share", 0.1),
        )
    ]
    words = told(effect, *inputs, a_target(), personbiler_t=1_000)
    # 10 000 thousand NOK · 20 kg · 0.1 = 20 t a year
    assert words["Utenfor klimaregnskapet"] == "2014: kutter 20 t; 2020: kutter 20 t"
    assert "kutter 20 t" not in words.get("Virkning alene", "")


def test_a_measure_without_calculations_claims_no_effect() -> None:
    words = told(a_target(), personbiler_t=1_000)
    assert not {"Virkning alene", "Andel av samlet virkning", "Indikatorer"} & set(words)


def test_a_measure_without_a_result_still_has_its_words() -> None:
    stranger = a_measure("T-99", key="stranger", responsible="Noen")
    words = facts(a_basis(MEASURE), stranger)
    assert words["Ansvarlig"] == "Noen"
    assert indicator_lines(a_basis(MEASURE), stranger) == ()


# money


def test_savings_are_not_taken_off_the_gross_cost() -> None:
    lines = [
        CostLine(measure=MEASURE.key, kind=kind, year=2010, gross_ore=ore)
        for kind, ore in (("investment", 500_00), ("operating", 100_00), ("saving", 900_00))
    ]
    basis = a_basis(MEASURE, *lines)
    assert gross_ore(basis, MEASURE) == 600_00
    assert facts(basis)["Kostnad, brutto"] == "600 kr"


def test_what_is_applied_for_is_not_yet_granted() -> None:
    asked = FundingLine(measure=MEASURE.key, year=2010, applied_ore=500_00)
    basis = a_basis(MEASURE, asked)
    assert granted_ore(basis, MEASURE) is None
    assert "Innvilget" not in facts(basis)


def test_a_refusal_is_a_grant_of_nought() -> None:
    refused = FundingLine(measure=MEASURE.key, year=2010, applied_ore=500_00, granted_ore=0)
    assert told(refused)["Innvilget"] == "0 kr"


# circumstances


@pytest.mark.parametrize(
    ("importance", "reason", "words"),
    [
        ("great", "Avtalen.", "Stor. Avtalen."),
        ("some", "", "Noe"),
        ("", "Bare ord.", "Bare ord."),
    ],
)
def test_the_programmes_importance_comes_with_its_reason(
    importance: str, reason: str, words: str
) -> None:
    measure = dataclasses.replace(
        MEASURE, programme_importance=importance, programme_importance_reason=reason
    )
    assert told(measure=measure)["Programmets betydning"] == words


def test_risk_and_lessons_are_told_where_the_planner_wrote_them() -> None:
    measure = dataclasses.replace(MEASURE, risk="Kan falle.", lessons="Begynn i tide.")
    words = told(measure=measure)
    assert words["Risiko"] == "Kan falle."
    assert words["Erfaringer"] == "Begynn i tide."
