"""Any file at all is a template or is refused in words: nothing else ever comes of reading one."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fbdesk.errors import FileError
from fbdesk.reports.templates.chapter_names import CHAPTERS
from fbdesk.reports.templates.standard import own_template, standard_template, standard_text
from fbdesk.reports.templates.template import Template

ANY_VALUE = st.recursive(
    st.one_of(
        st.booleans().map(lambda value: str(value).lower()),
        st.integers(-(2**63), 2**63 - 1).map(str),
        st.sampled_from(['"a"', '""', "'nb'", "1e400", "nan", "2026-11-23", '"new-page"', '"{x}"']),
    ),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda each: f"[{', '.join(each)}]")
        | inner.map(lambda each: f"{{ nb = {each} }}")
    ),
    max_leaves=6,
)
PLACES = st.sampled_from(
    [
        "title",
        "title.nb",
        "subtitle",
        "chapters",
        "chapters.order",
        "headings",
        "headings.parties",
        "headings.parties.nb",
        "own",
        "own.a",
        "own.a.text",
        "own.a.heading.nb",
        "own.a.numbered",
        "colours",
        "colours.ink",
        "logo",
        "logo.file",
        "logo.text",
        "logo.height_mm",
        "pages",
        "pages.cover",
        "pages.contents",
        "x.y.z",
    ]
)
quickly = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(autouse=True)
def _warmed() -> None:
    standard_template("agreement", "nb")


def read(folder: Path, content: bytes, document: str = "agreement") -> Template | None:
    """Return the template that a file holds, None where it is refused as it should be."""
    file = folder / "mal.toml"
    file.write_bytes(content)
    try:
        return own_template(file, document, "nb")
    except FileError as error:
        told = str(error)
    assert re.fullmatch(r"mal\.toml(, line \d+:| is ).+", told)
    return None


@quickly
@given(st.binary(max_size=80))
def test_any_bytes(tmp_path: Path, content: bytes) -> None:
    assert read(tmp_path, content) is None


@quickly
@given(st.dictionaries(PLACES, ANY_VALUE, max_size=4))
def test_any_value_at_any_place(tmp_path: Path, values: dict[str, str]) -> None:
    lines = ['document = "agreement"', *(f"{place} = {value}" for place, value in values.items())]
    found = read(tmp_path, "\n".join(lines).encode())
    assert found is None or set(found.chapters) - {"new-page", "a"} <= set(CHAPTERS["agreement"])


@quickly
@given(st.data())
def test_the_standard_template_with_a_slip_of_the_pen(tmp_path: Path, data: st.DataObject) -> None:
    document = data.draw(st.sampled_from(sorted(CHAPTERS)))
    text = standard_text(document).decode()
    place = data.draw(st.integers(0, len(text)))
    gone = data.draw(st.integers(0, 30))
    put = data.draw(
        st.sampled_from(["", '"', "[", "]", "=", "\n", "#", "{", "\\", "é", "\t", "'''"])
    )
    found = read(tmp_path, (text[:place] + put + text[place + gone :]).encode(), document)
    assert found is None or found.document == document
