"""The tab on money: small tables of costs and funding, their sums, and what is not covered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.row import Row
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.measures.money.grid import MoneyGrid
from fbdesk.ui.pages.measures.money.tab import MeasureMoney
from fbdesk.ui.pages.measures.money.tables import (
    cost_table,
    cover_table,
    funding_table,
    money_doubts,
    money_years,
)
from fbdesk.ui.pages.measures.page import MeasuresPage
from fbdesk.ui.widgets.fields import NumberField
from tests.builders import a_measure, a_plan, a_reduction
from tests.ui.pages.measures_page import (
    ADesk,
    measure,
    named_button,
    open_measures,
    undo_text,
    visible_words,
)

pytestmark = pytest.mark.usefixtures("norwegian", "qapp")

THOUSAND = 1000_00
"""A thousand kroner, in øre."""

BYPAKKE = a_measure("T-01", title="Bypakke", start_year=2010, end_year=2013)


def a_cost(
    year: int,
    gross: int,
    kind: str = "investment",
    additional: int | None = None,
    actual: int | None = None,
) -> CostLine:
    return CostLine(
        measure=BYPAKKE.key,
        kind=kind,
        year=year,
        gross_ore=gross * THOUSAND,
        additional_ore=None if additional is None else additional * THOUSAND,
        actual_ore=None if actual is None else actual * THOUSAND,
    )


def a_grant(
    year: int,
    scheme: str = "enova",
    applied: int | None = None,
    granted: int | None = None,
    paid: int | None = None,
) -> FundingLine:
    return FundingLine(
        measure=BYPAKKE.key,
        scheme=scheme,
        year=year,
        applied_ore=None if applied is None else applied * THOUSAND,
        granted_ore=None if granted is None else granted * THOUSAND,
        paid_ore=None if paid is None else paid * THOUSAND,
    )


def open_money(qtbot: QtBot, a_desk: ADesk, *rows: Row) -> tuple[MeasuresPage, MeasureMoney, Desk]:
    desk = a_desk(BYPAKKE, *rows)
    page = open_measures(qtbot, desk, tab="money")
    return page, page.card.money, desk


def shown(grid: MoneyGrid) -> dict[str, list[str]]:
    model = grid.model_of_money
    return {
        row.title: [model.index(line, n).data() for n in range(model.columnCount())]
        for line, row in enumerate(model.table.rows)
    }


def headings(grid: MoneyGrid) -> list[str]:
    model = grid.model_of_money
    across = Qt.Orientation.Horizontal
    return [model.headerData(n, across) for n in range(model.columnCount())]


def type_amount(qtbot: QtBot, grid: MoneyGrid, code: str, year: int, text: str) -> None:
    grid.setFocus()
    grid.go_to(code, year)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    field = grid.findChild(NumberField)
    assert isinstance(field, NumberField)
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt commits a cell in the next round
    qtbot.waitUntil(lambda: grid.findChild(NumberField) is None)


def test_the_years_are_the_measures_own_and_those_with_money() -> None:
    plan = a_plan(BYPAKKE)
    assert money_years(plan, BYPAKKE) == (2010, 2011, 2012, 2013)
    plan = a_plan(BYPAKKE, a_cost(2008, 5), a_grant(2015, granted=5))
    assert money_years(plan, BYPAKKE) == tuple(range(2008, 2016))
    assert money_years(plan, BYPAKKE, 1, 2) == tuple(range(2007, 2018))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (None, None, tuple(range(2009, 2015))),  # the plan's period
        (2012, None, tuple(range(2012, 2016))),  # four years at least
        (2010, 2100, tuple(range(2010, 2023))),  # no more than twelve years ahead
        (2013, 2010, tuple(range(2013, 2017))),  # years the wrong way round
    ],
)
def test_the_years_of_a_measure_without_money(
    start: int | None, end: int | None, expected: tuple[int, ...]
) -> None:
    held = a_measure("T-01", start_year=start, end_year=end)
    assert money_years(a_plan(held), held) == expected


def test_costs_stand_per_kind_and_year_with_a_saving_taken_from_the_sum() -> None:
    plan = a_plan(
        BYPAKKE, a_cost(2010, 300), a_cost(2010, 40, "operating"), a_cost(2010, 90, "saving")
    )
    table = cost_table(plan, BYPAKKE, "gross_ore", (2010, 2011))
    assert table.amounts["sum", 2010] == (300 + 40 - 90) * THOUSAND
    assert table.amounts["sum", 2011] is None
    assert table.whole("investment") == 300 * THOUSAND
    assert table.whole("sum") == 250 * THOUSAND


def test_an_amount_that_is_not_entered_is_never_zero() -> None:
    plan = a_plan(BYPAKKE, a_cost(2010, 0, actual=25))
    assert cost_table(plan, BYPAKKE, "gross_ore", (2010,)).amounts["investment", 2010] is None
    actual = cost_table(plan, BYPAKKE, "actual_ore", (2010,))
    assert actual.amounts["investment", 2010] == 25 * THOUSAND
    assert cost_table(plan, BYPAKKE, "additional_ore", (2010,)).whole("sum") is None


def test_what_is_not_covered_is_cost_less_grants_year_by_year() -> None:
    plan = a_plan(
        BYPAKKE,
        a_cost(2010, 300),
        a_cost(2010, 50, "operating"),
        a_cost(2010, 999, "saving"),
        a_grant(2010, granted=100),
        a_grant(2010, "municipal", granted=30),
        a_grant(2011, applied=70),
    )
    table = cover_table(plan, BYPAKKE, (2010, 2011))
    assert table.amounts["cost", 2010] == 350 * THOUSAND
    assert table.amounts["granted", 2010] == 130 * THOUSAND
    assert table.amounts["gap", 2010] == 220 * THOUSAND
    assert ("gap", 2011) not in table.amounts


def test_what_cannot_be_right_is_said_in_words() -> None:
    plan = a_plan(BYPAKKE, a_cost(2010, 10, additional=20), a_grant(2011, granted=5, paid=6))
    assert list(money_doubts(plan, BYPAKKE)) == [
        "Merkostnaden i 2010 er større enn bruttokostnaden.",
        "Det er utbetalt mer enn det er innvilget i 2011.",
    ]
    fine = a_plan(BYPAKKE, a_cost(2010, 20, additional=20), a_grant(2011, granted=5, paid=5))
    assert list(money_doubts(fine, BYPAKKE)) == []


def test_the_schemes_are_those_used_the_municipal_budget_and_those_asked_for(
    a_desk: ADesk,
) -> None:
    desk = a_desk(BYPAKKE, a_grant(2010, "enova", granted=1), a_grant(2011, "rare", granted=1))
    table = funding_table(desk, BYPAKKE, "granted_ore", (2010,), {"ntp"})
    assert [row.code for row in table.rows] == ["municipal", "ntp", "enova", "rare", "sum"]


def test_the_tables_show_thousands_with_the_sum_first(qtbot: QtBot, a_desk: ADesk) -> None:
    _, money, _ = open_money(qtbot, a_desk, a_cost(2010, 2500), a_cost(2012, 18_000))
    assert headings(money.costs) == ["Sum", "2010", "2011", "2012", "2013"]
    assert shown(money.costs)["Investering"] == [
        "20\u202f500",
        "2\u202f500",
        "",
        "18\u202f000",
        "",
    ]
    assert "Kostnader, 1 000 kr" in visible_words(money)


def test_a_cost_is_typed_in_thousands_and_kept_in_ore(qtbot: QtBot, a_desk: ADesk) -> None:
    _, money, desk = open_money(qtbot, a_desk)
    type_amount(qtbot, money.costs, "investment", 2011, "2,5")
    (line,) = desk.plan.cost_lines
    assert (line.kind, line.year, line.gross_ore) == ("investment", 2011, 2_500_00)
    assert undo_text(desk) == "endre kostnader for T-01"
    assert shown(money.costs)["Investering"][2] == "3"  # 2,5 thousand, halves upwards
    assert money.costs.current_place == ("operating", 2011)  # Enter goes on to the line below


def test_the_additional_and_the_actual_cost_have_their_own_view(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    _, money, desk = open_money(qtbot, a_desk, a_cost(2011, 100))
    money.cost_amounts.choose("additional_ore")
    type_amount(qtbot, money.costs, "investment", 2011, "40")
    money.cost_amounts.choose("actual_ore")
    type_amount(qtbot, money.costs, "investment", 2011, "90")
    (line,) = desk.plan.cost_lines
    assert (line.gross_ore, line.additional_ore, line.actual_ore) == (
        100 * THOUSAND,
        40 * THOUSAND,
        90 * THOUSAND,
    )
    assert shown(money.costs)["Investering"][2] == "90"


def test_funding_is_typed_per_scheme_and_stage(qtbot: QtBot, a_desk: ADesk) -> None:
    _, money, desk = open_money(qtbot, a_desk)
    money.funding_amounts.choose("applied_ore")
    type_amount(qtbot, money.funding, "municipal", 2010, "300")
    money.funding_amounts.choose("granted_ore")
    type_amount(qtbot, money.funding, "municipal", 2010, "200")
    money.funding_amounts.choose("paid_ore")
    type_amount(qtbot, money.funding, "municipal", 2010, "150")
    (line,) = desk.plan.funding_lines
    assert (line.applied_ore, line.granted_ore, line.paid_ore) == (
        300 * THOUSAND,
        200 * THOUSAND,
        150 * THOUSAND,
    )
    assert undo_text(desk) == "endre finansiering for T-01"


def test_a_source_of_money_is_added_as_a_line(qtbot: QtBot, a_desk: ADesk) -> None:
    _, money, desk = open_money(qtbot, a_desk)
    assert "Enova" not in shown(money.funding)
    add = money.add_scheme
    add.setCurrentIndex(add.findData("enova"))
    add.activated.emit(add.currentIndex())
    assert "Enova" in shown(money.funding)
    assert money.funding.current_place == ("enova", 2010)
    assert add.findData("enova") < 0
    assert undo_text(desk) == ""  # an empty line is no change of the plan
    type_amount(qtbot, money.funding, "enova", 2010, "75")
    assert desk.plan.funding_lines[0].granted_ore == 75 * THOUSAND


def test_years_are_added_at_both_ends(qtbot: QtBot, a_desk: ADesk) -> None:
    page, money, desk = open_money(qtbot, a_desk, a_measure("T-02", position=1))
    named_button(money, "Året før").click()
    named_button(money, "Året etter").click()
    assert headings(money.costs)[1:] == ["2009", "2010", "2011", "2012", "2013", "2014"]
    assert headings(money.funding) == headings(money.costs) == headings(money.cover)
    page.reveal(measure(desk, "T-02").key)
    page.reveal(measure(desk, "T-01").key)
    assert headings(money.costs)[1:] == ["2010", "2011", "2012", "2013"]


def test_kroner_are_shown_where_they_are_asked_for(qtbot: QtBot, a_desk: ADesk) -> None:
    _, money, desk = open_money(qtbot, a_desk, a_cost(2010, 2))
    named_button(money, "Vis hele kroner").click()
    assert shown(money.costs)["Investering"][:2] == ["2\u202f000", "2\u202f000"]
    assert "Kostnader, kr" in visible_words(money)
    type_amount(qtbot, money.costs, "investment", 2010, "2500")
    assert desk.plan.cost_lines[0].gross_ore == 2500_00
    named_button(money, "Vis 1 000 kr").click()
    assert "Kostnader, 1 000 kr" in visible_words(money)


def test_the_summary_says_cost_grant_and_gap(qtbot: QtBot, a_desk: ADesk) -> None:
    _, money, _ = open_money(qtbot, a_desk, a_cost(2010, 2500), a_grant(2010, granted=1500))
    words = visible_words(money)
    assert "Koster 2,5\u00a0mill.\u00a0kr · innvilget 1,5\u00a0mill.\u00a0kr" in words
    assert "mangler 1,0\u00a0mill.\u00a0kr" in words


def test_a_measure_without_money_says_so(qtbot: QtBot, a_desk: ADesk) -> None:
    _, money, _ = open_money(qtbot, a_desk)
    assert "Det er ikke lagt inn kostnader eller finansiering ennå." in visible_words(money)


def test_a_price_per_tonne_comes_with_the_results(qtbot: QtBot, a_desk: ADesk) -> None:
    held, *effect = a_reduction(100, "T-05")
    desk = a_desk(
        held,
        *effect,
        CostLine(measure=held.key, kind="operating", year=2010, gross_ore=100_000_00),
    )
    page = open_measures(qtbot, desk, tab="money")
    # 100 000 kr a year for 100 t a year
    qtbot.waitUntil(lambda: "1\u202f000\u00a0kr" in visible_words(page.card.money), timeout=20_000)


def test_doubts_stand_above_the_tables(qtbot: QtBot, a_desk: ADesk) -> None:
    _, money, _ = open_money(qtbot, a_desk, a_cost(2010, 10, additional=20))
    assert "Merkostnaden i 2010 er større enn bruttokostnaden." in visible_words(money)


def test_delete_clears_the_chosen_cells_in_one_step(qtbot: QtBot, a_desk: ADesk) -> None:
    _, money, desk = open_money(qtbot, a_desk, a_cost(2010, 10), a_cost(2011, 20), a_cost(2012, 30))
    money.costs.setFocus()
    money.costs.go_to("investment", 2010)
    QTest.keyClick(money.costs, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(money.costs, Qt.Key.Key_Delete)
    assert [line.year for line in desk.plan.cost_lines] == [2012]
    desk.editor.undo()
    assert [line.year for line in desk.plan.cost_lines] == [2010, 2011, 2012]


def test_a_block_is_pasted_from_a_spreadsheet_in_one_step(qtbot: QtBot, a_desk: ADesk) -> None:
    _, money, desk = open_money(qtbot, a_desk)
    QGuiApplication.clipboard().setText("1 000\t2 000,5\r\n300\t\r\n")
    money.costs.setFocus()
    money.costs.go_to("investment", 2010)
    QTest.keyClick(money.costs, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    held = {(line.kind, line.year): line.gross_ore for line in desk.plan.cost_lines}
    assert held == {
        ("investment", 2010): 1000 * THOUSAND,
        ("investment", 2011): 2000 * THOUSAND + 500_00,
        ("operating", 2010): 300 * THOUSAND,
    }
    desk.editor.undo()
    assert desk.plan.cost_lines == ()


def test_what_is_no_number_is_left_out_and_told(qtbot: QtBot, a_desk: ADesk) -> None:
    _, money, desk = open_money(qtbot, a_desk)
    money.costs.go_to("investment", 2010)
    money.costs.paste("mye\t20\tlite")
    assert [line.year for line in desk.plan.cost_lines] == [2011]
    assert desk.messages.waiting[0].text == "2 celler var ikke tall og ble utelatt."


def test_a_paste_beyond_the_table_and_onto_sums_changes_nothing_there(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    _, money, desk = open_money(qtbot, a_desk)
    money.costs.go_to("saving", 2013)
    money.costs.paste("1\t2\n3\t4")
    held = [(line.kind, line.year, line.gross_ore) for line in desk.plan.cost_lines]
    assert held == [("saving", 2013, THOUSAND)]


def test_copy_takes_every_digit_in_the_shown_unit(qtbot: QtBot, a_desk: ADesk) -> None:
    line = CostLine(measure=BYPAKKE.key, kind="investment", year=2010, gross_ore=2_500_00)
    _, money, _ = open_money(qtbot, a_desk, line)
    money.costs.setFocus()
    money.costs.go_to("investment", 2010)
    QTest.keyClick(money.costs, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(money.costs, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "2,5\t"


def test_sums_cannot_be_typed_in(qtbot: QtBot, a_desk: ADesk) -> None:
    _, money, _ = open_money(qtbot, a_desk, a_cost(2010, 10))
    model = money.costs.model_of_money
    editable = Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.index(0, 0)) & editable
    assert model.flags(model.index(0, 1)) & editable
    assert not model.flags(model.index(3, 1)) & editable
    assert not model.setData(model.index(0, 0), 5.0)


def test_what_is_not_covered_is_in_the_tone_of_warnings(qtbot: QtBot, a_desk: ADesk) -> None:
    _, money, _ = open_money(qtbot, a_desk, a_cost(2010, 10), a_grant(2011, granted=4))
    assert shown(money.cover)["Ikke dekket ennå"][:3] == ["6", "10", "−4"]


def test_a_cell_tells_the_exact_amount_and_its_note(qtbot: QtBot, a_desk: ADesk) -> None:
    line = CostLine(
        measure=BYPAKKE.key, kind="investment", year=2010, gross_ore=2_500_00, note="Anslag"
    )
    _, money, _ = open_money(qtbot, a_desk, line)
    index = money.costs.model_of_money.index(0, 1)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "2\u202f500\u00a0kr\nAnslag"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Investering 2010: 2\u202f500\u00a0kr"


def test_the_note_of_the_chosen_amount_is_written_below(qtbot: QtBot, a_desk: ADesk) -> None:
    page, money, desk = open_money(qtbot, a_desk, a_cost(2010, 10), a_grant(2011, granted=4))
    assert not money.note.isEnabled()
    money.costs.setFocus()
    money.costs.go_to("investment", 2010)
    assert money.note.isEnabled()
    money.note.setFocus()
    QTest.keyClicks(money.note, "Anslag fra 2009")
    page.table.setFocus()
    assert desk.plan.cost_lines[0].note == "Anslag fra 2009"
    assert undo_text(desk) == "endre merknad for T-01"
    money.funding.go_to("enova", 2011)
    money.note.setFocus()
    QTest.keyClicks(money.note, "Tilsagn i mai")
    page.table.setFocus()
    assert desk.plan.funding_lines[0].note == "Tilsagn i mai"
    assert desk.plan.cost_lines[0].note == "Anslag fra 2009"


def test_the_current_cell_survives_every_refresh(qtbot: QtBot, a_desk: ADesk) -> None:
    _, money, desk = open_money(qtbot, a_desk, a_cost(2010, 10))
    money.costs.go_to("operating", 2012)
    desk.editor.change("endre tittel", Measure, BYPAKKE.key, title="Ny bypakke")
    assert money.costs.current_place == ("operating", 2012)


def test_a_table_with_many_years_takes_room_for_its_scroll_bar(qtbot: QtBot, a_desk: ADesk) -> None:
    _, money, desk = open_money(qtbot, a_desk)
    low = money.costs.height()
    type_amount(qtbot, money.costs, "investment", 2010, "10")
    for _ in range(12):
        named_button(money, "Året etter").click()
    assert money.costs.height() > low
    assert len(desk.plan.cost_lines) == 1
