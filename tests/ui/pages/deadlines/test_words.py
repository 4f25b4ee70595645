"""How what is due is told: kinds, distances in time, and where each thing is at home."""

from datetime import date, timedelta
from typing import Any

import pytest

from fbdesk.models.agreement import Commitment
from fbdesk.models.city import Party
from fbdesk.models.communication import Communication, Deadline
from fbdesk.models.followup import Milestone
from fbdesk.models.occurrences import COMING, DONE, KINDS, OVERDUE, Occurrence, occurrences
from fbdesk.models.organisation import ActionItem, Meeting
from fbdesk.models.programmes.programme import load_programme
from fbdesk.models.reporting import ReportPeriod
from fbdesk.reports.numbers import numbers_in
from fbdesk.resource_files import resource
from fbdesk.ui.page_list import PAGES
from fbdesk.ui.pages.deadlines.list import group_of, grouped, matches
from fbdesk.ui.pages.deadlines.words import (
    KIND_ICONS,
    PLACES,
    colour_of,
    in_words,
    kind_names,
    place_of,
    standing,
    whose,
)
from fbdesk.ui.tokens import FOCUS_AREAS
from tests.builders import a_measure, a_plan

PROGRAMME = load_programme("framtidens-byer")
TODAY = date(2010, 6, 15)


def one(day: date = TODAY, **values: Any) -> Occurrence:
    """Return a thing that is due, of the plan's own."""
    first = {"key": "k", "row": "r", "of": Deadline, "kind": "own", "title": "Søknad", "day": day}
    return Occurrence(**{**first, **values})


@pytest.mark.usefixtures("norwegian")
@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "i dag"),
        (1, "om 1 dag"),
        (59, "om 59 dager"),
        (60, "om 2 måneder"),
        (729, "om 24 måneder"),
        (730, "om 2 år"),
        (4000, "om 10 år"),
    ],
)
def test_what_is_far_ahead_is_told_in_months_and_years(days: int, words: str) -> None:
    assert standing(one(TODAY + timedelta(days=days)), TODAY) == words


@pytest.mark.usefixtures("norwegian")
@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "1 dag over fristen"),
        (59, "59 dager over fristen"),
        (90, "3 måneder over fristen"),
        (6827, "18 år over fristen"),
    ],
)
def test_what_is_late_is_told_in_the_same_measure(days: int, words: str) -> None:
    assert standing(one(TODAY - timedelta(days=days), state=OVERDUE), TODAY) == words


@pytest.mark.usefixtures("norwegian")
def test_a_month_and_a_season_are_now_while_they_last() -> None:
    this_month = one(date(2010, 6, 30), precision="month")
    this_season = one(date(2010, 8, 31), precision="season")
    next_month = one(date(2010, 7, 31), precision="month")
    assert standing(this_month, TODAY) == "nå"
    assert standing(this_season, TODAY) == "nå"
    assert standing(next_month, TODAY) == "om 16 dager"


@pytest.mark.usefixtures("norwegian")
def test_what_is_done_is_told_so_however_long_ago() -> None:
    assert standing(one(date(2008, 1, 1), state=DONE), TODAY) == "gjort"


@pytest.mark.usefixtures("norwegian")
def test_every_kind_has_a_name_of_its_own_and_an_icon_that_ships() -> None:
    names = kind_names()
    assert tuple(names) == KINDS
    assert len(set(names.values())) == len(KINDS)
    assert set(KIND_ICONS) == set(KINDS)
    for icon in KIND_ICONS.values():
        assert resource("icons", f"{icon}.svg").is_file()


def test_what_it_is_about_stands_before_who_answers() -> None:
    assert whose(one(about="T-07", responsible="Eiendom")) == "T-07 · Eiendom"
    assert whose(one(responsible="Eiendom")) == "Eiendom"
    assert whose(one()) == ""


