"""Money per year and the standing of indicators: sums and shares, and nothing where unknown."""

from datetime import date
from typing import Any

import pytest

from fbdesk.models.followup import Indicator, IndicatorTarget, IndicatorValue
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.row import Row
from fbdesk.reports.workbook.cells import shown
from fbdesk.reports.workbook.columns import Sheet
from fbdesk.reports.workbook.sheets.indicator_standing import STANDING
from fbdesk.reports.workbook.sheets.money_years import MONEY_YEARS
from tests.builders import a_measure, a_plan
from tests.reports.full_plan import a_book

BUS = a_measure("T-01", key="bus")


def lines(sheet: Sheet, *rows: Row) -> list[dict[str, Any]]:
    """Return the rows of a computed sheet of a plan, column code to value."""
    book = a_book(a_plan(BUS, *rows))
    columns = sheet.columns(book)
    return [
        {column.code: shown(book, column, row).value for column in columns}
        for row in sheet.rows(book)
    ]


def test_every_year_between_the_first_and_the_last_has_a_row() -> None:
    found = lines(
        MONEY_YEARS,
        CostLine(measure="bus", year=2010, gross_ore=100_00),
        FundingLine(measure="bus", scheme="municipal", year=2012, granted_ore=5_00),
    )
    assert [line["year"] for line in found] == [2010, 2011, 2012]
    assert found[1] == {
        "year": 2011,
        **dict.fromkeys(
            ("planned_ore", "applied_ore", "granted_ore", "paid_ore", "lacking_ore"), None
        ),
    }


def test_a_year_adds_its_costs_without_savings_and_what_each_scheme_gives() -> None:
    [line] = lines(
        MONEY_YEARS,
        CostLine(measure="bus", year=2010, gross_ore=100_00),
        CostLine(measure="bus", kind="operating", year=2010, gross_ore=40_50),
        CostLine(measure="bus", kind="saving", year=2010, gross_ore=30_00),
        FundingLine(measure="bus", scheme="enova", year=2010, applied_ore=90_00, granted_ore=60_00),
        FundingLine(
            measure="bus", scheme="municipal", year=2010, granted_ore=20_00, paid_ore=10_00
        ),
    )
    assert line == {
        "year": 2010,
        "planned_ore": 140.5,
        "applied_ore": 90,
        "granted_ore": 80,
        "paid_ore": 10,
        "lacking_ore": 60.5,
    }


def test_a_plan_without_money_has_no_years() -> None:
    assert lines(MONEY_YEARS) == []


def test_an_indicator_stands_with_its_latest_observation_and_last_target() -> None:
    rows = (
        Indicator(key="riders", title="Reiser", unit="mill.", direction="up", baseline=10.0),
        IndicatorTarget(indicator="riders", year=2014, value=20.0),
        IndicatorTarget(indicator="riders", year=2012, value=14.0),
        IndicatorValue(indicator="riders", observed=date(2010, 12, 31), value=15.0),
        IndicatorValue(indicator="riders", observed=date(2009, 12, 31), value=11.0),
    )
    [line] = lines(STANDING, *rows)
    assert line == {
        "title": "Reiser",
        "unit": "mill.",
        "baseline": 10,
        "latest": 15,
        "observed": date(2010, 12, 31),
        "target": 20,
        "target_year": 2014,
        "completion": 0.5,
        "trend": "bedre",
    }


@pytest.mark.parametrize(
    "rows",
    [
        (),
        (IndicatorTarget(indicator="riders", year=2014, value=20.0),),
        (IndicatorValue(indicator="riders", observed=date(2010, 12, 31), value=15.0),),
    ],
    ids=["nothing", "a target alone", "an observation alone"],
)
def test_an_indicator_without_target_or_observation_has_no_share(rows: tuple[Row, ...]) -> None:
    indicator = Indicator(key="riders", title="Reiser", unit="mill.", baseline=10.0)
    [line] = lines(STANDING, indicator, *rows)
    assert line["completion"] is None
