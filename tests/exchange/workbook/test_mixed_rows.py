"""A sheet that was sorted without its hidden keys is refused, and one sorted whole is read."""

from collections.abc import Sequence

import pytest

from fbdesk.exchange.reading import Message
from fbdesk.exchange.workbook.file import FilledRow, FilledSheet
from fbdesk.exchange.workbook.index import ListedSheet
from fbdesk.exchange.workbook.mixed_rows import mixed_rows
from fbdesk.models.followup import Milestone
from fbdesk.models.measures import Measure
from tests.builders import a_measure, a_plan

MEASURES = tuple(a_measure(f"T-{n}", key=f"key-{n}", title=f"Tiltak {n}") for n in range(1, 6))
COLUMNS = ("number", "title", "key")


def found(
    rows: Sequence[tuple[str, str, str]], columns: Sequence[str] = COLUMNS, shape: str = "rows"
) -> Message | None:
    """Return what is said of a sheet of measures with these rows: number, title, hidden key."""
    listed = ListedSheet("measure", "Tiltak", "measure", shape, 4)
    places = {name: place for place, name in enumerate(columns)}
    filled = (
        FilledRow(5 + at, dict(zip(columns, row, strict=False))) for at, row in enumerate(rows)
    )
    sheet = FilledSheet(listed, places, tuple(filled), frozenset())
    return mixed_rows(a_plan(*MEASURES), Measure, sheet)


def as_made(measure: Measure) -> tuple[str, str, str]:
    return measure.number, measure.title, measure.key


def turned(number: int) -> list[tuple[str, str, str]]:
    """Return the rows with the first names moved on by one, and the keys left where they were."""
    rows = [as_made(each) for each in MEASURES]
    names = [rows[(at + 1) % number] if at < number else rows[at] for at in range(len(rows))]
    return [(*name[:2], row[2]) for name, row in zip(names, rows, strict=True)]


@pytest.mark.parametrize("number", [3, 5])
def test_a_sheet_sorted_without_its_keys_is_refused_with_the_number_of_rows(number: int) -> None:
    said = found(turned(number))
    assert said is not None
    assert (said.level, said.sheet, said.values) == ("error", "Tiltak", {"number": number})
    assert said.text.startswith(f"{number} rows stand beside the hidden keys of other rows:")


def test_a_sheet_sorted_with_its_keys_is_read() -> None:
    assert found([as_made(each) for each in reversed(MEASURES)]) is None


def test_two_rows_that_change_places_are_what_somebody_wanted() -> None:
    assert found(turned(2)) is None


def test_rows_named_and_numbered_anew_are_read() -> None:
    renamed = [(f"A-{at}", "Nytt navn", each.key) for at, each in enumerate(MEASURES)]
    assert found(renamed) is None
    swapped = [(other[0], row[1], row[2]) for row, other in zip(turned(1), turned(5), strict=True)]
    assert found(swapped) is None  # new numbers, and the titles where they were


def test_new_and_copied_rows_are_no_sign_of_it() -> None:
    new = [("T-9", "Nytt", ""), ("T-9", "Nytt", "ukjent"), *map(as_made, MEASURES[:3])]
    assert found([*new, *(("T-1", "Tiltak 1", "") for _ in range(4))]) is None


def test_names_that_several_rows_have_tell_nothing() -> None:
    measure = MEASURES[0]
    stones = [Milestone(key=f"m{n}", measure=measure.key, title="Vedtak") for n in range(4)]
    listed = ListedSheet("milestone", "Milepæler", "milestone", "rows", 4)
    rows = tuple(FilledRow(5 + n, {"title": "Vedtak", "key": f"m{3 - n}"}) for n in range(4))
    sheet = FilledSheet(listed, {"title": 0, "key": 1}, rows, frozenset())
    assert mixed_rows(a_plan(measure, *stones), Milestone, sheet) is None


def test_a_sheet_without_the_column_of_names_or_with_a_field_per_line_cannot_tell() -> None:
    assert (
        found([(row[0], row[2], "") for row in turned(5)], ("number", "key", "title")[:2]) is None
    )
    assert found(turned(5), shape="fields") is None
