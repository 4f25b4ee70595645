"""The calculations in the workbook: methods, inputs, the origin of numbers, factors in use."""

from datetime import datetime
from typing import Any

import pytest

from fbdesk.models.effects import Effect, EffectInput, FactorOverride
from fbdesk.models.row import Row
from fbdesk.texts import translator
from tests.builders import a_measure, a_plan, a_target
from tests.reports.full_plan import edition, the_workbook, workbook_of
from tests.reports.read_workbook import ReadBook

PARKING = "el-parking-price"
"""Price elasticity of parking, which nobody has confirmed."""
PRICED = {
    "traffic_vkm": 1_000_000.0,
    "affected_share": 0.5,
    "price_before": 20.0,
    "price_after": 40.0,
    "factor_kg_per_km": 0.2,
}


def priced(*more: Row) -> list[Row]:
    """Return a measure that doubles a price, with an elasticity from the edition."""
    measure = a_measure("T-02", key="measure")
    effect = Effect(
        key="effect", measure=measure.key, method="transport.price", title="Færre bilturer"
    )
    stated = (
        EffectInput(effect=effect.key, name=name, value=value, source="Telling 2008")
        for name, value in PRICED.items()
    )
    elasticity = EffectInput(
        effect=effect.key, name="elasticity", factor=PARKING, spread="percent", high=0.3
    )
    return [measure, effect, *stated, elasticity, *more]


@pytest.fixture(scope="module")
def read() -> ReadBook:
    return ReadBook(workbook_of(a_plan(*priced(), a_target(), personbiler_t=5_000)))


def line_of(book: ReadBook, sheet: str, column: str, value: object) -> dict[str, Any]:
    """Return the line of a sheet where a column has a value."""
    return next(line for line in book.lines(sheet) if line[column] == value)


def elasticity() -> float:
    """Return the elasticity that the edition gives."""
    value = edition().factor(PARKING).value
    assert value is not None
    return value


def test_a_calculation_tells_its_measure_method_and_full_cut(read: ReadBook) -> None:
    (line,) = read.lines("effect")
    before_vkm = PRICED["traffic_vkm"] * PRICED["affected_share"]
    after_vkm = before_vkm * 2.0 ** elasticity()
    expected_t = (before_vkm - after_vkm) * PRICED["factor_kg_per_km"] / 1_000
    assert line["measure_number"] == "T-02"
    assert line["number"] == 1
    assert line["method"] == translator("nb")("Price on driving or parking")
    assert line["full_direct_t"] == pytest.approx(expected_t)
    assert line["full_indirect_t"] is None
    assert line["problem"] is None


def test_inputs_stand_in_the_order_of_the_method_with_label_and_unit(read: ReadBook) -> None:
    names = read.column("effect_input", "name")
    assert names == [
        *("traffic_vkm", "affected_share", "price_before", "price_after"),
        *("elasticity", "factor_kg_per_km"),
    ]
    first = next(read.lines("effect_input"))
    assert first["label"] != "traffic_vkm"
    assert first["unit"]
    assert first["source"] == "Telling 2008"


def test_an_input_from_the_edition_tells_the_factor_and_its_uncertainty(read: ReadBook) -> None:
    line = line_of(read, "effect_input", "name", "elasticity")
    assert line["factor"] == PARKING
    assert line["value"] is None
    assert line["spread"] == "± prosent"
    assert line["high"] == 0.3


def test_the_origin_of_a_number_from_the_edition_is_that_of_the_factor(read: ReadBook) -> None:
    line = line_of(read, "passport", "factor", PARKING)
    known = edition().factor(PARKING)
    assert line["value"] == known.value
    assert line["source"] == known.source
    assert line["status"] == "Ikke bekreftet"


def test_the_origin_of_a_typed_number_says_who_entered_it_and_when() -> None:
    book = the_workbook()
    who, when = (book.column("passport", code) for code in ("entered_by", "entered_at"))
    assert {pair for pair in zip(who, when, strict=True) if any(pair)} == {
        ("Kari Nes", datetime(2009, 4, 20, 8, 30))  # noqa: DTZ001 # as cells hold it
    }


def test_every_number_of_the_note_stands_in_the_sheet_of_origins(read: ReadBook) -> None:
    labels = read.column("passport", "label")
    note = read.cells("effect", "full_direct_t", values=False)[0].comment.text
    for label in labels:
        assert label in note or label == "Faktorutgave"


def test_an_unconfirmed_number_is_marked_in_the_note(read: ReadBook) -> None:
    note = read.cells("measure", "stand_alone_t", values=False)[0].comment.text
    (marked,) = [line for line in note.split("\n") if "(!)" in line and "Klimaregnskap" not in line]
    assert marked.endswith("(!) Ikke bekreftet")


def test_a_factor_in_use_tells_which_measures_depend_on_it(read: ReadBook) -> None:
    (line,) = read.lines("factor")
    assert (line["id"], line["measures"]) == (PARKING, "T-02")
    assert line["value"] == elasticity()
    assert line["own_value"] is None


def test_a_range_stands_beside_the_cut_where_inputs_are_uncertain(read: ReadBook) -> None:
    (line,) = read.lines("measure")
    assert line["stand_alone_low_t"] < line["stand_alone_t"] < line["stand_alone_high_t"]


# A plan with its own value of the factor, a calculation that fails and one that nobody knows.


@pytest.fixture(scope="module")
def other() -> ReadBook:
    unit = edition().factor(PARKING).unit
    own = FactorOverride(factor=PARKING, value=-0.5, unit=unit, source="Egen", reason="Målt")
    broken = Effect(key="broken", measure="measure", method="general.stated", position=1)
    strange = Effect(key="strange", measure="measure", method="energy.fusion", position=2)
    noted = a_measure("T-03", description="Risk")
    return ReadBook(
        workbook_of(a_plan(*priced(own, broken, strange, noted), a_target(), personbiler_t=5_000))
    )


def test_a_plans_own_value_stands_beside_that_of_the_edition(other: ReadBook) -> None:
    (line,) = other.lines("factor")
    assert (line["value"], line["own_value"]) == (elasticity(), -0.5)
    origin = line_of(other, "passport", "factor", PARKING)
    assert (origin["value"], origin["status"]) == (-0.5, "Planens egen verdi")


def test_a_calculation_that_cannot_be_done_tells_why_and_the_rest_is_computed(
    other: ReadBook,
) -> None:
    done, undone, _ = other.lines("effect")
    assert done["full_direct_t"] is not None
    assert undone["full_direct_t"] is None
    assert undone["problem"]
    assert undone["number"] == 2


def test_a_method_that_a_newer_fbdesk_knows_keeps_its_code(other: ReadBook) -> None:
    assert other.column("effect", "method")[2] == "energy.fusion"


def test_a_note_of_a_planner_is_not_translated(other: ReadBook) -> None:
    assert other.column("measure", "description")[1] == "Risk"
