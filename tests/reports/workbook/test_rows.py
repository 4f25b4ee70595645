"""Every sheet of the workbook by its rows: what stands in each column, worked out by hand."""

from datetime import datetime
from typing import Any

import pytest

from tests.reports.full_plan import the_workbook
from tests.reports.read_workbook import ReadBook


@pytest.fixture(scope="module", params=["nb", "en"])
def either(request: pytest.FixtureRequest) -> ReadBook:
    """Give the workbook in each language."""
    return the_workbook(request.param)


@pytest.fixture(scope="module")
def read() -> ReadBook:
    return the_workbook()


@pytest.fixture(scope="module")
def english() -> ReadBook:
    return the_workbook("en")


def in_sight(read: ReadBook, code: str) -> dict[str, str]:
    """Return the columns of a sheet that people see, code to letters."""
    from openpyxl.utils import column_index_from_string

    dimensions = read.page(code).column_dimensions.values()
    hidden = {place for one in dimensions if one.hidden for place in range(one.min, one.max + 1)}
    letters = {name: str(line[2]) for name, line in read.columns(code).items()}
    return {name: at for name, at in letters.items() if column_index_from_string(at) not in hidden}


def seen(read: ReadBook, code: str) -> list[dict[str, Any]]:
    """Return the rows of a sheet in the columns that people see; an empty text is None."""
    shown = in_sight(read, code)
    return [
        {name: None if line[name] == "" else line[name] for name in shown}
        for line in read.lines(code)
    ]


def headings(read: ReadBook, code: str) -> list[str]:
    """Return the headings of the columns that people see."""
    row, page = read.sheet_record(code)[5], read.page(code)
    return [page[f"{letters}{row}"].value for letters in in_sight(read, code).values()]


def test_municipalities_tell_who_plans_and_who_only_belongs_to_the_region(read: ReadBook) -> None:
    assert [
        (row["number"], row["name"], row["planning"]) for row in seen(read, "municipality")
    ] == [
        ("4001", "Porsgrunn", "Ja"),
        ("4012", "Bamble", "Nei"),
    ]


def test_a_year_that_is_not_known_is_empty(read: ReadBook) -> None:
    first, second = seen(read, "municipality")
    assert (first["valid_from"], first["valid_to"]) == (2024, None)
    assert (second["valid_from"], second["valid_to"]) == (None, None)


def test_inhabitants_stand_under_the_number_of_their_municipality(read: ReadBook) -> None:
    [row] = seen(read, "population")
    assert row == {
        "municipality_number": "4001",
        "year": 2009,
        "inhabitants": 34_377,
        "source": "SSB",
    }


def test_a_number_of_a_municipality_is_a_text_and_keeps_its_first_nought(read: ReadBook) -> None:
    assert {type(value) for value in read.column("municipality", "number")} == {str}


def test_cooperation_tells_with_whom_and_on_what(read: ReadBook) -> None:
    assert seen(read, "cooperation") == [
        {
            "name": "Bypakke",
            "with_whom": "Skien",
            "description": "Felles plan.",
            "builds_on": "ATP",
        }
    ]


def test_parties_stand_in_their_order_with_the_name_of_their_kind(read: ReadBook) -> None:
    rows = seen(read, "party")
    assert {row["name"] for row in rows} == {
        "Handelsstanden",
        "Porsgrunn kommune",
        "Samferdselsdepartementet",
    }
    assert rows[-1]["name"] == "Samferdselsdepartementet", "the only one with a later position"


def test_challenge_and_goal_stand_in_words(read: ReadBook) -> None:
    [challenge], [goal] = seen(read, "challenge"), seen(read, "goal")
    assert challenge == {
        "focus_area": "1 Arealbruk og transport",
        "title": "Spredt bygging",
        "description": "Lange avstander.",
    }
    assert (goal["title"], goal["description"]) == ("Lavere utslipp", "I hele byen.")


def test_a_target_of_a_quarter_leaves_three_quarters(read: ReadBook) -> None:
    [row] = seen(read, "target")
    base_t = 1_000.0 + 200.0
    assert row["goal_title"] == "Lavere utslipp"
    assert (row["base_year"], row["year"]) == (2009, 2020)
    assert row["base_t"] == pytest.approx(base_t)
    assert row["goal_t"] == pytest.approx(0.75 * base_t)
    assert row["gap_t"] == pytest.approx(row["measures_at_year_t"] - 0.75 * base_t)


