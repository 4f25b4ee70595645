"""What planners do with factors: the plan's own values, and the terms of the whole plan."""

from typing import Any

import pytest
from sqlalchemy import Connection

from fbdesk.calculation.factors import Factor, FactorEdition
from fbdesk.errors import InputError
from fbdesk.models import rows
from fbdesk.models.city import Settings
from fbdesk.models.edits import factors
from fbdesk.models.effects import FactorOverride
from tests.builders import an_open_plan, some_settings

EDITION = FactorEdition(
    "2026.1",
    (
        Factor("oil", "fuel emission factor", "Oil", 0.26, "kg CO2/kWh"),
        Factor("frame", "TEK17 energy frame", "House", None, "kWh/m2", text="100 + 1600/A"),
    ),
)


def set_own(connection: Connection, **values: Any) -> str:
    given = {"value": 0.3, "unit": "kg CO2/kWh", "source": "Måling 2025", "reason": "Gammel kjel"}
    return factors.set_override(connection, EDITION, "oil", **{**given, **values})


def held(connection: Connection) -> list[tuple[str, float, str, str, str]]:
    found = rows.read(connection, FactorOverride)
    return [(row.factor, row.value, row.unit, row.source, row.reason) for row in found]


def test_a_plan_has_its_own_value_with_source_and_reason() -> None:
    with an_open_plan() as connection:
        set_own(connection, source="  Måling 2025 ")
        assert held(connection) == [("oil", 0.3, "kg CO2/kWh", "Måling 2025", "Gammel kjel")]


def test_the_value_may_be_given_in_another_unit_of_the_same_kind() -> None:
    with an_open_plan() as connection:
        set_own(connection, value=300, unit="g CO2/kWh")
        assert held(connection)[0][1:3] == (300, "g CO2/kWh")


def test_setting_it_again_changes_the_one_row() -> None:
    with an_open_plan() as connection:
        key = set_own(connection)
        assert set_own(connection, value=0.28) == key
        assert [row[1] for row in held(connection)] == [0.28]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"unit": "kg CO2/km"}, "km"),
        ({"source": "  "}, "source"),
        ({"reason": ""}, "reason"),
        ({"value": float("nan")}, "no number"),
        ({"value": float("inf")}, "no number"),
    ],
)
def test_what_cannot_be_checked_is_refused(wrong: dict[str, Any], words: str) -> None:
    with an_open_plan() as connection:
        with pytest.raises(InputError, match=words):
            set_own(connection, **wrong)
        assert held(connection) == []


def test_a_factor_that_the_edition_lacks_is_refused() -> None:
    with an_open_plan() as connection, pytest.raises(InputError, match="has no factor"):
        factors.set_override(
            connection, EDITION, "coal", value=1, unit="kg CO2/kWh", source="x", reason="y"
        )


def test_a_factor_that_is_a_formula_may_get_a_number() -> None:
    with an_open_plan() as connection:
        factors.set_override(
            connection, EDITION, "frame", value=110, unit="kWh/m2", source="TEK17", reason="160 m2"
        )
        assert held(connection)[0][:2] == ("frame", 110)


def test_the_own_value_goes_away_and_going_twice_does_no_harm() -> None:
    with an_open_plan() as connection:
        set_own(connection)
        factors.remove_override(connection, "oil")
        factors.remove_override(connection, "oil")
        assert held(connection) == []


def test_the_terms_of_the_plan_change_together() -> None:
    with an_open_plan(some_settings()) as connection:
        factors.choose_terms(connection, gwp_set="AR4", electricity="location")
        (settings,) = rows.read(connection, Settings)
        assert (settings.gwp_set, settings.electricity, settings.rev) == ("AR4", "location", 1)


def test_a_set_of_potentials_that_there_is_not_is_refused() -> None:
    with an_open_plan(some_settings()) as connection, pytest.raises(InputError, match="gwp_set"):
        factors.choose_terms(connection, gwp_set="AR7")
