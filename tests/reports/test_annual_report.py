"""Tests of the annual report: measures, effect to date, money, grant account, commitments."""

import dataclasses
import io
from datetime import date
from functools import cache

import pikepdf
import pytest

from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.reporting import ReportPeriod
from fbdesk.reports.annual_report import annual_report, report_year
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.year_money import own_effort_check
from fbdesk.reports.content import Callout, Document, FigureOf
from fbdesk.reports.pdf import pdf
from fbdesk.reports.reported import Reported
from tests.reports.given_periods import reporting_basis
from tests.reports.given_plans import PARKING, a_basis, flat, headings, rows, table, words_of
from tests.reports.pdf_structure import Structure

MILLION_ORE = 100_000_000


@cache
def the_report() -> Document:
    return annual_report(reporting_basis())


def with_money(*lines: CostLine | FundingLine) -> Basis:
    """Return the basis with other money than the full plan has."""
    basis = reporting_basis()
    costs = tuple(line for line in lines if isinstance(line, CostLine))
    funding = tuple(line for line in lines if isinstance(line, FundingLine))
    plan = dataclasses.replace(basis.plan, cost_lines=costs, funding_lines=funding)
    told = dataclasses.replace(basis.reported, plan=plan) if basis.reported else None
    return dataclasses.replace(basis, plan=plan, reported=told)


def a_grant(granted: int | None, paid: int | None = None, scheme: str = "md_grant") -> FundingLine:
    return FundingLine(
        measure=PARKING.key, scheme=scheme, year=2010, granted_ore=granted, paid_ore=paid
    )


def test_the_chapters_stand_in_the_order_of_the_programmes_report() -> None:
    chapters = [
        "Sammendrag",
        "Tiltakene og virkningen av dem",
        "Dette skjedde i perioden",
        "Indikatorer",
        "Penger i 2010",
        "Tilskuddsregnskap 2010",
        "Forpliktelser for alle parter",
        "Informasjon",
        "Avvik",
        "Erfaringer",
        "Vedlegg A. Beregningene",
        "Vedlegg B. Kilder og valg",
    ]
    told = headings(the_report().blocks)
    assert [title for title in told if title in chapters] == chapters


def test_the_effect_to_date_stands_beside_the_plan() -> None:
    (parking, idea, total) = rows(table(the_report().blocks, "Tiltak i innsatsområde 1"))
    # 100 t a year from 2010 to 2014 on cars: 100 in 2010, nothing left in 2020
    assert parking[:2] == ("T-01", "Betalt parkering")
    assert parking[7:9] == ("100", "0")
    assert idea[7:9] == ("–", "–")  # an idea counts nowhere
    assert total[7:9] == ("100", "0")


def test_completion_and_milestones_of_a_measure_are_told() -> None:
    parking = rows(table(the_report().blocks, "Tiltak i innsatsområde 1"))[0]
    assert parking[5] == "25 %"  # 250 of 1 000 places
    assert parking[6] == "1 av 2"


def test_each_indicator_has_its_row_and_its_small_chart() -> None:
    assert rows(table(the_report().blocks, "Indikatorer og måltall")) == [
        (
            "Plasser med avgift",
            "plasser",
            "0 (2008)",
            "250 (2010)",
            "1 000 (2014)",
            "25 %",
            "bedre",
        )
    ]
    figures = [block for block in flat(the_report().blocks) if isinstance(block, FigureOf)]
    assert len(figures) == 2  # the paths and the indicators
    assert "Plasser med avgift" in figures[1].alternative_text


def test_the_years_costs_are_held_against_the_account() -> None:
    basis = with_money(
        CostLine(
            measure=PARKING.key, year=2010, gross_ore=6 * MILLION_ORE, actual_ore=7 * MILLION_ORE
        ),
        CostLine(measure=PARKING.key, year=2010, kind="operating", gross_ore=MILLION_ORE),
        CostLine(measure=PARKING.key, year=2010, kind="saving", gross_ore=MILLION_ORE),
        CostLine(measure=PARKING.key, year=2011, gross_ore=MILLION_ORE),
    )  # fmt: skip
    costs = rows(table(annual_report(basis).blocks, "Kostnader i 2010"))
    # 6 + 1 million planned; the account of 7 is held against the 6 that it is of
    assert costs[0] == ("T-01", "Betalt parkering", "7 000", "–", "7 000", "1 000")
    assert costs[-1][1:] == ("Sum", "7 000", "–", "7 000", "1 000")