def test_the_path_of_cars_falls_by_a_hundredth_each_year_and_heating_as_its_plan_says(
    read: ReadBook,
) -> None:
    path = dict(zip(read.column("paths", "year"), read.column("paths", "reference_t"), strict=True))
    for year in (2009, 2010, 2011, 2014, 2020):
        # Heating is 200 t in 2009 and stated as 150.5 t in 2015, in a straight line between.
        heating_t = 200 - (200 - 150.5) * min(year - 2009, 6) / 6
        assert path[year] == pytest.approx(1_000 * 0.99 ** (year - 2009) + heating_t), year


def test_the_measure_phases_in_over_two_years_and_lasts(read: ReadBook) -> None:
    cut = dict(zip(read.column("paths", "year"), read.column("paths", "cut_t"), strict=True))
    assert cut[2009] == pytest.approx(0)
    assert cut[2010] == pytest.approx(150)
    assert cut[2011] == pytest.approx(300)


def test_a_year_that_is_not_published_is_empty_among_the_registered(read: ReadBook) -> None:
    registered = dict(
        zip(read.column("paths", "year"), read.column("paths", "registered_t"), strict=True)
    )
    assert registered[2009] == pytest.approx(1_200)
    assert registered[2010] is None
    assert registered[2011] == pytest.approx(950.5 + 180)


def test_the_assumption_tells_its_share_of_a_year(read: ReadBook) -> None:
    told = {
        row["sector"]: (row["source"], row["yearly_change"], row["reason"])
        for row in seen(read, "reference_assumption")
    }
    assert told == {
        "Veitrafikk": ("Personbiler", -0.01, "TØI"),
        "Oppvarming": (None, 0, "Fjernvarmeplan"),
    }
    for cell in read.cells("reference_assumption", "yearly_change"):
        assert cell.number_format == "0 %_w"


def test_the_six_heads_of_a_strategy_stand_one_below_the_other(read: ReadBook) -> None:
    rows = seen(read, "strategy")
    assert [row["value"] for row in rows] == [
        "Avtalen krever det.",
        "Trafikken vokser.",
        "Kommuneplanen.",
        "Spredt bygging.",
        "Fortette.",
        "Se tiltakene.",
    ]
    assert {row["focus_area"] for row in rows} == {"1 Arealbruk og transport"}
    assert len({row["head"] for row in rows}) == 6


def test_a_measure_stands_with_names_for_all_its_codes(read: ReadBook) -> None:
    first, second = seen(read, "measure")
    assert first["focus_area"] == "1 Arealbruk og transport"
    assert (first["status"], second["status"]) == ("Påbegynt", "Vedtatt")
    assert (first["existing"], second["existing"]) == ("Ja", "Nei")
    assert (first["priority"], second["priority"]) == ("Høy", None)
    assert (first["start_year"], first["end_year"], first["phase_in_years"]) == (2010, 2014, 2)
    assert second["end_year"] is None


def test_lines_of_a_description_stay_lines(read: ReadBook) -> None:
    assert seen(read, "measure")[0]["description"] == "Avgift på alle plasser.\nGjelder sentrum."


def test_adaptation_has_an_indicator_and_no_tonnes(read: ReadBook) -> None:
    row = seen(read, "measure")[1]
    tonnes = [name for name in row if name.endswith("_t") and row[name] is not None]
    assert tonnes == []
    # Q = C i A: 0,8 x 36 mm/h x 10 ha = 0,8 m3/s, and half of that with half the coefficient
    assert "0,8 → 0,4 m³/s" in row["indicators"]


def test_an_instrument_tells_that_it_restricts_and_what_it_carries(read: ReadBook) -> None:
    [row] = seen(read, "instrument")
    assert (row["title"], row["restrictive"], row["carries"]) == ("Forskrift", "Ja", "1.1")


def test_links_name_both_ends(read: ReadBook) -> None:
    [carried], [partner] = seen(read, "measure_instrument"), seen(read, "measure_partner")
    assert (carried["measure_number"], carried["instrument_title"]) == ("1.1", "Forskrift")
    assert (partner["measure_number"], partner["party_name"]) == ("1.1", "Handelsstanden")


