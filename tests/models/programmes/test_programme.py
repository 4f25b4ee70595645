"""The programme template says what the programme note says, and refuses to contradict itself."""

import copy
import json
from datetime import date
from typing import Any

import pytest

from fbdesk.errors import FileError, UsageError
from fbdesk.models.declarations import KINDS, fields
from fbdesk.models.inventory_sectors import known_sector, sector_name, sectors
from fbdesk.models.programmes.parts import Words
from fbdesk.models.programmes.programme import (
    Programme,
    load_programme,
    programme_codes,
    read_programme,
)
from fbdesk.models.row import Code, LongText
from fbdesk.models.strategy import Strategy
from fbdesk.resource_files import resource


@pytest.fixture
def programme() -> Programme:
    return load_programme("framtidens-byer")


@pytest.fixture
def template() -> dict[str, Any]:
    """Return the file as parsed JSON, to be spoilt by a test."""
    text = resource("programmes", "framtidens-byer.json").read_text(encoding="utf-8")
    return copy.deepcopy(json.loads(text))


def read(template: dict[str, Any]) -> Programme:
    return read_programme(json.dumps(template).encode("utf-8"), "trial")


def test_the_programme_ships_with_the_program() -> None:
    assert "framtidens-byer" in programme_codes()


def test_an_unknown_programme_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"no programme byvekst\. Known: .*framtidens-byer"):
        load_programme("byvekst")


def test_a_programme_code_is_never_taken_for_a_path() -> None:
    with pytest.raises(UsageError):
        load_programme("../inventory/sectors")


def test_thirteen_cities_take_part_and_twelve_were_invited(programme: Programme) -> None:
    assert len(programme.cities) == 13
    assert [city.name for city in programme.cities if not city.invited] == ["Sandnes"]


def test_three_pairs_of_cities_plan_together(programme: Programme) -> None:
    pairs = {frozenset({city.name, *city.plans_with}) for city in programme.cities}
    assert {pair for pair in pairs if len(pair) == 2} == {
        frozenset({"Stavanger", "Sandnes"}),
        frozenset({"Porsgrunn", "Skien"}),
        frozenset({"Sarpsborg", "Fredrikstad"}),
    }


def test_with_thirteen_cities_the_agreement_has_twenty_one_partners(programme: Programme) -> None:
    assert len(programme.cities) + len(programme.parties) == 21
    assert sum(party.kind == "ministry" for party in programme.parties) == 4


def test_the_programme_and_its_agreement_have_each_their_period(programme: Programme) -> None:
    assert (programme.period.first_year, programme.period.last_year) == (2009, 2014)
    assert (programme.agreement_period.first_year, programme.agreement_period.last_year) == (
        2008,
        2014,
    )


def test_the_note_names_nine_tasks_in_four_areas_and_we_add_the_joint_ones(
    programme: Programme,
) -> None:
    tasks = {area.code: len(area.tasks) for area in programme.focus_areas}
    assert tasks == {"1": 3, "2": 2, "3": 2, "4": 2, "0": 3}
    assert programme.task("1.3").name.en == "Limit car use"


def test_colours_are_those_of_the_design(programme: Programme) -> None:
    assert {area.code: area.colour for area in programme.focus_areas} == {
        "1": "#1F6FB2",
        "2": "#D9822B",
        "3": "#5B8C2A",
        "4": "#7A5BA8",
        "0": "#6B7775",
    }


def test_adaptation_is_not_measured_in_tonnes(programme: Programme) -> None:
    without = [area.code for area in programme.focus_areas if not area.measured_in_tonnes]
    assert without == ["4"]


@pytest.mark.parametrize("status", ["adopted", "started", "completed"])
def test_what_is_decided_counts_on_the_measures_path(programme: Programme, status: str) -> None:
    assert programme.counts(status)


@pytest.mark.parametrize("status", ["idea", "study", "postponed", "stopped", "of another plan"])
def test_what_is_not_decided_does_not_count(programme: Programme, status: str) -> None:
    assert not programme.counts(status)


