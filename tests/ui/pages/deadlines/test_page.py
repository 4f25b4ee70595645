"""The page of deadlines: the list with its filters, and the card where deadlines are changed."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fbdesk.models.communication import Deadline
from fbdesk.models.followup import Milestone
from fbdesk.models.measures import Measure
from fbdesk.models.organisation import ActionItem, Meeting
from fbdesk.ui.widgets.choices import ChoiceField
from fbdesk.ui.widgets.fields import CheckField, TextField, YearField
from tests.builders import a_measure
from tests.ui.pages.deadlines_page import (
    TODAY,
    ADesk,
    a_deadline,
    choose,
    due,
    from_everywhere,
    listed,
    open_deadlines,
)
from tests.ui.pages.measures_page import named_button, undo_text, visible_words

pytestmark = pytest.mark.usefixtures("norwegian")


def test_all_that_is_due_stands_under_its_heading(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_deadlines(qtbot, a_desk(*from_everywhere()))
    assert listed(page) == [
        "Gått ut  1",
        "Anbud ute",
        "Denne måneden  2",
        "Sende brev",
        "Søknad",
        "Neste måned  1",
        "Nettverksmøte",
        "Senere  2",
        "Sykkelaksjon",
        "Regnskap",
    ]
    assert "1 har forfalt, 5 kommer." in visible_words(page)


def test_what_is_done_shows_when_asked_for_the_newest_first(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_deadlines(qtbot, a_desk(*from_everywhere()))
    page.tools.done.setChecked(True)
    assert listed(page)[-3:] == ["Utført  2", "Regnskap", "Regnskap"]
    last = page.list.due.entries[-2:]
    assert [one.day.year for one in last if not isinstance(one, str)] == [2010, 2009]


def test_kinds_are_offered_with_their_counts_and_narrow_the_list(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    page = open_deadlines(qtbot, a_desk(*from_everywhere()))
    offered = [page.tools.kinds.itemText(n) for n in range(page.tools.kinds.count())]
    assert offered == [
        "Alle typer",
        "Statsbudsjettet  1",
        "Egen frist  1",
        "Milepæl  1",
        "Oppfølgingspunkt  1",
        "Møte  1",
        "Informasjon  1",
    ]
    pick(page.tools.kinds, "milestone")
    assert listed(page) == ["Gått ut  1", "Anbud ute"]
    pick(page.tools.kinds, "all")
    assert "Søknad" in listed(page)


def test_who_answers_and_words_narrow_the_list(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_deadlines(qtbot, a_desk(*from_everywhere()))
    names = [page.tools.who.itemText(n) for n in range(page.tools.who.count())]
    assert names == ["Alle ansvarlige", "Berg", "Byplan", "Eiendom", "Nes"]
    pick(page.tools.who, "Nes")
    assert listed(page) == ["Denne måneden  1", "Sende brev"]
    page.tools.show_everything()
    page.start_search()
    assert page.tools.search.hasFocus()
    QTest.keyClicks(page.tools.search, "t-07")
    assert listed(page) == ["Gått ut  1", "Anbud ute"]
    QTest.keyClicks(page.tools.search, "xyz")
    assert listed(page) == []
    assert "Ingen treff." in visible_words(page)


def test_what_is_late_is_looked_at_first_unless_it_is_long_past(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    page = open_deadlines(qtbot, a_desk(*from_everywhere()))
    assert page.chosen is not None
    assert page.chosen.title == "Anbud ute"
    old = a_deadline("Gammel", date(2008, 1, 1))
    page = open_deadlines(qtbot, a_desk(old, a_deadline("Kommer", date(2010, 12, 1))))
    assert page.chosen is not None
    assert page.chosen.title == "Kommer"


def test_arrows_pass_over_the_headings_and_enter_leads_to_the_place(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    pages: list[tuple[str, str]] = []
    desk = a_desk(*from_everywhere(), went_to=pages)
    page = open_deadlines(qtbot, desk)
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.chosen is not None
    assert page.chosen.title == "Sende brev"
    QTest.keyClick(page.list, Qt.Key.Key_Up)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    (measure,) = desk.plan.rows_of(Measure)
    assert pages == [("measures", measure.key)]


def test_the_card_tells_of_a_milestone_and_marks_it_as_done(qtbot: QtBot, a_desk: ADesk) -> None:
    pages: list[tuple[str, str]] = []
    desk = a_desk(*from_everywhere(), went_to=pages)
    page = open_deadlines(qtbot, desk)
    words = visible_words(page.card).replace("\u00a0", " ")
    for part in ("Milepæl", "Anbud ute", "1. juni 2010", "14 dager over fristen", "T-07 · Eiendom"):
        assert part in words
    assert not page.card.fields.isVisible()
    named_button(page.card, "Åpne tiltaket").click()
    assert pages[0][0] == "measures"
    named_button(page.card, "Merk som gjort").click()
    assert desk.plan.rows_of(Milestone)[0].done == TODAY
    assert undo_text(desk) == "merk som gjort: Anbud ute"
    assert "Anbud ute" not in listed(page)


def test_an_action_item_is_marked_and_unmarked(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*from_everywhere())
    page = open_deadlines(qtbot, desk)
    page.tools.done.setChecked(True)
    choose(page, "Sende brev")
    named_button(page.card, "Merk som gjort").click()
    assert desk.plan.rows_of(ActionItem)[0].done == TODAY
    choose(page, "Sende brev")
    named_button(page.card, "Ikke gjort likevel").click()
    assert desk.plan.rows_of(ActionItem)[0].done is None
    assert undo_text(desk) == "merk som ikke gjort: Sende brev"


def test_a_meeting_is_marked_where_it_is_at_home(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_deadlines(qtbot, a_desk(*from_everywhere()))
    choose(page, "Nettverksmøte")
    assert not page.card.done.isVisible()
    assert "om 21 dager" in visible_words(page.card)


def test_a_year_of_a_yearly_deadline_is_done_and_the_next_stays(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    yearly = a_deadline("Regnskap", date(2010, 6, 1), yearly=True)
    desk = a_desk(yearly)
    page = open_deadlines(qtbot, desk)
    named_button(page.card, "Merk som gjort").click()
    assert desk.plan.deadlines[0].done_through == date(2010, 6, 1)
    assert listed(page) == ["Senere  1", "Regnskap"]
    desk.editor.undo()
    assert listed(page)[0] == "Gått ut  1"


def test_a_new_deadline_is_due_today_and_its_title_waits_to_be_typed(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk()
    page = open_deadlines(qtbot, desk)
    named_button(page, "Ny frist").click()
    title = page.card.fields.title.field("title")
    assert isinstance(title, TextField)
    assert title.hasFocus()
    QTest.keyClicks(title, "Høring")
    QTest.keyClick(title, Qt.Key.Key_Return)
    (added,) = desk.plan.deadlines
    assert (added.title, added.due, added.kind) == ("Høring", TODAY, "own")


def test_the_day_and_how_exactly_it_is_known_are_set_together(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(a_deadline("Strategi", date(2010, 9, 3)))
    page = open_deadlines(qtbot, desk)
    pick(page.card.fields.precision, "season")
    assert (desk.plan.deadlines[0].due, desk.plan.deadlines[0].precision) == (
        date(2010, 11, 30),
        "season",
    )
    assert "høsten 2010" in visible_words(page.card)
    assert undo_text(desk) == "endre når fristen er: Strategi"
    field = page.card.fields.due
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "02.04.2011")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert desk.plan.deadlines[0].due == date(2011, 5, 31)


def test_a_deadline_keeps_its_day_where_none_is_typed(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(a_deadline("Strategi", date(2010, 9, 3)))
    page = open_deadlines(qtbot, desk)
    field = page.card.fields.due
    field.setFocus()
    field.clear()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert desk.plan.deadlines[0].due == date(2010, 9, 3)
    assert desk.messages.waiting[0].text == "En frist må ha en dag."


def test_the_other_fields_of_a_deadline_save_when_they_are_left(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    measure = a_measure("T-01")
    desk = a_desk(measure, a_deadline("Søknad", date(2010, 9, 3)))
    page = open_deadlines(qtbot, desk)
    form = page.card.fields.rest
    last = form.field("last_year")
    assert isinstance(last, YearField)
    assert not last.isEnabled()
    for name, code in (("kind", "municipal_budget"), ("measure", measure.key)):
        field = form.field(name)
        assert isinstance(field, ChoiceField)
        pick(field, code)
    yearly = form.field("yearly")
    assert isinstance(yearly, CheckField)
    yearly.click()
    held = desk.plan.deadlines[0]
    assert (held.kind, held.measure, held.yearly) == ("municipal_budget", measure.key, True)
    assert last.isEnabled()
    assert undo_text(desk) == "endre kommer igjen hvert år for Søknad"


def test_a_deadline_is_deleted_and_comes_back_by_undo(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(a_deadline("Søknad", date(2010, 9, 3)))
    page = open_deadlines(qtbot, desk)
    named_button(page.card, "Slett fristen").click()
    assert desk.plan.deadlines == ()
    assert undo_text(desk) == "slett fristen Søknad"
    assert "Ingen frister ennå" in visible_words(page)
    desk.editor.undo()
    assert listed(page) == ["Senere  1", "Søknad"]


def test_an_empty_page_offers_the_programmes_deadlines(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk()
    page = open_deadlines(qtbot, desk)
    assert "Ingen frister ennå" in visible_words(page)
    page.fetch.click()
    assert [row.origin for row in desk.plan.rows_of(Deadline)] == [
        one.code for one in desk.programme.deadlines
    ]
    assert undo_text(desk) == "hent programmets frister"
    assert not page.fetch.isVisible()


def test_a_row_from_elsewhere_is_shown_even_where_the_filters_leave_it_out(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk(*from_everywhere())
    page = open_deadlines(qtbot, desk)
    pick(page.tools.kinds, "milestone")
    (meeting,) = desk.plan.rows_of(Meeting)
    page.reveal(meeting.key)
    assert page.chosen is not None
    assert page.chosen.title == "Nettverksmøte"
    assert page.list.chosen_key == meeting.key


def test_lines_are_read_aloud_whole(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_deadlines(qtbot, a_desk(*from_everywhere()))
    index = page.list.due.index(page.list.due.row_of(due(page, "Søknad").key))
    words = str(index.data(Qt.ItemDataRole.AccessibleTextRole)).replace("\u00a0", " ")
    assert words == "25. juni 2010, Søknad, Statsbudsjettet, Byplan, om 10 dager"


def pick(field: ChoiceField, code: str) -> None:
    """Choose a code in a list as the user does."""
    field.setCurrentIndex(field.findData(code))
    field.activated.emit(field.currentIndex())
