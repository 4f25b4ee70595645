"""Tests of the appendices: the passport of each calculation, sources and choices."""

from dataclasses import replace

import pytest

from fbdesk.calculation.passport import MEMO_STATUS, PassportLine
from fbdesk.models.effects import Effect, FactorOverride
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.passports import (
    LONGEST_VALUE,
    passport_cells,
    passports,
    row_kind,
    unit_text,
    value_text,
    with_small_digits,
)
from fbdesk.reports.chapters.sources import breakable, factors_in_use, factors_table, sources
from fbdesk.reports.content import TableOf
from tests.builders import a_measure, more_cycling
from tests.reports.given_plans import a_basis, flat, headings, rows, table, the_full_basis, words_of

LINE = PassportLine("traffic_vkm", "Traffic", 580_000_000.0, "vkm/yr", "teljing", "stated")


@pytest.fixture(scope="module")
def basis() -> Basis:
    return the_full_basis()


def with_a_factor(*more: FactorOverride) -> Basis:
    """Return a plan whose only calculation rests on factors of the edition."""
    return a_basis(*more_cycling(), *more, personbiler_t=1_000)


def test_each_calculation_has_its_table(basis: Basis) -> None:
    blocks = passports(basis)
    assert headings(blocks)[1:] == ["T-01 Betalt parkering", "T-02 Samlast", "T-03 Avrenning"]
    assert sum(isinstance(block, TableOf) for block in flat(blocks)) == 3


def test_a_table_names_the_method_with_its_formula_if_it_has_one(basis: Basis) -> None:
    captions = [block.caption for block in flat(passports(basis)) if isinstance(block, TableOf)]
    assert captions == ["Oppgitt effekt", "Oppgitt effekt", "Mindre avrenning: Q = C·i·A·Kf/360"]


def test_calculations_are_not_in_the_table_of_contents(basis: Basis) -> None:
    listed = [block for block in passports(basis) if getattr(block, "listed", False)]
    assert len(listed) == 1


def test_a_number_tells_value_unit_source_and_status(basis: Basis) -> None:
    *_, of_the_stream = (b for b in passports(basis) if isinstance(b, TableOf))
    catchment = rows(of_the_stream)[0]
    assert catchment[1:] == ("8", "ha", "kart", "oppgitt")


def test_a_calculation_that_cannot_be_made_says_why() -> None:
    measure = a_measure()
    broken = Effect(measure=measure.key, method="general.activity", title="Ødelagt")
    blocks = passports(a_basis(measure, broken, personbiler_t=1_000))
    assert headings(blocks)[1:] == ["T-01 Ødelagt"]
    assert any(getattr(block, "tone", "") == "missing" for block in blocks)


def test_a_plan_without_calculations_says_so() -> None:
    assert "Planen har ingen beregninger ennå." in words_of(passports(a_basis()))


def test_large_numbers_keep_all_their_digits(basis: Basis) -> None:
    assert value_text(basis, LINE) == "580\u202f000\u202f000"


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("start", 2014, "2014"),
        ("elasticity", -0.18, "−0,18"),
        ("curve", ((0.05, 200_000.0), (0.01, 4_000_000.0)), "0,05 × 200 000; 0,01 × 4 000 000"),
        ("reason", "anslag", "anslag"),
        ("nothing", None, "–"),
    ],
)
def test_a_value_is_written_as_its_reader_would(
    basis: Basis, name: str, value: object, text: str
) -> None:
    line = PassportLine(name, name, value, "", "", "stated")  # type: ignore[arg-type]
    assert value_text(basis, line).replace("\u202f", " ").replace("\u00a0", " ") == text


def test_a_factor_is_named_with_its_year(basis: Basis) -> None:
    cells = passport_cells(basis, replace(LINE, factor="vkm-car-2018", year=2018))
    assert cells[3] == "teljing, 2018, faktor vkm-car-2018"


def test_a_number_that_is_not_confirmed_stands_out(basis: Basis) -> None:
    assert row_kind("unconfirmed") == "doubtful"
    assert row_kind("confirmed") == "normal"
    assert passport_cells(basis, replace(LINE, status="unconfirmed"))[4] == "ikke bekreftet"


def test_sources_tell_the_choices_that_results_depend_on(basis: Basis) -> None:
    text = words_of(sources(basis))
    assert "AR5 (GWP100)" in text
    assert basis.results.digest in text
    assert "Miljødirektoratet" in text
    assert "ikke bekreftet" in text  # the inventory's status
    assert "4,0 %" in text


