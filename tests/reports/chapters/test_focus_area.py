"""Tests of a focus area's chapter: six heads, the table of measures, each measure in words."""

import dataclasses

import pytest

from fbdesk.models.money import CostLine, FundingLine
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.focus_area import focus_area, measures_table
from fbdesk.reports.chapters.measure_facts import granted_ore, gross_ore, period
from fbdesk.reports.chapters.measure_words import measure_in_words
from fbdesk.reports.content import Facts, Landscape, Together
from tests.builders import a_measure, a_stated_effect
from tests.reports.given_plans import (
    IDEA,
    PARKING,
    STREAM,
    a_basis,
    a_full_plan,
    basis_of,
    flat,
    headings,
    rows,
    unplanned,
    words_of,
)


@pytest.fixture(scope="module")
def basis() -> Basis:
    """Give a plan whose target year is 2014, in which T-01 still works."""
    plan = a_full_plan()
    (target,) = plan.targets
    return basis_of(dataclasses.replace(plan, targets=(dataclasses.replace(target, year=2014),)))


def facts(basis: Basis, number: str) -> dict[str, str]:
    measure = next(m for m in basis.plan.measures if m.number == number)
    found: dict[str, str] = {}
    for block in flat(measure_in_words(basis, measure)):
        if isinstance(block, Facts):
            found |= dict(block.rows)
    return {
        name: value.replace("\u00a0", " ").replace("\u202f", " ") for name, value in found.items()
    }


# the chapter


def test_all_six_heads_stand_even_where_nothing_is_written(basis: Basis) -> None:
    assert headings(focus_area(basis, "1"))[:7] == [
        "Arealbruk og transport",
        "Hva sier avtalen?",
        "Status",
        "Rammer",
        "Hovedutfordringer",
        "Strategisk tilnærming",
        "Tiltaksprogram",
    ]
    text = words_of(focus_area(basis, "1"))
    assert "Bilen er billig." in text
    assert text.count("Ikke skrevet ennå.") == 4  # two of six are written


def test_the_joint_area_shows_only_the_heads_that_are_written(basis: Basis) -> None:
    assert headings(focus_area(basis, "0")) == ["Felles og på tvers"]


def test_an_area_without_measures_says_so() -> None:
    assert "Det er ingen tiltak i dette innsatsområdet ennå." in words_of(
        focus_area(a_basis(), "3")
    )


def test_the_wide_table_has_pages_of_its_own(basis: Basis) -> None:
    assert any(isinstance(block, Landscape) for block in focus_area(basis, "1"))


# the table


def test_the_table_tells_who_when_how_effect_and_money(basis: Basis) -> None:
    # T-01 alone: 100 t in 2014 of 1 000 · 1.01^5 = 1 051 t; it is the only one that counts
    assert rows(measures_table(basis, "1"))[0] == (
        "T-01",
        "Betalt parkering",
        "Vedtatt",
        "Byutvikling",
        "2010–2014",
        "Kommuneplan; Parkeringsavgift (R)",
        "100",
        "100",
        "–",
        "7 000",
        "3 000",
    )


def test_an_idea_has_an_effect_alone_but_no_share_of_the_joint_one(basis: Basis) -> None:
    cells = rows(measures_table(basis, "1"))[1]
    assert cells[0] == "T-02"
    assert cells[3:5] == ("mangler", "fra 2012")
    assert cells[7] == "–"


def test_effects_alone_are_never_summed(basis: Basis) -> None:
    total = rows(measures_table(basis, "1"))[-1]
    assert total == ("", "Sum for tiltakene som teller", *("",) * 5, "100", "–", "7 000", "3 000")


def test_an_area_of_indicators_shows_these_instead_of_tonnes(basis: Basis) -> None:
    chosen = measures_table(basis, "4")
    titles = [column.title for column in chosen.columns]
    assert "Indikator" in titles
    assert not any("Kutt" in title for title in titles)
    # Q = C·i·A/360: 0.7·45·8/360 = 0.7 and 0.45·45·8/360 = 0.45 m³/s
    assert "0,7 → 0,45 m" in rows(chosen)[0][6]


def test_every_row_has_a_cell_for_each_column(basis: Basis) -> None:
    for area in ("1", "4"):
        chosen = measures_table(basis, area)
        assert {len(row.cells) for row in chosen.rows} == {len(chosen.columns)}


def test_below_the_table_stands_only_what_its_columns_need(basis: Basis) -> None:
    in_tonnes, by_indicators = (measures_table(basis, area).note for area in ("1", "4"))
    assert in_tonnes.startswith("Andel av samlet: ")
    assert in_tonnes.endswith(by_indicators)
    assert by_indicators == "Kostnad er brutto for alle årene i planen."


# in words


