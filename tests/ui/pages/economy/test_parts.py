"""What the tabs of the economy page say of the money: each sentence by amounts added up by hand."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fbdesk.app import calculate
from fbdesk.document.document import Document
from fbdesk.models.city import Municipality
from fbdesk.models.communication import Deadline
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.programmes.programme import load_programme
from fbdesk.models.results.money_budgets import LACKING, NET, first_plan_year
from fbdesk.models.results.money_views import (
    ADDITIONAL,
    APPLIED,
    AREA,
    GROSS,
    MEASURE,
    PAID,
    SCHEME,
    YEAR,
)
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from fbdesk.reports.numbers import Numbers, numbers_in
from fbdesk.ui.background import Background
from fbdesk.ui.desk import Desk
from fbdesk.ui.editor import Editor
from fbdesk.ui.messages import Messages
from fbdesk.ui.pages.economy.budgets import AccountPart, EconomicPlanPart, EffortPart, RoundsPart
from fbdesk.ui.pages.economy.gaps import GapPart, PivotPart
from fbdesk.ui.pages.economy.part import (
    EVERY,
    MoneyPart,
    area_choices,
    area_names,
    measure_names,
    of_area,
)
from fbdesk.ui.theme import Theme
from tests.builders import a_measure, a_plan, some_settings
from tests.ui.scripted_questions import ScriptedQuestions

ADesk = Callable[..., Desk]
NUMBERS: Numbers = numbers_in("nb")
MILLION = 1_000_000 * 100
BUS = a_measure("T-01", key="bus", title="Bussvei", focus_area="1", position=0)
OIL = a_measure("T-02", key="oil", title="Oljefri", focus_area="2", position=1)


def cost(measure: str, year: int, millions: float, **more: Any) -> CostLine:
    return CostLine(measure=measure, year=year, gross_ore=round(millions * MILLION), **more)


def money(measure: str, scheme: str, year: int, **millions: float) -> FundingLine:
    amounts: dict[str, Any] = {
        f"{name}_ore": round(amount * MILLION) for name, amount in millions.items()
    }
    return FundingLine(measure=measure, scheme=scheme, year=year, **amounts)


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def shown(part: MoneyPart) -> dict[str, dict[str, str]]:
    """Return what the table of a tab shows: by the name of the line, then of the column."""
    cells = part.table.cells
    return {
        name: {
            title: plain(str(cells.index(row, column).data() or ""))
            for column, (_, title) in enumerate(cells.columns)
        }
        for row, (_, name) in enumerate(cells.lines)
    }


@pytest.fixture(scope="module")
def desk(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Give one desk to all tests of this file: they show plans of their own and edit nothing."""
    rows = (some_settings(), BUS, OIL, Municipality(number="4001", name="Porsgrunn"))
    background, theme = Background(), Theme(qapp, "light", 100)
    editor = Editor(Document.new(rows, tmp_path_factory.mktemp("working")), calculate, background)
    yield Desk(
        editor=editor,
        programme=load_programme("framtidens-byer"),
        background=background,
        messages=Messages(background),
        questions=ScriptedQuestions(),
        theme=theme,
        language="nb",
        user=lambda: "Kari Nes",
        go_to=lambda *_: None,
    )
    editor.close(discard=True)
    background.close()
    for made in (editor, background, theme):
        made.deleteLater()


@pytest.fixture
def gaps(qtbot: QtBot, desk: Desk) -> GapPart:
    part = GapPart(desk, NUMBERS)
    qtbot.addWidget(part)
    return part


def words(part: MoneyPart, *rows: Row, basis: str = GROSS) -> str:
    """Return the sentence of a tab for a plan with two measures and the rows."""
    part.show_plan(the_plan(*rows), basis)
    return plain(part.summary.text())


@cache
def two_measures() -> Plan:
    return a_plan(some_settings(period_from=2009, period_to=2014), BUS, OIL)


def the_plan(*rows: Row) -> Plan:
    return replace(
        two_measures(),
        cost_lines=tuple(row for row in rows if isinstance(row, CostLine)),
        funding_lines=tuple(row for row in rows if isinstance(row, FundingLine)),
        deadlines=tuple(row for row in rows if isinstance(row, Deadline)),
    )


# What is not covered.


def test_the_year_that_lacks_most_is_named_with_its_amount(gaps: GapPart) -> None:
    told = words(gaps, cost("bus", 2010, 3), cost("bus", 2011, 5), cost("oil", 2011, 1))
    assert told == (
        "2 measures lack 9,0 mill. kr together; the year that lacks most is 2011, "
        "with 6,0 mill. kr."
    )


