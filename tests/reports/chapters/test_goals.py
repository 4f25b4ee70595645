"""Tests of the chapter on challenges, goals and targets."""

import pytest

from fbdesk.models.strategy import Challenge, Goal
from fbdesk.reports.chapters.goals import challenges_and_goals
from fbdesk.reports.content import ListOf, Paragraph
from tests.builders import a_target
from tests.reports.given_plans import a_basis, the_full_basis, words_of


def leads(blocks: object) -> list[str]:
    return [b.lead for b in blocks if isinstance(b, Paragraph) and b.lead]  # type: ignore[attr-defined]


def test_challenges_goals_and_targets_are_told_with_their_reasons() -> None:
    text = words_of(challenges_and_goals(the_full_basis()))
    assert "Byen er spredt (1 Areal og transport)." in text
    assert "Hovedmål: Lavere utslipp." in text
    assert "−50 % fra 2009 til 2020. Gjelder programmets sektorer." in text
    assert "Sier Stortinget." in text


def test_an_empty_chapter_says_what_is_missing() -> None:
    text = words_of(challenges_and_goals(a_basis()))
    assert "Utfordringene er ikke beskrevet ennå." in text
    assert "Det er ikke satt mål ennå." in text
    assert "Det er ikke satt måltall ennå." in text


def test_main_goals_come_first_and_areas_in_their_order() -> None:
    basis = a_basis(
        Goal(kind="sub", focus_area="0", title="Felles"),
        Goal(kind="sub", focus_area="2", title="Bygg"),
        Goal(kind="main", focus_area="0", title="Hoved"),
        Goal(kind="sub", focus_area="1", title="Transport"),
    )
    assert leads(challenges_and_goals(basis)) == [
        "Hovedmål: Hoved.",
        "Delmål: Transport.",
        "Delmål: Bygg.",
        "Delmål: Felles.",
    ]


def test_a_description_that_is_a_list_stands_below_its_title() -> None:
    basis = a_basis(Challenge(title="Mye", description="- én\n- to"))
    blocks = challenges_and_goals(basis)
    assert ListOf(("én", "to")) in blocks
    assert "Mye (0 Felles)." in leads(blocks)


def test_a_target_names_its_own_sectors() -> None:
    basis = a_basis(a_target(scope="sectors", sectors="Jordbruk\nLuftfart"))
    assert "Gjelder jordbruk, luftfart." in words_of(challenges_and_goals(basis))


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Lavere utslipp", "Lavere utslipp."),
        ("Lavere utslipp.", "Lavere utslipp."),
        ("Hvordan kutter vi? ", "Hvordan kutter vi?"),
        ("Kutt nå!", "Kutt nå!"),
    ],
)
def test_a_title_that_the_planner_closed_gets_no_second_stop(title: str, told: str) -> None:
    basis = a_basis(Goal(kind="main", title=title), a_target(title=title))
    assert leads(challenges_and_goals(basis)) == [f"Hovedmål: {told}", told]


def test_a_challenge_that_ends_with_a_stop_names_its_area_before_it() -> None:
    basis = a_basis(Challenge(focus_area="1", title="Byen er spredt."))
    assert leads(challenges_and_goals(basis)) == ["Byen er spredt (1 Areal og transport)."]
