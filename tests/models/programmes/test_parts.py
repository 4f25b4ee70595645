"""The parts of a programme: words in three languages, scopes of sectors, and what parts refuse.

The rules that hold between parts are asked of every programme that ships.
"""

import json
from datetime import date
from typing import Any

import pytest

from fbdesk.errors import FileError
from fbdesk.models.programmes.parts import TargetScope, Words
from fbdesk.models.programmes.programme import load_programme, programme_codes, read_programme
from fbdesk.resource_files import resource

EACH_PROGRAMME = pytest.mark.parametrize("code", programme_codes())
NAME = Words(nb="Alle", en="All")


def a_scope(includes: tuple[str, ...] | None = None, *excludes: str) -> TargetScope:
    return TargetScope(code="x", name=NAME, text=NAME, includes=includes, excludes=excludes)


def spoilt(code: str, *path: Any, value: object) -> bytes:
    """Return the file of a programme in which one place holds another value."""
    template = json.loads(resource("programmes", f"{code}.json").read_text(encoding="utf-8"))
    place = template
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return json.dumps(template).encode("utf-8")


@pytest.mark.parametrize(
    ("language", "shown"), [("nb", "by"), ("nn", "bygd"), ("en", "city"), ("de", "by"), ("", "by")]
)
def test_a_text_is_read_in_its_language_and_else_in_bokmaal(language: str, shown: str) -> None:
    assert Words(nb="by", en="city", nn="bygd").text(language) == shown


@pytest.mark.parametrize(("language", "shown"), [("nb", ""), ("nn", ""), ("en", "city")])
def test_an_empty_text_stays_empty_and_borrows_no_english(language: str, shown: str) -> None:
    assert Words(nb="", en="city").text(language) == shown


def test_a_scope_without_a_list_covers_every_sector_there_will_be() -> None:
    assert a_scope().covers("Veitrafikk")
    assert a_scope().covers("Romfart")


def test_a_scope_with_a_list_covers_these_sectors_alone() -> None:
    scope = a_scope(("Veitrafikk", "Oppvarming"))
    assert scope.covers("Oppvarming")
    assert not scope.covers("Luftfart")


def test_what_is_left_out_wins_over_what_is_listed() -> None:
    assert not a_scope(("Veitrafikk",), "Veitrafikk").covers("Veitrafikk")


def test_a_scope_of_nothing_covers_nothing() -> None:
    assert not a_scope(()).covers("Veitrafikk")


def test_labels_are_compared_as_they_are_published() -> None:
    assert not a_scope(("Veitrafikk",)).covers("veitrafikk")


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        (("start_year",), 2009.5, "start_year"),
        (("statuses", 0, "counts"), "yes", "statuses.0.counts"),
        (("deadlines", 0, "precision"), "week", "deadlines.0.precision"),
        (("deadlines", 0, "due"), "15.3.2008", "deadlines.0.due"),
        (("roles", 0, "level"), "borough", "roles.0.level"),
        (("funding_schemes", 0, "owner"), "bank", "funding_schemes.0.owner"),
        (("focus_areas", 0, "measured_in_tonnes"), None, "focus_areas.0.measured_in_tonnes"),
    ],
)
def test_a_wrong_value_is_named_with_its_place(
    path: tuple[Any, ...], value: object, place: str
) -> None:
    with pytest.raises(FileError) as failed:
        read_programme(spoilt("framtidens-byer", *path, value=value), "trial")
    assert f"Programme trial, {place}:" in str(failed.value)


@EACH_PROGRAMME
def test_what_counts_is_decided_and_what_is_proposed_is_not(code: str) -> None:
    statuses = load_programme(code).statuses
    assert not [status.code for status in statuses if status.counts and status.proposed]
    assert not [status.code for status in statuses if status.closed and status.proposed]
    assert any(status.counts for status in statuses)
    assert any(status.proposed for status in statuses)


@EACH_PROGRAMME
def test_a_commitment_can_be_open_agreed_and_fulfilled(code: str) -> None:
    found = {(each.agreed, each.closed) for each in load_programme(code).commitment_statuses}
    assert {(False, False), (True, False), (True, True)} <= found


@EACH_PROGRAMME
def test_some_measures_need_the_state_and_some_do_not(code: str) -> None:
    assert {each.required for each in load_programme(code).state_dependence} == {True, False}


@EACH_PROGRAMME
def test_money_that_asks_for_as_much_again_is_not_the_municipalitys_own(code: str) -> None:
    schemes = load_programme(code).funding_schemes
    assert not [scheme.code for scheme in schemes if scheme.own_effort and scheme.matched]
    assert [scheme.owner for scheme in schemes if scheme.own_effort] == ["municipality"]


@EACH_PROGRAMME
def test_sections_of_the_agreement_are_numbered_from_one_without_a_gap(code: str) -> None:
    numbers = [section.number for section in load_programme(code).agreement_sections]
    assert numbers == list(range(1, len(numbers) + 1))


@EACH_PROGRAMME
def test_every_day_of_the_programme_lies_in_or_before_its_years(code: str) -> None:
    programme = load_programme(code)
    latest = date(programme.agreement_period.last_year + 1, 12, 31)
    assert all(deadline.due <= latest for deadline in programme.deadlines)


@EACH_PROGRAMME
def test_a_plan_begins_from_figures_that_are_older_than_its_last_year(code: str) -> None:
    programme = load_programme(code)
    assert programme.start_year < programme.period.last_year


@EACH_PROGRAMME
def test_meetings_are_held_at_least_once_a_year_or_as_needed(code: str) -> None:
    times = [series.times_per_year for series in load_programme(code).meeting_series]
    assert all(each is None or 1 <= each <= 12 for each in times)
