"""The money of the workbook: sums that are exact, unknown where nothing is known."""

from functools import cache

import pytest

from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.row import Row
from fbdesk.reports.workbook.sheets.money import known_sum, sum_where
from tests.builders import a_measure, a_plan
from tests.reports.full_plan import the_empty_workbook, workbook_of
from tests.reports.read_workbook import ReadBook

AMOUNTS_ORE = (1, 99, 100, 12_345_67, -1, 10**14)


def cost(measure: str, gross_ore: int, **values: object) -> CostLine:
    """Return a cost in 2010."""
    return CostLine(measure=measure, year=2010, gross_ore=gross_ore, **values)  # type: ignore[arg-type]


def granted(measure: str, amount_ore: int | None, scheme: str = "municipal") -> FundingLine:
    """Return what a scheme has granted for 2010."""
    return FundingLine(measure=measure, year=2010, scheme=scheme, granted_ore=amount_ore)


def measures(*numbers: str, **values: object) -> list[Row]:
    """Return measures whose keys are their numbers, in this order."""
    return [
        a_measure(number, key=number, position=place, **values)
        for place, number in enumerate(numbers)
    ]


OF_MEASURES: dict[str, list[Row]] = {
    "two years": [cost("two years", 100_00), cost("two years", 250_50)],
    "1": [cost("1", 1_00)],
    "01": [cost("01", 2_00)],
    "saving": [cost("saving", 100_00), cost("saving", 40_00, kind="saving")],
    "without": [],
    "partly": [cost("partly", 100_00), granted("partly", 30_00), granted("partly", None, "enova")],
    "nobody": [cost("nobody", 100_00)],
    "too much": [cost("too much", 100_00), granted("too much", 130_00)],
    "free": [cost("free", 100_00, actual_ore=0)],
    **{f"{amount} øre": [cost(f"{amount} øre", amount)] for amount in AMOUNTS_ORE},
}
"""What each measure of one plan costs and gets: each is a case of its own.

`1` and `01` are two numbers that a spreadsheet's own comparison would take for one.
"""


@pytest.fixture(scope="module")
def book() -> ReadBook:
    """Give the workbook of all cases."""
    rows = [row for of in OF_MEASURES.values() for row in of]
    return ReadBook(workbook_of(a_plan(*measures(*OF_MEASURES), *rows)))


@cache
def sums() -> ReadBook:
    """Return a workbook where a saving stands among the costs, and grants in two areas."""
    return ReadBook(
        workbook_of(
            a_plan(
                *measures("first"),
                *measures("second", focus_area="2"),
                cost("first", 100_00, additional_ore=60_00, actual_ore=90_00),
                cost("first", 30_00, kind="operating"),
                cost("second", 45_00, kind="saving", additional_ore=5_00),
                granted("first", 10_00),
                granted("second", 7_00),
                granted("second", 5_00, "enova"),
            )
        )
    )


@cache
def saved_alone() -> ReadBook:
    """Return the workbook of a plan with a saving and nothing else."""
    return ReadBook(workbook_of(a_plan(*measures("1"), cost("1", 40_00, kind="saving"))))


def of(book: ReadBook, name: str, number: str) -> object:
    """Return what a measure has in a column of the money per measure, empty as None."""
    values = dict(zip(book.column("money", "number"), book.column("money", name), strict=True))
    return values[number] or None


def sum_above(book: ReadBook, sheet: str, column: str, *, formula: bool = False) -> object:
    """Return the sum above a column, or its formula."""
    letters = book.columns(sheet)[column][2]
    return book.page(sheet, values=not formula)[f"{letters}3"].value


def test_the_sum_of_nothing_known_is_unknown() -> None:
    assert known_sum([]) is None
    assert known_sum([None, None]) is None


def test_the_sum_of_what_is_known_leaves_out_what_is_not() -> None:
    assert known_sum([100, None, 250]) == 350
    assert known_sum([0]) == 0


def test_costs_of_several_years_add_up(book: ReadBook) -> None:
    assert of(book, "spending_ore", "two years") == 350.5


def test_numbers_that_look_alike_have_each_their_own_costs(book: ReadBook) -> None:
    assert (of(book, "spending_ore", "1"), of(book, "spending_ore", "01")) == (1, 2)


def test_a_saving_is_no_spending(book: ReadBook) -> None:
    assert of(book, "spending_ore", "saving") == 100


