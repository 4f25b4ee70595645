"""Tests of docs/methods: the pages are the current ones and say what a planner needs."""

from pathlib import Path

import pytest

from fbdesk.calculation.catalogue import METHODS
from fbdesk.calculation.declaration import Method
from tools.build_method_pages import TARGET, pages

BY_ID = pytest.mark.parametrize("declared", METHODS, ids=lambda declared: declared.id)


def page(declared: Method) -> str:
    return pages()[f"{declared.id}.md"]


def test_the_pages_in_docs_are_the_current_ones() -> None:
    """Run `python tools/build_method_pages.py` where this fails."""
    written = {path.name: path.read_text(encoding="utf-8") for path in TARGET.glob("*.md")}
    assert written == pages()


def test_the_list_leads_to_every_page() -> None:
    listed = pages()["README.md"]
    for declared in METHODS:
        assert f"({declared.id}.md)" in listed
        assert Path(TARGET, f"{declared.id}.md").is_file()


@BY_ID
def test_a_page_names_every_input_with_its_bounds(declared: Method) -> None:
    rows = [line for line in page(declared).splitlines() if line.startswith("| `")]
    assert [row.split("`")[1] for row in rows] == [one.id for one in declared.inputs]
    assert all(row.count("|") == 5 for row in rows)


@BY_ID
def test_a_page_gives_formula_sources_and_example(declared: Method) -> None:
    text = page(declared)
    assert f"    {declared.formula}" in text
    assert all(f"- {source}" in text for source in declared.literature)
    example = text.split("## Eksempel")[1].split("##")[0]
    assert "- " in example


def test_a_default_is_told_with_number_and_source() -> None:
    price = pages()["transport.price.md"]
    assert "0,119 (DERIVED, `vkm-car-2018`)" in price
    landfill = pages()["waste.landfill.md"]
    assert (
        "0,1 (IPCC 2006, bind 5, tabell 3.2: ordnet deponi dekket med jord eller kompost)"
        in landfill
    )


def test_adaptation_says_that_it_needs_no_tonnes() -> None:
    assert "fullstendig uten tonn" in pages()["adaptation.runoff.md"]
    assert "- `peak_runoff`: 2,24 før, 1,4 etter" in pages()["adaptation.runoff.md"]