def test_the_programme_scope_leaves_industry_out(programme: Programme) -> None:
    covered = [
        sector.label for sector in sectors() if programme.scope("programme").covers(sector.label)
    ]
    assert covered == ["Veitrafikk", "Oppvarming", "Energiforsyning", "Avfall og avløp"]


def test_a_sector_that_is_published_later_belongs_to_all_but_not_to_the_programme(
    programme: Programme,
) -> None:
    assert programme.scope("all").covers("Romfart")
    assert programme.scope("without_industry").covers("Romfart")
    assert not programme.scope("without_industry").covers("Industri, olje og gass")
    assert not programme.scope("programme").covers("Romfart")


def test_scopes_speak_of_sectors_by_their_published_labels(programme: Programme) -> None:
    labels = {sector.label for sector in sectors()}
    for scope in programme.target_scopes:
        assert {*(scope.includes or ()), *scope.excludes} <= labels


def test_the_reply_was_due_on_15_march_2008_and_the_grant_account_is_yearly(
    programme: Programme,
) -> None:
    due = {deadline.code: deadline for deadline in programme.deadlines}
    assert due["reply"].due == date(2008, 3, 15)
    assert (due["grant_account"].due.day, due["grant_account"].due.month) == (1, 5)
    assert [deadline.code for deadline in programme.deadlines if deadline.yearly] == [
        "grant_account"
    ]


def test_the_programme_grant_asks_for_an_own_effort(programme: Programme) -> None:
    assert programme.funding_scheme("md_grant").matched
    assert not programme.funding_scheme("enova").matched
    assert [scheme.code for scheme in programme.funding_schemes if scheme.own_effort] == [
        "municipal"
    ]


def test_the_agreement_has_ten_numbered_sections_with_text(programme: Programme) -> None:
    assert [section.number for section in programme.agreement_sections] == list(range(1, 11))
    assert all(section.text.nb and section.text.en for section in programme.agreement_sections)


def test_the_six_strategy_heads_are_the_columns_of_a_strategy(programme: Programme) -> None:
    columns = [field.name for field in fields(Strategy) if field.mark(LongText)]
    assert [head.code for head in programme.strategy_heads] == columns


def test_every_code_that_a_plan_leaves_to_the_programme_is_listed(programme: Programme) -> None:
    left = {
        mark.of
        for kind in KINDS
        for field in fields(kind)
        if (mark := field.mark(Code)) and not mark.values and mark.of != "method"
    }
    assert {of: bool(programme.choices(of)) for of in left} == dict.fromkeys(left, True)


def test_lists_that_the_plan_itself_fixes_agree_with_the_programme(programme: Programme) -> None:
    for kind in KINDS:
        for field in fields(kind):
            mark = field.mark(Code)
            if mark and mark.of in {"party_kind", "priority", "state_dependence"}:
                listed = {code for code, _ in programme.choices(mark.of)}
                assert listed == set(mark.values) - {""}


def test_a_code_that_the_programme_lacks_is_answered_with_the_known_ones(
    programme: Programme,
) -> None:
    with pytest.raises(UsageError, match=r"has no 9\. Known: 1, 2, 3, 4, 0"):
        programme.focus_area("9")
    with pytest.raises(UsageError, match="Known: idea, study"):
        programme.status("dreamt")
    assert programme.focus_area("4").short_name.nb == "Klimatilpasning"


def test_a_list_that_the_programme_does_not_have_is_an_error(programme: Programme) -> None:
    with pytest.raises(UsageError, match="no list of weather"):
        programme.choices("weather")


def test_what_is_our_own_says_so(programme: Programme) -> None:
    ours = {decision.part for decision in programme.ours}
    assert {"statuses", "agreement_sections", "target_scopes"} <= ours
    assert all(hasattr(programme, part) or part == "agreement_heads" for part in ours)


