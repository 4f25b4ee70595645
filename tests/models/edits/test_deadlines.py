"""What a planner does with deadlines."""

from datetime import date

from fbdesk.models import rows
from fbdesk.models.communication import Deadline
from fbdesk.models.edits import deadlines
from fbdesk.models.followup import Milestone
from fbdesk.models.new_plan import deadlines_of, new_plan
from fbdesk.models.programmes.programme import load_programme
from tests.builders import a_measure, an_open_plan

PROGRAMME = load_programme("framtidens-byer")
ACCOUNT = Deadline(title="Regnskap", due=date(2011, 5, 1), yearly=True)


def test_a_deadline_is_added_after_the_others() -> None:
    with an_open_plan(ACCOUNT) as connection:
        key = deadlines.add_deadline(
            connection, title="Søknad", due=date(2011, 2, 1), kind="state_budget"
        )
        added = rows.get(connection, Deadline, key)
    assert (added.title, added.kind, added.position) == ("Søknad", "state_budget", 1)


def test_a_month_and_a_season_are_kept_as_their_last_day() -> None:
    with an_open_plan(ACCOUNT) as connection:
        for precision, day in (
            ("month", date(2008, 4, 30)),
            ("season", date(2008, 5, 31)),
            ("day", date(2008, 4, 3)),
        ):
            deadlines.set_due(connection, ACCOUNT.key, date(2008, 4, 3), precision)
            held = rows.get(connection, Deadline, ACCOUNT.key)
            assert (held.due, held.precision) == (day, precision)


def test_a_year_that_is_done_is_done_with_those_before_it_and_can_be_taken_back() -> None:
    def through() -> date | None:
        return rows.get(connection, Deadline, ACCOUNT.key).done_through

    with an_open_plan(ACCOUNT) as connection:
        deadlines.set_done(connection, ACCOUNT.key, date(2013, 5, 1), done=True)
        assert through() == date(2013, 5, 1)
        deadlines.set_done(connection, ACCOUNT.key, date(2013, 5, 1), done=False)
        assert through() == date(2012, 5, 1)
        deadlines.set_done(connection, ACCOUNT.key, date(2011, 5, 1), done=False)
        assert through() is None


def test_what_is_due_once_is_done_or_not() -> None:
    once = Deadline(title="Svar", due=date(2008, 3, 15))
    with an_open_plan(once) as connection:
        deadlines.set_done(connection, once.key, date(2008, 3, 15), done=True)
        assert rows.get(connection, Deadline, once.key).done_through == date(2008, 3, 15)
        deadlines.set_done(connection, once.key, date(2008, 3, 15), done=False)
        assert rows.get(connection, Deadline, once.key).done_through is None


def test_a_milestone_is_reached_on_a_day() -> None:
    measure = a_measure()
    step = Milestone(measure=measure.key, title="Anbud", due=date(2010, 1, 1))
    with an_open_plan(measure, step) as connection:
        deadlines.set_step_done(connection, Milestone, step.key, date(2010, 2, 1))
        assert rows.get(connection, Milestone, step.key).done == date(2010, 2, 1)


def test_a_new_plan_has_the_programmes_deadlines() -> None:
    held = [row for row in new_plan(PROGRAMME, ["4001"]) if isinstance(row, Deadline)]
    assert [row.origin for row in held] == [one.code for one in PROGRAMME.deadlines]
    reply = held[0]
    assert (reply.title, reply.due) == ("Svar på invitasjonen", date(2008, 3, 15))
    assert (reply.kind, reply.document) == ("programme", "response")
    account = next(row for row in held if row.yearly)
    assert (account.due, account.last_year) == (date(2011, 5, 1), PROGRAMME.period.last_year)


def test_only_the_programmes_deadlines_that_are_missing_are_added() -> None:
    held = deadlines_of(PROGRAMME)
    with an_open_plan(*held[:2], ACCOUNT) as connection:
        assert deadlines.add_programme_deadlines(connection, PROGRAMME) == len(held) - 2
        assert deadlines.add_programme_deadlines(connection, PROGRAMME) == 0
        codes = [row.origin for row in rows.read(connection, Deadline) if row.origin]
    assert sorted(codes) == sorted(one.origin for one in held)


def test_a_deadline_is_deleted() -> None:
    with an_open_plan(ACCOUNT) as connection:
        deadlines.delete(connection, ACCOUNT.key)
        assert rows.read(connection, Deadline) == ()