def test_scores_of_the_city_environment_keep_their_sign(read: ReadBook) -> None:
    scores = {row["reason"]: row["score"] for row in seen(read, "city_environment_effect")}
    assert scores == {"Mindre støy": 2, "Uro": -1}


COSTS_KR = [
    ("1.1", 2010, 15_000.50, None, None),
    ("1.1", 2011, 2_000, None, 0),
    ("1.1", 2011, 500, -500, None),
    ("1.10", 2012, 700_000, None, None),
]


def test_costs_stand_in_kroner_by_measure_and_year(either: ReadBook) -> None:
    names = ("measure_number", "year", "gross_ore", "additional_ore", "actual_ore")
    found = [tuple(row[name] for name in names) for row in seen(either, "cost_line")]
    assert found == COSTS_KR


def test_kroner_show_their_ore_only_where_there_are_any(read: ReadBook) -> None:
    formats = [cell.number_format for cell in read.cells("cost_line", "gross_ore")]
    assert formats[0].endswith("#,##0.00_w")
    assert all(each.endswith("#,##0_w") for each in formats[1:])


def test_funding_that_is_applied_for_is_not_yet_granted(read: ReadBook) -> None:
    names = ("measure_number", "year", "applied_ore", "granted_ore", "paid_ore")
    found = [tuple(row[name] for name in names) for row in seen(read, "funding_line")]
    assert sorted(found, key=str) == sorted(
        [
            ("1.1", 2010, None, 10_000, None),
            ("1.1", 2010, 9_000, None, None),
            ("1.10", 2012, None, 5_000, None),
        ],
        key=str,
    )


def test_money_of_a_measure_is_what_its_rows_come_to(read: ReadBook) -> None:
    first, second = seen(read, "money")
    assert first["spending_ore"] == 15_000.50 + 2_000, "a saving of 500 is no spending"
    assert first["unfunded_ore"] == 17_000.50 - 10_000
    assert (first["actual_ore"], first["paid_ore"]) == (0, None)
    assert second["spending_ore"] == 700_000
    assert second["unfunded_ore"] == 700_000 - 5_000


@pytest.mark.parametrize(
    ("sheet", "column", "total"),
    [
        ("money", "spending_ore", 717_000.50),
        ("money", "unfunded_ore", 702_000.50),
        ("money", "granted_ore", 15_000),
        ("funding_line", "applied_ore", 9_000),
        ("cost_line", "actual_ore", 0),
        ("funding_matrix", "all_areas", 15_000),
        ("measure", "joint_t", 300),
        ("inventory", "y2009", 1_200),
        ("inventory", "y2011", 1_130.5),
    ],
)
def test_a_sum_above_a_column_shows_what_its_rows_come_to(
    either: ReadBook, sheet: str, column: str, total: float
) -> None:
    place = f"{either.columns(sheet)[column][2]}3"
    assert either.page(sheet)[place].value == pytest.approx(total)
    formula = either.page(sheet, values=False)[place].value
    assert formula.startswith("=")
    assert "SUBTOTAL(109," in formula  # only the rows that a filter leaves


def test_the_agreement_stands_with_its_day_as_a_day(read: ReadBook) -> None:
    [row] = seen(read, "agreement")
    assert (row["title"], row["version"]) == ("Intensjonsavtale", "2")
    assert row["dated"] == datetime(2009, 5, 19)  # noqa: DTZ001 # a spreadsheet knows no zones
    [cell] = read.cells("agreement", "dated")
    assert cell.number_format == "dd.mm.yyyy"


def test_who_signs_stands_with_party_and_office(read: ReadBook) -> None:
    [row] = seen(read, "signatory")
    assert (row["agreement_title"], row["party_name"]) == ("Intensjonsavtale", "Porsgrunn kommune")
    assert (row["name"], row["title"]) == ("Kari Nes", "Ordfører")


def test_the_promise_of_the_city_names_the_one_it_needs(read: ReadBook) -> None:
    ours, theirs = seen(read, "commitment")
    assert (ours["number"], ours["requires"], ours["required_by"]) == ("F-01", "F-02", None)
    assert (theirs["number"], theirs["requires"], theirs["required_by"]) == ("F-02", None, "F-01")
    assert (ours["measures"], theirs["measures"]) == ("1.1", None)
    assert theirs["deadline"] is None


