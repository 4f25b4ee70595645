"""Every refusal has its words in bokmål, and the database's own words are put plainly."""

import sqlite3

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError

from fbdesk.document.document import READ_ONLY
from fbdesk.document.recovery import UNREADABLE
from fbdesk.document.refusals import READ_REFUSALS, WRITE_REFUSALS, Damage, not_kept
from fbdesk.errors import FileError, InputError
from fbdesk.texts import translator

REFUSALS = sorted(
    {*READ_REFUSALS.values(), *WRITE_REFUSALS.values(), *Damage, READ_ONLY, UNREADABLE}
)


@pytest.mark.parametrize("text", REFUSALS)
def test_each_refusal_says_what_to_do_in_bokmaal(text: str) -> None:
    assert translator("nb")(text) != text
    assert text.count(". ") >= 1, "what is wrong, and then what to do"


def test_a_value_that_is_taken_names_its_field() -> None:
    error = IntegrityError(
        "", {}, sqlite3.IntegrityError("UNIQUE constraint failed: measure.number")
    )
    refusal = not_kept(error)
    assert isinstance(refusal, InputError)
    assert refusal.values == {"field": "number"}


def test_a_pair_that_is_taken_names_its_first_field() -> None:
    words = "UNIQUE constraint failed: population.municipality, population.year"
    refusal = not_kept(IntegrityError("", {}, sqlite3.IntegrityError(words)))
    assert refusal.values == {"field": "municipality"}


def test_a_full_disk_is_no_fault_of_the_input() -> None:
    error = OperationalError("", {}, sqlite3.OperationalError("database or disk is full"))
    refusal = not_kept(error)
    assert isinstance(refusal, FileError)
    assert "database or disk is full" in str(refusal)
    assert "Make room" in str(refusal)
