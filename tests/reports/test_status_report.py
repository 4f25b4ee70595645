"""Tests of the status report: what moved since the last period, and nothing else as news."""

import io

import pikepdf
import pytest

from fbdesk.errors import UsageError
from fbdesk.reports.content import Block, Callout, Document, Heading, KeyFigures, TableOf
from fbdesk.reports.pdf import pdf
from fbdesk.reports.reported import newest_period, period_named, reported
from fbdesk.reports.status_report import status_report
from tests.builders import a_plan
from tests.reports.given_periods import (
    FIRST,
    SECOND,
    a_reporting_plan,
    reporting_basis,
)
from tests.reports.given_plans import a_basis, flat, headings, rows, table, words_of
from tests.reports.pdf_structure import Structure


def test_a_plan_without_measures_counts_none_of_them() -> None:
    blocks = status_report(a_basis()).blocks
    assert "Planen har ingen tiltak ennå." in words_of(blocks)
    assert not any(isinstance(block, KeyFigures | TableOf) for block in flat(blocks))


def the_report(period: str | None = None) -> Document:
    return status_report(reporting_basis(period))


def before_next_chapter(blocks: tuple[Block, ...], title: str) -> str:
    """Return the words between a heading and the next of its level."""
    listed = flat(blocks)
    start = next(i for i, b in enumerate(listed) if isinstance(b, Heading) and b.text == title)
    rest = listed[start + 1 :]
    end = next((i for i, b in enumerate(rest) if isinstance(b, Heading) and b.level == 1), None)
    return words_of(rest[:end])


def test_it_tells_of_the_newest_period_against_the_closed_one() -> None:
    document = the_report()
    assert document.cover.subtitle.startswith("Årsrapport 2010, ")
    assert document.cover.draft == "Utkast"  # an open period's figures may still change
    assert headings(document.blocks)[:3] == [
        "Kort fortalt",
        "Endret siden «Årsrapport 2009»",
        "Alle endringer",
    ]


def test_measures_with_another_status_stand_first() -> None:
    moved = table(the_report().blocks, "Tiltak med ny status")
    assert rows(moved) == [
        ("T-01", "Betalt parkering", "Idé", "Vedtatt"),
        ("T-03", "Åpne bekken", "–", "Vedtatt"),
    ]


def test_the_joint_cut_is_told_before_and_now() -> None:
    moved = rows(table(the_report().blocks, "Det tiltakene kutter sammen"))
    # alone on cars that T-01 cuts by 100 t; 2020 is after its life of five years: nothing is left
    assert moved[0][0] == "1 Arealbruk og transport"
    left = rows(table(the_report().blocks, "Det som gjenstår til målene"))
    assert left[0][0] == "Halvparten i 2020"


def test_every_changed_field_stands_with_before_and_now() -> None:
    changed = rows(table(the_report().blocks, "Endringer i tiltak"))
    assert ("T-01 Betalt parkering",) in changed
    assert ("Tittel", "Parkering", "Betalt parkering") in changed
    assert ("Status", "Idé", "Vedtatt") in changed
    assert ("T-03 Åpne bekken (Ny)",) in changed
    assert not any("T-02" in row[0] for row in changed)  # nothing happened there


def test_what_is_part_of_a_measure_is_told_under_it() -> None:
    changed = rows(table(the_report().blocks, "Endringer i tiltak"))
    told = " ".join(cell for row in changed for cell in row)
    assert "Vedtak" in told  # a milestone that came
    assert "Første plasser." in told  # a note on progress


def test_only_what_happened_in_the_period_is_told_as_progress() -> None:
    told = before_next_chapter(the_report().blocks, "Dette skjedde i perioden")
    assert "Første plasser." in told
    assert "Utredet." not in told  # the year before
    assert "Bystyret" in told
    assert "ikke nådd" in told  # the signs were due in September


def test_summary_deviations_and_lessons_are_the_periods_own() -> None:
    blocks = the_report().blocks
    assert "Avgiften er innført." in before_next_chapter(blocks, "Kort fortalt")
    assert before_next_chapter(blocks, "Avvik").strip().startswith("Bekken er forsinket.")
    assert "Ta handelen med." in before_next_chapter(blocks, "Erfaringer")


def test_a_closed_period_is_told_as_it_was_and_by_whom_it_was_closed() -> None:
    document = the_report("Årsrapport 2009")
    assert document.cover.draft == ""
    assert document.cover.lines[0].replace("\u00a0", " ") == "Lukket 28. april 2010 av Kari Holm"
    assert "Betalt parkering" not in words_of(document.blocks)
    assert "Det første året." in words_of(document.blocks)


def test_a_first_report_says_that_nothing_is_before_it() -> None:
    document = the_report("Årsrapport 2009")
    told = [block.title for block in flat(document.blocks) if isinstance(block, Callout)]
    assert "Første rapport" in told


def test_a_plan_without_periods_has_its_report_too() -> None:
    document = status_report(a_basis())
    assert document.cover.subtitle == ""
    assert "Ikke skrevet ennå." in words_of(document.blocks)


# which period


@pytest.mark.parametrize(
    "wanted", ["Årsrapport 2010", "årsrapport 2010", "2010-01-01", "2010", SECOND.key]
)
def test_a_period_is_found_by_title_first_day_year_or_key(wanted: str) -> None:
    assert period_named(a_reporting_plan(), wanted).key == SECOND.key


def test_a_period_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(UsageError, match=r"period 2012. Periods: Årsrapport 2009, Årsrapport"):
        period_named(a_reporting_plan(), "2012")
    with pytest.raises(UsageError, match="no report periods"):
        reported(a_plan(), "2010")


def test_the_newest_period_is_of_the_kind_that_is_asked_for() -> None:
    plan = a_reporting_plan()
    newest = newest_period(plan, "year")
    assert newest is not None
    assert newest.key == SECOND.key
    assert newest_period(plan, "quarter") == newest  # there is none of the kind
    assert newest_period(a_plan()) is None


def test_figures_of_a_closed_period_are_the_frozen_ones() -> None:
    told = reported(a_reporting_plan(), FIRST.title)
    assert told.figures is not None
    assert told.before is None
    assert {each.number for each in told.figures.measures.values()} == {"T-01", "T-02"}


# the file


def test_the_file_is_archivable_and_can_be_read_aloud() -> None:
    with pikepdf.open(io.BytesIO(pdf(the_report()))) as document:
        structure = Structure(document)
        assert structure.standards == ("2", "A", "1")
        assert structure.language.startswith("nb")
        assert structure.title == "Statusrapport, Grenland"
        assert {"/Table", "/TH", "/H1", "/H2"} <= structure.kinds
        assert structure.pictures_without_text == 0
