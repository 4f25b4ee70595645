"""The workbook of several municipalities, and what each of its cells to fill in accepts."""

import re
from typing import Any

import pytest

from fbdesk.models.city import Municipality, Population
from fbdesk.models.declarations import KINDS, fields, table_name
from fbdesk.models.inventory import InventoryEdition, InventoryRow
from fbdesk.models.measures import CityEnvironmentEffect
from fbdesk.models.row import Between, Code, Row
from fbdesk.models.snapshot import Plan
from fbdesk.models.strategy import ReferenceAssumption
from tests.builders import a_measure, a_plan, a_stated_effect, a_target
from tests.reports.full_plan import the_workbook, workbook_of
from tests.reports.read_workbook import ReadBook

SKIEN = Municipality(key="z-skien", number="4003", name="Skien")
PORSGRUNN = Municipality(key="a-porsgrunn", number="4001", name="Porsgrunn", position=1)
BAMBLE = Municipality(key="m-bamble", number="4012", name="Bamble", planning=False, position=2)
"""Their keys stand in another order than they do, as random keys do in half of all plans."""


def inhabitants(of: Municipality, year: int, count: int) -> Population:
    """Return the inhabitants of a municipality."""
    return Population(municipality=of.key, year=year, inhabitants=count, source="SSB")


def emitted(of: Municipality, year: int, emission_t: float) -> InventoryRow:
    """Return what the cars of a municipality emit."""
    return InventoryRow(
        edition="edition",
        municipality=of.number,
        year=year,
        sector="Veitrafikk",
        source="Personbiler",
        emission_t=emission_t,
    )


def two_cities() -> Plan:
    """Return a plan of two cities and a neighbour: 300 t and 700 t are theirs, 5 000 t not."""
    toll = a_measure("T-1", key="toll")
    return a_plan(
        SKIEN,
        PORSGRUNN,
        BAMBLE,
        InventoryEdition(key="edition", name="2009", publisher="Miljødirektoratet"),
        inhabitants(PORSGRUNN, 2009, 34_377),
        inhabitants(SKIEN, 2010, 51_668),
        inhabitants(SKIEN, 2009, 51_359),
        inhabitants(BAMBLE, 2009, 14_061),
        emitted(SKIEN, 2009, 700.0),
        emitted(PORSGRUNN, 2009, 300.0),
        emitted(BAMBLE, 2009, 5_000.0),
        a_target(0.4),
        toll,
        *a_stated_effect(toll, -150.0),
        inventory_edition="edition",
    )


@pytest.fixture(scope="module")
def cities() -> ReadBook:
    return ReadBook(workbook_of(two_cities()))


def test_municipalities_stand_in_the_order_of_the_plan(cities: ReadBook) -> None:
    assert cities.column("municipality", "name") == ["Skien", "Porsgrunn", "Bamble"]


def test_inhabitants_stand_in_the_order_of_the_municipalities_and_years(cities: ReadBook) -> None:
    numbers = cities.column("population", "municipality_number")
    years = cities.column("population", "year")
    assert list(zip(numbers, years, strict=True)) == [
        ("4003", 2009),
        ("4003", 2010),
        ("4001", 2009),
        ("4012", 2009),
    ]


def test_each_figure_of_inhabitants_stands_beside_its_own_municipality(cities: ReadBook) -> None:
    found = {
        (row["municipality_number"], row["year"]): row["inhabitants"]
        for row in cities.lines("population")
    }
    assert found == {
        ("4003", 2009): 51_359,
        ("4003", 2010): 51_668,
        ("4001", 2009): 34_377,
        ("4012", 2009): 14_061,
    }


def test_both_cities_are_in_the_inventory_and_the_neighbour_is_not(cities: ReadBook) -> None:
    assert cities.column("inventory", "y2009") == [1_000]
    counted = {row["municipality"]: row["counts"] for row in cities.lines("inventory_row")}
    assert counted == {"4003": "Ja", "4001": "Ja", "4012": "Nei"}