def test_factors_in_use_are_those_that_the_results_rest_on() -> None:
    basis = with_a_factor()
    used = factors_in_use(basis)
    assert used
    assert set(used) <= {factor.id for factor in basis.edition.factors}
    ids = [row[0].replace("\u200b", "") for row in rows(factors_table(basis, used))]
    assert ids == list(used)


def test_the_plans_own_values_are_listed_with_their_reasons() -> None:
    factor = factors_in_use(with_a_factor())[0]
    unit = with_a_factor().edition.factor(factor).unit
    own = FactorOverride(factor=factor, value=2.0, unit=unit, source="måling", reason="Nyere.")
    listed = rows(table(sources(with_a_factor(own)), "Planens egne verdier"))
    shown = with_a_factor().text(unit)
    assert listed[0][1:] == ("2", shown, "måling", "Nyere.")


def test_a_long_id_may_break_at_its_hyphens() -> None:
    assert breakable("a-b_c") == "a-\u200bb_\u200bc"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (12_345_678.0, "12 345 678"),
        (12_345_678.9, "12 345 679"),
        (0.123456789, "0,123457"),
        (999_999.5, "1 000 000"),
        (-1_234_567.0, "−1 234 567"),
        (0.0, "0"),
        (((0.05, 1_234_567.0), (0.01, 2_025.0)), "0,05 × 1 234 567; 0,01 × 2 025"),
    ],
)
def test_a_reader_can_calculate_again_with_every_number(
    basis: Basis, value: object, text: str
) -> None:
    line = PassportLine("cost", "cost", value, "", "", "stated")  # type: ignore[arg-type]
    assert value_text(basis, line).replace("\u202f", " ").replace("\u00a0", " ") == text


def test_every_status_of_a_number_has_its_words(basis: Basis) -> None:
    for status in ("stated", "default", "confirmed", "derived", "unconfirmed", "own", MEMO_STATUS):
        shown = passport_cells(basis, replace(LINE, status=status))[4]
        assert shown not in {"", status}, status


def test_what_is_told_beside_the_sum_says_so(basis: Basis) -> None:
    assert passport_cells(basis, replace(LINE, status=MEMO_STATUS))[4] == "til opplysning"


@pytest.mark.parametrize(
    ("words", "source", "value", "told"),
    [
        ("Fyringsolje", "Varmeplanen", "Fyringsolje", "Varmeplanen"),
        ("Gamle ovner skiftes ut", "Registeret", "", "Gamle ovner skiftes ut. Registeret"),
        ("Gamle ovner skiftes ut.", "", "", "Gamle ovner skiftes ut."),
        ("x" * LONGEST_VALUE, "kart", "x" * LONGEST_VALUE, "kart"),
        ("x" * (LONGEST_VALUE + 1), "kart", "", "x" * (LONGEST_VALUE + 1) + ". kart"),
    ],
)
def test_words_that_no_column_of_numbers_holds_stand_before_the_source(
    basis: Basis, words: str, source: str, value: str, told: str
) -> None:
    line = PassportLine("reason", "Grunn", words, "", source, "stated")
    cells = passport_cells(basis, line)
    assert (cells[1], cells[3]) == (value, told)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("kg CO2/kWh", "kg CO₂/kWh"),
        ("kg CO2e/t", "kg CO₂e/t"),
        ("g CH4/kg", "g CH₄/kg"),
        ("GWP100 N2O", "GWP100 N₂O"),
        ("kWh/m2/yr", "kWh/m²/yr"),
        ("W/m2K", "W/m²K"),
        ("kg/Sm3", "kg/Sm³"),
        ("m20", "m20"),
        ("M2", "M2"),
        ("CO2020", "CO2020"),
        ("kWh", "kWh"),
    ],
)
def test_gases_and_areas_are_written_as_in_print(text: str, shown: str) -> None:
    assert with_small_digits(text) == shown


def test_a_pair_of_numbers_is_not_parted_at_a_lines_end(basis: Basis) -> None:
    line = PassportLine("curve", "curve", ((0.05, 200.0), (0.01, 400.0)), "", "", "stated")
    assert value_text(basis, line) == "0,05\u00a0×\u00a0200; 0,01\u00a0×\u00a0400"


def test_a_number_without_a_unit_has_no_dash(basis: Basis) -> None:
    assert unit_text(basis, "-") == ""
    assert unit_text(basis, "years") == "år"
