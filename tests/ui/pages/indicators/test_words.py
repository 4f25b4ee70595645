"""How far an indicator has come, in words worked out by hand."""

from datetime import date
from typing import Any

import pytest

from fbdesk.models.followup import Indicator, IndicatorTarget, IndicatorValue
from fbdesk.models.results.indicators import IndicatorResult, indicator_result
from fbdesk.reports.numbers import numbers_in
from fbdesk.ui.pages.indicators.words import (
    directions,
    indicator_kinds,
    latest_words,
    pace_words,
    summary_words,
    trend_words,
    value_words,
    warning_words,
    way_words,
)
from tests.builders import a_plan

pytestmark = pytest.mark.usefixtures("norwegian")

NUMBERS = numbers_in("nb")
TODAY = date(2012, 1, 31)


def result_of(
    value: float | None = None, aim: float | None = None, **values: Any
) -> IndicatorResult:
    """Return the result of an indicator that began at 4 %; it was observed at the end of 2011."""
    known = {"title": "Sykkelandel", "unit": "%", "baseline": 4.0, "baseline_year": 2009}
    indicator = Indicator(**{**known, **values})
    rows: list[Any] = [indicator]
    if value is not None:
        day = date(2011, 12, 31)
        rows.append(IndicatorValue(indicator=indicator.key, observed=day, value=value))
    if aim is not None:
        rows.append(IndicatorTarget(indicator=indicator.key, year=2013, value=aim))
    return indicator_result(a_plan(*rows), indicator)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def way(result: IndicatorResult) -> str:
    return plain(way_words(result, NUMBERS))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (6.0, "50 % av veien til 8 % i 2013."),
        (8.0, "Målet på 8 % i 2013 er nådd."),
        (9.0, "Målet på 8 % i 2013 er nådd."),
        (3.0, "Lenger fra målet på 8 % i 2013 enn ved starten."),
        (None, "Målet er 8 % i 2013."),
    ],
)
def test_the_way_to_the_target(value: float | None, words: str) -> None:
    assert way(result_of(value, 8.0)) == words


def test_the_way_without_a_target() -> None:
    assert way(result_of(6.0)) == "Måltall mangler."


def test_values_have_their_unit_and_every_digit() -> None:
    assert plain(value_words(1_240.25, "km")) == "1 240,25 km"
    assert value_words(3.0, "") == "3"
    assert value_words(None, "km") == "–"


def test_the_latest_value_has_its_day() -> None:
    assert plain(latest_words(result_of(6.0), NUMBERS)) == "6 % 31. desember 2011"
    assert latest_words(result_of(), NUMBERS) == "Ikke observert ennå"


def test_the_trend_is_a_word() -> None:
    assert trend_words(result_of(6.0).trend) == "går riktig vei"
    assert trend_words(result_of(3.0).trend) == "går feil vei"
    assert trend_words(result_of(4.0).trend) == "uendret"
    assert trend_words("") == ""


def test_the_pace_is_held_against_the_line_to_the_target() -> None:
    """From 4 at the end of 2009 to 8 at the end of 2013: 6 at the end of 2011, in three digits."""
    assert plain(pace_words(result_of(6.5, 8.0), NUMBERS)) == (
        "I rute: linjen mot målet var på 6 %."
    )
    assert plain(pace_words(result_of(5.0, 8.0), NUMBERS)) == (
        "Bak skjema: linjen mot målet var på 6 %."
    )
    assert pace_words(result_of(5.0), NUMBERS) == ""
    without_unit = pace_words(result_of(5.0, 8.0, unit=""), NUMBERS)
    assert without_unit.endswith("var på 6.")


def test_the_gravest_lack_is_told() -> None:
    assert warning_words(result_of(aim=8.0), TODAY) == "Ingen observasjon ennå."
    old = date(2014, 1, 1)
    assert warning_words(result_of(6.0, 8.0), old) == "Ingen observasjon på over 18 måneder."
    assert warning_words(result_of(6.0), TODAY) == "Måltall mangler."
    assert warning_words(result_of(6.0, kind="context"), TODAY) == ""
    without = warning_words(result_of(6.0, 8.0, baseline=None), TODAY)
    assert without == "Uten utgangsverdi kan ikke veien til målet regnes ut."
    assert warning_words(result_of(6.0, 8.0), TODAY) == ""


def test_a_summary_in_one_line() -> None:
    assert plain(summary_words(result_of(6.0, 8.0), NUMBERS)) == (
        "6 % 31. desember 2011 · 50 % av veien til 8 % i 2013 · går riktig vei"
    )
    assert summary_words(result_of(), NUMBERS) == "Ikke observert ennå · Måltall mangler"


def test_codes_have_names() -> None:
    assert dict(indicator_kinds()) == {
        "result": "Resultatindikator",
        "output": "Leveranseindikator",
        "context": "Kontekstindikator",
    }
    assert dict(directions()) == {"up": "Høyere er bedre", "down": "Lavere er bedre"}
