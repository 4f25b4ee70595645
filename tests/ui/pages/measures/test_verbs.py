"""What is done with whole measures: the words of undo, what goes along, and bringing it back."""

from datetime import date

import pytest

from fbdesk.models import rows
from fbdesk.models.communication import Communication, CommunicationMeasure
from fbdesk.models.followup import Decision, MeasureLink, Milestone
from fbdesk.models.measures import Measure
from fbdesk.models.organisation import AgendaItem, AgendaItemMeasure, Meeting
from fbdesk.models.row import Row
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.measures.verbs import (
    add_measure,
    add_pasted,
    delete_measures,
    duplicate_measure,
)
from tests.builders import a_measure, an_open_plan, some_settings
from tests.ui.pages.measures_page import ADesk, measure, undo_text

pytestmark = pytest.mark.usefixtures("norwegian")

BUS = a_measure("T-01", title="Bussvei", position=0)
CYCLE = a_measure("T-02", title="Sykkelvei", position=1)


def numbers(desk: Desk) -> list[str]:
    return [one.number for one in desk.plan.measures]


def told(desk: Desk) -> list[str]:
    return [message.text for message in desk.messages.waiting]


def at_a_meeting() -> tuple[Row, ...]:
    """Return what a meeting and a campaign say of the measure."""
    meeting = Meeting(title="Nettverksmøte")
    item = AgendaItem(meeting=meeting.key, title="Bussvei")
    campaign = Communication(title="Åpen dag")
    return (
        meeting,
        item,
        campaign,
        AgendaItemMeasure(agenda_item=item.key, measure=BUS.key),
        CommunicationMeasure(communication=campaign.key, measure=BUS.key),
    )


def test_a_new_measure_has_the_next_number_of_its_area_and_a_title_to_write_over(
    a_desk: ADesk,
) -> None:
    desk = a_desk(BUS, CYCLE)
    key = add_measure(desk, "1")
    added = next(one for one in desk.plan.measures if one.key == key)
    assert (added.number, added.title, added.focus_area) == ("T-03", "Nytt tiltak", "1")
    assert undo_text(desk) == "legg til tiltak"


def test_a_copy_says_that_it_is_one(a_desk: ADesk) -> None:
    desk = a_desk(BUS, CYCLE)
    key = duplicate_measure(desk, measure(desk, "T-01"))
    copy = next(one for one in desk.plan.measures if one.key == key)
    assert copy.title == "Bussvei (kopi)"
    assert undo_text(desk) == "dupliser T-01"


def test_a_pasted_line_without_a_title_gets_one_and_empty_cells_are_left_out() -> None:
    with an_open_plan(some_settings()) as connection:
        values = {"focus_area": "1", "title": "", "responsible": "Byplan", "start_year": None}
        key = add_pasted(connection, values, title="Nytt tiltak")
        added = rows.get(connection, Measure, key)
    assert (added.title, added.responsible, added.start_year) == ("Nytt tiltak", "Byplan", None)


def test_meetings_and_information_that_tell_of_it_are_counted_together(a_desk: ADesk) -> None:
    desk = a_desk(BUS, *at_a_meeting())
    delete_measures(desk, (BUS.key,))
    assert told(desk) == ["T-01 Bussvei er slettet, med 2 koblinger til møter og informasjon."]
    assert len(desk.plan.communications) == 1  # the campaign itself stays


def test_what_belongs_to_several_is_added_up(a_desk: ADesk) -> None:
    """One milestone and one link of the first, one milestone and one decision of the second."""
    desk = a_desk(
        BUS,
        CYCLE,
        Milestone(measure=BUS.key, title="Anbud", due=date(2011, 1, 1)),
        MeasureLink(measure=BUS.key, title="Kart"),
        Milestone(measure=CYCLE.key, title="Åpning"),
        Decision(measure=CYCLE.key, body="Bystyret"),
    )
    delete_measures(desk, (BUS.key, CYCLE.key))
    assert told(desk) == ["2 tiltak er slettet, med 2 milepæler, 1 vedtak, 1 lenke eller vedlegg."]
    assert undo_text(desk) == "slett 2 tiltak"


def test_the_message_brings_everything_back_with_its_links(a_desk: ADesk) -> None:
    desk = a_desk(BUS, CYCLE, *at_a_meeting())
    delete_measures(desk, (BUS.key, CYCLE.key))
    assert numbers(desk) == []
    action = desk.messages.waiting[0].action
    assert action is not None
    action()
    assert numbers(desk) == ["T-01", "T-02"]
    assert len(desk.plan.children(CommunicationMeasure, "measure", BUS.key)) == 1


def test_after_another_step_the_message_takes_nothing_back(a_desk: ADesk) -> None:
    desk = a_desk(BUS, CYCLE)
    delete_measures(desk, (BUS.key,))
    action = desk.messages.waiting[0].action
    assert action is not None
    add_measure(desk, "1")
    action()
    assert undo_text(desk) == "legg til tiltak"
    assert "Trykk Ctrl+Z til tiltakene er tilbake." in told(desk)[0]
