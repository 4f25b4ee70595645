"""Tests of a measure's economy: gross and additional, yearly cost, present value, who pays."""

from typing import Any

import pytest

from fbdesk.calculation.factors import Factor, FactorEdition
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.programmes.of_plan import programme_of
from fbdesk.models.results.computing import compute
from fbdesk.models.results.measure_economy import MeasureEconomy, carbon_price, measure_economy
from fbdesk.models.row import Row
from tests.builders import a_measure, a_plan, a_stated_effect

EDITION = FactorEdition("2026.1", ())
MEASURE = a_measure()
CUT_T = 100.0


def a_cost(kind: str, gross_nok: int, additional_nok: int | None = None, **values: Any) -> CostLine:
    additional = None if additional_nok is None else additional_nok * 100
    return CostLine(
        measure=MEASURE.key,
        kind=kind,
        gross_ore=gross_nok * 100,
        additional_ore=additional,
        **{"year": 2009, **values},
    )


def a_grant(scheme: str, granted_nok: int | None) -> FundingLine:
    granted = None if granted_nok is None else granted_nok * 100
    return FundingLine(measure=MEASURE.key, scheme=scheme, year=2010, granted_ore=granted)


def economy(*rows: Row, cut_t: float = CUT_T, life: int = 10, **settings: Any) -> MeasureEconomy:
    effect = a_stated_effect(MEASURE, -cut_t, lifetime_years=life) if cut_t else ()
    plan = a_plan(MEASURE, *effect, *rows, personbiler_t=1_000, **settings)
    programme = programme_of(plan)
    results = compute(plan, EDITION, programme)
    effects = results.measures[0].effects
    return measure_economy(plan, plan.measures[0], programme, effects, EDITION, 2014)


def test_gross_and_additional_cost_are_two_views_of_the_same_measure() -> None:
    # 4 % over 10 years: 0.04 / (1 − 1.04^−10) = 0.12329094
    found = economy(a_cost("investment", 100_000, 40_000), a_cost("operating", 2_000, 500))
    gross, additional = found.gross, found.additional
    assert gross is not None
    assert additional is not None
    assert found.cut_t == CUT_T
    assert gross.annuity_nok == pytest.approx(12_329.094, abs=0.001)
    assert gross.yearly_nok == pytest.approx(14_329.094, abs=0.001)
    assert gross.per_t_nok == pytest.approx(143.29094)
    assert additional.annuity_nok == pytest.approx(0.4 * 12_329.094, abs=0.001)
    assert additional.per_t_nok == pytest.approx((4_931.638 + 500) / 100, abs=0.001)


def test_a_line_without_additional_cost_counts_with_its_gross_cost_in_both_views() -> None:
    found = economy(a_cost("investment", 1_000, 400), a_cost("operating", 300))
    assert found.gross is not None
    assert found.additional is not None
    assert (found.gross.operating_nok, found.additional.operating_nok) == (300, 300)


def test_without_any_additional_cost_there_is_only_the_gross_view() -> None:
    found = economy(a_cost("investment", 1_000))
    assert found.gross is not None
    assert found.additional is None


def test_without_cost_lines_there_is_no_view_rather_than_nought() -> None:
    found = economy()
    assert (found.gross, found.additional, found.price_years) == (None, None, ())
    assert (found.public_ore, found.private_ore) == (0, 0)


def test_a_measure_that_cuts_nothing_has_a_yearly_cost_and_no_price_per_tonne() -> None:
    found = economy(a_cost("operating", 700), cut_t=0.0)
    assert found.gross is not None
    assert found.cut_t == 0
    assert (found.gross.yearly_nok, found.gross.per_t_nok) == (700, None)


def test_savings_beyond_the_cost_give_a_negative_price_and_present_value() -> None:
    found = economy(a_cost("saving", 1_000))
    assert found.gross is not None
    assert found.gross.per_t_nok == pytest.approx(-10)
    assert found.gross.present_value_nok == pytest.approx(-1_000)  # in the start year itself


def test_money_is_split_by_who_owns_the_scheme() -> None:
    found = economy(
        a_grant("municipal", 300), a_grant("enova", 200), a_grant("other", 50), a_grant("ntp", None)
    )
    assert (found.public_ore, found.private_ore) == (50_000, 5_000)


def test_the_price_years_are_those_of_the_lines_and_else_the_plans() -> None:
    lines = (a_cost("investment", 1, price_year=2008), a_cost("operating", 1))
    assert economy(*lines, price_year=2009).price_years == (2008, 2009)
    assert economy(*lines).price_years == (2008,)


def a_price(year: int, nok: float | None) -> Factor:
    return Factor(
        f"cprice-main-{year}",
        "carbon price path main (non-ETS)",
        "Karbonprisbane",
        nok,
        "NOK(2023)/t CO2e",
        year=year,
        source="Finansdepartementet",
    )


def test_the_carbon_price_is_that_of_the_year_or_of_the_nearest_one() -> None:
    edition = FactorEdition("2026.1", (a_price(2023, 952.0), a_price(2024, 1_135.0)))
    found = [carbon_price(edition, year) for year in (2014, 2023, 2024, 2050)]
    assert [(each.year, each.nok_per_t) for each in found if each] == [
        (2023, 952.0),
        (2023, 952.0),
        (2024, 1_135.0),
        (2024, 1_135.0),
    ]


def test_an_edition_without_the_path_or_without_its_number_has_no_carbon_price() -> None:
    assert carbon_price(EDITION, 2030) is None
    assert carbon_price(FactorEdition("2026.1", (a_price(2030, None),)), 2030) is None
