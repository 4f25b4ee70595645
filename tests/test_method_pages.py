"""Tests of docs/methods: the pages are the current ones and say what a planner needs."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from fbdesk.calculation.catalogue import METHODS
from fbdesk.calculation.declaration import Method
from tools.build_method_pages import TARGET, TOP, WORDS, pages

BY_ID = pytest.mark.parametrize("declared", METHODS, ids=lambda declared: declared.id)
BY_LANGUAGE = pytest.mark.parametrize("language", list(WORDS))


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return pages()


def section(page: str, title: str) -> list[str]:
    """Return the lines of a section of a page, without the empty ones."""
    text = page.split(f"## {title}\n")[1].split("\n## ", maxsplit=1)[0]
    return [line for line in text.splitlines() if line]


def test_the_pages_in_docs_are_the_current_ones(made: dict[str, str]) -> None:
    """Run `python tools/build_method_pages.py` where this fails."""
    written = {
        path.relative_to(TARGET).as_posix(): path.read_text(encoding="utf-8")
        for path in TARGET.rglob("*.md")
    }
    assert written == made


def test_the_tool_finds_the_program_from_any_folder(tmp_path: Path) -> None:
    tool = TOP / "tools" / "build_method_pages.py"
    count = f"import runpy; print(len(runpy.run_path({str(tool)!r})['pages']()))"
    run = subprocess.run(
        [sys.executable, "-c", count], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert int(run.stdout) == 2 * (len(METHODS) + 1) + 1


def test_the_way_in_leads_to_both_languages(made: dict[str, str]) -> None:
    assert "[Bokmål](nb/README.md)" in made["README.md"]
    assert "[English](en/README.md)" in made["README.md"]


@BY_LANGUAGE
def test_the_list_leads_to_every_page(made: dict[str, str], language: str) -> None:
    listed = made[f"{language}/README.md"]
    for declared in METHODS:
        assert f"({declared.id}.md)" in listed
        assert f"{language}/{declared.id}.md" in made


def test_both_languages_have_the_same_words_around_the_methods() -> None:
    assert set(WORDS["nb"]) == set(WORDS["en"])
    places = {name: re.findall(r"\{\w+\}", text) for name, text in WORDS["nb"].items()}
    assert places == {name: re.findall(r"\{\w+\}", text) for name, text in WORDS["en"].items()}
    same = [name for name, text in WORDS["nb"].items() if text == WORDS["en"][name]]
    assert same == []


@BY_LANGUAGE
@BY_ID
def test_a_page_names_every_input_with_its_bounds(
    made: dict[str, str], language: str, declared: Method
) -> None:
    lines = section(made[f"{language}/{declared.id}.md"], WORDS[language]["stated"])
    rows = [line for line in lines if line.startswith("| `")]
    assert [row.split("`")[1] for row in rows] == [one.id for one in declared.inputs]
    assert all(row.count("|") == 5 for row in rows)


@BY_LANGUAGE
@BY_ID
def test_a_page_has_a_checklist_of_the_figures_to_find(
    made: dict[str, str], language: str, declared: Method
) -> None:
    _, _, *rows = section(made[f"{language}/{declared.id}.md"], WORDS[language]["checklist"])
    assert len(rows) == len(declared.needs)
    for row in rows:
        name, _unit, where = (cell.strip() for cell in row.strip("|").split("|"))
        assert name
        assert where
    if language == "en":
        assert [row.split("|")[3].strip() for row in rows] == [one.where for one in declared.needs]


@BY_LANGUAGE
@BY_ID
def test_a_page_gives_formula_sources_and_example(
    made: dict[str, str], language: str, declared: Method
) -> None:
    text, said = made[f"{language}/{declared.id}.md"], WORDS[language]
    assert f"    {declared.formula}" in text
    assert section(text, said["sources"]) == [f"- {source}" for source in declared.literature]
    example = section(text, said["example"])
    assert any(line.startswith("- ") for line in example)
    assert len(section(text, said["ask"])) == len(declared.checklist)


@BY_ID
def test_the_bokmal_page_has_no_english_sentence_of_the_method(
    made: dict[str, str], declared: Method
) -> None:
    text = made[f"nb/{declared.id}.md"]
    sentences = (declared.question, declared.example.text, *declared.checklist)
    assert [each for each in sentences if each in text] == []


def test_a_default_is_told_with_number_and_source(made: dict[str, str]) -> None:
    assert "0,119 (DERIVED, `vkm-car-2018`)" in made["nb/transport.price.md"]
    assert "0.119 (DERIVED, `vkm-car-2018`)" in made["en/transport.price.md"]
    assert (
        "0,1 (IPCC 2006, bind 5, tabell 3.2: ordnet deponi dekket med jord eller kompost)"
        in made["nb/waste.landfill.md"]
    )


def test_adaptation_says_that_it_needs_no_tonnes(made: dict[str, str]) -> None:
    assert "fullstendig uten tonn" in made["nb/adaptation.runoff.md"]
    assert "- `peak_runoff`: 2,24 før, 1,4 etter" in made["nb/adaptation.runoff.md"]
    assert "complete without tonnes" in made["en/adaptation.runoff.md"]
