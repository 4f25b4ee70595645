"""Bold words of long texts stand bold in the workbook, and come back as they were."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fbdesk.reports.workbook.texts import CELL_LIMIT
from tests.builders import a_measure, a_plan
from tests.reports.full_plan import workbook_of
from tests.reports.read_workbook import ReadBook

LIKELY = st.text(alphabet=st.sampled_from(list("ab =-*\n1.")), min_size=1, max_size=30)


def with_descriptions(*texts: str) -> ReadBook:
    """Return the workbook of a plan with a measure for each text."""
    measures = tuple(
        a_measure(f"T-{number:03d}", description=text) for number, text in enumerate(texts, start=1)
    )
    return ReadBook(workbook_of(a_plan(*measures)))


def fragments(cell: Any) -> list[tuple[str, bool]]:
    """Return the parts of a cell's text, each with whether it is bold."""
    return [(part.text, bool(part.font.b)) for part in cell.value]


MIXED = "Vi **må** kutte:\n- **buss**"
THROUGHOUT = "**Alt**"
TOO_LONG = f"**viktig** {'a' * CELL_LIMIT}"
FORMULAS = ("=1+**1**", "- **a**", "**=cmd()** x", "**=1+1**")


@pytest.fixture(scope="module")
def read() -> ReadBook:
    return with_descriptions(MIXED, THROUGHOUT, TOO_LONG, *FORMULAS)


def test_bold_words_stand_bold_in_their_cell(read: ReadBook) -> None:
    cell, *_ = read.cells("measure", "description")
    assert fragments(cell) == [
        ("Vi ", False),
        ("må", True),
        (" kutte:\n- ", False),
        ("buss", True),
    ]
    assert {part.font.sz for part in cell.value} == {10.0}


def test_a_text_that_is_bold_throughout_has_a_bold_cell(read: ReadBook) -> None:
    _, cell, *_ = read.cells("measure", "description")
    assert (cell.value, cell.font.b) == ("Alt", True)


def test_a_text_with_bold_words_never_becomes_a_formula(read: ReadBook) -> None:
    cells = read.cells("measure", "description", values=False)[-len(FORMULAS) :]
    assert [cell.data_type for cell in cells] == ["s"] * len(FORMULAS)
    assert [bool(cell.quotePrefix) for cell in cells] == [True] * len(FORMULAS)


def test_a_text_too_long_for_a_cell_keeps_its_marks(read: ReadBook) -> None:
    _, _, cell, *_ = read.cells("measure", "description")
    assert cell.value == TOO_LONG[:CELL_LIMIT]


@settings(max_examples=1, deadline=None)
@given(st.lists(LIKELY.filter(lambda text: text.strip() != ""), min_size=40, max_size=40))
def test_every_text_comes_back_with_its_marks(texts: list[str]) -> None:
    assert with_descriptions(*texts).column("measure", "description") == texts
