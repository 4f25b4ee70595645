"""The tab on how a measure comes along: notes, milestones, decisions, links, indicators, uses."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fbdesk.models.agreement import Commitment, CommitmentMeasure
from fbdesk.models.city import Party
from fbdesk.models.communication import Communication, CommunicationMeasure, Deadline
from fbdesk.models.followup import (
    Decision,
    Indicator,
    IndicatorTarget,
    IndicatorValue,
    MeasureLink,
    Milestone,
    ProgressNote,
)
from fbdesk.models.measures import Instrument, Measure, MeasureInstrument
from fbdesk.models.organisation import AgendaItem, AgendaItemMeasure, Meeting
from fbdesk.models.row import Row
from fbdesk.reports.numbers import numbers_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.locking import PageLock
from fbdesk.ui.pages.measures.followup import MeasureFollowUp
from fbdesk.ui.pages.measures.lines import measure_lines
from fbdesk.ui.today import local_today
from fbdesk.ui.widgets.fields import CheckField
from tests.builders import a_measure
from tests.ui.conftest import USER
from tests.ui.pages.measures_page import (
    ADesk,
    named_button,
    open_measures,
    undo_text,
    visible_words,
)

pytestmark = pytest.mark.usefixtures("norwegian")

MEASURE = a_measure("T-01", title="Bypakke")
OTHER = a_measure("T-02", title="Sykkelveg", position=1)
LATE = Milestone(key="late", measure=MEASURE.key, title="Vedtak", due=date(2010, 11, 30))
REACHED = Milestone(
    key="reached", measure=MEASURE.key, title="Utredning", done=date(2009, 3, 12), position=1
)


class FollowedUp:
    """The tab on a real desk; it shows a measure again after each edit, as the card does."""

    def __init__(self, qtbot: QtBot, desk: Desk, went: list[tuple[str, str]]) -> None:
        self.desk, self.went = desk, went
        self.key = MEASURE.key
        self.tab = MeasureFollowUp(desk)
        qtbot.addWidget(self.tab)
        desk.editor.changed.connect(self.refresh)
        self.refresh()
        self.tab.resize(520, 1200)
        self.tab.show()
        self.tab.activateWindow()
        qtbot.waitUntil(self.tab.isActiveWindow)

    def refresh(self, _changed: object = None) -> None:
        measure = self.desk.plan.find(Measure, self.key)
        assert measure is not None
        self.tab.show_measure(self.desk.plan, measure)

    def turn_to(self, measure: Measure) -> None:
        self.key = measure.key
        self.refresh()


class Follow:
    """Opens the tab on a plan with two measures and these rows."""

    def __init__(self, qtbot: QtBot, a_desk: ADesk) -> None:
        self._qtbot, self._a_desk = qtbot, a_desk

    def __call__(self, *rows: Row) -> FollowedUp:
        went: list[tuple[str, str]] = []
        return FollowedUp(self._qtbot, self._a_desk(MEASURE, OTHER, *rows, went_to=went), went)


@pytest.fixture
def follow(qtbot: QtBot, a_desk: ADesk) -> Follow:
    return Follow(qtbot, a_desk)


class Browser(QObject):
    """Takes the addresses that would open outside, instead of the system."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url.toString())


@pytest.fixture
def browser() -> Iterator[Browser]:
    made = Browser()
    for scheme in ("https", "file"):
        QDesktopServices.setUrlHandler(scheme, made, "take")  # type: ignore[arg-type] # Qt takes the name as text
    yield made
    for scheme in ("https", "file"):
        QDesktopServices.unsetUrlHandler(scheme)


def done_day(shown: FollowedUp) -> date | None:
    return shown.desk.plan.milestones[0].done


def owner_of_indicator(shown: FollowedUp) -> str | None:
    return shown.desk.plan.indicators[0].measure


def form_field(part: Any, name: str) -> Any:
    return part.list.form.field(name)