def test_what_one_measure_has_left_over_does_not_help_another(gaps: GapPart) -> None:
    told = words(
        gaps, cost("bus", 2010, 3), cost("oil", 2010, 1), money("oil", "enova", 2010, granted=4)
    )
    # the bus lacks 3; all together lack 3 + 1 − 4 = 0 in 2010, so no year is worst
    assert told == "1 measure lacks 3,0 mill. kr."


def test_savings_pay_no_bill(gaps: GapPart) -> None:
    told = words(gaps, cost("bus", 2010, 2), cost("bus", 2010, 5, kind="saving"))
    assert told.startswith("1 measure lacks 2,0 mill. kr")


def test_the_additional_cost_can_be_covered_where_the_gross_is_not(gaps: GapPart) -> None:
    rows = (
        cost("bus", 2010, 5, additional_ore=MILLION),
        money("bus", "enova", 2010, granted=1),
    )
    assert words(gaps, *rows).startswith("1 measure lacks 4,0 mill. kr")
    assert words(gaps, *rows, basis=ADDITIONAL) == "Every measure is covered."


@pytest.mark.parametrize(
    ("counted", "lacks"), [("granted_ore", "4,0"), (APPLIED, "2,0"), (PAID, "5,0")]
)
def test_the_chip_chooses_which_money_covers(gaps: GapPart, counted: str, lacks: str) -> None:
    gaps.money.choose(counted)
    told = words(gaps, cost("bus", 2010, 5), money("bus", "enova", 2010, applied=3, granted=1))
    assert told.startswith(f"1 measure lacks {lacks} mill. kr")


def test_a_plan_without_money_has_nothing_to_cover(gaps: GapPart) -> None:
    assert words(gaps) == "No costs or funding are entered here."


# Who gives what where.


@pytest.fixture
def pivot(qtbot: QtBot, desk: Desk) -> PivotPart:
    part = PivotPart(desk, NUMBERS)
    qtbot.addWidget(part)
    return part


GIVEN = (
    money("bus", "md_grant", 2010, granted=2, applied=3),
    money("bus", "municipal", 2011, granted=1, paid=0.5),
    money("oil", "municipal", 2010, granted=4),
)


def test_money_is_laid_out_by_area_and_scheme_at_first(pivot: PivotPart) -> None:
    assert words(pivot, *GIVEN) == "7,0 mill. kr is granted."
    table = shown(pivot)
    assert table["1  Areal og transport"]["Tilskudd fra programmet"] == "2 000"
    assert table["2  Energi i bygg"]["Kommunalt budsjett"] == "4 000"
    assert table["Sum"]["Kommunalt budsjett"] == "5 000"


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        (APPLIED, "3,0 mill. kr is applied for."),
        (PAID, "500 000 kr is paid."),
    ],
)
def test_the_sentence_says_which_money_it_is(pivot: PivotPart, chosen: str, told: str) -> None:
    pivot.money.choose(chosen)
    assert words(pivot, *GIVEN) == told


def test_no_money_is_no_nought(pivot: PivotPart) -> None:
    assert words(pivot) == "No money is entered here."


def test_measures_and_years_can_be_lines_and_columns(pivot: PivotPart) -> None:
    pivot.lines.show_value(MEASURE)
    pivot.columns.show_value(YEAR)
    words(pivot, *GIVEN)
    table = shown(pivot)
    assert (table["T-01  Bussvei"]["2010"], table["T-01  Bussvei"]["2011"]) == ("2 000", "1 000")
    assert table["T-02  Oljefri"]["Sum"] == "4 000"


def test_the_side_that_is_not_shown_can_be_narrowed_down(pivot: PivotPart) -> None:
    pivot.lines.show_value(AREA)
    pivot.columns.show_value(YEAR)
    words(pivot, *GIVEN)
    pivot.only[SCHEME].show_value("municipal")
    assert words(pivot, *GIVEN) == "5,0 mill. kr is granted."  # 1 of the bus and 4 of the oil


def test_a_choice_among_lines_is_not_narrowed_down_twice(pivot: PivotPart) -> None:
    words(pivot, *GIVEN)
    pivot.only[SCHEME].show_value("municipal")
    assert words(pivot, *GIVEN) == "7,0 mill. kr is granted."  # the schemes are columns


