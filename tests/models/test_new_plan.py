"""A new plan begins with its cities, the programme's parties, goals, heads and agreement text."""

from functools import cache

import pytest

from fbdesk.errors import UsageError
from fbdesk.models.agreement import Agreement, AgreementSection, Signatory
from fbdesk.models.city import Municipality, Party, Settings
from fbdesk.models.municipalities import municipality
from fbdesk.models.new_plan import joint_name, new_plan
from fbdesk.models.programmes.programme import load_programme, programme_codes
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from fbdesk.models.strategy import Goal, Strategy
from tests.builders import a_plan

PROGRAMME = load_programme("framtidens-byer")


@cache
def begun(*numbers: str) -> Plan:
    return a_plan(*new_plan(PROGRAMME, numbers))


def of_kind(rows: list[Row], kind: type[Row]) -> list[Row]:
    return [row for row in rows if isinstance(row, kind)]


def test_settings_come_from_the_programme() -> None:
    settings = begun("4001", "4003").settings
    assert settings.name == "Porsgrunn og Skien"
    assert settings.programme == "framtidens-byer"
    assert settings.subtitle == "Framtidens byer"
    assert (settings.start_year, settings.period_from, settings.period_to) == (2009, 2009, 2014)


def test_a_number_of_2009_gives_the_municipality_with_the_number_of_today() -> None:
    (municipality,) = begun("0806").municipalities
    assert (municipality.number, municipality.name) == ("4003", "Skien")
    assert municipality.valid_from == 2024


def test_the_parties_are_the_cities_their_county_and_those_of_the_programme() -> None:
    parties = begun("4001", "4003").parties
    names = [party.name for party in parties]
    assert names[:3] == ["Porsgrunn kommune", "Skien kommune", "Telemark fylkeskommune"]
    assert "Samferdselsdepartementet" in names
    assert [party.kind for party in parties].count("ministry") == 4
    assert [party.position for party in parties] == list(range(len(parties)))


def test_oslo_is_municipality_and_county_in_one() -> None:
    assert [p.name for p in begun("0301").parties if p.kind == "county"] == []


def test_each_focus_area_has_its_strategy_to_write() -> None:
    plan = begun("4001")
    assert {s.focus_area for s in plan.strategies} == {a.code for a in PROGRAMME.focus_areas}


def test_the_goals_are_the_programmes() -> None:
    goals = begun("4001").goals
    assert [goal.kind for goal in goals] == ["main"] + ["sub"] * len(PROGRAMME.sub_goals)
    assert "Økologiske kretsløp" in {goal.title for goal in goals}


def test_the_agreement_has_its_sections_in_order_and_is_signed_by_city_state_and_ks() -> None:
    plan = begun("4001")
    (agreement,) = plan.agreements
    assert agreement.state == "draft"
    assert [s.title for s in plan.agreement_sections] == [
        section.title.nb for section in PROGRAMME.agreement_sections
    ]
    assert all(section.text for section in plan.agreement_sections)
    kinds = [next(p for p in plan.parties if p.key == s.party).kind for s in plan.signatories]
    assert kinds == ["municipality"] + ["ministry"] * 4 + ["ks"]


@pytest.mark.parametrize("code", programme_codes())
def test_every_programme_begins_a_plan(code: str) -> None:
    rows = new_plan(load_programme(code), ["4001"])
    for kind in (Settings, Municipality, Party, Goal, Strategy, Agreement, AgreementSection):
        assert of_kind(rows, kind)
    assert a_plan(*rows).settings.programme == code
    assert of_kind(rows, Signatory)


