"""Tests of the minutes: participants, each item with its decision, what is to be done."""

import dataclasses
import io
from datetime import date

import pikepdf
import pytest

from fbdesk.errors import InputError, UsageError
from fbdesk.models.organisation import Meeting
from fbdesk.models.snapshot import Plan
from fbdesk.reports.chosen_row import chosen_meeting
from fbdesk.reports.content import Document, Facts
from fbdesk.reports.minutes import minutes
from fbdesk.reports.pdf import pdf
from tests.builders import a_plan
from tests.reports.given_periods import MEETING, reporting_basis
from tests.reports.given_plans import a_basis, flat, headings, rows, table, words_of
from tests.reports.pdf_structure import Structure

TODAY = date(2010, 4, 1)


def the_minutes() -> Document:
    return minutes(reporting_basis(row=None))


def with_meetings(*meetings: Meeting) -> Plan:
    return dataclasses.replace(a_plan(), meetings=meetings)


def test_time_place_and_who_led_stand_first() -> None:
    (facts,) = (block for block in flat(the_minutes().blocks) if isinstance(block, Facts))
    told = {name: value.replace("\u00a0", " ") for name, value in facts.rows}
    assert told["Tid"] == "17. mars 2010, 09.00"
    assert told["Sted"] == "Rådhuset"
    assert told["Møteleder"] == "Ordføreren"
    assert "Referent" not in told  # what is not known is left out


def test_participants_stand_with_party_and_attendance() -> None:
    assert rows(table(the_minutes().blocks, "Deltakere")) == [
        ("", "Ordfører", "Porsgrunn kommune", "Til stede")
    ]


def test_an_item_tells_what_it_is_about_what_was_said_and_decided() -> None:
    document = the_minutes()
    assert "Sak 1: Parkering" in headings(document.blocks)
    text = words_of(document.blocks)
    assert "Gjelder: T-01 Betalt parkering, F-01" in text
    assert text.index("Handelen er urolig.") < text.index("Avgiften innføres.")


def test_what_is_to_be_done_has_an_owner_and_a_day() -> None:
    assert rows(table(the_minutes().blocks, "Hvem gjør hva")) == [
        ("1", "Sett opp skilt.", "Bydrift", "01.04.2010", "–")
    ]


def test_minutes_of_a_meeting_that_was_not_held_are_marked() -> None:
    assert the_minutes().cover.draft == ""
    basis = reporting_basis()
    planned = dataclasses.replace(MEETING, state="planned")
    plan = dataclasses.replace(basis.plan, meetings=(planned,))
    assert minutes(dataclasses.replace(basis, plan=plan)).cover.draft == "Planlagt"


# which meeting


def test_a_meeting_is_found_by_title_day_or_key() -> None:
    plan = with_meetings(MEETING, Meeting(title="Toppmøtet", dated=date(2010, 6, 1)))
    for wanted in ("styringsgruppen 17. mars", "2010-03-17", MEETING.key):
        assert chosen_meeting(plan, wanted, TODAY) == MEETING


def test_without_a_wish_it_is_the_last_one_held_or_the_last_that_was_to_be() -> None:
    coming = Meeting(title="b", dated=date(2010, 6, 1))
    past = Meeting(title="a", dated=date(2010, 1, 1))
    assert chosen_meeting(with_meetings(past, MEETING, coming), None, TODAY) == MEETING
    assert chosen_meeting(with_meetings(past, coming), None, TODAY) == past
    assert chosen_meeting(with_meetings(coming), None, TODAY) == coming


def test_what_is_not_there_is_told() -> None:
    with pytest.raises(UsageError, match=r"no meeting Toppmøtet\. Meetings: Styringsgruppen"):
        chosen_meeting(with_meetings(MEETING), "Toppmøtet", TODAY)
    with pytest.raises(InputError, match="no meetings"):
        minutes(a_basis())


def test_the_file_is_archivable() -> None:
    with pikepdf.open(io.BytesIO(pdf(the_minutes()))) as document:
        structure = Structure(document)
        assert structure.standards == ("2", "A", "1")
        assert structure.title == "Referat, Grenland"