def test_the_target_is_that_of_both_cities(cities: ReadBook) -> None:
    [row] = cities.lines("target")
    assert row["base_t"] == pytest.approx(1_000)
    assert row["goal_t"] == pytest.approx(600)
    assert row["measures_at_year_t"] == pytest.approx(850)
    assert row["gap_t"] == pytest.approx(250)


def test_the_front_page_names_both_cities_and_not_the_neighbour(cities: ReadBook) -> None:
    front = cities.values.worksheets[0]
    words = " ".join(str(cell.value) for row in front.iter_rows() for cell in row if cell.value)
    assert "Skien" in words
    assert "Porsgrunn" in words
    assert "Bamble" not in words


# What each cell to fill in accepts.


@pytest.fixture(scope="module")
def whole() -> ReadBook:
    return the_workbook()


def rule(read: ReadBook, sheet: str, column: str) -> Any:
    """Return the rule of the first cell of a column, None where every entry will do."""
    [place, *_] = [cell.coordinate for cell in read.cells(sheet, column)]
    rules = read.page(sheet, values=False).data_validations.dataValidation
    return next((one for one in rules if place in one.sqref), None)


CHOICES = [
    (kind, field.name, field.mark(Code))
    for kind in KINDS
    for field in fields(kind)
    if field.mark(Code) and table_name(kind) not in {"plan", "strategy"}
]
BOUNDED = [
    (kind, field.name, field.mark(Between))
    for kind in KINDS
    for field in fields(kind)
    if field.mark(Between) and table_name(kind) != "plan"
]


@pytest.mark.parametrize(
    ("kind", "name", "code"), CHOICES, ids=lambda one: getattr(one, "__name__", str(one))
)
def test_every_field_with_codes_offers_the_names_of_its_list(
    whole: ReadBook, kind: type[Row], name: str, code: Code
) -> None:
    found = rule(whole, table_name(kind), name)
    assert found is not None
    assert found.type == "list"
    sheet, _, span = found.formula1.partition("!")
    offered = [row[0].value for row in whole.values[sheet.strip("'")][span.replace("$", "")]]
    assert offered == list(whole.choice_codes(code.of))
    assert found.errorTitle == "Ikke i listen"


@pytest.mark.parametrize(
    ("kind", "name", "bounds"), BOUNDED, ids=lambda one: getattr(one, "__name__", str(one))
)
def test_every_bounded_field_refuses_what_the_plan_would(
    whole: ReadBook, kind: type[Row], name: str, bounds: Between
) -> None:
    found = rule(whole, table_name(kind), name)
    assert found is not None
    assert found.type in {"whole", "decimal"}
    assert (float(found.formula1), float(found.formula2)) == (bounds.low, bounds.high)
    assert found.error.startswith("Verdien må ligge mellom ")


def test_bounds_of_a_share_are_told_in_per_cent_as_its_cells_are(whole: ReadBook) -> None:
    reduction = rule(whole, "target", "reduction_share").error
    assert re.sub(r"\s", " ", reduction) == "Verdien må ligge mellom 0 % og 100 %."
    change = rule(whole, table_name(ReferenceAssumption), "yearly_change").error
    assert re.sub(r"\s", " ", change) == "Verdien må ligge mellom −50 % og 50 %."


def test_bounds_of_a_score_are_plain_numbers(whole: ReadBook) -> None:
    said = rule(whole, table_name(CityEnvironmentEffect), "score").error
    assert said == "Verdien må ligge mellom −2 og 2."


def test_an_own_score_of_ten_is_refused_and_a_new_party_only_warned_about(whole: ReadBook) -> None:
    assert rule(whole, "city_environment_effect", "score").errorStyle in {None, "stop"}
    assert rule(whole, "measure_partner", "party_name").errorStyle == "warning"


@pytest.mark.parametrize(
    ("sheet", "column"),
    [("measure", "stand_alone_t"), ("money", "spending_ore"), ("target", "gap_t")],
)
def test_what_is_computed_has_no_rule(whole: ReadBook, sheet: str, column: str) -> None:
    assert rule(whole, sheet, column) is None
