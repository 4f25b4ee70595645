"""A copy to send: the plan as it stands, whole or without the names of persons."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from fbdesk.document.file_info import FileInfo
from fbdesk.document.saving import file_of_rows, place_plan
from fbdesk.document.writing import is_same_file
from fbdesk.errors import UsageError
from fbdesk.models.declarations import KINDS, fields
from fbdesk.models.persons import PersonField, names_in, without_names
from fbdesk.models.row import Code, Person, Row, To
from fbdesk.models.snapshot import Plan

LEAST_LETTERS = 5
"""A shorter name is looked for only where it has two words: `Ola` stands in many a word."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A text that speaks of a person by name, in a field that is for something else."""

    name: str
    row: Row
    field: str


def write_copy(
    target: Path, plan: Plan, before: FileInfo, left_out: Collection[PersonField] = ()
) -> FileInfo:
    """Write a copy of a plan without some fields, and return what the copy says about itself.

    It is the same plan, as a revision that follows the one `before`, so that what is done to it
    can be merged back; it says which fields it lacks. Raises `FileError` where it cannot be
    written.
    """
    rows = _all_rows(without_names(plan, left_out))
    codes = dict.fromkeys((*before.left_out, *(field.code for field in left_out)))
    data, info = file_of_rows(rows, replace(before, left_out=tuple(codes)))
    place_plan(target, data, info)
    return info


def check_target(target: Path, own: Path | None) -> None:
    """Raise `UsageError` where a copy would take the place of the plan's own file."""
    if own is not None and is_same_file(target, own):
        raise UsageError("This is the file of the plan itself. Choose another name for the copy.")


def mentions(plan: Plan, left_out: Collection[PersonField]) -> tuple[Mention, ...]:
    """Return the texts that speak of the persons whose names are left out.

    They stay in the copy: what else a text says cannot be known. Only names that stand in a
    field that is left out can be found.
    """
    held = names_in(plan)
    names = {name.strip() for field in left_out for name in held[field]}
    looked_for = sorted(name for name in names if len(name) >= LEAST_LETTERS or " " in name)
    return tuple(
        Mention(name, row, field)
        for row, field, text in _texts(plan)
        for name in looked_for
        if name.casefold() in text.casefold()
    )


def _texts(plan: Plan) -> Iterator[tuple[Row, str, str]]:
    """Yield every text that people wrote into a field that is not for a person's name."""
    for kind in KINDS:
        written = [
            field.name
            for field in fields(kind)
            if field.holds is str
            and field.name != "key"
            and not any(field.mark(mark) for mark in (Person, Code, To))
        ]
        for row in plan.rows_of(kind):
            for name in written:
                text = getattr(row, name)
                if text:
                    yield row, name, text


def _all_rows(plan: Plan) -> list[Row]:
    return [row for kind in KINDS for row in plan.rows_of(kind)]
