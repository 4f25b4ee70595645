"""The hidden index: by it a reader finds every field, whatever language the sheets speak."""

import pytest

from fbdesk.models.cell_values import MARK_LENGTH, filled_in, row_marks
from fbdesk.models.declarations import KINDS
from fbdesk.models.workbook_format import FORMAT, FORMAT_VERSION, INDEX
from fbdesk.reports.workbook.sheets.every_sheet import SHEETS
from fbdesk.version import VERSION
from tests.builders import a_plan, a_reduction, a_target, changed
from tests.reports.full_plan import full_plan, the_workbook, workbook_of
from tests.reports.read_workbook import ReadBook


@pytest.fixture(scope="module")
def norwegian() -> ReadBook:
    return the_workbook()


@pytest.fixture(scope="module")
def english() -> ReadBook:
    return the_workbook("en")


def test_the_index_is_the_last_sheet_under_a_name_that_never_changes(norwegian: ReadBook) -> None:
    assert norwegian.values.sheetnames[-1] == INDEX == "_fbdesk"


def test_the_first_lines_say_what_kind_of_file_this_is(norwegian: ReadBook) -> None:
    assert norwegian.index[0][:3] == ("workbook", "format", FORMAT)
    assert norwegian.index[1][:3] == ("workbook", "version", FORMAT_VERSION)


def test_every_sheet_is_listed_with_its_heading_and_last_row(norwegian: ReadBook) -> None:
    for sheet in SHEETS:
        record = norwegian.sheet_record(sheet.code)
        name, reads, shape, heading, last = record[2:7]
        page = norwegian.values[name]
        assert (reads or "", shape) == (sheet.reads, sheet.shape)
        assert page.cell(heading, 1).value
        assert last >= heading
        below = [cell.value for cell in page[last + 1]]
        assert set(below) == {None}, f"{sheet.code} goes on below its last row"


def test_sheets_and_columns_have_the_same_codes_in_every_language(
    norwegian: ReadBook, english: ReadBook
) -> None:
    def codes(book: ReadBook) -> list[tuple[object, ...]]:
        return [
            (line[0], line[1], line[3]) if line[0] == "column" else (line[0], line[1])
            for line in book.index
            if line[0] in {"sheet", "column", "list"}
        ]

    assert codes(norwegian) == codes(english)


def test_sheets_are_named_in_the_language_of_the_workbook(
    norwegian: ReadBook, english: ReadBook
) -> None:
    assert norwegian.sheet_record("measure")[2] == "Tiltak"
    assert english.sheet_record("measure")[2] == "Measures"


def test_computed_columns_are_told_from_fields_and_keys(norwegian: ReadBook) -> None:
    roles = {name: line[4] for name, line in norwegian.columns("measure").items()}
    assert roles["title"] == "field"
    assert roles["joint_t"] == "computed"
    assert roles["key"] == "key"


def test_a_column_of_choices_names_its_list_and_one_of_rows_its_sheet(
    norwegian: ReadBook,
) -> None:
    columns = norwegian.columns("commitment")
    assert columns["status"][5:7] == ("choice", "commitment_status")
    assert columns["party_name"][7] == "party.name"


def test_every_list_leads_from_names_back_to_codes(norwegian: ReadBook) -> None:
    assert norwegian.choice_codes("yes_no") == {"Ja": "yes", "Nei": "no"}
    assert norwegian.choice_codes("status")["Påbegynt"] == "started"
    assert norwegian.choice_codes("focus_area")["4 Tilpasning til klimaendringer"] == "4"


def test_an_ordinary_plan_has_no_rests_and_nothing_removed(norwegian: ReadBook) -> None:
    assert [line for line in norwegian.index if line[0] in {"rest", "removed"}] == []


THIRD = 0.1 + 0.2


@pytest.fixture(scope="module")
def odd() -> ReadBook:
    """Give a workbook with a long text, an odd sign, and a number of seventeen digits."""
    measure = changed(a_reduction(1.0)[0], lessons="x" * 32_768, risk="a\x07b")
    return ReadBook(workbook_of(a_plan(measure, a_target(THIRD), personbiler_t=1)))


def test_a_number_with_more_digits_than_a_cell_is_kept_exactly(odd: ReadBook) -> None:
    assert float(f"{THIRD:.16G}") != THIRD
    (exact,) = [line for line in odd.index if line[0] == "exact"]
    letters = odd.columns("target")["reduction_share"][2]
    assert exact[1:3] == ("Måltall", f"{letters}5")
    assert float(exact[3]) == THIRD


def test_the_front_page_tells_which_cells_could_not_hold_their_text(odd: ReadBook) -> None:
    columns = odd.columns("measure")
    front = [cell.value for cell in odd.values.worksheets[0]["A"]]
    long, risk = columns["lessons"][2], columns["risk"][2]
    assert f"Tegn som et regneark ikke kan vise, er tatt ut i Tiltak {risk}5." in front
    assert any(f"skjulte registeret: Tiltak {long}5." in str(text) for text in front)


def test_the_rest_of_a_text_names_its_cell(odd: ReadBook) -> None:
    (rest,) = [line for line in odd.index if line[0] == "rest"]
    letters = odd.columns("measure")["lessons"][2]
    assert rest[1:5] == ("Tiltak", f"{letters}5", 1, "x")


def test_every_column_is_listed_with_what_stands_above_it(norwegian: ReadBook) -> None:
    page = norwegian.page("cost_line")
    headings = {
        line[2]: line[3] for line in norwegian.index if line[:2] == ("heading", "cost_line")
    }
    assert headings.keys() == norwegian.columns("cost_line").keys()
    assert headings["year"] == "År"
    assert list(headings.values()) == [cell.value for cell in page[4]]


def test_every_row_to_fill_in_has_the_marks_of_its_fields(norwegian: ReadBook) -> None:
    plan = full_plan()
    marks = {line[1]: line[2].split() for line in norwegian.index if line[0] == "marks"}
    rows = {line[1:3]: line[3] for line in norwegian.index if line[0] == "row"}
    parking = plan.measures[0]
    assert rows["measure", parking.key] == row_marks(parking)
    assert len(rows["measure", parking.key]) == MARK_LENGTH * len(marks["measure"])
    assert "inventory_row" not in marks
    assert len(rows) == sum(len(plan.rows_of(kind)) for kind in KINDS if filled_in(kind))


def test_the_index_tells_which_version_made_the_workbook(norwegian: ReadBook) -> None:
    made_by = next(row for row in norwegian.index if row[1] == "made_by")
    assert made_by[2] == f"fbdesk {VERSION}"
