"""Two people's work on one plan, example by example: what comes together, what is asked."""

from datetime import UTC, datetime
from typing import Any

import pytest

from fbdesk.document.merging.conflicts import (
    Answers,
    Choice,
    CollisionConflict,
    DeletionConflict,
    FieldConflict,
    Merged,
    Told,
)
from fbdesk.document.merging.merge import merge
from fbdesk.document.merging.tables import Tables, no_tables
from fbdesk.models.agreement import Agreement, AgreementSection, Commitment
from fbdesk.models.city import Municipality, Party, Population, Settings
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.inventory import InventoryEdition, InventoryRow
from fbdesk.models.measures import Instrument, Measure, MeasureInstrument, MeasurePartner
from fbdesk.models.money import CostLine
from fbdesk.models.row import Row
from fbdesk.models.strategy import Goal, Target
from tests.builders import a_measure, changed, some_settings
from tests.random_plans import broken_rules, take_out

SETTINGS = some_settings(key="plan")
BUS = a_measure("T-07", title="Bussvei", key="bus", position=0)
BIKE = a_measure("T-08", title="Sykkelvei", key="bike", position=1)
COST = CostLine(key="cost", measure="bus", year=2012, gross_ore=100_00)
PARTY = Party(key="party", name="Skien", kind="municipality")
GOAL = Goal(key="goal", title="Mindre utslipp")
TARGET = Target(
    key="target",
    goal="goal",
    title="−20 %",
    reduction_share=0.2,
    base_year=2009,
    year=2020,
    scope="all",
)


def tables(*rows: Row) -> Tables:
    """Return a plan with the rows."""
    made = no_tables()
    made[Settings]["plan"] = SETTINGS
    for row in rows:
        made[type(row)][row.key] = row
    return made


BASE = tables(BUS, BIKE, COST, PARTY, GOAL, TARGET)


def with_rows(*rows: Row, base: Tables = BASE) -> Tables:
    """Return the base with these rows in place of its own, or besides them."""
    made = {kind: dict(held) for kind, held in base.items()}
    for row in rows:
        made[type(row)][row.key] = row
    return made


def without(kind: type[Row], key: str, base: Tables = BASE) -> Tables:
    """Return the base after a deletion, with all that goes along."""
    made = with_rows(base=base)
    take_out(made, kind, key)
    return made


def settled(base: Tables, mine: Tables, theirs: Tables, choice: Choice = Choice.MINE) -> Merged:
    merged = merge(base, mine, theirs, Answers(otherwise=choice))
    assert merged.open == ()
    assert broken_rules(merged.tables) == []
    return merged


def told(merged: Merged) -> set[tuple[Told, str]]:
    return {(remark.code, remark.key) for remark in merged.remarks}


def test_different_fields_of_one_row_come_together() -> None:
    mine = with_rows(changed(BUS, title="Bussvei sør", rev=1))
    theirs = with_rows(changed(BUS, responsible="Ola", rev=2))
    merged = merge(BASE, mine, theirs)
    assert merged.asked == ()
    assert merged.tables[Measure]["bus"] == changed(
        BUS, title="Bussvei sør", responsible="Ola", rev=2
    )


def test_the_same_change_on_both_sides_is_no_conflict() -> None:
    both = with_rows(changed(BUS, title="Bussvei sør", rev=1))
    merged = merge(BASE, both, with_rows(changed(BUS, title="Bussvei sør", rev=3)))
    assert merged.asked == ()
    assert merged.tables[Measure]["bus"] == changed(BUS, title="Bussvei sør", rev=3)


def test_one_field_changed_differently_asks_with_all_three_states() -> None:
    mine = with_rows(changed(COST, gross_ore=200_00))
    theirs = with_rows(changed(COST, gross_ore=300_00))
    merged = merge(BASE, mine, theirs)
    assert merged.open == (FieldConflict(CostLine, "cost", "gross_ore", 100_00, 200_00, 300_00),)
    assert merged.open[0].choices == (Choice.MINE, Choice.THEIRS)
    assert settled(BASE, mine, theirs).tables[CostLine]["cost"] == changed(COST, gross_ore=200_00)
    preferred = settled(BASE, mine, theirs, Choice.THEIRS)
    assert preferred.tables[CostLine]["cost"] == changed(COST, gross_ore=300_00)


def test_an_answer_that_a_field_cannot_have_counts_as_none() -> None:
    mine = with_rows(changed(COST, gross_ore=200_00))
    theirs = with_rows(changed(COST, gross_ore=300_00))
    (conflict,) = merge(BASE, mine, theirs).open
    again = merge(BASE, mine, theirs, Answers({conflict.question: Choice.BOTH}))
    assert again.open == (conflict,)


