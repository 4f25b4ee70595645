"""Measures that parties tie to commitments in Word, or let go, are found one by one."""

from dataclasses import replace
from pathlib import Path

import pytest
from docx.document import Document as WordDocument  # noqa: TID253 the tests edit as Word does

from fbdesk.exchange.agreement.difference import Difference
from fbdesk.models.agreement import CommitmentMeasure
from fbdesk.models.snapshot import Plan
from tests.builders import a_measure
from tests.exchange.word_files import (
    BIKES,
    LANE,
    change_of,
    copy_row,
    edited,
    only,
    plan_of,
    repacked,
    row_of,
    told,
    write,
)

MEASURES = 3
TRAM = a_measure("T-10", key="tram", title="Bybane fase 2", position=2)
UNKNOWN = "Write the number of each measure, with a comma between two of them."


def found(folder: Path, number: str, written: str, plan: Plan | None = None) -> list[Difference]:
    """Return what differs after the measures beside a commitment were written anew."""
    path = edited(folder, lambda word: write(word, number, MEASURES, written))
    return list(change_of(path, plan).differences)


def ends(differences: list[Difference]) -> list[tuple[object, object]]:
    """Return for each difference the measure that the plan has, and the one that the file has."""
    return [(each.ours, each.theirs) for each in differences]


def test_a_measure_written_beside_a_commitment_is_tied_to_it(tmp_path: Path) -> None:
    (tied,) = found(tmp_path, "F-01", "T-02")
    assert (tied.about, tied.change, tied.part) == ("commitment", "changed", "measures")
    assert (tied.key, tied.name, tied.ours, tied.theirs) == ("parking", "F-01", None, "bikes")
    assert tied.values == {"measure": "bikes", "linked": True}
    assert tied.is_proposed


def test_a_measure_taken_out_of_the_cell_is_let_go(tmp_path: Path) -> None:
    (gone,) = found(tmp_path, "F-02", "")
    assert (gone.change, gone.ours, gone.theirs) == ("changed", "lane", None)
    assert gone.values == {"measure": "lane", "linked": False}
    assert gone.is_proposed


def test_one_measure_in_place_of_another_is_two_differences(tmp_path: Path) -> None:
    differences = found(tmp_path, "F-02", "T-02")
    assert ends(differences) == [(None, "bikes"), ("lane", None)]
    assert len({each.id for each in differences}) == 2


@pytest.mark.parametrize(
    "written",
    [
        *("T-01, T-02, T-10", "t-01;T-02\nT-10", "T-01 og T-02 samt T-10", "T-10 / T-01 & T-02"),
        *("T-01 Kollektivfelt, T-02 Gang- og sykkelvei, T-10", "T-01, T-02, T-10."),
        "kollektivfelt, Gang- og  sykkelvei, Bybane fase 2",
    ],
)
def test_measures_are_understood_as_people_write_them(tmp_path: Path, written: str) -> None:
    tied = ends(found(tmp_path, "F-02", written, plan_of(TRAM)))
    assert sorted(tied) == [(None, "bikes"), (None, "tram")]


def test_a_number_within_a_longer_one_is_not_meant(tmp_path: Path) -> None:
    short = a_measure("T-1", key="short", position=2)
    assert ends(found(tmp_path, "F-01", "T-10", plan_of(TRAM, short))) == [(None, "tram")]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("T-99", "T-99"),
        ("T-02 og T-99", "T-99"),
        ("Sykkelhotell", "Sykkelhotell"),
        ("T-01–T-02", "T-01–T-02"),
        ("T-01-T-02", "T-01-T-02"),
        ("T-01 til T-02", "T-01 til T-02"),
    ],
)
def test_words_that_name_no_measure_are_told_and_cannot_be_taken(
    tmp_path: Path, written: str, words: str
) -> None:
    *_, strange = found(tmp_path, "F-01", written)
    assert strange.problem is not None
    assert strange.problem.text == f"The plan has no measure {words}. {UNKNOWN}"
    assert (strange.can_be_taken, strange.values, strange.written) == (False, {}, words)


@pytest.mark.parametrize("written", ["–", "-", " "])
def test_a_dash_is_no_measure(tmp_path: Path, written: str) -> None:
    assert found(tmp_path, "F-01", written) == []


# three-way


def test_what_the_plan_tied_since_stays_tied(tmp_path: Path) -> None:
    since = CommitmentMeasure(key="since", commitment="buses", measure="bikes")
    assert found(tmp_path, "F-02", "T-01", plan_of(since)) == []


def test_what_the_plan_let_go_since_stays_away(tmp_path: Path) -> None:
    assert found(tmp_path, "F-02", "T-01", plan_of(without="link")) == []


def test_what_both_did_is_no_difference(tmp_path: Path) -> None:
    since = CommitmentMeasure(key="since", commitment="buses", measure="bikes")
    both = plan_of(since, without="link")
    assert found(tmp_path, "F-02", "T-02", both) == []


def test_a_measure_numbered_anew_since_is_the_one_that_the_file_meant(tmp_path: Path) -> None:
    swapped = plan_of(replace(LANE, number="T-02"), replace(BIKES, number="T-01"))
    assert found(tmp_path, "F-02", "T-01", swapped) == []
    assert ends(found(tmp_path, "F-02", "", swapped)) == [("lane", None)]


def test_a_measure_deleted_since_is_told_only_where_somebody_wrote_it(tmp_path: Path) -> None:
    shorter = plan_of(without="lane")
    assert found(tmp_path, "F-02", "T-01", shorter) == []
    (strange,) = found(tmp_path, "F-01", "T-01", shorter)
    assert strange.problem is not None
    assert strange.problem.text.startswith("The plan has no measure T-01.")


def test_without_memory_a_person_decides_what_is_let_go(tmp_path: Path) -> None:
    since = CommitmentMeasure(key="since", commitment="parking", measure="bikes")
    (gone,) = change_of(repacked(tmp_path, "customXml/item2"), plan_of(since)).differences
    assert (gone.change, gone.part, gone.ours) == ("gone", "measures", "bikes")
    assert gone.can_be_taken
    assert not gone.is_proposed


# the table


def test_a_new_commitment_has_the_measures_that_stand_beside_it(tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        copy_row(
            word, "F-02", "F-09", "Samferdselsdepartementet", "Bygger bane.", "T-02, T-01", "", ""
        )

    new = only(change_of(edited(tmp_path, edit)))
    assert new.values["measures"] == ("bikes", "lane")
    assert new.is_proposed


def test_a_new_commitment_with_a_strange_measure_waits_until_it_is_mended(tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        copy_row(word, "F-02", "", "Samferdselsdepartementet", "Bygger bane.", "T-9", "", "")

    new = only(change_of(edited(tmp_path, edit)))
    assert new.problem is not None
    assert new.problem.text.startswith("The plan has no measure T-9.")


def test_a_table_without_the_column_says_nothing_of_measures(tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        for table in word.tables:
            if len(table.columns) == 6 and table.rows[0].cells[MEASURES].text == "Tiltak":
                for row in table.rows:
                    cells = row._tr.tc_lst
                    if len(cells) == 6:
                        row._tr.remove(cells[MEASURES])

    assert told(change_of(edited(tmp_path, edit))) == []


def test_a_measure_stands_with_the_comment_beside_it(tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        write(word, "F-01", MEASURES, "T-02")
        runs = row_of(word, "F-01").cells[MEASURES].paragraphs[0].runs
        word.add_comment(runs, text="Skal den med?", author="Kari", initials="K")

    assert only(change_of(edited(tmp_path, edit))).remarks[0].text == "Skal den med?"
