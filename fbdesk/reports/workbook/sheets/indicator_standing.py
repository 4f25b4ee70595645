"""Where each indicator stands: its latest observation against its baseline and last target."""

from typing import Final

from fbdesk.models.results.indicators import IndicatorResult, indicator_results
from fbdesk.reports.workbook.columns import Book, Column, Kind, Sheet


def _target_year(_: Book, result: IndicatorResult) -> int | None:
    return result.target.year if result.target else None


def _trend(book: Book, result: IndicatorResult) -> str | None:
    return book.translate(result.trend) if result.trend else None


STANDING: Final = Sheet(
    code="indicator_standing",
    title="Indicators and their targets",
    about="How far each indicator has come from its baseline towards its last target.",
    group="followup",
    rows=lambda book: indicator_results(book.plan),
    columns=lambda _: (
        Column(
            code="title",
            heading="Indicator",
            value=lambda _, result: result.indicator.title,
            computed=True,
        ),
        Column(
            code="unit",
            heading="Unit",
            value=lambda _, result: result.indicator.unit,
            computed=True,
        ),
        Column(
            code="baseline",
            heading="Baseline",
            value=lambda _, result: result.indicator.baseline,
            kind=Kind.NUMBER,
            computed=True,
        ),
        Column(
            code="latest",
            heading="Latest observation",
            value=lambda _, result: result.latest.value if result.latest else None,
            kind=Kind.NUMBER,
            computed=True,
        ),
        Column(
            code="observed",
            heading="Observed",
            value=lambda _, result: result.latest.observed if result.latest else None,
            kind=Kind.DATE,
            computed=True,
        ),
        Column(
            code="target",
            heading="Last target",
            value=lambda _, result: result.target.value if result.target else None,
            kind=Kind.NUMBER,
            computed=True,
        ),
        Column(
            code="target_year",
            heading="Target year",
            value=_target_year,
            kind=Kind.YEAR,
            computed=True,
        ),
        Column(
            code="completion",
            heading="Completion",
            value=lambda _, result: result.completion,
            kind=Kind.SHARE,
            computed=True,
            formula=(
                "IF(COUNT([baseline],[latest],[target])<3,"
                '"",IF([target]=[baseline],"",([latest]-[baseline])/([target]-[baseline])))'
            ),
            about="Share of the way from the baseline to the last target. 100 % is the target.",
        ),
        Column(code="trend", heading="Trend", value=_trend, computed=True),
    ),
)
