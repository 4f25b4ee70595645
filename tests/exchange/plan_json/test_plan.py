"""A plan goes to JSON and back without loss, and what is wrong is named with its place."""

import dataclasses
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fbdesk.document.reading import read_plan
from fbdesk.document.saving import write_new_plan
from fbdesk.errors import FileError, InputError
from fbdesk.exchange.plan_json.plan import PLACES, plan_to_json, rows_from_json
from fbdesk.models.agreement import Commitment
from fbdesk.models.city import Municipality, Party, Settings
from fbdesk.models.declarations import KINDS, Field, fields
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.money import CostLine
from fbdesk.models.row import Between, Code, Row, To, new_key
from fbdesk.models.snapshot import PARTS, Plan
from fbdesk.models.strategy import Goal, Target
from tests.builders import a_measure, a_plan, a_reduction, a_target, an_inventory
from tests.random_plans import a_random_plan, seeded

KEY = "0b0e9a52-6c1d-4d5e-9f55-3a1f2f6f7c10"
SAMPLE = Path(__file__).resolve().parents[3] / "resources" / "sample" / "grenland.json"


def document(**parts: Any) -> dict[str, Any]:
    plan = {"name": "Porsgrunn", "programme": "framtidens-byer"}
    return {"format": "fbdesk-plan", "version": 1, "plan": plan, **parts}


def load(**parts: Any) -> list[Row]:
    return rows_from_json(json.dumps(document(**parts)))


def through_a_file(plan: Plan, folder: Path) -> Plan:
    path = folder / f"{new_key()}.fbplan"
    write_new_plan(path, rows_from_json(plan_to_json(plan)))
    return read_plan(path)


def test_a_plan_comes_back_from_json_with_every_row_and_value(tmp_path: Path) -> None:
    edition, *measured = an_inventory({("Veitrafikk", "Personbiler"): {2009: 48_900.123456789}})
    party = Party(name="Samferdselsdepartementet", kind="ministry")
    measure, *effect = a_reduction(1_234.5)
    known = EffectInput(
        effect=effect[0].key,
        name="price",
        value=0.1 + 0.2,
        entered_at=datetime(2009, 5, 19, 12, 30, tzinfo=UTC),
    )
    promise = Commitment(
        number="F-1", party=party.key, text="Penger,\nfor buss", deadline=date(2010, 6, 1)
    )
    cost = CostLine(measure=measure.key, year=2010, gross_ore=12_345_678_901, actual_ore=None)
    plan = a_plan(
        edition,
        *measured,
        party,
        measure,
        *effect,
        known,
        promise,
        cost,
        a_target(),
        inventory_edition=edition.key,
    )
    assert through_a_file(plan, tmp_path) == plan


def test_what_is_dumped_loads_to_what_is_dumped(tmp_path: Path) -> None:
    first = plan_to_json(a_plan(*a_reduction(100)))
    path = tmp_path / "plan.fbplan"
    write_new_plan(path, rows_from_json(first))
    assert plan_to_json(read_plan(path)) == first


@pytest.mark.skipif(not SAMPLE.exists(), reason="the sample is written elsewhere")
def test_the_sample_is_the_same_after_load_and_dump(tmp_path: Path) -> None:
    before = SAMPLE.read_text(encoding="utf-8")
    write_new_plan(tmp_path / "g.fbplan", rows_from_json(before))
    assert json.loads(plan_to_json(read_plan(tmp_path / "g.fbplan"))) == json.loads(before)


def test_every_kind_of_row_has_a_place_of_its_own() -> None:
    assert set(PLACES) == set(KINDS)
    assert len(set(PLACES.values())) == len(KINDS)
    dumped = json.loads(plan_to_json(a_plan()))
    assert set(dumped) == {"format", "version", *PLACES.values()}


def test_what_is_left_out_has_its_default() -> None:
    plan, measure = load(measures=[{"number": "T-01", "title": "Sykkelvei"}])
    assert isinstance(plan, Settings)
    assert plan.gwp_set == "AR5"
    assert measure == a_measure_like(measure)


def a_measure_like(row: Row) -> Row:
    return a_measure(
        "T-01", title="Sykkelvei", key=row.key, focus_area="0", status="idea", start_year=None
    )


