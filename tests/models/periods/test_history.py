"""Tests of report periods: the frozen copy, its digest, and the plan that comes back out of it."""

import dataclasses
import json
from datetime import UTC, date, datetime
from functools import partial

import pytest

from fbdesk.errors import FileError, InputError
from fbdesk.models.agreement import Agreement, Signatory
from fbdesk.models.city import Party
from fbdesk.models.declarations import KINDS
from fbdesk.models.edits import reporting as edits
from fbdesk.models.followup import Milestone
from fbdesk.models.measures import Measure
from fbdesk.models.periods.frozen_rows import (
    PIECE,
    kept_fields,
    packed,
    rows_as_text,
    rows_from_text,
    unpacked,
)
from fbdesk.models.periods.history import (
    KEEPING,
    events_of,
    freeze,
    has_copy,
    is_closed,
    last_closing,
    period_before,
    thawed,
    thawed_results,
)
from fbdesk.models.reading import read_snapshot
from fbdesk.models.reporting import PeriodEvent, ReportPeriod
from fbdesk.models.results.computing import compute, edition_of
from fbdesk.models.results.frozen import frozen_results
from fbdesk.models.results.plan import PlanResults
from fbdesk.models.rows import LONGEST_TEXT, change
from fbdesk.models.snapshot import Plan
from tests.builders import (
    a_measure,
    a_plan,
    a_reduction,
    a_target,
    an_inventory,
    an_open_plan,
    changed,
    some_settings,
)

FIRST_MAY = datetime(2011, 5, 1, 9, 30, tzinfo=UTC)


def a_period(year: int = 2010, **values: object) -> ReportPeriod:
    defaults = {
        "title": str(year),
        "kind": "year",
        "first_day": date(year, 1, 1),
        "last_day": date(year, 12, 31),
    }
    return ReportPeriod(**{**defaults, **values})  # type: ignore[arg-type]


def computed(plan: Plan) -> PlanResults:
    return compute(plan, edition_of(plan))


def closed(plan: Plan, period: ReportPeriod, **copy: object) -> Plan:
    """Return the plan with the period closed, its copy that of the plan with the changes."""
    frozen = freeze(dataclasses.replace(plan, **copy), computed(plan), period.key)  # type: ignore[arg-type]
    event = PeriodEvent(
        report_period=period.key, action="closed", happened=FIRST_MAY, digest=frozen.digest
    )
    others = tuple(p for p in plan.report_periods if p.key != period.key)
    return dataclasses.replace(
        plan,
        report_periods=(*others, dataclasses.replace(period, state="closed")),
        period_events=(*plan.period_events, event),
        frozen_parts=(*plan.frozen_parts, *frozen.parts),
    )


def a_reported_plan() -> tuple[Plan, ReportPeriod]:
    """Return a plan with an inventory, two measures, names of persons, and an open period."""
    edition, *measured = an_inventory({("Veitrafikk", "Personbiler"): {2009: 1_000.0}})
    party = Party(name="Skien kommune", kind="municipality", contact_person="Kari Holm")
    agreement = Agreement(title="Avtale")
    period = a_period()
    plan = a_plan(
        edition,
        *measured,
        party,
        agreement,
        Signatory(agreement=agreement.key, party=party.key, name="Anne Moe", title="Ordfører"),
        *a_reduction(100),
        a_measure("T-02", responsible="Ola Berg", title="Æøå «buss»"),
        a_target(0.5),
        period,
        inventory_edition=edition.key,
    )
    return plan, period


# the copy


def test_a_copy_gives_back_every_row_as_it_was() -> None:
    plan, period = a_reported_plan()
    back = thawed(closed(plan, period), period)
    for kind in KINDS:
        if kind not in (*KEEPING, ReportPeriod):
            assert [changed(r, rev=0) for r in back.rows_of(kind)] == [
                changed(r, rev=0) for r in plan.rows_of(kind)
            ]


def test_what_is_written_later_does_not_reach_the_copy() -> None:
    plan, period = a_reported_plan()
    kept = closed(plan, period)
    renamed = tuple(dataclasses.replace(m, title="Nytt navn") for m in kept.measures)
    later = dataclasses.replace(kept, measures=renamed)
    assert [m.title for m in thawed(later, period).measures] == ["Tiltak T-01", "Æøå «buss»"]


