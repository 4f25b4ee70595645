"""What a row is called in a report: its number and title, or what it belongs to."""

from fbdesk.document.row_names import row_name
from fbdesk.models.agreement import Commitment
from fbdesk.models.city import Population
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine
from fbdesk.models.row import Row
from fbdesk.models.rows import as_values

NAMES = {"m": "T-07 Bussvei", "p": "Skien", "k": "Porsgrunn", "e": "T-07 Bussvei"}


def called(row: Row) -> str:
    return row_name(type(row), as_values(row), NAMES)


def test_a_numbered_thing_is_called_by_number_and_title() -> None:
    assert called(Measure(number="T-01", title="Sykkelvei")) == "T-01 Sykkelvei"
    assert called(Commitment(number="F-25", party="p", text="Vi vil")) == "F-25"


def test_what_belongs_to_something_is_called_by_it() -> None:
    assert called(CostLine(measure="m", year=2010)) == "T-07 Bussvei 2010"
    assert called(Population(municipality="k", year=2012, inhabitants=35_000)) == "Porsgrunn 2012"
    assert called(Effect(measure="m", method="x.y", title="Skade")) == "T-07 Bussvei Skade"


def test_codes_for_programs_are_left_out() -> None:
    assert called(EffectInput(effect="e", name="fare_change")) == "T-07 Bussvei"


def test_what_belongs_to_nothing_that_is_known_has_little_of_a_name() -> None:
    assert called(CostLine(measure="borte", year=2010)) == "2010"
    assert row_name(Measure, {}, {}) == ""
    assert row_name(Measure, {"title": "Sykkelvei", "number": None}, {}) == "Sykkelvei"


def test_a_long_or_broken_name_stays_on_one_line() -> None:
    assert called(Measure(number="T-01", title="a\nb\tc")) == "T-01 a b c"
    long = called(Measure(number="T-01", title="x" * 500))
    assert len(long) == 81
    assert long.endswith("…")
