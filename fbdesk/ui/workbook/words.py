"""What the dialogs say that take in changes from a spreadsheet: a workbook, a list of measures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fbdesk.exchange.workbook.change import Standing

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeWords:
    """The words of one kind of file; source texts.

    `title` has the place `{name}`, `differs` is for one and for many places. `standings` name how
    a change stands, `about` tell what it means.
    """

    title: str
    table: str
    theirs: str
    same: str
    differs: tuple[str, str]
    left_out: tuple[str, str]
    go_on: str
    taken: tuple[str, str]
    standings: Mapping[Standing, str]
    about: Mapping[Standing, str]


WORKBOOK: Final = ChangeWords(
    title="Take in the workbook {name}",
    table="What the workbook changes",
    theirs="In the workbook",
    same="The workbook says what the plan says. There is nothing to take in.",
    differs=(
        (
            "The workbook differs from the plan in {number} place. What is ticked is taken in as "
            "one step, which can be undone."
        ),
        (
            "The workbook differs from the plan in {number} places. What is ticked is taken in as "
            "one step, which can be undone."
        ),
    ),
    left_out=("{number} cell cannot be read.", "{number} cells cannot be read."),
    go_on="Go on without the cells that are left out",
    taken=(
        "{number} change from the workbook was taken in.",
        "{number} changes from the workbook were taken in.",
    ),
    standings={
        Standing.CHANGED: "Changed in the workbook",
        Standing.CONFLICT: "Changed in the plan too",
        Standing.NEW: "New row",
        Standing.GONE: "Gone from the workbook",
    },
    about={
        Standing.CHANGED: "The plan holds what it held when the workbook was made.",
        Standing.CONFLICT: (
            "The plan was changed too after the workbook was made. Tick the change to let the "
            "workbook win."
        ),
        Standing.NEW: "The row was written into the workbook.",
        Standing.GONE: (
            "The row is no longer in the workbook. Tick it to delete it in the plan too."
        ),
    },
)

MEASURE_LIST: Final = ChangeWords(
    title="Take in measures from {name}",
    table="What the list brings",
    theirs="In the list",
    same="The list says nothing that the plan does not say. There is nothing to take in.",
    differs=(
        (
            "The list brings {number} change. What is ticked is taken in as one step, which can "
            "be undone. What the plan says otherwise stays unless you tick it."
        ),
        (
            "The list brings {number} changes. What is ticked is taken in as one step, which can "
            "be undone. What the plan says otherwise stays unless you tick it."
        ),
    ),
    left_out=("{number} row is left out.", "{number} rows are left out."),
    go_on="Go on without the rows that are left out",
    taken=(
        "{number} change from the list was taken in.",
        "{number} changes from the list were taken in.",
    ),
    standings={
        Standing.CHANGED: "Fills a blank",
        Standing.CONFLICT: "The plan says otherwise",
        Standing.NEW: "New",
    },
    about={
        Standing.CHANGED: "The plan says nothing here.",
        Standing.CONFLICT: "The plan says something else. Tick the change to let the list win.",
        Standing.NEW: "The plan does not have this. What belongs to it comes in with it.",
    },
)