def test_a_copy_holds_no_name_of_a_person_and_shows_those_of_today() -> None:
    plan, period = a_reported_plan()
    kept = closed(plan, period)
    texts = "".join(
        unpacked([part.content for part in kept.frozen_parts if part.part == name])
        for name in dict.fromkeys(part.part for part in kept.frozen_parts)
    )
    assert "Æøå «buss»" in texts
    assert not [n for n in ("Kari Holm", "Ola Berg", "Anne Moe") if n in texts]
    assert thawed(kept, period).measures[1].responsible == "Ola Berg"
    gone = dataclasses.replace(kept, measures=())
    assert thawed(gone, period).measures[1].responsible == ""


def test_the_figures_come_back_exactly() -> None:
    plan, period = a_reported_plan()
    results = thawed_results(closed(plan, period), period)
    assert results == frozen_results(computed(plan))
    (measure, _) = results.measures.values()
    assert measure.joint_t[2020] == pytest.approx(-100)
    assert results.inventory == {2009: {"Veitrafikk": 1_000.0}}
    (target,) = results.targets.values()
    assert target.gap_t == pytest.approx(400)  # 1000 − 100 is 400 above the half


def test_each_part_tells_how_many_rows_it_holds() -> None:
    plan, period = a_reported_plan()
    counts = {part.part: part.number_of_rows for part in freeze(plan, computed(plan), "p").parts}
    assert counts["measure"] == 2
    assert counts["inventory_row"] == 1
    assert counts["results"] == 0
    assert not {"frozen_part", "period_event", "milestone"} & set(counts)
    assert counts["report_period"] == 1
    assert period.key in {row.key for row in plan.report_periods}


def test_the_same_plan_has_the_same_digest_and_a_changed_one_another() -> None:
    plan, _ = a_reported_plan()
    results = computed(plan)
    digest = freeze(plan, results, "p").digest
    assert freeze(plan, results, "q").digest == digest
    measures = (dataclasses.replace(plan.measures[0], title="Annet"), *plan.measures[1:])
    assert freeze(dataclasses.replace(plan, measures=measures), results, "p").digest != digest
    bumped = tuple(dataclasses.replace(m, rev=7, responsible="En annen") for m in plan.measures)
    assert freeze(dataclasses.replace(plan, measures=bumped), results, "p").digest == digest


def test_a_second_copy_does_not_hold_the_first() -> None:
    plan, period = a_reported_plan()
    once = closed(plan, period)
    again = freeze(once, computed(plan), "next")
    assert not {"frozen_part", "period_event"} & {part.part for part in again.parts}


def test_a_large_part_is_cut_into_pieces_that_a_field_can_hold() -> None:
    # Keys are random, so that 20 000 of them cannot be packed to much less than half.
    text = rows_as_text(Milestone, [Milestone(measure="m", title="x") for _ in range(20_000)])
    pieces = packed(text)
    assert len(pieces) == 2
    assert max(map(len, pieces)) == PIECE < LONGEST_TEXT
    assert unpacked(pieces) == text


# copies that cannot be read


def without_copy(plan: Plan) -> Plan:
    return dataclasses.replace(plan, frozen_parts=())


def test_a_period_without_a_copy_is_told() -> None:
    plan, period = a_reported_plan()
    assert not has_copy(plan, period)
    with pytest.raises(FileError, match="2010 has no frozen copy"):
        thawed(without_copy(closed(plan, period)), period)


def test_a_copy_that_was_changed_is_not_believed() -> None:
    plan, period = a_reported_plan()
    kept = closed(plan, period)
    text = rows_as_text(Measure, [a_measure("T-99")])
    forged = tuple(
        dataclasses.replace(part, content=packed(text)[0]) if part.part == "measure" else part
        for part in kept.frozen_parts
    )
    with pytest.raises(FileError, match="not the one that was made"):
        thawed(dataclasses.replace(kept, frozen_parts=forged), period)
    with pytest.raises(FileError, match="not the one that was made"):
        thawed_results(dataclasses.replace(kept, period_events=()), period)


@pytest.mark.parametrize("content", ["", "?", "AAAA", packed("x" * 9_000)[0][:40]])
def test_a_piece_that_cannot_be_unpacked_is_refused(content: str) -> None:
    with pytest.raises(FileError, match="cannot be read"):
        unpacked([content])