def test_two_texts_can_both_be_kept() -> None:
    base = with_rows(changed(BUS, description="Om bussen.", responsible="Kari"))
    mine = with_rows(changed(BUS, description="Om bussen.\nMitt.", responsible="Ola"))
    theirs = with_rows(changed(BUS, description="Deres.\nOm bussen.", responsible="Per"))
    asked = merge(base, mine, theirs).open
    answers = Answers({conflict.question: Choice.BOTH for conflict in asked})
    bus = merge(base, mine, theirs, answers).tables[Measure]["bus"]
    assert isinstance(bus, Measure)
    assert bus.description == "Deres.\nOm bussen.\nMitt."
    assert bus.responsible == "Ola / Per"


def test_a_deletion_of_what_the_other_left_alone_is_done() -> None:
    merged = merge(BASE, without(Measure, "bus"), BASE)
    assert merged.asked == ()
    assert merged.tables == without(Measure, "bus")


def test_a_deleted_measure_with_new_work_on_its_costs_is_asked_about_once() -> None:
    mine = without(Measure, "bus")
    theirs = with_rows(
        changed(COST, gross_ore=300_00), CostLine(key="new", measure="bus", year=2013)
    )
    (conflict,) = merge(BASE, mine, theirs).open
    assert isinstance(conflict, DeletionConflict)
    assert (conflict.kind, conflict.key, conflict.deleted_by) == (Measure, "bus", Choice.MINE)
    assert [(c.key, c.before is None, c.fields) for c in conflict.changes] == [
        ("cost", False, ("gross_ore",)),
        ("new", True, ()),
    ]
    assert settled(BASE, mine, theirs).tables == mine
    assert settled(BASE, mine, theirs, Choice.THEIRS).tables == theirs


def test_a_new_link_to_a_deleted_party_is_asked_about() -> None:
    link = MeasurePartner(key="link", measure="bus", party="party")
    (conflict,) = merge(BASE, without(Party, "party"), with_rows(link)).open
    assert isinstance(conflict, DeletionConflict)
    assert conflict.key == "party"
    kept = settled(BASE, without(Party, "party"), with_rows(link), Choice.THEIRS)
    assert kept.tables[MeasurePartner] == {"link": link}
    assert kept.tables[Party] == {"party": PARTY}


def test_a_new_target_of_a_deleted_goal_is_asked_about_and_can_stand_without_it() -> None:
    new = changed(TARGET, key="new", year=2030)
    mine, theirs = without(Goal, "goal"), with_rows(new)
    (conflict,) = merge(BASE, mine, theirs).open
    assert (conflict.question.table, conflict.question.key) == ("goal", "goal")
    given_up = settled(BASE, mine, theirs)
    assert {row.key: row.goal for row in targets(given_up)} == {"target": None, "new": None}
    kept = settled(BASE, mine, theirs, Choice.THEIRS)
    assert {row.key: row.goal for row in targets(kept)} == {"target": "goal", "new": "goal"}


def targets(merged: Merged) -> list[Target]:
    return [row for row in merged.tables[Target].values() if isinstance(row, Target)]


def test_letting_go_of_a_deleted_goal_is_no_change_of_the_target() -> None:
    other = Goal(key="other", title="Renere luft")
    base = with_rows(other)
    mine = without(Goal, "goal", base)
    theirs = with_rows(changed(TARGET, goal="other"), base=base)
    merged = merge(base, mine, theirs)
    assert merged.asked == ()
    assert [row.goal for row in targets(merged)] == ["other"]


def test_a_cost_moved_to_a_deleted_measure_goes_back_to_where_it_stood() -> None:
    mine = without(Measure, "bike")
    theirs = with_rows(changed(COST, measure="bike"))
    merged = settled(BASE, with_rows(changed(COST, note="Anbud"), base=mine), theirs)
    assert merged.tables[CostLine]["cost"] == changed(COST, note="Anbud")
    moved = settled(BASE, mine, theirs, Choice.THEIRS)
    assert moved.tables[CostLine]["cost"] == changed(COST, measure="bike")
    assert "bike" in moved.tables[Measure]


def test_the_same_year_entered_twice_is_one_row() -> None:
    place = Municipality(key="town", number="4001", name="Porsgrunn")
    base = with_rows(place)
    first = Population(key="a", municipality="town", year=2012, inhabitants=35_000)
    second = Population(key="b", municipality="town", year=2012, inhabitants=35_219)
    merged = merge(base, with_rows(second, base=base), with_rows(first, base=base))
    (conflict,) = merged.open
    assert (conflict.question.key, conflict.question.field) == ("a", "inhabitants")
    assert told(merged) == {(Told.TWINS, "a")}
    one = settled(base, with_rows(second, base=base), with_rows(first, base=base))
    assert one.tables[Population] == {"a": changed(second, key="a")}


