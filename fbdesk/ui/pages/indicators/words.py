"""How far an indicator has come, in words: its values with their unit, the way gone, the trend."""

from datetime import date

from fbdesk.models.results.indicators import BETTER, UNCHANGED, WORSE, IndicatorResult
from fbdesk.reports.numbers import NOT_APPLICABLE, UNIT_SPACE, Numbers
from fbdesk.ui.number_text import number_text
from fbdesk.ui.translation import tr

Choices = tuple[tuple[str, str], ...]


def indicator_kinds() -> Choices:
    """Return the kinds of indicators by name."""
    return (
        ("result", tr("Result indicator")),
        ("output", tr("Output indicator")),
        ("context", tr("Context indicator")),
    )


def directions() -> Choices:
    """Return which way is better, by name."""
    return (("up", tr("Higher is better")), ("down", tr("Lower is better")))


def value_words(value: float | None, unit: str) -> str:
    """Return a value with its unit, every digit that was given; "–" where there is none."""
    if value is None:
        return NOT_APPLICABLE
    text = number_text(value)
    return f"{text}{UNIT_SPACE}{unit}" if unit else text


def completion_words(completion: float | None, numbers: Numbers) -> str:
    """Return the share of the way that is gone: `62 %`; "–" where it is not known."""
    return numbers.percent(completion)


def way_words(result: IndicatorResult, numbers: Numbers) -> str:
    """Return how far the indicator is on its way to the last target, in one sentence."""
    target = result.target
    if target is None:
        return tr("No target yet.")
    aim = value_words(target.value, result.indicator.unit)
    if result.completion is None:
        return tr("The target is {aim} in {year}.", aim=aim, year=target.year)
    if result.completion >= 1:
        return tr("The target of {aim} in {year} is reached.", aim=aim, year=target.year)
    if result.completion < 0:
        return tr("Farther from the target of {aim} in {year} than at the start.", aim=aim,
                  year=target.year)  # fmt: skip
    return tr(
        "{share} of the way to {aim} in {year}.",
        share=completion_words(result.completion, numbers),
        aim=aim,
        year=target.year,
    )


def latest_words(result: IndicatorResult, numbers: Numbers) -> str:
    """Return the latest value and its day."""
    if result.latest is None:
        return tr("Not observed yet")
    value = value_words(result.latest.value, result.indicator.unit)
    return tr("{value} on {day}", value=value, day=numbers.day(result.latest.observed))


def trend_words(trend: str) -> str:
    """Return the trend in a word, empty where there is nothing to compare."""
    return {
        BETTER: tr("going the right way"),
        WORSE: tr("going the wrong way"),
        UNCHANGED: tr("unchanged"),
    }.get(trend, "")


def pace_words(result: IndicatorResult, numbers: Numbers) -> str:
    """Return whether the indicator is where the line to its targets is, empty if not known."""
    if result.expected is None or result.on_track is None:
        return ""
    unit = result.indicator.unit
    line = numbers.significant(result.expected) + (f"{UNIT_SPACE}{unit}" if unit else "")
    if result.on_track:
        return tr("On schedule: the line to the target was at {line}.", line=line)
    return tr("Behind schedule: the line to the target was at {line}.", line=line)


def warning_words(result: IndicatorResult, today: date) -> str:
    """Return what the indicator lacks most, empty where nothing."""
    indicator = result.indicator
    if result.latest is None:
        return tr("No observation yet.")
    if result.is_out_of_date(today):
        return tr("No observation for more than 18 months.")
    if not result.targets and indicator.kind != "context":
        return tr("No target yet.")
    if result.completion is None and indicator.baseline is None and result.targets:
        return tr("Without a baseline the way to the target cannot be told.")
    return ""


def summary_words(result: IndicatorResult, numbers: Numbers) -> str:
    """Return how an indicator stands in one line."""
    parts = (latest_words(result, numbers), way_words(result, numbers).rstrip("."),
             trend_words(result.trend))  # fmt: skip
    return " · ".join(part for part in parts if part)
