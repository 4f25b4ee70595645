"""Tests of the appendix of sources: the choices, the factors in use, the plan's own values."""

import dataclasses
from functools import cache
from typing import Any

import pytest

from fbdesk.models.effects import Effect, FactorOverride
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.sources import (
    breakable,
    factors_in_use,
    factors_table,
    sources,
)
from fbdesk.reports.content import Facts, Heading, Paragraph, TableOf
from fbdesk.reports.templates.standard import standard_template
from tests.builders import a_measure, more_cycling
from tests.reports.given_plans import a_basis, flat, the_full_basis, words_of


def facts(basis: Basis) -> dict[str, str]:
    (found,) = (block for block in flat(sources(basis)) if isinstance(block, Facts))
    return {name: value.replace("\u202f", " ").replace("\u00a0", " ") for name, value in found.rows}


def with_settings(**values: Any) -> Basis:
    basis = the_full_basis()
    settings = dataclasses.replace(basis.plan.settings, **values)
    return dataclasses.replace(basis, plan=dataclasses.replace(basis.plan, settings=settings))


@cache
def cycling() -> Basis:
    """Return a plan with one calculation that takes factors from the edition."""
    return a_basis(*more_cycling(), personbiler_t=1_000)


def test_the_choices_stand_in_the_order_they_are_asked_about() -> None:
    assert list(facts(the_full_basis())) == [
        "Klimaregnskap",
        "Faktorutgave",
        "Oppvarmingspotensial",
        "Elektrisitet",
        "Startår",
        "Kalkulasjonsrente",
        "Startverdi for simulering",
        "Kontrollsum",
    ]


def test_the_inventory_is_told_with_publisher_and_edition() -> None:
    told = facts(the_full_basis())["Klimaregnskap"]
    assert told.startswith("Miljødirektoratet, ")
    assert "tall til 2009" in told
    assert ", ," not in told  # what is not filled in leaves no gap


def test_a_plan_without_an_inventory_names_none() -> None:
    basis = the_full_basis()
    bare = dataclasses.replace(basis.plan, inventory_editions=(), inventory_rows=())
    assert "Klimaregnskap" not in facts(dataclasses.replace(basis, plan=bare))


@pytest.mark.parametrize(("rate", "shown"), [(0.04, "4,0 %"), (0.025, "2,5 %"), (0.0, "0,0 %")])
def test_the_discount_rate_has_one_decimal(rate: float, shown: str) -> None:
    assert facts(with_settings(discount_rate=rate))["Kalkulasjonsrente"] == shown


def test_the_seed_is_written_without_spaces_so_that_it_can_be_copied() -> None:
    assert facts(with_settings(seed=1_234_567))["Startverdi for simulering"] == "1234567"


def test_the_start_year_has_no_thousands() -> None:
    assert facts(the_full_basis())["Startår"] == "2009"


def test_a_plan_of_stated_effects_has_no_table_of_factors() -> None:
    measure = a_measure()
    effect = Effect(measure=measure.key, method="general.stated")
    basis = a_basis(measure, effect)
    assert factors_in_use(basis) == ()
    assert not any(isinstance(block, TableOf) for block in flat(sources(basis)))


def test_factors_stand_in_the_editions_order_each_once() -> None:
    used = factors_in_use(cycling())
    order = [factor.id for factor in cycling().edition.factors]
    assert list(used) == sorted(set(used), key=order.index)


def test_a_factor_is_told_with_the_editions_value_and_name() -> None:
    used = factors_in_use(cycling())
    chosen = factors_table(cycling(), used[:1])
    factor = cycling().edition.factor(used[0])
    identifier, name, value, *_ = chosen.rows[0].cells
    assert identifier.replace("\u200b", "") == factor.id
    assert name == cycling().text(factor.name)
    assert factor.value is not None
    assert cycling().wording.numbers.read(value) == pytest.approx(factor.value, rel=1e-5)


def test_a_factor_that_is_not_confirmed_is_a_row_that_stands_out() -> None:
    doubtful = {f.id for f in cycling().edition.factors if f.status == "unconfirmed"}
    ids = tuple(factor.id for factor in cycling().edition.factors)[:60]
    chosen = factors_table(cycling(), ids)
    marked = {row.cells[0].replace("\u200b", "") for row in chosen.rows if row.kind == "doubtful"}
    assert marked
    assert marked == doubtful & set(ids)


def test_the_reason_for_an_own_value_loses_its_marks() -> None:
    own = FactorOverride(
        factor="a_b", value=0.5, unit="-", source="måling", reason="**Nyere** tall."
    )
    basis = the_full_basis()
    plan = dataclasses.replace(basis.plan, factor_overrides=(own,))
    told = words_of(sources(dataclasses.replace(basis, plan=plan)))
    assert "Nyere tall." in told
    assert "**" not in told


def test_the_appendix_has_a_letter_and_no_number() -> None:
    first = sources(the_full_basis())[0]
    assert first == Heading(1, "Vedlegg B. Kilder og valg", numbered=False)


def without_passports(document: str) -> Basis:
    standard = standard_template(document, "nb")
    chapters = tuple(name for name in standard.chapters if name != "passports")
    return dataclasses.replace(a_basis(), template=dataclasses.replace(standard, chapters=chapters))


@pytest.mark.parametrize("document", ["annual-report", "climate-budget"])
def test_without_the_calculations_it_says_where_they_stand(document: str) -> None:
    heading, *rest = sources(without_passports(document), document)
    assert isinstance(heading, Heading)
    assert (heading.text, heading.numbered) == ("Vedlegg. Kilder og valg", False)
    assert tuple(rest[:-1]) == sources(a_basis(), document)[1:]
    assert isinstance(rest[-1], Paragraph)
    assert "står i handlingsprogrammet, vedlegg A" in rest[-1].text


def test_a_unit_is_written_as_chemists_write_it() -> None:
    basis = cycling()
    ids = tuple(factor.id for factor in basis.edition.factors if "CO2" in factor.unit)
    units = {row.cells[3] for row in factors_table(basis, ids).rows}
    assert units
    assert all("CO₂" in unit and "CO2" not in unit for unit in units)


def test_the_appendix_ends_with_what_the_digest_is_for() -> None:
    last = sources(the_full_basis())[-1]
    assert isinstance(last, Paragraph)
    assert last.tone == "muted"


@pytest.mark.parametrize(
    ("identifier", "shown"),
    [
        ("", ""),
        ("co2", "co2"),
        ("--", "-\u200b-\u200b"),
        ("el_mix-2018", "el_\u200bmix-\u200b2018"),
    ],
)
def test_an_id_may_break_after_each_joint(identifier: str, shown: str) -> None:
    assert breakable(identifier) == shown
