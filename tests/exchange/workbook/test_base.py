"""What stood in the plan when a workbook was made, for those who choose between two changes."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from fbdesk.document.merging.plans import read_file
from fbdesk.document.revisions.store import RevisionStore
from fbdesk.document.saving import write_new_plan
from fbdesk.exchange.reading import ReadingStoppedError
from fbdesk.exchange.workbook.base import kept_states, values_at_export
from fbdesk.exchange.workbook.file import FilledBook
from fbdesk.models.declarations import KINDS
from fbdesk.models.snapshot import Plan
from tests.builders import a_plan
from tests.exchange.filled_books import PLAN, compared, filled

PARKING, DRAINAGE = PLAN.measures[:2]


def titled(*titles: str) -> Plan:
    """Return the plan with other titles of its first measures."""
    named = [replace(m, title=t) for m, t in zip(PLAN.measures, titles, strict=False)]
    return replace(PLAN, measures=(*named, *PLAN.measures[len(named) :]))


def test_what_only_the_workbook_changed_is_what_the_plan_holds(book: FilledBook) -> None:
    found = compared(filled(book, PARKING, title="Nytt"))
    assert values_at_export(found.changes, ()) == {
        f"measure/{PARKING.key}/title": "Parkeringsavgift"
    }


def test_an_earlier_state_tells_what_stood_where_both_changed(book: FilledBook) -> None:
    found = compared(filled(book, PARKING, title="Nytt"), titled("Sist"))
    earlier = (titled("Enda en"), PLAN, titled("Først"))
    assert values_at_export(found.changes, earlier) == {
        f"measure/{PARKING.key}/title": "Parkeringsavgift"
    }


def test_what_no_state_has_is_not_known(book: FilledBook) -> None:
    found = compared(filled(book, PARKING, title="Nytt"), titled("Sist"))
    assert values_at_export(found.changes, (titled("Enda en"), a_plan())) == {}


def test_states_are_read_only_as_long_as_something_is_sought(book: FilledBook) -> None:
    both = filled(filled(book, PARKING, title="Nytt"), DRAINAGE, title="Nytt")
    found = compared(both, titled("Sist", "Sist"))
    read: list[str] = []

    def states() -> Iterator[Plan]:
        for name, plan in (
            ("one", titled("Enda en")),  # has the second measure's title
            ("both", PLAN),
            ("too many", PLAN),
        ):
            read.append(name)
            yield plan

    assert len(values_at_export(found.changes, states())) == 2
    assert read == ["one", "both"]


def test_without_a_conflict_no_state_is_read(book: FilledBook) -> None:
    states = iter((PLAN,))
    found = compared(filled(book, PARKING, title="Nytt"))
    assert len(values_at_export(found.changes, states)) == 1
    assert next(states) is PLAN


@pytest.fixture
def store(tmp_path: Path) -> RevisionStore:
    """Return a store that holds one state of the plan, and one that was damaged."""
    kept = RevisionStore(tmp_path / "revisions")
    every = [row for kind in KINDS for row in PLAN.rows_of(kind)]
    for name in ("a", "b"):
        write_new_plan(tmp_path / f"{name}.fbplan", every)
        read_file(tmp_path / f"{name}.fbplan", kept)
    newest = kept.of_plan(PLAN.settings.key)[0]
    (path,) = tmp_path.rglob(f"{newest.revision_id}.revision")
    path.write_bytes(path.read_bytes()[:-40])
    return kept


def test_the_kept_states_of_a_plan_are_read_and_a_damaged_one_is_passed_over(
    store: RevisionStore,
) -> None:
    assert len(store.of_plan(PLAN.settings.key)) == 2
    (state,) = kept_states(store, PLAN)
    assert state.measures == PLAN.measures
    assert list(kept_states(store, a_plan())) == []


def test_reading_states_stops_when_the_user_wants_it(store: RevisionStore) -> None:
    with pytest.raises(ReadingStoppedError):
        list(kept_states(store, PLAN, lambda: True))