@pytest.mark.parametrize(
    ("numbers", "message"),
    [
        ([], "needs a municipality"),
        (["4001", "4001"], "Porsgrunn is named twice"),
        (["0805", "4001"], "Porsgrunn is named twice"),
        (["1"], "no municipality 1"),
    ],
)
def test_wrong_numbers_are_refused(numbers: list[str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        new_plan(PROGRAMME, numbers)


# what is due, who meets, and how often


def test_the_programmes_meetings_are_those_of_its_founding_paper() -> None:
    series = begun("4001").meeting_series
    assert [(one.origin, one.title, one.times_per_year) for one in series] == [
        ("summit", "Politisk toppmøte", 1),
        ("administrative", "Administrativt møte", 2),
        ("area_network", "Nettverksmøte for et innsatsområde", None),
        ("state_secretaries", "Statssekretærmøte", None),
        ("ministry_group", "Administrativ departementsgruppe", None),
    ]


def test_a_series_tells_who_meets_and_belongs_to_no_body_yet() -> None:
    summit = begun("4001").meeting_series[0]
    assert summit.purpose.startswith("Statsråder, ordførere")
    assert (summit.body, summit.participants, summit.position) == (None, "", 0)


def test_there_is_a_network_for_each_focus_area_with_a_number() -> None:
    bodies = begun("4001").bodies
    assert [(body.focus_area, body.origin) for body in bodies] == [
        ("1", "transport"),
        ("2", "energy"),
        ("3", "consumption"),
        ("4", "adaptation"),
    ]
    assert begun("4001").body_members == ()


def test_a_climate_plan_has_the_councils_meetings_and_no_networks() -> None:
    plan = a_plan(*new_plan(load_programme("klimaplan"), ["4001"]))
    assert plan.bodies == ()
    assert [(one.origin, one.times_per_year) for one in plan.meeting_series] == [
        ("council", 2),
        ("management", 3),
        ("climate_group", None),
    ]


def test_two_plans_of_one_programme_have_rows_of_their_own() -> None:
    first, second = (new_plan(PROGRAMME, ["4001"]) for _ in range(2))
    assert {row.key for row in first}.isdisjoint(row.key for row in second)


def test_only_what_is_due_each_year_ends_with_the_programme() -> None:
    deadlines = begun("4001").deadlines
    assert {row.origin: (row.yearly, row.last_year) for row in deadlines} == {
        "reply": (False, None),
        "start_up": (False, None),
        "strategies": (False, None),
        "agreement": (False, None),
        "grant_account": (True, 2014),
    }
    assert {row.kind for row in deadlines} == {"programme"}


def test_a_climate_plans_budget_is_due_each_year_until_its_last() -> None:
    plan = a_plan(*new_plan(load_programme("klimaplan"), ["4001"]))
    yearly = {row.origin: row.last_year for row in plan.deadlines if row.yearly}
    assert yearly == {
        "budget_input": 2029,
        "budget_proposal": 2029,
        "budget_adopted": 2029,
        "annual_report": 2029,
    }


# places


@pytest.mark.parametrize(
    ("numbers", "name"),
    [
        (["4001"], "Porsgrunn"),
        (["4003", "4001"], "Skien og Porsgrunn"),
        (["4001", "4003", "0301"], "Porsgrunn, Skien og Oslo"),
    ],
)
def test_cities_are_named_as_one_reads_them(numbers: list[str], name: str) -> None:
    assert joint_name([municipality(number) for number in numbers]) == name


def test_the_agreement_is_named_after_both_cities() -> None:
    (agreement,) = begun("4001", "4003").agreements
    assert "Porsgrunn og Skien" in agreement.title
    assert "{places}" not in agreement.title
    assert agreement.version == "Utkast"


def test_cities_of_two_counties_have_both_counties_as_parties() -> None:
    counties = [p.name for p in begun("4001", "4601").parties if p.kind == "county"]
    assert counties == ["Telemark fylkeskommune", "Vestland fylkeskommune"]


def test_both_cities_sign_before_the_ministries() -> None:
    plan = begun("4001", "4003")
    names = {party.key: party.name for party in plan.parties}
    assert [names[one.party] for one in plan.signatories][:2] == [
        "Porsgrunn kommune",
        "Skien kommune",
    ]
    assert [one.position for one in plan.signatories] == list(range(7))  # 2 cities, 4 + KS


def test_the_county_and_business_do_not_sign_the_citys_agreement() -> None:
    plan = begun("4001")
    kinds = {party.key: party.kind for party in plan.parties}
    assert {kinds[one.party] for one in plan.signatories}.isdisjoint({"county", "business"})
    assert "county" in kinds.values()


def test_a_plan_of_two_cities_keeps_them_in_the_order_in_which_they_were_named() -> None:
    held = begun("4003", "4001").municipalities
    assert [(one.name, one.position) for one in held] == [("Skien", 0), ("Porsgrunn", 1)]