def test_what_belongs_to_a_twin_follows_it() -> None:
    mine = with_rows(
        Municipality(key="b", number="4003", name="Skien"),
        Population(key="p", municipality="b", year=2012, inhabitants=52_000),
    )
    theirs = with_rows(Municipality(key="a", number="4003", name="Skien"))
    merged = settled(BASE, mine, theirs)
    assert list(merged.tables[Municipality]) == ["a"]
    (row,) = merged.tables[Population].values()
    assert isinstance(row, Population)
    assert row.municipality == "a"


def test_the_same_file_imported_on_both_sides_is_one_edition() -> None:
    def imported(key: str) -> tuple[Row, ...]:
        edition = InventoryEdition(key=key, name="2024", file_sha256="f00")
        line = InventoryRow(
            key=f"{key}-1",
            edition=key,
            municipality="4001",
            year=2009,
            sector="Veitrafikk",
            source="Personbiler",
            emission_t=100.0,
        )
        return edition, line

    merged = settled(BASE, with_rows(*imported("a")), with_rows(*imported("b")))
    assert list(merged.tables[InventoryEdition]) == ["a"]
    assert list(merged.tables[InventoryRow]) == ["a-1"]


def test_a_plan_gets_one_agreement_and_each_section_once() -> None:
    def written(key: str, text: str) -> tuple[Row, ...]:
        return (
            Agreement(key=key, title="Intensjonsavtale"),
            AgreementSection(
                key=f"{key}-1", agreement=key, code="purpose", title="Formål", text=text
            ),
        )

    mine, theirs = with_rows(*written("a", "Mitt")), with_rows(*written("b", "Deres"))
    (conflict,) = merge(BASE, mine, theirs).open
    assert (conflict.question.table, conflict.question.field) == ("agreement_section", "text")
    merged = settled(BASE, mine, theirs)
    assert list(merged.tables[Agreement]) == ["a"]
    assert len(merged.tables[AgreementSection]) == 1


def test_a_link_taken_away_and_set_again_is_not_lost() -> None:
    toll = Instrument(key="toll", title="Bompenger")
    base = with_rows(toll, MeasureInstrument(key="old", measure="bus", instrument="toll"))
    theirs = without(MeasureInstrument, "old", base)
    theirs = with_rows(MeasureInstrument(key="new", measure="bus", instrument="toll"), base=theirs)
    merged = settled(base, with_rows(changed(BUS, title="Ny"), base=base), theirs)
    assert list(merged.tables[MeasureInstrument]) == ["new"]


def test_two_rows_that_came_to_be_about_the_same_year_ask_which_stays() -> None:
    town = Municipality(key="town", number="4001", name="Porsgrunn")
    old = Population(key="a", municipality="town", year=2010, inhabitants=1)
    older = Population(key="b", municipality="town", year=2009, inhabitants=2)
    base = with_rows(town, old, older)
    mine = with_rows(changed(old, year=2012), base=base)
    theirs = with_rows(changed(older, year=2012), base=base)
    (conflict,) = merge(base, mine, theirs).open
    assert isinstance(conflict, CollisionConflict)
    assert (conflict.mine.key, conflict.theirs.key) == ("a", "b")
    assert list(settled(base, mine, theirs).tables[Population]) == ["a"]
    assert list(settled(base, mine, theirs, Choice.THEIRS).tables[Population]) == ["b"]


def test_a_collision_waits_until_what_it_hangs_on_is_decided() -> None:
    town = Municipality(key="town", number="4001", name="Porsgrunn")
    base = with_rows(town)
    mine = with_rows(
        Municipality(key="new", number="4001", name="Ny"), base=without(Municipality, "town", base)
    )
    theirs = with_rows(changed(town, name="Porsgrunn by"), base=base)
    first = merge(base, mine, theirs)
    assert all(not isinstance(conflict, CollisionConflict) for conflict in first.open)
    assert broken_rules(settled(base, mine, theirs, Choice.THEIRS).tables) == []


@pytest.mark.parametrize("swapped", [False, True])
def test_the_same_number_given_out_twice_goes_to_the_first_in_the_list(swapped: bool) -> None:
    mine = with_rows(a_measure("T-09", title="Byvekst", key="b", position=2))
    theirs = with_rows(a_measure("T-09", title="Avfall", key="w", position=2))
    sides = (theirs, mine) if swapped else (mine, theirs)
    merged = settled(BASE, *sides)
    rows = merged.tables[Measure].values()
    numbers = {row.key: row.number for row in rows if isinstance(row, Measure)}
    assert numbers == {"bus": "T-07", "bike": "T-08", "w": "T-09", "b": "T-10"}
    assert (Told.RENUMBERED, "b") in told(merged)


