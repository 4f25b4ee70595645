"""Tests of the minutes: participants, each item with its decision, what is to be done."""

import dataclasses
import io
from datetime import date
from functools import cache
from typing import Any

import pikepdf
import pytest

from fbdesk.errors import InputError, UsageError
from fbdesk.models.city import Party
from fbdesk.models.organisation import (
    ActionItem,
    AgendaItem,
    AgendaItemMeasure,
    Body,
    Meeting,
    MeetingParticipant,
    MeetingSeries,
)
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from fbdesk.reports.basis import Basis
from fbdesk.reports.chosen_row import chosen_meeting
from fbdesk.reports.content import (
    Document,
    Facts,
    Heading,
    ListOf,
    Paragraph,
    TableOf,
)
from fbdesk.reports.minutes import minutes
from fbdesk.reports.pdf import pdf
from tests.builders import a_measure, a_plan
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
        ("Ordfører", "Porsgrunn kommune", "Til stede")
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


# a meeting of its own, row by row

BARE = Meeting(key="bare", title="Møte", state="held")


@cache
def an_empty_basis(language: str) -> Basis:
    return a_basis(language=language)


def minutes_of(*rows: Row, meeting: Meeting = BARE, language: str = "nb") -> Document:
    """Return the minutes of a meeting in a plan that holds the rows and nothing else."""
    basis = an_empty_basis(language)
    if rows:
        ahead = [row for row in rows if isinstance(row, Body | MeetingSeries)]
        plan = a_plan(*ahead, meeting, *(row for row in rows if row not in ahead))
    else:
        plan = dataclasses.replace(basis.plan, meetings=(meeting,))
    return minutes(dataclasses.replace(basis, plan=plan, row=meeting.key))


def facts_of(document: Document) -> dict[str, str]:
    found = [block for block in flat(document.blocks) if isinstance(block, Facts)]
    return {name: value.replace("\u00a0", " ") for facts in found for name, value in facts.rows}


def item(title: str = "Sak", position: int = 0, **texts: Any) -> AgendaItem:
    return AgendaItem(
        key=f"item-{position}", meeting=BARE.key, title=title, position=position, **texts
    )


def actions_table(*actions: ActionItem, items: tuple[AgendaItem, ...] = ()) -> list[object]:
    return [*rows(table(minutes_of(*items, *actions).blocks, "Hvem gjør hva"))]


def test_a_bare_meeting_has_no_table_of_facts_people_or_tasks() -> None:
    document = minutes_of()
    assert not [b for b in flat(document.blocks) if isinstance(b, Facts | TableOf)]
    assert headings(document.blocks) == ["Møte", "Saker"]


def test_a_meeting_without_items_says_so() -> None:
    (told,) = (
        block
        for block in flat(minutes_of().blocks)
        if isinstance(block, Paragraph) and block.tone == "missing"
    )
    assert told.text == "Møtet har ingen saker ennå."


@pytest.mark.parametrize(
    ("dated", "starts", "time"),
    [
        (date(2010, 4, 12), "09.00", "12. april 2010, 09.00"),
        (date(2010, 4, 12), "", "12. april 2010"),
        (None, "09.00", "09.00"),
    ],
)
def test_the_time_is_what_is_known_of_it(dated: date | None, starts: str, time: str) -> None:
    meeting = dataclasses.replace(BARE, dated=dated, starts=starts)
    assert facts_of(minutes_of(meeting=meeting)) == {"Tid": time}


def test_the_series_and_its_body_are_told() -> None:
    body = Body(key="b", name="Styringsgruppa")
    series = MeetingSeries(key="s", title="Faste møter", body="b")
    meeting = dataclasses.replace(BARE, series="s", minutes_by="Kari Nes")
    assert facts_of(minutes_of(body, series, meeting=meeting)) == {
        "Møteserie": "Faste møter",
        "Organ": "Styringsgruppa",
        "Referent": "Kari Nes",
    }


@pytest.mark.parametrize(
    ("state", "draft"), [("held", ""), ("planned", "Planlagt"), ("cancelled", "Avlyst")]
)
def test_only_a_meeting_that_was_held_has_minutes_without_a_mark(state: str, draft: str) -> None:
    assert minutes_of(meeting=dataclasses.replace(BARE, state=state)).cover.draft == draft


def test_the_cover_has_the_meetings_title_and_day() -> None:
    meeting = dataclasses.replace(BARE, title="Toppmøtet", dated=date(2010, 5, 19))
    cover = minutes_of(meeting=meeting).cover
    assert (cover.title, cover.subtitle) == ("Referat", "Toppmøtet")
    assert [line.replace("\u00a0", " ") for line in cover.lines] == ["19. mai 2010"]


def test_each_participant_has_a_line_in_the_order_of_the_meeting() -> None:
    party = Party(key="p", name="Skien kommune", kind="municipality")
    asked = (
        MeetingParticipant(meeting=BARE.key, role="Rådmann", attendance="absent", position=1),
        MeetingParticipant(meeting=BARE.key, role="Ordfører", person="Kari Nes", party="p"),
    )
    assert rows(table(minutes_of(party, *asked).blocks, "Deltakere")) == [
        ("Kari Nes", "Ordfører", "Skien kommune", "Innkalt"),
        ("Rådmann", "", "", "Ikke til stede"),
    ]


