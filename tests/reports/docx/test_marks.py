"""Tests of what makes a Word file known when it comes back: bookmarks and what it carries."""

import io
import json
import zipfile
from functools import cache
from typing import Any
from xml.etree.ElementTree import fromstring

import docx as word_files  # noqa: TID253 the tests read what was written
from docx.oxml.ns import qn  # noqa: TID253 as above

from fbdesk.models.agreement import AgreementSection, Commitment, Condition
from fbdesk.models.agreement_marks import COMMITMENT, CONDITION, NAMESPACE, SECTION, Sent, mark_of
from fbdesk.reports.agreement import agreement
from fbdesk.reports.docx.file import docx
from fbdesk.reports.docx.marks import carry
from tests.reports.given_plans import the_full_basis


@cache
def the_file() -> bytes:
    return docx(agreement(the_full_basis("nb", "agreement")))


def marks() -> dict[str, Any]:
    """Return the bookmarks of the file by name."""
    word = word_files.Document(io.BytesIO(the_file()))
    return {mark.get(qn("w:name")): mark for mark in word.element.body.iter(qn("w:bookmarkStart"))}


def carried(content: bytes) -> list[str]:
    """Return the unseen texts of ours in a file."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = [name for name in packed.namelist() if name.startswith("customXml/item")]
        trees = [fromstring(packed.read(name)) for name in sorted(names)]  # noqa: S314 our own
    return [tree.text or "" for tree in trees if tree.tag == f"{{{NAMESPACE}}}sent"]


def test_every_commitment_condition_and_section_has_its_bookmark() -> None:
    plan = the_full_basis("nb", "agreement").plan
    wanted = {
        *(mark_of(COMMITMENT, row.key) for row in plan.rows_of(Commitment)),
        *(mark_of(CONDITION, row.key) for row in plan.rows_of(Condition)),
        *(mark_of(SECTION, row.key) for row in plan.rows_of(AgreementSection)),
    }
    assert wanted <= marks().keys()
    assert len(wanted) == 6


def test_headings_of_the_document_itself_are_marked_as_such() -> None:
    frames = {name for name in marks() if name.startswith("fb_x_")}
    assert frames == {
        *("fb_x_parties", "fb_x_area_1", "fb_x_area_2", "fb_x_conditions"),
        *("fb_x_signatures", "fb_x_annex_measures", "fb_x_annex_passports"),
    }


def test_every_bookmark_ends_and_no_two_have_one_number() -> None:
    word = word_files.Document(io.BytesIO(the_file()))
    begun = [m.get(qn("w:id")) for m in word.element.body.iter(qn("w:bookmarkStart"))]
    ended = [m.get(qn("w:id")) for m in word.element.body.iter(qn("w:bookmarkEnd"))]
    assert begun == ended
    assert len(set(begun)) == len(begun)


def test_a_bookmark_holds_the_number_of_its_commitment() -> None:
    row = next(
        row for row in the_full_basis("nb", "agreement").plan.commitments if row.number == "F-02"
    )
    paragraph = marks()[mark_of(COMMITMENT, row.key)].getparent()
    assert "".join(text.text for text in paragraph.iter(qn("w:t"))) == "F-02"


def test_the_file_remembers_what_it_said_in_its_own_words() -> None:
    (text,) = carried(the_file())
    sent = Sent.from_text(text)
    assert sent is not None
    assert (sent.language, sent.made, sent.title) == (
        *("nb", "2009-04-20"),
        "Avtale om Framtidens byer",
    )
    first = sent.commitments[0]
    assert (first.number, first.party, first.text, first.deadline, first.status) == (
        *("F-01", "Porsgrunn kommune", "Innfører betalt parkering."),
        *("31.12.2010", "Avtalt"),
    )
    assert [(section.title, section.text) for section in sent.sections] == [
        ("Bakgrunn", "Slik."),
        ("Innsatsområder", "Ikke skrevet ennå."),
    ]


def test_the_same_agreement_gives_the_same_bytes_with_its_memory() -> None:
    assert docx(agreement(the_full_basis("nb", "agreement"))) == the_file()


def test_a_file_that_is_not_to_come_back_carries_nothing() -> None:
    word = word_files.Document()
    before = {str(part.partname) for part in word.part.package.iter_parts()}
    carry(word, "")
    assert {str(part.partname) for part in word.part.package.iter_parts()} == before


def test_any_text_is_carried_as_it_stands() -> None:
    text = json.dumps({"a": '<b> & "c" ]]> æøå\u2028'}, ensure_ascii=False)
    word = word_files.Document()
    carry(word, text)
    made = io.BytesIO()
    word.save(made)
    assert carried(made.getvalue()) == [text]