def test_a_text_that_unpacks_to_far_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fbdesk.models.periods.frozen_rows.LARGEST_BYTES", 1_000)
    with pytest.raises(FileError, match="cannot be read"):
        unpacked(packed("0" * 1_001))
    assert unpacked(packed("0" * 1_000)) == "0" * 1_000


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "[" * 100_000,
        '{"fields":["number"],"rows":[["T-01"]]}',  # a title is required
        '{"fields":["number","title"],"rows":[["T-01"]]}',
        '{"fields":["number","title"],"rows":[[1,"Buss"]]}',
        '{"fields":["number","title","start_year"],"rows":[["T-01","Buss",2010.5]]}',
        '{"fields":["number","title","existing"],"rows":[["T-01","Buss",1]]}',
        '{"fields":["number","title","status"],"rows":[["T-01","Buss",null]]}',
    ],
)
def test_rows_that_no_plan_could_hold_are_refused(text: str) -> None:
    with pytest.raises(FileError, match="cannot be read"):
        rows_from_text(Measure, text)


def test_days_moments_numbers_and_nothing_come_back_as_they_were() -> None:
    steps = [
        Milestone(measure="m", title="a", due=date(2010, 5, 17)),
        Milestone(measure="m", title="b"),
    ]
    assert rows_from_text(Milestone, rows_as_text(Milestone, steps)) == tuple(steps)
    event = PeriodEvent(report_period="p", action="closed", happened=FIRST_MAY)
    assert rows_from_text(PeriodEvent, rows_as_text(PeriodEvent, [event])) == (event,)
    whole = (
        '{"fields":["title","reduction_share","base_year","year","scope"],'
        '"rows":[["x",1,1991,2020,"all"]]}'
    )
    (target,) = rows_from_text(type(a_target()), whole)
    assert target.reduction_share == pytest.approx(1.0)
    with pytest.raises(FileError, match="cannot be read"):
        rows_from_text(type(a_target()), whole.replace(",1,", ",NaN,"))


def test_fields_of_another_version_are_passed_over_or_have_their_default() -> None:
    text = json.dumps({"fields": ["number", "title", "colour"], "rows": [["T-01", "Buss", "red"]]})
    (row,) = rows_from_text(Measure, text)
    assert (row.number, row.title, row.status) == ("T-01", "Buss", "idea")


def test_every_kind_keeps_its_key_and_leaves_out_its_count_of_changes() -> None:
    for kind in KINDS:
        names = {field.name for field in kept_fields(kind)}
        assert "key" in names
        assert "rev" not in names


# which came before


def test_the_period_before_is_the_closed_one_of_the_same_kind() -> None:
    first, second = a_period(2010), a_period(2011)
    half = a_period(2011, kind="half_year", title="1. halvår 2011", last_day=date(2011, 6, 30))
    plan = a_plan(first, second, half)
    assert period_before(plan, second) is None
    plan = closed(closed(plan, first), half)
    assert is_closed(plan.report_periods[-1])
    before = period_before(plan, second)
    assert before is not None
    assert before.key == first.key  # the half-year is later, but of another kind
    newest = period_before(plan)
    assert newest is not None
    assert newest.key == half.key
    assert period_before(plan, first) is None


def test_a_period_of_another_kind_stands_in_where_there_is_no_alike() -> None:
    half = a_period(2010, kind="half_year", title="H1", last_day=date(2010, 6, 30))
    year = a_period(2010)
    before = period_before(closed(a_plan(half, year), half), year)
    assert before is not None
    assert before.key == half.key


def test_a_reopened_period_is_no_period_before() -> None:
    period = a_period(2010)
    plan = closed(a_plan(period), period)
    opened = tuple(dataclasses.replace(p, state="open") for p in plan.report_periods)
    assert period_before(dataclasses.replace(plan, report_periods=opened)) is None


# verbs