def test_who_is_asked_by_office_alone_stands_without_an_empty_column_of_names() -> None:
    asked = MeetingParticipant(meeting=BARE.key, role="Rådmann", attendance="absent")
    told = table(minutes_of(asked).blocks, "Deltakere")
    assert [column.title for column in told.columns] == ["Deltaker", "Oppmøte"]
    assert rows(told) == [("Rådmann", "Ikke til stede")]


def test_items_stand_in_the_order_of_the_agenda_below_one_heading() -> None:
    document = minutes_of(item("Eventuelt", 2), item("Parkering", 1))
    chapters = [b for b in flat(document.blocks) if isinstance(b, Heading)]
    assert [(b.level, b.text) for b in chapters][1:4] == [
        (1, "Saker"),
        (2, "Sak 1: Parkering"),
        (2, "Sak 2: Eventuelt"),
    ]


def test_an_item_about_nothing_says_nothing_of_it() -> None:
    assert "Gjelder" not in words_of(minutes_of(item()).blocks)


def test_the_measures_of_an_item_stand_by_their_numbers() -> None:
    measures = [a_measure(number) for number in ("T-02", "T-01")]
    links = [AgendaItemMeasure(agenda_item="item-0", measure=one.key) for one in measures]
    text = words_of(minutes_of(item(), *measures, *links).blocks)
    assert "Gjelder: T-01 Tiltak T-01, T-02 Tiltak T-02" in text


def test_the_first_paragraph_of_a_decision_is_led_by_the_word() -> None:
    document = minutes_of(item(decision="Avgiften innføres.\n\nRådmannen følger opp."))
    told = [(b.lead, b.text) for b in flat(document.blocks) if isinstance(b, Paragraph)]
    assert told[-2:] == [("Vedtak.", "Avgiften innføres."), ("", "Rådmannen følger opp.")]


def test_a_decision_that_begins_with_a_list_has_the_word_on_a_line_of_its_own() -> None:
    document = minutes_of(item(decision="1. Innføre avgift\n2. Sette opp skilt"))
    found = [b for b in flat(document.blocks) if isinstance(b, Paragraph | ListOf)]
    led, listed = found[-2:]
    assert isinstance(led, Paragraph)
    assert (led.lead, led.text) == ("Vedtak.", "")
    assert isinstance(listed, ListOf)
    assert (listed.items, listed.first) == (("Innføre avgift", "Sette opp skilt"), 1)


def test_bold_words_of_a_discussion_stay_bold() -> None:
    document = minutes_of(item(discussion="Handelen er **urolig**."))
    (said,) = (b for b in flat(document.blocks) if isinstance(b, Paragraph) and b.lead)
    assert said.text == "Handelen er urolig."
    assert [(run.text, run.bold) for run in said.runs] == [
        *(("Handelen er ", False), ("urolig", True), (".", False))
    ]


def test_an_item_without_decision_has_no_empty_lead() -> None:
    leads = [
        b.lead
        for b in flat(minutes_of(item(discussion="Sagt.")).blocks)
        if isinstance(b, Paragraph)
    ]
    assert "Vedtak." not in leads


def test_a_task_names_its_item_by_number_and_one_of_no_item_names_none() -> None:
    items = (item("Parkering", 1), item("Buss", 2))
    second = ActionItem(meeting=BARE.key, agenda_item="item-2", text="Ringe", responsible="Kari")
    loose = ActionItem(meeting=BARE.key, text="Rydde", responsible="Per", position=1)
    assert actions_table(second, loose, items=items) == [
        ("2", "Ringe", "Kari", "–", "–"),
        ("", "Rydde", "Per", "–", "–"),
    ]


def test_a_task_of_nobody_says_that_somebody_is_missing() -> None:
    done = ActionItem(
        meeting=BARE.key, text="Ringe\n**straks**", due=date(2010, 4, 1), done=date(2010, 3, 30)
    )
    assert actions_table(done) == [("", "Ringe straks", "mangler", "01.04.2010", "30.03.2010")]


def test_minutes_in_english_speak_english() -> None:
    document = minutes_of(
        item("Parking", decision="Adopted."),
        ActionItem(meeting=BARE.key, text="Call", due=date(2010, 4, 1)),
        meeting=dataclasses.replace(BARE, state="planned"),
        language="en",
    )
    assert (document.cover.title, document.cover.draft) == ("Minutes", "Planned")
    assert "Item 1: Parking" in headings(document.blocks)
    assert rows(table(document.blocks, "Who does what")) == [
        ("", "Call", "missing", "1 Apr 2010", "–")
    ]


def test_braces_in_a_title_are_letters() -> None:
    assert "Sak 1: Fyll ut {navn}" in headings(minutes_of(item("Fyll ut {navn}")).blocks)