def test_a_whole_number_may_stand_for_a_decimal_one() -> None:
    goal = {"title": "Halvert", "base_year": 2009, "year": 2020, "scope": "all"}
    *_, target = load(targets=[{**goal, "reduction_share": 1}])
    assert isinstance(target, Target)
    assert repr(target.reduction_share) == "1.0"


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (
            {"measures": [{"number": "1", "title": "a"}, {"number": "2"}]},
            "measures[1].title is missing",
        ),
        (
            {"measures": [{"number": "1", "title": "a", "start_year": 3}]},
            "measures[0].start_year must be between 1990 and 2100, not 3",
        ),
        (
            {"measures": [{"number": "1", "title": "a", "colour": "red"}]},
            "measures[0].colour is not a field of a plan",
        ),
        (
            {"measures": [{"number": 1, "title": "a"}]},
            "measures[0].number must be str, not 1",
        ),
        (
            {"measures": [{"number": "1", "title": "a", "existing": 1}]},
            "measures[0].existing must be bool, not 1",
        ),
        (
            {"measures": [{"number": "1", "title": "a", "position": True}]},
            "measures[0].position must be int, not True",
        ),
        (
            {"measures": [{"number": "1", "title": "a", "position": 2**63}]},
            "measures[0].position is too large a number",
        ),
        (
            {"measures": [{"number": "1", "title": None}]},
            "measures[0].title cannot be empty",
        ),
        (
            {"measures": [{"number": "1", "title": "a\0b"}]},
            "measures[0].title holds a character that is no text",
        ),
        (
            {"measures": [{"number": "1", "title": "\ud800"}]},
            "measures[0].title holds a character that is no text",
        ),
        (
            {"targets": [{"title": "a", "reduction_share": 10**400}]},
            "targets[0].reduction_share is too large a number",
        ),
        ({"measures": ["T-01"]}, "measures[0] must be an object"),
        ({"measures": {"number": "1"}}, "measures must be a list"),
        ({"tiltak": []}, "tiltak is not a part of a plan"),
        (
            {"goals": [{"title": "a", "key": "hovedmål"}]},
            "goals[0].key must be a UUID in lower case",
        ),
        (
            {"goals": [{"title": "a", "key": KEY.upper()}]},
            "goals[0].key must be a UUID in lower case",
        ),
        (
            {"goals": [{"title": "a", "key": KEY}, {"title": "b", "key": KEY}]},
            "goals[1].key is the same as in goals[0]",
        ),
        (
            {"effects": [{"measure": KEY, "method": "general.stated"}]},
            f"effects[0].measure refers to a row that is not there: {KEY}",
        ),
        (
            {
                "goals": [{"title": "a", "key": KEY}],
                "effects": [{"measure": KEY, "method": "general.stated"}],
            },
            "effects[0].measure refers to a row that is not there",
        ),
        (
            {"measures": [{"number": "1", "title": "a"}, {"number": "1", "title": "b"}]},
            "measures[1] repeats number of measures[0]",
        ),
        (
            {"agreements": [{"title": "Avtale", "dated": "19. mai 2009"}]},
            "agreements[0].dated must be a date such as 2009-05-19, not '19. mai 2009'",
        ),
        (
            {
                "measures": [{"number": "1", "title": "a", "key": KEY}],
                "cost_lines": [{"measure": KEY, "year": 2010, "gross_ore": 10.5}],
            },
            "cost_lines[0].gross_ore must be int, not 10.5",
        ),
        ({"plan": {"name": "x"}}, "plan.programme is missing"),
        ({"plan": []}, "plan must be an object"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(parts: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as caught:
        load(**parts)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("key", [KEY.upper(), KEY.replace("-", ""), f"{{{KEY}}}", "T-01", "", 7])
def test_a_key_has_one_form_only_so_that_rows_find_each_other(key: object) -> None:
    with pytest.raises(InputError, match=r"measures\[0\]\.key must be a UUID in lower case"):
        load(measures=[{"number": "1", "title": "a", "key": key}])


@pytest.mark.parametrize("moment", ["2009-05-19", "2009-05-19T12:00:00", "nå", 5])
def test_a_moment_needs_its_zone(moment: object) -> None:
    measure, effect = a_measure(), new_key()
    with pytest.raises(InputError, match=r"effect_inputs\[0\]\.entered_at must be a moment"):
        load(
            measures=[{"key": measure.key, "number": "1", "title": "a"}],
            effects=[{"key": effect, "measure": measure.key, "method": "general.stated"}],
            effect_inputs=[{"effect": effect, "name": "a", "entered_at": moment}],
        )


def test_a_moment_in_another_zone_is_kept_in_utc() -> None:
    measure, effect = a_measure(), new_key()
    *_, held = load(
        measures=[{"key": measure.key, "number": "1", "title": "a"}],
        effects=[{"key": effect, "measure": measure.key, "method": "general.stated"}],
        effect_inputs=[{"effect": effect, "name": "a", "entered_at": "2009-05-19T14:00:00+02:00"}],
    )
    assert isinstance(held, EffectInput)
    assert held.entered_at == datetime(2009, 5, 19, 12, tzinfo=UTC)
    assert str(held.entered_at).endswith("+00:00")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"", "line 1, column 1"),
        (b"{", "line 1, column 2"),
        (b"[]", '"format" must be "fbdesk-plan"'),
        (b'{"format": "other"}', '"format" must be "fbdesk-plan"'),
        (b'{"format": "fbdesk-plan"}', "version null; this fbdesk reads version 1"),
        (b'{"format": "fbdesk-plan", "version": 2}', "version 2"),
        (b'{"format": "fbdesk-plan", "version": true}', "version true"),
        (b'{"a": 1, "a": 2}', 'holds "a" twice'),
        (b'{"a": NaN}', "NaN, which is no number"),
        (b"\xff\xfe{", "not UTF-8|cannot be read"),
        (b'"\xff"', "not UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
    ],
)
def test_a_text_that_is_no_plan_is_called_that(text: bytes, message: str) -> None:
    with pytest.raises(FileError, match=message):
        rows_from_json(text)


