"""The reporting workbook as a file: what a reader, a spreadsheet and a printer find in it."""

import io
import re
import zipfile
from datetime import date
from typing import Any

import pytest

from fbdesk.models.snapshot import Plan
from fbdesk.reports.workbook.book import workbook
from fbdesk.reports.workbook.sheets.every_sheet import SHEETS
from fbdesk.texts import translator
from tests.builders import a_measure, a_plan
from tests.reports.full_plan import (
    MADE_ON,
    PROGRAMME,
    edition,
    full_plan,
    results_of,
    the_empty_workbook,
    the_workbook,
    workbook_of,
)
from tests.reports.read_workbook import ReadBook

HEADING_ROW = 4


@pytest.fixture(scope="module")
def plan() -> Plan:
    return full_plan()


@pytest.fixture(scope="module")
def read() -> ReadBook:
    return the_workbook()


def test_the_front_page_comes_first_and_says_whose_plan_it_is(read: ReadBook) -> None:
    front = read.values.worksheets[0]
    assert front.title == "Forside"
    texts = [cell.value for row in front.iter_rows() for cell in row if cell.value]
    assert "Framtidens byer" in texts
    assert "Porsgrunn" in texts
    assert "Utkast" in texts
    assert "19.\xa0mai\xa02009" in texts


def test_the_front_page_states_the_rule_of_signs_and_of_empty_cells(read: ReadBook) -> None:
    front = read.values.worksheets[0]
    texts = " ".join(str(cell.value) for row in front.iter_rows() for cell in row if cell.value)
    assert "Et kutt er et positivt tall" in texts
    assert "En tom celle betyr at tallet ikke er kjent" in texts
    assert "legges aldri sammen" in texts


def test_the_front_page_states_the_scope_of_the_main_target(read: ReadBook) -> None:
    front = read.values.worksheets[0]
    facts = {row[0].value: row[1].value for row in front.iter_rows() if row[0].value}
    assert facts["Hovedmåltallet gjelder"] == "Alle utslipp i kommunen: Oppvarming, Veitrafikk"


def test_a_scope_without_an_inventory_stands_alone_on_the_front_page() -> None:
    front = the_empty_workbook().values.worksheets[0]
    facts = {row[0].value: row[1].value for row in front.iter_rows() if row[0].value}
    assert facts["Hovedmåltallet gjelder"] == "Alle utslipp i kommunen"


def test_the_front_page_links_to_every_sheet(read: ReadBook) -> None:
    front = read.formulas.worksheets[0]
    links = [cell.hyperlink.location for row in front.iter_rows() for cell in row if cell.hyperlink]
    names = [read.sheet_record(sheet.code)[2] for sheet in SHEETS]
    others = ["Slik bruker du arbeidsboka", "Diagrammer", "Definisjoner"]
    assert sorted(links) == sorted(f"'{name}'!A1" for name in (*names, *others))


def test_example_data_is_called_so_on_the_front_page_and_on_every_printed_one(
    read: ReadBook,
) -> None:
    front = read.values.worksheets[0]
    texts = [cell.value for row in front.iter_rows() for cell in row]
    assert "Eksempeldata: Planens egne tall er laget for eksempelet." in texts
    assert {read.page(sheet.code).oddHeader.center.text for sheet in SHEETS} == {"Eksempeldata"}


def test_own_data_is_not_called_an_example() -> None:
    read = the_empty_workbook()
    texts = [cell.value for row in read.values.worksheets[0].iter_rows() for cell in row]
    assert "Eksempeldata: Planens egne tall er laget for eksempelet." not in texts
    assert {read.page(sheet.code).oddHeader.center.text for sheet in SHEETS} == {None}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.code)
