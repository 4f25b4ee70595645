"""The card of what is due: what it tells of each kind, which buttons it has, and what they do."""

from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from fbdesk.models.agreement import Commitment
from fbdesk.models.city import Party
from fbdesk.models.communication import Communication, Deadline
from fbdesk.models.followup import Milestone
from fbdesk.models.occurrences import Occurrence, occurrences
from fbdesk.models.organisation import ActionItem, Meeting
from fbdesk.models.reporting import ReportPeriod
from fbdesk.models.row import Row
from fbdesk.reports.numbers import numbers_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.deadlines.card import DueCard
from tests.builders import a_measure
from tests.ui.pages.measures_page import ADesk, named_button, undo_text, visible_words

pytestmark = pytest.mark.usefixtures("norwegian")

TODAY = date(2010, 6, 15)
MEASURE = a_measure("T-07", title="Fjernvarme", focus_area="2", responsible="Eiendom")
STATE = Party(key="state", name="Miljøverndepartementet", kind="ministry")
MEETING = Meeting(key="meeting", title="Nettverksmøte", dated=date(2010, 7, 6), chair="Berg")
EVERYTHING: tuple[Row, ...] = (
    MEASURE,
    STATE,
    MEETING,
    Deadline(key="grant", title="Søknad", due=date(2010, 6, 25), kind="state_budget"),
    Deadline(
        key="account",
        title="Regnskap",
        due=date(2008, 5, 1),
        yearly=True,
        done_through=date(2010, 5, 1),
    ),
    Milestone(key="tender", measure=MEASURE.key, title="Anbud ute", due=date(2010, 6, 1)),
    Commitment(
        key="promise", number="F-01", party=STATE.key, text="Tilskudd", deadline=date(2010, 9, 1)
    ),
    ActionItem(
        key="letter", meeting=MEETING.key, text="Sende brev", due=date(2010, 6, 15), done=TODAY
    ),
    ReportPeriod(
        key="report",
        title="Årsrapport 2009",
        first_day=date(2009, 1, 1),
        last_day=date(2009, 12, 31),
        due=date(2010, 6, 20),
    ),
    Communication(key="campaign", title="Sykkelaksjon", dated=date(2010, 9, 20)),
)


class Carded:
    """The card on a real desk that holds something due of every kind."""

    def __init__(self, qtbot: QtBot, desk: Desk, went: list[tuple[str, str]]) -> None:
        self.desk, self.went = desk, went
        self.card = DueCard(desk, numbers_in("nb"))
        qtbot.addWidget(self.card)
        self.card.show()

    def choose(self, key: str) -> str:
        """Show a thing by its key and return the words of the card."""
        self.card.show_one(self._due(key), TODAY)
        return visible_words(self.card).replace("\u00a0", " ")

    def _due(self, key: str) -> Occurrence:
        found = occurrences(self.desk.plan, self.desk.programme, TODAY, 2011)
        return next(one for one in found if one.key == key)


@pytest.fixture
def carded(qtbot: QtBot, a_desk: ADesk) -> Carded:
    went: list[tuple[str, str]] = []
    return Carded(qtbot, a_desk(*EVERYTHING, went_to=went), went)


def row_of(carded: Carded, kind: type[Row], key: str) -> Any:
    return carded.desk.plan.find(kind, key)


def test_without_a_choice_the_card_says_what_to_do_and_has_no_buttons(carded: Carded) -> None:
    assert visible_words(carded.card) == "Velg noe i lista eller kalenderen."


def test_each_kind_reads_with_day_standing_and_whose_it_is(carded: Carded) -> None:
    """The milestone of 1 June is 14 days late on the 15th; September is 78 days off, 2 months."""
    told = {key: carded.choose(key).splitlines() for key in ("tender", "promise", "letter")}
    assert told["tender"][:5] == [
        "Milepæl",
        "Anbud ute",
        "1. juni 2010",
        "14 dager over fristen",
        "T-07 · Eiendom",
    ]
    assert told["promise"][:5] == [
        "Forpliktelse",
        "Tilskudd",
        "1. september 2010",
        "om 2 måneder",
        "F-01 · Miljøverndepartementet",
    ]
    assert told["letter"][3] == "gjort"


