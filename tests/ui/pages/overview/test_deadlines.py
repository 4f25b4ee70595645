"""The overview tells what is due next: the plan's own deadlines, or else the programme's."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from fbdesk.models.communication import Deadline
from fbdesk.models.occurrences import next_due
from fbdesk.models.programmes.programme import load_programme
from fbdesk.reports.numbers import numbers_in
from fbdesk.reports.wording import wording_in
from fbdesk.texts import translator
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.deadlines.words import when
from fbdesk.ui.pages.overview.deadlines import DeadlinesCard, all_due
from tests.builders import a_plan

ADesk = Callable[..., Desk]
PROGRAMME = load_programme("framtidens-byer")
NB = numbers_in("nb")


def days(today: date, most: int = 3) -> list[date]:
    return [one.day for one in next_due(all_due(a_plan(), PROGRAMME, today), most)]


def card_words(card: DeadlinesCard) -> str:
    QApplication.processEvents()
    shown = [label.text() for label in card.findChildren(QLabel) if label.isVisible()]
    return "\n".join(shown).replace("\u00a0", " ")


def test_a_plan_without_deadlines_is_told_the_programmes() -> None:
    assert days(date(2008, 3, 1)) == [date(2008, 3, 15), date(2008, 4, 30), date(2008, 11, 30)]


def test_a_deadline_is_next_on_its_own_day_and_gone_the_day_after() -> None:
    assert days(date(2008, 3, 15), 1) == [date(2008, 3, 15)]
    assert days(date(2008, 3, 16), 1) == [date(2008, 4, 30)]


def test_a_yearly_deadline_comes_back_each_year_of_the_programme() -> None:
    assert days(date(2012, 6, 1)) == [date(2013, 5, 1)]
    assert days(date(2013, 6, 1)) == [date(2014, 5, 1)]


def test_after_the_programme_its_last_deadlines_are_told() -> None:
    assert [day.year for day in days(date(2026, 1, 1))] == [2012, 2013, 2014]


@pytest.mark.parametrize(
    ("day", "precision", "with_year", "words"),
    [
        (date(2008, 3, 15), "day", False, "15. mars"),
        (date(2008, 3, 15), "day", True, "15. mars 2008"),
        (date(2008, 4, 30), "month", True, "april 2008"),
        (date(2008, 4, 30), "month", False, "april"),
        (date(2008, 11, 30), "season", True, "autumn 2008"),
        (date(2008, 2, 29), "season", True, "winter 2008"),
        (date(2008, 12, 31), "season", False, "winter"),
        (date(2008, 5, 31), "season", True, "spring 2008"),
        (date(2008, 8, 31), "season", True, "summer 2008"),
    ],
)
def test_a_time_is_no_more_exact_than_it_is_known(
    day: date, precision: str, *, with_year: bool, words: str
) -> None:
    assert when(day, precision, NB, with_year=with_year).replace("\u00a0", " ") == words


def test_seasons_have_their_bokmaal() -> None:
    translate = translator("nb")
    words = [translate(f"{season}{{year}}") for season in ("winter", "spring", "summer", "autumn")]
    assert words == ["vinteren{year}", "våren{year}", "sommeren{year}", "høsten{year}"]


@pytest.mark.usefixtures("norwegian")
def test_the_card_tells_the_plans_own_deadlines_and_leads_to_all(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    pages: list[tuple[str, str]] = []
    late = Deadline(title="Regnskap", due=date(2010, 5, 1))
    coming = Deadline(title="Søknad", due=date(2010, 9, 30), precision="season")
    desk = a_desk(late, coming, went_to=pages)
    card = DeadlinesCard(desk, wording_in("nb", desk.programme))
    qtbot.addWidget(card)
    card.show()
    card.show_plan(desk.plan, date(2010, 6, 15))
    words = card_words(card)
    assert "høsten\nSøknad" in words
    assert "1 har forfalt" in words
    assert "Svar på invitasjonen" not in words
    (way,) = card.findChildren(QAbstractButton)
    way.click()
    assert pages == [("deadlines", "")]


@pytest.mark.usefixtures("norwegian")
def test_the_card_says_when_its_deadlines_are_over(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk()
    card = DeadlinesCard(desk, wording_in("nb", desk.programme))
    qtbot.addWidget(card)
    card.show()
    card.show_plan(desk.plan, date(2026, 1, 1))
    words = card_words(card)
    assert words.startswith("Siste frister")
    assert "1. mai 2014" in words
    card.show_plan(desk.plan, date(2008, 3, 1))
    assert card_words(card).startswith("Neste frister")
