"""The columns of the table of measures: what a cell reads, its tone, and what may be typed."""

from typing import Any

import pytest

from fbdesk.reports.numbers import numbers_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.pages.measures.columns import change_measure, measure_columns, pasted_columns
from fbdesk.ui.pages.measures.cut import Cut
from fbdesk.ui.pages.measures.lines import MeasureLine
from fbdesk.ui.tokens import FOCUS_AREAS
from tests.builders import a_measure
from tests.ui.pages.measures_page import ADesk, measure, undo_text

pytestmark = pytest.mark.usefixtures("norwegian")

BUS = a_measure("T-01", title="Bussvei", responsible="Byplan")
CUT = Cut(text="1 240", value_t=1240.0, tip="beregnet", tone="")


def a_line(**values: Any) -> MeasureLine:
    first = {
        "key": BUS.key,
        "measure": BUS,
        "area_name": "1  Areal og transport",
        "cut": CUT,
        "cost_ore": None,
        "granted_ore": None,
        "words": "",
    }
    return MeasureLine(**{**first, **values})


@pytest.fixture
def desk(a_desk: ADesk) -> Desk:
    return a_desk(BUS, a_measure("T-02", position=1))


def column(desk: Desk, code: str) -> Column[MeasureLine]:
    return next(one for one in measure_columns(desk, numbers_in("nb")) if one.code == code)


def shown(desk: Desk, code: str, line: MeasureLine) -> str:
    return column(desk, code).shown(line).replace("\u00a0", " ").replace("\u202f", " ")


def test_six_columns_are_shown_at_first_and_the_others_when_asked_for(desk: Desk) -> None:
    shown_first = [one.code for one in measure_columns(desk, numbers_in("nb")) if not one.hidden]
    assert shown_first == ["number", "title", "focus_area", "cut", "status", "responsible"]


def test_a_measure_without_responsible_says_so_as_a_warning(desk: Desk) -> None:
    nobody, somebody = a_line(measure=a_measure(responsible="")), a_line()
    tone = column(desk, "responsible").tone
    assert tone is not None
    assert (shown(desk, "responsible", nobody), tone(nobody)) == ("mangler", "warning")
    assert (shown(desk, "responsible", somebody), tone(somebody)) == ("Byplan", "")


def test_the_value_of_a_missing_responsible_stays_empty_so_that_copying_makes_no_name(
    desk: Desk,
) -> None:
    assert column(desk, "responsible").value(a_line(measure=a_measure(responsible=""))) == ""


def test_an_area_reads_as_its_number_with_the_name_in_the_tip(desk: Desk) -> None:
    area = column(desk, "focus_area")
    assert area.tooltip is not None
    assert area.tone is not None
    assert shown(desk, "focus_area", a_line()) == "1"
    assert area.tooltip(a_line()) == "1  Areal og transport"
    assert area.tone(a_line()) == FOCUS_AREAS["1"]


def test_a_cut_is_sorted_by_its_tonnes_and_not_by_its_letters(desk: Desk) -> None:
    cut = column(desk, "cut")
    assert cut.value(a_line()) == 1240.0
    assert shown(desk, "cut", a_line()) == "1 240"


GAPS = (
    (None, None, "–"),
    (None, 500_000_00, "–"),  # a grant without a cost leaves no gap that is known
    (1_200_000_00, None, "1 200"),
    (1_200_000_00, 500_000_00, "700"),
    (500_000_00, 500_000_00, "0"),
)
"""Cost and grant in øre, and the gap as it reads."""


def test_the_gap_is_cost_less_grants_in_thousands_and_unknown_without_a_cost(desk: Desk) -> None:
    lines = [a_line(cost_ore=cost, granted_ore=granted) for cost, granted, _ in GAPS]
    assert [shown(desk, "gap", line) for line in lines] == [gap for _, _, gap in GAPS]


@pytest.mark.parametrize("field", ["title", "number"])
def test_a_title_and_a_number_that_are_emptied_are_kept_with_a_word_about_it(
    desk: Desk, field: str
) -> None:
    change_measure(desk, BUS, field, "noe", "")
    assert measure(desk, "T-01").title == "Bussvei"
    assert undo_text(desk) == ""
    assert [message.text for message in desk.messages.waiting] == [
        "Et tiltak må ha nummer og tittel. Det som sto der, er beholdt."
    ]


STEPS: tuple[tuple[str, Any, str], ...] = (
    ("title", "Bane", "endre tittel for T-01"),
    ("responsible", "", "endre ansvarlig for T-01"),
    ("start_year", 2012, "endre start for T-01"),
    ("own_operation", True, "endre egen virksomhet for T-01"),
)
"""The column, what is typed, and what Ctrl+Z then says."""


def test_a_cell_is_changed_as_one_step_that_names_field_and_number(desk: Desk) -> None:
    for code, value, undone in STEPS:
        edit = column(desk, code).edit
        assert edit is not None
        edit(a_line(), value)
        assert getattr(desk.plan.measures[0], code) == value
        assert undo_text(desk) == undone


def test_the_cut_and_the_money_are_calculated_and_cannot_be_typed(desk: Desk) -> None:
    typed = {one.code for one in measure_columns(desk, numbers_in("nb")) if one.edit is None}
    assert typed == {"focus_area", "cut", "cost", "granted", "gap"}


def test_what_is_not_assessed_can_be_chosen_again(desk: Desk) -> None:
    for code in ("priority", "state_dependence", "programme_importance"):
        assert column(desk, code).choices[0] == ("", "")


def test_a_new_measure_takes_area_and_description_from_a_paste(desk: Desk) -> None:
    area, text = pasted_columns(desk)
    assert area.for_new_rows
    assert (area.code, text.code) == ("focus_area", "description")
    assert ("0", "Felles") in [(code, name[:6]) for code, name in area.choices]
