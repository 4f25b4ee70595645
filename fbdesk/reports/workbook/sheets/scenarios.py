"""Sheets of the scenarios: which there are, and the measures that were moved by hand."""

from typing import Final

from fbdesk.models.row import Row
from fbdesk.models.scenarios import Scenario, ScenarioMeasure
from fbdesk.reports.number_order import number_order
from fbdesk.reports.workbook.columns import Book, Column, Kind, Sheet, key_columns, stored
from fbdesk.reports.workbook.sheets.measures import MEASURE_COLUMNS, measure_number

GROUP: Final = "measures"

SCENARIOS: Final = Sheet(
    code="scenario",
    title="Scenarios",
    about="The planner's own sets of measures. Those that fbdesk always has are not repeated.",
    group=GROUP,
    rows=lambda book: book.plan.scenarios,
    columns=lambda _: (
        stored(Scenario, "title", "Scenario"),
        stored(Scenario, "basis", "Holds"),
        stored(Scenario, "description", "Description"),
        *key_columns(Scenario),
    ),
    reads="scenario",
)


def _scenario(book: Book, row: Row) -> str | None:
    found = book.plan.find(Scenario, getattr(row, "scenario", None))
    return found.title if found else None


def _rows(book: Book) -> list[ScenarioMeasure]:
    place = {scenario.key: number for number, scenario in enumerate(book.plan.scenarios)}
    return sorted(
        book.plan.scenario_measures,
        key=lambda link: (place[link.scenario], number_order(measure_number(book, link) or "")),
    )


SCENARIO_MEASURES: Final = Sheet(
    code="scenario_measure",
    title="Measures of scenarios",
    about="The measures that the planner has taken in or out, whatever the scenario's rule says.",
    group=GROUP,
    rows=_rows,
    columns=lambda _: (
        Column(
            code="scenario_title",
            heading="Scenario",
            value=_scenario,
            kind=Kind.TEXT,
            refers="scenario.title",
        ),
        *MEASURE_COLUMNS,
        stored(ScenarioMeasure, "included", "In the scenario"),
        *key_columns(ScenarioMeasure),
    ),
    reads="scenario_measure",
)

SHEETS: Final = (SCENARIOS, SCENARIO_MEASURES)