def test_every_source_says_what_it_gives(programme: Programme) -> None:
    assert all(source.title and source.gives for source in programme.sources)
    assert all(source.url.startswith("http") for source in programme.sources if source.url)


def test_no_text_is_copied_from_the_note_or_asks_politely(programme: Programme) -> None:
    text = resource("programmes", "framtidens-byer.json").read_text(encoding="utf-8")
    assert "vennligst" not in text.lower()
    assert "!" not in text
    assert "redusere de samlete klimagassutslippene" not in text
    assert programme.main_goal.nb


def test_nynorsk_falls_back_to_bokmal_and_never_to_english() -> None:
    assert Words("tiltak", "measure").text("nn") == "tiltak"
    assert Words("by", "city", "bygd").text("nn") == "bygd"
    assert Words("tiltak", "measure").text("en") == "measure"


def test_a_misspelt_key_is_named_with_its_place(template: dict[str, Any]) -> None:
    template["statuses"][2]["count"] = True
    with pytest.raises(FileError, match=r"Programme trial, statuses\.2\.count"):
        read(template)


def test_a_missing_translation_is_named_with_its_place(template: dict[str, Any]) -> None:
    del template["focus_areas"][0]["name"]["en"]
    with pytest.raises(FileError, match=r"focus_areas\.0\.name\.en"):
        read(template)


def test_a_year_in_quotation_marks_is_not_taken_for_a_number(template: dict[str, Any]) -> None:
    template["start_year"] = "2009"
    with pytest.raises(FileError, match="start_year"):
        read(template)


def test_a_code_that_stands_twice_is_refused(template: dict[str, Any]) -> None:
    template["statuses"].append(template["statuses"][0])
    with pytest.raises(FileError, match="'idea' stands 2 times"):
        read(template)


def test_a_task_in_the_wrong_area_is_refused(template: dict[str, Any]) -> None:
    template["focus_areas"][0]["tasks"][0]["code"] = "2.9"
    with pytest.raises(FileError, match=r"'2\.9' stands in area '1'"):
        read(template)


@pytest.mark.parametrize(
    ("part", "key", "value", "words"),
    [
        ("networks", "focus_area", "7", "no focus area '7'"),
        ("parties", "kind", "club", "no kind of party 'club'"),
        ("cities", "plans_with", ["Atlantis"], "Sarpsborg plans with 'Atlantis'"),
    ],
)
def test_a_reference_to_nothing_is_refused(
    template: dict[str, Any], part: str, key: str, value: object, words: str
) -> None:
    template[part][0][key] = value
    with pytest.raises(FileError, match=words):
        read(template)


def test_a_period_that_ends_before_it_begins_is_refused(template: dict[str, Any]) -> None:
    template["period"] = {"first_year": 2014, "last_year": 2009}
    with pytest.raises(FileError, match="ends before it begins"):
        read(template)


def test_text_that_is_no_json_is_refused() -> None:
    with pytest.raises(FileError, match="Programme trial"):
        read_programme(b"<html>", "trial")


def test_sectors_are_known_by_label_in_any_case_and_by_alias() -> None:
    assert [
        found.code if (found := known_sector(label)) else None
        for label in ("Veitrafikk", " veitrafikk\n", "Produkter med fluorgasser", "Fluorgasser")
    ] == ["road_traffic", "road_traffic", "fluorinated_gases", "fluorinated_gases"]
    assert known_sector("Romfart") is None


def test_a_sector_has_a_name_for_people_and_an_unknown_one_its_label() -> None:
    assert sector_name("produkter med fluorgasser", "nb") == "Produkter med fluorgasser"
    assert sector_name("Veitrafikk", "en") == "Road traffic"
    assert sector_name("Romfart", "en") == "Romfart"


def test_there_are_ten_sectors_and_five_have_a_focus_area() -> None:
    assert len(sectors()) == 10
    assert [sector.focus_area for sector in sectors() if sector.focus_area] == [
        *("1", "1", "2", "2", "3")
    ]
