"""Rows are put above or below another one, and nothing else moves."""

import pytest

from fbdesk.errors import PlanError
from fbdesk.models import rows
from fbdesk.models.edits import ordering
from fbdesk.models.measures import Measure
from fbdesk.models.organisation import Body, BodyMember
from tests.builders import a_measure, an_open_plan


def bodies(names: str = "ABCD") -> list[Body]:
    return [Body(key=f"body-{name}", name=name, position=n) for n, name in enumerate(names)]


@pytest.mark.parametrize(
    ("moved", "beside", "below", "order"),
    [
        ("A", "D", False, "BCAD"),
        ("A", "D", True, "BCDA"),
        ("D", "A", False, "DABC"),
        ("C", "B", False, "ACBD"),
        ("C", "B", True, "ABCD"),
        ("AC", "D", True, "BDAC"),
        ("CA", "D", True, "BDCA"),
        ("BD", "A", False, "BDAC"),
        ("BB", "A", False, "BACD"),
        ("AB", "B", True, "BACD"),
        ("B", "B", True, "ABCD"),
        ("", "B", True, "ABCD"),
    ],
)
def test_rows_end_above_or_below_the_other(
    moved: str, beside: str, below: bool, order: str
) -> None:
    with an_open_plan(*bodies()) as connection:
        keys = [f"body-{name}" for name in moved]
        ordering.place(connection, Body, keys, beside=f"body-{beside}", below=below)
        assert "".join(body.name for body in rows.read(connection, Body)) == order


def test_seats_move_among_the_seats_of_their_own_body() -> None:
    ours, theirs = Body(key="ours", name="Vår"), Body(key="theirs", name="Deres", position=1)
    seats = [
        BodyMember(key=f"seat-{r}", body="ours", role=r, position=n) for n, r in enumerate("AB")
    ]
    apart = BodyMember(body="theirs", role="X", position=7)
    with an_open_plan(ours, theirs, *seats, apart) as connection:
        ordering.place(connection, BodyMember, ["seat-B"], beside="seat-A", within="body")
        moved = rows.read(connection, BodyMember, body="ours")
        assert [(seat.role, seat.position) for seat in moved] == [("B", 0), ("A", 1)]
        assert rows.read(connection, BodyMember, body="theirs") == (apart,)


def test_rows_that_a_merge_gave_one_place_are_told_apart_once_one_is_moved() -> None:
    three = [a_measure(f"T-0{n}") for n in range(1, 4)]
    with an_open_plan(*three) as connection:
        ordering.place(connection, Measure, [three[2].key], beside=three[0].key)
        found = rows.read(connection, Measure)
    assert [(m.number, m.position) for m in found] == [("T-03", 0), ("T-01", 1), ("T-02", 2)]


def test_only_rows_whose_place_changes_count_a_change() -> None:
    with an_open_plan(*bodies()) as connection:
        ordering.place(connection, Body, ["body-C"], beside="body-B")
        assert [(body.name, body.rev) for body in rows.read(connection, Body)] == [
            ("A", 0),
            ("C", 1),
            ("B", 1),
            ("D", 0),
        ]


@pytest.mark.parametrize(("keys", "beside"), [(["gone"], "body-A"), (["body-A"], "gone")])
def test_a_row_that_is_gone_is_told(keys: list[str], beside: str) -> None:
    with an_open_plan(*bodies()) as connection:
        with pytest.raises(PlanError, match="no longer exists"):
            ordering.place(connection, Body, keys, beside=beside, within="name")
        assert [body.rev for body in rows.read(connection, Body)] == [0, 0, 0, 0]