def test_closing_keeps_copy_and_who_and_reopening_keeps_the_reason() -> None:
    period = a_period()
    with an_open_plan(some_settings(), a_measure()) as connection:
        key = edits.add_period(connection, period)
        plan = read_snapshot(connection)
        frozen = freeze(plan, computed(plan), key)
        edits.close_period(connection, key, frozen, person="Kari", moment=FIRST_MAY)
        plan = read_snapshot(connection)
        closing = last_closing(plan, plan.report_periods[0])
        assert closing is not None
        assert (closing.person, closing.happened) == ("Kari", FIRST_MAY)
        assert closing.digest == frozen.digest
        assert is_closed(plan.report_periods[0])
        assert [m.number for m in thawed(plan, plan.report_periods[0]).measures] == ["T-01"]
        edits.reopen_period(connection, key, reason=" Feil tall ", person="Ola", moment=FIRST_MAY)
        plan = read_snapshot(connection)
        told = events_of(plan, plan.report_periods[0])
        assert [(e.action, e.person, e.reason) for e in told] == [
            ("closed", "Kari", ""),
            ("reopened", "Ola", "Feil tall"),
        ]
        assert has_copy(plan, plan.report_periods[0])  # what was reported can still be compared


def test_closing_anew_takes_the_place_of_the_earlier_copy() -> None:
    with an_open_plan(some_settings(), a_measure()) as connection:
        key = edits.add_period(connection, a_period())
        for number in ("T-02", "T-03"):
            plan = read_snapshot(connection)
            change(connection, Measure, plan.measures[0].key, number=number)
            plan = read_snapshot(connection)
            frozen = freeze(plan, computed(plan), key)
            edits.close_period(connection, key, frozen, moment=FIRST_MAY)
            after = read_snapshot(connection)
            assert thawed(after, after.report_periods[0]).measures[0].number == number
            edits.reopen_period(connection, key, reason="igjen", moment=FIRST_MAY)
        after = read_snapshot(connection)
        assert len([part for part in after.frozen_parts if part.part == "measure"]) == 1
        moments = [event.happened for event in after.period_events]
        assert moments == sorted(set(moments))  # each later than the one before, whatever the clock


def test_a_closed_period_is_not_changed_deleted_or_closed_again() -> None:
    with an_open_plan(some_settings()) as connection:
        key = edits.add_period(connection, a_period())
        plan = read_snapshot(connection)
        frozen = freeze(plan, computed(plan), key)
        edits.close_period(connection, key, frozen)
        for act in (
            partial(edits.change_period, connection, key, summary="x"),
            partial(edits.delete_period, connection, key),
            partial(edits.close_period, connection, key, frozen),
        ):
            with pytest.raises(InputError, match="2010 is closed"):
                act()
        edits.reopen_period(connection, key, reason="feil")
        edits.change_period(connection, key, summary="x")
        assert read_snapshot(connection).report_periods[0].summary == "x"
        edits.delete_period(connection, key)
        after = read_snapshot(connection)
        assert [*after.report_periods, *after.period_events, *after.frozen_parts] == []


def test_what_makes_no_sense_is_refused_in_words() -> None:
    with an_open_plan(some_settings()) as connection:
        with pytest.raises(InputError, match="cannot end on 2009-12-31 before it begins"):
            edits.add_period(connection, a_period(2010, last_day=date(2009, 12, 31)))
        key = edits.add_period(connection, a_period(2010))
        with pytest.raises(InputError, match="2010 is there already"):
            edits.add_period(connection, a_period(2010))
        with pytest.raises(InputError, match="before it begins"):
            edits.change_period(connection, key, first_day=date(2011, 1, 1))
        with pytest.raises(InputError, match="is open already"):
            edits.reopen_period(connection, key, reason="x")
        with pytest.raises(InputError, match="Write why"):
            edits.reopen_period(connection, key, reason="  ")


def test_a_copy_is_small_beside_the_plan() -> None:
    plan, _ = a_reported_plan()
    many = tuple(a_measure(f"T-{n:03}", description="Et tiltak i byen. " * 20) for n in range(600))
    whole = dataclasses.replace(plan, measures=many)
    frozen = freeze(whole, computed(plan), "p")
    size = sum(len(part.content) for part in frozen.parts)
    assert size < 60_000  # 600 measures with 220 kB of text


def test_parts_refer_to_their_period_and_stand_in_order() -> None:
    plan, _ = a_reported_plan()
    parts = freeze(plan, computed(plan), "the-period").parts
    assert {part.report_period for part in parts} == {"the-period"}
    assert {part.piece for part in parts} == {0}