def test_an_empty_tab_says_what_belongs_there(follow: Follow) -> None:
    words = visible_words(follow().tab)
    for told in (
        "Ingen notater ennå.",
        "Ingen milepæler ennå.",
        "Ingen indikator ennå.",
        "Ingen vedtak ennå.",
        "Ingen lenker ennå.",
    ):
        assert told in words
    assert "Brukes i" not in words


def test_a_note_is_written_and_saved_with_one_key_under_todays_date(follow: Follow) -> None:
    shown = follow()
    entry = shown.tab.notes.entry
    shown.tab.notes.start()
    QTest.keyClicks(entry, "Byggingen er i gang.")
    QTest.keyClick(entry, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (note,) = shown.desk.plan.progress_notes
    assert (note.text, note.dated) == ("Byggingen er i gang.", local_today())
    assert note.written_by == USER
    assert entry.toPlainText() == ""
    assert undo_text(shown.desk) == "legg et notat til T-01"
    assert "Byggingen er i gang." in visible_words(shown.tab.notes)


def test_a_half_written_note_is_kept_with_its_own_measure(follow: Follow) -> None:
    shown = follow()
    shown.tab.notes.start()
    QTest.keyClicks(shown.tab.notes.entry, "Nesten ferdig")
    shown.turn_to(OTHER)
    (note,) = shown.desk.plan.progress_notes
    assert note.measure == MEASURE.key
    assert "Nesten ferdig" not in visible_words(shown.tab.notes)


def test_the_newest_note_stands_first(follow: Follow) -> None:
    days = (date(2009, 5, 1), date(2011, 5, 1), date(2010, 5, 1))
    notes = [ProgressNote(measure=MEASURE.key, dated=day, text=f"{day:%Y}") for day in days]
    shown = follow(*notes)
    assert [one.title for one in shown.tab.notes.list.shown] == ["2011", "2010", "2009"]
    assert shown.tab.notes.list.shown[0].note == "1.\u00a0mai\u00a02011"


def test_a_note_is_deleted_and_brought_back(follow: Follow) -> None:
    note = ProgressNote(measure=MEASURE.key, dated=date(2010, 5, 1), text="Feil", written_by="Kari")
    shown = follow(note)
    assert shown.tab.notes.list.shown[0].note.endswith(" · Kari")
    named_button(shown.tab.notes, "Slett: Feil").click()
    assert shown.desk.plan.progress_notes == ()
    assert undo_text(shown.desk) == "slett et notat i T-01"
    shown.desk.editor.undo()
    assert shown.desk.plan.progress_notes == (note,)


def test_a_late_milestone_warns_and_a_reached_one_does_not(follow: Follow) -> None:
    shown = follow(LATE, REACHED)
    late, reached = sorted(shown.tab.milestones.list.shown, key=lambda one: one.key)
    assert (late.ticked, reached.ticked) == (False, True)
    assert late.warning.endswith(" år over fristen")  # how many hangs on the day of the test
    assert late.note.replace("\u00a0", " ") == "Frist 30. november 2010"
    assert reached.warning == ""
    assert reached.note.replace("\u00a0", " ") == "Nådd 12. mars 2009"


@pytest.mark.parametrize(
    ("days", "words"), [(1, "Én dag over fristen"), (40, "40 dager over fristen"), (0, "")]
)
def test_a_short_delay_is_told_in_days(follow: Follow, days: int, words: str) -> None:
    due = local_today() - timedelta(days=days)
    shown = follow(Milestone(measure=MEASURE.key, title="Åpning", due=due, note="Merk"))
    (one,) = shown.tab.milestones.list.shown
    assert one.warning == words
    assert one.note.endswith(" · Merk")


def test_a_milestone_is_ticked_as_reached_today_and_the_tick_taken_back(follow: Follow) -> None:
    shown = follow(LATE)
    (tick,) = shown.tab.milestones.findChildren(CheckField)
    tick.click()
    assert done_day(shown) == local_today()
    assert undo_text(shown.desk) == "merk «Vedtak» som nådd"
    QApplication.processEvents()
    tick = next(t for t in shown.tab.milestones.findChildren(CheckField) if t.isVisible())
    tick.click()
    assert done_day(shown) is None
    assert undo_text(shown.desk) == "angi at «Vedtak» ikke er nådd"
    shown.tab.milestones._tick("borte", True)
    assert done_day(shown) is None


def test_a_new_milestone_opens_with_its_title_selected(follow: Follow) -> None:
    shown = follow()
    named_button(shown.tab.milestones, "Ny milepæl").click()
    title = form_field(shown.tab.milestones, "title")
    assert title.selectedText() == "Ny milepæl"
    QTest.keyClicks(title, "Anbud ute")
    QTest.keyClick(title, Qt.Key.Key_Return)
    due = form_field(shown.tab.milestones, "due")
    due.setFocus()
    QTest.keyClicks(due, "01.06.2011")
    QTest.keyClick(due, Qt.Key.Key_Return)
    (milestone,) = shown.desk.plan.milestones
    assert (milestone.title, milestone.due) == ("Anbud ute", date(2011, 6, 1))
    assert undo_text(shown.desk) == "endre frist for T-01"
    assert shown.tab.milestones.list.opened == milestone.key


def test_a_milestone_without_a_day_says_so(follow: Follow) -> None:
    shown = follow(Milestone(measure=MEASURE.key, title="En gang"))
    assert shown.tab.milestones.list.shown[0].note == "Dato mangler"


def test_decisions_stand_with_body_day_and_case_the_latest_first(follow: Follow) -> None:
    first = Decision(
        measure=MEASURE.key, body="Formannskapet", decided=date(2009, 2, 3), text="Utredes."
    )
    last = Decision(
        measure=MEASURE.key, body="Bystyret", decided=date(2010, 6, 17), case_number="45/10"
    )
    shown = follow(first, last)
    titles = [one.title.replace("\u00a0", " ") for one in shown.tab.decisions.list.shown]
    assert titles == ["Bystyret · 17. juni 2010 · sak 45/10", "Formannskapet · 3. februar 2009"]
    assert shown.tab.decisions.list.shown[1].note == "Utredes."


def test_a_new_decision_is_written(follow: Follow) -> None:
    shown = follow()
    named_button(shown.tab.decisions, "Nytt vedtak").click()
    body = form_field(shown.tab.decisions, "body")
    assert body.selectedText() == "Kommunestyret"
    QTest.keyClicks(body, "Bystyret i Skien")
    QTest.keyClick(body, Qt.Key.Key_Return)
    assert shown.desk.plan.decisions[0].body == "Bystyret i Skien"
    assert shown.tab.decisions.list.shown[0].title == "Bystyret i Skien · Dato mangler"
    named_button(shown.tab.decisions, "Slett").click()
    assert shown.desk.plan.decisions == ()


def test_a_web_address_is_shown_whole_and_opens_only_when_clicked(
    follow: Follow, browser: Browser
) -> None:
    address = "https://skien.kommune.no/sak/45"
    shown = follow(MeasureLink(measure=MEASURE.key, title="Saken", reference=address))
    assert f"Nettside: {address}" in visible_words(shown.tab.references)
    assert browser.opened == []
    named_button(shown.tab.references, "Åpne").click()
    assert browser.opened == [address]


def test_an_address_of_another_kind_is_never_opened(follow: Follow, browser: Browser) -> None:
    shown = follow(
        MeasureLink(key="x", measure=MEASURE.key, title="Felle", reference="file:///etc/passwd")
    )
    (one,) = shown.tab.references.list.shown
    assert one.way == ""
    assert one.warning.startswith("Bare adresser som begynner med http")
    shown.tab.references.follow("x")
    shown.tab.references.follow("borte")
    assert browser.opened == []


def test_an_attachment_opens_its_folder_and_not_the_file(
    follow: Follow, browser: Browser, tmp_path: Path
) -> None:
    place = str(tmp_path / "notat.docx")
    shown = follow(
        MeasureLink(measure=MEASURE.key, kind="attachment", title="Notat", reference=place)
    )
    named_button(shown.tab.references, "Åpne mappen").click()
    assert browser.opened == [QUrl.fromLocalFile(str(tmp_path)).toString()]


def test_a_folder_that_is_not_there_is_told(follow: Follow, browser: Browser) -> None:
    place = r"K:\Klima\notat.docx"
    link = MeasureLink(measure=MEASURE.key, kind="attachment", title="Notat", reference=place)
    shown = follow(link, MeasureLink(measure=OTHER.key, kind="case", title="Sak"))
    named_button(shown.tab.references, "Åpne mappen").click()
    assert browser.opened == []
    assert place in shown.desk.messages.waiting[0].text
    shown.turn_to(OTHER)
    assert shown.tab.references.list.shown[0].note == "Sak"


def test_a_new_link_is_typed(follow: Follow) -> None:
    shown = follow()
    named_button(shown.tab.references, "Ny lenke").click()
    title = form_field(shown.tab.references, "title")
    assert title.selectedText() == "Ny lenke"
    (link,) = shown.desk.plan.measure_links
    assert (link.kind, link.measure) == ("web", MEASURE.key)


CYCLING = Indicator(
    key="cycling", title="Sykkelandel", unit="%", baseline=4.0, baseline_year=2009, focus_area="1"
)
AIM = IndicatorTarget(indicator="cycling", year=2014, value=8.0)
VALUE = IndicatorValue(indicator="cycling", observed=date(2011, 12, 31), value=6.0)


def test_an_indicator_is_linked_shown_with_its_way_and_let_go(follow: Follow) -> None:
    shown = follow(CYCLING, AIM, VALUE)
    field = shown.tab.indicators.list.add_field
    field.setCurrentIndex(field.findData("cycling"))
    field.activated.emit(field.currentIndex())
    assert owner_of_indicator(shown) == MEASURE.key
    assert undo_text(shown.desk) == "knytt en indikator til T-01"
    words = visible_words(shown.tab.indicators).replace("\u00a0", " ")
    assert "6 % 31. desember 2011 · 50 % av veien til 8 % i 2014 · går riktig vei" in words
    assert "Tiltaket er 50 % gjennomført etter resultatindikatorene." in words
    named_button(shown.tab.indicators, "Vis indikatoren: Sykkelandel").click()
    assert shown.went == [("indicators", "cycling")]
    named_button(shown.tab.indicators, "Løs fra tiltaket: Sykkelandel").click()
    assert owner_of_indicator(shown) is None
    assert not shown.tab.indicators.completion.isVisible()


def test_a_new_indicator_takes_the_measures_area_and_is_shown(follow: Follow) -> None:
    shown = follow()
    named_button(shown.tab.indicators, "Ny indikator").click()
    (indicator,) = shown.desk.plan.indicators
    assert (indicator.measure, indicator.focus_area) == (MEASURE.key, "1")
    assert shown.went == [("indicators", indicator.key)]
    assert undo_text(shown.desk) == "legg en indikator til T-01"


def test_everything_that_names_the_measure_is_listed_with_a_way_to_it(follow: Follow) -> None:
    party = Party(key="skien", name="Skien kommune", kind="municipality")
    commitment = Commitment(key="f", number="F-03", party="skien", text="Legger fram sak.")
    instrument = Instrument(key="i", title="Bompenger")
    meeting = Meeting(key="m", title="Styringsgruppe", dated=date(2010, 4, 20))
    item = AgendaItem(key="s", meeting="m", title="Bypakke")
    information = Communication(key="k", title="Folkemøte")
    shown = follow(
        party, commitment, CommitmentMeasure(commitment="f", measure=MEASURE.key),
        instrument, MeasureInstrument(measure=MEASURE.key, instrument="i"),
        meeting, item, AgendaItemMeasure(agenda_item="s", measure=MEASURE.key),
        information, CommunicationMeasure(communication="k", measure=MEASURE.key),
        Deadline(key="d", title="Statsbudsjettet", due=date(2010, 9, 1), measure=MEASURE.key),
    )  # fmt: skip
    uses = shown.tab.uses.shown
    assert [(use.what, use.page, use.key) for use in uses] == [
        ("Forpliktelse", "agreement", "f"),
        ("Virkemiddel", "instruments", "i"),
        ("Møte", "meetings", "m"),
        ("Frist", "deadlines", "d"),
        ("Informasjon", "information", "k"),
    ]
    titles = [use.title.replace("\u00a0", " ") for use in uses]
    assert titles[2] == "Bypakke (Styringsgruppe, 20. april 2010)"
    assert titles[3] == "Statsbudsjettet (1. september 2010)"
    for way in shown.tab.uses.findChildren(type(named_button(shown.tab.uses, "Bompenger"))):
        way.click()
    assert shown.went == [(use.page, use.key) for use in uses]
    shown.turn_to(OTHER)
    assert shown.tab.uses.isHidden()


def test_ctrl_j_on_the_card_leads_to_the_field_for_a_note(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_measures(qtbot, a_desk(MEASURE))
    page.card.head.title.setFocus()
    QTest.keyClick(page.card.head.title, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert page.card.tabs.value == "followup"
    assert page.card.followup.notes.entry.hasFocus()
    about = page.card.about
    page.card.tabs.choose("about")
    form: Any = about.findChild(type(about._hangs_on.field("transferability")), "transferability")
    assert form.accessibleName() == "Overføringsverdi"


def test_what_is_followed_up_is_revealed_on_its_measures_card(qtbot: QtBot, a_desk: ADesk) -> None:
    rows: tuple[Row, ...] = (
        LATE,
        ProgressNote(key="n", measure=MEASURE.key, dated=date(2010, 1, 1), text="I gang"),
        Decision(key="d", measure=MEASURE.key, body="Bystyret"),
        MeasureLink(key="l", measure=MEASURE.key, title="Saken"),
        Decision(key="alone", body="Formannskapet"),
    )
    page = open_measures(qtbot, a_desk(OTHER, MEASURE, *rows))
    for row in rows[:4]:
        page.table.choose(OTHER.key)
        page.card.tabs.choose("about")
        page.reveal(row.key)
        assert page.card.measure is not None
        assert page.card.measure.number == "T-01"
        assert page.card.tabs.value == "followup"
    page.card.tabs.choose("about")
    page.reveal("alone")
    assert page.card.tabs.value == "about", "a decision about no measure has no card"


@pytest.mark.parametrize("words", ["anbud", "i gang", "bystyret 45/10", "sykkelandel", "overføres"])
def test_search_finds_a_measure_by_its_follow_up(a_desk: ADesk, words: str) -> None:
    known = a_measure("T-01", transferability="Kan overføres til andre byer.")
    desk = a_desk(
        known,
        OTHER,
        Milestone(measure=known.key, title="Anbud ute"),
        ProgressNote(measure=known.key, dated=date(2010, 1, 1), text="Byggingen er i gang."),
        Decision(measure=known.key, body="Bystyret", case_number="45/10"),
        Indicator(title="Sykkelandel", measure=known.key),
    )
    lines = measure_lines(desk, desk.plan, None, numbers_in("nb"))
    assert [line.measure.number for line in lines if line.matches(words)] == ["T-01"]


def test_a_plan_that_can_only_be_read_can_be_looked_through(
    follow: Follow, browser: Browser
) -> None:
    address = "https://skien.kommune.no/sak/45"
    link = MeasureLink(measure=MEASURE.key, title="Saken", reference=address)
    note = ProgressNote(measure=MEASURE.key, dated=date(2010, 1, 1), text="I gang")
    shown = follow(LATE, link, note)
    QApplication.processEvents()
    lock = PageLock(shown.tab)
    lock.lock()
    for name in ("Endre: Vedtak", "Slett: Vedtak", "Ny milepæl", "Nytt vedtak", "Ny indikator"):
        assert not named_button(shown.tab, name).isEnabled(), name
    ticks = [tick for tick in shown.tab.findChildren(CheckField) if tick.isVisible()]
    assert ticks
    assert not any(tick.isEnabled() for tick in ticks)
    assert shown.tab.notes.entry.isReadOnly()
    named_button(shown.tab.references, "Åpne").click()
    assert browser.opened == [address]
    lock.unlock()