def test_a_plan_without_settings_is_refused() -> None:
    with pytest.raises(InputError, match="plan is missing"):
        rows_from_json('{"format": "fbdesk-plan", "version": 1}')


def values_of(field: Field) -> st.SearchStrategy[Any]:
    """Return every value that a field may hold, from its declaration."""
    bounds: Between | None = field.mark(Between)
    code: Code | None = field.mark(Code)
    if code and code.values:
        made: st.SearchStrategy[Any] = st.sampled_from(code.values)
    elif field.holds is bool:
        made = st.booleans()
    elif field.holds is int:
        made = st.integers(int(bounds.low), int(bounds.high)) if bounds else st.integers(-9, 2**62)
    elif field.holds is float:
        low, high = (bounds.low, bounds.high) if bounds else (-1e300, 1e300)
        made = st.floats(low, high).map(lambda number: number + 0.0)  # SQLite knows no -0.0
    elif field.holds is date:
        made = st.dates()
    elif field.holds is datetime:
        made = st.datetimes(timezones=st.just(UTC))
    else:
        made = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
    return st.none() | made if field.optional else made


@st.composite
def any_rows(draw: st.DrawFn) -> list[Row]:
    """Draw one row of each kind of a chain of parents and children."""
    made: dict[str, str] = {}
    drawn: list[Row] = []
    for kind in (Settings, Municipality, Goal, Target, Party, Commitment, Effect, EffectInput):
        if kind is Effect:
            drawn.append(a_measure())
            made["measure"] = drawn[-1].key
        values: dict[str, Any] = {}
        for field in fields(kind):
            to: To | None = field.mark(To)
            if field.name == "key":
                continue
            values[field.name] = made.get(to.table) if to else draw(values_of(field))
        row = kind(**values)
        made[type(row).__name__.lower()] = row.key
        drawn.append(row)
    return drawn


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(any_rows())
def test_any_plan_comes_back(drawn: list[Row]) -> None:
    plan = a_plan(*drawn)
    returned = rows_from_json(plan_to_json(plan))
    assert {row.key: row for row in returned} == {
        row.key: row for kind in KINDS for row in plan.rows_of(kind)
    }
    assert [type(row) for row in returned] == sorted(
        (type(row) for row in returned), key=KINDS.index
    )


@pytest.mark.parametrize("seed", range(20))
def test_a_plan_with_rows_of_every_kind_comes_back(seed: int) -> None:
    tables = a_random_plan(seeded(seed), KINDS, 3)
    made = [row for kind in KINDS for row in tables[kind].values()]
    plan = whole(made)
    returned = rows_from_json(plan_to_json(plan))
    assert {row.key: row for row in returned} == {row.key: row for row in made}
    assert {type(row) for row in returned} == set(KINDS)


def whole(made: list[Row]) -> Plan:
    """Return the plan that holds these rows, one of them its settings."""
    (chosen,) = (row for row in made if isinstance(row, Settings))
    parts = {part: tuple(row for row in made if type(row) is kind) for kind, part in PARTS.items()}
    return Plan(settings=chosen, **parts)  # type: ignore[arg-type] # by PARTS


def test_a_row_keeps_its_count_of_changes() -> None:
    plan = a_plan(dataclasses.replace(a_measure(), rev=7))
    assert json.loads(plan_to_json(plan))["measures"][0]["rev"] == 7


def test_a_number_with_thousands_of_digits_is_told_in_one_line() -> None:
    text = '{"format": "fbdesk-plan", "version": 1, "plan": {"seed": ' + "9" * 6_000 + "}}"
    with pytest.raises(FileError, match="a number with thousands of digits"):
        rows_from_json(text)
