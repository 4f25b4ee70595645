"""A real page of deadlines on a day in 2010, with something due from everywhere."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fbdesk.models.communication import Communication, Deadline
from fbdesk.models.followup import Milestone
from fbdesk.models.occurrences import Occurrence
from fbdesk.models.organisation import ActionItem, Meeting
from fbdesk.models.row import Row
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.deadlines.page import DeadlinesPage
from tests.builders import a_measure

ADesk = Callable[..., Desk]
TODAY = date(2010, 6, 15)


def a_deadline(title: str, due: date, **values: Any) -> Deadline:
    """Return a deadline of the plan's own."""
    return Deadline(title=title, due=due, **values)


def from_everywhere() -> tuple[Row, ...]:
    """Return a plan's rows: two deadlines, a late milestone, a meeting, its action, a campaign."""
    measure = a_measure("T-07", title="Fjernvarme", focus_area="2", responsible="Eiendom")
    meeting = Meeting(title="Nettverksmøte", dated=date(2010, 7, 6), chair="Berg")
    return (
        measure,
        meeting,
        a_deadline("Søknad", date(2010, 6, 25), kind="state_budget", responsible="Byplan"),
        a_deadline("Regnskap", date(2009, 5, 1), yearly=True, done_through=date(2010, 5, 1)),
        Milestone(measure=measure.key, title="Anbud ute", due=date(2010, 6, 1)),
        ActionItem(
            meeting=meeting.key, text="Sende brev", due=date(2010, 6, 20), responsible="Nes"
        ),
        Communication(title="Sykkelaksjon", dated=date(2010, 9, 20), focus_area="1"),
    )


def open_deadlines(qtbot: QtBot, desk: Desk, today: date = TODAY) -> DeadlinesPage:
    """Return a visible page that hears of edits, seen from a day."""
    page = DeadlinesPage(desk, lambda: today)
    qtbot.addWidget(page)
    desk.editor.changed.connect(page.note_change)
    page.resize(1300, 900)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    QApplication.processEvents()
    return page


def listed(page: DeadlinesPage) -> list[str]:
    """Return the headings and titles of the list, from the top."""
    return [entry if isinstance(entry, str) else entry.title for entry in page.list.due.entries]


def due(page: DeadlinesPage, title: str) -> Occurrence:
    """Return a thing of the list by its title."""
    entries = [one for one in page.list.due.entries if isinstance(one, Occurrence)]
    return next(one for one in entries if one.title == title)


def choose(page: DeadlinesPage, title: str) -> None:
    """Choose a thing in the list, as a click does."""
    assert page.list.choose(due(page, title).key)
    QApplication.processEvents()