def test_a_sheet_has_frozen_headings_a_filter_and_a_print_set_up(
    read: ReadBook, sheet: Any
) -> None:
    page = read.page(sheet.code, values=False)
    frozen_column = "ABC"[sheet.frozen]
    assert page.freeze_panes == f"{frozen_column}{HEADING_ROW + 1}"
    assert page.auto_filter.ref.startswith(f"A{HEADING_ROW}:")
    assert page.print_title_rows == f"${HEADING_ROW}:${HEADING_ROW}"
    assert page.page_setup.orientation == "landscape"
    assert page.page_setup.fitToHeight == 0
    assert page.page_setup.fitToWidth in {None, 2, 3}, "none stands for one page across"
    assert page.sheet_properties.pageSetUpPr.fitToPage


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.code)
def test_a_printed_page_names_the_plan_the_sheet_the_day_and_the_page(
    read: ReadBook, sheet: Any
) -> None:
    page = read.page(sheet.code, values=False)
    assert page.oddHeader.left.text == "Porsgrunn"
    assert page.oddHeader.right.text == page.title
    assert page.oddFooter.left.text == "Framtidens byer"
    assert page.oddFooter.center.text == "19.05.2009"
    assert page.oddFooter.right.text == "Side &P av &N"


READING = ("Forside", "Slik bruker du arbeidsboka", "Diagrammer", "Definisjoner")


@pytest.mark.parametrize("name", READING)
def test_sheets_to_read_print_one_page_across_with_the_same_margins(
    read: ReadBook, name: str
) -> None:
    page = read.formulas[name]
    assert (page.oddHeader.left.text, page.oddHeader.right.text) == ("Porsgrunn", name)
    assert page.oddFooter.right.text == "Side &P av &N"
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.page_setup.fitToHeight == 0


def test_the_headings_of_the_columns_in_words_stand_on_each_page_of_them(read: ReadBook) -> None:
    page = read.formulas["Definisjoner"]
    first = int(page.print_title_rows.split(":")[0].strip("$"))
    headings = [page.cell(first, place).value for place in range(1, 7)]
    assert headings[:3] == ["Ark", "Kolonne", "Betydning"]
    assert [each.id for each in page.row_breaks.brk] == [first - 1]


def test_the_sentence_above_a_narrow_sheet_is_printed_whole(read: ReadBook) -> None:
    page = read.page("criterion_weight", values=False)
    last = re.search(r"\$([A-Z]+)\$\d+$", page.print_area)
    assert last is not None
    letters = read.columns("criterion_weight").values()
    assert last[1] not in {line[2] for line in letters}, "it runs past all columns"
    broad = read.page("measure", values=False).print_area
    assert f"${read.columns('measure')['key'][2]}$" not in broad


def test_a_narrow_first_column_calls_its_sum_by_a_short_name(read: ReadBook) -> None:
    assert read.page("money_years").cell(3, 1).value == "Sum"
    assert read.page("money").cell(3, 1).value == "Sum av radene som vises"


def test_lists_and_index_are_hidden_and_all_else_is_seen(read: ReadBook) -> None:
    hidden = [page.title for page in read.formulas.worksheets if page.sheet_state != "visible"]
    assert hidden == ["Lister", "_fbdesk"]


def test_keys_stand_in_hidden_columns_at_the_right(read: ReadBook) -> None:
    page = read.page("measure", values=False)
    columns = read.columns("measure")
    assert page.column_dimensions[columns["key"][2]].hidden
    assert not page.column_dimensions[columns["title"][2]].hidden
    letters = [line[2] for line in columns.values()]
    assert letters[-2:] == [columns["key"][2], columns["position"][2]]


def test_the_index_says_which_plan_programme_and_results_the_workbook_holds(
    plan: Plan, read: ReadBook
) -> None:
    facts = read.facts()
    assert facts["format"] == "fbdesk-reporting-workbook"
    assert facts["version"] == 1
    assert facts["programme"] == "framtidens-byer"
    assert facts["plan_key"] == plan.settings.key
    assert facts["digest"] == results_of(plan).digest
    assert facts["made_on"] == "2009-05-19"


def test_cells_to_choose_in_offer_the_names_of_the_list(read: ReadBook) -> None:
    page = read.page("measure", values=False)
    status = read.columns("measure")["status"][2]
    rules = {
        str(area): rule for rule in page.data_validations.dataValidation for area in rule.sqref
    }
    rule = next(rule for area, rule in rules.items() if area.startswith(f"{status}5:"))
    assert rule.type == "list"
    name, _, span = rule.formula1.partition("!")
    cells = read.values[name.strip("'")][span.replace("$", "")]
    offered = [row[0].value for row in cells]
    assert offered == [words.text("nb") for _, words in PROGRAMME.choices("status")]


