"""A new plan begins with its cities, the programme's parties, goals, heads and agreement text."""

import pytest

from fbdesk.errors import UsageError
from fbdesk.models.agreement import Agreement, AgreementSection, Signatory
from fbdesk.models.city import Municipality, Party, Settings
from fbdesk.models.new_plan import new_plan
from fbdesk.models.programme import load_programme, programme_codes
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from fbdesk.models.strategy import Goal, Strategy
from tests.builders import a_plan

PROGRAMME = load_programme("framtidens-byer")


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
