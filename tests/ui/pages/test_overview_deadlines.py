"""The programme's deadlines are told from today on, as exactly as they are known."""

from datetime import date

import pytest

from fbdesk.models.programme import load_programme
from fbdesk.reports.numbers import numbers_in
from fbdesk.texts import translator
from fbdesk.ui.pages.overview_deadlines import Due, next_deadlines, when

PROGRAMME = load_programme("framtidens-byer")
NB = numbers_in("nb")


def days(today: date, most: int = 3) -> list[date]:
    return [due.day for due in next_deadlines(PROGRAMME, today, "nb", most)]


def test_the_next_three_are_told_in_their_order() -> None:
    assert days(date(2008, 3, 1)) == [date(2008, 3, 15), date(2008, 4, 30), date(2008, 11, 30)]


def test_a_deadline_is_next_on_its_own_day_and_gone_the_day_after() -> None:
    assert days(date(2008, 3, 15), 1) == [date(2008, 3, 15)]
    assert days(date(2008, 3, 16), 1) == [date(2008, 4, 30)]


def test_a_yearly_deadline_comes_back_each_year_of_the_programme() -> None:
    assert days(date(2012, 6, 1), 5) == [date(2013, 5, 1), date(2014, 5, 1)]


def test_after_the_programme_its_last_deadlines_are_told_as_passed() -> None:
    dues = next_deadlines(PROGRAMME, date(2026, 1, 1), "nb")
    assert [due.day.year for due in dues] == [2012, 2013, 2014]
    assert all(due.passed for due in dues)


def test_names_follow_the_language() -> None:
    (norwegian,) = next_deadlines(PROGRAMME, date(2008, 1, 1), "nb", 1)
    (english,) = next_deadlines(PROGRAMME, date(2008, 1, 1), "en", 1)
    assert (norwegian.name, english.name) == ("Svar på invitasjonen", "Reply to the invitation")


@pytest.mark.parametrize(
    ("day", "precision", "with_year", "words"),
    [
        (date(2008, 3, 15), "day", False, "15. mars"),
        (date(2008, 3, 15), "day", True, "15. mars 2008"),
        (date(2008, 4, 30), "month", True, "april 2008"),
        (date(2008, 4, 30), "month", False, "april"),
        (date(2008, 11, 30), "season", True, "autumn 2008"),
        (date(2008, 2, 28), "season", True, "winter 2008"),
        (date(2008, 12, 31), "season", False, "winter"),
        (date(2008, 5, 31), "season", True, "spring 2008"),
        (date(2008, 8, 31), "season", True, "summer 2008"),
    ],
)
def test_a_time_is_no_more_exact_than_it_is_known(
    day: date, precision: str, *, with_year: bool, words: str
) -> None:
    text = when(Due(day, precision, "Frist"), NB, with_year=with_year)
    assert text.replace("\u00a0", " ") == words


def test_seasons_have_their_bokmaal() -> None:
    translate = translator("nb")
    words = [translate(f"{season}{{year}}") for season in ("winter", "spring", "summer", "autumn")]
    assert words == ["vinteren{year}", "våren{year}", "sommeren{year}", "høsten{year}"]
