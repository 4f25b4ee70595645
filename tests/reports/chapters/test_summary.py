"""Tests of the summary: key figures, what they cover, the targets."""

import dataclasses

import pytest

from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.summary import key_figures, scope_box, summary, targets_table
from fbdesk.reports.content import FigureOf, KeyFigures, Paragraph
from tests.builders import a_measure, a_reduction, a_target
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
    assert "planlegger 3 tiltak i 2009–2014, i 2 innsatsområder. 2 av dem er vedtatt" in text


def test_the_paths_are_drawn_with_text_for_those_who_hear_them(basis: Basis) -> None:
    (picture,) = (block for block in summary(basis) if isinstance(block, FigureOf))
    assert picture.svg.startswith("<?xml")
    assert picture.alternative_text.startswith("Linjediagram")


def in_words(basis: Basis) -> str:
    """Return the first paragraph of the chapter."""
    return next(block.text for block in summary(basis) if isinstance(block, Paragraph))


def test_one_measure_in_one_area_is_told_in_the_singular() -> None:
    said = in_words(a_basis(*a_reduction(100), personbiler_t=1_000))
    assert said == (
        "Porsgrunn planlegger 1 tiltak i 2009–2014, i 1 innsatsområde. "
        "1 av dem er vedtatt, påbegynt eller gjennomført, og teller i banene."
    )
    english = in_words(a_basis(*a_reduction(100), personbiler_t=1_000, language="en"))
    assert "1 measure in 2009–2014, in 1 focus area. 1 of them is" in english


def test_measures_that_nobody_has_decided_do_not_count() -> None:
    said = in_words(a_basis(a_measure(status="idea"), a_measure("T-02", status="idea")))
    assert "planlegger 2 tiltak i 2009–2014, i 1 innsatsområde." in said
    assert said.endswith(
        "Ingen av dem er vedtatt, påbegynt eller gjennomført, så ingen teller i banene."
    )


def test_joint_measures_belong_to_no_area() -> None:
    said = in_words(a_basis(a_measure(focus_area="0")))
    assert said.startswith("Porsgrunn planlegger 1 tiltak i 2009–2014. ")


def test_a_plan_without_measures_says_so_and_counts_none() -> None:
    assert in_words(a_basis()) == "Planen har ingen tiltak ennå."
    assert in_words(a_basis(language="en")) == "The plan has no measures yet."


def test_measures_that_raise_emissions_are_not_said_to_cut() -> None:
    basis = a_basis(*a_reduction(-300), a_target(), personbiler_t=1_000)
    assert figures(basis)["Tiltakene øker utslippene i 2020 med"] == "300 t"
    assert figures(basis)["Gjenstår til målet"] == "800 t"  # 1 000 + 300 − 500
    assert not any(label.startswith("Tiltakene kutter") for label in figures(basis))


@pytest.mark.parametrize(
    ("at_year_t", "band", "told"),
    [
        (700.0, (600.0, 850.0), "spenn 150–400"),  # the reference is 1 000 t
        (1_300.0, (1_200.0, 1_450.0), "spenn 200–450"),
        (990.0, (900.0, 1_050.0), "spenn −50 – 100"),
    ],
)
def test_the_range_reads_the_way_of_its_figure(
    at_year_t: float, band: tuple[float, float], told: str
) -> None:
    basis = a_basis(*a_reduction(300), a_target(), personbiler_t=1_000)
    main = basis.results.main_target
    assert main is not None
    given = dataclasses.replace(main, measures_at_year_t=at_year_t, band_t={2020: band})
    results = dataclasses.replace(basis.results, main_target=given)
    (note,) = [
        figure.note
        for figure in key_figures(dataclasses.replace(basis, results=results))
        if figure.label.startswith("Tiltakene")
    ]
    assert note == told


def test_the_box_of_a_target_that_covers_all_leaves_no_rest() -> None:
    basis = a_basis(a_target(), personbiler_t=1_000)
    text = words_of([scope_box(basis)])
    assert "I 2009 var dette alle utslipp i kommunenes klimaregnskap." in text
    assert "Resten" not in text


@pytest.mark.parametrize("gap_t", [0.0, -0.0, -500.0])
def test_the_figure_of_what_is_beyond_the_target_is_never_negative(gap_t: float) -> None:
    basis = a_basis(*a_reduction(300), a_target(), personbiler_t=1_000)
    main = basis.results.main_target
    assert main is not None
    given = dataclasses.replace(main, gap_t=gap_t)
    results = dataclasses.replace(basis.results, main_target=given)
    shown = figures(dataclasses.replace(basis, results=results))
    assert shown["Forbi målet"] == ("500 t" if gap_t else "0 t")


def test_the_box_names_the_sectors_of_a_list_once() -> None:
    basis = a_basis(a_target(scope="sectors", sectors="Veitrafikk\nLuftfart"), personbiler_t=1_000)
    (first, *_) = scope_box(basis).texts
    assert first == "Veitrafikk, Luftfart."