# Own effort.


@pytest.fixture
def effort(qtbot: QtBot, desk: Desk) -> EffortPart:
    part = EffortPart(desk, NUMBERS)
    qtbot.addWidget(part)
    return part


def test_each_year_that_lacks_own_effort_has_its_sentence(effort: EffortPart) -> None:
    told = words(
        effort,
        money("bus", "md_grant", 2010, granted=2),
        money("bus", "municipal", 2010, granted=1.5),
        money("bus", "md_strategic", 2011, granted=1),
    )
    assert told.splitlines() == [
        "Own effort in 2010 lacks 500 000 kr.",
        "Own effort in 2011 lacks 1 000 000 kr.",
    ]
    assert effort.summary.property("role") == "warning"


def test_own_effort_of_one_measure_counts_for_another(effort: EffortPart) -> None:
    told = words(
        effort,
        money("bus", "md_grant", 2010, granted=2),
        money("oil", "municipal", 2010, granted=2),
    )
    assert told == "The own effort is large enough in every year."
    assert effort.summary.property("role") == "strong"


def test_own_effort_of_another_year_does_not_count(effort: EffortPart) -> None:
    told = words(
        effort,
        money("bus", "md_grant", 2010, granted=2),
        money("bus", "municipal", 2011, granted=9),
    )
    assert told == "Own effort in 2010 lacks 2 000 000 kr."


def test_grants_that_ask_for_nothing_are_not_held_against_own_effort(effort: EffortPart) -> None:
    told = words(effort, money("bus", "enova", 2010, granted=2))
    assert told == "No money that asks for own effort is entered."


# Planned against actual.


@pytest.fixture
def account(qtbot: QtBot, desk: Desk) -> AccountPart:
    part = AccountPart(desk, NUMBERS)
    qtbot.addWidget(part)
    return part


@pytest.mark.parametrize(
    ("actual", "told"),
    [
        (5.5, "1,5 mill. kr above what was planned (4,0 mill. kr)."),
        (3.0, "1,0 mill. kr below what was planned (4,0 mill. kr)."),
        (4.0, "As planned (4,0 mill. kr)."),
    ],
)
def test_the_account_is_held_against_what_was_planned_for_it(
    account: AccountPart, actual: float, told: str
) -> None:
    spent = cost("bus", 2010, 4, actual_ore=round(actual * MILLION))
    not_yet = cost("oil", 2011, 50)
    assert words(account, spent, not_yet) == told


def test_what_is_not_accounted_for_stands_apart(account: AccountPart) -> None:
    words(account, cost("bus", 2010, 4, actual_ore=3 * MILLION), cost("bus", 2011, 7))
    line = shown(account)["T-01  Bussvei"]
    assert line == {
        "Planned": "4 000",
        "Actual": "3 000",
        "Deviation": "−1 000",
        "Not accounted for yet": "7 000",
    }


def test_an_account_of_nothing_says_so(account: AccountPart) -> None:
    assert words(account, cost("bus", 2010, 4)) == "No actual costs are entered yet."


@pytest.mark.parametrize(
    ("by", "names"),
    [
        (MEASURE, ["Sum", "T-01  Bussvei", "T-02  Oljefri"]),
        (AREA, ["Sum", "1  Areal og transport", "2  Energi i bygg"]),
        (YEAR, ["Sum", "2010", "2011", "2012"]),
    ],
)
def test_the_account_is_told_by_measure_area_or_year(
    account: AccountPart, by: str, names: list[str]
) -> None:
    account.by.choose(by)
    words(account, cost("bus", 2010, 4, actual_ore=1), cost("oil", 2012, 4, actual_ore=1))
    assert list(shown(account)) == names


# Input to budgets.


@pytest.fixture
def rounds(qtbot: QtBot, desk: Desk) -> RoundsPart:
    part = RoundsPart(desk, NUMBERS)
    qtbot.addWidget(part)
    return part


STATE = Deadline(key="state", title="Statsbudsjettet", due=date(2010, 3, 1), kind="state_budget")


def test_a_deadline_that_has_passed_tells_what_it_asked_for(rounds: RoundsPart) -> None:
    told = words(rounds, STATE, cost("bus", 2011, 4), money("bus", "enova", 2011, applied=3))
    # 3 applied for and not granted, and 1 that nobody is asked for yet
    assert told == "The last deadline was 1. mars 2010: 4,0 mill. kr for the budget of 2011."
    line = shown(rounds)["01.03.2010  Budget 2011: Statsbudsjettet"]
    assert line["Asked for, not granted"] == "3 000"
    assert line["Uncovered"] == "1 000"  # 4 − 3