def test_a_measure_without_costs_has_none_and_not_nought(book: ReadBook) -> None:
    place = book.column("money", "number").index("without")
    for name in ("spending_ore", "unfunded_ore"):
        assert book.column("money", name)[place] in {None, ""}


def test_what_is_not_granted_remains(book: ReadBook) -> None:
    assert of(book, "granted_ore", "partly") == 30
    assert of(book, "unfunded_ore", "partly") == 70


def test_a_cost_that_nobody_pays_yet_remains_whole(book: ReadBook) -> None:
    assert of(book, "unfunded_ore", "nobody") == 100


def test_more_granted_than_it_costs_is_a_negative_rest(book: ReadBook) -> None:
    assert of(book, "unfunded_ore", "too much") == -30


def test_an_actual_cost_of_nought_is_known(book: ReadBook) -> None:
    actual = dict(
        zip(
            book.column("cost_line", "measure_number"),
            book.column("cost_line", "actual_ore"),
            strict=True,
        )
    )
    assert (actual["free"], actual["nobody"]) == (0, None)
    place = book.column("money", "number").index("free")
    assert book.column("money", "actual_ore")[place] == 0


@pytest.mark.parametrize("amount_ore", AMOUNTS_ORE)
def test_kroner_and_ore_come_through_exactly(book: ReadBook, amount_ore: int) -> None:
    numbers = book.column("cost_line", "measure_number")
    place = numbers.index(f"{amount_ore} øre")
    assert round(book.column("cost_line", "gross_ore")[place] * 100) == amount_ore


def test_grants_stand_under_the_focus_area_of_their_measure() -> None:
    lines = {line["scheme"]: line for line in sums().lines("funding_matrix")}
    municipal, enova = lines["Kommunalt budsjett"], lines["Enova"]
    assert (municipal["area_1"], municipal["area_2"], municipal["all_areas"]) == (10, 7, 17)
    assert (enova["area_1"] or None, enova["area_2"], enova["all_areas"]) == (None, 5, 5)


def test_every_scheme_of_the_programme_stands_in_the_matrix_also_without_money() -> None:
    lines = list(the_empty_workbook().lines("funding_matrix"))
    assert len(lines) == 10
    assert {line["all_areas"] or None for line in lines} == {None}


def test_the_sum_of_costs_subtracts_what_is_saved() -> None:
    names = ("gross_ore", "additional_ore", "actual_ore")
    found = [sum_above(sums(), "cost_line", name) for name in names]
    assert found == [85, 55, 90]  # 100 + 30 − 45; 60 − 5; 90
    formula = sum_above(sums(), "cost_line", "gross_ore", formula=True)
    assert "SUBTOTAL(109," in str(formula)  # only the rows that a filter leaves in sight


def test_savings_alone_are_a_sum_below_nought() -> None:
    assert sum_above(saved_alone(), "cost_line", "gross_ore") == -40


def test_the_formula_of_the_sum_of_costs_knows_a_saving_by_its_name() -> None:
    book = saved_alone()
    kinds = book.columns("cost_line")["kind"][2]
    [kind] = book.column("cost_line", "kind")
    formula = str(sum_above(book, "cost_line", "gross_ore", formula=True))
    assert formula.endswith(f'1-2*(${kinds}$5:${kinds}$105="{kind}"))')


def test_sums_reach_rows_that_people_add_below() -> None:
    book = saved_alone()
    letters = book.columns("cost_line")["gross_ore"][2]
    formula = str(sum_above(book, "cost_line", "gross_ore", formula=True))
    assert f"ROW(${letters}$5:${letters}$105)" in formula


def test_the_sums_of_funding_are_plain_ones() -> None:
    assert sum_above(sums(), "funding_line", "granted_ore") == 22
    letters = sums().columns("funding_line")["granted_ore"][2]
    formula = sum_above(sums(), "funding_line", "granted_ore", formula=True)
    assert formula == f"=SUBTOTAL(109,${letters}$5:${letters}$107)"  # 3 rows and 100 to fill in


def test_a_column_without_any_number_has_no_sum() -> None:
    assert sum_above(saved_alone(), "cost_line", "additional_ore") is None


def test_the_formula_of_a_sum_compares_texts_exactly() -> None:
    formula = sum_where("cost_line", "gross_ore", ("measure_number", "number"))
    assert "SUMIF" not in formula
    assert "EXACT(cost_line[measure_number],[number])" in formula