def test_new_rows_below_the_last_one_have_the_same_choices(read: ReadBook) -> None:
    page = read.page("instrument", values=False)
    last = read.sheet_record("instrument")[6]
    reach = max(
        area.max_row for rule in page.data_validations.dataValidation for area in rule.sqref
    )
    assert reach == last + 100


def test_a_cost_names_its_measure_by_a_number_of_the_measures_sheet(read: ReadBook) -> None:
    page = read.page("cost_line", values=False)
    sources = [rule.formula1 for rule in page.data_validations.dataValidation]
    number = read.columns("measure")["number"][2]
    assert any(f"'Tiltak'!${number}$5" in source for source in sources)


def test_a_year_outside_the_bounds_is_refused_in_words(read: ReadBook) -> None:
    page = read.page("measure", values=False)
    start = read.columns("measure")["start_year"][2]
    rule = next(
        rule
        for rule in page.data_validations.dataValidation
        if any(str(area).startswith(f"{start}5") for area in rule.sqref)
    )
    assert (rule.type, rule.formula1, rule.formula2) == ("whole", "1990", "2100")
    assert rule.error == "Verdien må ligge mellom 1990 og 2100."


def test_a_computed_cell_has_its_passport_as_a_note(read: ReadBook) -> None:
    note = read.cells("measure", "stand_alone_t", values=False)[0].comment.text
    assert note.startswith("1.1 Parkeringsavgift\nKutt alene, 2020")
    assert "−300 t CO₂e per år" in note or "−300" in note
    assert "2026.1" in note
    assert "AR5" in note


def test_every_computed_number_of_the_calculator_has_a_note(read: ReadBook) -> None:
    silent = [
        f"{sheet}.{column}"
        for sheet, column in CALCULATED
        for cell in read.cells(sheet, column, values=False)
        if cell.value is not None and cell.comment is None
    ]
    assert silent == []


CALCULATED = [
    *(("measure", name) for name in ("stand_alone_t", "joint_t", "marginal_t", "since_start_t")),
    ("measure", "cost_per_t"),
    *(("target", name) for name in ("base_t", "goal_t", "measures_at_year_t", "gap_t")),
    *(("paths", name) for name in ("registered_t", "reference_t", "measures_t", "target_t")),
    *(("joint", f"y{year}") for year in (2009, 2010, 2015, 2020)),
    *(("alone", f"y{year}") for year in (2009, 2010, 2015, 2020)),
    *(("areas", f"y{year}") for year in (2010, 2020)),
    ("inventory", "y2009"),
    ("effect", "full_direct_t"),
]


def test_an_unknown_number_is_an_empty_cell_and_never_nought(read: ReadBook) -> None:
    adaptation = list(read.lines("measure"))[1]
    assert adaptation["stand_alone_t"] is None
    assert adaptation["joint_t"] is None
    costs = list(read.lines("cost_line"))
    assert [line["actual_ore"] for line in costs if line["measure_number"] == "1.1"] == [
        None,
        0,
        None,
    ]
    unpublished = {line["year"]: line["registered_t"] for line in read.lines("paths")}
    assert unpublished[2010] is None
    assert unpublished[2011] == 1_130.5


def test_direct_and_indirect_stand_in_different_columns(read: ReadBook) -> None:
    columns = read.columns("measure")
    assert columns["joint_t"][2] != columns["indirect_t"][2]
    assert [line["side"] for line in read.lines("areas")][:1] == ["Direkte, i klimaregnskapet"]


def test_a_cut_is_positive(read: ReadBook) -> None:
    assert read.column("measure", "joint_t")[0] == 300


def test_money_is_in_kroner_down_to_the_ore(read: ReadBook) -> None:
    assert read.column("cost_line", "gross_ore") == [15_000.5, 2_000, 500, 700_000]
    cell = read.cells("cost_line", "gross_ore")[0]
    assert cell.number_format.endswith("#,##0.00_w")


def test_costs_of_1_10_do_not_end_up_at_1_1(read: ReadBook) -> None:
    spending = dict(
        zip(read.column("money", "number"), read.column("money", "spending_ore"), strict=True)
    )
    assert spending == {"1.1": 17_000.5, "1.10": 700_000}