def test_money_of_another_owner_is_not_asked_of_the_state(rounds: RoundsPart) -> None:
    told = words(rounds, STATE, money("bus", "municipal", 2011, applied=3))
    assert told == "Nothing needs to be asked for in the budget of 2011 by 1. mars 2010."


def test_without_deadlines_the_page_of_deadlines_is_named(rounds: RoundsPart) -> None:
    assert words(rounds).endswith("Add them on the page of deadlines.")


# The economic plan.


@pytest.fixture
def economic(qtbot: QtBot, desk: Desk) -> EconomicPlanPart:
    part = EconomicPlanPart(desk, NUMBERS)
    qtbot.addWidget(part)
    part.first.committed.emit(2010)
    return part


def test_the_four_years_begin_where_the_user_says(economic: EconomicPlanPart) -> None:
    told = words(economic, cost("bus", 2013, 3), cost("bus", 2014, 90))
    assert told == "3,0 mill. kr is lacking in 2010–2013."
    assert list(shown(economic)["Lacking"]) == ["Sum", "2010", "2011", "2012", "2013"]


def test_savings_lower_the_net_and_not_what_is_lacking(economic: EconomicPlanPart) -> None:
    words(economic, cost("bus", 2010, 3), cost("bus", 2010, 1, kind="saving"))
    table = shown(economic)
    assert (table["Net sum"]["2010"], table["Lacking"]["2010"]) == ("2 000", "3 000")


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ((), "No costs or funding in 2010–2013."),
        (
            (cost("bus", 2010, 2), money("bus", "enova", 2011, granted=2)),
            "The costs of 2010–2013 are covered.",
        ),
    ],
)
def test_nothing_and_enough_are_told_apart(
    economic: EconomicPlanPart, rows: tuple[Row, ...], told: str
) -> None:
    assert words(economic, *rows) == told


def test_the_economic_plan_of_one_area_leaves_the_others_out(economic: EconomicPlanPart) -> None:
    economic.area.show_value("2")
    told = words(economic, cost("bus", 2010, 30), cost("oil", 2010, 2))
    assert told == "2,0 mill. kr is lacking in 2010–2013."


def test_net_and_lacking_stand_out(economic: EconomicPlanPart) -> None:
    words(economic, cost("bus", 2010, 1))
    assert economic.table.cells.table.strong == {NET, LACKING}


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2009, 6, 1), 2010),  # next year
        (date(2026, 6, 1), 2011),  # the last four years to 2014 that hold costs
        (date(2001, 6, 1), 2009),  # never before the plan's own period
    ],
)
def test_the_first_budget_year_follows_the_day_and_the_plan(today: date, first: int) -> None:
    assert first_plan_year(the_plan(cost("bus", 2014, 1)), today) == first


# What the tabs share.


def test_names_hold_number_and_title_in_the_order_that_is_asked_for() -> None:
    assert measure_names(the_plan(), ("oil", "bus")) == (
        ("oil", "T-02  Oljefri"),
        ("bus", "T-01  Bussvei"),
    )


def test_an_area_that_the_programme_does_not_know_keeps_its_code(desk: Desk) -> None:
    assert area_names(desk, ("2", "9")) == (("2", "2  Energi i bygg"), ("9", "9"))


def test_all_areas_are_the_first_choice(desk: Desk) -> None:
    assert area_choices(desk)[0] == (EVERY, "All areas")
    assert [code for code, _ in area_choices(desk)[1:]] == ["1", "2", "3", "4", "0"]


@pytest.mark.parametrize(
    ("area", "numbers"), [(EVERY, ["T-01", "T-02"]), ("2", ["T-02"]), ("4", [])]
)
def test_an_area_has_its_own_measures(area: str, numbers: list[str]) -> None:
    assert [measure.number for measure in of_area(the_plan(), area)] == numbers


def test_a_name_that_is_no_measure_leads_nowhere(qtbot: QtBot, a_desk: ADesk) -> None:
    went_to: list[tuple[str, str]] = []
    part = GapPart(a_desk(BUS, went_to=went_to), NUMBERS)
    qtbot.addWidget(part)
    part.open_measure("2010")
    part.open_measure("bus")
    assert went_to == [("measures", "bus")]