def test_a_measure_tells_who_when_and_how(basis: Basis) -> None:
    told = facts(basis, "T-01")
    assert told["Ansvarlig"] == "Byutvikling"
    assert told["Periode"] == "2010–2014"
    assert told["Status"] == "Vedtatt, nytt tiltak"
    assert told["Partnere"] == "Telemark fylkeskommune"
    assert told["Virkemidler"] == (
        "Kommuneplan (planlegging, kommune); "
        "Parkeringsavgift (økonomisk virkemiddel, kommune, restriktivt)"
    )


def test_a_measure_tells_effect_alone_and_its_share(basis: Basis) -> None:
    told = facts(basis, "T-01")
    assert told["Virkning alene"] == "2014: kutter 100 t"
    assert told["Andel av samlet virkning"] == "2014: kutter 100 t"


def test_a_measure_that_is_not_decided_says_that_it_does_not_count(basis: Basis) -> None:
    assert facts(basis, "T-02")["Andel av samlet virkning"] == "ingen, tiltaket er ikke vedtatt"


def test_a_measure_tells_what_it_costs_and_changes_in_the_city(basis: Basis) -> None:
    told = facts(basis, "T-01")
    assert told["Kostnad, brutto"] == "7,0 mill. kr"  # 6 + 1, savings apart
    assert told["Innvilget"] == "3,0 mill. kr"
    assert told["Bymiljø"] == "Helse +1 (Mindre støy)"
    assert told["Programmets betydning"] == "Stor. Uten avtalen ville det ikke skjedd."
    assert told["Staten"] == "Ikke avhengig av staten"


def test_facts_that_are_not_known_are_left_out_except_those_that_must_be_there(
    basis: Basis,
) -> None:
    told = facts(basis, "T-02")
    assert told["Ansvarlig"] == "mangler"
    assert told["Periode"] == "fra 2012"
    assert "Risiko" not in told
    assert "Kostnad, brutto" not in told


def test_adaptation_is_complete_without_tonnes(basis: Basis) -> None:
    told = facts(basis, "T-03")
    assert "0,7 → 0,45" in told["Indikatorer"]
    assert "Virkning alene" not in told


def test_an_effect_that_finds_no_place_is_told_and_said_not_to_count() -> None:
    measure = a_measure()
    lost = a_stated_effect(measure, -40, sector="Luftfart", source="Innenriks")
    told = facts(a_basis(measure, *lost, personbiler_t=1_000), "T-01")
    assert "kutter 40 t" in told["Ikke plassert"]
    assert "Teller ikke med" in told["Ikke plassert"]


def test_a_heading_stays_with_its_facts_unless_the_description_is_very_long(basis: Basis) -> None:
    measure = basis.plan.measures[0]
    assert isinstance(measure_in_words(basis, measure)[0], Together)
    long = dataclasses.replace(measure, description="ord " * 1000)
    assert not isinstance(measure_in_words(basis, long)[0], Together)


# single facts


def test_a_period_without_an_end_says_from_when(basis: Basis) -> None:
    lasting = dataclasses.replace(PARKING, end_year=None)
    assert period(basis, lasting) == "fra 2010"
    assert period(basis, unplanned(PARKING)) == "mangler"


def test_no_costs_are_not_a_cost_of_nought(basis: Basis) -> None:
    assert gross_ore(basis, IDEA) is None
    assert granted_ore(basis, STREAM) is None


def test_a_cost_of_nought_is_a_cost() -> None:
    measure = a_measure()
    basis = a_basis(measure, CostLine(measure=measure.key, year=2010, gross_ore=0))
    assert gross_ore(basis, measure) == 0


def test_the_sum_of_money_leaves_out_what_nobody_has_decided() -> None:
    decided, idea = a_measure("T-01"), a_measure("T-02", status="idea")
    money = [
        row
        for measure, million in ((decided, 3), (idea, 40))
        for row in (
            CostLine(
                measure=measure.key, kind="investment", year=2010, gross_ore=million * 100_000_000
            ),
            FundingLine(
                measure=measure.key, scheme="enova", year=2010, granted_ore=million * 50_000_000
            ),
        )
    ]
    effects = [*a_stated_effect(decided, -100), *a_stated_effect(idea, -50)]
    basis = a_basis(decided, idea, *effects, *money, personbiler_t=1_000)
    listed = rows(measures_table(basis, "1"))
    assert [cells[-2:] for cells in listed] == [
        ("3 000", "1 500"),
        ("40 000", "20 000"),
        ("3 000", "1 500"),
    ]


def test_a_sum_of_nothing_decided_is_no_nought() -> None:
    idea = a_measure(status="idea")
    basis = a_basis(idea, *a_stated_effect(idea, -50), personbiler_t=1_000)
    assert rows(measures_table(basis, "1"))[-1][-4:] == ("–", "–", "–", "–")
