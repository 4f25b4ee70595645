"""The figures of an indicator: typed in a row, moved, deleted, and the targets year by year."""

from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from fbdesk.models.followup import Indicator, IndicatorTarget, IndicatorValue
from fbdesk.models.row import Row
from fbdesk.ui.pages.indicators.figures import Observations, Targets, delete_figures
from tests.builders import some_settings
from tests.ui.pages.measures_page import ADesk, undo_text, visible_words

pytestmark = pytest.mark.usefixtures("norwegian")

CYCLING = Indicator(
    key="cycling", title="Sykkelandel", unit="%", baseline=4.0, baseline_year=2009, source="RVU"
)
WASTE = Indicator(key="waste", title="Restavfall", unit="kg", position=1)
SETTINGS = some_settings(period_from=2009, period_to=2014)


def observed(year: int, value: float, **values: Any) -> IndicatorValue:
    key = f"{year}"
    return IndicatorValue(
        key=key, indicator="cycling", observed=date(year, 12, 31), value=value, **values
    )


def aimed(year: int, value: float) -> IndicatorTarget:
    return IndicatorTarget(key=f"aim-{year}", indicator="cycling", year=year, value=value)


class Figures:
    """Observations and targets of the first indicator, on a real desk."""

    def __init__(self, qtbot: QtBot, a_desk: ADesk, *contents: Row) -> None:
        self.desk = a_desk(SETTINGS, CYCLING, WASTE, *contents)
        self.observations, self.targets = Observations(self.desk), Targets(self.desk)
        for part in (self.observations, self.targets):
            qtbot.addWidget(part)
        self.show()
        self.desk.editor.changed.connect(self.show)

    def show(self, _changed: object = None, indicator: Indicator = CYCLING) -> None:
        self.observations.show_indicator(self.desk.plan, indicator)
        self.targets.show_indicator(self.desk.plan, indicator)

    def type_in(self, day: str, value: str, source: str = "") -> None:
        self.observations.day.setText(day)
        self.observations.value.setText(value)
        self.observations.source.setText(source)
        self.observations.add()

    @property
    def values(self) -> list[tuple[date, float, str]]:
        return [(v.observed, v.value, v.source) for v in self.desk.plan.indicator_values]

    @property
    def aims(self) -> dict[int, float]:
        return {target.year: target.value for target in self.desk.plan.indicator_targets}

    @property
    def told(self) -> list[str]:
        return [message.text for message in self.desk.messages.waiting]


class AFigures:
    """Makes the figures of an indicator with these rows."""

    def __init__(self, qtbot: QtBot, a_desk: ADesk) -> None:
        self._qtbot, self._a_desk = qtbot, a_desk

    def __call__(self, *contents: Row) -> Figures:
        return Figures(self._qtbot, self._a_desk, *contents)


@pytest.fixture
def figures(qtbot: QtBot, a_desk: ADesk) -> AFigures:
    return AFigures(qtbot, a_desk)


def test_a_figure_is_entered_with_its_day_and_source(figures: AFigures) -> None:
    shown = figures()
    shown.type_in("31.12.2010", "4,5", " RVU 2010 ")
    assert shown.values == [(date(2010, 12, 31), 4.5, "RVU 2010")]
    assert undo_text(shown.desk) == "legg til en observasjon av Sykkelandel"
    assert shown.observations.value.text() == ""  # ready for the next one


def test_a_figure_without_day_or_number_is_not_entered(figures: AFigures) -> None:
    shown = figures()
    for day, value in (("", "4,5"), ("31.12.2010", ""), ("i fjor", "4,5")):
        shown.desk.messages.clear()
        shown.type_in(day, value)
        assert shown.told == ["En observasjon må ha en dato og et tall."]
    assert shown.values == []


def test_a_second_figure_of_a_day_is_refused_and_what_was_typed_stays(figures: AFigures) -> None:
    shown = figures(observed(2010, 4.5))
    shown.type_in("31.12.2010", "5")
    assert [value for _, value, _ in shown.values] == [4.5]
    assert shown.observations.value.text() == "5"
    assert "31.12.2010" in shown.told[0]


def test_the_newest_figure_stands_first(figures: AFigures) -> None:
    shown = figures(observed(2010, 4.5), observed(2012, 6.0), observed(2011, 5.0))
    assert [row.value for row in shown.observations.table.rows.rows] == [6.0, 5.0, 4.5]


