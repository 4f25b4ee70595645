"""The money of the workbook: sums that are exact, unknown where nothing is known."""

import pytest

from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.row import Row
from fbdesk.reports.workbook_sheets.money import known_sum, sum_where
from tests.builders import a_measure, a_plan
from tests.reports.full_plan import workbook_of
from tests.reports.read_workbook import ReadBook

FIRST = a_measure("1", key="first")
SECOND = a_measure("01", key="second", focus_area="2", position=1)
"""Two numbers that a spreadsheet's own comparison would take for one."""


def read(*rows: Row) -> ReadBook:
    """Return the workbook of a plan with two measures and the rows."""
    return ReadBook(workbook_of(a_plan(FIRST, SECOND, *rows)))


def cost(measure: str, gross_ore: int, **values: object) -> CostLine:
    """Return a cost in 2010."""
    return CostLine(measure=measure, year=2010, gross_ore=gross_ore, **values)  # type: ignore[arg-type]


def granted(measure: str, amount_ore: int | None, scheme: str = "municipal") -> FundingLine:
    """Return what a scheme has granted for 2010."""
    return FundingLine(measure=measure, year=2010, scheme=scheme, granted_ore=amount_ore)


def of_measures(book: ReadBook, name: str) -> dict[str, object]:
    """Return a column of the money per measure, empty as None."""
    numbers, values = book.column("money", "number"), book.column("money", name)
    return {number: value or None for number, value in zip(numbers, values, strict=True)}


def test_the_sum_of_nothing_known_is_unknown() -> None:
    assert known_sum([]) is None
    assert known_sum([None, None]) is None


def test_the_sum_of_what_is_known_leaves_out_what_is_not() -> None:
    assert known_sum([100, None, 250]) == 350
    assert known_sum([0]) == 0


def test_costs_of_several_years_add_up() -> None:
    book = read(cost("first", 100_00), cost("first", 250_50), cost("second", 1_00))
    assert of_measures(book, "spending_ore") == {"1": 350.5, "01": 1}


def test_a_saving_is_no_spending() -> None:
    book = read(cost("first", 100_00), cost("first", 40_00, kind="saving"))
    assert of_measures(book, "spending_ore")["1"] == 100


def test_a_measure_without_costs_has_none_and_not_nought() -> None:
    book = read(cost("first", 100_00))
    assert of_measures(book, "spending_ore")["01"] is None
    assert of_measures(book, "unfunded_ore")["01"] is None


def test_what_is_not_granted_remains() -> None:
    book = read(cost("first", 100_00), granted("first", 30_00), granted("first", None, "enova"))
    assert of_measures(book, "granted_ore")["1"] == 30
    assert of_measures(book, "unfunded_ore")["1"] == 70


def test_a_cost_that_nobody_pays_yet_remains_whole() -> None:
    assert of_measures(read(cost("first", 100_00)), "unfunded_ore")["1"] == 100


def test_more_granted_than_it_costs_is_a_negative_rest() -> None:
    book = read(cost("first", 100_00), granted("first", 130_00))
    assert of_measures(book, "unfunded_ore")["1"] == -30


def test_an_actual_cost_of_nought_is_known() -> None:
    book = read(cost("first", 100_00, actual_ore=0))
    assert book.column("cost_line", "actual_ore") == [0]
    assert book.column("money", "actual_ore")[0] == 0


def test_grants_stand_under_the_focus_area_of_their_measure() -> None:
    book = read(granted("first", 10_00), granted("second", 7_00), granted("second", 5_00, "enova"))
    lines = {line["scheme"]: line for line in book.lines("funding_matrix")}
    municipal, enova = lines["Kommunalt budsjett"], lines["Enova"]
    assert (municipal["area_1"], municipal["area_2"], municipal["all_areas"]) == (10, 7, 17)
    assert (enova["area_1"] or None, enova["area_2"], enova["all_areas"]) == (None, 5, 5)


def test_every_scheme_of_the_programme_stands_in_the_matrix_also_without_money() -> None:
    lines = list(read().lines("funding_matrix"))
    assert len(lines) == 10
    assert {line["all_areas"] or None for line in lines} == {None}


def test_sums_above_the_columns_are_those_of_the_rows() -> None:
    book = read(cost("first", 100_00), cost("second", 250_50))
    page = book.page("cost_line")
    letters = book.columns("cost_line")["gross_ore"][2]
    assert page[f"{letters}3"].value == 350.5
    formula = book.page("cost_line", values=False)[f"{letters}3"].value
    assert "SUBTOTAL(109," in formula  # only the rows that a filter leaves in sight


def test_the_sum_of_costs_subtracts_what_is_saved() -> None:
    book = read(
        cost("first", 100_00, additional_ore=60_00, actual_ore=90_00),
        cost("first", 30_00, kind="operating"),
        cost("second", 45_00, kind="saving", additional_ore=5_00),
    )
    page, columns = book.page("cost_line"), book.columns("cost_line")
    sums = [
        page[f"{columns[name][2]}3"].value for name in ("gross_ore", "additional_ore", "actual_ore")
    ]
    assert sums == [85, 55, 90]  # 100 + 30 − 45; 60 − 5; 90


def test_savings_alone_are_a_sum_below_nought() -> None:
    book = read(cost("first", 40_00, kind="saving"))
    letters = book.columns("cost_line")["gross_ore"][2]
    assert book.page("cost_line")[f"{letters}3"].value == -40


def test_the_formula_of_the_sum_of_costs_knows_a_saving_by_its_name() -> None:
    book = read(cost("first", 40_00, kind="saving"))
    amounts = book.columns("cost_line")["gross_ore"][2]
    kinds = book.columns("cost_line")["kind"][2]
    [kind] = book.column("cost_line", "kind")
    formula = book.page("cost_line", values=False)[f"{amounts}3"].value
    assert formula.endswith(f'1-2*(${kinds}$5:${kinds}$105="{kind}"))')


def test_the_sums_of_funding_are_plain_ones() -> None:
    book = read(granted("first", 30_00), granted("second", 12_00))
    letters = book.columns("funding_line")["granted_ore"][2]
    assert book.page("funding_line")[f"{letters}3"].value == 42
    formula = book.page("funding_line", values=False)[f"{letters}3"].value
    assert formula == f"=SUBTOTAL(109,${letters}$5:${letters}$106)"  # 2 rows and 100 to fill in


def test_a_column_without_any_number_has_no_sum() -> None:
    book = read(cost("first", 100_00))
    letters = book.columns("cost_line")["additional_ore"][2]
    assert book.page("cost_line")[f"{letters}3"].value is None


def test_sums_reach_rows_that_people_add_below() -> None:
    book = read(cost("first", 100_00))
    letters = book.columns("cost_line")["gross_ore"][2]
    formula = book.page("cost_line", values=False)[f"{letters}3"].value
    assert f"ROW(${letters}$5:${letters}$105)" in formula


def test_the_formula_of_a_sum_compares_texts_exactly() -> None:
    formula = sum_where("cost_line", "gross_ore", ("measure_number", "number"))
    assert "SUMIF" not in formula
    assert "EXACT(cost_line[measure_number],[number])" in formula


@pytest.mark.parametrize("amount_ore", [1, 99, 100, 12_345_67, -1, 10**14])
def test_kroner_and_ore_come_through_exactly(amount_ore: int) -> None:
    book = read(cost("first", amount_ore))
    assert round(book.column("cost_line", "gross_ore")[0] * 100) == amount_ore