def test_the_grant_account_shows_grant_and_own_effort() -> None:
    account = rows(table(the_report().blocks, "Tilskuddsregnskap 2010"))
    assert [row[0] for row in account if len(row) == 1] == [
        "Tilskudd fra programmet",
        "Kommunenes egeninnsats",
    ]
    assert account[-1][1:] == ("Egeninnsats", "", "2 000", "2 000", "–")
    assert "Kravet om like stor egeninnsats er oppfylt." in words_of(the_report().blocks)


def test_an_own_effort_that_is_too_small_is_told_with_what_is_missing() -> None:
    basis = with_money(a_grant(3 * MILLION_ORE), a_grant(2 * MILLION_ORE, scheme="municipal"))
    box = own_effort_check(basis, 2010)
    assert box.tone == "draft"
    assert "Det mangler 1,0 mill. kr i egeninnsats." in words_of((box,))


def test_what_is_paid_out_is_checked_too() -> None:
    basis = with_money(
        a_grant(MILLION_ORE, MILLION_ORE),
        a_grant(MILLION_ORE, MILLION_ORE // 2, scheme="municipal"),
    )
    told = words_of((own_effort_check(basis, 2010),))
    assert "Bevilget: 1,0 mill. kr fra programmet" in told
    assert "Det mangler 500 000 kr i egeninnsats." in told


def test_a_grant_that_is_only_applied_for_is_no_account_yet() -> None:
    box = own_effort_check(with_money(a_grant(None)), 2010)
    assert box.texts == (
        "Ingenting er bevilget ennå, så det er ingenting å måle egeninnsatsen mot.",
    )
    assert isinstance(box, Callout)


def test_both_sides_commitments_stand_with_the_years_status() -> None:
    ours = rows(table(the_report().blocks, "Forpliktelser: Kommunene"))
    assert ours[0][0] == "F-01"
    assert ours[0][-1] == "Innført."
    theirs = rows(table(the_report().blocks, "Forpliktelser: Staten"))
    assert theirs[0][-1] == "mangler"
    projects = rows(table(the_report().blocks, "Fellesprosjekter i 2010"))
    assert projects[0][:3] == ("Felles kampanje", "Porsgrunn kommune", "Kampanje i mai.")


def test_lessons_and_outreach_are_told() -> None:
    assert "Ta handelen med." in words_of(the_report().blocks)
    told = rows(table(the_report().blocks, "Informasjonstiltak"))
    assert told == [("04.05.2010", "Åpent møte", "Handelen")]


@pytest.mark.parametrize(("period", "year"), [(None, 2010), ("Årsrapport 2009", 2009)])
def test_the_year_is_that_of_the_period(period: str | None, year: int) -> None:
    assert report_year(reporting_basis(period)) == year


def test_without_a_period_it_is_the_year_before_inside_the_plan() -> None:
    assert report_year(a_basis()) == 2009  # made in April 2009; the plan begins that year


def test_the_file_is_archivable_and_can_be_read_aloud() -> None:
    with pikepdf.open(io.BytesIO(pdf(the_report()))) as document:
        structure = Structure(document)
        assert structure.standards == ("2", "A", "1")
        assert structure.title == "Årsrapport, Grenland"
        assert structure.pictures == 2
        assert structure.pictures_without_text == 0
        assert any(page.mediabox[2] > page.mediabox[3] for page in document.pages)


def test_a_report_of_a_part_of_the_year_says_so_on_its_cover() -> None:
    quarter = ReportPeriod(
        title="Første kvartal",
        first_day=date(2010, 1, 1),
        last_day=date(2010, 3, 31),
        kind="quarter",
    )
    plan = dataclasses.replace(reporting_basis().plan, report_periods=(quarter,))
    basis = dataclasses.replace(reporting_basis(), plan=plan, reported=Reported(quarter, plan))
    cover = annual_report(basis).cover
    assert cover.subtitle == "2010"
    assert (
        cover.lines[0].replace("\u00a0", " ")
        == "Omfatter Første kvartal, 1. januar 2010 – 31. mars 2010"
    )


def test_a_report_of_a_whole_year_has_the_period_as_its_subtitle() -> None:
    cover = the_report().cover
    told = cover.subtitle.replace("\u00a0", " ")
    assert told == "Årsrapport 2010, 1. januar 2010 – 31. desember 2010"
    assert not any("Omfatter" in line for line in cover.lines)