def test_a_condition_tells_both_promises_in_words(read: ReadBook) -> None:
    assert seen(read, "condition") == [
        {
            "commitment_number": "F-01",
            "commitment_text": "Begrense parkeringen.",
            "text": "Gjelder dersom midlene gis.",
            "requires_number": "F-02",
            "requires_text": "Gi midler.",
        }
    ]


def test_published_rows_add_up_to_the_inventory_of_their_year(either: ReadBook) -> None:
    rows = seen(either, "inventory_row")
    sums: dict[int, float] = {}
    for row in rows:
        sums[row["year"]] = sums.get(row["year"], 0.0) + row["emission_t"]
    assert sums == pytest.approx({2009: 1_200.0, 2011: 1_130.5})
    for year, total in sums.items():
        assert sum(either.column("inventory", f"y{year}")) == pytest.approx(total)


def test_an_edition_that_is_not_confirmed_says_so(read: ReadBook, english: ReadBook) -> None:
    assert seen(read, "inventory_edition")[0]["status"] == "Ikke bekreftet"
    assert seen(english, "inventory_edition")[0]["status"] == "Not confirmed"


def test_an_address_is_a_text_and_no_link(read: ReadBook) -> None:
    [cell] = read.cells("inventory_edition", "url", values=False)
    assert cell.value == "https://www.miljodirektoratet.no/"
    assert cell.hyperlink is None


def test_an_own_factor_tells_where_it_comes_from(read: ReadBook) -> None:
    [row] = seen(read, "factor_override")
    assert (row["value"], row["source"], row["reason"]) == (0.1, "Egen telling", "Lokal")


def test_indirect_cuts_have_no_row_where_nothing_is_indirect(read: ReadBook) -> None:
    assert [row for row in seen(read, "indirect") if any(row.values())] == []


@pytest.mark.parametrize("sheet", ["cost_line", "funding_line", "money"])
def test_headings_of_money_name_the_krone(either: ReadBook, sheet: str) -> None:
    money = [name for name in either.columns(sheet) if name.endswith("_ore")]
    heading = either.sheet_record(sheet)[5]
    for name in money:
        place = f"{either.columns(sheet)[name][2]}{heading}"
        assert either.page(sheet)[place].value.endswith("\nkr"), name


def test_every_heading_of_tonnes_names_tonnes(either: ReadBook) -> None:
    for line in either.index:
        if line[0] != "column" or not str(line[3]).endswith("_t") or line[3] == "cost_per_t":
            continue
        record = either.sheet_record(line[1])
        heading = either.page(line[1])[f"{line[2]}{record[5]}"].value
        assert "t CO₂e" in heading, (line[1], line[3])


def test_no_two_columns_in_sight_have_the_same_heading(either: ReadBook) -> None:
    for line in either.index:
        if line[0] == "sheet":
            found = headings(either, line[1])
            assert len(set(found)) == len(found), line[1]


def test_both_languages_have_the_same_sheets_columns_and_keys(
    read: ReadBook, english: ReadBook
) -> None:
    def shape(book: ReadBook) -> list[tuple[Any, ...]]:
        return [(line[0], line[1], line[3]) for line in book.index if line[0] == "column"]

    assert shape(read) == shape(english)


def test_figures_are_the_same_in_both_languages(read: ReadBook, english: ReadBook) -> None:
    for code in ("paths", "inventory", "joint", "areas", "money", "funding_matrix", "target"):
        for one, other in zip(read.lines(code), english.lines(code), strict=True):
            numbers = {k: v for k, v in one.items() if isinstance(v, int | float)}
            assert numbers == {k: v for k, v in other.items() if isinstance(v, int | float)}, code


def test_the_english_workbook_says_nothing_in_bokmal(english: ReadBook) -> None:
    first = seen(english, "measure")[0]
    assert (first["existing"], first["counts"], first["focus_area"]) == (
        "Yes",
        "Yes",
        "1 Land use and transport",
    )
    assert seen(english, "instrument")[0]["restrictive"] == "Yes"
    assert seen(english, "measure")[0]["title"] == "Parkeringsavgift", "the planner's own words"