def test_a_row_that_had_its_number_before_keeps_it() -> None:
    mine = with_rows(changed(BIKE, number="T-09"))
    theirs = with_rows(a_measure("T-09", title="A", key="a", position=0))
    merged = settled(BASE, mine, theirs)
    rows = merged.tables[Measure].values()
    numbers = {row.key: row.number for row in rows if isinstance(row, Measure)}
    assert numbers == {"bus": "T-07", "bike": "T-09", "a": "T-10"}


def test_commitments_are_numbered_as_measures_are() -> None:
    def promise(key: str, text: str) -> Commitment:
        return Commitment(key=key, number="F-01", party="party", text=text)

    merged = settled(BASE, with_rows(promise("a", "B")), with_rows(promise("b", "A")))
    rows = merged.tables[Commitment].values()
    numbers = {row.key: row.number for row in rows if isinstance(row, Commitment)}
    assert numbers == {"b": "F-01", "a": "F-02"}


def test_rows_added_at_the_end_of_one_list_stand_one_after_the_other() -> None:
    mine = with_rows(Goal(key="b", title="B", position=1), Goal(key="c", title="C", position=2))
    theirs = with_rows(Goal(key="a", title="A", position=1))
    merged = settled(BASE, mine, theirs)
    rows = merged.tables[Goal].values()
    places = {row.key: row.position for row in rows if isinstance(row, Goal)}
    assert places == {"goal": 0, "a": 1, "b": 2, "c": 3}
    assert told(merged) == {(Told.ORDER, "b"), (Told.ORDER, "c")}


def test_a_row_that_both_moved_takes_the_earlier_place_without_asking() -> None:
    mine, theirs = with_rows(changed(BIKE, position=5)), with_rows(changed(BIKE, position=3))
    merged = settled(BASE, mine, theirs)
    assert merged.asked == ()
    assert merged.tables[Measure]["bike"] == changed(BIKE, position=3)


def test_a_new_place_in_the_list_does_not_hold_up_a_deletion() -> None:
    merged = merge(BASE, without(Measure, "bike"), with_rows(changed(BIKE, position=9)))
    assert merged.asked == ()
    assert "bike" not in merged.tables[Measure]
    assert told(merged) == {(Told.ORDER, "bike")}


def entered(value: float, by: str, day: int) -> EffectInput:
    return EffectInput(
        key="input",
        effect="effect",
        name="effect_t",
        value=value,
        entered_by=by,
        entered_at=datetime(2012, 5, day, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("choice", "expected"), [(Choice.MINE, (2.0, "Ola")), (Choice.THEIRS, (3.0, "Per"))]
)
def test_who_entered_a_value_follows_the_value(choice: Choice, expected: Any) -> None:
    effect = Effect(key="effect", measure="bus", method="general.stated")
    base = with_rows(effect, entered(1.0, "Kari", 1))
    mine = with_rows(entered(2.0, "Ola", 2), base=base)
    theirs = with_rows(entered(3.0, "Per", 3), base=base)
    assert len(merge(base, mine, theirs).open) == 1
    row = settled(base, mine, theirs, choice).tables[EffectInput]["input"]
    assert isinstance(row, EffectInput)
    assert (row.value, row.entered_by) == expected


def test_the_later_stamp_stays_where_both_entered_the_same_value() -> None:
    effect = Effect(key="effect", measure="bus", method="general.stated")
    base = with_rows(effect, entered(1.0, "Kari", 1))
    mine = with_rows(entered(2.0, "Ola", 2), base=base)
    theirs = with_rows(entered(2.0, "Per", 3), base=base)
    merged = settled(base, mine, theirs)
    assert merged.asked == ()
    assert merged.tables[EffectInput]["input"] == entered(2.0, "Per", 3)
    assert told(merged) == {(Told.STAMP, "input")}


def test_without_a_base_each_difference_is_asked_and_nothing_deleted() -> None:
    mine = tables(BUS, COST)
    theirs = tables(changed(BUS, title="Bussvei sør"), BIKE)
    merged = merge(no_tables(), mine, theirs)
    (conflict,) = merged.open
    assert isinstance(conflict, FieldConflict)
    assert not conflict.in_base
    done = settled(no_tables(), mine, theirs, Choice.THEIRS)
    assert set(done.tables[Measure]) == {"bus", "bike"}
    assert set(done.tables[CostLine]) == {"cost"}
