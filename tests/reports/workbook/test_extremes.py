"""The workbook of a plan with nothing, with texts too long for a cell, and with odd signs."""

import io
from typing import Any

import pytest

from fbdesk.models.agreement import Agreement, AgreementSection, Commitment
from fbdesk.models.city import Cooperation, Party
from fbdesk.models.measures import Instrument, Measure
from fbdesk.models.money import CostLine
from fbdesk.models.row import Row
from fbdesk.models.strategy import Challenge, Goal, Strategy
from fbdesk.reports.workbook.layout import lay_out
from fbdesk.reports.workbook.print import set_up_print
from fbdesk.reports.workbook.sheets.measures import SHEETS as OF_MEASURES
from fbdesk.reports.workbook.texts import CELL_LIMIT
from fbdesk.reports.workbook.writer import _exact_sum
from tests.builders import a_measure, a_plan
from tests.reports.full_plan import a_book, the_empty_workbook, workbook_of
from tests.reports.read_workbook import ReadBook

LANGUAGES = ("nb", "en")


def of(*rows: Row, language: str = "nb", **settings: Any) -> ReadBook:
    """Return the workbook of a plan with the rows."""
    return ReadBook(workbook_of(a_plan(*rows, **settings), language))


# A plan with nothing in it.


@pytest.fixture(scope="module", params=LANGUAGES)
def empty(request: pytest.FixtureRequest) -> ReadBook:
    return the_empty_workbook(request.param)


def codes(read: ReadBook) -> list[str]:
    """Return the codes of all sheets."""
    return [line[1] for line in read.index if line[0] == "sheet"]


def figures(page: Any) -> list[str]:
    """Return the cells below the headings that hold a number."""
    return [
        cell.coordinate
        for row in page.iter_rows(min_row=5)
        for cell in row
        if isinstance(cell.value, int | float) and not isinstance(cell.value, bool)
    ]


@pytest.mark.parametrize(
    "sheet",
    ["measure", "cost_line", "funding_line", "money", "funding_matrix", "target", "inventory"],
)
def test_a_plan_with_nothing_shows_no_figures(empty: ReadBook, sheet: str) -> None:
    assert figures(empty.page(sheet)) == []


@pytest.mark.parametrize("sheet", ["measure", "cost_line", "money", "inventory", "joint"])
def test_a_sum_of_nothing_is_not_written(empty: ReadBook, sheet: str) -> None:
    formulas = [cell.value for cell in empty.page(sheet, values=False)[3] if cell.data_type == "f"]
    assert formulas == []


def test_no_cell_of_an_empty_plan_holds_an_error(empty: ReadBook) -> None:
    wrong = [
        (page.title, cell.coordinate)
        for page in empty.values.worksheets
        for row in page.iter_rows()
        for cell in row
        if cell.data_type == "e"
    ]
    assert wrong == []


def test_every_sheet_is_there_to_fill_in_with_headings_and_filter(empty: ReadBook) -> None:
    for code in codes(empty):
        heading = empty.sheet_record(code)[5]
        page = empty.page(code)
        assert page.cell(heading, 1).value, code
        assert page.auto_filter.ref, code
        assert page.freeze_panes, code


def test_key_figures_of_an_empty_plan_count_none_and_know_no_tonnes(empty: ReadBook) -> None:
    rows = list(empty.lines("key_figures"))
    counts = [row["value"] for row in rows if row["unit"] is None]
    assert counts[:3] == [0, 0, 0]
    assert {row["value"] for row in rows if row["unit"] is not None} <= {None}


def test_the_remarks_of_an_empty_plan_say_what_is_missing(empty: ReadBook) -> None:
    assert any("inventory" in code for code in empty.column("finding", "code"))


# Texts that one cell cannot hold.

LIMITS = [CELL_LIMIT - 1, CELL_LIMIT, CELL_LIMIT + 1, 2 * CELL_LIMIT, 2 * CELL_LIMIT + 1]


