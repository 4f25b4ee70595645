"""What parties do to the agreement in Word is found again, each change for itself, and no more."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx.document import Document as WordDocument  # noqa: TID253 the tests edit as Word does

from fbdesk.errors import FileError, InputError
from fbdesk.exchange.agreement.comparison import compare, spaced
from fbdesk.exchange.agreement.returned import read_agreement
from fbdesk.models.agreement import Commitment
from tests.builders import a_plan
from tests.exchange.word_files import (
    AGREEMENT,
    BUSES,
    HEATING,
    MONEY,
    OFFICE,
    PARKING,
    change_of,
    condition_row,
    copy_below,
    copy_row,
    edited,
    only,
    paragraph_of,
    plan_of,
    repacked,
    row_of,
    strike,
    strike_end,
    strike_row,
    through_office,
    told,
    untouched,
    without_bookmarks,
    write,
    write_cell,
    write_in,
)

NUMBER, PARTY, TEXT, MEASURES, DEADLINE, STATUS = range(6)
WORDED = "Innfører betalt parkering i hele byen."


def texts(change: object) -> list[str]:
    return [message.text for message in change.messages]  # type: ignore[attr-defined] # a change


# nothing changed


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_file_that_nobody_touched_differs_in_nothing(tmp_path: Path, language: str) -> None:
    change = change_of(untouched(tmp_path, language))
    assert (change.differences, change.messages) == ((), ())


def test_saving_it_again_from_python_changes_nothing(tmp_path: Path) -> None:
    assert change_of(edited(tmp_path, lambda word: word)).differences == ()


def test_what_the_plan_changed_and_the_parties_left_alone_is_no_difference(tmp_path: Path) -> None:
    newer = plan_of(replace(PARKING, text="Tar betalt for parkering.", deadline=date(2012, 1, 1)))
    change = change_of(untouched(tmp_path), newer)
    assert change.differences == ()
    (told_once,) = texts(change)
    assert told_once == (
        "Worded anew in the plan since the file was made on 20.04.2009, and left alone by the "
        "parties: F-01. The plan's words stay."
    )


def test_a_commitment_made_since_is_not_missing_in_the_file(tmp_path: Path) -> None:
    since = Commitment(key="since", number="F-04", party="city", text="Ny.", position=3)
    assert change_of(untouched(tmp_path), plan_of(since)).differences == ()


def test_a_commitment_taken_away_since_is_not_new(tmp_path: Path) -> None:
    assert change_of(untouched(tmp_path), plan_of(without="heating")).differences == ()


# a commitment changed


def test_other_words_are_a_new_wording_that_keeps_its_bold_words(tmp_path: Path) -> None:
    found = only(change_of(edited(tmp_path, lambda word: write(word, "F-01", TEXT, WORDED))))
    assert (found.about, found.change, found.part, found.key) == (
        *("commitment", "changed", "text"),
        "parking",
    )
    assert found.ours == PARKING.text
    assert found.theirs == "Innfører **betalt** parkering i hele byen."
    assert found.values == {"text": found.theirs}
    assert found.is_proposed


def test_a_second_paragraph_in_the_cell_is_a_second_line(tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        row_of(word, "F-02").cells[TEXT].add_paragraph("Fra 2010.")

    assert only(change_of(edited(tmp_path, edit))).theirs == f"{BUSES.text}\nFra 2010."


@pytest.mark.parametrize(
    ("column", "written", "part", "value"),
    [
        (PARTY, "telemark  Fylkeskommune", "party", "county"),
        (DEADLINE, "1.7.2011", "deadline", date(2011, 7, 1)),
        (DEADLINE, "1. juli 2011", "deadline", date(2011, 7, 1)),
        (DEADLINE, "juni 2011", "deadline", date(2011, 6, 30)),
        (DEADLINE, "2011", "deadline", date(2011, 12, 31)),
        (DEADLINE, "", "deadline", None),
        (STATUS, "i arbeid", "status", "in_progress"),
        (STATUS, "Fulfilled", "status", "fulfilled"),
    ],
)
def test_party_deadline_and_status_are_understood_as_people_write_them(
    tmp_path: Path, column: int, written: str, part: str, value: object
) -> None:
    found = only(change_of(edited(tmp_path, lambda word: write(word, "F-01", column, written))))
    assert (found.part, found.theirs, found.values) == (part, value, {part: value})
    assert found.is_proposed


def test_the_same_day_in_other_words_is_no_difference(tmp_path: Path) -> None:
    path = edited(tmp_path, lambda word: write(word, "F-01", DEADLINE, "31. desember 2010"))
    assert change_of(path).differences == ()


@pytest.mark.parametrize(
    ("column", "written", "words"),
    [
        (PARTY, "Bamble kommune", "The plan has no party Bamble kommune."),
        (PARTY, "", "The party is missing in the file."),
        (DEADLINE, "snart", "The deadline snart is no day."),
        (STATUS, "Nesten", "There is no status Nesten. Statuses: Foreslått, Avtalt,"),
    ],
)
def test_what_is_not_understood_is_told_and_cannot_be_taken(
    tmp_path: Path, column: int, written: str, words: str
) -> None:
    found = only(change_of(edited(tmp_path, lambda word: write(word, "F-01", column, written))))
    assert found.problem is not None
    assert found.problem.text.startswith(words)
    assert (found.can_be_taken, found.values, found.written) == (False, {}, written)


def test_several_changes_in_a_row_are_several_differences(tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        write(word, "F-01", TEXT, WORDED)
        write(word, "F-01", STATUS, "Oppfylt")

    assert told(change_of(edited(tmp_path, edit))) == [
        ("changed", "F-01", "text"),
        ("changed", "F-01", "status"),
    ]


# both changed


def test_what_both_worded_anew_is_a_conflict_and_not_proposed(tmp_path: Path) -> None:
    newer = plan_of(replace(PARKING, text="Tar betalt for parkering."))
    path = edited(tmp_path, lambda word: write(word, "F-01", TEXT, WORDED))
    found = only(change_of(path, newer))
    assert (found.conflict, found.can_be_taken, found.is_proposed) == (True, True, False)
    assert (found.ours, found.theirs) == ("Tar betalt for parkering.", WORDED)


def test_what_both_changed_alike_is_no_difference(tmp_path: Path) -> None:
    path = edited(tmp_path, lambda word: write(word, "F-01", TEXT, WORDED))
    assert change_of(path, plan_of(replace(PARKING, text=WORDED))).differences == ()


@pytest.mark.parametrize(
    ("column", "written", "newer"),
    [
        (DEADLINE, "1.7.2011", {"deadline": date(2013, 1, 1)}),
        (STATUS, "Oppfylt", {"status": "delayed"}),
        (PARTY, "Telemark fylkeskommune", {"party": "state"}),
    ],
)
def test_other_parts_can_be_in_conflict_too(
    tmp_path: Path, column: int, written: str, newer: dict[str, object]
) -> None:
    path = edited(tmp_path, lambda word: write(word, "F-01", column, written))
    plan = plan_of(replace(PARKING, **newer))  # type: ignore[arg-type] # fields of a commitment
    assert only(change_of(path, plan)).conflict


def test_a_commitment_taken_away_here_and_reworded_there_is_offered_with_care(
    tmp_path: Path,
) -> None:
    path = edited(tmp_path, lambda word: write(word, "F-03", TEXT, "Bygger ut fjernvarmen."))
    found = only(change_of(path, plan_of(without="heating")))
    assert (found.change, found.conflict, found.is_proposed) == ("new", True, False)


# rows gone and new


def test_a_row_that_is_gone_withdraws_the_commitment_once_a_person_says_so(tmp_path: Path) -> None:
    path = edited(tmp_path, lambda word: row_of(word, "F-03")._tr.getparent().remove(
        row_of(word, "F-03")._tr
    ))  # fmt: skip
    found = only(change_of(path))
    assert (found.change, found.name, found.values) == ("gone", "F-03", {"status": "withdrawn"})
    assert not found.is_proposed


def test_a_row_struck_out_with_tracked_changes_is_gone_and_says_who(tmp_path: Path) -> None:
    path = edited(tmp_path, lambda word: strike_row(row_of(word, "F-03"), "Per"))
    found = only(change_of(path))
    assert (found.change, found.name, found.authors) == ("gone", "F-03", ("Per",))


def test_a_row_without_words_is_gone(tmp_path: Path) -> None:
    path = edited(tmp_path, lambda word: write(word, "F-03", TEXT, ""))
    assert told(change_of(path)) == [("gone", "F-03", "")]


def test_what_is_withdrawn_already_is_not_gone_once_more(tmp_path: Path) -> None:
    path = edited(tmp_path, lambda word: strike_row(row_of(word, "F-03")))
    assert change_of(path, plan_of(replace(HEATING, status="withdrawn"))).differences == ()


def test_a_new_row_is_a_new_commitment_in_the_area_of_its_table(tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        copy_row(
            word, "F-02", "F-09", "Samferdselsdepartementet", "Bygger **ikke** vei.", "",
            "2012", "Avtalt",
        )  # fmt: skip

    found = only(change_of(edited(tmp_path, edit)))
    assert (found.change, found.key, found.name) == ("new", "", "F-09")
    assert found.values == {
        "number": "F-09",
        "party": "state",
        "text": "Bygger ikke vei.",
        "focus_area": "1",
        "deadline": date(2012, 12, 31),
        "status": "agreed",
    }
    assert found.is_proposed


def test_a_new_row_of_a_party_that_the_plan_lacks_waits_for_the_party(tmp_path: Path) -> None:
    path = edited(tmp_path, lambda w: copy_row(w, "F-02", "", "KS", "Samler byene.", "", "", ""))
    found = only(change_of(path))
    assert found.problem is not None
    assert found.problem.text.startswith("The plan has no party KS.")


def test_a_copied_row_with_the_old_number_is_new_and_the_old_one_stays(tmp_path: Path) -> None:
    path = edited(
        tmp_path, lambda w: copy_row(w, "F-01", "F-01", CITY_NAME, "Bygger bysykler.", "", "–", "")
    )
    assert told(change_of(path)) == [("new", "F-01", "")]


CITY_NAME = "Porsgrunn kommune"


def test_rows_in_another_order_are_the_same_rows(tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        row_of(word, "F-01")._tr.addprevious(row_of(word, "F-02")._tr)

    assert change_of(edited(tmp_path, edit)).differences == ()


def test_a_row_moved_below_another_area_is_the_same_commitment(tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        row_of(word, "F-03")._tr.addnext(row_of(word, "F-02")._tr)

    assert change_of(edited(tmp_path, edit)).differences == ()


# sections


def test_a_section_with_other_words_keeps_bold_words_lists_and_empty_lines(tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        paragraph_of(word, "sykkel").runs[0].text = "gange"

    found = only(change_of(edited(tmp_path, edit)))
    assert (found.about, found.key, found.part) == ("section", "background", "text")
    assert found.values == {"text": "Byen **vil** kutte.\n\nDette gjør vi:\n\n- buss\n- gange"}


def test_words_made_bold_are_a_change(tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        paragraph_of(word, "Staten betaler.").runs[0].bold = True

    assert only(change_of(edited(tmp_path, edit))).theirs == "**Staten betaler.**"


def test_another_heading_is_a_new_title_without_the_number_before_it(tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        paragraph_of(word, "3 Penger").runs[0].text = "3 Finansiering"

    found = only(change_of(edited(tmp_path, edit)))
    assert (found.key, found.part, found.values) == ("money", "title", {"title": "Finansiering"})


def test_a_text_written_where_there_was_none_is_found(tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        paragraph_of(word, "Ikke skrevet ennå.").runs[0].text = "Fire områder."

    found = only(change_of(edited(tmp_path, edit)))
    assert (found.key, found.ours, found.theirs) == ("areas", "", "Fire områder.")


def test_a_heading_that_the_parties_add_is_a_new_section(tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        place = paragraph_of(word, "Underskrifter")
        place.insert_paragraph_before("Varighet", "Heading 1")
        place.insert_paragraph_before("Til 2014.")
        place.insert_paragraph_before("Unntak", "Heading 2")
        place.insert_paragraph_before("Ingen.")

    found = only(change_of(edited(tmp_path, edit)))
    assert (found.about, found.change, found.name) == ("section", "new", "Varighet")
    assert found.values == {"title": "Varighet", "text": "Til 2014.\n\n**Unntak**\n\nIngen."}


def test_a_section_that_is_gone_is_deleted_only_by_a_person(tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        for text in ("3 Penger", "Staten betaler."):
            paragraph = paragraph_of(word, text)
            paragraph._p.getparent().remove(paragraph._p)

    found = only(change_of(edited(tmp_path, edit)))
    assert (found.change, found.about, found.key) == ("gone", "section", "money")
    assert found.can_be_taken
    assert not found.is_proposed


def test_a_section_struck_out_whole_with_tracked_changes_is_gone(tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        for text in ("3 Penger", "Staten betaler."):
            paragraph = paragraph_of(word, text)
            strike_end(paragraph)
            for run in paragraph.runs:
                strike(run)

    assert told(change_of(edited(tmp_path, edit))) == [("gone", "Penger", "")]


def test_both_changed_a_section_is_a_conflict(tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        paragraph_of(word, "Staten betaler.").runs[0].text = "Staten betaler halvparten."

    newer = plan_of(replace(MONEY, text="Alle betaler."))
    assert only(change_of(edited(tmp_path, edit), newer)).conflict


def test_words_below_the_tables_are_not_read_and_that_is_told(tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        paragraph_of(word, "3 Penger").insert_paragraph_before("Gjelder ikke Skien.")

    change = change_of(edited(tmp_path, edit))
    assert change.differences == ()
    assert texts(change) == [
        "Words below the tables of commitments are not read: «Gjelder ikke Skien.»"
    ]


# tracked changes and comments


def test_tracked_changes_count_as_taken_and_say_who_made_them(tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        cell = row_of(word, "F-02").cells[TEXT].paragraphs[0]
        strike(cell.runs[0], "Per")
        write_in(cell, "Gir 20 millioner kroner.", "Kari")

    found = only(change_of(edited(tmp_path, edit)))
    assert (found.theirs, found.authors) == ("Gir 20 millioner kroner.", ("Per", "Kari"))


def test_a_paragraph_whose_end_is_struck_out_joins_the_next(tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        strike_end(paragraph_of(word, "Byen vil kutte."))

    found = only(change_of(edited(tmp_path, edit)))
    assert str(found.theirs).startswith("Byen **vil** kutte.Dette gjør vi:")


def test_a_comment_stands_with_the_change_it_is_about(tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        write(word, "F-01", TEXT, WORDED)
        runs = row_of(word, "F-01").cells[TEXT].paragraphs[0].runs
        word.add_comment(runs, text="Gjelder det også Skien?", author="Kari", initials="K")

    (remark,) = only(change_of(edited(tmp_path, edit))).remarks
    assert (remark.author, remark.text) == ("Kari", "Gjelder det også Skien?")


@pytest.mark.parametrize("where", ["F-02", "Staten betaler."])
def test_a_comment_on_what_nobody_changed_is_shown_and_takes_nothing(
    tmp_path: Path, where: str
) -> None:
    def edit(word: WordDocument) -> None:
        held = row_of(word, where).cells[TEXT].paragraphs[0] if where == "F-02" else None
        runs = (held or paragraph_of(word, where)).runs
        word.add_comment(runs, text="Når?", author="Per", initials="P")

    found = only(change_of(edited(tmp_path, edit)))
    assert (found.change, found.can_be_taken, found.remarks[0].text) == ("remark", False, "Når?")


def test_a_comment_on_the_cover_is_told_as_a_message(tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        word.add_comment(word.paragraphs[0].runs, text="Fin forside.", author="Per", initials="P")

    assert texts(change_of(edited(tmp_path, edit))) == ["Per comments: «Fin forside.»"]


# a file without memory or marks


def test_without_marks_rows_are_known_by_number_and_sections_by_heading(tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        without_bookmarks(word)
        write(word, "F-01", TEXT, WORDED)
        paragraph_of(word, "Staten betaler.").runs[0].text = "Staten betaler alt."

    assert told(change_of(edited(tmp_path, edit))) == [
        ("changed", "F-01", "text"),
        ("changed", "Penger", "text"),
    ]


def test_without_marks_and_number_a_row_is_known_by_its_words(tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        without_bookmarks(word)
        write(word, "F-02", NUMBER, "")
        row = next(r for t in word.tables for r in t.rows if "tilskudd" in r.cells[TEXT].text)
        row.cells[TEXT].paragraphs[0].runs[0].text = "Gir tilskudd til all kollektivtransport."

    assert told(change_of(edited(tmp_path, edit))) == [("changed", "F-02", "text")]


def test_without_memory_every_difference_is_shown_with_a_warning(tmp_path: Path) -> None:
    newer = plan_of(replace(PARKING, text="Tar betalt for parkering."))
    change = change_of(repacked(tmp_path, "customXml/item2"), newer)
    assert told(change) == [("changed", "F-01", "text")]
    assert texts(change)[0].startswith("The file does not say what it was made from.")


def test_a_memory_that_somebody_broke_is_none(tmp_path: Path) -> None:
    broken = b'<sent xmlns="urn:fbdesk:agreement:2">{"agreement": 3}</sent>'
    change = change_of(repacked(tmp_path, customXml__item2_xml=broken))
    assert [message.level for message in change.messages] == ["warning"]
    assert change.differences == ()


def test_another_plans_agreement_is_refused_by_its_name(tmp_path: Path) -> None:
    other = a_plan(replace(AGREEMENT, key="other"))
    with pytest.raises(FileError, match="the agreement of another plan: «Avtale»"):
        change_of(untouched(tmp_path), other)


def test_a_file_without_memory_that_knows_nothing_of_the_plan_is_refused(tmp_path: Path) -> None:
    path = repacked(tmp_path, "customXml/item2")
    strange = a_plan(replace(AGREEMENT, key="strange"))
    with pytest.raises(FileError, match="stands in this plan's agreement"):
        change_of(path, strange)


def test_a_plan_without_an_agreement_has_nothing_to_compare(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="The plan has no agreement"):
        compare(a_plan(), read_agreement(untouched(tmp_path)))


# LibreOffice


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not here")
def test_what_libreoffice_saves_is_understood_as_before(tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        write(word, "F-01", TEXT, WORDED)
        write_in(paragraph_of(word, "Staten betaler."), " Alltid.", "Kari")
        strike_row(row_of(word, "F-03"), "Per")
        write(word, "F-02", MEASURES, "T-02")
        write_cell(condition_row(word, "F-02"), 2, "Rett.")
        copy_below(condition_row(word, "F-02"), "F-03", "F-01", "Fordi.")

    change = change_of(through_office(edited(tmp_path, edit)))
    assert told(change) == [
        ("changed", "F-01", "text"),
        ("changed", "F-02", "measures"),
        ("changed", "F-02", "measures"),
        ("gone", "F-03", ""),
        ("changed", "F-02 → F-01", "text"),
        ("new", "F-03 → F-01", ""),
        ("changed", "Penger", "text"),
    ]
    assert change.differences[-1].theirs == "Staten betaler. Alltid."
    assert change.differences[-1].authors == ("Kari",)
    assert change.messages == ()


# spaces between paragraphs


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("a\nb", "", "a\n\nb"),
        ("a\nb", "c\n\nd", "a\n\nb"),
        ("a\nb", "c\nd", "a\nb"),
        ("a\n- b\n- c\nd", "", "a\n\n- b\n- c\n\nd"),
        ("1. a\n2. b", "", "1. a\n2. b"),
        ("", "", ""),
    ],
)
def test_paragraphs_stand_apart_as_the_plan_has_it(text: str, before: str, after: str) -> None:
    assert spaced(text, before) == after
