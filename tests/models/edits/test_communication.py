"""What a planner does with outreach activities."""

from datetime import date

from fbdesk.models import rows
from fbdesk.models.communication import Communication, CommunicationMeasure
from fbdesk.models.edits import communication as edits
from tests.builders import a_measure, an_open_plan

CAMPAIGN = Communication(
    title="Sykkelaksjon", audience="Innbyggere", dated=date(2010, 5, 1), result="400 deltok"
)


def test_an_activity_is_added_in_a_focus_area() -> None:
    with an_open_plan(CAMPAIGN) as connection:
        key = edits.add(connection, title="Åpen dag", focus_area="2", channel="Møte")
        added = rows.get(connection, Communication, key)
    assert (added.title, added.focus_area, added.channel) == ("Åpen dag", "2", "Møte")
    assert added.position == 1


def test_an_activity_tells_of_a_measure_or_no_longer() -> None:
    measure = a_measure()
    with an_open_plan(CAMPAIGN, measure) as connection:
        edits.set_measure(connection, CAMPAIGN.key, measure.key, linked=True)
        edits.set_measure(connection, CAMPAIGN.key, measure.key, linked=True)
        links = rows.read(connection, CommunicationMeasure)
        assert [(link.communication, link.measure) for link in links] == [
            (CAMPAIGN.key, measure.key)
        ]
        edits.set_measure(connection, CAMPAIGN.key, measure.key, linked=False)
        assert rows.read(connection, CommunicationMeasure) == ()


def test_a_copy_tells_of_the_same_measures_and_has_no_day_and_no_result_yet() -> None:
    measure = a_measure()
    link = CommunicationMeasure(communication=CAMPAIGN.key, measure=measure.key)
    with an_open_plan(CAMPAIGN, measure, link) as connection:
        copy = rows.get(
            connection,
            Communication,
            edits.duplicate(connection, CAMPAIGN.key, suffix=" (kopi)"),
        )
        links = rows.read(connection, CommunicationMeasure, communication=copy.key)
    assert copy.title == "Sykkelaksjon (kopi)"
    assert (copy.audience, copy.dated, copy.result) == ("Innbyggere", None, "")
    assert [one.measure for one in links] == [measure.key]


def test_activities_are_deleted_with_their_links() -> None:
    measure = a_measure()
    link = CommunicationMeasure(communication=CAMPAIGN.key, measure=measure.key)
    with an_open_plan(CAMPAIGN, measure, link) as connection:
        edits.delete(connection, CAMPAIGN.key)
        assert rows.read(connection, Communication) == ()
        assert rows.read(connection, CommunicationMeasure) == ()
