"""Tests of the summary: key figures, what they cover, the targets."""

import pytest

from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.summary import key_figures, scope_box, summary, targets_table
from fbdesk.reports.content import FigureOf, KeyFigures, Paragraph
from tests.builders import a_target
from tests.reports.given_plans import a_basis, rows, the_full_basis, words_of


@pytest.fixture(scope="module")
def basis() -> Basis:
    return the_full_basis()


def figures(basis: Basis) -> dict[str, str]:
    return {
        figure.label: figure.figure.replace("\u00a0", " ").replace("\u202f", " ")
        for figure in key_figures(basis)
    }


def test_key_figures_give_start_target_cut_and_what_is_left(basis: Basis) -> None:
    # cars grow 1 % a year: 1 000 · 1.01^11 = 1 115.67 t in 2020; T-01 has ended by then
    assert figures(basis) == {
        "Utslipp 2009": "1 000 t",
        "Mål 2020": "500 t",
        "Tiltakene kutter i 2020": "0 t",
        "Gjenstår til målet": "616 t",
    }


def test_a_plan_without_targets_has_only_its_start() -> None:
    assert list(figures(a_basis(personbiler_t=1_000))) == ["Utslipp 2009"]


def test_a_plan_without_inventory_has_no_key_figures() -> None:
    blocks = summary(a_basis())
    assert not any(isinstance(block, KeyFigures) for block in blocks)
    assert "Klimaregnskapet mangler" in words_of(blocks)


def test_a_target_that_is_passed_says_by_how_much() -> None:
    basis = a_basis(a_target(0.0), personbiler_t=1_000)
    assert figures(basis)["Forbi målet"] == "0 t"


def test_the_box_says_what_the_target_covers_and_how_small_a_part_it_is(basis: Basis) -> None:
    text = words_of([scope_box(basis)])
    assert "Programmets sektorer: veitrafikk" in text
    assert "I 2009 var dette 10 % av alle utslipp" in text  # 1 000 of 10 000 t
    assert "Resten, 9 000 t, er utenfor målet." in text


def test_the_box_of_a_plan_without_inventory_claims_no_share() -> None:
    assert "av alle utslipp" not in words_of([scope_box(a_basis())])


def test_every_target_has_its_row(basis: Basis) -> None:
    assert rows(targets_table(basis)) == [
        ("Halvparten i 2020", "Programmets sektorer", "1 000", "500", "1 116", "616", "–")
    ]


def test_the_chapter_counts_the_measures_that_count(basis: Basis) -> None:
    text = words_of([block for block in summary(basis) if isinstance(block, Paragraph)])
    assert "planlegger 3 tiltak i 2 innsatsområder i 2009–2014. 2 av dem er vedtatt" in text


def test_the_paths_are_drawn_with_text_for_those_who_hear_them(basis: Basis) -> None:
    (picture,) = (block for block in summary(basis) if isinstance(block, FigureOf))
    assert picture.svg.startswith("<?xml")
    assert picture.alternative_text.startswith("Linjediagram")