@pytest.mark.usefixtures("norwegian")
def test_a_thing_is_read_aloud_with_all_that_is_known_of_it() -> None:
    told = one(date(2010, 11, 30), precision="season", about="T-07")
    assert in_words(told, numbers_in("nb"), TODAY) == (
        "høsten 2010, Søknad, Egen frist, T-07, om 2 måneder"
    )


def test_a_thing_has_the_colour_of_its_focus_area_or_of_the_joint_work() -> None:
    assert colour_of(one(focus_area="2")) == FOCUS_AREAS["2"]
    assert colour_of(one()) == FOCUS_AREAS["0"]


def test_each_thing_is_at_home_on_the_page_of_its_kind() -> None:
    measure = a_measure("T-07")
    state = Party(name="Staten", kind="ministry")
    meeting = Meeting(title="Møte", dated=TODAY)
    milestone = Milestone(measure=measure.key, title="Anbud", due=TODAY)
    promise = Commitment(number="F-01", party=state.key, text="Gir midler", deadline=TODAY)
    item = ActionItem(meeting=meeting.key, text="Brev", due=TODAY)
    period = ReportPeriod(
        title="2009", first_day=date(2009, 1, 1), last_day=date(2009, 12, 31), due=TODAY
    )
    told = Communication(title="Aksjon", dated=TODAY)
    own = Deadline(title="Søknad", due=TODAY)
    plan = a_plan(measure, state, meeting, milestone, promise, item, period, told, own)
    at_home = {
        found.row: place_of(found, plan) for found in occurrences(plan, PROGRAMME, TODAY, 2010)
    }
    assert at_home[own.key] == ("", "")  # it is changed on the page of deadlines itself
    assert at_home[milestone.key] == ("measures", measure.key)
    assert at_home[promise.key] == ("agreement", promise.key)
    assert at_home[told.key] == ("information", told.key)
    there = {spec.code for spec in PAGES}
    for found, row in ((item, meeting.key), (meeting, meeting.key)):
        assert at_home[found.key] == (("meetings", row) if "meetings" in there else ("", ""))
    assert at_home[period.key] == ("reporting", period.key)


def test_no_way_leads_to_a_page_that_is_not_there() -> None:
    assert set(PLACES.values()) >= {"measures", "agreement", "meetings", "information"}
    assert place_of(one(of=Deadline), a_plan()) == ("", "")


@pytest.mark.parametrize(
    ("day", "state", "group"),
    [
        (date(2010, 6, 1), OVERDUE, "overdue"),
        (date(2010, 6, 1), DONE, "done"),
        (date(2010, 6, 15), COMING, "this_month"),
        (date(2010, 6, 30), COMING, "this_month"),
        (date(2010, 7, 1), COMING, "next_month"),
        (date(2010, 7, 31), COMING, "next_month"),
        (date(2010, 8, 1), COMING, "later"),
        (date(2011, 6, 15), COMING, "later"),
    ],
)
def test_things_stand_under_the_heading_of_their_month(day: date, state: str, group: str) -> None:
    assert group_of(one(day, state=state), TODAY) == group


def test_next_month_is_found_over_the_turn_of_the_year() -> None:
    assert group_of(one(date(2011, 1, 31)), date(2010, 12, 31)) == "next_month"
    assert group_of(one(date(2012, 1, 1)), date(2010, 12, 31)) == "later"


def test_an_empty_heading_is_left_out_and_a_full_one_tells_how_many() -> None:
    found = (one(date(2010, 6, 20), key="a"), one(date(2010, 6, 21), key="b"))
    entries = grouped(found, TODAY)
    assert entries == ["This month  2", *found]
    assert grouped((), TODAY) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("søknad", True),
        ("SØK t-07", True),
        ("eiendom", True),
        ("own deadline", True),
        ("søknad meeting", False),
        ("", True),
    ],
)
def test_search_looks_at_title_kind_and_whose(words: str, found: bool) -> None:
    told = one(about="T-07", responsible="Eiendom")
    assert matches(told, kind_names()[told.kind], words.casefold().split()) is found