def test_the_source_of_the_indicator_is_offered_for_the_next_figure(figures: AFigures) -> None:
    assert figures().observations.source.text() == "RVU"


def test_what_is_half_typed_stays_through_an_edit_and_goes_with_another_indicator(
    figures: AFigures,
) -> None:
    shown = figures()
    shown.observations.value.setText("5,5")
    shown.show()
    assert shown.observations.value.text() == "5,5"
    shown.show(indicator=WASTE)
    assert shown.observations.value.text() == ""
    assert shown.observations.value.placeholderText() == "kg"


def test_an_indicator_without_figures_says_so_instead_of_an_empty_table(figures: AFigures) -> None:
    shown = figures()
    shown.observations.show()
    assert "Ingen observasjon ennå." in visible_words(shown.observations)
    assert not shown.observations.table.isVisible()


def test_the_first_target_is_for_the_end_of_the_period_and_begins_at_the_baseline(
    figures: AFigures,
) -> None:
    shown = figures()
    shown.targets.add()
    assert shown.aims == {2014: 4.0}
    assert undo_text(shown.desk) == "legg til et måltall for Sykkelandel"


def test_the_next_target_is_a_year_after_the_last_one_and_begins_at_its_value(
    figures: AFigures,
) -> None:
    shown = figures(aimed(2014, 8.0), aimed(2012, 6.0))
    shown.targets.add()
    assert shown.aims == {2012: 6.0, 2014: 8.0, 2015: 8.0}


def test_a_target_beyond_the_period_leaves_the_periods_end_free(figures: AFigures) -> None:
    shown = figures(aimed(2020, 9.0))
    shown.targets.add()
    assert shown.aims == {2014: 9.0, 2020: 9.0}


def test_without_a_baseline_a_target_begins_at_nought_to_be_typed_over(figures: AFigures) -> None:
    shown = figures()
    shown.show(indicator=WASTE)
    shown.targets.add()
    assert shown.aims == {2014: 0.0}


def test_targets_stand_by_year(figures: AFigures) -> None:
    shown = figures(aimed(2014, 8.0), aimed(2012, 6.0))
    assert [row.year for row in shown.targets.table.rows.rows] == [2012, 2014]


def edit_of(table: Any, code: str) -> Any:
    return next(column.edit for column in table.rows.columns if column.code == code)


def test_a_target_moves_to_a_free_year_and_not_onto_another(figures: AFigures) -> None:
    early = aimed(2012, 6.0)
    shown = figures(early, aimed(2014, 8.0))
    move = edit_of(shown.targets.table, "year")
    move(early, 2014)
    assert shown.aims == {2012: 6.0, 2014: 8.0}
    assert shown.told == ["Det finnes allerede et mål for 2014."]
    move(early, 2013)
    assert shown.aims == {2013: 6.0, 2014: 8.0}


def test_an_emptied_cell_of_an_observation_changes_nothing(figures: AFigures) -> None:
    first = observed(2010, 4.5)
    shown = figures(first)
    for code in ("observed", "value"):
        edit_of(shown.observations.table, code)(first, None)
    assert shown.values == [(date(2010, 12, 31), 4.5, "")]
    assert undo_text(shown.desk) == ""


def test_a_figure_is_changed_in_its_cell_and_undo_names_the_indicator(figures: AFigures) -> None:
    first = observed(2010, 4.5)
    shown = figures(first)
    edit_of(shown.observations.table, "value")(first, 5)
    edit_of(shown.observations.table, "source")(first, "Telling")
    assert shown.values == [(date(2010, 12, 31), 5.0, "Telling")]
    assert undo_text(shown.desk) == "endre kilde for Sykkelandel"


def test_figures_are_deleted_together_and_come_back_together(figures: AFigures) -> None:
    shown = figures(observed(2010, 4.5), observed(2011, 5.0), observed(2012, 6.0))
    delete_figures(shown.desk, IndicatorValue, ("2010", "2012"))
    assert [value for _, value, _ in shown.values] == [5.0]
    assert undo_text(shown.desk) == "slett 2 tall"
    shown.desk.editor.undo()
    assert len(shown.values) == 3
