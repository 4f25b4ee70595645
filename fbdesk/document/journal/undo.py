"""Undo and redo: each edit's rows before and after, kept in the working copy."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Row, func, select
from sqlalchemy.exc import DatabaseError

from fbdesk.document.connections import run_all
from fbdesk.document.journal.tables import (
    AFTER,
    BEFORE,
    CHANGES,
    IMAGES,
    JOURNAL,
    MERGES,
    STEPS,
    creations,
    triggers,
)
from fbdesk.models.tables import METADATA

KEPT_STEPS = 1_000

Touched = dict[str, frozenset[str]]
"""The keys of the rows that changed, by table."""


@dataclass(frozen=True, slots=True)
class Step:
    """One edit that can be undone or redone, with the words of its menu entry."""

    number: int
    text: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """Where a plan stands in its history: the last step done, what undo and redo would do.

    `position` is 0 and a text is empty where there is none.
    """

    position: int
    undo_text: str
    redo_text: str


class Journal:
    """Records what happens to the plan's rows on one connection, and takes it back.

    Every method runs inside the caller's transaction.
    """

    def __init__(self, connection: Connection) -> None:
        """Record on a connection; raises `DatabaseError` where its database lacks a table."""
        self._connection = connection
        with connection.begin():
            self._check()

    @staticmethod
    def create_tables(connection: Connection) -> None:
        """Add the journal's tables to a working copy."""
        run_all(connection, creations())

    @contextmanager
    def recording(self, text: str) -> Iterator[int]:
        """Record what the block does as one step; gives the step's number."""
        self._listen()
        moment = datetime.now(UTC).isoformat()
        made = self._connection.execute(
            STEPS.insert().values(text=text, made_at=moment, undone=0),
        )
        number = made.lastrowid
        self._connection.exec_driver_sql("INSERT INTO temp.recording VALUES (?)", (number,))
        yield number
        self._connection.exec_driver_sql("DELETE FROM temp.recording")

    def finish(self) -> None:
        """After a new step: what was undone is gone, and the oldest steps fall away."""
        numbers = select(STEPS.c.id).order_by(STEPS.c.id.desc())
        oldest = numbers.limit(1).offset(KEPT_STEPS).scalar_subquery()
        gone = select(STEPS.c.id).where((STEPS.c.undone == 1) | (STEPS.c.id <= oldest))
        self.forget(*(self._connection.execute(gone).scalars()))

    def touched(self, number: int) -> Touched:
        """Return which rows a step changed."""
        found = self._connection.execute(
            select(CHANGES.c.table_name, CHANGES.c.row_key)
            .where(CHANGES.c.step == number)
            .distinct()
            .order_by(CHANGES.c.table_name),
        )
        return {
            table: frozenset(row.row_key for row in rows)
            for table, rows in groupby(found, key=attrgetter("table_name"))
        }

    def place(self) -> Place:
        """Return where in its history the plan stands."""
        done, undone = self.last_done(), self.first_undone()
        return Place(
            done.number if done else 0,
            done.text if done else "",
            undone.text if undone else "",
        )

    def last_done(self) -> Step | None:
        """Return the step that undo would take back."""
        return self._step(STEPS.c.id.desc(), undone=False)

    def first_undone(self) -> Step | None:
        """Return the step that redo would make again."""
        return self._step(STEPS.c.id.asc(), undone=True)

    def steps(self, *, undone: bool) -> tuple[Step, ...]:
        """Return the steps that are done, or those that are undone, oldest first."""
        found = self._connection.execute(
            select(STEPS).where(STEPS.c.undone == int(undone)).order_by(STEPS.c.id),
        )
        return tuple(_as_step(row) for row in found)

    def undo(self, number: int) -> None:
        """Put back the rows as they were before a step; see `_put`."""
        self._put(number, func.min, BEFORE)

    def redo(self, number: int) -> None:
        """Put the rows as they were after a step; see `_put`."""
        self._put(number, func.max, AFTER)

    def _check(self) -> None:
        statement = "SELECT name FROM sqlite_schema WHERE type = 'table'"
        found = set(self._connection.exec_driver_sql(statement).scalars())
        for name in (*METADATA.tables, *JOURNAL.tables):
            if name not in found:
                raise DatabaseError(None, None, sqlite3.DatabaseError(f"no such table: {name}"))

    def _listen(self) -> None:
        """Make the recording triggers at the first edit, or again after one that was taken back.

        A plan that is only looked at, or found after a crash, does not wait for them.
        """
        made = "SELECT count(*) FROM sqlite_temp_schema"
        if not self._connection.exec_driver_sql(made).scalar_one():
            run_all(self._connection, triggers())

    def _step(self, order: object, *, undone: bool) -> Step | None:
        found = self._connection.execute(
            select(STEPS).where(STEPS.c.undone == int(undone)).order_by(order).limit(1),  # type: ignore[arg-type] # a column's order
        ).one_or_none()
        return _as_step(found) if found else None

    def _put(self, number: int, end: Callable[..., Any], image: int) -> None:
        """Put every row that a step touched as it was at one end of the step.

        Needs foreign keys switched off: all touched rows are taken out and then set in again, so
        that neither cascades nor rows that swapped a unique value get in the way. The state that
        comes out existed before and obeyed all rules.
        """
        for name in self.touched(number):
            rows, images = METADATA.tables[name], IMAGES[name]
            of_step = (CHANGES.c.step == number, CHANGES.c.table_name == name)
            keys = select(CHANGES.c.row_key).where(*of_step)
            ends = select(end(CHANGES.c.id)).where(*of_step).group_by(CHANGES.c.row_key)
            held = select(*(images.c[column.name] for column in rows.c)).where(
                images.c.change_id.in_(ends),
                images.c.image == image,
            )
            self._connection.execute(rows.delete().where(rows.c.key.in_(keys)))
            self._connection.execute(rows.insert().from_select(list(rows.c.keys()), held))
        self._connection.execute(
            STEPS.update().where(STEPS.c.id == number).values(undone=int(image == BEFORE)),
        )

    def forget(self, *numbers: int) -> None:
        """Drop steps and what they recorded."""
        if not numbers:
            return
        of_steps = CHANGES.c.step.in_(numbers)
        tables = select(CHANGES.c.table_name).where(of_steps).distinct()
        for table in self._connection.execute(tables).scalars().all():
            images = IMAGES[table]
            ids = select(CHANGES.c.id).where(of_steps, CHANGES.c.table_name == table)
            self._connection.execute(images.delete().where(images.c.change_id.in_(ids)))
        self._connection.execute(CHANGES.delete().where(of_steps))
        self._connection.execute(MERGES.delete().where(MERGES.c.step.in_(numbers)))
        self._connection.execute(STEPS.delete().where(STEPS.c.id.in_(numbers)))


def last_step(connection: Connection) -> int:
    """Return the number of the last step that is done, 0 where none is."""
    done = select(func.max(STEPS.c.id)).where(STEPS.c.undone == 0)
    return connection.execute(done).scalar_one() or 0


def _as_step(row: Row[tuple[object, ...]]) -> Step:
    return Step(row.id, row.text, datetime.fromisoformat(row.made_at))
