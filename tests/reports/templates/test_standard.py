"""Tests of the templates that come with the program: whole, readable, and good to copy."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from fbdesk.errors import FileError, UsageError
from fbdesk.reports.catalogue import DOCUMENTS, document_kind
from fbdesk.reports.look import HOUSE_COLOURS, Colours
from fbdesk.reports.templates.chapter_names import CHAPTERS, rewordable
from fbdesk.reports.templates.standard import (
    checked_templates,
    own_template,
    standard_file,
    standard_template,
    standard_text,
)
from fbdesk.reports.templates.template import NEW_PAGE
from fbdesk.resource_files import resource
from fbdesk.texts import LANGUAGES, translator
from tests.reports.templates.given_templates import ARMS, a_file

SUGGESTION = re.compile(r'^# (?=\[|\w+(?:\.\w+)? = |""")', re.MULTILINE)
"""The mark before a line that an office may take into use."""


def test_every_document_but_the_workbook_has_a_template() -> None:
    assert list(CHAPTERS) == [kind.id for kind in DOCUMENTS if kind.formats != ("xlsx",)]
    held = {file.stem for file in resource("templates").glob("*.toml")}
    assert held == set(CHAPTERS)


@pytest.mark.parametrize("document", CHAPTERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_standard_template_has_every_chapter_and_the_titles_of_the_window(
    document: str, language: str
) -> None:
    template = standard_template(document, language)
    assert [name for name in template.chapters if name != NEW_PAGE] == list(CHAPTERS[document])
    title = translator(language)(document_kind(document).title)
    assert template.title == ("" if document == "measure-card" else title)
    assert template.subtitle == ""
    assert template.look.colours == HOUSE_COLOURS
    assert template.look.logo is None


@pytest.mark.parametrize("document", CHAPTERS)
def test_the_file_shows_every_part_that_can_be_changed(document: str) -> None:
    text = standard_text(document).decode()
    for part in ("title", "subtitle", "chapters", "headings.", "own.", "colours", "logo", "pages"):
        assert f"[{part}" in text
    for colour in fields(Colours):
        assert re.search(rf'^{colour.name} *= "#', text, re.MULTILINE)
    reworded = re.findall(r"\[headings\.([\w-]+)\]", text)
    assert set(reworded) <= set(rewordable(document))


@pytest.mark.parametrize("document", CHAPTERS)
def test_what_the_file_suggests_can_be_taken_into_use_as_it_stands(
    tmp_path: Path, document: str
) -> None:
    (tmp_path / "logo.svg").write_text(ARMS)
    used = SUGGESTION.sub("", standard_text(document).decode())
    used = used.replace("order = [\n", 'order = [\n  "foreword",\n')
    file = tmp_path / f"{document}.toml"
    file.write_text(used, encoding="utf-8")
    held = own_template(file, document, "nb")
    assert held.chapters[0] == "foreword"
    assert held.own["foreword"].heading == "Forord"
    assert held.subtitle.endswith("{city}")
    assert held.look.logo is not None
    assert len(held.headings) == 1


def test_a_copy_is_the_file_itself_and_means_the_same(tmp_path: Path) -> None:
    copy = tmp_path / "kopi.toml"
    copy.write_bytes(standard_text("minutes"))
    assert copy.read_bytes() == standard_file("minutes").read_bytes()
    assert own_template(copy, "minutes", "en") == standard_template("minutes", "en")


@pytest.mark.parametrize("document", ["reporting-workbook", "letter"])
def test_other_documents_have_none(tmp_path: Path, document: str) -> None:
    with pytest.raises(UsageError, match=f"{document} has no templates. .*: action-plan, agree"):
        standard_text(document)
    with pytest.raises(UsageError, match="has no templates"):
        own_template(tmp_path, document, "nb")


def test_a_folder_is_checked_file_by_file(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"has no templates\. They are called action-plan\.toml,"):
        list(checked_templates(tmp_path, "nb"))
    for document in ("minutes", "agreement"):
        (tmp_path / f"{document}.toml").write_bytes(standard_text(document))
    (tmp_path / "notes.toml").write_text("something else")
    assert [document for document, _ in checked_templates(tmp_path, "nb")] == [
        "agreement",
        "minutes",
    ]


def test_a_file_is_checked_for_the_document_that_it_names(tmp_path: Path) -> None:
    file = a_file(tmp_path, '[chapters]\norder = ["items"]\n', "minutes")
    ((document, template),) = checked_templates(file, "nb")
    assert (document, template.chapters) == ("minutes", ("items",))