def test_what_is_granted_stands_by_scheme_and_area(read: ReadBook) -> None:
    schemes = {line["scheme"]: line for line in read.lines("funding_matrix")}
    names = dict(PROGRAMME.choices("scheme"))
    assert schemes[names["municipal"].text("nb")]["area_1"] == 10_000
    assert schemes[names["md_grant"].text("nb")]["area_1"] in (None, "")
    assert schemes[names["md_grant"].text("nb")]["area_4"] == 5_000
    assert schemes[names["md_grant"].text("nb")]["all_areas"] == 5_000


LOOKALIKES = ("https://example.org/", "mailto:a@b.no", "12345", "1e5", "internal:Tiltak!A1")
ESCAPED = "_x0041_ og _x000D_"
TOO_LONG = "æ" * 70_000


@pytest.fixture(scope="module")
def odd() -> ReadBook:
    """Give a workbook with texts that look like something else, cannot stand, or are too long."""
    titles = (*LOOKALIKES, ESCAPED)
    measures = [a_measure(f"T-{place}", title=title) for place, title in enumerate(titles)]
    signs = a_measure("signs", description="a\x07b\x0bc\ufffed")
    long = a_measure("long", description=TOO_LONG)
    return ReadBook(workbook_of(a_plan(*measures, signs, long, personbiler_t=100)))


def test_texts_that_look_like_links_and_numbers_stay_texts(odd: ReadBook) -> None:
    cells = odd.cells("measure", "title", values=False)[: len(LOOKALIKES)]
    assert [(cell.value, cell.data_type) for cell in cells] == [(text, "s") for text in LOOKALIKES]
    assert [cell.hyperlink for cell in cells] == [None] * len(LOOKALIKES)


def test_what_looks_like_an_escaped_sign_comes_back_as_written(odd: ReadBook) -> None:
    strings = zipfile.ZipFile(io.BytesIO(odd.content)).read("xl/sharedStrings.xml").decode()
    assert "_x005F_x0041_ og _x005F_x000D_" in strings


def described(odd: ReadBook, number: str) -> Any:
    """Return the cell of a measure's description."""
    return odd.cells("measure", "description")[odd.column("measure", "number").index(number)]


def test_signs_that_cannot_stand_in_a_cell_are_taken_out_and_told_in_the_index(
    odd: ReadBook,
) -> None:
    cell = described(odd, "signs")
    assert cell.value == "abcd"
    told = [line[1:3] for line in odd.index if line[0] == "removed"]
    assert told == [("Tiltak", cell.coordinate)]


def test_a_text_too_long_for_a_cell_is_kept_whole_with_the_help_of_the_index(
    odd: ReadBook,
) -> None:
    cell = described(odd, "long").value
    rest = [line for line in odd.index if line[0] == "rest"]
    assert len(cell) == 32_767
    assert [line[3] for line in rest] == [1, 2]
    assert cell + "".join(line[4] for line in rest) == TOO_LONG


def test_equal_plans_give_equal_bytes(plan: Plan) -> None:
    assert workbook_of(plan) == workbook_of(plan)


def test_the_file_carries_the_day_it_was_made_for(plan: Plan) -> None:
    content = workbook(
        plan, results_of(plan), PROGRAMME, edition(), translator("nb"), made_on=date(2010, 1, 2)
    )
    core = zipfile.ZipFile(io.BytesIO(content)).read("docProps/core.xml").decode()
    assert "2010-01-02T00:00:00Z" in core


def test_an_empty_plan_makes_a_workbook_to_fill_in() -> None:
    read = the_empty_workbook()
    assert read.column("measure", "title") == []
    assert read.page("measure", values=False).data_validations.count > 0


def test_the_workbook_speaks_english_too() -> None:
    read = the_workbook("en")
    assert read.values.worksheets[0].title == "Front page"
    assert read.column("measure", "status")[0] == "Started"
    assert read.facts()["language"] == "en"


def test_the_day_is_made_on_and_not_today() -> None:
    assert MADE_ON.isoformat() in str(the_empty_workbook().facts()["made_on"])


def test_a_name_that_is_written_like_markup_stays_itself_on_every_sheet() -> None:
    name = "<r>Buss & bane</r>"
    read = ReadBook(workbook_of(a_plan(a_measure(title=name, description=name), name=name)))
    front = read.values.worksheets[0]
    assert name in [str(cell.value) for row in front.iter_rows() for cell in row]
    assert read.column("measure", "title") == [name]
    assert read.column("measure", "description") == [name]