def test_only_what_can_be_marked_here_has_the_button_for_it(carded: Carded) -> None:
    """A meeting, a report, a promise and a campaign are done where they are at home."""
    marked = set()
    for key in ("grant", "tender", "letter", "promise", "report", "campaign", "meeting"):
        carded.choose(key)
        if carded.card.done.isVisible():
            marked.add(key)
    assert marked == {"grant", "tender", "letter"}


WAYS = (
    ("tender", "Åpne tiltaket", ("measures", MEASURE.key)),
    ("letter", "Åpne møtet", ("meetings", "meeting")),
    ("meeting", "Åpne møtet", ("meetings", "meeting")),
    ("promise", "Vis i avtalen", ("agreement", "promise")),
    ("report", "Åpne rapportperioden", ("reporting", "report")),
    ("campaign", "Åpne informasjonstiltaket", ("information", "campaign")),
)


def test_the_link_names_the_place_and_leads_there(carded: Carded) -> None:
    for key, words, _ in WAYS:
        carded.choose(key)
        named_button(carded.card, words).click()
    assert carded.went == [place for _, _, place in WAYS]


def test_a_deadline_is_at_home_on_the_card_itself(carded: Carded) -> None:
    words = carded.choose("grant")
    assert not carded.card.open.isVisible()
    assert carded.card.fields.isVisible()
    assert "Slett fristen" in words


def test_what_is_no_deadline_cannot_be_deleted_here(carded: Carded) -> None:
    assert "Slett fristen" not in carded.choose("tender")
    assert not carded.card.fields.isVisible()


def test_a_milestone_is_reached_on_the_day_that_it_is(carded: Carded) -> None:
    carded.choose("tender")
    named_button(carded.card, "Merk som gjort").click()
    assert row_of(carded, Milestone, "tender").done == TODAY
    assert undo_text(carded.desk) == "merk som gjort: Anbud ute"


def test_an_action_item_is_not_done_after_all(carded: Carded) -> None:
    carded.choose("letter")
    named_button(carded.card, "Ikke gjort likevel").click()
    assert row_of(carded, ActionItem, "letter").done is None
    assert undo_text(carded.desk) == "merk som ikke gjort: Sende brev"


def test_a_year_taken_back_leaves_the_year_before_it_done(carded: Carded) -> None:
    carded.choose("account:2010")
    named_button(carded.card, "Ikke gjort likevel").click()
    assert row_of(carded, Deadline, "account").done_through == date(2009, 5, 1)
    assert "Merk som gjort" in carded.choose("account:2010")
    assert "Ikke gjort likevel" in carded.choose("account:2009")


def test_the_button_to_delete_tells_the_row_and_not_the_year(carded: Carded, qtbot: QtBot) -> None:
    carded.choose("account:2011")
    with qtbot.waitSignal(carded.card.delete_wanted) as told:
        named_button(carded.card, "Slett fristen").click()
    assert told.args == ["account"]


def test_a_month_is_kept_as_its_last_day(carded: Carded) -> None:
    carded.choose("grant")
    carded.card.fields.precision.committed.emit("month")
    grant = row_of(carded, Deadline, "grant")
    assert (grant.due, grant.precision) == (date(2010, 6, 30), "month")
    assert undo_text(carded.desk) == "endre når fristen er: Søknad"


def test_a_day_that_is_emptied_comes_back_with_a_word_about_it(carded: Carded) -> None:
    carded.choose("grant")
    carded.card.fields.due.setText("")
    carded.card.fields.due.committed.emit(None)
    assert carded.card.fields.due.text() == "25.06.2010"
    assert [message.text for message in carded.desk.messages.waiting] == ["En frist må ha en dag."]


def test_the_last_year_is_asked_for_only_where_it_comes_back(carded: Carded) -> None:
    carded.choose("grant")
    last_year: Any = carded.card.fields.rest.field("last_year")
    assert not last_year.isEnabled()
    carded.choose("account:2011")
    assert last_year.isEnabled()


def test_letting_go_of_the_choice_empties_the_card(carded: Carded) -> None:
    carded.choose("grant")
    carded.card.show_one(None, TODAY)
    assert visible_words(carded.card) == "Velg noe i lista eller kalenderen."
