"""The workbook of a plan with nothing, with texts too long for a cell, and with odd signs."""

from typing import Any

import pytest

from fbdesk.models.agreement import Agreement, AgreementSection, Commitment
from fbdesk.models.city import Cooperation, Party
from fbdesk.models.measures import Instrument, Measure
from fbdesk.models.money import CostLine
from fbdesk.models.row import Row
from fbdesk.models.strategy import Challenge, Goal, Strategy
from fbdesk.reports.workbook_texts import CELL_LIMIT
from tests.builders import a_measure, a_plan
from tests.reports.full_plan import workbook_of
from tests.reports.read_workbook import ReadBook

LANGUAGES = ("nb", "en")


def of(*rows: Row, language: str = "nb", **settings: Any) -> ReadBook:
    """Return the workbook of a plan with the rows."""
    return ReadBook(workbook_of(a_plan(*rows, **settings), language))


# A plan with nothing in it.


@pytest.fixture(scope="module", params=LANGUAGES)
def empty(request: pytest.FixtureRequest) -> ReadBook:
    return of(language=request.param)


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


def with_tails(read: ReadBook, sheet: str, column: str) -> str:
    """Return the text of the only row, put together with what the index keeps of it."""
    [cell] = read.cells(sheet, column)
    name = read.sheet_record(sheet)[2]
    tails = [
        str(line[4])
        for line in read.index
        if line[0] == "rest" and line[1] == name and line[2] == cell.coordinate
    ]
    return str(cell.value) + "".join(tails)


@pytest.mark.parametrize("length", LIMITS)
def test_a_long_description_comes_back_whole(length: int) -> None:
    text = a_text(length)
    read = of(a_measure(description=text))
    assert len(read.column("measure", "description")[0]) == min(length, CELL_LIMIT)
    assert with_tails(read, "measure", "description") == text


def test_signs_that_count_twice_are_not_cut_in_the_middle() -> None:
    text = "x" + "🌍" * 20_000
    read = of(a_measure(description=text))
    [shown] = read.column("measure", "description")
    assert shown == "x" + "🌍" * ((CELL_LIMIT - 1) // 2)
    assert with_tails(read, "measure", "description") == text


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
    "risk": ((a_measure(risk=LONG),), "measure", "risk"),
}


@pytest.mark.parametrize(("rows", "sheet", "column"), LONG_FIELDS.values(), ids=LONG_FIELDS)
def test_no_long_text_of_any_sheet_is_lost(rows: tuple[Row, ...], sheet: str, column: str) -> None:
    assert with_tails(of(*rows), sheet, column) == LONG


def test_a_long_text_on_one_line_of_a_strategy_is_not_lost() -> None:
    read = of(Strategy(focus_area="1", status=LONG, framework="kort"))
    kept = {row["field"]: row["value"] for row in read.lines("strategy")}
    assert kept["status"] == LONG[:CELL_LIMIT]
    assert kept["framework"] == "kort"
    assert any(LONG[CELL_LIMIT:] in [str(part) for part in line] for line in read.index)


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


@pytest.fixture(scope="module")
def odd() -> ReadBook:
    return of(
        *(
            Measure(number=f"T-{place}", title=text, description=f"{text}\n{text}", position=place)
            for place, text in enumerate(ODD)
        )
    )


def test_odd_titles_come_back_as_written(odd: ReadBook) -> None:
    assert odd.column("measure", "title") == ODD


def test_odd_texts_of_two_lines_come_back_as_written(odd: ReadBook) -> None:
    assert odd.column("measure", "description") == [f"{text}\n{text}" for text in ODD]


@pytest.mark.parametrize("column", ["number", "title", "description"])
def test_odd_texts_are_texts_and_no_formulas_numbers_or_links(odd: ReadBook, column: str) -> None:
    cells = odd.cells("measure", column, values=False)
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.hyperlink for cell in cells} == {None}


@pytest.mark.parametrize("sign", ["\x01", "\x0b", "\x1f", "\ufffe", "\uffff"])
def test_a_sign_that_no_file_may_hold_is_taken_out_and_the_rest_kept(sign: str) -> None:
    read = of(a_measure(title=f"Sykkel{sign}vei"))
    assert read.column("measure", "title") == ["Sykkelvei"]


@pytest.mark.parametrize("name", ["&P av &N", "A & B", "&&", "x" * 400, "🌍" * 200, "& " * 200])
def test_any_name_of_a_plan_can_be_printed(name: str) -> None:
    read = of(name=name)
    header = read.page("measure").oddHeader
    whole = "".join(str(part.text or "") for part in (header.left, header.center, header.right))
    assert len(whole) <= 255
    assert read.facts()["plan_key"]


def test_lines_of_a_title_become_no_lines_of_the_header() -> None:
    read = of(name="Klima\nplan\t2010")
    assert read.page("measure").oddHeader.left.text == "Klima plan 2010"


# Amounts at the ends of what can be written.


@pytest.mark.parametrize(
    ("amount_ore", "shown_kr"),
    [
        (0, 0),
        (1, 0.01),
        (-1, -0.01),
        (99, 0.99),
        (100, 1),
        (123_456_789_01, 123_456_789.01),
        (10**15, 10**13),
        (-(10**13) - 50, -(10**11) - 0.5),
    ],
)
def test_ore_become_kroner_exactly(amount_ore: int, shown_kr: float) -> None:
    measure = a_measure()
    read = of(measure, CostLine(measure=measure.key, year=2010, gross_ore=amount_ore))
    assert read.column("cost_line", "gross_ore") == [shown_kr]
    assert read.column("money", "spending_ore") == [shown_kr]


def test_many_small_amounts_add_up_without_a_rest() -> None:
    measure = a_measure()
    lines = [CostLine(measure=measure.key, year=2010, gross_ore=10) for _ in range(30)]
    read = of(measure, *lines)
    assert read.column("money", "spending_ore") == [3]
    total = read.page("cost_line")[f"{read.columns('cost_line')['gross_ore'][2]}3"].value
    assert total == 3


def test_what_costs_nothing_is_known_and_what_is_not_entered_is_not() -> None:
    measure = a_measure()
    read = of(measure, CostLine(measure=measure.key, year=2010))
    [line] = read.lines("cost_line")
    assert (line["gross_ore"], line["additional_ore"], line["actual_ore"]) == (0, None, None)
