"""Sheets of the indicators: what is counted, what it should come to, and what it was."""

from typing import Final

from fbdesk.models.followup import Indicator, IndicatorTarget, IndicatorValue
from fbdesk.models.strategy import Goal
from fbdesk.reports.workbook.columns import Sheet, key_columns, stored
from fbdesk.reports.workbook.sheets.measures import MEASURE_COLUMNS
from fbdesk.reports.workbook.sheets.references import below, named

GROUP: Final = "followup"

INDICATOR: Final = named(Indicator, "title", "Indicator")

INDICATORS: Final = Sheet(
    code="indicator",
    title="Indicators",
    about="What is counted, in which unit, and which way is better.",
    group=GROUP,
    rows=lambda book: book.plan.indicators,
    columns=lambda _: (
        stored(Indicator, "title", "Indicator"),
        stored(Indicator, "definition", "Definition"),
        stored(Indicator, "kind", "Kind of indicator"),
        stored(Indicator, "focus_area", "Focus area"),
        *MEASURE_COLUMNS,
        named(Goal, "title", "Goal"),
        stored(Indicator, "unit", "Unit"),
        stored(Indicator, "direction", "Direction"),
        stored(Indicator, "baseline", "Baseline"),
        stored(Indicator, "baseline_year", "Baseline year"),
        stored(Indicator, "source", "Source"),
        stored(Indicator, "responsible", "Responsible"),
        *key_columns(Indicator),
    ),
    reads="indicator",
)

TARGETS: Final = Sheet(
    code="indicator_target",
    title="Indicator targets",
    about="What each indicator should have come to by a year.",
    group=GROUP,
    rows=below(IndicatorTarget, Indicator),
    columns=lambda _: (
        INDICATOR,
        stored(IndicatorTarget, "year", "Year"),
        stored(IndicatorTarget, "value", "Target value"),
        *key_columns(IndicatorTarget),
    ),
    reads="indicator_target",
)

VALUES: Final = Sheet(
    code="indicator_value",
    title="Observations",
    about="What each indicator was on a day, and where the figure comes from.",
    group=GROUP,
    rows=below(IndicatorValue, Indicator),
    columns=lambda _: (
        INDICATOR,
        stored(IndicatorValue, "observed", "Observed"),
        stored(IndicatorValue, "value", "Observed value"),
        stored(IndicatorValue, "source", "Source"),
        stored(IndicatorValue, "note", "Note"),
        *key_columns(IndicatorValue),
    ),
    reads="indicator_value",
)

SHEETS: Final = (INDICATORS, TARGETS, VALUES)