def a_text(length: int) -> str:
    """Return a text of so many signs in which each place can be told from the next."""
    words = " ".join(str(number) for number in range(length // 4))
    return (words * (1 + length // max(len(words), 1)))[:length]


GLOBES = "x" + "🌍" * 20_000
LONG = a_text(CELL_LIMIT + 7)
CITY = Party(key="party", name="Kommunen", kind="municipality")
LETTER = Agreement(key="letter", title="Intensjonsavtale")

LONG_FIELDS: dict[str, tuple[tuple[Row, ...], str, str]] = {
    "challenge": ((Challenge(title="a", description=LONG),), "challenge", "description"),
    "goal": ((Goal(title="a", description=LONG),), "goal", "description"),
    "instrument": ((Instrument(title="a", description=LONG),), "instrument", "description"),
    "cooperation": ((Cooperation(name="a", description=LONG),), "cooperation", "description"),
    "commitment": (
        (CITY, Commitment(number="F-01", party="party", text=LONG)),
        "commitment",
        "text",
    ),
    "section": (
        (LETTER, AgreementSection(agreement="letter", title="a", text=LONG)),
        "agreement_section",
        "text",
    ),
    "risk": ((a_measure("risk", risk=LONG, position=20),), "measure", "risk"),
}


@pytest.fixture(scope="module")
def written() -> ReadBook:
    """Give one workbook with everything below: a measure for each length, sign and amount."""
    long = [row for rows, _, _ in LONG_FIELDS.values() for row in rows]
    strategy = Strategy(focus_area="1", status=LONG, framework="kort")
    globes = a_measure("globes", description=GLOBES, position=10)
    return of(*with_lengths(), globes, *long, strategy, *with_odd_signs(), *with_amounts())


def with_lengths() -> list[Row]:
    """Return a measure for each length of a description."""
    return [
        a_measure(f"{length}", description=a_text(length), position=place)
        for place, length in enumerate(LIMITS)
    ]


def with_tails(read: ReadBook, sheet: str, column: str, number: str = "") -> str:
    """Return the text of a measure, or of the only row, with what the index keeps of it."""
    cells = read.cells(sheet, column)
    cell = cells[read.column(sheet, "number").index(number)] if number else cells[0]
    name = read.sheet_record(sheet)[2]
    tails = [
        str(line[4])
        for line in read.index
        if line[0] == "rest" and line[1] == name and line[2] == cell.coordinate
    ]
    return str(cell.value) + "".join(tails)


@pytest.mark.parametrize("length", LIMITS)
def test_a_long_description_comes_back_whole(written: ReadBook, length: int) -> None:
    place = written.column("measure", "number").index(str(length))
    assert len(written.column("measure", "description")[place]) == min(length, CELL_LIMIT)
    assert with_tails(written, "measure", "description", str(length)) == a_text(length)


def test_signs_that_count_twice_are_not_cut_in_the_middle(written: ReadBook) -> None:
    place = written.column("measure", "number").index("globes")
    shown = written.column("measure", "description")[place]
    assert shown == "x" + "🌍" * ((CELL_LIMIT - 1) // 2)
    assert with_tails(written, "measure", "description", "globes") == GLOBES


@pytest.mark.parametrize(("rows", "sheet", "column"), LONG_FIELDS.values(), ids=LONG_FIELDS)
def test_no_long_text_of_any_sheet_is_lost(
    written: ReadBook, rows: tuple[Row, ...], sheet: str, column: str
) -> None:
    number = "risk" if sheet == "measure" else ""
    assert rows
    assert with_tails(written, sheet, column, number) == LONG


def test_a_long_text_on_one_line_of_a_strategy_is_not_lost(written: ReadBook) -> None:
    kept = {row["field"]: row["value"] for row in written.lines("strategy")}
    assert kept["status"] == LONG[:CELL_LIMIT]
    assert kept["framework"] == "kort"
    assert any(LONG[CELL_LIMIT:] in [str(part) for part in line] for line in written.index)


# Signs that spreadsheets and printers take for something else.

ODD = [
    "æøåÆØÅ",
    "Sámi: čđŋšŧž",
    "«Byen & vannet» <b>fet</b>",
    "\"sitat\" og 'apostrof'",
    "100 % {plan} %s \\n",
    "_x0041_ og _x000D_",
    "日本 עברית العربية",
    "e\u0301 og \u00e9",
    "smal\u202fog hard\u00a0luft",
    "🚲🏙️👩‍🔧",
    "=1+1",
    "+47 35 54 70 00",
    "-5 %",
    "@bydrift",
    "'sitert",
    "#REF!",
    "TRUE",
    "1.10",
    "007",
    "1e5",
    "2010-01-01",
    "https://example.org/?a=1&b=2",
    "mailto:noen@example.org",
]


ODD_PLACE = 100
"""Where the measures with odd signs begin in the plan's order."""


def with_odd_signs() -> list[Row]:
    """Return a measure for each odd text, and one for each sign that no file may hold."""
    odd = [
        Measure(number=f"T-{place}", title=text, description=f"{text}\n{text}", position=place)
        for place, text in enumerate(ODD, start=ODD_PLACE)
    ]
    return [*odd, *(a_measure(f"no {ord(s)}", title=f"Sykkel{s}vei") for s in NOT_ALLOWED)]


def of_odd_texts(read: ReadBook, column: str, *, values: bool = True) -> list[Any]:
    """Return the cells of the measures with odd texts, in a column."""
    numbers = read.column("measure", "number")
    first = numbers.index(f"T-{ODD_PLACE}")
    return read.cells("measure", column, values=values)[first : first + len(ODD)]


def test_odd_titles_come_back_as_written(written: ReadBook) -> None:
    assert [cell.value for cell in of_odd_texts(written, "title")] == ODD


def test_odd_texts_of_two_lines_come_back_as_written(written: ReadBook) -> None:
    expected = [f"{text}\n{text}" for text in ODD]
    assert [cell.value for cell in of_odd_texts(written, "description")] == expected


@pytest.mark.parametrize("column", ["number", "title", "description"])
def test_odd_texts_are_texts_and_no_formulas_numbers_or_links(
    written: ReadBook, column: str
) -> None:
    cells = of_odd_texts(written, column, values=False)
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.hyperlink for cell in cells} == {None}


NOT_ALLOWED = ("\x01", "\x0b", "\x1f", "\ufffe", "\uffff")


def test_a_sign_that_no_file_may_hold_is_taken_out_and_the_rest_kept(written: ReadBook) -> None:
    cells = [cell for cell in written.cells("measure", "title") if "Sykkel" in str(cell.value)]
    assert [cell.value for cell in cells] == ["Sykkelvei"] * len(NOT_ALLOWED)
    told = [line[2] for line in written.index if line[:2] == ("removed", "Tiltak")]
    assert told == [cell.coordinate for cell in cells]


def header_of(name: str) -> Any:
    """Return the header of a printed sheet of a plan with a name."""
    import xlsxwriter
    from openpyxl import load_workbook

    book = a_book(a_plan(name=name))
    (layout,) = lay_out(book, OF_MEASURES[:1])
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as file:
        set_up_print(file.add_worksheet(), book, layout, across=100.0)
    return load_workbook(content).worksheets[0].oddHeader


@pytest.mark.parametrize("name", ["&P av &N", "A & B", "&&", "x" * 400, "🌍" * 200, "& " * 200])
def test_any_name_of_a_plan_can_be_printed(name: str) -> None:
    header = header_of(name)
    whole = "".join(str(part.text or "") for part in (header.left, header.center, header.right))
    assert 0 < len(whole) <= 255
    assert header.right.text == "Tiltak"


def test_lines_of_a_title_become_no_lines_of_the_header() -> None:
    assert header_of("Klima\nplan\t2010").left.text == "Klima plan 2010"


# Amounts at the ends of what can be written.

AMOUNTS = {
    0: 0,
    1: 0.01,
    -1: -0.01,
    99: 0.99,
    100: 1,
    123_456_789_01: 123_456_789.01,
    10**15: 10**13,
    -(10**13) - 50: -(10**11) - 0.5,
}


def with_amounts() -> list[Row]:
    """Return a measure for each amount, and one with thirty small ones."""
    measures = [a_measure(f"{ore} øre", position=200) for ore in AMOUNTS]
    many = a_measure("many", position=200)
    small = [CostLine(measure=many.key, year=2010, gross_ore=10) for _ in range(30)]
    costs = [
        CostLine(measure=measure.key, year=2010, gross_ore=ore)
        for measure, ore in zip(measures, AMOUNTS, strict=True)
    ]
    return [*measures, many, *costs, *small]


def money_of(read: ReadBook, sheet: str, named: str, column: str, number: str) -> list[Any]:
    """Return what a measure has in a column of a sheet of money."""
    pairs = zip(read.column(sheet, named), read.column(sheet, column), strict=True)
    return [value for of_measure, value in pairs if of_measure == number]


@pytest.mark.parametrize(("amount_ore", "shown_kr"), AMOUNTS.items())
def test_ore_become_kroner_exactly(written: ReadBook, amount_ore: int, shown_kr: float) -> None:
    number = f"{amount_ore} øre"
    costs = money_of(written, "cost_line", "measure_number", "gross_ore", number)
    spent = money_of(written, "money", "number", "spending_ore", number)
    assert (costs, spent) == ([shown_kr], [shown_kr])


def test_many_small_amounts_add_up_without_a_rest(written: ReadBook) -> None:
    assert money_of(written, "money", "number", "spending_ore", "many") == [3]
    assert _exact_sum([0.1] * 30) == 3


def test_what_costs_nothing_is_known_and_what_is_not_entered_is_not(written: ReadBook) -> None:
    [line] = [one for one in written.lines("cost_line") if one["measure_number"] == "0 øre"]
    assert (line["gross_ore"], line["additional_ore"], line["actual_ore"]) == (0, None, None)
