"""The page of indicators: the list, the card, figures that are typed, targets and charts."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from fbdesk.models.followup import Indicator, IndicatorTarget, IndicatorValue
from fbdesk.models.row import Row
from fbdesk.models.strategy import Goal
from fbdesk.ui.pages.indicators.page import IndicatorsPage
from fbdesk.ui.today import local_today
from fbdesk.ui.widgets.choices import ChoiceField
from fbdesk.ui.widgets.data_table import DataTable
from tests.builders import a_measure, some_settings
from tests.ui.pages.measures_page import ADesk, named_button, undo_text, visible_words
from tests.ui.scripted_questions import ScriptedQuestions

pytestmark = pytest.mark.usefixtures("norwegian")

PERIOD = some_settings(period_from=2009, period_to=2014)
MEASURE = a_measure("T-01", title="Sykkelveger")
GOAL = Goal(key="goal", title="Flere sykler", kind="main")
CYCLING = Indicator(
    key="cycling", title="Sykkelandel", unit="%", baseline=4.0, baseline_year=2009,
    focus_area="1", source="Reisevaner", position=0,
)  # fmt: skip
AIM = IndicatorTarget(key="aim", indicator="cycling", year=2014, value=8.0)
VALUE = IndicatorValue(key="value", indicator="cycling", observed=date(2013, 12, 31), value=6.0)
FLOOD = Indicator(key="flood", title="Flomveier", unit="km", focus_area="4", position=1)
EVERYTHING = (PERIOD, MEASURE, GOAL, CYCLING, AIM, VALUE, FLOOD)


class Opened:
    """A visible page on a real desk that hears of its edits."""

    def __init__(self, qtbot: QtBot, a_desk: ADesk, *rows: Row) -> None:
        self.went: list[tuple[str, str]] = []
        self.desk = a_desk(*rows, went_to=self.went)
        self.page = IndicatorsPage(self.desk)
        qtbot.addWidget(self.page)
        self.desk.editor.changed.connect(self.page.note_change)
        self.page.resize(1200, 900)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    @property
    def titles(self) -> list[str]:
        return [line.indicator.title for line in self.page.table.rows.rows]

    def cell(self, title: str, column: str) -> str:
        found = next(c for c in self.page.table.rows.columns if c.code == column)
        line = next(ln for ln in self.page.table.rows.rows if ln.indicator.title == title)
        return found.shown(line).replace("\u00a0", " ")

    def field(self, name: str) -> Any:
        return self.page.card.form.field(name)

    def indicator(self, key: str = "cycling") -> Indicator:
        found = self.desk.plan.find(Indicator, key)
        assert found is not None
        return found

    def observations(self, key: str = "cycling") -> list[tuple[date, float]]:
        held = self.desk.plan.children(IndicatorValue, "indicator", key)
        return [(row.observed, row.value) for row in held]

    def targets(self, key: str = "cycling") -> list[tuple[int, float]]:
        held = self.desk.plan.children(IndicatorTarget, "indicator", key)
        return [(row.year, row.value) for row in held]


@pytest.fixture
def opened(qtbot: QtBot, a_desk: ADesk) -> Opened:
    return Opened(qtbot, a_desk, *EVERYTHING)


def type_in(field: Any, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def type_in_cell(table: DataTable[Any], key: str, column: str, text: str) -> None:
    table.edit_cell(key, column)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt saves a cell in the next round of events


def choose(field: Any, code: str) -> None:
    assert isinstance(field, ChoiceField)
    index = field.findData(code)
    assert index >= 0
    field.setCurrentIndex(index)
    field.activated.emit(index)


def test_an_empty_page_says_what_belongs_there_and_offers_the_first(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    opened = Opened(qtbot, a_desk)
    assert "Ingen indikatorer ennå" in visible_words(opened.page)
    opened.page.add()
    (made,) = opened.desk.plan.indicators
    assert (made.title, made.focus_area) == ("Ny indikator", "0")
    assert opened.field("title").selectedText() == "Ny indikator"
    assert undo_text(opened.desk) == "legg til en indikator"


def test_the_list_tells_latest_value_target_completion_and_trend(opened: Opened) -> None:
    """From 4 to 8; 6 is halfway and up."""
    assert opened.cell("Sykkelandel", "latest") == "6 %"
    assert opened.cell("Sykkelandel", "target") == "8 % (2014)"
    assert opened.cell("Sykkelandel", "completion") == "50 %"
    assert opened.cell("Sykkelandel", "trend") == "går riktig vei"
    assert opened.cell("Flomveier", "latest") == "mangler"
    assert opened.cell("Flomveier", "target") == ""
    assert opened.cell("Flomveier", "completion") == "–"


def test_the_card_reads_how_far_it_has_come(opened: Opened) -> None:
    card = opened.page.card
    assert card.figure.text().replace("\u00a0", " ") == "50 %"
    assert card.trend.text() == "går riktig vei"
    assert card.way.text().replace("\u00a0", " ") == "50 % av veien til 8 % i 2014."
    assert card.pace.isVisible()
    assert not card.warning.isVisible()
    opened.page.reveal("flood")
    assert not card.figure.isVisible()
    assert card.warning.text() == "Ingen observasjon ennå."
    assert not card.chart.isVisible()


def test_an_adaptation_indicator_is_complete_without_tonnes(opened: Opened) -> None:
    opened.page.reveal("flood")
    type_in(opened.field("baseline"), "0")
    type_in(opened.field("baseline_year"), "2009")
    opened.page.card.targets.add()
    target = opened.desk.plan.children(IndicatorTarget, "indicator", "flood")[0]
    opened.page.card.targets.table.setFocus()
    opened.desk.editor.change("", IndicatorTarget, target.key, value=12.0)
    type_in(opened.page.card.observations.day, "31.12.2013")
    opened.page.card.observations.value.setText("3")
    opened.page.card.observations.add()
    assert opened.cell("Flomveier", "completion") == "25 %"
    assert opened.page.card.warning.isHidden()


def test_filters_and_search(opened: Opened) -> None:
    page = opened.page
    page.areas.choose("4")
    assert opened.titles == ["Flomveier"]
    page.areas.choose("lacking")
    assert opened.titles == ["Flomveier"]
    page.areas.choose("3")
    assert opened.titles == []
    named_button(page, "Vis alle indikatorer").click()
    assert opened.titles == ["Sykkelandel", "Flomveier"]
    page.start_search()
    QTest.keyClicks(page.search, "reisevaner")
    assert opened.titles == ["Sykkelandel"]
    page.reveal("flood")
    assert page.table.chosen_key == "flood"


def test_a_new_indicator_takes_the_area_that_is_shown(opened: Opened) -> None:
    opened.page.areas.choose("4")
    opened.page.add()
    assert opened.desk.plan.indicators[-1].focus_area == "4"


def test_an_observation_is_typed_quickly_and_the_next_one_can_follow(opened: Opened) -> None:
    entry = opened.page.card.observations
    assert entry.day.text() == f"{local_today():%d.%m.%Y}"
    assert entry.source.text() == "Reisevaner"
    type_in(entry.day, "31.12.2012")
    assert len(opened.observations()) == 1, "a day without a number is no observation yet"
    type_in(entry.value, "5,25")
    assert opened.observations() == [(date(2012, 12, 31), 5.25), (date(2013, 12, 31), 6.0)]
    assert undo_text(opened.desk) == "legg til en observasjon av Sykkelandel"
    assert entry.value.text() == ""
    assert entry.day.hasFocus()
    assert entry.day.selectedText() == "31.12.2012"
    first = opened.desk.plan.children(IndicatorValue, "indicator", "cycling")[0]
    assert first.source == "Reisevaner"


def test_a_second_figure_for_a_day_is_refused_in_words(opened: Opened) -> None:
    entry = opened.page.card.observations
    entry.day.setText("31.12.2013")
    type_in(entry.value, "7")
    assert opened.observations() == [(date(2013, 12, 31), 6.0)]
    assert "allerede en observasjon 31.12.2013" in opened.desk.messages.waiting[0].text
    assert entry.value.text() == "7", "what was typed stays"


@pytest.mark.parametrize(("day", "value"), [("31.02.2012", "5"), ("31.12.2012", "mange")])
def test_what_is_no_day_or_number_is_told(opened: Opened, day: str, value: str) -> None:
    entry = opened.page.card.observations
    entry.day.setText(day)
    entry.value.setText(value)
    entry.add()
    assert len(opened.observations()) == 1
    assert opened.desk.messages.waiting[0].text == "En observasjon må ha en dato og et tall."


def test_observations_are_changed_in_the_table_the_newest_first(opened: Opened) -> None:
    opened.page.card.observations.day.setText("31.12.2012")
    type_in(opened.page.card.observations.value, "5")
    table = opened.page.card.observations.table
    assert [row.observed.year for row in table.rows.rows] == [2013, 2012]
    type_in_cell(table, "value", "value", "6,5")
    type_in_cell(table, "value", "observed", "30.11.2013")
    type_in_cell(table, "value", "source", "Telling")
    type_in_cell(table, "value", "note", "Ett punkt")
    changed = opened.desk.plan.find(IndicatorValue, "value")
    assert changed is not None
    assert (changed.value, changed.observed) == (6.5, date(2013, 11, 30))
    assert (changed.source, changed.note) == ("Telling", "Ett punkt")
    type_in_cell(table, "value", "observed", "31.12.2012")
    assert opened.observations()[-1] == (date(2013, 11, 30), 6.5), "the day was taken"


def test_figures_are_deleted_and_brought_back(opened: Opened) -> None:
    table = opened.page.card.observations.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert opened.observations() == []
    assert undo_text(opened.desk) == "slett 1 tall"
    opened.desk.editor.undo()
    assert len(opened.observations()) == 1
    targets = opened.page.card.targets.table
    targets.setFocus()
    QTest.keyClick(targets, Qt.Key.Key_Delete)
    assert opened.targets() == []
    assert opened.page.card.targets.nothing.isVisible()


def test_targets_are_added_for_the_period_then_year_by_year(opened: Opened) -> None:
    targets = opened.page.card.targets
    targets.add()
    assert opened.targets() == [(2014, 8.0), (2015, 8.0)]
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, "10")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert opened.targets() == [(2014, 8.0), (2015, 10.0)]
    assert undo_text(opened.desk) == "endre måltall for Sykkelandel"
    opened.page.reveal("flood")
    targets.add()
    assert opened.targets("flood") == [(2014, 0.0)]


def test_a_target_moves_to_another_year_unless_that_has_one(opened: Opened) -> None:
    targets = opened.page.card.targets
    type_in_cell(targets.table, "aim", "year", "2020")
    assert opened.targets() == [(2020, 8.0)]
    assert undo_text(opened.desk) == "endre år for et måltall for Sykkelandel"
    targets.add()
    type_in_cell(targets.table, "aim", "year", "2014")
    assert opened.targets() == [(2014, 8.0), (2020, 8.0)]
    assert "allerede et mål for 2014" in opened.desk.messages.waiting[0].text


def test_measure_and_goal_are_chosen_followed_and_let_go(opened: Opened) -> None:
    choose(opened.field("measure"), MEASURE.key)
    choose(opened.field("goal"), "goal")
    assert (opened.indicator().measure, opened.indicator().goal) == (MEASURE.key, "goal")
    assert opened.cell("Sykkelandel", "measure") == "T-01"
    for way in opened.page.card.uses.shown:
        named_button(opened.page.card.uses, " ".join(way.title.split())).click()
    assert opened.went == [("measures", MEASURE.key), ("goals", "goal")]
    choose(opened.field("measure"), "")
    assert opened.indicator().measure is None


def test_a_title_is_changed_in_the_table_and_never_empty(opened: Opened) -> None:
    type_in_cell(opened.page.table, "cycling", "title", "Andel på sykkel")
    assert opened.indicator().title == "Andel på sykkel"
    rows = opened.page.table.rows
    rows.setData(rows.index(0, 0), "")
    assert opened.indicator().title == "Andel på sykkel"
    assert "må ha en tittel" in opened.desk.messages.waiting[0].text


def test_deleting_tells_what_goes_along_and_can_be_undone(opened: Opened) -> None:
    named_button(opened.page.card, "Slett indikatoren").click()
    message = opened.desk.messages.waiting[0]
    assert message.text == "1 indikator er slettet, med 2 tall."
    assert opened.desk.plan.indicator_values == ()
    assert message.action is not None
    message.action()
    assert opened.titles == ["Sykkelandel", "Flomveier"]
    opened.page.delete(("flood",))
    assert opened.desk.messages.waiting[0].text == "1 indikator er slettet."
    undo = opened.desk.messages.waiting[0].action
    opened.page.add()
    assert undo is not None
    undo()
    assert "Trykk Ctrl+Z" in opened.desk.messages.waiting[0].text


def test_the_chart_of_the_chosen_one_and_of_all_are_drawn(qtbot: QtBot, opened: Opened) -> None:
    chart, charts = opened.page.card.chart, opened.page.charts
    qtbot.waitUntil(lambda: chart.drawn is not None, timeout=20_000)
    assert chart.drawn is not None
    assert chart.drawn.title.startswith("Sykkelandel: ")
    assert charts.isHidden()
    named_button(opened.page, "Vis alle som diagrammer").click()
    qtbot.waitUntil(lambda: charts.drawn is not None, timeout=20_000)
    assert charts.drawn is not None
    assert len(charts.drawn.figure.axes) == 2
    named_button(opened.page, "Skjul diagrammene").click()
    assert charts.isHidden()


def paste(opened: Opened, text: str, *, answer: str = "paste") -> ScriptedQuestions:
    questions = opened.desk.questions
    assert isinstance(questions, ScriptedQuestions)
    questions.answers = [answer]
    QApplication.clipboard().setText(text)
    named_button(opened.page.card.observations, "Lim inn fra Excel").click()
    return questions


def test_a_series_is_pasted_from_excel_as_one_step(opened: Opened) -> None:
    questions = paste(opened, "2010\t4,5\n2011\t5\tTelling\n30.06.2012\t5,25\t\tEtt punkt\n")
    assert questions.asked == ["Legg til 3 nye rader."]
    assert opened.observations() == [
        (date(2010, 12, 31), 4.5),
        (date(2011, 12, 31), 5.0),
        (date(2012, 6, 30), 5.25),
        (date(2013, 12, 31), 6.0),
    ]
    held = opened.desk.plan.children(IndicatorValue, "indicator", "cycling")
    assert [row.source for row in held] == ["Reisevaner", "Telling", "Reisevaner", ""]
    assert held[2].note == "Ett punkt"
    opened.desk.editor.undo()
    assert len(opened.observations()) == 1


def test_headings_say_which_column_is_which(opened: Opened) -> None:
    paste(opened, "Verdi\tDato\n4,5\t2010\n")
    assert opened.observations()[0] == (date(2010, 12, 31), 4.5)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2010\t4,5\n31.12.2013\t7\n", "allerede en observasjon 31.12.2013"),
        ("2010\t4,5\n\t7\n", "må ha en dato og et tall"),
    ],
)
def test_a_series_with_a_fault_changes_nothing_and_says_why(
    opened: Opened, text: str, told: str
) -> None:
    paste(opened, text)
    assert opened.observations() == [(date(2013, 12, 31), 6.0)]
    assert told in opened.desk.messages.waiting[0].text


def test_a_paste_that_is_not_wanted_after_all_does_nothing(opened: Opened) -> None:
    paste(opened, "2010\t4,5\n2011\t5\n", answer="")
    assert len(opened.observations()) == 1
