"""Tests of small tables as inputs: rows as objects or lists, and errors that name the cell."""

from typing import Any

import pytest

from fbdesk.calculation.catalogue import method
from fbdesk.calculation.tables import read_table
from fbdesk.errors import InputError
from tests.calculation.calculating import the_edition

SURFACES = method("adaptation.blue_green").input("surfaces_after")
CURVE = method("adaptation.flood_damage").input("curve_before")


def surfaces(*rows: Any) -> Any:
    return read_table(SURFACES, list(rows), the_edition())


def curve(*rows: Any) -> Any:
    return read_table(CURVE, list(rows), the_edition())


def test_a_kind_of_surface_becomes_its_weight() -> None:
    assert surfaces({"kind": "bgf-greenwall", "m2": 30}) == ((0.4, 30.0),)


@pytest.mark.parametrize("kind", ["bgf-greenwall", "greenwall", "Green wall"])
def test_a_surface_goes_by_its_id_short_or_long_or_by_its_name(kind: str) -> None:
    assert surfaces({"kind": kind, "m2": 1}) == ((0.4, 1.0),)


def test_a_row_may_be_a_list_in_column_order() -> None:
    assert curve([0.05, 10e6], [0.005, 100e6]) == ((0.05, 10e6), (0.005, 100e6))


def test_an_object_may_have_its_keys_in_any_order() -> None:
    rows = ({"damage_nok": 1, "probability": 0.1}, {"probability": 0.2, "damage_nok": 0})
    assert curve(*rows) == ((0.1, 1.0), (0.2, 0.0))


def test_no_surface_at_all_is_a_paved_plot() -> None:
    assert surfaces() == ()


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([], "curve_before must have between 2 and 50 rows, not 0"),
        ([[0.1, 1]], "between 2 and 50 rows, not 1"),
        ([[0.1, 1], [0.2]], r"rows of probability, damage_nok \(row 2\)"),
        ([[0.1, 1], "0.2 3"], "row 2"),
        ([[0.1, 1], {"probability": 0.2}], "row 2"),
        ([[0.1, 1], {"probability": 0.2, "damage": 3}], "row 2"),
        ([[0.1, 1], [1.5, 3]], r"curve_before 2\.probability must be between 0 and 1 -, not 1\.5"),
        ([[0.1, -1], [0.2, 3]], r"curve_before 1\.damage_nok must be between 0"),
        ([["0.1", 1], [0.2, 3]], r"curve_before 1\.probability must be a number in -"),
        ([[True, 1], [0.2, 3]], r"curve_before 1\.probability must be a number"),
        ([[float("nan"), 1], [0.2, 3]], r"curve_before 1\.probability must be a number"),
    ],
)
def test_a_wrong_row_is_named(rows: list[Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        curve(*rows)


@pytest.mark.parametrize("value", ["text", 7, {"kind": "x"}, None])
def test_what_is_no_list_is_refused(value: object) -> None:
    with pytest.raises(InputError, match="surfaces_after must be a list of rows"):
        read_table(SURFACES, value, the_edition())


@pytest.mark.parametrize("kind", ["bgf-moss", "", None, 3, "bgf-eq"])
def test_an_unknown_surface_is_refused_with_those_there_are(kind: object) -> None:
    with pytest.raises(InputError, match=r"surfaces_after 1\.kind must be one of bgf-veg-3-20"):
        surfaces({"kind": kind, "m2": 1})
