"""Tests of the climate budget: ceiling, measures with and without figures, money per year."""

import dataclasses
import io
from functools import cache

import pikepdf

from fbdesk.reports.climate_budget import budget_years, climate_budget
from fbdesk.reports.content import Document, Landscape, TableOf
from fbdesk.reports.pdf import pdf
from tests.reports.given_periods import reporting_basis
from tests.reports.given_plans import (
    a_basis,
    basis_of,
    headings,
    rows,
    table,
    the_full_basis,
    words_of,
)
from tests.reports.pdf_structure import Structure
from tests.reports.pdf_text import letters, pages_of


@cache
def the_budget() -> Document:
    return climate_budget(reporting_basis())


def number(text: str) -> float:
    value = the_full_basis().wording.numbers.read(text)
    assert value is not None
    return value


def test_it_covers_the_four_years_of_the_economic_plan() -> None:
    years = budget_years(the_full_basis())
    assert len(years) == 4
    assert the_budget().cover.subtitle == f"Økonomiplan {years[0]}–{years[-1]}"
    ceiling = rows(table(the_budget().blocks, "Utslippsramme og baner"))
    assert [row[0] for row in ceiling] == [str(year) for year in years]


def test_the_room_is_the_ceiling_less_the_measure_path() -> None:
    for year, reference, measures, ceiling, room, _ in rows(
        table(the_budget().blocks, "Utslippsramme og baner")
    ):
        assert number(measures) <= number(reference)
        # each figure is rounded to whole tonnes on its own
        assert abs(number(ceiling) - number(measures) - number(room)) <= 1, year


def test_measures_with_and_without_figures_stand_in_tables_of_their_own() -> None:
    with_figures = rows(table(the_budget().blocks, "Tiltak med tallfestet virkning"))
    assert [row[0] for row in with_figures] == [
        "Vedtatt: andel av samlet virkning",
        "T-01",
        "",
        "Foreslått, ikke regnet med i banene: virkning alene",
        "T-02",
    ]
    without = rows(table(the_budget().blocks, "Tiltak uten tallfestet virkning"))
    assert [row[0] for row in without] == ["T-03"]
    assert "avrenning" in without[0][-1]  # what shows it is an indicator, not tonnes


def test_only_the_adopted_are_summed() -> None:
    listed = rows(table(the_budget().blocks, "Tiltak med tallfestet virkning"))
    parking, total, idea = listed[1], listed[2], listed[4]
    years = budget_years(reporting_basis())
    place = 4 + years.index(2012)
    assert (parking[place], total[place], idea[place]) == ("100", "100", "50")


def test_a_result_indicator_tells_when_it_is_done() -> None:
    assert rows(table(the_budget().blocks, "Dette viser at det er gjort")) == [
        ("T-01", "Betalt parkering", "Byutvikling", "Plasser med avgift: 1 000 plasser i 2014")
    ]


def test_money_stands_per_measure_and_kind_and_as_a_whole() -> None:
    blocks = the_budget().blocks
    operating = rows(table(blocks, "Driftsmidler per tiltak"))
    assert operating[0][:2] == ("T-01", "Betalt parkering")
    assert operating[0][-1] == operating[-1][-1] == "1 000"
    whole = rows(table(blocks, "Økonomiplanen"))
    by_name = {row[0]: row[1:] for row in whole}
    years = budget_years(reporting_basis())
    place = years.index(2011)
    # 2011: 1 million of operation less 2 million saved
    assert by_name["Drift"][place] == "1 000"
    assert by_name["Nettokostnad"][place] == "−1 000"


def test_effects_outside_the_inventory_have_a_table_only_where_there_are_any() -> None:
    assert "Utenfor klimaregnskapet" not in headings(the_budget().blocks)


def test_an_empty_plan_says_what_is_missing() -> None:
    text = words_of(climate_budget(a_basis()).blocks)
    assert "Ingen tiltak har tallfestet virkning i klimaregnskapet ennå." in text
    assert "Ingen kostnader er ført for årene i økonomiplanen." in text
    assert "Ingen vedtatte tiltak har en resultatindikator med måltall." in text
    assert "Planen har ikke klimaregnskap ennå." in text
    assert "Planen har ingen tiltak ennå." in text
    assert "Alle tiltakene i planen har tallfestet virkning." not in text


def test_an_empty_plan_has_no_table_of_dashes_and_no_wide_page() -> None:
    blocks = climate_budget(a_basis()).blocks
    assert not any(isinstance(block, Landscape | TableOf) for block in blocks)
    assert any(isinstance(block, Landscape) for block in the_budget().blocks)


def test_a_plan_that_is_not_ready_is_marked_as_a_draft() -> None:
    basis = basis_of(the_full_basis().plan)
    assert climate_budget(basis).cover.draft == "Utkast"
    assert climate_budget(dataclasses.replace(basis, final=True)).cover.draft == "Utkast"
    ready = dataclasses.replace(basis, final=True, findings=())
    assert climate_budget(ready).cover.draft == ""


@cache
def the_file() -> bytes:
    return pdf(the_budget())


def test_target_ceiling_and_paths_stand_on_one_page_before_the_wide_one() -> None:
    _, _, ceiling, measures, *_ = pages_of(the_file())
    for words in ("1 Mål og utslippsramme", "Hva tallene gjelder", "Måltallene og hvordan"):
        assert letters(words) in letters(ceiling)
    assert letters("2 Tiltak") in letters(measures)


def test_the_file_is_archivable_and_can_be_read_aloud() -> None:
    with pikepdf.open(io.BytesIO(the_file())) as document:
        structure = Structure(document)
        assert structure.standards == ("2", "A", "1")
        assert structure.title == "Klimabudsjett, Grenland"
        assert structure.pictures_without_text == 0
